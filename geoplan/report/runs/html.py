"""A plan of runs as HTML for a notebook: what a coordinator understands in five seconds, then the tables."""

from collections.abc import Iterable
from html import escape

from geoplan.domain.money import miles
from geoplan.domain.plans import Mode, Plan
from geoplan.notebook import html_folded, html_page, html_table
from geoplan.report.runs import blocks, words
from geoplan.report.runs.figures import ALL_AGES, PlanFigures
from geoplan.report.runs.headline import PROPOSAL, check_line, share_of, title_of
from geoplan.report.runs.tables import DATE
from geoplan.runs.case import Case
from geoplan.runs.checking.report import CheckReport

_LISTED = 20
_FOLDED_ABOVE = 12
_LABELLED_FROM = 0.09
# From dark to light down the ladder, so that they can be told apart in black and white.
_SHADES = {
    Mode.CARER: ("#123b4a", "#ffffff"),
    Mode.ADULT: ("#1f5a6e", "#ffffff"),
    Mode.VOLUNTEER: ("#2f7d95", "#ffffff"),
    Mode.WORKER: ("#7fb3c6", "#10242d"),
    Mode.TAXI_ESCORT: ("#c4a24a", "#10242d"),
    Mode.TAXI: ("#e3cf94", "#10242d"),
    Mode.NOBODY: ("#ffffff", "#8a1c0c"),
}
_STYLE = """
.gp-page .gp-cards{display:flex;flex-wrap:wrap;gap:.6em;margin:.8em 0}
.gp-page .gp-card{border:1px solid #c9d3d8;border-left:5px solid #1f4e5f;padding:.4em .9em;min-width:8.5em}
.gp-page .gp-card b{display:block;font-size:1.7em;line-height:1.2}
.gp-page .gp-alarm{border-left-color:#8a1c0c}
.gp-page .gp-bar{display:flex;height:2em;margin:.6em 0;border:1px solid #5c6b75}
.gp-page .gp-bar span{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.gp-page .gp-bar span{padding:.25em .4em;font-size:.9em;box-sizing:border-box}
"""


def plan_html(case: Case, plan: Plan, figures: PlanFigures, report: CheckReport | None) -> str:
    """
    The whole of a plan as an HTML fragment that loads nothing from outside; every text is escaped.
    """
    ending = (
        f"For the planning team only: it shows where children live and travel. {words.provenance_of(plan)}"
    )
    parts = [
        f"<h3>{escape(title_of(plan))}</h3>",
        f"<p>{escape(check_line(report))} {escape(PROPOSAL)}</p>",
        _cards(figures),
        _bar(figures),
        *_tables(case, figures, report),
        f"<p><small>{escape(ending)}</small></p>",
    ]
    return html_page(*parts, style=_STYLE)


def _cards(figures: PlanFigures) -> str:
    ride = next((item for item in figures.rides if item.band == ALL_AGES), None)
    children = sum(count for _, count in figures.faces)
    few = sum(count for faces, count in figures.faces if faces <= 2)
    taxis = words.money(sum(item.cover.pence for item in figures.taxis), whole=True)
    drivers = words.count_of(len(figures.drivers), "driver")
    covered = f"{figures.covered:,} of {words.count_of(figures.requests, 'journey')} covered"
    cards = [
        (share_of(figures.covered, figures.requests), covered, bool(figures.not_covered)),
        (words.money(figures.cost.paid, whole=True), f"paid; {taxis} of it for taxis", False),
        (
            f"{miles(figures.run_metres):,.0f} miles",
            f"on runs of {drivers}, {figures.empty_share:.0%} without a child",
            False,
        ),
        (share_of(few, children), "of children taken by one or two persons", False),
    ]
    if ride:
        average, longest = words.minutes(ride.mean_s), words.minutes(ride.worst_s)
        cards.insert(
            3, (f"{average:.0f} minutes", f"in the car on average, {longest:.0f} at the most", False)
        )
    boxes = (
        f"<div class='gp-card{' gp-alarm' if alarm else ''}'><b>{escape(big)}</b>{escape(small)}</div>"
        for big, small, alarm in cards
    )
    return f"<div class='gp-cards'>{''.join(boxes)}</div>"


def _bar(figures: PlanFigures) -> str:
    """Shares by mode as a bar; the table below says the same."""
    spans = []
    for item in figures.modes:
        back, ink = _SHADES[item.mode]
        text = f"{item.mode.value} {share_of(item.journeys, figures.requests)}"
        label = escape(text) if item.share >= _LABELLED_FROM else ""
        style = f"width:{100 * item.share:.2f}%;background:{back};color:{ink}"
        spans.append(f"<span style='{style}' title='{escape(text)}'>{label}</span>")
    return f"<div class='gp-bar' aria-hidden='true'>{''.join(spans)}</div>"


def _tables(case: Case, figures: PlanFigures, report: CheckReport | None) -> Iterable[str]:
    yield block_html(blocks.who_travels_how(figures))
    if figures.not_covered:
        yield block_html(blocks.open_requests(case, figures.not_covered[:_LISTED]))
        if len(figures.not_covered) > _LISTED:
            yield f"<p>The first {_LISTED} of {len(figures.not_covered):,}; the workbook has them all.</p>"
    yield block_html(blocks.what_it_costs(figures))
    yield block_html(blocks.in_the_car(figures))
    yield block_html(blocks.continuity(figures))
    if figures.drivers:
        yield block_html(blocks.runs_by_driver(figures), folded=len(figures.drivers) > _FOLDED_ABOVE)
    if report is not None and report.violations:
        yield block_html(blocks.broken_rules(report), folded=report.ok)


def block_html(block: blocks.Block, *, folded: bool = False) -> str:
    """One table with its title and note; `folded` shows the title alone until it is opened."""
    count = len(block.rows)
    table = html_table(
        [column.heading for column in block.columns],
        block.texts(),
        right=[column.heading for column in block.columns if column.number_format not in (None, DATE)],
        title="" if folded else block.title,
        note=block.note,
        totals=range(count - block.totals, count),
    )
    return html_folded(f"{block.title} ({count:,})", table) if folded else table
