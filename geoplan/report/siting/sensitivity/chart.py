"""The tornado as a drawing that stands by itself: bars of the lead, a line where another option wins."""

from dataclasses import dataclass
from html import escape

from geoplan.domain.inputs import Choice
from geoplan.domain.money import pounds
from geoplan.report.siting.sensitivity.blocks import letters_of
from geoplan.siting.sensitivity.analyses.tornado import Bar, End
from geoplan.siting.sensitivity.result import Sensitivity

MOST_BARS = 10
_WIDTH, _LABELS, _RIGHT = 900, 150, 20
_TOP, _ROW, _BAR, _BOTTOM = 54, 34, 20, 34
_ROOM = 0.24
_LEAST_WIDTH = 2.0
_LETTER_WIDTH = 6.4
_LONGEST = 26
_DASHED = "stroke='#8a1c0c' stroke-width='2' stroke-dasharray='5 4'"
_INK, _LOW, _HIGH, _BEYOND = "#1d2b36", "#b5d1db", "#1f5a6e", "#f6ece9"


def tornado_svg(found: Sensitivity) -> str:
    """
    Return the drawing; it loads nothing, and every text is escaped.

    Each bar reaches from the lead at the input's low end to that at its high end; the dark part is that of
    the high end. Left of the dashed line another option wins, and its letter stands at the end of the bar.
    """
    bars = [bar for bar in found.tornado.bars if bar.swing_pence][:MOST_BARS]
    if not bars:
        return ""
    scale = _Scale.of(bars)
    height = _TOP + _ROW * len(bars) + _BOTTOM
    rows = [
        _bar(bar, _TOP + _ROW * number, scale, letters_of(found), found.tornado.winner)
        for number, bar in enumerate(bars)
    ]
    title = "How far each input alone moves the lead of the best option"
    head = (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {_WIDTH} {height}' role='img' "
        f"aria-label='{escape(title)}; the table below has the same figures' "
        "font-family='Segoe UI,Arial,Helvetica,sans-serif' font-size='12.5'>"
        "<defs><pattern id='beyond' width='7' height='7' patternUnits='userSpaceOnUse' "
        "patternTransform='rotate(45)'><path d='M0 0V7' stroke='#e6cfc9' stroke-width='2.5'/>"
        "</pattern></defs>"
    )
    return "".join([head, _ground(scale, height, found.tornado.lead_pence), *rows, "</svg>"])


@dataclass(frozen=True, slots=True)
class _Scale:
    """From pence to the drawing, with room for words at both ends."""

    least: float
    most: float

    @classmethod
    def of(cls, bars: list[Bar]) -> "_Scale":
        leads = [bar.base_pence for bar in bars] + [end.lead_pence for bar in bars for end in bar.ends]
        least, most = min(leads), max(leads)
        if least > 0 and least < most / 2:
            least = 0
        room = _ROOM * (most - least)
        return cls(least - room, most + room)

    def x(self, pence: float) -> float:
        share = (pence - self.least) / (self.most - self.least)
        return _LABELS + share * (_WIDTH - _LABELS - _RIGHT)

    @property
    def has_zero(self) -> bool:
        return self.least < 0 < self.most


def _text(x: float, y: float, words: str, *, anchor: str = "start", more: str = "") -> str:
    return f"<text x='{x:.1f}' y='{y:.1f}' text-anchor='{anchor}' fill='{_INK}' {more}>{escape(words)}</text>"


def _ground(scale: _Scale, height: int, lead: int) -> str:
    """What lies behind the bars: where another option wins, and the lead of now."""
    top, bottom, parts = _TOP - 10, height - _BOTTOM, []
    if scale.has_zero:
        zero = scale.x(0)
        shade = f"x='{_LABELS}' y='{top}' width='{zero - _LABELS:.1f}' height='{bottom - top}'"
        parts += [
            f"<rect {shade} fill='{_BEYOND}'/><rect {shade} fill='url(#beyond)'/>",
            f"<path d='M{zero:.1f} {top}V{bottom}' {_DASHED}/>",
            _text(zero - 6, _TOP - 34, "another option wins", anchor="end", more="font-weight='600'"),
            _text(zero, bottom + 16, "£0", anchor="middle"),
        ]
    now = scale.x(lead)
    parts += [
        f"<path d='M{now:.1f} {top}V{bottom}' stroke='{_INK}' stroke-width='1.5'/>",
        _text(now, _TOP - 16, f"lead now {pounds(lead, whole=True)} a year", anchor="middle"),
    ]
    return "".join(parts)


def _bar(bar: Bar, y: float, scale: _Scale, letters: tuple[str, ...], winner: int) -> str:
    middle = y + _ROW / 2
    parts = [_text(_LABELS - 10, middle + 4, bar.input.name, anchor="end", more="font-weight='600'")]
    base = scale.x(bar.base_pence)
    ends = sorted(bar.ends, key=lambda end: end.lead_pence)
    shown = [ends[0], ends[-1]] if len(ends) > 1 and ends[-1].lead_pence != ends[0].lead_pence else ends[:1]
    for end in shown:
        x = scale.x(end.lead_pence)
        left, width = min(x, base), max(abs(x - base), _LEAST_WIDTH)
        is_high = not isinstance(bar.input, Choice) and end.value > bar.input.base
        parts.append(
            f"<rect x='{left:.1f}' y='{middle - _BAR / 2}' width='{width:.1f}' height='{_BAR}' "
            f"fill='{_HIGH if is_high else _LOW}' stroke='{_HIGH}'/>"
        )
    parts += [_end(bar, end, middle, scale, letters, winner) for end in _labelled(shown, bar.base_pence)]
    return "".join(parts)


def _labelled(ends: list[End], base: int) -> list[End]:
    """Both ends where they lie on either side of now, else the farther one: two words do not overlap."""
    left = [end for end in ends if end.lead_pence < base]
    right = [end for end in ends if end.lead_pence >= base]
    nearest = [min(left, key=lambda end: end.lead_pence)] if left else []
    return nearest + ([max(right, key=lambda end: end.lead_pence)] if right else [])


def _end(bar: Bar, end: End, middle: float, scale: _Scale, letters: tuple[str, ...], winner: int) -> str:
    words = bar.input.text(end.value)
    if len(words) > _LONGEST:
        words = words[: _LONGEST - 1] + "…"
    is_left = end.lead_pence < bar.base_pence
    if end.winner != winner:
        words = f"{letters[end.winner]} wins: {words}"
    x = scale.x(end.lead_pence) + (-6 if is_left else 6)
    # What would run into the names on the left, or off the page, stands on the bar's other side.
    if is_left and x - _LETTER_WIDTH * len(words) < _LABELS:
        return _text(
            _LABELS + 4, middle + 4, words, more="paint-order='stroke' stroke='#fff' stroke-width='3'"
        )
    return _text(x, middle + 4, words, anchor="end" if is_left else "start")
