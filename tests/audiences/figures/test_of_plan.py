"""The figures of a plan for those who see no single child."""

from dataclasses import replace

from geoplan.audiences.figures import divisions_of, figures_of
from geoplan.audiences.rows import AreaRow, FigureRow
from geoplan.domain.plans import Mode
from tests.audiences.figures.services import DRIVEN, VILLAGES, WEEKLY, figures, of, shown_of
from tests.report.runs.plans import hand_case, hand_plan
from tests.runs.worlds import child


def figures_by_hand():
    return figures_of(hand_case(), hand_plan(), places=VILLAGES)


def test_every_division_of_a_measure_adds_up_to_the_same():
    totals = {}
    for one in divisions_of(hand_case(), hand_plan()):
        assert totals.setdefault(one.measure, one.total) == one.total
    assert totals == {"children": 4, "sessions": 5, "journeys": 10}


def test_small_counts_are_shown_as_c():
    shown = shown_of(figures(WEEKLY | {40: DRIVEN, 41: [Mode.NOBODY]}))
    assert shown.pop("volunteer driver") == "42"
    assert sorted(shown.values()) == ["20", "c", "c"]  # two by nobody, and as many others as hide them
    assert {row.shown for row in of(figures_by_hand(), FigureRow)} == {"c"}


def test_fewer_than_five_children_are_in_no_area():
    assert not of(figures_by_hand(), AreaRow)


def more_children(count):
    """The case with so many children more, half of them at either end, who come to contact once."""
    case, plan = hand_case(), hand_plan()
    homes = [8 if number % 2 == 0 else 2 for number in range(count)]
    new = [child(f"C1{at:03}", home, home_place=f"v{home}") for at, home in enumerate(homes)]
    like, cover = plan.request("S0003-out"), plan.covers("S0005-out")
    requests = [
        replace(like, code=f"{one.code}-out", session=f"S-{one.code}", children=(one.code,)) for one in new
    ]
    pairs = [*zip(plan.requests, plan.coverage, strict=True)]
    pairs += [(one, replace(cover, request=one.code)) for one in requests]
    pairs.sort(key=lambda pair: pair[0].code)
    return (
        replace(case, children=(*case.children, *new)),
        replace(plan, requests=tuple(a for a, _ in pairs), coverage=tuple(b for _, b in pairs)),
    )


def test_areas_have_names_and_places_and_no_homes():
    case, plan = more_children(20)
    rows = of(figures_of(case, plan, places=VILLAGES), AreaRow)
    assert sum(row.children for row in rows) == 24
    assert {row.shown for row in rows} == {f"{row.children}" for row in rows}
    assert {name for row in rows for name in row.places} == {"Village 2", "Village 8"}


def test_one_child_more_next_week_is_not_told():
    first = figures_of(*more_children(20), places=VILLAGES)
    second = figures_of(*more_children(21), places=VILLAGES, before=first.told)
    assert [row.shown for row in first.rows] == [row.shown for row in second.rows]
    later = figures_of(*more_children(40), places=VILLAGES, before=second.told)
    assert [row.shown for row in later.rows] != [row.shown for row in first.rows]


def test_areas_that_are_taken_together_are_told_as_the_sum_of_what_was_told():
    case, plan = more_children(20)
    first = figures_of(case, plan, places=VILLAGES)
    assert len(of(first, AreaRow)) == 2
    # Most of the children at one end are gone, and one at the other.
    gone = {one.code for one in case.children if one.home_place == "v2"} - {"C1001"} | {"C1000"}
    requests = [one for one in plan.requests if not gone.intersection(one.children)]
    kept = {one.code for one in requests}
    fewer = replace(
        plan,
        requests=tuple(requests),
        coverage=tuple(one for one in plan.coverage if one.request in kept),
    )
    second = figures_of(case, fewer, places=VILLAGES, before=first.told)
    (area,) = of(second, AreaRow)
    assert set(area.places) == {"Village 2", "Village 8"}
    told = sum(int(row.shown) for row in of(first, AreaRow))
    assert area.shown in (f"{told}", "c") or abs(int(area.shown) - told) >= 5
