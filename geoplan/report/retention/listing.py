"""What is kept, as people read it: caches together, everything else by itself."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path

from geoplan.io.retention.held import Claim, Held, Holdings
from geoplan.io.retention.kinds import RULES, HeldKind
from geoplan.io.retention.params import RetentionParams

_TOGETHER = (HeldKind.CACHE, HeldKind.HALF_WRITTEN, HeldKind.OPEN_DATA)


@dataclass(frozen=True, slots=True)
class Listed:
    """
    One line of the list.

    Parameters
    ----------
    what
        What it is.
    where
        Its file, or the folder of several.
    size, age
        As people read them.
    until
        The day after which it goes, and why then.
    """

    what: str
    where: str
    size: str
    age: str
    until: str


def listing(held: Iterable[Held], holdings: Holdings, params: RetentionParams, *, home: Path) -> list[Listed]:
    """
    Return some of what is kept, a line a thing.

    Parameters
    ----------
    held
        Which of it.
    home
        geoplan's own folder, which is called so.
    """
    return [_listed(group, holdings.today, params, home) for group in _groups(held)]


def _groups(held: Iterable[Held]) -> Iterator[list[Held]]:
    """Nobody wants to read a line for each of a hundred caches."""

    def key(one: Held) -> tuple[str, ...]:
        together = one.kind in _TOGETHER
        return (
            one.kind.value,
            str(one.where.parent if together else one.where),
            one.what,
            one.claim.value,
        )

    yield from (list(group) for _, group in groupby(sorted(held, key=key), key=key))


def _listed(group: Sequence[Held], today: date, params: RetentionParams, home: Path) -> Listed:
    first = min(group, key=lambda one: one.made)
    many = first.kind in _TOGETHER and len(group) > 1
    where = first.where.parent if many else first.where
    what = f"{first.kind.value}, {len(group)} files" if many else first.kind.value
    if first.what:
        what = f"{what}, {first.what}"
    age = days((today - first.made).days)
    return Listed(
        what=what[:1].upper() + what[1:],
        where=_named(where, home),
        size=size(sum(one.bytes for one in group)),
        age=f"since {first.made:%d/%m/%Y}" + (f" ({age})" if first.made <= today else ""),
        until=_until(group, params),
    )


def _named(path: Path, home: Path) -> str:
    return f"geoplan's folder, {path.relative_to(home)}" if path.is_relative_to(home) else str(path)


def _until(group: Sequence[Held], params: RetentionParams) -> str:
    ends = sorted({one.delete_after for one in group if one.delete_after})
    if not ends:
        return f"stays: {why(group[0], params)}"
    return f"goes after {'' if len(ends) == 1 else 'days from '}{ends[0]:%d/%m/%Y}: {why(group[0], params)}"


def why(held: Held, params: RetentionParams) -> str:
    """Say why something goes when it does, and who deletes it."""
    rule = RULES[held.kind]
    if rule.setting is None:
        return rule.because
    period = days(getattr(params, rule.setting))
    said = f"{period} after {rule.since}"
    if held.kind is HeldKind.OUTPUT:
        said = f"the day it names itself, or else {period} after it was written"
    return said if held.claim is Claim.OURS else f"{said}; {held.claim.value}"


def days(count: int) -> str:
    """Return a number of days as people say it."""
    return "1 day" if count == 1 else f"{count:,} days"


def size(count: int) -> str:
    """Return a number of bytes as people read it."""
    for unit, least in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if count >= least:
            return f"{count / least:.1f} {unit}"
    return f"{count} B" if count else ""
