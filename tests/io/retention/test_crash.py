"""A purge killed at any step is brought to its end by the next one, with everything in a certificate."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


@pytest.mark.skipif(sys.platform == "win32", reason="processes are killed by a signal")
def test_killed_at_any_step_the_next_purge_ends_it(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.io.retention.crash", str(tmp_path), "37"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    killed, torn = map(int, done.stdout.split())
    assert killed > 4
    assert torn > 0  # or else the test would not show that a purge killed in the middle is ended
