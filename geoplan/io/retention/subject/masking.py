"""Other children's codes, taken out of whatever is handed to somebody."""

import re
from collections.abc import Collection

ANOTHER = "another child"
_PREFIXED = re.compile(r"([A-Za-z]+[-_/]?)\d+")


class Masking:
    """
    What may be shown to one person.

    Parameters
    ----------
    code
        Whose data it is.
    children
        Codes of all children that are known. Words that look like `code`, its letters and other digits, are
        taken for children's too where `code` is a child's: a table may name a child that no other one knows.
    """

    def __init__(self, code: str, children: Collection[str]) -> None:
        self.code = code
        self.is_child = code.casefold() in {child.casefold() for child in children}
        self._others = frozenset(child.casefold() for child in children) - {code.casefold()}
        shapes = [re.escape(child) for child in sorted(self._others, key=len, reverse=True)]
        prefixed = _PREFIXED.fullmatch(code) if self.is_child else None
        if prefixed:
            shapes.append(rf"{re.escape(prefixed[1])}\d+")
        self._own = _word(re.escape(code))
        self._other = _word("|".join(shapes)) if shapes else None

    def mentions(self, text: str) -> bool:
        """Whether a text names the person."""
        return self._own.search(text) is not None

    def is_other(self, text: str) -> bool:
        """Whether a text is another child's code and nothing else."""
        word = text.strip().casefold()
        return word in self._others or bool(
            self._other and self._other.fullmatch(word) and not self.is_own(word)
        )

    def text(self, text: str) -> str:
        """Return a text with other children's codes taken out."""
        if self._other is None:
            return text
        return self._other.sub(lambda found: found[0] if self.is_own(found[0]) else ANOTHER, text)

    def count(self, text: str) -> int:
        """Return how often a text names the person."""
        return len(self._own.findall(text))

    def is_own(self, word: str) -> bool:
        """Whether a word is the person's code, however it is written."""
        return word.casefold() == self.code.casefold()


def _word(inner: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![A-Za-z0-9])(?:{inner})(?![A-Za-z0-9])", re.IGNORECASE)
