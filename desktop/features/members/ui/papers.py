"""What the screen of members shows and does beside the record: photo, papers, card numbers. One object holds it
together, so that the screen itself only has to ask it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.core.attachments import Attachment, Frame, files_of
from desktop.core.database import Reading
from desktop.features.members import services
from desktop.features.members.domain import Member, MemberLine
from desktop.features.members.ui.documents import papers_dialog
from desktop.features.members.ui.photo import PhotoBox, PhotoPanel, ask_for_photo, crop
from desktop.features.members.ui.photo_folder import import_photos
from desktop.features.members.words import attachment
from desktop.shell.attached import open_copy
from desktop.shell.workplace import Workplace
from desktop.widgets import theme
from desktop.widgets.actions import Action
from desktop.widgets.editor import EditorDialog
from desktop.widgets.fields import Text
from desktop.widgets.form import Form
from desktop.widgets.words import translate

_LISTED, _WIDE = 4, 205


@dataclass(frozen=True)
class Papers:
    """The photo of a member, the papers' names, all in what a question brings to the screen."""

    photo: bytes | None
    documents: tuple[tuple[str, str], ...]  # (id, in words)


class PapersDesk:
    """`current` gives the line the list stands on, `chosen` those that are selected."""

    def __init__(
        self,
        screen: QWidget,
        workplace: Workplace,
        current: Callable[[], MemberLine | None],
        chosen: Callable[[], Sequence[MemberLine]],
    ) -> None:
        self.screen, self.workplace = screen, workplace
        self._current, self._chosen = current, chosen

    # Beside the list

    def find(self, reading: Reading, member_id: str) -> Papers:
        documents = files_of(reading, member_id)
        told = tuple((one.id, _told(reading, one)) for one in documents)
        return Papers(services.photo_of(reading, member_id), told)

    def head(self, member: Member, papers: Papers, facts: QVBoxLayout) -> QHBoxLayout:
        """The photo, and the first facts beside it."""
        box = PhotoBox(member.full_name)
        box.show_photo(papers.photo)
        box.choice_wanted.connect(lambda: self.choose_photo(member.id, member.full_name))
        box.removal_wanted.connect(lambda: self.remove_photo(member.id, member.full_name))
        box.offered.connect(
            lambda what, name: crop(
                self.workplace, self.screen, member.full_name, what, name, self._keeper(member.id, member.full_name)
            )
        )
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(box)
        row.addLayout(facts, 1)
        return row

    def list_of(self, member: Member, papers: Papers) -> QWidget:
        """The last papers, each a press from being opened, and the way to all of them."""
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        heading = QLabel(translate("members", "Papers"))
        heading.setProperty("role", "heading")
        column.addWidget(heading)
        for one, told in papers.documents[-_LISTED:]:
            opener = QPushButton(theme.icon("file-text"), "")
            opener.setText(opener.fontMetrics().elidedText(told, Qt.TextElideMode.ElideMiddle, _WIDE))
            opener.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            opener.setObjectName("open_listed_document")
            opener.setAccessibleName(told)
            opener.setToolTip(told)
            opener.setAutoDefault(False)
            opener.setStyleSheet("text-align: left; padding: 3px 6px")
            opener.clicked.connect(lambda _=False, one=one: open_copy(self.workplace, self.screen, one))
            column.addWidget(opener)
        count = len(papers.documents)
        text = translate("members", "All papers ({count})…") if count else translate("members", "Add papers…")
        every = QPushButton(theme.icon("paperclip"), text.format(count=count))
        every.setObjectName("open_documents")
        every.setAccessibleName(every.text())
        every.setAutoDefault(False)
        every.clicked.connect(lambda: self.open_documents(member.id, member.full_name))
        column.addWidget(every)
        return part

    def panel(self, member: Member | None, photo: bytes | None) -> PhotoPanel:
        """The photo in the editor."""
        return PhotoPanel(self.workplace, member.full_name if member else "", photo)

    # Deeds

    def make_deeds(self) -> list[Action]:
        def deed(*given: Any, **options: Any) -> Action:
            return Action(self.screen, *given, **options, in_toolbar=False)

        return [
            deed("member_photo", translate("members", "Photo…"), "camera", self._photo_of_current, "Ctrl+Shift+P",
                 needs_selection=True),
            deed("member_documents", translate("members", "Papers…"), "paperclip", self._documents_of_current, "Ctrl+H",
                 needs_selection=True),
            deed("import_photos", translate("members", "Photos by code…"), "camera",
                 lambda: import_photos(self.workplace, self.screen)),
            deed("give_card_numbers", translate("members", "Give card numbers…"), "id-card", self._ask_for_number,
                 needs_selection=True),
        ]  # fmt: skip

    def choose_photo(self, member_id: str, name: str) -> None:
        ask_for_photo(self.workplace, self.screen, name, self._keeper(member_id, name))

    def remove_photo(self, member_id: str, name: str) -> None:
        self.workplace.act(
            "remove_photo",
            lambda tx: services.remove_photo(tx, member_id),
            owner=self.screen,
            tell=lambda _: translate("members", "The photo of {name} was removed").format(name=name),
        )

    def open_documents(self, member_id: str, name: str) -> None:
        papers_dialog(self.screen, self.workplace, member_id, name).open()

    def _keeper(self, member_id: str, who: str) -> Callable[[bytes, str, Frame], None]:
        def keep(content: bytes, name: str, frame: Frame) -> None:
            self.workplace.act(
                "set_photo",
                lambda tx: services.set_photo(tx, member_id, content, name, frame),
                owner=self.screen,
                tell=lambda _: translate("members", "The photo of {name} was kept").format(name=who),
            )

        return keep

    def _photo_of_current(self) -> None:
        if line := self._current():
            self.choose_photo(line.id, line.full_name)

    def _documents_of_current(self) -> None:
        if line := self._current():
            self.open_documents(line.id, line.full_name)

    def _ask_for_number(self) -> None:
        ids = [line.id for line in self._chosen()]

        def find(reading: Reading) -> tuple[str, int]:
            return services.suggest_card_number(reading), len(services.without_card_number(reading, ids))

        self.workplace.ask(find, lambda found: self._open_numbers(ids, *found), owner=self.screen)

    def _open_numbers(self, ids: Sequence[str], first: str, waiting: int) -> None:
        if not waiting:
            self.workplace.dialogs.show_note(translate("members", "Everybody chosen has a card number already."))
            return
        form = Form([Text("first", translate("members", "First number"), required=True, most=20)], 1)
        form.load({"first": first})
        told = translate(
            "members",
            "{waiting} of those chosen have none and get numbers from this one on; used ones are passed over.",
        )
        form.set_hint("first", told.format(waiting=waiting))

        def save(values: dict[str, Any]) -> None:
            self.workplace.act(
                "give_card_numbers",
                lambda tx: services.give_card_numbers(tx, ids, values["first"]),
                owner=editor,
                done=lambda _: editor.saved(),
                failed=lambda error: editor.refuse(error, self.workplace.say(error)),
                tell=_numbers_given,
            )

        title = translate("members", "Give card numbers")
        editor = EditorDialog(self.screen, title, form, save, self.workplace.dialogs, width=460)
        editor.open()


def _numbers_given(given: list[Member]) -> str:
    text = translate("members", "{count} people got card numbers, {first} to {last}")
    numbers = [one.card_number for one in given] or [""]
    return text.format(count=len(given), first=numbers[0], last=numbers[-1])


def _told(reading: Reading, one: Attachment) -> str:
    return f"{attachment(reading, one)} – {one.note}" if one.note else attachment(reading, one)
