import pytest

from geoplan.domain.inputs import Input
from geoplan.report.siting.sensitivity import words
from geoplan.siting.sensitivity import known
from geoplan.siting.sensitivity.analyses.break_even import BreakEven, Turn
from tests.siting.sensitivity.worlds import study

PETROL = Input(name="petrol", base=1.4, low=1.2, high=2, least=0.5, most=6, unit="£ a litre")
LOW, HIGH = Turn(0.9, 0.95, 0.85, 0), Turn(2.61, 2.6, 2.62, 1)


SIDES = {
    "neither": (
        None,
        None,
        "all the way where petrol costs £0.50 to £6 a litre: it never turns in that range.",
    ),
    "higher": (None, HIGH, "until petrol costs £2.61 a litre; beyond, {other} is cheaper."),
    "lower": (LOW, None, "while petrol costs more than £0.90 a litre; below, “now” is cheaper."),
    "both": (
        LOW,
        HIGH,
        "while petrol costs £0.90 to £2.61 a litre; below, “now” is cheaper, above, {other}.",
    ),
}


@pytest.mark.parametrize("side", SIDES)
def test_a_break_even_is_one_sentence(side):
    lower, higher, told = SIDES[side]
    verb = "is cheapest" if side == "neither" else "stays cheapest"
    sentence = words.break_even_sentence(study(), BreakEven(PETROL, lower, higher))
    assert sentence == f"“open the east” {verb} " + told.format(other="“same venues, sessions placed anew”")


def test_every_input_has_a_clause_of_its_own():
    for name in known.MEANINGS:
        one = Input(name=name, base=1, low=0, high=2)
        assert words.said(one, "?").count("?") == 1
        assert words.said(one, "?") != f"{name} is ?" or name in ("demand", "interest")
    north = Input(name="demand in North", base=1, low=0, high=2)
    assert words.said(north, "1.2") == "demand in North is 1.2 times that of now"


def test_the_headline_says_who_wins_by_how_much_and_how_often():
    told = words.headline(study())
    assert told.startswith("“open the east” costs least: £")
    assert "less than “now”" in told
    assert "it wins in 100 % of 20 draws (95 % sure: 84 to 100 %)" in told


def test_the_paragraph_for_a_committee_has_the_boundary_and_the_regret():
    told = words.committee_paragraph(study())
    assert told.startswith("Would the decision change? “open the east” costs least")
    assert "No boundary that was tried makes another option the cheapest." in told
    assert "£0 a year more than the best choice in hindsight" in told
    assert "planned anew" in told


def test_a_check_says_what_planning_found():
    (check,) = study().checks
    told = words.check_sentence(study(), check)
    assert told.startswith("Where a mile is paid at 36p, planned anew: “open the east” is £")
    assert "as estimated (+£" in told
