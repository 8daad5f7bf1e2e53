"""A paper looked at before it is saved: its pages as they will be printed, one at a time.

The very strips that make the PDF are drawn on the screen, with the same faces, so nothing can look otherwise on paper.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QPixmap, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.features.reports.pdf import Proof
from desktop.features.reports.ui.formats import format_button
from desktop.features.reports.ui.pen import ScreenPen
from desktop.widgets import theme
from desktop.widgets.chooser import Chooser
from desktop.widgets.page import resize_within_screen
from desktop.widgets.words import translate

FIT_WIDTH, WHOLE_PAGE = "width", "page"
_SHARES = (100, 150, 200)
_MOST = 1.75  # pixels for a point: larger letters are not easier to read
_INCH = 96 / 72
_EDGE = 10  # pixels round the page
_LARGE = 1180, 1600


class ProofDialog(QDialog):
    """One page, the way to the others, how large, and the buttons that save."""

    def __init__(
        self, parent: QWidget, title: str, proof: Proof, formats: Sequence[str], save: Callable[[str], None]
    ) -> None:
        super().__init__(parent)
        self.setObjectName("proof")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.proof, self.number = proof, 1
        self.page = _PageView(proof)
        self.area = QScrollArea()
        self.area.setObjectName("proof_area")
        self.area.setAccessibleName(title)
        self.area.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.area.setWidget(self.page)
        self.previous = self._turner("previous_page", "chevron-left", translate("reports", "Page before"), "PgUp", -1)
        self.next = self._turner("next_page", "chevron-right", translate("reports", "Next page"), "PgDown", 1)
        self.place = QLabel()
        self.place.setObjectName("proof_place")
        self.sizes = Chooser("proof_size", translate("reports", "Size"), 13)
        self.sizes.addItem(translate("reports", "Whole width"), FIT_WIDTH)
        self.sizes.addItem(translate("reports", "Whole page"), WHOLE_PAGE)
        for share in _SHARES:
            self.sizes.addItem(f"{share} %", share)
        self.sizes.currentIndexChanged.connect(lambda _: self._fit())
        close = QPushButton(translate("reports", "Close"))
        close.setObjectName("close_proof")
        close.clicked.connect(self.reject)
        self._lay_out([self._saver(title, each, save) for each in formats], close)
        self.turn_to(1)

    def turn_to(self, number: int) -> None:
        """Show page `number`, from its head."""
        self.number = min(max(1, number), self.proof.pages)
        self.page.show_page(self.number)
        text = translate("reports", "Page {number} of {count}")
        self.place.setText(text.format(number=self.number, count=self.proof.pages))
        self.page.setAccessibleName(self.place.text())
        self.previous.setEnabled(self.number > 1)
        self.next.setEnabled(self.number < self.proof.pages)
        self.area.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        width, height = self.proof.size
        bar = self.area.verticalScrollBar().sizeHint().width()
        wide = (self.area.width() - bar - 2 * _EDGE - 4) / width
        wanted = self.sizes.currentData()
        if wanted == FIT_WIDTH:
            scale = min(wide, _MOST)
        elif wanted == WHOLE_PAGE:
            scale = min(wide, (self.area.height() - 2 * _EDGE - 4) / height)
        else:
            scale = wanted / 100 * _INCH
        self.page.enlarge(scale)

    def _turner(self, name: str, icon: str, text: str, key: str, step: int) -> QPushButton:
        made = QPushButton(theme.icon(icon), "")
        made.setObjectName(name)
        made.setAccessibleName(text)
        made.setToolTip(f"{text} ({key})")
        made.setAutoDefault(False)
        made.clicked.connect(lambda: self.turn_to(self.number + step))
        QShortcut(QKeySequence(key), self).activated.connect(made.click)
        return made

    def _saver(self, title: str, format: str, save: Callable[[str], None]) -> QPushButton:
        def close_and_save() -> None:
            self.accept()  # what saving shows and asks stands over the window
            save(format)

        made = format_button(f"proof_{format}", title, format)
        made.clicked.connect(close_and_save)
        return made

    def _lay_out(self, savers: Sequence[QPushButton], close: QPushButton) -> None:
        foot = QFrame()
        foot.setProperty("part", "buttons")
        row = QHBoxLayout(foot)
        row.setContentsMargins(16, 8, 16, 8)
        for part in (self.previous, self.place, self.next, self.sizes):
            row.addWidget(part)
        row.addStretch()
        for button in (*savers, close):
            button.setAutoDefault(False)
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.area, 1)
        layout.addWidget(foot)
        resize_within_screen(self, *_LARGE)
        self.area.setFocus()


class _PageView(QWidget):
    """A sheet of paper; drawn once for each page and size."""

    def __init__(self, proof: Proof) -> None:
        super().__init__()
        self.setObjectName("proof_page")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.proof, self.number, self.scale = proof, 1, 1.0
        self._drawn: QPixmap | None = None

    def show_page(self, number: int) -> None:
        self.number, self._drawn = number, None
        self.update()

    def enlarge(self, scale: float) -> None:
        """`scale` in pixels for a point."""
        if scale <= 0 or scale == self.scale:
            return
        self.scale, self._drawn = scale, None
        self.setFixedSize(self._sheet() + QSize(2 * _EDGE, 2 * _EDGE))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._drawn is None:
            self._drawn = self._draw()
        sheet = QRectF(_EDGE, _EDGE, self._sheet().width(), self._sheet().height())
        painter = QPainter(self)
        painter.drawPixmap(sheet.topLeft(), self._drawn)
        painter.setPen(theme.color("line_strong"))
        painter.drawRect(sheet.adjusted(-0.5, -0.5, 0.5, 0.5))
        painter.end()

    def _sheet(self) -> QSize:
        width, height = self.proof.size
        return QSize(round(width * self.scale), round(height * self.scale))

    def _draw(self) -> QPixmap:
        sharpness = self.devicePixelRatioF()
        drawn = QPixmap(self._sheet() * sharpness)
        drawn.setDevicePixelRatio(sharpness)
        drawn.fill(Qt.GlobalColor.white)
        painter = QPainter(drawn)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.proof.draw(self.number, ScreenPen(painter, self.scale, self.logicalDpiY()))
        painter.end()
        return drawn
