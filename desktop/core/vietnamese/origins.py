"""Ethnic groups (dân tộc), religions (tôn giáo) and levels of training (trình độ): how they are written, and what lists
write instead.

The names lie in `resources/catalogues/people.toml`. Other text is accepted everywhere: this only suggests. A union has
few of them, so what was asked of one person is remembered for the next.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

from desktop.core.paths import resource
from desktop.core.vietnamese.text import clean, compare_key, fold

FOREIGNER = "Người nước ngoài"
_COUNTRY = ("viet nam", "vn", "nguoi viet nam")


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads(resource("catalogues", "people.toml").read_text(encoding="utf-8"))


@cache
def names_of(kind: str) -> tuple[str, ...]:
    """Of `ethnic_group`, `religion` or `education`, in their order."""
    return tuple(one["name"] for one in _table()[kind])


@cache
def _spellings(kind: str) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """By exact key and, where that is no question, by key without marks."""
    exact: dict[str, str] = {}
    plain: dict[str, set[str]] = {}
    for one in _table()[kind]:
        for text in (one["name"], *one.get("aliases", ())):
            exact[_bare(compare_key(text))] = one["name"]
            plain.setdefault(_bare(fold(text)), set()).add(one["name"])
    return exact, {key: next(iter(names)) for key, names in plain.items() if len(names) == 1}


def _bare(key: str) -> str:
    return re.sub(r"[\s\-'’`.]+", "", key)


def _standard(kind: str, text: str) -> str | None:
    exact, plain = _spellings(kind)
    return exact.get(_bare(compare_key(text))) or plain.get(_bare(fold(text)))


@lru_cache(maxsize=512)
def ethnic_group(text: str) -> str | None:
    """The usual way to write it; None for what is no ethnic group known here."""
    bare = re.sub(r"^(?:dân tộc|d/t)\s+", "", clean(text), flags=re.IGNORECASE)
    return _standard("ethnic_group", bare)


@lru_cache(maxsize=512)
def religion(text: str) -> str | None:
    return _standard("religion", text)


@lru_cache(maxsize=512)
def education(text: str) -> str | None:
    """A level of training as it is written out; None for words that say something else."""
    return _standard("education", text)


@lru_cache(maxsize=512)
def is_country(text: str) -> bool:
    """Whether it is the nationality that was written where the ethnic group belongs."""
    return fold(text) in _COUNTRY


def is_vietnamese(nationality: str) -> bool:
    """Also when nothing is written: members of a Vietnamese union are Vietnamese unless somebody says otherwise."""
    return not nationality or is_country(nationality)
