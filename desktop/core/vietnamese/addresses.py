"""What an address of before 01/07/2025 is called since: districts are gone, provinces merged, communes renamed.

Only what is certain is said to be certain. A commune that no table knows may have another name today, so a proposal
that keeps its old name asks to be checked. Quê quán is never passed through here: it is historic.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from desktop.core.paths import resource
from desktop.core.vietnamese.provinces import Province, is_name_today, province_today
from desktop.core.vietnamese.text import clean, compare_key, fold

REFORM = date(2025, 7, 1)
"""The first day of the new names (Nghị quyết 202/2025/QH15)."""
_DISTRICT = re.compile(r"(?:huyện|quận|thị xã|tx\.?|q\.|h\.)\s*\S", re.IGNORECASE)
_COMMUNE = re.compile(r"(?:xã|phường|thị trấn|p\.|x\.|tt\.?)\s*\S", re.IGNORECASE)
_CITY = re.compile(r"(?:thành phố|tp\.?)\s*\S", re.IGNORECASE)
_HAS_KIND = re.compile(r"(?:tỉnh|thành phố|tp\.?)\s*\S", re.IGNORECASE)

_BETWEEN = re.compile(r"[,;]|\s[-–]\s")
_ONE_NAME = re.compile(r"(Bà Rịa|Thừa Thiên)\s*[-–]\s*", re.IGNORECASE)

Communes = Mapping[tuple[str, str, str], str]
"""(former province, district, commune), each as a comparing key → the new name."""


@dataclass(frozen=True)
class NewAddress:
    """The address as it is called today. `certain` is false while somebody should ask for the commune's new name."""

    text: str
    certain: bool


@cache
def communes_2025() -> Communes:
    """What became of the communes, where `resources/places` knows it."""
    table = tomllib.loads(resource("places", "communes-2025.toml").read_text(encoding="utf-8"))
    return {
        (compare_key(province), compare_key(district), compare_key(old)): new
        for province, districts in table.items()
        for district, communes in districts.items()
        for old, new in communes.items()
    }


def propose_address(address: str, communes: Communes | None = None) -> NewAddress | None:
    """The new name of an old address; None when nothing in it is known to have changed."""
    parts = [part for part in (clean(part) for part in _BETWEEN.split(_ONE_NAME.sub(r"\1-", address))) if part]
    if len(parts) > 1 and fold(parts[-1]) in ("viet nam", "vn"):
        parts.pop()
    if not parts or (province := province_today(parts[-1])) is None:
        return None
    *before, old_province = parts
    district = _take_district(before)
    if is_name_today(old_province) and district is None:
        return None
    commune = next((part for part in reversed(before) if _COMMUNE.match(part)), None)
    known = communes_2025() if communes is None else communes
    new_commune = known.get(_commune_key(old_province, district or "", commune or ""))
    if new_commune:
        before = [new_commune if part == commune else part for part in before]
    written = _written(province, old_province)
    text = ", ".join((*before, written))
    certain = bool(new_commune) or (commune is None and district is None)
    return NewAddress(text, certain) if compare_key(text) != compare_key(address) else None


def _take_district(parts: list[str]) -> str | None:
    """The last part that is a district, taken out."""
    for place in range(len(parts) - 1, -1, -1):
        if _is_district(parts[place]):
            return parts.pop(place)
    return None


def _is_district(part: str) -> bool:
    """A town inside a province (thành phố thuộc tỉnh) was one too."""
    return bool(_DISTRICT.match(part) or _CITY.match(part))


def _commune_key(province: str, district: str, commune: str) -> tuple[str, str, str]:
    bare = re.sub(r"^(?:tỉnh|thành phố|tp\.?)\s*", "", clean(province), flags=re.IGNORECASE)
    return compare_key(bare), compare_key(district), compare_key(commune)


def _written(province: Province, old: str) -> str:
    """With its kind where the old address had one."""
    if not _HAS_KIND.match(old):
        return province.name
    return f"TP {province.name}" if province.is_city else f"tỉnh {province.name}"
