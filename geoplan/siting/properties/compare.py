"""The best sets of properties, with a proof, and the weeks that would follow."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from string import ascii_uppercase
from typing import TYPE_CHECKING

from geoplan.costs.appraisal import AppraisalParams
from geoplan.domain.plans import Plan
from geoplan.domain.properties import Office, Placement, Property
from geoplan.errors import Fault, InputError
from geoplan.progress import Progress
from geoplan.runs.case import Case
from geoplan.runs.case.travel import Travel
from geoplan.runs.ledger import ledger_of
from geoplan.siting.options.keep import Kept
from geoplan.siting.options.outcome import Moves, Outcome
from geoplan.siting.options.params import ROOMS, OptionParams
from geoplan.siting.options.plan_option import planned
from geoplan.siting.properties.choice.shortage import refuse_impossible
from geoplan.siting.properties.choice.solve import choose
from geoplan.siting.properties.choices import PropertyChoice, choice_of, year_of_now
from geoplan.siting.properties.comparison import PropertyComparison
from geoplan.siting.properties.inputs import PropertyInputs, Rows, check_inputs, with_areas
from geoplan.siting.properties.matching import problem_of
from geoplan.siting.properties.params import PropertyParams
from geoplan.siting.properties.places import case_after, travel_with
from geoplan.siting.properties.pricing.contact import ContactPrices
from geoplan.siting.properties.pricing.table import price_table

if TYPE_CHECKING:
    from geoplan.network.cache import ArrayCache
    from geoplan.network.model import RoadNetwork
    from geoplan.network.speeds import SpeedModel

_PARAMS, _OPTIONS, _APPRAISAL = PropertyParams(), OptionParams(), AppraisalParams()


def compare_properties(
    case: Case,
    roads: "RoadNetwork | Travel",
    properties: Sequence[Property],
    placements: Sequence[Placement],
    offices: Sequence[Office],
    *,
    most_planned: int | None = None,
    params: PropertyParams = _PARAMS,
    options: OptionParams = _OPTIONS,
    appraisal: AppraisalParams = _APPRAISAL,
    workspace_dir: str | None = None,
    where: Rows = None,
    speeds: "SpeedModel | None" = None,
    cache: "ArrayCache | None" = None,
    progress: Progress | None = None,
    stop: Callable[[], bool] | None = None,
) -> PropertyComparison:
    """
    Choose properties and who would be offered which bed, and compare the best sets with now.

    A set is judged by pence a year, every part of it with a name and a price (`Part`, `PropertyParams`). The
    best is found exactly, with a proof, on the quick estimate of journeys to contact; then it and the next
    best are planned: the week of the case with the children living there.

    Parameters
    ----------
    case
        The week as it is now, with the children, their schools and sessions.
    roads
        The roads, or travel between everything (`geoplan.siting.properties.places`).
    properties, placements, offices
        On offer; sought; of social workers, one for each contact district.
    most_planned
        Only so many sets are planned, the best; all when None.
    options
        Seed and steps of planned weeks.
    appraisal
        How later years are discounted.
    workspace_dir
        Where official boundaries may have been imported.
    where
        Rows that things were read from, by kind of table and code; faults name them.
    speeds, cache, progress, stop
        See `geoplan.compare_venues`.

    Raises
    ------
    InputError
        With everything that does not fit together, or lies in an area that nobody says.
    InfeasibleError
        When no choice keeps every rule, with what is missing and how much of it.
    """
    check_inputs(case, properties, placements, offices, params, where)
    houses, sought = with_areas(properties, placements, case, workspace_dir=workspace_dir, where=where)
    inputs = PropertyInputs(
        case=case,
        travel=case.travel,
        properties=houses,
        placements=sought,
        offices=tuple(offices),
        params=params,
        appraisal=appraisal,
    )
    refuse_impossible(problem_of(inputs, None))  # before anything is measured or planned
    if isinstance(roads, Travel):
        travel = roads
    else:
        travel = travel_with(
            roads, case, houses, offices, sought, speeds=speeds, cache=cache, progress=progress
        )
    work = _Weeks(replace(inputs, travel=travel), options, cache, progress, stop or (lambda: False))
    return work.compare(most_planned)


@dataclass(eq=False)
class _Weeks:
    """Chooses between planning weeks one after the other, or finding them where they were planned."""

    inputs: PropertyInputs
    options: OptionParams
    cache: "ArrayCache | None"
    progress: Progress | None
    stop: Callable[[], bool]
    stopped: bool = False
    _done: int = field(default=0, init=False)
    _total: int = field(default=0, init=False)

    def compare(self, most_planned: int | None) -> PropertyComparison:
        """Plan the week of now, choose, and plan the weeks of the sets chosen, the best first."""
        inputs, count = self.inputs, 1 + self.inputs.params.alternatives
        self._total = 1 + (count if most_planned is None else min(count, most_planned))
        self._tell(0)
        base, plan, spread = self.base()
        prices = price_table(inputs, ContactPrices.of(inputs.case, plan, ledger_of(inputs.case, plan)))
        problem = problem_of(inputs, prices)
        found = choose(problem, count=count, stop=self._stopping)
        if not found:
            cure = "let it search for longer"
            raise InputError(Fault("it was stopped before any set of properties was found", cure))
        choices = [
            choice_of(letter, one, problem, inputs, prices)
            for letter, one in zip(ascii_uppercase, found, strict=False)
        ]
        for number, one in enumerate(choices[:most_planned]):
            choices[number] = self.with_week(one, base)
        return PropertyComparison(
            inputs=inputs,
            prices=prices,
            year_now=year_of_now(prices),
            choices=tuple(choices),
            base=base,
            spread_pence=spread,
            options=self.options,
            stopped=self.stopped,
        )

    def _tell(self, more: int = 1) -> None:
        self._done += more
        if self.progress is not None:
            self.progress(self._done, self._total, "weeks planned")

    def base(self) -> tuple[Outcome, Plan, int | None]:
        """Return the planned week of now, and by how much other searches for it differ."""
        case, seed = self.inputs.case, self.options.seed
        outcome, plan = self._plan(case, seed)
        pence = [outcome.pence]
        for number in range(1, self.options.searches):
            again = self._kept_or_planned(case, seed + number)
            pence += [] if again is None else [again.pence]
        self._tell()
        return outcome, plan, max(pence) - min(pence) if len(pence) > 1 else None

    def with_week(self, choice: PropertyChoice, base: Outcome) -> PropertyChoice:
        """Return a set of properties with its planned week; as it is when that was stopped."""
        outcome = self._week(choice)
        if outcome is None:
            return choice
        contact = (outcome.pence - base.pence) * self.inputs.params.weeks_a_year
        return replace(choice, outcome=outcome, contact_pence=contact)

    def _week(self, choice: PropertyChoice) -> Outcome | None:
        new_school = {one.child for one in choice.offers if not one.placement.keeps_school}
        case = case_after(self.inputs.case, self.inputs.travel, choice.homes, new_school=new_school)
        outcome = self._kept_or_planned(case, self.options.seed)
        if outcome is not None:
            self._tell()
        return outcome

    def _kept_or_planned(self, case: Case, seed: int) -> Outcome | None:
        kept = Kept(self.cache, case, self.options, ROOMS)
        found = kept.find(None, case.travel.version, seed, case.venues)
        if found is not None or self._stopping():
            return found
        outcome, plan = self._plan(case, seed)
        if self._was_cut(plan):
            return None
        kept.keep(outcome, case.travel.version, seed)
        return outcome

    def _plan(self, case: Case, seed: int) -> tuple[Outcome, Plan]:
        iterations = self.options.iterations
        return planned(None, case, Moves(), seed=seed, iterations=iterations, stop=self._stopping)

    def _was_cut(self, plan: Plan) -> bool:
        self.stopped = self.stopped or 0 < plan.provenance.iterations < self.options.iterations
        return self.stopped

    def _stopping(self) -> bool:
        self.stopped = self.stopped or self.stop()
        return self.stopped
