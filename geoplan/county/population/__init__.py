"""A made-up population for the embedded county: drawn from a seed, never stored, nobody in it real."""

from geoplan.county.population.make import PopulationParams, make_population
from geoplan.county.population.model import Population, Unplaced

__all__ = ["Population", "PopulationParams", "Unplaced", "make_population"]
