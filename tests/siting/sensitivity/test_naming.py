import pytest

from geoplan.domain.inputs import Distribution
from geoplan.errors import InputError
from geoplan.io.siting.sensitivity import InputText
from geoplan.runs.case.params import RunParams
from geoplan.siting.sensitivity.known import default_inputs
from geoplan.siting.sensitivity.naming import inputs_of
from tests.siting.sensitivity.worlds import TOGETHER

DEFAULTS = default_inputs(RunParams(), [], [TOGETHER])


def named(*texts):
    return {one.name: one for one in inputs_of(texts, DEFAULTS, file="options.toml")}


def test_what_is_not_said_stays_as_it_was():
    assert named() == {one.name: one for one in DEFAULTS}
    before, after = named()["petrol"], named(InputText(name="petrol", high=2.5))["petrol"]
    assert after.high == 2.5
    assert (after.base, after.low, after.unit) == (before.base, before.low, before.unit)


def test_a_distribution_can_be_chosen():
    found = named(InputText(name="petrol", distribution=Distribution.NORMAL))
    assert found["petrol"].distribution is Distribution.NORMAL


def test_demand_of_a_district_is_an_input_of_its_own():
    found = named(InputText(name="demand in North", low=0.7))
    assert found["demand in North"].low == 0.7
    assert found["demand"].low == 0.85


def test_every_fault_is_told():
    wrong = (
        InputText(name="petroleum"),
        InputText(name="tea"),
        InputText(name="petrol", base=9.0),
        InputText(name="demand"),
        InputText(name="demand"),
        InputText(name="boundary"),
        InputText(name="works"),
    )
    with pytest.raises(InputError) as caught:
        named(*wrong)
    told = " | ".join(str(fault) for fault in caught.value.faults)
    for words in (
        'there is no input "petroleum"; did you mean "petrol"?',
        'there is no input "tea"; use one of: demand, travel time',
        '"petrol": least, low, base, high, most must not fall',
        '"demand" is written twice', "write each as [[boundary]]", '"works" would change nothing',
    ):  # fmt: skip
        assert words in told
    assert all(fault.file == "options.toml" for fault in caught.value.faults)
