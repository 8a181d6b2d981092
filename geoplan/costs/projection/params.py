"""What is assumed where weeks that were planned or driven do not say it."""

from dataclasses import dataclass

from geoplan.domain.ages import AgeBand
from geoplan.domain.checks import check_between


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectionParams:
    """
    The parameters of a projection: section ``[projection]`` of ``geoplan.toml``.

    All defaults are assumptions to set by the service.

    Parameters
    ----------
    confidence
        In how many years of a hundred the range should hold, as a share: 0.9.
    variation
        By how much weeks differ from one another, as a share of a week's cost (standard deviation); counts
        only while fewer than two weeks of one kind, with or without school, are given.
    holiday_factor
        A week without school costs pupils' journeys this many times one with school; counts only while all
        weeks given are of one kind.
    holiday_variation
        By how much that factor may be off (standard deviation).
    pupils
        The groups of children to which the factor applies.

    Raises
    ------
    ValueError
        When a figure cannot be.
    """

    confidence: float = 0.9
    variation: float = 0.1
    holiday_factor: float = 1.0
    holiday_variation: float = 0.1
    pupils: tuple[str, ...] = (AgeBand.CHILD.value, AgeBand.TEENAGER.value)

    def __post_init__(self) -> None:
        check_between("the confidence", self.confidence, 0.5, 0.999)
        check_between("the variation between weeks", self.variation, 0, 2)
        check_between("the factor of weeks without school", self.holiday_factor, 0.01, 10)
        check_between("the variation of that factor", self.holiday_variation, 0, 2)
