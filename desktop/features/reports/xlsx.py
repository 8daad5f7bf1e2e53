"""A paper as an Excel list: it prints like the PDF, and its numbers and dates are values one can go on working with.

Nothing in it is a formula or a link, whatever a cell says: texts are written as texts and marked with Excel's own quote
prefix, so they stay texts when somebody edits the cell. Totals are values too: what is signed equals what is stored.
"Cộng trang" rows are left to the PDF, for nobody knows where Excel will turn the page.
"""

from __future__ import annotations

import base64
import io
import math
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, BinaryIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from desktop.core.document import (
    Align,
    Block,
    Cell,
    Document,
    Facts,
    Kind,
    Letterhead,
    Paragraph,
    Row,
    RowStyle,
    Signature,
    Signatures,
    Table,
)
from desktop.core.partial_date import PartialDate
from desktop.core.progress import SILENT, Progress
from desktop.features.reports import typesetting as nd30
from desktop.features.reports.measuring import LEADING, POINTS, Face, Grid, Measure, fit

FONT = "Times New Roman"  # every office has it; Liberation Serif has the same widths
CELL_SIDE, FITTED_SIDE = 3.0, 4.0  # what Excel leaves free beside a text, and what columns are made for
HIGHEST_ROW = 409.0  # points, Excel's own limit
MANY_ROWS = 20_000  # above that rows go to disk one by one; below, no copy of the list ever lies in a temporary folder
FIRST_REAL_DATE = date(1900, 3, 1)  # Excel believes that 1900 had a 29 February
EXACT_DIGITS = 10**15
ROOM = 0.98  # of the page's height is surely there, and with every page that Excel turns by itself
DRIFT = 0.01  # so much less is known
SIGNATURE_LINES = 4  # empty ones, in which the signature stands
TIGHT = 0.98  # Excel's letters on the screen are a little wider than on paper
_DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
)  # one black pixel: a ruled line when stretched


def write(document: Document, file: BinaryIO, progress: Progress = SILENT) -> int:
    """Write the workbook into `file`; the number of its sheets. Raises Cancelled through `progress`."""
    rows = sum(len(table.rows) for one in document.every for table in one.tables)
    options: dict[str, Any] = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    # Widths count digits of the default font: at 12 points a digit of Times is exactly 8 pixels wide, everywhere.
    options |= {"default_format_properties": {"font_name": FONT, "font_size": 12, "font_scheme": "none"}}
    options |= {"default_column_width": 72, "default_row_height": 21}
    options["constant_memory" if rows > MANY_ROWS else "in_memory"] = True
    book = xlsxwriter.Workbook(file, options)
    book.set_properties(
        {
            "title": nd30.clean(document.title),
            "subject": nd30.clean(document.subtitle),
            "author": nd30.clean(document.letterhead.issuer),
            "keywords": ", ".join(nd30.clean(word) for word in document.keywords),
            "created": datetime(2026, 1, 1),  # noqa: DTZ001  # fixed: the same paper gives the same bytes
        }
    )
    for number, one in enumerate(document.every, 1):
        _Sheet(book, one, progress, rows, number).write()
    book.close()
    return len(document.every)


def amount_format(value: int) -> str:
    """A number format that prints `value`, and what somebody types over it, with dots.

    `#,##0` shows commas wherever Windows is not set to Vietnamese, as on most office computers here; literal dots do
    not depend on it. A format has room for three cases only, so amounts from one billion on get one of their own.
    """
    if value < 0:
        return "#,##0"
    billions = '[>=1000000000]0"."000"."000"."000;[>=1000000]0"."000"."000;0"."000'
    return billions if value >= 1_000_000_000 else '[>=1000000]0"."000"."000;[>=1000]0"."000;0'


def page_breaks(rows: Sequence[tuple[float, bool]], room: float, repeated: float) -> list[int]:
    """The rows before which a page must be turned, so that chains of rows that keep to the next are not parted.

    `rows` are heights and whether a row keeps to the next. Other pages Excel turns by itself, where its printer likes;
    `repeated` is the height of the heading on every page but the first.
    """
    breaks: list[int] = []
    used, sure, first = 0.0, ROOM, 0
    for index, (_, keep) in enumerate(rows):
        if keep and index < len(rows) - 1:
            continue
        chain = rows[first : index + 1]
        height = sum(height for height, _ in chain)
        if used and used + height > room * sure:
            if len(chain) > 1:
                breaks.append(first)
            used, sure = repeated, ROOM if len(chain) > 1 else sure - DRIFT
        used, first = used + height, index + 1
    return breaks


class _Sheet:
    """One sheet, written strictly downwards (`row` is the next one), with columns cut where its parts need them."""

    def __init__(
        self, book: xlsxwriter.Workbook, document: Document, progress: Progress, rows: int, number: int
    ) -> None:
        document = nd30.filled(document)
        self.document, self.progress, self.total, self.done = document, progress, rows, 0
        self.book = book
        self.sheet: Worksheet = book.add_worksheet(_sheet_name(document.title, number))
        self.formats: dict[tuple[tuple[str, Any], ...], Format] = {}
        self.measures = {face: Measure(face) for face in Face}
        self.width = nd30.text_width(document) * POINTS
        regular, bold = self.measures[Face.REGULAR], self.measures[Face.BOLD]
        self.grids = {
            id(table): fit(table, self.width - 1, FITTED_SIDE, regular, bold)
            for table in document.tables
            if table.columns
        }
        self.cuts = self._cuts()
        self.row = 0
        self.heights: dict[int, float] = {}
        self.kept: set[int] = set()
        self.repeated = 0.0
        self.ending = 0  # where the last two rows of a table begin, or any other block

    def write(self) -> None:
        self._page()
        self._opening()
        self.kept |= set(range(self.row))
        blocks = self.document.blocks
        endings: list[int] = []
        for index, block in enumerate(blocks):
            self.ending = self.row
            self._block(block)
            endings.append(self.ending)
            if nd30.leads(block, next(iter(blocks[index + 1 :]), None)):
                self.kept.add(self.row - 1)
            if isinstance(block, Signatures):
                self.kept |= set(range(endings[nd30.closing(blocks, index)], self.row - 1))
        self._turn_pages()
        self.sheet.print_area(0, 0, max(self.row - 1, 0), len(self.cuts) - 2)
        self.sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{self.row + 1}"})

    def _turn_pages(self) -> None:
        """Known only as well as heights and margins are; a page too many beats signatures without rows."""
        room = (nd30.page_size(self.document)[1] - nd30.TOP - nd30.BOTTOM) * POINTS
        heights = [(self.heights.get(row, 15.75), row in self.kept) for row in range(self.row)]
        self.sheet.set_h_pagebreaks(page_breaks(heights, room, self.repeated))

    # The page and its columns

    def _page(self) -> None:
        sheet = self.sheet
        sheet.set_paper(9)
        if self.document.landscape:
            sheet.set_landscape()
        inches = [length / 25.4 for length in (nd30.LEFT, nd30.RIGHT, nd30.TOP, nd30.BOTTOM)]
        sheet.set_margins(*inches)
        sheet.fit_to_pages(1, 0)
        title = nd30.clean(self.document.title).replace("\n", " ").replace("&", "&&")[:120]
        sheet.set_footer(f'&L&"{FONT},Italic"&9{title}&R&"{FONT},Regular"&9Trang &P/&N')
        sheet.hide_gridlines(2)
        for index in range(len(self.cuts) - 1):
            sheet.set_column_pixels(index, index, round((self.cuts[index + 1] - self.cuts[index]) * 96 / 72))

    def _cuts(self) -> list[float]:
        """Where columns of the sheet meet, in points: at every table's columns, else at twelfths; and where the halves
        of the head or the signatures would otherwise stand far from their place."""
        cuts: list[float] = [0.0, self.width]
        for grid in self.grids.values():
            for edge in _edges(grid):
                _cut(cuts, edge, near=4.0)
        if not self.grids:
            cuts = [self.width * twelfth / 12 for twelfth in range(13)]
        middle = self.width * nd30.LETTERHEAD_LEFT
        if not any(0.32 * self.width <= cut <= 0.46 * self.width for cut in cuts):
            _cut(cuts, middle, near=0.0)
        for block in self.document.blocks:
            if isinstance(block, Signatures):
                parts = len(block.blocks) + bool(block.recipients)
                for part in range(1, parts):
                    _cut(cuts, self.width * part / parts, near=self.width * 0.1)
        return cuts

    def _nearest(self, place: float) -> int:
        return min(range(len(self.cuts)), key=lambda index: abs(self.cuts[index] - place))

    def _room(self, first: int, last: int) -> float:
        return self.cuts[last + 1] - self.cuts[first]

    @property
    def last(self) -> int:
        return len(self.cuts) - 2

    # Cells

    def format(self, **wanted: Any) -> Format:
        key = tuple(sorted(wanted.items()))
        if key not in self.formats:
            base = {"font_name": FONT, "font_family": 1, "valign": "vcenter", "text_wrap": True}
            self.formats[key] = self.book.add_format({**base, **wanted})
        return self.formats[key]

    def text(self, first: int, last: int, text: str, **wanted: Any) -> None:
        """A text over columns `first` to `last` of the current row."""
        style = self.format(quote_prefix=True, **wanted)
        if last > first:
            self.sheet.merge_range(self.row, first, self.row, last, "", style)
        if text:
            self.sheet.write_string(self.row, first, text, style)
        elif last == first:
            self.sheet.write_blank(self.row, first, None, style)

    def height(self, points: float) -> None:
        self._set_height(self.row, points)

    def _set_height(self, row: int, points: float) -> None:
        """In whole pixels, never less than asked."""
        self.heights[row] = min(math.ceil(points / 0.75) * 0.75, HIGHEST_ROW)
        self.sheet.set_row(row, self.heights[row])

    def lines(self, text: str, face: Face, size: float, first: int, last: int) -> int:
        room = (self._room(first, last) - 2 * CELL_SIDE) * TIGHT
        return len(self.measures[face].wrap(text, size, room))

    def band(self, text: str, face: Face, size: float, align: str = "center", gap: float = 0.0) -> None:
        """A row of its own over the whole width."""
        text = nd30.clean(text)
        self.text(0, self.last, text, **_face(face), font_size=size, align=align, valign="top")
        self.height(self.lines(text, face, size, 0, self.last) * size * LEADING + 4 + gap)
        self.row += 1

    # The head

    def _opening(self) -> None:
        if self.document.form:
            self.band(self.document.form, Face.BOLD, nd30.NAME_SIZE, "right")
        self._letterhead(self.document.letterhead)
        self.height(10)
        self.row += 1
        self.band(self.document.title, Face.BOLD, nd30.TITLE_SIZE)
        if self.document.subtitle:
            self.band(self.document.subtitle, Face.BOLD, nd30.SUBTITLE_SIZE)
        if self.document.note:
            self.band(self.document.note, Face.ITALIC, nd30.BODY_SIZE)
        self.height(8)
        self.row += 1

    def _letterhead(self, head: Letterhead) -> None:
        middle = self._nearest(self.width * nd30.LETTERHEAD_LEFT)
        middle = min(max(middle, 1), self.last)
        nation, motto = (nd30.NATION, nd30.MOTTO) if head.motto else ("", "")
        left, right = (0, middle - 1), (middle, self.last)
        self._pair(left, head.superior, Face.REGULAR, right, nation, Face.BOLD, nd30.NATION_SIZE, valign="bottom")
        top = self.row
        self._pair(left, head.issuer, Face.BOLD, right, motto, Face.BOLD, nd30.MOTTO_SIZE, valign="top")
        issuer = nd30.clean(head.issuer)
        room = self._room(*left) - 2 * CELL_SIDE
        widest = max(
            self.measures[Face.BOLD].width(line, nd30.NAME_SIZE)
            for line in self.measures[Face.BOLD].balanced(issuer, nd30.NAME_SIZE, room * TIGHT)
        )
        if issuer:
            self._rule(self.row, 2, left, widest * nd30.RULE)
        if motto:
            down = nd30.MOTTO_SIZE * LEADING + 3
            self._rule(top, down, right, self.measures[Face.BOLD].width(motto, nd30.MOTTO_SIZE))
        self.height(8)
        self.row += 1
        if head.number or head.place_date:
            number = nd30.number_line(head.number) if head.number else ""
            self._pair(
                left, number, Face.REGULAR, right, head.place_date, Face.ITALIC, nd30.NUMBER_SIZE, size=nd30.NUMBER_SIZE
            )

    def _pair(
        self,
        left: tuple[int, int],
        left_text: str,
        left_face: Face,
        right: tuple[int, int],
        right_text: str,
        right_face: Face,
        right_size: float,
        size: float = nd30.NAME_SIZE,
        valign: str = "top",
    ) -> None:
        """A row of the letterhead: a text in its left part, another in its right part."""
        room = (self._room(*left) - 2 * CELL_SIDE) * TIGHT
        one = "\n".join(self.measures[left_face].balanced(nd30.clean(left_text), size, room))
        other = nd30.clean(right_text)
        self.text(*left, one, **_face(left_face), font_size=size, align="center", valign=valign)
        self.text(*right, other, **_face(right_face), font_size=right_size, align="center", valign=valign)
        tallest = max(
            self.lines(one, left_face, size, *left) * size,
            self.lines(other, right_face, right_size, *right) * right_size,
        )
        self.height(tallest * LEADING + 4)
        self.row += 1

    def _rule(self, row: int, down: float, span: tuple[int, int], length: float) -> None:
        """A thin line of `length` points, centred over the columns of `span`, `down` points below the top of `row`."""
        start = self.cuts[span[0]] + (self._room(*span) - length) / 2
        column = max(bisect_left(self.cuts, start + 0.01) - 1, 0)
        self.sheet.insert_image(
            row,
            column,
            "rule.png",
            {
                "image_data": io.BytesIO(_DOT),
                "x_offset": round((start - self.cuts[column]) * 96 / 72),
                "y_offset": round(down * 96 / 72),
                "x_scale": round(length * 96 / 72),
                "y_scale": 1,
                "object_position": 1,
                "decorative": True,
            },
        )

    # Blocks

    def _block(self, block: Block) -> None:
        if isinstance(block, Paragraph):
            self._paragraph(block)
        elif isinstance(block, Facts):
            for label, value in block.pairs:
                self._paragraph(Paragraph(nd30.fact_line(label, value), align=Align.LEFT))
        elif isinstance(block, Table):
            self._table(block)
        else:
            self._signatures(nd30.with_signers(block))

    def _paragraph(self, paragraph: Paragraph) -> None:
        lead, text = nd30.clean(paragraph.lead), nd30.clean(paragraph.text)
        face = _FACES[paragraph.bold, paragraph.italic]
        align = {Align.JUSTIFY: "justify", Align.LEFT: "left", Align.CENTRE: "center"}[paragraph.align]
        if not lead or not text:
            self.band(lead or text, Face.BOLD if lead else face, nd30.BODY_SIZE, align, gap=nd30.PARAGRAPH_GAP)
            return
        self.rich((0, self.last), [(Face.BOLD, nd30.BODY_SIZE, lead), (face, nd30.BODY_SIZE, f" {text}")], align)
        lines = self.lines(f"{lead} {text}", Face.BOLD, nd30.BODY_SIZE, 0, self.last)
        self.height(lines * nd30.BODY_SIZE * LEADING + 4 + nd30.PARAGRAPH_GAP)
        self.row += 1

    def _table(self, table: Table) -> None:
        if id(table) not in self.grids:
            return
        grid = self.grids[id(table)]
        places = [self._nearest(edge) for edge in _edges(grid)]
        spans = [(places[index], places[index + 1] - 1) for index in range(len(table.columns))]
        top = self.row
        self._heading(table, spans, grid.size)
        if len(self.document.tables) == 1:
            self.sheet.repeat_rows(top, self.row - 1)
            self.repeated = sum(self.heights[row] for row in range(top, self.row))
            if top <= 12:
                self.sheet.freeze_panes(self.row, 0)
        least = nd30.least_row_height(table) * POINTS
        first = self.row
        plain: list[int] = []
        for row in table.rows:
            if row.style is RowStyle.PLAIN:
                plain.append(self.row)
            elif row.style is RowStyle.SECTION:
                self.kept.add(self.row)
            if self.done % 500 == 0:
                self.progress.step(self.done, self.total)
            self.done += 1
            if row.style is RowStyle.SECTION:
                self._section(row, spans, grid.size)
            else:
                self._cells(table, row.cells, spans, grid.size, least, bold=row.style is RowStyle.SUBTOTAL)
        self.ending = plain[-nd30.rows_that_stay(table) :][0] if plain else first
        self.kept |= {*range(top, first), *range(self.ending, self.row - 1)}
        self.kept |= {plain[0]} if nd30.begins_with_two(table) else set()
        if nd30.has_total(table):
            self.kept.add(self.row - 1)
            covered, values = nd30.total_cells(table, nd30.sums(table.columns, table.rows))
            label = nd30.printed(values[0], Kind.TEXT)
            whole = (spans[0][0], spans[covered - 1][1])
            self.text(*whole, label, align="center", bold=True, border=1, font_size=grid.size)
            self._cells(table, values, spans, grid.size, least=0.0, bold=True, skip=covered, label=(whole, label))
        self.height(6)
        self.row += 1

    def _heading(self, table: Table, spans: Sequence[tuple[int, int]], size: float) -> None:
        levels = nd30.heading_levels(table.columns)
        cells = nd30.heading_cells(table.columns)
        style = self.format(bold=True, border=1, font_size=size, align="center", quote_prefix=True)
        top = self.row
        for level in range(levels):
            self.row = top + level
            for cell in cells:
                first, last = spans[cell.first][0], spans[cell.last][1]
                if cell.level == level:
                    self.sheet.write_string(self.row, first, cell.text, style)
                ends_here = cell.level + cell.levels - 1 == level
                if ends_here and (cell.levels > 1 or last > first):
                    self.sheet.merge_range(self.row - cell.levels + 1, first, self.row, last, "", style)
                    self.sheet.write_string(self.row - cell.levels + 1, first, cell.text, style)
        self.row = top
        for level, height in enumerate(self._level_heights(cells, spans, size, levels)):
            self._set_height(top + level, height)
        self.row = top + levels

    def _level_heights(
        self, cells: Sequence[nd30.HeadingCell], spans: Sequence[tuple[int, int]], size: float, levels: int
    ) -> list[float]:
        heights = [size * LEADING + 5] * levels
        tallest = 0.0
        for cell in cells:
            lines = self.lines(cell.text, Face.BOLD, size, spans[cell.first][0], spans[cell.last][1])
            needed = lines * size * LEADING + 5
            tallest = max(tallest, needed)
            if cell.levels == 1:
                heights[cell.level] = max(heights[cell.level], needed)
        heights[-1] += max(0.0, tallest - sum(heights))
        return heights

    def _section(self, row: Row, spans: Sequence[tuple[int, int]], size: float) -> None:
        first, last = spans[0][0], spans[-1][1]
        text = nd30.printed(row.cells[0], Kind.TEXT)
        self.text(first, last, text, bold=True, border=1, font_size=size, align="left")
        self.height(self.lines(text, Face.BOLD, size, first, last) * size * LEADING + 5)
        self.row += 1

    def _cells(
        self,
        table: Table,
        cells: Sequence[Cell],
        spans: Sequence[tuple[int, int]],
        size: float,
        least: float,
        bold: bool = False,
        skip: int = 0,
        label: tuple[tuple[int, int], str] | None = None,
    ) -> None:
        """A row of the table from column `skip` on; `label` stands before it."""
        face = Face.BOLD if bold else Face.REGULAR
        most = self.lines(label[1], face, size, *label[0]) if label else 1
        for column, cell, (first, last) in list(zip(table.columns, cells, spans, strict=True))[skip:]:
            self._cell(cell, column.kind, first, last, {"border": 1, "font_size": size, "bold": bold})
            if isinstance(cell, str) and cell:
                most = max(most, self.lines(nd30.clean(cell), face, size, first, last))
        self.height(max(least, most * size * LEADING + 5))
        self.row += 1

    def _cell(self, cell: Cell, kind: Kind, first: int, last: int, style: dict[str, Any]) -> None:
        align = "right" if nd30.is_right_aligned(kind) else "center" if nd30.is_centred(kind) else "left"
        value = _value(cell)
        if value is None:
            self.text(first, last, nd30.printed(cell, kind), align=align, **style)
            return
        if isinstance(value, date):
            style = {**style, "num_format": "dd/mm/yyyy"}
        else:
            dotted = nd30.printed(cell, kind) != str(int(value)) or nd30.is_right_aligned(kind)
            style = {**style, "num_format": amount_format(value) if dotted else "0"}
        shown = self.format(align=align, **style)
        if last > first:
            self.sheet.merge_range(self.row, first, self.row, last, "", shown)
        if isinstance(value, date):
            self.sheet.write_datetime(self.row, first, datetime(value.year, value.month, value.day), shown)  # noqa: DTZ001
        else:
            self.sheet.write_number(self.row, first, value, shown)

    # Signatures

    def _signatures(self, band: Signatures) -> None:
        parts = len(band.blocks) + bool(band.recipients)
        places = [self._nearest(self.width * part / parts) for part in range(parts + 1)]
        spans = [(places[index], max(places[index], places[index + 1] - 1)) for index in range(parts)]
        self.height(6)
        self.row += 1
        if band.place_date:
            width = self.measures[Face.ITALIC].width(nd30.clean(band.place_date), nd30.BODY_SIZE) + 2 * CELL_SIDE
            first = min(spans[-1][0], self._nearest(max(self.width - width * 1.15, 0)))
            self.text(
                first, self.last, nd30.clean(band.place_date), italic=True, font_size=nd30.BODY_SIZE, align="center"
            )
            self.height(nd30.BODY_SIZE * LEADING + 4)
            self.row += 1
        signers = spans[1:] if band.recipients else spans
        if band.recipients:
            listed = "\n".join(nd30.recipient_lines(band.recipients))
            title = (Face.BOLD_ITALIC, nd30.RECIPIENTS_TITLE_SIZE, nd30.RECIPIENTS)
            self.rich(spans[0], [title, (Face.REGULAR, nd30.RECIPIENTS_SIZE, f"\n{listed}")], "left")
        titles = [
            [
                line
                for title in block.lines
                for line in self.measures[Face.BOLD].balanced(
                    nd30.clean(title), nd30.BODY_SIZE, self._room(*span) * TIGHT
                )
            ]
            for block, span in zip(band.blocks, signers, strict=True)
        ]
        most = max((len(lines) for lines in titles), default=0)
        for block, lines, span in zip(band.blocks, titles, signers, strict=True):
            self.rich(span, _signature_text(block, lines, most), "center")
        tallest = max(most + 2 + SIGNATURE_LINES + 1, len(band.recipients) + 2)
        self.height(tallest * nd30.BODY_SIZE * LEADING + 6)
        self.row += 1

    def rich(self, span: tuple[int, int], parts: Sequence[tuple[Face, float, str]], align: str) -> None:
        """A text of several faces over the columns of `span`; a row of them is never parted between two pages."""
        style = self.format(quote_prefix=True, align=align, valign="top", font_size=nd30.BODY_SIZE)
        if span[1] > span[0]:
            self.sheet.merge_range(self.row, span[0], self.row, span[1], "", style)
        pieces: list[Any] = []
        for face, size, text in parts:
            pieces += [self.format(**_face(face), font_size=size), text]
        if len(parts) > 1:
            self.sheet.write_rich_string(self.row, span[0], *pieces, style)
        elif parts:
            self.sheet.write_string(self.row, span[0], parts[0][2], style)


_FACES = {
    (False, False): Face.REGULAR,
    (True, False): Face.BOLD,
    (False, True): Face.ITALIC,
    (True, True): Face.BOLD_ITALIC,
}


def _face(face: Face) -> dict[str, bool]:
    bold, italic = next(key for key, value in _FACES.items() if value is face)
    return {"bold": bold, "italic": italic}


def _value(cell: Cell) -> int | date | None:
    """The cell as a number or a date of Excel's; None for what must be text to stay as it is."""
    if isinstance(cell, PartialDate):
        cell = cell.as_date()
    if isinstance(cell, date):
        return cell if cell >= FIRST_REAL_DATE else None
    if isinstance(cell, int) and not isinstance(cell, bool):
        return cell if abs(cell) < EXACT_DIGITS else None
    return None


def _edges(grid: Grid) -> list[float]:
    edges = [0.0]
    for width in grid.widths:
        edges.append(edges[-1] + width)
    return edges


def _cut(cuts: list[float], place: float, near: float) -> None:
    """Add a cut unless there is one within `near` of it."""
    if not any(abs(cut - place) <= near for cut in cuts):
        cuts.insert(bisect_left(cuts, place), place)


def _signature_text(block: Signature, lines: Sequence[str], most: int) -> list[tuple[Face, float, str]]:
    """The title of `lines`, the note and, level with the other blocks, the name; `most` lines has the longest title."""
    parts = [(Face.BOLD, nd30.BODY_SIZE, "\n".join(lines))]
    if block.note:
        parts.append((Face.ITALIC, nd30.RECIPIENTS_TITLE_SIZE, f"\n{nd30.clean(block.note)}"))
    if block.name:
        below = most - len(lines) + SIGNATURE_LINES + (1 if block.note else 2)
        parts.append((Face.BOLD, nd30.BODY_SIZE, "\n" * below + nd30.clean(block.name)))
    return [part for part in parts if part[2]]


def _sheet_name(title: str, number: int) -> str:
    """Excel takes 31 characters and none of []:*?/\\ in a sheet's name, each only once."""
    name = "".join(" " if letter in "[]:*?/\\\n" else letter for letter in nd30.clean(title)).strip(" '")
    tail = f" {number}" if number > 1 else ""
    return (name[: 31 - len(tail)].strip(" '") or "Trang tính") + tail
