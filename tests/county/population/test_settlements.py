import numpy as np
import pytest
from numpy.random import default_rng

from geoplan.county.population.settlements import Settlements, distances_m, somewhere_around
from geoplan.domain.geography import Position
from tests.county.population.small import PLACES


def test_flat_distances_agree_with_the_sphere():
    origin = Position(53.0, -1.2)
    others = [Position(53.4, -0.7), Position(52.8, -1.2), Position(53.0, -1.2)]
    flat = distances_m(origin, np.array([p.lat for p in others]), np.array([p.lon for p in others]))
    assert flat == pytest.approx([origin.distance_m(other) for other in others], rel=0.005, abs=0.01)


def test_draws_follow_the_weights_and_never_pick_an_empty_place():
    settlements = Settlements(PLACES)
    rng = default_rng(5)
    weights = settlements.population * settlements.served
    drawn = [settlements.draw(rng, weights).code for _ in range(1_200)]
    assert set(drawn) == {"northam", "midby", "southwell-on-sea"}
    assert drawn.count("northam") == pytest.approx(400, abs=60)
    assert settlements.districts == ("Central", "North", "South")


def test_weights_fall_off_with_distance():
    settlements = Settlements(PLACES)
    everywhere = np.ones(len(PLACES), dtype=bool)
    weights = settlements.weights_near(PLACES[0].position, everywhere, scale_m=8_000)
    assert weights[0] == pytest.approx(40_000)
    away_m = PLACES[0].position.distance_m(PLACES[1].position)
    assert weights[1] == pytest.approx(30_000 * np.exp(-away_m / 8_000), rel=0.01)
    assert settlements.weights_near(PLACES[0].position, ~everywhere, scale_m=8_000).sum() == 0


def test_points_lie_within_the_radius_on_all_sides():
    rng = default_rng(2)
    centre = Position(53.1, -1.2)
    points = [somewhere_around(rng, centre, 400) for _ in range(300)]
    away = [centre.distance_m(point) for point in points]
    assert max(away) <= 410
    # Evenly over the disc: half of them lie beyond 0.71 of the radius.
    assert sum(distance > 283 for distance in away) == pytest.approx(150, abs=40)
    assert min(p.lat for p in points) < centre.lat < max(p.lat for p in points)
    assert min(p.lon for p in points) < centre.lon < max(p.lon for p in points)
