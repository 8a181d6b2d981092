"""The one-page summary for a committee as text, and as a page to print on one sheet of A4."""

import textwrap
from html import escape

from geoplan.audiences.options.counts import GAIN, LOSE
from geoplan.domain.money import pounds
from geoplan.report.siting.committee import OTHERS, Committee
from geoplan.report.siting.people_blocks import hidden_note

_DRAFT = "Draft from figures, for an officer to finish."
_KEY_FIGURES_AFTER = 2
_HEADINGS = ("Option", "Travel a week", "Change", "Average min.", "Longest min.", "Gain", "Lose", "No room")
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
.chosen th[scope=row],.chosen td{font-weight:bold;border-bottom:2px solid #1f4e5f}
.note,footer{font-size:.82em;color:#4a5a65}
footer{margin-top:1em;border-top:1px solid #c9d3d8;padding-top:.3em}
"""


def committee_text(committee: Committee, *, width: int = 88) -> str:
    """Return the summary as plain text, in lines of at most so many characters."""
    lines = [committee.title.upper(), ""]
    for number, (heading, paragraphs) in enumerate(committee.sections, start=1):
        lines.append(f"{number}. {heading}")
        first = " - " if heading == OTHERS else "   "
        for paragraph in paragraphs:
            lines += textwrap.wrap(paragraph, width, initial_indent=first, subsequent_indent="   ")
        lines.append("")
    return "\n".join([*lines, *textwrap.wrap(f"{_DRAFT} {committee.view.footer}", width), ""])


def committee_html(committee: Committee) -> str:
    """Return the summary as a page of its own; it loads nothing from outside, and every text is escaped."""
    sections = [
        f"<section><h2>{number}. {escape(heading)}</h2>{_paragraphs(heading, paragraphs)}</section>"
        for number, (heading, paragraphs) in enumerate(committee.sections, start=1)
    ]
    body = "\n".join(
        [
            f"<h1>{escape(committee.title)}</h1>",
            f"<p class='sub'>{escape(committee.view.title)}. {_DRAFT}</p>",
            *sections[:_KEY_FIGURES_AFTER],
            _table(committee),
            *sections[_KEY_FIGURES_AFTER:],
            f"<footer>{escape(committee.view.footer)}</footer>",
        ]
    )
    head = [
        "<meta charset='utf-8'>",
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        "<meta name='viewport' content='width=device-width, initial-scale=1'>",
        f"<title>{escape(committee.title)}</title>",
        f"<style>{_STYLE}</style>",
    ]
    page = f"<head>{''.join(head)}</head>\n<body><main>{body}</main></body>"
    return f"<!DOCTYPE html>\n<html lang='en-GB'>{page}</html>\n"


def _paragraphs(heading: str, paragraphs: tuple[str, ...]) -> str:
    if heading == OTHERS:
        return "<ul>" + "".join(f"<li>{escape(one)}</li>" for one in paragraphs) + "</ul>"
    return "".join(f"<p>{escape(one)}</p>" for one in paragraphs)


def _table(committee: Committee) -> str:
    """The key figures of now and of the options, the one put forward in bold."""
    head = "".join(f"<th scope='col'>{escape(heading)}</th>" for heading in _HEADINGS)
    rows = []
    for texts, is_chosen in _rows(committee):
        cells = "".join(f"<td>{escape(text)}</td>" for text in texts[1:])
        mark = " class='chosen'" if is_chosen else ""
        rows.append(f"<tr{mark}><th scope='row'>{escape(texts[0])}</th>{cells}</tr>")
    limit = committee.comparison.params.gain_minutes
    note = (
        f"Gain, lose: children whose average journey becomes more than {limit:g} minutes shorter or longer."
    )
    hidden = hidden_note(committee.counts)
    return (
        f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
        f"<p class='note'>{escape(f'{note} {hidden}'.strip())}</p>"
    )


def _rows(committee: Committee) -> list[tuple[tuple[str, ...], bool]]:
    comparison, found = committee.comparison, []
    for one in comparison.planned:
        spread, is_now = comparison.spread(one), one is comparison.base
        change = one.pence - comparison.base.pence
        texts = (
            one.name,
            pounds(one.pence, whole=True),
            "" if is_now else f"{'+' if change > 0 else ''}{pounds(change, whole=True)}",
            f"{spread.mean:.1f}",
            f"{spread.worst:.0f}",
            *("" if is_now else str(committee.counts.change_shown(one, kind)) for kind in (GAIN, LOSE)),
            str(one.moves.without_room),
        )
        found.append((texts, one is committee.option))
    return found
