"""What a service decides about runs: times, rules, and what each preference is worth in pence."""

from dataclasses import dataclass
from datetime import date, time

from geoplan.domain.checks import check_between


@dataclass(frozen=True, slots=True, kw_only=True)
class RunParams:
    """
    The parameters of driver runs: section ``[runs]`` of ``geoplan.toml``.

    All defaults are assumptions to set by the service, but where a source is named.

    Parameters
    ----------
    arrive_early_minutes, arrive_late_minutes
        A child is handed over at the venue between so many minutes before the start and so many before it.
    collect_within_minutes
        A child is fetched from the venue from the end of the contact on, at most so long after it.
    service_minutes, seat_service_minutes
        To get in or out, each child; with a child seat.
    earliest, latest
        No run starts before or ends after.
    school_start, school_end
        On school days a pupil is fetched from school, not before the school's end unless the contact needs
        it.
    school_release_minutes
        For a contact that starts soon after school or during it, a school lets a pupil go so much earlier
        than the contact needs, at most.
    school_wait_minutes
        A pupil who need not leave until later than this after school is fetched from home.
    holidays
        (first, last) days without school.
    soft_ride_under_5_minutes, …, hard_ride_from_11_minutes
        Time in the car by age: longer than soft is priced, longer than hard not allowed; a direct journey is
        always allowed and never priced. For older children the school-transport guidance is the pattern;
        under five, practice.
    detour_factor, detour_minutes
        A ride longer than this many times the direct journey, and longer than it by so many minutes, is
        priced.
    escort_under_age
        A child younger than this should not travel alone with a driver: advised, or a rule with
        `escort_is_hard`.
    taxi_alone_from_age
        From this age a child may go by taxi without an escort.
    provider_area_is_hard
        Whether volunteers drive only children whose district their provider's agreement covers.
    taxis_allowed
        Whether what nobody else takes goes by taxi; else it stays uncovered.
    workers_drive
        Whether contact workers fetch children between the sessions they supervise.
    week_minutes, week_miles
        The most that a volunteer drives in a week (time on the road); None for no limit.
    volunteer_pence_per_mile, worker_pence_per_mile, carer_pence_per_mile
        Paid for miles, home to home.
    worker_pence_per_hour
        Staff time on the road and at stops.
    taxi_pence, taxi_pence_per_mile, taxi_least_pence, wheelchair_taxi_factor
        Price of a taxi: flag fall, each mile with the child, the least charged, and the factor for one that
        takes a wheelchair.
    escort_pence_per_hour, escort_least_pence
        An escort is paid there and back.
    long_ride_pence_per_minute
        For each minute beyond the soft ride time or the detour allowed, each child.
    new_face_pence
        For each person who takes a child and whom the child does not know: once a week, child and person.
        A taxi is a new face each time.
    load_pence_per_hour_squared
        For each volunteer, by the square of the hours on the road in the week: makes an even load cheaper.
    change_pence_per_person
        For each person who must be told of a change to a plan that was accepted.
    change_minutes
        Somebody must be told when a child is fetched or brought more than so many minutes earlier or later.
    not_covered_pence
        For a request that nobody takes.
    known_after_journeys
        A child knows a person after so many journeys in the weeks before.
    """

    arrive_early_minutes: int = 20
    arrive_late_minutes: int = 5
    collect_within_minutes: int = 15
    service_minutes: int = 3
    seat_service_minutes: int = 5
    earliest: time = time(6, 30)
    latest: time = time(21, 0)
    school_start: time = time(8, 50)
    school_end: time = time(15, 15)
    school_release_minutes: int = 20
    school_wait_minutes: int = 60
    holidays: tuple[tuple[date, date], ...] = ()
    soft_ride_under_5_minutes: int = 30
    hard_ride_under_5_minutes: int = 45
    soft_ride_5_to_10_minutes: int = 45
    hard_ride_5_to_10_minutes: int = 60
    soft_ride_from_11_minutes: int = 60
    hard_ride_from_11_minutes: int = 75
    detour_factor: float = 1.4
    detour_minutes: int = 15
    escort_under_age: int = 11
    escort_is_hard: bool = False
    taxi_alone_from_age: int = 12
    provider_area_is_hard: bool = True
    taxis_allowed: bool = True
    workers_drive: bool = True
    week_minutes: int | None = None
    week_miles: float | None = None
    volunteer_pence_per_mile: float = 45.0
    worker_pence_per_mile: float = 45.0
    carer_pence_per_mile: float = 45.0
    worker_pence_per_hour: float = 1_900.0
    taxi_pence: int = 400
    taxi_pence_per_mile: float = 250.0
    taxi_least_pence: int = 1_000
    wheelchair_taxi_factor: float = 1.5
    escort_pence_per_hour: float = 1_500.0
    escort_least_pence: int = 1_500
    long_ride_pence_per_minute: float = 20.0
    new_face_pence: int = 300
    load_pence_per_hour_squared: float = 5.0
    change_pence_per_person: int = 150
    change_minutes: int = 10
    not_covered_pence: int = 50_000
    known_after_journeys: int = 1

    def __post_init__(self) -> None:
        check_between("minutes before the start, at the latest", self.arrive_late_minutes, 0, 120)
        check_between("minutes before the start", self.arrive_early_minutes, self.arrive_late_minutes, 180)
        check_between("minutes to be fetched within", self.collect_within_minutes, 0, 180)
        check_between("minutes a school lets a pupil go earlier", self.school_release_minutes, 0, 600)
        check_between("minutes a pupil waits at school", self.school_wait_minutes, 0, 600)
        check_between("minutes to get in or out", self.service_minutes, 0, 60)
        check_between("minutes to get in or out with a seat", self.seat_service_minutes, 0, 60)
        for band in ("under_5", "5_to_10", "from_11"):
            soft, hard = (
                getattr(self, f"soft_ride_{band}_minutes"),
                getattr(self, f"hard_ride_{band}_minutes"),
            )
            check_between(f"minutes in the car ({band})", hard, 1, 600)
            check_between(f"minutes in the car before they are priced ({band})", soft, 1, hard)
        check_between("the detour factor", self.detour_factor, 1, 10)
        for name in self.__slots__:
            if "pence" in name:
                check_between(name, getattr(self, name), 0, 10_000_000)
        if self.latest <= self.earliest:
            raise ValueError("runs must end later than they start")
        if self.school_end <= self.school_start:
            raise ValueError("school must end later than it starts")
