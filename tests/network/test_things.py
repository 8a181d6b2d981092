from types import SimpleNamespace

import pytest

from geoplan.errors import InputError, RowAt
from geoplan.network.things import on_roads
from tests.networks import at, one_way_block


def test_homes_and_positions_are_put_on_the_road_alike():
    child = SimpleNamespace(code="C1", home=at(0, 100))
    venue = SimpleNamespace(code="V1", position=at(0, 100))
    child_at, venue_at = (on_roads(one_way_block(), [thing]) for thing in (child, venue))
    assert (child_at.codes, venue_at.codes) == (("C1",), ("V1",))
    assert child_at.link.tolist() == venue_at.link.tolist()


def test_a_fault_names_the_row_it_came_from():
    far = SimpleNamespace(code="C1", home=at(20_000, 0))
    with pytest.raises(InputError, match=r"^children\.csv, row 12: C1 is"):
        on_roads(one_way_block(), [far], where={"C1": RowAt("children.csv", None, 12)})
