"""What a campaign asks for and how far it is: theme, phases, targets with their counts, contents and movements."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.core.partial_date import print_date
from desktop.features.emulation.domain import Campaign, Metric, Progress
from desktop.features.emulation.reports import printed_progress
from desktop.features.emulation.ui.timeline import Timeline
from desktop.features.emulation.words import demand_text, level_name, metric_name, period_text
from desktop.widgets import theme
from desktop.widgets.editor import Panel, scrolled
from desktop.widgets.meter import Meter
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate


class PlanView(QWidget):
    """The plan of one campaign, to read; it is changed in the editor. Results that the book cannot count are typed."""

    result_wanted = Signal(object)  # Target

    def __init__(self, today: date) -> None:
        super().__init__()
        self.setObjectName("plan")
        self._today = today
        self._area: QScrollArea | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    def show_plan(self, campaign: Campaign, progress: Sequence[Progress]) -> None:
        place = self._area.verticalScrollBar().value() if self._area else 0
        if self._area:
            self._layout.removeWidget(self._area)
            self._area.deleteLater()
        page = QWidget()
        columns = QHBoxLayout(page)
        columns.setContentsMargins(0, 4, 6, 4)
        columns.setSpacing(10)
        columns.addLayout(_column(self._text_panels(campaign)), 3)
        columns.addLayout(_column(self._side_panels(campaign, progress)), 2)
        self._area = scrolled(page, read=True)
        self._layout.addWidget(self._area)
        self._area.verticalScrollBar().setValue(place)

    def _text_panels(self, campaign: Campaign) -> Iterable[Panel]:
        yield self._head(campaign)
        yield from _lists(translate("emulation", "Breakthroughs"), campaign.breakthroughs)
        yield from _contents(campaign)
        yield from _lists(translate("emulation", "Launch and responses"), [event.text for event in campaign.events])
        yield from _lists(translate("emulation", "Situation"), campaign.situation)

    def _side_panels(self, campaign: Campaign, progress: Sequence[Progress]) -> Iterable[Panel]:
        if progress:
            yield self._targets(progress)
        yield from _lists(translate("emulation", "Movements"), [f"“{one.name}”" for one in campaign.movements])
        yield from _lists(translate("emulation", "Works, tasks and products"), campaign.works)
        yield from _lists(translate("emulation", "Emulation pact"), [campaign.pact] if campaign.pact else [])
        yield from _lists(translate("emulation", "Purposes"), campaign.purposes)
        yield from _lists(translate("emulation", "Legal bases"), campaign.legal_bases)

    def _targets(self, progress: Sequence[Progress]) -> Panel:
        """Every target with its bar, by phase and bloc where there are several."""
        panel = Panel(translate("emulation", "Targets"))
        reached, known = sum(one.reached is True for one in progress), sum(one.reached is not None for one in progress)
        text = translate("emulation", "{reached} of {count} targets reached, {unknown} without figures")
        told = text.format(reached=reached, count=len(progress), unknown=len(progress) - known)
        summary = _text(told, "targets_summary")
        summary.setProperty("role", "muted")
        panel.content.addWidget(summary)
        groups = {_group(one) for one in progress}
        shown: tuple[str, str] | None = None
        for number, one in sorted(enumerate(progress), key=lambda each: _group(each[1])):
            if len(groups) > 1 and _group(one) != shown:
                shown = _group(one)
                heading = _text(_plain(" – ".join(filter(None, shown)) or translate("emulation", "Whole campaign")))
                heading.setProperty("role", "label")
                panel.content.addWidget(heading)
            panel.content.addWidget(_text(_plain(one.target.text), f"target_{number}"))
            panel.content.addWidget(_meter(number, one))
            if one.target.metric is Metric.TYPED:
                panel.content.addWidget(self._result_button(number, one), 0, Qt.AlignmentFlag.AlignLeft)
        return panel

    def _result_button(self, number: int, progress: Progress) -> QPushButton:
        button = QPushButton(theme.icon("pencil"), translate("emulation", "Enter a result…"))
        button.setObjectName(f"result_{number}")
        button.setAccessibleName(f"{button.text()} {progress.target.text}")
        button.setProperty("flat", True)
        button.clicked.connect(lambda: self.result_wanted.emit(progress.target))
        return button

    def _head(self, campaign: Campaign) -> Panel:
        panel = Panel(campaign.name)
        if campaign.theme:
            panel.content.addWidget(_text(f"“{campaign.theme}”", "theme"))
        for label, value in _facts(campaign):
            panel.content.addWidget(_text(f"<b>{label}:</b> {_plain(value)}"))
        if campaign.phases:
            line = Timeline()
            line.show_campaign(campaign, self._today)
            panel.content.addWidget(line)
            for phase in campaign.phases:
                panel.content.addWidget(_text(f"<b>{_plain(phase.name)}:</b> {_plain(phase.theme)}"))
        return panel


def _facts(campaign: Campaign) -> list[tuple[str, str]]:
    facts = [
        (translate("emulation", "Launched by"), ", ".join(filter(None, (campaign.issuer, campaign.launched_by)))),
        (translate("emulation", "Level"), level_name(campaign.level)),
        (translate("emulation", "Period"), period_text(campaign)),
        (translate("emulation", "Last day for registering"), print_date(campaign.register_by)),
        (translate("emulation", "Summed up on"), print_date(campaign.closed_on)),
        (translate("emulation", "Conclusion"), campaign.conclusion),
    ]
    return [(label, value) for label, value in facts if value]


def _group(progress: Progress) -> tuple[str, str]:
    return progress.target.phase, progress.target.bloc


def _meter(number: int, progress: Progress) -> Meter:
    meter = Meter(demand_text(progress.target))
    meter.setObjectName(f"meter_{number}")
    tone = {True: Tone.GOOD, False: Tone.WARNING, None: Tone.NEUTRAL}[progress.reached]
    if not progress.known:
        meter.tell(0, None, metric_name(Metric.TYPED), Tone.NEUTRAL)
    elif progress.told is not None:
        said = translate("emulation", "{progress}, on {day}")
        words = said.format(progress=printed_progress(progress), day=print_date(progress.told.on))
        meter.tell(round(progress.share * 1000), 1000, words, tone)
    else:
        number = 0 if progress.target.unit == "%" else int(progress.target.limit or 0)
        limit = progress.denominator or number or None
        meter.tell(progress.numerator, limit, printed_progress(progress), tone)
    return meter


def _contents(campaign: Campaign) -> Iterable[Panel]:
    if not campaign.contents:
        return
    panel = Panel(translate("emulation", "What is asked for"))
    for bloc in dict.fromkeys(content.bloc for content in campaign.contents):
        if bloc:
            heading = _text(_plain(bloc))
            heading.setProperty("role", "label")
            panel.content.addWidget(heading)
        for content in campaign.contents:
            if content.bloc == bloc:
                panel.content.addWidget(_text(f"• {_plain(content.text)}"))
    yield panel


def _lists(title: str, texts: Sequence[str]) -> Iterable[Panel]:
    if texts:
        panel = Panel(title)
        for text in texts:
            panel.content.addWidget(_text(f"• {_plain(text)}"))
        yield panel


def _column(panels: Iterable[Panel]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(10)
    for panel in panels:
        column.addWidget(panel)
    column.addStretch()
    return column


def _text(text: str, name: str = "") -> QLabel:
    label = QLabel(text)
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _plain(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
