"""Venue options in words: their letters, what each changes, and what a manager wants to know first."""

from collections.abc import Callable, Iterable
from string import ascii_uppercase

from geoplan.domain.money import pounds
from geoplan.domain.scenarios import ANEW, NOW, Scenario
from geoplan.siting.options.comparison import VenueComparison
from geoplan.siting.options.outcome import Outcome


def letters_of(comparison: VenueComparison) -> dict[str, str]:
    """Return a letter for each option by name, in order; now is 0."""
    names = [one.name for one in comparison.scenarios]
    many = [first + second for first in ("", *ascii_uppercase) for second in ascii_uppercase]
    return {NOW: "0"} | dict(zip(names, many, strict=False))


def names_of(comparison: VenueComparison) -> dict[str, str]:
    """Return the names of all venues, of now and of every option, by code."""
    found = {venue.code: venue.name for venue in comparison.venues}
    return found | {venue.code: venue.name for one in comparison.scenarios for venue in one.opened}


def changed(scenario: Scenario, names: dict[str, str]) -> str:
    """Return what an option changes, in words."""
    parts = []
    if scenario.opened:
        parts.append("opens " + _and(f"{one.name} ({_rooms(len(one.rooms))})" for one in scenario.opened))
    if scenario.closed:
        parts.append("closes " + _and(names[code] for code in scenario.closed))
    for change in scenario.rooms:
        more = f"{_rooms(len(change.added))} more" if change.added else ""
        less = f"loses {_rooms(len(change.removed))}" if change.removed else ""
        parts.append(f"{names[change.venue]}: " + ", ".join(part for part in (more, less) if part))
    if scenario.regrouped:
        parts.append(", ".join(f"{old} becomes {new}" for old, new in scenario.regrouped.items()))
    if scenario.placed_anew and not scenario.changes_venues:
        parts.append("no venue; sessions find rooms, hours and workers anew, as in the options that follow")
    if scenario.note:
        parts.append(scenario.note)
    return "; ".join(parts) or "costs only"


def _rooms(count: int) -> str:
    return f"{count} room" if count == 1 else f"{count} rooms"


def _and(words: Iterable[str]) -> str:
    listed = list(words)
    return " and ".join([", ".join(listed[:-1]), listed[-1]]) if len(listed) > 1 else "".join(listed)


def headline_of(comparison: VenueComparison, *, told: Callable[[int], str] = str) -> str:
    """
    What a manager wants to know first.

    Parameters
    ----------
    told
        How a number of sessions is told.
    """
    base = comparison.base
    own = [one for one in comparison.planned[1:] if one.name != ANEW]
    spread = comparison.spread(base)
    cost = f"Travel of {base.sessions:,} sessions costs {pounds(base.pence, whole=True)} a week now"
    parts = [
        f"{cost}, {spread.mean:.0f} minutes a child's journey, {spread.worst:.0f} for the worst-off child"
    ]
    able = [one for one in own if not one.moves.without_room]
    if able:
        cheapest = min(able, key=lambda one: one.pence)
        fairest = min(able, key=lambda one: (comparison.spread(one).worst, one.pence))
        parts.append(f"Cheapest to travel to is “{cheapest.name}”: {_week(comparison, cheapest)}")
        if fairest is not cheapest:
            parts.append(f"Best for the worst-off child is “{fairest.name}”: {_week(comparison, fairest)}")
    short = [one for one in own if one.moves.without_room]
    if short:
        parts.append(_no_room(short, told))
    return ". ".join((*parts, *_out_of_time(own))) + "."


def _no_room(short: Iterable[Outcome], told: Callable[[int], str]) -> str:
    listed = ", ".join(f"“{one.name}” ({told(one.moves.without_room)})" for one in short)
    return f"Sessions find no room in {listed}"


def _out_of_time(outcomes: Iterable[Outcome]) -> list[str]:
    """Say of which options the rooms might be used better than was found in time."""
    names = [f"“{one.name}”" for one in outcomes if not one.moves.proven]
    if not names:
        return []
    cure = "try again when the computer has less to do"
    return [f"The time to look for rooms ran out for {_and(names)}, where more may be possible: {cure}"]


def _week(comparison: VenueComparison, outcome: Outcome) -> str:
    change = outcome.pence - comparison.base.pence
    more = "more" if change > 0 else "less"
    worst = comparison.spread(outcome).worst
    return f"{pounds(abs(change), whole=True)} a week {more}, {worst:.0f} minutes for the worst-off"


def short_headline(comparison: VenueComparison, *, told: Callable[[int], str] = str) -> str:
    """
    Return the same in a line or two: what is cheapest, best for the worst-off child, and cannot be yet.

    Parameters
    ----------
    told
        How a number of sessions is told.
    """
    own = [one for one in comparison.planned[1:] if one.name != ANEW] or list(comparison.planned[1:])
    able = [one for one in own if not one.moves.without_room]
    parts = []
    if able:
        cheapest = min(able, key=lambda one: one.pence)
        fairest = min(able, key=lambda one: (comparison.spread(one).worst, one.pence))
        change = cheapest.pence - comparison.base.pence
        than_now = f"{pounds(abs(change), whole=True)} a week {'more' if change > 0 else 'less'} than now"
        parts.append(f"Cheapest to travel to is “{cheapest.name}”: {than_now}")
        worst = f"{comparison.spread(fairest).worst:.0f} minutes"
        if fairest is cheapest:
            parts.append(f"It is best for the worst-off child, too: {worst}")
        else:
            parts.append(f"Best for the worst-off child is “{fairest.name}”: {worst}")
    short = [one for one in own if one.moves.without_room]
    if short:
        parts.append(_no_room(short, told))
    return ". ".join((*parts, *_out_of_time(own))) + "."
