"""Calendars of a week, one for each driver, carer or venue."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from html import escape
from pathlib import Path

from geoplan.audiences import Audience
from geoplan.domain.sessions import LONDON
from geoplan.io.write import write_together
from geoplan.notebook import html_page, html_table
from geoplan.report.calendar.ics import Entry, calendar_text
from geoplan.report.runs.words import count_of

_KEPT = timedelta(days=7)


@dataclass(frozen=True, kw_only=True)
class Calendars:
    """
    The calendars of a week; see `issue_calendars`.

    Parameters
    ----------
    week
        Its Monday.
    entries
        By the code of whose they are; what was cancelled is among them.
    new, changed, cancelled
        How many entries are other than when they were issued last.
    """

    audience: Audience
    week: date
    entries: Mapping[str, tuple[Entry, ...]] = field(repr=False)
    new: int = 0
    changed: int = 0
    cancelled: int = 0

    def __len__(self) -> int:
        return len(self.entries)

    def __iter__(self) -> Iterator[str]:
        return iter(self.entries)

    def text(self, holder: str) -> str:
        """Return the calendar of one of them, as a file holds it; raises KeyError when there is none."""
        from geoplan import __version__

        return calendar_text(f"{self.audience} {holder}", self.entries[holder], version=__version__)

    def save(self, folder: str | Path) -> tuple[Path, ...]:
        """
        Write a file for each of them, all or none, readable by its owner alone.

        Raises
        ------
        InputError
            When the folder does not exist or cannot be written to.
        """
        # No code has a ~: no two holders share a file.
        names = [f"{holder.replace('/', '~')}-{self.week:%Y-%m-%d}.ics" for holder in self.entries]
        paths = tuple(Path(folder) / name for name in names)
        last = self.week + timedelta(days=6) + _KEPT
        with write_together(paths, private=True, destroy_after=last) as asides:
            for aside, holder in zip(asides, self.entries, strict=True):
                aside.write_bytes(self.text(holder).encode())
        return paths

    def __str__(self) -> str:
        numbers = (("new", self.new), ("changed", self.changed), ("cancelled", self.cancelled))
        told = ", ".join(f"{number} {what}" for what, number in numbers if number) or "nothing new"
        total = sum(map(len, self.entries.values()))
        return (
            f"{count_of(len(self), 'calendar')} of {self.audience}s, week of {self.week:%d/%m/%Y}: "
            f"{count_of(total, 'entry', 'entries')}, {told}."
        )

    def _repr_html_(self) -> str:
        rows = []
        for holder, entries in self.entries.items():
            hours: dict[str, list[str]] = defaultdict(list)
            for one in entries:
                local = one.start.astimezone(LONDON)
                times = f"{local:%H:%M}–{one.end.astimezone(LONDON):%H:%M}"
                hours[f"{local:%a} {local.day}"].append(f"{times}{' cancelled' if one.cancelled else ''}")
            days = "; ".join(f"{day} {', '.join(times)}" for day, times in hours.items())
            rows.append((holder, str(len(entries)), days))
        table = html_table(("For", "Entries", "When"), rows, right=("Entries",))
        return html_page(f"<p>{escape(str(self))}</p>", table)
