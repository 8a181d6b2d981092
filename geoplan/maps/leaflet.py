"""The Leaflet library from the installed package, as text that can stand inside a page."""

import base64
import re
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from geoplan.errors import GeoplanError

PACKAGE = "XStatic-Leaflet"
VERSION = "1.9.3"  # the version that folium writes for
_FOLDER = "xstatic/pkg/leaflet/data"
_IMAGE = re.compile(r"url\(images/([\w-]+\.png)\)")
_SOURCE_MAP = re.compile(r"\s*//# sourceMappingURL=\S+\s*$")
# The control that names Leaflet links to its home page; the page says so in words instead.
_HOME_PAGE = "https://leafletjs.com"


@cache
def leaflet_script() -> str:
    """
    Return Leaflet's JavaScript, without the address of its source map and of its home page.

    Raises
    ------
    GeoplanError
        When the package is not installed or is not the version expected.
    """
    text = _SOURCE_MAP.sub("", _read("leaflet.js"))
    if f'version="{VERSION}"' not in text:
        raise GeoplanError(f"{PACKAGE} holds another version of Leaflet than {VERSION}; run make setup.")
    return text.replace(_HOME_PAGE, "#")


@cache
def leaflet_style() -> str:
    """
    Return Leaflet's style sheet with its images inside it.

    Raises
    ------
    GeoplanError
        When the package is not installed.
    """
    return _IMAGE.sub(lambda match: f"url({_data_uri(match.group(1))})", _read("leaflet.css"))


def _data_uri(image: str) -> str:
    content = (_folder() / "images" / image).read_bytes()
    return "data:image/png;base64," + base64.b64encode(content).decode("ascii")


def _read(name: str) -> str:
    return (_folder() / name).read_text(encoding="utf-8")


def _folder() -> Path:
    try:
        folder = Path(str(distribution(PACKAGE).locate_file(_FOLDER)))
    except PackageNotFoundError:
        folder = Path()
    if not (folder / "leaflet.js").is_file():
        raise GeoplanError(f"Maps need the package {PACKAGE}, which is not installed; run make setup.")
    return folder
