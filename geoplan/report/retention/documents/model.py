"""What a document is made of, whatever it is written as."""

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Blank:
    """
    Something that the reader has to fill in.

    `prompt` says what belongs there, and who knows it. In a table it stands alone, elsewhere after words that
    say that it is to be filled in; both stand out.
    """

    prompt: str


Cell = str | Blank


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of text, or a blank as long as one."""

    text: Cell


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of points."""

    items: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """
    A table.

    Parameters
    ----------
    headings
        k words; all blank for a table of facts, which needs none.
    rows
        n rows of k cells; each text as people read it.
    widths
        Shares of the width, k numbers; all alike when empty.
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...] = field(repr=False)
    widths: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        count = len(self.headings)
        if any(len(row) != count for row in self.rows) or len(self.widths) not in (
            0,
            count,
        ):
            raise ValueError("every row of a table has a cell for each heading")

    def shares(self) -> tuple[float, ...]:
        """Return the share of the width of each column; they add up to 1."""
        widths = self.widths or (1,) * len(self.headings)
        return tuple(width / sum(widths) for width in widths)


Block = Paragraph | Bullets | Grid


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it; `level` is 1 for a chapter, 2 for a part of one."""

    title: str
    blocks: tuple[Block, ...]
    level: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """
    A document.

    Parameters
    ----------
    subtitle
        What it is about, below the title.
    notice
        What must be known before anything else is read.
    footer
        Where it comes from; at the foot of every page.
    """

    title: str
    sections: tuple[Section, ...] = field(repr=False)
    subtitle: str = ""
    notice: str = ""
    footer: str = ""

    def blanks(self) -> Iterator[str]:
        """Yield the prompts of everything that is to be filled in, in order."""
        for block in (block for section in self.sections for block in section.blocks):
            for cell in _cells(block):
                if isinstance(cell, Blank):
                    yield cell.prompt


def _cells(block: Block) -> Iterator[Cell]:
    if isinstance(block, Paragraph):
        yield block.text
    elif isinstance(block, Bullets):
        yield from block.items
    else:
        for row in block.rows:
            yield from row
