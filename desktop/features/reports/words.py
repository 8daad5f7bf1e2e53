"""The sentences of papers in the user's language."""

from __future__ import annotations

from collections.abc import Callable

from desktop.core.blanks import LayoutRefused, MeasuredImpossible
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
        Subject.DECISION: translate("reports", "Decision"),
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
    if isinstance(error, LayoutRefused):
        return _layout_refused(error)
    if isinstance(error, MeasuredImpossible):
        return _measured_impossible(error)
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


def _layout_refused(error: LayoutRefused) -> str:
    expected = ", ".join(_VALUES[one]() if error.reason == "wrong_type" and one in _VALUES else one
                         for one in error.expected)  # fmt: skip
    text = {
        "unknown_field": translate("reports", "{path}: the entry {field} is not known. Known are: {expected}."),
        "missing": translate("reports", "{path}: the entry {field} is missing or empty."),
        "wrong_type": translate("reports", "{path}: the entry {field} must be {expected}, not {value}."),
        "unknown_choice": translate(
            "reports", "{path}: the entry {field} cannot be “{value}”. Choose one of: {expected}."
        ),
        "not_a_length": translate("reports", "{path}: the entry {field} must be a length in mm, not {value}."),
        "too_small": translate("reports", "{path}: the entry {field} is {value}; it must be at least {expected}."),
        "too_large": translate("reports", "{path}: the entry {field} is {value}; it may be at most {expected}."),
        "off_sheet": translate(
            "reports", "{path}: the text of {field} reaches to {value} mm, but the sheet ends at {expected} mm."
        ),
        "twice": translate("reports", "{path}: two texts are called “{value}” ({field})."),
        "unknown_place": translate("reports", "There is no place called “{value}” ({field}). Places are: {expected}."),
        "unclosed": translate("reports", "A brace in “{value}” lacks its other half ({field})."),
        "not_a_colour": translate("reports", "{path}: “{value}” is no colour ({field}). Write it as #b3121d."),
        "not_a_code": translate(
            "reports",
            "{path}: “{value}” cannot be the code of a layout. Use small letters without marks, digits and -.",
        ),
        "too_long": translate("reports", "{path}: {field} has {value} letters; it may have at most {expected}."),
        "too_many": translate("reports", "{path}: {value} texts are too many; a layout has at most {expected}."),
        "other_paper": translate("reports", "{path} is a layout for another paper ({value})."),
        "nothing_printed": translate("reports", "At least one text must be printed into the blank."),
        "not_toml": translate("reports", "{path} is not a layout: line {value} is not written as TOML.")
        if error.value
        else translate("reports", "{path} is not a layout (TOML text in UTF-8)."),
    }.get(error.reason, translate("reports", "{path} cannot be used as a layout."))
    return text.format(path=error.path, field=error.field, value=error.value, expected=expected)


_VALUES: dict[str, Callable[[], str]] = {
    "text": lambda: translate("reports", "a text in quotation marks"),
    "number": lambda: translate("reports", "a whole number"),
    "decimal": lambda: translate("reports", "a number"),
    "yes_or_no": lambda: translate("reports", "true or false"),
    "list": lambda: translate("reports", "a list in square brackets"),
    "table": lambda: translate("reports", "a table with entries"),
}


def _measured_impossible(error: MeasuredImpossible) -> str:
    if error.reason == "fitted":
        text = translate(
            "reports",
            "The rulers came out at {percent} % of their length: the page was fitted to the paper. Print the sheet "
            "again with “Actual size” or 100 %, then measure again.",
        )
    else:
        text = translate(
            "reports",
            "{millimetres} mm is too far off for a printer. Look how the paper lies in the tray, and measure again.",
        )
    return text.format(
        percent=str(error.percent).replace(".", ","), millimetres=str(error.millimetres).replace(".", ",")
    )
