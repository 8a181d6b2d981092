import pytest

from geoplan.domain.inputs import Distribution
from geoplan.errors import InputError
from geoplan.io.siting.options import read_options
from geoplan.io.siting.sensitivity import InputText, read_study
from geoplan.siting.sensitivity.params import SensitivityParams

WHOLE = """
[[option]]
name = "close Retford"
close = ["Retford"]
a_year = -30_000

[[input]]
name = "petrol"
high = 2.5
distribution = "normal"
source = "the RAC"

[[boundary]]
name = "two authorities"
regroup = { "South/Rushcliffe" = "Rushcliffe" }
services = { North = "N", Central = "N", South = "S", Rushcliffe = "S" }
share = 0.3

[sensitivity]
draws = 500
grid = ["petrol", "demand"]
"""


def read(tmp_path, text):
    path = tmp_path / "options.toml"
    path.write_text(text)
    return read_study(path, SensitivityParams)


def test_a_file_says_it_all(tmp_path):
    found = read(tmp_path, WHOLE)
    assert [one.name for one in found.options] == ["close Retford"]
    (petrol,) = found.inputs
    assert petrol.given == {
        "name": "petrol", "high": 2.5, "distribution": Distribution.NORMAL, "source": "the RAC",
    }  # fmt: skip
    (boundary,) = found.boundaries
    assert boundary.services["Rushcliffe"] == "S"
    assert boundary.share == 0.3
    assert found.params == SensitivityParams(draws=500, grid=("petrol", "demand"))


def test_options_alone_will_do_and_so_will_inputs_alone(tmp_path):
    found = read(tmp_path, '[[option]]\nname = "x"\nclose = ["y"]\n')
    assert (found.inputs, found.boundaries, found.params) == ((), (), None)
    assert read(tmp_path, '[[input]]\nname = "petrol"\nlow = 1\n').options == ()


def test_the_same_file_names_options_for_a_comparison(tmp_path):
    read(tmp_path, WHOLE)
    assert [one.name for one in read_options(tmp_path / "options.toml")] == ["close Retford"]


def test_every_fault_is_told_at_once(tmp_path):
    wrong = """
    tea = 1
    [[option]]
    name = "nothing"
    [[input]]
    name = "petrol"
    hihg = 2
    [[input]]
    name = "demand"
    distribution = "even"
    [[boundary]]
    name = "none"
    [[boundary]]
    name = "one"
    services = { North = "all", South = "all" }
    [sensitivity]
    draws = 0
    """
    with pytest.raises(InputError) as caught:
        read(tmp_path, wrong)
    told = "\n".join(str(fault) for fault in caught.value.faults)
    assert len(caught.value.faults) == 7
    for words in (
        'there is no "tea"', '"nothing" changes nothing', 'did you mean "high"?', '"even" is not one of',
        'boundary "none" changes nothing', "two services or more", "the draws 0 is not between",
    ):  # fmt: skip
        assert words in told


@pytest.mark.parametrize("text", ["input = 3", "sensitivity = 3", "[input]\nname = 1"])
def test_what_is_no_table_is_refused(tmp_path, text):
    with pytest.raises(InputError):
        read(tmp_path, text)


def test_an_input_needs_a_name():
    with pytest.raises(ValueError, match="blank"):
        InputText(name=" ")
