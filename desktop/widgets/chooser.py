"""The one drop-down: its text ends in … where it does not fit, and the wheel scrolls the page, never the choice."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QToolTip, QWidget

_BESIDE_TEXT = 40  # pixels of a line of the list that are not its text: margins and the scroll bar


class Chooser(QComboBox):
    """A drop-down of a screen or a form. What is chosen is never changed by scrolling past it."""

    def __init__(self, name: str = "", title: str = "", least: int = 8, parent: QWidget | None = None) -> None:
        """`name` and `title` are the object name and the accessible name; `least` characters are always seen."""
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(least)

    def shown_text(self) -> str:
        """The chosen line as far as it is seen."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        return self._elided(option)

    def showPopup(self) -> None:
        """The list is as wide as its longest line, so that lines with one beginning can be told apart."""
        wanted = self.view().sizeHintForColumn(0) + _BESIDE_TEXT
        self.view().setMinimumWidth(min(wanted, self.window().width() - _BESIDE_TEXT))
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and self.shown_text() != self.currentText():
            QToolTip.showText(event.globalPos(), self.currentText(), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        option.currentText = self._elided(option)  # type: ignore[attr-defined]
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def _elided(self, option: QStyleOptionComboBox) -> str:
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self).width()
        return self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room - 2)
