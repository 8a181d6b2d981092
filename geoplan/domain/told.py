"""What was told of a service in its reports, so that a later one cannot be subtracted from it."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """
    What was told, in all reports up to one. It holds no person: counts, sums, places, and digests of children
    that only who has the inputs can tell.

    Parameters
    ----------
    numbers
        All numbers ever told of a count, by key, in order.
    now
        The number told last, by key; counts that are hidden have none.
    hidden
        Counts that were hidden last, by key, as they were.
    areas
        Codes of the settlements of each area ever told of: of those that became one, too.
    family_areas
        The same of areas by where children's families live.
    amounts
        Money, averages and shares as they were told last, by key; None for what was hidden.
    populations
        Of whom amounts were told, each time, by key; see `geoplan.audiences.populations`.
    parts
        Into which groups these were parted, each time that amounts of groups were told, by the same key.

    Raises
    ------
    ValueError
        When a count is below 0.
    """

    numbers: Mapping[str, tuple[int, ...]] = field(default_factory=dict, repr=False)
    now: Mapping[str, int] = field(default_factory=dict, repr=False)
    hidden: Mapping[str, int] = field(default_factory=dict, repr=False)
    areas: tuple[frozenset[str], ...] = ()
    family_areas: tuple[frozenset[str], ...] = ()
    amounts: Mapping[str, float | None] = field(default_factory=dict, repr=False)
    populations: Mapping[str, tuple[frozenset[str], ...]] = field(default_factory=dict, repr=False)
    parts: Mapping[str, tuple[tuple[frozenset[str], ...], ...]] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        counts = [count for told in self.numbers.values() for count in told]
        if min([*counts, *self.now.values(), *self.hidden.values()], default=0) < 0:
            raise ValueError("a count that was told is below 0")
