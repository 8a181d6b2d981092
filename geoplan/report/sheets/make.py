"""Sheets of one day of a plan: for its drivers, its carers, or its venues."""

from collections.abc import Collection, Mapping
from datetime import date
from types import ModuleType

from geoplan.audiences import Audience, cut, plan_rows
from geoplan.audiences.rows import Row
from geoplan.domain.plans import Plan
from geoplan.errors import Fault, InputError
from geoplan.io.names import NO_NAMES, Names
from geoplan.report.runs.words import day_of
from geoplan.report.sheets import carers, drivers, venues
from geoplan.report.sheets.joined import Labels, joined_rows
from geoplan.report.sheets.layout import Sheet
from geoplan.report.sheets.params import SheetParams
from geoplan.report.sheets.sheaf import DaySheets
from geoplan.report.sheets.told import Told
from geoplan.report.sheets.unsettled import unsettled_on
from geoplan.runs.case import Case
from geoplan.runs.check import check
from geoplan.runs.checking.report import CheckReport

_MAKERS: Mapping[Audience, ModuleType] = {
    Audience.DRIVER: drivers,
    Audience.CARER: carers,
    Audience.VENUE: venues,
}
_NAMED = 8


def day_sheets(
    case: Case,
    plan: Plan,
    day: date,
    audience: Audience = Audience.DRIVER,
    *,
    only: Collection[str] = (),
    names: Names = NO_NAMES,
    accepted: bool = False,
    report: CheckReport | None = None,
    params: SheetParams | None = None,
) -> DaySheets:
    """
    Make the sheets of one day: one for each driver or carer, two for each venue, that has something to do.

    Every sheet is made of what `geoplan.audiences` hands on to its holder, and of nothing else.

    Parameters
    ----------
    case
        What the plan was made from.
    audience
        Drivers, carers or venues.
    only
        Codes of whom to make sheets for; all when empty.
    names
        From `read_names`: initials and addresses beside codes. They are on the sheets and nowhere else.
    accepted
        Whether an officer has accepted the plan; if not, every sheet says so.
    report
        What the check found; None checks the plan.

    Returns
    -------
    DaySheets
        A driver whose run breaks a hard rule gets none (`DaySheets.withheld`); carers and venues are told
        that these journeys are not settled.

    Raises
    ------
    InputError
        When the day is not in the plan, the audience has no sheets, or somebody named has none that day.
    """
    if audience not in _MAKERS:
        raise InputError(Fault(f"there are no sheets for the {audience}", "choose drivers, carers or venues"))
    if day not in plan.days:
        planned = ", ".join(f"{one:%Y-%m-%d}" for one in plan.days)
        raise InputError(Fault(f"{day:%d/%m/%Y} is not in the plan", f"choose one of its days: {planned}"))
    maker = _MAKERS[audience]
    rows = (*plan_rows(case, plan), *joined_rows(case, names))
    holders = _chosen(maker.holders(rows, day), only, day)
    unsettled = unsettled_on(plan, day, check(case, plan) if report is None else report)
    told = Told(
        plan=plan,
        day=day,
        accepted=accepted,
        unsettled=unsettled.journeys,
        params=params or SheetParams(),
    )
    reasons = unsettled.people if maker is drivers else {}
    made: list[Sheet] = []
    unnamed: set[str] = set()
    today = _of_day(rows, day)
    for holder in holders:
        if holder not in reasons:
            seen = cut(today, audience, maker.scope(case, holder, day))
            unnamed.update(Labels(seen).unnamed())
            made += maker.sheets(seen, told, holder)
    return DaySheets(
        audience=audience,
        day=day,
        sheets=tuple(made),
        destroy_after=told.params.destroy_after(day),
        withheld={holder: reasons[holder] for holder in holders if holder in reasons},
        named=bool(names),
        unnamed=tuple(sorted(unnamed)) if names else (),
        complete=not only,
    )


def _of_day(rows: Collection[Row], day: date) -> tuple[Row, ...]:
    """Leave out what is of other days, so that no sheet depends on being cut by day."""
    return tuple(row for row in rows if getattr(row, "day", day) == day)


def _chosen(holders: frozenset[str], only: Collection[str], day: date) -> tuple[str, ...]:
    unknown = sorted(set(only) - holders)
    if unknown:
        there = sorted(holders)
        more = f" and {len(there) - _NAMED} more" if len(there) > _NAMED else ""
        cure = f"choose from {', '.join(there[:_NAMED])}{more}" if there else "choose another day"
        raise InputError([Fault(f"{code} has no sheet for {day_of(day)}", cure) for code in unknown])
    return tuple(sorted(set(only) or holders))
