"""One thing that is kept, and all of them as a table."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from geoplan.io.retention.kinds import HeldKind

if TYPE_CHECKING:
    import pandas as pd


class Claim(StrEnum):
    """How sure it is that geoplan may delete something when its time is over."""

    OURS = "geoplan's"
    CHANGED = "changed since it was written"
    UNREGISTERED = "looks like geoplan's, and is not in the register"
    YOURS = "yours"


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """
    Something that is kept.

    Parameters
    ----------
    where
        The file it is, or is in.
    what
        Which part of the file, in words; blank where it is all of it.
    made
        The day from which it is there.
    delete_after
        The day after which it goes; None where it may stay.
    bytes
        How large it is.
    claim
        Whether it is geoplan's to delete.
    week, changes
        Of plans: their Monday, and the numbers of their changes.
    """

    kind: HeldKind
    where: Path
    what: str = ""
    made: date
    delete_after: date | None
    bytes: int
    claim: Claim = Claim.OURS
    week: date | None = None
    changes: tuple[int, ...] = field(default=(), repr=False)

    def is_over(self, today: date) -> bool:
        """Whether its time is over."""
        return self.delete_after is not None and today > self.delete_after


@dataclass(frozen=True, slots=True)
class Holdings:
    """
    Everything that is kept, what goes first before what goes later.

    Parameters
    ----------
    today
        The day on which it was looked at.
    missing
        Projects and registered files that are not where they were: moved or deleted by hand.
    unreadable
        Projects that could not be read, with what is wrong: what they hold is not among the items.
    """

    items: tuple[Held, ...]
    today: date
    missing: tuple[Path, ...] = ()
    unreadable: tuple[tuple[Path, str], ...] = ()

    def __iter__(self) -> Iterator[Held]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    def due(self, *, with_changed: bool = False, with_tables: bool = False) -> tuple[Held, ...]:
        """
        Return what a purge would delete.

        Parameters
        ----------
        with_changed
            Files that were changed since geoplan wrote them, or only look like geoplan's, too.
        with_tables
            The user's own tables too.
        """
        claims = {Claim.OURS}
        claims |= {Claim.CHANGED, Claim.UNREGISTERED} if with_changed else set()
        claims |= {Claim.YOURS} if with_tables else set()
        return tuple(one for one in self.items if one.is_over(self.today) and one.claim in claims)

    def waiting(self) -> tuple[Held, ...]:
        """Return what is over, and is not geoplan's to delete without being told so."""
        return tuple(one for one in self.items if one.is_over(self.today) and one.claim is not Claim.OURS)

    def to_frame(self) -> "pd.DataFrame":
        """Return one row a thing: what, where, size in bytes, since when, until when, whether it is over."""
        import pandas as pd

        return pd.DataFrame(
            {
                "kind": [one.kind.value for one in self.items],
                "where": [str(one.where) for one in self.items],
                "what": [one.what for one in self.items],
                "bytes": [one.bytes for one in self.items],
                "made": [one.made for one in self.items],
                "age_days": [(self.today - one.made).days for one in self.items],
                "delete_after": [one.delete_after for one in self.items],
                "over": [one.is_over(self.today) for one in self.items],
                "claim": [one.claim.value for one in self.items],
            }
        )

    def _repr_html_(self) -> str:
        return self.to_frame().to_html(index=False, border=0)  # type: ignore[no-any-return]
