"""How long what is kept is kept: settings of the council, each with a default."""

from dataclasses import dataclass, fields

from geoplan.domain.checks import check_between

_LONGEST_DAYS = 36_525


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionParams:
    """
    Periods of retention, section ``[retention]`` of ``geoplan.toml``.

    No law says how long a planning tool keeps its plans: data must go as soon as they are no longer needed
    for what they were collected for (UK GDPR, Article 5(1)(e)). So every default is an assumption [L] for the
    council to decide; `geoplan.io.retention.kinds.RULES` has the reason of each. The child's case record is
    another matter (75 years from birth: Care Planning, Placement and Case Review (England) Regulations 2010,
    regulation 50): it is kept elsewhere, and what belongs into it must be put there before it is purged here.

    Parameters
    ----------
    drafts_days
        Plans that nobody accepted, what-ifs and what was undone, after the Sunday of their week (or the day
        they were saved). 13 weeks: as long as a claim for the journeys may be handed in (three months [M]).
    accepted_days
        Accepted plans, likewise, and what was told in reports: a year to compare with, and a month to report
        it [L].
    names_days
        Officers' names in the audit, after the deed. Seven years: six in which a claim may be brought
        (Limitation Act 1980) and the current one [M].
    outputs_days
        Workbooks, maps and sheets, after they were written, where they do not name a day themselves [L].
    marked_copies_days
        Copies of tables with faults marked, after they were written [L].
    caches_days
        Travel times and outcomes of options, as numbers without codes, after they were last used [L].
    tables_days
        The council's own tables in a project's folder, after they were last changed [L]. geoplan reminds of
        them, and deletes them only when told to.
    hold
        Why nothing may be deleted now: an inquiry, a claim, a request for access. Blank: purge may delete.
    """

    drafts_days: int = 91
    accepted_days: int = 395
    names_days: int = 2_557
    outputs_days: int = 28
    marked_copies_days: int = 14
    caches_days: int = 91
    tables_days: int = 395
    hold: str = ""

    def __post_init__(self) -> None:
        for one in fields(self):
            if one.name != "hold":
                check_between(f"{one.name} of retention", getattr(self, one.name), 0, _LONGEST_DAYS)


DEFAULT_PERIODS = RetentionParams()
