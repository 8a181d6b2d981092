"""A process killed at any moment leaves the whole of what it saved before, and nothing of the rest."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are killed by a signal")


def crash(deed: str, folder: Path, count: int) -> tuple[int, int]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.io.projects.crash", deed, str(folder), str(count)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    first, second = done.stdout.split()
    return int(first), int(second)


def test_killed_at_any_time_the_project_holds_every_plan_that_was_saved(tmp_path: Path) -> None:
    saved, _ = crash("kill_at_any_time", tmp_path / "p", 40)
    assert saved > 0


def test_killed_at_any_step_of_a_save_the_file_is_as_it_was_before(tmp_path: Path) -> None:
    saved, torn = crash("kill_at_every_step", tmp_path / "p", 23)
    assert saved == 2
    assert torn > 0  # or else the test would not show that a half-written file mends itself


def test_killed_as_it_begins_a_project_is_whole_or_can_be_begun_again(tmp_path: Path) -> None:
    crash("kill_at_birth", tmp_path, 16)
