"""The register's sentences in the user's language."""

from __future__ import annotations

from desktop.core.contracts import Finding
from desktop.core.errors import FieldRefused, UserError
from desktop.features.correspondence.domain import (
    Doubt,
    NoReasonGiven,
    NoSuchYear,
    NumberTaken,
    YearClosed,
    YearNotOver,
)
from desktop.widgets.words import translate


def title() -> str:
    return translate("correspondence", "Register of documents")


def refusal(error: UserError) -> str | None:
    """The sentence for a refusal of this feature; None for everybody else's."""
    if isinstance(error, NumberTaken):
        text = translate("correspondence", "Number {number} was given to “{subject}”. Leave the number empty to take "
                         "the next one, or add a letter to put a document in between.")  # fmt: skip
        return text.format(number=error.number, subject=error.subject)
    if isinstance(error, YearClosed):
        text = translate("correspondence", "The register of {year} is closed. Open it again first, with a reason.")
        return text.format(year=error.year)
    if isinstance(error, YearNotOver):
        text = translate("correspondence", "{year} is not over: its register is closed in December at the earliest.")
        return text.format(year=error.year)
    if isinstance(error, NoSuchYear):
        return translate("correspondence", "“{text}” is no year, such as 2026.").format(text=error.text)
    if isinstance(error, NoReasonGiven):
        return translate("correspondence", "Write the reason: it stays in the register.")
    if isinstance(error, FieldRefused) and error.reason in ("before_dated", "other_year", "not_a_letter"):
        return _refused_field(error)
    return None


def explain(finding: Finding) -> tuple[str, str] | None:
    """What to say about a cell of an imported list, and what to do; None for what the importer itself finds."""
    correct = translate("correspondence", "Correct the cell.")
    compare = translate("correspondence", "Compare with the register in the book.")
    speak = {
        "direction_unknown": (
            translate("correspondence", "“{value}” does not say whether the document was issued or came."),
            translate("correspondence", "Write Đi or Đến, or leave the column out."),
        ),
        "number_not_understood": (
            translate("correspondence", "“{value}” is no number of a document."),
            translate("correspondence", "Write it as 07/TTr-CĐCS or 07a/TTr-CĐCS."),
        ),
        "document_kind_unknown": (
            translate("correspondence", "“{value}” is no type of document."),
            translate("correspondence", "Write one of: {choices}."),
        ),
        "document_repeated": (
            translate("correspondence", "This document stands in row {row} of sheet “{sheet}” too; it was skipped."),
            translate("correspondence", "Delete one of the two rows."),
        ),
        "number_of_another_document": (
            translate("correspondence", "The number “{value}” was given to a document of another type."), compare,
        ),
        "document_of_another_year": (
            translate("correspondence", "The number belongs to the register of {year}."), compare,
        ),
        "register_closed": (
            translate("correspondence", "The register of {year} is closed."),
            translate("correspondence", "Open it again first, with a reason."),
        ),
        "document_day_needed": (translate("correspondence", "“{value}” is no whole date."), correct),
        "document_required": (translate("correspondence", "The column {field} must be filled in."), correct),
        "document_in_the_future": (translate("correspondence", "{text} has not come yet."), correct),
        "document_before_dated": (
            translate("correspondence", "It cannot have come on {text}, before the day written on it."), correct,
        ),
        "document_too_small": (translate("correspondence", "There is one copy at least."), correct),
    }.get(finding.problem)  # fmt: skip
    if speak is None:
        return None
    facts = {**finding.facts, "value": finding.value}
    return speak[0].format_map(facts), speak[1].format_map(facts)


def _refused_field(error: FieldRefused) -> str:
    text = {
        "before_dated": translate("correspondence", "It cannot have come on {value}, before the day written on it."),
        "other_year": translate("correspondence", "The number belongs to {value}. For another year enter it anew."),
        "not_a_letter": translate("correspondence", "“{value}”: one letter is wanted, such as a in 07a."),
    }[error.reason]
    return text.format(value=error.value)


def doubt_sentence(doubt: Doubt) -> str:
    if doubt.problem == "gap":
        text = translate("correspondence", "Numbers never given {series}: {numbers}.")
    else:
        text = translate("correspondence", "Number {numbers} bears an earlier day than the one before it.")
    return text.format(series=f"({doubt.series})" if doubt.series else "", numbers=doubt.text).replace(" :", ":")
