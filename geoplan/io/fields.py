"""
Reading one cell: what people type, turned into a value, or into what is wrong with it and how to mend it.

A parser takes a cell that is not blank and returns the value or a `Bad`. It never guesses: what can be read
in two ways is refused.
"""

import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from difflib import get_close_matches
from enum import Enum
from typing import Any, TypeVar

from geoplan.io.grid import Cell

T = TypeVar("T")
E = TypeVar("E", bound=Enum)

_EXCEL_ERROR = re.compile(r"#(REF!|N/A|VALUE!|NAME\?|DIV/0!|NULL!|NUM!|SPILL!|CALC!)|Err:\d+", re.IGNORECASE)
_LONGEST_SHOWN = 40
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]{0,39}")
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?")
_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?")
_POSTCODE = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][ABD-HJLNP-UW-Z]{2}|GIR0AA")
_YES = frozenset({"yes", "y", "true", "t", "1", "✓", "✔"})
_NO = frozenset({"no", "n", "false", "f", "0"})


@dataclass(frozen=True, slots=True)
class Bad:
    """
    What is wrong with a cell.

    Parameters
    ----------
    problem
        Follows the value in a sentence: ``is not a date``.
    cure
        What to do; says nothing of the value.
    exact_cure
        A cure that repeats or mends the value itself, for cells that may be shown.
    form
        The cure without its example, where the column's own example makes a better one.
    """

    problem: str
    cure: str
    exact_cure: str | None = None
    form: str | None = None

    def words(self, cell: Cell, *, private: bool, example: str | None = None) -> tuple[str, str]:
        """Return message and cure; of a private cell neither shows the value."""
        cure = f"{self.form}, such as {example}" if self.form and example else self.cure
        if private:
            return f"what is written here {self.problem}", cure
        return f'"{shown(cell)}" {self.problem}', self.exact_cure or cure


Parser = Callable[[Cell], Any]


def shown(cell: Cell) -> str:
    """Return a cell as a message shows it: as typed, shortened, dates day first."""
    if isinstance(cell, datetime):
        return f"{cell:%d/%m/%Y}" if cell.time() == time() else f"{cell:%d/%m/%Y %H:%M}"
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    text = plain(cell)
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"


def plain(cell: Cell) -> str:
    """Return a cell as one line of text, without the apostrophe that our writers put before ``= + - @``."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, str):
        words = " ".join(cell.replace("\u200b", "").split())
        return words[1:] if re.match(r"'[=+@\-]", words) else words
    return str(cell)


def spreadsheet_error(cell: Cell) -> Bad | None:
    """Tell a formula's error value (``#REF!``) from a real one."""
    if isinstance(cell, str) and _EXCEL_ERROR.fullmatch(cell.strip()):
        return Bad("is a formula that went wrong", "mend the formula, or type the value")
    return None


def text(cell: Cell) -> str | Bad:
    """Read any text; white space at the ends and in runs goes."""
    return shown(cell) if isinstance(cell, date) else plain(cell)


def code(cell: Cell) -> str | Bad:
    """Read a code: letters, digits and ``. _ / -``, no spaces, up to 40. The number 17 is the code "17"."""
    if isinstance(cell, bool | date | time):
        return Bad("is not a code", "format the cell as text and type the code again")
    found = plain(cell)
    if _CODE.fullmatch(found):
        return found
    joined = re.sub(r"[^A-Za-z0-9._/-]+", "-", found).strip("-._/")[:40]
    return Bad(
        "is not a code",
        "use up to 40 letters, digits, dots and dashes, without spaces",
        f"write it without spaces, such as {joined}" if joined else None,
    )


def person_code(cell: Cell) -> str | Bad:
    """Read the code of a person: a code with a digit in it, which names have not."""
    found = code(cell)
    if isinstance(found, Bad):
        return Bad("is not a code", "use a case number such as C-014, never a name")
    if not any(character.isdigit() for character in found):
        return Bad("may be a name", "use a case number with a digit, such as C-014")
    return found


def number(
    units: Sequence[str] = (), *, least: float = -math.inf, most: float = math.inf, unit: str = ""
) -> Callable[[Cell], float | Bad]:
    """
    Make a parser of numbers.

    Parameters
    ----------
    units
        Words that may follow the number and say nothing else: ``("miles", "mi")``.
    least, most
        Both allowed.
    unit
        The unit that messages name.
    """
    endings = sorted((one.casefold() for one in units), key=len, reverse=True)
    wanted = f"a number of {unit}" if unit else "a number"

    def parse(cell: Cell) -> float | Bad:
        found = _as_float(cell, endings)
        if found is None:
            form = f"write {wanted}"
            return Bad(_not_a_number(cell), f"{form}, such as {_example(least, most)}", form=form)
        if not least <= found <= most:
            return Bad(f"is not {_range(least, most, unit)}", "check the figure and its unit")
        return found

    return parse


def integer(
    units: Sequence[str] = (), *, least: float = -math.inf, most: float = math.inf, unit: str = ""
) -> Callable[[Cell], int | Bad]:
    """Make a parser of whole numbers; see `number`."""
    parse_number = number(units, least=least, most=most, unit=unit)

    def parse(cell: Cell) -> int | Bad:
        found = parse_number(cell)
        if isinstance(found, Bad):
            return found
        if not found.is_integer():
            return Bad(
                "is not a whole number",
                "write it without a fraction",
                f"write {math.floor(found)} or {math.ceil(found)}",
            )
        return int(found)

    return parse


def _as_float(cell: Cell, endings: Iterable[str]) -> float | None:
    if isinstance(cell, bool | date | time):
        return None
    if isinstance(cell, int | float):
        return float(cell) if math.isfinite(cell) else None
    words = plain(cell).casefold().replace("−", "-").replace("–", "-").replace("£", "")
    for ending in endings:
        if words.endswith(ending):
            words = words[: -len(ending)]
            break
    words = words.strip()
    if _THOUSANDS.fullmatch(words):
        words = words.replace(",", "")
    return float(words) if _NUMBER.fullmatch(words) and math.isfinite(float(words)) else None


def _not_a_number(cell: Cell) -> str:
    if isinstance(cell, str) and re.fullmatch(r"\s*[+-]?\d+,\d+\s*", cell):
        return "has a comma where a decimal point belongs"
    return "is a date, not a number" if isinstance(cell, date) else "is not a number"


def _example(least: float, most: float) -> str:
    return "12" if least <= 12 <= most else f"{least:g}"


def _range(least: float, most: float, unit: str) -> str:
    after = f" {unit}" if unit else ""
    if math.isinf(most):
        return f"{least:g}{after} or more"
    if math.isinf(least):
        return f"{most:g}{after} or less"
    return f"between {least:g} and {most:g}{after}"


def yes_no(cell: Cell) -> bool | Bad:
    """Read yes or no, in words, as Excel's TRUE and FALSE, or as 1 and 0."""
    found = plain(cell).casefold()
    if found in _YES:
        return True
    if found in _NO:
        return False
    return Bad("is neither yes nor no", "write yes or no")


def postcode(cell: Cell) -> str | Bad:
    """Read a full British postcode: upper case, one space. That it exists is for `PostcodeIndex` to say."""
    found = re.sub(r"[\s.\-]", "", plain(cell)).upper()
    if _POSTCODE.fullmatch(found):
        return f"{found[:-3]} {found[-3:]}"
    return Bad("is not a full postcode", "write it like NG18 2TA")


def choice(options: type[E], synonyms: Mapping[str, E] | None = None) -> Callable[[Cell], E | Bad]:
    """
    Make a parser of the values of an enum; case, spaces and dashes do not count.

    Parameters
    ----------
    synonyms
        Other words for some of them.
    """
    known: dict[str, E] = {_key(word): option for word, option in (synonyms or {}).items()}
    known |= {_key(str(option.value)): option for option in options}
    labels = [str(option.value) for option in options]

    def parse(cell: Cell) -> E | Bad:
        key = _key(plain(cell))
        if key in known:
            return known[key]
        close = get_close_matches(key, known, n=1, cutoff=0.75)
        listed_labels = "write one of: " + ", ".join(labels)
        return Bad(
            "is not one of the choices",
            listed_labels,
            f'did you mean "{known[close[0]].value}"?' if close else None,
        )

    return parse


def _key(words: str) -> str:
    return re.sub(r"[^a-z0-9]", "", words.casefold())


def listed(parse_one: Callable[[Cell], T | Bad]) -> Callable[[Cell], tuple[T, ...] | Bad]:
    """Make a parser of lists: values with ``;``, ``,`` or a new line between them, doubles left out."""

    def parse(cell: Cell) -> tuple[T, ...] | Bad:
        parts: list[Cell] = [cell]
        if isinstance(cell, str):
            parts = [part.strip() for part in re.split(r"[;,\n]", cell) if part.strip()]
        values: dict[T, None] = {}
        for part in parts:
            value = parse_one(part)
            if isinstance(value, Bad):
                return Bad(f"has an entry that {value.problem}", value.cure, value.exact_cure)
            values[value] = None
        return tuple(values)

    return parse
