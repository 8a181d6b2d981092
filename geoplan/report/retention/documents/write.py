"""Writing a document as the end of its name says."""

from pathlib import Path

from geoplan.errors import Fault, InputError
from geoplan.io.write import write_atomically
from geoplan.report.retention.documents.markdown import to_markdown
from geoplan.report.retention.documents.model import Document
from geoplan.report.retention.documents.page import to_html
from geoplan.report.retention.documents.word import write_word

DOCUMENT_SUFFIXES = (".docx", ".html", ".md")


def check_document_name(path: Path) -> str:
    """
    Return the kind of document that a name asks for, by its ending.

    Raises
    ------
    InputError
        When documents are not written to such files.
    """
    suffix = path.suffix.lower()
    if suffix not in DOCUMENT_SUFFIXES:
        found = f'"{suffix}" is no kind of document' if suffix else "the name has no ending"
        cure = f"end it in {', '.join(DOCUMENT_SUFFIXES[:-1])} or {DOCUMENT_SUFFIXES[-1]}"
        raise InputError(Fault(f"{found} that is written here", cure, file=path.name))
    return suffix


def write_document(document: Document, path: str | Path, *, about_people: bool) -> Path:
    """
    Write a document as Word, HTML or Markdown, whole or not at all; readable by its owner alone.

    Parameters
    ----------
    about_people
        Whether it is registered, to be deleted when its time is over.

    Raises
    ------
    InputError
        When the end of the name is none of the three, or the file cannot be written.
    """
    path = Path(path)
    suffix = check_document_name(path)
    with write_atomically(path, private=True, about_people=about_people) as aside:
        if suffix == ".docx":
            write_word(document, aside)
        else:
            text = to_html(document) if suffix == ".html" else to_markdown(document)
            aside.write_text(text, encoding="utf-8")
    return path
