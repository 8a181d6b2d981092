"""How maps look: classes of minutes with their colours and sizes, and how much of the roads is drawn."""

from dataclasses import dataclass

from geoplan.domain.roads import RoadClass


@dataclass(frozen=True, slots=True)
class MinuteClass:
    """
    A class of travel times, from `low` to below `high` minutes; None for no bound.

    Colours darken and dots grow with the minutes, so that either alone tells the class.
    """

    low: float
    high: float | None
    colour: str
    radius_px: float

    @property
    def label(self) -> str:
        """Words for a legend."""
        if self.high is None:
            return f"{self.low:g} or more"
        return f"under {self.high:g}" if self.low == 0 else f"{self.low:g}–{self.high:g}"


# From light to dark in even steps of lightness, told apart with any kind of colour vision.
_COLOURS = ("#ffe9a9", "#fcc05f", "#f28a3c", "#d5483f", "#98205f", "#4a0d5c")
_RADII = (3.6, 4.4, 5.4, 6.6, 8.0, 9.6)


@dataclass(frozen=True, slots=True)
class MapStyle:
    """
    How maps look.

    Parameters
    ----------
    bounds_minutes
        Where one class of travel time ends and the next begins; at most five, increasing.
    area_minutes
        Which areas around the venues are drawn; none when empty.
    simplify_m
        Roads may be drawn this far from where they run, main roads and the others.
    most_vertices
        Lesser roads are left out when the map would need more points than this.
    """

    bounds_minutes: tuple[float, ...] = (10.0, 20.0, 30.0, 45.0, 60.0)
    area_minutes: tuple[float, ...] = (15.0, 30.0, 45.0)
    simplify_m: float = 12.0
    most_vertices: int = 24_000

    def __post_init__(self) -> None:
        for name, least, most in (("bounds_minutes", 1, len(_COLOURS) - 1), ("area_minutes", 0, 4)):
            values = getattr(self, name)
            if (
                not least <= len(values) <= most
                or list(values) != sorted(set(values))
                or min(values, default=1) <= 0
            ):
                raise ValueError(f"{name} must be {least} to {most} positive numbers that increase")
        if not 0 < self.simplify_m <= 500:
            raise ValueError(f"simplify_m {self.simplify_m} is not between 0 and 500")
        if self.most_vertices < 1:
            raise ValueError(f"most_vertices {self.most_vertices} is not positive")

    @property
    def classes(self) -> tuple[MinuteClass, ...]:
        """The classes of travel time, the shortest first."""
        lows = (0.0, *self.bounds_minutes)
        highs = (*self.bounds_minutes, None)
        # Few classes take colours from the whole range, so that near is light and far is dark.
        last = len(_COLOURS) - 1
        picks = [round(at * last / (len(lows) - 1)) for at in range(len(lows))]
        return tuple(
            MinuteClass(low, high, _COLOURS[pick], _RADII[pick])
            for low, high, pick in zip(lows, highs, picks, strict=True)
        )

    def class_of(self, minutes: float) -> int:
        """Return the row of `classes` that a finite travel time falls in."""
        return sum(minutes >= bound for bound in self.bounds_minutes)


@dataclass(frozen=True, slots=True)
class RoadStyle:
    """Line colour, width in pixels at the widest view and how it grows, and the zoom a class appears at."""

    colour: str
    width_px: float
    from_zoom: float


ROAD_STYLES = {
    RoadClass.MOTORWAY: RoadStyle("#6f8fb8", 2.8, 0),
    RoadClass.TRUNK: RoadStyle("#86a184", 2.3, 0),
    RoadClass.PRIMARY: RoadStyle("#aaa592", 1.7, 0),
    RoadClass.SECONDARY: RoadStyle("#bfb9a8", 1.25, 0),
    RoadClass.TERTIARY: RoadStyle("#cfc9bb", 1.0, 9.5),
    RoadClass.UNCLASSIFIED: RoadStyle("#d6d1c5", 0.8, 10.5),
    RoadClass.RESIDENTIAL: RoadStyle("#e2dfd6", 0.8, 12.5),
    RoadClass.LIVING_STREET: RoadStyle("#e2dfd6", 0.8, 12.5),
    RoadClass.SERVICE: RoadStyle("#e6e3db", 0.6, 13.5),
}
