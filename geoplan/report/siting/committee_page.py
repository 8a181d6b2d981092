"""The one-page summary of venue options for a committee."""

from geoplan.audiences.options.counts import GAIN, LOSE
from geoplan.audiences.options.small import note_on, number_shown
from geoplan.domain.money import pounds
from geoplan.report.siting.committee import Committee
from geoplan.report.siting.summary_page import Summary, summary_html, summary_text

_HEADINGS = ("Option", "Travel a week", "Change", "Average min.", "Longest min.", "Gain", "Lose", "No room")


def committee_text(committee: Committee, *, width: int = 88) -> str:
    """Return the summary as plain text, in lines of at most so many characters."""
    return summary_text(_summary(committee), width=width)


def committee_html(committee: Committee) -> str:
    """Return the summary as a page of its own; it loads nothing from outside, and every text is escaped."""
    return summary_html(_summary(committee))


def _summary(committee: Committee) -> Summary:
    limit = committee.comparison.params.gain_minutes
    note = (
        f"Gain, lose: children whose average journey becomes more than {limit:g} minutes shorter or longer."
    )
    rows = tuple(_rows(committee))
    return Summary(
        title=committee.title,
        subtitle=committee.view.title,
        sections=committee.sections,
        headings=_HEADINGS,
        rows=rows,
        note=f"{note} {note_on(texts for texts, _ in rows)}".strip(),
        footer=committee.view.footer,
    )


def _rows(committee: Committee) -> list[tuple[tuple[str, ...], bool]]:
    comparison, found = committee.comparison, []
    for one in comparison.planned:
        spread, is_now = comparison.spread(one), one is comparison.base
        change = one.pence - comparison.base.pence
        texts = (
            one.name,
            pounds(one.pence, whole=True),
            "" if is_now else f"{'+' if change > 0 else ''}{pounds(change, whole=True)}",
            f"{spread.mean:.0f}",
            f"{spread.worst:.0f}",
            *("" if is_now else str(committee.counts.change_shown(one, kind)) for kind in (GAIN, LOSE)),
            str(number_shown(one.moves.without_room)),
        )
        found.append((texts, one is committee.option))
    return found
