"""Options side by side: what `compare_venues` returns."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING

from geoplan.costs.appraisal import AppraisalParams
from geoplan.domain.money import miles, pounds
from geoplan.domain.scenarios import NOW, Scenario
from geoplan.domain.told import Told
from geoplan.domain.venues import Venue
from geoplan.notebook import html_page, html_table
from geoplan.siting.options.estimate import Estimate
from geoplan.siting.options.outcome import Outcome
from geoplan.siting.options.params import OptionParams
from geoplan.siting.people import Change, Grouping, Spread, changes_of, frontier, spread_of

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, eq=False, kw_only=True)
class VenueComparison:
    """
    Options for venues, against now.

    Parameters
    ----------
    venues
        Those there are now.
    scenarios
        All options that were asked for.
    base
        The planned week of now.
    outcomes
        For each option its planned week; None where it was not planned.
    estimates
        For each option the quick estimate; None where it cannot be estimated.
    spread_pence
        By how much searches for the week of now differ: smaller differences tell nothing. None where there
        was one search only.
    groupings
        Of the children, for tables.
    stopped
        Whether it was stopped before all was done.
    appraisal
        How later years are discounted.
    before
        What was told before of this service, so that two comparisons cannot be subtracted.
    people
        For each child a digest of who it is and how it travels (`geoplan.runs.case.digests`), to tell whether
        an earlier comparison was of almost the same children; empty where that is not known.
    untold
        Names of options that were planned, and of which those who read this may be told nothing.
    """

    week: date
    venues: tuple[Venue, ...] = field(repr=False)
    scenarios: tuple[Scenario, ...]
    base: Outcome = field(repr=False)
    outcomes: tuple[Outcome | None, ...] = field(repr=False)
    estimates: tuple[Estimate | None, ...] = field(repr=False)
    spread_pence: int | None
    groupings: tuple[Grouping, ...] = field(repr=False)
    params: OptionParams
    case_version: str
    network_version: str
    stopped: bool = False
    appraisal: AppraisalParams = field(default_factory=AppraisalParams)
    before: Told = field(default_factory=Told, repr=False)
    people: tuple[str, ...] = field(default=(), repr=False)
    untold: tuple[str, ...] = ()

    @cached_property
    def planned(self) -> tuple[Outcome, ...]:
        """Now, and the options that were planned, in order."""
        return (self.base, *(outcome for outcome in self.outcomes if outcome is not None))

    def outcome(self, name: str) -> Outcome:
        """Return the planned week of an option by name; raises KeyError when there is none."""
        for outcome in self.planned:
            if outcome.name == name:
                return outcome
        raise KeyError(name)

    def spread(self, outcome: Outcome) -> Spread:
        """Return how far children travel in an option."""
        return spread_of(outcome.minutes.each_way, self.params.within_minutes)

    def change(self, outcome: Outcome) -> Change:
        """Return who gains and who loses by an option."""
        return changes_of(self.base.minutes, outcome.minutes, more_than=self.params.gain_minutes)

    def error_pence(self, outcome: Outcome) -> int | None:
        """Return by how much an option's change is estimated too high; None where it was not estimated."""
        estimated = self.estimate(outcome.scenario)
        return None if estimated is None else estimated.pence - (outcome.paid_pence - self.base.paid_pence)

    def estimate(self, scenario: Scenario | None) -> Estimate | None:
        """Return the quick estimate of an option; None for now, and where it cannot be estimated."""
        return None if scenario is None else self.estimates[self.scenarios.index(scenario)]

    @cached_property
    def ordered(self) -> tuple[int, int]:
        """
        How many pairs of options the estimate puts in the order in which planning does, and of how many.

        Pairs whose planned weeks differ by no more than searches do are left out.
        """
        both = [
            (found.pence, outcome.paid_pence)
            for scenario, outcome in zip(self.scenarios, self.outcomes, strict=True)
            if outcome is not None and (found := self.estimate(scenario)) is not None
        ]
        apart = [
            (one, other)
            for one, other in combinations(both, 2)
            if abs(one[1] - other[1]) > (self.spread_pence or 0)
        ]
        right = sum((one[0] < other[0]) == (one[1] < other[1]) for one, other in apart)
        return right, len(apart)

    @cached_property
    def on_frontier(self) -> dict[str, bool]:
        """
        Whether an option, by name, is such that no other is as cheap and as good for the worst-off child.

        An option with sessions that find no room is not among them: it would not be carried out as it is.
        """
        able = [one for one in self.planned if not one.moves.without_room]
        points = [
            (float(one.pence + self.weekly_building_pence(one)), self.spread(one).worst) for one in able
        ]
        best = dict(zip((one.name for one in able), frontier(points), strict=True))
        return {one.name: best.get(one.name, False) for one in self.planned}

    def weekly_building_pence(self, outcome: Outcome) -> float:
        """
        Return what the buildings of an option cost more in a week, every year's cost spread over its weeks.
        """
        scenario = outcome.scenario
        return 0.0 if scenario is None else scenario.yearly_pence / self.params.weeks_a_year

    def to_frame(self) -> "pd.DataFrame":
        """
        One row for now and for each option, in whole pence, miles and minutes.

        Returns
        -------
        pandas.DataFrame
            Columns option, planned, venues, sessions, sessions_moved, without_room, workers_rebased,
            paid_pence, staff_pence, pence, change_pence (a week), building_once_pence,
            building_yearly_pence, volunteer_miles, staff_miles, taxi_journeys, not_covered, child_hours
            (without other stops), ride_hours and longest_ride_minutes (as planned), mean_minutes,
            p95_minutes, worst_minutes, within_20 … (shares), gain, lose, estimated_change_pence and
            estimate_error_pence (both of paid_pence), on_frontier. Not a number where an option was not
            planned.
        """
        import pandas as pd

        rows = [self._row(None, self.base)]
        rows += [self._row(one, outcome) for one, outcome in zip(self.scenarios, self.outcomes, strict=True)]
        return pd.DataFrame(rows)

    def rooms_to_frame(self) -> "pd.DataFrame":
        """
        One row a room and hour of the week, of now and of each planned option.

        Returns
        -------
        pandas.DataFrame
            Columns option, venue, room, weekday, hour, open_minutes, used_minutes, share.
        """
        import pandas as pd

        frames = [one.rooms.to_frame().assign(option=one.name) for one in self.planned]
        found = pd.concat(frames, ignore_index=True)
        return found[["option", *found.columns.drop("option")]]

    def _row(self, scenario: Scenario | None, outcome: Outcome | None) -> dict[str, object]:
        estimated = self.estimate(scenario)
        row: dict[str, object] = {
            "option": scenario.name if scenario else NOW,
            "planned": outcome is not None,
            "estimated_change_pence": None if estimated is None else estimated.pence,
            "building_once_pence": scenario.once_pence if scenario else 0,
            "building_yearly_pence": scenario.yearly_pence if scenario else 0,
        }
        if outcome is None:
            return row
        spread, change = self.spread(outcome), self.change(outcome)
        return row | {
            "venues": len(outcome.occasions),
            "sessions": outcome.sessions,
            "sessions_moved": outcome.moves.moved,
            "without_room": outcome.moves.without_room,
            "workers_rebased": outcome.moves.rebased,
            "paid_pence": outcome.paid_pence,
            "staff_pence": outcome.staff_pence,
            "pence": outcome.pence,
            "change_pence": outcome.pence - self.base.pence,
            "volunteer_miles": miles(outcome.volunteer_m),
            "staff_miles": miles(outcome.staff_m),
            "taxi_journeys": outcome.taxis,
            "not_covered": outcome.not_covered,
            "child_hours": outcome.minutes.hours,
            "ride_hours": outcome.ride_s / 3600,
            "longest_ride_minutes": outcome.longest_ride_s / 60,
            "mean_minutes": spread.mean,
            "p95_minutes": spread.p95,
            "worst_minutes": spread.worst,
            **{f"within_{limit}": spread.share_within(limit) for limit in self.params.within_minutes},
            "gain": change.gain,
            "lose": change.lose,
            "estimate_error_pence": self.error_pence(outcome),
            "on_frontier": self.on_frontier[outcome.name],
        }

    def _repr_html_(self) -> str:
        headings = ("Option", "Travel, a week", "Change", "No room", "Average min.", "Longest min.")
        rows = []
        for outcome in self.planned:
            spread = self.spread(outcome)
            change = outcome.pence - self.base.pence
            rows.append(
                (
                    outcome.name,
                    pounds(outcome.pence, whole=True),
                    ""
                    if outcome is self.base
                    else f"{'+' if change > 0 else ''}{pounds(change, whole=True)}",
                    str(outcome.moves.without_room),
                    f"{spread.mean:.1f}",
                    f"{spread.worst:.0f}",
                )
            )
        left = [one.name for one, found in zip(self.scenarios, self.outcomes, strict=True) if found is None]
        note = f"Not planned: {', '.join(left)}." if left else ""
        if self.spread_pence is not None:
            note += f" Searches for the week of now differ by {pounds(self.spread_pence, whole=True)}."
        title = f"Venue options, week of {self.week:%d/%m/%Y}"
        return html_page(html_table(headings, rows, right=headings[1:], title=title, note=note.strip()))
