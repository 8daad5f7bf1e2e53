"""Rule packs: those that ship with the program, and the reading of any.

A pack may come from a superior, so nothing in it is trusted: what is misspelt is refused by the name of its entry,
before any nomination is judged by it.
"""

from __future__ import annotations

import hashlib
from datetime import date
from functools import cache
from pathlib import Path

from desktop.core.files import read_bytes
from desktop.core.money import Dong
from desktop.core.paths import resource
from desktop.features.awards.catalogue.entries import FILE_LIMIT, Entry, toml_of
from desktop.features.awards.domain import CatalogueRefused, Discipline, Post, Rating, Rounding, VoteBase
from desktop.features.awards.rules import (
    Base,
    Group,
    LegalBasis,
    Origin,
    Recommended,
    Rule,
    RuleKind,
    RulePack,
    Severity,
    ValueGroup,
    VoteRule,
)
from desktop.features.emulation.domain import SubjectKind

WORDING = "wording.toml"


@cache
def rule_packs() -> tuple[RulePack, ...]:
    """Every pack that ships with the program and is used without asking, of every time."""
    return tuple(read_pack(path) for path in sorted(resource("rules").glob("*.toml")) if path.name != WORDING)


@cache
def optional_packs() -> tuple[tuple[Path, RulePack], ...]:
    """Packs that ship with the program and are used only when somebody installs them, such as of a draft law."""
    return tuple((path, read_pack(path)) for path in sorted(resource("rules", "optional").glob("*.toml")))


def shipped_content(pack: RulePack) -> bytes:
    """The bytes of a pack that ships with the program. Raises FileNotRead."""
    files = [*resource("rules").glob("*.toml"), *resource("rules", "optional").glob("*.toml")]
    contents = (read_bytes(path, FILE_LIMIT) for path in files if path.name != WORDING)
    return next(one for one in contents if hashlib.sha256(one).hexdigest() == pack.sha256)


def read_pack(path: Path) -> RulePack:
    """Raises CatalogueRefused, FileNotRead."""
    return parse_pack(read_bytes(path, FILE_LIMIT), path)


def parse_pack(content: bytes, path: Path, origin: Origin = Origin.SHIPPED) -> RulePack:
    """The pack in these bytes; `path` only names it where it is refused. Raises CatalogueRefused."""
    top = Entry(path, "", toml_of(path, content))
    pack = RulePack(
        id=top.text("id"),
        version=top.text("version"),
        title=top.text("title"),
        valid_from=top.need("valid_from", date),
        valid_to=top.take("valid_to", date),
        basis=tuple(_basis(entry) for entry in top.tables("basis")),
        rules=tuple(_rule(entry) for entry in top.tables("rules")),
        recommended=tuple(_recommended(entry) for entry in top.tables("recommended")),
        votes=tuple(_votes(entry) for entry in top.tables("votes")),
        replaces=top.words("replaces"),
        draft=top.take("draft", bool) or False,
        origin=origin,
        sha256=hashlib.sha256(content).hexdigest(),
    )
    top.finish()
    _refuse_unusable(pack, top)
    return pack


def _refuse_unusable(pack: RulePack, top: Entry) -> None:
    if not pack.basis:
        raise top.refuse("missing", "basis")
    if pack.valid_to is not None and pack.valid_to < pack.valid_from:
        raise top.refuse("before_start", "valid_to")
    codes = [rule.code for rule in pack.rules]
    for code in codes:
        if codes.count(code) > 1:
            raise CatalogueRefused(str(top.path), "twice", f"rules: {code}")


def _basis(entry: Entry) -> LegalBasis:
    basis = LegalBasis(entry.text("number"), entry.need("date", date), entry.text("title"))
    entry.finish()
    return basis


def _recommended(entry: Entry) -> Recommended:
    adjustable = entry.take("adjustable", bool)
    found = Recommended(
        entry.choice("group", Group), entry.need("percent", int), entry.text("article"), adjustable is not False
    )
    entry.finish()
    return found


def _votes(entry: Entry) -> VoteRule:
    found = VoteRule(
        entry.words("awards"), entry.need("percent", int), entry.choice("base", VoteBase), entry.text("article"),
        entry.take("adjustable", bool) or False,
    )  # fmt: skip
    if not 1 <= found.percent <= 100:
        raise entry.refuse("out_of_range", "percent")
    if not found.awards:
        raise entry.refuse("missing", "awards")
    entry.finish()
    return found


def _rule(entry: Entry) -> Rule:
    kind = entry.choice("kind", RuleKind)
    if kind in (RuleKind.NO_DISCIPLINE, RuleKind.SECTION_DISCIPLINE):
        entry.choice("level", Discipline)
    if kind in (RuleKind.RATING_AT_LEAST, RuleKind.RATING_OR_INITIATIVE):
        entry.choice("level", Rating)
    if kind in _WITH_TITLES and not entry.words("titles"):
        raise entry.refuse("missing", "titles")
    if kind is RuleKind.INITIATIVE_VALUE and not entry.tables("groups"):
        raise entry.refuse("missing", "groups")
    rule = Rule(
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
        rounding=entry.choice("rounding", Rounding) if entry.has("rounding") else Rounding.DOWN,
        adjustable=entry.take("adjustable", bool) or False,
    )
    entry.finish()
    return rule


_WITH_THRESHOLD = (
    RuleKind.ABSENCE_DAYS, RuleKind.MONTHS_EMPLOYED, RuleKind.SERVICE_YEARS, RuleKind.SECTION_TITLES, RuleKind.QUOTA,
    RuleKind.YEARS_SINCE,
)  # fmt: skip


_WITH_TITLES = (RuleKind.CONSECUTIVE_TITLES, RuleKind.SECTION_TITLES)


def _group(entry: Entry) -> ValueGroup:
    three = entry.take("three_years", int)
    group = ValueGroup(
        name=entry.text("name"),
        leader=entry.need("leader", bool),
        one=Dong(entry.need("one", int)),
        degree=entry.take("degree", bool),
        three_years=None if three is None else Dong(three),
    )
    entry.finish()
    return group
