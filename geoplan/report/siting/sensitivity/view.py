"""A sensitivity study as a notebook, the terminal and a workbook show it."""

from dataclasses import dataclass, replace
from datetime import datetime, time
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from geoplan.report.columns import Column
from geoplan.report.costs.page import Page, Sheet, page_workbook, show_page
from geoplan.report.runs.blocks import Block
from geoplan.report.siting.sensitivity import blocks, words
from geoplan.report.siting.sensitivity.page import study_fragment, study_page
from geoplan.report.siting.sensitivity.text import StudyText, text_of
from geoplan.siting.sensitivity import known
from geoplan.siting.sensitivity.result import Sensitivity

if TYPE_CHECKING:
    from rich.console import Console

_WARNING = "For the service and its committees: no figure of a child is in it."
_SMALL_BARS = 12


@dataclass(frozen=True, repr=False)
class SensitivityView:
    """
    A sensitivity study with the words around it.

    Parameters
    ----------
    lines
        Further sentences for the top, such as how options were found.
    made_up
        Whether the people of the week are made up.
    """

    study: Sensitivity
    lines: tuple[str, ...] = ()
    made_up: bool = False

    @cached_property
    def text(self) -> StudyText:
        """The words around its tables."""
        return text_of(self.study, self.lines, made_up=self.made_up)

    @property
    def title(self) -> str:
        """The heading of everything made of it."""
        return self.text.title

    @property
    def sentences(self) -> tuple[str, ...]:
        """Where each input turns the answer away from the option that wins now, the likely first."""
        return self.text.sentences

    @property
    def paragraph(self) -> str:
        """The whole for a committee's report."""
        return self.text.paragraph

    def page(self, *, whole: bool = True) -> Page:
        """Return the tables with their words; without `whole` as a terminal holds them."""
        study = self.study
        bars = blocks.one_way(study)
        if whole:
            shown = [blocks.options(study), blocks.wins(study), bars, blocks.turning(study)]
        else:
            # What a terminal cannot hold in columns stands below them: notes go over several lines.
            told = "\n".join([bars.note, words.standing(study), *(f"- {one}" for one in self.sentences)])
            shown = [blocks.options(study), _by_letter(blocks.wins(study))]
            shown.append(replace(bars, rows=bars.rows[:_SMALL_BARS], note=told))
        shown += [blocks.two_way(study), blocks.checks(study)]
        return Page(
            title=self.title,
            headline=words.headline(study),
            lines=self.text.told,
            blocks=tuple(shown),
            warning=_WARNING,
            footer=self.text.footer,
        )

    def __repr__(self) -> str:
        return f"SensitivityView({len(self.study.options)} options, {len(self.study.inputs)} inputs)"

    def _repr_html_(self) -> str:
        return study_fragment(self.study, self.text)


def _by_letter(block: Block) -> Block:
    """A table without the names of options, which a table above it has."""
    return replace(
        block,
        columns=(block.columns[0], *block.columns[2:]),
        rows=tuple((row[0], *row[2:]) for row in block.rows),
    )


def sensitivity_html(view: SensitivityView) -> str:
    """Return the page of a study; it loads nothing from outside, and every text is escaped."""
    return study_page(view.study, view.text)


def show_sensitivity(view: SensitivityView, console: "Console | None" = None) -> None:
    """Print a study; the page and the workbook have all of it."""
    show_page(view.page(whole=False), console)


def sensitivity_workbook(view: SensitivityView, path: str | Path) -> None:
    """
    Write a study as an Excel workbook, inputs and all draws on sheets of their own.

    Raises
    ------
    InputError
        When the name does not end in .xlsx, or the file cannot be written.
    """
    study = view.study
    given = blocks.inputs(study)
    sheets = [
        Sheet(
            "Inputs", given.title, "what was taken for each input, and from where", given.columns, given.rows
        ),
        _meanings(study),
    ]
    if study.monte_carlo is not None:
        sheets.append(_draws(study))
    page = view.page()
    page = replace(page, lines=(*page.lines, *view.sentences, view.paragraph))
    page_workbook(page, path, sheets, created=datetime.combine(study.week, time()))


def _meanings(study: Sensitivity) -> Sheet:
    rows = []
    for one in study.inputs:
        demand = one.name.startswith(known.DEMAND_IN)
        meaning = known.MEANINGS.get(known.DEMAND if demand else one.name)
        rows.append((one.name, "how districts are grouped" if meaning is None else meaning.what))
    columns = (Column("Input", None, 20), Column("What it does", None, 90))
    return Sheet("What inputs do", "What each input does.", "what each input does", columns, tuple(rows))


def _draws(study: Sensitivity) -> Sheet:
    drawn = study.monte_carlo
    assert drawn is not None
    by_name = {one.name: one for one in study.inputs}
    names = [name for name, _ in drawn.points[0].values]
    rows = tuple(
        (
            number,
            *(by_name[name].text(value) if name == known.BOUNDARY else value for name, value in point.values),
            *(round(pence / 100) for pence in costs),
        )
        for number, (point, costs) in enumerate(zip(drawn.points, drawn.costs.tolist(), strict=True), start=1)
    )
    columns = (
        Column("Draw", "0", 7),
        *(Column(name, None if name == known.BOUNDARY else "0.000", 12) for name in names),
        *(Column(f"{letter}, £ a year", "#,##0", 14) for letter in blocks.letters_of(study)),
    )
    note = "All draws of Monte Carlo: the inputs, and what each option costs in a year."
    return Sheet("Draws", note, "every draw, with what each option costs", columns, rows)
