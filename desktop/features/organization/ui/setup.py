"""First run: a welcome that offers three ways to begin, and the set-up of a new union in four short steps."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop.core.errors import FieldRefused
from desktop.features.organization.domain import SuperiorKind, UnionDraft
from desktop.features.organization.words import superior_kind_name
from desktop.widgets import theme
from desktop.widgets.editor import scrolled
from desktop.widgets.fields import Choice, Lines, Number, Option, Text
from desktop.widgets.form import Form
from desktop.widgets.page import resize_within_screen
from desktop.widgets.states import Banner
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate

SHORT_PASSPHRASE = 10
CURRENT_KINDS = tuple(kind for kind in SuperiorKind if kind.exists_on(date.max))


class WelcomeWindow(QWidget):
    """The very first window. Each way is one button with a sentence that says what comes of it."""

    def __init__(
        self,
        begin: Callable[[], None],
        sample: Callable[[], None],
        restore: Callable[[], None],
        leave: Callable[[], None],
        desk: Callable[[], None] | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName("welcome")
        self.setWindowTitle(translate("organization", "Sổ Công đoàn"))
        self._leave = leave
        self._chosen = False
        title = QLabel(translate("organization", "Welcome to Sổ Công đoàn"))
        title.setProperty("role", "title")
        words = QLabel(
            translate(
                "organization",
                "The book of your union on this computer: members, emulation, awards and Tết gifts, without a network. "
                "Everything is encrypted with your passphrase.",
            )
        )
        words.setWordWrap(True)
        words.setProperty("role", "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(36, 30, 36, 30)
        layout.setSpacing(12)
        layout.addWidget(title)
        layout.addWidget(words)
        layout.addSpacing(8)
        ways: tuple[tuple[str, str, str, str, Callable[[], None], bool], ...] = (
            ("begin_setup", "building-2", translate("organization", "Set up our union"),
             translate("organization", "Five minutes: name, union above, sections, passphrase."), begin, True),
            ("open_sample", "eye", translate("organization", "Look at the sample union first"),
             translate("organization", "300 invented people in a folder of their own; try everything."), sample, False),
            ("restore_backup", "archive-restore", translate("organization", "Bring back a backup"),
             translate("organization", "From another computer or after a repair."), restore, False),
        )  # fmt: skip
        if desk is not None:
            ways += (
                ("open_desk_file", "gift", translate("organization", "Open a hand-out desk from a file"),
                 translate("organization", "A part of another computer's list of Tết gifts, with its sixteen digits."),
                 desk, False),
            )  # fmt: skip
        for name, icon, text, detail, act, primary in ways:
            layout.addWidget(self._way(name, icon, text, detail, act, primary))
        layout.addStretch(1)
        resize_within_screen(self, 620, 520)

    def _way(self, name: str, icon: str, text: str, detail: str, act: Callable[[], None], primary: bool) -> QWidget:
        frame = QFrame()
        frame.setProperty("part", "panel")
        button = QPushButton(theme.icon(icon, "surface" if primary else "text"), text)
        button.setObjectName(name)
        button.setAccessibleName(text)
        button.setAccessibleDescription(detail)
        button.setProperty("primary", primary)
        button.setMinimumWidth(250)
        button.clicked.connect(lambda: self._choose(act))
        words = QLabel(detail)
        words.setWordWrap(True)
        row = QHBoxLayout(frame)
        row.setContentsMargins(14, 12, 14, 12)
        row.setSpacing(16)
        row.addWidget(button)
        row.addWidget(words, 1)
        return frame

    def _choose(self, act: Callable[[], None]) -> None:
        self._chosen = True
        act()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        if not self._chosen:
            self._leave()


class SetupWindow(QWidget):
    """Four steps with Back and Next. `finish` gets the draft and the passphrase, sets the union up on the worker and
    then closes the window or calls `refuse`. `leave` is called when the window is closed before that."""

    def __init__(self, finish: Callable[[UnionDraft, str], None], leave: Callable[[], None]) -> None:
        super().__init__()
        self.setObjectName("setup")
        self.setWindowTitle(translate("organization", "Set up our union"))
        self._finish, self._leave = finish, leave
        self.done = False
        self.forms = (self._union_form(), self._superior_form(), self._sections_form(), self._passphrase_form())
        self._titles = (
            translate("organization", "1. Our union"),
            translate("organization", "2. The union above us"),
            translate("organization", "3. Our sections"),
            translate("organization", "4. The passphrase"),
        )
        self._explanations = (
            translate("organization", "The name is printed on every paper, so write it as on your seal."),
            translate("organization", "To whom you report today. It can change later; old papers keep the old name."),
            translate("organization", "One section a line. An import adds the sections it finds by itself."),
            translate(
                "organization",
                "It opens the book each time. Nobody can open the book without it, not even we: write it down and keep "
                "it in a sealed envelope.",
            ),
        )
        self.stack = QStackedWidget()
        for form in self.forms:
            self.stack.addWidget(scrolled(form))
        self.heading, self.words = QLabel(), QLabel()
        self.banner = Banner(Tone.BAD)
        self.banner.hide()
        self.back = self._button("back", translate("organization", "Back"), lambda: self._show(self.step - 1))
        self.next = self._button("next", translate("organization", "Next"), self._advance)
        self.next.setProperty("primary", True)
        self._lay_out()
        self._show(0)

    @property
    def step(self) -> int:
        return self.stack.currentIndex()

    def refuse(self, sentence: str) -> None:
        self.banner.tell(Tone.BAD, sentence)
        self.banner.show()
        self.next.setEnabled(True)

    def draft(self) -> UnionDraft:
        union, superior, sections = (form.values() for form in self.forms[:3])
        lines = (" ".join(line.split()) for line in sections["sections"].splitlines())
        names = tuple(dict.fromkeys(line for line in lines if line))
        return UnionDraft(
            name=union["name"],
            code=union["code"],
            place=union["place"],
            term=union["term"],
            chair=union["chair"],
            workers=union["workers"] or 0,
            superior_name=superior["superior_name"],
            superior_kind=superior["superior_kind"],
            superior_header=superior["superior_header"],
            superior_code=superior["superior_code"],
            sections=names,
        )

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        if not self.done:
            self._leave()

    def _advance(self) -> None:
        self.banner.hide()
        values = self.forms[self.step].accept()
        if values is None:
            return
        if self.step < len(self.forms) - 1:
            self._show(self.step + 1)
        elif values["passphrase"] != values["again"]:
            self.forms[-1].set_error("again", translate("organization", "The two are not the same. Type both again."))
        else:
            self.next.setEnabled(False)
            self._finish(self.draft(), values["passphrase"])

    def _show(self, step: int) -> None:
        self.stack.setCurrentIndex(step)
        self.heading.setText(self._titles[step])
        self.words.setText(self._explanations[step])
        self.back.setVisible(step > 0)
        last = step == len(self.forms) - 1
        self.next.setText(translate("organization", "Set up") if last else translate("organization", "Next"))
        self.forms[step].focus_first()

    def _union_form(self) -> Form:
        return Form(
            [
                Text("name", translate("organization", "Name of the union"), required=True, wide=True,
                     placeholder="CĐCS Công ty TNHH …"),
                Text("code", translate("organization", "Code"), required=True, most=30,
                     hint=translate("organization", "As the union above gives it; a short word of your own will do.")),
                Text("place", translate("organization", "Place before the date of papers"), placeholder="Tây Ninh"),
                Text("term", translate("organization", "Term"), placeholder="2025-2030", most=20),
                Text("chair", translate("organization", "Chair"), most=120),
                Number("workers", translate("organization", "People employed, members or not")),
            ]
        )  # fmt: skip

    def _superior_form(self) -> Form:
        kinds = [Option(kind, superior_kind_name(kind)) for kind in CURRENT_KINDS]
        form = Form(
            [
                Text("superior_name", translate("organization", "Name of the union above"), wide=True,
                     placeholder="Liên đoàn Lao động tỉnh …, Công đoàn phường …"),
                Choice("superior_kind", translate("organization", "Kind"), kinds),
                Text("superior_code", translate("organization", "Its code, when you know it"), most=30),
                Text("superior_header", translate("organization", "As printed at the top of papers"), wide=True,
                     hint=translate("organization", "Empty: the name in capitals.")),
            ]
        )  # fmt: skip
        form.load({"superior_kind": SuperiorKind.LDLD_TINH})
        return form

    def _sections_form(self) -> Form:
        return Form([Lines("sections", translate("organization", "Sections, one a line"), rows=9)], columns=1)

    def _passphrase_form(self) -> Form:
        fields = [
            Text("passphrase", translate("organization", "Passphrase"), required=True, most=200),
            Text("again", translate("organization", "The same once more"), required=True, most=200),
        ]
        form = Form(fields, columns=1)
        for field in fields:
            field.line.setEchoMode(QLineEdit.EchoMode.Password)
        form.edited.connect(lambda key: self._judge_passphrase(form) if key == "passphrase" else None)
        return form

    def _judge_passphrase(self, form: Form) -> None:
        try:
            text: Any = form.field("passphrase").value()
        except FieldRefused:
            return
        if len(text) < SHORT_PASSPHRASE:
            form.set_warning(
                "passphrase", translate("organization", "Rather short. Four words you know well are safe and easy.")
            )
        else:
            form.set_hint("passphrase", translate("organization", "Long enough."))

    def _button(self, name: str, text: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.clicked.connect(act)
        return button

    def _lay_out(self) -> None:
        self.heading.setProperty("role", "title")
        self.heading.setObjectName("setup_heading")
        self.words.setProperty("role", "muted")
        self.words.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 22, 28, 18)
        layout.setSpacing(8)
        layout.addWidget(self.heading)
        layout.addWidget(self.words)
        layout.addWidget(self.banner)
        layout.addWidget(self.stack, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(self.next, 0, Qt.AlignmentFlag.AlignRight)
        layout.addLayout(foot)
        resize_within_screen(self, 720, 520)
