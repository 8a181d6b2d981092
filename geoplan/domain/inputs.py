"""
What nobody knows for sure: inputs with a range, and points, one value for each of them.

An input is data: what it is called, its unit, its value now, how far it may go, how likely each value is,
and where these figures are from. A boundary that may be redrawn is an input as well, with names for values.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from statistics import NormalDist

_SURE = 0.95


class Distribution(StrEnum):
    """
    How likely each value of an input is.

    ``fixed``: always the base. The input is tried one way and two ways, but left alone by Monte Carlo: a
    choice rather than luck. ``uniform``: all from low to high alike. ``triangular``: the base most, none
    beyond low and high. ``normal``: 5 in 100 are below low and 5 above high, with a spread of its own on
    either side of the base.
    """

    FIXED = "fixed"
    UNIFORM = "uniform"
    TRIANGULAR = "triangular"
    NORMAL = "normal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """
    A figure that is not known for sure.

    Parameters
    ----------
    name
        What people call it: ``petrol``.
    base, low, high
        Its value now, and how far it may go.
    distribution
        How likely each value is.
    unit
        As in ``£ a litre``; ``×`` for a factor; ``%``.
    source
        Where the figures are from.
    least, most
        Between these a break-even is looked for; `low` and `high` when None.

    Raises
    ------
    ValueError
        When the figures are in no order.
    """

    name: str
    base: float
    low: float
    high: float
    distribution: Distribution = Distribution.TRIANGULAR
    unit: str = ""
    source: str = ""
    least: float | None = None
    most: float | None = None

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise ValueError("an input needs a name")
        figures = (self.search_from, self.low, self.base, self.high, self.search_to)
        if not all(math.isfinite(one) for one in figures):
            raise ValueError(f'"{self.name}": every figure must be a number')
        if list(figures) != sorted(figures):
            told = "least, low, base, high, most"
            raise ValueError(
                f'"{self.name}": {told} must not fall; found {", ".join(f"{x:g}" for x in figures)}'
            )
        if self.low == self.high:
            raise ValueError(f'"{self.name}": low and high are the same: leave it out')

    @property
    def search_from(self) -> float:
        """Where the search for a break-even begins."""
        return self.low if self.least is None else self.least

    @property
    def search_to(self) -> float:
        """Where the search for a break-even ends."""
        return self.high if self.most is None else self.most

    @property
    def is_drawn(self) -> bool:
        """Whether Monte Carlo varies it."""
        return self.distribution is not Distribution.FIXED

    @property
    def ends(self) -> tuple[float, ...]:
        """The values that a one-way tornado tries beside the base."""
        return tuple(one for one in (self.low, self.high) if one != self.base)

    def steps(self, count: int) -> tuple[float, ...]:
        """Return so many values from low to high; the nearest between them gives way to the base."""
        found = [self.low + (self.high - self.low) * at / (count - 1) for at in range(count)]
        found[-1] = self.high
        if self.base not in (self.low, self.high) and count > 2:
            nearest = min(range(1, count - 1), key=lambda at: abs(found[at] - self.base))
            found[nearest] = self.base
        return tuple(found)

    def drawn(self, share: float) -> float:
        """
        Return the value that is passed by all but a share of cases.

        Parameters
        ----------
        share
            Between 0 and 1: a number drawn evenly gives a value as likely as the distribution says.
        """
        if self.distribution is Distribution.UNIFORM:
            return self.low + share * (self.high - self.low)
        if self.distribution is Distribution.TRIANGULAR:
            return self._triangular(share)
        if self.distribution is Distribution.NORMAL:
            deviations = NormalDist().inv_cdf(min(max(share, 1e-12), 1 - 1e-12))
            side = self.base - self.low if deviations < 0 else self.high - self.base
            value = self.base + deviations * side / NormalDist().inv_cdf(_SURE)
            return min(max(value, self.search_from), self.search_to)
        return self.base

    def _triangular(self, share: float) -> float:
        width, rise = self.high - self.low, self.base - self.low
        if share * width <= rise:
            return self.low + math.sqrt(share * width * rise)
        return self.high - math.sqrt((1 - share) * width * (self.high - self.base))

    def text(self, value: float) -> str:
        """Return a value with its unit as people write it: ``£1.40 a litre``, ``45p a mile``, ``× 1.2``."""
        number = f"{value:.2f}".rstrip("0").rstrip(".") if abs(value) < 100 else f"{value:,.0f}"
        if self.unit.startswith("£"):
            number = f"{value:,.0f}" if abs(value) >= 100 or value == int(value) else f"{value:,.2f}"
            return f"£{number}{self.unit[1:]}"
        if self.unit.startswith(("p ", "%")):
            return f"{number}{self.unit}" if self.unit[0] == "p" else f"{number} {self.unit}"
        return (
            f"{self.unit} {number}".strip() if self.unit.startswith("×") else f"{number} {self.unit}".strip()
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """
    An input with names for values, such as how a boundary may be redrawn; the first is the base.

    Parameters
    ----------
    shares
        How likely each is; they add up to 1.

    Raises
    ------
    ValueError
        When there are fewer than two values, two are called alike, or the shares do not add up.
    """

    name: str
    names: tuple[str, ...]
    shares: tuple[float, ...]
    source: str = ""
    unit: str = field(default="", init=False)

    def __post_init__(self) -> None:
        if len(self.names) < 2 or len(set(self.names)) != len(self.names):
            raise ValueError(f'"{self.name}" needs two values or more, each with a name of its own')
        if len(self.shares) != len(self.names) or min(self.shares) < 0 or abs(sum(self.shares) - 1) > 1e-9:
            raise ValueError(f'"{self.name}": the shares of its values must be from 0 to 1 and add up to 1')

    @property
    def base(self) -> float:
        """The first."""
        return 0.0

    @property
    def is_drawn(self) -> bool:
        """Whether Monte Carlo varies it."""
        return self.shares[0] < 1

    @property
    def ends(self) -> tuple[float, ...]:
        """All others."""
        return tuple(float(at) for at in range(1, len(self.names)))

    def steps(self, count: int) -> tuple[float, ...]:
        """Return all of them, whatever the count."""
        del count
        return (self.base, *self.ends)

    def drawn(self, share: float) -> float:
        """Return the value at a share of all cases."""
        passed = 0.0
        for at, one in enumerate(self.shares):
            passed += one
            if share < passed:
                return float(at)
        return float(max(at for at, one in enumerate(self.shares) if one > 0))

    def text(self, value: float) -> str:
        """Return the name of a value."""
        return self.names[round(value)]


Uncertain = Input | Choice


@dataclass(frozen=True, slots=True)
class Point:
    """
    One value for each input.

    Parameters
    ----------
    values
        Pairs of name and value, in order of name.
    seed
        Of what is drawn in it, such as which sessions are doubled where demand grows.
    """

    values: tuple[tuple[str, float], ...] = ()
    seed: int = 0

    @classmethod
    def of(cls, values: Mapping[str, float], *, seed: int = 0) -> "Point":
        """Return the point of a mapping."""
        return cls(tuple(sorted((name, float(value)) for name, value in values.items())), seed)

    def get(self, name: str, default: float) -> float:
        """Return the value of an input, `default` where there is no such input."""
        return dict(self.values).get(name, default)

    def beginning(self, prefix: str) -> Iterator[tuple[str, float]]:
        """Yield the inputs whose names begin so, without that beginning."""
        yield from (
            (name.removeprefix(prefix), value) for name, value in self.values if name.startswith(prefix)
        )

    def with_value(self, name: str, value: float) -> "Point":
        """Return the point with another value of one input."""
        return Point.of({**dict(self.values), name: value}, seed=self.seed)


def base_point(inputs: Sequence[Uncertain]) -> Point:
    """Return the point at which every input has its value of now."""
    return Point.of({one.name: one.base for one in inputs})
