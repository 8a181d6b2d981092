"""Small numbers of sessions and journeys beside venue options, as an audience may read them."""

from collections.abc import Iterable

from geoplan.audiences.audience import Audience
from geoplan.audiences.suppression import SHOWN_AS, SuppressionParams

_PARAMS = SuppressionParams()


def number_shown(
    count: int, audience: Audience = Audience.MANAGER, params: SuppressionParams = _PARAMS
) -> int | str:
    """Return a number of sessions or journeys: few may be one child's, and only planners read so few."""
    return SHOWN_AS if audience is not Audience.PLANNER and 0 < count < params.under else count


def change_shown(
    before: int, after: int, audience: Audience = Audience.MANAGER, params: SuppressionParams = _PARAMS
) -> int | str:
    """Return by how much such a number changes, hidden where one of both is: it would give that back."""
    both = (number_shown(count, audience, params) for count in (before, after))
    return SHOWN_AS if SHOWN_AS in both else after - before


def number_in_words(
    count: int, audience: Audience = Audience.MANAGER, params: SuppressionParams = _PARAMS
) -> str:
    """Return such a number for the midst of a sentence."""
    shown = number_shown(count, audience, params)
    return f"under {params.under}" if shown == SHOWN_AS else f"{shown:,}"


def note_on(rows: Iterable[Iterable[object]], params: SuppressionParams = _PARAMS) -> str:
    """Say what stands for small numbers where a row has one; nothing else."""
    hides = any(SHOWN_AS in row for row in rows)
    return f"{SHOWN_AS}: under {params.under}, or a number that would give that back." if hides else ""
