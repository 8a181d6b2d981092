"""Many lines along the same roads, as few pieces that a page can hold: shared, simplified, packed as text."""

from geoplan.maps.lines.packing import PackedLines, PackingParams, pack_lines
from geoplan.maps.lines.text import pack_numbers, unpack_numbers

__all__ = ["PackedLines", "PackingParams", "pack_lines", "pack_numbers", "unpack_numbers"]
