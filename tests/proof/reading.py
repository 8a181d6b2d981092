"""Everything that can be read in a file, whatever kind it is."""

import html
import re
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")


def words_in(path: Path) -> str:
    """Return the name of a file and all that is in it, as text."""
    suffix = path.suffix.lower()
    if suffix == ".xlsx":
        with zipfile.ZipFile(path) as archive:
            texts = [name + "\n" + _plain(archive.read(name)) for name in archive.namelist()]
    elif suffix == ".gpkg":
        texts = [*_cells(path), *_shapes(path), _plain(path.read_bytes())]
    else:
        texts = [_plain(path.read_bytes())]
    return "\n".join([path.name, *texts])


def _plain(data: bytes) -> str:
    """Text as it is and as a browser reads it; bytes that are no text are passed over."""
    text = data.decode("utf-8", errors="replace")
    unfolded = text.replace("\r\n ", "")  # long lines of calendars
    read = html.unescape(_ESCAPED.sub(lambda found: chr(int(found[1], 16)), unfolded))
    return "\n".join(dict.fromkeys((text, unfolded, read)))


def _cells(path: Path) -> list[str]:
    """Every cell of a database that is text or a number, a row a line."""
    with closing(sqlite3.connect(path)) as db:
        tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        rows = [row for table in tables for row in db.execute(f'SELECT * FROM "{table}"')]
    return [" ".join(str(cell) for cell in row if not isinstance(cell, bytes)) for row in rows]


def _shapes(path: Path) -> list[str]:
    import pyogrio

    texts = []
    for layer, geometry in pyogrio.list_layers(path):
        if geometry:
            frame = pyogrio.read_dataframe(path, layer=layer)
            texts += [f"{y:.6f} {x:.6f}" for x, y in frame.get_coordinates().to_numpy()]
    return texts
