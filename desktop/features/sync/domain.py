"""What is said about a package and about who sends it, before any byte is signed, sealed or read."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from desktop.core.errors import UserError
from desktop.core.files import safe_name

PROFILE = "1.1"
LARGEST_PACKAGE = 64 * 1024 * 1024
PLAIN_ENDING, SEALED_ENDING, SIGNATURE_ENDING, CARD_ENDING = ".cdpkg.zip", ".cdpkg", ".minisig", ".cdcard"
NOBODY = "-"
HASH = "sha256:"

_UNIT = r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}"
_NUMBER = r"0|[1-9][0-9]{0,8}"
_HASH = r"sha256:[0-9a-f]{64}"
_COMMENT = re.compile(
    rf"unit=(?P<unit>{_UNIT}) to=(?P<to>{_UNIT}|-) kind=(?P<kind>[a-z]+) epoch=(?P<epoch>{_NUMBER})"
    rf" seq=(?P<seq>{_NUMBER}) prev=(?P<prev>{_HASH}|-)"
)


class PackageKind(StrEnum):
    """Report (báo cáo) goes up, plan (kế hoạch) down, reply (phúc đáp) answers, card (thẻ đơn vị) introduces."""

    REPORT = "report"
    PLAN = "plan"
    REPLY = "reply"
    CARD = "card"


class Purpose(StrEnum):
    """How much of a person travels: a row without name (counts), or the person, where a decision needs it."""

    COUNTS = "counts"
    PERSONS = "persons"


class Role(StrEnum):
    """A union (công đoàn cơ sở) sends; a desk (công đoàn cấp trên) receives from many."""

    UNION = "union"
    DESK = "desk"


class Trust(StrEnum):
    """A card counts once its words were compared; a key that was lost counts only below a sequence number."""

    ADDED = "added"
    CONFIRMED = "confirmed"
    REVOKED = "revoked"


class SignatureState(StrEnum):
    KNOWN = "known"
    UNKNOWN = "unknown"
    BAD = "bad"


@dataclass(frozen=True)
class Sender:
    """The unit (đơn vị) a package speaks for."""

    id: str
    code: str
    name: str


@dataclass(frozen=True)
class TrustedComment:
    """The one line under the signature: who sends to whom, and where in the order. `prev` is the hash of the sender's
    previous zip, or `-` for the first."""

    unit: str
    to: str
    kind: PackageKind
    epoch: int
    seq: int
    prev: str

    def line(self) -> str:
        return f"unit={self.unit} to={self.to} kind={self.kind} epoch={self.epoch} seq={self.seq} prev={self.prev}"

    @classmethod
    def parse(cls, line: str) -> TrustedComment | None:
        """None unless the line is exactly what `line` would write."""
        found = _COMMENT.fullmatch(line)
        if not found or found["kind"] not in [*PackageKind]:
            return None
        kind = PackageKind(found["kind"])
        return cls(found["unit"], found["to"], kind, int(found["epoch"]), int(found["seq"]), found["prev"])


def package_stem(sender: Sender, kind: PackageKind, day: date, epoch: int, seq: int) -> str:
    """The ASCII name of a package without its ending; only a hint, nothing reads it back."""
    return f"{safe_name(sender.code, 24)}_{kind}_{day:%Y%m%d}_e{epoch}s{seq:04d}"


def identity_of(body: bytes) -> str:
    """The identity of a package: the hash of its zip."""
    return HASH + hashlib.sha256(body).hexdigest()


def check_code(sha256: str) -> tuple[str, ...]:
    """Eight groups of four: the first half of the hash, so that anybody can compare it with `sha256sum`."""
    digits = sha256.removeprefix(HASH).upper()
    return tuple(digits[start : start + 4] for start in range(0, 32, 4))


@dataclass(frozen=True)
class SectionCount:
    """Rows of one table. `ended` counts those that ended or left since the last package to the same receiver; `label`
    is the table's Vietnamese name."""

    total: int
    added: int = 0
    changed: int = 0
    ended: int = 0
    label: str = field(default="", compare=False)

    def plain(self) -> dict[str, int]:
        return {"total": self.total, "added": self.added, "changed": self.changed, "ended": self.ended}


@dataclass(frozen=True)
class Problem:
    """Something found in a package. `code` is a stable word with `facts`; words make the sentence. A problem that is
    not grave is only told."""

    code: str
    facts: dict[str, str] = field(default_factory=dict)
    grave: bool = True


class Refused(Exception):
    """Ends the examination of a package; never leaves `verification`."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code, facts)
        self.problem = Problem(code, {name: str(value) for name, value in facts.items()})


@dataclass(frozen=True)
class ReceivedTable:
    """One CSV of a package as it was read: texts as they stand, None for an empty cell. `person` is the column that
    names a person, if there is one."""

    name: str
    section: str
    label: str
    fields: tuple[str, ...]
    primary_key: tuple[str, ...]
    rows: tuple[tuple[str | None, ...], ...]
    person: str = ""

    def keyed(self) -> dict[str, dict[str, str | None]]:
        """The rows by their key, which is the key's cells joined with a bar."""
        places = [self.fields.index(name) for name in self.primary_key]
        rows = (dict(zip(self.fields, row, strict=True)) for row in self.rows)
        keys = ("|".join([row[place] or "" for place in places]) for row in self.rows)
        return dict(zip(keys, rows, strict=True))


@dataclass(frozen=True)
class Verification:
    """What examining a package or a card found. `valid` means: nothing grave, so it may be shown and accepted."""

    signature: SignatureState
    problems: tuple[Problem, ...]
    comment: TrustedComment | None = None
    identity: str = ""
    sealed: bool = False
    key_id: str = ""
    fingerprint_words: tuple[str, ...] = ()
    sender: Sender | None = None
    descriptor: Mapping[str, Any] = field(default_factory=dict)
    sections: Mapping[str, SectionCount] = field(default_factory=dict)
    tables: tuple[ReceivedTable, ...] = ()
    zip: bytes = field(default=b"", repr=False)
    signature_lines: bytes = field(default=b"", repr=False)

    @property
    def valid(self) -> bool:
        return self.signature is SignatureState.KNOWN and not any(problem.grave for problem in self.problems)


@dataclass(frozen=True)
class Card:
    """Who a unit is (thẻ đơn vị): its public signing key as `minisign -P` takes it and its `age1…` keys."""

    unit: Sender
    role: Role
    signing_key: str
    encryption_keys: tuple[str, ...]
    fingerprint_words: tuple[str, ...]

    @property
    def encryption_key(self) -> str:
        return self.encryption_keys[0]


@dataclass(frozen=True)
class Partner:
    """A unit whose card was added (đơn vị trao đổi), and how far its key is trusted."""

    id: str
    unit_id: str
    code: str
    name: str
    role: Role
    signing_key: str
    encryption_keys: tuple[str, ...]
    trust: Trust
    revoked_from: int | None = None
    revision: int = 0


@dataclass(frozen=True)
class OwnKeys:
    """The unit's secrets: a minisign seed in hexadecimal and `AGE-SECRET-KEY-1…`; kept in the database only."""

    unit: Sender
    role: Role
    signing_seed: str = field(repr=False)
    age_identity: str = field(repr=False)


@dataclass(frozen=True)
class Keyring:
    """Whose signatures count and what we can open; an empty one knows nobody."""

    own: OwnKeys | None = None
    partners: tuple[Partner, ...] = ()


@dataclass(frozen=True)
class Entry:
    """A line of the ledger (sổ gói tin): one package that was made, copied or not, answered or not."""

    id: str
    epoch: int
    seq: int
    kind: PackageKind
    to: str
    to_name: str
    file_name: str
    plain: bool
    purpose: Purpose
    period: str
    made_at: datetime
    made_by: str
    sections: Mapping[str, SectionCount]
    copied_at: datetime | None = None
    copied_to: str = ""
    acknowledged_at: datetime | None = None


@dataclass(frozen=True)
class Created:
    """A package that lies, read back and verified, where it was asked for. `id` is its identity, `sha256:` and the hash
    of its zip; `file` is the package, `files` all that belongs to it."""

    file: Path
    files: tuple[Path, ...]
    id: str
    epoch: int
    seq: int
    sha256: str
    sections: Mapping[str, SectionCount]


# Refusals


@dataclass(eq=False)
class NothingSent(UserError):
    """No package was made yet, so there is nothing to hand over."""


@dataclass(eq=False)
class KeysMissing(UserError):
    """The union has no keys yet: it was not set up."""


@dataclass(eq=False)
class NoReceiver(UserError):
    """Nobody was named, and there is no single desk card that could be meant."""

    known: tuple[str, ...]


@dataclass(eq=False)
class ReceiverUnknown(UserError):
    """No card of a unit with that code."""

    code_asked: str
    known: tuple[str, ...]


@dataclass(eq=False)
class ReceiverAmbiguous(UserError):
    """Several units or keys go by that code."""

    code_asked: str
    names: tuple[str, ...]


@dataclass(eq=False)
class ReceiverNoDesk(UserError):
    """A report goes up: only a desk receives it."""

    receiver: str


@dataclass(eq=False)
class KindMadeElsewhere(UserError):
    """`package create` makes reports. A reply is made where packages are received, a card from the keys; a plan comes
    down from the union above."""

    kind: PackageKind


@dataclass(eq=False)
class CardNotConfirmed(UserError):
    """Nobody has compared the words of the receiver's card yet."""

    receiver: str


@dataclass(eq=False)
class CardRefused(UserError):
    """`reason` is a problem's code, such as `not_a_card` or `bad_signature`."""

    path: str
    reason: str


@dataclass(eq=False)
class CardIsOurs(UserError):
    path: str


@dataclass(eq=False)
class PackageTooLarge(UserError):
    size: int
    limit: int


@dataclass(eq=False)
class PackageUnknown(UserError):
    """The ledger has no such package."""

    id: str
