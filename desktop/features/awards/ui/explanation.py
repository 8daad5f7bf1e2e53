"""The rules of one nominee explained: found, asked for, by which article, how to fix, with a way to each record."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.core.partial_date import print_date
from desktop.features.awards.rules import CheckOutcome, Outcome, Verdict
from desktop.features.awards.services import Assessment
from desktop.features.awards.words import outcome_name, status_name, verdict_name
from desktop.widgets import theme
from desktop.widgets.editor import Panel, scrolled
from desktop.widgets.states import Badge
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate

ICONS = {Outcome.PASS: "circle-check", Outcome.FAIL: "circle-x", Outcome.WARN: "triangle-alert"}
TONES = {Outcome.PASS: Tone.GOOD, Outcome.FAIL: Tone.BAD, Outcome.WARN: Tone.WARNING}
VERDICT_ICONS = {
    Verdict.ELIGIBLE: "circle-check",
    Verdict.NOT_ELIGIBLE: "circle-x",
    Verdict.NEEDS_ATTENTION: "triangle-alert",
}
VERDICT_TONES = {
    Verdict.ELIGIBLE: Tone.GOOD,
    Verdict.NOT_ELIGIBLE: Tone.BAD,
    Verdict.NEEDS_ATTENTION: Tone.WARNING,
}
_GRAVEST_FIRST = (Outcome.FAIL, Outcome.WARN, Outcome.PASS)


class Explanation(Panel):
    """Every rule of the chosen nominee, what bars first."""

    record_wanted = Signal(object)  # CheckOutcome: show the record its value came from
    override_wanted = Signal(object)  # CheckOutcome
    override_unwanted = Signal(object)  # CheckOutcome: take the override back

    def __init__(self) -> None:
        super().__init__(translate("awards", "Conditions"))
        self.setObjectName("explanation")
        self.setMinimumWidth(300)
        self._area = scrolled(QWidget())
        self._area.setObjectName("explanation_rules")
        self.content.addWidget(self._area, 1)
        self.show_nothing()

    def show_nothing(self) -> None:
        label = QLabel(
            translate("awards", "Choose a nominee on the left to see every condition and why it is met or not.")
        )
        label.setProperty("role", "muted")
        label.setWordWrap(True)
        label.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._show(label)

    def show_assessment(self, one: Assessment) -> None:
        view = QWidget()
        layout = QVBoxLayout(view)
        layout.setContentsMargins(0, 0, 6, 0)
        layout.setSpacing(8)
        layout.addWidget(_label(one.subject, "heading"))
        layout.addWidget(_label(one.award.name, "muted"))
        badges = QHBoxLayout()
        verdict = Badge(VERDICT_TONES[one.verdict], verdict_name(one.verdict))
        verdict.setObjectName("verdict")
        badges.addWidget(verdict)
        badges.addWidget(Badge(Tone.NEUTRAL, status_name(one.nomination.status)))
        badges.addStretch()
        layout.addLayout(badges)
        if one.nomination.achievement:
            layout.addWidget(_label(one.nomination.achievement, ""))
        for check in sorted(one.checks, key=lambda check: _GRAVEST_FIRST.index(check.outcome)):
            layout.addWidget(self._card(check))
        layout.addStretch(1)
        self._show(view)

    def _show(self, view: QWidget) -> None:
        self._area.setWidget(view)
        view.setAutoFillBackground(False)

    def _card(self, check: CheckOutcome) -> QFrame:
        card = QFrame()
        card.setObjectName(f"rule_{check.rule}")
        card.setProperty("part", "panel")
        card.setAccessibleName(f"{check.title}: {outcome_name(check.outcome)}")
        layout = QVBoxLayout(card)
        layout.setContentsMargins(10, 7, 10, 8)
        layout.setSpacing(3)
        layout.addLayout(_head(check))
        layout.addLayout(_fact(translate("awards", "Found"), check.found))
        layout.addLayout(_fact(translate("awards", "Asked for"), check.threshold))
        if check.outcome is not Outcome.PASS:
            layout.addLayout(_fact(translate("awards", "Article"), check.source))
            layout.addLayout(_fact(translate("awards", "What to do"), check.fix))
            layout.addLayout(self._deeds(check))
        else:
            card.setToolTip(check.source)
        return card

    def _deeds(self, check: CheckOutcome) -> QVBoxLayout:
        column = QVBoxLayout()
        if check.override:
            written = translate("awards", "Set aside: {reason} ({by}, {day})").format(
                reason=check.override.reason, by=check.override.by, day=print_date(check.override.at.date())
            )
            column.addWidget(_label(written, "label"))
        row = QHBoxLayout()
        row.setContentsMargins(0, 2, 0, 0)
        if check.record:
            row.addWidget(_button(f"open_{check.rule}", translate("awards", "Open the record"),
                                  lambda: self.record_wanted.emit(check)))  # fmt: skip
        if check.override:
            row.addWidget(_button(f"restore_{check.rule}", translate("awards", "Apply the rule again"),
                                  lambda: self.override_unwanted.emit(check)))  # fmt: skip
        else:
            row.addWidget(_button(f"override_{check.rule}", translate("awards", "Set aside in writing…"),
                                  lambda: self.override_wanted.emit(check)))  # fmt: skip
        row.addStretch()
        column.addLayout(row)
        return column


def _head(check: CheckOutcome) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(7)
    picture = QLabel()
    picture.setPixmap(theme.pixmap(ICONS[check.outcome], 18, TONES[check.outcome].value))
    row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(_label(check.title, "label"), 1)
    said = QLabel(outcome_name(check.outcome))
    theme.set_tone(said, TONES[check.outcome])
    row.addWidget(said, 0, Qt.AlignmentFlag.AlignTop)
    return row


def _fact(label: str, value: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    name = _label(label, "muted")
    name.setFixedWidth(86)
    row.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(_label(value, ""), 1)
    return row


def _label(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("role", role)
    return label


def _button(name: str, text: str, clicked: object) -> QPushButton:
    made = QPushButton(text)
    made.setObjectName(name)
    made.setAccessibleName(text)
    made.setAutoDefault(False)
    made.clicked.connect(lambda: clicked())  # type: ignore[operator]
    return made
