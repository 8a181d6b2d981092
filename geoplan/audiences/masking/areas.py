"""Areas with enough children to be told of: settlements taken together until they have them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import floor

from geoplan.domain.checks import check_between
from geoplan.domain.geography import Place, PlaceKind, Position
from geoplan.domain.people import Child

_SQUARE_DEGREES = 0.1
_NAMED = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaParams:
    """
    When an area is large enough.

    Parameters
    ----------
    least
        An area has at least so many children.
    settlement_m
        A child whose settlement is not known belongs to the nearest one that is no farther off.
    """

    least: int = 5
    settlement_m: int = 10_000

    def __post_init__(self) -> None:
        check_between("the least number of children of an area", self.least, 2, 1_000)
        check_between("the distance to a settlement", self.settlement_m, 0, 100_000, "m")


_DEFAULT = AreaParams()


@dataclass(frozen=True, slots=True)
class Area:
    """
    Settlements that are told of as one.

    All settlements belong to some area, also those without children: the list of an area does not tell where
    in it somebody lives.

    Parameters
    ----------
    name
        Made of its largest settlements: ``Worksop, Carlton in Lindrick and 7 more``.
    places
        Codes of its settlements.
    position
        The middle of its settlements, the larger ones counting for more; no home has a part in it.
    members
        Codes of its children.
    """

    name: str
    places: frozenset[str]
    position: Position
    members: frozenset[str] = field(repr=False)


def areas_of(
    children: Iterable[Child],
    places: Iterable[Place],
    *,
    before: Collection[frozenset[str]] = (),
    params: AreaParams = _DEFAULT,
) -> tuple[Area, ...]:
    """
    Return areas with at least 5 children each; none where there are fewer in all.

    The fewest children first, settlements are taken together with the nearest that has any; then each
    settlement without children goes where the nearest one with some is. What was one area before is never
    divided again: a part could be subtracted from the whole.

    Parameters
    ----------
    places
        The settlements to speak of. Children far from all of them are told of by squares of the map.
    before
        Codes of the settlements of all areas that were ever told of.
    """
    known = {place.code: place for place in places}
    living: dict[str, set[str]] = defaultdict(set)
    for child in children:
        place = _settlement(child, known, params)
        known.setdefault(place.code, place)
        living[place.code].add(child.code)
    groups = _gathered(known, living, before)
    groups = _large_enough(groups, known, living, params.least)
    if not groups:
        return ()
    _add_empty(groups, known)
    found = [_area(group, known, living) for group in groups]
    return tuple(sorted(found, key=lambda area: area.name))


def _settlement(child: Child, known: Mapping[str, Place], params: AreaParams) -> Place:
    if child.home_place is not None and child.home_place in known:
        return known[child.home_place]
    nearest = min(known.values(), key=lambda place: place.position.distance_m(child.home), default=None)
    if nearest is not None and nearest.position.distance_m(child.home) <= params.settlement_m:
        return nearest
    return _square(child.home)


def _square(position: Position) -> Place:
    """A square of the map as a settlement; its name says its south-western corner."""
    south, west = (floor(value / _SQUARE_DEGREES) * _SQUARE_DEGREES for value in (position.lat, position.lon))
    middle = Position(round(south + _SQUARE_DEGREES / 2, 4), round(west + _SQUARE_DEGREES / 2, 4))
    name = f"around {middle.lat:.2f}, {middle.lon:.2f}"
    return Place(f"square {middle.lat:.2f} {middle.lon:.2f}", name, PlaceKind.VILLAGE, middle, "", None, 0)


def _gathered(
    known: Mapping[str, Place], living: Mapping[str, set[str]], before: Collection[frozenset[str]]
) -> list[set[str]]:
    """Return settlements with children, each with those that it was one area with before."""
    groups = [set(group & known.keys()) for group in before if not any(group < other for other in before)]
    inside = set().union(*groups) if groups else set()
    groups += [{code} for code in sorted(living) if code not in inside]
    return [group for group in groups if group]


def _large_enough(
    groups: list[set[str]], known: Mapping[str, Place], living: Mapping[str, set[str]], least: int
) -> list[set[str]]:
    """Take groups together until each has enough children; return none where all of them have not."""

    def count(group: set[str]) -> int:
        return sum(len(living.get(code, ())) for code in group)

    def order(group: set[str]) -> tuple[int, str]:
        return count(group), min(group)

    while groups:
        fewest = min(groups, key=order)
        if count(fewest) >= least:
            return groups
        groups.remove(fewest)
        if not groups:
            return []
        middle = _middle(fewest, known)
        nearest = min(groups, key=lambda group: (_middle(group, known).distance_m(middle), min(group)))
        nearest |= fewest
    return []


def _add_empty(groups: list[set[str]], known: Mapping[str, Place]) -> None:
    inside = {code: group for group in groups for code in group}
    homes = list(inside)
    for code in known:
        if code not in inside:
            here = known[code].position
            nearest = min(homes, key=lambda other: (known[other].position.distance_m(here), other))
            inside[nearest].add(code)


def _area(group: set[str], known: Mapping[str, Place], living: Mapping[str, set[str]]) -> Area:
    largest = sorted(group, key=lambda code: (-known[code].population, code))
    named = [code for code in largest if known[code].population] or largest
    more = len(group) - len(named[:_NAMED])
    names = ", ".join(known[code].name for code in named[:_NAMED])
    members = frozenset(child for code in group for child in living.get(code, ()))
    return Area(
        f"{names} and {more} more" if more > 0 else names, frozenset(group), _middle(group, known), members
    )


def _middle(group: Iterable[str], known: Mapping[str, Place]) -> Position:
    places: Sequence[Place] = [known[code] for code in sorted(group)]
    weights = [place.population + 1 for place in places]
    whole = sum(weights)
    return Position(
        round(sum(w * place.position.lat for w, place in zip(weights, places, strict=True)) / whole, 4),
        round(sum(w * place.position.lon for w, place in zip(weights, places, strict=True)) / whole, 4),
    )
