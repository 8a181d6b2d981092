"""The tables of children in a comparison of venue options: how far they travel, who gains and loses."""

from geoplan.audiences.audience import Audience
from geoplan.audiences.options.by_area import NO_CONTACT
from geoplan.audiences.options.counts import GAIN, LOSE, PeopleCounts
from geoplan.audiences.options.minutes import EVERYBODY, TAIL_STEP, Line
from geoplan.audiences.suppression import SHOWN_AS
from geoplan.report.columns import ONE_DECIMAL, PERCENT, WHOLE, Column
from geoplan.report.runs.blocks import Block
from geoplan.report.siting.blocks import POUNDS, Labels, VenueBlock, whole_pounds
from geoplan.siting.options.comparison import VenueComparison
from geoplan.siting.options.outcome import Outcome
from geoplan.siting.people import AREA

_CHANGES = (Column("Gain", WHOLE, 8), Column("Lose", WHOLE, 8))


def children(comparison: VenueComparison, labels: Labels, counts: PeopleCounts) -> Block:
    """How far children travel, and who gains and loses."""
    params = comparison.params
    rows = [
        (labels[one.name], *_minutes(counts, one, EVERYBODY), *_changes(counts, one, EVERYBODY))
        for one in comparison.planned
    ]
    note = (
        f"Minutes of each child's average journey without other stops; gain and lose: children by more than "
        f"{params.gain_minutes:g} minutes against now. {hidden_note(counts)}"
    )
    columns = (Column("Option", None, 34), *_minute_columns(counts), *_CHANGES)
    return VenueBlock("The children", columns, tuple(rows), note.strip())


def hidden_note(counts: PeopleCounts) -> str:
    """Say what stands for small numbers, where some are hidden, and that some are of an earlier report."""
    under = counts.params.under
    found = [f"{SHOWN_AS} stands for a number under {under}, or one that would give it back."]
    if counts.has_earlier:
        found.append(f"Groups in which fewer than {under} have changed are told of as in an earlier report.")
    return " ".join(found[0 if counts.hidden else 1 :])


def _minute_columns(counts: PeopleCounts) -> tuple[Column, ...]:
    told = _told_as(counts)
    return (
        Column("Average", told, 11),
        Column("95 in 100", told, 9),
        Column("Longest", told, 11),
        *(Column(f"Within {limit}", PERCENT, 9) for limit in counts.comparison.params.within_minutes),
    )


def _told_as(counts: PeopleCounts) -> str:
    """How minutes are told: managers read whole ones."""
    return ONE_DECIMAL if counts.audience is Audience.PLANNER else WHOLE


def _minutes(counts: PeopleCounts, outcome: Outcome, line: Line) -> tuple[object, ...]:
    minutes = counts.minutes_shown(outcome, line) or (SHOWN_AS,) * 3
    limits = counts.comparison.params.within_minutes
    return (*minutes, *(counts.within_shown(outcome, limit, line) for limit in limits))


def _changes(counts: PeopleCounts, outcome: Outcome, line: Line) -> tuple[object, ...]:
    if outcome is counts.comparison.base:
        return (None, None)
    return tuple(counts.change_shown(outcome, kind, line) for kind in (GAIN, LOSE))


def by_group(comparison: VenueComparison, labels: Labels, counts: PeopleCounts, what: str) -> Block:
    """The same by district, age band or home."""
    lines = [line for line in counts.lines if line[0] == what]
    rows = [
        (
            f"{labels[one.name]}",
            line[1],
            counts.children_shown(one, line),
            *_minutes(counts, one, line),
            *_changes(counts, one, line),
        )
        for one in comparison.planned
        for line in lines
    ]
    columns = (
        Column("Option", None, 34),
        Column(what.capitalize(), None, 20),
        Column("Children", WHOLE, 11),
        *_minute_columns(counts),
        *_CHANGES,
    )
    note = ""
    if counts.audience is not Audience.PLANNER:
        note = f"95 in 100 and longest: in steps of {TAIL_STEP} minutes, upwards."
    return VenueBlock(
        f"The children by {what}", columns, tuple(rows), f"{note} {hidden_note(counts)}".strip()
    )


def by_area(comparison: VenueComparison, labels: Labels, counts: PeopleCounts) -> Block:
    """
    The average, gain and loss by area, in whole minutes.

    Nothing else of areas is told: with so few children the longest journey is some child's own.
    """
    lines = [line for line in counts.lines if line[0] == AREA and line[1] != NO_CONTACT]
    rows = [
        (labels[one.name], line[1], counts.children_shown(one, line), *_average(counts, one, line))
        for one in comparison.planned
        for line in lines
    ]
    columns = (
        Column("Option", None, 34),
        Column("Area", None, 44),
        Column("Children", WHOLE, 11),
        Column("Average", WHOLE, 11),
        *_CHANGES,
    )
    note = f"Settlements taken together until 5 children travel from them. {hidden_note(counts)}"
    return VenueBlock("The children by area", columns, tuple(rows), note.strip())


def _average(counts: PeopleCounts, outcome: Outcome, line: Line) -> tuple[object, ...]:
    if counts.is_few(outcome, line):
        return (SHOWN_AS,) * 3
    minutes = counts.minutes_shown(outcome, line)
    return (SHOWN_AS if minutes is None else round(minutes[0]), *_changes(counts, outcome, line))


def choice(comparison: VenueComparison, labels: Labels, counts: PeopleCounts) -> Block:
    """Cost against the worst-off child: which options no other beats in both."""
    rows = [
        (
            labels[one.name],
            "yes" if comparison.on_frontier[one.name] else f"no: {_why_not(comparison, one, labels)}",
            whole_pounds(one.pence + comparison.weekly_building_pence(one)),
            (counts.minutes_shown(one) or (None,) * 3)[2],
        )
        for one in comparison.planned
    ]
    columns = (
        Column("Option", None, 34),
        Column("Not beaten in both", None, 40),
        Column("Pounds a week", POUNDS, 11),
        Column("Minutes", _told_as(counts), 10),
    )
    note = (
        "Pounds of travel and, where given, what buildings cost every year; minutes of the worst-off child. "
        "An option in which sessions find no room counts as beaten."
    )
    return VenueBlock("Cost against the worst-off child", columns, tuple(rows), note)


def _why_not(comparison: VenueComparison, one: Outcome, labels: Labels) -> str:
    if one.moves.without_room:
        return "sessions without a room"
    spread = comparison.spread
    cost = one.pence + comparison.weekly_building_pence(one)
    for other in comparison.planned:
        theirs = other.pence + comparison.weekly_building_pence(other)
        if comparison.on_frontier[other.name] and theirs <= cost and spread(other).worst <= spread(one).worst:
            letter, *_ = labels[other.name].split()
            return f"{letter} is no worse in either"
    return ""
