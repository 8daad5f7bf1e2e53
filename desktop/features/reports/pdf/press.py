"""A document laid out: blocks become strips, strips become pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from reportlab.pdfgen.canvas import Canvas

from desktop.core.document import (
    Align,
    Block,
    Document,
    Facts,
    Letterhead,
    Paragraph,
    Portrait,
    Signature,
    Signatures,
    Table,
)
from desktop.features.reports import typesetting as nd30
from desktop.features.reports.flow import Page, Strip, keep_with_signatures, paginate
from desktop.features.reports.measuring import BASELINE, LEADING, POINTS, Face, Measure, signature_widths
from desktop.features.reports.pdf.columns import TextColumn
from desktop.features.reports.pdf.pen import Pen, centred
from desktop.features.reports.pdf.tables import TableLayout
from desktop.features.reports.placing import SheetPage, as_printed, pages_of

BAND_GAP, PORTRAIT_GAP = 14.0, 14.0


class Press:
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
            centred(
                pen,
                self.measures[Face.REGULAR],
                str(number),
                baseline,
                self.left,
                self.right,
                Face.REGULAR,
                nd30.BODY_SIZE,
            )
        for strip, top in page.placed:
            strip.draw(pen, nd30.TOP * POINTS + top)

    def _block(self, block: Block) -> list[Strip]:
        if isinstance(block, Paragraph):
            return self._paragraph(block)
        if isinstance(block, Table):
            return TableLayout(block, self.measures, self.left, self.right, self.room).strips()
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
        column = TextColumn(self.measures, self.left + width + PORTRAIT_GAP, self.right, centred=False)
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
                centred(
                    pen,
                    self.measures[Face.ITALIC],
                    portrait.label,
                    middle,
                    edges[0],
                    edges[2],
                    Face.ITALIC,
                    nd30.RECIPIENTS_SIZE,
                )
            column.draw(pen, top)

        return Strip(max(height, column.depth - nd30.PARAGRAPH_GAP), draw, gap=nd30.PARAGRAPH_GAP)

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
        left = TextColumn(self.measures, self.left, middle - 6)
        left.add(head.superior, Face.REGULAR, nd30.NAME_SIZE)
        left.add(head.issuer, Face.BOLD, nd30.NAME_SIZE, rule=nd30.RULE)
        right = TextColumn(self.measures, middle + 6, self.right)
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
        parts: list[TextColumn] = []
        date_width = self._width(band.place_date, Face.ITALIC, nd30.BODY_SIZE)
        if band.recipients:
            share = room * min(nd30.LETTERHEAD_LEFT, 1 / (len(band.blocks) + 1))
            parts.append(self._recipients(band.recipients, left, left + share))
            left, room = left + share, room - share
        widths = signature_widths(band.blocks, room, self.measures[Face.BOLD])
        if date_width:
            right = min(self.right, self.right - (widths[-1] - date_width) / 2)
            date = TextColumn(self.measures, max(right - date_width - 1, self.left), right)
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

    def _recipients(self, recipients: Sequence[str], left: float, right: float) -> TextColumn:
        column = TextColumn(self.measures, left, right, centred=False)
        column.add(nd30.RECIPIENTS, Face.BOLD_ITALIC, nd30.RECIPIENTS_TITLE_SIZE)
        for line in nd30.recipient_lines(recipients):
            column.add(line, Face.REGULAR, nd30.RECIPIENTS_SIZE)
        return column

    def _width(self, text: str, face: Face, size: float) -> float:
        return self.measures[face].width(nd30.clean(text), size)

    def _signature_lines(self, block: Signature, room: float) -> int:
        bold = self.measures[Face.BOLD]
        return sum(len(bold.balanced(nd30.clean(line), nd30.BODY_SIZE, room)) for line in block.lines)

    def _signature(self, block: Signature, left: float, right: float, first: float, lines: int) -> TextColumn:
        """`lines` is what the tallest neighbour needs, so that all names stand on one line."""
        column = TextColumn(self.measures, left + 4, right - 4)
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
