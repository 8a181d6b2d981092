"""
The lists: which fields of which rows each audience sees.

They only ever allow. A kind of row that has no list for an audience does not exist for it; a field that is
not listed appears nowhere. `docs/audiences.md` is made of these lists, and a test holds it to them.
"""

from collections.abc import Mapping
from dataclasses import fields

from geoplan.audiences.audience import Audience
from geoplan.audiences.rows import (
    KINDS,
    AddressRow,
    AdultRow,
    AreaRow,
    CarerRow,
    ChildRow,
    CostRow,
    DriverRow,
    FigureRow,
    FlowRow,
    JourneyRow,
    LegRow,
    NameRow,
    RoadRow,
    Row,
    RunRow,
    SchoolRow,
    SessionRow,
    SlotRow,
    StopRow,
    VenueRow,
    VisitRow,
    WorkerRow,
)

Lists = Mapping[type[Row], tuple[str, ...]]

FAMILY_SAFE: frozenset[type[Row]] = frozenset({SlotRow, FigureRow})
"""What somebody of a birth family may come to see: nothing else goes into calendars and onto walls."""

_SLOT = ("slot", "day", "start_s", "end_s", "venue", "venue_name", "room", "cancelled")
_FIGURE = ("measure", "by", "of", "shown")

_PUBLIC: Lists = {FigureRow: _FIGURE}

_MANAGER: Lists = {
    FigureRow: _FIGURE,
    CostRow: ("item", "label", "shown"),
    AreaRow: ("area", "places", "position", "shown"),
    VenueRow: (
        "venue",
        "name",
        "position",
        "precision_m",
        "contact_district",
        "rooms",
        "uses",
        "illustrative",
        "network",
    ),
    LegRow: ("shared_line",),
    RoadRow: ("road", "length_m", "shared_line", "shown_with", "shown_without"),
    FlowRow: (
        "from_area",
        "to_area",
        "from_position",
        "to_position",
        "shown_journeys",
        "shown_miles",
        "shown_queried",
    ),
}

_CARER: Lists = {
    JourneyRow: (
        "journey",
        "session",
        "direction",
        "day",
        "children",
        "from_kind",
        "to_kind",
        "venue",
        "contact_start_s",
        "contact_end_s",
        "earliest_s",
        "latest_s",
        "pickup_s",
        "delivery_s",
        "seats",
        "mode",
        "taker",
    ),
    SessionRow: ("session", "day", "start_s", "end_s", "venue", "room", "children"),
    SlotRow: _SLOT,
    VenueRow: ("venue", "name", "position"),
    NameRow: ("code", "initials"),
}

_DRIVER: Lists = {
    RunRow: ("run", "day", "driver", "start_s", "end_s", "driving_s", "metres", "empty_metres"),
    StopRow: (
        "run",
        "day",
        "driver",
        "number",
        "what",
        "place",
        "place_kind",
        "place_code",
        "settlement",
        "position",
        "arrive_s",
        "begin_s",
        "depart_s",
        "children",
        "seats",
        "needs",
        "on_board",
        "hand_over",
        "venue",
        "room",
        "journey",
    ),
    LegRow: ("run", "day", "driver", "number", "on_board", "metres", "seconds", "line"),
    VenueRow: ("venue", "name", "position"),
    NameRow: ("code", "initials"),
    AddressRow: ("place", "address", "postcode"),
}

_VENUE: Lists = {
    VisitRow: (
        "venue",
        "room",
        "day",
        "at_s",
        "certainty",
        "what",
        "children",
        "taker",
        "mode",
        "earliest_s",
        "latest_s",
        "contact_start_s",
        "contact_end_s",
        "session",
        "journey",
    ),
    SessionRow: (
        "session",
        "day",
        "start_s",
        "end_s",
        "venue",
        "room",
        "children",
        "worker",
        "supervised",
    ),
    SlotRow: _SLOT,
    VenueRow: ("venue", "name", "position", "contact_district", "rooms", "uses"),
    NameRow: ("code", "initials"),
}

# A planner's list is wide, and written out all the same: a new field is not theirs either until it is listed.
_PLANNER: Lists = {
    RunRow: (
        "run",
        "day",
        "driver",
        "mode",
        "provider",
        "start_place",
        "end_place",
        "start_s",
        "end_s",
        "driving_s",
        "metres",
        "empty_metres",
        "journeys",
        "children",
        "venues",
        "pence",
    ),
    StopRow: (*_DRIVER[StopRow], "session"),
    LegRow: (*_DRIVER[LegRow], "shared_line"),
    RoadRow: ("road", "length_m", "line", "with_child", "without_child"),
    FlowRow: (*_MANAGER[FlowRow], "journeys", "miles", "queried"),
    JourneyRow: (
        "journey",
        "session",
        "direction",
        "day",
        "children",
        "carers",
        "contact_district",
        "from_kind",
        "from_place",
        "from_settlement",
        "from_position",
        "to_kind",
        "to_place",
        "to_settlement",
        "to_position",
        "venue",
        "room",
        "contact_start_s",
        "contact_end_s",
        "earliest_s",
        "latest_s",
        "pickup_s",
        "delivery_s",
        "ride_s",
        "direct_s",
        "direct_m",
        "seats",
        "mode",
        "taker",
        "run",
        "pinned",
        "reasons",
        "pence",
        "court_priority",
    ),
    SessionRow: (*_VENUE[SessionRow], "court_priority", "high_risk"),
    SlotRow: _SLOT,
    VisitRow: _VENUE[VisitRow],
    VenueRow: (*_MANAGER[VenueRow], "evidence", "risk_role", "sessions"),
    ChildRow: (
        "child",
        "birth_date",
        "age_band",
        "height_cm",
        "seat",
        "needs",
        "home",
        "settlement",
        "contact_district",
        "legal_status",
        "sibling_group",
        "school",
        "carer",
        "never_with",
        "barred_drivers",
        "journeys",
        "ride_s",
    ),
    CarerRow: (
        "carer",
        "home",
        "settlement",
        "can_drive",
        "hours",
        "max_minutes",
        "seats",
        "child_seats",
        "children",
    ),
    AdultRow: ("adult", "home", "hours", "max_minutes", "seats", "child_seats", "children"),
    DriverRow: (
        "driver",
        "provider",
        "home",
        "settlement",
        "hours",
        "seats",
        "child_seats",
        "wheelchair",
        "checks",
        "longest_day_minutes",
        "longest_day_miles",
        "runs",
        "journeys",
        "metres",
        "driving_s",
    ),
    WorkerRow: (
        "worker",
        "base",
        "contact_district",
        "hours",
        "weekly_minutes",
        "can_drive",
        "seats",
        "child_seats",
    ),
    SchoolRow: ("school", "position", "settlement"),
    FigureRow: (*_FIGURE, "value"),
    CostRow: (*_MANAGER[CostRow], "paid", "pence"),
    AreaRow: (*_MANAGER[AreaRow], "children", "members"),
    NameRow: ("code", "initials"),
    AddressRow: ("place", "address", "postcode"),
}

LISTS: Mapping[Audience, Lists] = {
    Audience.PUBLIC: _PUBLIC,
    Audience.MANAGER: _MANAGER,
    Audience.CARER: _CARER,
    Audience.DRIVER: _DRIVER,
    Audience.VENUE: _VENUE,
    Audience.PLANNER: _PLANNER,
}
"""The fields that each audience sees, in the order in which they are shown."""


def check_lists(lists: Mapping[Audience, Lists]) -> None:
    """
    Refuse lists that name what does not exist, name it twice, or leave an audience out.

    Raises
    ------
    ValueError
        With the audience, the kind of row and the field.
    """
    if missing := set(Audience) - set(lists):
        raise ValueError(f"no list for {', '.join(sorted(missing))}")
    for audience, kinds in lists.items():
        for kind, listed in kinds.items():
            if kind not in KINDS:
                raise ValueError(f"the list of {audience} has {kind.__name__}, which is no kind of row")
            known = {item.name for item in fields(kind)}
            for name in listed:
                if name not in known:
                    raise ValueError(
                        f"the list of {audience} has {kind.__name__}.{name}, which does not exist"
                    )
            if len(set(listed)) != len(listed):
                raise ValueError(f"the list of {audience} has a field of {kind.__name__} twice")


check_lists(LISTS)
