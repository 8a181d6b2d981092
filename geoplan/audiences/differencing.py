"""
Reports that follow each other: what was told before, so that nobody can subtract one from another.

A count that is told again and has changed by 1 to 4 would tell of one child who came or went. So a count
within 5 of a number that was told before is told as that number again. Numbers told of one thing are equal or
5 or more apart, and a reader who sees a number again has the count only between limits: that is what the
attacker of `geoplan.audiences.suppression` is given, who may not narrow them down by any sum.

Reports of the same days say the same again, and perhaps something more. What was hidden stays hidden, and
what was told is not hidden as company of something new: a reader has it, and would subtract.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from geoplan.audiences.sums import Sum
from geoplan.audiences.suppression import SHOWN_AS, Rough, SuppressionParams, hidden_cells
from geoplan.domain.told import Told

Key = str
_DEFAULT = SuppressionParams()


NOTHING_TOLD = Told()


def text_of(told: Told, key: Key) -> str:
    """Return a count as it is told: a number, or ``c``."""
    return f"{told.now[key]}" if key in told.now else SHOWN_AS


def tell(
    counts: Mapping[Key, int],
    sums: Sequence[Sum],
    *,
    before: Told = NOTHING_TOLD,
    areas: Iterable[frozenset[str]] = (),
    unseen: Iterable[Key] = (),
    also: Iterable[Key] = (),
    params: SuppressionParams = _DEFAULT,
) -> Told:
    """
    Return what may be told now, given what was told before.

    Counts under 5 are hidden, with as many others as keep them hidden. One that was hidden last time stays
    hidden while it is less than 5 away: shown now, it might give back what it was hidden for. A count that
    is as it was told counts as known: whoever subtracts reports of the same days would be right to think so.

    Parameters
    ----------
    counts, sums, unseen, also
        As `geoplan.audiences.suppression.hidden_cells`.
    before
        Also of reports of other things; what is not counted now is kept as it is.
    areas
        Of this report, to be kept with those of before.

    Raises
    ------
    ValueError
        When a sum does not add up.
    """
    near = {key: _near(before.numbers.get(key, ()), count, params.under) for key, count in counts.items()}
    rough = {key: one for key, one in near.items() if one is not None and one.shown != counts[key]}
    known = [key for key, one in near.items() if one is not None and key not in before.hidden]
    again = {
        key
        for key, count in counts.items()
        if count and key in before.hidden and abs(count - before.hidden[key]) < params.under
    }
    hidden = hidden_cells(
        counts, sums, params=params, unseen=unseen, also=again.union(also), rough=rough, known=known
    )
    now = {}
    for key, count in counts.items():
        if key not in hidden:
            found = near[key]
            now[key] = count if found is None else found.shown
    numbers = {key: (*before.numbers.get(key, ()), told) for key, told in now.items()}
    return replace(
        before,
        numbers={**before.numbers, **{key: tuple(sorted(set(told))) for key, told in numbers.items()}},
        now={key: told for key, told in before.now.items() if key not in counts} | now,
        hidden={key: count for key, count in before.hidden.items() if key not in counts}
        | {key: count for key, count in counts.items() if key in hidden},
        areas=areas_ever(before.areas, areas),
    )


def areas_ever(before: Iterable[frozenset[str]], now: Iterable[frozenset[str]]) -> tuple[frozenset[str], ...]:
    """Return the areas that were told of up to now, each once."""
    return tuple(dict.fromkeys((*before, *now)))


def with_unions(
    before: Told,
    areas: Iterable[frozenset[str]],
    earlier: Iterable[frozenset[str]],
    key: Callable[[frozenset[str]], Key],
) -> Told:
    """
    Return what was told before, what was told of areas that are one now as told of that one.

    It is their sum: who adds the numbers of before up, and subtracts, has no more than who subtracts two
    numbers of the same area. Where some of them were hidden, so is what they are now, until 5 have changed.

    Parameters
    ----------
    areas
        Codes of the settlements of each area of now.
    earlier
        The same of all areas ever told of.
    key
        What an area's count is known by.
    """
    numbers, hidden = dict(before.numbers), dict(before.hidden)
    known = sorted(set(earlier), key=lambda places: (-len(places), sorted(places)))
    for area in areas:
        if key(area) in numbers or key(area) in hidden:
            continue
        parts, inside = list[Key](), set[str]()
        for places in known:
            found = places < area and inside.isdisjoint(places)
            if found and (key(places) in before.now or key(places) in before.hidden):
                parts.append(key(places))
                inside |= places
        if parts and all(part in before.now for part in parts):
            numbers[key(area)] = (sum(before.now[part] for part in parts),)
        elif parts:
            hidden[key(area)] = sum(before.now.get(part, before.hidden.get(part, 0)) for part in parts)
    return replace(before, numbers=numbers, hidden=hidden)


def told_again(before: Told, key: Key, count: int, params: SuppressionParams = _DEFAULT) -> int:
    """Return a count as it is told after what was told before: as a number of then, if that is so close."""
    near = _near(before.numbers.get(key, ()), count, params.under)
    return count if near is None else near.shown


def _near(told: Sequence[int], count: int, under: int) -> Rough | None:
    """
    Return the number that a count is told as again, and which counts it would be told for.

    None where no number so close was told before, or the count is small and hidden anyway, or nothing.
    """
    if count < under or not told:
        return None
    number = _closest(told, count)
    if abs(count - number) >= under:
        return None
    around = range(max(under, number - under + 1), number + under)
    alike = [other for other in around if _closest(told, other) == number]
    return Rough(number, alike[0], alike[-1])


def _closest(told: Sequence[int], count: int) -> int:
    return min(told, key=lambda number: (abs(number - count), number))
