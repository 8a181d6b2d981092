"""One journey on several rows: the same line twice, claimed for each of two children, or rightly split."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from geoplan.costs.claims.asking.query import Query, QueryKind, row_words, rows_words
from geoplan.domain.claims import ClaimedJourney, miles_of

Group = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Split:
    """Rows that claim one journey between them, and rightly: the miles of all are those of one."""

    rows: Group
    miles: Decimal


def same_journeys(journeys: Sequence[ClaimedJourney]) -> list[Group]:
    """
    Return the rows, by position, that say the same of who drove, on what day, from when and by which places.

    Only groups of two and more; rows without places are never the same.
    """
    groups: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for at, journey in enumerate(journeys):
        if journey.stops:
            groups[journey.claimant, journey.day, journey.start, journey.labels].append(at)
    return [tuple(group) for group in groups.values() if len(group) > 1]


def for_several_children(group: Group, journeys: Sequence[ClaimedJourney]) -> bool:
    """Tell whether every row of a group is for other children than the others."""
    named = [child for at in group for child in set(journeys[at].children)]
    return all(journeys[at].children for at in group) and len(named) == len(set(named))


def split_of(group: Group, journeys: Sequence[ClaimedJourney], most_miles: float | None) -> Split | None:
    """
    Return how a journey is split between rows, where it is claimed once in all.

    That is where one row alone claims any miles, or where several do, each for other children, and together
    claim no more than one journey may.

    Parameters
    ----------
    most_miles
        What one such journey may claim; None where that cannot be told.
    """
    rows = [journeys[at] for at in group]
    total = miles_of(rows)
    if not total:
        return None
    if sum(bool(row.miles) for row in rows) == 1:
        return Split(group, total)
    among_children = most_miles is not None and for_several_children(group, journeys)
    return Split(group, total) if among_children and float(total) <= (most_miles or 0) else None


def ask_same(
    group: Group, journeys: Sequence[ClaimedJourney], fastest_miles: float | None
) -> dict[int, Query]:
    """Return a query for every row of a group that is not split."""
    alike: dict[object, list[int]] = defaultdict(list)
    for at in group:
        alike[journeys[at].miles, journeys[at].children].append(at)
    total = miles_of([journeys[at] for at in group])
    road = "" if fastest_miles is None else f"; once by the fastest way is {fastest_miles:.1f}"
    told = f"{total:,} miles in all{road}"
    untimed = ". No time tells them apart" if journeys[group[0]].start is None else ""
    found: dict[int, Query] = {}
    for at in group:
        others = tuple(journeys[other].row for other in group if other != at)
        if len(alike) == 1:
            kind, what = QueryKind.DUPLICATE, "The same line stands on another row"
        elif for_several_children(group, journeys):
            kind = QueryKind.TWICE
            what = "One journey is claimed for each of several children, not once or split between them"
        else:
            kind, what = QueryKind.TWICE, "The same journey is claimed on another row, with other particulars"
        found[at] = Query(kind, f"{what}: {rows_words(others)}; {told}{untimed}.", others)
    return found


def ask_two_claimants(journeys: Sequence[ClaimedJourney]) -> dict[int, Query]:
    """Return a query for journeys with one child, at one time, by the same places, of two claimants."""
    groups: Mapping[tuple[object, ...], list[int]] = defaultdict(list)
    for at, journey in enumerate(journeys):
        if journey.start is not None and journey.stops:
            for child in set(journey.children):
                groups[journey.day, journey.start, journey.labels, child].append(at)
    found: dict[int, Query] = {}
    for group in groups.values():
        if len({journeys[at].claimant for at in group}) < 2:
            continue
        for at in group:
            others = tuple(
                journeys[other].row for other in group if journeys[other].claimant != journeys[at].claimant
            )
            text = (
                f"The same journey of the same child is claimed by somebody else too: {row_words(others[0])}."
            )
            found.setdefault(at, Query(QueryKind.TWICE, text, others))
    return found
