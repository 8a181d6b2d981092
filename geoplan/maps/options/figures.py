"""The figures above a panel: what the week costs, how far children travel, who gains and who loses."""

from geoplan.audiences import Audience
from geoplan.audiences.options import GAIN, LOSE, PeopleCounts
from geoplan.audiences.options.small import number_in_words
from geoplan.domain.money import pounds
from geoplan.maps.options.looks import signed, whole
from geoplan.maps.panels import KeyFigure, Tone
from geoplan.siting.options.outcome import Outcome


def key_figures(counts: PeopleCounts, outcome: Outcome) -> tuple[KeyFigure, ...]:
    """
    Return four figures of an option, as the audience of the counts may read them.

    A change in cost no larger than what searches for one and the same week differ by is told to be none.
    """
    comparison = counts.comparison
    base = comparison.base
    spread, before = counts.spread(outcome), counts.spread(base)
    found = [
        KeyFigure("Travel, a week", pounds(outcome.pence, whole=True), *_cost(counts, outcome)),
        _minutes("Average journey", before.mean, spread.mean, is_now=outcome is base),
        _minutes("Worst-off child", before.worst, spread.worst, is_now=outcome is base),
    ]
    if outcome is base:
        return (*found, _share(counts))
    gain, lose = (counts.change_shown(outcome, kind) for kind in (GAIN, LOSE))
    return (*found, KeyFigure("Children", f"{gain} gain · {lose} lose"))


def _share(counts: PeopleCounts) -> KeyFigure:
    """The share of children within the middle of the limits that may be told; the sessions where none may."""
    comparison = counts.comparison
    limits = comparison.params.within_minutes
    for limit in sorted(limits, key=lambda limit: abs(limit - limits[len(limits) // 2])):
        share = counts.within_shown(comparison.base, limit)
        if not isinstance(share, str):
            return KeyFigure(f"Within {limit} minutes", f"{share:.0%}")
    return KeyFigure("Sessions, a week", f"{comparison.base.sessions:,}")


def _cost(counts: PeopleCounts, outcome: Outcome) -> tuple[str, Tone]:
    comparison = counts.comparison
    change = outcome.pence - comparison.base.pence
    if outcome is comparison.base:
        return "", Tone.SAME
    if abs(change) <= (comparison.spread_pence or 0):
        return "about as now", Tone.SAME
    sign = "+" if change > 0 else "−"
    return f"{sign}{pounds(abs(change), whole=True)}", Tone.WORSE if change > 0 else Tone.BETTER


def _minutes(label: str, before: float, after: float, *, is_now: bool) -> KeyFigure:
    value = f"{whole(after)} min"
    if is_now:
        return KeyFigure(label, value)
    step = whole(after) - whole(before)
    if not step:
        return KeyFigure(label, value, "as now")
    return KeyFigure(label, value, f"{signed(step)} min", Tone.WORSE if step > 0 else Tone.BETTER)


def warning_of(outcome: Outcome, audience: Audience = Audience.MANAGER) -> str:
    """Return why an option cannot be carried out as it is, as an audience may read it; empty where it can."""
    count = outcome.moves.without_room
    if not count:
        return ""
    told = number_in_words(count, audience)
    return f"{told[:1].upper()}{told[1:]} session{' finds' if told == '1' else 's find'} no room"
