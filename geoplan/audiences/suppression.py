"""
Small numbers that nobody may read, nor work out: primary and secondary suppression of tables with totals.

A count from 1 to 4 may tell of one child. It is hidden (*primary*), and so are as many others (*secondary*)
that no total gives it back. Whether one does is asked of an attacker, who knows every number that is shown,
every sum between them, and that no count is below 0: the least and the most that a hidden count can be, by
linear programming. They must leave it room.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from geoplan.audiences.attacker import bounds
from geoplan.audiences.sums import Key, Sum
from geoplan.domain.checks import check_between

SHOWN_AS = "c"


@dataclass(frozen=True, slots=True, kw_only=True)
class SuppressionParams:
    """
    What is too small to be shown.

    Parameters
    ----------
    under
        Counts below this are hidden; 0 is shown, it tells of nobody.
    room
        The least and the most that a hidden count can be, as far as an attacker can tell, are at least so far
        apart.
    money_to_pence
        Money is told in steps of so much: the price of one journey more cannot be seen in it.
    """

    under: int = 5
    room: int = 4
    money_to_pence: int = 1_000

    def __post_init__(self) -> None:
        check_between("counts to be hidden are under", self.under, 2, 100)
        check_between("the room for a hidden count", self.room, 1, 100)
        check_between("the steps in which money is told", self.money_to_pence, 1, 1_000_000, "pence")


@dataclass(frozen=True, slots=True)
class Rough:
    """A number that is shown for every count from `least` to `most`."""

    shown: int
    least: int
    most: int


def hidden_cells(
    counts: Mapping[Key, int],
    sums: Sequence[Sum],
    *,
    params: SuppressionParams = SuppressionParams(),
    unseen: Iterable[Key] = (),
    also: Iterable[Key] = (),
    rough: Mapping[Key, Rough] | None = None,
    known: Iterable[Key] = (),
) -> frozenset[Key]:
    """
    Return which counts are not to be shown.

    First all that are too small. Then, in each sum with a single hidden count, the smallest count that would
    do as company; then, wherever the attacker has a small count between limits that are too close, one count
    more of the sums around it, or of those around these; until nobody can. Totals are hidden last, and zeros
    only where nothing else is left.

    Parameters
    ----------
    counts
        By key; none below 0.
    sums
        Every total that a reader knows of, also between tables. All their keys have a count.
    unseen
        Counts that no table shows, such as what is left of a total beside the parts that are shown. A reader
        may work them out; that matters only where they are small.
    also
        Counts that are hidden for some other reason, and need company as the small ones do.
    rough
        Counts that are shown as another number, or may be. Where one is, nobody may work the count out any
        closer than `room`.
    known
        Counts that a reader has from an earlier report: hiding one hides nothing, so others are taken first,
        also of sums farther off.

    Raises
    ------
    ValueError
        When a sum does not add up, or a count is below 0: then nothing can be said of what is safe.
    """
    _check(counts, sums)
    small = {key for key, count in counts.items() if 0 < count < params.under}
    about = {} if rough is None else dict(rough)
    # Nobody can be kept from what a rough number says by itself.
    room = {
        key: min(params.room, one.most - one.least) for key, one in about.items() if one.shown != counts[key]
    }
    room |= dict.fromkeys(small, params.room)
    hidden = small | set(unseen) | set(also)
    may_be_told = set(unseen).difference(room)
    dear = _Dear.of(counts, sums, known)
    while True:
        _keep_company(dear, sums, hidden, may_be_told, about)
        before, more = len(hidden), set(hidden)
        spans = {key: (one.least, one.most) for key, one in about.items() if key not in hidden}
        for key in _exposed(counts, sums, room, hidden, spans):
            near = _nearest_shown(key, dear.around, hidden, spans, dear.known)
            # What was hidden for a neighbour just now may do for this one too: ask again first.
            if more.isdisjoint(near):
                dear.hide_one(more, near)
        hidden = more
        if len(hidden) == before:
            return frozenset(hidden)


def with_company(
    counts: Mapping[Key, int], sums: Sequence[Sum], hidden: Iterable[Key], *, known: Iterable[Key] = ()
) -> frozenset[Key]:
    """
    Return some hidden figures with as many more that no sum has a single hidden one.

    For money and miles, which are hidden because a small count stands beside them: they are not small
    themselves, so that it is enough that no total gives them back exactly. `known` as in `hidden_cells`.
    """
    found = set(hidden)
    _keep_company(_Dear.of(counts, sums, known), sums, found)
    return frozenset(found)


def _check(counts: Mapping[Key, int], sums: Sequence[Sum]) -> None:
    for key, count in counts.items():
        if count < 0:
            raise ValueError(f"{key}: a count of {count} cannot be")
    for each in sums:
        parts = sum(counts[part] for part in each.parts)
        if counts[each.total] != parts:
            raise ValueError(f"{each.total}: the parts add up to {parts}, not to {counts[each.total]}")


def _around(sums: Sequence[Sum]) -> dict[Key, list[Sum]]:
    found: dict[Key, list[Sum]] = {}
    for each in sums:
        for key in each.keys:
            found.setdefault(key, []).append(each)
    return found


@dataclass(frozen=True, slots=True)
class _Dear:
    """
    Which count is missed least: not one that readers have anyway, nor one that would need such as company.

    Zeros go last, and totals before them, those of many sums last: the most tables hang on them.
    """

    counts: Mapping[Key, int]
    around: Mapping[Key, Sequence[Sum]]
    totals: Mapping[Key, int]
    known: frozenset[Key]

    @classmethod
    def of(cls, counts: Mapping[Key, int], sums: Sequence[Sum], known: Iterable[Key]) -> "_Dear":
        """Return the prices of counts with some sums."""
        return cls(counts, _around(sums), Counter(each.total for each in sums), frozenset(known))

    def hide_one(self, hidden: set[Key], candidates: Iterable[Key]) -> bool:
        """Hide the cheapest of some counts, the smallest first; False where all are hidden."""
        free = [key for key in dict.fromkeys(candidates) if key not in hidden]
        if free:
            hidden.add(min(free, key=lambda key: self._price(key, hidden)))  # the first of equal ones
        return bool(free)

    def _price(self, key: Key, hidden: set[Key]) -> tuple[bool, bool, bool, int, int]:
        count = self.counts[key]
        return key in self.known, self._needs_known(key, hidden), count == 0, self.totals.get(key, 0), count

    def _needs_known(self, key: Key, hidden: set[Key]) -> bool:
        """Whether all others of some sum are shown and known."""
        return any(
            all(other in self.known and other not in hidden for other in each.keys if other != key)
            for each in self.around.get(key, ())
        )


def _keep_company(
    dear: _Dear,
    sums: Sequence[Sum],
    hidden: set[Key],
    may_be_told: Iterable[Key] = (),
    rough: Iterable[Key] = (),
) -> None:
    """Hide counts until no sum has a single hidden one, unless it may be told or a rough one is beside it."""
    changed, free, company = True, frozenset(may_be_told), frozenset(rough)
    while changed:
        changed = False
        for each in sums:
            alone = [key for key in each.keys if key in hidden]
            if len(alone) == 1 and alone[0] not in free and company.isdisjoint(each.keys):
                changed |= dear.hide_one(hidden, each.keys)


def _exposed(
    counts: Mapping[Key, int],
    sums: Sequence[Sum],
    room: Mapping[Key, int],
    hidden: set[Key],
    spans: Mapping[Key, tuple[int, int]],
) -> list[Key]:
    """Return the counts that an attacker has between limits too close for the room that they need."""
    asked = [key for key in counts if key in room]
    found = bounds(counts, sums, [key for key in counts if key in hidden], asked, spans=spans)
    return [key for key, (least, most) in found.items() if most - least < room[key]]


def _nearest_shown(
    key: Key,
    around: Mapping[Key, Sequence[Sum]],
    hidden: Collection[Key],
    loose: Collection[Key],
    known: Collection[Key],
) -> list[Key]:
    """
    Return the counts shown in the sums around a key or, where there are none, in the sums around those.

    Hiding one that readers have protects nothing: where only such are shown, others are looked for in the
    sums around what nobody can tell, hidden or `loose`; such are returned where none is in reach.
    """
    nearest: list[Key] = []
    seen, ring = {key}, [key]
    while ring:
        near = dict.fromkeys(one for middle in ring for each in around.get(middle, ()) for one in each.keys)
        shown = [one for one in near if one not in hidden]
        nearest = nearest or shown
        if any(one not in known for one in shown):
            return shown
        ring = [one for one in near if (one in hidden or one in loose) and one not in seen]
        seen.update(ring)
    return nearest
