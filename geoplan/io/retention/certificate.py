"""The certificate of a purge: what was deleted, when, by whom, and the hash of what."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from geoplan.io.projects.records import AuditEntry

if TYPE_CHECKING:
    import pandas as pd

DELETED = "deleted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deleted:
    """
    One line of a certificate.

    Parameters
    ----------
    kind, where, what
        As `Held`.
    made, delete_after
        Since when it was there, and the day after which it was to go.
    bytes
        How large it was.
    sha256
        Of a file's bytes; of plans, over the hashes of all that was emptied in the project.
    result
        ``deleted``, or why it was left.
    link
        Of plans: the hash of the entry in the project's own audit.
    """

    kind: str
    where: str
    what: str
    made: date
    delete_after: date
    bytes: int
    sha256: str
    result: str
    link: str = ""

    @property
    def is_gone(self) -> bool:
        """Whether it was deleted."""
        return self.result == DELETED


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """
    What a purge did.

    Parameters
    ----------
    number
        1, 2, 3 … in its register.
    purge
        What it is called in every chain that holds a link of it.
    who, why
        The member of staff who ran it, and what they noted.
    begun, ended
        When, UTC.
    geoplan
        The version that did it.
    periods
        The settings by which things were over, in days.
    items
        What was deleted, and what was to be deleted and is left.
    seal
        Hash of the certificate's link in the register's chain: noted elsewhere, it proves that this very
        certificate was written then.
    """

    number: int
    purge: str
    who: str
    why: str
    begun: datetime
    ended: datetime
    geoplan: str
    periods: Mapping[str, Any] = field(repr=False)
    items: tuple[Deleted, ...] = field(repr=False)
    seal: str

    @property
    def left(self) -> tuple[Deleted, ...]:
        """What was to be deleted and could not be."""
        return tuple(one for one in self.items if not one.is_gone)

    def __iter__(self) -> Iterator[Deleted]:
        return iter(self.items)

    @classmethod
    def of(cls, entry: AuditEntry, number: int) -> "Certificate":
        """
        Return the certificate that a link of the register holds.

        Raises
        ------
        KeyError, TypeError, ValueError
            When it holds none.
        """
        held = entry.detail["certificate"]
        items = tuple(
            Deleted(**item | {name: date.fromisoformat(item[name]) for name in ("made", "delete_after")})
            for item in held["items"]
        )
        return cls(
            number=number,
            purge=entry.detail["purge"],
            who=entry.who,
            why=entry.why,
            begun=datetime.fromisoformat(held["begun"]),
            ended=entry.at,
            geoplan=held["geoplan"],
            periods=held["periods"],
            items=items,
            seal=entry.hash,
        )

    def to_frame(self) -> "pd.DataFrame":
        """Return one row a thing that was deleted or left."""
        import pandas as pd

        return pd.DataFrame([asdict(one) for one in self.items])

    def _repr_html_(self) -> str:
        return self.to_frame().to_html(index=False, border=0)  # type: ignore[no-any-return]


def item_text(item: Deleted) -> dict[str, Any]:
    """Return a line as words and numbers, for the chain."""
    return asdict(item) | {"made": item.made.isoformat(), "delete_after": item.delete_after.isoformat()}
