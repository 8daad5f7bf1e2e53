"""The answer, to be read from two metres: a colour that fills it, one word, the name, and what is owed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.features.tet_gifts import desk_words as words
from desktop.features.tet_gifts.domain.desk import DeskAnswer, DeskPerson, Verdict
from desktop.features.tet_gifts.ui.desk.sounds import BAD, GOOD, LOOK
from desktop.widgets import theme
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate

USUAL, SMALLEST = 460, 0.32
"""The height in logical pixels for which the sizes are meant, and how far letters may shrink where there is less."""
SHORT = 200
_SIZES = {"verdict": 26, "name": 38, "unit": 15, "owed": 19, "words": 14, "more": 17}
_TONES = {
    Verdict.GIVEN: (Tone.GOOD, "circle-check", GOOD),
    Verdict.TAKEN_BACK: (Tone.NEUTRAL, "undo-2", LOOK),
    Verdict.MISSED: (Tone.WARNING, "info", LOOK),
    Verdict.NOT_TAKEN: (Tone.WARNING, "triangle-alert", BAD),
    Verdict.OTHER_SCHEMES: (Tone.WARNING, "triangle-alert", BAD),
}


class Answer(QFrame):
    """Shows one thing at a time and says it to a screen reader as one sentence."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("desk_answer")
        self.setProperty("part", "banner")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(96)
        self._icon, self._photo = QLabel(), QLabel()
        self._photo.setObjectName("desk_photo")
        self._photo.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._labels = {part: QLabel() for part in _SIZES}
        self._scale = 1.0
        self._content = b""
        for part, label in self._labels.items():
            label.setObjectName(f"desk_{part}")
            label.setWordWrap(part != "verdict")
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lay_out()
        self._resize_letters()

    def rest(self, text: str) -> None:
        self._say(Tone.NEUTRAL, "gift", more=text)

    def show_person(self, person: DeskPerson) -> None:
        """Somebody was chosen and nothing given: what waits, and how it is given."""
        waiting = person.to_give
        if waiting:
            here = [one for one in waiting if not one.elsewhere]
            more = words.press_enter() if here else words.of_desk(waiting[0].elsewhere)
            owed = words.owed(waiting), words.cash_in_words(waiting)
        else:
            more, owed = words.nothing_waits(person), ("", "")
        self._say(Tone.WARNING if waiting else Tone.NEUTRAL, "user", "", person, *owed, more)

    def tell(self, answer: DeskAnswer) -> str:
        """Show it; which sound goes with it."""
        tone, icon, sound = _TONES.get(answer.verdict, (Tone.BAD, "circle-x", BAD))
        is_given = answer.verdict is Verdict.GIVEN
        shown = answer.gifts if is_given else ()
        self._say(
            tone, icon, words.verdict(answer.verdict), answer.person or DeskPerson("", answer.code),
            words.owed(shown), words.cash_in_words(shown), words.reason(answer),
        )  # fmt: skip
        return sound

    def refuse(self, sentence: str) -> None:
        self._say(Tone.BAD, "circle-x", translate("tet_gifts", "NOT GIVEN"), more=sentence)

    def add(self, sentence: str) -> None:
        """Something more about what is shown."""
        self._set("more", sentence)

    def _say(
        self, tone: Tone, icon: str, verdict: str = "", person: DeskPerson | None = None, owed: str = "",
        in_words: str = "", more: str = "",
    ) -> None:  # fmt: skip
        loud = tone in (Tone.GOOD, Tone.BAD)
        tint = "surface" if loud else "muted" if tone is Tone.NEUTRAL else tone.value
        self._icon.setPixmap(theme.pixmap(icon, 48 if self.height() > SHORT else 24, tint))
        facts = {
            "verdict": verdict, "name": person.name if person else "", "unit": words.who(person) if person else "",
            "owed": owed, "words": in_words, "more": more,
        }  # fmt: skip
        for part, text in facts.items():
            self._set(part, text)
        self._content = person.photo if person else b""
        self._fit()
        self.setAccessibleName(" ".join(text for text in facts.values() if text))
        theme.set_tone(self, tone)
        back, letters = (tone.value, "surface") if loud else (f"{tone.value}_soft", "text")
        self.setStyleSheet(
            f"QFrame#desk_answer {{ background: {theme.color(back).name()}; }}"
            f"QFrame#desk_answer QLabel {{ color: {theme.color(letters).name()}; background: transparent; }}"
        )

    def _set(self, part: str, text: str) -> None:
        self._labels[part].setText(text)
        self._labels[part].setVisible(bool(text))

    def _show_photo(self) -> None:
        picture = QPixmap()
        if self._content and picture.loadFromData(self._content):
            height = max(72, min(int(self.height() * 0.72), 420))
            self._photo.setPixmap(picture.scaledToHeight(height, Qt.TransformationMode.SmoothTransformation))
        self._photo.setVisible(bool(self._content))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Letters as large as the room has, and never larger than lets everything be read."""
        self._show_photo()
        scale = min(self.height() / USUAL, self.width() / 620, 1.7)
        layout = self.layout()
        while True:
            self._scale = max(SMALLEST, scale)
            self._resize_letters()
            if layout is None or scale <= SMALLEST or layout.totalHeightForWidth(self.width()) <= self.height():
                return
            scale *= 0.9

    def _resize_letters(self) -> None:
        for part, label in self._labels.items():
            enlarge(label, round(_SIZES[part] * self._scale), bold=part in ("verdict", "name", "owed"))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addStretch()
        head.addWidget(self._icon)
        head.addWidget(self._labels["verdict"])
        head.addStretch()
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addStretch()
        column.addLayout(head)
        for part in ("name", "unit", "owed", "words", "more"):
            column.addWidget(self._labels[part])
        column.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 14, 6)
        row.setSpacing(18)
        row.addWidget(self._photo)
        row.addLayout(column, 1)


def enlarge(widget: QWidget, points: int, *, bold: bool = False, least: int = 0) -> None:
    """By style sheet, because the theme's own sheet wins over a font and a height that are merely set."""
    widget.setStyleSheet(f"font-size: {points}pt; font-weight: {600 if bold else 400}; min-height: {least}px;")
