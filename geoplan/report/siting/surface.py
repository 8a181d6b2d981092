"""The cost surface as a table: the places where one new venue would save most."""

from geoplan.audiences.suppression import SHOWN_AS, SuppressionParams
from geoplan.report.columns import ONE_DECIMAL, Column
from geoplan.report.runs.blocks import Block
from geoplan.report.siting.blocks import POUNDS, VenueBlock
from geoplan.siting.candidates import CostSurface

_DEFAULT = SuppressionParams()
_ROUGH = (
    "Sessions that suit it and would be nearer for their children; with room for all, everything else as now."
)


def surface_block(surface: CostSurface, *, listed: int, params: SuppressionParams = _DEFAULT) -> Block:
    """
    Return the places that save most children's hours, with how many sessions and children would come.

    Small numbers of children are hidden; each place is a supposition of its own, so that no other gives them
    back.
    """
    frame = surface.to_frame().head(listed)
    has_pounds = surface.saved_pence is not None
    rows = tuple(
        (
            row["name"],
            row["district"],
            int(row["sessions"]),
            SHOWN_AS if 0 < row["children"] < params.under else int(row["children"]),
            float(row["hours_saved"]),
            *((round(row["pounds_saved"]),) if has_pounds else ()),
        )
        for row in frame.to_dict("records")
    )
    columns = (
        Column("Place", None, 26),
        Column("District", None, 14),
        Column("Sessions", "#,##0", 9),
        Column("Children", "#,##0", 9),
        Column("Hours saved", ONE_DECIMAL, 9),
        *((Column("Pounds saved", POUNDS, 10),) if has_pounds else ()),
    )
    title = (
        f"What one new venue would save in a week: the best {len(rows)} of {len(surface.candidates)} places"
    )
    return VenueBlock(title, columns, rows, _ROUGH)
