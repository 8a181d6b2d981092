"""
Options for venues, from ``options.toml``: what opens, closes and changes, by names as people write them.
"""

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from geoplan.domain.ages import AgeBand
from geoplan.domain.money import exact, rounded_pence
from geoplan.domain.venues import ALL_AGES, Room
from geoplan.errors import Fault, InputError
from geoplan.io.params import from_toml

_ALL = "all"
_MOST_MONTHS = 240
OF_SENSITIVITY = ("input", "boundary", "sensitivity")
"""Further parts of a file of options: see `geoplan.io.siting.sensitivity`."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomsText:
    """
    Rooms of one venue, as written: how many are added, alike, and codes of those that go.

    Parameters
    ----------
    ages
        Age bands, or ``all``.
    """

    venue: str
    add: int = 0
    remove: tuple[str, ...] = ()
    ages: tuple[str, ...] = (_ALL,)
    children: int = 6

    def __post_init__(self) -> None:
        if self.add < 0 or not (self.add or self.remove):
            raise ValueError(f'say how many rooms "{self.venue}" gets (add = 2), or which it loses (remove)')
        bands = [band.value for band in AgeBand]
        unknown = [word for word in self.ages if word not in (*bands, _ALL)]
        if unknown or not self.ages:
            raise ValueError(
                f'"{", ".join(unknown)}" is no age band; use all, or some of: {", ".join(bands)}'
            )
        if not 1 <= self.children <= 20:
            raise ValueError(f"{self.children} children a room is not between 1 and 20")

    def rooms(self, taken: frozenset[str]) -> tuple[Room, ...]:
        """Return the new rooms, ``new-1`` …, with codes that are not taken."""
        bands = ALL_AGES if _ALL in self.ages else frozenset(AgeBand(word) for word in self.ages)
        free = (code for code in map("new-{}".format, range(1, 100)) if code not in taken)
        return tuple(Room(code=next(free), ages=bands, children=self.children) for _ in range(self.add))


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionText:
    """
    One option, as written.

    Parameters
    ----------
    open, close
        Names or codes: of candidates, and of venues.
    regroup
        For a contact district, or a part such as ``South/Rushcliffe``, its new name.
    areas, area_name
        A layer of wards or other areas that tell parts instead of councils, and the column with their names.
    once, a_year
        Pounds beside travel, below 0 where they are saved.
    residual
        Pounds that could be got for what is paid for once.
    from_month
        Months after the start of the first year until it is carried out.
    note
        What else is to be said.
    """

    name: str
    open: tuple[str, ...] = ()
    close: tuple[str, ...] = ()
    rooms: tuple[RoomsText, ...] = ()
    regroup: Mapping[str, str] = field(default_factory=dict)
    areas: str = ""
    area_name: str = ""
    once: float = 0.0
    a_year: float = 0.0
    residual: float = 0.0
    from_month: float = 0.0
    note: str = ""

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise ValueError("the name is blank")
        if not (math.isfinite(self.once) and math.isfinite(self.a_year)):
            raise ValueError("once and a_year are amounts in pounds")
        if not (0 <= self.residual < math.inf):
            raise ValueError("residual is an amount in pounds, not below 0")
        if not 0 <= self.from_month <= _MOST_MONTHS:
            raise ValueError(f"from_month is a number of months, from 0 to {_MOST_MONTHS}")
        changes = self.open or self.close or self.rooms or self.regroup
        if not (changes or self.once or self.a_year):
            raise ValueError(
                f'"{self.name}" changes nothing; say what to open, close, regroup, or which rooms'
            )

    @property
    def once_pence(self) -> int:
        """Paid once."""
        return rounded_pence(100 * exact(self.once))

    @property
    def yearly_pence(self) -> int:
        """Paid every year."""
        return rounded_pence(100 * exact(self.a_year))

    @property
    def residual_pence(self) -> int:
        """What could be got for it."""
        return rounded_pence(100 * exact(self.residual))


def read_options(path: str | Path) -> tuple[OptionText, ...]:
    """
    Read options, each a table ``[[option]]``; what a file says of their sensitivity is left aside.

    Raises
    ------
    InputError
        With every fault of the file: unknown words, wrong kinds of values, options that change nothing.
    """
    path = Path(path)
    document = document_of(path)
    unknown = sorted(set(document) - {"option", *OF_SENSITIVITY})
    faults = [
        Fault(
            f'there is no "{word}" in a file of options', "begin each option with [[option]]", file=path.name
        )
        for word in unknown
    ]
    if not document.get("option"):
        faults.append(Fault("there is no option", "begin each option with [[option]]", file=path.name))
    found = tables_of(document, "option", OptionText, path.name, faults)
    if faults:
        raise InputError(faults)
    return tuple(beside(path, one) for one in found)


def beside(path: Path, text: OptionText) -> OptionText:
    """Return an option whose areas are looked for from the folder of its file."""
    return replace(text, areas=str(path.parent / text.areas)) if text.areas else text


def tables_of(
    document: Mapping[str, object], word: str, cls: type[T], file: str, faults: list[Fault]
) -> tuple[T, ...]:
    """Return the tables ``[[word]]`` of a document as objects of a class; what is wrong joins the faults."""
    tables = document.get(word, [])
    if not isinstance(tables, list):
        faults.append(Fault(f'"{word}" is not a list', f"begin each with [[{word}]]", file=file))
        return ()
    found = []
    for number, table in enumerate(tables, start=1):
        try:
            found.append(from_toml(cls, table, file=file, section=f"{word} {number}"))
        except InputError as error:
            faults += error.faults
    return tuple(found)


def document_of(path: Path) -> dict[str, object]:
    """
    Read a file of TOML; ``options`` is read from ``options.toml``.

    Raises
    ------
    InputError
        When it is not there, or is no TOML.
    """
    if not path.suffix and not path.exists():
        path = path.with_suffix(".toml")
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise InputError(
            Fault("there is no such file", "check the name and the folder", path.name)
        ) from error
    except OSError as error:
        cure = "give the name of a file that you may read"
        raise InputError(Fault("the file cannot be opened", cure, path.name or str(path))) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        cure = 'write lines like: close = ["Beeston Central"]'
        raise InputError(Fault(f"the file cannot be read as TOML ({error})", cure, path.name)) from error
