"""What is compiled ahead is what a search asks for: nothing is compiled a second time."""

from geoplan.runs.search import choice as choices
from geoplan.runs.search.ahead import compile_ahead
from geoplan.runs.search.kernels.pricing import price_out, trim
from geoplan.runs.search.result import SearchParams
from geoplan.runs.search.run import CYCLE, search
from tests.runs.search.problems import Ask, Car, make_problem

SQUARE = make_problem(
    [Ask(at=(x, y), to=(x + 3, y), pickup=(0.0, 900.0)) for x in range(3) for y in range(3)],
    [Car(at=(x, 1), capacity=(1.0,)) for x in range(3)],
)


def test_a_search_that_dives_compiles_nothing_more(monkeypatch):
    monkeypatch.setattr(choices, "MOST", -1)
    monkeypatch.setattr(choices, "SURE", 2.0)  # one route a level, so that there are others to trim
    compile_ahead(SQUARE)
    called = []
    monkeypatch.setattr(choices, "trim", lambda *given: called.append(trim(*given)))
    before = [len(kernel.signatures) for kernel in (price_out, trim)]
    search(SQUARE, SearchParams(seed=1, iterations=2 * CYCLE * 110))
    assert called
    assert [len(kernel.signatures) for kernel in (price_out, trim)] == before
