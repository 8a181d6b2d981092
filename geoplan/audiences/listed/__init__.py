"""The fields that each audience sees, a module for each kind of readers; they only ever allow."""

from collections.abc import Mapping

from geoplan.audiences.rows import Row

Lists = Mapping[type[Row], tuple[str, ...]]
"""By kind of row, the names of fields, in the order in which they are shown."""
