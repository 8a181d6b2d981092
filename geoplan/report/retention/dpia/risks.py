"""Part 7: risks, what geoplan does about them, and what is left for the council to do."""

from dataclasses import dataclass

from geoplan.report.retention.documents import Blank, Grid, Paragraph, Section
from geoplan.runs.case.params import RunParams


@dataclass(frozen=True, slots=True)
class Risk:
    """
    A risk to people, scored before measures.

    Parameters
    ----------
    likely, severe
        1 to 5 each, suggested [L].
    done
        What geoplan does.
    to_do
        What only the council can do.
    """

    what: str
    likely: int
    severe: int
    done: str
    to_do: str


def risks_of(runs: RunParams) -> tuple[Risk, ...]:
    """Return the risks that are known of planning travel in care, with what the settings say."""
    escort = "not allowed" if runs.escort_is_hard else "advised against"
    return (
        Risk(
            "A home, school or route reaches somebody whom a court keeps away",
            2,
            5,
            "Lists by audience, the narrowest by default; nothing a birth family may see holds a home, "
            "school, route "
            "or driver; calendar titles are neutral; shared lines end away from homes.",
            "Who hands out what; no forwarding; check sheets before the first use.",
        ),
        Risk(
            "A driver's sheet is lost or left in a car",
            3,
            4,
            "Own run of one day, codes and initials, no reason for contact, a day to destroy it after.",
            "Hand out on the day, collect and shred; what to do when one is lost.",
        ),
        Risk(
            "Somebody is recognised in a table, map or report",
            3,
            4,
            "Counts below 5 hidden with others, tested against a solver; areas of at least five; two "
            "reports cannot "
            "be subtracted: what was told is remembered.",
            "Do not put reports for different audiences side by side in public papers.",
        ),
        Risk(
            "A laptop, drive or backup is lost or stolen",
            2,
            5,
            "Files are readable by their owner alone. geoplan does not encrypt.",
            "Full-disk encryption; no private computers; backups encrypted and dated.",
        ),
        Risk(
            "A folder syncs to a provider unnoticed",
            3,
            4,
            "geoplan's own folder lies outside shared and current folders; project folders are the user's "
            "choice.",
            "Exclude GEOPLAN_HOME and projects from file sync, or agree it with the provider.",
        ),
        Risk(
            "Personal words end up in notes, logs or file names",
            3,
            3,
            "Postcodes, births, telephone numbers and e-mail addresses are refused in what is kept; "
            "errors and logs "
            "name codes only; free text of claims is passed over.",
            "Teach: codes only. Names cannot be told from other words.",
        ),
        Risk(
            "More is kept than needed, for longer",
            4,
            3,
            "A day after which everything goes; purge with certificates; a dry run that lists what is there.",
            "Decide the periods in part 6; run purge; own tables are the council's to delete.",
        ),
        Risk(
            "A plan is unsafe: wrong seat, barred person, too long in the car",
            2,
            5,
            "Rules are checked a second time, independently; a run without the right seat, with an "
            "expired check or a "
            f"barred driver is not allowed; a driver alone with a child under {runs.escort_under_age} is "
            f"{escort}.",
            "Keep tables up to date; an officer reads the check before accepting.",
        ),
        Risk(
            "Wrong or old data lead to a wrong journey",
            3,
            4,
            "Every fault of every table is told with its cell; a plan says when its inputs have changed "
            "since.",
            "Who corrects what by when; placements change fast.",
        ),
        Risk(
            "A volunteer is accused because of a claim",
            2,
            3,
            "Queries are questions with the tolerance and the route shown; nobody is scored; rows that "
            "share a journey "
            "are settled first.",
            "A person asks first; the answer is noted.",
        ),
        Risk(
            "Some children bear the cost of savings: longer rides, more faces",
            3,
            3,
            "Minutes of each child, spread, gain and loss are part of every comparison; new faces and "
            "long rides have "
            "a price in plans.",
            "Equality impact assessment for venue decisions.",
        ),
        Risk(
            "Somebody inside reads or changes what they should not",
            2,
            4,
            "A chain of hashes over everything saved; a seal noted elsewhere shows what was taken away.",
            "Rights on folders: geoplan has no log-in of its own. Note seals; review the audit.",
        ),
        Risk(
            "It is not there when a day must be driven",
            2,
            3,
            "Saved whole or not at all, also when the power fails; works without a network.",
            "Print the next day's sheets; a second computer; tested backups.",
        ),
    )


def risk_section(runs: RunParams) -> Section:
    """Return the risks as a table, the highest first."""
    risks = sorted(risks_of(runs), key=lambda risk: -risk.likely * risk.severe)
    rows = tuple(
        (
            str(number),
            risk.what,
            f"{risk.likely} × {risk.severe} = {risk.likely * risk.severe}",
            risk.done,
            risk.to_do,
            Blank("score left, owner"),
        )
        for number, risk in enumerate(risks, start=1)
    )
    return Section(
        "7. Risks and measures",
        (
            Paragraph(
                "Likelihood × severity to people, 1 to 5 each, before measures. The scores are "
                "suggestions [L]; scores "
                "after measures, and who owns each, are the council's."
            ),
            Grid(
                ("", "Risk to people", "Before", "What geoplan does", "What the council does", "After"),
                rows,
                widths=(1, 4, 2, 7, 5, 2),
            ),
            Paragraph(Blank("risks of the council's own, such as of a reorganisation or a new supplier")),
        ),
    )
