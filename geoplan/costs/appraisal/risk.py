"""Risks scored as councils do: how likely, 1 to 5, times how bad, 1 to 5."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geoplan.domain.checks import check_between

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True, kw_only=True)
class Risk:
    """
    One risk of an option.

    Parameters
    ----------
    name
        What may happen.
    likelihood
        1 unlikely to 5 certain.
    impact
        1 insignificant to 5 massive.
    response
        What is done about it.

    Raises
    ------
    ValueError
        When a score is not between 1 and 5.
    """

    name: str
    likelihood: int
    impact: int
    response: str = ""

    def __post_init__(self) -> None:
        for what, score in (("likelihood", self.likelihood), ("impact", self.impact)):
            check_between(f'the {what} of "{self.name}"', score, 1, 5)

    @property
    def score(self) -> int:
        """Likelihood times impact, 1 to 25."""
        return self.likelihood * self.impact


def ranked(risks: Iterable[Risk]) -> tuple[Risk, ...]:
    """Return risks, the highest score first; of equal scores the worse impact first."""
    return tuple(sorted(risks, key=lambda risk: (-risk.score, -risk.impact)))


def risk_frame(risks: Iterable[Risk]) -> "pd.DataFrame":
    """
    Return a register of risks, the highest score first.

    Columns ``risk``, ``likelihood``, ``impact``, ``score``, ``response``.
    """
    import pandas as pd

    rows = [(risk.name, risk.likelihood, risk.impact, risk.score, risk.response) for risk in ranked(risks)]
    return pd.DataFrame(rows, columns=["risk", "likelihood", "impact", "score", "response"])
