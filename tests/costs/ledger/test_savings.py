from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geoplan.costs.ledger import By, compare
from geoplan.costs.ledger.savings import Cause, parts_of
from geoplan.domain.ledger import Amounts
from geoplan.domain.plans import Mode
from tests.costs.ledger.rows import carer, journey, ledger, nobody, taxi


def run(loaded_p, empty_p, ridden_m=10_000, shared_m=0, **other):
    """A journey on a volunteer's run that pays so much with and without a child."""
    amounts = Amounts(volunteer_miles=loaded_p + empty_p, empty_pence=empty_p)
    return journey(amounts=amounts, ridden_m=ridden_m, shared_m=shared_m, **other)


def test_a_carer_who_drives_saves_all_that_the_taxi_cost_more():
    assert parts_of(taxi(pence=2_500), carer(pence=300)) == {Cause.CARER: 2_200}


def test_a_carer_who_no_longer_drives_costs_under_the_same_heading():
    assert parts_of(carer(pence=300), taxi(pence=2_500)) == {Cause.CARER: -2_200}


def test_a_volunteer_in_place_of_a_taxi_is_a_cheaper_way():
    assert parts_of(taxi(pence=2_500), journey()) == {Cause.MODE: 2_000}


def test_a_nearer_venue_saves_miles_at_the_lower_price():
    # 5 km less, at the carer's 6p a 100 m and not at the taxi's 25p.
    near = carer(pence=300, venue="newark", direct_m=5_000)
    assert parts_of(taxi(pence=2_500), near) == {Cause.VENUE: 300, Cause.CARER: 1_900}


def test_a_short_taxi_ride_is_not_multiplied_into_a_long_one():
    # £10 for 500 m would be £400 for 20 km, which nobody paid or saved.
    short, long = taxi(pence=1_000, direct_m=500), carer(pence=600, direct_m=20_000, venue="newark")
    assert parts_of(short, long) == {Cause.VENUE: -585, Cause.CARER: 985}


def test_who_travels_alike_saves_all_by_the_nearer_venue():
    near = taxi(pence=1_000, direct_m=2_000, venue="newark")
    assert parts_of(taxi(pence=2_500), near) == {Cause.VENUE: 1_500}


def test_on_runs_the_way_before_is_scaled_to_the_new_length():
    # Half the way at the price before: 250p; the rest of the 300p is order.
    near = run(200, 0, direct_m=5_000, ridden_m=5_000, venue="newark")
    assert parts_of(run(400, 100), near) == {Cause.VENUE: 250, Cause.ORDER: 50}


def test_a_child_fetched_elsewhere_is_no_nearer_venue():
    assert parts_of(taxi(pence=2_500), taxi(pence=1_500, direct_m=5_000)) == {Cause.OTHER: 1_000}


def test_fewer_miles_without_a_child_are_a_better_order():
    assert parts_of(run(400, 300), run(400, 100)) == {Cause.ORDER: 200}


def test_a_child_more_in_the_car_is_sharing():
    # 400p alone; with another child half the way 300p, and 50p less for the empty miles.
    shared = run(300, 50, shared_m=5_000)
    assert parts_of(run(400, 100), shared) == {Cause.ORDER: 50, Cause.SHARING: 100}


def test_a_detour_is_set_against_what_sharing_saves():
    # 2 km further at 4p a 100 m, and yet 100p less with a child: sharing saved 180p of it.
    shared = run(300, 100, ridden_m=12_000, shared_m=6_000)
    assert parts_of(run(400, 100), shared) == {Cause.ORDER: -80, Cause.SHARING: 180}


def test_a_journey_of_no_length_has_no_nearer_venue():
    there = taxi(pence=900, direct_m=0)
    assert parts_of(there, taxi(pence=400, venue="newark")) == {Cause.OTHER: 500}


def test_what_is_in_one_plan_only_saves_nothing():
    before = ledger(taxi("S1"), taxi("S2"), taxi("S3"))
    after = ledger(carer("S1"), nobody("S3"), taxi("S4"))
    savings = compare(before, after)
    assert [pair.before.session for pair in savings.pairs] == ["S1"]
    assert (savings.pence, savings.before.paid_pence, savings.after.paid_pence) == (2_200, 2_500, 300)
    assert [row.session for row in savings.only_before] == ["S2"]
    assert [row.session for row in savings.only_after] == ["S4"]
    assert [pair.before.session for pair in savings.not_taken] == ["S3"]
    assert savings.journeys_by_cause()[Cause.CARER] == 1
    assert savings.modes() == {(Mode.TAXI, Mode.CARER): 1}


def test_brothers_and_sisters_are_the_same_journey_whoever_they_travel_with():
    before = ledger(taxi(child="C1", request="S1-out"), taxi(child="C2", request="S1-out"))
    after = ledger(taxi(child="C1", request="S1-out-a"), taxi(child="C2", request="S1-out-b"))
    assert len(compare(before, after).pairs) == 2


def test_weeks_are_compared_in_order():
    later = timedelta(weeks=3)
    one, other = taxi(), carer()
    after = ledger(carer(day=other.day + later))
    assert compare(ledger(one), after).pence == 2_200
    two = ledger(one, taxi("S1", day=one.day + timedelta(weeks=1)))
    with pytest.raises(ValueError, match="2 weeks cannot be compared with 1"):
        compare(two, after)
    assert len(compare(two, two).pairs) == 2


def test_prices_that_differ_are_named():
    before = ledger(journey(), prices=(("volunteer_pence_per_mile", 45.0), ("taxi_pence", 400.0)))
    after = ledger(journey(), prices=(("volunteer_pence_per_mile", 55.0), ("taxi_pence", 400.0)))
    assert compare(before, after).prices == (("volunteer_pence_per_mile", 45.0, 55.0),)


MODES = st.sampled_from([journey, taxi, carer, nobody])


@st.composite
def rows(draw):
    found = []
    for at in range(draw(st.integers(0, 5))):
        make = draw(MODES)
        miles_p, empty_p = draw(st.integers(0, 5_000)), draw(st.integers(0, 900))
        item = {journey: "volunteer_miles", taxi: "taxis", carer: "carer_miles"}.get(make)
        amounts = Amounts(**{item: miles_p + empty_p}, empty_pence=empty_p) if item else Amounts()
        ridden_m = draw(st.integers(0, 30_000))
        found.append(
            make(
                f"S{at}",
                amounts=amounts,
                direct_m=draw(st.integers(0, 20_000)),
                ridden_m=ridden_m,
                shared_m=draw(st.integers(0, ridden_m)),
                venue=draw(st.sampled_from(["retford", "newark"])),
            )
        )
    return ledger(*found)


@settings(max_examples=60, deadline=None)
@given(rows(), rows())
def test_causes_venues_and_what_is_apart_add_up_to_the_whole_difference(before, after):
    savings = compare(before, after)
    assert sum(savings.by_cause().values()) == savings.pence
    assert sum(savings.journeys_by_cause().values()) == len(savings.pairs)
    for pair in savings.pairs:
        assert sum(pair.parts.values()) == pair.pence
    for by in By:
        assert sum(one - other for one, other in savings.by(by).values()) == savings.pence
    gone = sum(row.amounts.paid_pence for row in savings.only_before)
    new = sum(row.amounts.paid_pence for row in savings.only_after)
    apart = sum(pair.pence for pair in savings.not_taken)
    assert savings.pence + gone - new + apart == before.total.paid_pence - after.total.paid_pence


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 5_000), st.integers(0, 5_000), st.integers(1, 30_000), st.integers(1, 30_000))
def test_a_venue_never_counts_for_more_than_the_longer_way_cost(paid, then, length, nearer):
    parts = parts_of(taxi(pence=paid, direct_m=length), carer(pence=then, direct_m=nearer, venue="newark"))
    assert -then - 1 <= parts.get(Cause.VENUE, 0) <= paid + 1
