"""A document as Markdown."""

import re

from geoplan.report.retention.documents.model import (
    Blank,
    Block,
    Bullets,
    Cell,
    Document,
    Grid,
    Paragraph,
)

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|])")


def to_markdown(document: Document) -> str:
    """Return a document as Markdown; blanks are in bold and square brackets."""
    lines = [f"# {_text(document.title)}", ""]
    for text in (document.subtitle, document.notice and f"> {_text(document.notice)}"):
        if text:
            lines += [text if text.startswith(">") else f"*{_text(text)}*", ""]
    for section in document.sections:
        lines += [f"{'#' * (section.level + 1)} {_text(section.title)}", ""]
        for block in section.blocks:
            lines += [*_block(block), ""]
    lines += ["---", "", _text(document.footer)] if document.footer else []
    return "\n".join(lines).rstrip() + "\n"


def _block(block: Block) -> list[str]:
    if isinstance(block, Paragraph):
        return [_cell(block.text)]
    if isinstance(block, Bullets):
        return [f"- {_cell(item)}" for item in block.items]
    return _grid(block)


def _grid(grid: Grid) -> list[str]:
    rows = [
        [_text(heading) for heading in grid.headings],
        ["---"] * len(grid.headings),
        *([_cell(cell, words="") for cell in row] for row in grid.rows),
    ]
    return ["| " + " | ".join(row) + " |" for row in rows]


def _cell(cell: Cell, words: str = "To fill in: ") -> str:
    return f"**\\[{words}{_text(cell.prompt)}\\]**" if isinstance(cell, Blank) else _text(cell)


def _text(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
