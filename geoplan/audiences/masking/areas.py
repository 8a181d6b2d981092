"""Areas with enough children to be told of: settlements taken together until they have them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import floor

from geoplan.domain.checks import check_between
from geoplan.domain.geography import Place, PlaceKind, Position
from geoplan.domain.people import Child

FAR_AWAY = "far away"
_SQUARE_DEGREES = 0.1
_SQUARE = "square"
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
        Made of its largest settlements: ``Worksop, Carlton in Lindrick and 7 more``; `FAR_AWAY` without any.
    places
        Codes of its settlements, and of squares of the map far from all of them. These are there only where a
        child lives: they are remembered, so that no area is divided, and never shown.
    position
        The middle of its settlements, the larger ones counting for more; no home has a part in it, and no
        square. None without settlements.
    members
        Codes of its children.
    """

    name: str
    places: frozenset[str]
    position: Position | None
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
        The settlements to speak of. Children far from all of them are gathered by squares of the map, which
        only who has the inputs may know.
    before
        Codes of the settlements of all areas that were ever told of.
    """
    known = {place.code: place for place in places}
    settlements = dict(known)
    # A square stays in its area when its last child goes: without it the area would be another, told anew.
    known |= {code: _square_named(code) for group in before for code in sorted(group) if _is_square(code)}
    living: dict[str, set[str]] = defaultdict(set)
    for child in children:
        place = _settlement(child, settlements, params)
        known.setdefault(place.code, place)
        living[place.code].add(child.code)
    groups = _gathered(known, living, before)
    groups = _large_enough(groups, known, living, params.least)
    if not groups:
        return ()
    groups = _far_away_as_one(groups)
    _add_empty(groups, known)
    found = [_area(group, known, living) for group in groups]
    return tuple(sorted(found, key=lambda area: (area.position is None, area.name)))  # as maps number them


def _settlement(child: Child, settlements: Mapping[str, Place], params: AreaParams) -> Place:
    if child.home_place is not None and child.home_place in settlements:
        return settlements[child.home_place]
    nearest = min(settlements.values(), key=lambda place: place.position.distance_m(child.home), default=None)
    if nearest is not None and nearest.position.distance_m(child.home) <= params.settlement_m:
        return nearest
    return _square(child.home)


def _square(position: Position) -> Place:
    """A square of the map as a settlement, by its middle."""
    south, west = (floor(value / _SQUARE_DEGREES) * _SQUARE_DEGREES for value in (position.lat, position.lon))
    return _square_named(f"{_SQUARE} {south + _SQUARE_DEGREES / 2:.2f} {west + _SQUARE_DEGREES / 2:.2f}")


def _square_named(code: str) -> Place:
    _, lat, lon = code.split()
    return Place(code, FAR_AWAY, PlaceKind.VILLAGE, Position(float(lat), float(lon)), "", None, 0)


def _is_square(code: str) -> bool:
    return code.startswith(f"{_SQUARE} ")


def _settlements_in(group: Iterable[str]) -> list[str]:
    return [code for code in sorted(group) if not _is_square(code)]


def _gathered(
    known: Mapping[str, Place], living: Mapping[str, set[str]], before: Collection[frozenset[str]]
) -> list[set[str]]:
    """Return settlements with children, each with those that it was ever one area with."""
    groups: list[set[str]] = []
    for earlier in [*before, *({code} for code in sorted(living))]:
        joined = set(earlier & known.keys())
        apart = [group for group in groups if group.isdisjoint(joined)]
        groups = [*apart, joined.union(*(group for group in groups if not group.isdisjoint(joined)))]
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


def _far_away_as_one(groups: list[set[str]]) -> list[set[str]]:
    """Take areas of squares alone together: how many there are, and which is which, would tell where."""
    named = [group for group in groups if _settlements_in(group)]
    away = [group for group in groups if not _settlements_in(group)]
    return [*named, set[str]().union(*away)] if away else named


def _add_empty(groups: list[set[str]], known: Mapping[str, Place]) -> None:
    """Add each settlement without children to the area of the nearest; a square draws none to it."""
    inside = {code: group for group in groups for code in group}
    homes = _settlements_in(inside)
    for code in known if homes else ():
        if code not in inside:
            here = known[code].position
            nearest = min(homes, key=lambda other: (known[other].position.distance_m(here), other))
            inside[nearest].add(code)


def _area(group: set[str], known: Mapping[str, Place], living: Mapping[str, set[str]]) -> Area:
    members = frozenset(child for code in group for child in living.get(code, ()))
    settlements = _settlements_in(group)
    if not settlements:
        return Area(FAR_AWAY, frozenset(group), None, members)
    largest = sorted(settlements, key=lambda code: (-known[code].population, code))
    named = [code for code in largest if known[code].population] or largest
    more = len(settlements) - len(named[:_NAMED])
    names = ", ".join(known[code].name for code in named[:_NAMED])
    name = f"{names} and {more} more" if more > 0 else names
    return Area(name, frozenset(group), _middle(settlements, known), members)


def _middle(group: Iterable[str], known: Mapping[str, Place]) -> Position:
    places: Sequence[Place] = [known[code] for code in sorted(group)]
    weights = [place.population + 1 for place in places]
    whole = sum(weights)
    return Position(
        round(sum(w * place.position.lat for w, place in zip(weights, places, strict=True)) / whole, 4),
        round(sum(w * place.position.lon for w, place in zip(weights, places, strict=True)) / whole, 4),
    )
