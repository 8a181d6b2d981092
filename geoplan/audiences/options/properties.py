"""What may be told of sets of placement properties: how many children live where, and what is hidden."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from geoplan.audiences.audience import Audience
from geoplan.audiences.suppression import SHOWN_AS, Key, Sum, SuppressionParams, hidden_cells
from geoplan.domain.properties import Area
from geoplan.errors import Fault, InputError
from geoplan.siting.properties.choices import PropertyChoice
from geoplan.siting.properties.comparison import NOW, PropertyComparison, Standing

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
        Planners see every count; managers none from 1 to 4, nor what would give one back.

    Raises
    ------
    InputError
        When so few children seek a placement, or are offered one, that all that is told is theirs.
    """

    comparison: PropertyComparison
    audience: Audience = Audience.MANAGER
    params: SuppressionParams = field(default_factory=SuppressionParams)

    def __post_init__(self) -> None:
        offered = [len(one.offers) for one in self.comparison.choices]
        few = min([self.comparison.now.children, *(count for count in offered if count)])
        if self.audience is not Audience.PLANNER and few < self.params.under:
            told = f"fewer than {self.params.under} children seek a placement or would be offered one"
            cure = "take more placements together, or make it for the planning team (planner)"
            raise InputError(Fault(f"{told}: a report would tell of single children", cure))

    def standing(self, choice: PropertyChoice | None) -> Standing:
        """Return where the children live in a set, or now."""
        return self.comparison.now if choice is None else self.comparison.standing(choice)

    @cached_property
    def hidden(self) -> frozenset[Key]:
        """What this audience may not see."""
        if self.audience is Audience.PLANNER:
            return frozenset()
        counts: dict[Key, int] = {CHILDREN: self.comparison.now.children}
        sums: list[Sum] = []
        for choice in (None, *self.comparison.choices):
            self._add_standing(choice, counts, sums)
        for choice in self.comparison.choices:
            self._add_moves(choice, counts, sums)
        unseen = [key for key in counts if isinstance(key, tuple) and key[0] in (_STAY, _COME, _GO, _REST)]
        return hidden_cells(counts, sums, params=self.params, unseen=unseen)

    def _add_standing(self, choice: PropertyChoice | None, counts: dict[Key, int], sums: list[Sum]) -> None:
        standing, name = self.standing(choice), _name(choice)
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
            keys = {kind: (kind, what, choice.name) for kind in flows}
            counts |= {keys[kind]: count for kind, count in flows.items()}
            now, then = (what, NOW), (what, choice.name)
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
        if (what, _name(choice)) in self.hidden:
            return SHOWN_AS
        standing = self.standing(choice)
        if what == OFFERED:
            return 0 if choice is None else len(choice.offers)
        if what == OUT:
            return standing.children - standing.areas[Area.IN_AREA]
        return standing.far if what == FAR else standing.areas[Area(what)]

    def is_hidden(self, what: str, choice: PropertyChoice | None) -> bool:
        """Whether a count, and whatever is a multiple of it, may not be seen."""
        return self.shown(what, choice) == SHOWN_AS

    def hidden_averages(self, children: Sequence[int]) -> list[bool]:
        """
        Return which averages of groups of children may not be seen beside the average of all.

        Those of few, and, where these together are few, so many more, the least groups first, that the rest
        does not give them back.
        """
        hidden = [self.audience is not Audience.PLANNER and 0 < one < self.params.under for one in children]
        for at in sorted(range(len(children)), key=lambda at: (children[at], at)):
            together = sum(one for one, is_hidden in zip(children, hidden, strict=True) if is_hidden)
            if 0 < together < self.params.under and children[at]:
                hidden[at] = True
        return hidden


def _all_in_area(choice: PropertyChoice) -> bool:
    return all(one.house.area is Area.IN_AREA for one in choice.purchases)


def _name(choice: PropertyChoice | None) -> str:
    return NOW if choice is None else choice.name
