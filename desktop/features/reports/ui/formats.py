"""The button that saves a paper in one format, the same on its card and under its proof."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from desktop.features.reports import words
from desktop.widgets import theme
from desktop.widgets.words import translate

_ICONS = {"pdf": "printer", "xlsx": "table", "docx": "file-text"}


def format_button(name: str, title: str, format: str) -> QPushButton:
    made = QPushButton(theme.icon(_ICONS[format]), words.format_name(format))
    made.setObjectName(name)
    made.setAccessibleName(
        translate("reports", "{title}, save as {format}").format(title=title, format=words.format_name(format))
    )
    made.setStyleSheet("padding: 3px 7px")
    return made
