"""A document as a page of its own that loads nothing from outside, to read, print and fill in by hand."""

from html import escape

from geoplan.notebook import Markup, html_table
from geoplan.report.retention.documents.model import (
    Blank,
    Block,
    Bullets,
    Cell,
    Document,
    Grid,
    Paragraph,
)

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE = """
@page{size:A4;margin:16mm 15mm}
body{font:11pt/1.45 'Segoe UI',Arial,Helvetica,sans-serif;color:#1d2b36;background:#fff;margin:0}
main{max-width:190mm;margin:0 auto;padding:8mm 5mm}
@media print{main{padding:0;max-width:none}body{font-size:10pt}thead{display:table-header-group}
tr,li{break-inside:avoid}h2,h3{break-after:avoid}}
h1{font-size:1.8em;line-height:1.2;margin:0;color:#1f4e5f}.sub{margin:.2em 0 .8em;color:#4a5a65}
.notice{border-left:4px solid #1f4e5f;background:#f3f6f7;padding:.5em .9em;margin:.6em 0 1em}
h2{font-size:1.25em;margin:1.5em 0 .3em;color:#1f4e5f;border-bottom:1px solid #c9d3d8;padding-bottom:.15em}
h3{font-size:1.05em;margin:1.1em 0 .2em;color:#1f4e5f}
p{margin:.35em 0}ul{margin:.35em 0;padding-left:1.3em}
.wide{overflow-x:auto}table{border-collapse:collapse;width:100%;margin:.5em 0;font-size:.92em}
th,td{padding:.35em .55em;border:1px solid #c9d3d8;text-align:left;vertical-align:top;overflow-wrap:anywhere}
thead th{background:#1f4e5f;color:#fff;font-weight:600;overflow-wrap:normal}
thead th{-webkit-print-color-adjust:exact;print-color-adjust:exact}
tbody th{font-weight:600}
.blank{background:#fff3c4;border:1px dashed #8a6d00;padding:0 .25em;-webkit-print-color-adjust:exact}
p>.blank::before,li>.blank::before{content:'To fill in: ';font-weight:600}
footer{font-size:.85em;color:#4a5a65;margin-top:2em;border-top:1px solid #c9d3d8;padding-top:.4em}
@media (max-width:600px){table{min-width:34em}}
"""


def to_html(document: Document) -> str:
    """Return a document as a page; every text is escaped, and blanks stand out on paper too."""
    from geoplan import __version__

    body = [f"<h1>{escape(document.title)}</h1>"]
    body += [f"<p class='sub'>{escape(document.subtitle)}</p>"] if document.subtitle else []
    body += [f"<p class='notice'>{escape(document.notice)}</p>"] if document.notice else []
    for section in document.sections:
        level = section.level + 1
        body.append(f"<h{level}>{escape(section.title)}</h{level}>")
        body += [_block(block) for block in section.blocks]
    body += [f"<footer>{escape(document.footer)}</footer>"] if document.footer else []
    head = [
        "<meta charset='utf-8'>",
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        "<meta name='viewport' content='width=device-width, initial-scale=1'>",
        f"<meta name='generator' content='geoplan {escape(__version__)}'>",
        f"<title>{escape(document.title)}</title>",
        f"<style>{_STYLE}</style>",
    ]
    page = f"<head>{''.join(head)}</head>\n<body><main>{chr(10).join(body)}</main></body>"
    return f"<!DOCTYPE html>\n<html lang='en-GB'>{page}</html>\n"


def _block(block: Block) -> str:
    if isinstance(block, Paragraph):
        return f"<p>{_cell(block.text)}</p>"
    if isinstance(block, Bullets):
        return "<ul>" + "".join(f"<li>{_cell(item)}</li>" for item in block.items) + "</ul>"
    return _grid(block)


def _grid(grid: Grid) -> str:
    rows = [[Markup(_cell(cell)) for cell in row] for row in grid.rows]
    return f"<div class='wide'>{html_table(grid.headings, rows, widths=grid.shares())}</div>"


def _cell(cell: Cell) -> str:
    if isinstance(cell, Blank):
        return f"<span class='blank'>{escape(cell.prompt)}</span>"
    return escape(cell)
