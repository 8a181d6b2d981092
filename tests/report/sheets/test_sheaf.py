"""Sheets as files."""

from dataclasses import replace
from datetime import date

import pytest

from geoplan.audiences import Audience
from geoplan.errors import InputError
from geoplan.io.watching import watching
from tests.report.sheets.samples import NAMES, sheets_of
from tests.runs.worlds import MONDAY, WEDNESDAY


def drivers(**other):
    return sheets_of(MONDAY, Audience.DRIVER, **other)


def names_in(folder):
    return sorted(path.name for path in folder.iterdir())


ALL = ["D001-2026-11-23.html", "D002-2026-11-23.html", "print-all-2026-11-23.html"]


def test_a_file_each_and_one_to_print_all(tmp_path):
    paths = drivers(names=NAMES).save(tmp_path)
    assert names_in(tmp_path) == ALL
    assert paths[0].name == ALL[-1]
    for path in paths:
        assert path.stat().st_mode & 0o077 == 0
    together = paths[0].read_text(encoding="utf-8")
    assert together.count('<section class="page') == 2
    assert "D002" not in paths[1].read_text(encoding="utf-8")


def test_two_sheets_of_one_name_are_refused_not_lost(tmp_path):
    first, second = drivers()
    twice = replace(drivers(), sheets=(first, replace(second, name=first.name)))
    with pytest.raises(InputError, match="two sheets would be called D001"):
        twice.save(tmp_path)
    assert names_in(tmp_path) == []


def test_equal_plans_make_equal_files(tmp_path):
    first = {path.name: path.read_bytes() for path in drivers().save(tmp_path)}
    assert {path.name: path.read_bytes() for path in drivers().save(tmp_path)} == first


def test_files_say_until_when_they_may_be_kept(tmp_path):
    told = []
    with watching(told.append):
        drivers().save(tmp_path)
    assert {one.destroy_after for one in told} == {date(2026, 11, 24)}


def test_what_an_earlier_plan_left_is_deleted_and_nothing_else(tmp_path):
    drivers().save(tmp_path)
    sheets_of(WEDNESDAY, Audience.DRIVER).save(tmp_path)
    sheets_of(MONDAY, Audience.CARER).save(tmp_path)
    (tmp_path / "D001-2026-11-23.html").rename(tmp_path / "D003-2026-11-23.html")
    (tmp_path / "mine-2026-11-23.html").write_text("<p>mine</p>")
    again = drivers()
    assert [path.name for path in again.outdated(tmp_path)] == ["D003-2026-11-23.html"]
    again.save(tmp_path)
    left = names_in(tmp_path)
    assert "D003-2026-11-23.html" not in left
    assert {"mine-2026-11-23.html", "G001-2026-11-23.html", "D001-2026-11-25.html"} <= set(left)


def test_a_sheet_for_one_makes_the_file_with_all_outdated(tmp_path):
    drivers().save(tmp_path)
    one = drivers(only=["D001"])
    assert [path.name for path in one.outdated(tmp_path)] == [ALL[-1]]
    one.save(tmp_path)
    assert names_in(tmp_path) == ALL[:-1]


def test_in_a_folder_that_is_not_there_nothing_is_written(tmp_path):
    with pytest.raises(InputError, match="there is no folder"):
        drivers().save(tmp_path / "nowhere")


def test_a_notebook_shows_sheets_but_stores_no_name():
    assert "Home of C0001" in drivers()._repr_html_()
    shown = drivers(names=NAMES)._repr_html_()
    assert "D001" in shown
    for name in ("Q.Z.", "R.Q.", "Canary"):
        assert name not in shown


def test_printed_it_shows_no_name():
    assert "Q.Z." not in repr(drivers(names=NAMES))
    assert "Canary" not in repr(drivers(names=NAMES).sheets)
