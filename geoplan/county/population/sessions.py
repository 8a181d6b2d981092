"""The made-up week: every family's contact booked into rooms and written down as recurring sessions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from numpy.random import Generator

from geoplan.county.population.booking import Booker, BookingParams, Wanted, in_order
from geoplan.county.population.diary import Booking
from geoplan.county.population.model import Unplaced
from geoplan.county.population.overflow import overflow_venues
from geoplan.county.population.settlements import Settlements
from geoplan.domain.sessions import ContactSession
from geoplan.domain.venues import Venue

# After so many rounds of added venues, what still fits nowhere never will.
_OVERFLOW_ROUNDS = 8


@dataclass(frozen=True, slots=True)
class BookedWeek:
    """
    What became of the families' wishes.

    Parameters
    ----------
    wanted, bookings
        The families in order of number, and their bookings.
    venues
        Those of the network and those added.
    overflow
        Those added.
    """

    wanted: tuple[Wanted, ...]
    bookings: tuple[tuple[Booking, ...], ...]
    venues: tuple[Venue, ...]
    overflow: tuple[Venue, ...]

    def unplaced(
        self, booker: Booker, codes: Sequence[tuple[str, ...]], spill_m: float
    ) -> tuple[Unplaced, ...]:
        """Return the contact that found no room; `codes` are the children of each family."""
        found = []
        for wanted, bookings, children in zip(self.wanted, self.bookings, codes, strict=True):
            missing = wanted.pattern.sessions - len(bookings)
            if missing:
                reason = (
                    f"every suitable room within {spill_m / 1000:.0f} km of the nearest venue is taken"
                    if booker.suits_anywhere(wanted)
                    else "no venue has a room for these ages, this many children and this risk"
                )
                found.append(Unplaced(children, missing, reason))
        return tuple(found)


def book_week(
    booker: Booker,
    wanted: Sequence[Wanted],
    settlements: Settlements,
    venues: Sequence[Venue],
    params: BookingParams,
) -> BookedWeek:
    """Book all families, court cases first, and add illustrative venues when too much is left over."""
    order = in_order(wanted)
    booked: dict[int, list[Booking]] = {one.family.number: booker.book(one) for one in order}
    total = sum(one.pattern.sessions for one in wanted)
    overflow: list[Venue] = []
    for _ in range(_OVERFLOW_ROUNDS):
        lacking = [(one, one.pattern.sessions - len(booked[one.family.number])) for one in order]
        unbooked = [(one, missing) for one, missing in lacking if missing]
        left = sum(missing for _, missing in unbooked)
        if not left or (not overflow and left <= params.overflow_from_share * total):
            break
        network = venues[0].network if venues else ""
        added = overflow_venues(settlements, unbooked, params, network=network, before=overflow)
        booker.add_venues(added)
        overflow += added
        for one, _ in unbooked:
            booked[one.family.number] += booker.book(one, booked[one.family.number])
    return BookedWeek(
        wanted=tuple(wanted),
        bookings=tuple(tuple(booked[one.family.number]) for one in wanted),
        venues=(*venues, *overflow),
        overflow=tuple(overflow),
    )


def make_sessions(
    rng: Generator,
    booked: BookedWeek,
    codes: Sequence[tuple[str, ...]],
    workers: dict[Booking, str],
    *,
    week: date,
    cancelled_share: float,
) -> tuple[ContactSession, ...]:
    """
    Write the bookings down as sessions, in order of day, time and place.

    Sessions that are rarer than weekly begin in one of the weeks from this one on. A few have one occasion
    cancelled in the two months to come.
    """
    drafts = []
    for wanted, bookings, children in zip(booked.wanted, booked.bookings, codes, strict=True):
        for booking in bookings:
            every = wanted.pattern.every_weeks
            first = week + timedelta(days=int(booking.weekday), weeks=int(rng.integers(every)))
            called_off = first + timedelta(weeks=every * int(rng.integers(1, 9)))
            is_cancelled = rng.random() < cancelled_share
            drafts.append((booking, wanted, children, first, [called_off] if is_cancelled else []))
    drafts.sort(key=lambda draft: (draft[0].weekday, draft[0].start, draft[0].venue, draft[0].room))
    return tuple(
        ContactSession(
            code=f"S{number:04d}",
            children=children,
            venue=booking.venue,
            room=booking.room,
            first=first,
            start=booking.start,
            end=booking.end,
            every_weeks=wanted.pattern.every_weeks,
            cancelled=frozenset(cancelled),
            supervised=not wanted.family.settled,
            court_priority=wanted.family.status.in_proceedings,
            high_risk=wanted.family.high_risk,
            worker=workers[booking],
        )
        for number, (booking, wanted, children, first, cancelled) in enumerate(drafts, start=1)
    )
