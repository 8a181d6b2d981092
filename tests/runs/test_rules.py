"""Rules: codes, sentences and cures."""

import re

import pytest

from geoplan.runs.rules import RULES, Severity, tell, tell_standing

# Codes are stored with plans: one that is renamed or dropped makes old plans unreadable.
STORED = """
    window ride-time long-ride ride-beyond-session seats child-seat wheelchair hours day-off longest-day
    longest-day-miles week-minutes week-miles compliance provider-area barred apart alone escort escort-age
    taxi-alone not-known no-driving too-far busy at-session venue-staff no-carer no-adult switched-off
    costs-more pinned unreachable missing twice unknown order travel service figures not-covered
"""


@pytest.mark.parametrize("code", STORED.split())
def test_codes_stored_with_plans_stay(code):
    assert RULES[code].code == code


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_sentences_read_well_after_a_code_and_cures_after_a_sentence(rule):
    amounts = dict.fromkeys(rule.blanks, "X1")
    for filled in (tell(rule.code, **amounts), tell_standing(rule.code, **amounts)):
        assert not re.search(r"[{}]|  |\.$", filled)
        assert filled[0].islower() or filled.startswith("X1")
    assert "{" not in rule.cure
    assert re.fullmatch(r"[a-z].*[^.]", rule.cure)


def test_amounts_are_filled_into_the_sentence():
    assert (
        tell("too-far", who="G002", found=41, limit=30)
        == "it is 41 minutes one way, and G002 drives up to 30"
    )


def test_of_a_plan_that_stands_nothing_is_said_to_be_only_possible():
    for rule in RULES.values():
        if rule.code != "costs-more":  # no plan breaks it
            assert "would" not in tell_standing(rule.code, **dict.fromkeys(rule.blanks, "X1"))
    assert tell("escort-age", child="C1", limit=11, who="D1") == "C1 is under 11 and would be alone with D1"
    assert tell_standing("escort-age", child="C1", limit=11, who="D1") == "C1 is under 11 and alone with D1"


def test_what_a_rule_concerns_can_be_counted():
    assert f"24 {RULES['day-off'].short}" == "24 off on this day"
    assert len({rule.short for rule in RULES.values()}) == len(RULES)


def test_amounts_that_a_sentence_does_not_use_are_let_go_and_those_it_needs_are_missed():
    assert tell("day-off", who="D001", found=3).startswith("D001 does not drive")
    with pytest.raises(KeyError):
        tell("day-off")
    with pytest.raises(KeyError):
        tell("no-such-rule")


def test_what_may_not_stand_and_what_is_only_advised():
    assert RULES["child-seat"].severity is Severity.HARD
    assert RULES["escort-age"].severity is Severity.ADVISE
