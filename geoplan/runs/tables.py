"""Answers about runs as plain tables and words: for the terminal, a notebook, and whoever works with them."""

from collections.abc import Collection, Iterable, Sequence
from html import escape

STYLE = """
.gp-plan{font:14px/1.45 system-ui,sans-serif;color:#1d2b36;background:#fff;max-width:72em;padding:.2em .4em}
.gp-plan h3{margin:.2em 0;font-size:1.35em}.gp-plan h4{margin:1.3em 0 .2em;font-size:1.05em;color:#1f4e5f}
.gp-plan p{margin:.2em 0}.gp-plan ul{margin:.2em 0;padding-left:1.4em}.gp-plan summary{cursor:pointer}
.gp-plan table{border-collapse:collapse;margin:.3em 0;background:#fff;color:#1d2b36}
.gp-plan th,.gp-plan td{padding:.2em .7em;border-bottom:1px solid #c9d3d8;text-align:left;vertical-align:top}
.gp-plan thead th{background:#1f4e5f;color:#fff}.gp-plan td,.gp-plan tbody th{white-space:nowrap}
.gp-plan .gp-n{text-align:right}.gp-plan td.gp-w{white-space:normal;min-width:20em}
.gp-plan .gp-total td,.gp-plan .gp-total th{font-weight:bold;border-top:1px solid #1d2b36}
.gp-plan small{color:#4a5a65}.gp-plan tbody th{font-weight:normal}
"""
"""The look of everything about plans in a notebook, of what stands within ``class='gp-plan'``."""

_WRAPPED_FROM = 40


def html_page(*parts: str) -> str:
    """Return fragments of HTML as one, in the look that everything about plans has; loads nothing."""
    return f"<style>{STYLE}</style><div class='gp-plan'>{''.join(parts)}</div>"


def html_table(
    headings: Sequence[str], rows: Iterable[Sequence[str]], *, right: Collection[str] = (), caption: str = ""
) -> str:
    """
    Return rows of texts as an HTML table, every text escaped; long texts are wrapped.

    Parameters
    ----------
    right
        The headings of columns that are aligned to the right.
    """
    figures = [heading in right for heading in headings]
    head = "".join(
        f"<th scope='col'{_kind(heading, figure)}>{escape(heading)}</th>"
        for heading, figure in zip(headings, figures, strict=True)
    )
    body = "".join(
        "<tr>"
        + "".join(
            f"<td{_kind(text, figure)}>{escape(text)}</td>" for text, figure in zip(row, figures, strict=True)
        )
        + "</tr>"
        for row in rows
    )
    title = f"<caption>{escape(caption)}</caption>" if caption else ""
    return f"<table>{title}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def html_folded(title: str, inside: str) -> str:
    """Return HTML of which a title alone shows until it is opened."""
    return f"<details><summary><strong>{escape(title)}</strong></summary>{inside}</details>"


def _kind(text: str, figure: bool) -> str:
    if figure:
        return " class='gp-n'"
    return " class='gp-w'" if len(text) >= _WRAPPED_FROM else ""


def text_table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Return rows of texts as lines with aligned columns, indented by two."""
    cells = [headings, *rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    padded = (map(str.ljust, row, widths) for row in cells)
    return [f"  {'  '.join(row)}".rstrip() for row in padded]


def html_list(texts: Iterable[str]) -> str:
    """Return texts as an HTML list, each escaped."""
    return "<ul>" + "".join(f"<li>{escape(text)}</li>" for text in texts) + "</ul>"


def pounds(pence: float) -> str:
    """Return an amount as written: ``£1.27``, ``−£1.27``."""
    whole = round(pence)
    return f"{'−' if whole < 0 else ''}£{abs(whole) / 100:,.2f}"


def more(pence: float) -> str:
    """Return a difference of cost in words: ``£1.27 more``."""
    return f"£{abs(round(pence)) / 100:,.2f} {'less' if round(pence) < 0 else 'more'}"


def list_of(words: Sequence[str]) -> str:
    """Return words joined as in a sentence: ``one, two and three``."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""


def the_place(key: str) -> str:
    """Return a place by its key in words: ``the home of C0001``, ``venue retford``."""
    kind, _, code = key.partition(":")
    return f"{kind} {code}" if kind in ("school", "venue") else f"the home of {code}"
