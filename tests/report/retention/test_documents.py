"""One content as Word, page and Markdown: nothing is lost, nothing runs, blanks stand out."""

import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geoplan.errors import InputError
from geoplan.report.retention.documents import (
    Blank,
    Bullets,
    Document,
    Grid,
    Paragraph,
    Section,
    write_document,
)
from geoplan.report.retention.documents.markdown import to_markdown
from geoplan.report.retention.documents.page import to_html

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NASTY = '<script>alert(1)</script> & "a" | *b* [c](http://x)'


def document(text: str = NASTY) -> Document:
    return Document(
        title="A document",
        subtitle=text,
        notice="Read this",
        sections=(
            Section(
                "First", (Paragraph(text), Paragraph(Blank("who knows")), Bullets(("one", Blank("two"))))
            ),
            Section("Second", (Grid(("A", "B"), ((text, Blank("b")),), widths=(1, 3)),), level=2),
            Section("Facts", (Grid(("", ""), (("key", "value"),)),)),
        ),
        footer="Made for a test",
    )


def word_text(path: Path) -> str:
    with zipfile.ZipFile(path) as package:
        root = ElementTree.fromstring(package.read("word/document.xml"))
    return "\n".join("".join(run.text or "" for run in part.iter(f"{W}t")) for part in root.iter(f"{W}p"))


def test_every_word_is_in_every_kind(tmp_path: Path) -> None:
    made = document("plain words")
    word = word_text(write_document(made, tmp_path / "a.docx", about_people=False))
    for text in (word, to_html(made), to_markdown(made)):
        for words in ("A document", "plain words", "Read this", "who knows", "one", "two", "key", "value"):
            assert words in text
    assert list(made.blanks()) == ["who knows", "two", "b"]


def test_a_page_runs_nothing_and_loads_nothing() -> None:
    page = to_html(document())
    assert "<script" not in page
    assert "default-src 'none'" in page
    assert not re.search(r"(src|href)=", page)


def test_markdown_shows_what_was_meant() -> None:
    text = to_markdown(document())
    assert "\\<script\\>" in text
    assert "\\| \\*b\\* \\[c\\](http://x)" in text
    assert "**\\[To fill in: who knows\\]**" in text
    assert "**\\[b\\]**" in text


def test_word_has_every_part_that_it_names(tmp_path: Path) -> None:
    path = write_document(document(), tmp_path / "a.docx", about_people=False)
    with zipfile.ZipFile(path) as package:
        names = set(package.namelist())
        parts = {name: ElementTree.fromstring(package.read(name)) for name in names}
    overrides = {one.get("PartName", "").lstrip("/") for one in parts["[Content_Types].xml"]} - {""}
    assert overrides <= names
    targets = {one.get("Target") for one in parts["word/_rels/document.xml.rels"]}
    assert {f"word/{target}" for target in targets} <= names
    defined = {one.get(f"{W}styleId") for one in parts["word/styles.xml"].iter(f"{W}style")}
    used = {one.get(f"{W}val") for one in parts["word/document.xml"].iter(f"{W}pStyle")}
    assert used | {"Ruled"} <= defined
    marked = parts["word/document.xml"].iter(f"{W}highlight")
    assert len(list(marked)) == 3
    table = next(parts["word/document.xml"].iter(f"{W}tbl"))
    widths = [int(one.get(f"{W}w", "0")) for one in table.iter(f"{W}gridCol")]
    assert widths[1] == pytest.approx(3 * widths[0], abs=2)


def test_equal_documents_are_equal_files(tmp_path: Path) -> None:
    one, two = (
        write_document(document(), tmp_path / name, about_people=False) for name in ("a.docx", "b.docx")
    )
    assert one.read_bytes() == two.read_bytes()


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"])))
@settings(max_examples=30, deadline=None)
def test_any_text_comes_through_as_text(text: str) -> None:
    page = ElementTree.fromstring(
        re.search(r"<p>.*?</p>", to_html(document(text)), re.DOTALL)[0]  # type: ignore[index]
    )
    assert "".join(page.itertext()) == text


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r'"\.pdf" is no kind of document that is written here; end it in'):
        write_document(document(), tmp_path / "a.pdf", about_people=False)
    assert list(tmp_path.iterdir()) == []


def test_rows_must_fit_their_headings() -> None:
    with pytest.raises(ValueError, match="a cell for each heading"):
        Grid(("A", "B"), (("only one",),))
