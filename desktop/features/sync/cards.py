"""The card of a unit (thẻ đơn vị): signed by its own key, no personal data, handed over before the first package.

Like a package, the file is four minisign lines and then what they sign, here a small JSON. The signature only proves
that whoever has the key wrote it; that the key belongs to the unit is proved by reading seven words over the telephone.
"""

from __future__ import annotations

from typing import Any

from desktop.features.sync import archive, keys, minisign
from desktop.features.sync.domain import (
    NOBODY,
    PROFILE,
    Card,
    OwnKeys,
    PackageKind,
    Refused,
    Role,
    Sender,
    TrustedComment,
)
from desktop.features.sync.fingerprint import fingerprint

LARGEST_CARD = 16 * 1024
_FIELDS = {"profile", "kind", "unit", "role", "signing_key", "encryption_keys", "fingerprint"}


def card_of(own: OwnKeys) -> Card:
    key = minisign.public_key(bytes.fromhex(own.signing_seed))
    return Card(own.unit, own.role, key.text, (keys.recipient(own.age_identity),), fingerprint(key))


def write_card(own: OwnKeys) -> bytes:
    card = card_of(own)
    body = archive.write_json(
        {
            "profile": PROFILE,
            "kind": PackageKind.CARD.value,
            "unit": {"id": card.unit.id, "code": card.unit.code, "name": card.unit.name},
            "role": card.role.value,
            "signing_key": card.signing_key,
            "encryption_keys": list(card.encryption_keys),
            "fingerprint": list(card.fingerprint_words),
        }
    )
    comment = TrustedComment(card.unit.id, NOBODY, PackageKind.CARD, 0, 0, NOBODY)
    return minisign.sign(body, bytes.fromhex(own.signing_seed), comment.line()) + body


def read_card(content: bytes) -> Card:
    """Raises Refused."""
    lines, body = minisign.split(content)
    signature = minisign.parse(lines)
    if not minisign.holds(signature, body):
        raise Refused("bad_signature")
    card = _card(archive.read_json(body))
    comment = TrustedComment.parse(signature.comment)
    if comment is None or comment.kind is not PackageKind.CARD or comment.unit != card.unit.id:
        raise Refused("not_a_card")
    if card.signing_key != signature.key.text or card.fingerprint_words != fingerprint(signature.key):
        raise Refused("not_a_card")
    return card


def _card(found: dict[str, Any]) -> Card:
    unit = found.get("unit")
    lists = [found.get("encryption_keys"), found.get("fingerprint")]
    if not {*found} >= _FIELDS or not isinstance(unit, dict) or not {"id", "code", "name"} <= {*unit}:
        raise Refused("not_a_card")
    texts = [unit["id"], unit["code"], unit["name"], found["profile"], found["role"], found["signing_key"]]
    for items in lists:
        if not isinstance(items, list) or not 1 <= len(items) <= 16:
            raise Refused("not_a_card")
        texts += items
    if not all(isinstance(text, str) and 0 < len(text) <= 500 for text in texts):
        raise Refused("not_a_card")
    if found["profile"].partition(".")[0] != PROFILE.partition(".")[0]:
        raise Refused("newer_profile", found=found["profile"], known=PROFILE)
    if found["role"] not in [*Role] or not all(map(keys.is_recipient, found["encryption_keys"])):
        raise Refused("not_a_card")
    sender = Sender(unit["id"], unit["code"], unit["name"])
    words = tuple(found["fingerprint"])
    return Card(sender, Role(found["role"]), found["signing_key"], tuple(found["encryption_keys"]), words)
