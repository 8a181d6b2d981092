from decimal import Decimal

from rich.console import Console

from geoplan.costs.claims import audit_claims
from geoplan.domain.claims import Claims, ClaimTotal, IgnoredRow
from geoplan.errors import Fault, RowAt
from geoplan.report.costs.claims.page import claims_page, headline, reason_kind, show_claims
from tests.costs.claims.made import EAST, ISLAND, NETWORK, NOWHERE, WEST, journey

ACCUSING = ("fraud", "suspicious", "offence", "guilty", "dishonest", "worst", "league")


def audit(*, agrees=False):
    row = RowAt("claims.xlsx", "May", 9)
    stated = Decimal(39 if agrees else 40)
    total = ClaimTotal(
        row=row,
        covers="all rows of the sheet above",
        rows=4,
        stated_miles=stated,
        added_miles=Decimal(39),
        stated_pence=None,
        added_pence=0,
    )
    claims = Claims(
        journeys=(
            journey(2, amount_pence=405),
            journey(3, miles=30, start=(9, 0)),
            journey(4, stops=(WEST, NOWHERE)),
            journey(5, stops=(EAST, ISLAND)),
        ),
        ignored=(IgnoredRow(row, "a line of totals"),),
        faults=(Fault("the row has no date", "fill it in", "claims.xlsx", "May", 7, "Date"),),
        totals=(total,),
        notes=("claims.xlsx: columns not used: Weather",),
    )
    return audit_claims(claims, NETWORK)


def block(page, title):
    return next(one for one in page.blocks if one.title.startswith(title))


def test_every_table_of_the_page_adds_up():
    page = claims_page(audit())
    for title in ("Verdicts", "Why it cannot", "Rows of the files"):
        *rows, total = block(page, title).rows
        for column in range(1, len(total)):
            assert sum(row[column] for row in rows) == total[column], title


def test_the_page_says_what_was_found_and_that_it_is_no_finding():
    page = claims_page(audit())
    assert page.headline.startswith(
        "4 journeys of 1 claimant, 57.0 miles: 1 within tolerance, 1 to ask about, 2"
    )
    assert "not a finding against anybody" in page.lines[0]
    assert "Too few journeys to calibrate" in page.lines[1]
    assert page.lines[2] == "claims.xlsx: columns not used: Weather."
    assert headline(audit()) == page.headline


def test_a_total_that_does_not_agree_is_shown_with_its_difference():
    shown = block(claims_page(audit()), "Lines of totals")
    assert shown.rows == (("claims.xlsx, May", 9, 40.0, 39.0, 1.0, None),)
    assert not block(claims_page(audit(agrees=True)), "Lines of totals").rows


def test_reasons_are_counted_without_the_places_in_them():
    assert reason_kind("unknown-001: the place is not known; unknown-002: x") == "the place is not known"
    assert reason_kind("NG1 1AA lies 5.6 miles off the roads of this network").startswith("a place lies off")
    assert reason_kind("no road of this network leads from NG1 1AA to C0001").endswith("joins the places")
    assert reason_kind("the row states no miles") == "the row states no miles"


def test_the_terminal_shows_no_place_no_row_of_a_person_and_no_accusation(capsys):
    show_claims(audit(), Console(width=200))
    said = capsys.readouterr().out
    for private in ("west-1", "island-1", "D001"):
        assert private not in said
    assert not [word for word in ACCUSING if word in said.casefold()]
    assert "more miles than the road" in said
