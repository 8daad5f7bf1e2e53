"""A paper as PDF, ready to print and sign: drawn letter by letter with the embedded Times-like face.

Text is composed (NFC) and extractable, no other font is embedded, and the same document gives the same bytes. Tables
are measured and drawn here and not by reportlab's own, because a Paragraph in each cell takes ten times as long.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, BinaryIO

from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from desktop.core.document import (
    Align,
    Block,
    Column,
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
from desktop.features.reports.flow import Page, Strip, TableFlow, keep_with_signatures, paginate
from desktop.features.reports.measuring import (
    BASELINE,
    LEADING,
    POINTS,
    Face,
    Grid,
    Measure,
    drawable,
    fit,
    fonts,
    row_height,
    signature_widths,
)
from desktop.features.reports.placing import SheetPage, as_printed, pages_of

rl_config.useA85 = 0  # streams stay binary: a fifth smaller, and quicker than text from the days of seven-bit mail

GRID_LINE, RULE_LINE = 0.5, 0.7
CELL_SIDE, CELL_TOP = 3.5, 2.5  # padding in points
BAND_GAP, PORTRAIT_GAP = 14.0, 14.0


def write(document: Document, file: BinaryIO, progress: Progress = SILENT) -> int:
    """Draw the paper into `file`; the number of pages. Raises Cancelled through `progress`."""
    pages = _laid_out(document)
    canvas: Any = _canvas(document, file)
    try:
        for done, (press, page, number) in enumerate(pages):
            progress.step(done, len(pages))
            press.print_page(canvas, page, number)
        canvas.save()
    finally:
        for font in fonts().values():  # a face remembers every paper that was begun and not saved
            font.state.pop(canvas._doc, None)
    return len(pages)


class Proof:
    """A paper laid out to be looked at before it is a file. `size` is that of a page, in points."""

    def __init__(self, document: Document) -> None:
        self._pages = _laid_out(document)
        press = self._pages[0][0]
        self.size = press.width, press.height

    @property
    def pages(self) -> int:
        return len(self._pages)

    def draw(self, number: int, pen: Any) -> None:
        """Page `number`, from 1, with a pen that draws as `Pen` does."""
        press, page, own_number = self._pages[number - 1]
        press.draw_page(pen, page, own_number)


def count_pages(document: Document) -> int:
    return len(_laid_out(document))


def _laid_out(document: Document) -> list[tuple[_Press, Page | SheetPage, int]]:
    """Every page with the paper it is of and its number there."""
    presses = map(_Press, document.every)
    return [(press, page, number) for press in presses for number, page in enumerate(press.pages(), 1)]


def _canvas(document: Document, file: BinaryIO) -> Canvas:
    width, height = nd30.page_size(document)
    canvas = Canvas(
        file,
        pagesize=(width * POINTS, height * POINTS),
        invariant=1,
        pageCompression=1,
        initialFontName=Face.REGULAR.value,  # type: ignore[arg-type]  # its types say float; it takes a name
        initialFontSize=nd30.BODY_SIZE,
        lang="vi-VN",
    )
    heading = " ".join(nd30.clean(part) for part in (document.title, document.subtitle) if part).replace("\n", " ")
    if document.sheets:  # what is measured must not be fitted to the page; readers show the title above it
        heading = f"{heading} – in đúng cỡ 100 % (Actual size), không chọn “Vừa trang” (Fit)"
        canvas.setViewerPreference("PrintScaling", "None")
    canvas.setTitle(heading)
    canvas.setSubject(nd30.clean(document.subtitle))
    canvas.setAuthor(nd30.clean(document.letterhead.issuer))
    canvas.setCreator("Sổ Công đoàn")
    canvas.setKeywords(", ".join(nd30.clean(word) for word in document.keywords))
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of one line: `x` from the page's left edge, `down` from the top of its strip to the baseline."""

    x: float
    down: float
    text: str
    face: Face
    size: float


class Pen:
    """Draws on one page, measuring downwards from its top. Vertical lines of equal rows are drawn as one."""

    def __init__(self, canvas: Canvas, height: float, measures: dict[Face, Measure]) -> None:
        self._height = height
        self._measures = measures
        self._text: PDFTextObject = canvas.beginText()
        self._font: tuple[Face, float] | None = None
        self._colour = ""
        self._fills: dict[str, list[tuple[float, float, float, float]]] = {}
        self._pictures: list[tuple[float, float, float, float, bytes]] = []
        self._thin: list[tuple[float, float, float, float]] = []
        self._thick: list[tuple[float, float, float, float]] = []
        self._edges: tuple[float, ...] = ()
        self._from = self._to = -1.0

    def text(
        self, x: float, baseline: float, text: str, face: Face, size: float, spread: float = 0.0, colour: str = ""
    ) -> None:
        """`spread` widens every space, to justify."""
        writer = self._text
        if colour != self._colour:
            writer.setFillColorRGB(*_rgb(colour or "#000000"))
            self._colour = colour
        if self._font != (face, size):
            writer.setFont(face.value, size)
            self._font = (face, size)
        writer.setTextOrigin(x, self._height - baseline)
        if spread:
            writer.setWordSpace(spread)
        writer.textLine(drawable(text))  # textOut would measure it once more
        if spread:
            writer.setWordSpace(0)

    def rule(self, x: float, down: float, length: float) -> None:
        self._thick.append((x, self._height - down, x + length, self._height - down))

    def fill(self, left: float, top: float, right: float, bottom: float, colour: str) -> None:
        """An area below everything else."""
        self._fills.setdefault(colour, []).append((left, self._height - bottom, right - left, bottom - top))

    def picture(self, left: float, top: float, right: float, bottom: float, content: bytes) -> None:
        """A JPEG, below texts and above areas."""
        self._pictures.append((left, self._height - bottom, right - left, bottom - top, content))

    def frame(self, left: float, top: float, right: float, bottom: float) -> None:
        y, below = self._height - top, self._height - bottom
        self._thin += [(left, y, right, y), (left, below, right, below)]
        self._thin += [(left, y, left, below), (right, y, right, below)]

    def row(self, edges: tuple[float, ...], top: float, bottom: float) -> None:
        """The lines of a row whose cells meet at `edges`."""
        if edges is not self._edges or top != self._to:
            self._close()
            self._edges, self._from = edges, top
            self._thin.append((edges[0], self._height - top, edges[-1], self._height - top))
        self._thin.append((edges[0], self._height - bottom, edges[-1], self._height - bottom))
        self._to = bottom

    def _close(self) -> None:
        if self._edges:
            self._thin += [(x, self._height - self._from, x, self._height - self._to) for x in self._edges]
        self._edges = ()

    def lift(self, canvas: Canvas) -> None:
        self._close()
        for colour, areas in self._fills.items():
            canvas.setFillColorRGB(*_rgb(colour))
            for x, y, width, height in areas:
                canvas.rect(x, y, width, height, stroke=0, fill=1)
        for x, y, width, height, content in self._pictures:
            canvas.drawImage(ImageReader(io.BytesIO(content)), x, y, width, height)
        if self._fills:
            canvas.setFillColorRGB(0, 0, 0)
        canvas.drawText(self._text)
        for lines, width in ((self._thin, GRID_LINE), (self._thick, RULE_LINE)):
            if lines:
                canvas.setLineWidth(width)
                canvas.lines(lines)


def _rgb(colour: str) -> tuple[float, float, float]:
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red / 255, green / 255, blue / 255


class _Press:
    """Lays one document out and prints its pages."""

    def __init__(self, document: Document) -> None:
        self.document = nd30.filled(document)
        self.measures = {face: Measure(face) for face in Face}
        width, height = nd30.page_size(document)
        self.width, self.height = width * POINTS, height * POINTS
        self.left, self.right = nd30.LEFT * POINTS, self.width - nd30.RIGHT * POINTS
        self.room = self.height - (nd30.TOP + nd30.BOTTOM) * POINTS

    def pages(self) -> list[Page | SheetPage]:
        if self.document.sheets:
            return [page for sheet in self.document.sheets for page in pages_of(sheet)]
        return list(self._flowing())

    def _flowing(self) -> list[Page]:
        strips = [*self._opening()]
        blocks = self.document.blocks
        for index, block in enumerate(blocks):
            strips += self._block(block)
            if nd30.leads(block, next(iter(blocks[index + 1 :]), None)):
                strips[-1].keep = True
            if isinstance(block, Signatures):
                before = blocks[nd30.closing(blocks, index)]
                keep_with_signatures(strips, self.room, nd30.rows_that_stay(before) if isinstance(before, Table) else 0)
        return paginate(strips, self.room)

    def print_page(self, canvas: Canvas, page: Page | SheetPage, number: int) -> None:
        pen = Pen(canvas, self.height, self.measures)
        self.draw_page(pen, page, number)
        pen.lift(canvas)
        canvas.showPage()

    def draw_page(self, pen: Pen, page: Page | SheetPage, number: int) -> None:
        if isinstance(page, SheetPage):
            page.draw(pen, self.measures)
            return
        if number > 1:
            baseline = nd30.TOP * POINTS * 0.6
            self._centred(pen, str(number), baseline, self.left, self.right, Face.REGULAR, nd30.BODY_SIZE)
        for strip, top in page.placed:
            strip.draw(pen, nd30.TOP * POINTS + top)

    def _block(self, block: Block) -> list[Strip]:
        if isinstance(block, Paragraph):
            return self._paragraph(block)
        if isinstance(block, Table):
            return _TableLayout(block, self).strips()
        if isinstance(block, Facts) and block.portrait:
            return [self._beside_portrait(block, block.portrait)]
        if isinstance(block, Facts):
            return [
                strip
                for label, value in block.pairs
                for strip in self._paragraph(Paragraph(nd30.fact_line(label, value), align=Align.LEFT))
            ]
        return [self._signatures(nd30.with_signers(block))]

    def _beside_portrait(self, facts: Facts, portrait: Portrait) -> Strip:
        width, height = portrait.width * POINTS, portrait.height * POINTS
        column = _Column(self, self.left + width + PORTRAIT_GAP, self.right, centred=False)
        for label, value in facts.pairs:
            column.add(nd30.fact_line(label, value), Face.REGULAR, nd30.BODY_SIZE)
            column.depth += nd30.PARAGRAPH_GAP

        def draw(pen: Pen, top: float) -> None:
            edges = self.left, top, self.left + width, top + height
            if portrait.content:
                pen.picture(*edges, as_printed(portrait.content, portrait.width, portrait.height))
            else:
                pen.frame(*edges)
                middle = top + height / 2
                self._centred(pen, portrait.label, middle, edges[0], edges[2], Face.ITALIC, nd30.RECIPIENTS_SIZE)
            column.draw(pen, top)

        return Strip(max(height, column.depth - nd30.PARAGRAPH_GAP), draw, gap=nd30.PARAGRAPH_GAP)

    def _centred(
        self, pen: Pen, text: str, baseline: float, left: float, right: float, face: Face, size: float
    ) -> None:
        width = self.measures[face].width(text, size)
        pen.text(left + (right - left - width) / 2, baseline, text, face, size)

    # The head of the first page

    def _opening(self) -> Iterator[Strip]:
        if self.document.form:
            text = nd30.clean(self.document.form)
            size = nd30.RECIPIENTS_TITLE_SIZE
            yield self._lines([text], Face.BOLD, size, gap=0, align="right")
        yield self._letterhead(self.document.letterhead)
        room = self.right - self.left
        title = self.measures[Face.BOLD].balanced(nd30.clean(self.document.title), nd30.TITLE_SIZE, room)
        yield self._lines(title, Face.BOLD, nd30.TITLE_SIZE, gap=BAND_GAP + 4)
        if self.document.subtitle:
            lines = self.measures[Face.BOLD].balanced(
                nd30.clean(self.document.subtitle), nd30.SUBTITLE_SIZE, room * 0.9
            )
            rule = bool(self.document.letterhead.number)
            yield self._lines(lines, Face.BOLD, nd30.SUBTITLE_SIZE, gap=2, rule=rule)
        if self.document.note:
            lines = self.measures[Face.ITALIC].balanced(nd30.clean(self.document.note), nd30.BODY_SIZE, room * 0.9)
            yield self._lines(lines, Face.ITALIC, nd30.BODY_SIZE, gap=2)
        yield Strip(nd30.PARAGRAPH_GAP, lambda pen, top: None, keep=True)

    def _lines(
        self, lines: list[str], face: Face, size: float, gap: float, align: str = "centre", rule: bool = False
    ) -> Strip:
        widths = [self.measures[face].width(line, size) for line in lines]

        def draw(pen: Pen, top: float) -> None:
            for index, line in enumerate(lines):
                free = self.right - self.left - widths[index]
                x = self.left + (free / 2 if align == "centre" else free)
                pen.text(x, top + (index * LEADING + BASELINE) * size, line, face, size)
            if rule:
                length = max(widths) * nd30.RULE
                pen.rule((self.left + self.right - length) / 2, top + len(lines) * LEADING * size + 2, length)

        return Strip(len(lines) * LEADING * size + (5 if rule else 0), draw, gap=gap, keep=True)

    def _letterhead(self, head: Letterhead) -> Strip:
        middle = self.left + (self.right - self.left) * nd30.LETTERHEAD_LEFT
        left = _Column(self, self.left, middle - 6)
        left.add(head.superior, Face.REGULAR, nd30.NAME_SIZE)
        left.add(head.issuer, Face.BOLD, nd30.NAME_SIZE, rule=nd30.RULE)
        right = _Column(self, middle + 6, self.right)
        if head.motto:
            right.add(nd30.NATION, Face.BOLD, nd30.NATION_SIZE)
            right.add(nd30.MOTTO, Face.BOLD, nd30.MOTTO_SIZE, rule=1.0)
        level = max(left.depth, right.depth) if head.number and head.place_date else 0.0
        if head.number:
            left.add(nd30.number_line(head.number), Face.REGULAR, nd30.NUMBER_SIZE, at=level)
        if head.place_date:
            right.add(head.place_date, Face.ITALIC, nd30.NUMBER_SIZE, at=level)

        def draw(pen: Pen, top: float) -> None:
            left.draw(pen, top)
            right.draw(pen, top)

        return Strip(max(left.depth, right.depth), draw, gap=nd30.PARAGRAPH_GAP, keep=True)

    # Running text

    def _paragraph(self, paragraph: Paragraph) -> list[Strip]:
        strips: list[Strip] = []
        for index, text in enumerate(nd30.clean(paragraph.text).split("\n")):
            words = [(word, self._face(paragraph)) for word in text.split()]
            if index == 0 and paragraph.lead:
                bold = Face.BOLD_ITALIC if paragraph.italic else Face.BOLD
                words = [(word, bold) for word in nd30.clean(paragraph.lead).split()] + words
            strips += self._paragraph_lines(words, paragraph)
        return strips

    def _face(self, paragraph: Paragraph) -> Face:
        if paragraph.bold:
            return Face.BOLD_ITALIC if paragraph.italic else Face.BOLD
        return Face.ITALIC if paragraph.italic else Face.REGULAR

    def _paragraph_lines(self, words: list[tuple[str, Face]], paragraph: Paragraph) -> list[Strip]:
        size, room = nd30.BODY_SIZE, self.right - self.left
        indent = nd30.INDENT * POINTS if paragraph.indent and paragraph.align is not Align.CENTRE else 0.0
        lines = self._broken(words, size, room, indent)
        strips = []
        for index, line in enumerate(lines):
            first, last = index == 0, index == len(lines) - 1
            free = room - (indent if first else 0) - self._line_width(line, size)
            spaces = len(line) - 1
            justify = paragraph.align is Align.JUSTIFY and not last and spaces > 0
            x = self.left + (indent if first else 0) + (free / 2 if paragraph.align is Align.CENTRE else 0)
            draw = partial(self._draw_line, line, x, size, free / spaces if justify else 0.0)
            gap = nd30.PARAGRAPH_GAP if first else 0.0
            widow = len(lines) > 1 and (first or index == len(lines) - 2)
            strips.append(Strip(size * LEADING, draw, gap=gap, keep=widow))
        return strips

    def _line_width(self, line: Sequence[tuple[str, Face]], size: float) -> float:
        spaces = sum(self.measures[face].em(" ") for _, face in line[:-1])
        return (sum(self.measures[face].em(word) for word, face in line) + spaces) * size

    def _broken(
        self, words: list[tuple[str, Face]], size: float, room: float, indent: float
    ) -> list[list[tuple[str, Face]]]:
        lines: list[list[tuple[str, Face]]] = [[]]
        used = indent
        pieces = [
            (piece, face) for word, face in words for piece in self.measures[face].wrap(word, size, room - indent)
        ]
        for word, face in pieces:
            width = self.measures[face].width(word, size)
            space = self.measures[lines[-1][-1][1]].width(" ", size) if lines[-1] else 0.0
            if lines[-1] and used + space + width > room:
                lines.append([])
                used, space = 0.0, 0.0
            lines[-1].append((word, face))
            used += space + width
        return lines

    def _draw_line(
        self, line: Sequence[tuple[str, Face]], x: float, size: float, spread: float, pen: Pen, top: float
    ) -> None:
        start = 0
        while start < len(line):
            face = line[start][1]
            end = next((index for index in range(start, len(line)) if line[index][1] is not face), len(line))
            text = " ".join(word for word, _ in line[start:end]) + (" " if end < len(line) else "")
            pen.text(x, top + BASELINE * size, text, face, size, spread)
            x += self.measures[face].width(text, size) + text.count(" ") * spread
            start = end

    # Signatures

    def _signatures(self, band: Signatures) -> Strip:
        room, left = self.right - self.left, self.left
        parts: list[_Column] = []
        date_width = self._width(band.place_date, Face.ITALIC, nd30.BODY_SIZE)
        if band.recipients:
            share = room * min(nd30.LETTERHEAD_LEFT, 1 / (len(band.blocks) + 1))
            parts.append(self._recipients(band.recipients, left, left + share))
            left, room = left + share, room - share
        widths = signature_widths(band.blocks, room, self.measures[Face.BOLD])
        if date_width:
            right = min(self.right, self.right - (widths[-1] - date_width) / 2)
            date = _Column(self, max(right - date_width - 1, self.left), right)
            date.add(band.place_date, Face.ITALIC, nd30.BODY_SIZE)
            parts.append(date)
        first = parts[-1].depth if date_width else 0.0
        lines = max(self._signature_lines(block, width - 8) for block, width in zip(band.blocks, widths, strict=True))
        for block, width in zip(band.blocks, widths, strict=True):
            parts.append(self._signature(block, left, left + width, first, lines))
            left += width
        if band.recipients:
            parts[0].shift(first)

        def draw(pen: Pen, top: float) -> None:
            for part in parts:
                part.draw(pen, top)

        return Strip(max(part.depth for part in parts), draw, gap=BAND_GAP)

    def _recipients(self, recipients: Sequence[str], left: float, right: float) -> _Column:
        column = _Column(self, left, right, centred=False)
        column.add(nd30.RECIPIENTS, Face.BOLD_ITALIC, nd30.RECIPIENTS_TITLE_SIZE)
        for line in nd30.recipient_lines(recipients):
            column.add(line, Face.REGULAR, nd30.RECIPIENTS_SIZE)
        return column

    def _width(self, text: str, face: Face, size: float) -> float:
        return self.measures[face].width(nd30.clean(text), size)

    def _signature_lines(self, block: Signature, room: float) -> int:
        bold = self.measures[Face.BOLD]
        return sum(len(bold.balanced(nd30.clean(line), nd30.BODY_SIZE, room)) for line in block.lines)

    def _signature(self, block: Signature, left: float, right: float, first: float, lines: int) -> _Column:
        """`lines` is what the tallest neighbour needs, so that all names stand on one line."""
        column = _Column(self, left + 4, right - 4)
        column.depth = first
        for line in block.lines:
            column.add(line, Face.BOLD, nd30.BODY_SIZE)
        if block.note:
            column.add(block.note, Face.ITALIC, nd30.RECIPIENTS_TITLE_SIZE)
        name = first + lines * nd30.BODY_SIZE * LEADING + nd30.RECIPIENTS_TITLE_SIZE * LEADING
        column.depth = name + nd30.SIGNATURE_SPACE * POINTS
        if block.name:
            column.add(block.name, Face.BOLD, nd30.BODY_SIZE)
        return column


class _Column:
    """Lines under one another in part of a strip, centred unless told otherwise."""

    def __init__(self, press: _Press, left: float, right: float, centred: bool = True) -> None:
        self._press = press
        self._left, self._right, self._centred = left, right, centred
        self._texts: list[Text] = []
        self._rules: list[tuple[float, float, float]] = []
        self.depth = 0.0

    def add(self, text: str, face: Face, size: float, rule: float = 0.0, at: float = 0.0) -> None:
        """`rule` draws a line below, as a share of the widest line's width; `at` is the least depth to start from."""
        text = nd30.clean(text)
        if not text.strip():
            return
        measure, room = self._press.measures[face], self._right - self._left
        lines = (measure.balanced if self._centred else measure.wrap)(text, size, room)
        self.depth = max(self.depth, at)
        for line in lines:
            x = self._left + ((room - measure.width(line, size)) / 2 if self._centred else 0)
            self._texts.append(Text(x, self.depth + BASELINE * size, line, face, size))
            self.depth += size * LEADING
        if rule:
            length = max(measure.width(line, size) for line in lines) * rule
            self._rules.append((self._left + (room - length) / 2, self.depth + 1.5, length))
            self.depth += 6

    def shift(self, down: float) -> None:
        self._texts = [Text(item.x, item.down + down, item.text, item.face, item.size) for item in self._texts]
        self.depth += down

    def draw(self, pen: Pen, top: float) -> None:
        for item in self._texts:
            pen.text(item.x, top + item.down, item.text, item.face, item.size)
        for x, down, length in self._rules:
            pen.rule(x, top + down, length)


class _TableLayout:
    """One table as strips: its heading, its rows and its totals."""

    def __init__(self, table: Table, press: _Press) -> None:
        self.table, self.press = table, press
        self.regular, self.bold = press.measures[Face.REGULAR], press.measures[Face.BOLD]
        width = press.right - press.left
        self.grid: Grid = fit(table, width, CELL_SIDE, self.regular, self.bold)
        edges = [press.left]
        for column in self.grid.widths:
            edges.append(edges[-1] + column)
        self.edges = tuple(edges)
        self.whole = (edges[0], edges[-1])
        self.least = nd30.least_row_height(table) * POINTS
        self.kinds = tuple(column.kind for column in table.columns)
        self.rooms = tuple(column - 2 * CELL_SIDE for column in self.grid.widths)
        self.flow = TableFlow(self._heading())
        self.flow.heading.table = self.flow
        if table.carry_forward and any(column.total for column in table.columns):
            self.flow.carried = self._carried
            self.flow.carried_height = self._carried("", {}).height
        self.most_lines = self._most_lines()

    def strips(self) -> list[Strip]:
        heading = self.flow.heading
        first = Strip(heading.height, heading.draw, gap=nd30.PARAGRAPH_GAP, keep=True, table=self.flow)
        strips = [first]
        for row in self.table.rows:
            if row.style is RowStyle.SUBTOTAL:
                strips[-1].keep = True
            strips += self._section(row) if row.style is RowStyle.SECTION else self._row(row)
        plain = [index for index, strip in enumerate(strips) if strip.row is RowStyle.PLAIN]
        if nd30.begins_with_two(self.table):
            strips[plain[0]].keep = True
        if nd30.rows_that_stay(self.table) > 1:
            strips[plain[-2]].keep = True
        if nd30.has_total(self.table):
            strips[-1].keep = True
            strips.append(self._total(nd30.sums(self.table.columns, self.table.rows), closes=True))
        strips[-1].keep = False
        return strips

    def _most_lines(self) -> int:
        """As many lines as a page can hold in one row; only a row longer than that is ever split."""
        free = self.press.room - self.flow.heading.height - 2 * self.flow.carried_height - 2 * CELL_TOP
        return max(1, int(free / (self.grid.size * LEADING)))

    def _row(self, row: Row) -> list[Strip]:
        bold = row.style is RowStyle.SUBTOTAL
        measure, size = (self.bold if bold else self.regular), self.grid.size
        cells: list[list[str]] = []
        most = 1
        for cell, kind, room in zip(row.cells, self.kinds, self.rooms, strict=True):
            text = nd30.printed(cell, kind)
            lines = [text] if "\n" not in text and measure.em(text) * size <= room else measure.wrap(text, size, room)
            most = max(most, len(lines))
            cells.append(lines)
        amounts = {}
        if row.style is RowStyle.PLAIN and self.flow.carried:
            amounts = nd30.sums(self.table.columns, [row])
        if most <= self.most_lines:
            return [self._cells(cells, most, bold, row.style, amounts)]
        parts = range(0, most, self.most_lines)
        return [
            self._cells(
                [lines[start : start + self.most_lines] for lines in cells],
                min(self.most_lines, most - start),
                bold,
                row.style,
                {} if start else amounts,
            )
            for start in parts
        ]

    def _cells(
        self, cells: list[list[str]], most: int, bold: bool, style: RowStyle, amounts: dict[int, int], covered: int = 1
    ) -> Strip:
        least = self.least if style is RowStyle.PLAIN else 0.0
        height = max(least, row_height(most, self.grid.size, CELL_TOP))
        draw = partial(self._draw_row, cells, bold, height, covered)
        return Strip(height, draw, table=self.flow, row=style, amounts=amounts)

    def _draw_row(self, cells: list[list[str]], bold: bool, height: float, covered: int, pen: Pen, top: float) -> None:
        size, face = self.grid.size, Face.BOLD if bold else Face.REGULAR
        edges = self.edges if covered == 1 else self._joined(covered)
        pen.row(edges, top, top + height)
        leading = size * LEADING
        measure = self.bold if bold else self.regular
        for index, lines in enumerate(cells):
            if not lines or lines == [""]:
                continue
            kind = self.kinds[index] if covered == 1 or index else Kind.CENTRED
            left = self.edges[index] + CELL_SIDE
            room = self.rooms[index] if covered == 1 or index else self.edges[covered] - left - CELL_SIDE
            baseline = top + (height - len(lines) * leading) / 2 + BASELINE * size
            for line in lines:
                x = left
                if nd30.is_right_aligned(kind):
                    x += room - measure.em(line) * size
                elif nd30.is_centred(kind):
                    x += (room - measure.em(line) * size) / 2
                pen.text(x, baseline, line, face, size)
                baseline += leading

    def _joined(self, covered: int) -> tuple[float, ...]:
        return (self.edges[0], *self.edges[covered:])

    def _section(self, row: Row) -> list[Strip]:
        size = self.grid.size
        text = nd30.printed(row.cells[0], Kind.TEXT)
        lines = self.bold.wrap(text, size, self.whole[1] - self.whole[0] - 2 * CELL_SIDE)
        height = max(row_height(len(lines), size, CELL_TOP), 0.0)

        def draw(pen: Pen, top: float) -> None:
            pen.row(self.whole, top, top + height)
            for index, line in enumerate(lines):
                baseline = top + CELL_TOP + (index * LEADING + BASELINE) * size
                pen.text(self.edges[0] + CELL_SIDE, baseline, line, Face.BOLD, size)

        return [Strip(height, draw, keep=True, table=self.flow, row=RowStyle.SECTION)]

    def _total(self, totals: dict[int, int], label: str = "", closes: bool = False) -> Strip:
        covered, values = nd30.total_cells(self.table, totals, label)
        size = self.grid.size
        cells = [[nd30.printed(value, kind)] for value, kind in zip(values, self.kinds, strict=True)]
        room = self.edges[covered] - self.edges[0] - 2 * CELL_SIDE
        cells[0] = self.bold.wrap(cells[0][0], size, room)
        strip = self._cells(cells, len(cells[0]), True, RowStyle.SUBTOTAL, {}, max(covered, 1))
        strip.closes = closes
        return strip

    def _carried(self, label: str, amounts: dict[int, int]) -> Strip:
        totals = nd30.sums(self.table.columns, ())
        return self._total({index: totals[index] + amounts.get(index, 0) for index in totals}, label)

    def _heading(self) -> Strip:
        columns: Sequence[Column] = self.table.columns
        size, levels = self.grid.size, nd30.heading_levels(columns)
        cells = nd30.heading_cells(columns)
        texts = [
            self.bold.wrap(cell.text, size, self.edges[cell.last + 1] - self.edges[cell.first] - 2 * CELL_SIDE)
            for cell in cells
        ]
        heights = [row_height(1, size, CELL_TOP)] * levels
        for cell, lines in zip(cells, texts, strict=True):
            if cell.levels == 1:
                heights[cell.level] = max(heights[cell.level], row_height(len(lines), size, CELL_TOP))
        tallest = max(row_height(len(lines), size, CELL_TOP) for lines in texts)
        heights[-1] += max(0.0, tallest - sum(heights))

        def draw(pen: Pen, top: float) -> None:
            for cell, lines in zip(cells, texts, strict=True):
                upper = top + sum(heights[: cell.level])
                lower = upper + sum(heights[cell.level : cell.level + cell.levels])
                left, right = self.edges[cell.first], self.edges[cell.last + 1]
                pen.frame(left, upper, right, lower)
                baseline = (upper + lower - len(lines) * size * LEADING) / 2 + BASELINE * size
                for line in lines:
                    self.press._centred(pen, line, baseline, left, right, Face.BOLD, size)
                    baseline += size * LEADING

        return Strip(sum(heights), draw)
