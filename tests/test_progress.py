import re
from pathlib import Path

import geoplan

PACKAGE = Path(geoplan.__file__).parent
ALIAS = re.compile(r"^\w+ = Callable\[\[int, int, str\], None\]", re.MULTILINE)
MILE = re.compile(r"\b1_?609\.344\b")


ROOMS = ("domain", "county", "network", "report", "maps")


def modules():
    return [PACKAGE / "matrix.py", *(path for room in ROOMS for path in (PACKAGE / room).rglob("*.py"))]


def test_progress_has_one_alias():
    assert ALIAS.search((PACKAGE / "progress.py").read_text(encoding="utf-8"))
    assert [path.name for path in modules() if ALIAS.search(path.read_text(encoding="utf-8"))] == []


def test_a_mile_is_written_down_once():
    written = [path.name for path in modules() if MILE.search(path.read_text(encoding="utf-8"))]
    assert written == ["geography.py"]
