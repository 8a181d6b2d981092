"""Names and addresses as rows, so that an audience gets of them what its list has and no more."""

from collections.abc import Iterable, Iterator

from geoplan.audiences import Seen
from geoplan.audiences.rows import AddressRow, NameRow
from geoplan.io.names import Names
from geoplan.runs.case import Case
from geoplan.runs.case.places import (
    adult_place,
    carer_place,
    driver_place,
    home_of,
    school_place,
    venue_place,
)


def joined_rows(case: Case, names: Names) -> Iterator[NameRow | AddressRow]:
    """
    Make the rows of the names and addresses of a case, while something is printed.

    Whoever the file does not have is there without initials, so that it can be told who is missing. A child
    whose own address the file does not have lives at their carer's.
    """
    people = (case.children, case.carers, case.adults, case.drivers, case.workers)
    for code in (one.code for group in people for one in group):
        yield NameRow(code=code, name=names[code].name, initials=names[code].initials)
    for place, codes in _places(case):
        found = [names[code] for code in codes if names[code].address or names[code].postcode]
        for one in found[:1]:
            yield AddressRow(place=place, address=one.address, postcode=one.postcode)


def _places(case: Case) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every place with the codes under which its address may stand, the best first."""
    for child in case.children:
        yield home_of(child.code), (child.code, *([child.carer] if child.carer else ()))
    for key, group in (
        (carer_place, case.carers),
        (adult_place, case.adults),
        (driver_place, case.drivers),
        (school_place, case.schools),
        (venue_place, case.venues),
    ):
        yield from ((key(one.code), (one.code,)) for one in group)


class Labels:
    """What codes and places are called on a sheet: what its audience sees of them."""

    def __init__(self, seen: Seen) -> None:
        self._initials = {row["code"]: row["initials"] for row in _rows(seen, NameRow)}
        self._addresses = {
            row["place"]: ", ".join(
                part for part in (row["address"], row["postcode"].replace(" ", "\u00a0")) if part
            )
            for row in _rows(seen, AddressRow)
        }

    def person(self, code: str) -> str:
        """A code with the initials, where they are known: ``C0001 J.S.``."""
        return " ".join(part for part in (code, self._initials.get(code, "")) if part)

    def people(self, codes: Iterable[str]) -> str:
        """Several, with commas between them."""
        return ", ".join(self.person(code) for code in codes)

    def address(self, place: str) -> str:
        """The address of a place by its key; empty where it is not known."""
        return self._addresses.get(place, "")

    def unnamed(self) -> tuple[str, ...]:
        """Codes without initials."""
        return tuple(code for code, initials in self._initials.items() if not initials)


def _rows(seen: Seen, kind: type[NameRow] | type[AddressRow]) -> Iterator[dict[str, str]]:
    return (dict(row) for row in seen[kind]) if kind in seen else iter(())
