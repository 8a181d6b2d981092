"""A project: what can be done to it."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from geoplan.domain.calendars import Issued, Wanted
from geoplan.domain.plans import Plan
from geoplan.errors import Fault, InputError
from geoplan.io.projects import acceptance, changes, issuing, lines
from geoplan.io.projects.audit import Deed, append
from geoplan.io.projects.folder import ProjectFolder
from geoplan.io.projects.reading import ProjectReader, monday_of, monday_or_none
from geoplan.io.projects.records import Acceptance, Change, Checked, Kind, Line
from geoplan.io.projects.store import Store
from geoplan.io.projects.words import WHAT_LENGTH, WHO_LENGTH, WHY_LENGTH, check_impersonal, clean_words


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Project(ProjectReader):
    """
    A project folder. Nothing is held open between calls; several people may use one at a time.

    Whoever does something says who they are, by the name of a member of staff, and may say why. All other
    people are codes. Make one with `create` or `open`.

    Parameters
    ----------
    clock
        Tells the time, UTC.
    """

    clock: Callable[[], datetime] = field(default=_now, repr=False)

    @classmethod
    def create(cls, folder: str | Path, *, who: str, clock: Callable[[], datetime] = _now) -> "Project":
        """
        Begin a project in a folder, which is made where there is none, for its owner alone.

        Raises
        ------
        InputError
            When there is a project already, or the folder cannot be written to.
        """
        project = cls._at(folder, clock)
        project._make_folder()
        project.store.make()
        deed = project._deed(Kind.BEGIN, who, "begin", "")
        with project.store.upgrading() as (db, before):
            if before:
                raise InputError(
                    Fault("there is a project already", "open it, or choose another folder", file=str(folder))
                )
            append(db, deed, {"project": str(uuid4())})
        return project

    @classmethod
    def open(cls, folder: str | Path, *, clock: Callable[[], datetime] = _now) -> "Project":
        """
        Open the project of a folder; one that an older geoplan made is brought up to date.

        Raises
        ------
        InputError
            When there is none, it is of a newer geoplan, or it cannot be read.
        """
        project = cls._at(folder, clock)
        before = project.store.version()
        if before == 0:
            raise InputError(
                Fault("there is no project here", "begin one: geoplan runs plan", file=str(folder))
            )
        if before < len(project.store.migrations):
            deed = project._deed(Kind.MIGRATE, "geoplan", "migrate", "")
            with project.store.upgrading() as (db, since):
                if since < len(project.store.migrations):
                    append(db, deed, {"since": since, "version": len(project.store.migrations)})
        return project

    @classmethod
    def open_or_create(
        cls, folder: str | Path, *, who: str, clock: Callable[[], datetime] = _now
    ) -> "Project":
        """
        Open the project of a folder, or begin one where there is none.

        Raises
        ------
        InputError
            As `open` and `create`.
        """
        project = cls._at(folder, clock)
        begun = project.store.path.is_file() and project.store.version() > 0
        return cls.open(folder, clock=clock) if begun else cls.create(folder, who=who, clock=clock)

    @classmethod
    def _at(cls, folder: str | Path, clock: Callable[[], datetime]) -> "Project":
        where = ProjectFolder(Path(folder))
        return cls(where, Store(where.store), clock)

    def _make_folder(self) -> None:
        path = self.folder.path
        try:
            if not path.is_dir():
                path.mkdir(mode=0o700, parents=True)
        except OSError as error:
            raise InputError(
                Fault("the folder cannot be made", "choose one that you may write to", file=str(path))
            ) from error

    def save_plan(
        self,
        plan: Plan,
        *,
        what: str,
        who: str,
        why: str = "",
        pins: Mapping[str, str] | None = None,
        adjustments: Mapping[str, Any] | None = None,
        parent: int | None = None,
    ) -> Change:
        """
        Save a plan as a change on the current line, or on ``main`` of its week where that is another's.

        Parameters
        ----------
        what
            The words of the command, with codes only.
        pins, adjustments
            What else makes the case again; codes, dates and times only.
        parent
            The change that the plan was made from: refused when another was saved meanwhile. None to save
            after whatever stands.

        Raises
        ------
        InputError
            When words may not be kept, another change was saved since, or the project cannot be written to.
        """
        deed = self._deed(Kind.SAVE, who, what, why)
        draft = changes.Draft.of(plan, pins or {}, adjustments or {})
        with self.store.writing() as db:
            return changes.save(db, deed, draft, parent=parent)

    def undo(self, *, who: str, why: str = "", week: date | None = None) -> Change:
        """
        Go back to the change before, on the current line or on ``main`` of a week; return it.

        Raises
        ------
        InputError
            When there is nothing before.
        """
        deed = self._deed(Kind.UNDO, who, "undo", why)
        with self.store.writing() as db:
            return changes.find(db, lines.undo(db, deed, monday_or_none(week)).head, None)

    def redo(self, *, who: str, why: str = "", week: date | None = None) -> Change:
        """
        Take the last undo back; return the change that stands then.

        Raises
        ------
        InputError
            When nothing was undone since the last change.
        """
        deed = self._deed(Kind.REDO, who, "redo", why)
        with self.store.writing() as db:
            return changes.find(db, lines.redo(db, deed, monday_or_none(week)).head, None)

    def what_if(self, name: str, *, who: str, why: str = "", at: int | str = "latest") -> Line:
        """
        Begin a what-if at any change and work on it from now on.

        Raises
        ------
        InputError
            When it cannot be called so, or there is no such change.
        """
        deed = self._deed(Kind.WHAT_IF, who, f"what-if {name}", why)
        with self.store.writing() as db:
            return changes.start_what_if(db, deed, name, changes.find(db, at, None))

    def switch(self, name: str, *, who: str, why: str = "", week: date | None = None) -> Line:
        """
        Work on another line from now on: a what-if, or ``main`` (of a week).

        Raises
        ------
        InputError
            When there is none of the name, or it was discarded.
        """
        deed = self._deed(Kind.SWITCH, who, f"switch {name}", why)
        with self.store.writing() as db:
            return lines.switch(db, deed, lines.named_line(db, name, monday_or_none(week)))

    def discard(self, name: str, *, who: str, why: str = "") -> Line:
        """
        Close a what-if. Its changes and its entries in the audit stay.

        Raises
        ------
        InputError
            When there is none of the name, or it is ``main``.
        """
        deed = self._deed(Kind.DISCARD, who, f"discard {name}", why)
        with self.store.writing() as db:
            return lines.discard(db, deed, lines.named_line(db, name))

    def adopt(self, name: str, *, who: str, why: str = "") -> Change:
        """
        Take the plan of a what-if over to ``main`` as a new change, and go on there.

        Raises
        ------
        InputError
            When there is no what-if of the name.
        """
        deed = self._deed(Kind.ADOPT, who, f"adopt {name}", why)
        with self.store.writing() as db:
            return changes.adopt(db, deed, lines.named_line(db, name))

    def accept(
        self, officer: str, note: str = "", *, checked: Checked, week: date | None = None
    ) -> Acceptance:
        """
        Record that an officer accepts the plan that stands on ``main``, on the strength of a check.

        Raises
        ------
        InputError
            When the plan breaks a rule, is not the one that was checked, or was accepted already.
        """
        deed = self._deed(Kind.ACCEPT, officer, "accept", note)
        with self.store.writing() as db:
            return acceptance.accept(db, deed, checked, monday_or_none(week))

    def issue(
        self,
        calendar: str,
        wanted: Sequence[Wanted],
        *,
        week: date,
        days: Collection[date],
        who: str,
        why: str = "",
    ) -> tuple[Issued, ...]:
        """
        Remember what is put into calendars from now on; return it with what is changed and cancelled by it.

        Parameters
        ----------
        calendar
            Whose calendars: ``drivers``, ``carers`` or ``venues``.
        wanted
            Everything that the plan of a week asks for.
        days
            The days that the plan is about; see `geoplan.domain.calendars.reissued`.

        Raises
        ------
        InputError
            When words may not be kept, or the project cannot be written to.
        """
        deed = self._deed(Kind.ISSUE, who, f"calendars of {calendar}", why)
        with self.store.writing() as db:
            return issuing.issue(db, deed, calendar, wanted, week=monday_of(week), days=days)

    def _deed(self, kind: Kind, who: str, what: str, why: str) -> Deed:
        at = self.clock().astimezone(UTC)
        why = clean_words("the note", why, longest=WHY_LENGTH)
        check_impersonal("the note", why, at.date())
        return Deed(
            kind=kind,
            who=clean_words("the name of the officer", who, longest=WHO_LENGTH, needed=True),
            what=clean_words("what is done", what, longest=WHAT_LENGTH, needed=True),
            why=why,
            at=at,
        )
