"""What was found about somebody: tables to read, one for each kind of place."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class FoundTable:
    """
    What was found in one kind of place.

    Parameters
    ----------
    title
        The kind of place.
    about
        What it is, for somebody who does not know geoplan.
    headings
        k words; the first says where it was found.
    rows
        n rows of k texts and numbers, other children's codes taken out.
    """

    title: str
    about: str
    headings: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...] = field(repr=False)

    def to_frame(self) -> "pd.DataFrame":
        """Return it as a DataFrame."""
        import pandas as pd

        return pd.DataFrame(list(self.rows), columns=list(self.headings))


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectRecord:
    """
    Everything that is held about one code.

    Parameters
    ----------
    code
        Whose.
    is_child
        Whether it is a child's code.
    asked
        When it was looked for, UTC.
    tables
        What was found; those without rows are left out.
    searched
        Every file that was searched.
    unsearched
        Files that could not be searched, with the reason.
    """

    code: str
    is_child: bool
    asked: datetime
    tables: tuple[FoundTable, ...] = field(repr=False)
    searched: tuple[Path, ...] = field(repr=False)
    unsearched: tuple[tuple[Path, str], ...] = ()

    def __len__(self) -> int:
        return sum(len(table.rows) for table in self.tables)

    def _repr_html_(self) -> str:
        parts = [f"<h4>{table.title}</h4>{table.to_frame().to_html(index=False)}" for table in self.tables]
        return "".join(parts) or "<p>Nothing is held.</p>"
