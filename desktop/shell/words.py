"""The sentences of refusals that belong to no feature: files, the database, forms."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.core.errors import UserError
from desktop.widgets.words import translate

if TYPE_CHECKING:
    from desktop.shell.feature import Feature


def sentence(error: UserError, features: Iterable[Feature] = ()) -> str:
    """What to tell the user about a refusal, in their language; features are asked first."""
    for feature in features:
        if words := feature.words(error):
            return words
    return refusal(error) or translate("shell", "This could not be done ({code}).").format(code=error.code)


def refusal(error: UserError) -> str | None:
    """The sentence of a refusal raised by `core`; None for others. Found by its code, so that nothing heavy loads."""
    facts = {name: str(value) for name, value in error.facts().items()}
    facts["file"] = Path(facts.get("path", "")).name
    if error.code not in _BY_CODE:
        return None
    return _BY_CODE[error.code](facts).format(**facts)


def _file_not_written(facts: dict[str, str]) -> str:
    return {
        "disk_full": translate(
            "shell", "“{file}” was not written: the disk is full. Free some space or choose another place."
        ),
        "read_only": translate("shell", "“{file}” was not written: this place is read-only. Choose another place."),
        "in_use": translate(
            "shell", "“{file}” was not written: another program holds it open. Close it there, then try again."
        ),
        "no_such_folder": translate(
            "shell", "“{file}” was not written: its folder is not there. If it is on a USB stick, plug it in."
        ),
        "not_a_folder": translate(
            "shell", "Nothing was written to “{file}”: a file stands there, not a folder. Choose a folder."
        ),
        "is_a_folder": translate("shell", "“{file}” was not written: a folder has that name. Give the name of a file."),
        "read_back_differs": translate(
            "shell", "“{file}” came back different from the disk. Do not use it; choose another disk or USB stick."
        ),
    }.get(facts["reason"], translate("shell", "“{file}” could not be written there. Choose another place."))


def _file_not_read(facts: dict[str, str]) -> str:
    return {
        "missing": translate("shell", "“{file}” is no longer there. Check the folder or the USB stick."),
        "is_a_folder": translate("shell", "“{file}” is a folder, not a file."),
        "not_a_folder": translate("shell", "“{file}” is a file, not a folder."),
        "no_permission": translate("shell", "“{file}” may not be read with this Windows account."),
        "too_large": translate("shell", "“{file}” is larger than this program reads. Check that it is the right file."),
        "empty": translate("shell", "“{file}” is empty."),
    }.get(facts["reason"], translate("shell", "“{file}” cannot be read. Check that it is the right file."))


def _database_unusable(facts: dict[str, str]) -> str:
    return {
        "wrong_key": translate("shell", "The passphrase is not right, or the data file belongs to another key."),
        "disk_full": translate("shell", "The disk is full, so nothing was saved. Free some space, then try again."),
        "locked": translate("shell", "Another program is using the data. Close it, then try again."),
        "damaged": translate("shell", "The data file is damaged. Restore the latest backup; do not delete this file."),
        "missing": translate(
            "shell",
            "The data file is not in its folder, though its keys are. Restore the latest backup; delete nothing there.",
        ),
        "not_ours": translate(
            "shell", "{detail} holds something else than this program's data, or another union's. Nothing was touched."
        ),
    }.get(
        facts["reason"],
        translate("shell", "The data file cannot be written. Check that its folder is not read-only."),
    )


def _server_refused(facts: dict[str, str]) -> str:
    return {
        "silent": translate(
            "shell", "The server {server} does not answer. Check its name, its port and the network, then try again."
        ),
        "not_admitted": translate(
            "shell",
            "The server {server} did not open the database “{database}”. Check the user name, the password and the name"
            " of the database.",
        ),
    }.get(
        facts["reason"],
        translate(
            "shell",
            "That is not the address of a server. It looks like postgresql+psycopg://USER:PASSWORD@SERVER/DATABASE; in"
            " the password write %40 for @, %3A for : and %2F for /.",
        ),
    )


def _field_refused(facts: dict[str, str]) -> str:
    return {
        "required": translate("shell", "Something that must be filled in is empty."),
        "not_a_date": translate("shell", "“{value}” is not a date."),
        "not_a_number": translate("shell", "“{value}” is not a number."),
        "not_money": translate("shell", "“{value}” is not an amount of money."),
        "too_long": translate("shell", "A text is too long; please shorten it."),
        "in_the_future": translate("shell", "{value} is after today."),
    }.get(facts["reason"], translate("shell", "“{value}” cannot be accepted here."))


def _file_not_accepted(facts: dict[str, str]) -> str:
    return {
        "there_already": translate("shell", "“{name}” is among these papers already; it was not added again."),
        "empty": translate("shell", "“{name}” is empty, so it was not kept."),
        "too_large": translate(
            "shell", "“{name}” is larger than 20 MB, so it was not kept. Scan it at 200 dpi, or save it smaller."
        ),
        "executable": translate(
            "shell",
            "“{name}” is a program, not a paper, whatever its name says. It was not kept. If it came by mail, do not "
            "open it.",
        ),
        "old_office": translate(
            "shell",
            "“{name}” is in an old format of Word or Excel. Save it there as .docx, .xlsx or PDF, then add it.",
        ),
        "has_macros": translate(
            "shell", "“{name}” holds macros, which may do harm, so it was not kept. Save it as PDF, then add it."
        ),
        "heic": translate(
            "shell",
            "“{name}” is a HEIC picture as iPhones make them. Save it as JPG (on the phone: Settings, Camera, Formats, "
            "Most Compatible), then add it.",
        ),
        "damaged": translate(
            "shell", "“{name}” is damaged or not whole, so it was not kept. Copy or scan it again, then add that."
        ),
        "too_many_pixels": translate(
            "shell",
            "“{name}” has more points than this program draws. It was not kept; save it smaller, then add it.",
        ),
        "not_a_picture": translate("shell", "“{name}” is no picture that is known here: take JPG, PNG, BMP or TIFF."),
    }.get(
        facts["reason"],
        translate(
            "shell", "“{name}” is none of the files that are kept: PDF, JPG, PNG, TIFF, Word (.docx) and Excel (.xlsx)."
        ),
    )


_BY_CODE: dict[str, Callable[[dict[str, str]], str]] = {
    "file_not_written": _file_not_written,
    "file_not_read": _file_not_read,
    "database_unusable": _database_unusable,
    "server_refused": _server_refused,
    "file_not_accepted": _file_not_accepted,
    "attachments_full": lambda _: translate(
        "shell",
        "Attached files already take {kept} MB; more than {most} MB would be too much for a backup. Remove papers that "
        "are no longer needed, or keep scans smaller.",
    ),
    "field_refused": _field_refused,
    "not_found": lambda _: translate("shell", "This record is no longer there. Load the list again (F5)."),
    "changed_meanwhile": lambda _: translate(
        "shell", "This record was changed elsewhere meanwhile. Open it again, so that no change is lost."
    ),
    "cancelled": lambda _: translate("shell", "It was stopped; nothing was changed."),
    "database_from_newer_program": lambda _: translate(
        "shell",
        "The data was written by a newer version of this program. Install that version; nothing was touched.",
    ),
}


def home_title() -> str:
    return translate("shell", "Home")
