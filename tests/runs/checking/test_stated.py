"""What a run says of itself follows from its stops."""

import pytest

from tests.runs.checking.altered import change_run, change_stop, hard_rules
from tests.runs.hand_plans import good_plan, hm, priced
from tests.runs.worlds import small_case

CHANGED_PLANS = {
    "waits with children after they got in": (
        "figures",
        lambda plan: change_run(
            change_stop(change_stop(plan, 0, 2, depart_s=60), 0, 3, arrive_s=60, begin_s=60, depart_s=60),
            0,
            end_s=hm(12, 3),
        ),
    ),
    "leaves home earlier than it says": ("figures", lambda plan: change_run(plan, 0, start_s=hm(9, 27))),
    "is home later than it says": ("figures", lambda plan: change_run(plan, 0, end_s=hm(12, 3))),
    "metres": ("figures", lambda plan: change_run(plan, 0, metres=12_001)),
    "empty metres": ("figures", lambda plan: change_run(plan, 0, empty_metres=1_999)),
    "driving time": ("figures", lambda plan: change_run(plan, 0, driving_s=1_500)),
    "starts elsewhere": ("figures", lambda plan: change_run(plan, 0, start_place="home:C0003")),
}


@pytest.mark.parametrize("name", CHANGED_PLANS)
def test_a_figure_of_a_run_that_is_wrong_is_found(name):
    rule, alter = CHANGED_PLANS[name]
    case = small_case()
    assert hard_rules(case, priced(case, alter(good_plan(case)))) == {rule}


def test_an_empty_car_may_wait_at_the_venue_before_it_leaves():
    # After S0001-out the car stands at the venue; that it arrives at the pickup there only when it is needed
    # is the same as arriving at once and waiting.
    case = small_case()
    waiting = change_stop(good_plan(case), 0, 2, arrive_s=hm(1))
    assert hard_rules(case, waiting) == set()
