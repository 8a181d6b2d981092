"""What came of an audit: every journey with its verdict and queries, and how it all adds up."""

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from html import escape
from typing import TYPE_CHECKING

from geoplan.costs.claims.asking.pay import ClaimYear
from geoplan.costs.claims.asking.query import Query, QueryKind
from geoplan.costs.claims.params import AuditParams
from geoplan.costs.claims.patterns import Pattern, RoundHabit
from geoplan.costs.claims.tolerance import Tolerance
from geoplan.domain.claims import ClaimedJourney, Claims, miles_of, pence_of
from geoplan.domain.money import pounds
from geoplan.matrix import MatrixProvenance
from geoplan.notebook import html_page, html_table

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["AuditSums", "ClaimAudit", "JourneyAudit", "Query", "QueryKind", "Verdict"]


class Verdict(StrEnum):
    """What the audit says of a journey. None of them is a finding about a person."""

    WITHIN = "within tolerance"
    QUERY = "query"
    CANNOT_TELL = "cannot tell"


@dataclass(frozen=True, slots=True, kw_only=True)
class JourneyAudit:
    """
    One journey against the road.

    Parameters
    ----------
    fastest_miles, shortest_miles, minutes
        Of the fastest and the shortest way, by all its places in order; None where that cannot be told.
    least_miles, most_miles
        What may be claimed without a question.
    reason
        Why its miles cannot be judged; None where they can.
    queries
        What to ask.
    shared_with
        How many rows claim this one journey together, and rightly: it is split between them.
    roads
        The main roads of the fastest way, where they were looked up.
    """

    journey: ClaimedJourney
    fastest_miles: float | None = None
    shortest_miles: float | None = None
    minutes: float | None = None
    least_miles: float | None = None
    most_miles: float | None = None
    reason: str | None = None
    queries: tuple[Query, ...] = ()
    shared_with: int = 1
    roads: str | None = None

    @property
    def verdict(self) -> Verdict:
        """A query where there is anything to ask; else whether its miles are within tolerance."""
        if self.queries:
            return Verdict.QUERY
        return Verdict.WITHIN if self.reason is None else Verdict.CANNOT_TELL

    @property
    def over_miles(self) -> float | None:
        """Claimed beyond the fastest way; negative where less is claimed."""
        if self.journey.miles is None or self.fastest_miles is None:
            return None
        return float(self.journey.miles) - self.fastest_miles


@dataclass(frozen=True, slots=True)
class AuditSums:
    """How many journeys some are, and what they claim."""

    journeys: int
    miles: Decimal
    pence: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimAudit:
    """
    An audit of claims.

    Parameters
    ----------
    claims
        What was read: journeys, ignored rows, faults and lines of totals.
    journeys
        Every journey that was read, in that order.
    tolerance
        How far a claim may be from the road, in words and numbers.
    years
        The miles of each claimant and tax year, against the threshold.
    habits
        Round figures that chance does not account for.
    patterns
        By claimant, venue and month.
    provenance
        The roads and speeds that it was held against.
    """

    params: AuditParams
    claims: Claims = field(repr=False)
    journeys: tuple[JourneyAudit, ...] = field(repr=False)
    tolerance: Tolerance
    years: tuple[ClaimYear, ...] = field(repr=False)
    habits: tuple[RoundHabit, ...] = field(repr=False)
    patterns: tuple[Pattern, ...] = field(repr=False)
    provenance: MatrixProvenance

    def of(self, verdict: Verdict) -> tuple[JourneyAudit, ...]:
        """Return the journeys of a verdict."""
        return tuple(one for one in self.journeys if one.verdict is verdict)

    def sums(self, verdict: Verdict | None = None) -> AuditSums:
        """Return what the journeys of a verdict add up to; of all of them when None."""
        journeys = [one.journey for one in (self.journeys if verdict is None else self.of(verdict))]
        return AuditSums(len(journeys), miles_of(journeys), pence_of(journeys))

    @property
    def query_counts(self) -> dict[QueryKind, int]:
        """How many journeys are queried for what; one journey may be for several things."""
        found = Counter(kind for one in self.journeys for kind in {query.kind for query in one.queries})
        return {kind: found[kind] for kind in QueryKind if found[kind]}

    def to_frame(self) -> "pd.DataFrame":
        """
        Return a row a journey, in the order read.

        Columns ``file``, ``sheet``, ``row``, ``claimant``, ``day``, ``start``, ``places``, ``miles``,
        ``fastest_miles``, ``shortest_miles``, ``least_miles``, ``most_miles``, ``over_miles``, ``minutes``,
        ``amount_pence``, ``verdict``, ``queries``, ``reason``. Miles are floats, for display.
        """
        import pandas as pd

        rows = [_row(one) for one in self.journeys]
        return pd.DataFrame(rows, columns=list(_row_names()))

    def __str__(self) -> str:
        total = self.sums()
        lines = [f"{total.journeys:,} journeys claimed, {total.miles:,} miles."]
        lines += [
            f"  {verdict.value}: {sums.journeys:,} journeys, {sums.miles:,} miles"
            for verdict in Verdict
            for sums in (self.sums(verdict),)
        ]
        return "\n".join([*lines, str(self.tolerance)])

    def _repr_html_(self) -> str:
        rows = [
            (name, f"{sums.journeys:,}", f"{sums.miles:,.1f}", pounds(sums.pence))
            for name, sums in [(one.value, self.sums(one)) for one in Verdict] + [("all", self.sums())]
        ]
        headings = ("Verdict", "Journeys", "Miles claimed", "Claimed")
        whole, title = {len(Verdict)}, "Claims audited"
        parts = [html_table(headings, rows, right=headings[1:], title=title, totals=whole)]
        asked = [(kind.label, f"{count:,}") for kind, count in self.query_counts.items()]
        if asked:
            note = "A journey may be asked about for several things. A query is a question, not a finding."
            parts.append(
                html_table(("What", "Journeys"), asked, right=("Journeys",), title="To ask about", note=note)
            )
        return html_page(*parts, f"<h4>Tolerance</h4><p>{escape(str(self.tolerance))}</p>")


def _row(one: JourneyAudit) -> dict[str, object]:
    journey = one.journey
    return {
        "file": journey.row.file,
        "sheet": journey.row.sheet,
        "row": journey.row.row,
        "claimant": journey.claimant,
        "day": journey.day,
        "start": journey.start,
        "places": " – ".join(journey.labels),
        "miles": None if journey.miles is None else float(journey.miles),
        "fastest_miles": one.fastest_miles,
        "shortest_miles": one.shortest_miles,
        "least_miles": one.least_miles,
        "most_miles": one.most_miles,
        "over_miles": one.over_miles,
        "minutes": one.minutes,
        "amount_pence": journey.amount_pence,
        "verdict": one.verdict.value,
        "queries": "; ".join(query.kind.label for query in one.queries),
        "reason": one.reason,
    }


def _row_names() -> tuple[str, ...]:
    return (
        "file", "sheet", "row", "claimant", "day", "start", "places", "miles", "fastest_miles",
        "shortest_miles", "least_miles", "most_miles", "over_miles", "minutes", "amount_pence", "verdict",
        "queries", "reason",
    )  # fmt: skip
