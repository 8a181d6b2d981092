"""Options that no other beats in everything: the set of which one must be chosen on judgement."""

from collections.abc import Sequence


def frontier(points: Sequence[tuple[float, ...]]) -> tuple[bool, ...]:
    """
    Tell which points no other is at least as good as in everything, and better in something; less is better.

    Such as (pounds, minutes of the worst-off child). Equal points are all in the set, or none.
    """
    return tuple(
        not any(
            all(theirs <= ours for theirs, ours in zip(other, point, strict=True)) and other != point
            for other in points
        )
        for point in points
    )
