"""Invest to save: what an option costs and saves by year, when it breaks even, whether totals add up."""

from geoplan.costs.appraisal.actual import Outturn, against_plan
from geoplan.costs.appraisal.appraise import appraise
from geoplan.costs.appraisal.beds import BedPrice, bed_occupancy, break_even_occupancy
from geoplan.costs.appraisal.compare import compare_options
from geoplan.costs.appraisal.lines import Line, LineKind, mid_year, part_year
from geoplan.costs.appraisal.option import Option, Printed, switch
from geoplan.costs.appraisal.params import AppraisalParams
from geoplan.costs.appraisal.payback import payback_years
from geoplan.costs.appraisal.result import Appraisal
from geoplan.costs.appraisal.risk import Risk

__all__ = [
    "Appraisal",
    "AppraisalParams",
    "BedPrice",
    "Line",
    "LineKind",
    "Option",
    "Outturn",
    "Printed",
    "Risk",
    "against_plan",
    "appraise",
    "bed_occupancy",
    "break_even_occupancy",
    "compare_options",
    "mid_year",
    "part_year",
    "payback_years",
    "switch",
]
