"""Numbers of sessions and journeys beside venue options, as an audience may read them."""

from collections.abc import Iterable
from dataclasses import replace

from geoplan.audiences.audience import Audience
from geoplan.audiences.differencing import told_again
from geoplan.audiences.suppression import SHOWN_AS, SuppressionParams
from geoplan.domain.plans import Mode
from geoplan.domain.told import Told
from geoplan.siting.options.outcome import Outcome

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


def with_numbers_told(outcome: Outcome, before: Told) -> Outcome:
    """Return an outcome whose numbers of sessions and journeys are those of before until 5 have changed."""
    taxis, nobody, moved, without_room = (
        told_again(before, key, count) for key, count in _numbers(outcome).items()
    )
    if (taxis, nobody, moved, without_room) == tuple(_numbers(outcome).values()):
        return outcome
    journeys = {**outcome.journeys, Mode.TAXI_ESCORT: 0, Mode.TAXI: taxis, Mode.NOBODY: nobody}
    moves = replace(outcome.moves, moved=moved, without_room=without_room)
    return replace(outcome, journeys=journeys, moves=moves)


def remembering_numbers(told: Told, outcomes: Iterable[Outcome]) -> Told:
    """Return what was told, and these numbers of outcomes as they are told."""
    numbers = dict(told.numbers)
    for outcome in outcomes:
        for key, count in _numbers(outcome).items():
            if count >= _PARAMS.under:
                numbers[key] = tuple(sorted({*numbers.get(key, ()), count}))
    return replace(told, numbers=numbers)


def _numbers(outcome: Outcome) -> dict[str, int]:
    """The numbers by what they are known by from comparison to comparison."""
    counts = {
        "by taxi": outcome.taxis,
        "not covered": outcome.not_covered,
        "elsewhere": outcome.moves.moved,
        "no room": outcome.moves.without_room,
    }
    return {f"options/{what}/{outcome.known_as}": count for what, count in counts.items()}
