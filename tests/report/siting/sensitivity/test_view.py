import io
import re
from dataclasses import replace
from functools import cache
from xml.etree import ElementTree

import openpyxl
import pytest
from rich.console import Console

from geoplan.domain.scenarios import Scenario
from geoplan.report.siting.sensitivity import (
    SensitivityView,
    blocks,
    sensitivity_html,
    sensitivity_workbook,
    show_sensitivity,
)
from geoplan.report.siting.sensitivity.chart import tornado_svg
from tests.siting.sensitivity.worlds import study


@cache
def view():
    return SensitivityView(study(), ("An example.",), made_up=True)


@cache
def page():
    return sensitivity_html(view())


def test_the_page_loads_nothing_from_outside_and_forbids_it():
    assert "Content-Security-Policy" in page()
    assert "default-src 'none'" in page()
    assert not re.search(r"(?:src|href)\s*=|url\((?!#)|@import|<script", page())


def test_the_page_says_it_all():
    for words in (
        "How often each option wins", "One input at a time", "Where the answer turns", "Two inputs at a time",
        "For a committee’s report", "What was taken for each input", "An example.", "made up",
        "Planned anew where it is decided", "Inputs ",
    ):  # fmt: skip
        assert words in page()
    for one in study().inputs:
        assert one.name.replace("'", "&#x27;") in page()


def test_names_are_escaped():
    wicked = Scenario(name="<script>alert(1)</script>", placed_anew=True)
    options = (*study().options[:-1], replace(study().options[-1], name=wicked.name))
    found = replace(study(), options=options)
    assert "<script" not in sensitivity_html(SensitivityView(found))


def test_the_drawing_is_whole_and_stands_by_itself():
    drawing = ElementTree.fromstring(tornado_svg(study()))
    texts = [one.text for one in drawing.iter() if one.tag.endswith("text")]
    shown = [bar for bar in study().tornado.bars if bar.swing_pence]
    assert {bar.input.name for bar in shown[:10]} <= set(texts)
    assert any("lead now £" in one for one in texts)
    widths = [float(one.get("width")) for one in drawing.iter() if one.tag.endswith("rect")]
    assert all(width > 0 for width in widths)


def test_where_another_option_wins_is_said_and_not_by_colour_alone():
    bar = study().tornado.bars[1]
    low = replace(bar.ends[0], lead_pence=-5_000, winner=0)
    turned = replace(study().tornado, bars=(replace(bar, ends=(low, *bar.ends[1:])),))
    drawing = tornado_svg(replace(study(), tornado=turned))
    assert "another option wins" in drawing
    assert "0 wins: " in drawing


def test_no_drawing_where_nothing_matters():
    bars = tuple(replace(bar, ends=()) for bar in study().tornado.bars)
    still = replace(study(), tornado=replace(study().tornado, bars=bars))
    assert tornado_svg(still) == ""
    assert "<svg" not in sensitivity_html(SensitivityView(still))


def test_every_cell_of_the_two_way_table_has_the_letter_of_its_winner():
    cells = re.findall(r"<div style='background:#\w+'(?: class=now)?><b>(\w+)</b> £[\d,]+</div>", page())
    assert len(cells) == 9
    assert set(cells) == {"B"}
    assert page().count("class=now>") == 1


def test_each_way_of_asking_says_how_often_each_option_wins():
    ends = study().tornado.ends
    assert f"Wins: B at {ends} of {ends}." in blocks.one_way(study()).note
    assert "Wins: B at 9 of 9." in blocks.two_way(study()).note
    assert ": 9 of 9</p>" in page()
    assert sum(row[2] for row in blocks.wins(study()).rows) == pytest.approx(1)


def test_the_workbook_has_every_draw(tmp_path):
    path = tmp_path / "sensitivity.xlsx"
    sensitivity_workbook(view(), path)
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["Summary", "Inputs", "What inputs do", "Draws"]
    draws = list(book["Draws"].iter_rows(values_only=True))
    assert sum(isinstance(row[0], int) for row in draws) == 20


def test_the_terminal_shows_the_sentences_whole():
    screen = io.StringIO()
    show_sensitivity(view(), Console(file=screen, width=80))
    shown = " ".join(screen.getvalue().split())
    for sentence in view().sentences:
        assert " ".join(sentence.split()) in shown


def test_the_terminal_holds_its_tables_in_eighty_columns():
    screen = io.StringIO()
    show_sensitivity(view(), Console(file=screen, width=80))
    assert max(map(len, screen.getvalue().splitlines())) <= 80
    assert "…" not in screen.getvalue()


@pytest.mark.parametrize("part", ["monte_carlo", "grid"])
def test_what_was_not_answered_is_left_out(part, tmp_path):
    short = SensitivityView(replace(study(), **{part: None}, checks=(), break_evens=(), stopped=True))
    shown = sensitivity_html(short)
    assert "run again" in shown
    assert "Planned anew" not in shown
    sensitivity_workbook(short, tmp_path / "short.xlsx")
    show_sensitivity(short, Console(file=io.StringIO()))


def test_rooms_hired_for_few_sessions_cannot_be_counted_from_what_they_cost():
    """At £60 a session, 52 weeks a year: £9,360 would be three of them."""
    rooms = replace(study().base[1], hire_pence=3 * 6_000, without_room=3)
    hire = next(one for one in study().inputs if one.name == "room hire")
    base = (study().base[0], rooms, *study().base[2:])
    planner = replace(study(), base=base)
    assert blocks.options(planner).rows[1][-2:] == (9_360, 3)
    found = replace(planner, params=replace(study().params, fewest=5), fixed=(hire,), untold=("close X",))
    table = blocks.options(found)
    assert [one.heading for one in table.columns][-2:] == ["Travel and hired rooms", "No room, a week"]
    travel = blocks.options(planner).rows[1][4]
    assert table.rows[1][-2:] == (travel + 9_360, "c")
    assert (hire.name, "£60 a session", "", "", "not varied", hire.source) in blocks.inputs(found).rows
    told = " ".join(SensitivityView(found).text.told)
    assert "For planners alone: close X" in told
    assert "Varied for planners alone: room hire" in told


def test_options_have_letters_and_now_is_0():
    assert blocks.letters_of(study()) == ("0", "A", "B")
    assert "study" not in repr(view())
