"""The queue of records that want a look: one problem per step, put right in place, all by keyboard."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.core.database import Reading
from desktop.core.errors import FieldRefused, UserError
from desktop.features.members import services
from desktop.features.members.domain import Ailment, Member
from desktop.features.members.ui.duplicates import Foot, lay_out, muted
from desktop.features.members.ui.forms import TONES, short_form, values_of, with_values
from desktop.features.members.words import field_title, hint_sentence
from desktop.features.organization.domain import Section
from desktop.features.organization.services import list_sections
from desktop.shell.workplace import Workplace
from desktop.widgets.editor import scrolled
from desktop.widgets.form import Form
from desktop.widgets.states import Banner, EmptyState
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate

BESIDE = {
    "sex_disagrees": ("national_id", "sex"),
    "birth_year_disagrees": ("national_id", "birth"),
    "start_work_too_young": ("start_work", "birth"),
    "party_joined_too_young": ("party_joined", "birth"),
    "joined_too_young": ("joined", "birth"),
    "passport_of_vietnamese": ("nationality", "national_id"),
    "citizen_number_of_foreigner": ("nationality", "national_id"),
}
"""Where two fields contradict each other, both can be put right."""


@dataclass(frozen=True)
class _Step:
    """One problem of one member as it stands now; `still` is false when it is solved already."""

    member: Member
    ailment: Ailment
    section: str
    sections: list[Section]
    still: bool


class HealthDialog(QDialog):
    """Step by step through the queue: Enter saves and goes on, Ctrl+B leaves it as it is for good, Esc closes."""

    def __init__(self, parent: QWidget, workplace: Workplace, queue: Sequence[Ailment]) -> None:
        super().__init__(parent)
        self.workplace = workplace
        self.setObjectName("health")
        title = translate("members", "Records to look at again")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.today = workplace.database.clock.today()
        self._queue = list(queue)
        self._at = 0
        self._step: _Step | None = None
        self._form: Form | None = None
        self.progress, self.who, self.facts = QLabel(), QLabel(), muted("")
        self.progress.setObjectName("health_progress")
        self.progress.setProperty("role", "muted")
        self.who.setObjectName("health_who")
        self.who.setProperty("role", "heading")
        self.who.setWordWrap(True)
        self.facts.setObjectName("health_facts")
        self.problem = Banner(Tone.WARNING)
        self._place = QWidget()
        QVBoxLayout(self._place).setContentsMargins(0, 0, 0, 0)
        keys = muted(
            translate("members", "Enter: save and go on. Ctrl+B: right as it stands, do not ask again. Esc: close.")
        )
        foot = Foot(self)
        foot.add("close", translate("members", "Close"), self.reject)
        self.pass_button = foot.add("leave_as_is", translate("members", "Leave it (Ctrl+B)"), self._leave, "Ctrl+B")
        self.save_button = foot.add(
            "save_next", translate("members", "Save and next"), self._save, "Ctrl+S", primary=True
        )
        lay_out(self, [self.progress, self.who, self.facts, self.problem, scrolled(self._place), keys], foot, 640, 430)
        self._show_next()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = self.focusWidget()
            if isinstance(focused, QPushButton):
                focused.click()
            else:
                self._save()
            return
        super().keyPressEvent(event)

    # Inside

    def _show_next(self) -> None:
        """The step at hand, or the next one that still stands."""
        if self._at >= len(self._queue):
            self._show_end()
            return
        ailment = self._queue[self._at]
        self.workplace.ask(
            lambda reading: _step(reading, ailment), self._show, owner=self, failed=lambda _: self._go_on()
        )

    def _go_on(self) -> None:
        self._at += 1
        self._show_next()

    def _show(self, step: _Step) -> None:
        if not step.still:
            self._go_on()
            return
        self._step = step
        hint, member = step.ailment.hint, step.member
        self.progress.setText(f"{self._at + 1}/{len(self._queue)}")
        self.who.setText(member.full_name)
        facts = (
            str(member.birth or ""),
            member.sex.value if member.sex else "",
            step.section,
            member.job,
            member.phone,
        )
        self.facts.setText(" · ".join(fact for fact in facts if fact))
        self.problem.tell(TONES[hint.severity], hint_sentence(hint.problem, hint.found, hint.expected))
        form = short_form(step.sections, self.today, BESIDE.get(hint.problem, (hint.field,)))
        form.load(values_of(member))
        self._put(form)
        self._form = form
        form.focus_first()

    def _show_end(self) -> None:
        self._step = self._form = None
        self.progress.setText(f"{len(self._queue)}/{len(self._queue)}")
        for label in (self.who, self.facts):
            label.clear()
        self.problem.hide()
        self._put(
            EmptyState(
                "circle-check",
                translate("members", "Nothing more to look at"),
                translate("members", "What was left for later comes again the next time."),
            )
        )
        self.save_button.setEnabled(False)
        self.pass_button.setEnabled(False)
        self.setFocus()

    def _put(self, part: QWidget) -> None:
        layout = self._place.layout()
        assert layout is not None
        while layout.count():
            if old := layout.takeAt(0).widget():
                old.hide()
                old.deleteLater()
        layout.addWidget(part)

    def _save(self) -> None:
        """Write what was changed; what was not changed comes again the next time."""
        if self._step is None or self._form is None:
            return
        step, form = self._step, self._form
        if (values := form.accept()) is None:
            return
        if not form.dirty:
            self._go_on()
            return
        changed = with_values(step.member, values)

        def saved(answer: tuple[Member, list[Ailment]]) -> None:
            left = [one for one in answer[1] if one.hint.field == step.ailment.hint.field]
            if left:  # it is doubtful in another way now
                self._queue[self._at] = left[0]
                self._show_next()
            else:
                self._go_on()

        def refused(error: UserError) -> None:
            self._step = step
            if isinstance(error, FieldRefused) and form.has(error.field):
                form.set_error(error.field, self.workplace.say(error))
                form.focus(error.field)
            else:
                self.problem.tell(Tone.BAD, self.workplace.say(error))

        self._step = None  # a second Enter waits for the answer
        self.workplace.act(
            "change_member",
            lambda tx: (services.change_member(tx, changed), services.ailments_of(tx, changed.id)),
            owner=self,
            done=saved,
            failed=refused,
            tell=lambda answer: translate("members", "{name} was changed").format(name=answer[0].full_name),
        )

    def _leave(self) -> None:
        if self._step is None:
            return
        ailment, name = self._step.ailment, self._step.member.full_name
        self._step = None
        self.workplace.act(
            "leave_as_is",
            lambda tx: services.leave_as_is(tx, ailment),
            owner=self,
            done=lambda _: self._go_on(),
            tell=lambda _: translate("members", "Left as it is: {field} of {name}").format(
                field=field_title(ailment.hint.field), name=name
            ),
        )


def _step(reading: Reading, ailment: Ailment) -> _Step:
    member, sections = services.get_member(reading, ailment.member_id), list_sections(reading)
    section = next((one.name for one in sections if one.id == member.section_id), "")
    still = ailment in services.ailments_of(reading, ailment.member_id)
    return _Step(member, ailment, section, sections, still)


def open_queue(parent: QWidget, workplace: Workplace) -> None:
    """Ask for the queue and open it."""

    def show(queue: list[Ailment]) -> None:
        HealthDialog(parent, workplace, queue).open()

    label = translate("members", "Going through the records…")
    workplace.ask(services.list_ailments, show, owner=parent, label=label, replaces="queue")
