"""The importer's sentences in the user's language: refused files, and every finding with what to do about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from desktop.core.contracts import Action, Existing, Finding, Suspect
from desktop.core.errors import UserError
from desktop.features.importing.domain import (
    AlreadyUndone,
    ListTooLarge,
    Looks,
    NoListFound,
    NoSuchImport,
    NotAList,
    Undone,
)
from desktop.features.importing.finding_words import WORDS
from desktop.features.importing.services import Preview
from desktop.widgets.words import translate


def title() -> str:
    return translate("importing", "Imports")


def action_name(action: Action) -> str:
    return {
        Action.CREATE: translate("importing", "Add"),
        Action.UPDATE: translate("importing", "Update"),
        Action.UNCHANGED: translate("importing", "Unchanged"),
        Action.SKIP: translate("importing", "Skip"),
        Action.REFUSE: translate("importing", "Error"),
    }[action]


def existing_name(existing: Existing) -> str:
    """The three verbs for people who are in the book already."""
    return {
        Existing.SKIP: translate("importing", "Leave as they are"),
        Existing.FILL: translate("importing", "Fill in blanks only"),
        Existing.OVERWRITE: translate("importing", "Overwrite with the file"),
    }[existing]


def existing_hint(existing: Existing) -> str:
    return {
        Existing.SKIP: translate("importing", "What is in the book already is not touched."),
        Existing.FILL: translate("importing", "Only what is empty in the book is taken from the file."),
        Existing.OVERWRITE: translate(
            "importing", "What the file says replaces what the book says; a blank cell never erases anything."
        ),
    }[existing]


def counts_line(done: Preview) -> str:
    text = translate(
        "importing",
        "Add {create} · Update {update} · Unchanged {unchanged} · Skip {skip} · Errors {refuse} · Doubles {suspected}",
    )
    counts = {action.value: done.count(action) for action in Action}
    return text.format(**counts, suspected=len(done.suspected))


def offer_title(finding: Finding) -> str:
    """The words of the button that accepts what a finding offers."""
    text = {
        "rows_hidden": translate("importing", "Leave out hidden rows"),
        "section_in_title": translate("importing", "Put all into {value}"),
        "sections_in_titles": translate("importing", "Put each sheet into its own group"),
        "section_nowhere": translate("importing", "Put all into this group"),
        "section_once": translate("importing", "Fill in the group from above"),
        "sections_shared": translate("importing", "Add the sheet to the group's name"),
    }[finding.problem]
    return text.format(value=finding.value)


def undone_sentence(undone: Undone) -> str:
    text = translate("importing", "The import was taken back: {removed} added rows removed, {restored} restored.")
    said = text.format(removed=undone.removed, restored=undone.restored)
    if undone.kept:
        kept = translate("importing", "Kept, because edited or used since: {names}.")
        said += " " + kept.format(names=", ".join(undone.kept))
    return said


# Refusals


def refusal(error: UserError) -> str | None:
    """The sentence for a refusal of this feature; None for everybody else's."""
    if isinstance(error, NotAList):
        return _not_a_list(error).format(file=Path(error.path).name or translate("importing", "What was pasted"))
    if isinstance(error, ListTooLarge):
        return _too_large(error)
    if isinstance(error, NoListFound):
        return _no_list(error)
    if isinstance(error, AlreadyUndone):
        return translate("importing", "This import was already taken back.")
    if isinstance(error, NoSuchImport):
        return _no_such_import(error)
    return None


def _no_list(error: NoListFound) -> str:
    wanted = ", ".join(f"“{title}”" for title in error.wanted)
    if error.row and wanted:
        text = translate(
            "importing",
            "The list in “{file}” has no column {wanted}: sheet “{sheet}”, headings in row {row}. "
            "Add the column, or give it this heading.",
        )
    elif error.row:
        text = translate(
            "importing",
            "Only one column of “{file}” was understood: sheet “{sheet}”, headings in row {row}. "
            "Give the other columns the headings of the template.",
        )
    else:
        text = translate(
            "importing",
            "No list was found in “{file}”: no row of headings was understood. It needs a column {wanted}; "
            "write the headings as in the template.",
        )
    file = Path(error.path).name or translate("importing", "What was pasted")
    return text.format(file=file, wanted=wanted, sheet=error.sheet, row=error.row)


def _no_such_import(error: NoSuchImport) -> str:
    if not error.known:
        text = translate("importing", "There is no import “{id}”, nor any other that could be taken back.")
        return text.format(id=error.id)
    text = translate("importing", "There is no import “{id}”. The latest ones, newest first: {known}.")
    return text.format(id=error.id, known=", ".join(error.known))


def _not_a_list(error: NotAList) -> str:
    return {
        Looks.EMPTY: translate("importing", "“{file}” is empty. Choose the file that holds the list."),
        Looks.ENCRYPTED: translate(
            "importing", "“{file}” is protected by a password. Open it in Excel, save it without a password, try again."
        ),
        Looks.DAMAGED: translate(
            "importing", "“{file}” is damaged or was cut off in copying. Copy it again from where it came from."
        ),
        Looks.UNSAFE: translate(
            "importing",
            "“{file}” is built in a way that could harm this computer, so it was not opened. "
            "Ask whoever sent it for a new one.",
        ),
        Looks.TOO_HEAVY: translate(
            "importing",
            "Reading “{file}” was stopped, because it takes far more memory or time than a list does. "
            "Copy the rows of the list into a new workbook and choose that.",
        ),
        Looks.PDF: translate("importing", "“{file}” is a PDF, not a spreadsheet. Ask for the Excel file of the list."),
        Looks.WORD: translate(
            "importing",
            "“{file}” is a text without a table that can be read. Copy the list into Excel and choose that file.",
        ),
        Looks.POWERPOINT: translate("importing", "“{file}” is a presentation, not a spreadsheet."),
        Looks.IMAGE: translate("importing", "“{file}” is a picture, not a spreadsheet. Ask for the Excel file."),
        Looks.WEB_PAGE: translate(
            "importing",
            "“{file}” is a web page without a table. Open it in Excel and save it as .xlsx.",
        ),
        Looks.ARCHIVE: translate("importing", "“{file}” is a compressed folder. Unpack it and choose the list inside."),
        Looks.PROGRAM: translate("importing", "“{file}” is a program, not a spreadsheet. It may be a virus."),
        Looks.BINARY_EXCEL: translate(
            "importing", "“{file}” is a binary workbook. Open it in Excel and save it as .xlsx."
        ),
        Looks.UNKNOWN: translate(
            "importing",
            "“{file}” is not a list that can be read. Lists come from Excel (.xlsx, .xls), LibreOffice (.ods), CSV, "
            "Word (.docx) or web pages (.htm).",
        ),
    }[error.looks_like]


def _too_large(error: ListTooLarge) -> str:
    file = Path(error.path).name or translate("importing", "What was pasted")
    limit = f"{error.limit:,}".replace(",", ".")
    if error.what == "bytes":
        text = translate("importing", "“{file}” is larger than {limit} bytes. Take out pictures and other sheets.")
    elif error.what == "rows":
        text = translate("importing", "“{file}” has more than {limit} rows. Divide it into several files.")
    elif error.what == "columns":
        text = translate(
            "importing",
            "A sheet of “{file}” has more than {limit} columns. Take out those that are no part of the list.",
        )
    else:
        text = translate(
            "importing",
            "A sheet of “{file}” reaches too far: more than {limit} cells. "
            "Delete stray cells far below or far right of the list, then try again.",
        )
    return text.format(file=file, limit=limit)


# Findings


Explain = Callable[[Finding], tuple[str, str] | None]


def explain(finding: Finding, features: Iterable[Explain] = ()) -> tuple[str, str]:
    """What is to be said about a cell, and what to do; both whole sentences. Features explain what they found."""
    problem, fix = next(filter(None, (feature(finding) for feature in features)), None) or _explain(finding)
    if rows := finding.facts.get("rows"):
        problem = translate("importing", "{problem} So it is in {rows} rows.").format(problem=problem, rows=rows)
    return problem, fix


def suspicion(suspect: Suspect, features: Iterable[Explain] = ()) -> str:
    """Who a row may be about, how sure that is, and why, as the feature says it."""
    if not suspect.reasons:
        return translate("importing", "May be the same person as {other}.").format(other=suspect.label)
    why = ", ".join(explain(Finding("", "", "", reason), features)[0] for reason in suspect.reasons)
    text = translate("importing", "May be the same person as {other} ({score} %: {why}).")
    return text.format(other=suspect.label, score=suspect.score, why=why)


def _explain(finding: Finding) -> tuple[str, str]:
    problem, fix = WORDS.get(finding.problem.replace(" ", "_"), _unknown)()
    facts = _Facts({"sheet": finding.sheet, "cell": finding.cell, **finding.facts}, value=finding.value)
    return problem.format_map(facts), fix.format_map(facts)


class _Facts(dict[str, str]):
    """Facts of a finding; one that a feature did not give reads as nothing."""

    def __missing__(self, name: str) -> str:
        return ""


def _unknown() -> tuple[str, str]:
    return (
        translate("importing", "“{value}” cannot be used in the column {field}."),
        translate("importing", "Correct the cell and import the row again."),
    )


def known_problems() -> frozenset[str]:
    return frozenset(WORDS)
