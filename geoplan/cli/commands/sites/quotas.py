"""Quotas of contact districts as a command takes them: ``--quota North=1-2``."""

from argparse import ArgumentParser

from geoplan.errors import Fault, InputError


def add_quotas(parser: ArgumentParser, what: str) -> None:
    """``--quota``, of properties or new venues."""
    parser.add_argument(
        "--quota",
        action="append",
        default=[],
        metavar="DISTRICT=LEAST-MOST",
        help=f"how many {what} in a contact district; may be given again",
    )


def quotas_of(texts: list[str]) -> dict[str, tuple[int, int]]:
    """
    Return the least and the most for each district.

    Raises
    ------
    InputError
        With every text that is none.
    """
    found, faults = {}, []
    for text in texts:
        district, _, numbers = text.rpartition("=")
        least, dash, most = numbers.partition("-")
        try:
            found[district.strip()] = int(least), int(most if dash else least)
        except ValueError:
            district = ""
        if not district:
            faults.append(Fault(f'"{text}" is not a quota', "write it like North=0-2"))
    if faults:
        raise InputError(faults)
    return found
