"""`backup create|list|verify|restore`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from desktop.commands.call import Bar, bar, current
from desktop.core.clock import SystemClock
from desktop.core.files import FileNotRead
from desktop.features.accounts.books import opened
from desktop.features.backup import services
from desktop.features.backup.domain import Backup
from desktop.features.backup.words import check_line
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
        made = services.create_backup(book.database, book.folder, target.absolute())
    current.answer(asdict(made), translate("cli", "{file}: written and verified.").format(file=made.file))


@backup.command("list")
def list_(
    where: Annotated[Path | None, typer.Argument(help="The folder; without it the one beside the data.")] = None,
) -> None:
    """The backups of a folder, newest first, and whether each is still what was opened and counted when it was made."""
    folder = (where or services.backups_folder(current.folder)).absolute()
    if where and not folder.is_dir():
        raise FileNotRead(str(folder), "not_a_folder" if folder.exists() else "missing")
    with bar() as progress:
        found = list(_checked(services.list_backups(folder), progress))
    current.answer([asdict(one) for one in found], lambda: "\n".join(map(check_line, found)))


def _checked(listed: list[Backup], progress: Bar) -> Iterator[Backup]:
    for number, one in enumerate(listed):
        progress.step(number, len(listed), Path(one.file).name)
        yield services.check_backup(Path(one.file))


@backup.command()
def verify(file: Annotated[Path, typer.Argument(help="A backup.")]) -> None:
    """Open a backup and count it, without touching the union."""
    found = services.verify_backup(file.absolute(), current.passphrase())
    current.answer(asdict(found), translate("cli", "{file}: whole, {rows} rows.").format(file=file, rows=found.rows))


@backup.command()
def restore(file: Annotated[Path, typer.Argument(help="A backup.")]) -> None:
    """Put a backup in the place of the union's database; the present one is kept aside."""
    found, aside = restore_union(file.absolute(), current.folder, current.passphrase())
    document = asdict(found) | {"kept": str(aside) if aside else None}
    current.answer(document, translate("cli", "{file}: restored.").format(file=file))


def restore_union(file: Path, folder: Path, passphrase: str) -> tuple[Backup, Path | None]:
    """Restore, and let packages begin a new line, so that the union above does not take them for a fork."""
    restored = services.restore_backup(file, folder, passphrase, SystemClock())
    with opened(folder, passphrase) as book, book.database.write("start_epoch") as tx:
        if sync.find_own_card(tx) is not None:
            sync.start_epoch(tx)
    return restored
