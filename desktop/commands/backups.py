"""`backup create|list|verify|restore`."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from desktop.commands.call import current
from desktop.core.clock import SystemClock
from desktop.features.accounts.books import Book
from desktop.features.backup import services
from desktop.features.sync import services as sync
from desktop.widgets.words import translate

backup = typer.Typer(help="Backups of the union's database.")


def add_to(program: typer.Typer) -> None:
    program.add_typer(backup, name="backup")


@backup.command()
def create(
    to: Annotated[Path | None, typer.Option(help="The folder to write into; without it beside the data.")] = None,
) -> None:
    """Write a backup and verify it by opening it."""
    with current.book() as book:
        target = to or services.backups_folder(book.folder)
        made = services.create_backup(book.database, book.folder, target.resolve())
    current.answer(asdict(made), translate("cli", "{file}: written and verified.").format(file=made.file))


@backup.command("list")
def list_(
    where: Annotated[Path | None, typer.Argument(help="The folder; without it the one beside the data.")] = None,
) -> None:
    """The backups of a folder, newest first."""
    found = services.list_backups((where or services.backups_folder(current.folder)).resolve())
    current.answer([asdict(one) for one in found], lambda: "\n".join(f"{one.made_at}  {one.file}" for one in found))


@backup.command()
def verify(file: Annotated[Path, typer.Argument(help="A backup.")]) -> None:
    """Open a backup and count it, without touching the union."""
    found = services.verify_backup(file.resolve(), current.passphrase())
    current.answer(asdict(found), translate("cli", "{file}: whole, {rows} rows.").format(file=file, rows=found.rows))


@backup.command()
def restore(file: Annotated[Path, typer.Argument(help="A backup.")]) -> None:
    """Put a backup in the place of the union's database; the present one is kept aside."""
    passphrase = current.passphrase()
    found, aside = services.restore_backup(file.resolve(), current.folder, passphrase, SystemClock())
    with current.book() as book:
        begin_epoch(book)
    document = asdict(found) | {"kept": str(aside) if aside else None}
    current.answer(document, translate("cli", "{file}: restored.").format(file=file))


def begin_epoch(book: Book) -> None:
    """After a restore packages begin a new line, so that the union above does not take them for a fork."""
    with book.database.write("start_epoch") as tx:
        if sync.find_own_card(tx) is not None:
            sync.start_epoch(tx)
