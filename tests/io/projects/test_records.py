from datetime import UTC, datetime

import pytest

from geoplan.io.projects import Checked, Project
from geoplan.io.projects.records import local
from tests.io.projects.samples import plan

WHO = "A. Coordinator"


@pytest.fixture
def used(project: Project) -> Project:
    project.save_plan(plan(1), what="runs plan", who=WHO, why="a <b> c")
    project.save_plan(plan(2), what="runs plan", who=WHO)
    return project


def test_history_shows_as_a_table_the_newest_first(used: Project) -> None:
    frame = used.history().to_frame()
    assert frame["change"].tolist() == [2, 1]
    assert frame["from"].fillna(0).tolist() == [1, 0]
    assert frame["when"].tolist()[1] == "20/11/2026 08:01:00"
    assert frame["cost £"].tolist() == [62.28, 62.28]
    assert frame["state"].tolist() == ["stands", ""]


def test_in_a_notebook_words_of_a_note_are_only_words(used: Project) -> None:
    html = used.history()._repr_html_()
    assert "<table" in html
    assert "a &lt;b&gt; c" in html
    assert "<b>" not in html


def test_the_audit_shows_as_a_table_the_oldest_first(used: Project) -> None:
    frame = used.audit().to_frame()
    assert frame["kind"].tolist() == ["begin", "save", "save"]
    assert frame["hash"].tolist()[-1] == used.audit().seal


def test_a_history_without_changes_is_an_empty_table(project: Project) -> None:
    assert len(project.history().to_frame()) == 0


def test_moments_are_shown_by_the_clock_on_the_wall() -> None:
    assert local(datetime(2026, 7, 1, 7, 5, 9, tzinfo=UTC)) == "01/07/2026 08:05:09"


def test_what_was_checked_is_known_by_its_digest() -> None:
    first, second = (Checked.of(plan(seed), ok=True, report="none") for seed in (1, 2))
    assert first.plan != second.plan
    assert first.report == second.report != Checked.of(plan(1), ok=True, report="one").report


def test_importing_a_project_loads_no_heavy_library() -> None:
    import subprocess
    import sys

    done = subprocess.run(
        [sys.executable, "-c", "import sys, geoplan.io.projects; print(' '.join(sys.modules))"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert not {"pandas", "geopandas", "numba", "scipy", "openpyxl", "folium"} & set(done.stdout.split())
