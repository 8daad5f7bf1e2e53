"""Không sót ai: what is still open before the list is closed; each line opens where it is put right."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from desktop.core.database import Reading
from desktop.features.members.services import members_with_ids
from desktop.features.tet_gifts.domain import Doubt, Scheme, TetCampaign
from desktop.features.tet_gifts.domain.people import Open, OpenPoint
from desktop.features.tet_gifts.services import people
from desktop.features.tet_gifts.ui.people.proposing import ProposalDialog
from desktop.features.tet_gifts.ui.people.record import RecordDialog
from desktop.features.tet_gifts.words_of_people import open_name, open_sentence
from desktop.shell.tab import Tab
from desktop.shell.workplace import Workplace
from desktop.widgets.actions import Action
from desktop.widgets.chips import Chips
from desktop.widgets.editor import EditorDialog
from desktop.widgets.fields import Lines, Option
from desktop.widgets.form import Form
from desktop.widgets.records import Column, RecordsTable
from desktop.widgets.states import EmptyState
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate

_TONES = {
    Open.NEVER_PROPOSED: Tone.BAD,
    Open.SECTION_SILENT: Tone.WARNING,
    Open.MISSING_NOW: Tone.WARNING,
    Open.NO_EVIDENCE: Tone.NEUTRAL,
    Open.DOUBT: Tone.WARNING,
}


class CheckTab(Tab):
    """`show_gift` shows a gift in the list."""

    def __init__(self, workplace: Workplace, show_gift: Callable[[OpenPoint], None]) -> None:
        super().__init__(workplace, "tet_check")
        self.show_gift = show_gift
        self.campaign: TetCampaign | None = None
        self.scheme: Scheme | None = None
        self.schemes: tuple[Scheme, ...] = ()
        self._points: list[OpenPoint] = []
        self.kinds = Chips(exclusive=True)
        self.kinds.changed.connect(self._show)
        self.table = self._make_table()
        self.table.opened.connect(lambda _: self._open())
        self.look_at = Action(self, "let_doubt_stand", translate("tet_gifts", "Looked at…"), "check", self._let_stand,
                              "Ctrl+B", needs_selection=True)  # fmt: skip
        self.lay_out(
            [],
            [
                Action(self, "open_point", translate("tet_gifts", "Open (Enter)"), "arrow-right", self._open,
                       primary=True, needs_selection=True),
                self.look_at,
            ],
        )  # fmt: skip
        layout = self.layout()
        assert layout is not None
        layout.removeWidget(self.table)
        layout.addWidget(self.kinds)
        layout.addWidget(self.table)

    def show_campaign(self, campaign: TetCampaign | None, scheme: Scheme | None, schemes: tuple[Scheme, ...]) -> None:
        self.campaign, self.scheme, self.schemes = campaign, scheme, schemes
        if self.isVisible():
            self.reload()

    def reload(self) -> None:
        if (campaign := self.campaign) is not None:
            self.workplace.ask(
                lambda reading: people.open_points(reading, campaign.id), self._take, owner=self, replaces="check"
            )

    def enable(self) -> None:
        super().enable()
        chosen = self.table.selected() if self.table.selected_rows() else []
        self.look_at.setEnabled(bool(chosen) and all(one.kind is Open.DOUBT for one in chosen))

    def _take(self, points: list[OpenPoint]) -> None:
        before = self.kinds.checked()
        self._points = points
        self.kinds.clear()
        for kind in Open:
            if count := sum(one.kind is kind for one in points):
                self.kinds.add(kind.value, f"{open_name(kind)}: {count}", checked=kind.value in before)
        self._show()

    def _show(self) -> None:
        chosen = self.kinds.checked()
        self.table.set_records([one for one in self._points if not chosen or one.kind.value in chosen])
        self.enable()

    def _make_table(self) -> RecordsTable:
        columns: list[Column[Any]] = [
            Column("kind", translate("tet_gifts", "What is open"), lambda one: open_name(one.kind), 220,
                   tone=lambda one: _TONES[one.kind]),
            Column("about", translate("tet_gifts", "Who"), lambda one: one.about, 170),
            Column("unit", translate("tet_gifts", "Section"),
                   lambda one: "" if one.kind is Open.SECTION_SILENT else one.unit, 120),
            Column("told", translate("tet_gifts", "Why it stands here"), open_sentence, 520, tooltip=open_sentence),
        ]  # fmt: skip
        table = RecordsTable(
            columns,
            name="tet_open_points",
            title=translate("tet_gifts", "Still open"),
            jobs=self.workplace.jobs,
            count_text=lambda count: translate("tet_gifts", "{count} points open").format(count=count),
        )
        table.set_empty(
            EmptyState(
                "circle-check",
                translate("tet_gifts", "Nothing is open"),
                translate(
                    "tet_gifts",
                    "Nobody in need is without a proposal, every section has spoken, whoever had a gift last time has "
                    "been looked at, reasons are proved and doubts settled. The list may be closed.",
                ),
            )
        )
        return table

    def _open(self) -> None:
        for point in self.table.selected()[:1]:
            if point.kind is Open.NO_EVIDENCE:
                RecordDialog(self, self.workplace, point.beneficiary_id).start()
            elif point.kind is Open.DOUBT:
                self.show_gift(point)
            else:
                self._propose(point)

    def _propose(self, point: OpenPoint) -> None:
        if not self.schemes:
            return
        dialog = ProposalDialog(self, self.workplace, self.schemes, section_id=point.section)
        scheme_id = (self.scheme or self.schemes[0]).id
        if point.beneficiary_id:
            dialog.propose_person(point.beneficiary_id, scheme_id, point.reasons)
        elif point.member_id:

            def ask(reading: Reading) -> Option:
                member = members_with_ids(reading, [point.member_id])[point.member_id]
                return Option(member.id, member.full_name, str(member.birth or ""))

            def show(option: Option) -> None:
                dialog.propose(scheme_id, member=option)

            self.workplace.ask(ask, show, owner=self)
        else:
            dialog.propose(scheme_id)

    def _let_stand(self) -> None:
        points = [one for one in self.table.selected() if one.doubt is not None]
        form = Form(
            [Lines("finding", translate("tet_gifts", "What was found"), required=True, wide=True,
                   hint=translate("tet_gifts", "For example: two households, each with its own hearth."))],
            columns=1,
        )  # fmt: skip

        def deed(tx: Any, finding: str) -> int:
            for one in points:
                people.let_stand(tx, one.request_id, [Doubt(one.doubt, one.detail)], finding)
            return len(points)

        def save(values: dict[str, Any]) -> None:
            self.workplace.act(
                "let_doubt_stand", lambda tx: deed(tx, values["finding"]), owner=editor,
                done=lambda _: editor.saved(), failed=lambda error: editor.refuse(error, self.workplace.say(error)),
                tell=lambda count: translate("tet_gifts", "{count} doubts were looked at").format(count=count),
            )  # fmt: skip

        title = translate("tet_gifts", "The committee has looked at it")
        editor = EditorDialog(self, title, form, save, self.workplace.dialogs, width=560)
        editor.open()
