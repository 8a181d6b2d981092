"""Those whom a child knows and who drive it themselves: foster carers, and other adults."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from geoplan.domain.hours import WeeklyHours
from geoplan.domain.people import Child, Need
from geoplan.domain.plans import Mode, Reason
from geoplan.domain.requests import Request
from geoplan.domain.seats import SeatKind, SeatStock
from geoplan.runs.case import Case
from geoplan.runs.case.places import adult_place, carer_place
from geoplan.runs.rules import tell

_SEATS = (SeatKind.REAR_FACING, SeatKind.FORWARD_FACING, SeatKind.BOOSTER)


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPerson:
    """
    A foster carer with the children who live there, or an adult with the children who know them.

    Parameters
    ----------
    place
        Key of their home, where they set off and come back to.
    longest_s
        The longest drive they will make one way; None for no limit.
    takes_wheelchair
        Carers drive the children who live with them every day, wheelchair or not; of others nothing is known.
    """

    code: str
    mode: Mode
    place: str = field(repr=False)
    children: frozenset[str] = field(repr=False)
    drives: bool
    hours: WeeklyHours = field(repr=False)
    longest_s: int | None
    seats: int
    child_seats: SeatStock
    takes_wheelchair: bool

    def reason(self, rule: str, **amounts: object) -> Reason:
        """Return a rule that stands in their way, told of them."""
        return Reason(self.mode, rule, tell(rule, who=self.code, **amounts))


def known_people(case: Case) -> tuple[KnownPerson, ...]:
    """Return the carers and then the other adults, each in the order of their table."""
    fostered: dict[str | None, set[str]] = defaultdict(set)
    for child in case.children:
        fostered[child.carer].add(child.code)
    carers = (
        KnownPerson(
            code=carer.code,
            mode=Mode.CARER,
            place=carer_place(carer.code),
            children=frozenset(fostered[carer.code]),
            drives=carer.can_drive,
            hours=carer.hours,
            longest_s=None if carer.max_minutes is None else 60 * carer.max_minutes,
            seats=carer.seats,
            child_seats=carer.child_seats,
            takes_wheelchair=True,
        )
        for carer in case.carers
    )
    adults = (
        KnownPerson(
            code=adult.code,
            mode=Mode.ADULT,
            place=adult_place(adult.code),
            children=adult.children,
            drives=True,
            hours=adult.hours,
            longest_s=None if adult.max_minutes is None else 60 * adult.max_minutes,
            seats=adult.seats,
            child_seats=adult.child_seats,
            takes_wheelchair=False,
        )
        for adult in case.adults
    )
    return (*carers, *adults)


def objections_to(case: Case, person: KnownPerson, request: Request) -> Iterator[Reason]:
    """Yield the rules that keep somebody from taking a request at whatever hour."""
    if not person.drives:
        yield person.reason("no-driving")
        return
    if not person.hours.on(request.day.weekday()):
        yield person.reason("day-off")
    for code in request.children:
        if code not in person.children:
            yield person.reason("not-known", child=code)
        elif (code, person.code) in case.barred or person.code in case.child[code].barred_drivers:
            yield person.reason("barred", child=code)
        if Need.WHEELCHAIR in case.child[code].needs and not person.takes_wheelchair:
            yield person.reason("wheelchair")
    yield from too_few_seats(case, person, [request])


def too_few_seats(case: Case, person: KnownPerson, requests: Sequence[Request]) -> Iterator[Reason]:
    """Yield what the car lacks to take some requests at once."""
    children = [(case.child[code], request.day) for request in requests for code in request.children]
    if len(children) > person.seats:
        yield person.reason("seats", limit=person.seats, found=len(children))
    needed = Counter(child.seat_needed(day) for child, day in children)
    for kind in _SEATS:
        if needed[kind] > person.child_seats.count(kind):
            limit = person.child_seats.count(kind)
            yield person.reason("child-seat", limit=limit, kind=kind, found=needed[kind])


def may_share(case: Case, requests: Sequence[Request]) -> bool:
    """Whether the children of several requests may be in one car."""
    groups = [[case.child[code] for code in request.children] for request in requests]
    return all(
        _apart(one, other) is False
        for at, group in enumerate(groups)
        for others in groups[at + 1 :]
        for one in group
        for other in others
    )


def _apart(one: Child, other: Child) -> bool:
    never = other.code in one.never_with or one.code in other.never_with
    return never or Need.ALONE in one.needs | other.needs
