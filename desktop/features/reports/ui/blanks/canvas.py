"""The sheet on the screen: texts where they will be printed, what the blank has in grey, and every text to be moved."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.core.blanks import BlankField, compose, preprinted
from desktop.core.placed import PlacedPicture, Sheet
from desktop.features.reports.measuring import POINTS, Face, Measure
from desktop.features.reports.placing import SheetPage
from desktop.features.reports.ui.blanks.desk import Desk
from desktop.features.reports.ui.pen import ScreenPen
from desktop.widgets import theme
from desktop.widgets.words import translate

STEP, LEAP = 0.5, 5.0  # mm an arrow moves by, and with Shift
_RULER, _EDGE, _HANDLE, _NEAR = 16, 8, 9, 1.2
_GREY, _SCAN = "#8f98a3", 0.75


class BlankCanvas(QWidget):
    """Press chooses, pulling moves, the corner makes larger; arrows move by half a millimetre, with Shift by five, with
    Ctrl they make larger. PgUp and PgDown go to another text, C puts it in the middle."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.setObjectName("blank_canvas")
        self.setAccessibleName(translate("reports", "The sheet"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 170)
        self.setMouseTracking(True)
        self._measures = {face: Measure(face) for face in Face}
        self._held: tuple[QPointF, BlankField, bool] | None = None
        self._pulled = False
        self._scan: tuple[bytes, QPixmap] = (b"", QPixmap())
        desk.changed.connect(self._on_changed)
        desk.chosen.connect(self._on_changed)

    def sizeHint(self) -> QSize:
        return QSize(760, 540)

    # Where things are

    def page(self) -> QRectF:
        """The sheet in this widget."""
        layout, room = self.desk.layout, self.rect().adjusted(_RULER, _RULER, -_EDGE, -_EDGE)
        scale = max(0.1, min(room.width() / layout.width, room.height() / layout.height))
        width, height = layout.width * scale, layout.height * scale
        return QRectF(
            room.left() + (room.width() - width) / 2, room.top() + (room.height() - height) / 2, width, height
        )

    def box(self, one: BlankField) -> QRectF:
        page = self.page()
        scale = page.width() / self.desk.layout.width
        return QRectF(page.left() + one.x * scale, page.top() + one.y * scale, one.width * scale, one.height * scale)

    def _scale(self) -> float:
        return self.page().width() / self.desk.layout.width

    def _at(self, place: QPointF) -> BlankField | None:
        """The chosen text where it lies there, else the smallest."""
        found = [one for one in self.desk.layout.fields if self.box(one).contains(place)]
        chosen = self.desk.field
        if chosen in found:
            return chosen
        return min(found, key=lambda one: one.width * one.height, default=None)

    def _handle(self, one: BlankField) -> QRectF:
        corner = self.box(one).bottomRight()
        return QRectF(corner.x() - _HANDLE / 2, corner.y() - _HANDLE / 2, _HANDLE, _HANDLE)

    # Mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        place, chosen = event.position(), self.desk.field
        self._pulled = False
        if chosen and self._handle(chosen).adjusted(-3, -3, 3, 3).contains(place):
            self._held = place, chosen, True
        elif one := self._at(place):
            self.desk.choose(one.name)
            self._held = place, one, False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is None:
            self._show_hand(event.position())
            return
        begun, one, grows = self._held
        pulled, scale = event.position() - begun, self._scale()
        if not self._pulled and pulled.manhattanLength() < 4:
            return
        right, down = pulled.x() / scale, pulled.y() / scale
        if grows:
            changed = replace(one, width=_snapped(one.width + right), height=_snapped(one.height + down))
        else:
            changed = replace(one, x=self._onto_middle(one, _snapped(one.x + right)), y=_snapped(one.y + down))
        self.desk.change(changed, joined=self._pulled)
        self._pulled = True

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = None
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, far = Qt.Key(event.key()), event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        step = LEAP if far else STEP
        ways = {
            Qt.Key.Key_Left: (-step, 0.0),
            Qt.Key.Key_Right: (step, 0.0),
            Qt.Key.Key_Up: (0.0, -step),
            Qt.Key.Key_Down: (0.0, step),
        }
        if key in ways and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.desk.grow(*ways[key])
        elif key in ways:
            self.desk.move(*ways[key])
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.desk.choose_next(1 if key == Qt.Key.Key_PageDown else -1)
        elif key == Qt.Key.Key_C and not event.modifiers():
            self.desk.centre()
        else:
            super().keyPressEvent(event)

    def _onto_middle(self, one: BlankField, x: float) -> float:
        """The middle of the sheet attracts: nearly everything on such a paper stands there."""
        middle = (self.desk.layout.width - one.width) / 2
        return middle if abs(x - middle) < _NEAR else x

    def _show_hand(self, place: QPointF) -> None:
        chosen = self.desk.field
        if chosen and self._handle(chosen).contains(place):
            self.setCursor(Qt.CursorShape.SizeFDiagCursor)
        else:
            self.setCursor(Qt.CursorShape.SizeAllCursor if self._at(place) else Qt.CursorShape.ArrowCursor)

    def _on_changed(self) -> None:
        self.setAccessibleDescription(told_place(self.desk.field))
        self.update()

    # Drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        page = self.page()
        self._draw_rulers(painter, page)
        painter.fillRect(page, Qt.GlobalColor.white)
        self._draw_scan(painter, page)
        painter.save()
        painter.setClipRect(page)
        painter.translate(page.topLeft())
        self._draw_texts(painter)
        painter.restore()
        painter.setPen(theme.color("line_strong"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(page.adjusted(-0.5, -0.5, 0.5, 0.5))
        self._draw_boxes(painter)
        painter.end()

    def _draw_scan(self, painter: QPainter, page: QRectF) -> None:
        content = self.desk.found.scan if self.desk.found and not self.desk.white else b""
        if content != self._scan[0]:
            picture = QPixmap()
            picture.loadFromData(content)
            self._scan = content, picture
        if content:
            painter.setOpacity(_SCAN)
            painter.drawPixmap(page, self._scan[1], QRectF(self._scan[1].rect()))
            painter.setOpacity(1.0)

    def _draw_texts(self, painter: QPainter) -> None:
        pen = ScreenPen(painter, self._scale() / POINTS, self.logicalDpiY())
        sheet = self._shown()
        SheetPage(sheet, tuple(enumerate(sheet.cards))).draw(pen, self._measures)

    def _shown(self) -> Sheet:
        """The page as it is printed, and in grey what the blank has already, unless its scan shows it."""
        desk, layout = self.desk, self.desk.layout
        texts, found = desk.texts(), desk.found
        (card,) = compose(layout, [texts], white=desk.white, emblem=found.emblem if found else b"").cards
        there = found is not None and ((desk.white and found.emblem) or (not desk.white and found.scan))
        grey = tuple(
            part
            for part in preprinted(layout, texts, _GREY)
            if not there and (not desk.white or isinstance(part, PlacedPicture))
        )
        return Sheet(layout.width, layout.height, ((*grey, *card),), page=(layout.width, layout.height))

    def _draw_boxes(self, painter: QPainter) -> None:
        chosen = self.desk.field
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for one in self.desk.layout.fields:
            if one is not chosen:
                painter.setPen(QPen(theme.color("line"), 1, Qt.PenStyle.DashLine))
                painter.drawRect(self.box(one))
        if chosen is None:
            return
        if self._held and abs(chosen.x + chosen.width / 2 - self.desk.layout.width / 2) < 0.05:
            middle = self.page().center().x()
            painter.setPen(QPen(theme.color("accent"), 1, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(middle, self.page().top()), QPointF(middle, self.page().bottom()))
        tint = theme.color("focus") if self.hasFocus() else theme.color("line_strong")
        painter.setPen(QPen(tint, 2))
        painter.drawRect(self.box(chosen))
        painter.fillRect(self._handle(chosen), tint)

    def _draw_rulers(self, painter: QPainter, page: QRectF) -> None:
        """A tick at every centimetre, above and to the left, longer at five."""
        layout, scale = self.desk.layout, self._scale()
        painter.setPen(theme.color("line_strong"))
        for length, along in ((layout.width, True), (layout.height, False)):
            for centimetre in range(int(length // 10) + 1):
                tick = 7 if centimetre % 5 == 0 else 3
                at = centimetre * 10 * scale
                if along:
                    painter.drawLine(
                        QPointF(page.left() + at, page.top() - 2 - tick), QPointF(page.left() + at, page.top() - 2)
                    )
                else:
                    painter.drawLine(
                        QPointF(page.left() - 2 - tick, page.top() + at), QPointF(page.left() - 2, page.top() + at)
                    )


def told_place(one: BlankField | None) -> str:
    """Where a text stands, in a sentence for the eye and for a screen reader."""
    if one is None:
        return ""
    text = translate("reports", "{label}: {x} mm from the left, {y} mm from the top, {width} × {height} mm")
    return text.format(
        label=one.label, x=millimetres(one.x), y=millimetres(one.y), width=millimetres(one.width),
        height=millimetres(one.height),
    )  # fmt: skip


def millimetres(length: float) -> str:
    return f"{length:.1f}".replace(".", ",")


def _snapped(length: float) -> float:
    return round(length / STEP) * STEP
