"""Made-up families: who has contact together, from where, on what footing."""

from dataclasses import dataclass
from datetime import date, timedelta

from numpy.random import Generator

from geoplan.county.population.settlements import Settlements
from geoplan.county.population.shares import EvenDraws, check_shares, draw_share
from geoplan.domain.ages import age_in_months
from geoplan.domain.geography import Place
from geoplan.domain.people import LegalStatus

DAYS_PER_MONTH = 30.4375

_UNDER_5_STATUS = (
    (LegalStatus.INTERIM_CARE_ORDER, 0.57),
    (LegalStatus.EMERGENCY_PROTECTION_ORDER, 0.03),
    (LegalStatus.PLACEMENT_ORDER, 0.10),
    (LegalStatus.CARE_ORDER, 0.12),
    (LegalStatus.SECTION_20, 0.15),
    (LegalStatus.AT_RISK, 0.03),
)
_UNDER_11_STATUS = (
    (LegalStatus.INTERIM_CARE_ORDER, 0.33),
    (LegalStatus.EMERGENCY_PROTECTION_ORDER, 0.01),
    (LegalStatus.CARE_ORDER, 0.41),
    (LegalStatus.SECTION_20, 0.21),
    (LegalStatus.AT_RISK, 0.04),
)
_OLDER_STATUS = (
    (LegalStatus.INTERIM_CARE_ORDER, 0.16),
    (LegalStatus.CARE_ORDER, 0.50),
    (LegalStatus.SECTION_20, 0.32),
    (LegalStatus.REMAND, 0.02),
)


@dataclass(frozen=True, slots=True)
class FamilyParams:
    """
    How made-up families are drawn. All of it is assumption, shaped like the children in a contact service.

    Parameters
    ----------
    age_shares
        (from month, up to month, share) of the ages of children.
    size_shares
        Shares of families with 1, 2, 3, … children in contact.
    status_under_5, status_under_11, status_older
        Shares of legal status, by the age of the youngest.
    settled_share
        Of those under a care order, how many are past permanence: contact a few times a year.
    high_risk_share
        Families whose contact only some venues take.
    """

    age_shares: tuple[tuple[int, int, float], ...] = (
        (0, 12, 0.19),
        (12, 24, 0.12),
        (24, 60, 0.21),
        (60, 132, 0.26),
        (132, 192, 0.17),
        (192, 214, 0.05),
    )
    size_shares: tuple[float, ...] = (0.80, 0.14, 0.045, 0.015)
    status_under_5: tuple[tuple[LegalStatus, float], ...] = _UNDER_5_STATUS
    status_under_11: tuple[tuple[LegalStatus, float], ...] = _UNDER_11_STATUS
    status_older: tuple[tuple[LegalStatus, float], ...] = _OLDER_STATUS
    settled_share: float = 0.2
    high_risk_share: float = 0.08

    def __post_init__(self) -> None:
        check_shares("ages", [share for _, _, share in self.age_shares])
        check_shares("family sizes", self.size_shares)
        for status in (self.status_under_5, self.status_under_11, self.status_older):
            check_shares("legal status", [share for _, share in status])
        if not all(0 <= before < after <= 215 for before, after, _ in self.age_shares):
            raise ValueError("age shares go from one month to a later one, up to 215 (under 18 years)")
        if not (0 <= self.settled_share <= 1 and 0 <= self.high_risk_share <= 1):
            raise ValueError("shares lie between 0 and 1")


@dataclass(frozen=True, slots=True)
class Family:
    """Children who have contact together. `place` is where their parents live; `births` the youngest last."""

    number: int
    births: tuple[date, ...]
    place: Place
    status: LegalStatus
    settled: bool
    high_risk: bool

    @property
    def district(self) -> str:
        """The contact district whose team holds the case."""
        return self.place.contact_district or ""


def draw_families(
    rng: Generator, settlements: Settlements, params: FamilyParams, *, children: int, week: date
) -> list[Family]:
    """Draw families until they have `children` children between them, aged as on the Monday of the week."""
    weights = settlements.population * settlements.served
    sizes, ages = EvenDraws(rng), EvenDraws(rng)
    families: list[Family] = []
    missing = children
    while missing:
        size = min(missing, 1 + sizes.draw(params.size_shares))
        births = _births(rng, ages, params, size, week)
        status = _status(rng, params, births, week)
        families.append(
            Family(
                number=len(families) + 1,
                births=births,
                place=settlements.draw(rng, weights),
                status=status,
                settled=bool(rng.random() < params.settled_share) and status is LegalStatus.CARE_ORDER,
                high_risk=bool(rng.random() < params.high_risk_share),
            )
        )
        missing -= len(births)
    return families


def _births(rng: Generator, ages: EvenDraws, params: FamilyParams, size: int, week: date) -> tuple[date, ...]:
    since, until, _ = params.age_shares[ages.draw([share for _, _, share in params.age_shares])]
    days = [int(rng.integers(int(since * DAYS_PER_MONTH) + 3, int(until * DAYS_PER_MONTH)))]
    oldest = params.age_shares[-1][1] * DAYS_PER_MONTH
    for _ in range(size - 1):
        gap = int(rng.integers(330, 1_500))
        beyond = (max(days) + gap, min(days) - gap)
        # As many brothers and sisters are younger as are older; where life is too short for one, the other.
        order = beyond if rng.random() < 0.5 else beyond[::-1]
        days += [age for age in order if 3 <= age <= oldest][:1]
    return tuple(week - timedelta(days=age) for age in sorted(days, reverse=True))


def _status(rng: Generator, params: FamilyParams, births: tuple[date, ...], week: date) -> LegalStatus:
    youngest = age_in_months(births[-1], week)
    if youngest < 60:
        shares = params.status_under_5
    else:
        shares = params.status_under_11 if youngest < 132 else params.status_older
    return shares[draw_share(rng, [share for _, share in shares])][0]
