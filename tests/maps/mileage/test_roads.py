"""How often roads are driven, by hand; and what managers are told of it."""

from dataclasses import replace
from itertools import pairwise

from geoplan.audiences import Audience, cut
from geoplan.audiences.differencing import NOTHING_TOLD
from geoplan.audiences.rows import RoadRow, StopRow
from geoplan.domain.geography import Position
from geoplan.maps.mileage import road_rows
from geoplan.maps.mileage.roads import driven_roads
from tests.maps.week.made import legs, roads, rows


def stops():
    return [row for row in rows() if isinstance(row, StopRow)]


def test_times_and_lengths_add_up_to_the_legs():
    found = road_rows(legs(), stops(), roads(), shared=False)
    driven = sum(row.length_m * (row.with_child + row.without_child) for row in found)
    lines = sum(one.distance_m(other) for leg in legs() for one, other in pairwise(leg.line))
    assert abs(driven - lines) < 0.01 * lines
    assert {row.road for row in found} == {"B600"}


def test_with_and_without_a_child_are_apart():
    only = [leg for leg in legs() if leg.run == "D001-mon"]
    found = road_rows(only, stops(), roads(), shared=False)
    # Home to the family and back is empty; the family's way to the venue is driven twice with them.
    assert {(row.with_child, row.without_child) for row in found if row.length_m > 1} == {(0, 2), (2, 0)}


def shared_by(count, before=NOTHING_TOLD):
    """Lines of so many runs, each with another child, along one road."""
    return driven_by(count, before).rows


def driven_by(count, before=NOTHING_TOLD, *, turning_off=False):
    """The same with what was told; one more run that turns off half way, where asked for."""
    way = replace(legs()[1], shared_line=(stops()[0].position, stops()[2].position), on_board=1)
    ways = [replace(way, run=f"R{at}", number=1) for at in range(count)]
    if turning_off:
        middle = halfway(*way.shared_line)
        ways = [replace(one, shared_line=(one.shared_line[0], middle, one.shared_line[1])) for one in ways]
        ways.append(replace(way, run=f"R{count}", number=1, shared_line=(way.shared_line[0], middle)))
    riders = [
        replace(stops()[1], run=one.run, number=0, on_board=(f"C{at:04}",)) for at, one in enumerate(ways)
    ]
    return driven_roads(ways, riders, roads(), shared=True, before=before)


def halfway(one, other):
    """Between two positions."""
    return Position(round((one.lat + other.lat) / 2, 5), round((one.lon + other.lon) / 2, 5))


def test_few_people_have_no_number_and_more_are_rounded():
    assert [row.shown_with for row in shared_by(4)] == ["c"]
    assert [row.shown_with for row in shared_by(6)] == ["5"]
    assert [row.shown_with for row in shared_by(13)] == ["15"]
    assert [row.shown_without for row in shared_by(6)] == ["0"]


def test_one_child_driven_often_is_still_one_child():
    way = replace(legs()[1], shared_line=(stops()[0].position, stops()[2].position), on_board=1)
    riders = [replace(stops()[1], run=f"R{at}", number=0, on_board=("C0001",)) for at in range(9)]
    found = road_rows([replace(way, run=f"R{at}", number=1) for at in range(9)], riders, roads(), shared=True)
    assert [row.shown_with for row in found] == ["c"]


def test_whole_lines_reach_no_manager():
    found = road_rows(legs(), stops(), roads(), shared=False)
    seen = cut(found, Audience.MANAGER)[RoadRow]
    assert "line" not in seen.fields
    assert all(row["shared_line"] == () and row["shown_with"] == "" for row in seen)


def test_one_child_more_changes_no_number_and_five_do():
    first = driven_by(12)
    assert [row.shown_with for row in first.rows] == ["10"]
    # 13 would be nearer to 15: the road would tell of a child who is new on it.
    second = driven_by(13, first.told)
    assert [row.shown_with for row in second.rows] == ["10"]
    assert [row.shown_with for row in driven_by(17, second.told).rows] == ["15"]


def test_a_road_that_is_cut_in_two_keeps_its_number():
    first = driven_by(12)
    second = driven_by(12, first.told, turning_off=True)
    assert sorted(row.with_child for row in second.rows) == [12, 13]
    assert [row.shown_with for row in second.rows] == ["10", "10"]
    assert [row.shown_with for row in driven_by(12, second.told).rows] == ["10"]


def test_few_people_are_told_of_no_more_when_one_joins_them():
    first = driven_by(4)
    assert [row.shown_with for row in driven_by(5, first.told).rows] == ["c"]
    assert [row.shown_with for row in driven_by(9, first.told).rows] == ["10"]
