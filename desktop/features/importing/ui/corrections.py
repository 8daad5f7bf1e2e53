"""The cells of a row about which something is to be said, each with a box in which it can be put right.

What was typed is never lost by going on: Enter, another row, any other place and the import itself take it in.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QLabel, QLineEdit, QPushButton, QWidget

from desktop.core.contracts import ImportField, Verdict
from desktop.widgets.words import translate

_BESIDE = 3
Correction = tuple[str, str, str]
"""Sheet, cell, text."""


class Corrections(QWidget):
    """Enter puts the text into the list, Escape leaves the cell as it was."""

    corrected = Signal(list)  # of Correction
    left = Signal()

    def __init__(self, fields: Sequence[ImportField]) -> None:
        super().__init__()
        self.setObjectName("corrections")
        self._titles = {field.key: field.title for field in fields}
        self._boxes: list[QLineEdit] = []
        self._places: list[Correction] = []  # of the boxes, with what was last taken in
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(2 * _BESIDE, 1)

    def pending(self) -> list[Correction]:
        """What was typed and not taken in yet."""
        pairs = zip(self._boxes, self._places, strict=True)
        return [(sheet, cell, box.text()) for box, (sheet, cell, text) in pairs if box.text() != text]

    def commit(self) -> bool:
        """Take in what was typed; whether there was anything."""
        pending = self.pending()
        self._places = [
            (sheet, cell, box.text()) for box, (sheet, cell, _) in zip(self._boxes, self._places, strict=True)
        ]
        if pending:
            self.corrected.emit(pending)
        return bool(pending)

    def has_focus(self) -> bool:
        return QApplication.focusWidget() in self._boxes

    def show_row(self, verdict: Verdict | None) -> None:
        pending = self.pending()
        while item := self._grid.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        self._boxes, self._places = [], []
        if verdict is not None:
            for cell, value in _doubtful(verdict).items():
                self._add(verdict, cell, value)
        self.setVisible(bool(self._boxes))
        if pending:
            self.corrected.emit(pending)

    def begin(self) -> None:
        """Go to the first cell; what is typed replaces what stands there."""
        if self._boxes:
            self._boxes[0].setFocus(Qt.FocusReason.OtherFocusReason)
            self._boxes[0].selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            for box, (_, _, text) in zip(self._boxes, self._places, strict=True):
                box.setText(text)
            self.left.emit()
            return True
        if event.type() is QEvent.Type.FocusOut:
            QTimer.singleShot(0, self, self._on_left)
        return super().eventFilter(watched, event)

    def _on_left(self) -> None:
        """A button takes the text in by itself, when its deed is about the list; other places are not waited for."""
        focus = QApplication.focusWidget()
        if focus is not None and focus not in self._boxes and not isinstance(focus, QPushButton):
            self.commit()

    def _add(self, verdict: Verdict, cell: str, value: str) -> None:
        key = next((key for key, place in verdict.row.cells.items() if place == cell), "")
        title = f"{self._titles.get(key, '')} ({cell})".strip()
        label, box = QLabel(title), QLineEdit(value)
        box.setObjectName(f"correct_{cell}")
        box.setAccessibleName(translate("importing", "Correct {cell}").format(cell=title))
        box.setFixedWidth(220)
        box.installEventFilter(self)
        box.returnPressed.connect(lambda: self._on_return(box))
        label.setBuddy(box)
        label.setTextFormat(Qt.TextFormat.PlainText)
        line, place = divmod(len(self._boxes), _BESIDE)
        self._grid.addWidget(label, line, 2 * place)
        self._grid.addWidget(box, line, 2 * place + 1)
        self._boxes.append(box)
        self._places.append((verdict.row.sheet, cell, value))

    def _on_return(self, box: QLineEdit) -> None:
        """Enter on a text as it stood says that it is right, too."""
        if not self.commit():
            self.corrected.emit([self._places[self._boxes.index(box)]])


def _doubtful(verdict: Verdict) -> dict[str, str]:
    """The cells of the row itself about which something is to be said, and what stands in them; errors first."""
    own = set(verdict.row.cells.values())
    findings = sorted(verdict.findings, key=lambda finding: not finding.grave)
    return {finding.cell: finding.value for finding in findings if finding.cell in own}
