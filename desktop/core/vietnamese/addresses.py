"""What an address of before 01/07/2025 is called since: districts are gone, provinces merged, communes renamed.

Only what is certain is said to be certain. A commune that no table knows may have another name today, so a proposal
that keeps its old name asks to be checked. Quê quán is never passed through here: it is historic.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from desktop.core.paths import resource
from desktop.core.vietnamese.provinces import Province, is_name_today, province_key, province_today
from desktop.core.vietnamese.text import clean, compare_key, fold

REFORM = date(2025, 7, 1)
"""The first day of the new names (Nghị quyết 202/2025/QH15)."""
_DISTRICT = re.compile(r"(?:huyện|quận|thị xã|tx\.?|q\.|h\.)\s*\S", re.IGNORECASE)
_CITY = re.compile(r"(?:thành phố|tp\.?)\s*\S", re.IGNORECASE)
_HAS_KIND = re.compile(r"(?:tỉnh|thành phố|tp\.?)\s*\S", re.IGNORECASE)

_BETWEEN = re.compile(r"[,;]|\s[-–]\s")
_ONE_NAME = re.compile(r"(Bà Rịa|Thừa Thiên)\s*[-–]\s*", re.IGNORECASE)

Communes = Mapping[tuple[str, str, str], str]
"""(former province, district, commune), each as `unit_key` writes it → the new name."""
_ABBREVIATED = (
    (re.compile(r"^(?:tp|t\.p)\b\.?\s*"), "thành phố "), (re.compile(r"^tx\b\.?\s*"), "thị xã "),
    (re.compile(r"^(?:tt)\b\.?\s*"), "thị trấn "), (re.compile(r"^h\b\.?\s*"), "huyện "),
    (re.compile(r"^q\b\.?\s*"), "quận "), (re.compile(r"^p\b\.?\s*"), "phường "), (re.compile(r"^x\b\.?\s*"), "xã "),
)  # fmt: skip
_GLUED = re.compile(r"^([qp])\.?(\d+)$")  # Q1, P.12
_KIND = re.compile(r"^(?:thành phố|thị xã|thị trấn|huyện|quận|phường|xã)\s+")


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
        (province_key(province), unit_key(district), unit_key(old)): new
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
    known = communes_2025() if communes is None else communes
    text = _renamed(before, province_key(old_province), known)
    is_sure = text is not None
    if text is None:
        district = _take_district(before)
        if is_name_today(old_province) and district is None:
            return None
        text, is_sure = before, not before and district is None
    whole = ", ".join((*text, _written(province, old_province)))
    return NewAddress(whole, is_sure) if compare_key(whole) != compare_key(address) else None


def unit_key(name: str) -> str:
    """A commune or district for comparing: `P.07` and `Phường 7` are one, `H. Đức Hoà` is `huyện đức hòa`."""
    key = compare_key(clean(name))
    if glued := _GLUED.match(key):
        key = f"{glued[1]} {glued[2]}"
    key = next((whole + key[found.end() :] for short, whole in _ABBREVIATED if (found := short.match(key))), key)
    return re.sub(r"\b0+(?=\d)", "", key)


def _renamed(parts: list[str], province: str, known: Communes) -> list[str] | None:
    """The parts with the commune's new name and without the district; None where the table has no such commune. A name
    without its kind counts where the district has only one of that name."""
    for place in range(len(parts) - 2, -1, -1):
        commune, district = unit_key(parts[place]), unit_key(parts[place + 1])
        new = known.get((province, district, commune))
        if new is None and not (_KIND.match(commune) and _KIND.match(district)):
            names = _by_bare_name(known) if known is not communes_2025() else _shipped_by_bare_name()
            found = names.get((province, _KIND.sub("", district), _KIND.sub("", commune)), {})
            fits = {
                to for (in_district, old), to in found.items()
                if _may_be(district, in_district) and _may_be(commune, old)
            }  # fmt: skip
            new = fits.pop() if len(fits) == 1 else None
        if new is not None:
            return [*parts[:place], new, *parts[place + 2 :]]
    return None


def _may_be(said: str, whole: str) -> bool:
    return said == whole or not _KIND.match(said)


BareNames = dict[tuple[str, str, str], dict[tuple[str, str], str]]


def _by_bare_name(known: Communes) -> BareNames:
    found: BareNames = defaultdict(dict)
    for (province, district, commune), new in known.items():
        found[province, _KIND.sub("", district), _KIND.sub("", commune)][district, commune] = new
    return found


@cache
def _shipped_by_bare_name() -> BareNames:
    return _by_bare_name(communes_2025())


def _take_district(parts: list[str]) -> str | None:
    """The last part that is a district, taken out."""
    for place in range(len(parts) - 1, -1, -1):
        if _is_district(parts[place]):
            return parts.pop(place)
    return None


def _is_district(part: str) -> bool:
    """A town inside a province (thành phố thuộc tỉnh) was one too."""
    return bool(_DISTRICT.match(part) or _CITY.match(part))


def _written(province: Province, old: str) -> str:
    """With its kind where the old address had one."""
    if not _HAS_KIND.match(old):
        return province.name
    return f"TP {province.name}" if province.is_city else f"tỉnh {province.name}"
