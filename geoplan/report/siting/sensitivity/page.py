"""A sensitivity study as a page of its own: to read in five seconds, to print, and to look things up in."""

from html import escape

from geoplan.notebook import Markup, html_table
from geoplan.report.runs.blocks import Block
from geoplan.report.runs.html import block_html
from geoplan.report.siting.blocks import whole_pounds
from geoplan.report.siting.sensitivity import blocks, words
from geoplan.report.siting.sensitivity.chart import tornado_svg
from geoplan.report.siting.sensitivity.text import StudyText
from geoplan.siting.sensitivity.analyses.monte_carlo import WinShare
from geoplan.siting.sensitivity.result import Sensitivity

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
# Light grounds that differ in black and white and to the colour-blind; the letter says it in any case.
_GROUNDS = ("#eef1f2", "#cfe3ec", "#f6e3b4", "#d7e8cf", "#ecd5e3", "#f3d3c4", "#d9d6ee", "#e6e2cf")
_STYLE = """
.gp-turn{font:15px/1.5 'Segoe UI',system-ui,Arial,sans-serif;color:#1d2b36}
.gp-turn{background:#fff;max-width:60em}
.gp-turn h1{font-size:1.7em;margin:0;color:#1f4e5f}
.gp-turn .sub{margin:.1em 0 .8em;color:#4a5a65}
.gp-turn h2{font-size:1.15em;margin:1.5em 0 .3em;color:#1f4e5f}
.gp-turn h4{font-size:1em;margin:1.3em 0 .2em;color:#1f4e5f}
.gp-turn p{margin:.35em 0}.gp-turn li{margin:.15em 0}
.gp-turn .answer{font-size:1.18em;border-left:6px solid #1f4e5f;padding:.3em .8em}
.gp-turn .answer,.gp-turn .quote{background:#f2f6f8}
.gp-turn .quote{padding:.6em .9em;border:1px solid #c9d3d8}
.gp-turn .wide{overflow-x:auto}
.gp-turn .wide svg{min-width:44em;display:block;width:100%;height:auto}
.gp-turn table{border-collapse:collapse;margin:.3em 0;font-size:.93em}
.gp-turn th,.gp-turn td{padding:.22em .65em;border-bottom:1px solid #c9d3d8}
.gp-turn th,.gp-turn td{text-align:left;vertical-align:top}
.gp-turn thead th{background:#1f4e5f;color:#fff}
.gp-turn tbody th{font-weight:normal}
.gp-turn .gp-n{text-align:right;white-space:nowrap}
.gp-turn .wins{width:100%}
.gp-turn .wins td,.gp-turn .wins th{vertical-align:middle}
.gp-turn .wins tbody th{min-width:11em}
.gp-turn .share{display:flex;align-items:center;gap:.6em;min-width:11em}
.gp-turn .share>b{min-width:3em;text-align:right}
.gp-turn .track{position:relative;height:1.25em;flex:1}
.gp-turn .track{background:#eef1f2;border:1px solid #9fb0b8}
.gp-turn .track b{position:absolute;left:0;top:0;bottom:0;background:#1f5a6e}
.gp-turn .track i{position:absolute;top:30%;bottom:30%;background:#c4871b88}
.gp-turn .track i{border:2px solid #c4871b;border-width:0 2px}
.gp-turn .heat td{padding:0;border:1px solid #fff}
.gp-turn .heat td div{padding:.22em .65em;text-align:center;white-space:nowrap}
.gp-turn .heat td b{font-size:1.1em}
.gp-turn .heat .now{outline:3px solid #1d2b36;outline-offset:-3px}
.gp-turn .heat thead th{text-align:center}.gp-turn .heat thead th:first-child{text-align:left}
.gp-turn small,.gp-turn .note,.gp-turn footer{color:#4a5a65}
.gp-turn .note{font-size:.9em}
.gp-turn footer{margin-top:1.6em;border-top:1px solid #c9d3d8;padding-top:.4em}
.gp-turn footer{font-size:.85em}
.gp-turn .letter{display:inline-block;min-width:1.5em;text-align:center}
.gp-turn .letter{font-weight:bold;border:1px solid #9fb0b8}
@media print{
.gp-turn{font-size:10pt;max-width:none}.gp-turn .wide svg{min-width:0}
.gp-turn h2,.gp-turn h4{break-after:avoid}
.gp-turn tr,.gp-turn svg,.gp-turn li{break-inside:avoid}
.gp-turn section:has(svg){break-inside:avoid}
.gp-turn *{-webkit-print-color-adjust:exact;print-color-adjust:exact}
}
"""
_PAGE_STYLE = "@page{size:A4;margin:13mm}body{margin:0}main{padding:1.2em 1.4em;margin:0 auto;max-width:62em}"
_PAGE_STYLE += "@media print{main{padding:0}}"


def study_page(study: Sensitivity, text: StudyText) -> str:
    """Return the page of a study; it loads nothing from outside, and every text is escaped."""
    head = [
        "<meta charset='utf-8'>",
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        "<meta name='viewport' content='width=device-width, initial-scale=1'>",
        f"<title>{escape(text.title)}</title>",
        f"<style>{_PAGE_STYLE}</style>",
    ]
    body = f"<body><main>{study_fragment(study, text)}</main></body>"
    return f"<!DOCTYPE html>\n<html lang='en-GB'><head>{''.join(head)}</head>\n{body}</html>\n"


def study_fragment(study: Sensitivity, text: StudyText) -> str:
    """Return a study as HTML for a notebook or a page."""
    heading, _, about = text.title.partition("? ")
    parts = [
        f"<h1>{escape(heading)}?</h1><p class='sub'>{escape(about)}</p>",
        f"<p class='answer'>{escape(words.headline(study))}</p>",
        *(f"<p>{escape(line)}</p>" for line in text.told),
        _wins(study),
        _tornado(study),
        _sentences(study, text),
        _heat(study),
        _section("For a committee’s report", f"<p class='quote'>{escape(text.paragraph)}</p>"),
        *(_table(block) for block in _tables(study)),
        f"<footer>{escape(text.footer)}</footer>",
    ]
    return f"<style>{_STYLE}</style><div class='gp-turn'>{''.join(parts)}</div>"


def _tables(study: Sensitivity) -> list[Block]:
    found = [
        blocks.options(study), blocks.one_way(study), blocks.turning(study), blocks.checks(study),
        blocks.inputs(study),
    ]  # fmt: skip
    return [block for block in found if block.rows]


def _section(heading: str, inner: str) -> str:
    return f"<section><h2>{escape(heading)}</h2>{inner}</section>" if inner else ""


def _table(block: Block) -> str:
    return f"<section class='wide' tabindex='0'>{block_html(block, folded=False)}</section>"


def _letter(study: Sensitivity, option: int) -> str:
    ground = _GROUNDS[option % len(_GROUNDS)]
    return f"<span class='letter' style='background:{ground}'>{blocks.letters_of(study)[option]}</span>"


def _wins(study: Sensitivity) -> str:
    """A bar for each option: how often it wins, with the interval of that share."""
    drawn = study.monte_carlo
    if drawn is None:
        return ""
    rows = [
        (
            Markup(f"{_letter(study, option)} {escape(name)}"),
            _share(one),
            f"{100 * one.low:.0f} to {100 * one.high:.0f} %",
            *(f"£{whole_pounds(pence):,}" for pence in (one.mean_pence, one.regret_pence)),
        )
        for option, (name, one) in enumerate(zip(study.names, drawn.shares, strict=True))
    ]
    headings = ("Option", "Wins in", "95 % sure", "A year, on average", "Regret")
    table = html_table(headings, rows, right=headings[2:], look="wins")
    note = escape(blocks.wins(study).note)
    return _section(
        "How often each option wins", f"<div class='wide'>{table}</div><p class='note'>{note}</p>"
    )


def _share(one: WinShare) -> Markup:
    low, width = 100 * one.low, 100 * (one.high - one.low)
    return Markup(
        f"<div class='share'><div class='track'><b style='width:{100 * one.share:.1f}%'></b>"
        f"<i style='left:{low:.1f}%;width:{width:.1f}%'></i></div><b>{100 * one.share:.0f} %</b></div>"
    )


def _tornado(study: Sensitivity) -> str:
    drawing = tornado_svg(study)
    if not drawing:
        return ""
    still = [bar.input.name for bar in study.tornado.bars if not bar.swing_pence]
    note = "Dark: the input’s high end. Light: its low end, or another boundary."
    note += f" No effect: {', '.join(still)}." if still else ""
    lead = (
        f"The lead of {words.quoted(study.names[study.winner])} over the best other option, in pounds a year."
    )
    return _section(
        "One input at a time",
        f"<p>{escape(lead)}</p><div class='wide' tabindex='0'>{drawing}</div>"
        f"<p class='note'>{escape(note)}</p>",
    )


def _sentences(study: Sensitivity, text: StudyText) -> str:
    if not text.sentences:
        return ""
    listed = "".join(f"<li>{escape(one)}</li>" for one in text.sentences)
    checked = [words.check_sentence(study, one) for one in study.checks]
    planned = "".join(f"<li>{escape(one)}</li>" for one in checked)
    more = f"<p><b>Planned anew where it is decided:</b></p><ul>{planned}</ul>" if checked else ""
    begin = f"<p>{escape(words.standing(study))}</p>"
    return _section("Where the answer turns", f"{begin}<ul>{listed}</ul>{more}")


def _heat(study: Sensitivity) -> str:
    """The two-way table: letter, lead and ground of the option that wins; what is now in a frame."""
    table = study.grid
    if table is None:
        return ""
    letters, rows = blocks.letters_of(study), []
    for down, winners, leads in zip(table.down_values, table.winners, table.leads_pence, strict=True):
        cells = [
            _cell(
                letters[winner], winner, lead, is_now=down == table.down.base and value == table.across.base
            )
            for value, winner, lead in zip(table.across_values, winners, leads, strict=True)
        ]
        rows.append((words.figure(table.down, down), *cells))
    key = " &nbsp; ".join(
        f"{_letter(study, option)} {escape(study.names[option])}: {count} of {table.pairs}"
        for option, count in sorted(table.wins.items())
    )
    headings = [f"{table.down.name} ↓   {table.across.name} →"]
    headings += [words.figure(table.across, value) for value in table.across_values]
    return _section(
        f"Two inputs at a time: {table.down.name} and {table.across.name}",
        f"<p>Wins: {key}</p><div class='wide' tabindex='0'>{html_table(headings, rows, look='heat')}</div>"
        "<p class='note'>The option that wins, and by how many pounds a year; what is now has a frame.</p>",
    )


def _cell(letter: str, winner: int, lead: int, *, is_now: bool) -> Markup:
    ground = _GROUNDS[winner % len(_GROUNDS)]
    return Markup(
        f"<div style='background:{ground}'{' class=now' if is_now else ''}>"
        f"<b>{letter}</b> £{whole_pounds(lead):,}</div>"
    )
