"""One value for one field of many members at once, as after a re-organisation."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop.core.database import Reading
from desktop.core.errors import FieldRefused
from desktop.features.members import services
from desktop.features.members.domain import Member
from desktop.features.members.ui.forms import member_fields, with_values
from desktop.features.organization.domain import Section
from desktop.shell.workplace import Workplace
from desktop.widgets.editor import EditorDialog
from desktop.widgets.fields import Choice, Field, Option, Tick
from desktop.widgets.form import Form
from desktop.widgets.words import translate

SHARED = ("section_id", "department", "job", "union_post", "education", "ethnicity", "home_town", "address", "joined",
          "start_work", "sex", "is_leader", "note", "party", "party_joined", "schooling", "political_theory",
          "languages", "religion", "contract", "joined_at", "id_issued_by")  # fmt: skip
"""What many people may have in common; the rest is each person's own."""


@dataclass(frozen=True)
class Crowd:
    """People to change: what to call them, and whom to ask for on the worker thread."""

    name: str
    ids: Callable[[Reading], Sequence[str]]


class ManyEditor(EditorDialog):
    """Whom, which field, which value; beneath it how many will come out otherwise, by the code that changes them."""

    def __init__(
        self, workplace: Workplace, crowds: Sequence[Crowd], field: str, sections: Sequence[Section], today: date,
        parent: Any,
    ) -> None:  # fmt: skip
        known = {one.key: one for one in member_fields(sections, today) if isinstance(one, Field)}
        self._workplace = workplace
        self._crowds = crowds
        self._fields = {key: known[key] for key in SHARED}
        whom = Choice(
            "whom",
            translate("members", "Whom to change"),
            [Option(place, one.name) for place, one in enumerate(crowds)],
            required=True,
        )
        what = Choice(
            "what",
            translate("members", "What to change"),
            [Option(key, one.label) for key, one in self._fields.items()],
            required=True,
        )
        form = Form([whom, what, *self._fields.values()], 1)
        form.load({"whom": 0, "what": field if field in SHARED else SHARED[0]})
        self._show_only(form)
        title = translate("members", "Change many at once")
        super().__init__(parent, title, form, self._do, workplace.dialogs, width=520)
        form.edited.connect(lambda _: self._foresee())
        self._foresee()

    def _foresee(self) -> None:
        """Show only the field that was chosen, and what saving would do."""
        self._show_only(self.form)
        chosen = self.form.field("what").value()
        try:
            change = self._change(self.form.field(chosen).value())
        except FieldRefused:
            return
        ids = self._crowd().ids
        self._workplace.ask(
            lambda reading: len(services.changed_members(reading, ids(reading), change)),
            lambda count: self.form.set_hint("what", self._sentence(count)),
            owner=self,
            failed=lambda _: None,  # saving says what is wrong
            replaces="foresee",
        )

    def _show_only(self, form: Form) -> None:
        chosen = form.field("what").value()
        for key in self._fields:
            form.show_field(key, key == chosen)

    def _do(self, values: dict[str, Any]) -> None:
        change, ids = self._change(values[values["what"]]), self._crowd().ids
        self._workplace.act_long(
            "change_members",
            lambda tx, _: services.change_members(tx, ids(tx), change),
            owner=self,
            label=translate("members", "Changing many at once"),
            done=lambda _: self.saved(),
            failed=lambda error: self.refuse(error, self._workplace.say(error)),
            tell=lambda changed: changed_sentence(len(changed), *self._said()),
        )

    def _crowd(self) -> Crowd:
        place: int = self.form.field("whom").value()
        return self._crowds[place]

    def _change(self, value: Any) -> Callable[[Member], Member]:
        key = self.form.field("what").value()
        return lambda kept: with_values(kept, {key: value})

    def _said(self) -> tuple[str, str]:
        """(field, value) in words."""
        field = self._fields[self.form.field("what").value()]
        if isinstance(field, Tick):
            return field.label, translate("members", "yes") if field.value() else translate("members", "no")
        return field.label, field.to_draft() if field.value() else ""

    def _sentence(self, count: int) -> str:
        text = translate("members", "Will change {count} people: {field} = {value}")
        field, value = self._said()
        return text.format(count=count, field=field, value=value or translate("members", "(nothing)"))


def changed_sentence(count: int, field: str, value: str) -> str:
    text = translate("members", "Changed {count} people: {field} = {value}")
    return text.format(count=count, field=field, value=value or translate("members", "(nothing)"))
