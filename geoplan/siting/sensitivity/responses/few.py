"""
What a study may not tell managers: options that differ by few children, and inputs that touch few.

What one option costs less than another is what the children cost less who travel otherwise in it. Where these
are fewer than five, it is theirs; so only planners read of such an option. An input that changes what few
children cost tells it likewise, and stays as it is now.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from itertools import combinations

from geoplan.domain.scenarios import ANEW, Scenario
from geoplan.errors import Fault, InputError
from geoplan.runs.case import Case
from geoplan.siting.sensitivity import known
from geoplan.siting.sensitivity.responses.anchor import Anchor
from geoplan.siting.sensitivity.responses.growth import districts_of_sessions

Way = tuple[int, int, int]


def options_told(case: Case, anchors: Sequence[Anchor], fewest: int) -> tuple[int, ...]:
    """
    Return the options, by position, that may be told of beside now, the first, and each other.

    Of two that differ by fewer children than `fewest`, but by some, the first is told. A session more that
    finds no room counts like a child: its room is hired.

    Parameters
    ----------
    anchors
        The planned week of each option.
    """
    told: list[int] = []
    for at, one in enumerate(anchors):
        if not any(0 < _apart(case, one, anchors[other]) < fewest for other in told):
            told.append(at)
    return tuple(told)


def untold_of(options: Sequence[Scenario | None], told: Collection[int], fewest: int) -> tuple[str, ...]:
    """
    Return the names of the options that may not be told of.

    Raises
    ------
    InputError
        When no option is left but now, and now with sessions placed anew.
    """
    untold = tuple(one.name for at, one in enumerate(options) if one is not None and at not in told)
    left = [one for at in told if (one := options[at]) is not None and one.name != ANEW]
    if untold and not left:
        message = (
            f"in every option fewer than {fewest} children travel otherwise than now, or than with sessions "
            "placed anew: all that is told of it would be theirs"
        )
        cure = "compare others, or make it for the planning team (--audience planner; fewest=1 in Python)"
        raise InputError(Fault(message, cure))
    return untold


def inputs_fixed(case: Case, anchors: Sequence[Anchor], names: Iterable[str], fewest: int) -> tuple[str, ...]:
    """
    Return which inputs are left as they are now, as each would tell of few.

    Fares where few children go by taxi in an option; demand in a district where two options differ there by
    few. Rooms are `hires_few`.
    """
    districts = districts_of_sessions(case)
    found = []
    for name in names:
        if name == known.TAXIS and any(0 < len(_by_taxi(case, one)) < fewest for one in anchors):
            found.append(name)
        elif name.startswith(known.DEMAND_IN):
            here = {code for code, one in districts.items() if one == name.removeprefix(known.DEMAND_IN)}
            pairs = combinations(anchors, 2)
            if any(0 < len(_elsewhere(case, *pair) & _children(case, here)) < fewest for pair in pairs):
                found.append(name)
    return tuple(found)


def hires_few(anchors: Iterable[Anchor], fewest: int) -> bool:
    """Whether there is an option in which some sessions find no room, but fewer than `fewest`."""
    return any(0 < one.without_room < fewest for one in anchors)


def _apart(case: Case, one: Anchor, other: Anchor) -> int:
    return len(_elsewhere(case, one, other)) + abs(one.without_room - other.without_room)


def _elsewhere(case: Case, one: Anchor, other: Anchor) -> set[str]:
    """Who travels otherwise in two options."""
    here, there = _ways(one), _ways(other)
    differ = [at for at in here.keys() | there.keys() if here.get(at) != there.get(at)]
    return _children(case, {case.sessions[at].code for at in differ})


def _by_taxi(case: Case, one: Anchor) -> set[str]:
    at = set(one.session[one.taxi > 0].tolist())
    return _children(case, {case.sessions[each].code for each in at})


def _children(case: Case, sessions: Collection[str]) -> set[str]:
    return {child for one in case.sessions if one.code in sessions for child in one.children}


def _ways(anchor: Anchor) -> dict[int, list[Way]]:
    """How far, how long and with how many children it is to each session, by its position."""
    found: dict[int, list[Way]] = defaultdict(list)
    columns = (anchor.session, anchor.direct_m, anchor.direct_s, anchor.children)
    for session, *way in zip(*(column.tolist() for column in columns), strict=True):
        found[session].append((way[0], way[1], way[2]))
    return {session: sorted(ways) for session, ways in found.items()}
