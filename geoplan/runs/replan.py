"""Change a plan at 8 a.m.: what is driven or near stays, the rest is planned again with few phone calls."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from geoplan.domain.changes import changes_between
from geoplan.domain.plans import Mode, Plan, clock
from geoplan.errors import Fault, InputError
from geoplan.notebook import html_list, html_page
from geoplan.runs.case import Case
from geoplan.runs.case.requests import requests_of
from geoplan.runs.diff import PlanDiff, diff
from geoplan.runs.fleet.vehicles import vehicles_of
from geoplan.runs.freezing.freeze import Leaving, begun, close_lost, freeze, price_alone
from geoplan.runs.freezing.frozen import Frozen
from geoplan.runs.replanning.changed_case import Cancelled, cancelled_of, changed_case, leaving_of
from geoplan.runs.replanning.event_faults import check_changes, check_workers
from geoplan.runs.replanning.events import Changes
from geoplan.runs.replanning.keep_times import keep_times
from geoplan.runs.replanning.phone import Call, Occasion, calls_of
from geoplan.runs.search import SearchProgress
from geoplan.runs.tables import list_of, the_place
from geoplan.runs.week import plan_week

if TYPE_CHECKING:
    import pandas as pd

DEFAULT_SECONDS = 5.0


@dataclass(frozen=True, kw_only=True)
class Replanned:
    """
    A plan that was changed, and what has to be done about it.

    Parameters
    ----------
    case, plan
        As they are now: who is off drives no more, sessions are gone and come.
    before
        The plan that people know of.
    frozen
        What of it stays, come what may.
    calls
        Whom to phone, in order, with the words.
    notes
        What else the coordinator should know: pins that had to go, sessions too late to cancel, journeys that
        nobody takes now.
    """

    case: Case
    plan: Plan
    before: Plan
    frozen: Frozen
    calls: tuple[Call, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def change_pence(self) -> int:
        """What the change is priced at: so much for each person told."""
        return self.plan.cost.changes

    @property
    def diff(self) -> PlanDiff:
        """Who travels otherwise, and what it costs."""
        return diff(self.before, self.plan, case=self.case)

    def to_frame(self) -> "pd.DataFrame":
        """
        Return the calls, a row for each, in the order to phone.

        Returns
        -------
        pandas.DataFrame
            Columns ``to``, ``role``, ``by`` (local time), ``urgent``, ``words``, ``requests``.
        """
        import pandas as pd

        rows = [
            (call.to, call.role.value, call.by, call.urgent, call.words, ", ".join(call.requests))
            for call in self.calls
        ]
        return pd.DataFrame(rows, columns=["to", "role", "by", "urgent", "words", "requests"])

    def __str__(self) -> str:
        if not self.calls and not self.notes:
            return "Nothing changes; nobody needs to be told."
        lines = []
        for number, call in enumerate(self.calls, 1):
            lines += [f"{number}. {call.head}", *(f"   - {line}" for line in call.lines)]
        return "\n".join([*lines, *self.notes])

    def _repr_html_(self) -> str:
        if not self.calls and not self.notes:
            return html_page("<p>Nothing changes; nobody needs to be told.</p>")
        calls = "".join(
            f"<li><strong>{escape(call.head)}</strong>{html_list(call.lines)}</li>" for call in self.calls
        )
        notes = html_list(self.notes) if self.notes else ""
        heading = "<h3>Whom to phone, in this order, and what to say</h3>" if calls else ""
        return html_page(heading, f"<ol>{calls}</ol>" if calls else "", notes)


def replan(
    case: Case,
    plan: Plan,
    changes: Changes,
    *,
    seed: int = 1,
    seconds: float | None = None,
    iterations: int | None = None,
    progress: Callable[[SearchProgress], None] | None = None,
    stop: Callable[[], bool] | None = None,
) -> Replanned:
    """
    Change a plan for what has happened since it was made.

    What somebody sets off for before the freeze horizon stays as it is; so do pins. Who goes off finishes the
    ride they are on, unless at once. A session is cancelled unless its children are on the way or there. The
    rest is searched again from the plan as it is, and a change must save more than `RunParams` prices the
    people to tell. Without changes nothing changes.

    Parameters
    ----------
    case, plan
        The plan that people know of, and what it was made from.
    seed, iterations
        The same changes, seed and iterations give the same plan.
    seconds
        Time to search on the clock; 5 where neither limit is given.

    Raises
    ------
    InputError
        When changes name what is not there or is over, or the plan is not of the case.
    InfeasibleError
        When a pin breaks a rule.
    """
    if not changes:
        return Replanned(case=case, plan=plan, before=plan, frozen=freeze(case.travel, plan, changes.moment))
    draft = _draft(case, plan, changes)
    found = plan_week(
        draft.case,
        seed=seed,
        seconds=DEFAULT_SECONDS if seconds is None and iterations is None else seconds,
        iterations=iterations,
        base=plan,
        frozen=draft.frozen,
        start=plan,
        progress=progress,
        stop=stop,
    )
    after = keep_times(draft.case, found, base=plan, frozen=draft.frozen)
    calls = draft.calls(plan, after)
    phoned = {call.to for call in calls}
    idle = [f"{off.person} has nothing to drive then." for off in changes.off if off.person not in phoned]
    return Replanned(
        case=draft.case,
        plan=after,
        before=plan,
        frozen=draft.frozen,
        calls=calls,
        notes=(*idle, *draft.notes, *_late(draft.frozen, plan, after), *_not_covered(plan, after)),
    )


@dataclass(frozen=True, kw_only=True)
class _Draft:
    """What changes come to before anything is searched."""

    case: Case
    frozen: Frozen
    leaving: Leaving
    cancelled: Cancelled
    notes: tuple[str, ...]

    def calls(self, before: Plan, after: Plan) -> tuple[Call, ...]:
        occasion = Occasion(
            case=self.case,
            before=before,
            after=after,
            frozen=self.frozen,
            leaving=self.leaving,
            too_late=self.cancelled.too_late,
        )
        return calls_of(occasion, changes_between(before, after, minutes=self.case.params.change_minutes))


def _draft(case: Case, plan: Plan, changes: Changes) -> _Draft:
    _check_plan(case, plan)
    check_changes(case, changes)
    leaving = leaving_of(case, changes)
    cancelled = cancelled_of(plan, changes, begun(plan, changes.moment))
    frozen = freeze(case.travel, plan, changes.moment, leaving=leaving, dropped=cancelled.requests)
    frozen = price_alone(case, plan, frozen)
    new_case, unpinned = changed_case(case, plan, changes, cancelled, frozen)
    frozen = close_lost(case.travel, plan, frozen, vehicles_of(new_case))
    check_workers(changes, frozen, case)
    return _Draft(
        case=new_case,
        frozen=frozen,
        leaving=leaving,
        cancelled=cancelled,
        notes=tuple(_notes(case, changes, cancelled, unpinned)),
    )


def _check_plan(case: Case, plan: Plan) -> None:
    """Refuse a plan of other sessions: by the codes of requests, for pins and parameters may differ."""
    if [request.code for request in plan.requests] != [request.code for request in requests_of(case)]:
        raise InputError(
            Fault("the plan is not of these sessions and children", "plan the week again, then change it")
        )


def _notes(case: Case, changes: Changes, cancelled: Cancelled, unpinned: Sequence[str]) -> list[str]:
    notes = [f"{code} was pinned to {case.pins[code]}, who is off: the pin is gone." for code in unpinned]
    for session in changes.cancelled:
        late = [code for code in cancelled.too_late if code.startswith(f"{session}-")]
        if late:
            notes.append(
                f"Session {session} is cancelled with its children on the way or there; {', '.join(late)} "
                "stays. To bring them home sooner, move the end of the session and plan again."
            )
        elif session not in cancelled.days:
            notes.append(f"Session {session} is over: there is nothing to cancel.")
    return notes


def _late(frozen: Frozen, before: Plan, after: Plan) -> list[str]:
    """Name the journeys without a run that are given away too late to be in time."""
    told = []
    for change in changes_between(before, after):
        journey, request = change.becomes, change.request
        if frozen.moment is None or journey is None or not change.takers_differ:
            continue
        there_s = frozen.moment.on(request.day) + request.pickup_service_s + request.direct_s
        latest_s = request.delivery_window.latest_s
        if not journey.coverage.mode.has_runs and journey.told is not None and there_s > latest_s:
            told.append(
                f"{request.code} is late: whoever fetches {list_of(request.children)} now is at "
                f"{the_place(request.delivery)} by {clock(there_s):%H:%M}, not {clock(latest_s):%H:%M}."
            )
    return told


def _not_covered(before: Plan, after: Plan) -> list[str]:
    was = {cover.request for cover in before.coverage if cover.mode is Mode.NOBODY}
    return [
        f"Nobody takes {cover.request} now: see geoplan runs explain {cover.request}."
        for cover in after.coverage
        if cover.mode is Mode.NOBODY and cover.request not in was
    ]
