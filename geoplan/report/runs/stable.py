"""Workbooks that are equal to the byte when their contents are."""

import re
import zipfile
from collections.abc import Iterable
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from geoplan.report.late_rows import LateRows

# The first moment that a zip file can name.
_MOMENT = (1980, 1, 1, 0, 0, 0)
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")


def save_stable(book: Any, path: Path, created: datetime, late: Iterable[LateRows] = ()) -> None:
    """
    Save a workbook without the time of saving: neither in its properties nor in its archive.

    Parameters
    ----------
    created
        The moment that it says it was made and changed.
    late
        Rows that openpyxl did not make.
    """
    book.properties.created = created
    raw = BytesIO()
    book.save(raw)
    by_name = {rows.sheet.path.lstrip("/"): rows for rows in late}
    stamp = f"{created:%Y-%m-%dT%H:%M:%SZ}".encode()
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "docProps/core.xml":
                data = _MODIFIED.sub(rb"\g<1>" + stamp + rb"\g<2>", data)
            if name in by_name:
                data = by_name[name].put_into(data)
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, data)
