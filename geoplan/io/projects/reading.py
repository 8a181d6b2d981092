"""What can be asked of a project."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from geoplan.domain.calendars import Issued
from geoplan.domain.plans import Plan
from geoplan.errors import Fault, InputError
from geoplan.io.projects import acceptance, blobs, changes, issuing, lines
from geoplan.io.projects.audit import entry_of
from geoplan.io.projects.folder import ProjectFolder
from geoplan.io.projects.records import Acceptance, Audit, Change, History, Line
from geoplan.io.projects.store import Store
from geoplan.io.projects.verify import faults_of


@dataclass(frozen=True, slots=True)
class ProjectReader:
    """
    A project folder, to look at.

    Parameters
    ----------
    folder
        Where it is.
    store
        Its file.
    """

    folder: ProjectFolder
    store: Store = field(repr=False)

    def change(self, which: int | str = "latest", *, week: date | None = None) -> Change:
        """
        Return a change.

        Parameters
        ----------
        which
            Its number; ``latest`` or ``plan``: where the current line stands; ``accepted``; ``main``, or the
            name of a what-if.
        week
            A day of the week, where that is not the current line's.

        Raises
        ------
        InputError
            When there is none.
        """
        with self.store.reading() as db:
            return changes.find(db, which, monday_or_none(week))

    def plan(self, which: int | str = "latest", *, week: date | None = None) -> Plan:
        """
        Return the plan of a change; see `change`.

        Raises
        ------
        InputError
            When there is none, or it is damaged.
        """
        with self.store.reading() as db:
            return blobs.get(db, changes.find(db, which, monday_or_none(week)).plan)

    def is_held(self, change: Change) -> bool:
        """Whether the plan of a change is still kept: not once it was purged."""
        with self.store.reading() as db:
            return blobs.is_there(db, change.plan)

    def history(self, *, week: date | None = None) -> History:
        """Return every change, of one week or all, the newest first, with those that were undone."""
        with self.store.reading() as db:
            return changes.history(db, monday_or_none(week))

    def lines(self) -> tuple[Line, ...]:
        """Return the lines of plans, by week and name, with those that were discarded."""
        with self.store.reading() as db:
            return lines.all_lines(db)

    def current_line(self) -> Line | None:
        """Return the line that was worked on last; None before the first plan."""
        with self.store.reading() as db:
            return lines.current_line(db)

    def accepted(self, week: date) -> Plan | None:
        """Return the plan that was accepted last for the week of a day; None when none was."""
        with self.store.reading() as db:
            found = acceptance.accepted(db, monday_of(week))
            return blobs.get(db, changes.find(db, found.change, None).plan) if found else None

    def acceptances(self) -> tuple[Acceptance, ...]:
        """Return every acceptance, the oldest first; the last of a week is the one that counts."""
        with self.store.reading() as db:
            return acceptance.acceptances(db)

    def issued(self, calendar: str, week: date) -> tuple[Issued, ...]:
        """Return what stands in the calendars of drivers, carers or venues for the week of a day, by UID."""
        with self.store.reading() as db:
            return issuing.issued(db, calendar, monday_of(week))

    @property
    def identity(self) -> UUID:
        """What tells this project from any other, and its calendars from theirs."""
        with self.store.reading() as db:
            return issuing.identity(db)

    def history_journeys(self, before: date) -> dict[tuple[str, str], int]:
        """
        Count the journeys of each (child, person) in the accepted plans of the weeks before that of a day.

        Taxis are left out: nobody is known by one.
        """
        with self.store.reading() as db:
            return acceptance.journeys_before(db, before)

    def audit(self) -> Audit:
        """Return every deed, the oldest first."""
        with self.store.reading() as db:
            return Audit(tuple(entry_of(row) for row in db.execute("SELECT * FROM audit ORDER BY id")))

    def verify(self, *, seal: str | None = None) -> tuple[Fault, ...]:
        """
        Follow the chain of the audit and compare everything that was saved with it.

        Parameters
        ----------
        seal
            A hash that was noted elsewhere (`Audit.seal`): found missing when the end of the audit was taken
            away.

        Returns
        -------
        tuple of Fault
            What is wrong; empty when all is as it was saved.
        """
        file = str(self.store.path)
        try:
            with self.store.reading() as db:
                return faults_of(db, self.store.migrations, file=file, seal=seal)
        except InputError as error:
            return error.faults


def monday_of(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def monday_or_none(day: date | None) -> date | None:
    """Return the Monday of a day's week, None of None."""
    return None if day is None else monday_of(day)
