from datetime import date, datetime, time
from decimal import Decimal

from geoplan.domain.rates import Vehicle
from geoplan.io.claims.header import find_header
from geoplan.io.claims.rows import RowReader
from geoplan.io.claims.totals import Adder
from tests.io.claims.sheets_made import sheet_of

HEAD = ["Date", "Time", "Driver", "From", "To", "Miles", "Rate", "Amount", "Child", "Notes"]
DAY = datetime(2026, 5, 1)


def read(*rows, head=HEAD, claimant=None, merged=()):
    sheet = sheet_of(head, *rows, merged=merged)
    reader = RowReader(sheet, find_header(sheet, 20), claimant, lambda text: text == "Hall - Lane", Adder())
    reader.read()
    return reader


def test_a_row_as_typed():
    (draft,) = read(
        ["1 May 2026", "3.10pm", "D001", "a", "b - c", "12.5 miles", "45p", "£5.63", "C0001", "x"]
    ).drafts
    assert (draft.row.sheet, draft.row.row) == ("April", 2)
    assert (draft.day, draft.start) == (date(2026, 5, 1), time(15, 10))
    assert draft.places == ("a", "b", "c")
    assert (draft.miles, draft.rate_pence, draft.amount_pence) == (Decimal("12.5"), Decimal(45), 563)
    assert (draft.children, draft.vehicle) == (("C0001",), Vehicle.CAR)


def test_a_place_with_a_dash_is_not_cut():
    (draft,) = read([DAY, None, "D001", "Hall - Lane", "b", 3]).drafts
    assert draft.places == ("Hall - Lane", "b")


def test_ditto_and_merged_cells_stand_for_the_one_above():
    reader = read(
        [DAY, None, "D001", "a", "b", 3],
        ["ditto", None, '"', "b", "c", 4],
        [None, None, "ditto", "c", "d", 5],
        merged=[(3, 0, 4, 0)],
    )
    assert [(draft.day, draft.claimant) for draft in reader.drafts] == [(date(2026, 5, 1), "D001")] * 3
    assert not reader.faults


def test_a_blank_date_that_is_not_merged_is_a_fault_not_a_guess():
    reader = read([DAY, None, "D001", "a", "b", 3], [None, None, "D001", "b", "c", 4])
    (fault,) = reader.faults
    assert (fault.row, fault.column, fault.sheet) == (3, "Date", "April")
    assert "ditto" in fault.cure


def test_one_figure_for_several_rows_is_a_fault_in_each():
    reader = read(
        [DAY, None, "D001", "a", "b", 8], [DAY, None, "D001", "b", "a", None], merged=[(2, 5, 3, 5)]
    )
    assert [fault.row for fault in reader.faults] == [2, 3]
    assert not reader.drafts


def test_every_kind_of_row_that_is_no_journey_says_why():
    reader = read(
        [DAY, None, "D001", "a", "b", 3],
        HEAD,
        ["Carried forward", None, None, None, None, 3],
        ["Total", None, None, None, None, 3],
        [DAY, None, None, None, None, None, None, None, None, "annual leave"],
        ["Signed by Ann Other"],
        ["EXAMPLE-1", None, "D001", "a", "b", 3],
        [DAY, None, "D001", "a", "b", 4],
        [None, None, None, None, None, 7],
    )
    assert [(one.row.row, one.reason.split(";")[0]) for one in reader.ignored] == [
        (3, "the header once more"),
        (4, "a sum carried from or to another page"),
        (5, "a line of totals"),
        (6, "a day without places, miles or amount"),
        (7, "words without day, places, miles or amount"),
        (8, "the example of the template"),
        (10, "a line of totals"),
    ]
    assert [line.agrees for line in reader.totals] == [True, True]
    assert len(reader.drafts) == 2
    assert "Ann" not in str(reader.ignored)


def test_figures_alone_that_are_no_sum_are_a_fault():
    reader = read([DAY, None, "D001", "a", "b", 3], [None, None, None, None, None, 99])
    assert {fault.row for fault in reader.faults} == {3}


def test_words_in_the_wrong_cell_are_never_repeated():
    reader = read(["Mrs Smith", None, "D001", "12 Acacia Avenue", "b", "ask Jamie"])
    said = str([str(fault) for fault in reader.faults])
    assert len(reader.faults) == 2
    assert not any(word in said for word in ("Smith", "Acacia", "Jamie"))


def test_a_figure_that_is_wrong_is_repeated_because_it_helps():
    (fault,) = read(["31/02/2026", None, "D001", "a", "b", 3]).faults
    assert "31/02/2026" in fault.message


def test_odometer_readings_instead_of_miles():
    head = ["Date", "Driver", "From", "To", "Start mileage", "Finish mileage"]
    reader = read([DAY, "D001", "a", "b", 48_210, "48,222"], [DAY, "D001", "a", "b", 9, 8], head=head)
    assert reader.drafts[0].miles == 12
    assert "lower than at the start" in reader.faults[0].message


def test_kilometres_and_pence_that_only_the_header_names():
    head = ["Date", "Driver", "From", "To", "Distance (km)", "Amount (pence)"]
    (draft,) = read([DAY, "D001", "a", "b", 20, 560], head=head).drafts
    assert (draft.miles, draft.amount_pence) == (Decimal("12.43"), 560)


def test_there_and_back_adds_the_way_home():
    head = [*HEAD[:6], "Return?"]
    single, back = read(
        [DAY, None, "D001", "a", "b", 3, "single"], [DAY, None, "D001", "a", "b", 6, "R"], head=head
    ).drafts
    assert (single.places, back.places) == (("a", "b"), ("a", "b", "a"))


def test_who_claims_where_nothing_else_says_so():
    head = ["Date", "From", "To", "Miles"]
    (draft,) = read([DAY, "a", "b", 3], head=head, claimant="D009").drafts
    assert draft.claimant == "D009"
    (fault,) = read([DAY, None, None, "a", "b", 3]).faults
    assert "who claims" in fault.message
