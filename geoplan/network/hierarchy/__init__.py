"""The travel-time engine: a contraction hierarchy, and tables of time and length swept over it."""

from geoplan.network.hierarchy.model import Hierarchy, PlaceArcs

__all__ = ["Hierarchy", "PlaceArcs"]
