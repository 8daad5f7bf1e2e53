"""A dialog that shows a list with deeds beneath it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.widgets.actions import Action, button
from desktop.widgets.page import resize_within_screen
from desktop.widgets.records import Column, RecordsTable
from desktop.widgets.words import translate


class ListDialog(QDialog):
    """A sentence, a list, deeds, Close."""

    def __init__(
        self, name: str, title: str, columns: Sequence[Column[Any]], parent: QWidget, width: int, height: int = 520
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.told = QLabel()
        self.told.setObjectName(f"{name}_told")
        self.told.setWordWrap(True)
        self.table = RecordsTable(columns, name=f"{name}_list", title=title, searchable=False, count_text=lambda _: "")
        self.foot = QHBoxLayout()
        self.foot.setContentsMargins(16, 9, 16, 9)
        self.foot.addStretch()
        close = QPushButton(translate("widgets", "Close"))
        close.setObjectName("close")
        close.setAutoDefault(False)
        close.clicked.connect(self.accept)
        self.foot.addWidget(close)
        band = QFrame()
        band.setProperty("part", "buttons")
        band.setLayout(self.foot)
        inside = QVBoxLayout()
        inside.setContentsMargins(16, 12, 16, 8)
        inside.addWidget(self.told)
        inside.addWidget(self.table, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(inside, 1)
        layout.addWidget(band)
        resize_within_screen(self, width, height)

    def add(self, action: Action) -> Action:
        """A deed at the foot, before Close."""
        made = button(action)
        made.setAutoDefault(False)
        self.foot.insertWidget(self.foot.count() - 1, made)
        return action
