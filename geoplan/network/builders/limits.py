"""Limits of many roads at once, with a word on those that could not be read."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from geoplan.network.builders.maxspeed import limit_of
from geoplan.network.builders.params import BuildParams
from geoplan.network.model import FloatArray

_EXAMPLES = 5
Report = list[tuple[str, int]]


def read_limits(
    tag_sets: Sequence[Mapping[str, str]],
    roads: NDArray[np.integer],
    lon: FloatArray,
    lat: FloatArray,
    params: BuildParams,
) -> tuple[list[int], Report]:
    """
    The limit that each set of tags states, and what to report about how they were read.

    Parameters
    ----------
    tag_sets
        Tags of roads.
    roads
        How many roads have each of them.
    lon, lat
        Points of the roads: whether a number without unit is miles or kilometres depends on the country.

    Returns
    -------
    Limits in mph (0 for none, `NATIONAL`) in the order of `tag_sets`, and report rows.
    """
    bare_in_mph = params.bare_limits == "mph" or (
        params.bare_limits == "auto" and _in_great_britain(lon, lat)
    )
    readings = [limit_of(tags, bare_in_mph=bare_in_mph) for tags in tag_sets]
    unread: dict[str, int] = {}
    bare = 0
    for reading, count in zip(readings, roads.tolist(), strict=True):
        if reading.unread:
            unread[reading.unread] = unread.get(reading.unread, 0) + count
        bare += count * reading.bare
    report: Report = []
    if unread:
        commonest = sorted(unread, key=lambda text: (-unread[text], text))[:_EXAMPLES]
        examples = ", ".join(f'"{text[:30]}"' for text in commonest)
        report.append((f"roads whose speed limit could not be read ({examples})", sum(unread.values())))
    if bare:
        meaning = "multiples of 5 up to 70 as mph" if bare_in_mph else "as km/h"
        report.append((f"roads whose speed limit has no unit, read {meaning}", bare))
    return [reading.mph for reading in readings], report


def _in_great_britain(lon: FloatArray, lat: FloatArray) -> bool:
    east, north = float(np.median(lon)), float(np.median(lat))
    # A box; the corner of France that it holds, south-east of Dover, is cut off.
    return 49.8 <= north <= 61.0 and -8.7 <= east <= 1.8 and not (north < 50.95 and east > 1.4)
