"""The checks that every thing of the domain shares. Messages are plain sentences that a fault can carry."""

import re

_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]{0,39}")


def check_code(what: str, code: str) -> None:
    """
    Check the code of a place, venue, room or school.

    Raises
    ------
    ValueError
        When `code` is empty, longer than 40 characters or holds anything but letters, digits and ``. _ / -``.
    """
    if not _CODE.fullmatch(code):
        raise ValueError(f"the code of {what} must be 1 to 40 letters, digits, dots, dashes, without spaces")


def check_person_code(what: str, code: str) -> None:
    """
    Check the code of a person: as any code, and it holds a digit, which case numbers do and names do not.

    Raises
    ------
    ValueError
        When it is no code or may be a name. The message leaves the value out, because it may be a name.
    """
    check_code(what, code)
    if not any(character.isdigit() for character in code):
        raise ValueError(f"the code of {what} must hold a digit: a case number, never a name")


def check_between(what: str, value: float, least: float, most: float, unit: str = "") -> None:
    """
    Check that a figure lies between two others, both included.

    Raises
    ------
    ValueError
        When it does not, or is not a number.
    """
    if not least <= value <= most:
        found = f"{value:g} {unit}".strip()
        raise ValueError(f"{what} {found} is not between {least:g} and {most:g}")
