from xml.etree import ElementTree

from geoplan.notebook import Markup, html_folded, html_list, html_page, html_table

LONG = "so long a text that it has to be wrapped in the end"


def parsed(html):
    return ElementTree.fromstring(f"<div>{html}</div>")


def test_every_text_of_a_table_is_escaped():
    shown = html_table(("<who>",), [("<b>D001</b>",)], title="<t>", note="<n>", caption="<c>")
    assert "<b>" not in shown
    for text in ("&lt;who&gt;", "&lt;b&gt;D001&lt;/b&gt;", "&lt;t&gt;", "&lt;n&gt;", "&lt;c&gt;"):
        assert text in shown


def test_figures_stand_to_the_right_and_long_texts_are_wrapped():
    table = parsed(html_table(("Who", "Miles", "Why"), [("D001", "12.5", LONG)], right=("Miles",)))
    kinds = [cell.get("class") for row in table.iter("tr") for cell in row]
    assert kinds == [None, "gp-n", None, None, "gp-n", "gp-w"]


def test_rows_and_columns_are_headed_for_those_who_hear_tables():
    table = parsed(html_table(("Who", "Miles"), [("D001", "12.5")]))
    assert [cell.get("scope") for cell in table.iter("th")] == ["col", "col", "row"]


def test_totals_are_in_bold_and_new_lines_are_kept():
    table = parsed(html_table(("Who",), [("D001\nD002",), ("all",)], totals={1}).replace("<br>", "<br/>"))
    assert [row.get("class") for row in table.iter("tr")] == [None, None, "gp-total"]
    assert len(list(table.iter("br"))) == 1


def test_a_cell_that_is_html_stays_as_it_is():
    bar = Markup("<div><b style='width:50%'></b><i>half of what there is, in words</i></div>")
    table = parsed(html_table(("Who", "Share"), [("<D001>", bar)], look="wins"))
    assert [one.get("class") for one in table.iter("table")] == ["wins"]
    assert [one.text for one in table.iter("i")] == ["half of what there is, in words"]
    assert [cell.get("class") for cell in table.iter("td")] == [None]


def test_columns_have_the_widths_they_are_given_and_a_table_without_headings_has_no_head():
    table = parsed(html_table(("", ""), [("a", "b")], widths=(0.25, 0.75)).replace("%'>", "%'/>"))
    assert [column.get("style") for column in table.iter("col")] == ["width:25.0%", "width:75.0%"]
    assert not list(table.iter("thead"))


def test_a_page_has_one_look_and_loads_nothing():
    page = html_page("<p>a</p>", "<p>b</p>", style=".gp-page .x{color:red}")
    assert page.count("<style>") == 1
    assert page.endswith("<div class='gp-page'><p>a</p><p>b</p></div>")
    assert "http" not in page
    assert ".x{color:red}" in page


def test_every_text_of_a_list_and_of_a_fold_is_escaped():
    assert html_list(["a & b"]) == "<ul><li>a &amp; b</li></ul>"
    assert "<summary><strong>a &amp; b</strong></summary><p>x</p>" in html_folded("a & b", "<p>x</p>")
