"""One layer of shapes as a file for a GIS."""

from pathlib import Path
from typing import TYPE_CHECKING

from geoplan.errors import Fault, InputError
from geoplan.io.write import write_atomically

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

_DRIVERS = {".gpkg": "GPKG", ".geojson": "GeoJSON"}


def check_layer_path(path: Path) -> str:
    """
    Return the format that a name asks for, by its ending, before any work is done for it.

    Raises
    ------
    InputError
        When shapes are not written to such files.
    """
    driver = _DRIVERS.get(path.suffix.lower())
    if driver is None:
        raise InputError(
            Fault(
                "shapes are not written to such a file", "end its name in .gpkg or .geojson", file=path.name
            )
        )
    return driver


def write_layer(frame: "GeoDataFrame", path: Path, *, layer: str) -> None:
    """
    Write shapes with their columns, whole or not at all.

    Parameters
    ----------
    frame
        What to write, in degrees.
    path
        A ``.gpkg`` or ``.geojson`` file.
    layer
        What a GIS calls it.

    Raises
    ------
    InputError
        When the name ends in something else, or the file cannot be written.
    """
    driver = check_layer_path(path)
    with write_atomically(path) as aside:
        frame.to_file(aside, layer=layer, driver=driver)
