"""
The cost surface of a command: what one new venue would save in each place, shown and written as a layer.
"""

from argparse import Namespace
from dataclasses import replace
from typing import TYPE_CHECKING

from geoplan.cli.commands.sites.candidates import journeys_of
from geoplan.cli.commands.sites.memory import remember, remember_week, told_before
from geoplan.cli.commands.sites.week import SiteWeek
from geoplan.cli.show import say

if TYPE_CHECKING:
    from geoplan.siting.candidates import Screened
    from geoplan.siting.options.params import OptionParams

_LISTED = 10


def draw_surface(options: Namespace, week: SiteWeek, found: "Screened", params: "OptionParams") -> None:
    """
    Show the places that save most, and write all of them.

    Pounds are estimated from the planned week of now; see `geoplan.siting.options.estimate`.

    Raises
    ------
    InputError
        When the layer cannot be written.
    """
    from rich.console import Console

    from geoplan.audiences import Audience
    from geoplan.audiences.options import surface_told
    from geoplan.io.layers import write_layer
    from geoplan.report.runs.console import block_table
    from geoplan.report.siting.surface import surface_block, surface_layer
    from geoplan.runs.ledger import ledger_of
    from geoplan.runs.week import plan_week
    from geoplan.siting.candidates import cost_surface
    from geoplan.siting.options.estimate import rates_of

    plan = plan_week(week.case, seed=params.seed, iterations=params.iterations)
    rates = rates_of(week.case, plan, ledger_of(week.case, plan))
    journeys = journeys_of(week, found.candidates, venues=False)
    surface = cost_surface(week.case, journeys, found.candidates, pence_per_m=rates.pence_per_m)
    surface = replace(surface, before=told_before(options))
    remember(options, surface_told(surface))
    remember_week(options, week)
    path, audience = options.surface, Audience(options.audience)
    block = surface_block(surface, listed=_LISTED, audience=audience)
    console = Console()
    say(block.title, style="bold" if console.is_terminal else "")
    console.print(block_table(block, plain=not console.is_terminal))
    say(block.note)
    write_layer(surface_layer(surface, audience), path, layer="saved")
    say(f"Surface:  {path} ({len(found.candidates)} places)\n", style="bold")
