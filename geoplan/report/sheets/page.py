"""Sheets as one HTML file for print: it loads nothing, runs nothing, and holds everything that it shows."""

from collections.abc import Sequence
from functools import cache
from html import escape
from pathlib import Path

from geoplan.report.sheets.layout import Cell, Line, Sheet, SheetColumn, SheetRow

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""Nothing may be loaded and nothing may run."""

TICK = Line("☐")
"""A box to tick, in a cell of its own."""


def mark_of(audience: str) -> str:
    """Return the line by which sheets for an audience are known again as ours."""
    return f'<meta name="generator" content="geoplan sheets for {escape(audience)}s">'


def document(title: str, sheets: Sequence[Sheet], *, mark: str, bar: str = "") -> str:
    """
    Return sheets as one page of HTML, each beginning on a new page of paper.

    Parameters
    ----------
    title
        Neutral: browsers print and remember it.
    mark
        Whom they are for; see `mark_of`.
    bar
        What is said above the sheets on a screen, and not printed.

    Returns
    -------
    str
        Every text is escaped.
    """
    heading, _, rest = bar.partition("\n")
    top = f'<div class="bar"><strong>{escape(heading)}</strong>{escape(rest)}</div>' if bar else ""
    pages = "\n".join(_page(sheet, number) for sheet in sheets for number in range(len(sheet.pages())))
    return (
        '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        f"{mark_of(mark)}\n"
        '<meta name="referrer" content="no-referrer">\n<meta name="robots" content="noindex">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>\n{_style()}</style>\n</head>\n"
        f"<body>\n{top}\n<main>\n{pages}\n</main>\n</body>\n</html>\n"
    )


@cache
def _style() -> str:
    return Path(__file__).with_name("sheet.css").read_text(encoding="utf-8")


def _page(sheet: Sheet, number: int) -> str:
    pages = sheet.pages()
    first, last = number == 0, number == len(pages) - 1
    under = sheet.under if first else f"{sheet.under}, continued"
    parts = [
        _head(sheet, under),
        f'<p class="band">{escape(sheet.band)}</p>' if sheet.band else "",
        _facts(sheet) if first and sheet.facts else "",
        _table(sheet.columns, pages[number]) if sheet.columns else "",
        _closing(sheet) if last and sheet.closing else "",
        _foot(sheet, f"Page {number + 1} of {len(pages)}"),
    ]
    dense = " dense" if sheet.is_dense else ""
    return f'<section class="page{dense}">\n' + "\n".join(part for part in parts if part) + "\n</section>"


def _head(sheet: Sheet, under: str) -> str:
    whose = f"<div><h1>{escape(sheet.heading)}</h1><p>{escape(under)}</p></div>"
    return f'<div class="head">{whose}<p class="day">{escape(sheet.day)}</p></div>'


def _foot(sheet: Sheet, page: str) -> str:
    return f'<div class="foot"><span>{escape(sheet.warning)}</span><b>{page}</b></div>'


def _facts(sheet: Sheet) -> str:
    pairs = (f"<div><dt>{escape(what)}</dt><dd>{escape(figure)}</dd></div>" for figure, what in sheet.facts)
    return f'<dl class="facts">{"".join(pairs)}</dl>'


def _closing(sheet: Sheet) -> str:
    return f'<ul class="closing">{"".join(f"<li>{escape(text)}</li>" for text in sheet.closing)}</ul>'


def _table(columns: Sequence[SheetColumn], rows: Sequence[SheetRow]) -> str:
    widths = "".join(f'<col style="width:{column.width_mm:g}mm">' for column in columns)
    heads = "".join(f'<th scope="col">{escape(column.heading)}</th>' for column in columns)
    body = "\n".join(_row(columns, row) for row in rows)
    top = f"<colgroup>{widths}</colgroup>\n<thead><tr>{heads}</tr></thead>"
    return f"<table>{top}\n<tbody>\n{body}\n</tbody></table>"


def _row(columns: Sequence[SheetColumn], row: SheetRow) -> str:
    span = f' colspan="{len(columns)}"' if len(row.cells) == 1 and len(columns) > 1 else ""
    cells = "".join(_cell(cell, span) for cell in row.cells)
    return f'<tr class="{row.kind}">{cells}</tr>'


def _cell(cell: Cell, span: str) -> str:
    if cell == (TICK,):
        return '<td class="tick"><span class="box"></span></td>'
    lines = "".join(f'<span class="{line.look}">{escape(line.text)}</span>' for line in cell)
    return f"<td{span}>{lines}</td>"
