"""Options for venues where nobody has named any: examples to begin with."""

from typing import TYPE_CHECKING

from geoplan.cli.commands.sites.candidates import journeys_of
from geoplan.cli.commands.sites.week import SiteWeek

if TYPE_CHECKING:
    from geoplan.domain.scenarios import Scenario
    from geoplan.siting.candidates import Screened


def example_options(
    week: SiteWeek, found: "Screened", command: str
) -> "tuple[tuple[Scenario, ...], tuple[str, ...]]":
    """
    Return the best place for a new venue, a venue that closes, both, and more rooms; and what is said of it.

    Parameters
    ----------
    command
        How options of one's own are given, as typed.
    """
    from geoplan.siting.sensitivity.default_options import default_options

    journeys = journeys_of(week, found.candidates, venues=True)
    told = (
        "No options were named, so these are examples; what their buildings cost is assumed. Name your own, "
        f"with their costs, in a file: {command}."
    )
    return default_options(week.case, journeys, found.candidates), (told,)
