"""`setup` and `check`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from desktop.commands.call import current
from desktop.commands.self_check import check_title, run_checks
from desktop.core.database import Transaction
from desktop.features.accounts import services as accounts
from desktop.features.accounts.books import set_up
from desktop.features.organization.domain import Union, UnionDraft
from desktop.features.organization.services import found_union, read_setup_file
from desktop.features.sync import services as sync
from desktop.features.sync.domain import Role as PartnerRole
from desktop.features.sync.domain import Sender
from desktop.widgets.words import translate


def add_to(program: typer.Typer) -> None:
    program.command()(setup)
    program.command()(check)


def setup(file: Annotated[Path, typer.Option(help="The union's name, code and superior, as TOML.")]) -> None:
    """Create the union in an empty data folder."""
    draft = read_setup_file(file.absolute())
    book, union = set_up(current.folder, current.passphrase(), lambda tx: found_with_keys(tx, draft))
    accounts.name_union(current.folder, union.name)
    book.close()
    document = {"union": {"id": union.id, "code": union.code, "name": union.name}}
    current.answer(document, translate("cli", "{name} is set up.").format(name=union.name))


def found_with_keys(tx: Transaction, draft: UnionDraft) -> Union:
    """The union and the keys that sign its packages, in one transaction."""
    union = found_union(tx, draft)
    make_keys(tx, union)
    return union


def make_keys(tx: Transaction, union: Union) -> None:
    role = PartnerRole.DESK if union.is_desk else PartnerRole.UNION
    sync.make_keys(tx, sender_of(union), role)


def sender_of(union: Union) -> Sender:
    return Sender(union.id, union.code, union.name)


def check() -> None:
    """Check the program and, when there is one, the union's database."""
    results = run_checks(current)
    document = {
        "ok": all(result.ok for result in results),
        "checks": [{"name": result.name, "ok": result.ok, "detail": result.detail} for result in results],
    }
    marks = {True: "✔", False: "✖"}
    current.answer(
        document,
        lambda: "\n".join(f"{marks[result.ok]} {check_title(result.name)}: {result.detail}" for result in results),
    )
    if not document["ok"]:
        raise typer.Exit(2)
