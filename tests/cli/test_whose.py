"""Whose part of a plan is meant is settled before any work, with every fault and its cure."""

from argparse import ArgumentParser

import pytest

from geoplan.cli.commands.whose import add_whose, check_whose, scope_of
from geoplan.errors import InputError
from tests.report.runs.plans import hand_case, hand_plan
from tests.runs.worlds import MONDAY


def asked(*words, audiences=("manager", "planner", "driver", "venue")):
    parser = ArgumentParser()
    add_whose(parser, audiences, default="manager")
    return parser.parse_args(words)


def test_managers_are_meant_where_nobody_says():
    options = asked()
    check_whose(options)
    assert options.audience == "manager"
    assert scope_of(options, hand_case(), hand_plan()).driver is None


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--for", "driver"), ["which driver is it for?", "a driver gets one day"]),
        (("--for", "planner", "--driver", "D001"), ["--driver is for a driver"]),
        (("--for", "venue", "--day", "2026-11-23"), ["which venue is it for?", "--day is for a driver"]),
    ],
)
def test_what_is_missing_or_too_much_is_told_at_once(words, said):
    with pytest.raises(InputError) as caught:
        check_whose(asked(*words))
    assert [fault.message for fault in caught.value.faults] == said


def test_a_driver_and_day_are_found_and_others_refused_with_those_that_are_there():
    case, plan = hand_case(), hand_plan()
    scope = scope_of(asked("--for", "driver", "--driver", "D001", "--day", "2026-11-23"), case, plan)
    assert (scope.driver, scope.day) == ("D001", MONDAY)
    with pytest.raises(InputError, match="there are D001, D002"):
        scope_of(asked("--for", "driver", "--driver", "D009", "--day", "2026-11-23"), case, plan)
    with pytest.raises(InputError, match="there are runs on 2026-11-23, 2026-11-25"):
        scope_of(asked("--for", "driver", "--driver", "D001", "--day", "2026-11-24"), case, plan)


def test_a_venue_is_found_by_its_code():
    case, plan = hand_case(), hand_plan()
    assert scope_of(asked("--for", "venue", "--venue", "retford"), case, plan).venue == "retford"
    with pytest.raises(InputError, match="there are retford"):
        scope_of(asked("--for", "venue", "--venue", "x"), case, plan)
