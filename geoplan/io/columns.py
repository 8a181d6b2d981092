"""What a table's columns are called, hold and mean: declared once, for reader, template and documentation."""

import re
from dataclasses import dataclass

from geoplan.io.fields import Parser, yes_no
from geoplan.io.grid import Cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """
    One column of a table.

    Parameters
    ----------
    name
        What the code calls it.
    title
        What templates print above it.
    parse
        Reads a cell that is not blank.
    holds
        What it holds, in a few words: ``date``, ``yes or no``.
    help
        A sentence for who fills it in.
    example
        A cell as a user would type it; None leaves it blank in the template.
    required
        Whether every row needs it.
    default
        What a blank cell stands for.
    synonyms
        Other headers that mean the same.
    private
        Whether messages must not repeat its cells.
    choices
        The words it takes, for a drop-down list; empty where it takes more than a few.
    """

    name: str
    title: str
    parse: Parser
    holds: str
    help: str
    example: Cell = None
    required: bool = False
    default: object = None
    synonyms: tuple[str, ...] = ()
    private: bool = False
    choices: tuple[str, ...] = ()

    @property
    def keys(self) -> frozenset[str]:
        """Every header that means this column, as `header_key` writes it."""
        return frozenset(header_key(word) for word in (self.name, self.title, *self.synonyms))


def column(
    name: str,
    title: str,
    parse: Parser,
    holds: str,
    help_: str,
    *synonyms: str,
    example: Cell = None,
    required: bool = False,
    default: object = None,
    choices: tuple[str, ...] = (),
    private: bool = False,
) -> Column:
    """Make a column; see `Column`."""
    return Column(
        name=name,
        title=title,
        parse=parse,
        holds=holds,
        help=help_,
        example=example,
        required=required,
        default=default,
        synonyms=synonyms,
        choices=choices,
        private=private,
    )


def yes_no_column(name: str, title: str, help_: str, *synonyms: str, default: bool) -> Column:
    """Make a column of yes and no."""
    return column(
        name,
        title,
        yes_no,
        "yes or no",
        help_,
        *synonyms,
        example="yes" if default else "no",
        default=default,
        choices=("yes", "no"),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Schema:
    """
    One kind of table.

    Parameters
    ----------
    kind
        Its name, and the usual stem of its files.
    title
        The usual name of its sheet.
    summary
        What one row is.
    columns
        In the order of the template.
    key
        Names of the columns that together must differ from row to row; none where rows may repeat.
    located
        Whether each row needs a position, given in any of the ways of `LOCATION`.
    may_be_empty
        Whether a table without any row is as good as none.
    """

    kind: str
    title: str
    summary: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ("code",)
    located: bool = False
    may_be_empty: bool = False

    def __post_init__(self) -> None:
        seen: dict[str, str] = {}
        for column in self.columns:
            for key in column.keys:
                if key in seen:
                    raise ValueError(f"{self.kind}: columns {seen[key]} and {column.name} share a header")
                seen[key] = column.name

    def column(self, name: str) -> Column:
        """Return the column of a name; raises KeyError when there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)

    def by_key(self) -> dict[str, Column]:
        """Return the columns by every header that means them."""
        return {key: column for column in self.columns for key in column.keys}


_BRACKETS = re.compile(r"\(.*?\)|\[.*?\]")


def header_key(header: str) -> str:
    """Return a header without case, spaces and punctuation: ``Post-Code *`` is postcode."""
    return re.sub(r"[^a-z0-9]", "", header.casefold())


def without_brackets(header: str) -> str:
    """Return a header without what stands in brackets, which often is a unit."""
    return _BRACKETS.sub("", header)
