"""Kinds of what is kept: what each holds, from when its time counts, and why it is as long as it is."""

from dataclasses import dataclass
from enum import StrEnum


class HeldKind(StrEnum):
    """What something that is kept is."""

    DRAFTS = "draft plans"
    ACCEPTED = "accepted plans"
    NAMES = "officers' names"
    OUTPUT = "output"
    MARKED_COPY = "marked copy"
    TOLD = "what was told"
    CACHE = "cache"
    HALF_WRITTEN = "half-written file"
    TABLE = "your table"
    OPEN_DATA = "nothing about people"

    @property
    def in_project(self) -> bool:
        """Whether it lies within a project's file, not in one of its own."""
        return self in (HeldKind.DRAFTS, HeldKind.ACCEPTED, HeldKind.NAMES)


@dataclass(frozen=True, slots=True, kw_only=True)
class KindRule:
    """
    What is known of a kind.

    Parameters
    ----------
    holds
        What is in it.
    where
        Where it lies.
    since
        From when its time counts.
    setting
        Field of `RetentionParams` with its period; None where it has none.
    because
        Why the default is as long as it is, with how sure that is: [H], [M] or [L].
    """

    kind: HeldKind
    holds: str
    where: str
    since: str
    setting: str | None
    because: str


RULES: dict[HeldKind, KindRule] = {
    rule.kind: rule
    for rule in (
        KindRule(
            kind=HeldKind.DRAFTS,
            holds="plans nobody accepted, what-ifs, what was undone: codes, journeys, times, reasons, notes",
            where="geoplan.sqlite of a project",
            since="the Sunday of the week planned, or the day it was saved where that is later",
            setting="drafts_days",
            because="claims for the journeys come in for three months [M]; then nobody asks of a draft [L]",
        ),
        KindRule(
            kind=HeldKind.ACCEPTED,
            holds="plans an officer accepted, who is known to whom because of them, and issued calendars",
            where="geoplan.sqlite of a project",
            since="the Sunday of the week planned, or the day it was saved where that is later",
            setting="accepted_days",
            because="a year to compare with, and a month to report it [L]",
        ),
        KindRule(
            kind=HeldKind.NAMES,
            holds="which member of staff did what when",
            where="geoplan.sqlite of a project",
            since="the deed",
            setting="names_days",
            because="six years for bringing a claim (Limitation Act 1980), and the current one [M]",
        ),
        KindRule(
            kind=HeldKind.OUTPUT,
            holds="workbooks, maps, sheets, calendars and exports that commands wrote",
            where="where the user had them written",
            since="the day it names itself, or else the day it was written",
            setting="outputs_days",
            because="four weeks are enough to drive, claim and ask; it can be made again from the plan [L]",
        ),
        KindRule(
            kind=HeldKind.MARKED_COPY,
            holds="a copy of the user's own table with the cells at fault marked",
            where="beside that table",
            since="the day it was written",
            setting="marked_copies_days",
            because="of no use once the table is mended [L]",
        ),
        KindRule(
            kind=HeldKind.TOLD,
            holds="counts and sums of money in reports so far, small ones too, roads driven away from homes, "
            "and of whom reports were, as digests: so that two reports cannot be subtracted",
            where="told.json of a project",
            since="the last report",
            setting="accepted_days",
            because="as long as somebody may lay a new report beside an old one: as accepted plans [L]",
        ),
        KindRule(
            kind=HeldKind.CACHE,
            holds="travel times, and outcomes of venue options, as numbers without codes or places",
            where="cache in geoplan's own folder",
            since="the day it was last used",
            setting="caches_days",
            because="saves a minute's work while a week is planned; always made again [L]",
        ),
        KindRule(
            kind=HeldKind.HALF_WRITTEN,
            holds="what was left of a file when the computer stopped while it was written",
            where="beside where the file would be",
            since="a day after it was left",
            setting=None,
            because="it is of no use to anybody",
        ),
        KindRule(
            kind=HeldKind.TABLE,
            holds="tables of children, carers, drivers, sessions … that the council put there",
            where="a project's folder",
            since="the day it was last changed",
            setting="tables_days",
            because="is the council's own record: geoplan reminds, and deletes only when told to [L]",
        ),
        KindRule(
            kind=HeldKind.OPEN_DATA,
            holds="postcodes, boundaries, roads, settings; the register, certificates with names of files",
            where="geoplan's own folder",
            since="",
            setting=None,
            because="published for everybody, or the proof of what was deleted",
        ),
    )
}
