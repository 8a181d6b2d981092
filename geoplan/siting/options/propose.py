"""Best places for new venues: exact models of location over the sessions of the week."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from geoplan.domain.candidates import Candidate
from geoplan.domain.scenarios import Scenario
from geoplan.domain.venues import Venue
from geoplan.errors import Fault, InfeasibleError, InputError
from geoplan.runs.case import Case
from geoplan.siting.candidates.fits import fits
from geoplan.siting.candidates.journeys import JourneyTable
from geoplan.siting.models.answer import LocationAnswer
from geoplan.siting.models.covering import mclp
from geoplan.siting.models.p_center import p_center
from geoplan.siting.models.p_median import p_median
from geoplan.siting.models.problem import LocationProblem
from geoplan.siting.models.search.limits import Watch
from geoplan.siting.sites import Site, SiteRules, Standing


class Objective(StrEnum):
    """
    What is sought: the least travel of all children, of the worst-off session, or the most within so many
    minutes.
    """

    AVERAGE = "average"
    WORST = "worst"
    WITHIN = "within"

    @property
    def model(self) -> str:
        """The model's name in the literature."""
        return {"average": "p-median", "worst": "p-center", "within": "MCLP"}[self.value]


@dataclass(frozen=True, eq=False)
class Proposal:
    """
    A set of new venues.

    Parameters
    ----------
    scenario
        The option that opens them.
    answer
        What the model says, the proof included.
    without
        The place of the best set that was left out to find this one; None for the best set.
    """

    scenario: Scenario
    answer: LocationAnswer
    without: str | None = None


def propose_venues(
    case: Case,
    journeys: JourneyTable,
    candidates: Sequence[Candidate],
    *,
    count: int,
    closed: Sequence[str] = (),
    called: Mapping[str, str] | None = None,
    objective: Objective = Objective.AVERAGE,
    within_minutes: float = 30.0,
    budget_pence: int | None = None,
    quotas: Mapping[str, tuple[int, int]] | None = None,
    alternatives: int = 2,
    watch: Watch | None = None,
) -> tuple[Proposal, ...]:
    """
    Return the best places for new venues, beside those that stay, and what to take instead of each.

    Every venue has room for everybody here; whether the sessions then find rooms, planning tells.

    Parameters
    ----------
    journeys
        Of the week, to the venues of the case and to the candidates, in this order.
    count
        How many to open.
    closed, called
        Codes of venues that close; and what these are called in the names of options, by code, their own
        names where this does not say.
    objective
        `AVERAGE`: the least seconds of all children there and back in the week. `WORST`: the longest journey
        of any session the shortest. `WITHIN`: the most journeys of sessions all of whose journeys are within
        `within_minutes`.
    budget_pence
        The most that opening them costs together; no limit when None.
    quotas
        For a contact district, the least and the most new venues.
    alternatives
        How many other sets: the best without one place of the best set each, where there is one.
    watch
        Limits, a question whether to stop, and progress.

    Returns
    -------
    tuple of Proposal
        The best first.

    Raises
    ------
    InputError
        When there are fewer candidates than are to be opened; a quota is for a district without any, or its
        least is above its most.
    InfeasibleError
        When no choice keeps budget and quotas; says by how much.
    """
    if not 1 <= count <= len(candidates):
        raise InputError(
            Fault(
                f"{count} venues cannot be opened in {len(candidates)} candidates",
                f"give {count - len(candidates)} more candidates, or open fewer"
                if count > 1
                else "open one at least",
            )
        )
    names = {venue.code: venue.name for venue in case.venues} | dict(called or {})
    shut = {code: names[code] for code in closed}
    wanted = _Wanted(count, budget_pence, dict(quotas or {}))
    wanted.check(candidates)
    model = _Model(case, journeys, candidates, shut, objective, within_minutes, wanted)
    best = model.solve(None, watch)
    found = [best]
    for venue in best.scenario.opened:
        if len(found) > alternatives or len(candidates) <= count:
            break
        try:
            other = model.solve(venue.code, watch)
        except InfeasibleError:  # none can do without it
            continue
        if other.scenario.name not in {one.scenario.name for one in found}:
            found.append(other)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """How many new venues, for how much, and where."""

    count: int
    budget_pence: int | None
    quotas: Mapping[str, tuple[int, int]]

    def check(self, candidates: Sequence[Candidate]) -> None:
        """Refuse quotas that ask for more new venues than there can be, in words of new venues alone."""
        there = Counter(one.contact_district for one in candidates)
        missing = [
            f"{least} new venues are to be in {district}, but only {there[district]} candidates are there: "
            f"{least - there[district]} missing."
            for district, (least, _) in self.quotas.items()
            if least > there[district] > 0
        ]
        asked = sum(least for least, _ in self.quotas.values())
        if asked > self.count and not missing:
            over = asked - self.count
            told = (
                f"Quotas ask for {asked} new venues, but only {self.count} are to be opened: {over} too many."
            )
            missing.append(told)
        if missing:
            raise InfeasibleError("\n".join(missing))

    def rules(self, staying: Sequence[Venue]) -> SiteRules:
        """Return the rules over all venues, those that stay included."""
        there = Counter(venue.contact_district for venue in staying)
        total = len(staying) + self.count
        try:
            return SiteRules(
                least_open=total,
                most_open=total,
                budget=self.budget_pence,
                quotas={
                    district: (least + there[district], most + there[district])
                    for district, (least, most) in self.quotas.items()
                },
            )
        except ValueError as error:
            raise InputError(Fault(str(error), "give the least number first, such as 0-2")) from error


class _Model:
    """The problem of location over venues that stay and candidates."""

    def __init__(
        self,
        case: Case,
        journeys: JourneyTable,
        candidates: Sequence[Candidate],
        closed: Mapping[str, str],
        objective: Objective,
        within_minutes: float,
        wanted: _Wanted,
    ) -> None:
        self._case, self._journeys, self._closed = case, journeys, closed
        self._objective, self._within = objective, within_minutes
        self._candidates = {one.code: one for one in candidates}
        staying = [venue for venue in case.venues if venue.code not in closed]
        self._venues = [*staying, *(one.venue() for one in candidates)]
        self._stay = len(staying)
        self._rules = wanted.rules(staying)
        column = {code: at for at, code in enumerate(journeys.sites)}
        at = np.array([column[venue.code] for venue in self._venues], np.int64)
        seconds = journeys.child_seconds if objective is Objective.AVERAGE else journeys.longest_seconds
        self._seconds = seconds[:, at]
        # One whom nothing suits is not left out: for them any venue will have to do.
        suited = fits(case, journeys.sessions, self._venues)
        suited[~suited.any(axis=1)] = True
        self._allowed = suited & np.isfinite(self._seconds)

    def solve(self, left_out: str | None, watch: Watch | None) -> Proposal:
        """Return the best set without one candidate."""
        kept = [at for at, venue in enumerate(self._venues) if venue.code != left_out]
        sites = tuple(self._site(self._venues[at], at < self._stay) for at in kept)
        journeys, weighted = self._journeys, self._objective is not Objective.AVERAGE
        problem = LocationProblem(
            demands=journeys.sessions,
            sites=sites,
            cost=np.ceil(np.where(self._allowed, self._seconds, 0.0)[:, kept]).astype(np.int64),
            weight=journeys.child_journeys if weighted else np.ones(len(journeys.sessions), np.int64),
            rules=self._rules,
            forbidden=~self._allowed[:, kept],
        )
        answer = self._answer(problem, watch)
        chosen = [self._candidates[code] for code in answer.sites if code in self._candidates]
        return Proposal(self._scenario(chosen), answer, left_out)

    def _answer(self, problem: LocationProblem, watch: Watch | None) -> LocationAnswer:
        if self._objective is Objective.AVERAGE:
            return p_median(problem, watch=watch)
        if self._objective is Objective.WORST:
            return p_center(problem, watch=watch)
        return mclp(problem, radius=60.0 * self._within, watch=watch)

    def _site(self, venue: Venue, stays: bool) -> Site:
        standing = Standing.MUST_STAY if stays else Standing.MAY_OPEN
        once = 0 if stays else self._candidates[venue.code].opening_pence
        return Site(code=venue.code, standing=standing, opening=once, district=venue.contact_district or None)

    def _scenario(self, chosen: Sequence[Candidate]) -> Scenario:
        words = "open " + listed([one.name for one in chosen])
        if self._closed:
            words += ", close " + listed(list(self._closed.values()))
        return Scenario(
            name=words,
            opened=tuple(one.venue() for one in chosen),
            closed=tuple(self._closed),
            once_pence=sum(one.opening_pence for one in chosen),
            yearly_pence=sum(one.running_pence_a_year for one in chosen),
        )


def listed(names: Sequence[str]) -> str:
    """Return names as people list them: ``a, b and c``."""
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)
