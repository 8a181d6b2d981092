"""What is bought, for whom, and what everything about it is worth in pence."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from geoplan.domain.checks import check_between
from geoplan.domain.properties import MOST_BEDS, PropertyUse
from geoplan.siting.properties.visits import VisitRules

_LAST_AGE = 17


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """
    Properties of one use.

    Parameters
    ----------
    count
        How many are wanted.
    beds
        Children in each.
    weekly_pence
        What a child in it costs a week when every bed is taken, without the building.
    from_age, to_age
        Ages in whole years that it takes, both included.
    stay_weeks
        How long a child stays: a bed then goes to the next, whose visits begin anew.
    opens_month
        Months after the start of the first year until it opens.

    Raises
    ------
    ValueError
        When a figure cannot be.
    """

    use: PropertyUse
    count: int
    beds: int
    weekly_pence: int
    from_age: int = 0
    to_age: int = _LAST_AGE
    stay_weeks: int = 52
    opens_month: float = 0.0

    def __post_init__(self) -> None:
        named = self.use.value
        check_between(f"{named}: properties", self.count, 0, 50)
        check_between(f"{named}: beds", self.beds, 1, MOST_BEDS)
        check_between(f"{named}: pence a week", self.weekly_pence, 0, 10_000_000)
        check_between(f"{named}: the lowest age", self.from_age, 0, _LAST_AGE)
        check_between(f"{named}: the highest age", self.to_age, self.from_age, _LAST_AGE)
        check_between(f"{named}: weeks of a stay", self.stay_weeks, 1, 52)
        check_between(f"{named}: months until it opens", self.opens_month, 0, 240)


LEICESTERSHIRE = (
    Provision(
        use=PropertyUse.ASSESSMENT, count=1, beds=3, weekly_pence=520_000, from_age=5, stay_weeks=12,
        opens_month=9,
    ),
    Provision(
        use=PropertyUse.UNDER_16, count=1, beds=2, weekly_pence=547_700, from_age=8, to_age=15, opens_month=15
    ),
    Provision(use=PropertyUse.FROM_16, count=2, beds=2, weekly_pence=243_800, from_age=16, opens_month=21),
)  # fmt: skip
"""
Leicestershire County Council, Children's Social Care Investment Plan, 3 March 2020: a hub with three
assessment beds, one property for two children under 16, two for two young people over 16, each with its
cost a week, open between January 2021 and January 2022. The lowest ages, the order of opening and the
length of an assessment are assumptions.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outreach:
    """
    The team at the hub that works with children elsewhere, and the contract that it replaces.

    As in the Leicestershire report: up to 12 children at £660 a week instead of a contract of £450,000 a
    year.
    """

    children: int = 12
    weekly_pence: int = 66_000
    replaces_pence: int = 45_000_000
    opens_month: float = 5.0

    def __post_init__(self) -> None:
        check_between("children of the outreach team", self.children, 0, 1_000)
        check_between("outreach: pence a week", self.weekly_pence, 0, 10_000_000)
        check_between("outreach: pence of what it replaces", self.replaces_pence, 0, 10**12)
        check_between("outreach: months until it begins", self.opens_month, 0, 240)

    @property
    def yearly_pence(self) -> int:
        """What the team costs in a year, all places taken."""
        return 52 * self.children * self.weekly_pence


@dataclass(frozen=True, slots=True, kw_only=True)
class PropertyParams:
    """
    The parameters of placement properties: section ``[properties]`` of ``geoplan.toml``.

    Sums of the Leicestershire report where it names them; all else are assumptions to set by the service.

    Parameters
    ----------
    provisions
        What is wanted, a use each.
    outreach
        The team at the hub; its money is alike wherever the hub is.
    budget_pence
        The most that all prices and works may come to; None for no limit.
    quotas
        The least and the most properties in a contact district, by its name.
    only_in_area
        Whether only properties in the area are bought.
    most_family_miles
        No child is offered a bed farther than this, straight, from the family; None for no limit.
    over_miles
        A placement farther than this from the family, straight, is flagged: 20, as national figures count.
    visits
        How often a social worker visits.
    social_worker_pence_per_mile, social_worker_pence_per_hour
        Of the way from the office and back.
    weeks_a_year
        Weeks of contact in a year.
    school_days, school_free_miles, school_pence_per_mile
        On so many days a year a pupil is taken to school and back, at this price a mile when it is farther by
        road than so many miles: three, the statutory walking distance from eight years on.
    family_visits, family_pence_per_mile
        Visits home in a year, there and back.
    child_pence_per_minute
        What a minute of a child's way to contact, school and home is worth.
    out_of_area_day_pence
        What a day in the own area is worth that would otherwise be out of it.
    years, residual_share
        What buildings cost a year: price and works less the residual share of the price after so many years,
        at the discount rate of the appraisal. The same years are appraised.
    fixed_share
        The share of a bed's cost that an empty bed costs too.
    occupancy
        The share of beds taken in the appraisal over the years.
    alternatives
        How many other sets of properties are compared with the best.

    Raises
    ------
    ValueError
        When a figure cannot be, or a use is wanted twice.
    """

    provisions: tuple[Provision, ...] = LEICESTERSHIRE
    outreach: Outreach = field(default_factory=Outreach)
    budget_pence: int | None = 250_000_000
    quotas: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    only_in_area: bool = True
    most_family_miles: float | None = 20.0
    over_miles: float = 20.0
    visits: VisitRules = field(default_factory=VisitRules)
    social_worker_pence_per_mile: float = 45.0
    social_worker_pence_per_hour: float = 2_800.0
    weeks_a_year: int = 52
    school_days: int = 190
    school_free_miles: float = 3.0
    school_pence_per_mile: float = 250.0
    family_visits: int = 12
    family_pence_per_mile: float = 45.0
    child_pence_per_minute: float = 20.0
    out_of_area_day_pence: int = 1_000
    years: int = 10
    residual_share: float = 0.8
    fixed_share: float = 1.0
    occupancy: float = 0.85
    alternatives: int = 2

    def __post_init__(self) -> None:
        uses = [provision.use for provision in self.provisions]
        if len(set(uses)) != len(uses):
            raise ValueError("a use is wanted twice; give one provision with a higher count")
        if not self.properties_wanted:
            raise ValueError("no property is wanted; give a provision with a count")
        for name in self.__slots__:
            if "pence" in name and getattr(self, name) is not None:
                check_between(name, getattr(self, name), 0, 10**12)
        for district, (least, most) in self.quotas.items():
            check_between(f"properties in {district}, at least", least, 0, 100)
            check_between(f"properties in {district}, at most", most, least, 100)
        for name in ("residual_share", "fixed_share"):
            check_between(name, getattr(self, name), 0, 1)
        check_between("occupancy", self.occupancy, 0.01, 1)
        check_between("years", self.years, 1, 100)
        check_between("weeks of contact a year", self.weeks_a_year, 1, 53)
        check_between("school days a year", self.school_days, 0, 366)
        check_between("visits home a year", self.family_visits, 0, 1_000)
        check_between("miles to school that are not paid", self.school_free_miles, 0, 100)
        check_between("miles from the family that are flagged", self.over_miles, 0.1, 1_000)
        if self.most_family_miles is not None:
            check_between("miles from the family, at most", self.most_family_miles, 0.1, 1_000)
        check_between("other sets of properties", self.alternatives, 0, 20)

    @property
    def properties_wanted(self) -> int:
        """How many properties in all."""
        return sum(provision.count for provision in self.provisions)
