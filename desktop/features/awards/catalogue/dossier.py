"""The order of a dossier's parts and what the register calls its papers, from the catalogue."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from desktop.core.paths import resource
from desktop.core.toml_records import read_record
from desktop.features.awards.domain import PartOrder


@dataclass(frozen=True)
class Registered:
    """The subject lines, with `{campaign}` in them."""

    proposal: str
    minutes: str
    decision: str


@dataclass(frozen=True)
class _Catalogue:
    part: tuple[PartOrder, ...]
    register: Registered


@cache
def _catalogue() -> _Catalogue:
    return read_record(resource("catalogues", "dossier.toml"), _Catalogue)


def dossier_order() -> tuple[PartOrder, ...]:
    return _catalogue().part


def registered_as() -> Registered:
    return _catalogue().register
