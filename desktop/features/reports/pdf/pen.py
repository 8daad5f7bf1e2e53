"""What draws on a page: pieces of text, rules, fills and pictures, gathered and lifted onto the canvas."""

from __future__ import annotations

import io
from dataclasses import dataclass

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from desktop.features.reports.measuring import Face, Measure, drawable

GRID_LINE, RULE_LINE = 0.5, 0.7


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


def centred(
    pen: Pen, measure: Measure, text: str, baseline: float, left: float, right: float, face: Face, size: float
) -> None:
    """`measure` is that of the face."""
    pen.text(left + (right - left - measure.width(text, size)) / 2, baseline, text, face, size)
