"""Signatures that stock `minisign -V` accepts: Ed25519 over the BLAKE2b-512 of the bytes and over the trusted comment.

Texts are parsed strictly: every one has exactly one form, because unused bits of base64 would otherwise let a file
differ and still be accepted. The untrusted comment carries the public key of the signer, so that a foreign package
can be checked for damage and its fingerprint read out; it proves nothing about who the signer is.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from desktop.features.sync.domain import Refused

_KEY, _PREHASHED = b"Ed", b"ED"
_UNTRUSTED, _TRUSTED = "untrusted comment: ", "trusted comment: "
FIRST_WORDS = _UNTRUSTED.encode()
LONGEST = 1024


@dataclass(frozen=True)
class PublicKey:
    raw: bytes

    @property
    def id(self) -> bytes:
        """Eight bytes by which minisign finds a key; made from the key, so they cannot be chosen."""
        return hashlib.blake2b(self.raw, digest_size=8).digest()

    @property
    def text(self) -> str:
        """As `minisign -P` takes it."""
        return base64.b64encode(_KEY + self.id + self.raw).decode()

    @property
    def hex_id(self) -> str:
        """As minisign prints it."""
        return self.id[::-1].hex().upper()

    @classmethod
    def from_text(cls, text: str) -> PublicKey:
        """Raises Refused."""
        content = _decode(text, 42)
        key = cls(content[10:])
        if content[:2] != _KEY or content[2:10] != key.id:
            raise Refused("signature_malformed")
        return key


@dataclass(frozen=True)
class Signature:
    key: PublicKey
    signature: bytes
    comment: str
    comment_signature: bytes


def new_seed() -> bytes:
    return Ed25519PrivateKey.generate().private_bytes_raw()


def public_key(seed: bytes) -> PublicKey:
    return PublicKey(Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw())


def sign(content: bytes, seed: bytes, comment: str) -> bytes:
    """The four lines of a .minisig file."""
    secret, key = Ed25519PrivateKey.from_private_bytes(seed), public_key(seed)
    signature = secret.sign(hashlib.blake2b(content).digest())
    over_comment = secret.sign(signature + comment.encode())
    lines = (
        _UNTRUSTED + key.text,
        base64.b64encode(_PREHASHED + key.id + signature).decode(),
        _TRUSTED + comment,
        base64.b64encode(over_comment).decode(),
    )
    return "".join(f"{line}\n" for line in lines).encode()


def split(content: bytes) -> tuple[bytes, bytes]:
    """The four lines in front and the rest; raises Refused when there are no four lines."""
    end = 0
    for _ in range(4):
        end = content.find(b"\n", end, LONGEST) + 1
        if not end:
            raise Refused("signature_malformed")
    return content[:end], content[end:]


def parse(lines: bytes) -> Signature:
    """Raises Refused unless the lines are exactly as `sign` writes them."""
    try:
        parts = lines.decode("ascii").split("\n")
    except UnicodeDecodeError:
        raise Refused("signature_malformed") from None
    if len(parts) != 5 or parts[4] or not parts[0].startswith(_UNTRUSTED) or not parts[2].startswith(_TRUSTED):
        raise Refused("signature_malformed")
    key = PublicKey.from_text(parts[0].removeprefix(_UNTRUSTED))
    signed = _decode(parts[1], 74)
    if signed[:2] != _PREHASHED or signed[2:10] != key.id:
        raise Refused("signature_malformed")
    return Signature(key, signed[10:], parts[2].removeprefix(_TRUSTED), _decode(parts[3], 64))


def holds(signature: Signature, content: bytes) -> bool:
    key = Ed25519PublicKey.from_public_bytes(signature.key.raw)
    try:
        key.verify(signature.signature, hashlib.blake2b(content).digest())
        key.verify(signature.comment_signature, signature.signature + signature.comment.encode())
    except InvalidSignature:
        return False
    return True


def _decode(text: str, length: int) -> bytes:
    try:
        content = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise Refused("signature_malformed") from None
    if len(content) != length or base64.b64encode(content).decode() != text:
        raise Refused("signature_malformed")
    return content
