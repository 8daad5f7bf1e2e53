"""Sheets of cards, labels and filled-in blanks: everything at its measured place, texts made to fit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from desktop.core import late
from desktop.core.placed import Card, Placed, PlacedCode, PlacedPicture, PlacedText, Sheet, Side
from desktop.features.reports.measuring import BASELINE, LEADING, POINTS, Face, Measure
from desktop.features.reports.typesetting import clean

_STEP = 0.25  # points by which a type is made smaller
_MARK, _AWAY, _CROSS = 4.0, 1.5, 1.0  # mm: length of a mark, its distance from the cards, half a cross
_QUIET = 2  # modules of white round a code: on a card the white goes on
_DOTS = 350  # of a picture to an inch
_FRAME, _PALE = "#9aa5b1", "#6b7785"

Measures = dict[Face, Measure]


@dataclass(frozen=True)
class SheetPage:
    """One page of a sheet: the cards on it and the places they take."""

    sheet: Sheet
    cards: tuple[tuple[int, Card], ...]

    def draw(self, pen: Any, measures: Measures) -> None:
        for place, card in self.cards:
            x, y = self.sheet.corner(place)
            for part in card:
                _draw(pen, part, x, y, measures)
        if self.sheet.marks:
            _draw_marks(pen, self.sheet)


def pages_of(sheet: Sheet) -> list[SheetPage]:
    """At least one, which is empty when there are no cards."""
    placed = list(enumerate(sheet.cards, sheet.first))
    pages: dict[int, list[tuple[int, Card]]] = {0: []}
    for place, card in placed:
        pages.setdefault(place // sheet.on_a_page, []).append((place % sheet.on_a_page, card))
    return [SheetPage(sheet, tuple(cards)) for _, cards in sorted(pages.items()) if cards or not placed]


def fit_text(text: PlacedText, measure: Measure) -> tuple[float, list[str]]:
    """The type size in points and the lines. A size is taken at which no word is parted, the largest there is."""
    words, room, depth = clean(text.text), text.width * POINTS, text.height * POINTS
    size = text.size
    while size > text.least:
        if measure.longest_word(words) * size <= room:
            lines = measure.balanced(words, size, room)
            if len(lines) <= text.lines and len(lines) * size * LEADING <= depth + 0.01:
                return size, lines
        size -= _STEP
    lines = measure.wrap(words, text.least, room)
    return min(text.least, depth / (len(lines) * LEADING)) if lines else text.least, lines


def _draw(pen: Any, part: Placed, x: float, y: float, measures: Measures) -> None:
    if isinstance(part, PlacedText):
        _draw_text(pen, part, x + part.x, y + part.y, measures[_face(part)])
    elif isinstance(part, PlacedPicture):
        _draw_picture(pen, part, x + part.x, y + part.y, measures[Face.ITALIC])
    elif isinstance(part, PlacedCode):
        _draw_code(pen, part, x + part.x, y + part.y)
    elif part.outline:
        _outline(pen, x + part.x, y + part.y, part.width, part.height, part.colour)
    else:
        _fill(pen, x + part.x, y + part.y, part.width, part.height, part.colour)


def _face(text: PlacedText) -> Face:
    if text.bold:
        return Face.BOLD_ITALIC if text.italic else Face.BOLD
    return Face.ITALIC if text.italic else Face.REGULAR


def _draw_text(pen: Any, text: PlacedText, x: float, y: float, measure: Measure) -> None:
    size, lines = fit_text(text, measure)
    free = text.height * POINTS - len(lines) * size * LEADING
    top = y * POINTS + free * _share(text.down)
    for number, line in enumerate(lines):
        left = x * POINTS + (text.width * POINTS - measure.width(line, size)) * _share(text.across)
        baseline = top + (number * LEADING + BASELINE) * size
        pen.text(left, baseline, line, _face(text), size, colour=text.colour)


def _share(side: Side) -> float:
    return {Side.START: 0.0, Side.MIDDLE: 0.5, Side.END: 1.0}[side]


def _draw_picture(pen: Any, part: PlacedPicture, x: float, y: float, measure: Measure) -> None:
    if part.content:
        width, height = _within(part)
        left, top = x + (part.width - width) / 2, y + (part.height - height) / 2
        pen.picture(*_points(left, top, left + width, top + height), as_printed(part.content, width, height))
        return
    _outline(pen, x, y, part.width, part.height, _FRAME)
    label = PlacedText(0, 0, part.width - 2, part.height, part.label, 8, 6, across=Side.MIDDLE, down=Side.MIDDLE,
                       italic=True, colour=_PALE)  # fmt: skip
    _draw_text(pen, label, x + 1, y, measure)


@lru_cache(maxsize=2)
def as_printed(content: bytes, width: float, height: float) -> bytes:
    """The picture in as many pixels as its size in mm on paper can show; the same one is asked for page after page."""
    dots = [max(1, round(length / 25.4 * _DOTS)) for length in (width, height)]
    shrunk: bytes = late.attribute("desktop.core.attachments:shrunk")(content, *dots)
    return shrunk


def _within(part: PlacedPicture) -> tuple[float, float]:
    """Width and height of the picture in its box, in its own proportions."""
    width, height = late.attribute("desktop.core.attachments:picture_size")(part.content)
    share = min(part.width / width, part.height / height)
    return width * share, height * share


def _draw_code(pen: Any, part: PlacedCode, x: float, y: float) -> None:
    matrix = late.load("segno").make(part.text, micro=False, error="m").matrix
    module = part.size / (len(matrix) + 2 * _QUIET)
    for row, line in enumerate(matrix):
        for first, length in _runs(line):
            left, top = x + (first + _QUIET) * module, y + (row + _QUIET) * module
            _fill(pen, left, top, length * module, module, "#000000")


def _runs(line: Any) -> Iterator[tuple[int, int]]:
    """(first, length) of the dark modules that stand together."""
    begun = None
    for place, dark in enumerate([*line, 0]):
        if dark and begun is None:
            begun = place
        elif not dark and begun is not None:
            yield begun, place - begun
            begun = None


def _draw_marks(pen: Any, sheet: Sheet) -> None:
    """Lines at the edges of the block, and crosses where four cards meet."""
    across = sorted({edge for column in range(sheet.columns) for edge in _edges(sheet, column, 0)})
    down = sorted({edge for row in range(sheet.rows) for edge in _edges(sheet, row * sheet.columns, 1)})
    for x in across:
        _line(pen, x, down[0] - _AWAY - _MARK, x, down[0] - _AWAY)
        _line(pen, x, down[-1] + _AWAY, x, down[-1] + _AWAY + _MARK)
    for y in down:
        _line(pen, across[0] - _AWAY - _MARK, y, across[0] - _AWAY, y)
        _line(pen, across[-1] + _AWAY, y, across[-1] + _AWAY + _MARK, y)
    for x in across[1:-1]:
        for y in down[1:-1]:
            _line(pen, x - _CROSS, y, x + _CROSS, y)
            _line(pen, x, y - _CROSS, x, y + _CROSS)


def _edges(sheet: Sheet, place: int, axis: int) -> tuple[float, float]:
    begin = round(sheet.corner(place)[axis], 3)
    return begin, round(begin + (sheet.width, sheet.height)[axis], 3)


def _points(*lengths: float) -> tuple[float, ...]:
    return tuple(length * POINTS for length in lengths)


def _fill(pen: Any, x: float, y: float, width: float, height: float, colour: str) -> None:
    pen.fill(*_points(x, y, x + width, y + height), colour)


def _outline(pen: Any, x: float, y: float, width: float, height: float, colour: str) -> None:
    thin = 0.15
    for left, top, across, down in (
        (x, y, width, thin), (x, y + height - thin, width, thin),
        (x, y, thin, height), (x + width - thin, y, thin, height),
    ):  # fmt: skip
        _fill(pen, left, top, across, down, colour)


def _line(pen: Any, x: float, y: float, to_x: float, to_y: float) -> None:
    half = 0.05
    pen.fill(*_points(x - half, y - half, to_x + half, to_y + half), "#000000")
