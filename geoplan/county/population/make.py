"""Making the whole population from a seed."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice

from numpy.random import Generator, default_rng

from geoplan.county.population.adults import AdultParams, make_adults
from geoplan.county.population.booking import Booker, BookingParams, Wanted, want
from geoplan.county.population.carers import CarerParams, make_carers
from geoplan.county.population.children import ChildParams, add_bars, make_children
from geoplan.county.population.drivers import DriverParams, make_drivers
from geoplan.county.population.families import Family, FamilyParams, draw_families
from geoplan.county.population.model import Population
from geoplan.county.population.patterns import PatternParams, draw_pattern
from geoplan.county.population.placements import Household, PlacementParams, draw_households
from geoplan.county.population.schools import SchoolParams, Schools
from geoplan.county.population.sessions import book_week, make_sessions
from geoplan.county.population.settlements import Settlements
from geoplan.county.population.workers import WorkerParams, make_workers
from geoplan.domain.adults import KnownAdult
from geoplan.domain.drivers import Driver
from geoplan.domain.geography import Place
from geoplan.domain.people import Child, School
from geoplan.domain.venues import Venue
from geoplan.errors import Fault, InputError

MOST_CHILDREN = 20_000
MOST_DRIVERS = 5_000


@dataclass(frozen=True, slots=True)
class PopulationParams:
    """
    How large a population, from which seed, in which week, and the parameters of each of its parts.

    Parameters
    ----------
    children, drivers
        How many of each.
    seed
        Any whole number that is not negative.
    week
        The Monday of the recurring week.
    cancelled_share
        Sessions with one occasion cancelled in the two months to come.

    Raises
    ------
    InputError
        When a number is out of bounds or the week does not begin on a Monday.
    """

    children: int = 200
    drivers: int = 45
    seed: int = 2015
    week: date = date(2015, 6, 8)
    families: FamilyParams = field(default_factory=FamilyParams)
    placements: PlacementParams = field(default_factory=PlacementParams)
    schools: SchoolParams = field(default_factory=SchoolParams)
    child: ChildParams = field(default_factory=ChildParams)
    carers: CarerParams = field(default_factory=CarerParams)
    driver: DriverParams = field(default_factory=DriverParams)
    patterns: PatternParams = field(default_factory=PatternParams)
    booking: BookingParams = field(default_factory=BookingParams)
    workers: WorkerParams = field(default_factory=WorkerParams)
    adults: AdultParams = field(default_factory=AdultParams)
    cancelled_share: float = 0.03

    def __post_init__(self) -> None:
        faults = []
        if not 1 <= self.children <= MOST_CHILDREN:
            faults.append(
                Fault(f"{self.children} children cannot be made up", f"ask for 1 to {MOST_CHILDREN}")
            )
        if not 0 <= self.drivers <= MOST_DRIVERS:
            faults.append(Fault(f"{self.drivers} drivers cannot be made up", f"ask for 0 to {MOST_DRIVERS}"))
        if self.seed < 0:
            faults.append(Fault(f"the seed {self.seed} is negative", "choose 0 or more"))
        if self.week.weekday() != 0:
            faults.append(Fault(f"{self.week:%d/%m/%Y} is not a Monday", "give the Monday of the week"))
        if faults:
            raise InputError(faults)


_DEFAULT = PopulationParams()


def make_population(
    places: Sequence[Place], venues: Sequence[Venue], params: PopulationParams = _DEFAULT
) -> Population:
    """
    Make up children, their carers, adults they know, volunteer drivers, contact workers and a week of
    sessions.

    Every part draws from a stream of its own, so that more drivers, say, leave the children as they were.

    Parameters
    ----------
    places
        At least one must have a contact district.
    venues
        Where sessions can take place. Where they do not hold a population of this size, illustrative ones
        are added (`Population.overflow_venues`); what fits nowhere is in `Population.unplaced`.

    Raises
    ------
    InputError
        When no place with people has a contact district.
    """
    settlements = Settlements(sorted(places, key=lambda place: place.code))
    if not (settlements.population * settlements.served).any():
        message = "no place with a population lies in a contact district"
        raise InputError(Fault(message, "give places their contact district"))
    week = params.week
    drivers = make_drivers(
        stream(params, "drivers"), settlements, params.driver, drivers=params.drivers, week=week
    )
    families, households, children, schools = _children(settlements, params, drivers)
    carers = make_carers(stream(params, "carers"), households, children, params.carers, week=week)
    wanted = _wanted(params, families, children)
    booker = Booker(venues, params.booking)
    booked = book_week(booker, wanted, settlements, venues, params.booking)
    workers, assigned = make_workers(booked.bookings, booked.venues, params.workers)
    codes = [tuple(child.code for child in members) for members in _by_family(families, children)]
    sessions = make_sessions(
        stream(params, "sessions"),
        booked,
        codes,
        assigned,
        week=week,
        cancelled_share=params.cancelled_share,
    )
    return Population(
        seed=params.seed,
        week=week,
        children=children,
        carers=carers,
        drivers=drivers,
        providers=tuple(pool.provider for pool in params.driver.pools),
        workers=workers,
        schools=schools,
        sessions=sessions,
        overflow_venues=booked.overflow,
        unplaced=booked.unplaced(booker, codes, params.booking.spill_m),
        adults=_adults(params, settlements, families, children),
    )


def _children(
    settlements: Settlements, params: PopulationParams, drivers: Sequence[Driver]
) -> tuple[list[Family], list[Household], tuple[Child, ...], tuple[School, ...]]:
    week = params.week
    families = families_of(settlements, params)
    households = draw_households(
        stream(params, "placements"), settlements, families, params.placements, week=week
    )
    schools = Schools(stream(params, "schools"), settlements, params.schools)
    drafts, attended = make_children(
        stream(params, "children"), families, households, schools, params.child, week=week
    )
    codes = [driver.code for driver in drivers]
    children = add_bars(stream(params, "bars"), drafts, codes, params.child)
    return families, households, children, tuple(attended)


def _by_family(families: Sequence[Family], children: Sequence[Child]) -> list[tuple[Child, ...]]:
    """Return each family's children: they stand one family after another."""
    one_by_one = iter(children)
    return [tuple(islice(one_by_one, len(family.births))) for family in families]


def _adults(
    params: PopulationParams, settlements: Settlements, families: Sequence[Family], children: Sequence[Child]
) -> tuple[KnownAdult, ...]:
    members = list(zip(families, _by_family(families, children), strict=True))
    return make_adults(stream(params, "adults"), settlements, members, params.adults, week=params.week)


def _wanted(params: PopulationParams, families: Sequence[Family], children: Sequence[Child]) -> list[Wanted]:
    rng = stream(params, "patterns")
    wanted = []
    for family, members in zip(families, _by_family(families, children), strict=True):
        pattern = draw_pattern(rng, family, params.patterns, week=params.week)
        wanted.append(want(rng, family, pattern, [child.home for child in members], week=params.week))
    return wanted


def families_of(settlements: Settlements, params: PopulationParams) -> list[Family]:
    """Return the families of a population, with where the parents live, which nothing else of it says."""
    rng = stream(params, "families")
    return draw_families(rng, settlements, params.families, children=params.children, week=params.week)


def stream(params: PopulationParams, part: str) -> Generator:
    """Return random numbers for one part, always the same for the same seed and part."""
    return default_rng([params.seed, *part.encode()])
