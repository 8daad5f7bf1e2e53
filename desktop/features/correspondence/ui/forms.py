"""The forms of a document, of the numbering, and of a reason."""

from __future__ import annotations

from datetime import date
from typing import Any

from desktop.features.correspondence.domain import Direction, Entry
from desktop.features.correspondence.services import document_kinds
from desktop.widgets.fields import Choice, Date, Field, Lines, Number, Option, Text, Tick
from desktop.widgets.form import Form
from desktop.widgets.words import translate


def document_form(direction: Direction, today: date, kept: Entry | None) -> Form:
    """Everything about one document; the number of one that is `kept` is settled and not asked for."""
    issued = direction is Direction.ISSUED
    return Form(_issued_fields(today, kept) if issued else _received_fields(today))


def _kind() -> Choice:
    kinds = [Option(kind.sign, kind.name, kind.sign) for kind in document_kinds() if not kind.retired]
    return Choice("kind", translate("correspondence", "Type"), kinds, required=True)


def _subject() -> Lines:
    return Lines("subject", translate("correspondence", "What it is about"), required=True, rows=2, most=500)


def _issued_fields(today: date, kept: Entry | None) -> list[Field | str]:
    number: list[Field | str] = [
        Number("number", translate("correspondence", "Number"), least=1,
               hint=translate("correspondence", "Empty: the next number of this year.")),
        Text("suffix", translate("correspondence", "Letter"), most=1,
             hint=translate("correspondence", "Only for a document put in between later: 07a.")),
    ]  # fmt: skip
    return [
        _kind(),
        Date("dated", translate("correspondence", "Dated"), today=today, required=True, past=True),
        *([] if kept else number),
        _subject(),
        Text("signer", translate("correspondence", "Signed by"), most=120),
        Number("copies", translate("correspondence", "Copies"), least=1),
        Text("recipients", translate("correspondence", "Sent to"), wide=True, most=500),
        Text("filed_in", translate("correspondence", "Copy kept at"), most=120),
        Date("due", translate("correspondence", "Answer expected by"), today=today),
        Lines("note", translate("correspondence", "Note"), rows=2),
    ]


def _received_fields(today: date) -> list[Field | str]:
    return [
        Date("received_on", translate("correspondence", "Came on"), today=today, required=True, past=True),
        Text("sender", translate("correspondence", "Sender"), required=True, most=250),
        Text("symbol", translate("correspondence", "Its number and symbol"), most=60, placeholder="15/KH-LĐLĐ"),
        Date("dated", translate("correspondence", "Dated"), today=today, required=True, past=True),
        _kind(),
        Text("handler", translate("correspondence", "To be handled by"), most=120),
        _subject(),
        Date("due", translate("correspondence", "To be done by"), today=today),
        Date("done_on", translate("correspondence", "Done on"), today=today, past=True),
        Text("filed_in", translate("correspondence", "Kept at"), most=120),
        Lines("note", translate("correspondence", "Note"), rows=2),
    ]


def entry_values(direction: Direction, values: dict[str, Any]) -> dict[str, Any]:
    """What the form says, under the fields of an Entry."""
    given = {"direction": direction, **values, "copies": values.get("copies") or 1}
    return given if values.get("number") else {key: value for key, value in given.items() if key != "number"}


def numbering_form() -> Form:
    return Form(
        [
            Text("unit", translate("correspondence", "The unit in the symbol"), most=20, placeholder="CĐCS",
                 hint=translate("correspondence", "The number is then printed as 07/TTr-CĐCS.")),
            Tick("one_series", translate("correspondence", "One series of numbers for all types of document")),
        ],
        columns=1,
    )  # fmt: skip


def reason_form() -> Form:
    return Form([Text("reason", translate("correspondence", "Reason"), required=True)], columns=1)
