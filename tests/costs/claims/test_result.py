from tests.costs.claims.made import NOWHERE, WEST, audited, journey

AUDIT = audited(
    journey(2, amount_pence=405),
    journey(3, miles=30, start=(9, 0)),
    journey(4, stops=(WEST, NOWHERE)),
    journey(5, miles=3, children=("C1",), start=(12, 0)),
    journey(6, miles=5, children=("C2",), start=(12, 0)),
)


def test_a_row_a_journey_as_a_frame():
    frame = AUDIT.to_frame()
    assert frame["row"].tolist() == [2, 3, 4, 5, 6]
    assert frame["verdict"].tolist() == [one.verdict.value for one in AUDIT.journeys]
    assert frame["places"][0] == "west-1 – east-1"
    assert frame["queries"][1] == "more miles than the road"
    assert frame["over_miles"][1] > 21


def test_an_audit_shows_itself_and_escapes_what_it_shows():
    html = AUDIT._repr_html_()
    assert "within tolerance" in html
    assert "more miles than the road" in html
    assert "A query is a question" in html
    assert "<script" not in html


def test_an_audit_in_words():
    said = str(AUDIT)
    assert said.startswith("5 journeys claimed, 56 miles.")
    assert "Too few journeys to calibrate" in said


def test_queries_are_counted_once_a_journey():
    assert {kind.value: count for kind, count in AUDIT.query_counts.items()} == {"more-miles": 1}
