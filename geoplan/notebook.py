"""How results look in a notebook: pages, tables and lists of HTML that load nothing; texts are escaped."""

from collections.abc import Collection, Iterable, Sequence
from html import escape

_STYLE = """
.gp-page{font:14px/1.45 system-ui,sans-serif;color:#1d2b36;background:#fff;max-width:72em;padding:.2em .4em}
.gp-page h3{margin:.2em 0;font-size:1.35em}.gp-page h4{margin:1.3em 0 .2em;font-size:1.05em;color:#1f4e5f}
.gp-page p{margin:.2em 0}.gp-page ul{margin:.2em 0;padding-left:1.4em}.gp-page summary{cursor:pointer}
.gp-page table{border-collapse:collapse;margin:.3em 0;background:#fff;color:#1d2b36}
.gp-page th,.gp-page td{padding:.2em .7em;border-bottom:1px solid #c9d3d8;text-align:left;vertical-align:top}
.gp-page thead th{background:#1f4e5f;color:#fff}.gp-page td,.gp-page tbody th{white-space:nowrap}
.gp-page .gp-n{text-align:right}.gp-page td.gp-w,.gp-page tbody th.gp-w{white-space:normal;min-width:20em}
.gp-page .gp-total td,.gp-page .gp-total th{font-weight:bold;border-top:1px solid #1d2b36}
.gp-page small{color:#4a5a65}.gp-page tbody th{font-weight:normal}
"""
_WRAPPED_FROM = 40


class Markup(str):
    """A cell that is HTML already, such as a bar: whoever makes it escapes its texts."""

    __slots__ = ()


def html_page(*parts: str, style: str = "") -> str:
    """
    Return fragments of HTML as one, in the look that all results have.

    Parameters
    ----------
    style
        Further rules, for what stands within ``class='gp-page'``.
    """
    return f"<style>{_STYLE}{style}</style><div class='gp-page'>{''.join(parts)}</div>"


def html_table(
    headings: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    right: Collection[str] = (),
    title: str = "",
    note: str = "",
    caption: str = "",
    totals: Collection[int] = (),
    look: str = "",
    widths: Sequence[float] = (),
) -> str:
    """
    Return rows of texts as a table; long texts are wrapped, new lines kept.

    A cell of `Markup` stays as it is. Without any heading there is no head.

    Parameters
    ----------
    right
        The headings of columns that are aligned to the right.
    title, note
        Stand above the table; a caption is part of it.
    totals
        Rows to set in bold, from 0.
    look
        The class of the table, for further rules.
    widths
        The share of the whole width that each column has; as wide as their cells by default.
    """
    figures = [heading in right for heading in headings]
    head = "".join(
        f"<th scope='col'{_kind(figure)}>{escape(heading)}</th>"
        for heading, figure in zip(headings, figures, strict=True)
    )
    body = "".join(
        _row(row, figures, " class='gp-total'" if number in totals else "") for number, row in enumerate(rows)
    )
    parts = [f"<h4>{escape(title)}</h4>"] if title else []
    parts += [f"<p><small>{escape(note)}</small></p>"] if note else []
    inside = f"<caption>{escape(caption)}</caption>" if caption else ""
    columns = "".join(f"<col style='width:{share:.1%}'>" for share in widths)
    inside += f"<colgroup>{columns}</colgroup>" if columns else ""
    inside += f"<thead><tr>{head}</tr></thead>" if any(headings) else ""
    opened = f"<table class='{look}'>" if look else "<table>"
    return "".join([*parts, f"{opened}{inside}<tbody>{body}</tbody></table>"])


def _row(texts: Sequence[str], figures: Sequence[bool], look: str) -> str:
    cells = [
        (_kind(figure, text), text if isinstance(text, Markup) else escape(text).replace("\n", "<br>"))
        for text, figure in zip(texts, figures, strict=True)
    ]
    (first_kind, first), *rest = cells
    others = "".join(f"<td{kind}>{text}</td>" for kind, text in rest)
    return f"<tr{look}><th scope='row'{first_kind}>{first}</th>{others}</tr>"


def _kind(figure: bool, text: str = "") -> str:
    if figure:
        return " class='gp-n'"
    wraps = len(text) >= _WRAPPED_FROM and not isinstance(text, Markup)
    return " class='gp-w'" if wraps else ""


def html_folded(title: str, inside: str) -> str:
    """Return HTML of which a title alone shows until it is opened."""
    return f"<details><summary><strong>{escape(title)}</strong></summary>{inside}</details>"


def html_list(texts: Iterable[str]) -> str:
    """Return texts as a list."""
    return "<ul>" + "".join(f"<li>{escape(text)}</li>" for text in texts) + "</ul>"
