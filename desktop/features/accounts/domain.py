"""Key slots: how a passphrase (mật khẩu) guards the database's key.

KEK = Argon2id(NFC(passphrase)); the slot's ciphertext is ChaCha20-Poly1305 of the data key under it, with every other
field of the slot as associated data, so a slot whose role or database was edited does not open.
"""

from __future__ import annotations

import json
import os
import unicodedata
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from desktop.core.errors import UserError

KEY_BYTES = 32
CHAIR = "chu_tich"
KEY_FILE, SECOND_COPY = "keys.json", "keys.bak"


@dataclass(eq=False)
class PassphraseMissing(UserError):
    """No passphrase was given and there is nobody to ask."""


@dataclass(eq=False)
class PassphraseWrong(UserError):
    """The passphrase opens no slot. Deliberately nothing more is said."""


@dataclass(eq=False)
class KeyFileDamaged(UserError):
    path: str


@dataclass(eq=False)
class DataFolderInUse(UserError):
    """Another copy of the program has this data folder open."""

    path: str


@dataclass(eq=False)
class DataFolderNotEmpty(UserError):
    """Set-up wants a folder without a union."""

    path: str


@dataclass(eq=False)
class NoUnionHere(UserError):
    """The data folder holds no union yet: set-up comes first."""

    path: str


@dataclass(frozen=True)
class Derivation:
    """Argon2id parameters: memory in KiB, passes, lanes. Bounded when read, so a forged file cannot exhaust the PC."""

    memory: int = 64 * 1024
    passes: int = 3
    lanes: int = 4
    salt: str = ""

    def within_bounds(self) -> bool:
        return 8 * 1024 <= self.memory <= 1024 * 1024 and 1 <= self.passes <= 10 and 1 <= self.lanes <= 8

    def key(self, passphrase: str) -> bytes:
        return hash_secret_raw(
            unicodedata.normalize("NFC", passphrase).encode(),
            b64decode(self.salt),
            time_cost=self.passes,
            memory_cost=self.memory,
            parallelism=self.lanes,
            hash_len=KEY_BYTES,
            type=Type.ID,
        )


@dataclass(frozen=True)
class KeySlot:
    """One way in: an officer's, or later a recovery sheet's."""

    database: str
    user: str
    role: str
    derivation: Derivation
    nonce: str = ""
    ciphertext: str = ""
    version: int = 1

    def bound(self) -> bytes:
        """What the ciphertext vouches for besides the key."""
        fields = {name: value for name, value in asdict(self).items() if name not in ("nonce", "ciphertext")}
        return json.dumps(fields, sort_keys=True).encode()

    @classmethod
    def read(cls, values: Mapping[str, Any]) -> KeySlot:
        """Raises ValueError, TypeError or KeyError for anything that is not a slot."""
        derivation = Derivation(**values["derivation"])
        slot = cls(**{**values, "derivation": derivation})
        if not derivation.within_bounds() or slot.version != 1:
            raise ValueError("parameters out of bounds")
        return slot


def lock_key(key: bytes, passphrase: str, database: str, user: str, role: str) -> KeySlot:
    derivation = Derivation(salt=b64encode(os.urandom(16)).decode())
    nonce = os.urandom(12)
    bare = KeySlot(database, user, role, derivation)
    ciphertext = ChaCha20Poly1305(derivation.key(passphrase)).encrypt(nonce, key, bare.bound())
    return KeySlot(database, user, role, derivation, b64encode(nonce).decode(), b64encode(ciphertext).decode())


def unlock_key(slot: KeySlot, passphrase: str) -> bytes | None:
    """The database's key, or None when the passphrase is not this slot's."""
    kek = ChaCha20Poly1305(slot.derivation.key(passphrase))
    try:
        return kek.decrypt(b64decode(slot.nonce), b64decode(slot.ciphertext), slot.bound())
    except (InvalidTag, ValueError):
        return None
