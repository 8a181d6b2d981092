"""Where the embedded county's files are: nothing else knows."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]


def data_path(*parts: str) -> Path:
    """
    Return the path of a file or folder of the embedded data.

    An installed wheel carries the data inside the package (``geoplan/_data``), a checkout beside it.
    """
    installed = _PACKAGE / "_data"
    root = installed if installed.is_dir() else _PACKAGE.parent / "data"
    return root.joinpath(*parts)
