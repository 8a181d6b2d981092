"""Explanations in sentences."""

from collections.abc import Sequence

from geoplan.domain.plans import Coverage, Mode
from geoplan.runs.explaining.fixes import Fix
from geoplan.runs.explaining.give_way import GiveWay
from geoplan.runs.explaining.ranking import Choice, Ranking
from geoplan.runs.explaining.stage import Stage
from geoplan.runs.tables import list_of, more, pounds

_SHOWN = 5

_RULES = {
    "hours": "their hours",
    "window": "the time of the session",
    "day-off": "their day off",
    "longest-day": "their longest day",
    "longest-day-miles": "their most miles in a day",
    "week-minutes": "their most minutes in a week",
    "week-miles": "their most miles in a week",
    "child-seat": "the child seats in the car",
    "compliance": "their checks",
    "provider-area": "their provider's agreement",
    "escort": "the need of an escort",
    "escort-age": "the need of an escort",
    "barred": "the bar between them and the child",
    "apart": "children who are kept apart",
    "alone": "the rule that a child travels alone",
    "ride-time": "the longest time in the car",
    "seats": "the seats in the car",
    "wheelchair": "the room for a wheelchair",
    "unreachable": "the lack of a road",
    "at-session": "the session they supervise",
    "venue-staff": "the rule that somebody stays at the venue",
}
"""What gives way, in words."""


def taken_words(stage: Stage, ranking: Ranking, takes: Coverage) -> tuple[str, ...]:
    """Return who takes a request at what cost, and what the next best would cost more."""
    code = stage.request.code
    mine = next((row for row in ranking.rows if row.takes_it), None)
    others = [row for row in ranking.possible if not row.takes_it]
    if takes.mode is Mode.NOBODY:
        first = f"Nobody takes {code}."
    else:
        first = f"{code} {_taken_by(takes)}{_at_cost(mine)}."
    return (first, *_pinned(takes), *_next_best(mine, others, takes))


def _taken_by(takes: Coverage) -> str:
    return f"is with {takes.mode.value} {takes.person}" if takes.person else f"goes by {takes.mode.value}"


def _at_cost(row: Choice | None) -> str:
    if row is None or row.extra_pence is None:
        return ""
    if row.extra_miles is None or row.extra_minutes is None:
        return f", for {pounds(row.extra_pence)}{_of_it_paid(row)}"
    return (
        f": {row.extra_miles:+.1f} miles and {row.extra_minutes:+.0f} minutes on the road, "
        f"{pounds(row.extra_pence)}{_of_it_paid(row)}"
    )


def _of_it_paid(row: Choice) -> str:
    """What of a cost is money, where that is not all of it."""
    if row.paid_pence is None or row.paid_pence == row.extra_pence:
        return ""
    return f" ({pounds(row.paid_pence)} of it paid)"


def _pinned(takes: Coverage) -> tuple[str, ...]:
    return ("It was put there by hand and stays.",) if takes.pinned else ()


def _next_best(mine: Choice | None, others: Sequence[Choice], takes: Coverage) -> tuple[str, ...]:
    if not others:
        return ("Nobody else could take it.",) if takes.mode is not Mode.NOBODY else ()
    best = others[0]
    name = f"{best.mode.value} {best.person}" if best.person else f"a {best.mode.value}"
    if mine is None or mine.extra_pence is None or best.extra_pence is None:
        return (f"The best choice would be {name}{_at_cost(best)}.",)
    dearer = more(best.extra_pence - mine.extra_pence)
    return (f"The next best, {name}, would cost {dearer}{_at_cost(best)}.",)


def cheapest_words(fixes: Sequence[Fix], ranking: Ranking) -> tuple[str, ...]:
    """Return which of some fixes costs least, and what it saves."""
    if not fixes:
        return ()
    best = min(fixes, key=lambda fix: (round(fix.extra.pence, 6), fix.order))
    now = next((row.extra_pence for row in ranking.rows if row.takes_it), None)
    saved = "" if now is None else f", {more(best.extra.pence - now)} than now"
    return (f"The cheapest to ask for: {best.text}{saved}.",)


def known_by(stage: Stage, takes: Coverage) -> tuple[str, ...]:
    """Return how well each child knows who takes it: journeys in the weeks before, and in this one."""
    if takes.person is None or not takes.mode.has_runs:
        return ()
    plan, person = stage.plan, takes.person
    told = []
    for child in stage.request.children:
        before = stage.case.history.get((child, person), 0)
        this_week = sum(
            cover.person == person and child in request.children
            for request, cover in zip(plan.requests, plan.coverage, strict=True)
        )
        others = "no other" if this_week == 1 else f"{this_week - 1} other{'' if this_week == 2 else 's'}"
        told.append(
            f"Journeys of {person} with {child}: {before or 'none'} in the weeks before, {others} this week."
        )
    return tuple(told)


def least_words(ways: Sequence[GiveWay]) -> tuple[str, ...]:
    """Return the smallest sets of rules that must give way, in sentences; what may never give way is said."""
    of_person: dict[str, dict[tuple[str, ...], None]] = {}
    firm: set[str] = set()
    for way in ways:
        of_person.setdefault(way.person, {})[way.rules] = None
        firm.update(way.firm)
    told = [
        f"{person} could only if this gave way: {', or '.join(_in_words(rules) for rules in sets)}."
        for person, sets in list(of_person.items())[:_SHOWN]
    ]
    if len(of_person) > _SHOWN:
        told.append(f"As many rules would have to give way for {len(of_person) - _SHOWN} more.")
    if firm:
        told.append(f"What may never give way: {_in_words(sorted(firm))}.")
    return tuple(told)


def _in_words(rules: Sequence[str]) -> str:
    return list_of([_RULES.get(rule, rule) for rule in rules])
