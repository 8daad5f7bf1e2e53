"""The way of a gift after its approval: posting with its objections, the union above, the table, what stays lying."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from desktop.core.changes import ChangeSet
from desktop.core.database import Reading, Transaction
from desktop.core.partial_date import print_date
from desktop.features.tet_gifts import services
from desktop.features.tet_gifts.domain import (
    LISTED,
    GiftLine,
    GiftQuery,
    GiftRequest,
    GiftState,
    Objection,
    Scheme,
    StateImpossible,
)
from desktop.features.tet_gifts.services import people
from desktop.features.tet_gifts.ui import aside_forms, forms
from desktop.features.tet_gifts.words import field_refusal
from desktop.widgets.actions import Action
from desktop.widgets.fields import Option
from desktop.widgets.list_dialog import ListDialog
from desktop.widgets.records import Column
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate

if TYPE_CHECKING:
    from desktop.features.tet_gifts.ui.screen.deeds import Deeds

Ids = list[str]


class WayDeeds:
    """The deeds that take chosen gifts, or the list of a scheme, a step further."""

    def __init__(self, work: Deeds) -> None:
        self.work, self.workplace = work, work.workplace

    def verify(self) -> None:
        self._step("verify_gifts", services.verify, translate("tet_gifts", "{count} gifts were verified"))

    def reopen(self) -> None:
        """What was not approved may be thought over."""
        self._step("reopen_gifts", services.reopen, translate("tet_gifts", "{count} gifts are proposed again"))

    def send_up(self) -> None:
        told = translate("tet_gifts", "{count} gifts were sent to the union above")
        self._step("send_up_gifts", services.send_up, told)

    def issue(self) -> None:
        def deed(tx: Transaction, ids: Ids) -> list[GiftRequest]:
            return services.advance(tx, ids, GiftState.ISSUED)

        self._step("issue_gifts", deed, translate("tet_gifts", "{count} gifts are set out"))

    def not_taken(self) -> None:
        title = translate("tet_gifts", "{count} gifts were not taken")
        self._with_reason("gifts_not_taken", title, services.mark_not_taken)

    def bring_back(self) -> None:
        told = translate("tet_gifts", "{count} gifts are back with the cashier")
        self._step("bring_back_gifts", services.bring_back, told)

    def hear_superior(self) -> None:
        if not (ids := self._chosen()):
            return

        def deed(tx: Transaction, values: dict[str, Any]) -> list[GiftRequest]:
            return services.hear_superior(tx, ids, approved=values["approved"], reason=values["reason"])

        self.work.edit(
            translate("tet_gifts", "Answer of the union above on {count} gifts").format(count=len(ids)),
            aside_forms.superior_form(), "hear_superior", deed, self._tell(
                translate("tet_gifts", "The answer on {count} gifts was written down")), width=560,
        )  # fmt: skip

    def move_source(self) -> None:
        chosen, look = self.work.view.chosen(), self.work.view.look
        schemes = {line.scheme_id for line in chosen}
        meters = [one for one in look.meters if one.scheme_id in schemes]
        unique = {(one.source, one.year): one for one in meters}
        if not chosen or not unique:
            return
        ids = [line.id for line in chosen]
        form = aside_forms.source_form(list(unique.values()))
        form.load({"line": next((key for key in unique if key != (chosen[0].source, chosen[0].year)), None)})

        def deed(tx: Transaction, values: dict[str, Any]) -> list[GiftRequest]:
            source, year = values["line"]
            return services.move_to_source(tx, ids, source, year)

        self.work.edit(
            translate("tet_gifts", "Let another source pay for {count} gifts").format(count=len(ids)),
            form, "move_gifts_to_source", deed,
            self._tell(translate("tet_gifts", "{count} gifts are paid by another source")), width=560,
        )  # fmt: skip

    def post(self) -> None:
        view = self.work.view
        if (campaign := view.campaign) is None:
            return
        schemes = [view.scheme] if view.scheme else list(view.look.schemes)

        def deed(tx: Transaction, values: dict[str, Any]) -> list[GiftRequest]:
            return _post_all(tx, schemes, values["first"], values["last"])

        self.work.edit(
            translate("tet_gifts", "Post the list of {name}").format(
                name=view.scheme.name if view.scheme else campaign.name),
            aside_forms.posting_form(campaign, self.work.today, field_refusal), "post_tet_list", deed,
            self._tell(translate("tet_gifts", "{count} gifts are posted")), width=560,
        )  # fmt: skip

    def replace(self) -> None:
        """The first of the reserve is offered; who was returned is the one chosen."""
        chosen = self.work.view.chosen()
        if len(chosen) != 1:
            return
        line = chosen[0]

        def find(reading: Reading) -> list[GiftLine]:
            return [one.line for one in people.reserves(reading, line.scheme_id)]

        self.workplace.ask(find, lambda found: self._replace_by(line, found), owner=self.work.view)

    def show_objections(self) -> None:
        view = self.work.view
        schemes = [view.scheme] if view.scheme else list(view.look.schemes)
        if schemes:
            ObjectionsDialog(self.work, schemes, view).open()

    def _replace_by(self, line: GiftLine, reserves: Sequence[GiftLine]) -> None:
        if not reserves:
            self.workplace.dialogs.show_note(
                translate("tet_gifts", "Nobody is left in the reserve of this scheme. Propose somebody first.")
            )
            return
        self.work.edit(
            translate("tet_gifts", "In place of {name}").format(name=line.full_name),
            aside_forms.reserve_form(aside_forms.reserve_options(reserves)),
            "replace_gift",
            lambda tx, values: services.replace_gift(tx, line.id, values["reserve"]),
            lambda _: translate("tet_gifts", "The place of {name} was taken").format(name=line.full_name),
            width=560,
        )

    def _chosen(self) -> Ids:
        return [line.id for line in self.work.view.chosen()]

    def _step(self, act: str, deed: Callable[[Transaction, Ids], list[GiftRequest]], told: str) -> None:
        if ids := self._chosen():
            self.workplace.act(act, lambda tx: deed(tx, ids), owner=self.work.view, tell=self._tell(told))

    def _with_reason(self, act: str, title: str, deed: Callable[[Transaction, Ids, str], list[GiftRequest]]) -> None:
        if ids := self._chosen():
            self.work.edit(
                title.format(count=len(ids)),
                forms.reason_form(),
                act,
                lambda tx, values: deed(tx, ids, values["reason"]),
                self._tell(title),
                width=560,
            )

    @staticmethod
    def _tell(text: str) -> Callable[[Any], str]:
        return lambda done: text.format(count=len(done))


def _post_all(tx: Transaction, schemes: Sequence[Scheme], first: date, last: date) -> list[GiftRequest]:
    """The list of every scheme that has one; raises StateImpossible when none has."""
    done = []
    for scheme in schemes:
        counts = services.count_by_state(tx, GiftQuery(scheme_id=scheme.id))
        if counts.get(GiftState.APPROVED) or counts.get(GiftState.POSTED):
            done += services.post_list(tx, scheme.id, first, last)
    if not done:
        raise StateImpossible(schemes[0].name, GiftState.PROPOSED, GiftState.POSTED)
    return done


@dataclass(frozen=True)
class _Said:
    """An objection with the names it is about."""

    id: str
    scheme: str
    about: str
    objection: Objection


class ObjectionsDialog(ListDialog):
    """What was said about the posted lists, and what the committee answered."""

    def __init__(self, work: Deeds, schemes: Sequence[Scheme], parent: QWidget) -> None:
        columns: list[Column[Any]] = [
            Column("on", translate("tet_gifts", "Received on"), lambda one: print_date(one.objection.on), 90),
            Column("by", translate("tet_gifts", "Who objects"), lambda one: one.objection.by, 150),
            Column("about", translate("tet_gifts", "About whom"), lambda one: one.about, 150),
            Column("text", translate("tet_gifts", "What is said"), lambda one: one.objection.text, 260,
                   tooltip=lambda one: one.objection.text),
            Column("answer", translate("tet_gifts", "Answer"), _answer, 260, tone=_answer_tone,
                   tooltip=lambda one: one.objection.answer),
            Column("scheme", translate("tet_gifts", "Scheme"), lambda one: one.scheme, 200),
        ]  # fmt: skip
        super().__init__(
            "tet_objections", translate("tet_gifts", "Objections to the posted list"), columns, parent, 1020, 420
        )
        self.work, self.schemes = work, schemes
        self.told.setText(translate(
            "tet_gifts", "A list is closed when its posting is over and every objection has an answer. Somebody who is "
            "to lose the gift is chosen in the list: “Do not approve…”."))  # fmt: skip
        self.remove = self.add(Action(self, "remove_objection", translate("tet_gifts", "Remove"), "trash-2",
                                      self._remove, "Ctrl+Del"))  # fmt: skip
        self.answer = self.add(Action(self, "answer_objection", translate("tet_gifts", "Answer…"), "pencil",
                                      self._give_answer, "Ctrl+E"))  # fmt: skip
        self.add(Action(self, "add_objection", translate("tet_gifts", "Write one down…"), "plus", self._add, "Ctrl+N",
                        primary=True))  # fmt: skip
        self.table.opened.connect(lambda _: self._give_answer())
        self.table.chosen.connect(self._greet)
        work.workplace.changed.connect(self._on_changed)
        self._greet()
        self._reload()
        self.table.take_focus()

    def _reload(self) -> None:
        schemes = self.schemes

        def find(reading: Reading) -> list[_Said]:
            found = []
            for scheme in schemes:
                objections = services.list_objections(reading, scheme.id)
                names = services.names_of(reading, [one.request_id for one in objections if one.request_id])
                found += [_Said(one.id, scheme.name, names.get(one.request_id, ""), one) for one in objections]
            return found

        self.work.workplace.ask(find, self._show, owner=self, replaces="objections")

    def _show(self, found: list[_Said]) -> None:
        self.table.set_records(found)
        if found and self.table.current() is None:
            self.table.select(found[0].id)
        self._greet()

    def _on_changed(self, changes: ChangeSet) -> None:
        if changes.touches("tet_objection"):
            self._reload()

    def _greet(self) -> None:
        for deed in (self.remove, self.answer):
            deed.setEnabled(self.table.current() is not None)

    def _add(self) -> None:
        schemes = self.schemes

        def find(reading: Reading) -> list[Option]:
            lines = [
                one for scheme in schemes for one in services.list_gifts(
                    reading, GiftQuery(scheme_id=scheme.id, states=LISTED))
            ]  # fmt: skip
            return [Option(one.id, one.full_name, one.unit) for one in lines]

        self.work.workplace.ask(find, self._write_down, owner=self)

    def _write_down(self, people: Sequence[Option]) -> None:
        def deed(tx: Transaction, values: dict[str, Any]) -> Objection:
            draft = Objection("", values["scheme"], values["on"], values["by"], values["text"], values["request"] or "")
            return services.object_to(tx, draft)

        self.work.edit(
            translate("tet_gifts", "An objection"),
            aside_forms.objection_form(self.work.today, self.schemes, people, field_refusal),
            "object_to_tet_list",
            deed,
            lambda one: translate("tet_gifts", "Written down: {by}").format(by=one.by),
            over=self,
            width=640,
        )

    def _give_answer(self) -> None:
        if current := self.table.current():
            objection: Objection = current.objection
            form = aside_forms.answer_form(self.work.today, field_refusal)
            if objection.answered_on:
                form.load({"answer": objection.answer, "answered_on": objection.answered_on})
            self.work.edit(
                translate("tet_gifts", "Answer to {by}").format(by=objection.by),
                form,
                "answer_tet_objection",
                lambda tx, values: services.answer_objection(tx, objection.id, values["answer"], values["answered_on"]),
                lambda one: translate("tet_gifts", "Answered: {by}").format(by=one.by),
                over=self,
                width=560,
            )

    def _remove(self) -> None:
        if current := self.table.current():
            self.work.workplace.act(
                "withdraw_tet_objection", lambda tx: services.withdraw_objection(tx, current.id), owner=self,
                tell=lambda gone: translate("tet_gifts", "Removed: {name}").format(name=gone.by),
            )  # fmt: skip


def _answer(one: _Said) -> str:
    if one.objection.answered_on is None:
        return translate("tet_gifts", "Waits for an answer")
    return f"{print_date(one.objection.answered_on)}: {one.objection.answer}"


def _answer_tone(one: _Said) -> Tone | None:
    return Tone.WARNING if one.objection.is_open else None
