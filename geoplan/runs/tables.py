"""Answers about runs as plain tables and words: for the terminal, and whoever works with them."""

from collections.abc import Sequence


def text_table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Return rows of texts as lines with aligned columns, indented by two."""
    cells = [headings, *rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    padded = (map(str.ljust, row, widths) for row in cells)
    return [f"  {'  '.join(row)}".rstrip() for row in padded]


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
