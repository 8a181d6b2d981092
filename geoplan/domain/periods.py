"""The four periods of a weekday that travel times are given for."""

from datetime import time
from enum import StrEnum


class Period(StrEnum):
    """A part of the day with its own driving speeds. Bounds follow DfT practice for peak hours."""

    AM_PEAK = "am-peak"
    INTER_PEAK = "inter-peak"
    PM_PEAK = "pm-peak"
    OFF_PEAK = "off-peak"

    @classmethod
    def at(cls, moment: time) -> "Period":
        """Return the period that a local time of day falls in."""
        if time(7, 30) <= moment < time(9, 15):
            return cls.AM_PEAK
        if time(9, 15) <= moment < time(15, 0):
            return cls.INTER_PEAK
        if time(15, 0) <= moment < time(18, 0):
            return cls.PM_PEAK
        return cls.OFF_PEAK

    @property
    def label(self) -> str:
        """Words for a heading: the name with its hours."""
        return {
            Period.AM_PEAK: "morning peak (07:30–09:15)",
            Period.INTER_PEAK: "daytime (09:15–15:00)",
            Period.PM_PEAK: "afternoon peak (15:00–18:00)",
            Period.OFF_PEAK: "off-peak (evenings, early mornings)",
        }[self]
