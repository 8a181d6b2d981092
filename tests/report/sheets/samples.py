"""Names for the people of `tests.runs.worlds`, and how a sheet reads."""

import re
from html import unescape

from geoplan.io.names import Named, Names
from geoplan.report.sheets import day_sheets
from geoplan.runs.checking.report import CheckReport
from tests.report.runs.plans import COST, hand_case, hand_plan

FINE = CheckReport(violations=(), cost=COST)
# Nobody's initials are part of anybody's code.
NAMES = Names(
    {
        "C0001": Named("Quentin Zebra", "1 Canary Court", "NG18 2TA"),
        "C0002": Named("Xenia Zebra"),
        "C0003": Named("Yolanda Vex"),
        "C0004": Named("Umberto Kite", "4 Canary Court", "NG22 9TD"),
        "D001": Named("Ruby Quick", "5 Driver Row", "NG5 6DA"),
        "D002": Named("Noor Jay", "6 Driver Row", "NG5 6DA"),
        "G001": Named("Pia Hollow", "7 Carer Lane", "NG1 1AA"),
        "G002": Named("Bo Lark", "8 Carer Lane", "NG1 1AB"),
        "W001": Named("Iris Moon"),
        "retford": Named("", "Chancery Lane, Retford", "DN22 6DF"),
        "north-school": Named("", "North School, Church Road", "NG17 1AA"),
    }
)


def sheets_of(day, audience, **other):
    """Sheets of the plan made by hand."""
    given = {"case": hand_case(), "plan": hand_plan(), "report": FINE} | other
    return day_sheets(given.pop("case"), given.pop("plan"), day, audience, **given)


def words_of(html):
    """What a reader of a page sees, in one line."""
    body = re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).replace("\u00a0", " ").split())


def rows_of(sheet):
    """The rows of a sheet as texts, a list of cells each."""
    return [[" / ".join(line.text for line in cell) for cell in row.cells] for row in sheet.rows]
