"""Hand-written OpenStreetMap XML: nodes on a small grid near Ollerton, ways by node letters."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import quoteattr

# One grid step is about 100 m: east by longitude, north by latitude.
STEP_LAT, STEP_LON = 0.0009, 0.0015
ORIGIN_LAT, ORIGIN_LON = 53.2, -1.0

Spot = tuple[float, float]


def osm_xml(
    spots: Mapping[str, Spot],
    ways: Sequence[tuple[str, Mapping[str, str]]],
    node_tags: Mapping[str, Mapping[str, str]] | None = None,
    *,
    origin: Spot = (ORIGIN_LAT, ORIGIN_LON),
) -> str:
    """`spots` gives (east, north) in grid steps by letter; a way is a string of letters with its tags."""
    numbers = {letter: number for number, letter in enumerate(spots, start=1)}
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<osm version="0.6" generator="hand">']
    for letter, (east, north) in spots.items():
        lat, lon = origin[0] + north * STEP_LAT, origin[1] + east * STEP_LON
        lines.append(f'<node id="{numbers[letter]}" version="1" lat="{lat:.7f}" lon="{lon:.7f}">')
        lines += _tags((node_tags or {}).get(letter, {}))
        lines.append("</node>")
    for number, (letters, tags) in enumerate(ways, start=1):
        lines.append(f'<way id="{number}" version="1">')
        lines += [f'<nd ref="{numbers.get(letter, 9_000_000)}"/>' for letter in letters]
        lines += _tags(tags)
        lines.append("</way>")
    return "\n".join([*lines, "</osm>"])


def _tags(tags: Mapping[str, str]) -> list[str]:
    return [f"<tag k={quoteattr(key)} v={quoteattr(value)}/>" for key, value in tags.items()]


def write_osm(path: Path, *args: object, **kwargs: object) -> Path:
    path.write_text(osm_xml(*args, **kwargs), encoding="utf-8")  # type: ignore[arg-type]
    return path
