"""The list of what stands in a column, to be ticked: it writes the filter of the column, as somebody could type it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop.core.filters import OR, exactly
from desktop.widgets.words import translate

_MOST = 300
_WIDEST, _TALLEST = 420, 320


class ValueList(QFrame):
    """Opens under a filter box; each tick narrows the list at once. Space ticks, Enter and Esc close."""

    def __init__(self, parent: QWidget, title: str, values: Sequence[tuple[str, int]], typed: str) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("filter_values")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.chosen: Callable[[str], None] = lambda _: None
        self.values = QListWidget()
        self.values.setObjectName("filter_values_list")
        self.values.setAccessibleName(title)
        self.values.setSpacing(2)
        self.values.setFrameShape(QFrame.Shape.NoFrame)
        self._ticked = {part.strip() for part in typed.split(OR)}
        for value, count in values[:_MOST]:
            item = QListWidgetItem(f"{value or translate('widgets', '(empty)')}  ({count})")
            item.setData(Qt.ItemDataRole.UserRole, exactly(value))
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            ticked = exactly(value) in self._ticked
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            self.values.addItem(item)
        self.values.setCurrentRow(0)
        self.values.itemChanged.connect(lambda _: self._choose())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self.values)

    def open_under(self, box: QWidget) -> None:
        rows = min(self.values.count(), 12)
        height = rows * (self.values.sizeHintForRow(0) + 4) + 10
        width = self.values.sizeHintForColumn(0) + 40
        self.resize(max(box.width(), min(width, _WIDEST)), max(40, min(height, _TALLEST)))
        place = box.mapToGlobal(QPoint(0, box.height()))
        screen = box.screen().availableGeometry()
        place.setX(max(screen.left(), min(place.x(), screen.right() - self.width())))
        if place.y() + self.height() > screen.bottom():
            place.setY(box.mapToGlobal(QPoint(0, 0)).y() - self.height())
        self.move(place)
        self.show()
        self.values.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_F4):
            self.close()
            return
        super().keyPressEvent(event)

    def _choose(self) -> None:
        items = [self.values.item(place) for place in range(self.values.count())]
        ticked = [item.data(Qt.ItemDataRole.UserRole) for item in items if item.checkState() is Qt.CheckState.Checked]
        self.chosen(f"{OR} ".join(ticked))
