"""
How often stretches of road are driven, as managers are told it week after week.

Two maps of weeks that one child's journeys set apart would show these journeys, stretch by stretch, wherever
a number changes. So a stretch keeps the number that it was told with until it is driven 5 times more or less,
and keeps it when another way cuts it in two.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from geoplan.audiences.differencing import tell
from geoplan.domain.told import Told

STEP = 5
"""Numbers are in steps: what turns off at a junction is not what is left between two of them."""
_KEY = "road "
_PER_DEGREE = 100_000
_NEAR_DEGREES = 4e-4
"""Some 40 m: lines are simplified anew for each map."""

Line = Sequence[tuple[int, int]]
"""Longitudes and latitudes in hundred thousandths of a degree."""
Stretch = tuple[int, bool]
"""Which piece, and whether with a child in the car."""
_Told = TypeVar("_Told")


def tell_stretches(
    times: Mapping[Stretch, int], lines: Sequence[Line], few: Iterable[Stretch], before: Told
) -> tuple[dict[Stretch, int], Told]:
    """
    Return the numbers that managers see of stretches; none for those with too few people or journeys.

    Parameters
    ----------
    times
        How often each is driven; 0 included.
    lines
        Of the pieces.
    few
        Stretches over which too few different people were driven.
    before
        What was told before.

    Returns
    -------
    dict
        Numbers by stretch, in steps.
    Told
        To be remembered: the stretches of before that are on this map are on it under their new lines.
    """
    known, replaced = _known(lines, before)
    key = {one: _key(one[1], _text(lines[one[0]])) for one in times}
    old = {key[one]: _key(one[1], known[one[0]]) for one in times if one[0] in known}
    told = tell(
        {key[one]: count for one, count in times.items()},
        (),
        before=replace(
            before,
            numbers=_moved(before.numbers, old, replaced),
            now=_moved(before.now, old, replaced),
            hidden=_moved(before.hidden, old, replaced),
        ),
        also=[key[one] for one in few if times[one]],
    )
    numbers = {one: told.now[key[one]] for one in times if key[one] in told.now}
    return {
        one: max(STEP, STEP * round(count / STEP)) if count else 0 for one, count in numbers.items()
    }, told


def _known(lines: Sequence[Line], before: Told) -> tuple[dict[int, str], set[str]]:
    """Which line of before each piece lies on, and all lines that some piece lies on."""
    import shapely

    keys = [key for key in {**before.now, **before.hidden} if key.startswith(_KEY)]
    earlier = [*dict.fromkeys(map(_line_of, keys))]
    if not earlier or not lines:
        return {}, set()
    tree = shapely.STRtree([shapely.LineString(_line(text)) for text in earlier])
    middles = [shapely.LineString(_line(_text(line))).interpolate(0.5, normalized=True) for line in lines]
    pairs = tree.query_nearest(middles, max_distance=_NEAR_DEGREES, all_matches=False)
    found = {int(piece): earlier[at] for piece, at in pairs.T.tolist()}
    return found, set(found.values())


def _moved(numbers: Mapping[str, _Told], old: Mapping[str, str], replaced: set[str]) -> dict[str, _Told]:
    """What was told, under the keys of now."""
    kept = {
        key: told
        for key, told in numbers.items()
        if not key.startswith(_KEY) or _line_of(key) not in replaced
    }
    return kept | {new: numbers[earlier] for new, earlier in old.items() if earlier in numbers}


def _key(loaded: bool, line: str) -> str:
    return f"{_KEY}{'with' if loaded else 'without'} {line}"


def _line_of(key: str) -> str:
    return key.rpartition(" ")[2]


def _text(line: Line) -> str:
    return ";".join(f"{lon},{lat}" for lon, lat in line)


def _line(text: str) -> list[tuple[float, float]]:
    """In degrees."""
    spots = (spot.split(",") for spot in text.split(";"))
    return [(int(lon) / _PER_DEGREE, int(lat) / _PER_DEGREE) for lon, lat in spots]
