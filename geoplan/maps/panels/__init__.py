"""Panels side by side: one ground in several maps that move and zoom as one, and the tables below them."""

from geoplan.maps.panels.figures import KeyFigure, Tone
from geoplan.maps.panels.tables import Table

__all__ = ["KeyFigure", "Table", "Tone"]
