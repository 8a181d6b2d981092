"""
A document for Word: the least of Office Open XML (ECMA-376) that word processors open without a question.

Written by hand, because it is four small files in a zip, and a library for it would be one more to trust.
"""

import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

from geoplan.report.retention.documents.model import (
    Blank,
    Block,
    Bullets,
    Cell,
    Document,
    Grid,
    Paragraph,
)

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
# A4 with margins of 2 cm, in twentieths of a point.
_PAGE = (11_906, 16_838)
_MARGIN = 1_134
_TEXT_WIDTH = _PAGE[0] - 2 * _MARGIN
_INK, _ACCENT, _RULE = "1D2B36", "1F4E5F", "C9D3D8"
# Equal documents are equal files.
_MOMENT = (2000, 1, 1, 0, 0, 0)


def write_word(document: Document, path: Path) -> None:
    """Write a document as ``.docx``; blanks are marked yellow."""
    files = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            ("officeDocument", "word/document.xml"),
            ("metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": _core(document),
        "word/_rels/document.xml.rels": _relations(
            ("styles", "styles.xml"),
            ("numbering", "numbering.xml"),
            ("footer", "footer1.xml"),
        ),
        "word/document.xml": _body(document),
        "word/styles.xml": _styles(),
        "word/numbering.xml": _numbering(),
        "word/footer1.xml": _footer(document),
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in files.items():
            package.writestr(zipfile.ZipInfo(name, _MOMENT), _HEAD + text, zipfile.ZIP_DEFLATED)


def _body(document: Document) -> str:
    parts = [_paragraph(document.title, "Title")]
    parts += [_paragraph(document.subtitle, "Subtitle")] if document.subtitle else []
    parts += [_paragraph(document.notice, "Notice")] if document.notice else []
    for section in document.sections:
        parts.append(_paragraph(section.title, f"Heading{section.level}"))
        parts += [_block(block) for block in section.blocks]
    width, height = _PAGE
    margins = " ".join(f'w:{side}="{_MARGIN}"' for side in ("top", "right", "bottom", "left"))
    parts.append(
        f'<w:sectPr><w:footerReference w:type="default" r:id="rId3"/><w:pgSz w:w="{width}" w:h="{height}"/>'
        f'<w:pgMar {margins} w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
    )
    return f'<w:document xmlns:w="{_W}" xmlns:r="{_R}"><w:body>{"".join(parts)}</w:body></w:document>'


def _block(block: Block) -> str:
    if isinstance(block, Paragraph):
        return _paragraph(block.text)
    if isinstance(block, Bullets):
        return "".join(_paragraph(item, "ListBullet") for item in block.items)
    return _grid(block)


def _paragraph(cell: Cell, style: str = "Normal") -> str:
    words = "" if style.startswith("Table") else "To fill in: "
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{_run(cell, words)}</w:p>'


def _run(cell: Cell, words: str = "To fill in: ") -> str:
    text = f"{words}{cell.prompt}" if isinstance(cell, Blank) else cell
    marked = '<w:rPr><w:highlight w:val="yellow"/></w:rPr>' if isinstance(cell, Blank) else ""
    return f'<w:r>{marked}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _grid(grid: Grid) -> str:
    widths = [round(share * _TEXT_WIDTH) for share in grid.shares()]
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    head = "".join(
        _table_cell(
            heading,
            width,
            "TableHead",
            f'<w:shd w:val="clear" w:color="auto" w:fill="{_ACCENT}"/>',
        )
        for heading, width in zip(grid.headings, widths, strict=True)
    )
    rows = [f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>"]
    rows = rows if any(grid.headings) else []
    for row in grid.rows:
        cells = "".join(_table_cell(cell, width) for cell, width in zip(row, widths, strict=True))
        rows.append(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>")
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="Ruled"/><w:tblW w:w="{_TEXT_WIDTH}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{"".join(rows)}</w:tbl>'
        f"{_paragraph('', 'TableText')}"
    )


def _table_cell(cell: Cell, width: int, style: str = "TableText", shading: str = "") -> str:
    inner = _paragraph(cell, style)
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shading}</w:tcPr>{inner}</w:tc>'


def _styles() -> str:
    fonts = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/>'
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:color w:val="{_INK}"/><w:sz w:val="21"/>'
        '<w:lang w:val="en-GB"/></w:rPr></w:rPrDefault></w:docDefaults>'
    )
    kinds = (
        ("Normal", '<w:spacing w:after="110" w:line="264" w:lineRule="auto"/>', ""),
        (
            "Title",
            '<w:spacing w:after="60"/>',
            f'<w:b/><w:color w:val="{_ACCENT}"/><w:sz w:val="44"/>',
        ),
        (
            "Subtitle",
            '<w:spacing w:after="180"/>',
            '<w:color w:val="4A5A65"/><w:sz w:val="24"/>',
        ),
        (
            "Notice",
            _notice(),
            "",
        ),
        (
            "Heading1",
            _heading(0, 320),
            f'<w:b/><w:color w:val="{_ACCENT}"/><w:sz w:val="30"/>',
        ),
        (
            "Heading2",
            _heading(1, 220),
            f'<w:b/><w:color w:val="{_ACCENT}"/><w:sz w:val="24"/>',
        ),
        (
            "ListBullet",
            '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:spacing w:after="60"/>',
            "",
        ),
        ("TableText", '<w:spacing w:before="30" w:after="30"/>', '<w:sz w:val="19"/>'),
        (
            "TableHead",
            '<w:keepNext/><w:spacing w:before="30" w:after="30"/>',
            '<w:b/><w:color w:val="FFFFFF"/><w:sz w:val="19"/>',
        ),
        (
            "Footer",
            '<w:tabs><w:tab w:val="right" w:pos="9638"/></w:tabs>',
            '<w:sz w:val="16"/>',
        ),
    )
    made = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"{_default(name)}>'
        f'<w:name w:val="{_style_name(name)}"/>'
        f"<w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
        for name, paragraph, run in kinds
    )
    return f'<w:styles xmlns:w="{_W}">{defaults}{made}{_table_style()}</w:styles>'


def _notice() -> str:
    return (
        f'<w:pBdr><w:left w:val="single" w:sz="24" w:space="8" w:color="{_ACCENT}"/></w:pBdr>'
        '<w:shd w:val="clear" w:color="auto" w:fill="F3F6F7"/><w:spacing w:after="200"/>'
    )


def _heading(level: int, before: int) -> str:
    return f'<w:keepNext/><w:spacing w:before="{before}" w:after="80"/><w:outlineLvl w:val="{level}"/>'


def _default(name: str) -> str:
    return ' w:default="1"' if name == "Normal" else ""


def _style_name(name: str) -> str:
    """Word's own names, so that its outline and table of contents know the headings."""
    own = {
        "Heading1": "heading 1",
        "Heading2": "heading 2",
        "ListBullet": "List Bullet",
        "Footer": "footer",
    }
    return own.get(name, name)


def _table_style() -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{_RULE}"/>' for side in sides)
    return (
        '<w:style w:type="table" w:styleId="Ruled"><w:name w:val="Ruled"/>'
        f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders></w:tblPr></w:style>"
    )


def _numbering() -> str:
    return (
        f'<w:numbering xmlns:w="{_W}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">'
        '<w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="397" w:hanging="284"/></w:pPr></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


def _footer(document: Document) -> str:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    return (
        f'<w:ftr xmlns:w="{_W}"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{_run(document.footer)}'
        f"<w:r><w:tab/></w:r>{field}</w:p></w:ftr>"
    )


def _core(document: Document) -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(document.title)}</dc:title><dc:creator>geoplan</dc:creator></cp:coreProperties>"
    )


def _content_types() -> str:
    parts = (
        ("/word/document.xml", f"{_KIND}.document.main+xml"),
        ("/word/styles.xml", f"{_KIND}.styles+xml"),
        ("/word/numbering.xml", f"{_KIND}.numbering+xml"),
        ("/word/footer1.xml", f"{_KIND}.footer+xml"),
        (
            "/docProps/core.xml",
            "application/vnd.openxmlformats-package.core-properties+xml",
        ),
    )
    overrides = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in parts)
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(*targets: tuple[str, str]) -> str:
    made = []
    for number, (kind, target) in enumerate(targets, start=1):
        base = f"{_PACKAGE}/relationships" if kind.startswith("metadata") else _R
        made.append(f'<Relationship Id="rId{number}" Type="{base}/{kind}" Target="{target}"/>')
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(made)}</Relationships>'
