"""A certificate as a document: what went, what is left, who, when, and what proves it."""

from datetime import UTC, date, datetime

from geoplan.io.retention.certificate import DELETED, Certificate, Deleted
from geoplan.io.retention.params import RetentionParams
from geoplan.report.retention.certificates import certificate_document
from geoplan.report.retention.documents.markdown import to_markdown


def line(where: str, result: str, **more: str) -> Deleted:
    return Deleted(
        kind="output",
        where=where,
        what=more.pop("what", ""),
        made=date(2026, 11, 1),
        delete_after=date(2026, 11, 29),
        bytes=2_000,
        sha256="ab" * 32,
        result=result,
        **more,
    )


def certificate(*items: Deleted) -> Certificate:
    from dataclasses import asdict

    return Certificate(
        number=3,
        purge="11111111-2222",
        who="I. Officer",
        why="end of quarter",
        begun=datetime(2026, 12, 1, 9, 0, tzinfo=UTC),
        ended=datetime(2026, 12, 1, 9, 1, tzinfo=UTC),
        geoplan="0.1.0",
        periods=asdict(RetentionParams()),
        items=items,
        seal="cd" * 32,
    )


def test_it_says_what_went_and_what_proves_it() -> None:
    text = to_markdown(certificate_document(certificate(line("/w/a.xlsx", DELETED, link="ef" * 32))))
    for words in (
        "no. 3",
        "I. Officer",
        "end of quarter",
        "01/12/2026 09:01:00",
        "/w/a.xlsx",
        "ab" * 32,
        "cd" * 32,
    ):
        assert words in text, words
    assert "1 thing was deleted for good (2.0 kB)" in text
    assert f"entry {'ef' * 6}… of its audit" in text
    assert "still there" not in text


def test_what_is_left_is_not_said_to_be_gone() -> None:
    text = to_markdown(
        certificate_document(certificate(line("/w/a.xlsx", DELETED), line("/w/b.xlsx", "left: it is open")))
    )
    gone, left = text.split("## To be deleted, and still there")
    assert "/w/b.xlsx" not in gone
    assert "it is open" in left
    assert "1 could not be deleted" in gone
