"""The record of the chosen person beside the list, with the history and what to look at again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from desktop.core.database import Reading
from desktop.core.partial_date import print_date
from desktop.features.members import services
from desktop.features.members.domain import Hint, Member, MembershipEvent, Merge, doubts
from desktop.features.members.ui.history import HistoryDesk
from desktop.features.members.ui.in_time import facts_in_time
from desktop.features.members.ui.papers import Papers, PapersDesk
from desktop.features.members.words import event_day, event_name, hint_sentence, status_name
from desktop.features.organization.services import list_sections
from desktop.shell.feature import Feature
from desktop.widgets.states import Banner
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate

BESIDE_PHOTO = 4
"""So many facts stand beside the photo, the rest below it."""


@dataclass(frozen=True)
class Dossier:
    """One member with what stands beside the record."""

    member: Member
    history: list[MembershipEvent]
    section: str
    doubts: list[Hint]
    merges: list[Merge]
    in_time: list[tuple[str, str]]
    papers: Papers
    told: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    """What other features tell of the person, each part with its heading."""


def dossier_of(reading: Reading, member_id: str, papers: PapersDesk, features: Sequence[Feature] = ()) -> Dossier:
    member = services.get_member(reading, member_id)
    names = {section.id: section.name for section in list_sections(reading)}
    history, section = services.membership_history(reading, member_id), names.get(member.section_id, "")
    merges = services.list_merges(reading, member_id)
    in_time, found = facts_in_time(reading, member), papers.find(reading, member_id)
    told = tuple(
        (one.title(), pairs)
        for feature in features
        for one in feature.told
        if one.kind == "member" and (pairs := tuple(one.tell(reading, member_id)))
    )
    return Dossier(member, history, section, doubts(member, reading.today()), merges, in_time, found, told)


def dossier_view(
    dossier: Dossier, separate_latest: Callable[[], None], papers: PapersDesk, history: HistoryDesk
) -> QWidget:
    """Photo, label and value pairs, then papers, then the history, newest last."""
    member = dossier.member
    view = QWidget()
    layout = QVBoxLayout(view)
    layout.setContentsMargins(0, 4, 8, 4)
    layout.setSpacing(5)
    if dossier.doubts:
        lines = [translate("members", "To look at again:"), *map(sentence_of, dossier.doubts)]
        layout.addWidget(Banner(Tone.WARNING, "\n".join(lines)))
    facts = (
        (translate("members", "Status"), status_name(member.status)),
        (translate("members", "Section"), dossier.section),
        (translate("members", "Born"), str(member.birth or "")),
        (translate("members", "Citizen's number"), member.masked_id),
        (translate("members", "Telephone"), member.phone),
        (translate("members", "Job"), member.job),
        (translate("members", "Department"), member.department),
        (translate("members", "Union post"), member.union_post),
        (translate("members", "Card number"), member.card_number),
        (translate("members", "Home town"), member.home_town),
        (translate("members", "Education"), member.education),
        (translate("members", "Working here since"), print_date(member.start_work)),
        (translate("members", "Union member since"), print_date(member.joined)),
        (translate("members", "Note"), member.note),
    )
    beside_photo = QVBoxLayout()
    layout.addLayout(papers.head(member, dossier.papers, beside_photo))
    for number, (label, value) in enumerate(facts):
        if value and number < BESIDE_PHOTO:
            beside_photo.addLayout(_stacked(label, value))
        elif value:
            layout.addLayout(_fact(label, value))
    beside_photo.addStretch(1)
    layout.addWidget(papers.list_of(member, dossier.papers))
    heading = QLabel(translate("members", "History"))
    heading.setProperty("role", "heading")
    layout.addWidget(heading)
    for event in dossier.history:
        layout.addLayout(_event(event, history.buttons(event, member.full_name)))
    for label, value in dossier.in_time:
        layout.addLayout(_fact(label, value))
    for merge in dossier.merges:
        merged = translate("members", "The record of {name} was merged into this one").format(name=merge.gone_name)
        layout.addLayout(_fact(print_date(merge.merged_at.date()), merged))
    for title, pairs in dossier.told:
        part = QLabel(title)
        part.setProperty("role", "heading")
        layout.addWidget(part)
        for label, value in pairs:
            layout.addLayout(_fact(label, value))
    if dossier.merges:
        apart = QPushButton(translate("members", "Separate {name} again").format(name=dossier.merges[-1].gone_name))
        apart.setObjectName("separate_latest")
        apart.setAccessibleName(apart.text())
        apart.setAutoDefault(False)
        apart.clicked.connect(lambda: separate_latest())
        layout.addWidget(apart)
    layout.addStretch(1)
    return view


def _event(event: MembershipEvent, buttons: Sequence[QToolButton]) -> QVBoxLayout:
    """The day with its deeds, and under it, as wide as there is room, what happened."""
    head, whole = QHBoxLayout(), QVBoxLayout()
    head.setSpacing(2)
    whole.setSpacing(0)
    day, text = QLabel(event_day(event)), QLabel(" – ".join(told for told in _told(event) if told))
    day.setProperty("role", "muted")
    text.setWordWrap(True)
    head.addWidget(day, 1)
    for button in buttons:
        head.addWidget(button)
    whole.addLayout(head)
    whole.addWidget(text)
    return whole


def _told(event: MembershipEvent) -> tuple[str, ...]:
    corrected = translate("members", "correction") if event.is_correction else ""
    return event_name(event.kind), event.counterpart, event.decision, corrected, event.reason


def sentence_of(hint: Hint) -> str:
    return hint_sentence(hint.problem, hint.found, hint.expected)


def _stacked(label: str, value: str) -> QVBoxLayout:
    """The value under its label, where there is little room beside the photo."""
    column = QVBoxLayout()
    column.setSpacing(0)
    name, text = QLabel(label), QLabel(value)
    name.setProperty("role", "muted")
    text.setWordWrap(True)
    column.addWidget(name)
    column.addWidget(text)
    return column


def _fact(label: str, value: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    name, text = QLabel(label), QLabel(value)
    name.setProperty("role", "muted")
    name.setFixedWidth(118)
    name.setWordWrap(True)
    text.setWordWrap(True)
    row.addWidget(name)
    row.addWidget(text, 1)
    return row
