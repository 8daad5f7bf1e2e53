"""The form of the figures about the workers, one set for each day of counting."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop.core.database import Reading
from desktop.core.errors import FieldRefused, UserError
from desktop.core.money import Dong
from desktop.core.partial_date import print_date
from desktop.features.members import services
from desktop.features.members.domain import AMOUNTS, LabourRow, counting_periods
from desktop.features.members.words import figure_name, refusal
from desktop.shell.workplace import Workplace
from desktop.widgets.editor import EditorDialog
from desktop.widgets.fields import Choice, Money, Number, Option
from desktop.widgets.form import Form
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate

Known = Mapping[date, Mapping[LabourRow, int]]


def figures_form(known: Known) -> Form:
    """Choosing another day shows what was typed for it; the first one is chosen."""
    days = [Option(day, print_date(day)) for day in known]
    form = Form(
        [
            Choice("on", translate("members", "Counted on"), days, required=True, wide=True),
            *((Money if row in AMOUNTS else Number)(row.value, figure_name(row)) for row in LabourRow),
        ],
        say=refusal,
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


def open_figures(workplace: Workplace, screen: QWidget, today: date) -> None:
    """Ask for the figures about the workers on a day of counting, the one that is due first."""
    days = [period.last for period in counting_periods(today)]

    def find(reading: Reading) -> tuple[Known, Mapping[date, int]]:
        known = {day: services.labour_figures(reading, day) for day in days}
        return known, {day: services.membership_stock(reading, day).count.total for day in days}

    workplace.ask(find, lambda found: _show(workplace, screen, *found), owner=screen)


def _show(workplace: Workplace, screen: QWidget, known: Known, members: Mapping[date, int]) -> None:
    form = figures_form(known)
    workers = LabourRow.WORKERS.value

    def warn(_: str = "") -> None:
        """Fewer people employed than members is most likely a slip, or people who left and were never ended."""
        try:
            day, typed = form.field("on").value(), form.field(workers).value()
        except FieldRefused:
            return  # which says so itself
        if typed and typed < members.get(day, 0):
            told = translate("members", "Fewer than the {count} members of that day. Please check both numbers.")
            form.tell(workers, Tone.WARNING, told.format(count=members[day]))
        else:
            form.set_hint(workers, "")

    form.edited.connect(warn)
    warn()

    def refused(error: UserError) -> None:
        editor.refuse(error, workplace.say(error))
        warn()

    def save(values: dict[str, Any]) -> None:
        day, figures = figures_of(values)
        workplace.act(
            "keep_labour_figures",
            lambda tx: services.keep_labour_figures(tx, day, figures),
            owner=editor,
            done=lambda _: editor.saved(),
            failed=refused,
            tell=lambda _: translate("members", "The figures of {day} were kept").format(day=print_date(day)),
        )

    title = translate("members", "Figures about the workers")
    editor = EditorDialog(screen, title, form, save, workplace.dialogs, width=760)
    editor.open()
