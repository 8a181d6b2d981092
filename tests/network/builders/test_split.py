import numpy as np

from geoplan.network.builders.split import Pieces, split_ways


def split(ways: list[list[int]], *, stops: tuple[int, ...] = (), closed: tuple[int, ...] = ()) -> Pieces:
    return split_ways(
        np.concatenate([[0], np.cumsum([len(way) for way in ways])]),
        np.array([node for way in ways for node in way], dtype=np.int64),
        stops=np.array(stops, dtype=np.int64),
        closed=np.array(closed, dtype=np.int64),
    )


def lines(pieces: Pieces, ways: list[list[int]]) -> list[list[int]]:
    refs = np.array([node for way in ways for node in way])
    return [
        refs[pieces.vertex[a:b]].tolist() for a, b in zip(pieces.offset[:-1], pieces.offset[1:], strict=True)
    ]


def test_a_way_alone_is_one_link() -> None:
    ways = [[10, 20, 30]]
    pieces = split(ways)
    assert lines(pieces, ways) == [[10, 20, 30]]
    assert pieces.node_ref[pieces.start].tolist() == [10]
    assert pieces.node_ref[pieces.end].tolist() == [30]


def test_ways_are_cut_where_another_meets_them() -> None:
    ways = [[1, 2, 3, 4], [9, 3]]
    pieces = split(ways)
    assert lines(pieces, ways) == [[1, 2, 3], [3, 4], [9, 3]]
    assert pieces.way.tolist() == [0, 0, 1]
    assert pieces.end[0] == pieces.start[1] == pieces.end[2]


def test_a_way_that_crosses_itself_is_cut_there() -> None:
    ways = [[1, 2, 3, 4, 2, 5]]
    assert lines(split(ways), ways) == [[1, 2], [2, 3, 4, 2], [2, 5]]


def test_a_ring_is_one_loop() -> None:
    ways = [[1, 2, 3, 1]]
    pieces = split(ways)
    assert lines(pieces, ways) == [[1, 2, 3, 1]]
    assert pieces.start.tolist() == pieces.end.tolist()


def test_a_stop_cuts_but_joins() -> None:
    pieces = split([[1, 2, 3]], stops=(2,))
    assert pieces.end[0] == pieces.start[1]


def test_nothing_passes_a_closed_node() -> None:
    ways = [[1, 2, 3], [4, 2]]
    pieces = split(ways, closed=(2,))
    at_the_gate = {pieces.end[0], pieces.start[1], pieces.end[2]}
    assert len(at_the_gate) == 3
    assert pieces.node_ref[sorted(at_the_gate)].tolist() == [2, 2, 2]


def test_a_point_given_twice_running_is_no_link() -> None:
    ways = [[1, 2, 2, 3]]
    assert lines(split(ways), ways) == [[1, 2], [2, 3]]
