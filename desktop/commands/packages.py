"""`card`, `package` and `federation`: what travels between unions, and the desk that receives it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Annotated, Any

import typer

from desktop import __version__, catalog
from desktop.commands.call import current
from desktop.commands.union import make_keys, sender_of
from desktop.core.database import Transactions
from desktop.core.records import plain
from desktop.core.server import SCHEME, Server
from desktop.features.accounts.books import Book, opened_beside
from desktop.features.accounts.domain import PassphraseMissing
from desktop.features.accounts.services import holds_union
from desktop.features.federation import services as federation_services
from desktop.features.federation.domain import DESK_DATABASES, DeskDatabaseUnknown, Outcome, Received
from desktop.features.federation.words import difference_sentence, result_name
from desktop.features.federation.words import problem_sentence as received_problem
from desktop.features.organization.services import get_union, superior_on
from desktop.features.sync import services
from desktop.features.sync.domain import Card, Created, KindMadeElsewhere, PackageKind, Problem, Purpose, Verification
from desktop.features.sync.words import kind_name, problem_sentence
from desktop.widgets.words import translate

card = typer.Typer(no_args_is_help=True, help="Who we are, and whose packages we believe.")
package = typer.Typer(no_args_is_help=True, help="Packages for the union above.")
federation = typer.Typer(no_args_is_help=True, help="The desk of the union above.")


DatabaseOption = Annotated[
    str,
    typer.Option(
        help="Where the desk keeps what it received: sqlite:///FILE, encrypted, or postgresql+psycopg://… "
        "(default: with its own data)."
    ),
]


def add_to(program: typer.Typer) -> None:
    for group, name in ((card, "card"), (package, "package"), (federation, "federation")):
        program.add_typer(group, name=name)


@card.command("export")
def export_card(file: Path) -> None:
    """Write our card for others to add."""
    with current.book() as book:
        _ensure_keys(book)
        exported = services.export_card(book.database, file.absolute())
    current.answer(card_as_json(exported), translate("cli", "Card written: {file}").format(file=file.absolute()))


@card.command("add")
def add_card(file: Path) -> None:
    """Keep a partner's card; adding it by command confirms it."""
    with current.book() as book:
        _ensure_keys(book)
        added = services.add_card(book.database, file.absolute(), confirmed=True)
    current.answer(card_as_json(added), translate("cli", "Card of {name} added.").format(name=added.unit.name))


def card_as_json(found: Card) -> dict[str, Any]:
    return {
        "signing_key": found.signing_key,
        "encryption_key": found.encryption_key,
        "fingerprint_words": list(found.fingerprint_words),
        "unit": {"id": found.unit.id, "code": found.unit.code, "name": found.unit.name},
    }


@package.command("create")
def create_package(
    to: Annotated[Path, typer.Option(help="The folder, usually on a USB stick.")],
    kind: Annotated[PackageKind, typer.Option(help="A report; the others are made elsewhere.")] = PackageKind.REPORT,
    plain_package: Annotated[bool, typer.Option("--plain", help="Readable by anybody, without keys.")] = False,
    receiver: Annotated[str, typer.Option("--for", help="Code of the receiving unit.")] = "",
    purpose: Annotated[Purpose, typer.Option(help="Counts only, or persons with their names.")] = Purpose.COUNTS,
) -> None:
    """Make a package, write it, read it back and verify it."""
    if kind is not PackageKind.REPORT:
        raise KindMadeElsewhere(kind)
    with current.book() as book:
        _ensure_keys(book)
        with book.database.read() as reading:
            union, superior = get_union(reading), superior_on(reading, reading.today())
            known = {partner.code for partner in services.list_partners(reading)}
        if not receiver and superior and superior.code in known:
            receiver = superior.code
        created = services.create_package(
            book.database,
            catalog.synced_tables(),
            sender_of(union),
            kind,
            to.absolute(),
            plain=plain_package,
            receiver_code=receiver,
            app_version=__version__,
            purpose=purpose,
        )
    current.answer(
        created_as_json(created), translate("cli", "{file}: written, read back and verified.").format(file=created.file)
    )


@package.command("verify")
def verify_package(file: Path) -> None:
    """Examine a package without importing it."""
    found = _examine(file)
    current.answer(verification_as_json(found), lambda: _verdict(file, found))


@package.command("show")
def show_package(file: Path) -> None:
    """What a package says, without importing it."""
    found = _examine(file)
    document = verification_as_json(found) | {"descriptor": dict(found.descriptor)}
    current.answer(document, lambda: "\n".join([_verdict(file, found), *_contents(found)]))


@federation.command()
def receive(
    paths: list[Path],
    accept: Annotated[bool, typer.Option("--accept", help="Apply what the preview shows.")] = False,
    confirm: Annotated[list[str] | None, typer.Option(help="Id of a package whose warning was looked at.")] = None,
    database: DatabaseOption = "",
) -> None:
    """Preview or apply packages: files, or folders in which other files are passed over."""
    with current.book() as book, _desk(book, database) as desk:
        _ensure_keys(book)
        given = [path.absolute() for path in paths]
        found = federation_services.receive(book.database, given, accept, confirmed=confirm or (), desk=desk)
    current.answer([_received_as_json(one) for one in found], lambda: "\n".join(_all_received_words(found)))


@federation.command()
def summary(
    period: Annotated[str, typer.Option(help="Only what was sent for this period, as 2026.")] = "",
    database: DatabaseOption = "",
) -> None:
    """Totals of all units, of what has not ended."""
    with current.book() as book, _desk(book, database) as desk:
        found = federation_services.summary(desk or book.database, period)
    totals: dict[str, int] = {}
    for unit in found.units:
        for table, count in unit.totals.items():
            totals[table] = totals.get(table, 0) + count
    document = {
        "units": len(found.units),
        "members": totals.get("members", 0),
        "totals": totals,
        "by_unit": [
            {"code": unit.code, "name": unit.name, "epoch": unit.epoch, "seq": unit.seq, "period": unit.period,
             "totals": dict(unit.totals)}
            for unit in found.units
        ],
    }  # fmt: skip
    labels = found.labels
    units = translate("cli", "Units that sent something: {count}").format(count=len(found.units))
    current.answer(
        document, lambda: "\n".join([units, *(f"{labels.get(table, table)}: {n}" for table, n in totals.items())])
    )


@federation.command()
def reply(
    unit: str,
    to: Annotated[Path, typer.Option(help="The folder to write into.")],
    database: DatabaseOption = "",
) -> None:
    """Write the answer to a unit: what was received, up to which package."""
    with current.book() as book, _desk(book, database) as desk:
        _ensure_keys(book)
        created = federation_services.reply(book.database, unit, to.absolute(), __version__, desk=desk)
    current.answer(
        created_as_json(created), translate("cli", "{file}: written, read back and verified.").format(file=created.file)
    )


@contextmanager
def _desk(book: Book, url: str) -> Iterator[Transactions | None]:
    """Where the desk keeps what it received: None for the union's own database."""
    if not url:
        yield None
        return
    with opened_beside(_desk_database(book, url)) as database:
        yield database


def _desk_database(book: Book, url: str) -> Transactions:
    """Raises DeskDatabaseUnknown, ServerRefused, FileNotWritten."""
    scheme, _, place = url.partition(":")
    if scheme == SCHEME:
        return Server(url, book.database.clock, book.database.actor)
    path = place.removeprefix("///")
    if scheme != "sqlite" or path in ("", place):
        raise DeskDatabaseUnknown(scheme, DESK_DATABASES)
    return book.database.beside(Path(path).absolute())


def created_as_json(created: Created) -> dict[str, Any]:
    return {
        "file": str(created.file),
        "files": [str(path) for path in created.files],
        "id": created.id,
        "epoch": created.epoch,
        "seq": created.seq,
        "sha256": created.sha256,
        "sections": {name: count.plain() for name, count in created.sections.items()},
    }


def _received_as_json(one: Received) -> dict[str, Any]:
    return {
        "file": str(one.path),
        "id": one.identity,
        "outcome": one.outcome.value,
        "unit": one.unit_code,
        "epoch": one.epoch,
        "seq": one.seq,
        "problems": [_problem_as_json(problem, received_problem(problem)) for problem in one.problems],
        "difference": {
            table: {"total": each.total, "added": each.added, "changed": each.changed, "removed": each.removed}
            for table, each in one.difference.items()
        },
    }


def _all_received_words(found: list[Received]) -> Iterator[str]:
    yield from (_received_words(one) for one in found)
    if not found:
        yield translate("cli", "There is no package there: no file that ends in .cdpkg or .cdpkg.zip.")
    if any(one.acceptable for one in found):
        yield translate("cli", "Nothing was kept yet. To receive what is ready, give the command again with --accept.")


def _received_words(one: Received) -> str:
    lines = [f"{result_name(one)}: {one.path.name}" + (f" – {one.unit_name}" if one.unit_name else "")]
    lines += [received_problem(problem) for problem in one.problems]
    if one.outcome in (Outcome.PREVIEWED, Outcome.APPLIED):
        lines += [
            difference_sentence(name, each) for name, each in one.difference.items() if each.total or each.removed
        ]
    if one.outcome is not Outcome.APPLIED and one.confirmable:
        text = translate("cli", "To receive it all the same: --accept --confirm {id}")
        lines.append(text.format(id=one.identity))
    return "\n  ".join(lines)


def _problem_as_json(problem: Problem, message: str) -> dict[str, Any]:
    return {"code": problem.code, "grave": problem.grave, "message": message} | problem.facts


def verification_as_json(found: Verification) -> dict[str, Any]:
    return {
        "valid": found.valid,
        "signature": found.signature.value,
        "problems": [
            {"code": one.code, "grave": one.grave, "message": problem_sentence(one)} | one.facts
            for one in found.problems
        ],
        "sections": {name: count.plain() for name, count in found.sections.items()},
        "id": found.identity,
        "unit": plain(found.sender) if found.sender else None,
        "fingerprint_words": list(found.fingerprint_words),
        "encrypted": found.sealed,
    }


def _examine(file: Path) -> Verification:
    """With the union's keys where there is a union to open, else without any: every signature is then unknown."""
    if holds_union(current.folder):
        with suppress(PassphraseMissing), current.book() as book:
            return services.verify_file(book.database, file.absolute())
    return services.verify_file(None, file.absolute())


def _verdict(file: Path, found: Verification) -> str:
    said = str(file)
    if found.valid and found.sender:
        said = translate("cli", "{file}: signed by {name}, unchanged.").format(file=file, name=found.sender.name)
    marks = {True: "✖", False: "•"}
    return "\n".join([said, *(f"{marks[problem.grave]} {problem_sentence(problem)}" for problem in found.problems)])


def _contents(found: Verification) -> Iterator[str]:
    """Who sends what to whom, as far as the package could be read."""
    if not (found.sender and found.comment):
        return
    receiver = found.descriptor["cd:to"]["name"] or translate("cli", "nobody in particular")
    text = translate("cli", "{kind} number {seq} of {sender} ({code}) to {receiver}, period {period}")
    yield text.format(
        kind=kind_name(found.comment.kind), seq=found.comment.seq, sender=found.sender.name, code=found.sender.code,
        receiver=receiver, period=found.descriptor["cd:period"],
    )  # fmt: skip
    yield from (f"  {count.label or name}: {count.total}" for name, count in found.sections.items())


def _ensure_keys(book: Book) -> None:
    """A union set up before keys existed gets them now."""
    with book.database.write("make_keys") as tx:
        make_keys(tx, get_union(tx))
