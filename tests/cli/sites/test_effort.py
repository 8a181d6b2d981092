from argparse import ArgumentParser

import pytest

from geoplan.cli.commands.sites.effort import add_search, search_of
from geoplan.errors import InputError
from geoplan.siting.options.params import OptionParams


def asked(*words):
    parser = ArgumentParser()
    add_search(parser)
    return parser.parse_args(words)


def test_the_command_comes_before_the_project_which_gives_what_is_left_out():
    found = search_of(asked("--seed", "7"), OptionParams(iterations=50, seed=3))
    assert (found.iterations, found.seed) == (50, 7)


def test_a_number_that_cannot_be_is_refused_with_the_cure():
    with pytest.raises(InputError, match=r"iterations -4 .*; give another number"):
        search_of(asked("--iterations", "-4"), OptionParams())
