"""The sentences of papers in the user's language."""

from __future__ import annotations

from desktop.core.contracts import Subject
from desktop.core.errors import UserError
from desktop.features.reports.lists import UnknownList
from desktop.features.reports.services import UnknownFormat, UnknownReport, WrongFormatForReport
from desktop.widgets.words import translate


def title() -> str:
    return translate("reports", "Papers")


def subject_name(subject: Subject) -> str:
    return {
        Subject.CAMPAIGN: translate("reports", "Campaign"),
        Subject.PERIOD: translate("reports", "Period"),
        Subject.DAY: translate("reports", "Day"),
        Subject.PEOPLE: translate("reports", "People"),
        Subject.RECEIPT: translate("reports", "Receipt"),
    }[subject]


def choice_name(subject: Subject, code: str, name: str) -> str:
    """A line of the drop-down; only a campaign's code means something to the eye."""
    return f"{name} ({code})" if name and subject is Subject.CAMPAIGN else name or code


def format_name(format: str) -> str:
    return {
        "pdf": translate("reports", "PDF"),
        "xlsx": translate("reports", "Excel"),
        "docx": translate("reports", "Word"),
    }.get(format, format)


def file_kinds(format: str) -> str:
    """The filter of a file dialog."""
    return {
        "pdf": translate("reports", "PDF file, to print and sign (*.pdf)"),
        "xlsx": translate("reports", "Excel workbook (*.xlsx)"),
        "docx": translate("reports", "Word paper, to edit (*.docx)"),
    }[format]


def refusal(error: UserError) -> str | None:
    """The sentence of a refusal about papers; None for others."""
    if isinstance(error, UnknownFormat):
        return translate(
            "reports", "A paper cannot be saved as “.{format}”. Give the file a name that ends in {offered}."
        ).format(format=error.format, offered=", ".join(f".{one}" for one in error.offered))
    if isinstance(error, UnknownReport):
        return translate("reports", "There is no paper called “{name}”. These exist: {offered}.").format(
            name=error.name, offered=", ".join(error.offered)
        )
    if isinstance(error, UnknownList):
        return translate("reports", "There is no list called “{name}”. These exist: {offered}.").format(
            name=error.name, offered=", ".join(error.offered)
        )
    if isinstance(error, WrongFormatForReport):
        return translate("reports", "“{name}” is not made as {format}. Choose {offered}.").format(
            name=error.name,
            format=format_name(error.format),
            offered=", ".join(format_name(one) for one in error.offered),
        )
    return None
