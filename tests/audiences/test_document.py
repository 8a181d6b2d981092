"""`docs/audiences.md` says of every field who sees it, as the lists have it."""

from dataclasses import fields
from pathlib import Path

from geoplan.audiences import Audience
from geoplan.audiences.lists import LISTS
from geoplan.audiences.rows import KINDS

DOCUMENT = Path(__file__).parents[2] / "docs" / "audiences.md"
BEGIN, END = "<!-- lists -->\n", "<!-- end of lists -->\n"
# From the widest to the narrowest, as they are read.
ORDER = tuple(reversed(Audience))


def table():
    """The lists as they are to stand in the document: ``python -m tests.audiences.test_document``."""
    lines = [f"| field | {' | '.join(ORDER)} |", f"|---|{'---|' * len(ORDER)}"]
    for kind in KINDS:
        listed = [LISTS[audience].get(kind, ()) for audience in ORDER]
        lines.append(f"| **{kind.__name__}** | {' | '.join('' for _ in ORDER)} |")
        for item in fields(kind):
            marks = " | ".join("yes" if item.name in names else "" for names in listed)
            lines.append(f"| `{item.name}` | {marks} |")
    return "\n".join(lines) + "\n"


def test_the_document_has_the_lists_as_they_are():
    _, _, rest = DOCUMENT.read_text(encoding="utf-8").partition(BEGIN)
    assert rest.partition(END)[0] == table()


if __name__ == "__main__":
    print(table(), end="")
