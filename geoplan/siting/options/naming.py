"""Options as people write them, turned into scenarios: names and codes of venues and candidates looked up."""

import re
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import Protocol, TypeVar

from geoplan.domain.candidates import Candidate
from geoplan.domain.scenarios import RoomChange, Scenario
from geoplan.domain.venues import Venue
from geoplan.errors import Fault, InputError
from geoplan.io.siting.areas import read_areas
from geoplan.io.siting.options import OptionText, RoomsText


class _Named(Protocol):
    @property
    def code(self) -> str: ...
    @property
    def name(self) -> str: ...


T = TypeVar("T", bound=_Named)


def scenarios_of(
    texts: Iterable[OptionText], venues: Sequence[Venue], candidates: Sequence[Candidate], *, file: str
) -> tuple[Scenario, ...]:
    """
    Return the scenarios of options as written.

    What opening and running a candidate costs is added to what the option says of itself.

    Raises
    ------
    InputError
        With every name that is not that of one venue or candidate.
    """
    faults: list[Fault] = []
    found = []
    for text in texts:
        try:
            found.append(_scenario(text, venues, candidates))
        except InputError as error:
            faults += error.faults
        except ValueError as error:
            faults.append(Fault(str(error), "change the option"))
    if faults:
        raise InputError(Fault(fault.message, fault.cure, file) for fault in faults)
    return tuple(found)


def _scenario(text: OptionText, venues: Sequence[Venue], candidates: Sequence[Candidate]) -> Scenario:
    faults: list[Fault] = []

    def all_of(words: Iterable[str], things: Sequence[T], kind: str) -> list[T]:
        chosen = []
        for word in words:
            try:
                chosen.append(find(word, things, kind))
            except InputError as error:
                faults.extend(Fault(f'option "{text.name}": {one.message}', one.cure) for one in error.faults)
        return chosen

    opened = all_of(text.open, candidates, "candidate")
    closed = all_of(text.close, venues, "venue")
    changed = all_of((change.venue for change in text.rooms), venues, "venue")
    if faults:
        raise InputError(faults)
    return Scenario(
        name=text.name,
        opened=tuple(candidate.venue() for candidate in opened),
        closed=tuple(venue.code for venue in closed),
        rooms=tuple(_rooms(venue, change) for venue, change in zip(changed, text.rooms, strict=True)),
        regrouped=dict(text.regroup),
        areas=read_areas(text.areas, text.area_name) if text.areas else (),
        once_pence=text.once_pence + sum(candidate.opening_pence for candidate in opened),
        yearly_pence=text.yearly_pence + sum(candidate.running_pence_a_year for candidate in opened),
        residual_pence=text.residual_pence,
        from_month=text.from_month,
        note=text.note,
    )


def _rooms(venue: Venue, change: RoomsText) -> RoomChange:
    taken = frozenset(room.code for room in venue.rooms)
    return RoomChange(venue=venue.code, added=change.rooms(taken), removed=change.remove)


def find(word: str, things: Sequence[T], kind: str) -> T:
    """
    Return the venue or candidate that a word means: its code, its name, or the beginning of its name.

    Raises
    ------
    InputError
        When none is called so, or several are.
    """
    key = _key(word)
    exact = [one for one in things if key in (_key(one.code), _key(one.name))]
    begins = [
        one for one in things if _key(one.name).startswith(f"{key} ") or _key(one.code).startswith(f"{key} ")
    ]
    meant = exact or begins
    if len(meant) == 1:
        return meant[0]
    if meant:
        listed = ", ".join(one.code for one in meant[:6])
        raise InputError(Fault(f'"{word}" may be more than one {kind}', f"write one of: {listed}"))
    by_key = {_key(one.name): one.name for one in things} | {_key(one.code): one.code for one in things}
    close = get_close_matches(key, by_key, n=1, cutoff=0.6)
    if close:
        cure = f'did you mean "{by_key[close[0]]}"?'
    elif things and len(things) <= 12:
        cure = "use one of: " + ", ".join(one.code for one in things)
    else:
        cure = f"use the name or code of a {kind}"
    raise InputError(Fault(f'there is no {kind} "{word}"', cure))


def _key(word: str) -> str:
    words = re.sub(r"['’.]", "", word.casefold().replace("&", " and "))
    return re.sub(r"[^a-z0-9]+", " ", words).strip()
