"""The first and the last page of the import: where the list comes from, and what became of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.features.importing.domain import ImportBatch
from desktop.widgets import theme
from desktop.widgets.words import translate


class SourcePage(QWidget):
    """Where the list comes from."""

    def __init__(self) -> None:
        super().__init__()
        picture, heading, text = QLabel(), QLabel(), QLabel()
        picture.setPixmap(theme.pixmap("file-spreadsheet", 52, "line_strong"))
        heading.setText(translate("importing", "Choose the list, drop it here, or paste it from Excel"))
        heading.setProperty("role", "heading")
        text.setText(
            translate(
                "importing",
                "The list may stay as it is: title rows, sections, totals and old fonts are understood. "
                "Nothing is written before you have seen the preview.",
            )
        )
        text.setProperty("role", "muted")
        text.setWordWrap(True)
        text.setFixedSize(600, text.heightForWidth(600))
        self.choose = _button("choose_file", "folder-open", translate("importing", "Choose a file…"), primary=True)
        self.paste = _button("paste", "clipboard-paste", translate("importing", "Paste from Excel (Ctrl+V)"))
        self.template = _button("save_template", "download", translate("importing", "Download the template…"))
        row = QHBoxLayout()
        row.addStretch()
        for button in (self.choose, self.paste, self.template):
            row.addWidget(button)
        row.addStretch()
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addStretch(2)
        for label in (picture, heading, text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(6)
        layout.addLayout(row)
        layout.addStretch(3)


def _button(name: str, icon: str, text: str, *, primary: bool = False) -> QPushButton:
    made = QPushButton(theme.icon(icon, "surface" if primary else "text"), text)
    made.setObjectName(name)
    made.setAccessibleName(text)
    made.setProperty("primary", primary)
    made.setAutoDefault(False)
    return made


class ResultPage(QWidget):
    """The record of the import (biên bản nhập)."""

    def __init__(self) -> None:
        super().__init__()
        self.heading, self.text = QLabel(), QLabel()
        self.heading.setObjectName("result_heading")
        self.heading.setProperty("role", "title")
        self.text.setObjectName("result_text")
        self.text.setWordWrap(True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.picture = QLabel()
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addStretch(2)
        for label in (self.picture, self.heading, self.text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(label)
        layout.addStretch(3)

    def tell_undone(self) -> None:
        self.picture.setPixmap(theme.pixmap("undo-2", 52, "muted"))
        self.heading.setText(translate("importing", "Taken back"))
        self.text.clear()

    def load(self, batch: ImportBatch, *, has_follow_up: bool) -> None:
        self.picture.setPixmap(theme.pixmap("circle-check", 52, "good"))
        self.heading.setText(
            translate("importing", "{created} added, {updated} updated").format(
                created=batch.created, updated=batch.updated
            )
        )
        lines = [
            translate("importing", "{unchanged} unchanged, {skipped} skipped, {refused} with errors.").format(
                unchanged=batch.unchanged, skipped=batch.skipped, refused=batch.refused
            )
        ]
        if batch.suspected:
            text = translate(
                "importing",
                "{count} may be somebody who is there already; all were added.",
            )
            lines.append(text.format(count=batch.suspected))
            if has_follow_up:
                lines.append(
                    translate(
                        "importing",
                        "The check below shows them side by side, to be merged or kept apart.",
                    )
                )
        lines.append(translate("importing", "The whole import can be taken back, here or later under Imports."))
        self.text.setText("\n".join(lines))
