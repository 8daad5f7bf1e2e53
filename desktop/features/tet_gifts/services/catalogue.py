"""The Vietnamese names of reasons, classes of people and sources of money, as lists and papers use them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from desktop.core.paths import resource
from desktop.core.vietnamese.text import fold
from desktop.features.tet_gifts.domain import BeneficiaryKind, FundSource, Level, Reason

_LEADING = re.compile(r"^[\s\-–•+*]+|[\s.]+$")


LEVEL_NAMES = {
    Level.BASE: "công đoàn cơ sở",
    Level.DIRECT_SUPERIOR: "cấp trên trực tiếp",
    Level.PROVINCE: "cấp tỉnh, ngành",
    Level.CONFEDERATION: "Tổng Liên đoàn",
}


@dataclass(frozen=True)
class Name:
    """How a code is called: in full, and short for a narrow column or a chip."""

    full: str
    short: str


@cache
def _entries(table: str) -> dict[str, tuple[Name, tuple[str, ...]]]:
    content = tomllib.loads(resource("catalogues", "tet.toml").read_text(encoding="utf-8"))
    return {one["code"]: (Name(one["name"], one["short"]), tuple(one["aliases"])) for one in content[table]}


@cache
def _known(table: str) -> dict[str, str]:
    """Folded code, name or alias → code."""
    found: dict[str, str] = {}
    for code, (name, aliases) in _entries(table).items():
        found |= {fold(word): code for word in (code, name.full, name.short, *aliases)}
    return found


def reason_name(reason: Reason) -> Name:
    return _entries("reason")[reason.value][0]


def kind_name(kind: BeneficiaryKind) -> Name:
    return _entries("kind")[kind.value][0]


def source_name(source: FundSource) -> Name:
    return _entries("source")[source.value][0]


def level_name(level: Level) -> str:
    return LEVEL_NAMES[level]


def reasons_in_words(reasons: Iterable[Reason]) -> str:
    """`HCKK; BHN`: the codes as lists carry them."""
    return "; ".join(reason.value for reason in reasons)


def find_kind(text: str) -> BeneficiaryKind | None:
    """The class a list names by code or in words."""
    code = _known("kind").get(fold(text))
    return BeneficiaryKind(code) if code else None


def find_reasons(text: str) -> tuple[tuple[Reason, ...], tuple[str, ...]]:
    """The reasons a cell names, and the words nobody understands: `HCKK; nuôi con nhỏ`, also comma-separated."""
    found: list[Reason] = []
    unknown: list[str] = []
    known = _known("reason")
    for part in (_LEADING.sub("", part) for part in re.split(r"[;\n]", text)):
        pieces = [part] if fold(part) in known else part.split(",")
        for piece in (_LEADING.sub("", piece) for piece in pieces):
            if code := known.get(fold(piece)):
                found.append(Reason(code))
            elif piece:
                unknown.append(piece)
    return tuple(dict.fromkeys(found)), tuple(unknown)
