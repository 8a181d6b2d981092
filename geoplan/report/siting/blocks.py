"""The tables of a comparison of venue options: once, for terminal, notebook and workbook alike."""

from collections.abc import Iterable
from fractions import Fraction

from geoplan.audiences import Audience
from geoplan.audiences.options import sessions_shown
from geoplan.audiences.options.small import change_shown, note_on, number_shown
from geoplan.domain.money import miles, rounded_parts
from geoplan.domain.scenarios import ANEW
from geoplan.report.columns import ONE_DECIMAL, WHOLE, Column
from geoplan.report.runs.blocks import Block, text_of
from geoplan.siting.options.comparison import VenueComparison
from geoplan.siting.options.money import appraisal_of, yearly_travel_pence
from geoplan.siting.options.words import changed

POUNDS = "£#,##0"
CHANGE = "+#,##0;-#,##0;0"
POUNDS_CHANGE = "+£#,##0;-£#,##0;£0"
_CHANGES_OF = (CHANGE, POUNDS_CHANGE)
Labels = dict[str, str]
"""What each option is called in the first column."""


class VenueBlock(Block):
    """A table with whole pounds, and changes with their sign."""

    def texts(self) -> list[list[str]]:
        """Return the cells as people read them."""
        formats = [column.number_format for column in self.columns]
        return [
            [_text(value, number_format) for value, number_format in zip(row, formats, strict=True)]
            for row in self.rows
        ]


def _text(value: object, number_format: str | None) -> str:
    if not isinstance(value, int | float) or number_format not in (POUNDS, *_CHANGES_OF):
        return text_of(value, number_format)
    sign = "−" if value < 0 else "+" if value > 0 and number_format in _CHANGES_OF else ""
    return f"{sign}{'' if number_format == CHANGE else '£'}{abs(value):,.0f}"


def whole_pounds(pence: float) -> int:
    """Return pence in whole pounds."""
    return round(pence / 100)


def pounds_adding_up(pence: Iterable[int]) -> tuple[int, ...]:
    """
    Return pence in whole pounds that add up to their total in whole pounds, and so on up to each of them.

    Each is less than a pound off; whole pounds stay as they are.
    """
    return rounded_parts(Fraction(one, 100) for one in pence)


def options(comparison: VenueComparison, labels: Labels, names: dict[str, str]) -> Block:
    """What each option is: its letter, its name, and what it changes."""
    rows = [(labels["now"], "now", "as it is")]
    rows += [(labels[one.name], one.name, changed(one, names)) for one in comparison.scenarios]
    columns = (Column("", None, 5), Column("Option", None, 34), Column("What changes", None, 60))
    return VenueBlock("The options", columns, tuple(rows))


def week(comparison: VenueComparison, labels: Labels, audience: Audience = Audience.MANAGER) -> Block:
    """What travel costs and takes in the week, with the change from now; few journeys may be one child's."""
    base = comparison.base
    rows = []
    for one in comparison.planned:
        change = None if one is base else (
            whole_pounds(one.pence - base.pence), round(miles(one.volunteer_m) - miles(base.volunteer_m)),
            change_shown(base.taxis, one.taxis, audience), whole_pounds(one.staff_pence - base.staff_pence),
        )  # fmt: skip
        pounds, volunteer, taxis, staff = change or (None, None, None, None)
        rows.append(
            (
                labels[one.name], whole_pounds(one.pence), pounds, round(miles(one.volunteer_m)), volunteer,
                number_shown(one.taxis, audience), taxis, whole_pounds(one.staff_pence), staff,
            )
        )  # fmt: skip
    columns = (
        Column("Option", None, 34),
        Column("Travel", POUNDS, 10),
        Column("Change", POUNDS_CHANGE, 10),
        Column("Volunteer miles", "#,##0", 10),
        Column("Change ", CHANGE, 9),
        Column("By taxi", WHOLE, 8),
        Column("Change  ", CHANGE, 8),
        Column("Workers' travel", POUNDS, 11),
        Column("Change   ", POUNDS_CHANGE, 9),
    )
    spread = comparison.spread_pence
    note = (
        ""
        if spread is None
        else (
            f" {comparison.params.searches} searches of the week of now differ by up to "
            f"£{whole_pounds(spread):,}: smaller changes tell nothing."
        )
    )
    told = f"Pounds and journeys of the planned week.{note} {note_on(rows)}".strip()
    return VenueBlock("The week's travel", columns, tuple(rows), told)


def sessions(comparison: VenueComparison, labels: Labels, audience: Audience = Audience.MANAGER) -> Block:
    """What becomes of sessions and workers; few sessions or journeys may be one child's."""
    rows = [
        (
            labels[one.name], len(one.occasions), one.sessions, number_shown(one.moves.moved, audience),
            number_shown(one.moves.without_room, audience), one.moves.rebased,
            number_shown(one.not_covered, audience), one.ride_s / 3600,
        )
        for one in comparison.planned
    ]  # fmt: skip
    columns = (
        Column("Option", None, 34),
        Column("Venues", WHOLE, 8),
        Column("Sessions", WHOLE, 9),
        Column("Elsewhere than now", WHOLE, 10),
        Column("No room", WHOLE, 8),
        Column("Workers moved", WHOLE, 9),
        Column("Not covered", WHOLE, 9),
        Column("Children's hours", ONE_DECIMAL, 10),
    )
    note = (
        "A session without a room is counted as held beyond the rooms of the venue it would go to, so that "
        "options stay comparable. Children's hours are those in the car as planned."
    )
    return VenueBlock("Sessions and workers", columns, tuple(rows), f"{note} {note_on(rows)}".strip())


def money(comparison: VenueComparison, labels: Labels) -> Block:
    """What options cost and save over the years."""
    params, base = comparison.params, comparison.base
    rows = []
    for one in comparison.planned[1:]:
        assert one.scenario is not None
        found = appraisal_of(base, one, params, appraisal=comparison.appraisal)
        told = None
        if one.scenario.once_pence or one.scenario.yearly_pence:
            told = "not within them" if found.break_even is None else str(found.break_even)
        rows.append(
            (
                labels[one.name],
                told,
                whole_pounds(one.scenario.once_pence),
                whole_pounds(one.scenario.yearly_pence),
                whole_pounds(yearly_travel_pence(base, one, params)),
                whole_pounds(found.cumulative),
                whole_pounds(found.net_present_value),
            )
        )
    columns = (
        Column("Option", None, 34),
        Column("Breaks even", None, 24),
        Column("Once", POUNDS, 11),
        Column("Buildings, a year", POUNDS_CHANGE, 11),
        Column("Travel, a year", POUNDS_CHANGE, 11),
        Column("Better off", POUNDS_CHANGE, 12),
        Column("Present value", POUNDS_CHANGE, 12),
    )
    note = (
        f"Against now, over {params.years} years of {params.weeks_a_year} such weeks; present value at "
        f"{100 * comparison.appraisal.discount_rate:g} %."
        " A year's amounts above 0 are spent, in all they are gained."
    )
    return VenueBlock("Over the years", columns, tuple(rows), note)


def estimates(comparison: VenueComparison, labels: Labels) -> Block:
    """How good the quick estimate was."""
    rows = []
    named = zip((one.name for one in comparison.scenarios), comparison.estimates, strict=True)
    found = {name: estimate for name, estimate in named if name not in comparison.untold}
    planned = {one.name: one for one in comparison.planned}
    for name, estimated in found.items():
        if estimated is None:
            continue
        outcome = planned.get(name)
        change = None if outcome is None else whole_pounds(outcome.paid_pence - comparison.base.paid_pence)
        error = None if outcome is None else whole_pounds(comparison.error_pence(outcome) or 0)
        rows.append((labels[name], whole_pounds(estimated.pence), change, error))
    columns = (
        Column("Option", None, 34),
        Column("Estimated change", POUNDS_CHANGE, 11),
        Column("Planned change", POUNDS_CHANGE, 11),
        Column("Error", POUNDS_CHANGE, 11),
    )
    errors = [abs(row[3]) for row in rows if row[3] is not None]
    note = "Of what is paid for children's journeys in the week, from travel times alone."
    if len(rows) < len(found):
        note += " What other districts or costs change cannot be estimated so."
    if errors:
        note += f" The estimate is off by £{sum(errors) / len(errors):,.0f} on average"
        right, pairs = comparison.ordered
        order = f"; of {pairs} pairs of options it puts {right} in the order in which planning does"
        note += f"{order if pairs else ''}."
    if ANEW in planned and len(rows) > 1:
        note += " All but that of sessions placed anew begin from its planned week, whose own error they had."
    return VenueBlock("The quick estimate", columns, tuple(rows), note)


def venues(
    comparison: VenueComparison,
    labels: Labels,
    names: dict[str, str],
    audience: Audience = Audience.MANAGER,
) -> Block:
    """Sessions in the week by venue and option; few may be one child's, and only planners read them."""
    shown = sessions_shown(comparison, audience)
    codes = dict.fromkeys(code for held in shown for code in held)
    rows = [(names.get(code, code), *(held.get(code) for held in shown)) for code in codes]
    columns = (
        Column("Venue", None, 34),
        *(Column(labels[one.name], WHOLE, 9) for one in comparison.planned),
    )
    note = f"A dash: closed, or not opened. {note_on(rows)}".strip()
    return VenueBlock("Sessions by venue", columns, tuple(rows), note)
