"""
Plans as text and back: the same plan is the same bytes, and comes back as the same plan.

A plan is canonical JSON: sorted keys, no spaces, UTF-8, times in whole seconds, dates as ISO 8601, with the
name and version of the format. It holds codes, keys of places and reasons; no position and no name.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from operator import index
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from geoplan.domain.plans import Plan
from geoplan.errors import Fault, InputError
from geoplan.io.write import write_atomically

FORMAT = "geoplan plan"
VERSION = 1
_LARGEST_BYTES = 256_000_000
_Reader = Callable[[Any], Any]


def canonical_json(value: object) -> str:
    """
    Return the one JSON text of plain values: sorted keys, no spaces, no NaN.

    Raises
    ------
    ValueError
        For a number that is not finite.
    TypeError
        For what JSON has no form of.
    """
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def plan_to_json(plan: Plan) -> bytes:
    """
    Return a plan as canonical JSON.

    Raises
    ------
    TypeError
        When a field of the plan holds something other than its kind, such as a fraction of a penny.
    """
    return canonical_json({"format": FORMAT, "version": VERSION, "plan": _plain(plan)}).encode()


def plan_digest(plan: Plan) -> str:
    """Return the SHA-256 of a plan's canonical JSON, in hexadecimal: equal for equal plans only."""
    return hashlib.sha256(plan_to_json(plan)).hexdigest()


def plan_from_json(data: bytes, *, file: str | None = None) -> Plan:
    """
    Return the plan that canonical JSON, or any JSON of the same content, holds.

    Parameters
    ----------
    file
        Where it was read, for messages.

    Raises
    ------
    InputError
        When it is no plan, is of a version that is not known here, or a value in it cannot be.
    """
    document = _document(data, file)
    if document.get("version") != VERSION:
        found = f"the plan is of format {document.get('version')!r:.20}; this geoplan reads format {VERSION}"
        raise InputError(Fault(found, "update geoplan, or make the plan again", file=file))
    try:
        return _reader(Plan)(document.get("plan"))  # type: ignore[no-any-return]
    except _BrokenError as error:
        raise InputError(
            Fault(
                f"{error.where or 'the plan'}: {error.what}", "take a copy of it, or make it again", file=file
            )
        ) from error


def write_plan(plan: Plan, path: str | Path) -> None:
    """
    Write a plan into a JSON file, readable by its owner alone.

    Raises
    ------
    InputError
        When the file cannot be written.
    """
    data = plan_to_json(plan)
    with write_atomically(path, private=True) as aside:
        aside.write_bytes(data)


def read_plan(path: str | Path) -> Plan:
    """
    Read a plan that `write_plan` wrote.

    Raises
    ------
    InputError
        When the file cannot be read, is too large for a plan, or holds none.
    """
    path = Path(path)
    try:
        if path.stat().st_size > _LARGEST_BYTES:
            raise InputError(Fault("the file is too large for a plan", "check its name", file=path.name))
        data = path.read_bytes()
    except OSError as error:
        cure = "check the name and the folder, and that you may read it"
        raise InputError(Fault("the plan cannot be opened", cure, file=path.name)) from error
    return plan_from_json(data, file=path.name)


def _document(data: bytes, file: str | None) -> Mapping[str, Any]:
    try:
        document = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError):  # the text itself is not repeated: it may be any file
        document = None
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        cure = "give a plan that geoplan wrote, or take a copy of it"
        raise InputError(Fault("this is no plan of geoplan, or it is damaged", cure, file=file))
    return document


class _BrokenError(Exception):
    """A value cannot be; `where` is put together on the way out."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what
        self.where = ""

    def under(self, place: str) -> "_BrokenError":
        joint = "" if not self.where or self.where.startswith("[") else "."
        self.where = f"{place}{joint}{self.where}"
        return self


def _plain(value: object) -> object:
    """Turn a value of the domain into what JSON has."""
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, str | bool):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if is_dataclass(value):
        return {item.name: _plain(getattr(value, item.name)) for item in fields(value)}
    return index(value)  # type: ignore[arg-type]


@cache
def _reader(hint: Any) -> _Reader:
    """Return what turns JSON into a value of a type; raises `_BrokenError` where it cannot."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin is tuple:
        return _tuple_reader(_reader(inner[0]))
    if origin in (Union, UnionType):
        (other,) = (kind for kind in inner if kind is not NoneType)
        read = _reader(other)
        return lambda value: None if value is None else read(value)
    if is_dataclass(hint):
        return _dataclass_reader(hint)  # type: ignore[arg-type]
    if issubclass(hint, Enum):
        return _enum_reader(hint)
    return _read_date if hint is date else _exact_reader(hint)


def _exact_reader(kind: type) -> _Reader:
    def read(value: Any) -> Any:
        if type(value) is not kind:
            raise _BrokenError(f"{type(value).__name__} found where {kind.__name__} belongs")
        return value

    return read


def _read_date(value: Any) -> date:
    try:
        day = date.fromisoformat(value)
    except (TypeError, ValueError):
        day = None
    if day is None or day.isoformat() != value:
        raise _BrokenError("no date such as 2026-11-23")
    return day


def _enum_reader(kind: type[Enum]) -> _Reader:
    def read(value: Any) -> Enum:
        try:
            return kind(value)
        except ValueError:
            raise _BrokenError(f"no {kind.__name__.lower()} that is known here") from None

    return read


def _tuple_reader(read_item: _Reader) -> _Reader:
    def read(value: Any) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise _BrokenError("a list belongs here")
        found = []
        for at, item in enumerate(value):
            try:
                found.append(read_item(item))
            except _BrokenError as error:
                raise error.under(f"[{at}]") from error.__cause__
        return tuple(found)

    return read


def _dataclass_reader(kind: type) -> _Reader:
    hints = get_type_hints(kind)
    known = {item.name: _reader(hints[item.name]) for item in fields(kind)}
    needed = {
        item.name for item in fields(kind) if item.default is MISSING and item.default_factory is MISSING
    }

    def read(value: Any) -> Any:
        if not isinstance(value, dict):
            raise _BrokenError("a group of values belongs here")
        if value.keys() - known.keys():
            raise _BrokenError("holds something that is not known here")
        if needed - value.keys():
            raise _BrokenError(f"{min(needed - value.keys())} is missing")
        found = {}
        for name, item in value.items():
            try:
                found[name] = known[name](item)
            except _BrokenError as error:
                raise error.under(name) from error.__cause__
        try:
            return kind(**found)
        except ValueError as error:
            raise _BrokenError(str(error)) from error

    return read
