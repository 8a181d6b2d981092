"""Issuing calendars: what a plan asks for, held against what was issued before."""

from collections import defaultdict

from geoplan.audiences import Audience
from geoplan.domain.calendars import Issued
from geoplan.domain.plans import Plan
from geoplan.errors import Fault, InputError
from geoplan.io.projects import Project
from geoplan.report.calendar.calendars import Calendars
from geoplan.report.calendar.entries import Words, entries_of
from geoplan.report.calendar.ics import Entry
from geoplan.report.calendar.params import CalendarParams
from geoplan.runs.case import Case

_TITLES = {Audience.DRIVER: "drivers_title", Audience.CARER: "carers_title", Audience.VENUE: "venues_title"}


def issue_calendars(
    project: Project,
    case: Case,
    plan: Plan,
    audience: Audience = Audience.DRIVER,
    *,
    who: str,
    why: str = "",
    accepted: bool = False,
    params: CalendarParams | None = None,
) -> Calendars:
    """
    Make the calendars of a plan, and remember in its project what was put into them.

    What a plan of the same week put there before and this one does not is cancelled; what is otherwise is
    the next version of the same entry. Issuing the same plan again makes the same files.

    Parameters
    ----------
    project
        Where the plan is kept.
    case
        What the plan was made from.
    audience
        Drivers, carers or venues.
    who, why
        For the audit.
    accepted
        Whether an officer has accepted the plan; until then entries are tentative.

    Raises
    ------
    InputError
        When the audience has no calendars, or the project cannot be written to.
    """
    if audience not in _TITLES:
        raise InputError(
            Fault(f"there are no calendars for the {audience}", "choose drivers, carers or venues")
        )
    params = params or CalendarParams()
    found = entries_of(case, plan, audience, project=project.identity, accepted=accepted, params=params)
    made = {one.wanted.uid: one for one in found}
    calendar = f"{audience}s"
    before = {one.uid: one for one in project.issued(calendar, plan.week)}
    after = project.issue(
        calendar,
        [one.wanted for one in made.values()],
        week=plan.week,
        days=plan.days,
        who=who,
        why=why,
    )
    entries: dict[str, list[Entry]] = defaultdict(list)
    for one in sorted(after, key=lambda one: (one.holder, one.start, one.uid)):
        words = made[one.uid].words if one.uid in made else Words(title=getattr(params, _TITLES[audience]))
        entries[one.holder].append(_entry(one, words))
    fresh = [one for one in after if before.get(one.uid) != one]
    return Calendars(
        audience=audience,
        week=plan.week,
        entries={holder: tuple(found) for holder, found in entries.items()},
        new=sum(one.sequence == 0 for one in fresh),
        changed=sum(one.sequence > 0 and not one.cancelled for one in fresh),
        cancelled=sum(one.cancelled for one in fresh),
    )


def _entry(one: Issued, words: Words) -> Entry:
    return Entry(
        uid=one.uid,
        sequence=one.sequence,
        issued=one.at,
        start=one.start,
        end=one.end,
        title=words.title,
        place=words.place,
        tentative=words.tentative,
        cancelled=one.cancelled,
    )
