"""The form of the figures about the workers, one set for each day of counting."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from desktop.core.money import Dong
from desktop.core.partial_date import print_date
from desktop.features.members.domain import AMOUNTS, LabourRow
from desktop.features.members.words import figure_name
from desktop.widgets.fields import Choice, Money, Number, Option
from desktop.widgets.form import Form
from desktop.widgets.words import translate


def figures_form(known: Mapping[date, Mapping[LabourRow, int]]) -> Form:
    """Choosing another day shows what was typed for it; the first one is chosen."""
    days = [Option(day, print_date(day)) for day in known]
    form = Form(
        [
            Choice("on", translate("members", "Counted on"), days, required=True, wide=True),
            *((Money if row in AMOUNTS else Number)(row.value, figure_name(row)) for row in LabourRow),
        ]
    )

    def show(day: date) -> None:
        figures = known[day]
        amounts = {row.value: Dong(figures[row]) for row in AMOUNTS if row in figures}
        form.load({"on": day, **{row.value: figures.get(row) for row in LabourRow}, **amounts})

    form.edited.connect(lambda key: show(form.field("on").value()) if key == "on" else None)
    show(next(iter(known)))
    return form


def figures_of(values: Mapping[str, Any]) -> tuple[date, dict[LabourRow, int | None]]:
    """The day, and what the form says of each row."""
    return values["on"], {row: values[row.value] for row in LabourRow}
