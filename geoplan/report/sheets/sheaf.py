"""Sheets of a day together: as files, one each and one to print all, and as a notebook shows them."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from html import escape
from pathlib import Path

from geoplan.audiences import Audience
from geoplan.errors import Fault, InputError
from geoplan.io.shred import shred
from geoplan.io.write import write_together
from geoplan.notebook import html_page, html_table
from geoplan.report.runs.words import count_of
from geoplan.report.sheets.layout import Sheet
from geoplan.report.sheets.page import document, mark_of

_ONE_SIDE = "Print on one side of the paper only: the back of a sheet would be somebody else's."
_HEAD_BYTES = 1_000


@dataclass(frozen=True, kw_only=True)
class DaySheets:
    """
    The sheets of one day; see `day_sheets`.

    Parameters
    ----------
    sheets
        In order of whose they are.
    destroy_after
        The last day on which they may be kept.
    withheld
        Drivers who get none, because their run breaks a hard rule: by code, which.
    named
        Whether names stand on them.
    unnamed
        Codes on them that the file of names does not have.
    complete
        Whether they are all of the day, not only those that were asked for.
    """

    audience: Audience
    day: date
    sheets: tuple[Sheet, ...] = field(repr=False)
    destroy_after: date
    withheld: Mapping[str, str] = field(default_factory=dict)
    named: bool = False
    unnamed: tuple[str, ...] = ()
    complete: bool = True

    def __len__(self) -> int:
        return len(self.sheets)

    def __iter__(self) -> Iterator[Sheet]:
        return iter(self.sheets)

    @property
    def title(self) -> str:
        """What they are together: ``Drivers' sheets, Tuesday 24 November 2026``."""
        return f"{str(self.audience).capitalize()}s' sheets, {self.day:%A} {self.day.day} {self.day:%B %Y}"

    def html(self) -> str:
        """Return all of them as one page, to be printed at once."""
        bar = f"{self.title}: {count_of(len(self.sheets), 'sheet')}\n{_ONE_SIDE}"
        return document(self.title, self.sheets, mark=self.audience, bar=bar)

    def documents(self) -> dict[str, str]:
        """
        Return every file by its name: one for each sheet, and one with all where they are complete.

        Raises
        ------
        InputError
            When two of them would have one name.
        """
        found = {self._all_name: self.html()} if self.complete and self.sheets else {}
        for sheet in self.sheets:
            name = f"{sheet.name}.html"
            if name in found:
                raise InputError(Fault(f"two sheets would be called {name}", "give one of them another code"))
            found[name] = document(sheet.name, [sheet], mark=self.audience)
        return found

    def save(self, folder: str | Path) -> tuple[Path, ...]:
        """
        Write the files into a folder, all or none, each readable by its owner alone.

        What is `outdated` there is shredded: somebody would drive by it.

        Returns
        -------
        tuple of Path
            What was written; the file with all of them first, where they are complete.

        Raises
        ------
        InputError
            When the folder does not exist or cannot be written to.
        """
        files, outdated = self.documents(), self.outdated(folder)
        paths = tuple(Path(folder) / name for name in files)
        with write_together(paths, private=True, destroy_after=self.destroy_after) as asides:
            for aside, text in zip(asides, files.values(), strict=True):
                aside.write_text(text, encoding="utf-8", newline="\n")
        for path in outdated:
            shred(path)
        return paths

    def outdated(self, folder: str | Path) -> tuple[Path, ...]:
        """
        Return the sheets of the same day in a folder that an earlier plan left there and that hold no more.

        Of sheets for some only: the file with all, and those of drivers who are to have none.
        """
        kept = set(self.documents())
        gone = {self._all_name, *(f"{code}-{self.day:%Y-%m-%d}.html" for code in self.withheld)}
        return tuple(
            path
            for path in sorted(Path(folder).glob(f"*-{self.day:%Y-%m-%d}.html"))
            if path.name not in kept and (self.complete or path.name in gone) and self._is_ours(path)
        )

    @property
    def _all_name(self) -> str:
        return f"print-all-{self.day:%Y-%m-%d}.html"

    def _is_ours(self, path: Path) -> bool:
        with suppress(OSError), path.open("rb") as stream:
            return mark_of(self.audience).encode() in stream.read(_HEAD_BYTES)
        return False

    def _repr_html_(self) -> str:
        """A table; the sheets themselves only where they hold no names, which notebooks would store."""
        if self.named:
            rows = [(sheet.holder, sheet.under, str(len(sheet.pages()))) for sheet in self.sheets]
            table = html_table(("For", "What", "Pages"), rows, right=("Pages",))
            return html_page(f"<h3>{escape(self.title)}</h3>", table)
        frame = (
            f'<iframe srcdoc="{escape(self.html())}" title="{escape(self.title)}" '
            'style="width:100%;height:820px;border:1px solid #c9c5ba"></iframe>'
        )
        return html_page(f"<h3>{escape(self.title)}</h3>", frame)
