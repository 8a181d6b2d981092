from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np
import pytest

from geoplan.domain.inputs import Choice, Input
from geoplan.domain.scenarios import ANEW, NOW, Scenario
from geoplan.errors import InputError
from geoplan.network.cache import ArrayCache
from geoplan.siting.sensitivity.analyses.respond import StoppedError
from geoplan.siting.sensitivity.responses import plan
from tests.siting.options.worlds import QUICKLY
from tests.siting.sensitivity.worlds import BUILT, INPUTS, PARAMS, PETROL, TOGETHER, studied, study

OTHERS = ("boundary", *(one.name for one in INPUTS if one.name != "petrol"))
FEW = replace(PARAMS, draws=5, checks=0, grid_steps=2, scan=2)


def test_all_questions_are_answered():
    found = study()
    assert found.names == (NOW, ANEW, "open the east")
    assert found.winner == 2
    assert found.monte_carlo.draws == 20
    assert sum(one.wins for one in found.monte_carlo.shares) == 20
    assert found.tornado.lead_pence == found.base[0].year_pence - found.base[2].year_pence
    assert [bar.input.name for bar in found.tornado.bars[:1]] == ["child's hour"]
    assert found.grid.winners[0][0] == 2
    assert not found.stopped
    assert found.planned == 6  # three options, as now and with the boundary


def test_the_turn_of_what_the_building_costs_is_the_lead_over_it():
    found = study()
    (buildings,) = [one for one in found.break_evens if one.input.name == "buildings"]
    # The building costs £300 a year: the lead is gone when it costs so much more.
    assert buildings.higher.value == pytest.approx(1 + found.tornado.lead_pence / 30_000, rel=1e-3)
    assert buildings.higher.inner <= buildings.higher.value <= buildings.higher.outer


def test_decisive_points_are_planned_anew_and_the_error_told():
    (check,) = study().checks
    assert check.input.name == "mileage"  # taking most of the lead, of those that plans depend on
    assert check.value == check.input.low
    assert check.holds
    assert check.error_pence == check.estimated_pence - check.planned_pence
    assert abs(check.error_pence) < 0.02 * check.estimated_pence


def test_the_table_has_a_row_for_each_option():
    frame = study().to_frame()
    assert frame["option"].tolist() == [NOW, ANEW, "open the east"]
    assert frame["wins"].sum() == 20
    draws = study().draws_frame()
    assert len(draws) == 20
    assert {"petrol", "open the east (pence)"} <= set(draws.columns)
    assert "open the east" in study()._repr_html_()


def test_a_second_study_finds_everything_and_one_more_option_only_asks_for_its_own(tmp_path, monkeypatch):
    planned = []
    original = plan.plan_anchor
    monkeypatch.setattr(plan, "plan_anchor", lambda *a, **k: (planned.append(a), original(*a, **k))[1])
    how = {"cache": ArrayCache(tmp_path), "params": FEW}
    first = studied(**how)
    assert len(planned) == 3
    again = studied(**how)
    assert len(planned) == 3
    assert again.base == first.base
    assert np.array_equal(again.monte_carlo.costs, first.monte_carlo.costs)
    from geoplan.siting.sensitivity.study import sensitivity
    from tests.siting.options.worlds import CHEAP_MOVES
    from tests.siting.sensitivity.worlds import case_of_line, travel_of_line

    dear = replace(BUILT, name="dearly", once_pence=900_000)
    how |= {"inputs": first.inputs, "effort": QUICKLY, "rooms": CHEAP_MOVES, "workers": 1}
    more = sensitivity(case_of_line(), travel_of_line(), [BUILT, dear], **how)
    assert len(planned) == 3  # the same venues: the same week
    assert np.array_equal(more.monte_carlo.costs[:, :3], first.monte_carlo.costs)


def test_what_is_kept_holds_no_code_of_anybody(tmp_path):
    studied(cache=ArrayCache(tmp_path), params=FEW)
    files = [path for path in tmp_path.iterdir() if path.is_file()]
    assert len(files) > 3
    assert not any(code in path.read_bytes() for path in files for code in (b"C0001", b"W001", b"retford"))


def test_an_executor_gives_the_same_numbers():
    # What it is sent is packed and unpacked as for other processes; `benchmarks.sensitivity` begins some.
    alone = studied(params=FEW)
    with ThreadPoolExecutor(1) as executor:
        sent = studied(params=FEW, executor=executor)
    assert alone.base == sent.base
    assert np.array_equal(alone.monte_carlo.costs, sent.monte_carlo.costs)
    assert alone.break_evens == sent.break_evens
    assert alone.grid == sent.grid


def test_a_stop_leaves_what_was_answered(monkeypatch):
    asked = []
    found = studied(
        params=FEW,
        progress=lambda done, _total, what: asked.append((what, done)),
        stop=lambda: ("draws", 6) in asked,
    )
    assert found.stopped
    assert found.break_evens
    assert found.monte_carlo is None
    assert found.grid is None
    with pytest.raises(StoppedError) as caught:
        studied(stop=lambda: True)
    assert caught.value.exit_code == 130


def test_only_the_inputs_given_are_asked_about():
    found = studied(inputs=[PETROL], params=FEW)
    assert [bar.input.name for bar in found.tornado.bars] == ["petrol"]
    assert found.grid is None  # a table needs two
    fixed = studied(params=replace(FEW, leave_out=("petrol",)))
    assert [one.name for one in fixed.inputs] == ["demand"]
    as_now = studied(inputs=None, boundaries=[TOGETHER], params=replace(FEW, leave_out=OTHERS))
    assert [one.name for one in as_now.inputs] == ["petrol"]
    assert (as_now.planned, as_now.boundaries) == (3, ())


def test_searches_of_now_tell_how_much_is_luck():
    assert study().spread_pence is None
    found = studied(inputs=[PETROL], params=FEW, effort=replace(QUICKLY, searches=2))
    assert found.spread_pence >= 0
    assert found.planned == 4


def test_options_of_few_children_are_planned_and_not_told_of():
    from geoplan.siting.sensitivity.study import sensitivity
    from tests.siting.options.worlds import CHEAP_MOVES
    from tests.siting.sensitivity.worlds import case_of_line, travel_of_line

    how = {"inputs": (PETROL,), "effort": QUICKLY, "rooms": CHEAP_MOVES, "workers": 1}
    how["params"] = replace(FEW, fewest=2)  # one child goes to the east
    dear = Scenario(name="as now, and dear", once_pence=900_000)
    found = sensitivity(case_of_line(), travel_of_line(), [BUILT, dear], **how)
    assert (found.names, found.untold) == ((NOW, ANEW, dear.name), (BUILT.name,))
    assert found.planned == 4
    with pytest.raises(InputError, match="fewer than 2 children travel otherwise"):
        sensitivity(case_of_line(), travel_of_line(), [BUILT], **how)


@pytest.mark.parametrize(
    ("how", "told"),
    [
        ({"params": replace(FEW, grid=("petrol", "tea"))}, 'no input "tea" to put in the table'),
        ({"params": replace(FEW, leave_out=("tea",))}, 'no input "tea" to put aside'),
        ({"params": replace(FEW, grid=("petrol", "demand"), leave_out=("petrol",))}, "both left out and"),
        ({"inputs": [Input(name="tea", base=1, low=0, high=2)]}, 'no input "tea"'),
        (
            {"inputs": [Choice(name="boundary", names=("as now", "x"), shares=(1.0, 0.0))]},
            "has 1 values beside now",
        ),
    ],
)
def test_what_cannot_be_asked_is_refused(how, told):
    with pytest.raises(InputError, match=told):
        studied(**how)


def test_options_that_cannot_be_are_refused():
    from geoplan.siting.sensitivity.study import sensitivity
    from tests.siting.sensitivity.worlds import case_of_line, travel_of_line

    with pytest.raises(InputError, match="no venue nowhere"):
        sensitivity(case_of_line(), travel_of_line(), [Scenario(name="x", closed=("nowhere",))], workers=1)
