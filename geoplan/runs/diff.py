"""What differs between two plans: who takes whom and when, who must be told, and what it costs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import TYPE_CHECKING

from geoplan.domain.changes import Change, Journey, changes_between, persons_told
from geoplan.domain.plans import CostBreakdown, Plan, clock
from geoplan.notebook import html_page, html_table
from geoplan.runs.case import Case
from geoplan.runs.case.params import RunParams
from geoplan.runs.tables import list_of, more, text_table

if TYPE_CHECKING:
    import pandas as pd

_HEADINGS = ("Journey", "Day", "Was", "Is now", "Fetched", "Arrives")


@dataclass(frozen=True, slots=True)
class DiffRow:
    """
    A request that travels otherwise.

    `was` and `becomes` are a person's code or what takes the child instead; None where there is no such
    request in the plan. Times are seconds since midnight, the earliest that make sense where it is not on a
    run, as `on_run` says of before and after.
    """

    request: str
    day: date
    was: str | None
    becomes: str | None
    was_pickup_s: int | None
    pickup_s: int | None
    was_delivery_s: int | None
    delivery_s: int | None
    on_run: tuple[bool, bool]

    @classmethod
    def of(cls, change: Change) -> "DiffRow":
        """Return the row of a change."""
        was, becomes = change.was, change.becomes
        return cls(
            change.request.code,
            change.request.day,
            _taker(was),
            _taker(becomes),
            was.pickup_s if was else None,
            becomes.pickup_s if becomes else None,
            was.delivery_s if was else None,
            becomes.delivery_s if becomes else None,
            (_on_run(was), _on_run(becomes)),
        )

    @property
    def pickup_later_minutes(self) -> float | None:
        """How much later the child is fetched, negative for earlier; None where it is not in both plans."""
        return _later(self.was_pickup_s, self.pickup_s)

    @property
    def delivery_later_minutes(self) -> float | None:
        """How much later the child arrives, negative for earlier; None where it is not in both plans."""
        return _later(self.was_delivery_s, self.delivery_s)


@dataclass(frozen=True, slots=True)
class PlanDiff:
    """
    The difference of two plans; false when they are alike.

    Parameters
    ----------
    rows
        Requests that travel otherwise, in order of code.
    told
        Codes of those who must be told.
    was_cost, cost
        Of either plan, whole.
    """

    rows: tuple[DiffRow, ...]
    told: tuple[str, ...]
    was_cost: CostBreakdown
    cost: CostBreakdown

    @property
    def pence(self) -> dict[str, int]:
        """What each part of the cost becomes more, in pence, negative for less; without those that stay."""
        parts = zip(self.was_cost, self.cost, strict=True)
        return {name: pence - was for (name, was), (_, pence) in parts if pence != was}

    @property
    def total_pence(self) -> int:
        """What the plan costs more, in pence."""
        return self.cost.total - self.was_cost.total

    def __bool__(self) -> bool:
        return bool(self.rows or self.pence)

    @property
    def headline(self) -> str:
        """How many journeys change, and what it costs."""
        count = len(self.rows)
        head = f"{count} journey{'' if count == 1 else 's'} changed" if count else "No journey changes"
        return f"{head}; {more(self.total_pence)}."

    def to_frame(self) -> "pd.DataFrame":
        """
        Return a row for each request that travels otherwise.

        Returns
        -------
        pandas.DataFrame
            Columns ``request``, ``day``, ``was``, ``becomes``, ``was_pickup``, ``pickup``, ``was_delivery``,
            ``delivery`` (local times of day), ``pickup_later_minutes``, ``delivery_later_minutes``.
        """
        import pandas as pd

        names = ("was_pickup", "pickup", "was_delivery", "delivery")
        rows = [
            {"request": row.request, "day": row.day, "was": row.was, "becomes": row.becomes}
            | {name: _clock(getattr(row, f"{name}_s")) for name in names}
            | {
                "pickup_later_minutes": row.pickup_later_minutes,
                "delivery_later_minutes": row.delivery_later_minutes,
            }
            for row in self.rows
        ]
        later = ("pickup_later_minutes", "delivery_later_minutes")
        return pd.DataFrame(rows, columns=["request", "day", "was", "becomes", *names, *later])

    def __str__(self) -> str:
        if not self:
            return "The plans are alike."
        lines = [self.headline]
        lines += text_table(_HEADINGS, [_texts(row) for row in self.rows]) if self.rows else []
        lines += [f"  {name.replace('_', ' ')}: {more(pence)}" for name, pence in self.pence.items()]
        return "\n".join([*lines, f"To be told: {list_of(self.told)}."] if self.told else lines)

    def _repr_html_(self) -> str:
        if not self:
            return html_page("<p>The plans are alike.</p>")
        costs = ((name.replace("_", " "), more(pence)) for name, pence in self.pence.items())
        told = f"<p>To be told: {escape(list_of(self.told))}.</p>" if self.told else ""
        total = ("in all", more(self.total_pence))
        return html_page(
            f"<p><strong>{escape(self.headline)}</strong></p>",
            html_table(_HEADINGS, map(_texts, self.rows)) if self.rows else "",
            told,
            html_table(("Cost", "Difference"), [*costs, total], right=("Difference",)),
        )


def diff(before: Plan, after: Plan, *, case: Case | None = None) -> PlanDiff:
    """
    Compare two plans.

    Parameters
    ----------
    case
        Names the foster carers to tell, and the minutes from which another time must be told; without it the
        children stand for their homes, and the default holds.
    """
    params = RunParams() if case is None else case.params
    carers = {} if case is None else {child.code: child.carer for child in case.children}
    to_tell = changes_between(before, after, minutes=params.change_minutes)
    return PlanDiff(
        rows=tuple(map(DiffRow.of, changes_between(before, after))),
        told=persons_told(to_tell, carers),
        was_cost=before.cost,
        cost=after.cost,
    )


def _taker(journey: Journey | None) -> str | None:
    return None if journey is None else journey.coverage.person or journey.coverage.mode.value


def _on_run(journey: Journey | None) -> bool:
    return journey is not None and journey.coverage.run is not None


def _later(was_s: int | None, is_s: int | None) -> float | None:
    return None if was_s is None or is_s is None else (is_s - was_s) / 60


def _clock(seconds: int | None) -> object:
    return None if seconds is None else clock(seconds)


def _texts(row: DiffRow) -> Sequence[str]:
    """Return a row as shown to people."""
    pairs = ((row.was_pickup_s, row.pickup_s), (row.was_delivery_s, row.delivery_s))
    times = (
        " → ".join(
            dict.fromkeys(
                _time(s, on_run) for s, on_run in zip(pair, row.on_run, strict=True) if s is not None
            )
        )
        for pair in pairs
    )
    return (row.request, f"{row.day:%d/%m/%Y}", row.was or "new", row.becomes or "cancelled", *times)


def _time(seconds: int, on_run: bool) -> str:
    return f"{'' if on_run else 'from '}{clock(seconds):%H:%M}"
