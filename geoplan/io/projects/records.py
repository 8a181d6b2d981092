"""What a project tells: changes, lines of plans, acceptances, and the entries of the audit."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from geoplan.domain.plans import Plan
from geoplan.domain.sessions import LONDON
from geoplan.io.plans import plan_digest

if TYPE_CHECKING:
    import pandas as pd

MAIN = "main"


class Kind(StrEnum):
    """What was done to a project."""

    BEGIN = "begin"
    MIGRATE = "migrate"
    SAVE = "save"
    UNDO = "undo"
    REDO = "redo"
    WHAT_IF = "what-if"
    SWITCH = "switch"
    DISCARD = "discard"
    ADOPT = "adopt"
    ACCEPT = "accept"
    PURGE = "purge"
    ISSUE = "issue"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """
    A plan as it was saved, with what else makes its case again.

    Parameters
    ----------
    id
        Its number: 1, 2, 3 … over the whole project.
    parent
        The change it was made from; None for the first plan of a week.
    line
        ``main``, or the name of the what-if it was saved on.
    week
        The Monday of the week that is planned.
    plan
        Digest of the plan; `geoplan.io.plans.plan_digest`.
    case_version, pence
        Of the plan: the inputs it was made from, and its cost.
    pins
        Requests put to a person or a mode of travel by hand.
    adjustments
        What else differs from the tables: sessions added and cancelled, drivers off; codes and dates only.
    """

    id: int
    parent: int | None
    line: str
    week: date
    at: datetime
    who: str
    what: str
    why: str
    plan: str
    case_version: str
    pence: int
    pins: Mapping[str, str] = field(repr=False)
    adjustments: Mapping[str, Any] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """
    A line of plans of one week: ``main``, or a named what-if that left another line at `base`.

    `head` is the change that stands; undo and redo move it.
    """

    name: str
    week: date
    base: int | None
    head: int
    discarded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """
    What the checker said of a plan.

    Parameters
    ----------
    plan
        Digest of the plan that was checked, so that no other is accepted on its strength.
    ok
        Whether it breaks no hard rule.
    report
        Digest of the report's words, kept with the acceptance.
    """

    plan: str
    ok: bool
    report: str

    @classmethod
    def of(cls, plan: Plan, *, ok: bool, report: str) -> "Checked":
        """Return what to hand to `Project.accept` after a check whose report reads so."""
        return cls(plan=plan_digest(plan), ok=ok, report=hashlib.sha256(report.encode()).hexdigest())


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance:
    """
    A plan that an officer accepted. It is never changed; a later one for the same week stands in its place.

    `journeys` counts the journeys of each (child, person) in it.
    """

    id: int
    change: int
    week: date
    at: datetime
    officer: str
    note: str
    report: str
    journeys: Mapping[tuple[str, str], int] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEntry:
    """
    One link of the audit: who did what when and why.

    `hash` is the SHA-256 of everything in the entry and of the hash before it.
    """

    id: int
    at: datetime
    who: str
    kind: Kind
    what: str
    why: str
    detail: Mapping[str, Any] = field(repr=False)
    previous: str = field(repr=False)
    hash: str = field(repr=False)


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Listing(Generic[T]):
    """Records in order that show as a table."""

    records: tuple[T, ...]

    def __iter__(self) -> Iterator[T]:
        return iter(self.records)

    def __len__(self) -> int:
        return len(self.records)

    def __getitem__(self, at: int) -> T:
        return self.records[at]

    def _row(self, record: T) -> dict[str, object]:
        raise NotImplementedError

    def to_frame(self) -> "pd.DataFrame":
        """Return one row a record, times in local time."""
        import pandas as pd

        frame = pd.DataFrame([self._row(record) for record in self.records])
        return frame.astype({"from": "Int64"}) if "from" in frame else frame

    def _repr_html_(self) -> str:
        return self.to_frame().to_html(index=False, border=0)  # type: ignore[no-any-return]


@dataclass(frozen=True, slots=True)
class History(_Listing[Change]):
    """
    Changes, the newest first.

    Parameters
    ----------
    heads
        Those that stand on a line that is open.
    undone
        Those that no open line holds any more.
    accepted
        Those that were accepted.
    """

    heads: frozenset[int] = frozenset()
    undone: frozenset[int] = frozenset()
    accepted: frozenset[int] = frozenset()

    def state(self, change: Change) -> str:
        """Say in a word or two how a change stands: accepted, stands, undone, or nothing."""
        words = (("accepted", self.accepted), ("stands", self.heads), ("undone", self.undone))
        return ", ".join(word for word, those in words if change.id in those)

    def _row(self, record: Change) -> dict[str, object]:
        return {
            "change": record.id,
            "from": record.parent,
            "line": record.line,
            "week": record.week,
            "when": local(record.at),
            "who": record.who,
            "what": record.what,
            "why": record.why,
            "cost £": record.pence / 100,
            "state": self.state(record),
        }


@dataclass(frozen=True, slots=True)
class Audit(_Listing[AuditEntry]):
    """The entries of the audit, the oldest first."""

    @property
    def seal(self) -> str:
        """The last hash: noted elsewhere, it later proves that nothing up to here was taken away."""
        return self.records[-1].hash

    def _row(self, record: AuditEntry) -> dict[str, object]:
        return {
            "entry": record.id,
            "when": local(record.at),
            "who": record.who,
            "kind": record.kind.value,
            "what": record.what,
            "why": record.why,
            "hash": record.hash,
        }


def local(moment: datetime) -> str:
    """Return a moment as people read it here: 23/11/2026 08:05:09."""
    return f"{moment.astimezone(LONDON):%d/%m/%Y %H:%M:%S}"
