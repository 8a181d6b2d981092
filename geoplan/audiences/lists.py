"""
The lists: which fields of which rows each audience sees.

They only ever allow. A kind of row that has no list for an audience does not exist for it; a field that is
not listed appears nowhere. `docs/audiences.md` is made of these lists, and a test holds it to them.
"""

from collections.abc import Mapping
from dataclasses import fields

from geoplan.audiences.audience import Audience
from geoplan.audiences.listed import Lists
from geoplan.audiences.listed.handed_out import CARER, DRIVER, VENUE
from geoplan.audiences.listed.planning import PLANNER
from geoplan.audiences.listed.reports import MANAGER, PUBLIC
from geoplan.audiences.rows import KINDS, FigureRow, Row, SlotRow

FAMILY_SAFE: frozenset[type[Row]] = frozenset({SlotRow, FigureRow})
"""What somebody of a birth family may come to see: nothing else goes into calendars and onto walls."""

LISTS: Mapping[Audience, Lists] = {
    Audience.PUBLIC: PUBLIC,
    Audience.MANAGER: MANAGER,
    Audience.CARER: CARER,
    Audience.DRIVER: DRIVER,
    Audience.VENUE: VENUE,
    Audience.PLANNER: PLANNER,
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
