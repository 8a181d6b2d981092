"""Compiled code is used again only while every module in its folder is as it was."""

import subprocess
import sys

from geoplan.compiling import folder_stamp

NEIGHBOUR = """
from geoplan.compiling import inner

@inner
def much():
    return {much}
"""
KERNEL = """
from geoplan.compiling import outer
from neighbour import much

@outer
def twice():
    return 2 * much()
"""


def run(folder):
    """What the kernel returns in a new process, and how often it was compiled there."""
    code = "import kernel; print(kernel.twice(), sum(kernel.twice.stats.cache_misses.values()))"
    shown = subprocess.run(
        [sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=True
    )
    return tuple(int(word) for word in shown.stdout.split())


def test_a_changed_neighbour_is_compiled_anew(tmp_path):
    (tmp_path / "kernel.py").write_text(KERNEL)
    (tmp_path / "neighbour.py").write_text(NEIGHBOUR.format(much=21))
    assert run(tmp_path) == (42, 1)
    assert run(tmp_path) == (42, 0)
    (tmp_path / "neighbour.py").write_text(NEIGHBOUR.format(much=4))
    assert run(tmp_path) == (8, 1)


def test_a_stamp_knows_names_and_text(tmp_path):
    (tmp_path / "a.py").write_text("x")
    stamps = {folder_stamp.__wrapped__(tmp_path)}
    (tmp_path / "a.py").write_text("y")
    stamps.add(folder_stamp.__wrapped__(tmp_path))
    (tmp_path / "a.py").rename(tmp_path / "b.py")
    stamps.add(folder_stamp.__wrapped__(tmp_path))
    (tmp_path / "notes.txt").write_text("not code")
    stamps.add(folder_stamp.__wrapped__(tmp_path))
    assert len(stamps) == 3
