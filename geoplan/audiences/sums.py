"""Sums that tie counts to each other, as every reader of a table knows them."""

from dataclasses import dataclass
from typing import Any

Key = Any
"""Whatever names a count: a text, or a tuple of texts and dates."""


@dataclass(frozen=True, slots=True)
class Sum:
    """A total and the counts that add up to it, by key."""

    total: Key
    parts: tuple[Key, ...]

    @property
    def keys(self) -> tuple[Key, ...]:
        """All of them."""
        return (self.total, *self.parts)
