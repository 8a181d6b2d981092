"""The mixed-integer program of a choice of properties, its columns and rows."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from geoplan.siting.mip import FloatArray, Program
from geoplan.siting.properties.choice.problem import ChoiceProblem

Uses = tuple[int | None, ...]


@dataclass(frozen=True, eq=False)
class Columns:
    """
    What the columns of a program stand for.

    Parameters
    ----------
    pairs
        (property, use) of the first columns.
    offers
        (child, number of the pair) of the rest.
    """

    problem: ChoiceProblem
    pairs: tuple[tuple[int, int], ...]
    offers: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, problem: ChoiceProblem, *, with_children: bool = True) -> "Columns":
        """Return the columns of a problem; without children, what they cost does not count."""
        pairs = tuple(problem.pairs)
        offers = tuple(
            (child, number)
            for child in range(len(problem.alone) if with_children else 0)
            for number, (place, use) in enumerate(pairs)
            if problem.fits[child, place, use]
        )
        return cls(problem, pairs, offers)

    def of_place(self, place: int) -> list[int]:
        """Return the columns of a property."""
        return [number for number, (other, _) in enumerate(self.pairs) if other == place]

    def costs(self) -> FloatArray:
        """Return what each column costs."""
        setup = [self.problem.setup[pair] for pair in self.pairs]
        offers = [self.problem.offer[(child, *self.pairs[number])] for child, number in self.offers]
        return np.array([*setup, *offers], np.float64)

    def read(self, values: FloatArray) -> tuple[Uses, tuple[int | None, ...]]:
        """Return the use of each property and the property of each child in a solution."""
        uses: list[int | None] = [None] * len(self.problem.price)
        beds: list[int | None] = [None] * len(self.problem.alone)
        for number, (place, use) in enumerate(self.pairs):
            if values[number] > 0.5:
                uses[place] = use
        for at, (child, number) in enumerate(self.offers, start=len(self.pairs)):
            if values[at] > 0.5:
                beds[child] = self.pairs[number][0]
        return tuple(uses), tuple(beds)


def program_of(columns: Columns, costs: FloatArray, *, money: bool = True, quotas: bool = True) -> Program:
    """
    Return the program of a problem.

    Parameters
    ----------
    costs
        Of each column; further ones are whole numbers from 0 to the number of properties, in no row yet.
    money, quotas
        Whether the budget and the quotas count.
    """
    count = len(columns.pairs) + len(columns.offers)
    upper = np.ones(len(costs))
    upper[count:] = len(columns.problem.price)
    program = Program(costs, np.zeros(len(costs)), upper, np.ones(len(costs), np.bool_))
    _add_properties(program, columns)
    if money:
        _add_budget(program, columns)
    if quotas:
        for quota in columns.problem.quotas:
            inside = [at for place in quota.among for at in columns.of_place(place)]
            program.add_one(inside, least=quota.least, most=quota.most)
    _add_children(program, columns)
    return program


def _add_properties(program: Program, columns: Columns) -> None:
    problem = columns.problem
    for place in range(len(problem.price)):
        program.add_one(columns.of_place(place), least=float(problem.must[place]), most=1)
    for use, wanted in enumerate(problem.wanted.tolist()):
        of_use = [number for number, (_, other) in enumerate(columns.pairs) if other == use]
        program.add_one(of_use, least=wanted, most=wanted)


def _add_budget(program: Program, columns: Columns) -> None:
    problem = columns.problem
    if problem.budget is not None:
        prices = [float(problem.price[place]) for place, _ in columns.pairs]
        program.add_one(np.arange(len(columns.pairs)), prices, most=problem.budget)


def _add_children(program: Program, columns: Columns) -> None:
    problem, first = columns.problem, len(columns.pairs)
    by_child: dict[int, list[int]] = {}
    by_pair: dict[int, list[tuple[int, int]]] = {}
    for at, (child, number) in enumerate(columns.offers, start=first):
        by_child.setdefault(child, []).append(at)
        by_pair.setdefault(number, []).append((child, at))
        program.add_one([at, number], [1.0, -1.0], most=0)
    for own in by_child.values():
        program.add_one(own, most=1)
    for number, members in by_pair.items():
        beds = float(problem.beds[columns.pairs[number][1]])
        takes = [beds if problem.alone[child] else 1.0 for child, _ in members]
        program.add_one([*(at for _, at in members), number], [*takes, -beds], most=0)
        column = dict(members)
        for one, other in problem.apart:
            if one in column and other in column:
                program.add_one([column[one], column[other], number], [1.0, 1.0, -1.0], most=0)


def forbid(program: Program, columns: Columns, places: Iterable[int]) -> None:
    """Forbid that just these properties are bought again, whatever for."""
    chosen = set(places)
    inside = [at for place in chosen for at in columns.of_place(place)]
    program.add_one(inside, most=len(chosen) - 1)
