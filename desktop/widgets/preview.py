"""A saved paper is looked at in the program the officer prints from: these open it, or its folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def open_file(path: Path) -> bool:
    """Show the file in the system's program for it; False when there is none."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def open_folder(path: Path) -> bool:
    """Show the folder in which the file lies."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
