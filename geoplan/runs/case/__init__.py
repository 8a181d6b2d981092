"""The case that plans are made from and checked against: what it holds, how it is made, and its requests."""

from geoplan.runs.case.model import Case

__all__ = ["Case"]
