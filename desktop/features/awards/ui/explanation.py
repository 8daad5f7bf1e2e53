"""The rules of one nominee explained: found, asked for, by which article, how to fix, with a way to each record."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from desktop.core.partial_date import print_date
from desktop.features.awards.domain import Override, Step, deeds_open, next_deeds
from desktop.features.awards.rules import CheckOutcome, Outcome, Verdict
from desktop.features.awards.services import Assessment, answers_of
from desktop.features.awards.words import deed_name, outcome_name, status_name, verdict_name
from desktop.widgets import theme
from desktop.widgets.editor import Panel, scrolled
from desktop.widgets.page import resize_within_screen
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
    deed_wanted = Signal(object)  # Deed: the next step on the way
    past_wanted = Signal(object)  # Step: show the answers as they were then

    def __init__(self) -> None:
        super().__init__(translate("awards", "Conditions"))
        self.setObjectName("explanation")
        self.setMinimumWidth(292)
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

    def show_assessment(self, one: Assessment, steps: Sequence[Step] = ()) -> None:
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
        layout.addLayout(self._ways_on(one))
        if one.nomination.achievement:
            layout.addWidget(_label(one.nomination.achievement, ""))
        for check in sorted(one.checks, key=lambda check: _GRAVEST_FIRST.index(check.outcome)):
            layout.addWidget(self._card(check))
        if steps:
            layout.addWidget(self._timeline(steps))
        layout.addStretch(1)
        self._show(view)

    def show_past(self, one: Assessment, step: Step) -> None:
        """The answers of an earlier step, by the packs of that day, without deeds."""
        view = QWidget()
        layout = QVBoxLayout(view)
        layout.setContentsMargins(0, 0, 6, 0)
        layout.setSpacing(8)
        layout.addWidget(_label(f"{one.subject} – {one.award.name}", "heading"))
        layout.addWidget(_label(f"{status_name(step.status)}, {print_date(step.on)}", "muted"))
        for pack in step.packs:
            text = translate("awards", "Rule pack {id}, version {version}")
            label = _label(text.format(id=pack.id, version=pack.version), "muted")
            label.setToolTip(f"SHA-256 {pack.sha256}")
            layout.addWidget(label)
        for check in sorted(answers_of(step), key=lambda check: _GRAVEST_FIRST.index(check.outcome)):
            layout.addWidget(self._card(check, deeds=False))
        layout.addStretch(1)
        self._show(view)

    def _ways_on(self, one: Assessment) -> QHBoxLayout:
        """The likeliest next step as a button, everything else that is open in a menu beside it."""
        row = QHBoxLayout()
        row.setSpacing(6)
        leading = next_deeds(one.nomination.status, goes_up=one.award.goes_up)[:1]
        for deed in leading:
            row.addWidget(_button(f"way_{deed.value}", deed_name(deed), lambda: self.deed_wanted.emit(leading[0])))
        others = [deed for deed in deeds_open(one.nomination.status, goes_up=one.award.goes_up) if deed not in leading]
        if others:
            more = _button("more_ways", translate("awards", "More"), lambda: None)
            menu = QMenu(more)
            for deed in others:
                action = menu.addAction(deed_name(deed))
                action.setObjectName(f"way_{deed.value}")
                action.triggered.connect(partial(self.deed_wanted.emit, deed))
            more.setMenu(menu)
            row.addWidget(more)
        row.addStretch()
        return row

    def _timeline(self, steps: Sequence[Step]) -> QFrame:
        card = QFrame()
        card.setObjectName("timeline")
        card.setProperty("part", "panel")
        layout = QVBoxLayout(card)
        layout.setContentsMargins(10, 7, 10, 8)
        layout.setSpacing(3)
        layout.addWidget(_label(translate("awards", "What happened"), "label"))
        for step in reversed(steps):
            layout.addLayout(_fact(print_date(step.on), step_words(step)))
            if step.answers:
                past = _button(f"past_{step.id}", translate("awards", "Conditions at that time…"),
                               lambda step=step: self.past_wanted.emit(step))  # fmt: skip
                past.setProperty("flat", True)
                row = QHBoxLayout()
                row.setContentsMargins(0, 0, 0, 0)
                row.addWidget(past)
                row.addStretch()
                layout.addLayout(row)
        return card

    def _show(self, view: QWidget) -> None:
        self._area.setWidget(view)
        view.setAutoFillBackground(False)

    def _card(self, check: CheckOutcome, *, deeds: bool = True) -> QFrame:
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
        layout.addLayout(_fact(translate("awards", "Article"), check.source))
        if check.outcome is not Outcome.PASS:
            layout.addLayout(_fact(translate("awards", "What to do"), check.fix))
            if deeds:
                layout.addLayout(self._deeds(check))
            elif check.override:
                layout.addWidget(_label(_aside(check.override), "label"))
        elif deeds and check.record:
            layout.addLayout(self._way_to_record(check))
        return card

    def _way_to_record(self, check: CheckOutcome) -> QHBoxLayout:
        """What is met is shown with less weight: a link instead of a button."""
        link = _button(f"open_{check.rule}", translate("awards", "Open the record"),
                       lambda: self.record_wanted.emit(check))  # fmt: skip
        link.setProperty("flat", True)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(link)
        row.addStretch()
        return row

    def _deeds(self, check: CheckOutcome) -> QVBoxLayout:
        column = QVBoxLayout()
        if check.override:
            column.addWidget(_label(_aside(check.override), "label"))
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


class PastAnswers(QDialog):
    """What the rules answered at an earlier step, by the packs of that day."""

    def __init__(self, parent: QWidget, one: Assessment, step: Step) -> None:
        super().__init__(parent)
        self.setObjectName("past_answers")
        self.setWindowTitle(translate("awards", "Conditions at that time"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        shown = Explanation()
        shown.show_past(one, step)
        layout = QVBoxLayout(self)
        layout.addWidget(shown, 1)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(_button("close_past", translate("awards", "Close"), self.accept))
        layout.addLayout(row)
        resize_within_screen(self, 560, 620)


def step_words(step: Step) -> str:
    """One step in words: where it led, what was said, by when it is to be answered."""
    parts = [status_name(step.status)]
    parts += [part for part in (step.what, step.why) if part]
    if step.due:
        parts.append(translate("awards", "to be answered by {day}").format(day=print_date(step.due)))
    if step.answered_on:
        text = translate("awards", "answered on {day}: {answer}")
        parts.append(text.format(day=print_date(step.answered_on), answer=step.answer))
    return ". ".join(parts)


def _aside(override: Override) -> str:
    return translate("awards", "Set aside: {reason} ({by}, {day})").format(
        reason=override.reason, by=override.by, day=print_date(override.at.date())
    )


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
