"""What came of an option: the figures of its planned week, as whole numbers that can be kept."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from geoplan.domain.ledger import PAID_ITEMS, Ledger
from geoplan.domain.plans import Mode, Plan
from geoplan.domain.scenarios import NOW, Scenario
from geoplan.runs.case import Case
from geoplan.siting.candidates.fits import occasions_of
from geoplan.siting.options.catchment import Catchments, catchments_of
from geoplan.siting.people import ChildMinutes, minutes_of
from geoplan.siting.rooms.utilisation import Utilisation, utilisation_of

TAXIS = (Mode.TAXI, Mode.TAXI_ESCORT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moves:
    """
    How a week of an option came about.

    Parameters
    ----------
    moved
        Occasions held in another venue than now.
    without_room
        Occasions for which there was no room.
    rebased
        Contact workers with another base than now.
    proven
        Whether nothing better can be done with its rooms; else the time to look for it ran out.
    """

    moved: int = 0
    without_room: int = 0
    rebased: int = 0
    proven: bool = True


@dataclass(frozen=True, eq=False, kw_only=True)
class Outcome:
    """
    The planned week of one option, or of now.

    Parameters
    ----------
    scenario
        The option; None for now.
    paid
        Pence of the week by item of `PAID_ITEMS`.
    staff_pence, staff_m
        Contact workers' own ways between venues, miles and time: beside what is paid for children's journeys.
    volunteer_m
        Metres that volunteers drive, with and without a child.
    journeys
        Children's journeys by who takes them.
    ride_s, longest_ride_s
        Seconds in the car as planned, of all children and of the longest journey.
    occasions
        Sessions held in the week, by code of the venue; all venues of the option, used or not.
    minutes
        Travel of the children without other stops.
    catchments
        Where each child's sessions are.
    rooms
        How full each room of the option is in each hour of the week.
    """

    scenario: Scenario | None
    paid: Mapping[str, int]
    staff_pence: int
    staff_m: int
    volunteer_m: int
    journeys: Mapping[Mode, int]
    ride_s: int
    longest_ride_s: int
    occasions: Mapping[str, int]
    minutes: ChildMinutes = field(repr=False)
    catchments: Catchments = field(repr=False)
    moves: Moves = field(default_factory=Moves)
    rooms: Utilisation = field(default_factory=Utilisation, repr=False)

    @property
    def name(self) -> str:
        """What the option is called."""
        return NOW if self.scenario is None else self.scenario.name

    @property
    def known_as(self) -> str:
        """What the option is known by in later comparisons: what it changes, not its name or costs."""
        return NOW if self.scenario is None else self.scenario.known_as

    @property
    def paid_pence(self) -> int:
        """Paid for children's journeys in the week."""
        return sum(self.paid.values())

    @property
    def pence(self) -> int:
        """All travel of the week: children's journeys, and contact workers' between venues."""
        return self.paid_pence + self.staff_pence

    @property
    def taxis(self) -> int:
        """Children's journeys by taxi."""
        return sum(self.journeys.get(mode, 0) for mode in TAXIS)

    @property
    def not_covered(self) -> int:
        """Children's journeys that nobody takes."""
        return self.journeys.get(Mode.NOBODY, 0)

    @property
    def sessions(self) -> int:
        """All sessions of the week."""
        return sum(self.occasions.values())


def outcome_of(scenario: Scenario | None, case: Case, plan: Plan, ledger: Ledger, moves: Moves) -> Outcome:
    """Return the figures of a planned week."""
    total = ledger.total
    catchments = catchments_of(
        [child.code for child in case.children],
        [venue.code for venue in case.venues],
        ledger.sessions,
        {session.code: session.children for session in case.sessions},
    )
    held = Counter(session.venue for session in ledger.sessions if not session.cancelled)
    driven = (leg.amounts.metres for leg in ledger.legs if leg.mode is Mode.VOLUNTEER)
    return Outcome(
        scenario=scenario,
        paid={item: getattr(total, item) for item in PAID_ITEMS},
        staff_pence=sum(trip.pence for trip in ledger.staff),
        staff_m=sum(trip.metres for trip in ledger.staff),
        volunteer_m=sum(driven),
        journeys=dict(Counter(row.mode for row in ledger.journeys)),
        ride_s=sum(row.ride_s for row in ledger.journeys),
        longest_ride_s=max((row.ride_s for row in ledger.journeys), default=0),
        occasions={venue.code: held[venue.code] for venue in case.venues},
        minutes=minutes_of(case.children, plan.requests),
        catchments=catchments,
        moves=moves,
        rooms=utilisation_of(
            case.venues, (one for session in case.sessions for one in occasions_of(case, session))
        ),
    )
