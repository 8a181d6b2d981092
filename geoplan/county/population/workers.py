"""Made-up contact workers: as many as the week's sessions need, each at one venue, the same for a family."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from geoplan.county.population.diary import Booking
from geoplan.domain.hours import Weekday
from geoplan.domain.people import ContactWorker
from geoplan.domain.venues import Venue


@dataclass(frozen=True, slots=True)
class WorkerParams:
    """
    How contact workers are spread over sessions. Assumptions.

    Parameters
    ----------
    weekly_minutes
        Paid time.
    supervising_minutes
        Of that, time in sessions; the rest is notes, calls, travel and cover.
    notes_minutes
        Between two sessions of one worker, at least.
    """

    weekly_minutes: int = 37 * 60
    supervising_minutes: int = 22 * 60
    notes_minutes: int = 30

    def __post_init__(self) -> None:
        if not 0 < self.supervising_minutes <= self.weekly_minutes:
            raise ValueError("time in sessions is part of the paid time")


class _Rota:
    """One worker's week while it is filled."""

    def __init__(self, code: str, params: WorkerParams) -> None:
        self.code = code
        self._params = params
        self._minutes = 0
        self._busy: dict[Weekday, list[tuple[int, int]]] = defaultdict(list)

    def fits(self, bookings: Sequence[Booking]) -> bool:
        minutes = sum(end - start for start, end in map(_span, bookings))
        if self._minutes + minutes > self._params.supervising_minutes:
            return False
        gap = self._params.notes_minutes
        return not any(
            start < busy_until + gap and busy_from < end + gap
            for booking in bookings
            for start, end in [_span(booking)]
            for busy_from, busy_until in self._busy[booking.weekday]
        )

    def take(self, bookings: Sequence[Booking]) -> None:
        for booking in bookings:
            start, end = _span(booking)
            self._busy[booking.weekday].append((start, end))
            self._minutes += end - start


def _span(booking: Booking) -> tuple[int, int]:
    """Minutes of the day."""
    start, end = booking.start, booking.end
    return 60 * start.hour + start.minute, 60 * end.hour + end.minute


def make_workers(
    bookings: Sequence[Sequence[Booking]], venues: Sequence[Venue], params: WorkerParams
) -> tuple[tuple[ContactWorker, ...], dict[Booking, str]]:
    """
    Find a worker for every session; a new one is taken on where nobody has time.

    Parameters
    ----------
    bookings
        One sequence for each family. All its sessions in a venue go to one worker if one has time for all.

    Returns
    -------
    tuple
        The workers, at least one for every venue ("always one member of staff at each venue"), and the code
        of the worker of each booking.
    """
    rotas: dict[str, list[_Rota]] = {venue.code: [] for venue in venues}
    count = 0
    chosen: dict[Booking, str] = {}
    for together in _by_venue(bookings):
        team = rotas[together[0].venue]
        rota = next((rota for rota in team if rota.fits(together)), None)
        if rota is None:
            count += 1
            rota = _Rota(f"W{count:03d}", params)
            team.append(rota)
        rota.take(together)
        chosen |= dict.fromkeys(together, rota.code)
    for team in rotas.values():
        if not team:
            count += 1
            team.append(_Rota(f"W{count:03d}", params))
    workers = [
        ContactWorker(
            code=rota.code,
            base=venue.code,
            hours=venue.hours,
            contact_district=venue.contact_district,
            weekly_minutes=params.weekly_minutes,
        )
        for venue in venues
        for rota in rotas[venue.code]
    ]
    return tuple(sorted(workers, key=lambda worker: worker.code)), chosen


def _by_venue(bookings: Sequence[Sequence[Booking]]) -> Iterator[list[Booking]]:
    """Each family's sessions in each venue: five of two hours at most, which one new worker can hold."""
    for family in bookings:
        at: dict[str, list[Booking]] = {}
        for booking in family:
            at.setdefault(booking.venue, []).append(booking)
        yield from at.values()
