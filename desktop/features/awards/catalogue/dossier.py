"""The order of a dossier's parts, from the catalogue."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from desktop.core.paths import resource
from desktop.core.toml_records import read_record
from desktop.features.awards.domain import PartOrder


@dataclass(frozen=True)
class _Catalogue:
    part: tuple[PartOrder, ...]


@cache
def dossier_order() -> tuple[PartOrder, ...]:
    return read_record(resource("catalogues", "dossier.toml"), _Catalogue).part
