"""Workers on duty: who is alike, where they are based, and where they may be lent for a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from geoplan.domain.geography import METRES_PER_MILE
from geoplan.domain.hours import WeeklyHours
from geoplan.siting.rooms.placing.options import minutes
from geoplan.siting.rooms.week import DAYS, RoomWeek


@dataclass(frozen=True, slots=True)
class Team:
    """Workers of one base with the same hours: which of them is lent does not matter for rooms."""

    base: str
    hours: WeeklyHours
    workers: tuple[str, ...]

    def shifts(self, day: int) -> list[tuple[int, int]]:
        """Return the stretches of a day in minutes."""
        return [(minutes(hours.start), minutes(hours.end)) for hours in self.hours.on(day)]

    def on_duty(self, day: int, minute: int, *, until: int = 0) -> bool:
        """Whether they are on duty at a minute; `until` counts so many minutes after a shift as well."""
        return any(start <= minute < end + until for start, end in self.shifts(day))


@dataclass(frozen=True, slots=True)
class Loan:
    """That workers of a team may spend a day at another venue, and what each costs."""

    team: int
    venue: str
    day: int
    pence: int


@dataclass(frozen=True, eq=False)
class Duty:
    """The workers of a week, as teams, and every loan that is near enough."""

    week: RoomWeek
    teams: tuple[Team, ...]

    @classmethod
    def of(cls, week: RoomWeek) -> "Duty":
        """Return the teams of a week."""
        alike: dict[tuple[str, WeeklyHours], list[str]] = {}
        for worker in sorted(week.workers, key=lambda one: one.code):
            alike.setdefault((worker.base, worker.hours), []).append(worker.code)
        return cls(week, tuple(Team(base, hours, tuple(codes)) for (base, hours), codes in alike.items()))

    def own(self, venue: str, day: int, minute: int, *, until: int = 0) -> int:
        """Return how many who are based at a venue are on duty there."""
        return sum(
            len(team.workers)
            for team in self.teams
            if team.base == venue and team.on_duty(day, minute, until=until)
        )

    @cached_property
    def loans(self) -> tuple[Loan, ...]:
        """Every loan that is near enough, of teams that work on the day, to venues that are open on it."""
        found = []
        for at, team in enumerate(self.teams):
            for venue in self.week.venues:
                pence = self.loan_pence(team.base, venue.code)
                if venue.code == team.base or pence is None:
                    continue
                days = [day for day in range(DAYS) if team.hours.on(day) and venue.hours.on(day)]
                found += [Loan(at, venue.code, day, pence) for day in days]
        return tuple(found)

    def loan_pence(self, base: str, venue: str) -> int | None:
        """Return what it costs that a worker goes to a venue and back; None when it is too far."""
        params, between = self.week.params, self.week.travel.between
        row, column = between.origins.index(base), between.destinations.index(venue)
        back_row, back_column = between.origins.index(venue), between.destinations.index(base)
        there_s, back_s = float(between.seconds[row, column]), float(between.seconds[back_row, back_column])
        if max(there_s, back_s) > 60 * params.lend_minutes:
            return None
        metres = float(between.metres[row, column]) + float(between.metres[back_row, back_column])
        hours, miles = (there_s + back_s) / 3600.0, metres / METRES_PER_MILE
        return round(params.worker_pence_per_hour * hours + params.worker_pence_per_mile * miles)

    def ends(self, venue: str, day: int) -> list[int]:
        """Return the minutes at which somebody who may be at a venue on a day goes off duty."""
        lent = {loan.team for loan in self.loans if (loan.venue, loan.day) == (venue, day)}
        teams: Sequence[Team] = [
            team for at, team in enumerate(self.teams) if team.base == venue or at in lent
        ]
        return sorted({end for team in teams for _, end in team.shifts(day)})
