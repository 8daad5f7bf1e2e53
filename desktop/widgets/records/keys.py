"""The keys of a list: those of Excel for cells and blocks of them, and those of the program for rows."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence

from desktop.widgets.records.cell_block import cleared, filled, read_block, repeated, wishes_of
from desktop.widgets.records.clipboard import first_rows, put_on_clipboard, shown_in_part
from desktop.widgets.words import translate

if TYPE_CHECKING:
    from desktop.widgets.records.table import RecordsTable

_COPY_LIMIT = 20_000


class Keys:
    """What the keys do to what is chosen in one table."""

    def __init__(self, table: RecordsTable) -> None:
        self._table, self._view, self._model, self._chosen = table, table.view, table.model, table.selection

    def copy(self, *, headings: bool | None = None, whole: bool = False) -> None:
        """The marked block of cells, or the selected rows whole and with headings, as text and as a table whose zeros
        Excel keeps; `whole` with what the list shows only in part."""
        block = self._chosen.block() if self._chosen.has_block() else []
        ranges = first_rows(self._chosen.rows(), _COPY_LIMIT)
        columns, headed = block or self._table.shown_columns(), not block if headings is None else headings

        def put(records: list[Any]) -> None:
            put_on_clipboard(columns, records, headings=headed, whole=whole)
            self._table.copied.emit(len(records), not whole and shown_in_part(columns, records))

        self._read_rows(ranges, put)

    def paste_over(self) -> None:
        """What was copied, over the marked block; nothing is written before it was shown."""
        copied, columns = QGuiApplication.clipboard().text(), self._chosen.block()
        if not copied or not columns or not (rows := self._chosen.rows()):
            return
        texts = read_block(copied, columns)
        height, width = self._chosen.count(), len(columns)
        texts = repeated(texts, height, width)
        if len(texts) > height and len(rows) == 1:
            rows = [(rows[0][0], min(rows[0][0] + len(texts), self._model.rowCount()) - 1)]
        wide = max(map(len, texts))
        if wide > width:
            shown = self._table.shown_columns()
            first = shown.index(columns[0])
            columns = shown[first : first + wide]
        self._read_rows(
            rows, lambda records: self._table.block_edited.emit("paste", wishes_of(records, columns, texts))
        )

    def clear_block(self) -> None:
        columns = self._chosen.block()
        self._read_rows(
            self._chosen.rows(), lambda records: self._table.block_edited.emit("clear", cleared(records, columns))
        )

    def _read_rows(self, ranges: list[tuple[int, int]], take: Callable[[list[Any]], None]) -> None:
        """These records, also those not in memory."""
        jobs, read = self._table.jobs, self._model.read_rows
        if jobs is None or self._model.is_in_memory:
            take([record for first, last in ranges for record in read(first, last)])
            return
        jobs.run(
            lambda _: [record for first, last in ranges for record in read(first, last)],
            take,
            owner=self._table,
            label=translate("widgets", "Copying"),
        )

    def pressed(self, event: QKeyEvent) -> bool:
        """Keys of the table itself; True when the key was one of them."""
        return self._cell_key(event) or self._row_key(event)

    def _cell_key(self, event: QKeyEvent) -> bool:
        """Keys of Excel, for cells and blocks of them."""
        key, held = event.key(), event.modifiers()
        control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
        marked = self._chosen.has_block()
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and held & shift and not held & control:
            self._chosen.move_block(1 if key == Qt.Key.Key_Right else -1)
        elif key == Qt.Key.Key_Space and held == control and self._view.currentIndex().isValid():
            if not self._chosen.end_block():
                self._chosen.begin_block(self._view.currentIndex().column())
        elif key == Qt.Key.Key_C and held == control | shift:
            self.copy(headings=marked)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste) and marked:
            self.paste_over()
        elif key == Qt.Key.Key_D and held == control:
            self._fill_down()
        elif key == Qt.Key.Key_Apostrophe and held == control:
            self._repeat_above()
        elif key == Qt.Key.Key_Delete and not held and marked:
            self.clear_block()
        elif key == Qt.Key.Key_Escape and marked:
            self._chosen.end_block()
        else:
            return False
        return True

    def _row_key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key == Qt.Key.Key_F2 and self._view.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable:
            self._view.typing = False
            self._view.edit(self._view.currentIndex())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self._table.open_index(self._view.currentIndex())
        elif key == Qt.Key.Key_Escape and self._table.attempted(self._view.currentIndex()):
            index = self._view.currentIndex()
            self._model.forget(self._model.record(index.row()), self._model.columns[index.column()].key)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_F8):
            if records := self._chosen.records():
                self._table.removal_wanted.emit(records)
        elif key == Qt.Key.Key_F3 or event.matches(QKeySequence.StandardKey.Find):
            self._table.focus_search()
        elif key == Qt.Key.Key_Space:
            self._tick_current()
        else:
            return False
        return True

    def _fill_down(self) -> None:
        """The marked block takes the values of its first row; without one, the column of the cursor."""
        index, ranges = self._view.currentIndex(), self._chosen.rows()
        first = self._model.record(ranges[0][0]) if self._chosen.count() > 1 else None
        if first is None:
            self._repeat_above()
        elif len(block := self._chosen.block()) > 1:
            self._read_rows(ranges, lambda records: self._table.block_edited.emit("fill", filled(records, block)))
        elif (column := self._model.columns[index.column()]).edit is not None or column.tick is not None:
            self._table.filled_down.emit(first, self._table.current_column())

    def _repeat_above(self) -> None:
        """The value of the cell above, as Ctrl+' and Ctrl+D do in Excel."""
        index = self._view.currentIndex()
        edit = self._model.columns[index.column()].edit if index.isValid() else None
        above, record = self._model.record(index.row() - 1), self._model.record(index.row())
        if edit is not None and above is not None and record is not None and edit.value(above) != edit.value(record):
            column = self._model.columns[index.column()]
            self._model.change(record, column, edit.value(above), column.text(above))

    def _tick_current(self) -> None:
        index = self._view.currentIndex()
        if index.isValid() and index.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            self._model.setData(index, None, Qt.ItemDataRole.CheckStateRole)
