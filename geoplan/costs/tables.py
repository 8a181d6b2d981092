"""Results of costs as HTML for a notebook; every text is escaped."""

from collections.abc import Iterable, Sequence
from html import escape


def html_table(
    headings: Sequence[str], rows: Iterable[Sequence[str]], *, title: str = "", note: str = ""
) -> str:
    """Return rows of texts as a table, figures to the right of the first column."""
    head = "".join(f'<th scope="col">{escape(heading)}</th>' for heading in headings)
    body = "".join(
        f'<tr><th scope="row" style="text-align:left">{escape(first)}</th>'
        + "".join(f'<td style="text-align:right">{escape(text)}</td>' for text in rest)
        + "</tr>"
        for first, *rest in rows
    )
    parts = [f"<h4>{escape(title)}</h4>"] if title else []
    parts.append(f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>")
    parts += [f"<p><small>{escape(note)}</small></p>"] if note else []
    return "".join(parts)
