"""Luck that can be repeated: numbers drawn by hash, whatever else was drawn before."""

import hashlib

_WHOLE = float(1 << 53)


def share_drawn(*parts: object) -> float:
    """Return a number from 0 to 1, 1 excluded, that is a hash of its parts."""
    digest = hashlib.sha256("\0".join(map(repr, parts)).encode()).digest()
    return (int.from_bytes(digest[:8], "big") >> 11) / _WHOLE
