from dataclasses import replace
from datetime import time, timedelta

from geoplan.domain.people import Need
from geoplan.runs.case.digests import digests_of, who
from tests.runs.worlds import at, small_case


def test_children_who_travel_alike_a_week_later_are_the_same():
    case = small_case()
    days = tuple(day + timedelta(days=7) for day in case.days)
    later = replace(case, week=case.week + timedelta(days=7), days=days)
    assert digests_of(later) == digests_of(case)
    assert any(digests_of(case))


def test_a_child_who_moves_is_another_and_one_with_another_hour_the_same_with_something_changed():
    case = small_case()
    first = digests_of(case)
    row = next(at for at, found in enumerate(first) if found)
    moved = list(case.children)
    moved[row] = replace(moved[row], home=at(31))
    assert digests_of(replace(case, children=tuple(moved)))[row].split()[0] != first[row].split()[0]
    code = case.children[row].code
    sooner = tuple(
        replace(one, start=time(9, 40)) if code in one.children and one.start == time(10) else one
        for one in case.sessions
    )
    who, where, what = first[row].split()
    changed = digests_of(replace(case, sessions=sooner))[row].split()
    assert changed[:2] == [who, where]
    assert changed[2] != what


def test_a_child_that_needs_something_else_has_changed_and_a_birthday_alone_is_no_change():
    case = small_case()
    first = digests_of(case)
    row = next(at for at, found in enumerate(first) if found)

    def changed(**fields):
        children = list(case.children)
        children[row] = replace(children[row], **fields)
        return digests_of(replace(case, children=tuple(children)))[row]

    assert changed(needs=frozenset({Need.ALONE})) != first[row]
    assert changed(contact_district="Elsewhere") != first[row]
    assert changed(birth_date=case.children[row].birth_date + timedelta(days=1)) == first[row]


def test_many_homes_share_a_digest_and_nothing_else_of_it_tells_where_a_home_is():
    case = small_case()
    row = next(at for at, found in enumerate(digests_of(case)) if found)
    child = case.children[row]
    homes = [replace(child, home=at(minute)) for minute in range(2_000)]
    assert len({who(one) for one in homes}) <= 256
    # Whoever is another has another digest: only the last digits follow from the home.
    assert len({who(one)[:-2] for one in homes}) == 1
    assert len({who(replace(child, code=f"C{number:04}")) for number in range(300)}) == 300

    def rest(case):
        return digests_of(case)[row].split()[1:]

    farther = replace(case.travel, seconds=case.travel.seconds * 2)
    assert rest(replace(case, travel=farther)) == rest(case)
