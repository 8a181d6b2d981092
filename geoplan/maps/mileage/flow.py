"""How often, how far, and from how many homes is claimed between two areas."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from geoplan.audiences.populations import Population
from geoplan.domain.canonical import digest
from geoplan.domain.claims import ClaimStop
from geoplan.maps.mileage.claim_areas import LEAST

_DIGITS = 3
_Ends = tuple[str, str]


@dataclass(slots=True)
class Tally:
    """Journeys claimed, tenths of their miles, and how many of them are asked about."""

    journeys: int = 0
    tenths: int = 0
    queried: int = 0

    def add(self, other: "Tally") -> None:
        """Add another one to it."""
        self.journeys += other.journeys
        self.tenths += other.tenths
        self.queried += other.queried


@dataclass(slots=True)
class Flow:
    """
    What is claimed between two areas.

    Parameters
    ----------
    homes
        The same of each stop that is no venue, by its label: between it and venues, and between it and homes.
    stretches
        The same of each pair of stops that are not both venues, by their labels in order.
    """

    whole: Tally = field(default_factory=Tally)
    homes: dict[str, tuple[Tally, Tally]] = field(default_factory=dict, repr=False)
    stretches: dict[_Ends, Tally] = field(default_factory=dict, repr=False)

    def add(self, start: ClaimStop, end: ClaimStop, tally: Tally) -> None:
        """Add a stretch of a journey."""
        self.whole.add(tally)
        homes = {stop.label for stop in (start, end) if not stop.venue}
        for label in homes:
            self._of_home(label)[not (start.venue or end.venue)].add(tally)
        if homes:
            ends = min(start.label, end.label), max(start.label, end.label)
            self.stretches.setdefault(ends, Tally()).add(tally)

    def join(self, other: "Flow") -> None:
        """Add all of another one."""
        self.whole.add(other.whole)
        for label, tallies in other.homes.items():
            for own, more in zip(self._of_home(label), tallies, strict=True):
                own.add(more)
        for ends, tally in other.stretches.items():
            self.stretches.setdefault(ends, Tally()).add(tally)

    @property
    def has_few_homes(self) -> bool:
        """
        Whether a few homes have a part in all that is claimed; where all is between venues none has.

        Of stretches between homes those count that share none: fifteen from five homes to one are that one's.
        """
        taken, apart = set[str](), 0
        for ends in sorted(self.stretches):
            homes = self.homes.keys() & ends
            if taken.isdisjoint(homes):
                taken |= homes
                apart += 1
        return 0 < apart < LEAST

    @property
    def by_home(self) -> Population:
        """
        Its homes: who, what is claimed between it and venues, and what between it and other homes.

        Where one of two homes is claimed for no more, the other one has changed too: that tells of one home.
        """
        together: dict[str, tuple[Tally, Tally]] = {}
        for label, tallies in self.homes.items():
            for own, more in zip(
                together.setdefault(_short(label), (Tally(), Tally())), tallies, strict=True
            ):
                own.add(more)
        return frozenset(
            " ".join((who, *(digest((one.journeys, one.tenths, one.queried), _DIGITS) for one in tallies)))
            for who, tallies in together.items()
        )

    @property
    def by_stretch(self) -> Population:
        """
        Its stretches: each is in one flow of a map, whatever areas there are.

        Which it is, how often and how far, and how much of it is asked about.
        """
        return _population(
            (f"{_short(start)}-{_short(end)}", tally) for (start, end), tally in self.stretches.items()
        )

    def _of_home(self, label: str) -> tuple[Tally, Tally]:
        return self.homes.setdefault(label, (Tally(), Tally()))


def _short(label: str) -> str:
    """
    Return a digest that many places share.

    Labels are often postcodes: from a long digest one would be found by trying all. Two homes with the same
    one count as one home, so that rather too little is told.
    """
    return digest(label, _DIGITS)


def _population(tallies: Iterable[tuple[str, Tally]]) -> Population:
    together: dict[str, Tally] = {}
    for who, tally in tallies:
        together.setdefault(who, Tally()).add(tally)
    return frozenset(
        f"{who} {digest((one.journeys, one.tenths), _DIGITS)} {digest(one.queried, _DIGITS)}"
        for who, one in together.items()
    )
