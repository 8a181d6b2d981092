"""Writing an export: a workbook, a GeoPackage, or a folder of CSV files, by the end of the name."""

from collections.abc import Sequence
from pathlib import Path

from geoplan.audiences import Seen
from geoplan.errors import Fault, InputError
from geoplan.io.write import neutralise, write_atomically, write_together
from geoplan.report.exports.about import About
from geoplan.report.exports.tables import TABLES, ExportTable, slug_of, tables_of

_ABOUT = "about.csv"
_HEADINGS = ("Export of geoplan", "Is")
_FIRST_LINE = ",".join(_HEADINGS).encode("utf-8-sig")
_NAMES = frozenset({_ABOUT, *(f"{slug_of(name)}.csv" for name, _ in TABLES.values())})


def check_export_path(path: Path) -> None:
    """
    Refuse a name that no export is written to, before any work is done for it.

    Raises
    ------
    InputError
        When it ends in something else than .xlsx or .gpkg, or is a folder with anything but an export in it.
    """
    if path.suffix.lower() in (".xlsx", ".gpkg"):
        return
    if path.suffix:
        cure = "end it in .xlsx or .gpkg, or name a folder, without an ending, for a CSV file a table"
        raise InputError(Fault(f'"{path.suffix}" is not a kind of export', cure, file=path.name))
    if path.is_file():
        raise InputError(Fault("this is a file", "name a folder", file=str(path)))
    if path.is_dir():
        there = {one.name for one in path.iterdir()}
        ours = _ABOUT in there and (path / _ABOUT).read_bytes().startswith(_FIRST_LINE)
        if there and (not ours or there - _NAMES):
            cure = "name a new or an empty folder"
            raise InputError(Fault("the folder has other files in it", cure, file=str(path)))


def write_export(seen: Seen, path: str | Path, *, about: About) -> tuple[ExportTable, ...]:
    """
    Write what an audience sees, whole or not at all and readable by its owner alone; return the tables.

    Parameters
    ----------
    path
        ``.xlsx`` for a workbook, ``.gpkg`` for a GIS, a name without an ending for a folder of CSV files. An
        earlier export in that folder goes.

    Raises
    ------
    InputError
        When the name ends in something else, there is nothing for this audience, or it cannot be written.
    """
    path = Path(path)
    check_export_path(path)
    drawn = path.suffix.lower() == ".gpkg"
    tables = tuple(table for table in tables_of(seen) if drawn or table.shown)
    if not tables:
        raise InputError(
            Fault(f"there is nothing in this plan for {about.holder}", "choose another week, day or person")
        )
    if path.suffix.lower() == ".xlsx":
        from geoplan.report.exports.workbook import save_workbook

        with write_atomically(path, private=True, destroy_after=about.destroy_after) as aside:
            save_workbook(tables, about, aside)
    elif drawn:
        from geoplan.report.exports.geopackage import save_geopackage

        with write_atomically(path, private=True, destroy_after=about.destroy_after) as aside:
            aside.unlink()  # the driver wants to begin the file itself
            save_geopackage(tables, about, aside)
    else:
        _write_folder(tables, about, path)
    return tables


def _write_folder(tables: Sequence[ExportTable], about: About, folder: Path) -> None:
    import pandas as pd

    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise InputError(Fault("the folder cannot be made", "choose another", file=str(folder))) from error
    paths = [folder / _ABOUT, *(folder / f"{table.slug}.csv" for table in tables)]
    frames = [
        pd.DataFrame(about.facts(), columns=list(_HEADINGS)),
        *(
            pd.DataFrame(table.values(), columns=[one.column.heading for one in table.shown], dtype=object)
            for table in tables
        ),
    ]
    with write_together(paths, private=True, destroy_after=about.destroy_after) as asides:
        for frame, aside in zip(frames, asides, strict=True):
            neutral = frame.map(neutralise)
            # The byte order mark makes Excel read the file as UTF-8.
            neutral.to_csv(aside, index=False, encoding="utf-8-sig", lineterminator="\r\n")
    for other in _NAMES.difference(path.name for path in paths):
        (folder / other).unlink(missing_ok=True)  # of an earlier export, for somebody who sees more
