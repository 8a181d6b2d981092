"""What is kept, as a table that people read: caches together, everything else by itself."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path

from geoplan.io.retention.held import Claim, Held, Holdings
from geoplan.io.retention.kinds import RULES, HeldKind
from geoplan.io.retention.params import RetentionParams
from geoplan.report.retention.documents import Grid

HEADINGS = ("What", "Where", "Size", "Since", "Age", "Goes after", "Why")
_TOGETHER = (HeldKind.CACHE, HeldKind.HALF_WRITTEN, HeldKind.OPEN_DATA)


def listing(held: Iterable[Held], holdings: Holdings, params: RetentionParams, *, home: Path) -> Grid:
    """
    Return some of what is kept as a table.

    Parameters
    ----------
    held
        Which of it.
    home
        geoplan's own folder, which is called so.
    """
    rows = [_row(group, holdings.today, params, home) for group in _groups(held)]
    return Grid(HEADINGS, tuple(rows), widths=(3, 5, 1, 2, 1, 2, 4))


def _groups(held: Iterable[Held]) -> Iterator[list[Held]]:
    """Nobody wants to read a line for each of a hundred caches."""

    def key(one: Held) -> tuple[str, ...]:
        together = one.kind in _TOGETHER
        return (one.kind.value, str(one.where.parent if together else one.where), one.what, one.claim.value)

    yield from (list(group) for _, group in groupby(sorted(held, key=key), key=key))


def _row(group: Sequence[Held], today: date, params: RetentionParams, home: Path) -> tuple[str, ...]:
    first = min(group, key=lambda one: one.made)
    ends = sorted({one.delete_after for one in group if one.delete_after})
    many = first.kind in _TOGETHER and len(group) > 1
    where = str(first.where.parent if many else first.where).replace(str(home), "geoplan's folder")
    return (
        f"{len(group)} files: {first.kind.value}" if many else first.kind.value,
        f"{where}, {first.what}" if first.what else where,
        size(sum(one.bytes for one in group)),
        f"{first.made:%d/%m/%Y}",
        days((today - first.made).days),
        "never" if not ends else f"{'' if len(ends) == 1 else 'from '}{ends[0]:%d/%m/%Y}",
        why(first, params),
    )


def why(held: Held, params: RetentionParams) -> str:
    """Say why something goes when it does, and who deletes it."""
    rule = RULES[held.kind]
    if rule.setting is None:
        return rule.because
    period = days(getattr(params, rule.setting))
    said = f"{period} after {rule.since.partition(', ')[0]}"
    if held.kind is HeldKind.OUTPUT:
        said = f"the day it names itself, or {period} after it was written"
    return said if held.claim is Claim.OURS else f"{said}; {held.claim.value}"


def days(count: int) -> str:
    """Return a number of days as people say it."""
    return "1 day" if count == 1 else f"{count:,} days"


def size(count: int) -> str:
    """Return a number of bytes as people read it."""
    for unit, least in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if count >= least:
            return f"{count / least:.1f} {unit}"
    return f"{count} B" if count else "–"
