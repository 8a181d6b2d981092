import pytest

from geoplan.maps.panels.tables import LAST, Table, number, table_words


@pytest.mark.parametrize(
    ("told", "order"),
    [
        (6, 6),
        ("£1,234,567", 1_234_567),
        ("25%", 25),
        ("−10", -10),
        ("12.5 min", 12.5),
        ("c", LAST),
        ("", LAST),
    ],
)
def test_a_cell_is_sorted_by_the_number_in_it_and_last_where_there_is_none(told, order):
    assert number(told) == (str(told), order)


def test_whole_numbers_are_sorted_to_their_last_digit_and_texts_as_they_are():
    table = Table("Sets", ("Set", "Price"), (("A", number("£1,234,567")), ("B", ("12", 12.3456789))))
    rows = table_words(table)["rows"]
    assert [row[0] for row in rows] == [{"text": "A", "sort": None}, {"text": "B", "sort": None}]
    assert [row[1]["sort"] for row in rows] == ["1234567", "12.3457"]
