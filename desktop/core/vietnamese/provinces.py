"""The 34 provinces and cities of 2026, and which of them each of the former 63 became on 01/07/2025.

Quyết định 19/2025/QĐ-TTg (codes), Nghị quyết 202/2025/QH15 (mergers); Đồng Nai is a city since 30/04/2026 (Nghị quyết
30/2026/QH16). For choosing and suggesting only: quê quán stays as the person wrote it, and a citizen's number uses the
codes of the 63 (`national_id.PROVINCE_PREFIXES`).
"""

from __future__ import annotations

from dataclasses import dataclass

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


def _province(code: str, name: str, *merged: str) -> Province:
    return Province(code, name, False, merged)


def _city(code: str, name: str, *merged: str) -> Province:
    return Province(code, name, True, merged)


PROVINCES = (
    _city("01", "Hà Nội"),
    _province("04", "Cao Bằng"),
    _province("08", "Tuyên Quang", "Hà Giang"),
    _province("11", "Điện Biên"),
    _province("12", "Lai Châu"),
    _province("14", "Sơn La"),
    _province("15", "Lào Cai", "Yên Bái"),
    _province("19", "Thái Nguyên", "Bắc Kạn"),
    _province("20", "Lạng Sơn"),
    _province("22", "Quảng Ninh"),
    _province("24", "Bắc Ninh", "Bắc Giang"),
    _province("25", "Phú Thọ", "Vĩnh Phúc", "Hòa Bình"),
    _city("31", "Hải Phòng", "Hải Dương"),
    _province("33", "Hưng Yên", "Thái Bình"),
    _province("37", "Ninh Bình", "Hà Nam", "Nam Định"),
    _province("38", "Thanh Hóa"),
    _province("40", "Nghệ An"),
    _province("42", "Hà Tĩnh"),
    _province("44", "Quảng Trị", "Quảng Bình"),
    _city("46", "Huế"),
    _city("48", "Đà Nẵng", "Quảng Nam"),
    _province("51", "Quảng Ngãi", "Kon Tum"),
    _province("52", "Gia Lai", "Bình Định"),
    _province("56", "Khánh Hòa", "Ninh Thuận"),
    _province("66", "Đắk Lắk", "Phú Yên"),
    _province("68", "Lâm Đồng", "Đắk Nông", "Bình Thuận"),
    _city("75", "Đồng Nai", "Bình Phước"),
    _city("79", "Hồ Chí Minh", "Bình Dương", "Bà Rịa - Vũng Tàu"),
    _province("80", "Tây Ninh", "Long An"),
    _province("82", "Đồng Tháp", "Tiền Giang"),
    _province("86", "Vĩnh Long", "Bến Tre", "Trà Vinh"),
    _province("91", "An Giang", "Kiên Giang"),
    _city("92", "Cần Thơ", "Hậu Giang", "Sóc Trăng"),
    _province("96", "Cà Mau", "Bạc Liêu"),
)

_ALIASES = {"Thừa Thiên Huế": "Huế", "Thừa Thiên - Huế": "Huế", "TPHCM": "Hồ Chí Minh", "HCM": "Hồ Chí Minh"}
_KINDS = ("tỉnh ", "thành phố ", "tp. ", "tp.", "tp ")


def _key(name: str) -> str:
    key = compare_key(name).replace(" - ", "-")
    return next((key.removeprefix(kind) for kind in _KINDS if key.startswith(kind)), key)


_BY_NAME = {_key(old): province for province in PROVINCES for old in (province.name, *province.merged)}
_BY_NAME |= {_key(alias): _BY_NAME[_key(name)] for alias, name in _ALIASES.items()}


def province_today(name: str) -> Province | None:
    """The province of 2026 for a name of the 34 or of the former 63, with or without its kind; None if unknown."""
    return _BY_NAME.get(_key(name))
