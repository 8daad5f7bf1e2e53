"""A table as strips: its heading, its rows and its totals, page by page."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from desktop.core.document import Column, Kind, Row, RowStyle, Table
from desktop.features.reports import typesetting as nd30
from desktop.features.reports.flow import Strip, TableFlow
from desktop.features.reports.measuring import BASELINE, LEADING, POINTS, Face, Grid, fit, row_height
from desktop.features.reports.pdf.columns import Measures
from desktop.features.reports.pdf.pen import Pen, centred

CELL_SIDE, CELL_TOP = 3.5, 2.5  # padding in points


class TableLayout:
    """One table as strips: its heading, its rows and its totals."""

    def __init__(self, table: Table, measures: Measures, left: float, right: float, room: float) -> None:
        """`room` is the height that a page has for text."""
        self.table, self.room = table, room
        self.regular, self.bold = measures[Face.REGULAR], measures[Face.BOLD]
        width = right - left
        self.grid: Grid = fit(table, width, CELL_SIDE, self.regular, self.bold)
        edges = [left]
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
        free = self.room - self.flow.heading.height - 2 * self.flow.carried_height - 2 * CELL_TOP
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
                    centred(pen, self.bold, line, baseline, left, right, Face.BOLD, size)
                    baseline += size * LEADING

        return Strip(sum(heights), draw)
