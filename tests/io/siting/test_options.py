import pytest

from geoplan.domain.ages import AgeBand
from geoplan.errors import InputError
from geoplan.io.siting.options import RoomsText, read_options

GOOD = """
[[option]]
name = "Worksop and Kirkby"
open = ["Worksop", "Kirkby-in-Ashfield"]
once = 250_000
a_year = 90_000.55
residual = 200_000
from_month = 6
note = "as in 2014"

[[option]]
name = "Beeston gets two more rooms"
[[option.rooms]]
venue = "Beeston Central"
add = 2
ages = ["baby", "toddler"]

[[option]]
name = "one service"
regroup = { North = "All", "South/Rushcliffe" = "All" }
"""


def read(tmp_path, text):
    path = tmp_path / "options.toml"
    path.write_text(text)
    return read_options(path)


def test_options_are_read_as_written(tmp_path):
    opening, rooms, regrouping = read(tmp_path, GOOD)
    assert opening.open == ("Worksop", "Kirkby-in-Ashfield")
    assert (opening.once_pence, opening.yearly_pence) == (25_000_000, 9_000_055)
    assert (opening.residual_pence, opening.from_month) == (20_000_000, 6)
    assert rooms.rooms[0].venue == "Beeston Central"
    assert regrouping.regroup == {"North": "All", "South/Rushcliffe": "All"}


def test_new_rooms_take_codes_that_are_free():
    text = RoomsText(venue="x", add=2, ages=("baby",), children=3)
    rooms = text.rooms(frozenset({"new-1", "blue"}))
    assert [(room.code, room.ages, room.children) for room in rooms] == [
        ("new-2", {AgeBand.BABY}, 3),
        ("new-3", {AgeBand.BABY}, 3),
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "there is no option"),
        ("[[options]]\nname = 'a'", 'there is no "options"'),
        ("[[option]]\nname = 'a'\nshut = ['b']", 'there is no "shut"'),
        ("[[option]]\nname = 'a'", '"a" changes nothing'),
        ("[[option]]\nname = 'a'\nonce = 1\nfrom_month = 241", "a number of months, from 0 to 240"),
        ("[[option]]\nname = 'a'\nonce = 1\nresidual = -1", "residual is an amount in pounds, not below 0"),
        ("[[option]]\nclose = ['b']", '"name" is missing'),
        ("[[option]]\nname = 'a'\nclose = 'b'", "must be a list"),
        ("[[option]]\nname = 'a'\n[[option.rooms]]\nvenue = 'b'", "say how many rooms"),
        ("[[option]]\nname = 'a'\n[[option.rooms]]\nvenue = 'b'\nadd = 1\nages = ['old']", "is no age band"),
        ("[[option]\nname", "cannot be read as TOML"),
    ],
)
def test_faults_say_what_and_where(tmp_path, text, told):
    with pytest.raises(InputError, match=told.replace("[", r"\[")) as caught:
        read(tmp_path, text)
    assert all(fault.file == "options.toml" for fault in caught.value.faults)


def test_all_faults_are_told_at_once(tmp_path):
    text = "[[option]]\nname = 'a'\nshut = 1\n[[option]]\nname = ''\nclose = ['b']\n[other]\n"
    with pytest.raises(InputError) as caught:
        read(tmp_path, text)
    assert len(caught.value.faults) == 3


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(InputError, match=r"gone\.toml: there is no such file"):
        read_options(tmp_path / "gone.toml")
