"""The pen that draws a paper on the screen, with the same faces as on paper."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QImage, QPainter, QPen

from desktop.core import paths
from desktop.features.reports.measuring import Face, drawable
from desktop.features.reports.pdf.pen import GRID_LINE, RULE_LINE


class ScreenPen:
    """Does what the pen of the PDF does, in pixels."""

    def __init__(self, painter: QPainter, scale: float, dots: int) -> None:
        self._painter, self._scale = painter, scale
        self._points = scale * 72 / dots  # the size in which the screen draws a letter of one point
        self._fonts: dict[tuple[Face, float, float], QFont] = {}

    def text(
        self, x: float, baseline: float, text: str, face: Face, size: float, spread: float = 0.0, colour: str = ""
    ) -> None:
        font = self._fonts.get((face, size, spread))
        if font is None:
            font = self._fonts[face, size, spread] = self._font(face, size, spread)
        self._painter.setFont(font)
        self._painter.setPen(QColor(colour or "#000000"))
        self._painter.drawText(QPointF(x * self._scale, baseline * self._scale), drawable(text))

    def fill(self, left: float, top: float, right: float, bottom: float, colour: str) -> None:
        self._painter.fillRect(self._scaled(left, top, right, bottom), QColor(colour))

    def picture(self, left: float, top: float, right: float, bottom: float, content: bytes) -> None:
        self._painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._painter.drawImage(self._scaled(left, top, right, bottom), QImage.fromData(content))

    def _scaled(self, left: float, top: float, right: float, bottom: float) -> QRectF:
        return QRectF(QPointF(left, top) * self._scale, QPointF(right, bottom) * self._scale)

    def rule(self, x: float, down: float, length: float) -> None:
        self._lines([(x, down, x + length, down)], RULE_LINE)

    def frame(self, left: float, top: float, right: float, bottom: float) -> None:
        self._lines([(left, down, right, down) for down in (top, bottom)], GRID_LINE)
        self._lines([(x, top, x, bottom) for x in (left, right)], GRID_LINE)

    def row(self, edges: tuple[float, ...], top: float, bottom: float) -> None:
        self._lines([(edges[0], down, edges[-1], down) for down in (top, bottom)], GRID_LINE)
        self._lines([(x, top, x, bottom) for x in edges], GRID_LINE)

    def _lines(self, lines: Sequence[tuple[float, float, float, float]], width: float) -> None:
        pen = QPen(Qt.GlobalColor.black)
        pen.setWidthF(max(0.8, width * self._scale))
        self._painter.setPen(pen)
        self._painter.drawLines([QLineF(*(each * self._scale for each in line)) for line in lines])

    def _font(self, face: Face, size: float, spread: float) -> QFont:
        font = QFont(_family(face))
        font.setBold(face in (Face.BOLD, Face.BOLD_ITALIC))
        font.setItalic(face in (Face.ITALIC, Face.BOLD_ITALIC))
        font.setPointSizeF(size * self._points)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        font.setWordSpacing(spread * self._scale)
        return font


@cache
def _family(face: Face) -> str:
    number = QFontDatabase.addApplicationFont(str(paths.resource("fonts", f"{face.value}.ttf")))
    return QFontDatabase.applicationFontFamilies(number)[0]
