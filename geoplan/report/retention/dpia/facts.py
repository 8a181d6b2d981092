"""What an assessment is made from."""

from dataclasses import dataclass
from datetime import date

from geoplan.io.retention.params import RetentionParams
from geoplan.runs.case.params import RunParams


@dataclass(frozen=True, slots=True, kw_only=True)
class DpiaFacts:
    """
    The settings that an assessment tells of.

    Parameters
    ----------
    made
        The day it is made.
    retention, runs
        Periods, and the rules of driver runs.
    settings_from
        Where they come from: ``geoplan.toml``, or that they are the defaults.
    version
        Of geoplan.
    """

    made: date
    retention: RetentionParams
    runs: RunParams
    settings_from: str
    version: str
