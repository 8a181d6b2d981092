"""
Whole numbers as short text.

Each number is written in groups of five bits, the lowest first, as one of 64 letters that need no escaping
in JSON or HTML; the sixth bit says whether another group follows. The sign is the lowest bit.
``assets/lines.js`` reads it.
"""

from collections.abc import Iterable

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_VALUE = {letter: value for value, letter in enumerate(_LETTERS)}
_BITS = 5
_MORE = 1 << _BITS


def pack_numbers(numbers: Iterable[int]) -> str:
    """Return whole numbers, of either sign, as text."""
    letters = []
    for number in numbers:
        left = number << 1 if number >= 0 else ~(number << 1)
        while left >= _MORE:
            letters.append(_LETTERS[_MORE | (left & (_MORE - 1))])
            left >>= _BITS
        letters.append(_LETTERS[left])
    return "".join(letters)


def unpack_numbers(text: str) -> list[int]:
    """
    Return the numbers of a text.

    Raises
    ------
    ValueError
        When it is not such a text.
    """
    numbers, value, shift = [], 0, 0
    for letter in text:
        if letter not in _VALUE:
            raise ValueError("a letter that no number is written with")
        group = _VALUE[letter]
        value |= (group & (_MORE - 1)) << shift
        shift += _BITS
        if group < _MORE:
            numbers.append(~(value >> 1) if value & 1 else value >> 1)
            value, shift = 0, 0
    if shift:
        raise ValueError("the last number has no end")
    return numbers
