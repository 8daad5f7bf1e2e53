"""What is seen of long work: a busy pointer at once, after a second a bar with counts, an estimate and Cancel.

Cancel is offered as soon as the work reports how far it is: work that never does cannot hear of it.
"""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from desktop.widgets.jobs import Jobs
from desktop.widgets.words import translate

_POINTER_MS = 300
_BAR_MS = 1_000
_ESTIMATE_SECONDS = 10.0
_MINUTES_ABOVE = 90.0


class ProgressOverlay(QWidget):
    """Covers its parent while a blocking job runs, so that nothing is begun twice; invisible for the first second."""

    def __init__(self, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("progress_overlay")
        self._jobs = jobs
        self._over = parent
        self._begun = 0.0
        self._pointer = False
        self._focus: QWidget | None = None
        self.label, self.counts, self.bar = QLabel(), QLabel(), QProgressBar()
        self.cancel_button = QPushButton(translate("widgets", "Cancel"))
        self.card = self._card()
        self._pointer_timer = self._timer(_POINTER_MS, self._show_pointer)
        self._bar_timer = self._timer(_BAR_MS, self._show_bar)
        jobs.started.connect(self._on_started)
        jobs.progressed.connect(self._on_progress)
        jobs.finished.connect(self._on_finished)
        parent.installEventFilter(self)
        self.hide()

    def _card(self) -> QFrame:
        card = QFrame(self)
        card.setProperty("part", "card")
        self.label.setObjectName("progress_label")
        self.label.setProperty("role", "heading")
        self.label.setWordWrap(True)
        self.counts.setObjectName("progress_counts")
        self.counts.setProperty("role", "muted")
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(translate("widgets", "Progress"))
        self.cancel_button.setObjectName("progress_cancel")
        self.cancel_button.clicked.connect(self._cancel)
        foot = QHBoxLayout()
        foot.addWidget(self.counts, 1)
        foot.addWidget(self.cancel_button)
        layout = QVBoxLayout(card)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(self.label)
        layout.addWidget(self.bar)
        layout.addLayout(foot)
        card.setFixedWidth(420)
        card.hide()
        return card

    def _timer(self, milliseconds: int, act: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(act)
        return timer

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.card.isVisible():
            QPainter(self).fillRect(self.rect(), QColor(27, 31, 36, 90))

    def _on_started(self, label: str, blocking: bool) -> None:
        self._pointer_timer.start()
        if not blocking:
            return
        self._begun = time.monotonic()
        self._tell(0, 0, label)
        self.cancel_button.hide()
        self.cancel_button.setEnabled(True)
        self._focus = QApplication.focusWidget()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._place()
        self.show()
        self.raise_()
        self.setFocus()
        self._bar_timer.start()

    def _on_progress(self, done: int, total: int, label: str) -> None:
        self._tell(done, total, label or self.label.text())
        if self.cancel_button.isHidden():
            self.cancel_button.show()
            if self.card.isVisible():
                self.cancel_button.setFocus()

    def _tell(self, done: int, total: int, label: str) -> None:
        self.label.setText(label or translate("widgets", "Please wait…"))
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.counts.setText(self._counts(done, total))

    def _counts(self, done: int, total: int) -> str:
        if not total:
            return ""
        counts = translate("widgets", "{done} of {total}").format(done=done, total=total)
        spent = time.monotonic() - self._begun
        left = spent / done * (total - done) if done else 0.0
        if spent + left < _ESTIMATE_SECONDS or spent < 1:
            return counts
        if left > _MINUTES_ABOVE:
            rest = translate("widgets", "about {minutes} minutes left").format(minutes=round(left / 60))
        else:
            rest = translate("widgets", "about {seconds} seconds left").format(seconds=max(1, round(left)))
        return f"{counts} · {rest}"

    def _on_finished(self) -> None:
        self._pointer_timer.stop()
        self._bar_timer.stop()
        if self._pointer:
            self._pointer = False
            QApplication.restoreOverrideCursor()
        if not self.isHidden():
            self.card.hide()
            self.hide()
            if self._focus is not None and self._focus.isVisible():
                self._focus.setFocus()
            self._focus = None

    def _show_pointer(self) -> None:
        self._pointer = True
        QApplication.setOverrideCursor(Qt.CursorShape.BusyCursor)

    def _show_bar(self) -> None:
        self.card.show()
        self._place()
        self.cancel_button.setFocus()
        self.update()

    def _cancel(self) -> None:
        self.cancel_button.setEnabled(False)
        self.label.setText(translate("widgets", "Stopping…"))
        self._jobs.cancel()

    def _place(self) -> None:
        self.setGeometry(self._over.rect())
        self.card.adjustSize()
        self.card.move((self.width() - self.card.width()) // 2, (self.height() - self.card.height()) // 2)
