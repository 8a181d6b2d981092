"""A driver's sheet, read as a driver reads it."""

from geoplan.audiences import Audience
from geoplan.report.sheets import SheetParams
from tests.report.runs.plans import hand_plan, request, run, stop
from tests.report.sheets.samples import NAMES, rows_of, sheets_of, words_of
from tests.runs.worlds import MONDAY, WEDNESDAY


def driver(code, day=MONDAY, **other):
    (sheet,) = sheets_of(day, Audience.DRIVER, only=[code], **other)
    return sheet


def test_every_stop_has_its_time_seats_place_and_who_is_at_the_door():
    assert rows_of(driver("D001", names=NAMES)) == [
        ["09:33", "Leave home", "", "", ""],
        ["2-minute drive, nobody else in the car"],
        [
            "09:35 / leave 09:45",
            "↑ Pick up",
            "C0001 Q.Z. / forward-facing seat / C0002 X.Z. / forward-facing seat",
            "1 Canary Court, NG18\u00a02TA / from: G001 P.H., carer",
            "☐",
        ],
        ["10-minute drive, with C0001 Q.Z., C0002 X.Z."],
        [
            "09:55 / leave 10:05",
            "↓ Hand over",
            "C0001 Q.Z. / C0002 X.Z.",
            "Retford / Chancery Lane, Retford, DN22\u00a06DF / to: venue staff, room 1",
            "☐",
        ],
        [
            "11:30 / leave 11:40",
            "↑ Pick up",
            "C0001 Q.Z. / forward-facing seat / C0002 X.Z. / forward-facing seat",
            "The same place / from: venue staff, room 1",
            "☐",
        ],
        ["10-minute drive, with C0001 Q.Z., C0002 X.Z."],
        [
            "11:50 / leave 12:00",
            "↓ Hand over",
            "C0001 Q.Z. / C0002 X.Z.",
            "1 Canary Court, NG18\u00a02TA / to: G001 P.H., carer",
            "☐",
        ],
        ["2-minute drive, nobody else in the car"],
        ["12:02", "Home again", "", "", ""],
    ]


def test_without_names_there_are_codes_and_settlements():
    cells = [row[3] for row in rows_of(driver("D002")) if len(row) > 3]
    assert "Home of C0004 / from: carer" in cells
    assert not any("Canary" in cell for cell in cells)


def test_the_day_in_figures():
    sheet = driver("D001", names=NAMES)
    assert sheet.heading == "D001 R.Q."
    assert sheet.day == "Monday 23 November 2026"
    assert sheet.facts == (
        ("09:33", "set off"),
        ("12:02", "back"),
        ("2", "journeys"),
        ("7.5", "miles, 1.2 without a child"),
        ("24 min", "on the road"),
    )


def test_it_says_until_when_it_may_be_kept_where_it_is_from_and_whom_to_ring():
    params = SheetParams(office="the duty desk", office_phone="01623 000000", keep_days=2)
    sheet = driver("D001", params=params)
    assert sheet.warning.startswith("For D001 alone, for this day. Destroy after 25/11/2026. geoplan 0.1.0")
    assert "0123456789abcdef" in sheet.warning
    assert "the duty desk, 01623 000000" in sheet.closing[0]


def test_two_runs_of_a_day_follow_each_other():
    early = run(
        "D002-mon-2", MONDAY, "8:0", "8:30",
        (stop("S0009-out", "pickup", "home:C0003", "8:5", "8:5", "8:8"),
         stop("S0009-out", "delivery", "venue:retford", "8:20", "8:20", "8:23")),
        20_000, 8_000, 20,
    )  # fmt: skip
    more = request("S0009-out", MONDAY, ("C0003",), "home:C0003", "8:30", "9:0", 12, 10_000, 180)
    plan = hand_plan()
    cover = type(plan.coverage[0])(request="S0009-out", mode=early.mode, person="D002", run="D002-mon-2")
    plan = hand_plan(
        requests=(*plan.requests, more), coverage=(*plan.coverage, cover), runs=(*plan.runs, early)
    )
    texts = [row[0] for row in rows_of(driver("D002", plan=plan))]
    assert texts[0] == "Run 1 of 2"
    assert texts.index("Run 2 of 2") > texts.index("08:20 / leave 08:23")
    assert driver("D002", plan=plan).facts[0] == ("08:00", "set off")


def test_it_holds_nobody_elses_children_no_reason_and_no_home_of_a_driver():
    sheets = sheets_of(MONDAY, Audience.DRIVER, only=["D001"], names=NAMES)
    words = words_of(sheets.documents()["D001-2026-11-23.html"])
    for absent in (
        "C0003",
        "C0004",
        "D002",
        "Driver Row",
        "Zebra",
        "Quick",
        "court",
        "order",
        "risk",
        "S0001",
    ):
        assert absent not in words
    assert "contact" not in words.casefold()
    assert "C0004" not in words_of(sheets_of(WEDNESDAY, Audience.DRIVER, names=NAMES).html())
