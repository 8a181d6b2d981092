"""What is kept, as people read it."""

from datetime import date
from pathlib import Path

import pytest

from geoplan.io.retention.held import Claim, Held, Holdings
from geoplan.io.retention.kinds import HeldKind
from geoplan.io.retention.params import RetentionParams
from geoplan.report.retention.listing import Listed, days, listing, size

HOME, TODAY = Path("/home/u/geoplan"), date(2027, 3, 15)


def held(
    kind: HeldKind, path: str, made: date, after: date | None, count: int = 1_500, **more: object
) -> Held:
    return Held(kind=kind, where=Path(path), made=made, delete_after=after, bytes=count, **more)  # type: ignore[arg-type]


def lines(*items: Held) -> list[Listed]:
    return listing(items, Holdings(items, TODAY), RetentionParams(), home=HOME)


def test_caches_are_told_together_and_outputs_by_themselves() -> None:
    day, later = date(2027, 3, 1), date(2027, 5, 31)
    found = lines(
        held(HeldKind.CACHE, f"{HOME}/cache/a.npz", day, later),
        held(HeldKind.CACHE, f"{HOME}/cache/b.npz", date(2027, 3, 2), date(2027, 6, 1)),
        held(HeldKind.OUTPUT, "/w/week.xlsx", day, day, what="geoplan runs plan"),
        held(HeldKind.OUTPUT, "/w/map.html", day, day, claim=Claim.CHANGED),
    )
    assert [(one.what, one.where, one.size, one.age) for one in found] == [
        ("Cache, 2 files", "geoplan's folder, cache", "3.0 kB", "since 01/03/2027 (14 days)"),
        ("Output", "/w/map.html", "1.5 kB", "since 01/03/2027 (14 days)"),
        ("Output, geoplan runs plan", "/w/week.xlsx", "1.5 kB", "since 01/03/2027 (14 days)"),
    ]
    assert found[0].until == "goes after days from 31/05/2027: 91 days after the day it was last used"
    assert found[1].until.endswith("28 days after it was written; changed since it was written")


def test_what_is_open_to_all_stays() -> None:
    (found,) = lines(held(HeldKind.OPEN_DATA, f"{HOME}/postcodes.npz", TODAY, None))
    assert found.until == "stays: published for everybody, or the proof of what was deleted"


@pytest.mark.parametrize(
    ("count", "text"), [(0, ""), (999, "999 B"), (1_000, "1.0 kB"), (2_300_000, "2.3 MB"), (10**9, "1.0 GB")]
)
def test_sizes_read(count: int, text: str) -> None:
    assert size(count) == text


def test_one_day_is_not_days() -> None:
    assert (days(1), days(2), days(2_557)) == ("1 day", "2 days", "2,557 days")
