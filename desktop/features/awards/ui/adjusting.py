"""Correcting the numbers of a rule pack: every threshold, share and waiting time with its article, and by which
document of the superior they are changed or confirmed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from desktop.core.database import Reading
from desktop.core.errors import FieldRefused
from desktop.features.awards import services
from desktop.features.awards.domain import AwardType
from desktop.features.awards.rules import ANY, RulePack
from desktop.features.awards.services import Comparison, Number, Unit
from desktop.features.awards.words import refusal
from desktop.widgets import fields
from desktop.widgets.editor import EditorDialog
from desktop.widgets.form import Form
from desktop.widgets.words import translate

if TYPE_CHECKING:
    from desktop.features.awards.ui.packs import PacksView


def ask_numbers(
    view: PacksView,
    pack: RulePack,
    numbers: Sequence[Number],
    awards: Mapping[str, AwardType],
    go_on: Callable[[bytes, Comparison], None],
) -> None:
    """Open the form; what the numbers change is shown before anything is installed."""
    workplace, form = view.workplace, _form(numbers)
    form.load({one.place: one.value for one in numbers})
    form.set_hint("document", _such_as())
    for one in numbers:
        form.set_hint(one.place, _told(one, awards))

    def save(values: dict[str, Any]) -> None:
        typed = {one.place: values[one.place] for one in numbers if values[one.place] is not None}

        def ask(reading: Reading) -> tuple[bytes, Comparison]:
            content = services.adjusted(
                reading, pack, typed, values["document"] or "", confirmed=bool(values["confirmed"])
            )
            return content, services.compare_pack(reading, services.pack_of(content))

        def show(found: tuple[bytes, Comparison]) -> None:
            editor.saved()
            go_on(*found)

        workplace.ask(ask, show, owner=editor, failed=lambda error: editor.refuse(error, workplace.say(error)))

    editor = EditorDialog(
        view, translate("awards", "Numbers of “{title}”").format(title=pack.title), form, save, workplace.dialogs,
        width=900,
    )  # fmt: skip
    editor.open()


def _such_as() -> str:
    return translate("awards", "Such as: Hướng dẫn số 05/HD-LĐLĐ ngày 15/01/2026. It is printed with every number.")


def _form(numbers: Sequence[Number]) -> Form:
    proposed, confirmed = [one for one in numbers if not one.confirmed], [one for one in numbers if one.confirmed]
    entries: list[Any] = [
        fields.Text(
            "document",
            translate("awards", "By which document"),
            required=True,
            wide=True,
            most=200,
            hint=translate(
                "awards", "Such as: Hướng dẫn số 05/HD-LĐLĐ ngày 15/01/2026. It is printed with every number."
            ),
        ),
        fields.Tick(
            "confirmed",
            translate("awards", "The other proposed numbers were compared with it too, and agree"),
            wide=True,
        ),
    ]
    if proposed:
        entries.append(translate("awards", "Proposals of the pack, to be compared with the superior"))
        entries += [_field(one) for one in proposed]
    if confirmed:
        entries.append(translate("awards", "Numbers of the regulation itself"))
        entries += [_field(one) for one in confirmed]
    return Form(entries, say=_say)


def _field(one: Number) -> fields.Number:
    """Its name and unit; the article stands below it."""
    label = ", ".join(filter(None, (one.rule, one.group, _unit(one.unit))))
    return fields.Number(one.place, label, required=True)


def _told(one: Number, awards: Mapping[str, AwardType]) -> str:
    named = "" if ANY in one.awards else ", ".join(awards[code].short for code in one.awards if code in awards)
    return ". ".join(filter(None, (named, one.article)))


def _unit(unit: Unit | None) -> str:
    if unit is None:
        return ""
    return {
        Unit.DAYS: translate("awards", "days"),
        Unit.MONTHS: translate("awards", "months"),
        Unit.YEARS: translate("awards", "years"),
        Unit.PERCENT: "%",
        Unit.OF_MEMBERS: translate("awards", "% of members"),
        Unit.OF_HOLDERS: translate("awards", "% of title holders"),
        Unit.OF_REGISTERED: translate("awards", "% of those registered"),
        Unit.PLACES: translate("awards", "places"),
        Unit.DONG: translate("awards", "đồng, one initiative"),
        Unit.DONG_TOGETHER: translate("awards", "đồng, three years together"),
    }[unit]


def _say(error: FieldRefused) -> str | None:
    return refusal(error)
