"""What may be told of sets of placement properties: how many children live where, and what is hidden."""

from dataclasses import dataclass, field
from functools import cached_property

from geoplan.audiences.audience import Audience
from geoplan.audiences.differencing import tell
from geoplan.audiences.populations import (
    SEEKERS,
    Population,
    population_of,
    refuse_almost_the_same,
    with_population,
)
from geoplan.audiences.sums import Key, Sum
from geoplan.audiences.suppression import SHOWN_AS, SuppressionParams
from geoplan.domain.canonical import digest
from geoplan.domain.properties import Area
from geoplan.domain.told import Told
from geoplan.errors import Fault, InputError
from geoplan.siting.properties.choices import PropertyChoice
from geoplan.siting.properties.comparison import NOW, PropertyComparison, Standing
from geoplan.siting.properties.pricing.table import DAYS

OFFERED, OUT, FAR, CHILDREN = "offered", "out of area", "far", "children"
_STAY, _COME, _GO, _REST = "stays", "comes", "goes", "rest"


@dataclass(frozen=True, eq=False)
class PlacedCounts:
    """
    Counts of the children of a comparison: in each area, far from the family, offered a bed; now and in each
    set.

    A reader who lays a set beside now knows how many came and went, too: these count as if they were shown.

    Parameters
    ----------
    audience
        Planners see every count; managers none from 1 to 4, nor what would give one back, and numbers that
        were told of earlier comparisons (`PropertyComparison.before`) again until they have changed by 5. A
        set is known by its houses, whatever letter it has.

    Raises
    ------
    InputError
        When so few children seek a placement, or are offered one, that all that is told is theirs; or when
        managers were told before of almost the same children.
    """

    comparison: PropertyComparison
    audience: Audience = Audience.MANAGER
    params: SuppressionParams = field(default_factory=SuppressionParams)

    def __post_init__(self) -> None:
        if self.audience is Audience.PLANNER:
            return
        offered = [len(one.offers) for one in self.comparison.choices]
        few = min([self.comparison.now.children, *(count for count in offered if count)])
        if few < self.params.under:
            told = f"fewer than {self.params.under} children seek a placement or would be offered one"
            cure = "take more placements together, or make it for the planning team (planner)"
            raise InputError(Fault(f"{told}: a report would tell of single children", cure))
        refuse_almost_the_same(SEEKERS, self._seekers, self.comparison.before, self.params)

    @property
    def _seekers(self) -> Population:
        return population_of(self.comparison.inputs.people)

    def standing(self, choice: PropertyChoice | None) -> Standing:
        """Return where the children live in a set, or now; a set may be one of which no child is told."""
        return self.comparison.now if choice is None else self.comparison.standing(self._whole(choice))

    def _whole(self, choice: PropertyChoice) -> PropertyChoice:
        return self.comparison.choice(choice.name)

    @property
    def hidden(self) -> frozenset[Key]:
        """What this audience may not see."""
        return frozenset() if self.audience is Audience.PLANNER else self._telling[0]

    @property
    def told(self) -> Told:
        """What was told up to this comparison; what planners see is not told."""
        if self.audience is Audience.PLANNER:
            return self.comparison.before
        return with_population(self._telling[1], SEEKERS, self._seekers)

    @cached_property
    def _telling(self) -> tuple[frozenset[Key], Told]:
        counts: dict[Key, int] = {CHILDREN: self.comparison.now.children}
        sums: list[Sum] = []
        for choice in (None, *self.comparison.choices):
            self._add_standing(choice, counts, sums)
        for choice in self.comparison.choices:
            self._add_moves(choice, counts, sums)
        unseen = [key for key in counts if isinstance(key, tuple) and key[0] in (_STAY, _COME, _GO, _REST)]
        told = tell(
            {self._key(key): count for key, count in counts.items()},
            [Sum(self._key(one.total), tuple(map(self._key, one.parts))) for one in sums],
            before=self.comparison.before,
            unseen=[self._key(key) for key in unseen],
            params=self.params,
        )
        return frozenset(key for key in counts if self._key(key) not in told.now), told

    def _key(self, key: Key) -> str:
        """What a count is known by from comparison to comparison."""
        parts = key if isinstance(key, tuple) else (key,)
        # Who lives far is another question when another distance is far.
        words = (
            f"{FAR} {self.comparison.inputs.params.over_miles:g}" if one == FAR else one for one in parts
        )
        return f"properties/{'/'.join(map(str, words))}"

    def _add_standing(self, choice: PropertyChoice | None, counts: dict[Key, int], sums: list[Sum]) -> None:
        standing, name = self.standing(choice), name_of(choice)
        for area, count in standing.areas.items():
            counts[area, name] = count
        counts[OUT, name] = standing.children - standing.areas[Area.IN_AREA]
        sums.append(Sum((OUT, name), ((Area.ADJOINING, name), (Area.DISTANT, name))))
        sums.append(Sum(CHILDREN, ((Area.IN_AREA, name), (OUT, name))))
        parts = {FAR: standing.far} | ({} if choice is None else {OFFERED: len(choice.offers)})
        for what, count in parts.items():
            counts[what, name], counts[_REST, what, name] = count, standing.children - count
            sums.append(Sum(CHILDREN, ((what, name), (_REST, what, name))))

    def _add_moves(self, choice: PropertyChoice, counts: dict[Key, int], sums: list[Sum]) -> None:
        """Add who stays, comes and goes, for everything that is told both of now and of a set."""
        for what, (before, after) in self._flags(choice).items():
            flows = {
                _STAY: sum(one and other for one, other in zip(before, after, strict=True)),
                _COME: sum(other and not one for one, other in zip(before, after, strict=True)),
                _GO: sum(one and not other for one, other in zip(before, after, strict=True)),
            }
            keys = {kind: (kind, what, name_of(choice)) for kind in flows}
            counts |= {keys[kind]: count for kind, count in flows.items()}
            now, then = (what, NOW), (what, name_of(choice))
            if what == FAR or not _all_in_area(choice):
                sums.append(Sum(now, (keys[_STAY], keys[_GO])))
                sums.append(Sum(then, (keys[_STAY], keys[_COME])))
            elif what != str(
                Area.IN_AREA
            ):  # everybody knows that nobody leaves the area: who goes out comes in
                sums.append(Sum(now, (then, keys[_GO])))

    def _flags(self, choice: PropertyChoice) -> dict[str, tuple[list[bool], list[bool]]]:
        """Of which children each thing is told, now and in a set."""
        inputs = self.comparison.inputs
        offers = {one.child: one for one in choice.offers}
        areas = [
            (placement.area, placement.area if (offer := offers.get(placement.child)) is None else offer.area)
            for placement in inputs.placements
        ]
        far = []
        for number, placement in enumerate(inputs.placements):
            now, offer = bool(inputs.far_now(number)), offers.get(placement.child)
            far.append((now, now if offer is None else bool(inputs.far_then(number, offer.house))))
        wanted = {str(area): {area} for area in Area} | {OUT: {Area.ADJOINING, Area.DISTANT}}
        lie = {
            what: ([one in inside for one, _ in areas], [other in inside for _, other in areas])
            for what, inside in wanted.items()
        }
        return {**lie, FAR: ([one for one, _ in far], [other for _, other in far])}

    def shown(self, what: str, choice: PropertyChoice | None) -> int | str:
        """
        Return a count as this audience may see it.

        Parameters
        ----------
        what
            An `Area`, `OUT`, `FAR`, or `OFFERED`.
        choice
            None for now.
        """
        key = (what, name_of(choice))
        if self.audience is not Audience.PLANNER and (what, choice) != (OFFERED, None):
            return SHOWN_AS if key in self.hidden else self._telling[1].now[self._key(key)]
        return self._count(what, choice)

    def _count(self, what: str, choice: PropertyChoice | None) -> int:
        standing = self.standing(choice)
        if what == OFFERED:
            return 0 if choice is None else len(self._whole(choice).offers)
        if what == OUT:
            return standing.children - standing.areas[Area.IN_AREA]
        return standing.far if what == FAR else standing.areas[Area(what)]

    def is_exact(self, what: str, choice: PropertyChoice | None) -> bool:
        """Whether a count may be seen as it is, and so whatever is a multiple of it."""
        return self.shown(what, choice) == self._count(what, choice)

    @property
    def children_shown(self) -> int | str:
        """How many children seek a placement, as this audience may see it."""
        if self.audience is Audience.PLANNER:
            return self.comparison.now.children
        return self._telling[1].now.get(self._key(CHILDREN), SHOWN_AS)

    def days_out_shown(self, choice: PropertyChoice | None) -> int | str:
        """Return the days a year that children live out of the area, as this audience may see them."""
        out = self.shown(OUT, choice)
        return out if isinstance(out, str) else DAYS * out


def _all_in_area(choice: PropertyChoice) -> bool:
    return all(one.house.area is Area.IN_AREA for one in choice.purchases)


def name_of(choice: PropertyChoice | None) -> str:
    """What a set is known by from comparison to comparison: its houses, and for what they are bought."""
    if choice is None:
        return NOW
    return digest(sorted((one.house.code, one.provision.use.value) for one in choice.purchases))
