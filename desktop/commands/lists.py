"""`import`, `undo-import`, `members`, `export`: lists in and out."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from desktop import catalog
from desktop.commands.call import bar, current
from desktop.core.clock import SystemClock
from desktop.core.contracts import Existing
from desktop.core.errors import FieldRefused
from desktop.core.partial_date import PartialDate
from desktop.core.records import plain
from desktop.features.importing import services as importing
from desktop.features.importing.answers import as_json, as_text
from desktop.features.members.domain import MemberLine, MemberQuery
from desktop.features.members.services import list_members, record_full_look
from desktop.features.members.words import status_name
from desktop.features.reports.lists import export_list, find_list
from desktop.widgets.words import translate


class Into(StrEnum):
    members = "members"
    registrations = "registrations"
    nominations = "nominations"
    beneficiaries = "beneficiaries"
    initiatives = "initiatives"
    year_facts = "year-facts"
    award_history = "award-history"
    work_items = "work_items"
    dues = "dues"
    documents = "documents"


class OnExisting(StrEnum):
    skip = "skip"
    fill = "fill"
    overwrite = "overwrite"


def add_to(program: typer.Typer) -> None:
    program.command("import")(import_list)
    program.command("undo-import")(undo_import)
    program.command("members")(members)
    program.command("export")(export)


def import_list(
    file: Annotated[Path, typer.Argument(help="A list from Excel, LibreOffice or CSV.")],
    into: Annotated[Into, typer.Option(help="What the rows become.")],
    existing: Annotated[OnExisting, typer.Option(help="What is done with those who are in the book.")] = (
        OnExisting.skip
    ),
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only the preview.")] = False,
    section: Annotated[str, typer.Option(help="The section of those of whom the list names none.")] = "",
) -> None:
    """Import a list, or only show what would happen."""
    speakers = [feature.explain for feature in catalog.FEATURES]
    target, policy = catalog.import_targets()[into.value], Existing(existing.value)
    importing.make_ready()
    with current.book() as book, bar() as progress:
        with book.database.read() as reading:
            parsed = importing.read_list(file.absolute(), target, reading, progress, section)
            preview = importing.preview(reading, parsed, target, policy)
        record = None
        if not dry_run:
            record = importing.carry_out(book.database, parsed, target, policy, progress, shown=preview)
    current.answer(as_json(parsed, preview, record, speakers), lambda: as_text(parsed, preview, record, speakers))


def undo_import(id: Annotated[str, typer.Argument(help="The import_id that the import answered with.")]) -> None:
    """Take an import back; rows edited since are kept and named."""
    with current.book() as book:
        undone = importing.undo_import(book.database, id)
    document = {"removed": undone.removed, "restored": undone.restored, "kept": list(undone.kept)}
    text = translate("cli", "{removed} removed, {restored} restored, {kept} kept because they were edited since.")
    current.answer(document, text.format(removed=undone.removed, restored=undone.restored, kept=len(undone.kept)))


def members(
    search: Annotated[str, typer.Option(help="Parts of names or numbers; marks may be left out.")] = "",
    as_of: Annotated[str, typer.Option(help="A day, as 2026-05-31 or 31/5/2026.")] = "",
    limit: Annotated[int | None, typer.Option(min=1, help="Only so many.")] = None,
) -> None:
    """The members in Vietnamese order, with numbers in full; the look is recorded."""
    query = MemberQuery(search=search, as_of=_day(as_of))
    with current.book() as book:
        with book.database.read() as reading:
            lines = list_members(reading, query, limit)
        with book.database.write("show_full_numbers") as tx:
            record_full_look(tx, len(lines))
    current.answer([_line(line) for line in lines], lambda: "\n".join(_words(line) for line in lines))


def export(
    what: Annotated[str, typer.Argument(help="The list, as members or beneficiaries.")],
    file: Annotated[Path, typer.Argument(help="Where to, with the ending .xlsx.")],
) -> None:
    """Write a list as the window shows it; that it went out is recorded."""
    wanted = find_list(catalog.exports(), what)
    with current.book() as book, bar() as progress:
        rows = export_list(book.database, wanted, file.absolute(), progress)
    document = {"rows": rows, "file": str(file.absolute())}
    current.answer(document, translate("cli", "{rows} rows in {file}").format(**document))


def _day(text: str) -> date | None:
    if not text:
        return None
    try:
        day = PartialDate.parse(text, SystemClock().today()).as_date()
    except ValueError:
        day = None
    if day is None:
        raise FieldRefused("as_of", "not_a_date", text)
    return day


def _line(line: MemberLine) -> dict[str, Any]:
    return {
        "id": line.id,
        "full_name": line.full_name,
        "birth_date": plain(line.birth),
        "sex": plain(line.sex),
        "national_id": line.national_id,
        "phone": line.phone,
        "section": line.section,
        "status": line.status.value,
    }


def _words(line: MemberLine) -> str:
    facts = (line.full_name, str(line.birth or ""), line.national_id, line.section, status_name(line.status))
    return " · ".join(fact for fact in facts if fact)
