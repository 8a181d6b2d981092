"""A project of the test's own, by a clock of its own."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from geoplan.io.projects import Project


@pytest.fixture
def clock() -> Callable[[], datetime]:
    """Tell a minute more each time, from eight on the Friday before the week."""
    minutes = count()
    return lambda: datetime(2026, 11, 20, 8, tzinfo=UTC) + timedelta(minutes=next(minutes))


@pytest.fixture
def project(tmp_path: Path, clock: Callable[[], datetime]) -> Project:
    """A project without any plan."""
    return Project.create(tmp_path / "week 48", who="A. Coordinator", clock=clock)
