"""Lines of text under one another: names, signatures, who a paper goes to."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.features.reports import typesetting as nd30
from desktop.features.reports.measuring import BASELINE, LEADING, Face, Measure
from desktop.features.reports.pdf.pen import Pen, Text

Measures = Mapping[Face, Measure]


class TextColumn:
    """Lines under one another in part of a strip, centred unless told otherwise."""

    def __init__(self, measures: Measures, left: float, right: float, *, centred: bool = True) -> None:
        self._measures = measures
        self._left, self._right, self._centred = left, right, centred
        self._texts: list[Text] = []
        self._rules: list[tuple[float, float, float]] = []
        self.depth = 0.0

    def add(self, text: str, face: Face, size: float, rule: float = 0.0, at: float = 0.0) -> None:
        """`rule` draws a line below, as a share of the widest line's width; `at` is the least depth to start from."""
        text = nd30.clean(text)
        if not text.strip():
            return
        measure, room = self._measures[face], self._right - self._left
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
