"""When a claim is asked about: every limit of the audit, by name."""

from dataclasses import dataclass

from geoplan.domain.checks import check_between


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditParams:
    """
    The limits of the audit of claims. All of them are practice or assumptions, to be set by the service.

    Parameters
    ----------
    floor_miles, floor_share
        No journey is asked about for fewer miles than this beyond the road, or a smaller share of it.
    cap_share
        However much claims scatter, the tolerance is never a larger share of the road.
    default_share
        The tolerance where there are too few journeys to calibrate it.
    spreads
        The tolerance reaches so many robust standard deviations from the middle of the claims.
    calibrate_routes, calibrate_claimants
        Calibration needs so many routes, each counted once a claimant, of so many claimants.
    calibrate_miles
        Only routes of at least this length say how much claims scatter.
    detour_factor
        A position that may be wrong by so many metres may be wrong by this many times more by road.
    late_months
        A claim handed in more than so many months after the day driven is late.
    quick_share
        Two journeys cannot both have been driven if not even this share of the network's time would do.
    slack_minutes
        Times in claims are taken to be off by so much.
    habit_routes
        Round figures are looked at from so many different routes of a claimant.
    habit_miles
        Figures that are a multiple of this are round.
    habit_chance
        Round figures are mentioned where so many would come by chance in at most this share of audits.
    pattern_journeys, pattern_routes
        Patterns are shown from so many journeys; what they say of a difference, from so many routes.
    pattern_confidence
        That the intervals of all groups shown together hold the true middles.
    pattern_share
        A smaller difference from all others, as a share of the road, is not spoken of.
    roads_shown
        Roads are named for at most so many stretches of the journeys queried for their miles.
    """

    floor_miles: float = 1.0
    floor_share: float = 0.10
    cap_share: float = 0.30
    default_share: float = 0.15
    spreads: float = 3.0
    calibrate_routes: int = 50
    calibrate_claimants: int = 5
    calibrate_miles: float = 3.0
    detour_factor: float = 1.3
    late_months: int = 3
    quick_share: float = 0.75
    slack_minutes: float = 10.0
    habit_routes: int = 20
    habit_miles: int = 5
    habit_chance: float = 0.01
    pattern_journeys: int = 30
    pattern_routes: int = 10
    pattern_confidence: float = 0.95
    pattern_share: float = 0.02
    roads_shown: int = 2_000

    def __post_init__(self) -> None:
        check_between("floor_miles", self.floor_miles, 0, 50)
        check_between("floor_share", self.floor_share, 0, 1)
        check_between("default_share", self.default_share, 0, 1)
        check_between("cap_share", self.cap_share, self.floor_share, 2)
        check_between("spreads", self.spreads, 0.5, 10)
        check_between("calibrate_routes", self.calibrate_routes, 10, 100_000)
        check_between("calibrate_claimants", self.calibrate_claimants, 1, 1_000)
        check_between("calibrate_miles", self.calibrate_miles, 0.1, 100)
        check_between("detour_factor", self.detour_factor, 1, 3)
        check_between("late_months", self.late_months, 1, 60)
        check_between("quick_share", self.quick_share, 0.2, 1)
        check_between("slack_minutes", self.slack_minutes, 0, 120)
        check_between("habit_routes", self.habit_routes, 10, 10_000)
        check_between("habit_miles", self.habit_miles, 2, 50)
        check_between("habit_chance", self.habit_chance, 1e-6, 0.2)
        check_between("pattern_journeys", self.pattern_journeys, 10, 100_000)
        check_between("pattern_routes", self.pattern_routes, 6, 10_000)
        check_between("pattern_share", self.pattern_share, 0, 1)
        check_between("pattern_confidence", self.pattern_confidence, 0.5, 0.999)
        check_between("roads_shown", self.roads_shown, 0, 100_000)
