"""Rows of people and schools, by code."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from geoplan.audiences.making import words
from geoplan.audiences.rows import (
    AdultRow,
    CarerRow,
    ChildRow,
    DriverRow,
    JourneyRow,
    RunRow,
    SchoolRow,
    WorkerRow,
)
from geoplan.runs.case import Case


def child_rows(case: Case, journeys: Iterable[JourneyRow]) -> Iterator[ChildRow]:
    """Make a row for each child, with what the week holds for them."""
    count: Counter[str] = Counter()
    ride_s: Counter[str] = Counter()
    for journey in journeys:
        count.update(journey.children)
        ride_s.update(dict.fromkeys(journey.children, journey.ride_s or 0))
    for child in case.children:
        yield ChildRow(
            child=child.code,
            birth_date=child.birth_date,
            age_band=child.age_band(case.week).value,
            height_cm=child.height_cm,
            seat=child.seat_needed(case.week).value,
            needs=tuple(sorted(need.value for need in child.needs)),
            home=child.home,
            settlement=child.home_place or "",
            contact_district=child.contact_district or "",
            legal_status=child.legal_status.value,
            sibling_group=child.sibling_group or "",
            school=child.school or "",
            carer=child.carer or "",
            never_with=tuple(sorted(child.never_with)),
            barred_drivers=tuple(sorted(child.barred_drivers)),
            journeys=count[child.code],
            ride_s=ride_s[child.code],
        )


def driver_rows(case: Case, runs: Iterable[RunRow]) -> Iterator[DriverRow]:
    """Make a row for each volunteer, with what they drive in the week."""
    own: dict[str, list[RunRow]] = defaultdict(list)
    for run in runs:
        own[run.driver].append(run)
    for driver in case.drivers:
        driven = own[driver.code]
        yield DriverRow(
            driver=driver.code,
            provider=driver.provider,
            home=driver.home,
            settlement=driver.home_place or "",
            hours=words.hours_of(driver.hours),
            seats=driver.seats,
            child_seats=words.stock_of(driver.child_seats),
            wheelchair=driver.wheelchair,
            checks=tuple(f"{check.kind.value} until {check.expires:%d/%m/%Y}" for check in driver.compliance),
            longest_day_minutes=driver.longest_day_minutes,
            longest_day_miles=driver.longest_day_miles,
            runs=len(driven),
            journeys=sum(len(run.journeys) for run in driven),
            metres=sum(run.metres for run in driven),
            driving_s=sum(run.driving_s for run in driven),
        )


def other_rows(case: Case) -> Iterator[CarerRow | AdultRow | WorkerRow | SchoolRow]:
    """Make a row for each carer, known adult, contact worker and school."""
    children: dict[str, list[str]] = defaultdict(list)
    for child in case.children:
        children[child.carer or ""].append(child.code)
    for carer in case.carers:
        yield CarerRow(
            carer=carer.code,
            home=carer.home,
            settlement=carer.home_place or "",
            can_drive=carer.can_drive,
            hours=words.hours_of(carer.hours),
            max_minutes=carer.max_minutes,
            seats=carer.seats,
            child_seats=words.stock_of(carer.child_seats),
            children=tuple(children[carer.code]),
        )
    for adult in case.adults:
        yield AdultRow(
            adult=adult.code,
            home=adult.home,
            hours=words.hours_of(adult.hours),
            max_minutes=adult.max_minutes,
            seats=adult.seats,
            child_seats=words.stock_of(adult.child_seats),
            children=tuple(sorted(adult.children)),
        )
    for worker in case.workers:
        yield WorkerRow(
            worker=worker.code,
            base=worker.base,
            contact_district=worker.contact_district or "",
            hours=words.hours_of(worker.hours),
            weekly_minutes=worker.weekly_minutes,
            can_drive=worker.can_drive,
            seats=worker.seats,
            child_seats=words.stock_of(worker.child_seats),
        )
    for school in case.schools:
        yield SchoolRow(school=school.code, position=school.position, settlement=school.place or "")
