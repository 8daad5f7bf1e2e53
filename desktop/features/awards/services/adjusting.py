"""Numbers of a rule pack that are proposals to be confirmed: which they are, and the pack with the officer's own.

A changed pack is kept as another version of the same pack with the document it follows, is compared before it is
installed and taken out of use like one from the superior; the pack that came with the program stays what it was.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from desktop.core.database import Reading, Transaction
from desktop.core.errors import FieldRefused
from desktop.core.vietnamese.text import clean
from desktop.features.awards.catalogue import pack_text, pack_title, parse_pack, shipped_content, toml_of
from desktop.features.awards.domain import InstalledPack
from desktop.features.awards.rules import Base, Origin, RuleKind, RulePack
from desktop.features.awards.services.packs import keep_pack, pack_bytes
from desktop.features.awards.storage import InstalledPackStore

NUMBERS = ("threshold", "years", "percent", "one", "three_years")
"""Entries of a pack that are numbers somebody may have to correct."""

KINDS = ("rules", "votes", "recommended")

MARK = "-don-vi-"
"""Between the version of a pack and how often its numbers were corrected here."""


class Unit(StrEnum):
    """What a number counts."""

    DAYS = "days"
    MONTHS = "months"
    YEARS = "years"
    PERCENT = "percent"
    OF_MEMBERS = "percent_of_members"
    OF_HOLDERS = "percent_of_title_holders"
    OF_REGISTERED = "percent_of_registered"
    PLACES = "places"
    DONG = "dong"
    DONG_TOGETHER = "dong_of_three_years"


_OF_ENTRY = {"years": Unit.YEARS, "percent": Unit.PERCENT, "one": Unit.DONG, "three_years": Unit.DONG_TOGETHER}
_OF_KIND = {
    RuleKind.ABSENCE_DAYS: Unit.DAYS, RuleKind.MONTHS_EMPLOYED: Unit.MONTHS, RuleKind.SERVICE_YEARS: Unit.YEARS,
    RuleKind.YEARS_SINCE: Unit.YEARS, RuleKind.SECTION_TITLES: Unit.PERCENT,
}  # fmt: skip
_OF_BASE = {
    Base.MEMBERS: Unit.OF_MEMBERS, Base.TITLE_HOLDERS: Unit.OF_HOLDERS, Base.REGISTERED: Unit.OF_REGISTERED,
    Base.FIXED: Unit.PLACES,
}  # fmt: skip


@dataclass(frozen=True)
class Number:
    """One number of a pack. `place` names it (`rules.2.threshold`), `rule` is the condition it belongs to, `group` whom
    it is for where a condition tells people apart; `confirmed` numbers stand in the text of the regulation."""

    place: str
    rule: str
    entry: str
    awards: tuple[str, ...]
    value: int
    article: str
    confirmed: bool
    group: str = ""
    unit: Unit | None = None

    @property
    def most(self) -> int:
        return 100 if self.unit and self.unit.startswith("percent") else 10**12


def numbers_of(content: bytes) -> list[Number]:
    """Every number of the pack in these bytes, in its own order. Raises CatalogueRefused."""
    return [number for number, _ in _placed(toml_of(Path(), content))]


def content_of_pack(reading: Reading, pack: RulePack) -> bytes:
    """The file of a pack, installed or shipped. Raises NoSuchPack."""
    if pack.origin is Origin.INSTALLED:
        return pack_bytes(reading, pack.id, pack.version)
    return shipped_content(pack)


def adjusted(reading: Reading, pack: RulePack, values: Mapping[str, int], document: str, *, confirmed: bool) -> bytes:
    """The file of the pack with these numbers (by place), as its next version.

    A number that is changed is confirmed by `document`, with `confirmed` all are. Raises FieldRefused,
    CatalogueRefused.
    """
    if not (said := clean(document)):
        raise FieldRefused("document", "required")
    table = toml_of(Path(), content_of_pack(reading, pack))
    touched: set[int] = set()
    for number, owner in _placed(table):
        value = values.get(number.place, number.value)
        if not 0 <= value <= number.most:
            raise FieldRefused(number.place, "out_of_range", str(value))
        if value != number.value:
            _write(table, number.place, value)
            touched.add(id(owner))
    for kind, entry in _owners(table):
        proposed = _is_proposed(kind, entry)
        if id(entry) in touched or (confirmed and proposed):
            entry["article"] = _cited(entry["article"], said)
            if proposed:
                entry["adjustable"] = False
    table["version"] = _next_version(reading, pack)
    return pack_text(table)


def pack_of(content: bytes) -> RulePack:
    """The pack in these bytes as it would judge once installed. Raises CatalogueRefused."""
    return parse_pack(content, Path(), Origin.INSTALLED)


def adjust_pack(tx: Transaction, content: bytes) -> InstalledPack:
    """Keep what `adjusted` made. Raises CatalogueRefused, PackInstalled."""
    pack = pack_of(content)
    return keep_pack(tx, pack, content, f"{pack.id}-{pack.version}.toml")


def _cited(article: str, document: str) -> str:
    """The regulation, then the document by which its number was confirmed."""
    return article if document in article else f"{article}; {document}"


def _next_version(reading: Reading, pack: RulePack) -> str:
    base, _, _ = pack.version.partition(MARK)
    taken = {one.version for one in InstalledPackStore(reading).in_order() if one.pack == pack.id}
    number = 1
    while f"{base}{MARK}{number}" in taken:
        number += 1
    return f"{base}{MARK}{number}"


def _placed(table: dict[str, Any]) -> Iterator[tuple[Number, dict[str, Any]]]:
    """Numbers with the entry that carries their article."""
    for kind in KINDS:
        for at, entry in enumerate(table.get(kind, ())):
            confirmed = not _is_proposed(kind, entry)
            name = pack_title(kind, entry)
            awards = tuple(entry.get("awards", ()))
            for part in NUMBERS:
                if isinstance(entry.get(part), int):
                    place = f"{kind}.{at}.{part}"
                    unit = _unit(entry, part)
                    yield Number(place, name, part, awards, entry[part], entry["article"], confirmed, "", unit), entry
            for inner, group in enumerate(entry.get("groups", ())):
                for part in NUMBERS:
                    if isinstance(group.get(part), int):
                        place, value = f"{kind}.{at}.{inner}.{part}", group[part]
                        named, unit = group["name"], _unit(entry, part)
                        number = Number(place, name, part, awards, value, entry["article"], confirmed, named, unit)
                        yield number, entry


def _unit(entry: Mapping[str, Any], part: str) -> Unit | None:
    if part in _OF_ENTRY:
        return _OF_ENTRY[part]
    if entry.get("kind") == RuleKind.QUOTA:
        return _OF_BASE[Base(entry.get("base", Base.FIXED))]
    return _OF_KIND.get(RuleKind(entry["kind"]))


def _owners(table: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for kind in KINDS:
        yield from ((kind, entry) for entry in table.get(kind, ()))


def _is_proposed(kind: str, entry: Mapping[str, Any]) -> bool:
    """Recommended shares are proposals unless the pack says otherwise."""
    return bool(entry.get("adjustable", kind == "recommended"))


def _write(table: dict[str, Any], place: str, value: int) -> None:
    kind, at, *inner, part = place.split(".")
    entry = table[kind][int(at)]
    (entry["groups"][int(inner[0])] if inner else entry)[part] = value
