"""What all rows have in common."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Row:
    """
    One row of what a plan can be told as, with everything that is known.

    A row is for geoplan alone. What leaves goes through `geoplan.audiences.cut`, which hands on the fields
    that are listed for an audience (`geoplan.audiences.lists`) and no other. A row that is printed or logged
    by mistake tells only its kind.
    """

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"
