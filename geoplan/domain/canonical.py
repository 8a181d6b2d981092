"""One text for equal things, on every machine: what content hashes are made of."""

import hashlib
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, time
from enum import Enum


def canonical(value: object) -> str:
    """
    Return text that is equal for equal values, and only for them.

    Takes dataclasses, mappings, sets, sequences, enumerations, dates, times and plain values; it does not
    depend on the order in which a set or mapping happens to lie in memory.
    """
    if isinstance(value, Enum):
        return repr(value.value)
    if is_dataclass(value):
        parts = (f"{item.name}={canonical(getattr(value, item.name))}" for item in fields(value))
        return f"{type(value).__name__}({';'.join(parts)})"
    if isinstance(value, Mapping):
        return "{" + ",".join(sorted(f"{canonical(key)}:{canonical(value[key])}" for key in value)) + "}"
    if isinstance(value, frozenset | set):
        return "{" + ",".join(sorted(map(canonical, value))) + "}"
    if isinstance(value, tuple | list):
        return "[" + ",".join(map(canonical, value)) + "]"
    if isinstance(value, date | time):
        return value.isoformat()
    return repr(value)


def digest(value: object, digits: int = 12) -> str:
    """Return so many hexadecimal digits of a hash of `canonical` text."""
    return hashlib.sha256(canonical(value).encode()).hexdigest()[:digits]
