"""A public key as seven Vietnamese words, so that two officers can compare it over the telephone.

Each word stands for eleven bits of the key's SHA-256; the list has 2,048, none of which sounds like another in any
region. Seventy-seven bits are out of reach for somebody who wants to make a second key with the same words.
"""

from __future__ import annotations

import hashlib
from functools import cache

from desktop.core.paths import resource
from desktop.features.sync.minisign import PublicKey

_WORDS, _BITS = 7, 11


def fingerprint(key: PublicKey) -> tuple[str, ...]:
    number = int.from_bytes(hashlib.sha256(key.raw).digest(), "big") >> (256 - _WORDS * _BITS)
    places = (number >> _BITS * (_WORDS - 1 - place) & (1 << _BITS) - 1 for place in range(_WORDS))
    return tuple(words()[place] for place in places)


@cache
def words() -> tuple[str, ...]:
    return tuple(resource("fingerprint_words.txt").read_text(encoding="utf-8").splitlines())
