"""Người thụ hưởng: everybody with their gifts through the years."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter

from desktop.core.database import Reading
from desktop.features.members.domain import MemberQuery
from desktop.features.members.services import list_members
from desktop.features.tet_gifts import services
from desktop.features.tet_gifts.domain import Beneficiary, Scheme, TetCampaign
from desktop.features.tet_gifts.domain.people import Belonging, PastGift, PersonLine
from desktop.features.tet_gifts.services import people, reason_name
from desktop.features.tet_gifts.ui.people.proposing import ProposalDialog, member_option
from desktop.features.tet_gifts.ui.people.record import RecordDialog
from desktop.features.tet_gifts.words import field_refusal, state_name
from desktop.features.tet_gifts.words_of_people import belonging_name
from desktop.shell.tab import Tab
from desktop.shell.workplace import Workplace
from desktop.widgets.actions import Action
from desktop.widgets.editor import EditorDialog
from desktop.widgets.fields import Date, Picker, Text
from desktop.widgets.form import Form
from desktop.widgets.records import Align, Column, RecordsTable
from desktop.widgets.states import EmptyState
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate

_TONES = {Belonging.LEFT: Tone.BAD, Belonging.ON_LEAVE: Tone.WARNING}
SUGGESTIONS = 20


class EverybodyTab(Tab):
    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace, "tet_everybody")
        self.campaign: TetCampaign | None = None
        self.schemes: tuple[Scheme, ...] = ()
        self.table, self.gifts = self._make_table(), self._make_gifts()
        self.table.opened.connect(lambda _: self._open_record())
        self.table.chosen.connect(self._show_gifts)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        self.lay_out([], self._make_actions())
        layout = self.layout()
        assert layout is not None
        layout.removeWidget(self.table)
        parts.addWidget(self.table)
        parts.addWidget(self.gifts)
        parts.setStretchFactor(0, 2)
        parts.setStretchFactor(1, 1)
        layout.addWidget(parts)

    def show_campaign(self, campaign: TetCampaign | None, schemes: tuple[Scheme, ...]) -> None:
        self.campaign, self.schemes = campaign, schemes
        if self.isVisible():
            self.reload()

    def reload(self) -> None:
        self.workplace.ask(people.list_people, self._show, owner=self, replaces="everybody")

    def _show(self, lines: list[PersonLine]) -> None:
        self.table.set_records(lines, search=lambda one: f"{one.full_name} {one.unit} {one.national_id} {one.parent}")

    def _show_gifts(self) -> None:
        line = self.table.current()
        gifts = line.gifts if isinstance(line, PersonLine) else ()
        self.gifts.set_records(gifts)
        self.gifts.setVisible(bool(gifts))

    def _make_table(self) -> RecordsTable:
        this_year = self.today.year + (self.today.month >= 6)

        columns: list[Column[Any]] = [
            Column("name", translate("tet_gifts", "Full name"), lambda one: one.full_name, 170),
            Column("kind", translate("tet_gifts", "Class"),
                   lambda one: services.kind_name(one.kind).short if one.kind else "", 110),
            Column("unit", translate("tet_gifts", "Section"), lambda one: one.unit, 115),
            Column("belonging", translate("tet_gifts", "Today"), lambda one: belonging_name(one.belonging), 110,
                   tone=lambda one: _TONES.get(one.belonging)),
            Column("reasons", translate("tet_gifts", "Stands in the record"), _reasons, 170,
                   tooltip=lambda one: "\n".join(reason_name(reason).full for reason in one.reasons)),
            *map(_year, range(this_year, this_year - 4, -1)),
            Column("total", translate("tet_gifts", "All years"), lambda one: str(one.total or ""), 96, Align.RIGHT,
                   sort=lambda one: one.total),
            Column("parent", translate("tet_gifts", "Father or mother"), lambda one: one.parent, 150),
            Column("household", translate("tet_gifts", "Household"), lambda one: one.household, 120),
            Column("national_id", translate("tet_gifts", "Identity number"), lambda one: one.masked_id, 120,
                   hidden=True),
        ]  # fmt: skip
        table = RecordsTable(
            columns,
            name="tet_everybody_table",
            title=translate("tet_gifts", "Beneficiaries"),
            jobs=self.workplace.jobs,
            count_text=lambda count: translate("tet_gifts", "{count} people").format(count=count),
            search_hint=translate("tet_gifts", "Name, section or number…"),
        )
        table.remember(self.workplace.settings)
        table.set_empty(
            EmptyState(
                "users",
                translate("tet_gifts", "Nobody stands here yet"),
                translate(
                    "tet_gifts",
                    "Everybody who was ever proposed comes here by itself, with the gifts of all years. Who is in need "
                    "can be entered before any Tết: “Into the hardship record…”.",
                ),
            )
        )
        return table

    def _make_gifts(self) -> RecordsTable:
        columns: list[Column[Any]] = [
            Column("year", translate("tet_gifts", "Tết"), lambda one: str(one.lunar_year), 60),
            Column("scheme", translate("tet_gifts", "Scheme"), lambda one: one.scheme, 260),
            Column("amount", translate("tet_gifts", "Amount"), lambda one: str(one.amount), 95, Align.RIGHT),
            Column("state", translate("tet_gifts", "State"), lambda one: state_name(one.state), 150),
            Column("reasons", translate("tet_gifts", "Reasons"), _reasons, 260),
        ]  # fmt: skip
        table = RecordsTable(
            columns,
            name="tet_past_gifts",
            title=translate("tet_gifts", "Gifts through the years"),
            jobs=self.workplace.jobs,
            searchable=False,
            count_text=lambda count: translate("tet_gifts", "{count} gifts through the years").format(count=count),
        )
        table.hide()
        return table

    def _make_actions(self) -> list[Action]:
        return [
            Action(self, "open_record", translate("tet_gifts", "Hardship record… (Enter)"), "list-checks",
                   self._open_record, needs_selection=True, primary=True),
            Action(self, "enter_record", translate("tet_gifts", "Into the hardship record…"), "user-plus",
                   self._enter, "Ctrl+Shift+N"),
            Action(self, "propose_person", translate("tet_gifts", "Propose…"), "gift", self._propose,
                   needs_selection=True),
            Action(self, "change_person", translate("tet_gifts", "Who it is…"), "pencil", self._change_person,
                   needs_selection=True),
            Action(self, "open_member", translate("tet_gifts", "Open the member's record"), "user", self._open_member,
                   needs_selection=True),
        ]  # fmt: skip

    def _chosen(self) -> PersonLine | None:
        return next(iter(self.table.selected()), None)

    def _open_record(self) -> None:
        if line := self._chosen():
            RecordDialog(self, self.workplace, line.id).start()

    def _propose(self) -> None:
        if (line := self._chosen()) and self.schemes:
            ProposalDialog(self, self.workplace, self.schemes).propose_person(
                line.id, self.schemes[0].id, line.reasons
            )  # fmt: skip

    def _open_member(self) -> None:
        if (line := self._chosen()) and line.member_id:
            self.workplace.navigate("members", member=line.member_id)

    def _enter(self) -> None:
        """A member or anybody else into the record, before there is any gift."""

        def search(text: str, answer: Any) -> None:
            def ask(reading: Reading) -> Any:
                return [member_option(one) for one in list_members(reading, MemberQuery(search=text), SUGGESTIONS)]

            self.workplace.ask(ask, answer, owner=self, replaces="pick_member")

        form = Form(
            [
                Picker("member", translate("tet_gifts", "Member"), search, wide=True),
                translate("tet_gifts", "Somebody who is not a member"),
                *self._identity(),
            ],
            say=field_refusal,
        )

        def save(values: dict[str, Any]) -> None:
            member = values.pop("member") or ""
            self.workplace.act(
                "enter_person", lambda tx: people.enter_person(tx, Beneficiary("", member_id=member, **values)),
                owner=editor, done=entered, failed=lambda error: editor.refuse(error, self.workplace.say(error)),
                tell=lambda made: translate("tet_gifts", "{name} stands in the hardship record").format(
                    name=made.full_name),
            )  # fmt: skip

        def entered(made: Beneficiary) -> None:
            editor.saved()
            RecordDialog(self, self.workplace, made.id).start()

        title = translate("tet_gifts", "Into the hardship record")
        editor = EditorDialog(self, title, form, save, self.workplace.dialogs, width=640)
        editor.open()

    def _identity(self) -> list[Any]:
        return [
            Text("full_name", translate("tet_gifts", "Full name")),
            Date("birth", translate("tet_gifts", "Date or year of birth"), today=self.today, year_allowed=True,
                 past=True),
            Text("national_id", translate("tet_gifts", "Identity number"), most=20),
            Text("phone", translate("tet_gifts", "Telephone"), most=20),
            Text("unit", translate("tet_gifts", "Section or place")),
            Text("household", translate("tet_gifts", "Household")),
        ]  # fmt: skip

    def _change_person(self) -> None:
        if not (line := self._chosen()):
            return
        if line.member_id:
            self.workplace.dialogs.show_note(
                translate("tet_gifts", "This is a member: name, birth and number are changed in the members' list.")
            )
            return
        self.workplace.ask(lambda reading: services.get_beneficiary(reading, line.id), self._edit_person, owner=self)

    def _edit_person(self, person: Beneficiary) -> None:
        form = Form(self._identity(), say=field_refusal)
        form.load({key: getattr(person, key) for key in form.to_draft()})

        def save(values: dict[str, Any]) -> None:
            self.workplace.act(
                "change_beneficiary", lambda tx: services.change_beneficiary(tx, replace(person, **values)),
                owner=editor, done=lambda _: editor.saved(),
                failed=lambda error: editor.refuse(error, self.workplace.say(error)),
                tell=lambda made: translate("tet_gifts", "{name} was changed").format(name=made.full_name),
            )  # fmt: skip

        title = translate("tet_gifts", "Who it is")
        editor = EditorDialog(self, title, form, save, self.workplace.dialogs, width=640)
        editor.open()


def _year(year: int) -> Column[Any]:
    return Column(
        f"year_{year}", translate("tet_gifts", "Tết {year}").format(year=year),
        lambda one: str(one.received_in(year) or ""), 92, Align.RIGHT, sort=lambda one: one.received_in(year),
    )  # fmt: skip


def _reasons(one: PersonLine | PastGift) -> str:
    return " · ".join(reason_name(reason).short for reason in one.reasons)
