"""The outlines of councils and contact districts: the project's own, or official ones that were imported."""

from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

from geoplan.county.files import data_path
from geoplan.county.tables import one_of, raise_faults, read_rows, refuse_repeats, suggestion
from geoplan.errors import Fault, InputError

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

Level = Literal["council", "contact_district", "county"]
LEVELS: tuple[str, ...] = get_args(Level)
IMPORTED = "boundaries.gpkg"
_FILES = {
    "council": "councils.geojson",
    "contact_district": "contact_districts.geojson",
    "county": "county.geojson",
}


def read_boundaries(level: Level = "council", *, workspace_dir: str | Path | None = None) -> "GeoDataFrame":
    """
    Read the areas of one level.

    Parameters
    ----------
    level
        ``council``: the seven districts and Nottingham City. ``contact_district``: North, Central and South.
        ``county``: what the county council serves, which leaves a hole where Nottingham City is.
    workspace_dir
        A folder into which official boundaries may have been imported; where they were, they are read.
        Otherwise, and when None, the project's own generalised outlines.

    Returns
    -------
    GeoDataFrame
        ``name``, ``geometry`` (polygons, EPSG:4326), in order of name.

    Raises
    ------
    InputError
        When the level is unknown or the file is missing or damaged.
    """
    if level not in LEVELS:
        raise InputError(Fault(f'there is no level "{level}"{suggestion(level, LEVELS)}', one_of(LEVELS)))
    imported = Path(workspace_dir) / IMPORTED if workspace_dir is not None else None
    if imported is not None and imported.is_file():
        frame = _read(imported, level, "import the boundaries again")
    else:
        frame = _read(data_path("boundaries", _FILES[level]), None, "restore the data folder")
    return frame[["name", "geometry"]].sort_values("name", ignore_index=True)


def read_council_codes(folder: Path | None = None) -> dict[str, str]:
    """
    Return the names of the councils that are drawn, by their official code (``E07000171``: Bassetlaw).

    Parameters
    ----------
    folder
        The data folder; the embedded one when None.

    Raises
    ------
    InputError
        With every fault found.
    """
    faults: list[Fault] = []
    rows = read_rows((folder or data_path()) / "boundaries" / "councils.csv", ("code", "name"), faults)
    refuse_repeats(rows)
    codes = {row.text("code"): row.text("name") for row in rows}
    raise_faults(faults)
    return codes


def _read(path: Path, layer: str | None, cure: str) -> "GeoDataFrame":
    import pyogrio
    from pyogrio.errors import DataLayerError, DataSourceError

    try:
        return pyogrio.read_dataframe(path, layer=layer)
    except (DataSourceError, DataLayerError) as error:
        raise InputError(Fault("the boundaries cannot be read", cure, file=path.name)) from error
