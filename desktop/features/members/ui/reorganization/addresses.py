"""The addresses that have another name since 01/07/2025: old beside new, ticked where the new name is certain."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem

from desktop.core.vietnamese.text import clean
from desktop.features.members.domain import AddressProposal
from desktop.widgets.words import translate

_NAME, _SECTION, _OLD, _NEW = range(4)
_PROPOSAL = Qt.ItemDataRole.UserRole


class AddressesTable(QTableWidget):
    """A tick takes a row; F2 or a double click corrects the new address in its place."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__(0, 4)
        self.setObjectName("reorganize_addresses")
        self.setAccessibleName(translate("members", "New names of addresses"))
        self.setHorizontalHeaderLabels(
            [
                translate("members", "Full name"),
                translate("members", "Section"),
                translate("members", "Address today"),
                translate("members", "New address"),
            ]
        )
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(46)  # two lines of an address
        self.setWordWrap(True)
        for column, width in ((_NAME, 180), (_SECTION, 110)):
            self.setColumnWidth(column, width)
        for column in (_OLD, _NEW):
            self.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.setTabKeyNavigation(False)
        self.itemChanged.connect(lambda _: self.edited.emit())

    def show_proposals(self, proposals: Sequence[AddressProposal]) -> None:
        self.blockSignals(True)
        self.setRowCount(len(proposals))
        for row, one in enumerate(proposals):
            for column, text in enumerate((one.full_name, one.section, one.address, one.proposed)):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                if column != _NEW:
                    item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
                self.setItem(row, column, item)
            first = self._cell(row, _NAME)
            first.setData(_PROPOSAL, one.id)
            first.setFlags(first.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            first.setCheckState(Qt.CheckState.Checked if one.certain else Qt.CheckState.Unchecked)
            if not one.certain:
                doubt = translate("members", "The commune may have another name now: please ask before ticking.")
                self._cell(row, _NEW).setToolTip(f"{one.proposed}\n{doubt}")
        self.blockSignals(False)
        self.edited.emit()

    def _cell(self, row: int, column: int) -> QTableWidgetItem:
        """Every cell of every row is filled."""
        item = self.item(row, column)
        assert item is not None
        return item

    def tick_all(self, ticked: bool) -> None:
        self.blockSignals(True)
        for row in range(self.rowCount()):
            self._cell(row, _NAME).setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self.blockSignals(False)
        self.edited.emit()

    def chosen(self) -> dict[str, str]:
        """The new address by member id."""
        rows = (row for row in range(self.rowCount()) if self._cell(row, _NAME).checkState() is Qt.CheckState.Checked)
        return {self._cell(row, _NAME).data(_PROPOSAL): clean(self._cell(row, _NEW).text()) for row in rows}
