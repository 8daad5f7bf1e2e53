"""The list of works, tasks and products, and their editor."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, replace
from datetime import date
from typing import Any

from desktop.core.database import Reading
from desktop.core.money import Dong, total
from desktop.core.partial_date import print_date
from desktop.features.emulation import services
from desktop.features.emulation.domain import WorkItem, WorkKind, WorkState
from desktop.features.emulation.ui.editing import edit
from desktop.features.emulation.ui.evidence import evidence_dialog
from desktop.features.emulation.ui.view import CampaignView
from desktop.features.emulation.words import field_sentence, work_kind_name, work_state_name
from desktop.features.members.domain import MemberLine, MemberQuery
from desktop.features.members.services import list_members
from desktop.shell.workplace import Workplace
from desktop.widgets.actions import Action
from desktop.widgets.fields import Choice, Date, Lines, Money, Option, Picker, Text, Tick
from desktop.widgets.form import Form
from desktop.widgets.records import Align, Column, RecordsTable
from desktop.widgets.states import EmptyState
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate

_TONES = {
    WorkState.REGISTERED: Tone.NEUTRAL,
    WorkState.RUNNING: Tone.WARNING,
    WorkState.DONE: Tone.GOOD,
    WorkState.DROPPED: Tone.BAD,
}


class WorksView(CampaignView):
    """Works, tasks and products of the campaign (công trình, phần việc, sản phẩm gắn biển)."""

    touched = ("work_item",)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace, "works")

    def _find(self, reading: Reading, campaign_id: str) -> list[WorkItem]:
        return services.list_work_items(reading, campaign_id)

    def _show(self, items: list[WorkItem]) -> None:
        self.table.set_records(items)
        text = translate("emulation", "{done} of {count} finished, {plaques} bear a plaque; {worth} đồng in all")
        done = sum(one.state is WorkState.DONE for one in items)
        plaques, worth = sum(bool(one.plaque_on) for one in items), total(one.value for one in items)
        told = text.format(done=done, count=len(items), plaques=plaques, worth=worth)
        self.table.set_footer(told if items else "")

    # Deeds

    def add(self) -> None:
        if self.campaign is not None:
            self._edit(WorkItem("", self.campaign.id, ""))

    def _edit(self, item: WorkItem) -> None:
        form = work_form(self.workplace.database.clock.today(), self._find_people)
        form.load(work_values(item))

        def deed(tx: Any, values: Mapping[str, Any]) -> WorkItem:
            return services.record_work_item(tx, with_work_values(item, values))

        edit(
            self,
            self.workplace,
            item.name or translate("emulation", "New work, task or product"),
            form,
            "record_work_item",
            deed,
            lambda done: translate("emulation", "“{name}” saved").format(name=done.name),
            another=not item.id,
        )

    def open_files(self) -> None:
        if one := self.table.current():
            evidence_dialog(self, self.workplace, one).open()

    def _advance(self, state: WorkState) -> None:
        ids = [one.id for one in self.table.selected()]
        text = translate("emulation", "{count} works: {state}")
        self.workplace.act(
            "advance_work_items",
            lambda tx: services.advance_work_items(tx, ids, state),
            owner=self,
            tell=lambda done: text.format(count=len(done), state=work_state_name(state)),
        )

    def _remove(self, items: Sequence[WorkItem]) -> None:
        told = translate("emulation", "{count} works were deleted")
        self._remove_each("remove_work_items", items, services.remove_work_item, told)

    def _find_people(self, text: str, answer: Callable[[Sequence[Option]], None]) -> None:
        def show(lines: list[MemberLine]) -> None:
            answer(
                [
                    Option(one.id, one.full_name, " · ".join(filter(None, (str(one.birth or ""), one.section))))
                    for one in lines
                ]
            )

        self.workplace.ask(
            lambda reading: list_members(reading, MemberQuery(search=text), 12), show, owner=self, replaces="pick"
        )

    # Building

    def _make_deeds(self) -> list[Action]:
        def state(id: str, title: str, icon: str, wanted: WorkState) -> Action:
            return Action(self, id, title, icon, lambda: self._advance(wanted), needs_selection=True)

        return [
            Action(self, "record_work_item", translate("emulation", "New work…"), "plus", self.add, "Ctrl+Shift+N",
                   tip=translate("emulation", "A work, task or product to be done in the campaign")),
            state("work_running", translate("emulation", "Under way"), "arrow-right", WorkState.RUNNING),
            state("work_done", translate("emulation", "Finished"), "circle-check", WorkState.DONE),
            state("work_dropped", translate("emulation", "Given up"), "circle-x", WorkState.DROPPED),
            Action(self, "work_files", translate("emulation", "Attached files…"), "paperclip", self.open_files,
                   "Ctrl+H", needs_selection=True,
                   tip=translate("emulation", "Minutes of acceptance, decision on the plaque, pictures of the work")),
        ]  # fmt: skip

    def _make_table(self) -> RecordsTable:
        columns: list[Column[Any]] = [
            Column("name", translate("emulation", "Work, task or product"), lambda one: one.name, 260),
            Column("kind", translate("emulation", "Kind"), lambda one: work_kind_name(one.kind), 90),
            Column("responsible", translate("emulation", "In charge"), lambda one: one.responsible, 160),
            Column("start", translate("emulation", "Start"), lambda one: print_date(one.start), 92),
            Column("finish", translate("emulation", "Finish"), lambda one: print_date(one.finish), 92),
            Column("value", translate("emulation", "Value (đồng)"), lambda one: str(one.value) if one.value else "",
                   120, Align.RIGHT, sort=lambda one: one.value),
            Column("plaque", translate("emulation", "Plaque"), _plaque, 170),
            Column("state", translate("emulation", "State"), lambda one: work_state_name(one.state), 116,
                   tone=lambda one: _TONES[one.state]),
        ]  # fmt: skip
        table = RecordsTable(
            columns,
            name="works_table",
            title=translate("emulation", "Works, tasks and products"),
            jobs=self.workplace.jobs,
            count_text=lambda count: translate("emulation", "{count} works").format(count=count),
            search_hint=translate("emulation", "Work or who is in charge (Ctrl+F)"),
        )
        table.remember(self.workplace.settings)
        table.opened.connect(self._edit)
        table.removal_wanted.connect(self._remove)
        table.set_actions(self.deeds)
        return table

    def teach(self, *others: Action) -> None:
        """What to do first, while there is nothing; `others` are the screen's deeds that begin it too."""
        self.table.set_empty(
            EmptyState(
                "flag",
                translate("emulation", "No works, tasks or products yet"),
                translate(
                    "emulation",
                    "Each unit registers at least one work that is finished for an occasion and may bear a plaque. "
                    "Write down its name, who is in charge, when it is finished and what it is worth.",
                ),
                [self.deeds[0], *others],
            )
        )


def work_form(today: date, search: Any) -> Form:
    return Form(
        [
            Text("name", translate("emulation", "Name"), required=True, wide=True, most=500),
            Choice("kind", translate("emulation", "Kind"), _options(WorkKind, work_kind_name)),
            Choice("state", translate("emulation", "State"), _options(WorkState, work_state_name)),
            Picker("member_id", translate("emulation", "Member in charge"), search, required=False),
            Text("responsible", translate("emulation", "In charge, as printed"),
                 hint=translate("emulation", "Left empty: the member's name. A section or several people are typed.")),
            Date("start", translate("emulation", "Start"), today=today),
            Date("finish", translate("emulation", "Finish"), today=today),
            Money("value", translate("emulation", "Value (đồng)")),
            Tick("plaque", translate("emulation", "It is to bear a plaque")),
            Date("plaque_on", translate("emulation", "Plaque hung on"), today=today, past=True),
            Text("occasion", translate("emulation", "Occasion")),
            Lines("note", translate("emulation", "Note"), rows=2),
        ],
        say=field_sentence,
    )  # fmt: skip


def work_values(item: WorkItem) -> dict[str, Any]:
    values = {field.name: getattr(item, field.name) for field in fields(item)}
    values["member_id"] = Option(item.member_id, item.responsible) if item.member_id else None
    values["value"] = item.value or None
    return values


def with_work_values(item: WorkItem, values: Mapping[str, Any]) -> WorkItem:
    """What was typed; without a printed name the member's own is printed."""
    chosen = dict(values)
    picked = chosen.pop("member_id") or ""
    chosen["value"] = chosen["value"] or Dong(0)
    return replace(item, **chosen, member_id=picked)


def _plaque(item: WorkItem) -> str:
    if not item.plaque:
        return ""
    return ", ".join(filter(None, (print_date(item.plaque_on) or translate("emulation", "To be hung"), item.occasion)))


def _options(kind: Any, name: Callable[[Any], str]) -> tuple[Option, ...]:
    return tuple(Option(one, name(one)) for one in kind)
