"""The award types that ship with the program, by code and by name."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

from desktop.core.paths import resource
from desktop.core.vietnamese.text import fold
from desktop.features.awards.catalogue.entries import Entry, list_of, toml_of
from desktop.features.awards.domain import AwardKind, AwardType, DecidedBy, NoSuchAward, Paper, VoteBase
from desktop.features.emulation.domain import Family, SubjectKind


@cache
def award_types() -> Mapping[str, AwardType]:
    """The catalogue that ships with the program, by code, in the order of the file. What the union added itself stands
    in `services.awards_in`."""
    return {award.code: award for award in read_awards(resource("catalogues", "awards.toml"))}


def get_award(code: str, awards: Mapping[str, AwardType] | None = None) -> AwardType:
    """Raises NoSuchAward."""
    if (award := (award_types() if awards is None else awards).get(code)) is None:
        raise NoSuchAward(code)
    return award


def award_named(text: str, awards: Mapping[str, AwardType] | None = None) -> AwardType | None:
    """The award meant by a code, a name or another name for it, marks, quotation marks and case aside."""
    if awards is None or len(awards) == len(award_types()):
        return _by_name().get(_plain(text))
    return _names_of(awards).get(_plain(text))


def read_awards(path: Path) -> list[AwardType]:
    """Raises CatalogueRefused, FileNotRead."""
    entries = [Entry(path, f"awards[{at}]", table) for at, table in enumerate(list_of(path, toml_of(path), "awards"))]
    return [award_of(entry) for entry in entries]


def award_of(entry: Entry) -> AwardType:
    award = AwardType(
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
    entry.finish()
    return award


def _plain(text: str) -> str:
    return fold(text.replace('"', " ").replace("“", " ").replace("”", " "))


@cache
def _by_name() -> Mapping[str, AwardType]:
    return _names_of(award_types())


def _names_of(awards: Mapping[str, AwardType]) -> dict[str, AwardType]:
    found = {_plain(name): award for award in awards.values() for name in award.aliases}
    return found | {_plain(name): award for award in awards.values() for name in (award.code, award.name)}
