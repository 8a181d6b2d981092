"""The proof looks into every kind of file: what a planner sees would be found in anybody else's."""

import pytest

from geoplan.cli import main
from tests.proof import rights, seeds
from tests.proof.reading import words_in
from tests.proof.test_outputs import found_in

# Another way of saying where something is, beside `latitude` and `longitude`.
_WHERE = {"easting", "northing", "place", "postcode"}


def test_every_field_of_every_input_is_seeded():
    for kind, empty in seeds.empty_columns().items():
        assert empty <= _WHERE, kind


def test_no_canary_is_part_of_another():
    texts = sorted({canary.text for canary in seeds.canaries() if not canary.beside})
    within = [(a, b) for a in texts for b in texts if a != b and a in b]
    # A name and what was confided are made of the code they belong to, and so are found with it.
    assert all(any(character.isdigit() for character in a) for a, _ in within)


@pytest.mark.parametrize("out", ["out.xlsx", "out.gpkg", "out"])
def test_what_a_planner_sees_is_found_in_every_kind_of_file(here, service, out):
    assert main(("export", "plan", "--for", "planner", "--project", "project", "--out", out)) == 0
    files = [here / out] if "." in out else sorted((here / out).iterdir())
    found = found_in("\n".join(map(words_in, files)), rights.of_nobody)
    for what in (
        "child",
        "carer",
        "adult",
        "driver",
        "worker",
        "school",
        "session",
        "siblings",
        "legal status",
    ):
        assert {one.of for one in found if one.what == what}, what
    homes = {one.of for one in seeds.canaries() if one.what == "home"}
    assert homes == {one.of for one in found if one.what == "home"}
    assert not [one for one in found if one.what in rights.NEVER | {"address"}]


def test_a_name_on_a_drivers_sheet_would_be_found(here, service):
    driver, day = service.first_driver()
    words = ("--day", f"{day}", "--names", "names.csv", "--out", "out", "--project", "project")
    assert main(("sheets", "plan", "--for", "drivers", *words)) == 0
    text = words_in(next((here / "out").glob(f"{driver}*")))
    assert {one.what for one in found_in(text, rights.of_nobody)} >= {"driver", "child", "address"}
    assert not found_in(text, service.of_driver(driver, day, sheet=True))
