"""
A one-page summary under the headings of a council report: as text, and as a page to print on one sheet of A4.
"""

import textwrap
from dataclasses import dataclass
from html import escape

from geoplan.notebook import html_table

OTHERS = "Other options considered"
"""The heading under which paragraphs are a list."""
Sections = tuple[tuple[str, tuple[str, ...]], ...]
_DRAFT = "Draft from figures, for an officer to finish."
_KEY_FIGURES_AFTER = 2
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE = """
@page{size:A4;margin:14mm 15mm}
body{font:10.5pt/1.35 'Segoe UI',Arial,Helvetica,sans-serif;color:#1d2b36;background:#fff;margin:0}
main{max-width:180mm;margin:0 auto;padding:6mm 4mm}
@media print{main{padding:0;max-width:none}body{font-size:9.5pt}}
h1{font-size:1.55em;margin:0;color:#1f4e5f}.sub{margin:.1em 0 .6em;color:#4a5a65}
h2{font-size:1.05em;margin:.75em 0 .1em;color:#1f4e5f}
p{margin:.15em 0}ul{margin:.15em 0;padding-left:1.2em}
table{border-collapse:collapse;width:100%;margin:.7em 0 .1em;font-size:.92em}
th,td{padding:.22em .5em;border-bottom:1px solid #c9d3d8;text-align:right;vertical-align:top}
th[scope=row],thead th:first-child{text-align:left;font-weight:normal}td{white-space:nowrap}
thead th{background:#1f4e5f;color:#fff;font-weight:600}
thead th{-webkit-print-color-adjust:exact;print-color-adjust:exact}
.gp-total th[scope=row],.gp-total td{font-weight:bold;border-bottom:2px solid #1f4e5f}
.scroll{overflow-x:auto}
.note,footer{font-size:.82em;color:#4a5a65}
footer{margin-top:1em;border-top:1px solid #c9d3d8;padding-top:.3em}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """
    What a page for a committee says.

    Parameters
    ----------
    sections
        Headings with their paragraphs.
    headings, rows
        The table of key figures: texts of each row, and whether it is the option put forward.
    note
        What must be known to read the table.
    """

    title: str
    subtitle: str
    sections: Sections
    headings: tuple[str, ...]
    rows: tuple[tuple[tuple[str, ...], bool], ...]
    note: str
    footer: str


def summary_text(summary: Summary, *, width: int = 88) -> str:
    """Return a summary as plain text, in lines of at most so many characters."""
    lines = [summary.title.upper(), ""]
    for number, (heading, paragraphs) in enumerate(summary.sections, start=1):
        lines.append(f"{number}. {heading}")
        first = " - " if heading == OTHERS else "   "
        for paragraph in paragraphs:
            lines += textwrap.wrap(paragraph, width, initial_indent=first, subsequent_indent="   ")
        lines.append("")
    return "\n".join([*lines, *textwrap.wrap(f"{_DRAFT} {summary.footer}", width), ""])


def summary_html(summary: Summary) -> str:
    """Return a summary as a page of its own; it loads nothing from outside, and every text is escaped."""
    sections = [
        f"<section><h2>{number}. {escape(heading)}</h2>{_paragraphs(heading, paragraphs)}</section>"
        for number, (heading, paragraphs) in enumerate(summary.sections, start=1)
    ]
    body = "\n".join(
        [
            f"<h1>{escape(summary.title)}</h1>",
            f"<p class='sub'>{escape(summary.subtitle)}. {_DRAFT}</p>",
            *sections[:_KEY_FIGURES_AFTER],
            _table(summary),
            *sections[_KEY_FIGURES_AFTER:],
            f"<footer>{escape(summary.footer)}</footer>",
        ]
    )
    head = [
        "<meta charset='utf-8'>",
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        "<meta name='viewport' content='width=device-width, initial-scale=1'>",
        f"<title>{escape(summary.title)}</title>",
        f"<style>{_STYLE}</style>",
    ]
    page = f"<head>{''.join(head)}</head>\n<body><main>{body}</main></body>"
    return f"<!DOCTYPE html>\n<html lang='en-GB'>{page}</html>\n"


def _paragraphs(heading: str, paragraphs: tuple[str, ...]) -> str:
    if heading == OTHERS:
        return "<ul>" + "".join(f"<li>{escape(one)}</li>" for one in paragraphs) + "</ul>"
    return "".join(f"<p>{escape(one)}</p>" for one in paragraphs)


def _table(summary: Summary) -> str:
    """The key figures, the option put forward in bold."""
    chosen = {number for number, (_, is_chosen) in enumerate(summary.rows) if is_chosen}
    table = html_table(summary.headings, [texts for texts, _ in summary.rows], totals=chosen)
    return f"{table}<p class='note'>{escape(summary.note)}</p>"
