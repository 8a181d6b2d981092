"""Figures of a plan as they may be told: nothing of few children, and nothing to subtract."""

from geoplan.audiences.figures.divisions import Division, divisions_of
from geoplan.audiences.figures.of_plan import Figures, figures_of

__all__ = ["Division", "Figures", "divisions_of", "figures_of"]
