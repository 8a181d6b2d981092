"""
Reading dates, times of day and weekly hours in the forms that people in Britain type.

The day comes before the month. A date that only makes sense the American way is refused, not turned round.
"""

import calendar
import re
from datetime import date, datetime, time, timedelta

from geoplan.domain.hours import DayHours, Weekday, WeeklyHours
from geoplan.io.fields import Bad, plain
from geoplan.io.grid import Cell

# Excel counts days from here; its leap day of 1900, which never was, is counted in.
_EXCEL_START = date(1899, 12, 30)
_SERIAL_LEAST, _SERIAL_MOST = 7_306, 73_415  # 1920 to 2100
_TWO_DIGIT_YEARS_FROM = 70  # 70 to 99 are of the last century
_MONTHS = {name.casefold(): month for month, name in enumerate(calendar.month_name) if name}
_DAYS = {day.label.casefold(): day for day in Weekday}
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})([T ]0{1,2}:00(:00(\.0+)?)?)?")
_DAY_FIRST = re.compile(r"(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4}|\d{2})(\s+0{1,2}:00(:00)?)?")
_MONTH_WORD = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[\s\-/.,]*([a-z]{3,9})\.?[\s\-/.,]*(\d{4}|\d{2})")
_WORD_FIRST = re.compile(r"([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_WEEKDAY_BEFORE = re.compile(r"^(mon|tues?|wed(nes)?|thu(rs?)?|fri|sat(ur)?|sun)(day)?[\s,.]+")
_CLOCK = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))?(?:[:.](\d{2}))?\s*(am|pm|a\.m\.|p\.m\.)?")
_FORM = "write it as day/month/year, such as 24/11/2026"


def day(cell: Cell) -> date | Bad:
    """
    Read a date.

    ``2026-11-24``, ``24/11/2026``, ``24.11.26``, ``24 Nov 2026``, ``Tue 24th November 2026``, a date cell, or
    Excel's count of days. Two-digit years are 1970 to 2069.
    """
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, bool | time):
        return Bad("is not a date", _FORM)
    words = plain(cell).casefold()
    if re.fullmatch(r"\d{4,5}(\.0+)?", words):
        return _from_serial(int(float(words)))
    if isinstance(cell, float):
        return _from_serial(int(cell))
    parts = _date_parts(_WEEKDAY_BEFORE.sub("", words))
    return Bad("is not a date", _FORM) if parts is None else _made(*parts)


def _date_parts(words: str) -> tuple[int, int, int] | None:
    """Return year, month and day as written, not yet checked."""
    if found := _ISO.fullmatch(words):
        return int(found[1]), int(found[2]), int(found[3])
    if found := _DAY_FIRST.fullmatch(words):
        return _year(found[3]), int(found[2]), int(found[1])
    if (found := _MONTH_WORD.fullmatch(words)) and (month := _month(found[2])):
        return _year(found[3]), month, int(found[1])
    if (found := _WORD_FIRST.fullmatch(words)) and (month := _month(found[1])):
        return _year(found[3]), month, int(found[2])
    return None


def _made(year: int, month: int, day_: int) -> date | Bad:
    try:
        return date(year, month, day_)
    except ValueError:
        pass
    if 1 <= month <= 12 and 28 < day_ <= 31 and year > 0:
        last = date(year, month, calendar.monthrange(year, month)[1])
        return Bad("is not a date", _FORM, f"write it as {last:%d/%m/%Y}")
    if month > 12 and 1 <= day_ <= 12 and year > 0:
        return Bad("is not a date", f"{_FORM}: the day comes first", "write the day first, then the month")
    return Bad("is not a date", _FORM)


def _from_serial(serial: int) -> date | Bad:
    if _SERIAL_LEAST <= serial <= _SERIAL_MOST:
        return _EXCEL_START + timedelta(days=serial)
    return Bad("is a number, not a date", _FORM)


def _year(digits: str) -> int:
    year = int(digits)
    if len(digits) > 2:
        return year
    return year + (1900 if year >= _TWO_DIGIT_YEARS_FROM else 2000)


def _month(word: str) -> int | None:
    if word == "sept":
        return 9
    return next((month for name, month in _MONTHS.items() if word in (name, name[:3])), None)


def clock(cell: Cell) -> time | Bad:
    """Read a time of day: ``15:45``, ``15.45``, ``1545``, ``3:45 pm``, a time cell, or part of a day."""
    cure = "write it by the 24-hour clock, such as 15:45"
    if isinstance(cell, datetime):
        return cell.time().replace(microsecond=0)
    if isinstance(cell, time):
        return cell.replace(microsecond=0, tzinfo=None)
    if isinstance(cell, float) and 0 <= cell < 1:
        return (datetime.min + timedelta(minutes=round(cell * 24 * 60))).time()
    if isinstance(cell, bool | date):
        return Bad("is not a time of day", cure)
    words = plain(cell).casefold()
    if words in ("noon", "midday"):
        return time(12)
    if re.fullmatch(r"\d{3,4}", words):
        words = f"{words[:-2]}:{words[-2:]}"
    found = _CLOCK.fullmatch(words)
    if found is None or (found[2] is None and found[4] is None):
        return Bad("is not a time of day", cure)
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[4] or "")[:1]
    if half:
        if not 1 <= hour <= 12:
            return Bad("is not a time of day", cure)
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23 or minute > 59:
        return Bad("is not a time of day", cure)
    return time(hour, minute)


def weekday(cell: Cell) -> Weekday | Bad:
    """Read a day of the week, whole or shortened to two letters or more."""
    word = plain(cell).casefold().rstrip(".")
    found = [
        day_
        for name, day_ in _DAYS.items()
        if len(word) >= 2 and (name.startswith(word) or word == f"{name}s")
    ]
    return found[0] if len(found) == 1 else Bad("is not a day of the week", "write it like Monday or Mon")


_HOURS_FORM = "write it like Mon-Fri 08:30-19:00; Sat 09:00-13:00"
_STRETCH = re.compile(r"([a-z ,&\-]+?)[\s:]*(\d[\d:.apm]*)\s*-\s*(\d[\d:.apm]*)")


def weekly_hours(cell: Cell) -> WeeklyHours | Bad:
    """Read the hours of a week: days, then from–to, stretches with ``;`` between them."""
    words = plain(cell).casefold().replace("–", "-").replace("—", "-")
    words = re.sub(r"\b(?:to|until)\b", "-", words).replace(" and ", ",").replace("&", ",")
    words = re.sub(r"(?<=\d)\s+(?=[ap]\.?m)", "", words)
    stretches: list[DayHours] = []
    for part in filter(None, (piece.strip() for piece in re.split(r"[;\n]", words))):
        found = _STRETCH.fullmatch(part)
        days = _days(found[1]) if found else None
        if found is None or days is None:
            return Bad("is not a week's hours", _HOURS_FORM)
        start, end = clock(found[2]), clock(found[3])
        if isinstance(start, Bad) or isinstance(end, Bad):
            return Bad("is not a week's hours", _HOURS_FORM)
        if end <= start:
            return Bad("has hours that do not end after they start", _HOURS_FORM)
        stretches += [DayHours(one, start, end) for one in days]
    try:
        return WeeklyHours(tuple(stretches))
    except ValueError:
        return Bad("has hours that overlap", "give each stretch of a day once")


def _days(words: str) -> list[Weekday] | None:
    """Read ``mon-fri``, ``mon, wed`` or ``daily``."""
    words = words.strip()
    if words in ("daily", "every day", "all week"):
        return list(Weekday)
    if words in ("weekdays", "working days"):
        return list(Weekday)[:5]
    days: list[Weekday] = []
    for part in filter(
        None, (piece.strip() for piece in re.split(r"[,\s]+(?!-)", re.sub(r"\s*-\s*", "-", words)))
    ):
        ends = [weekday(word) for word in part.split("-")]
        known = [one for one in ends if isinstance(one, Weekday)]
        if len(known) != len(ends) or len(ends) > 2 or known[0] > known[-1]:
            return None
        days += [Weekday(number) for number in range(known[0], known[-1] + 1)]
    return days or None


def hours_in_words(hours: WeeklyHours) -> str:
    """Write hours so that `weekly_hours` reads the same again."""
    return "; ".join(f"{one.weekday.label[:3]} {one.start:%H:%M}-{one.end:%H:%M}" for one in hours)
