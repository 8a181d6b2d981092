"""
Parameters from a `geoplan.toml`: one section for each checked dataclass, an unknown key is an error.

The file holds what a service has set once and for all, such as::

    [speeds]
    junction_delay_s = 6.0
"""

import json
import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from difflib import get_close_matches
from enum import Enum
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from geoplan.errors import Fault, InputError

P = TypeVar("P")


def load_params(path: str | Path, sections: Mapping[str, type[Any]]) -> dict[str, Any]:
    """
    Read the parameters of every section that a file holds.

    Parameters
    ----------
    sections
        The dataclass of each section that may be there, such as ``{"speeds": SpeedModel}``.

    Returns
    -------
    dict
        An instance for each section in the file. A section that is not there is not in it.

    Raises
    ------
    InputError
        With a fault for every unknown section or key and every value that cannot be used.
    """
    path = Path(path)
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise InputError(
            Fault("there is no such file", "check the name and the folder", file=path.name)
        ) from error
    except OSError as error:
        what = "this is a folder" if path.is_dir() else "the file cannot be opened"
        cure = "give the name of a file that you may read"
        raise InputError(Fault(what, cure, file=path.name or str(path))) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(
            Fault(
                f"the file cannot be read as TOML ({error})", "write lines like: name = value", file=path.name
            )
        ) from error
    faults: list[Fault] = []
    found: dict[str, Any] = {}
    for section, table in document.items():
        if section not in sections:
            faults.append(_unknown(f'section "{section}"', section, list(sections), _Where(path.name)))
        elif not isinstance(table, dict):
            faults.append(Fault(f'"{section}" is not a section', f"write it as [{section}]", file=path.name))
        else:
            try:
                found[section] = from_toml(sections[section], table, file=path.name, section=section)
            except InputError as error:
                faults += error.faults
    if faults:
        raise InputError(faults)
    return found


def from_toml(
    cls: type[P], table: Mapping[str, Any], *, file: str = "geoplan.toml", section: str | None = None
) -> P:
    """
    Make a parameter object of a section of TOML.

    Tables become mappings or inner dataclasses, arrays tuples, words enums, as the fields of `cls` say.

    Parameters
    ----------
    cls
        A frozen dataclass that checks itself, raising ValueError.
    file, section
        Where the table stands, for messages.

    Raises
    ------
    InputError
        With a fault for every unknown key, missing key, and value of a wrong kind, or the one `cls` found.
    """
    where = _Where(file, section)
    hints = get_type_hints(cls)
    known = {one.name: one for one in fields(cls) if one.init}  # type: ignore[arg-type]
    faults: list[Fault] = []
    values: dict[str, Any] = {}
    for key, value in table.items():
        if key not in known:
            faults.append(_unknown(f'"{key}"', key, list(known), where))
            continue
        try:
            values[key] = _converted(hints[key], value, where.below(key))
        except InputError as error:
            faults += error.faults
        except (ValueError, TypeError) as error:
            faults.append(where.fault(f"{key}: {error}", "see the documentation of parameters"))
    for key, one in known.items():
        if key not in table and one.default is MISSING and one.default_factory is MISSING:
            faults.append(where.fault(f'"{key}" is missing', "add it"))
    if faults:
        raise InputError(faults)
    try:
        return cls(**values)
    except ValueError as error:
        raise InputError(where.fault(str(error), "change the value")) from error


@dataclass(frozen=True, slots=True)
class _Where:
    """A section of a file; one within another is called ``outer.inner``, as its heading is."""

    file: str
    section: str | None = None

    def below(self, key: str) -> "_Where":
        return _Where(self.file, f"{self.section}.{key}" if self.section else key)

    def fault(self, message: str, cure: str) -> Fault:
        before = f"section [{self.section}]: " if self.section else ""
        return Fault(f"{before}{message}", cure, file=self.file)


def _unknown(what: str, word: str, known: list[str], where: _Where) -> Fault:
    close = get_close_matches(word, known, n=1)
    cure = f'did you mean "{close[0]}"?' if close else "use one of: " + ", ".join(known)
    return where.fault(f"there is no {what}", cure)


def _converted(hint: Any, value: Any, where: _Where) -> Any:
    """Turn a TOML value into the kind that a field asks for; raises ValueError when it is another."""
    origin = get_origin(hint)
    if hint is Any:
        return value
    if origin in (Union, UnionType):
        return _first_that_fits([one for one in get_args(hint) if one is not NoneType], value, where)
    if origin in (tuple, frozenset):
        if not isinstance(value, list):
            raise ValueError("must be a list in square brackets")
        inner = get_args(hint)
        kinds = [inner[0]] * len(value) if len(inner) != len(value) or inner[-1] is Ellipsis else list(inner)
        return origin(_converted(kind, one, where) for kind, one in zip(kinds, value, strict=True))
    if origin is not None and issubclass(origin, Mapping):
        if not isinstance(value, dict):
            raise ValueError("must be a table of names and values")
        key_kind, value_kind = get_args(hint)
        return {_key(key_kind, key): _converted(value_kind, one, where) for key, one in value.items()}
    if is_dataclass(hint) and isinstance(hint, type):
        if not isinstance(value, dict):
            raise ValueError("must be a table of names and values")
        return from_toml(hint, value, file=where.file, section=where.section)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return _key(hint, value)
    return _plain(hint, value)


def _first_that_fits(kinds: list[Any], value: Any, where: _Where) -> Any:
    problem = ValueError("is of a wrong kind")
    for kind in kinds:
        try:
            return _converted(kind, value, where)
        except ValueError as error:
            problem = error
    raise problem


def _key(kind: Any, word: Any) -> Any:
    """Turn a word into an enum's member, by its value or its name; leave it where no enum is asked for."""
    if not (isinstance(kind, type) and issubclass(kind, Enum)):
        return _plain(kind, word)
    for member in kind:
        if word == member.value or str(word).casefold().replace("-", "_") == member.name.casefold():
            return member
    raise ValueError(f'"{word}" is not one of ' + ", ".join(member.name.lower() for member in kind))


_WORDS = {int: "a whole number", float: "a number", str: "text in quotation marks", bool: "true or false"}


def _plain(hint: Any, value: Any) -> Any:
    if hint is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if isinstance(hint, type) and (
        not isinstance(value, hint) or (isinstance(value, bool) and hint is not bool)
    ):
        raise ValueError(f"{value!r} is not {_WORDS.get(hint, hint.__name__)}")
    return value


def to_toml(sections: Mapping[str, Any]) -> str:
    """
    Write parameter objects as TOML that `load_params` reads back as equal ones.

    Parameters
    ----------
    sections
        Frozen dataclasses of numbers, words, booleans and tuples of these, by section name.
    """
    lines: list[str] = []
    for section, values in sections.items():
        lines += [f"[{section}]"]
        lines += [f"{one.name} = {_toml_value(getattr(values, one.name))}" for one in fields(values)]
        lines += [""]
    return "\n".join(lines)


def _toml_value(value: Any) -> str:
    if isinstance(value, tuple):
        return "[" + ", ".join(_toml_value(one) for one in value) + "]"
    if isinstance(value, bool | str):
        return json.dumps(value)
    if isinstance(value, int | float):
        return repr(value)
    raise TypeError(f"{type(value).__name__} has no form in a file of parameters")
