import openpyxl
import pytest

SMALL = ("--children", "10", "--drivers", "6", "--iterations", "20", "--workers", "1")
OPTIONS = """
[[option]]
name = "a hall at Southwell"
open = ["Southwell hall"]
a_year = 12_000

[[option]]
name = "Beeston closes"
close = ["Beeston Central"]
a_year = -9_000

[[input]]
name = "petrol"
high = 2.5

[sensitivity]
draws = 5
scan = 2
grid_steps = 2
checks = 0
grid = ["petrol", "mileage"]
leave_out = ["travel time", "peak time", "demand", "boundary"]
"""
CANDIDATES = "code,name,latitude,longitude,rooms\nsouthwell-hall,Southwell hall,53.078,-0.955,2\n"


@pytest.fixture
def sensitivity(geoplan, folder):
    """Run the command on a small county, with a file of options there."""
    (folder / "candidates.csv").write_text(CANDIDATES)
    (folder / "options.toml").write_text(OPTIONS)
    (folder / "geoplan.toml").write_text("[sites]\nsearches = 1\n")
    return lambda *words: geoplan("sites", "sensitivity", *SMALL, *words, "--candidates", "candidates.csv")


def test_a_file_of_options_is_asked_about_and_written(sensitivity, folder):
    code, out, err = sensitivity("options.toml")
    assert code == 0, err
    for words in ("a hall at Southwell", "Beeston closes", "costs least", "5 draws of all inputs", "made up"):
        assert words in out
    assert "Content-Security-Policy" in (folder / "maps" / "sensitivity.html").read_text()
    assert "weeks to plan" not in out
    assert "4 weeks to plan and 496 prices to work out: less than a minute on one core" in " ".join(
        err.split()
    )
    assert (folder / "maps" / "sensitivity.txt").read_text().startswith("Would the decision change?")
    book = openpyxl.load_workbook(folder / "maps" / "sensitivity.xlsx")
    assert "Draws" in book.sheetnames
    again = sensitivity("options.toml")
    assert again[:2] == (0, out)


def test_without_a_file_there_are_options_to_begin_with(sensitivity, folder):
    (folder / "few.toml").write_text(OPTIONS[OPTIONS.index("[[input]]") :])
    code, out, err = sensitivity("few.toml", "--draws", "2")
    assert code == 0, err
    assert "No options were named, so these are examples" in out
    assert "open Southwell hall" in out


@pytest.mark.parametrize(
    ("words", "text", "told"),
    [
        (("gone.toml",), None, "there is no such file"),
        (("options.toml", "--grid", "petrol", "tea"), None, 'no input "tea" to put in the table'),
        (("options.toml", "--grid", "petrol", "petrol"), None, "the table has two inputs"),
        (("options.toml", "--draws", "0"), None, "the draws 0 is not between"),
        (("options.toml", "--workers", "0"), None, "0 processes are none"),
        (("own.toml",), '[[input]]\nname = "petroleum"\n', 'there is no input "petroleum"'),
        (("own.toml",), '[[input]]\nname = "demand in South"\n', "fewer than 5 children travel there"),
        (("own.toml",), '[[option]]\nname = "x"\nclose = ["Beesten"]\n', 'there is no venue "Beesten"'),
        (
            ("own.toml",),
            '[[boundary]]\nname = "x"\nservices = { North = "a", South = "b" }\n',
            "Central belongs to",
        ),
    ],
)
def test_what_cannot_be_is_refused_with_the_cure(sensitivity, folder, words, text, told):
    if text:
        (folder / "own.toml").write_text(text)
    code, _, err = sensitivity(*words)
    assert code == 2
    assert told in err
    assert not (folder / "maps" / "sensitivity.html").exists()
