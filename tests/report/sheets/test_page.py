"""The page that sheets are: no outside, no script, nothing that was typed becomes mark-up."""

import re
from html.parser import HTMLParser

from geoplan.report.sheets.layout import Look, RowKind, Sheet, SheetColumn, SheetRow, line
from geoplan.report.sheets.page import TICK, document, mark_of

NASTY = "<script>alert(1)</script>\"&'</style>"


def sheet(**other):
    given = {
        "holder": "D1",
        "name": "D1",
        "heading": NASTY,
        "under": NASTY,
        "day": NASTY,
        "facts": ((NASTY, NASTY),),
        "columns": (SheetColumn(NASTY, 60), SheetColumn("Done", 126)),
        "rows": (
            SheetRow((line(NASTY, Look.BIG), (TICK,))),
            SheetRow((line(NASTY),), RowKind.BETWEEN),
        ),
        "closing": (NASTY,),
        "warning": NASTY,
        "band": NASTY,
    }
    return Sheet(**given | other)


class Tags(HTMLParser):
    """Every element with its attributes."""

    def __init__(self, page):
        super().__init__()
        self.found = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def test_nothing_that_was_typed_becomes_mark_up():
    page = document(NASTY, [sheet()], mark="driver", bar=f"{NASTY}\n{NASTY}")
    tags = [tag for tag, _ in Tags(page).found]
    assert "script" not in tags
    assert tags.count("style") == 1
    assert page.count("&lt;script&gt;") == 14


def test_a_page_refers_to_nothing_and_forbids_everything():
    page = document("title", [sheet()], mark="driver")
    for tag, attributes in Tags(page).found:
        assert tag not in ("link", "img", "iframe", "object", "form", "base", "a")
        assert not {"src", "href", "srcset", "action", "background"} & set(attributes)
        assert not any(name.startswith("on") for name in attributes)
    assert "url(" not in page
    assert "@import" not in page
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy == "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
    assert policy.split(";")[0] == "default-src 'none'"


def test_each_page_says_which_it_is_and_repeats_whose_it_is():
    rows = tuple(SheetRow((line("10:00", Look.BIG), line("x"))) for _ in range(35))
    page = document("title", [sheet(heading="D012", rows=rows), sheet()], mark="driver")
    assert page.count("<h1>D012</h1>") == 2
    assert re.findall(r"Page \d of \d", page) == ["Page 1 of 2", "Page 2 of 2", "Page 1 of 1"]


def test_sheets_are_known_again_as_ours():
    page = document("title", [sheet()], mark="driver")
    assert mark_of("driver") in page[:1000]
    assert mark_of("carer") not in page
