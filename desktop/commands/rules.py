"""`rules list`, `rules compare`, `rules install`, `rules remove`, `rules export`: rule packs of awards."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from desktop.commands.call import current
from desktop.core.files import write_bytes
from desktop.core.records import plain
from desktop.features.awards import services as awards
from desktop.features.awards.services import Changed, PackLine
from desktop.features.awards.words import verdict_name
from desktop.widgets.words import translate

rules = typer.Typer(help="Rule packs of awards.")
PackFile = Annotated[Path, typer.Argument(help="A rule pack, as the superior sent it (.toml).")]


def add_to(program: typer.Typer) -> None:
    program.add_typer(rules, name="rules")


@rules.command("list")
def list_packs() -> None:
    """Every rule pack with its dates, where it comes from, and whether it judges today."""
    with current.book() as book, book.database.read() as reading:
        found = awards.list_packs(reading, reading.today())
    current.answer([_line(one) for one in found], lambda: "\n".join(_words(one) for one in found))


@rules.command()
def compare(file: PackFile) -> None:
    """Say which nominees a pack would judge otherwise, and why, without installing it."""
    pack, _ = awards.read_pack_file(file.absolute())
    with current.book() as book, book.database.read() as reading:
        found = awards.compare_pack(reading, pack)
    document = {
        "pack": pack.id,
        "version": pack.version,
        "judged": found.judged,
        "verdicts": len(found.verdicts),
        "changed": [_change(one) for one in found.changed],
    }
    head = translate("cli", "{verdicts} of {judged} would be judged otherwise.")
    lines = [head.format(verdicts=len(found.verdicts), judged=found.judged)]
    lines += [
        f"{one.subject} – {one.award}: {verdict_name(one.before)} → {verdict_name(one.after)} ("
        + "; ".join(change.rule for change in one.rules)
        + ")"
        for one in found.changed
    ]
    current.answer(document, "\n".join(lines))


@rules.command()
def install(file: PackFile) -> None:
    """Keep a rule pack with its exact bytes; from then on it judges while it is in force."""
    with current.book() as book, book.database.write("install_pack") as tx:
        kept = awards.install_pack(tx, file.absolute())
    document = {"pack": kept.pack, "version": kept.version, "sha256": kept.sha256}
    current.answer(document, translate("cli", "Installed: {pack} {version} (SHA-256 {sha256})").format(**document))


PackId = Annotated[str, typer.Argument(help="The id of the pack, as `rules list` names it.")]
Version = Annotated[str, typer.Argument(help="Its version.")]


@rules.command()
def remove(pack: PackId, version: Version) -> None:
    """Take an installed pack out of use; what ships with the program judges again."""
    with current.book() as book, book.database.write("remove_pack") as tx:
        gone = awards.remove_pack(tx, pack, version)
    document = {"pack": gone.pack, "version": gone.version}
    current.answer(document, translate("cli", "Taken out of use: {pack} {version}").format(**document))


@rules.command("export")
def export_pack(
    pack: PackId, version: Version, file: Annotated[Path, typer.Argument(help="Where to, with the ending .toml.")]
) -> None:
    """Write an installed pack as it was received, to the last byte."""
    with current.book() as book, book.database.read() as reading:
        content = awards.pack_bytes(reading, pack, version)
    write_bytes(file.absolute(), content)
    current.answer({"file": str(file.absolute()), "bytes": len(content)}, str(file.absolute()))


def _line(one: PackLine) -> dict[str, Any]:
    return {
        "pack": one.pack.id,
        "version": one.pack.version,
        "title": one.pack.title,
        "valid_from": plain(one.pack.valid_from),
        "valid_to": plain(one.pack.valid_to),
        "basis": [basis.number for basis in one.pack.basis],
        "origin": one.pack.origin.value,
        "in_use": one.in_use,
        "draft": one.pack.draft,
        "sha256": one.pack.sha256,
        "file": str(one.offered or ""),
    }


def _words(one: PackLine) -> str:
    mark = "✔" if one.in_use else "–"
    return f"{mark} {one.pack.id} {one.pack.version}: {one.pack.title}"


def _change(one: Changed) -> dict[str, Any]:
    return {
        "subject": one.subject,
        "award": one.award,
        "campaign": one.campaign,
        "before": one.before.value,
        "after": one.after.value,
        "rules": [change.rule for change in one.rules],
    }
