"""A member's photo: seen, chosen from a file, dropped or pasted, cut to 3×4, removed. All of it by keyboard too."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QDialog, QFrame, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.core.attachments import Frame, best_frame, make_photo, make_preview, read_file
from desktop.features.members import services
from desktop.features.members.ui.duplicates import Foot, lay_out, muted
from desktop.shell.workplace import Workplace
from desktop.widgets import theme
from desktop.widgets.editor import Beside
from desktop.widgets.words import translate

PHOTO_SHOWN = QSize(108, 144)
_PREVIEW = 900
_SMALLEST = 0.15
_STEP, _LEAP, _GROWTH = 0.01, 0.05, 1.06
PICTURES = "*.jpg *.jpeg *.png *.bmp *.tif *.tiff *.jfif"

Take = Callable[[bytes, str, Frame], None]


class PhotoBox(QWidget):
    """The photo with the buttons under it. `offered` gives a picture's bytes, or the path of its file, and its name."""

    offered = Signal(object, str)
    removal_wanted = Signal()
    choice_wanted = Signal()

    def __init__(self, who: str, *, shown: QSize = PHOTO_SHOWN) -> None:
        super().__init__()
        self.setObjectName("photo_box")
        self.who = who
        self.picture = _Picture(self, shown)
        self.choose = self._button("choose_photo", translate("members", "Choose photo…"), self.choice_wanted.emit)
        self.remove = self._button("remove_photo", translate("members", "Remove photo"), self.removal_wanted.emit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.choose)
        column.addWidget(self.remove)
        column.addStretch()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.setFixedWidth(max(shown.width(), 124) + 4)
        self.show_photo(None)

    def show_photo(self, content: bytes | None) -> None:
        self.picture.photo = QPixmap()
        if content:
            self.picture.photo.loadFromData(content)
        self.remove.setVisible(bool(content))
        text = translate("members", "Photo of {name}") if content else translate("members", "No photo of {name}")
        self.picture.setAccessibleName(text.format(name=self.who))
        self.picture.update()

    def take(self, data: QMimeData | None) -> bool:
        """Offer what was dropped or copied, if it is a picture."""
        if data is None:
            return False
        if paths := [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]:
            self.offered.emit(paths[0], paths[0].name)
        elif data.hasImage() and (content := _as_png(data.imageData())):
            self.offered.emit(content, translate("members", "pasted picture"))
        else:
            return False
        return True

    def _button(self, name: str, text: str, deed: Callable[[], Any]) -> QPushButton:
        made = QPushButton(text)
        made.setObjectName(name)
        made.setAccessibleName(f"{text} – {self.who}")
        made.setAutoDefault(False)
        made.setStyleSheet("padding: 3px 6px")
        made.clicked.connect(lambda: deed())
        return made


class _Picture(QFrame):
    """The photo itself, or what to do where there is none."""

    def __init__(self, box: PhotoBox, shown: QSize) -> None:
        super().__init__()
        self.box, self.photo = box, QPixmap()
        self.setObjectName("photo")
        self.setFixedSize(shown)
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolTip(
            translate("members", "Enter: choose a photo. Ctrl+V: paste a copied picture. Or drop a file here.")
        )
        self.setAccessibleDescription(self.toolTip())

    def event(self, event: Any) -> bool:
        if event.type() == event.Type.ShortcutOverride and event.matches(QKeySequence.StandardKey.Paste):
            event.accept()  # here Ctrl+V pastes a picture, and no rows of Excel into the list
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.box.take(QGuiApplication.clipboard().mimeData())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.box.choice_wanted.emit()
        elif event.key() == Qt.Key.Key_Delete and not self.photo.isNull():
            self.box.removal_wanted.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.box.choice_wanted.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if self.box.take(event.mimeData()):
            event.acceptProposedAction()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.Antialiasing)
        edge = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self.photo.isNull():
            self._draw_invitation(painter, edge)
        else:
            size = QSize(self.photo.size()).scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRectF((self.width() - size.width()) / 2, (self.height() - size.height()) / 2,
                           size.width(), size.height())  # fmt: skip
            painter.drawPixmap(place, self.photo, QRectF(self.photo.rect()))
        if self.hasFocus():
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(edge.adjusted(1, 1, -1, -1))
        painter.end()

    def _draw_invitation(self, painter: QPainter, edge: QRectF) -> None:
        painter.setPen(QPen(theme.color("line_strong"), 1, Qt.PenStyle.DashLine))
        painter.setBrush(theme.color("surface"))
        painter.drawRoundedRect(edge, 4, 4)
        person = theme.pixmap("user", 40, "line_strong")
        painter.drawPixmap(QPointF(edge.center().x() - 20, edge.top() + 22), person)
        painter.setPen(theme.color("muted"))
        words = edge.adjusted(6, 66, -6, -6)
        text = translate("members", "Drop a photo here\nor Ctrl+V")
        painter.drawText(words, int(Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap), text)


class CropDialog(QDialog):
    """The picture with the frame of what is kept. Arrows move it, + and − change its size, R turns the picture."""

    def __init__(self, parent: QWidget, title: str, preview: bytes, take: Callable[[Frame], None]) -> None:
        super().__init__(parent)
        self.setObjectName("crop")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._take = take
        self.view = _CropView(preview)
        self.view.agreed.connect(self._agree)
        keys = muted(
            translate("members", "Arrows move the frame, + and − change its size, R turns the picture, Enter takes it.")
        )
        foot = Foot(self)
        foot.add("put_off", translate("members", "Put off"), self.reject)
        foot.add("turn_photo", translate("members", "Turn (R)"), self.view.turn)
        foot.add("smaller_frame", "−", lambda: self.view.grow(1 / _GROWTH)).setAccessibleName(
            translate("members", "Smaller frame")
        )
        foot.add("larger_frame", "+", lambda: self.view.grow(_GROWTH)).setAccessibleName(
            translate("members", "Larger frame")
        )
        foot.add("take_photo", translate("members", "Keep this photo (Enter)"), self._agree, primary=True)
        lay_out(self, [keys, self.view], foot, 640, 620)
        self.view.setFocus()

    def _agree(self) -> None:
        self.accept()
        self._take(self.view.frame_now())


class _CropView(QWidget):
    """Draws the picture and the frame; the frame's centre and size are shares of the picture as it is turned."""

    agreed = Signal()

    def __init__(self, preview: bytes) -> None:
        super().__init__()
        self.setObjectName("crop_view")
        self.setAccessibleName(translate("members", "Frame of the photo"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(240, 200)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._upright = QImage.fromData(preview)
        self._turns = 0
        self._held: QPointF | None = None
        self._share, self._x, self._y = 1.0, 0.5, 0.5
        self._begin()

    def frame_now(self) -> Frame:
        width, height = self._size()
        return Frame(self._x - width / 2, self._y - height / 2, width, height, self._turns)

    def move_by(self, right: float, down: float) -> None:
        """In shares of the picture; the frame never leaves it."""
        width, height = self._size()
        self._x = min(max(self._x + right, width / 2), 1 - width / 2)
        self._y = min(max(self._y + down, height / 2), 1 - height / 2)
        self.update()

    def grow(self, factor: float) -> None:
        self._share = min(1.0, max(_SMALLEST, self._share * factor))
        self.move_by(0, 0)

    def turn(self) -> None:
        self._turns = (self._turns + 1) % 4
        self._begin()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        far = _LEAP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else _STEP
        moves = {
            Qt.Key.Key_Left: (-far, 0),
            Qt.Key.Key_Right: (far, 0),
            Qt.Key.Key_Up: (0, -far),
            Qt.Key.Key_Down: (0, far),
        }
        key = Qt.Key(event.key())
        if key in moves:
            self.move_by(*moves[key])
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.grow(_GROWTH)
        elif key == Qt.Key.Key_Minus:
            self.grow(1 / _GROWTH)
        elif key == Qt.Key.Key_R:
            self.turn()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.agreed.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._held = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is not None:
            moved, shown = event.position() - self._held, self._shown()
            self._held = event.position()
            self.move_by(moved.x() / shown.width(), moved.y() / shown.height())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = None

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.grow(_GROWTH if event.angleDelta().y() > 0 else 1 / _GROWTH)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        shown, frame = self._shown(), self.frame_now()
        painter.drawImage(shown, self._image)
        kept = QRectF(
            shown.left() + frame.left * shown.width(),
            shown.top() + frame.top * shown.height(),
            frame.width * shown.width(),
            frame.height * shown.height(),
        )
        for left in (
            QRectF(shown.topLeft(), QPointF(shown.right(), kept.top())),
            QRectF(QPointF(shown.left(), kept.bottom()), shown.bottomRight()),
            QRectF(QPointF(shown.left(), kept.top()), QPointF(kept.left(), kept.bottom())),
            QRectF(kept.topRight(), QPointF(shown.right(), kept.bottom())),
        ):
            painter.fillRect(left, QColor(0, 0, 0, 140))
        painter.setPen(QPen(Qt.GlobalColor.white, 3))
        painter.drawRect(kept)
        painter.setPen(QPen(theme.color("focus") if self.hasFocus() else theme.color("text"), 1.5))
        painter.drawRect(kept)
        painter.end()

    def _begin(self) -> None:
        """The largest frame, on the picture as it is turned now."""
        self._image = self._upright.transformed(QTransform().rotate(90 * self._turns))
        best = best_frame(self._image.width(), self._image.height())
        self._share, self._best = 1.0, best
        self._x, self._y = best.left + best.width / 2, best.top + best.height / 2
        self.update()

    def _size(self) -> tuple[float, float]:
        return self._best.width * self._share, self._best.height * self._share

    def _shown(self) -> QRectF:
        """Where the picture stands in this widget."""
        size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
        return QRectF(left, top, size.width(), size.height())


def ask_for_photo(workplace: Workplace, owner: QWidget, who: str, take: Take) -> None:
    """Choose a picture in a file, then its part."""
    title = translate("members", "Photo of {name}").format(name=who)
    filters = f"{translate('members', 'Pictures')} ({PICTURES})"
    workplace.dialogs.ask_open_file(title, filters, lambda path: crop(workplace, owner, who, path, path.name, take))


def crop(workplace: Workplace, owner: QWidget, who: str, offered: bytes | Path, name: str, take: Take) -> None:
    """Read the picture on the worker, let its part be chosen, and hand both over."""

    def read() -> tuple[bytes, bytes]:
        content = read_file(offered) if isinstance(offered, Path) else offered
        return content, make_preview(content, _PREVIEW, name)

    def show(found: tuple[bytes, bytes]) -> None:
        content, preview = found
        title = translate("members", "Photo of {name}").format(name=who)
        CropDialog(owner.window(), title, preview, lambda frame: take(content, name, frame)).open()

    label = translate("members", "Reading the picture")
    workplace.jobs.run(lambda _: read(), show, owner=owner, label=label)


class PhotoPanel(Beside):
    """The photo in the editor of a record: what is chosen here is kept with the record, when that is saved."""

    def __init__(self, workplace: Workplace, who: str, photo: bytes | None) -> None:
        super().__init__()
        self.workplace = workplace
        self.box = PhotoBox(who or translate("members", "the new member"))
        self.box.show_photo(photo)
        self.box.choice_wanted.connect(lambda: ask_for_photo(workplace, self, self.box.who, self._take))
        self.box.offered.connect(lambda what, name: crop(workplace, self, self.box.who, what, name, self._take))
        self.box.removal_wanted.connect(self._remove)
        self._chosen: tuple[bytes, str, Frame] | None = None
        self._removed = False
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 0, 0)
        column.addWidget(self.box)
        column.addStretch()

    @property
    def dirty(self) -> bool:
        return self._removed or self._chosen is not None

    def deed(self) -> Callable[[Any, str], None]:
        """What saving does with the photo of the member of that id."""
        chosen, removed = self._chosen, self._removed

        def keep(tx: Any, member_id: str) -> None:
            if chosen:
                content, name, frame = chosen
                services.set_photo(tx, member_id, content, name, frame)
            elif removed:
                services.remove_photo(tx, member_id)

        return keep

    def clear(self) -> None:
        """Ready for another record."""
        self._chosen, self._removed = None, False
        self.box.show_photo(None)

    def _take(self, content: bytes, name: str, frame: Frame) -> None:
        self._chosen, self._removed = (content, name, frame), False
        self.box.show_photo(make_photo(content, frame, name))

    def _remove(self) -> None:
        self._chosen, self._removed = None, True
        self.box.show_photo(None)


def _as_png(image: Any) -> bytes:
    if not isinstance(image, QImage) or image.isNull():
        return b""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())
