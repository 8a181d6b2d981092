"""Documents that people go on writing in: one content, as Word, as a page, or as Markdown."""

from geoplan.report.retention.documents.model import (
    Blank,
    Bullets,
    Cell,
    Document,
    Grid,
    Paragraph,
    Section,
)
from geoplan.report.retention.documents.write import (
    DOCUMENT_SUFFIXES,
    check_document_name,
    write_document,
)

__all__ = [
    "DOCUMENT_SUFFIXES",
    "Blank",
    "Bullets",
    "Cell",
    "Document",
    "Grid",
    "Paragraph",
    "Section",
    "check_document_name",
    "write_document",
]
