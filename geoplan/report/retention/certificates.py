"""The certificate of a purge as a document to file."""

from geoplan.io.projects.records import local
from geoplan.io.retention.certificate import Certificate, Deleted
from geoplan.report.retention.documents import (
    Blank,
    Bullets,
    Document,
    Grid,
    Paragraph,
    Section,
)
from geoplan.report.retention.listing import days, size

OUT_OF_REACH = (
    "Copies that somebody made: attachments of e-mails, prints, other folders, other computers.",
    "Backups and snapshots of the drive, which go when their own time is over.",
    "Sectors that a flash drive or a copying file system has put aside: encrypt the disk.",
    "The case record, payroll and finance systems, which have their own periods.",
)
_PERIODS = (
    ("drafts_days", "draft plans, after their week"),
    ("accepted_days", "accepted plans, after their week"),
    ("names_days", "officers' names, after the deed"),
    ("outputs_days", "outputs, after they were written"),
    ("marked_copies_days", "marked copies, after they were written"),
    ("caches_days", "caches, after they were last used"),
    ("tables_days", "your tables, after they were last changed"),
)


def certificate_document(certificate: Certificate) -> Document:
    """Return a certificate as a document: what was deleted, when, by whom, and what proves it."""
    left = certificate.left
    gone = [one for one in certificate if one.is_gone]
    sections = [
        Section(
            "What was done",
            (Paragraph(_summary(certificate, gone)), _facts(certificate)),
        ),
        Section("Deleted", (_grid(gone) if gone else Paragraph("Nothing."),)),
    ]
    if left:
        sections.append(Section("To be deleted, and still there", (_grid(left, with_result=True),)))
    sections += [
        Section("By which periods", (Bullets(tuple(_periods(certificate))),)),
        Section("What it does not reach", (Bullets(OUT_OF_REACH),)),
        Section("What proves it", (Paragraph(_proof(certificate)),)),
        Section(
            "Filed",
            (Paragraph(Blank("name, date, and where this certificate is filed")),),
        ),
    ]
    return Document(
        title=f"Certificate of deletion no. {certificate.number}",
        subtitle=f"{local(certificate.ended)}, by {certificate.who}",
        sections=tuple(sections),
        footer=f"Made by geoplan {certificate.geoplan}. Purge {certificate.purge}.",
    )


def _summary(certificate: Certificate, gone: list[Deleted]) -> str:
    count = "1 thing was" if len(gone) == 1 else f"{len(gone)} things were"
    total = sum(one.bytes for one in gone)
    count += f" deleted for good{f' ({size(total)})' if total else ''}"
    still = f" {len(certificate.left)} could not be deleted; see below." if certificate.left else ""
    return (
        f"{count}: the bytes were filled with zeros before they were given up, in "
        f"files of projects and beside them too.{still}"
    )


def _facts(certificate: Certificate) -> Grid:
    rows = [
        ("By", certificate.who),
        ("Begun", local(certificate.begun)),
        ("Ended", local(certificate.ended)),
    ]
    rows += [("Note", certificate.why)] if certificate.why else []
    return Grid(("", ""), tuple(rows), widths=(1, 5))


def _grid(items: list[Deleted] | tuple[Deleted, ...], *, with_result: bool = False) -> Grid:
    last = "Why it is there" if with_result else "SHA-256 of what it was"
    rows = tuple(
        (
            one.kind,
            f"{one.where}, {one.what}" if one.what else one.where,
            size(one.bytes),
            f"{one.made:%d/%m/%Y}",
            f"{one.delete_after:%d/%m/%Y}",
            one.result.removeprefix("left: ") if with_result else _hashes(one),
        )
        for one in items
    )
    headings = ("What", "Where", "Size", "Since", "To go after", last)
    return Grid(headings, rows, widths=(3, 6, 2, 3, 3, 6))


def _hashes(item: Deleted) -> str:
    return f"{item.sha256} (entry {item.link[:12]}… of its audit)" if item.link else item.sha256


def _periods(certificate: Certificate) -> list[str]:
    return [f"{days(int(certificate.periods[name]))}: {words}" for name, words in _PERIODS]


def _proof(certificate: Certificate) -> str:
    return (
        f"This certificate is a link of a chain of hashes; its seal is {certificate.seal}. Kept on paper, it "
        "proves that this certificate was written then and not changed since: geoplan purge --verify --seal "
        f"{certificate.seal[:12]}… (in full). What was emptied in a project is a link of that project's own "
        "audit too, which can be followed as before: geoplan runs audit --verify."
    )
