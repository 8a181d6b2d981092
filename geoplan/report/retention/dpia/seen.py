"""Parts 5 and 6: who sees what, and how long it is kept."""

import re

from geoplan.audiences.audience import Audience
from geoplan.audiences.lists import LISTS
from geoplan.audiences.rows import Row
from geoplan.io.retention.kinds import RULES
from geoplan.report.retention.certificates import OUT_OF_REACH
from geoplan.report.retention.documents import Blank, Bullets, Grid, Paragraph, Section
from geoplan.report.retention.dpia.facts import DpiaFacts
from geoplan.report.retention.listing import days

_WHO = {
    Audience.PUBLIC: "the public, and whoever is not named",
    Audience.MANAGER: "managers and committees",
    Audience.CARER: "a foster carer: their own children only",
    Audience.DRIVER: "a driver: their own run of one day only",
    Audience.VENUE: "a venue: what takes place there only",
    Audience.PLANNER: "the planning team",
}
_UNITS = re.compile(r"_(s|m|pence)$")


def audience_sections() -> list[Section]:
    """Return who sees what: the very lists that outputs are cut by."""
    found = [
        Section(
            "5. Who sees what",
            (
                Paragraph(
                    "Outputs are cut by these lists; what is not on a list is not shown, whatever is "
                    "asked. The "
                    "narrowest audience is the default. Counts of fewer than five children are shown as "
                    "c, others "
                    "hidden with them so that no sum gives them back; maps for managers show areas with "
                    "at least "
                    "five children, never a home; lines end at junctions away from homes. Names are added "
                    "only to "
                    "printed sheets, from a file that is not kept."
                ),
                Paragraph(
                    Blank("by name or role: who may make outputs for each audience, and who hands them out")
                ),
            ),
        )
    ]
    for audience, kinds in LISTS.items():
        rows = tuple(
            (_kind_words(kind), ", ".join(_UNITS.sub("", name).replace("_", " ") for name in names))
            for kind, names in kinds.items()
        )
        who = _WHO[audience]
        shown = Grid(("Of", "Fields"), rows, widths=(2, 9)) if rows else Paragraph("Nothing.")
        found.append(Section(who[:1].upper() + who[1:], (shown,), level=2))
    return found


def _kind_words(kind: type[Row]) -> str:
    """``StopRow`` is what a run's stops are told as."""
    return kind.__name__.removesuffix("Row").lower()


def retention_section(facts: DpiaFacts) -> Section:
    """Return how long everything is kept, by the settings."""
    rows = []
    for rule in RULES.values():
        period = days(getattr(facts.retention, rule.setting)) if rule.setting else "–"
        decide = Blank("confirm, or other") if rule.setting else "–"
        rows.append((rule.kind.value, rule.holds, rule.where, period, rule.since, rule.because, decide))
    hold = facts.retention.hold
    return Section(
        "6. How long it is kept",
        (
            Paragraph(
                "geoplan purge deletes what is over: bytes are filled with zeros, in database files too; "
                "the audit "
                "keeps hashes, not contents, and can still be followed; a certificate says what went, "
                "when and by "
                "whom. geoplan purge --dry-run lists everything first. Somebody must run it, or schedule it."
            ),
            Paragraph(
                f"A hold is set: {hold}." if hold else "No hold is set: nothing keeps purge from deleting."
            ),
            Grid(
                ("What", "Holds", "Where", "Period", "After", "Why", "Council"),
                tuple(rows),
                widths=(2, 4, 3, 2, 3, 4, 2),
            ),
            Paragraph(
                "The child's case record is kept until the 75th anniversary of the birth (Care Planning, "
                "Placement "
                "and Case Review (England) Regulations 2010, regulation 50) and is not in geoplan. What "
                "of a plan "
                "belongs into it must be put there before it is purged here."
            ),
            Paragraph(Blank("which of it belongs into the case record, and who puts it there")),
            Paragraph(Blank("who runs geoplan purge, how often, and where certificates are filed")),
            Paragraph("Purge does not reach:"),
            Bullets(OUT_OF_REACH),
        ),
    )
