import csv

import pytest

from geoplan.io.britain import in_great_britain
from geoplan.io.national_grid import to_lat_lon
from tests.io.helpers import SHARED

LAND = {
    "Penzance": (50.118, -5.537), "St Ives": (50.211, -5.480), "Lizard": (49.967, -5.206),
    "Plymouth": (50.371, -4.142), "Weymouth": (50.614, -2.457), "Ventnor": (50.595, -1.206),
    "Brighton": (50.820, -0.137), "Dungeness": (50.917, 0.976), "Dover": (51.128, 1.313),
    "Margate": (51.389, 1.386), "Southend": (51.537, 0.714), "Lowestoft": (52.476, 1.753),
    "Cromer": (52.931, 1.302), "Hunstanton": (52.938, 0.489), "Skegness": (53.144, 0.337),
    "Withernsea": (53.731, 0.034), "Spurn": (53.577, 0.112), "Bridlington": (54.085, -0.192),
    "Scarborough": (54.283, -0.400), "Whitby": (54.486, -0.615), "Berwick": (55.770, -2.006),
    "Aberdeen": (57.149, -2.094), "Fraserburgh": (57.693, -2.005), "Wick": (58.439, -3.094),
    "Thurso": (58.596, -3.522), "Stornoway": (58.209, -6.387), "Lerwick": (60.155, -1.145),
    "Kirkwall": (58.981, -2.960), "Portree": (57.413, -6.194), "Oban": (56.415, -5.472),
    "Campbeltown": (55.424, -5.606), "Brodick": (55.576, -5.149), "Stranraer": (54.904, -5.024),
    "Whitehaven": (54.549, -3.589), "Barrow": (54.111, -3.226), "Blackpool": (53.817, -3.054),
    "Holyhead": (53.309, -4.633), "Aberdaron": (52.804, -4.712), "Aberystwyth": (52.415, -4.083),
    "St Davids": (51.881, -5.269), "Tenby": (51.672, -4.703), "Swansea": (51.621, -3.944),
    "Barry": (51.400, -3.284), "Ilfracombe": (51.208, -4.113), "Bude": (50.829, -4.545),
    "Hugh Town": (49.914, -6.315), "Nottingham": (52.954, -1.150),
}  # fmt: skip
SEA = {
    "North Sea": (54.5, 2.0), "off Norfolk": (53.3, 1.2), "Irish Sea": (53.6, -4.9),
    "Dublin": (53.35, -6.26), "Belfast": (54.6, -5.93), "Paris": (48.86, 2.35), "Calais": (50.95, 1.85),
    "Channel": (50.2, -1.0), "Celtic Sea": (50.8, -6.0), "Cardigan Bay": (52.4, -5.0),
    "Moray Firth": (58.0, -2.5),
}  # fmt: skip


@pytest.mark.parametrize("town", LAND)
def test_towns_on_the_coast_are_in_great_britain(town: str) -> None:
    lat, lon = LAND[town]
    assert in_great_britain([lat], [lon])[0]


@pytest.mark.parametrize("place", SEA)
def test_seas_and_other_countries_are_not(place: str) -> None:
    lat, lon = SEA[place]
    assert not in_great_britain([lat], [lon])[0]


@pytest.mark.skipif(not SHARED.is_dir(), reason="needs the shared data")
def test_every_real_postcode_of_the_county_is_in_great_britain() -> None:
    path = SHARED / "postcodes" / "codepoint_open_nottinghamshire_2014.csv"
    with path.open() as stream:
        rows = [(float(row["easting"]), float(row["northing"])) for row in csv.DictReader(stream)]
    lats, lons = to_lat_lon([row[0] for row in rows], [row[1] for row in rows])
    assert in_great_britain(lats, lons).all()
