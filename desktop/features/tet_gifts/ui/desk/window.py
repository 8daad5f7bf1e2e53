"""The desk over the whole screen, so that nothing else can be clicked while people queue. Esc leaves with care."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.features.tet_gifts.domain import Scheme, TetCampaign
from desktop.features.tet_gifts.domain.desk import MAIN_DESK
from desktop.features.tet_gifts.ui.desk.view import DeskView
from desktop.shell.workplace import Workplace
from desktop.widgets.words import translate


class DeskWindow(QWidget):
    """A window of its own; F11 fills the screen or gives it back."""

    def __init__(
        self, workplace: Workplace, campaign: TetCampaign, schemes: Sequence[Scheme] = (), desk: str = MAIN_DESK,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("desk_window")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        title = translate("tet_gifts", "Hand-out desk – {campaign}").format(campaign=campaign.name)
        self.setWindowTitle(title)
        self.view = DeskView(workplace, desk)
        self.view.full_button.hide()
        heading = QLabel(f"{title} · {desk}")
        heading.setProperty("role", "title")
        self.leave_button = QPushButton(translate("tet_gifts", "Leave (Esc)"))
        self.leave_button.setObjectName("leave_desk")
        self.leave_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.leave_button.clicked.connect(self.close)
        self.head = QHBoxLayout()
        self.head.addWidget(heading, 1)
        self.head.addWidget(self.leave_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 12)
        layout.addLayout(self.head)
        layout.addWidget(self.view, 1)
        QShortcut(QKeySequence("F11"), self).activated.connect(self._toggle)
        self.view.show_campaign(campaign, schemes)
        workplace.changed.connect(lambda changes: self.view.reload() if changes.touches("tet_gift") else None)
        self.view.take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What is typed or chosen is left first; only then the desk."""
        if event.key() == Qt.Key.Key_Escape:
            if not self.view.escape():
                self.close()
            return
        super().keyPressEvent(event)

    def _toggle(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()
