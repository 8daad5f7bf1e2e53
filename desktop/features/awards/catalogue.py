"""The award types, rule packs and sentences that lie in `resources/` as data, read once and checked entry by entry.

A pack may come from a superior, so nothing in it is trusted: what is misspelt is refused by the name of its entry,
before any nomination is judged by it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from desktop.core.files import read_bytes
from desktop.core.money import Dong
from desktop.core.paths import resource
from desktop.core.vietnamese.text import fold
from desktop.features.awards.domain import (
    AwardKind,
    AwardType,
    CatalogueRefused,
    DecidedBy,
    Discipline,
    NoSuchAward,
    Paper,
    Post,
    Rating,
    VoteBase,
)
from desktop.features.awards.rules import (
    JUDGES,
    Answer,
    Base,
    LegalBasis,
    Rule,
    RuleKind,
    RulePack,
    Severity,
    ValueGroup,
    Wording,
)
from desktop.features.emulation.domain import Family, SubjectKind

FILE_LIMIT = 1 << 20
WORDING = "wording.toml"
NAMES_USED = ("comprehensive", "thematic", "unknown", "none", "maternity", "by_group")

V = TypeVar("V")
E = TypeVar("E", bound=Enum)


@cache
def award_types() -> Mapping[str, AwardType]:
    """The catalogue by code, in the order of the file."""
    return {award.code: award for award in read_awards(resource("catalogues", "awards.toml"))}


@cache
def rule_packs() -> tuple[RulePack, ...]:
    """Every installed pack, of every time."""
    return tuple(read_pack(path) for path in sorted(resource("rules").glob("*.toml")) if path.name != WORDING)


@cache
def wording() -> Wording:
    return read_wording(resource("rules", WORDING))


def get_award(code: str) -> AwardType:
    """Raises NoSuchAward."""
    if (award := award_types().get(code)) is None:
        raise NoSuchAward(code)
    return award


def award_named(text: str) -> AwardType | None:
    """The award meant by a code, a name or another name for it, marks, quotation marks and case aside."""
    return _by_name().get(_plain(text))


def read_awards(path: Path) -> list[AwardType]:
    """Raises CatalogueRefused, FileNotRead."""
    entries = [_Entry(path, f"awards[{at}]", table) for at, table in enumerate(_list(path, _toml(path), "awards"))]
    return [_award(entry) for entry in entries]


def read_pack(path: Path) -> RulePack:
    """Raises CatalogueRefused, FileNotRead."""
    content = _toml(path)
    top = _Entry(path, "", content)
    return RulePack(
        id=top.text("id"),
        version=top.text("version"),
        title=top.text("title"),
        valid_from=top.need("valid_from", date),
        valid_to=top.take("valid_to", date),
        basis=tuple(
            LegalBasis(entry.text("number"), entry.need("date", date), entry.text("title"))
            for entry in top.tables("basis")
        ),
        rules=tuple(_rule(entry) for entry in top.tables("rules")),
    )


def read_wording(path: Path) -> Wording:
    """Every kind of rule has its sentences, one for each answer it can give; raises CatalogueRefused."""
    content = _toml(path)
    top = _Entry(path, "", content)
    phrases = {kind: top.table(kind).texts() for kind in (*RuleKind, "no_rules")}
    for kind in JUDGES:
        for needed in ("title", "asks", Answer.MET, Answer.NOT_MET):
            if needed not in phrases[kind]:
                raise CatalogueRefused(str(path), "missing", f"{kind}.{needed}")
    names = top.table("names").texts()
    for name in (*Discipline, *Rating, *Base, *NAMES_USED):
        if name not in names:
            raise CatalogueRefused(str(path), "missing", f"names.{name}")
    papers = top.table("papers").texts()
    for paper in Paper:
        if paper not in papers:
            raise CatalogueRefused(str(path), "missing", f"papers.{paper}")
    return Wording(phrases, names, top.text("adjustable"), papers, top.table("missing").texts())


def _award(entry: _Entry) -> AwardType:
    return AwardType(
        code=entry.text("code"),
        name=entry.text("name"),
        short=entry.text("short"),
        family=entry.choice("family", Family),
        subjects=entry.choices("subjects", SubjectKind),
        decided_by=entry.choice("decided_by", DecidedBy),
        kind=entry.choice("kind", AwardKind),
        aliases=entry.words("aliases"),
        thematic=entry.take("thematic", bool) or False,
        once_only=entry.take("once_only", bool) or False,
        vote_percent=entry.need("vote_percent", int),
        vote_base=entry.choice("vote_base", VoteBase) if entry.has("vote_base") else VoteBase.WHOLE_COUNCIL,
        papers=entry.choices("papers", Paper) if entry.has("papers") else (),
        valid_from=entry.take("valid_from", date),
        valid_to=entry.take("valid_to", date),
    )


def _rule(entry: _Entry) -> Rule:
    kind = entry.choice("kind", RuleKind)
    if kind in (RuleKind.NO_DISCIPLINE, RuleKind.SECTION_DISCIPLINE):
        entry.choice("level", Discipline)
    if kind is RuleKind.RATING_AT_LEAST:
        entry.choice("level", Rating)
    return Rule(
        code=entry.text("code"),
        kind=kind,
        awards=entry.words("awards"),
        subjects=entry.choices("subjects", SubjectKind),
        severity=entry.choice("severity", Severity),
        article=entry.text("article"),
        threshold=entry.need("threshold", int) if kind in _WITH_THRESHOLD else 0,
        level=entry.take("level", str) or "",
        titles=entry.words("titles"),
        posts=entry.choices("posts", Post) if entry.has("posts") else (),
        years=entry.take("years", int) or 1,
        preceding=entry.take("preceding", bool) or False,
        base=entry.choice("base", Base) if entry.has("base") else Base.FIXED,
        groups=tuple(_group(group) for group in entry.tables("groups")),
        adjustable=entry.take("adjustable", bool) or False,
    )


_WITH_THRESHOLD = (
    RuleKind.ABSENCE_DAYS, RuleKind.MONTHS_EMPLOYED, RuleKind.SERVICE_YEARS, RuleKind.SECTION_TITLES, RuleKind.QUOTA,
)  # fmt: skip


def _group(entry: _Entry) -> ValueGroup:
    three = entry.take("three_years", int)
    return ValueGroup(
        name=entry.text("name"),
        leader=entry.need("leader", bool),
        one=Dong(entry.need("one", int)),
        degree=entry.take("degree", bool),
        three_years=None if three is None else Dong(three),
    )


class _Entry:
    """One table of a file, whose values are asked for by name and type."""

    def __init__(self, path: Path, place: str, table: dict[str, Any]) -> None:
        self.path, self.place, self.values = path, place, table

    def refuse(self, reason: str, name: str) -> CatalogueRefused:
        return CatalogueRefused(str(self.path), reason, f"{self.place}.{name}".lstrip("."))

    def has(self, name: str) -> bool:
        return name in self.values

    def take(self, name: str, kind: type[V]) -> V | None:
        value = self.values.get(name)
        if value is None or type(value) is kind:
            return value
        raise self.refuse("wrong_type", name)

    def need(self, name: str, kind: type[V]) -> V:
        if (value := self.take(name, kind)) is None:
            raise self.refuse("missing", name)
        return value

    def text(self, name: str) -> str:
        if not (value := self.need(name, str).strip()):
            raise self.refuse("missing", name)
        return value

    def words(self, name: str) -> tuple[str, ...]:
        values = self.take(name, list) or []
        if not all(isinstance(value, str) for value in values):
            raise self.refuse("wrong_type", name)
        return tuple(values)

    def choice(self, name: str, kind: type[E]) -> E:
        return self._known(name, kind, self.text(name))

    def choices(self, name: str, kind: type[E]) -> tuple[E, ...]:
        if not (values := self.words(name)):
            raise self.refuse("missing", name)
        return tuple(self._known(name, kind, value) for value in values)

    def _known(self, name: str, kind: Callable[[str], E], value: str) -> E:
        try:
            return kind(value)
        except ValueError as error:
            raise self.refuse("unknown_choice", name) from error

    def table(self, name: str) -> _Entry:
        return _Entry(self.path, f"{self.place}.{name}".lstrip("."), self.need(name, dict))

    def tables(self, name: str) -> list[_Entry]:
        found = _list(self.path, self.values, name) if self.has(name) else []
        return [_Entry(self.path, f"{self.place}.{name}[{at}]".lstrip("."), table) for at, table in enumerate(found)]

    def texts(self) -> dict[str, str]:
        return {name: self.text(name) for name in self.values}


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(read_bytes(path, FILE_LIMIT).decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CatalogueRefused(str(path), "not_toml") from error


def _list(path: Path, content: dict[str, Any], name: str) -> list[dict[str, Any]]:
    found = content.get(name)
    if not isinstance(found, list) or not all(isinstance(table, dict) for table in found):
        raise CatalogueRefused(str(path), "wrong_type" if name in content else "missing", name)
    return found


def _plain(text: str) -> str:
    return fold(text.replace('"', " ").replace("“", " ").replace("”", " "))


@cache
def _by_name() -> Mapping[str, AwardType]:
    awards = award_types().values()
    found = {_plain(name): award for award in awards for name in award.aliases}
    return found | {_plain(name): award for award in awards for name in (award.code, award.name)}
