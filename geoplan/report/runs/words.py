"""The words for plans of runs: days, places, seats, reasons, money. Codes of people, never names."""

from collections.abc import Iterable, Sequence
from datetime import date

from geoplan.audiences.cutting import Fields
from geoplan.audiences.making.words import COST_LABELS
from geoplan.domain.plans import Mode, Plan, Reason, clock
from geoplan.domain.requests import Request, TimeWindow
from geoplan.runs.case import Case

_BEHIND = {
    "volunteer_miles": "paid home to home",
    "worker_miles": "paid from and to their base",
    "worker_time": "on the road and at stops",
    "carer_miles": "paid there and back",
    "adult_miles": "paid there and back",
    "taxis": "as priced in the settings",
    "long_rides": "minutes in the car beyond what is aimed for",
    "new_faces": "children driven by somebody they do not know",
    "uneven_load": "hours on the road, more on some volunteers than on others",
    "changes": "people to be told that the accepted plan has changed",
    "not_covered": "journeys that nobody takes",
}
COST_WORDS = {item: (COST_LABELS[item], behind) for item, behind in _BEHIND.items()}
"""Label of an item of cost, and what stands behind it."""
_REASONS_OF_A_RUNG = 4


def pounds(pence: float) -> float:
    """Pence in pounds, for display."""
    return pence / 100


def money(pence: int, *, whole: bool = False) -> str:
    """Pence as people write them: ``£1,234.50``; `whole` rounds to pounds."""
    return f"£{pence / 100:,.0f}" if whole else f"£{pence / 100:,.2f}"


def minutes(seconds: float) -> float:
    """Seconds in minutes, unrounded."""
    return seconds / 60


def time_of(seconds: int) -> str:
    """A time of day as ``09:35``; begun minutes do not count."""
    return f"{clock(seconds):%H:%M}"


def window_of(window: TimeWindow) -> str:
    """A time window as ``09:40–09:55``."""
    return f"{time_of(window.earliest_s)}–{time_of(window.latest_s)}"


def day_of(day: date) -> str:
    """A day as ``Mon 23 Nov``."""
    return f"{day:%a} {day.day} {day:%b}"


def week_of(plan: Plan) -> str:
    """The days of a plan as people name them."""
    if len(plan.days) == 1:
        (day,) = plan.days
        return f"{day:%A} {day.day} {day:%B %Y}"
    return f"week of Monday {plan.week.day} {plan.week:%B %Y}"


def place_of(case: Case, key: str) -> str:
    """
    A place without a position: ``home of C0001 (mansfield)``, ``school S1``, ``retford``.

    Parameters
    ----------
    key
        As in the travel tables.
    """
    kind, _, code = key.partition(":")
    if kind == "venue":
        return code
    if kind == "home":
        return _with_settlement(f"home of {code}", _home_place(case, code))
    if kind == "driver":
        person = case.driver.get(code)
        return _with_settlement(f"home of {code}", person.home_place if person else None)
    if kind == "school":
        place = next((item.place for item in case.schools if item.code == code), None)
        return _with_settlement(f"school {code}", place)
    return f"home of {code}" if kind in ("carer", "adult") else key


def place_said(kind: str, code: str, settlement: str) -> str:
    """
    A place of a row as `place_of` says it.

    Parameters
    ----------
    kind, code
        Of its key.
    settlement
        Empty where it is not known.
    """
    if kind == "venue":
        return code
    said = f"school {code}" if kind == "school" else f"home of {code}"
    return said if kind in ("carer", "adult") else _with_settlement(said, settlement or None)


def ends_of(journey: Fields) -> tuple[str, str]:
    """Where a journey of a row leads from and to."""
    start, end = (
        place_said(
            journey[f"{end}_kind"], journey[f"{end}_place"].partition(":")[2], journey[f"{end}_settlement"]
        )
        for end in ("from", "to")
    )
    return start, end


def _home_place(case: Case, code: str) -> str | None:
    child = case.child.get(code)
    return child.home_place if child else None


def _with_settlement(text: str, settlement: str | None) -> str:
    return f"{text} ({settlement})" if settlement else text


def children_of(request: Request) -> str:
    """The codes of who travels."""
    return ", ".join(request.children)


def reasons_of(reasons: Iterable[Reason]) -> str:
    """
    Why each rung was passed by, a line a rung: ``foster carer: the child has no foster carer``.

    Of many reasons of a rung the first few are given, and the number of the others.
    """
    by_mode: dict[Mode, list[str]] = {}
    for reason in reasons:
        texts = by_mode.setdefault(reason.mode, [])
        if reason.text not in texts:
            texts.append(reason.text)
    return "\n".join(f"{mode.value}: {_few(texts)}" for mode, texts in by_mode.items())


def reasons_said(reasons: Iterable[str]) -> str:
    """Reasons of a row, ``foster carer: …``, as `reasons_of` says them."""
    by_mode: dict[str, list[str]] = {}
    for reason in reasons:
        mode, _, text = reason.partition(": ")
        by_mode.setdefault(mode, []).append(text)
    return "\n".join(f"{mode}: {_few(texts)}" for mode, texts in by_mode.items())


def _few(texts: Sequence[str]) -> str:
    shown = "; ".join(texts[:_REASONS_OF_A_RUNG])
    more = len(texts) - _REASONS_OF_A_RUNG
    return f"{shown}; and {more} more" if more > 0 else shown


def count_of(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: ``1 journey``, ``2 journeys``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def provenance_of(plan: Plan) -> str:
    """Where a plan comes from, in one line."""
    origin = plan.provenance
    return (
        f"geoplan {origin.geoplan_version}, made {origin.created}; inputs {origin.case_version}, "
        f"roads {origin.network_version}, settings {origin.params_version}, seed {origin.seed}."
    )
