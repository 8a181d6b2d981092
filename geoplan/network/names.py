"""Names of roads in one form, so that equal roads are equal networks whichever way they came."""

from unicodedata import category

import numpy as np
from numpy.typing import NDArray

IntArray = NDArray[np.int32]

_NOT_IN_FILES = ("Cc", "Cn", "Cs")  # control characters, and what is no character at all


def tidy_names(
    names: tuple[str, ...], link_name: IntArray, link_ref: IntArray
) -> tuple[tuple[str, ...], IntArray, IntArray]:
    """
    Keep the names that links bear: stripped of needless blanks, each once, in the order of the alphabet.

    Parameters
    ----------
    names
        Names and numbers of roads in any order.
    link_name, link_ref
        (k,) positions among them; -1 for none.

    Returns
    -------
    names, link_name, link_ref
        The same roads' names in their one form. A name of nothing but blanks is none.
    """
    used = np.unique(np.concatenate([link_name, link_ref]))
    used = used[used >= 0]
    plain = {at: plain_name(names[at]) for at in used.tolist()}
    kept = tuple(sorted(set(plain.values()) - {""}))
    number = {name: at for at, name in enumerate(kept)} | {"": -1}
    new = np.full(len(names) + 1, -1, np.int32)  # the last is where -1 points
    for at, name in plain.items():
        new[at] = number[name]
    return kept, new[link_name], new[link_ref]


def plain_name(text: str) -> str:
    """Return a name without blanks at its ends, doubled blanks, and characters that some file cannot hold."""
    if not text.isprintable():
        text = "".join(" " if category(letter) in _NOT_IN_FILES else letter for letter in text)
    return " ".join(text.split())
