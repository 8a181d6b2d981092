"""What a service sets once for all its calendars."""

from dataclasses import dataclass

_LONGEST_TITLE = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarParams:
    """
    The words of calendars, which lie on telephones and go through other people's computers: section
    ``[calendars]`` of ``geoplan.toml``.

    Parameters
    ----------
    drivers_title, carers_title, venues_title
        What every entry is called: nothing about a child, and not why.
    name_venues
        Whether the entries of carers name the venue. A venue's name may say what it is for.

    Raises
    ------
    ValueError
        When a title is empty or too long.
    """

    drivers_title: str = "Driving"
    carers_title: str = "Appointment"
    venues_title: str = "Room in use"
    name_venues: bool = False

    def __post_init__(self) -> None:
        for title in (self.drivers_title, self.carers_title, self.venues_title):
            if not 0 < len(title.strip()) <= _LONGEST_TITLE:
                raise ValueError(f"a title in calendars has between 1 and {_LONGEST_TITLE} letters")
