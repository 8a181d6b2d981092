"""Claims between areas: no home, no claimant, no small number, and nothing by subtracting maps."""

from geoplan.audiences import Audience, cut
from geoplan.audiences.differencing import NOTHING_TOLD
from geoplan.audiences.rows import FlowRow
from geoplan.domain.claims import ClaimStop
from geoplan.domain.geography import Place, PlaceKind
from geoplan.maps.mileage import claim_flows
from tests.costs.claims.made import EAST, audited, journey
from tests.networks import at

WESTON = Place("weston", "Weston", PlaceKind.VILLAGE, at(0, 0), "Testshire", "Middle", 900)
VESTON = Place("veston", "Veston", PlaceKind.VILLAGE, at(4_000, 0), "Testshire", "Middle", 900)
NORTH = ClaimStop("north-1", at(9_000, 0), venue=True)


def home(number):
    """At Weston up to 99, at Veston from 100 on."""
    return ClaimStop(f"C{number:04}", at(10 * number if number < 100 else 3_000 + 10 * number, 0))


def told(journeys, *, before=NOTHING_TOLD, audience=Audience.MANAGER):
    """
    What is told of claims.

    Parameters
    ----------
    journeys
        How many from each home to the venue, by the home's number.
    """
    claims = [(home(number), EAST) for number, count in journeys.items() for _ in range(count)]
    return told_of(claims, before=before, audience=audience)


def told_of(claims, *, miles=9, before=NOTHING_TOLD, audience=Audience.MANAGER):
    audit = audited(*(journey(row, stops, miles) for row, stops in enumerate(claims, start=2)))
    names = {"east-1": "East House", "north-1": "North House"}
    return claim_flows(audit, places=(WESTON, VESTON), venue_names=names, audience=audience, before=before)


def each(count, *numbers):
    return dict.fromkeys(numbers, count)


def flows(homes):
    return told(each(1, *range(homes))).rows


def shown(made):
    """Journeys and miles as managers read them, by the area that is not East House."""
    return {
        next(name for name in (row.from_area, row.to_area) if name != "East House"): (
            row.shown_journeys,
            row.shown_miles,
        )
        for row in made.rows
    }


def test_homes_are_told_as_their_settlement_once_there_are_five():
    (row,) = flows(5)
    assert (row.from_area, row.to_area, row.journeys) == ("East House", "Weston", 5)
    assert row.miles == 5 * 90


def test_journeys_of_few_homes_are_put_together_and_hidden_however_many():
    (row,) = told(each(3, *range(4))).rows
    assert (row.from_area, row.to_area) == ("elsewhere", "elsewhere")
    assert (row.shown_journeys, row.shown_miles, row.shown_queried) == ("c", "c", "c")
    # Between two venues there is no home: there journeys count.
    (row,) = told_of([(EAST, NORTH)] * 5).rows
    assert (row.from_area, row.to_area, row.shown_journeys) == ("East House", "North House", "5")


def test_homes_of_areas_with_few_are_told_of_together_by_venue():
    near = told_of([(home(number), venue) for number in range(4) for venue in (EAST, NORTH)])
    assert [row.from_area for row in near.rows] == ["elsewhere"]
    both = [(home(number), EAST) for number in (*range(4), *range(2_000, 2_003))]
    (row,) = told_of(both).rows
    assert (row.from_area, row.to_area, row.shown_journeys) == ("East House", "elsewhere", "7")


def test_planners_read_every_number_whatever_managers_were_told():
    first = told(each(4, *range(5)))
    (row,) = told(each(2, *range(4)), before=first.told, audience=Audience.PLANNER).rows
    assert (row.to_area, row.shown_journeys, row.shown_miles) == ("Weston", "8", "72")


def test_nobody_sees_a_code():
    seen = cut(flows(6), Audience.MANAGER)[FlowRow]
    assert "journeys" not in seen.fields
    assert "C0001" not in repr([dict(row) for row in seen])


def test_a_pair_is_told_as_before_until_five_of_its_homes_have_changed():
    first = told(each(4, *range(5)))
    assert shown(first) == {"Weston": ("20", "180")}
    for almost in (
        each(4, *range(5)) | {0: 5},
        each(4, *range(5)) | {0: 9},  # five more journeys of one home are that home's
        each(4, *range(9)),  # four have come
        each(4, *range(4)),  # one has gone
        each(9, *range(4)) | {4: 4},
    ):
        again = told(almost, before=first.told)
        assert shown(again) == {"Weston": ("20", "180")}
        assert again.told.populations == first.told.populations
    assert shown(told(each(4, *range(10)), before=first.told)) == {"Weston": ("40", "360")}
    assert shown(told(each(5, *range(5)), before=first.told)) == {"Weston": ("25", "225")}


def test_miles_are_told_anew_where_five_homes_are_claimed_for_otherwise():
    first = told(each(4, *range(5)))
    claims = [(home(number), EAST) for number in range(5) for _ in range(4)]
    assert shown(told_of(claims, miles=12, before=first.told)) == {"Weston": ("20", "240")}
    between = told_of([(EAST, NORTH)] * 20)
    (row,) = told_of([(EAST, NORTH)] * 21, miles=12, before=between.told).rows
    assert (row.shown_journeys, row.shown_miles) == ("20", "180")


def test_a_map_is_held_against_all_before_and_not_the_last_alone():
    first = told(each(4, *range(5)))
    second = told(each(4, *range(10)), before=first.told)
    third = told(each(4, *range(6)), before=second.told)
    assert shown(third) == shown(second)
    assert shown(told(each(4, *range(5)), before=second.told)) == {"Weston": ("20", "180")}


def test_five_stretches_of_one_home_are_those_of_one_home():
    between = [(home(number), home(100 + number % 5)) for number in range(1, 10)]
    of_one = [(home(0), home(100 + number)) for number in range(5)]
    first = told_of([*between, *of_one])
    assert [row.shown_journeys for row in first.rows] == ["14"]
    assert [row.shown_journeys for row in told_of(between, before=first.told).rows] == ["14"]


def test_homes_told_as_elsewhere_do_not_give_themselves_away_when_their_settlement_is_named():
    first = told(each(4, *range(4), *range(100, 104)))
    assert shown(first) == {"elsewhere in Testshire": ("32", "288")}
    # Of Weston nothing is told beside: what was elsewhere would be divided in two of few homes.
    named = told(each(4, *range(5), *range(100, 104)), before=first.told)
    assert shown(named) == shown(first) | {"Weston": ("c", "c")}


def test_an_area_is_kept_once_it_was_named():
    first = told(each(4, *range(5), *range(100, 104), *range(200, 206)))
    one_less = told(each(4, *range(4), *range(100, 104), *range(200, 206)), before=first.told)
    assert "Weston" in shown(first)
    assert shown(one_less) == shown(first)


def test_stretches_from_five_homes_to_one_are_that_ones():
    at_ends = [*((home(number), EAST) for number in range(5)), *((home(100 + at), NORTH) for at in range(5))]
    to_one = [(home(100 + at), home(0)) for at in range(5) for _ in range(3)]
    to_five = [(home(100 + at), home(at)) for at in range(5) for _ in range(3)]
    told_between = [
        {(row.from_area, row.to_area): row.shown_journeys for row in told_of([*at_ends, *claims]).rows}
        for claims in (to_one, to_five)
    ]
    assert ("Veston", "Weston") not in told_between[0]
    assert told_between[1]["Veston", "Weston"] == "15"
