"""Sheets for print: what a driver, a carer or a venue needs of one day, and nothing else."""

from geoplan.report.sheets.make import day_sheets
from geoplan.report.sheets.params import SheetParams
from geoplan.report.sheets.sheaf import DaySheets

__all__ = ["DaySheets", "SheetParams", "day_sheets"]
