"""What program this is, which version, and where the union's data lies."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QVBoxLayout, QWidget

import desktop
from desktop.widgets.words import translate


class AboutDialog(QDialog):
    """Version, licence and parts, as text that can be copied."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("about")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("shell", "About the program"))
        name = QLabel(translate("shell", "Sổ Công đoàn"))
        name.setProperty("role", "title")
        words = QLabel(
            translate(
                "shell",
                "Version {version}\n\nKeeps members, emulation, awards and Tết gifts of a grassroots union on this "
                "machine alone. Nothing is sent over the network.\n\nLicence: Apache 2.0. Fonts: Be Vietnam Pro, "
                "Liberation Serif (OFL). Icons: Lucide (ISC). Window: Qt (LGPL 3).",
            ).format(version=desktop.__version__)
        )
        words.setObjectName("about_text")
        words.setWordWrap(True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        close = QPushButton(translate("shell", "Close"))
        close.setObjectName("close")
        close.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 18)
        layout.setSpacing(10)
        layout.addWidget(name)
        layout.addWidget(words)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.setFixedWidth(460)
