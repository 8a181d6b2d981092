from dataclasses import replace
from datetime import date

from geoplan.county.population.model import Population, Unplaced
from geoplan.domain.geography import Position
from geoplan.domain.people import Child, Need


def population(**changes):
    child = Child(
        code="C1",
        birth_date=date(2010, 1, 1),
        home=Position(53.1, -1.2),
        needs=frozenset(Need),
        never_with=frozenset({"C2", "C3", "C4"}),
    )
    empty = dict.fromkeys(("carers", "drivers", "providers", "workers", "schools", "sessions"), ())
    return Population(**{"seed": 1, "week": date(2015, 6, 8), "children": (child,), **empty} | changes)


def test_the_version_tells_every_difference_and_nothing_else():
    base = population()
    (child,) = base.children
    assert base.version == population().version
    others = [
        population(seed=2),
        population(children=()),
        population(children=(replace(child, height_cm=100.0),)),
        population(children=(replace(child, never_with=frozenset({"C2"})),)),
        population(children=(replace(child, home=Position(53.1, -1.2001)),)),
        population(unplaced=(Unplaced(("C1",), 1, "full"),)),
    ]
    assert len({base.version, *(other.version for other in others)}) == 1 + len(others)


def test_the_version_does_not_hang_on_how_sets_lie_in_memory():
    (child,) = population().children
    backwards = replace(child, never_with=frozenset(["C4", "C3", "C2"]), needs=frozenset([*Need][::-1]))
    assert population(children=(backwards,)).version == population().version
