"""For those who are handed a part of a plan: carers, drivers and venues."""

from geoplan.audiences.listed import Lists
from geoplan.audiences.rows import (
    AddressRow,
    JourneyRow,
    LegRow,
    NameRow,
    RunRow,
    SessionRow,
    SlotRow,
    StopRow,
    VenueRow,
    VisitRow,
)

SLOT = ("slot", "day", "start_s", "end_s", "venue", "venue_name", "room", "cancelled")
"""Of a contact: what a birth family may come to see."""

CARER: Lists = {
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
    SlotRow: SLOT,
    VenueRow: ("venue", "name", "position"),
    NameRow: ("code", "initials"),
}

DRIVER: Lists = {
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

VENUE: Lists = {
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
    SlotRow: SLOT,
    VenueRow: ("venue", "name", "position", "contact_district", "rooms", "uses"),
    NameRow: ("code", "initials"),
}
