"""The award types, rule packs, sentences and bonuses that lie in `resources/` as data, read once and checked."""

from __future__ import annotations

from desktop.features.awards.catalogue.bonuses import Bonus, base_salary_on, bonus_for
from desktop.features.awards.catalogue.dossier import dossier_order, registered_as
from desktop.features.awards.catalogue.entries import toml_of
from desktop.features.awards.catalogue.packs import (
    optional_packs,
    parse_pack,
    read_pack,
    rule_packs,
    shipped_content,
)
from desktop.features.awards.catalogue.phrases import pack_title, read_wording, wording
from desktop.features.awards.catalogue.types import award_named, award_types, get_award, read_awards
from desktop.features.awards.catalogue.writing import pack_text

__all__ = [
    "Bonus",
    "award_named",
    "award_types",
    "base_salary_on",
    "bonus_for",
    "dossier_order",
    "get_award",
    "optional_packs",
    "pack_text",
    "pack_title",
    "parse_pack",
    "read_awards",
    "read_pack",
    "read_wording",
    "registered_as",
    "rule_packs",
    "shipped_content",
    "toml_of",
    "wording",
]
