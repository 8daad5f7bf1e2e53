"""The sentences of papers in the user's language."""

from __future__ import annotations

from desktop.core.contracts import Subject
from desktop.core.errors import UserError
from desktop.features.reports.lists import UnknownList
from desktop.features.reports.services import TemplateRefused, UnknownFormat, UnknownReport, WrongFormatForReport
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
    if isinstance(error, TemplateRefused):
        return _template_refused(error)
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


def _template_refused(error: TemplateRefused) -> str:
    forbidden = translate("reports", "“{name}”, line {line}: “{place}” may not stand in a template.")
    text = {
        "not_word": translate("reports", "“{name}” is no Word file (.docx). Save it in Word as .docx and try again."),
        "damaged": translate("reports", "“{name}” cannot be read as a Word template. Begin again from the saved one."),
        "too_large": translate("reports", "“{name}” is too large for a template. Take out pictures, then try again."),
        "reaches_outside": translate(
            "reports", "“{name}” fetches something from outside (a linked template, picture or object). Break the link."
        ),
        "unknown_place": translate("reports", "“{name}”, line {line}: there is no place called “{place}”.{near}"),
        "unclosed": translate(
            "reports",
            "“{name}”, line {line}: a “for” or “if” lacks its “endfor” or “endif”, or the other way.",
        ),
        "not_a_list": translate("reports", "“{name}”, line {line}: “{place}” is one text, so nothing can be repeated."),
    }.get(error.reason, forbidden)
    near = translate("reports", " Is “{near}” meant?").format(near=error.near) if error.near else ""
    return text.format(name=error.name, line=error.line, place=error.place, near=near)
