"""The cells of a row about which something is to be said, each with a box in which it can be put right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from desktop.core.contracts import ImportField, Verdict
from desktop.widgets.words import translate

_BESIDE = 3


class Corrections(QWidget):
    """Enter puts the text into the list, Escape leaves the cell as it was."""

    corrected = Signal(str, str, str)  # sheet, cell, text
    left = Signal()

    def __init__(self, fields: Sequence[ImportField]) -> None:
        super().__init__()
        self.setObjectName("corrections")
        self._titles = {field.key: field.title for field in fields}
        self._boxes: list[QLineEdit] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(2 * _BESIDE, 1)

    def show_row(self, verdict: Verdict | None) -> None:
        while item := self._grid.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        self._boxes = []
        if verdict is not None:
            for cell, value in _doubtful(verdict).items():
                self._add(verdict, cell, value)
        self.setVisible(bool(self._boxes))

    def begin(self) -> None:
        """Go to the first cell; what is typed replaces what stands there."""
        if self._boxes:
            self._boxes[0].setFocus(Qt.FocusReason.OtherFocusReason)
            self._boxes[0].selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return True
        return super().eventFilter(watched, event)

    def _add(self, verdict: Verdict, cell: str, value: str) -> None:
        key = next((key for key, place in verdict.row.cells.items() if place == cell), "")
        title = f"{self._titles.get(key, '')} ({cell})".strip()
        label, box = QLabel(title), QLineEdit(value)
        box.setObjectName(f"correct_{cell}")
        box.setAccessibleName(translate("importing", "Correct {cell}").format(cell=title))
        box.setFixedWidth(220)
        box.installEventFilter(self)
        box.returnPressed.connect(lambda: self.corrected.emit(verdict.row.sheet, cell, box.text()))
        label.setBuddy(box)
        label.setTextFormat(Qt.TextFormat.PlainText)
        line, place = divmod(len(self._boxes), _BESIDE)
        self._grid.addWidget(label, line, 2 * place)
        self._grid.addWidget(box, line, 2 * place + 1)
        self._boxes.append(box)


def _doubtful(verdict: Verdict) -> dict[str, str]:
    """The cells of the row itself about which something is to be said, and what stands in them; errors first."""
    own = set(verdict.row.cells.values())
    findings = sorted(verdict.findings, key=lambda finding: not finding.grave)
    return {finding.cell: finding.value for finding in findings if finding.cell in own}
