import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from geoplan.errors import GeoplanError
from geoplan.siting.sensitivity.sweeps.map import local_processes, map_scenarios
from tests.siting.sensitivity.sweeps import jobs
from tests.siting.sensitivity.sweeps.jobs import Square, kept_in

NUMBERS = range(20)
SQUARES = tuple(number * number for number in NUMBERS)


@pytest.fixture(scope="module")
def processes():
    """Two processes for all tests of this file: beginning them takes longest."""
    with local_processes(2) as executor:
        yield executor


def test_the_order_is_that_of_the_scenarios(processes):
    assert map_scenarios(Square(), NUMBERS, workers=1).whole == SQUARES
    assert map_scenarios(Square(), NUMBERS, executor=processes).whole == SQUARES
    assert map_scenarios(Square(), NUMBERS, executor=processes, chunk=7).whole == SQUARES


def test_any_executor_will_do():
    with ThreadPoolExecutor(3) as threads:
        assert map_scenarios(Square(), NUMBERS, executor=threads).whole == SQUARES


def test_what_gives_an_executor_is_asked_for_it():
    class Client:
        def get_executor(self):
            return threads

    with ThreadPoolExecutor(2) as threads:
        assert map_scenarios(Square(), NUMBERS, executor=Client()).whole == SQUARES


def test_no_process_is_begun_where_one_is_asked_for_or_nothing_is_left(tmp_path, monkeypatch):
    def refused(*_, **__):
        raise AssertionError

    monkeypatch.setattr("concurrent.futures.ProcessPoolExecutor", refused)
    kept = kept_in(tmp_path)
    assert map_scenarios(Square(), NUMBERS, workers=1, kept=kept).found == 0
    again = map_scenarios(jobs.fails, NUMBERS, kept=kept)
    assert (again.whole, again.found) == (SQUARES, len(NUMBERS))


def test_progress_is_told_of_each_result(tmp_path):
    told = []
    kept = kept_in(tmp_path)
    kept.keep([(0, 0), (1, 1)])
    map_scenarios(
        Square(), range(4), workers=1, kept=kept, what="squares", progress=lambda *now: told.append(now)
    )
    assert told == [(2, 4, "squares"), (3, 4, "squares"), (4, 4, "squares")]


def test_a_stop_keeps_what_was_done(tmp_path):
    kept, done = kept_in(tmp_path), []
    found = map_scenarios(
        Square(),
        NUMBERS,
        workers=1,
        kept=kept,
        progress=lambda many, *_: done.append(many),
        stop=lambda: done[-1] >= 5,
    )
    assert found.stopped
    assert found.results == (*SQUARES[:5], *[None] * 15)
    with pytest.raises(ValueError, match="stopped"):
        _ = found.whole
    assert map_scenarios(Square(), NUMBERS, workers=1, kept=kept).found == 5


def test_a_stop_of_processes_waits_for_what_is_underway_and_begins_nothing_new(processes):
    done = []
    found = map_scenarios(
        Square(),
        range(200),
        executor=processes,
        progress=lambda many, *_: done.append(many),
        stop=lambda: done[-1] >= 5,
    )
    assert found.stopped
    assert 5 <= sum(one is not None for one in found.results) < 30
    assert all(one in (None, at * at) for at, one in enumerate(found.results))


def test_ctrl_c_keeps_what_was_done():
    class Interrupted:
        def __call__(self, number):
            if number == 3:
                raise KeyboardInterrupt
            return number

    for chunk in (1, 2, 6):
        found = map_scenarios(Interrupted(), range(6), workers=1, chunk=chunk)
        assert found.stopped
        assert found.results == (0, 1, 2, None, None, None)


def test_a_fault_of_the_function_is_told_as_it_is(processes):
    with pytest.raises(ArithmeticError):
        map_scenarios(jobs.fails, NUMBERS, executor=processes)


def test_a_worker_that_dies_loses_nothing_that_was_done(tmp_path):
    kept = kept_in(tmp_path)
    with local_processes(1) as executor, pytest.raises(GeoplanError, match="run the same again"):
        map_scenarios(jobs.dies, range(6), executor=executor, kept=kept)
    assert [kept.find(number) for number in range(4)] == [0, 1, 2, None]


def test_a_sweep_that_was_killed_goes_on_where_it_was(tmp_path):
    root = Path(__file__).parents[4]
    command = [sys.executable, "-m", "tests.siting.sensitivity.sweeps.jobs", str(tmp_path)]
    running = subprocess.Popen(command, cwd=root)
    try:
        limit = time.monotonic() + 120
        while kept_in(tmp_path).find(4) is None and time.monotonic() < limit:
            time.sleep(0.05)
    finally:
        running.send_signal(signal.SIGKILL)
        assert running.wait() == -signal.SIGKILL
    worked_out = {path.name for path in tmp_path.iterdir()} - {"kept.sqlite"}
    assert worked_out == {"0", "1", "2", "3", "4"}
    again = tmp_path / "again"
    again.mkdir()
    found = map_scenarios(Square(again), range(8), workers=1, kept=kept_in(tmp_path))
    assert found.whole == tuple(number * number for number in range(8))
    assert {path.name for path in again.iterdir()} == {"5", "6", "7"}
