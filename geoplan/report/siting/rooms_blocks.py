"""How full the rooms of each option are: by venue for all readers, by room and hour for the planning team."""

from geoplan.audiences import Audience
from geoplan.audiences.options import SHARE_STEPS, shares_shown
from geoplan.audiences.suppression import SHOWN_AS
from geoplan.report.columns import PERCENT, Column
from geoplan.report.costs.page import Sheet
from geoplan.report.runs.blocks import Block
from geoplan.report.siting.blocks import Labels, VenueBlock
from geoplan.siting.options.comparison import VenueComparison
from geoplan.siting.rooms.utilisation import Utilisation


def rooms(comparison: VenueComparison, labels: Labels, names: dict[str, str], audience: Audience) -> Block:
    """
    Which share of their open time rooms are in use, by venue and option.

    See `geoplan.audiences.options.sessions.shares_shown` for what managers read.
    """
    shown = shares_shown(comparison, audience)
    codes = dict.fromkeys(code for held in shown for code in held)
    rows: list[tuple[object, ...]] = [
        (names.get(code, code), *(held.get(code) for held in shown)) for code in codes
    ]
    if audience is Audience.PLANNER:
        rows.append(("All rooms", *(one.rooms.share() for one in comparison.planned)))
    columns = (
        Column("Venue", None, 34),
        *(Column(labels[one.name], PERCENT, 9) for one in comparison.planned),
    )
    note = (
        "Of the hours in which its rooms are open in the week, those with a session. A dash: closed, or not "
    )
    note += "opened."
    if audience is not Audience.PLANNER:
        note += f" In steps of {100 // SHARE_STEPS} %."
    if any(SHOWN_AS in held.values() for held in shown):
        note += f" {SHOWN_AS}: as under Sessions by venue."
    return VenueBlock("How full the rooms are", columns, tuple(rows), note)


def rooms_by_hour(comparison: VenueComparison, labels: Labels, names: dict[str, str]) -> Sheet:
    """Return the same for every room and hour of the day, over the days of the week: for planners only."""
    hours = sorted({one.hour for outcome in comparison.planned for one in outcome.rooms.hours})
    rows = tuple(
        (labels[outcome.name], names.get(venue, venue), room, *shares)
        for outcome in comparison.planned
        for (venue, room), shares in _by_room(outcome.rooms, hours).items()
    )
    columns = (
        Column("Option", None, 34),
        Column("Venue", None, 34),
        Column("Room", None, 14),
        *(Column(f"{hour:02}:00", PERCENT, 8) for hour in hours),
        Column("All day", PERCENT, 8),
    )
    note = (
        "Of the minutes in which a room is open in this hour on all days of the week, those with a session. "
        "Blank: never open then."
    )
    return Sheet("Rooms", note, "how full each room is in each hour, option by option", columns, rows)


def _by_room(use: Utilisation, hours: list[int]) -> dict[tuple[str, str], list[float | None]]:
    """Return for each room its shares by hour of the day, and over all of them."""
    sums: dict[tuple[str, str], dict[int, tuple[int, int]]] = {}
    for one in use.hours:
        of_room = sums.setdefault((one.venue, one.room), {})
        used, opened = of_room.get(one.hour, (0, 0))
        of_room[one.hour] = used + one.used_minutes, opened + one.open_minutes
    return {
        room: [
            *(_share(*of_room[hour]) if hour in of_room else None for hour in hours),
            _share(*map(sum, zip(*of_room.values(), strict=True))),
        ]
        for room, of_room in sums.items()
    }


def _share(used: int, opened: int) -> float:
    return used / opened
