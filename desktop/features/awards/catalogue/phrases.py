"""The Vietnamese sentences in which every rule is explained, checked to be complete."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from desktop.core.paths import resource
from desktop.features.awards.catalogue.entries import Entry, toml_of
from desktop.features.awards.catalogue.packs import WORDING
from desktop.features.awards.domain import CatalogueRefused, Discipline, Paper, Rating, Rounding
from desktop.features.awards.rules import JUDGES, Answer, Base, Group, RuleKind, Wording

NAMES_USED = ("comprehensive", "thematic", "unknown", "none", "maternity", "study", "by_group", "votes", "share")


@cache
def wording() -> Wording:
    return read_wording(resource("rules", WORDING))


def pack_title(kind: str, entry: Mapping[str, Any]) -> str:
    """What one entry of a pack is about, in the words of the paper."""
    if kind == "votes":
        return wording().names["votes"]
    if kind == "recommended":
        return f"{wording().names['share']}: {wording().names[entry['group']]}"
    return wording().phrases[entry["kind"]]["title"]


def read_wording(path: Path) -> Wording:
    """Every kind of rule has its sentences, one for each answer it can give; raises CatalogueRefused."""
    content = toml_of(path)
    top = Entry(path, "", content)
    phrases = {kind: top.table(kind).texts() for kind in (*RuleKind, "no_rules", "twice")}
    for kind in JUDGES:
        for needed in ("title", "asks", Answer.MET, Answer.NOT_MET):
            if needed not in phrases[kind]:
                raise CatalogueRefused(str(path), "missing", f"{kind}.{needed}")
    names = top.table("names").texts()
    for name in (*Discipline, *Rating, *Base, *Rounding, *Group, *NAMES_USED):
        if name not in names:
            raise CatalogueRefused(str(path), "missing", f"names.{name}")
    papers = top.table("papers").texts()
    for paper in Paper:
        if paper not in papers:
            raise CatalogueRefused(str(path), "missing", f"papers.{paper}")
    return Wording(phrases, names, top.text("adjustable"), papers, top.table("missing").texts())
