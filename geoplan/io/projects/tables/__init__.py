"""The tables of a project, read together: found by their names, and held against each other."""

from geoplan.io.projects.tables.reading import ProjectTables, TablesFound, find_tables, read_tables

__all__ = ["ProjectTables", "TablesFound", "find_tables", "read_tables"]
