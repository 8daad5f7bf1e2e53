"""Results of a target that the book cannot count: a number, or so many out of so many, on a day, from some paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop.core.partial_date import print_date
from desktop.features.emulation import services
from desktop.features.emulation.domain import Campaign, Target, TargetResult
from desktop.features.emulation.ui.editing import edit
from desktop.features.emulation.words import demand_text, field_sentence
from desktop.shell.workplace import Workplace
from desktop.widgets.fields import Date, Number, Text, Tick
from desktop.widgets.form import Form
from desktop.widgets.words import translate

_SHOWN = 6


def enter_result(parent: QWidget, workplace: Workplace, campaign: Campaign, target: Target) -> None:
    """Ask for a result; those entered before stand under the form, the latest counts."""
    workplace.ask(
        lambda reading: services.list_results(reading, campaign.id, target.code),
        lambda known: _open(parent, workplace, campaign, target, known),
        owner=parent,
    )


def _open(
    parent: QWidget, workplace: Workplace, campaign: Campaign, target: Target, known: Sequence[TargetResult]
) -> None:
    today = workplace.database.clock.today()
    form = Form(
        [
            Date("on", translate("emulation", "As of"), required=True, today=today, past=True),
            Text("value", translate("emulation", "Reached ({unit})").format(unit=target.unit), most=20),
            Number("numerator", translate("emulation", "Or so many…")),
            Number("denominator", translate("emulation", "… out of")),
            Text("evidence", translate("emulation", "Where it was read"), wide=True),
            *(
                [Tick("mistaken", translate("emulation", "The latest result was a mistake: take it away"), wide=True)]
                if known
                else []
            ),
        ],
        say=field_sentence,
    )
    form.load({"on": today})
    text = translate("emulation", "Asked for: {demand}. The latest result counts.")
    before = [
        f"{print_date(one.on)}: {_printed(one, target)}" + (f" ({one.evidence})" if one.evidence else "")
        for one in known[:_SHOWN]
    ]
    form.set_hint("evidence", "\n".join([text.format(demand=demand_text(target)), *before]))

    def deed(tx: Any, values: Mapping[str, Any]) -> TargetResult:
        gone = services.remove_result(tx, known[0].id) if values.get("mistaken") else None
        if gone is not None and not (values["value"] or values["denominator"]):
            return gone
        result = TargetResult(
            "", campaign.id, target.code, values["on"], values["value"], values["numerator"] or 0,
            values["denominator"] or 0, values["evidence"],
        )  # fmt: skip
        return services.record_result(tx, result)

    edit(
        parent,
        workplace,
        target.text,
        form,
        "record_result",
        deed,
        lambda done: translate("emulation", "Result written: {result}").format(result=_printed(done, target)),
        width=620,
    )


def _printed(result: TargetResult, target: Target) -> str:
    if result.denominator:
        return f"{result.numerator}/{result.denominator}"
    return f"{result.value.replace('.', ',')} {target.unit}"
