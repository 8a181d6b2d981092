import pytest

from geoplan.county.places import read_places
from geoplan.domain.geography import PlaceKind
from geoplan.errors import InputError

HEADER = "code,name,kind,lat,lon,council,contact_district,population\n"


def folder_with(tmp_path, rows):
    path = tmp_path / "places" / "places.csv"
    path.parent.mkdir()
    path.write_text(HEADER + rows, encoding="utf-8")
    return tmp_path


def test_places_are_read(tmp_path):
    folder = folder_with(tmp_path, "st-anns,St Ann's,suburb,52.9630,-1.1380,Nottingham,,19000\n")
    (place,) = read_places(folder)
    assert (place.code, place.name, place.kind) == ("st-anns", "St Ann's", PlaceKind.SUBURB)
    assert place.contact_district is None
    assert place.population == 19_000


def test_all_faults_are_told(tmp_path):
    rows = (
        "a,A,town,-1.1,53.1,Mansfield,Central,10\n"
        "b,B,twon,53.1,-1.1,Mansfield,Central,-4\n"
        "a,A,town,53,-1,,,5\n"
    )
    with pytest.raises(InputError) as caught:
        read_places(folder_with(tmp_path, rows))
    told = str(caught.value)
    assert "row 2: -1.1000, 53.1000 is not in Great Britain; latitude and longitude look swapped" in told
    assert 'row 3, column "kind": "twon"' in told
    assert 'row 4, column "code": "a" is already' in told
    assert 'row 4, column "council": the cell is empty' in told


def test_the_embedded_places_are_a_county_and_its_ring():
    places = read_places()
    assert len(places) >= 300
    assert {place.contact_district for place in places} == {"North", "Central", "South", None}
    county = sum(place.population for place in places if place.contact_district)
    assert county == pytest.approx(824_800, rel=0.05)
