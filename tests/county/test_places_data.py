"""The embedded table of places, checked by itself and, where it is at hand, against real postcodes."""

import csv
import re
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
import pytest

from geoplan.county.boundaries import read_council_codes
from geoplan.county.places import read_places
from geoplan.domain.geography import Place

POSTCODES = (
    Path(__file__).resolve().parents[3] / "shared/data/postcodes/codepoint_open_nottinghamshire_2014.csv"
)
CENSUS_2021 = {
    "Ashfield": 126_300,
    "Bassetlaw": 117_800,
    "Broxtowe": 110_900,
    "Gedling": 117_300,
    "Mansfield": 110_500,
    "Newark and Sherwood": 122_900,
    "Nottingham": 323_627,
    "Rushcliffe": 119_000,
}
WHOLE_DISTRICTS = {
    "Ashfield": "Central",
    "Bassetlaw": "North",
    "Broxtowe": "South",
    "Gedling": "South",
    "Mansfield": "Central",
    "Rushcliffe": "South",
}


@pytest.fixture(scope="module")
def places() -> tuple[Place, ...]:
    return read_places()


@pytest.fixture(scope="module")
def ours(places: tuple[Place, ...]) -> tuple[Place, ...]:
    return tuple(place for place in places if place.council in CENSUS_2021)


def test_codes_are_unique_slugs_of_the_names(places: tuple[Place, ...]) -> None:
    codes = [place.code for place in places]
    assert len(codes) == len(set(codes))
    for place in places:
        slug = re.sub(r"[^a-z0-9]+", "-", place.name.lower().replace("'", "")).strip("-")
        council = place.council.lower().replace(" ", "-")
        assert place.code in (slug, f"{slug}-{council}")


def test_there_are_enough_places_in_the_county_and_around_it(
    places: tuple[Place, ...], ours: tuple[Place, ...]
) -> None:
    counts = Counter(place.council for place in ours)
    assert len(ours) >= 330
    assert set(counts) == set(CENSUS_2021) == set(read_council_codes().values())
    assert min(counts.values()) >= 20
    assert len(places) - len(ours) >= 70


def test_contact_districts_follow_the_councils(places: tuple[Place, ...]) -> None:
    for place in places:
        if place.council == "Newark and Sherwood":
            assert place.contact_district in ("North", "South"), place.code
        else:
            assert place.contact_district == WHOLE_DISTRICTS.get(place.council), place.code


def test_newark_and_sherwood_is_divided_between_ollerton_and_newark(ours: tuple[Place, ...]) -> None:
    district = {place.code: place.contact_district for place in ours}
    assert {district[code] for code in ("ollerton", "boughton", "edwinstowe", "bilsthorpe")} == {"North"}
    assert {district[code] for code in ("newark-on-trent", "hawtonville", "southwell")} == {"South"}


def test_populations_add_up_to_the_census_within_a_tenth(ours: tuple[Place, ...]) -> None:
    total: dict[str, int] = defaultdict(int)
    for place in ours:
        total[place.council] += place.population
    for council, census in CENSUS_2021.items():
        assert total[council] == pytest.approx(census, rel=0.1), council


def test_no_two_places_are_one(places: tuple[Place, ...]) -> None:
    lat = np.radians([place.position.lat for place in places])
    lon = np.radians([place.position.lon for place in places])
    apart = np.hypot(lat[:, None] - lat, (lon[:, None] - lon) * np.cos(lat)) * 6_371_000
    np.fill_diagonal(apart, np.inf)
    assert apart.min() > 150


def test_known_towns_are_where_they_are(ours: tuple[Place, ...]) -> None:
    """Railway stations and market places that everybody can look up, to 1.5 km."""
    known = {
        "nottingham": (52.954, -1.150),
        "mansfield": (53.144, -1.197),
        "worksop": (53.304, -1.124),
        "retford": (53.322, -0.943),
        "newark-on-trent": (53.076, -0.809),
        "west-bridgford": (52.930, -1.127),
    }
    found = {place.code: place.position for place in ours}
    for code, (lat, lon) in known.items():
        assert abs(found[code].lat - lat) < 0.0135, code
        assert abs(found[code].lon - lon) < 0.022, code


@pytest.mark.skipif(not POSTCODES.is_file(), reason="no postcode file beside the project")
def test_every_place_of_the_county_has_a_real_postcode_within_600_m(ours: tuple[Place, ...]) -> None:
    from pyproj import Transformer
    from scipy.spatial import cKDTree

    with POSTCODES.open(encoding="utf-8", newline="") as rows:
        postcodes = [(float(row["easting"]), float(row["northing"])) for row in csv.DictReader(rows)]
    to_grid = Transformer.from_crs(4326, 27700, always_xy=True)
    points = [to_grid.transform(place.position.lon, place.position.lat) for place in ours]
    metres, _ = cKDTree(postcodes).query(points)
    assert not [(p.code, round(m)) for p, m in zip(ours, metres, strict=True) if m > 600]
