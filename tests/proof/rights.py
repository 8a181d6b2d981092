"""Who may see which canary: written down from what each of them needs, not from any list of the program."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from geoplan.domain.plans import Plan, Run
from geoplan.domain.requests import Request
from tests.proof import seeds
from tests.proof.seeds import Canary

NEVER = {"remark", "name", "postcode", "door"}
"""
What nobody finds in any output: a name is there as initials alone, a looked-up postcode and the door of a
children's home not at all.
"""

Rights = Callable[[Canary], bool]


def of_planner(canary: Canary) -> bool:
    """The planning team sees every code and every position; no name, no address."""
    return canary.what not in NEVER | {"address"}


def of_nobody(_: Canary) -> bool:
    """Managers and the public see nobody."""
    return False


def of_family(canary: Canary) -> bool:
    """A family may come to see the number of a contact, and nothing else of ours."""
    return canary.what == "session"


def of_child(code: str) -> Rights:
    """Who asks what is held about one child is told of no other; the code of a family is their own too."""
    return lambda canary: not canary.of.startswith("KX") or canary.of == code or canary.what == "siblings"


@dataclass(frozen=True)
class Service:
    """The plan that all outputs are made of, and who belongs to whom in it."""

    plan: Plan

    def carer_of(self, child: str) -> str:
        """The carer of a child."""
        return next(str(row["carer"]) for row in seeds.children() if row["code"] == child)

    def venue_of(self, session: str) -> str:
        """The venue of a session."""
        return next(str(row["venue"]) for row in seeds.sessions() if row["code"] == session)

    def runs_of(self, driver: str, day: date) -> list[Run]:
        """The runs of a driver on a day."""
        return [run for run in self.plan.runs if (run.person, run.day) == (driver, day)]

    def first_driver(self) -> tuple[str, date]:
        """A driver with a run, and its day."""
        run = self.plan.runs[0]
        return run.person, run.day

    def of_driver(self, driver: str, day: date, *, sheet: bool = False) -> Rights:
        """Who is on the own run of the day, where they are fetched and brought, who hands them over."""
        runs = self.runs_of(driver, day)
        requests = [self.plan.request(stop.request) for run in runs for stop in run.stops]
        places = {stop.place for run in runs for stop in run.stops} | {f"driver:{driver}"}
        codes = {child for request in requests for child in request.children}
        codes |= {self.carer_of(code) for code in codes} | {driver}
        codes |= {request.session for request in requests}
        doors = {place.partition(":")[2] for place in places}
        homes = doors | {self.carer_of(door) for door in doors if door.startswith("KX")}
        # Who lives with the same carer lives at the same door.
        homes |= {str(row["code"]) for row in seeds.children() if row["carer"] in homes}

        def may_see(canary: Canary) -> bool:
            if canary.what in ("child", "carer", "driver", "session"):
                return canary.of in codes
            if canary.what == "school":
                return canary.of in doors
            return canary.what in ({"home", "address"} if sheet else {"home"}) and canary.of in homes

        return may_see

    def of_carer(self, carer: str) -> Rights:
        """The own children, their contact, and who takes them."""
        own = {str(row["code"]) for row in seeds.children() if row["carer"] == carer}
        codes = own | {carer} | self._takers(lambda request: bool(own.intersection(request.children)))
        codes |= {str(row["code"]) for row in seeds.sessions() if row["children"] in own}
        return lambda canary: canary.what in _CODES and canary.of in codes

    def of_venue(self, venue: str) -> Rights:
        """Who comes and leaves, with whom; which worker is there."""
        rows = [row for row in seeds.sessions() if row["venue"] == venue]
        codes = {str(row[name]) for row in rows for name in ("code", "children", "worker")}
        codes |= self._takers(lambda request: self.venue_of(request.session) == venue)
        return lambda canary: canary.what in _CODES and canary.of in codes

    def _takers(self, which: Callable[[Request], bool]) -> set[str]:
        covers = zip(self.plan.requests, self.plan.coverage, strict=True)
        return {cover.person for request, cover in covers if cover.person and which(request)}


_CODES = {"child", "carer", "adult", "driver", "worker", "session"}
