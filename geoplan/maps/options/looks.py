"""Classes of change, in colours that every kind of colour vision tells apart; a number says it, too."""

from dataclasses import dataclass

from geoplan.maps.style import MapStyle, MinuteClass

_BOUNDS = (-10, -5, -2, 2, 5, 10)
# Blue is shorter and orange longer; the same lightness on either side, so that neither shouts.
_COLOURS = ("#2166ac", "#6aa5d3", "#bcdaee", "#f7f4ec", "#fbd09a", "#ee9a4d", "#b8560b")
_WORDS = (
    "10 or more shorter",
    "5–9 shorter",
    "2–4 shorter",
    "about as long",
    "2–4 longer",
    "5–9 longer",
    "10 or more longer",
)


@dataclass(frozen=True, slots=True)
class ChangeClass:
    """A class of change in whole minutes."""

    label: str
    colour: str


# Light colours, most of which dichromats tell apart (after Paul Tol, "light"), with lines or dots on most:
# together they tell 40 venues apart, and a number says it, too.
_VENUE_COLOURS = (
    "#77aadd",
    "#ee8866",
    "#eedd88",
    "#ffaabb",
    "#44bb99",
    "#bbcc33",
    "#99ddff",
    "#d8c7e8",
    "#c8a27c",
    "#cfcfcf",
)
_HATCHES = ("", "M-2 2L2 -2M0 10L10 0M8 12L12 8", "M3 3h.01M8 8h.01", "M-2 8L2 12M0 0L10 10M8 -2L12 2")


@dataclass(frozen=True, slots=True)
class VenueLook:
    """
    How the catchment of a venue is filled.

    Parameters
    ----------
    hatch
        An SVG path within a square of 10, repeated; empty for none.
    """

    number: int
    name: str
    colour: str
    hatch: str


CHANGES = tuple(ChangeClass(*pair) for pair in zip(_WORDS, _COLOURS, strict=True))
MINUTES: tuple[MinuteClass, ...] = MapStyle().classes


def whole(minutes: float) -> int:
    """Return minutes as they are told: whole, half a minute up."""
    return int(minutes + 0.5) if minutes >= 0 else -int(-minutes + 0.5)


def change_class(before: float, after: float) -> int:
    """Return the row of `CHANGES` of two averages, by the whole minutes that are told of them."""
    step = whole(after) - whole(before)
    if step <= _BOUNDS[2]:
        return sum(step > bound for bound in _BOUNDS[:3])
    return 3 + sum(step >= bound for bound in _BOUNDS[3:])


def minute_class(minutes: float) -> int:
    """Return the row of `MINUTES`."""
    return MapStyle().class_of(whole(minutes))


def signed(step: float) -> str:
    """Return a change with its sign: ``+3``, ``−3``, ``0``."""
    return f"+{step:,.0f}" if step > 0 else f"−{-step:,.0f}" if step < 0 else "0"


def venue_look(number: int, name: str) -> VenueLook:
    """Return how the catchment of a venue is filled, by its number from 1."""
    row = number - 1
    hatch = _HATCHES[(row + row // len(_VENUE_COLOURS)) % len(_HATCHES)]
    return VenueLook(number, name, _VENUE_COLOURS[row % len(_VENUE_COLOURS)], hatch)
