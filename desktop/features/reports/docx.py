"""A paper as an editable Word file: styles, headings that return, rows that stay whole, a page number field.

Rows are written as XML, because python-docx looks every cell up anew and a list of thousands would take minutes.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from copy import deepcopy
from datetime import datetime
from typing import Any, BinaryIO
from xml.sax.saxutils import escape, quoteattr

import docx as word
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

from desktop.core.document import (
    Align,
    Block,
    Document,
    Facts,
    Kind,
    Letterhead,
    Paragraph,
    Portrait,
    Row,
    RowStyle,
    Signature,
    Signatures,
    Table,
)
from desktop.core.progress import SILENT, Progress
from desktop.features.reports import typesetting as nd30
from desktop.features.reports.measuring import LEADING, POINTS, Face, Measure, fit, signature_widths
from desktop.features.reports.pdf import count_pages
from desktop.features.reports.placing import as_printed

FONT = "Times New Roman"
CELL_SIDE, CELL_TOP = 3.0, 2.5
SLACK = 1.5  # Word rounds; without it a date that just fits would be broken
TWIPS = 20  # in a point
CELL_STYLE, HEADING_STYLE, LINE_STYLE = "O bang", "Tieu de bang", "Dong giua"  # ids; Word shows the names below
_NAMES = {CELL_STYLE: "Ô bảng", HEADING_STYLE: "Tiêu đề bảng", LINE_STYLE: "Dòng giữa"}
_FIXED = datetime(2026, 1, 1)  # noqa: DTZ001  # the same paper gives the same bytes
_ALIGN = {Align.JUSTIFY: "both", Align.LEFT: "left", Align.CENTRE: "center"}


def write(document: Document, file: BinaryIO, progress: Progress = SILENT) -> int:
    """Write the paper into `file`; the pages the same paper has in PDF. Raises Cancelled through `progress`."""
    paper = word.Document()
    _Writer(paper, document, progress).write()
    for one in document.following:
        _Writer(paper, one, progress).follow()
    saved = io.BytesIO()
    paper.save(saved)
    _repack(saved, file)
    return count_pages(document)


def _repack(saved: BinaryIO, file: BinaryIO) -> None:
    """Copy the archive without the moment of writing in it."""
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))


# Pieces of WordprocessingML. Sizes are points.


def _run(text: str, size: float, face: Face = Face.REGULAR) -> str:
    marks = {Face.REGULAR: "", Face.BOLD: "<w:b/>", Face.ITALIC: "<w:i/>", Face.BOLD_ITALIC: "<w:b/><w:i/>"}[face]
    half_points = round(size * 2)
    style = f'<w:rPr>{marks}<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/></w:rPr>'
    lines = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n"))
    return f"<w:r>{style}{lines}</w:r>" if text else ""


def _paragraph(style: str, runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr><w:pStyle w:val={quoteattr(style)}/>{properties}</w:pPr>{runs}</w:p>"


def _cell(width: float, content: str, properties: str = "") -> str:
    shape = f'<w:tcPr><w:tcW w:w="{_twips(width)}" w:type="dxa"/>{properties}</w:tcPr>'
    return f"<w:tc>{shape}{content}</w:tc>"


def _row(cells: str, least: float = 0.0, heading: bool = False) -> str:
    height = f'<w:trHeight w:val="{_twips(least)}" w:hRule="atLeast"/>' if least else ""
    repeated = "<w:tblHeader/>" if heading else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{height}{repeated}</w:trPr>{cells}</w:tr>"


def _table(style: str, widths: Sequence[float], rows: Sequence[str], borders: str = "") -> Any:
    columns = "".join(f'<w:gridCol w:w="{_twips(width)}"/>' for width in widths)
    side, edge = (f'w:w="{_twips(length)}" w:type="dxa"' for length in (CELL_SIDE, CELL_TOP if not borders else 0))
    table = parse_xml(
        f"<w:tbl {nsdecls('w')}><w:tblPr><w:tblStyle w:val={quoteattr(style)}/>"
        f'<w:tblW w:w="{_twips(sum(widths))}" w:type="dxa"/>{borders}<w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar><w:top {edge}/><w:left {side}/><w:bottom {edge}/><w:right {side}/></w:tblCellMar></w:tblPr>"
        f"<w:tblGrid>{columns}</w:tblGrid></w:tbl>"
    )
    for row in rows:
        table.append(parse_xml(row.replace("<w:tr>", f"<w:tr {nsdecls('w')}>", 1)))
    return table


def _twips(points: float) -> int:
    return round(points * TWIPS)


_NO_BORDERS = (
    "<w:tblBorders>"
    + "".join(f'<w:{side} w:val="nil"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    + "</w:tblBorders>"
)
_FRAMED = (
    "<w:tcBorders>"
    + "".join(f'<w:{side} w:val="single" w:sz="4" w:color="000000"/>' for side in ("top", "left", "bottom", "right"))
    + '</w:tcBorders><w:vAlign w:val="center"/>'
)
_MIDDLE = '<w:vAlign w:val="center"/>'
_KEEP = "<w:keepNext/>"


class _Writer:
    """Writes one document from top to bottom."""

    def __init__(self, paper: Any, document: Document, progress: Progress) -> None:
        self.paper, self.document, self.progress = paper, nd30.filled(document), progress
        self.measures = {face: Measure(face) for face in Face}
        self.width = nd30.text_width(document) * POINTS
        self.body = paper.element.body
        self.end = self.body.sectPr

    def write(self) -> None:
        self._properties()
        self._styles()
        self._section()
        self._body()

    def follow(self) -> None:
        """Write below another paper, in a section of its own, so that the first page again has no number."""
        section = deepcopy(self.end)
        if self.end.find(qn("w:pgNumType")) is None:
            number = parse_xml(f'<w:pgNumType {nsdecls("w")} w:start="1"/>')
            self.end.find(qn("w:pgMar")).addnext(number)
        flat = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
        ending = parse_xml(f"<w:p {nsdecls('w')}><w:pPr>{flat}</w:pPr></w:p>")
        ending.pPr.append(section)
        self.end.addprevious(ending)
        self._body()

    def _body(self) -> None:
        for element in self._opening():
            self._add(element)
        blocks = self.document.blocks
        kept = {
            place
            for index, block in enumerate(blocks)
            if isinstance(block, Signatures)
            for place in range(nd30.closing(blocks, index), index)
        }
        for index, block in enumerate(blocks):
            keep = index in kept or nd30.leads(block, next(iter(blocks[index + 1 :]), None))
            for element in self._block(block, keep):
                self._add(element)

    def _add(self, element: Any) -> None:
        if isinstance(element, str):
            element = parse_xml(element.replace("<w:p>", f"<w:p {nsdecls('w')}>", 1))
        self.end.addprevious(element)

    # The file itself

    def _properties(self) -> None:
        core = self.paper.core_properties
        core.title = nd30.clean(self.document.title)[:255]
        core.subject = nd30.clean(self.document.subtitle)[:255]
        core.author = nd30.clean(self.document.letterhead.issuer)[:255]
        core.keywords = ", ".join(nd30.clean(keyword) for keyword in self.document.keywords)[:255]
        core.comments, core.language, core.last_modified_by = "", "vi-VN", ""
        core.created = core.modified = _FIXED

    def _styles(self) -> None:
        styles = self.paper.styles
        self._face(styles["Normal"], nd30.BODY_SIZE, WD_ALIGN_PARAGRAPH.JUSTIFY)
        styles["Normal"].paragraph_format.space_after = Pt(nd30.PARAGRAPH_GAP)
        self._face(styles["Title"], nd30.TITLE_SIZE, WD_ALIGN_PARAGRAPH.CENTER, bold=True, before=14)
        self._face(styles["Subtitle"], nd30.SUBTITLE_SIZE, WD_ALIGN_PARAGRAPH.CENTER, bold=True)
        for name in ("Title", "Subtitle"):
            properties = styles[name].element.get_or_add_pPr()
            for border in properties.findall(qn("w:pBdr")):
                properties.remove(border)
        self._face(styles["Header"], nd30.BODY_SIZE, WD_ALIGN_PARAGRAPH.CENTER)
        aligned = {
            CELL_STYLE: WD_ALIGN_PARAGRAPH.LEFT,
            HEADING_STYLE: WD_ALIGN_PARAGRAPH.CENTER,
            LINE_STYLE: WD_ALIGN_PARAGRAPH.CENTER,
        }
        for identifier, align in aligned.items():
            style = styles.add_style(_NAMES[identifier], WD_STYLE_TYPE.PARAGRAPH)
            style.element.set(qn("w:styleId"), identifier)
            style.base_style = styles["Normal"]
            self._face(style, nd30.NAME_SIZE, align, bold=identifier == HEADING_STYLE)
        default = styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}/{qn('w:lang')}")
        if default is not None:
            default.set(qn("w:val"), "vi-VN")

    def _face(self, style: Any, size: float, align: Any, bold: bool = False, before: float = 0.0) -> None:
        style.font.name, style.font.size, style.font.bold, style.font.italic = FONT, Pt(size), bold, False
        properties = style.element.get_or_add_rPr()
        fonts = properties.get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        for script in ("ascii", "hAnsi", "eastAsia", "cs"):
            fonts.set(qn(f"w:{script}"), FONT)
        for unwanted in ("w:color", "w:spacing", "w:kern"):
            for element in properties.findall(qn(unwanted)):
                properties.remove(element)
        layout = style.paragraph_format
        layout.alignment, layout.line_spacing = align, 1.0
        layout.space_before, layout.space_after = Pt(before), Pt(0)

    def _section(self) -> None:
        section = self.paper.sections[0]
        width, height = nd30.page_size(self.document)
        section.orientation = WD_ORIENT.LANDSCAPE if self.document.landscape else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = Mm(width), Mm(height)
        section.top_margin, section.bottom_margin = Mm(nd30.TOP), Mm(nd30.BOTTOM)
        section.left_margin, section.right_margin = Mm(nd30.LEFT), Mm(nd30.RIGHT)
        section.header_distance = section.footer_distance = Mm(9)
        section.different_first_page_header_footer = True
        number = section.header.paragraphs[0]
        for part in (
            '<w:fldChar w:fldCharType="begin"/>',
            '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
            '<w:fldChar w:fldCharType="end"/>',
        ):
            number._p.append(parse_xml(f"<w:r {nsdecls('w')}>{part}</w:r>"))

    # The head

    def _opening(self) -> Iterator[Any]:
        document = self.document
        if document.form:
            right = '<w:jc w:val="right"/>'
            yield _paragraph(LINE_STYLE, _run(nd30.clean(document.form), nd30.NAME_SIZE, Face.BOLD), right)
        yield self._letterhead(document.letterhead)
        for style, text, size in (
            ("Title", document.title, nd30.TITLE_SIZE),
            ("Subtitle", document.subtitle, nd30.SUBTITLE_SIZE),
        ):
            if text:
                narrow = self._narrow(text, size, Face.BOLD, self.width * 0.9)
                yield _paragraph(style, _run(nd30.clean(text), size, Face.BOLD), _KEEP + narrow)
        if document.subtitle and document.letterhead.number:
            widest = self._widest(document.subtitle, nd30.SUBTITLE_SIZE, self.width * 0.9)
            yield self._rule(widest * nd30.RULE, self.width)
        if document.note:
            yield _paragraph(LINE_STYLE, _run(nd30.clean(document.note), nd30.BODY_SIZE, Face.ITALIC), _KEEP)
        yield _paragraph(LINE_STYLE, _run(" ", 6), _KEEP)

    def _letterhead(self, head: Letterhead) -> Any:
        left = self.width * nd30.LETTERHEAD_LEFT
        right = self.width - left
        widest = self._widest(head.issuer, nd30.NAME_SIZE, left)
        upper_left = ""
        for text, face in ((head.superior, Face.REGULAR), (head.issuer, Face.BOLD)):
            narrow = self._narrow(text, nd30.NAME_SIZE, face, left - 2 * CELL_SIDE)
            upper_left += self._line(text, nd30.NAME_SIZE, face, narrow) if text else ""
        upper_left += self._rule(widest * nd30.RULE, left) if head.issuer else ""
        upper_right = ""
        if head.motto:
            motto = self.measures[Face.BOLD].width(nd30.MOTTO, nd30.MOTTO_SIZE)
            upper_right = self._line(nd30.NATION, nd30.NATION_SIZE, Face.BOLD)
            upper_right += self._line(nd30.MOTTO, nd30.MOTTO_SIZE, Face.BOLD) + self._rule(motto, right)
        rows = [_row(_cell(left, upper_left or self._line("")) + _cell(right, upper_right or self._line("")))]
        if head.number or head.place_date:
            number = self._line(nd30.number_line(head.number) if head.number else "", nd30.NUMBER_SIZE)
            place_date = self._line(head.place_date, nd30.NUMBER_SIZE, Face.ITALIC)
            rows.append(_row(_cell(left, number) + _cell(right, place_date)))
        return _table("TableNormal", (left, right), rows, _NO_BORDERS)

    def _widest(self, text: str, size: float, room: float, face: Face = Face.BOLD) -> float:
        measure = self.measures[face]
        return max(measure.width(line, size) for line in measure.balanced(nd30.clean(text), size, room))

    def _narrow(self, text: str, size: float, face: Face, room: float) -> str:
        """Indents that make Word break a long centred text into lines of about the same length."""
        if self.measures[face].width(nd30.clean(text), size) <= room:
            return ""
        whole = self.width if room > self.width / 2 else room
        side = _twips(max((whole - self._widest(text, size, room, face)) / 2 - SLACK, 0))
        return f'<w:ind w:left="{side}" w:right="{side}"/>'

    def _line(self, text: str, size: float = nd30.NAME_SIZE, face: Face = Face.REGULAR, properties: str = "") -> str:
        return _paragraph(LINE_STYLE, _run(nd30.clean(text), size, face), properties)

    def _rule(self, length: float, room: float) -> str:
        """An empty line whose border is the rule, so that it stays where it is when the text around it is edited."""
        inside = room - (2 * CELL_SIDE if room < self.width else 0)
        side = _twips(max((inside - length) / 2, 0))
        return _paragraph(
            LINE_STYLE,
            "",
            f'{_KEEP}<w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>'
            f'<w:spacing w:before="40" w:after="0" w:line="60" w:lineRule="exact"/>'
            f'<w:ind w:left="{side}" w:right="{side}"/>',
        )

    # Blocks

    def _block(self, block: Block, keep: bool) -> Iterator[Any]:
        """`keep`: the end of this block stays on the page of the next, as before signatures or under a heading."""
        if isinstance(block, Paragraph):
            yield self._text(block, keep)
        elif isinstance(block, Facts) and block.portrait:
            yield self._beside_portrait(block, block.portrait, keep)
            yield _paragraph(LINE_STYLE, _run(" ", 4), _KEEP if keep else "")
        elif isinstance(block, Facts):
            for label, value in block.pairs:
                yield self._text(Paragraph(nd30.fact_line(label, value), align=Align.LEFT), keep)
        elif isinstance(block, Table):
            if block.columns:
                yield self._grid(block, keep)
            yield _paragraph(LINE_STYLE, _run(" ", 4), _KEEP if keep else "")
        else:
            yield self._signatures(nd30.with_signers(block))

    def _beside_portrait(self, facts: Facts, portrait: Portrait, keep: bool) -> Any:
        left = portrait.width * POINTS + 6 * CELL_SIDE
        lines = (Paragraph(nd30.fact_line(*pair), align=Align.LEFT, indent=False) for pair in facts.pairs)
        told = "".join(self._text(line, keep) for line in lines)
        frame = "" if portrait.content else _FRAMED
        label = "" if portrait.content else self._line(portrait.label, nd30.RECIPIENTS_SIZE, Face.ITALIC)
        row = _row(
            _cell(left, label or self._line(""), frame) + _cell(self.width - left, told), portrait.height * POINTS
        )
        table = _table("TableNormal", (left, self.width - left), [row], _NO_BORDERS)
        if portrait.content:
            carrier = self.paper.add_paragraph(style="Normal")
            carrier.alignment = WD_ALIGN_PARAGRAPH.LEFT
            size = {"width": Mm(portrait.width), "height": Mm(portrait.height)}
            carrier.add_run().add_picture(
                io.BytesIO(as_printed(portrait.content, portrait.width, portrait.height)), **size
            )
            cell = next(table.iter(qn("w:tc")))
            cell.remove(cell.find(qn("w:p")))
            cell.append(carrier._p)
        return table

    def _text(self, paragraph: Paragraph, follows: bool) -> str:
        lead, text = nd30.clean(paragraph.lead), nd30.clean(paragraph.text)
        bold = Face.BOLD_ITALIC if paragraph.italic else Face.BOLD
        plain = Face.ITALIC if paragraph.italic else Face.REGULAR
        runs = _run(f"{lead} ", nd30.BODY_SIZE, bold) if lead else ""
        runs += _run(text, nd30.BODY_SIZE, bold if paragraph.bold else plain)
        indent = paragraph.indent and paragraph.align is not Align.CENTRE
        first = f'<w:ind w:firstLine="{_twips(nd30.INDENT * POINTS)}"/>' if indent else ""
        keep = _KEEP if follows and len(text) < 400 else ""
        return _paragraph("Normal", runs, f'{keep}{first}<w:jc w:val="{_ALIGN[paragraph.align]}"/>')

    def _grid(self, table: Table, signed: bool) -> Any:
        grid = fit(table, self.width, CELL_SIDE + SLACK / 2, self.measures[Face.REGULAR], self.measures[Face.BOLD])
        rows = list(self._heading_rows(table, grid.widths, grid.size))
        least = nd30.least_row_height(table) * POINTS
        staying, two = nd30.rows_that_stay(table), nd30.begins_with_two(table)
        for index, row in enumerate(table.rows):
            if index % 200 == 0:
                self.progress.step(index, len(table.rows))
            left = len(table.rows) - index - 1
            tied = signed if left == 0 else left < staying
            tied |= index == 0 and two
            tied |= left == 0 and nd30.has_total(table)
            tied |= row.style is RowStyle.SECTION
            keep = tied or (left > 0 and table.rows[index + 1].style is RowStyle.SUBTOTAL)
            if row.style is RowStyle.SECTION:
                rows.append(self._section_row(row, grid.widths, grid.size))
            else:
                rows.append(self._plain_row(table, row, grid.widths, grid.size, least, keep))
        if nd30.has_total(table):
            rows.append(self._total_row(table, grid.widths, grid.size, signed))
        return _table("TableGrid", grid.widths, rows)

    def _heading_rows(self, table: Table, widths: Sequence[float], size: float) -> Iterator[str]:
        levels = nd30.heading_levels(table.columns)
        cells = nd30.heading_cells(table.columns)
        bold, one = self.measures[Face.BOLD], size * LEADING + 2 * CELL_TOP
        tallest = 0.0  # a cell over both lines; readers of Word files other than Word cut it when the lines are low
        for cell in cells:
            room = sum(widths[cell.first : cell.last + 1]) - 2 * CELL_SIDE
            lines = len(bold.wrap(cell.text, size, room))
            tallest = max(tallest, lines * size * LEADING + 2 * CELL_TOP)
        for level in range(levels):
            row = ""
            for cell in sorted(cells, key=lambda cell: cell.first):
                if not cell.level <= level < cell.level + cell.levels:
                    continue
                span = f'<w:gridSpan w:val="{cell.last - cell.first + 1}"/>' if cell.last > cell.first else ""
                merge = "" if cell.levels == 1 else f"<w:vMerge{'' if level else chr(32) + RESTART}/>"
                runs = _run(cell.text, size, Face.BOLD) if level == cell.level else ""
                content = _paragraph(HEADING_STYLE, runs, _KEEP)
                row += _cell(sum(widths[cell.first : cell.last + 1]), content, span + merge + _MIDDLE)
            yield _row(row, max(one, tallest - one) if level else one, heading=True)

    def _plain_row(self, table: Table, row: Row, widths: Sequence[float], size: float, least: float, keep: bool) -> str:
        face = Face.BOLD if row.style is RowStyle.SUBTOTAL else Face.REGULAR
        cells = ""
        for column, cell, width in zip(table.columns, row.cells, widths, strict=True):
            cells += _cell(width, self._value(nd30.printed(cell, column.kind), column.kind, size, face, keep), _MIDDLE)
        return _row(cells, least if row.style is RowStyle.PLAIN else 0.0)

    def _value(self, text: str, kind: Kind, size: float, face: Face, keep: bool) -> str:
        align = "right" if nd30.is_right_aligned(kind) else "center" if nd30.is_centred(kind) else ""
        properties = (_KEEP if keep else "") + (f'<w:jc w:val="{align}"/>' if align else "")
        return _paragraph(CELL_STYLE, _run(text, size, face), properties)

    def _section_row(self, row: Row, widths: Sequence[float], size: float) -> str:
        content = self._value(nd30.printed(row.cells[0], Kind.TEXT), Kind.TEXT, size, Face.BOLD, keep=True)
        return _row(_cell(sum(widths), content, f'<w:gridSpan w:val="{len(widths)}"/>{_MIDDLE}'))

    def _total_row(self, table: Table, widths: Sequence[float], size: float, keep: bool) -> str:
        covered, values = nd30.total_cells(table, nd30.sums(table.columns, table.rows))
        span = f'<w:gridSpan w:val="{covered}"/>' if covered > 1 else ""
        label = self._value(nd30.printed(values[0], Kind.TEXT), Kind.CENTRED, size, Face.BOLD, keep)
        cells = _cell(sum(widths[:covered]), label, span + _MIDDLE)
        for column, value, width in list(zip(table.columns, values, widths, strict=True))[covered:]:
            text = nd30.printed(value, column.kind)
            cells += _cell(width, self._value(text, column.kind, size, Face.BOLD, keep), _MIDDLE)
        return _row(cells)

    # Signatures

    def _signatures(self, band: Signatures) -> Any:
        """A table without lines. The place and date have a row of their own, wider than the block below if need be."""
        parts = len(band.blocks) + bool(band.recipients)
        widths = [self.width / parts] * parts
        if band.recipients:
            widths[0] = self.width * min(nd30.LETTERHEAD_LEFT, 1 / parts)
        listed = sum(widths[: bool(band.recipients)])
        widths[bool(band.recipients) :] = signature_widths(band.blocks, self.width - listed, self.measures[Face.BOLD])
        rows = []
        if band.place_date:
            needed = self.measures[Face.ITALIC].width(nd30.clean(band.place_date), nd30.BODY_SIZE) + 4 * CELL_SIDE
            covered = 1
            while covered < parts and sum(widths[parts - covered :]) < needed:
                covered += 1
            date = self._line(band.place_date, nd30.BODY_SIZE, Face.ITALIC, _KEEP)
            if covered > 1:
                date = date.replace(_KEEP, f'{_KEEP}<w:jc w:val="right"/>', 1)
            before = parts - covered
            blank = _cell(sum(widths[:before]), self._line("", properties=_KEEP), _span(before)) if before else ""
            rows.append(_row(blank + _cell(sum(widths[before:]), date, _span(covered))))
        cells = self._recipients(band.recipients, widths[0]) if band.recipients else ""
        lowest = max((len(block.lines) for block in band.blocks), default=0)
        for block, width in zip(band.blocks, widths[bool(band.recipients) :], strict=True):
            cells += _cell(width, self._signature(block, lowest))
        rows.append(_row(cells))
        return _table("TableNormal", widths, rows, _NO_BORDERS)

    def _recipients(self, recipients: Sequence[str], width: float) -> str:
        left = '<w:jc w:val="left"/>'
        content = self._line(nd30.RECIPIENTS, nd30.RECIPIENTS_TITLE_SIZE, Face.BOLD_ITALIC, left)
        for line in nd30.recipient_lines(recipients):
            content += self._line(line, nd30.RECIPIENTS_SIZE, properties=left)
        return _cell(width, content)

    def _signature(self, block: Signature, lowest: int) -> str:
        """`lowest` is the number of title lines of the longest block: names stand on one line."""
        content = "".join(self._line(line, nd30.BODY_SIZE, Face.BOLD) for line in block.lines)
        content += self._line(block.note, nd30.RECIPIENTS_TITLE_SIZE, Face.ITALIC)
        space = nd30.SIGNATURE_SPACE * POINTS + (lowest - len(block.lines)) * nd30.BODY_SIZE * 1.15
        below = f'<w:spacing w:before="{_twips(space)}" w:after="0"/>'
        return content + self._line(block.name, nd30.BODY_SIZE, Face.BOLD, below)


RESTART = 'w:val="restart"'


def _span(columns: int) -> str:
    return f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
