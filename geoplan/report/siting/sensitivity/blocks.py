"""The tables of a sensitivity study: once, for terminal, notebook, page and workbook alike."""

from string import ascii_uppercase

from geoplan.audiences import Audience
from geoplan.audiences.options.small import note_on, number_shown
from geoplan.audiences.suppression import SHOWN_AS
from geoplan.domain.inputs import Choice
from geoplan.report.columns import PERCENT, WHOLE, Column
from geoplan.report.runs.blocks import Block
from geoplan.report.siting.blocks import POUNDS, POUNDS_CHANGE, VenueBlock, whole_pounds
from geoplan.report.siting.sensitivity import words
from geoplan.siting.sensitivity.responses.response import Response
from geoplan.siting.sensitivity.result import Sensitivity


def letters_of(found: Sensitivity) -> tuple[str, ...]:
    """Return a letter for each option; now is 0."""
    many = [first + second for first in ("", *ascii_uppercase) for second in ascii_uppercase]
    return ("0", *many[: len(found.options) - 1])


def options(found: Sensitivity) -> Block:
    """
    What each option costs with the inputs as they are.

    Rooms hired for few sessions are told as one with travel: what one costs is known.
    """
    audience = Audience.PLANNER if found.params.fewest == 1 else Audience.MANAGER
    without = [number_shown(one.without_room, audience) for one in found.base]
    joined = SHOWN_AS in without
    rows = tuple(
        (
            letter, name, whole_pounds(one.year_pence), whole_pounds(one.buildings_pence),
            *_weekly(one, joined=joined), number,
        )
        for letter, name, one, number in zip(letters_of(found), found.names, found.base, without, strict=True)
    )  # fmt: skip
    money = (
        [Column("Travel and hired rooms", POUNDS, 13)]
        if joined
        else [Column("Travel", POUNDS, 11), Column("Hired rooms", POUNDS, 9)]
    )
    columns = (
        Column("", None, 4),
        Column("Option", None, 34),
        Column("A year", POUNDS, 11),
        Column("Buildings", POUNDS_CHANGE, 11),
        *money,
        Column("No room, a week", WHOLE, 8),
    )
    note = (
        "Pounds a year, each option by its planned week; buildings are the change from now, with what is "
        f"paid once spread over {found.effort.years} years. {note_on(rows)}"
    )
    return VenueBlock("What each option costs as things are", columns, rows, note.strip())


def _weekly(one: Response, *, joined: bool) -> list[int]:
    """What travel and hired rooms cost in a year, as one or apart."""
    travel, hire = one.weeks * (one.travel_pence + one.staff_pence), one.weeks * one.hire_pence
    return [whole_pounds(travel + hire)] if joined else [whole_pounds(travel), whole_pounds(hire)]


def wins(found: Sensitivity) -> Block:
    """How often each option wins."""
    drawn = found.monte_carlo
    rows = [] if drawn is None else [
        (
            letter, name, one.share, f"{100 * one.low:.0f} to {100 * one.high:.0f} %",
            whole_pounds(one.mean_pence), whole_pounds(one.p5_pence), whole_pounds(one.p95_pence),
            whole_pounds(one.regret_pence),
        )
        for letter, name, one in zip(letters_of(found), found.names, drawn.shares, strict=True)
    ]  # fmt: skip
    columns = (
        Column("", None, 4),
        Column("Option", None, 34),
        Column("Wins in", PERCENT, 8),
        Column("95 % sure", None, 12),
        Column("On average", POUNDS, 11),
        Column("5 in 100 below", POUNDS, 11),
        Column("5 in 100 above", POUNDS, 11),
        Column("Regret", POUNDS, 9),
    )
    count = 0 if drawn is None else drawn.draws
    note = (
        f"{count:,} draws of all inputs at once, the same for every option. Regret: what it costs more than "
        "the best of its draw, on average."
    )
    return VenueBlock("How often each option wins", columns, tuple(rows), note)


def one_way(found: Sensitivity) -> Block:
    """Each input alone: the lead at its ends."""
    letters = letters_of(found)
    rows = [
        (
            bar.input.name,
            bar.input.text(bar.input.base),
            bar.input.text(end.value),
            whole_pounds(end.lead_pence),
            whole_pounds(end.lead_pence - bar.base_pence),
            letters[end.winner],
        )
        for bar in found.tornado.bars
        for end in bar.ends
    ]
    columns = (
        Column("Input", None, 16),
        Column("Now", None, 16),
        Column("Tried", None, 20),
        Column("Lead, a year", POUNDS_CHANGE, 11),
        Column("Change", POUNDS_CHANGE, 11),
        Column("Wins", None, 6),
    )
    winner = words.quoted(found.names[found.winner])
    note = f"Lead: by how much {winner} is cheaper than the best other option; below 0, another one wins."
    note += f" {words.wins_text(found.tornado.wins, found.tornado.ends, letters)}"
    return VenueBlock("One input at a time", columns, tuple(rows), note)


def turning(found: Sensitivity) -> Block:
    """Where each input turns the answer, with the bracket of the root."""
    letters, rows = letters_of(found), []
    for one in found.break_evens:
        for turn in one.turns:
            inside = "yes" if one.input.low <= turn.value <= one.input.high else "no"
            ends = sorted((turn.inner, turn.outer))
            bracket = " to ".join(f"{end:.4g}" for end in ends)
            value = one.input.text(turn.value)
            rows.append(
                (one.input.name, one.input.text(one.input.base), value, bracket, letters[turn.rival], inside)
            )
        if not one.turns:
            span = f"never from {words.figure(one.input, one.input.search_from)}"
            span += f" to {words.figure(one.input, one.input.search_to)}"
            rows.append((one.input.name, one.input.text(one.input.base), span, "", "", ""))
    columns = (
        Column("Input", None, 16),
        Column("Now", None, 16),
        Column("Turns at", None, 26),
        Column("Bracket", None, 20),
        Column("To", None, 5),
        Column("In its likely range", None, 10),
    )
    return VenueBlock("Where the answer turns", columns, tuple(rows))


def two_way(found: Sensitivity) -> Block:
    """Who wins at each pair of values of two inputs, and by how much."""
    table, letters = found.grid, letters_of(found)
    if table is None:
        return VenueBlock("Two inputs at a time", (Column("", None, 20),), ())
    rows = [
        (
            table.down.text(value),
            *(f"{letters[winner]} {_short(lead)}" for winner, lead in zip(winners, leads, strict=True)),
        )
        for value, winners, leads in zip(table.down_values, table.winners, table.leads_pence, strict=True)
    ]
    columns = (
        Column(table.down.name, None, 18),
        *(Column(words.figure(table.across, value), None, 9) for value in table.across_values),
    )
    title = f"Two inputs at a time: {table.down.name} down, {table.across.name} across"
    note = "The option that wins, and by how many pounds a year."
    note += f" {words.wins_text(table.wins, table.pairs, letters)}"
    return VenueBlock(title, columns, tuple(rows), note)


def _short(pence: int) -> str:
    """Pounds, thousands of them as k, so that a row of a table is short."""
    pounds = whole_pounds(pence)
    return f"£{pounds:,}" if pounds < 10_000 else f"£{pounds / 1_000:.1f}k"


def checks(found: Sensitivity) -> Block:
    """Decisive points that were planned anew."""
    letters = letters_of(found)
    rows = [
        (
            one.input.name, one.input.text(one.value), f"{letters[one.option]} against {letters[one.rival]}",
            whole_pounds(one.estimated_pence), whole_pounds(one.planned_pence), whole_pounds(one.error_pence),
            "yes" if one.holds else "no",
        )
        for one in found.checks
    ]  # fmt: skip
    columns = (
        Column("Input", None, 16),
        Column("At", None, 18),
        Column("Options", None, 13),
        Column("Estimated lead", POUNDS_CHANGE, 11),
        Column("Planned lead", POUNDS_CHANGE, 11),
        Column("Error", POUNDS_CHANGE, 11),
        Column("Holds", None, 6),
    )
    note = (
        "The ends that take most of the lead, planned anew with the changed inputs. All other figures price "
        "the weeks that were planned as things are (the quick estimate)."
    )
    return VenueBlock("Decisive points, planned", columns, tuple(rows), note)


def inputs(found: Sensitivity) -> Block:
    """What was taken for every input, and from where."""
    rows = []
    for one in found.inputs:
        if isinstance(one, Choice):
            shares = "; ".join(
                f"{name} {share:.0%}" for name, share in zip(one.names, one.shares, strict=True)
            )
            rows.append((one.name, one.names[0], shares, "", "as shares", one.source))
            continue
        low, high = one.text(one.low), one.text(one.high)
        rows.append((one.name, one.text(one.base), low, high, one.distribution.value, one.source))
    rows += [(one.name, one.text(one.base), "", "", "not varied", one.source) for one in found.fixed]
    columns = (
        Column("Input", None, 16),
        Column("Now", None, 16),
        Column("Low", None, 26),
        Column("High", None, 16),
        Column("Drawn", None, 11),
        Column("Source", None, 60),
    )
    return VenueBlock("What was taken for each input", columns, tuple(rows))
