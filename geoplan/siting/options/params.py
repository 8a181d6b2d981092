"""How options are planned, and what is told of them."""

from dataclasses import dataclass

from geoplan.domain.checks import check_between
from geoplan.siting.rooms import AllotmentParams

ROOMS = AllotmentParams(move_minutes=30, step_minutes=30, other_venue_pence=500, most_travel_minutes=45)
"""
How sessions find rooms in an option: they may begin up to half an hour earlier or later, keep their venue
where that costs little, and go to no other that is more than 45 minutes away. Assumptions.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionParams:
    """
    The parameters of venue options: section ``[sites]`` of ``geoplan.toml``.

    Parameters
    ----------
    seed, iterations
        Of the search for the planned week, alike for now and for every option.
    searches
        How often the week of now is searched, with other seeds: by how much they differ says which
        differences between options tell nothing.
    allot_seconds
        The most that is spent on finding rooms for the sessions of an option. It takes a few: only a machine
        that is busy otherwise comes to this, and an option that is cut short looks dearer than it is.
    within_minutes
        How many children are within so many minutes is told.
    gain_minutes
        A child gains or loses when its average journey changes by more than this.
    weeks_a_year
        What a week is multiplied by for a year.
    years
        Over how many years costs and savings are appraised.

    Raises
    ------
    ValueError
        When a figure cannot be.
    """

    seed: int = 1
    iterations: int = 20_000
    searches: int = 3
    allot_seconds: float = 300.0
    within_minutes: tuple[int, ...] = (20, 30, 45)
    gain_minutes: float = 10.0
    weeks_a_year: int = 52
    years: int = 10

    def __post_init__(self) -> None:
        check_between("the seed", self.seed, 0, 2**31)
        check_between("the iterations", self.iterations, 0, 10**9)
        check_between("searches of the week of now", self.searches, 1, 20)
        check_between("seconds for the allotment", self.allot_seconds, 1, 86_400)
        check_between("minutes of gain or loss", self.gain_minutes, 0, 600)
        check_between("weeks a year", self.weeks_a_year, 1, 53)
        check_between("years", self.years, 1, 100)
        if not self.within_minutes or list(self.within_minutes) != sorted(set(self.within_minutes)):
            raise ValueError("the limits in minutes must be given in order, each once")
