from argparse import Namespace

import pytest

from geoplan.cli.commands.sites.memory import check_week, remember_week, told_before
from geoplan.cli.commands.sites.week import SiteWeek
from geoplan.domain.told import Told
from geoplan.errors import InputError
from tests.runs.worlds import small_case


def week(case):
    return SiteWeek(case, None, None, made_up=False)


def test_a_week_with_a_child_less_is_for_planners_until_five_have_changed(tmp_path):
    asked = Namespace(project=tmp_path, audience="manager")
    whole = small_case()
    remember_week(asked, week(whole))
    check_week(asked, week(whole))
    later = small_case(sessions=whole.sessions[1:])
    with pytest.raises(InputError, match="come, gone or changed since a report that managers have"):
        check_week(asked, week(later))
    check_week(Namespace(project=tmp_path, audience="planner"), week(later))


def test_what_planners_see_is_not_remembered(tmp_path):
    asked = Namespace(project=tmp_path, audience="planner")
    remember_week(asked, week(small_case()))
    assert told_before(asked) == Told()
