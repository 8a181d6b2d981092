"""
The project folder: a user's own tables, their parameters, and the plans with their history.

::

    project = Project.create("week-48", who="A. Coordinator")
    project.save_plan(plan, what="runs plan --week 2026-11-23", who="A. Coordinator")
    project.undo(who="A. Coordinator")

Everything that is saved lies in one SQLite file, ``geoplan.sqlite``. A change is one transaction, so that
the file holds all of it or nothing whenever the process is killed or the power fails. Undoing
moves a pointer; nothing is deleted before its time is over (`geoplan.io.projects.purging`), and every deed is
a link of a chain of hashes that `Project.verify` follows.
"""

from geoplan.io.projects.project import Project
from geoplan.io.projects.records import Acceptance, AuditEntry, Change, Checked, History, Line

__all__ = ["Acceptance", "AuditEntry", "Change", "Checked", "History", "Line", "Project"]
