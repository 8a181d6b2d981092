import pytest
import shapely

from geoplan.audiences.masking.areas import Area
from geoplan.domain.geography import Place, PlaceKind
from geoplan.maps.panels.cells import area_shapes, borders, settlement_cells, united
from tests.maps.ground import square
from tests.maps.panels.ground import SIDE, SOUTH, WEST, settlements
from tests.networks import at

LAND = square("Middle", WEST, SOUTH, SIDE)


def test_cells_share_out_the_land_and_each_holds_its_own_settlement():
    places = settlements()
    cells = settlement_cells(places, LAND)
    assert sum(cell.area for cell in cells) == pytest.approx(SIDE**2)
    for place, cell in zip(places[:2], cells[:2], strict=True):
        assert cell.contains(shapely.Point(place.position.lon, place.position.lat))


def test_a_settlement_outside_has_only_the_land_that_is_nearest_to_it():
    *_, outside = settlement_cells(settlements(), LAND)
    assert not outside.is_empty
    assert outside.bounds[0] > -0.6


def test_of_two_settlements_in_one_point_the_first_has_the_ground():
    twice = [*settlements(), Place("z", "Zed", PlaceKind.VILLAGE, at(5_000, 0), "Testshire", "Middle", 10)]
    cells = settlement_cells(twice, LAND)
    assert cells[3].is_empty
    assert not cells[0].is_empty


def test_borders_lie_between_owners_and_not_around_the_land():
    cells = settlement_cells(settlements(), LAND)
    line = borders(cells[:2], (0, 1))
    west, _, east, _ = line.bounds
    assert east - west < 0.01  # one line from south to north
    assert borders(cells[:2], (1, 1)) is None


def test_no_ground_is_no_shape():
    assert united([shapely.Polygon()]) is None


def test_an_area_is_the_ground_of_its_settlements_and_none_where_no_ground_is_drawn():
    aton, bury, outham = settlements()
    every = (aton, bury, outham)
    areas = [
        Area("both", frozenset({"a", "b"}), aton.position, frozenset()),
        Area("far", frozenset({"?"}), aton.position, frozenset()),
    ]
    both, far = area_shapes(areas, every, LAND)
    assert both.area == pytest.approx(sum(cell.area for cell in settlement_cells(every, LAND)[:2]))
    assert far is None
    assert area_shapes(areas, every, None) == [None, None]
