"""
The one-page summary for a committee, under the usual headings of a council report: what it says.

It is drafted from the figures for an officer to finish: it names what the figures favour and why, and
recommends nothing that they do not show. Small numbers of children are always hidden in it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from geoplan.audiences import Audience
from geoplan.audiences.options.counts import GAIN, LOSE, PeopleCounts
from geoplan.audiences.options.few import options_told, untold_line
from geoplan.audiences.options.small import number_in_words
from geoplan.audiences.suppression import SHOWN_AS
from geoplan.domain.money import miles, pounds
from geoplan.domain.scenarios import ANEW, Scenario
from geoplan.errors import Fault, InputError
from geoplan.report.siting.summary_page import OTHERS, Sections
from geoplan.report.siting.view import VenueView, refuse_few
from geoplan.siting.options.comparison import VenueComparison
from geoplan.siting.options.money import appraisal_of, yearly_travel_pence
from geoplan.siting.options.outcome import Outcome
from geoplan.siting.options.words import changed

_MOST_OTHERS = 5


@dataclass(frozen=True)
class Committee:
    """
    A summary of a comparison for a committee.

    Parameters
    ----------
    view
        The comparison; whoever it is for, the summary is for managers.
    proposed
        Name of the option that is put forward; by default, of those in which every session finds a room and
        that no other beats, the one with the cheapest travel and buildings.
    certainty
        A paragraph on whether the decision would change; see `geoplan.committee_paragraph`.

    Raises
    ------
    KeyError
        When no option of this name was planned.
    InputError
        When so few children travel that no figure of theirs may be shown, or managers were told before of
        almost the same children.
    """

    view: VenueView
    proposed: str | None = None
    certainty: str = ""

    def __post_init__(self) -> None:
        refuse_few(self.view.comparison.base.minutes.travels.sum(), Audience.MANAGER)
        PeopleCounts(self.comparison, Audience.MANAGER)
        if self.proposed in self.comparison.untold:
            cure = "propose another option, or show planners its figures"
            raise InputError(Fault(untold_line(self.comparison), cure))
        if self.proposed is not None:
            self.comparison.outcome(self.proposed)

    @property
    def title(self) -> str:
        """The heading of the page."""
        return "Contact venues: options and what they would mean"

    @cached_property
    def comparison(self) -> VenueComparison:
        """What is summed up: the options that managers may read of."""
        return options_told(self.view.comparison)

    @cached_property
    def counts(self) -> PeopleCounts:
        """Counts of children as managers may see them."""
        return PeopleCounts(self.comparison, Audience.MANAGER)

    @cached_property
    def option(self) -> Outcome | None:
        """The option put forward; None where none was planned."""
        if self.proposed is not None:
            return self.comparison.outcome(self.proposed)
        own = [one for one in self.comparison.planned[1:] if one.name != ANEW]
        return min(own, key=self._rank, default=None)

    def _rank(self, one: Outcome) -> tuple[bool, bool, float]:
        cost = one.pence + self.comparison.weekly_building_pence(one)
        return bool(one.moves.without_room), not self.comparison.on_frontier[one.name], cost

    @cached_property
    def sections(self) -> Sections:
        """Headings with their paragraphs, in the order of a council report."""
        option = self.option
        if option is None or option.scenario is None:
            return (("Purpose of the report", ("No option was planned; there is nothing to sum up yet.",)),)
        parts = {
            "Purpose of the report": self._purpose(option.scenario),
            "Information": self._information(option),
            OTHERS: self._others(option),
            "Reasons": self._reasons(option),
            "Financial implications": self._financial(option, option.scenario),
            "Equality implications": self._equality(option),
        }
        return tuple((heading, tuple(paragraphs)) for heading, paragraphs in parts.items())

    def _purpose(self, scenario: Scenario) -> Iterator[str]:
        change = changed(scenario, self.view.names)
        others = len(self.comparison.planned) - 2
        beside = f"{others} other option{'' if others == 1 else 's'} and no change"
        yield (
            f"To consider the option “{scenario.name}” ({change}), beside {beside}, for the venues of "
            "supervised contact."
        )

    def _information(self, one: Outcome) -> Iterator[str]:
        base, week = self.comparison.base, self.comparison.week
        yield (
            f"The week of {week.day} {week:%B %Y} was planned as it is and as it would be under each option: "
            f"rooms, hours, workers and who takes each child. It has {base.sessions:,} sessions in "
            f"{len(base.occasions)} venues for {self.counts.children_shown(base)} children."
            + (" Its people are made up: the figures are an illustration." if self.view.made_up else "")
        )
        short, moved = one.moves.without_room, number_in_words(one.moves.moved)
        rooms = "every session finds a room"
        if short:
            rooms = f"{number_in_words(short)} would find no room at their hours"
        yield (
            f"{f'{_capital(moved)} sessions' if one.moves.moved else 'No session'} would be held elsewhere "
            f"than now; {rooms}. {_number(one.moves.rebased, 'contact worker')} would have another base."
        )

    def _others(self, one: Outcome) -> Iterator[str]:
        others = [other for other in self.comparison.planned[1:] if other is not one]
        for other in others[:_MOST_OTHERS]:
            yield f"{_capital(other.name)}: {self._in_short(other)}."
        if len(others) > _MOST_OTHERS:
            yield f"{len(others) - _MOST_OTHERS} more are in the workbook."
        if self.comparison.untold:
            yield untold_line(self.comparison)
        yield f"To leave things as they are: {_whole(self.comparison.base.pence)} a week for travel."

    def _in_short(self, one: Outcome) -> str:
        change, worst = one.pence - self.comparison.base.pence, self.comparison.spread(one).worst
        parts = [
            f"{_whole(abs(change))} {_more(change)} a week",
            f"{worst:.0f} minutes for the worst-off child",
        ]
        if one.moves.without_room:
            parts.append(f"{number_in_words(one.moves.without_room)} sessions without a room")
        return ", ".join(parts)

    def _reasons(self, one: Outcome) -> Iterator[str]:
        now, then = self.comparison.spread(self.comparison.base), self.comparison.spread(one)
        yield (
            f"Children’s journeys would take {then.mean:.0f} minutes on average (now {now.mean:.0f}), 95 in "
            f"100 at most {then.p95:.0f} (now {now.p95:.0f}), {then.worst:.0f} for the worst-off child (now "
            f"{now.worst:.0f})."
        )
        limit = self.comparison.params.gain_minutes
        gain, lose = (self._children(self.counts.change_shown(one, kind)) for kind in (GAIN, LOSE))
        yield f"{gain} would gain more than {limit:g} minutes a journey. {lose} would lose as much."
        if self.comparison.on_frontier[one.name]:
            yield "No other option is both as cheap and as good for the worst-off child."
        elif one.moves.without_room:
            yield "It cannot be carried out as it stands: rooms are short at the hours of some sessions."
        if self.certainty:
            yield self.certainty

    def _children(self, count: int | str) -> str:
        if count == SHOWN_AS:
            return "A number of children that may not be shown"
        return _number(int(count), "child", "children")

    def _financial(self, one: Outcome, scenario: Scenario) -> Iterator[str]:
        base, params = self.comparison.base, self.comparison.params
        yearly = yearly_travel_pence(base, one, params)
        driven = miles(one.volunteer_m - base.volunteer_m)
        yield (
            f"Travel would cost {_whole(one.pence)} a week (now {_whole(base.pence)}): {_whole(abs(yearly))} "
            f"{_more(yearly)} in a year of {params.weeks_a_year} such weeks. Volunteers would drive "
            f"{abs(driven):,.0f} miles a week {_more(driven)}; {number_in_words(one.taxis)} journeys would "
            f"be by taxi (now {number_in_words(base.taxis)})."
        )
        if scenario.once_pence or scenario.yearly_pence:
            found = appraisal_of(base, one, params, appraisal=self.comparison.appraisal)
            told = f"not within {params.years} years" if found.break_even is None else str(found.break_even)
            begins = f" from month {scenario.from_month:g} on" if scenario.from_month else ""
            residual = ""
            if scenario.residual_pence:
                then = found.break_even_with_residual
                residual = f"; with {_whole(scenario.residual_pence)} that could be got for what is bought: "
                residual += "not within them" if then is None else str(then)
            yield (
                f"Buildings: {_whole(scenario.once_pence)} once and {_whole(scenario.yearly_pence)} a year"
                f"{begins}. Net present value over {params.years} years at "
                f"{100 * found.params.discount_rate:g} %: {_whole(found.net_present_value)}. "
                f"Breaks even: {told}{residual}."
            )
        else:
            yield "Costs of buildings were not given and are not in these figures."
        spread = self.comparison.spread_pence
        if spread is not None:
            yield f"Differences of up to about {_whole(spread)} a week are no more than luck in planning."

    def _equality(self, one: Outcome) -> Iterator[str]:
        limit = self.comparison.params.gain_minutes
        found = {line[1]: self.counts.change_shown(one, LOSE, line) for line in self.counts.lines[1:]}
        losing = [f"{group} {lose}" for group, lose in found.items() if lose and lose != SHOWN_AS]
        hidden = [group for group, lose in found.items() if lose == SHOWN_AS]
        if losing or hidden:
            told = f"Children who would lose more than {limit:g} minutes, by district, age band and home: "
            rest = f"of {', '.join(hidden)} the numbers may not be shown" if hidden else ""
            yield told + "; ".join(part for part in (", ".join(losing), rest) if part) + "."
        else:
            yield f"No child of any district, age band or home would lose more than {limit:g} minutes."
        yield "Disability, ethnicity and faith are not in these data and remain to be assessed."


def _number(count: int, one: str, many: str | None = None) -> str:
    return f"{count or 'No'} {one if count in (0, 1) else many or f'{one}s'}"


def _more(change: float) -> str:
    return "more" if change > 0 else "less"


def _whole(pence: int) -> str:
    return pounds(pence, whole=True)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
