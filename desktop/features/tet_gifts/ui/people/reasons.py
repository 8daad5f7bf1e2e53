"""The field in which reasons are ticked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem

from desktop.features.tet_gifts.domain import Reason
from desktop.features.tet_gifts.services import reason_name
from desktop.widgets.fields import Field
from desktop.widgets.words import translate

_NARROWEST, _LINE = 200, 26


class Reasons(Field):
    """All reasons at once, in columns: arrows go about, a letter jumps, Space ticks, Tab goes on. Its value is a tuple
    in the order of the catalogue."""

    def __init__(self, key: str, label: str) -> None:
        super().__init__(
            key, label, wide=True, hint=translate("tet_gifts", "Space ticks a reason; several may be ticked.")
        )
        self.list = _Columns()
        for reason in Reason:
            name = reason_name(reason)
            item = QListWidgetItem(name.short)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            item.setToolTip(name.full)
            item.setData(Qt.ItemDataRole.UserRole, reason.value)
            self.list.addItem(item)
        self.list.itemChanged.connect(lambda _: self.left.emit(self.key))
        self._name(self.list)
        self.list.setToolTip("")

    def value(self) -> tuple[Reason, ...]:
        return tuple(_reason(item) for item in self._items() if _is_ticked(item))

    def load(self, value: Any) -> None:
        wanted: Sequence[Reason] = value or ()
        self.list.blockSignals(True)
        for item in self._items():
            on = _reason(item) in wanted
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self.list.blockSignals(False)

    def to_draft(self) -> str:
        return ",".join(reason.value for reason in self.value())

    def from_draft(self, text: str) -> None:
        self.load([Reason(code) for code in text.split(",") if code])

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]


class _Columns(QListWidget):
    """As many columns as there is room for, and no higher than they need."""

    def __init__(self) -> None:
        super().__init__()
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        across = max(1, (event.size().width() - 4) // _NARROWEST)
        width, rows = (event.size().width() - 4) // across, -(-self.count() // across)
        for row in range(self.count()):
            hint = self.item(row).sizeHint()
            hint.setWidth(width)
            hint.setHeight(_LINE)
            self.item(row).setSizeHint(hint)
        self.setFixedHeight(rows * _LINE + 8)
        super().resizeEvent(event)


def _reason(item: QListWidgetItem) -> Reason:
    return Reason(item.data(Qt.ItemDataRole.UserRole))


def _is_ticked(item: QListWidgetItem) -> bool:
    return item.checkState() is Qt.CheckState.Checked
