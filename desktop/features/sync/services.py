"""Questions and deeds of exchanging packages: one function each.

Making a package and copying it are two steps on purpose. The first takes the sequence number and keeps the bytes in the
database; the second writes those bytes to a stick and can be repeated. A number is never built twice: after a crash the
receiver would take the second one for a fork.
"""

from __future__ import annotations

import itertools
import re
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from desktop.core import files
from desktop.core.contracts import SyncedTable
from desktop.core.database import Database, Reading, Transaction
from desktop.core.files import FileNotRead, FileNotWritten
from desktop.features.sync import cards, create, keys, matching, minisign, storage
from desktop.features.sync.domain import (
    HASH,
    LARGEST_PACKAGE,
    NOBODY,
    PLAIN_ENDING,
    SEALED_ENDING,
    SIGNATURE_ENDING,
    Card,
    CardIsOurs,
    CardNotConfirmed,
    CardRefused,
    Created,
    Entry,
    Keyring,
    KeysMissing,
    NoReceiver,
    OwnKeys,
    PackageKind,
    PackageTooLarge,
    PackageUnknown,
    Partner,
    Problem,
    Purpose,
    ReceiverAmbiguous,
    ReceiverNoDesk,
    ReceiverUnknown,
    Refused,
    Role,
    SectionCount,
    Sender,
    SignatureState,
    Trust,
    TrustedComment,
    Verification,
    identity_of,
    package_stem,
)
from desktop.features.sync.fingerprint import fingerprint
from desktop.features.sync.verify import verify

_STALE = re.compile(rf"\.[a-z0-9_-]+\.cdpkg(\.zip)?(\.minisig)?{re.escape(files.TEMPORARY_MARK)}")

# Keys and cards


def make_keys(tx: Transaction, sender: Sender, role: Role = Role.UNION) -> None:
    """Give the union its keys at set-up. Called again it only follows a changed name or code."""
    own = storage.find_own_keys(tx)
    if own is None:
        seed, identity = minisign.new_seed().hex(), keys.new_identity()
        storage.add_own_keys(tx, OwnKeys(sender, role, seed, identity), str(uuid.uuid4()))
    elif own.unit != sender:
        storage.rename_unit(tx, sender.code, sender.name)


def own_card(database: Database) -> Card:
    """Raises KeysMissing."""
    with database.read() as reading:
        return cards.card_of(_own_keys(reading))


def find_own_card(reading: Reading) -> Card | None:
    """None until the union has its keys."""
    own = storage.find_own_keys(reading)
    return cards.card_of(own) if own else None


def own_sender(reading: Reading) -> Sender:
    """Who we are in packages; raises KeysMissing."""
    return _own_keys(reading).unit


def export_card(database: Database, path: Path) -> Card:
    """Write our card for others to add; raises KeysMissing, FileNotWritten."""
    with database.read() as reading:
        own = _own_keys(reading)
    files.write_bytes(path, cards.write_card(own))
    return cards.card_of(own)


def read_card(path: Path) -> Card:
    """What a card file says, before it is added; raises CardRefused, FileNotRead."""
    try:
        return cards.read_card(files.read_bytes(path, cards.LARGEST_CARD))
    except Refused as refused:
        raise CardRefused(str(path), refused.problem.code) from refused


def add_card(database: Database, path: Path, *, confirmed: bool = True) -> Card:
    """Keep a partner's card. `confirmed`: its seven words were compared with the partner's. Adding a card again changes
    nothing but that. Raises CardRefused, CardIsOurs, FileNotRead."""
    card = read_card(path)
    with database.write("add_card") as tx:
        own = storage.find_own_keys(tx)
        if own and (own.unit.id == card.unit.id or cards.card_of(own).signing_key == card.signing_key):
            raise CardIsOurs(str(path))
        partners = storage.PartnerStore(tx)
        known = partners.by_signing_key(card.signing_key)
        if known and known.unit_id != card.unit.id:
            raise CardRefused(str(path), "unit_key_mismatch")
        trust = Trust.CONFIRMED if confirmed else Trust.ADDED
        if known is None:
            fresh = Partner(tx.new_id(), card.unit.id, card.unit.code, card.unit.name, card.role, card.signing_key,
                            card.encryption_keys, trust)  # fmt: skip
            partners.add(fresh)
        else:
            kept = trust if known.trust is Trust.ADDED else known.trust
            partners.replace(replace(known, code=card.unit.code, name=card.unit.name, role=card.role,
                                     encryption_keys=card.encryption_keys, trust=kept))  # fmt: skip
    return card


def confirm_card(tx: Transaction, partner_id: str) -> Partner:
    """The seven words were compared over the telephone and are the same."""
    partners = storage.PartnerStore(tx)
    partner = partners.get(partner_id)
    return partner if partner.trust is Trust.REVOKED else partners.replace(replace(partner, trust=Trust.CONFIRMED))


def revoke_card(tx: Transaction, partner_id: str, from_seq: int) -> Partner:
    """The partner's key was lost or stolen: packages with that number or a later one are refused."""
    partners = storage.PartnerStore(tx)
    return partners.replace(replace(partners.get(partner_id), trust=Trust.REVOKED, revoked_from=from_seq))


def list_partners(reading: Reading) -> list[Partner]:
    return list(storage.keyring(reading).partners)


def words_of(partner: Partner) -> tuple[str, ...]:
    """The seven words to hear over the telephone."""
    return fingerprint(minisign.PublicKey.from_text(partner.signing_key))


def keyring(reading: Reading) -> Keyring:
    return storage.keyring(reading)


def own_matching_key(database: Database) -> str:
    """The desk's key for comparing identity numbers, made when it is first wanted. Raises KeysMissing."""
    with database.write("make_matching_key") as tx:
        own = _own_keys(tx).unit.id
        if not (key := storage.matching_key(tx, own)):
            storage.keep_matching_key(tx, own, key := matching.new_key())
    return key


def keep_matching_key(tx: Transaction, unit_id: str, key: str) -> bool:
    """Keep the key a desk gave us; False for what is none."""
    if not matching.is_key(key):
        return False
    if storage.matching_key(tx, unit_id) != key:
        storage.keep_matching_key(tx, unit_id, key)
    return True


def holds_matching_key(reading: Reading, unit_id: str) -> bool:
    """Whether reports to that desk carry what finds one person in two unions."""
    return bool(storage.matching_key(reading, unit_id))


def start_epoch(tx: Transaction) -> int:
    """After a restore or a move to another PC: a new device and epoch, so that nobody mistakes the new packages for a
    second line of the old ones. Raises KeysMissing."""
    _own_keys(tx)
    return storage.start_epoch(tx, str(uuid.uuid4()))


# Sending


def create_package(
    database: Database, tables: Sequence[SyncedTable], sender: Sender, kind: PackageKind, to_dir: Path,
    plain: bool = False, receiver_code: str = "", app_version: str = "", *, purpose: Purpose = Purpose.COUNTS,
    period: str = "", rules: tuple[tuple[str, str], ...] = (),
) -> Created:  # fmt: skip
    """Make a package, put it into `to_dir`, read it back and verify it.

    The receiver is the unit with that code or id, else the only desk whose card is known; a plain package needs none
    and has none when `-` is asked for. Raises NoReceiver, ReceiverUnknown, ReceiverAmbiguous, ReceiverNoDesk,
    CardNotConfirmed, PackageTooLarge, FileNotWritten; after the last
    the package waits in the ledger and `copy_package` can be tried again.
    """
    _check_writable(to_dir)
    with database.write("create_package") as tx:
        entry = prepare_package(tx, tables, sender, PackageKind(kind), plain, receiver_code, app_version,
                                purpose=purpose, period=period, rules=rules)  # fmt: skip
    return copy_package(database, entry.id, to_dir)


def _check_writable(folder: Path) -> None:
    """Before a number is taken: a package that waits for its stick is a gap to the receiver."""
    if folder.is_file():
        raise FileNotWritten(str(folder), "not_a_folder")
    probe = folder / f".probe{SEALED_ENDING}{files.TEMPORARY_MARK}"
    with files.clear_write_errors(folder):
        probe.write_bytes(b"")
        probe.unlink()


def prepare_package(
    tx: Transaction, tables: Sequence[SyncedTable], sender: Sender, kind: PackageKind, plain: bool, receiver_code: str,
    app_version: str, *, purpose: Purpose = Purpose.COUNTS, period: str = "", rules: tuple[tuple[str, str], ...] = (),
) -> Entry:  # fmt: skip
    """The first step: take the number, build, and keep the bytes in the outbox. Raises what `create_package` does."""
    make_keys(tx, sender)
    own, receiver = _own_keys(tx), find_receiver(tx, receiver_code, plain, kind)
    to, to_name = (receiver.unit_id, receiver.name) if receiver else (NOBODY, "")
    device, epoch, last, head = storage.line_of(tx)
    comment = TrustedComment(own.unit.id, to, kind, epoch, last + 1, head)
    packed = _pack(tx, tables, purpose, to, plain)
    heading = create.Heading(
        comment, own.unit, to_name, device, tx.today(), period or str(tx.today().year), purpose,
        storage.audit_head(tx.session), app_version, cards.card_of(own).signing_key, rules,
    )  # fmt: skip
    body = create.build(heading, packed)
    lines = minisign.sign(body, bytes.fromhex(own.signing_seed), comment.line())
    _prove(verify(body, Keyring(own), lines))
    name, outbox = _envelope(tx, own, comment, lines, body, receiver, plain)
    identity = identity_of(body)
    sections = {each.table.name: each.count for each in packed}
    entry = Entry(
        identity, epoch, last + 1, kind, to, to_name, name, plain, purpose, heading.period, tx.now(), tx.actor, sections
    )  # fmt: skip
    storage.add_entry(tx, entry, outbox)
    storage.advance_line(tx, last + 1, identity)
    storage.keep_snapshot(tx, to, {each.table.name: each.marks for each in packed})
    return entry


def preview_package(
    reading: Reading, tables: Sequence[SyncedTable], plain: bool, receiver_code: str, purpose: Purpose
) -> list[tuple[SyncedTable, tuple[str, ...], SectionCount]]:
    """What would go into a report: each table, the columns that travel, and its counts. Writes nothing."""
    receiver = find_receiver(reading, receiver_code, plain, PackageKind.REPORT)
    packed = _pack(reading, tables, purpose, receiver.unit_id if receiver else NOBODY, plain)
    return [(each.table, tuple(field.name for field in each.fields), each.count) for each in packed]


def copy_package(database: Database, id: str, to_dir: Path) -> Created:
    """The second step, as often as needed: the same bytes, written whole or not at all, read back and verified.

    Removes what an interrupted copy left in that folder. Raises PackageUnknown, FileNotWritten.
    """
    with database.read() as reading:
        entry, known = storage.find_entry(reading, id), storage.keyring(reading)
        outbox, card = storage.outbox_files(reading, id), cards.card_of(_own_keys(reading))
    if entry is None:
        raise PackageUnknown(id)
    remove_leftovers(to_dir, card.signing_key)
    paths = _free_paths(to_dir, entry.file_name, outbox)
    with _whole_or_nothing(paths):
        for path, content in zip(paths, outbox.values(), strict=True):
            files.write_bytes(path, content)
        if not _arrived(paths[-1], known, id):
            raise FileNotWritten(str(paths[-1]), "read_back_differs")
    with database.write("copy_package") as tx:
        storage.note_copied(tx, id, str(to_dir))
    return Created(paths[-1], paths, id, entry.epoch, entry.seq, id.removeprefix(HASH), entry.sections)


def remove_leftovers(folder: Path, signing_key: str) -> None:
    """Remove what interrupted copies left: temporary files, and our signatures whose package never arrived."""
    with files.clear_write_errors(folder):
        for path in [*folder.iterdir()]:
            if _STALE.fullmatch(path.name) or _is_orphan(path, signing_key):
                path.unlink(missing_ok=True)


def find_receiver(reading: Reading, code: str, plain: bool, kind: PackageKind) -> Partner | None:
    """Whom a package is for; None only for a plain one to nobody in particular. Raises as `create_package` does."""
    partners = [partner for partner in storage.keyring(reading).partners if partner.trust is not Trust.REVOKED]
    if plain and code == NOBODY:
        return None
    if code:
        found = [each for each in partners if code == each.unit_id or code.casefold() == each.code.casefold()]
        if not found:
            raise ReceiverUnknown(code, tuple(partner.code for partner in partners))
    else:
        found = [partner for partner in partners if partner.role is Role.DESK]
        if len({partner.unit_id for partner in found}) != 1:
            if plain:
                return None
            raise NoReceiver(tuple(partner.code for partner in partners))
    if len({partner.unit_id for partner in found}) > 1:
        raise ReceiverAmbiguous(code, tuple(partner.name for partner in found))
    confirmed = [partner for partner in found if partner.trust is Trust.CONFIRMED]
    if not confirmed:
        raise CardNotConfirmed(found[0].name)
    if kind is PackageKind.REPORT and found[0].role is not Role.DESK:
        raise ReceiverNoDesk(found[0].name)
    return max(confirmed, key=lambda partner: partner.id)


def list_ledger(reading: Reading) -> list[Entry]:
    """Every package that was made, newest first."""
    return storage.list_entries(reading)


def find_entry(reading: Reading, id: str) -> Entry | None:
    return storage.find_entry(reading, id)


def acknowledge(tx: Transaction, by_unit: str, epoch: int, seq: int, identity: str) -> bool:
    """Note that a receiver holds our packages up to `seq`. False is an alarm: it names a package we never made."""
    entry = storage.find_entry(tx, identity)
    if entry is None or (entry.epoch, entry.seq, entry.to) != (epoch, seq, by_unit):
        return False
    storage.note_acknowledged(tx, by_unit, epoch, seq)
    return True


# Receiving


def verify_file(database: Database | None, path: Path) -> Verification:
    """Examine a package without importing it; a bad one is answered with problems. Raises FileNotRead when there is no
    file to read. Without a database every signature is unknown."""
    if database is None:
        return examine(path, Keyring())
    with database.read() as reading:
        return examine(path, storage.keyring(reading))


def examine(path: Path, known: Keyring, *, envelope_only: bool = False) -> Verification:
    """As `verify_file`, with a keyring at hand. `envelope_only`: who signed it and in which order, zip unopened."""
    try:
        content = files.read_bytes(path, LARGEST_PACKAGE)
        beside = path.with_name(path.name + SIGNATURE_ENDING)
        signature = files.read_bytes(beside, minisign.LONGEST) if beside.is_file() else None
    except FileNotRead as refusal:
        if refusal.reason != "too_large":
            raise
        problem = Problem("too_large", {"limit": str(LARGEST_PACKAGE)})
        return Verification(SignatureState.BAD, (problem,))
    return verify(content, known, signature, envelope_only=envelope_only)


def find_packages(paths: Iterable[Path]) -> list[Path]:
    """The packages among files and folders; other files in folders are passed over, a named file never is. Raises
    FileNotRead for a folder that cannot be listed."""
    found: list[Path] = []
    for path in paths:
        try:
            found += _packages_under(path) if path.is_dir() else [path]
        except OSError as error:
            raise FileNotRead(str(path), "unreadable") from error
    return list(dict.fromkeys(found))


def _packages_under(folder: Path) -> list[Path]:
    named = (each for each in folder.rglob("*.cdpkg*") if each.name.endswith((SEALED_ENDING, PLAIN_ENDING)))
    return sorted(each for each in named if not each.name.startswith(".") and each.is_file())


def _own_keys(reading: Reading) -> OwnKeys:
    own = storage.find_own_keys(reading)
    if own is None:
        raise KeysMissing
    return own


def _pack(
    reading: Reading, tables: Sequence[SyncedTable], purpose: Purpose, to: str, plain: bool
) -> list[create.Packed]:
    before = {table.name: storage.snapshot(reading, to, table.name) for table in tables}
    key = "" if plain or to == NOBODY else storage.matching_key(reading, to)
    return [create.pack_table(table, reading, purpose, before[table.name], key) for table in tables]


def _prove(found: Verification) -> None:
    """A feature whose rows break its own schema is a fault of the program; it must not reach a stick."""
    if not found.valid:
        raise ValueError(f"the package would be refused: {found.problems}")


def _envelope(
    tx: Transaction,
    own: OwnKeys,
    comment: TrustedComment,
    lines: bytes,
    body: bytes,
    receiver: Partner | None,
    plain: bool,
) -> tuple[str, dict[str, bytes]]:
    """The package's file name, and every file that belongs to it with its bytes."""
    stem = package_stem(own.unit, comment.kind, tx.today(), comment.epoch, comment.seq)
    if plain or receiver is None:
        outbox = {stem + PLAIN_ENDING: body, stem + PLAIN_ENDING + SIGNATURE_ENDING: lines}
    else:
        recipients = (*receiver.encryption_keys, keys.recipient(own.age_identity))
        outbox = {stem + SEALED_ENDING: keys.seal(lines + body, recipients)}
    name = next(iter(outbox))
    if len(outbox[name]) > LARGEST_PACKAGE:
        raise PackageTooLarge(len(outbox[name]), LARGEST_PACKAGE)
    return name, outbox


def _free_paths(folder: Path, name: str, outbox: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Where the files go, the signature first. A different file that has the name already is left alone."""
    ending = PLAIN_ENDING if name.endswith(PLAIN_ENDING) else SEALED_ENDING
    stem = name.removesuffix(ending)
    stems = (stem if number == 1 else f"{stem}-{number}" for number in itertools.count(1))
    choices = (tuple(folder / each.replace(stem, fresh, 1) for each in outbox) for fresh in stems)
    with files.clear_write_errors(folder):
        return next(paths for paths in choices if all(map(_is_free, paths, outbox.values())))


def _is_free(path: Path, content: bytes) -> bool:
    if not path.exists():
        return True
    try:
        return path.read_bytes() == content
    except (PermissionError, IsADirectoryError):
        return False


@contextmanager
def _whole_or_nothing(paths: Sequence[Path]) -> Iterator[None]:
    """Where writing fails, files that were not there before go again: a signature without its package, or a package
    that came back different. On a stick that was pulled out they stay, for the next export to remove."""
    fresh = [path for path in paths if not path.exists()]
    try:
        yield
    except BaseException:
        for path in fresh:
            with suppress(OSError):
                path.unlink(missing_ok=True)
        raise


def _arrived(path: Path, known: Keyring, id: str) -> bool:
    try:
        found = examine(path, known)
    except FileNotRead:
        return False
    return found.valid and found.identity == id


def _is_orphan(path: Path, signing_key: str) -> bool:
    """Whether it is a signature of ours without what it signs; one of somebody else is left alone."""
    if not path.name.endswith(PLAIN_ENDING + SIGNATURE_ENDING) or path.with_suffix("").exists():
        return False
    try:
        return minisign.parse(files.read_bytes(path, minisign.LONGEST)).key.text == signing_key
    except (Refused, FileNotRead):
        return False
