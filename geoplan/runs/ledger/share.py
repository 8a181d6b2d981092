"""Sharing what was driven between the children it was driven for; the rule is in the heading of this room."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from geoplan.domain.allotment import allot
from geoplan.domain.ledger import Amounts
from geoplan.domain.requests import Request
from geoplan.runs.ledger.driven import DrivenLeg

Rider = tuple[str, str]
"""Codes of a request and of a child in it."""

TIMED = frozenset({"worker_time"})
"""Items that are paid by the hour: all others by the mile."""


@dataclass(frozen=True, slots=True)
class Shared:
    """
    What was driven together.

    Parameters
    ----------
    legs
        In the order in which they were driven.
    riders
        The share of each child; both add up to the same.
    """

    legs: tuple[Amounts, ...]
    riders: Mapping[Rider, Amounts]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cell:
    """The share of one child in one leg, or in the time at the stop that ends it."""

    leg: int
    rider: Rider
    metres: int = 0
    driving_s: int = 0
    waiting_s: int = 0
    service_s: int = 0
    is_empty: bool = False


def share(legs: Sequence[DrivenLeg], requests: Sequence[Request], pence: Mapping[str, int]) -> Shared:
    """
    Share legs and what is paid for all of them.

    Parameters
    ----------
    requests
        All that the legs were driven for.
    pence
        By item, for all legs together.
    """
    cells = tuple(_cells(legs, requests))
    by_leg: list[Counter[str]] = [Counter() for _ in legs]
    by_rider: dict[Rider, Counter[str]] = defaultdict(Counter)
    for cell, paid in zip(cells, _paid(cells, pence), strict=True):
        found = {
            "empty_m" if cell.is_empty else "loaded_m": cell.metres,
            "driving_s": cell.driving_s,
            "waiting_s": cell.waiting_s,
            "service_s": cell.service_s,
            **paid,
            "empty_pence": sum(paid.values()) if cell.is_empty else 0,
        }
        by_leg[cell.leg].update(found)
        by_rider[cell.rider].update(found)
    return Shared(
        tuple(Amounts(**found) for found in by_leg),
        {rider: Amounts(**found) for rider, found in by_rider.items()},
    )


def _cells(legs: Sequence[DrivenLeg], requests: Sequence[Request]) -> Iterator[_Cell]:
    riders = [(request.code, child) for request in requests for child in request.children]
    direct_m = {request.code: request.direct_m for request in requests}
    for number, leg in enumerate(legs):
        inside = [rider for rider in riders if rider[0] in leg.aboard]
        whose = inside or riders
        weights = [1] * len(inside) if inside else [direct_m[code] for code, _ in riders]
        metres, driving = allot(leg.metres, weights), allot(leg.driving_s, weights)
        for rider, length, seconds in zip(whose, metres, driving, strict=True):
            yield _Cell(leg=number, rider=rider, metres=length, driving_s=seconds, is_empty=not inside)
        there = [rider for rider in riders if rider[0] == leg.stop]
        if there and leg.waiting_s + leg.service_s:
            alike = [1] * len(there)
            times = zip(there, allot(leg.waiting_s, alike), allot(leg.service_s, alike), strict=True)
            for rider, waiting_s, service_s in times:
                yield _Cell(leg=number, rider=rider, waiting_s=waiting_s, service_s=service_s)


def _paid(cells: Sequence[_Cell], pence: Mapping[str, int]) -> list[dict[str, int]]:
    """Return what each cell is paid, by item."""
    found: list[dict[str, int]] = [{} for _ in cells]
    for item, total in pence.items():
        weights = [cell.driving_s + cell.service_s if item in TIMED else cell.metres for cell in cells]
        for paid, part in zip(found, allot(total, weights), strict=True):
            paid[item] = part
    return found


def rides(legs: Sequence[DrivenLeg], code: str) -> tuple[int, int, int]:
    """
    Return metres and seconds on the road with a request in the car, and the metres with another one as well.
    """
    mine = [leg for leg in legs if code in leg.aboard]
    together = sum(leg.metres for leg in mine if len(leg.aboard) > 1)
    return sum(leg.metres for leg in mine), sum(leg.driving_s for leg in mine), together
