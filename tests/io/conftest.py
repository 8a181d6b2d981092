"""Small tables and an index of three postcodes for the tests of the IO room."""

from collections.abc import Callable
from pathlib import Path

import pytest

from geoplan.io.postcodes import PostcodeIndex, import_postcodes
from geoplan.io.workspace import Workspace


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace of the test's own, so that none of the user's is read or written."""
    folder = tmp_path / "geoplan-home"
    monkeypatch.setenv("GEOPLAN_HOME", str(folder))
    return folder


@pytest.fixture
def postcodes(tmp_path: Path, home: Path) -> PostcodeIndex:
    """Three postcodes with made-up National Grid figures near Mansfield, Ollerton and Nottingham."""
    source = tmp_path / "codepoint.csv"
    source.write_text(
        '"NG182TA",10,454000,360500\n"NG229TD",10,466800,368300\n"NG1 1AA",10,457500,339900\n'.replace(
            "\n", ',"E92000001"\n'
        )
    )
    return PostcodeIndex.load(import_postcodes(source, Workspace(home)).path)


@pytest.fixture
def table(tmp_path: Path) -> Callable[..., Path]:
    """Write a text table under a name, lines as given."""

    def write(name: str, *lines: str, encoding: str = "utf-8") -> Path:
        path = tmp_path / name
        path.write_text("\n".join(lines) + "\n", encoding=encoding)
        return path

    return write


@pytest.fixture
def book(tmp_path: Path) -> Callable[..., Path]:
    """Write a workbook: rows by sheet."""

    def write(name: str, **sheets: list[list[object]]) -> Path:
        from openpyxl import Workbook

        made = Workbook()
        made.remove(made.active)
        for title, rows in sheets.items():
            sheet = made.create_sheet(title)
            for row in rows:
                sheet.append(row)
        made.save(tmp_path / name)
        return tmp_path / name

    return write
