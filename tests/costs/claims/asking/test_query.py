from geoplan.costs.claims.asking.query import QueryKind, rows_words
from geoplan.errors import RowAt

ACCUSING = ("fraud", "false", "cheat", "suspicious", "offender", "guilty", "inflated", "dishonest", "score")


def test_every_kind_has_words_and_none_accuses():
    for kind in QueryKind:
        assert kind.label
        assert not any(word in kind.label for word in ACCUSING)


def test_many_rows_are_named_in_part():
    rows = tuple(RowAt("a.csv", None, number) for number in range(2, 8))
    assert rows_words(rows) == "a.csv, row 2; a.csv, row 3; a.csv, row 4 and 3 more"
