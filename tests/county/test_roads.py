import pytest

from geoplan.county.roads import Sinuosity, read_junctions, read_roads
from geoplan.domain.geography import Position
from geoplan.domain.roads import RoadClass
from geoplan.errors import InputError

PLACES = """code,name,kind,lat,lon,council,contact_district,population
ashton,Ashton,town,53.0000,-1.0000,Mansfield,Central,1000
beeford,Beeford,town,53.0900,-1.0000,Mansfield,Central,1000
"""
SECTIONS = "road,class,start,end,carriageway,built_up,limit_mph,length_m,one_way,shape\n"
NINE_HUNDREDTHS_M = Position(53, -1).distance_m(Position(53.09, -1))


@pytest.fixture
def folder(tmp_path):
    for name in ("places", "roads"):
        (tmp_path / name).mkdir()
    (tmp_path / "places" / "places.csv").write_text(PLACES, encoding="utf-8")
    (tmp_path / "roads" / "junctions_a.csv").write_text(
        "code,name,lat,lon\nm1-j90,M1 junction 90,53.0450,-1.0000\n", encoding="utf-8"
    )
    return tmp_path


def write(folder, rows, name="sections.csv"):
    (folder / "roads" / name).write_text(SECTIONS + rows, encoding="utf-8")


def test_a_section_without_length_is_as_long_as_its_line_and_a_little_more(folder):
    write(
        folder,
        "A1,trunk,ashton,beeford,dual,no,70,,no,\n"
        "B6,secondary,ashton,beeford,single,yes,30,,yes,53.0300 -1.0000; 53.0600 -1.0000\n"
        "A60,primary,ashton,beeford,single,no,60,12000,no,\n",
    )
    trunk, lesser, known = read_roads(folder)
    assert trunk.length_m == pytest.approx(1.02 * NINE_HUNDREDTHS_M)
    assert lesser.length_m == pytest.approx(1.08 * NINE_HUNDREDTHS_M)
    assert known.length_m == 12_000
    assert (trunk.dual, trunk.built_up, trunk.one_way, trunk.limit_mph) == (True, False, False, 70)
    assert (lesser.dual, lesser.built_up, lesser.one_way) == (False, True, True)
    assert lesser.road_class is RoadClass.SECONDARY
    assert lesser.shape == (Position(53.03, -1), Position(53.06, -1))
    assert read_roads(folder, sinuosity=Sinuosity(trunk=1.5))[0].length_m == pytest.approx(
        1.5 * NINE_HUNDREDTHS_M
    )


def test_bends_make_a_section_longer(folder):
    write(folder, "B6,secondary,ashton,beeford,single,no,60,,no,53.0450 -1.0500\n")
    (bent,) = read_roads(folder)
    assert bent.length_m > 1.15 * 1.08 * NINE_HUNDREDTHS_M


def test_every_file_of_sections_and_junctions_is_read(folder):
    write(folder, "A1,trunk,ashton,m1-j90,dual,no,70,,no,\n", "sections_north.csv")
    write(folder, "A1,trunk,m1-j90,beeford,dual,no,70,,no,\n", "sections_south.csv")
    assert [section.end for section in read_roads(folder)] == ["m1-j90", "beeford"]
    assert read_junctions(folder) == {"m1-j90": Position(53.045, -1)}


def test_all_faults_are_told_with_their_rows(folder):
    write(
        folder,
        "A1,trunk,ashten,beeford,dual,no,70,,no,\n"
        "A2,trunk,ashton,beeford,wide,no,fast,,maybe,53.0\n"
        "A3,trunk,ashton,beeford,dual,no,65,,no,\n"
        "A4,trunk,ashton,beeford,dual,no,70,9000,no,\n",
    )
    with pytest.raises(InputError) as caught:
        read_roads(folder)
    told = str(caught.value).splitlines()
    assert told[0].startswith('roads/sections.csv, row 2, column "start": "ashten" is neither')
    assert 'did you mean "ashton"?' in told[0]
    assert [line.split(":")[0].rsplit(", ", 1)[-1] for line in told[1:5]] == [
        'column "shape"',
        'column "carriageway"',
        'column "limit_mph"',
        'column "one_way"',
    ]
    assert "row 4: A3, ashton to beeford: 65 is not a British limit" in told[5]
    assert "9000 m is shorter than the line drawn, 10008 m" in told[6]
    assert len(told) == 7


def test_a_code_cannot_be_place_and_junction_nor_two_junctions(folder):
    (folder / "roads" / "junctions_b.csv").write_text(
        "code,name,lat,lon\nashton,Ashton,53,-1\n", encoding="utf-8"
    )
    write(folder, "A1,trunk,ashton,beeford,dual,no,70,,no,\n")
    with pytest.raises(InputError, match='"ashton" is both a place and a junction'):
        read_roads(folder)
    (folder / "roads" / "junctions_c.csv").write_text(
        "code,name,lat,lon\nashton,Ashton,53,-1\n", encoding="utf-8"
    )
    with pytest.raises(InputError, match=r"already in roads/junctions_b\.csv row 2"):
        read_junctions(folder)


def test_missing_files_are_told(tmp_path):
    with pytest.raises(InputError, match=r"roads/junctions.csv: the file is missing"):
        read_junctions(tmp_path)


def test_a_road_is_not_shorter_than_its_line():
    with pytest.raises(ValueError, match=r"0.9 times"):
        Sinuosity(primary=0.9)
    with pytest.raises(ValueError, match="not a share"):
        Sinuosity(tolerance=1)


def test_the_embedded_roads_hold_together():
    """Every end is a place or junction, every number a number: reading them raises nothing."""
    roads = read_roads()
    assert {"M1", "A1"} <= {section.road for section in roads}
