"""
Compile what is compiled, once, so that nobody waits for it later: ``python -m geoplan.cli.warm``.

Set-up runs this. Compiled code is kept beside the modules, or in the user's cache folder where that is not
writable.
"""

import tempfile
from pathlib import Path

from geoplan.county.venues import read_venues
from geoplan.matrix import travel_times
from geoplan.network.builders.county import build_from_county
from geoplan.network.cache import ArrayCache
from geoplan.network.catchments import catchments
from geoplan.network.isochrones import isochrones
from geoplan.network.things import on_roads


def warm() -> None:
    """
    Make one matrix, fresh and from a stored hierarchy, one isochrone and the catchments of the county's
    venues.
    """
    network = build_from_county()
    venues = on_roads(network, read_venues())
    with tempfile.TemporaryDirectory() as folder:
        cache = ArrayCache(Path(folder))
        travel_times(network, venues, venues, cache=cache)
        travel_times(build_from_county(), venues, venues.select(venues.codes[:3]), cache=cache)
    isochrones(network, venues.select(venues.codes[:1]), [5])
    catchments(network, venues, venues)


if __name__ == "__main__":
    warm()
