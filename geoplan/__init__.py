"""
Plan the travel of children in care: travel times, driver runs, and where venues should be.

    import geoplan

    county = geoplan.load_county()
    roads = geoplan.county_network()
    children = geoplan.on_roads(roads, county.population.children)
    venues = geoplan.on_roads(roads, county.venues)
    times = geoplan.travel_times(roads, children, venues, period=geoplan.Period.AM_PEAK)
    times.minutes.min(axis=1)

    case = geoplan.case_of_county(county, roads, week=date(2026, 11, 23))
    plan = geoplan.plan_week(case, seconds=30)
    geoplan.PlanView(case, plan, geoplan.check(case, plan))

The names below are loaded when they are first used, so that ``import geoplan`` is quick.
"""

import ast
from importlib import import_module
from pathlib import Path


def _public_names() -> dict[str, tuple[str, str]]:
    """Module and name there of every public name, as ``__init__.pyi`` lists them."""
    stub = ast.parse(Path(__file__).with_suffix(".pyi").read_text(encoding="utf-8"))
    imported = {
        name.asname or name.name: (str(line.module), name.name)
        for line in stub.body
        if isinstance(line, ast.ImportFrom)
        for name in line.names
    }
    renamed = {
        target.id: imported[line.value.id]
        for line in stub.body
        if isinstance(line, ast.Assign) and isinstance(line.value, ast.Name)
        for target in line.targets
        if isinstance(target, ast.Name)
    }
    return {name: where for name, where in imported.items() if not name.startswith("_")} | renamed


__version__ = "0.1.0"

_WHERE = _public_names()

__all__ = sorted(_WHERE)


def __getattr__(name: str) -> object:
    if name not in _WHERE:
        raise AttributeError(f"module 'geoplan' has no attribute {name!r}")
    module, attribute = _WHERE[name]
    value = getattr(import_module(module), attribute)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
