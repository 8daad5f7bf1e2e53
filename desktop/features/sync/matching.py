"""Finding one person in two unions without saying who: keyed hashes of identity numbers.

Twelve digits can be guessed, so a plain hash would hide nothing. The key is the desk's: it comes down in a sealed reply
or plan, never on a card, which anybody may read; unions use it for nobody but that desk.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets

from desktop.core.vietnamese.national_id import recognise

_PURPOSE = b"identity-number\0"
KEY_BYTES = 32


def new_key() -> str:
    return secrets.token_hex(KEY_BYTES)


def is_key(text: str) -> bool:
    return len(text) == 2 * KEY_BYTES and text.isascii() and all(digit in "0123456789abcdef" for digit in text)


def keyed(key: str, number: str) -> str | None:
    """The same for one number however it is written; nothing for what is no number of a paper, which would match
    anybody's."""
    paper, bare = recognise(number)
    if paper is None or len(set(bare)) == 1:
        return None
    return hmac.new(bytes.fromhex(key), _PURPOSE + bare.encode(), hashlib.sha256).hexdigest()
