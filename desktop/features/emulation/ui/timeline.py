"""The phases of a campaign as bars over its time, with today's place among them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.core.partial_date import print_date
from desktop.features.emulation.domain import Campaign, Phase
from desktop.widgets import theme
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate

_BAR, _GAP, _FOOT = 26, 5, 20


class Timeline(QWidget):
    """Phases under each other when they overlap, else on one line; nothing to click."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("timeline")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._phases: tuple[Phase, ...] = ()
        self._start = self._end = self._today = date.min
        self._lanes: list[int] = []

    def show_campaign(self, campaign: Campaign, today: date) -> None:
        self._phases = campaign.phases
        self._start = min([campaign.start, *(phase.start for phase in campaign.phases)])
        self._end = max([campaign.end, *(phase.end for phase in campaign.phases)])
        self._today = today
        self._lanes = _lanes(campaign.phases)
        words = [f"{phase.name}: {print_date(phase.start)} – {print_date(phase.end)}" for phase in campaign.phases]
        self.setAccessibleName(translate("emulation", "Phases: {phases}").format(phases="; ".join(words)))
        self.setToolTip("\n".join(words))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, (max(self._lanes, default=0) + 1) * (_BAR + _GAP) + _FOOT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for phase, lane in zip(self._phases, self._lanes, strict=True):
            self._paint_phase(painter, phase, lane)
        self._paint_foot(painter)
        painter.end()

    def _paint_phase(self, painter: QPainter, phase: Phase, lane: int) -> None:
        left, right = self._place(phase.start), self._place(phase.end, 1)
        bar = QRectF(left, lane * (_BAR + _GAP), max(4.0, right - left - 3), _BAR)
        running = phase.start <= self._today <= phase.end
        tone = Tone.ACCENT if running else Tone.GOOD if phase.end < self._today else Tone.NEUTRAL
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.tone_background(tone))
        painter.drawRoundedRect(bar, 5, 5)
        painter.setPen(theme.tone_color(tone))
        text = f"{phase.name} · {print_date(phase.start)} – {print_date(phase.end)}"
        inside = bar.adjusted(8, 0, -6, 0)
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(inside.width()))
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, shown)

    def _paint_foot(self, painter: QPainter) -> None:
        foot = QRectF(0, self.height() - _FOOT, self.width(), _FOOT)
        painter.setPen(theme.color("muted"))
        painter.drawText(foot, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, print_date(self._start))
        painter.drawText(foot, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, print_date(self._end))
        if self._start <= self._today <= self._end:
            self._paint_today(painter, foot)

    def _paint_today(self, painter: QPainter, foot: QRectF) -> None:
        """The word stands between the two dates, even where the line stands above one of them."""
        place, word, metrics = self._place(self._today), translate("emulation", "Today"), painter.fontMetrics()
        painter.setPen(theme.color("accent"))
        painter.drawLine(QPointF(place, 0), QPointF(place, self.height() - _FOOT + 4))
        half = metrics.horizontalAdvance(word) / 2 + 4
        taken = metrics.horizontalAdvance(print_date(self._end)) + 8
        middle = min(max(place, taken + half), self.width() - taken - half)
        where = QRectF(middle - half, foot.top(), 2 * half, _FOOT)
        painter.drawText(where, Qt.AlignmentFlag.AlignCenter, word)

    def _place(self, day: date, after: int = 0) -> float:
        whole = max(1, (self._end - self._start).days + 1)
        return self.width() * ((day - self._start).days + after) / whole


def _lanes(phases: Sequence[Phase]) -> list[int]:
    """The line of each phase: the first on which nothing overlaps it."""
    ends: list[date] = []
    lanes = []
    for phase in phases:
        lane = next((number for number, end in enumerate(ends) if end < phase.start), len(ends))
        ends[lane : lane + 1] = [phase.end]
        lanes.append(lane)
    return lanes
