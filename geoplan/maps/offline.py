"""A folium map as one page that needs nothing and asks for nothing: Leaflet inside, the network forbidden."""

import base64
import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geoplan.io.write import write_atomically
from geoplan.maps.leaflet import leaflet_script, leaflet_style
from geoplan.maps.outside import assert_offline

if TYPE_CHECKING:
    import folium
    import jinja2

_ASSETS = Path(__file__).parent / "assets"
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_CSP_MARK = "geoplan-content-security-policy"
_FRAME_SCRIPTS = ("labels.js", "pins.js", "table.js", "frame.js")


@dataclass(frozen=True, slots=True)
class Layout:
    """
    What a kind of map adds to the frame that all have; files of ``assets``.

    Parameters
    ----------
    template
        A page that extends ``frame.html``.
    start
        The function of its scripts that takes the map over: ``start(map, layers, data)``.
    scripts, styles
        Beside those of the frame, in this order.
    """

    template: str
    start: str
    scripts: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()


ACCESS = Layout("access.html", "geoplanAccess", ("places.js", "access.js"))


@dataclass(frozen=True, eq=False)
class OfflineMap:
    """
    A map ready to be saved, or shown in a notebook.

    Parameters
    ----------
    folium
        The map itself, for whoever wants to add to it.
    words
        What the page says around it, by the names that its template uses.
    data
        What our own scripts draw; JSON.
    layout
        The template, scripts and styles of its page.
    private
        Whether it tells of single people: its file is readable by its owner alone.
    """

    folium: "folium.Map"
    words: Mapping[str, Any] = field(default_factory=dict)
    data: Mapping[str, Any] = field(default_factory=dict)
    layout: Layout = ACCESS
    private: bool = False

    def html(self) -> str:
        """
        Return the page.

        Raises
        ------
        OutsideRequestError
            When something that was added would load from outside.
        """
        map_html, map_script = _rendered(self.folium)
        page = (
            _templates()
            .get_template(self.layout.template)
            .render(
                self.words,
                csp_mark=_CSP_MARK,
                map_html=map_html,
                map_script=map_script,
                data=_json(self.data),
                styles=(leaflet_style(), *map(_asset, ("map.css", *self.layout.styles))),
                scripts=(leaflet_script(), *map(_asset, (*_FRAME_SCRIPTS, *self.layout.scripts))),
            )
        )
        page = page.replace("\r\n", "\n").replace(_CSP_MARK, _policy(page), 1)
        assert_offline(page)
        return page

    def save(self, path: str | Path) -> Path:
        """
        Write the page to a file, whole or not at all.

        Raises
        ------
        InputError
            When the folder does not exist or the file cannot be written.
        OutsideRequestError
            When something that was added would load from outside.
        """
        page = self.html()
        with write_atomically(path, private=self.private) as aside:
            aside.write_text(page, encoding="utf-8", newline="\n")
        return Path(path)

    def _repr_html_(self) -> str:
        """Show the page in a notebook, in a frame of its own."""
        return (
            f'<iframe srcdoc="{escape(self.html())}" title="{escape(str(self.words.get("title", "Map")))}" '
            'style="width:100%;height:820px;border:1px solid #c9c5ba;border-radius:6px"></iframe>'
        )


def blank_map(bounds: tuple[float, float, float, float]) -> "folium.Map":
    """
    Return a folium map without tiles, and without the libraries folium takes from elsewhere.

    Parameters
    ----------
    bounds
        West, south, east, north in degrees.
    """
    import folium

    west, south, east, north = bounds
    made = folium.Map(
        location=[(south + north) / 2, (west + east) / 2],
        tiles=None,
        zoom_control=False,  # ours has words for those who do not see it
        prefer_canvas=False,  # few long lines: as SVG they print sharp, and a canvas prints white
        attribution_control=False,
        zoom_snap=0.25,
        zoom_delta=0.5,
        wheel_px_per_zoom_level=90,
        min_zoom=7,
        max_zoom=15,
    )
    return named(made, "page")


def named(element: Any, name: str) -> Any:
    """Give a folium element a name of our choosing, so that the same input makes the same page."""
    element._id = name
    _without_links(element)
    return element


def _without_links(element: Any) -> None:
    for kind in ("default_js", "default_css"):
        if getattr(element, kind, None):
            setattr(element, kind, [])


def _policy(page: str) -> str:
    """Return a Content-Security-Policy under which this page's own scripts run, and nothing loads."""
    hashes = " ".join(
        f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
        for text in _SCRIPT.findall(page)
    )
    return (
        f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _json(value: object) -> str:
    """JSON that cannot end the script element it stands in."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _rendered(made: "folium.Map") -> tuple[str, str]:
    """
    Return the HTML and the script of a folium map, and leave the map as it was.

    The script goes without the indentation of its templates, which is a tenth of it.
    """
    for child in list(made._children.values()):
        _without_links(child)
    figure = made.get_root()
    parts = (figure.header, figure.html, figure.script)
    before = [part._children.copy() for part in parts]
    figure.render()
    html, script = figure.html.render(), figure.script.render()
    for part, children in zip(parts, before, strict=True):
        part._children = children
    return html, re.sub(r"\n\s+", "\n", script)


@cache
def _asset(name: str) -> str:
    return (_ASSETS / name).read_text(encoding="utf-8")


@cache
def _templates() -> "jinja2.Environment":
    import jinja2

    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(_ASSETS),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
