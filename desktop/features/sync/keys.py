"""Age (X25519) keys: sealing a package so that its receiver and its sender can open it, and nobody else."""

from __future__ import annotations

from collections.abc import Sequence

import pyrage

from desktop.features.sync.domain import Refused

AGE_HEADER = b"age-encryption.org/v1\n"


def new_identity() -> str:
    return str(pyrage.x25519.Identity.generate())


def recipient(identity: str) -> str:
    """The public `age1…` of a secret `AGE-SECRET-KEY-1…`."""
    return str(pyrage.x25519.Identity.from_str(identity).to_public())


def is_recipient(text: str) -> bool:
    try:
        return str(pyrage.x25519.Recipient.from_str(text)) == text
    except pyrage.RecipientError:
        return False


def seal(content: bytes, recipients: Sequence[str]) -> bytes:
    keys = [pyrage.x25519.Recipient.from_str(text) for text in dict.fromkeys(recipients)]
    return bytes(pyrage.encrypt(content, keys))


def unseal(content: bytes, identity: str | None) -> bytes:
    """Raises Refused: `no_keys` when we have none, `sealed_for_others` when none fits, `seal_damaged` when the bytes
    were changed."""
    if identity is None:
        raise Refused("no_keys")
    try:
        return bytes(pyrage.decrypt(content, [pyrage.x25519.Identity.from_str(identity)]))
    except pyrage.DecryptError as error:
        raise Refused("sealed_for_others" if "No matching keys" in str(error) else "seal_damaged") from error
