from geoplan.runs.tables import list_of, more, pounds, text_table, the_place


def test_columns_of_a_table_of_lines_are_aligned():
    assert text_table(("Was", "Is now"), [("D001", "taxi"), ("F1", "")]) == [
        "  Was   Is now",
        "  D001  taxi",
        "  F1",
    ]


def test_money_is_written_as_pounds():
    assert [pounds(127), pounds(-127), pounds(123_456)] == ["£1.27", "−£1.27", "£1,234.56"]
    assert [more(50), more(-50), more(0.2)] == ["£0.50 more", "£0.50 less", "£0.00 more"]


def test_lists_are_written_as_in_a_sentence():
    assert [list_of([]), list_of(["a"]), list_of(["a", "b", "c"])] == ["", "a", "a, b and c"]


def test_places_are_said_by_what_they_are():
    keys = ["home:C0001", "school:S01", "venue:retford"]
    assert [the_place(key) for key in keys] == ["the home of C0001", "school S01", "venue retford"]
