"""The 34 provinces and cities of 2026, and which of them each of the former 63 became on 01/07/2025.

The table lies in `resources/places` with its legal basis. For choosing and suggesting only: quê quán stays as the
person wrote it, and a citizen's number uses the codes of the 63 (`national_id.PROVINCE_PREFIXES`).
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import Any

from desktop.core.paths import resource
from desktop.core.vietnamese.text import compare_key


@dataclass(frozen=True)
class Province:
    """A province (tỉnh) or centrally-run city (thành phố); `merged` are the others of the 63 that it took in."""

    code: str
    name: str
    is_city: bool
    merged: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """With the kind in front: `Thành phố Hà Nội`, `Tỉnh Cao Bằng`."""
        return f"{'Thành phố' if self.is_city else 'Tỉnh'} {self.name}"


def _table() -> dict[str, Any]:
    return tomllib.loads(resource("places", "provinces.toml").read_text(encoding="utf-8"))


_TABLE = _table()
PROVINCES = tuple(
    Province(one["code"], one["name"], one.get("is_city", False), tuple(one.get("merged", ())))
    for one in _TABLE["province"]
)
_KINDS = ("tỉnh ", "thành phố ", "tp. ", "tp.", "tp ")


def _key(name: str) -> str:
    key = compare_key(name).replace(" - ", "-")
    return next((key.removeprefix(kind) for kind in _KINDS if key.startswith(kind)), key)


_BY_NAME = {_key(old): province for province in PROVINCES for old in (province.name, *province.merged)}
_BY_NAME |= {
    _key(alias): _BY_NAME[_key(name)] for kind in ("aliases", "former") for alias, name in _TABLE[kind].items()
}
_TODAY = {_key(name) for name in (*(province.name for province in PROVINCES), *_TABLE["aliases"])}


_CALLED = {_key(alias): _key(name) for kind in ("aliases", "former") for alias, name in _TABLE[kind].items()}


def province_key(name: str) -> str:
    """A name of the 34 or of the former 63 for comparing, whatever its kind, and short for whichever it is."""
    key = _key(name)
    return _CALLED.get(key, key)


def province_today(name: str) -> Province | None:
    """The province of 2026 for a name of the 34 or of the former 63, with or without its kind; None if unknown."""
    return _BY_NAME.get(_key(name))


def is_name_today(name: str) -> bool:
    """Whether the name is one of the 34 themselves, or short for one, and none that has gone up in another."""
    return _key(name) in _TODAY
