"""A carer's sheet, read as a carer reads it."""

from dataclasses import replace

from geoplan.audiences import Audience
from geoplan.domain.plans import Mode
from tests.report.runs.plans import covered_otherwise, hand_case, hand_plan
from tests.report.sheets.samples import NAMES, rows_of, sheets_of, words_of
from tests.runs.worlds import MONDAY, THURSDAY, small_children


def with_carer():
    """The case in which G001 looks after C0004."""
    *others, last = small_children()
    return hand_case(children=(*others, replace(last, carer="G001")))


def carer(code, day=MONDAY, **other):
    (sheet,) = sheets_of(day, Audience.CARER, only=[code], **other)
    return sheet


def test_who_fetches_whom_and_when():
    assert rows_of(carer("G001", names=NAMES)) == [
        [
            "09:35",
            "Fetched from you",
            "C0001 Q.Z. / forward-facing seat / C0002 X.Z. / forward-facing seat",
            "D001 R.Q., volunteer driver / to Retford / there 10:00–11:30",
        ],
        [
            "11:50",
            "Brought home to you",
            "C0001 Q.Z. / forward-facing seat / C0002 X.Z. / forward-facing seat",
            "D001 R.Q., volunteer driver / from Retford / there 10:00–11:30",
        ],
    ]


def test_a_carer_who_drives_is_told_when_to_be_there():
    assert rows_of(carer("G002")) == [
        ["15:55 / 15:40 to 15:55", "You bring", "C0003 / booster", "to Retford / there 16:00–17:00"],
        ["17:00 / 17:00 to 17:15", "You fetch", "C0003 / booster", "from Retford / there 16:00–17:00"],
    ]


def test_taxis_and_what_nobody_takes():
    out, back = rows_of(carer("G001", THURSDAY, case=with_carer()))
    assert out[0] == "12:55 / there by then"
    assert out[3].startswith("taxi / to Retford")
    assert back[3].startswith("Not settled yet: the office will ring you")


def test_a_pupil_is_fetched_from_school():
    plan = covered_otherwise(hand_plan(), "S0002-out", mode=Mode.TAXI, person=None)
    assert rows_of(carer("G002", plan=plan))[0][1] == "Fetched from school"


def test_only_own_children_and_nobody_elses_home():
    sheets = sheets_of(MONDAY, Audience.CARER, only=["G002"], names=NAMES)
    words = words_of(sheets.documents()["G002-2026-11-23.html"])
    for absent in ("C0001", "C0004", "D001", "Court", "Lane", "Row", "Vex", "NG18", "school"):
        assert absent not in words
