"""The sheets of patterns in claims: by claimant, venue and month, and figures that are often round."""

from collections.abc import Sequence

from geoplan.costs.claims import ClaimAudit
from geoplan.costs.claims.patterns import Grouping, Pattern
from geoplan.report.columns import PERCENT, WHOLE, Column
from geoplan.report.costs.page import Sheet
from geoplan.report.runs.tables import MILES

# A smaller chance is no more telling, and what it is would seem more exact than it can be.
_RARE = 1_000_000

_PATTERN_WORDS = {
    Grouping.CLAIMANT: ("By claimant", "how the miles of claimants lie beside the road"),
    Grouping.VENUE: ("By venue", "the same by venue; of several the first that a journey calls at"),
    Grouping.MONTH: ("By month", "the same by month"),
}


def pattern_sheet(audit: ClaimAudit, grouping: Grouping) -> Sheet:
    """Return the sheet of one grouping: how miles lie beside the road, with all journeys as its last row."""
    params = audit.params
    name, words = _PATTERN_WORDS[grouping]
    patterns = [one for one in audit.patterns if one.grouping is grouping]
    return Sheet(
        name,
        f"Shown from {params.pattern_journeys} journeys, in the order of codes. The middle counts each"
        f" route once; all intervals together hold in {params.pattern_confidence:.0%} of cases. A difference"
        f" of less than {params.pattern_share:.0%} of the road, or of fewer than {params.pattern_routes}"
        " routes, is not spoken of.",
        words,
        (
            Column(grouping.value.capitalize(), None, 28),
            Column("Journeys", WHOLE),
            Column("To ask about", WHOLE),
            Column("Judged", WHOLE),
            Column("Routes", WHOLE),
            Column("Miles claimed", MILES),
            Column("Fastest way, miles", MILES),
            Column("Difference, miles", MILES),
            Column("Middle of the difference", PERCENT, 11),
            Column("from", PERCENT, 9),
            Column("to", PERCENT, 9),
            Column("Middle elsewhere", PERCENT, 11),
            Column("What that says", None, 38),
        ),
        (*(_pattern_row(one, params.pattern_journeys) for one in patterns), _pattern_sum(patterns)),
    )


def _pattern_row(one: Pattern, least: int) -> tuple[object, ...]:
    few = f"{one.groups:,} with fewer than {least} journeys"
    return (
        one.code or few,
        one.journeys,
        one.queried,
        one.judged,
        one.routes,
        one.claimed_miles,
        one.road_miles,
        one.over_miles,
        one.middle,
        one.low,
        one.high,
        one.rest,
        one.says.value if one.code else None,
    )


def _pattern_sum(patterns: Sequence[Pattern]) -> tuple[object, ...]:
    journeys, queried, judged, *miles = (
        sum(getattr(one, name) for one in patterns)
        for name in ("journeys", "queried", "judged", "claimed_miles", "road_miles", "over_miles")
    )
    # One route may belong to several months or venues: there is no sum of them.
    return ("All", journeys, queried, judged, None, *miles, None, None, None, None, None)


def habit_sheet(audit: ClaimAudit) -> Sheet:
    """Return the sheet of figures that are round more often than chance accounts for."""
    params = audit.params
    rows = [
        (one.claimant, one.routes, one.round_routes, one.expected, _chance(one.chance))
        for one in audit.habits
    ]
    return Sheet(
        "Round figures",
        f"Claimants whose miles are multiples of {params.habit_miles} more often than chance makes them"
        f" (binomial test, each route once, from {params.habit_routes} routes that are not round by road,"
        f" limit {params.habit_chance:g} shared by all who were looked at). Miles may be estimated where no"
        " odometer is read: something to talk about, not a finding.",
        "claimants whose miles are often round",
        (
            Column("Claimant", None, 14),
            Column("Routes", WHOLE),
            Column("Claimed as round", WHOLE),
            Column("Expected by chance", MILES),
            Column("Chance of so many", None, 22),
        ),
        tuple(rows),
    )


def _chance(chance: float) -> str:
    return f"1 in {1 / chance:,.0f}" if chance * _RARE > 1 else f"less than 1 in {_RARE:,}"
