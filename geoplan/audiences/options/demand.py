"""
Districts whose demand is varied by itself: what that tells are sums over the children of each.

So in a study, as anywhere, a district of few children is not told of, nor one that beside the districts and
ages of earlier reports would give few back.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

from geoplan.audiences.parts import held_back, parts_told, with_parts
from geoplan.audiences.populations import WEEK, Population, population_of, with_population
from geoplan.audiences.suppression import SuppressionParams
from geoplan.domain.told import Told
from geoplan.runs.case.digests import digests_of
from geoplan.runs.case.model import Case
from geoplan.siting.sensitivity.responses.growth import districts_of_sessions

_DEFAULT = SuppressionParams()


@dataclass(frozen=True, eq=False)
class DemandTold:
    """
    Districts of which a study tells.

    Parameters
    ----------
    varied
        Those whose demand it varies.
    before
        What managers were told before.
    """

    case: Case
    varied: frozenset[str]
    before: Told
    params: SuppressionParams = _DEFAULT

    @cached_property
    def few(self) -> frozenset[str]:
        """Those of the varied districts that have too few children who travel."""
        sizes = {name: len(self._populations.get(name, ())) for name in self.varied}
        return frozenset(name for name, size in sizes.items() if 0 < size < self.params.under)

    @cached_property
    def held(self) -> frozenset[str]:
        """Those of the others that would tell of few beside earlier reports, or what is left of all."""
        told = self.before.parts.get(WEEK, ())
        return held_back([self._populations], self._rest | self.few, told, self.params)

    def with_districts(self, told: Told) -> Told:
        """Return what was told, and that sums of these districts were."""
        rest: Collection[str] = self._rest | self.few | self.held
        everybody = population_of(digests_of(self.case))
        told = with_parts(with_population(told, WEEK, everybody), WEEK, (everybody,))
        return with_parts(told, WEEK, parts_told(self._populations, rest))

    @property
    def _rest(self) -> frozenset[str]:
        return frozenset(self._populations) - self.varied

    @cached_property
    def _populations(self) -> Mapping[str, Population]:
        """The children by the district of their first session that has them, as demand counts them."""
        districts = districts_of_sessions(self.case)
        of_child: dict[str, str] = {}
        for session in self.case.sessions:
            for code in session.children:
                of_child.setdefault(code, districts[session.code])
        found: dict[str, list[str]] = {}
        for child, digest in zip(self.case.children, digests_of(self.case), strict=True):
            found.setdefault(of_child.get(child.code, ""), []).append(digest)
        return {name: people for name, digests in found.items() if (people := population_of(digests))}
