"""Choosing several nominees at once for one award, with the quota filling up while they are ticked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.core.database import Reading
from desktop.core.errors import FieldRefused
from desktop.features.awards.domain import AwardType, Occasion
from desktop.features.awards.rules import Group
from desktop.features.awards.services import QuotaMeter, quota_meter
from desktop.features.awards.ui.forms import nominate_form
from desktop.features.awards.ui.quotas import group_title, quota_base, quota_words, share_words
from desktop.features.emulation.domain import Campaign, Family, Subject, SubjectKind
from desktop.features.members.domain import MemberQuery, Status
from desktop.features.members.services import list_members
from desktop.features.organization.services import get_union, list_sections
from desktop.shell.workplace import Workplace
from desktop.widgets.editor import EditorDialog
from desktop.widgets.meter import Meter
from desktop.widgets.records import Column, RecordsTable
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate


@dataclass(frozen=True)
class Candidate:
    """Somebody who can be ticked."""

    subject: Subject
    name: str
    detail: str

    @property
    def id(self) -> str:
        return self.subject.id


def candidates(reading: Reading) -> list[Candidate]:
    """The union, its sections, then its active members in Vietnamese order."""
    union = get_union(reading)
    sections = [section for section in list_sections(reading) if not section.closed]
    members = list_members(reading, MemberQuery(statuses=(Status.ACTIVE,)))
    return [
        Candidate(Subject(SubjectKind.UNION, union.id), union.name, ""),
        *(Candidate(Subject(SubjectKind.SECTION, one.id), one.name, "") for one in sections),
        *(
            Candidate(
                Subject(SubjectKind.PERSON, one.id),
                one.full_name,
                " · ".join(filter(None, (str(one.birth or ""), one.section, one.job))),
            )
            for one in members
        ),
    ]


class NominateDialog(EditorDialog):
    """An award, an occasion, and everybody who is to be nominated for it."""

    def __init__(
        self,
        parent: QWidget,
        workplace: Workplace,
        campaign: Campaign,
        known: Mapping[str, AwardType],
        save: Callable[[dict[str, Any], list[Subject]], None],
    ) -> None:
        self.workplace, self.campaign, self.known = workplace, campaign, known
        self.chosen: dict[str, Subject] = {}
        self._all: list[Candidate] = []
        awards = [
            award for award in known.values() if award.family is not Family.STATE and award.is_given_on(campaign.end)
        ]
        form = nominate_form(awards)
        form.load({"occasion": Occasion.YEAR})
        super().__init__(
            parent,
            translate("awards", "Nominate"),
            form,
            lambda values: self._try(save, values),
            workplace.dialogs,
            width=820,
        )
        self.picker = RecordsTable(
            [
                Column(
                    "chosen", translate("awards", "Choose"), lambda _: "", 70, tick=lambda one: one.id in self.chosen
                ),
                Column("name", translate("awards", "Name"), lambda one: one.name, 260),
                Column("detail", translate("awards", "Birth, section, job"), lambda one: one.detail, 320),
            ],
            name="candidates",
            title=translate("awards", "Who is nominated"),
            count_text=self._count,
            search_hint=translate("awards", "Type a part of the name; Space ticks the line"),
        )
        self.picker.setMinimumHeight(230)
        self.picker.ticked.connect(lambda one, _: self._tick(one))
        self.picker.opened.connect(self._tick)
        self.meter = Meter(translate("awards", "Quota"))
        self.meter.hide()
        self.shares = {group: Meter(group_title(group)) for group in Group}
        form.edited.connect(lambda key: self._on_award() if key == "award" else None)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        middle = QVBoxLayout()
        middle.setContentsMargins(16, 0, 16, 10)
        middle.addWidget(self.picker, 1)
        meters = QHBoxLayout()
        meters.setSpacing(20)
        for part in (self.meter, *self.shares.values()):
            meters.addWidget(part, 1)
        middle.addLayout(meters)
        layout.insertLayout(2, middle, 3)
        layout.itemAt(1).widget().setMinimumHeight(min(form.sizeHint().height(), 230))
        layout.setStretch(1, 0)
        self.resize(self.width(), min(680, self.screen().availableGeometry().height() - 60))
        workplace.ask(candidates, self._show, owner=self)

    @property
    def dirty(self) -> bool:
        return super().dirty or bool(self.chosen)

    def _is_chosen(self, one: Candidate) -> bool:
        return one.id in self.chosen

    def _show(self, found: list[Candidate]) -> None:
        self._all = found
        self._on_award()

    def _on_award(self) -> None:
        award = self.known.get(self._award())
        fitting = [one for one in self._all if award is None or one.subject.kind in award.subjects]
        self.chosen = {key: one for key, one in self.chosen.items() if award is None or one.kind in award.subjects}
        self.picker.set_records(fitting, search=lambda one: f"{one.name} {one.detail}")
        self._ask_quota()

    def _award(self) -> str:
        try:
            return str(self.form.field("award").value())
        except FieldRefused:
            return ""  # none chosen yet

    def _tick(self, one: Candidate) -> None:
        if one.id in self.chosen:
            del self.chosen[one.id]
        else:
            self.chosen[one.id] = one.subject
        self.picker.view.viewport().update()
        self.picker.count_label.setText(self._count(len(self._all)))
        self._ask_quota()

    def _count(self, _: int) -> str:
        return translate("awards", "{count} chosen").format(count=len(self.chosen))

    def _ask_quota(self) -> None:
        award, code = self._award(), self.campaign.code
        adding = [(award, subject) for subject in self.chosen.values()]
        self.workplace.ask(
            lambda reading: quota_meter(reading, code, adding), self._show_quota, owner=self, replaces="quota"
        )

    def _show_quota(self, found: QuotaMeter) -> None:
        lines = [line for line in found.lines if self._award() in line.awards]
        self.meter.setVisible(bool(lines))
        if lines:
            self.meter.tell(lines[0].used, lines[0].limit, quota_words(lines[0]))
            self.meter.setToolTip(f"{quota_base(lines[0])}\n{lines[0].source}")
        for share in found.shares:
            tone = Tone.WARNING if share.is_low else Tone.GOOD
            self.shares[share.group].tell(share.count, share.persons or None, share_words(share), tone)
            self.shares[share.group].setToolTip(share.source)

    def _try(self, save: Callable[[dict[str, Any], list[Subject]], None], values: dict[str, Any]) -> None:
        if self.chosen:
            save(values, list(self.chosen.values()))
        else:
            nobody = translate("awards", "Nobody is chosen yet. Tick at least one line.")
            self.refuse(FieldRefused("subjects", "required"), nobody)
