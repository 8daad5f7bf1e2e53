"""What people write beside a value: `CCCD: 079…`, `0905123456 (Zalo)`, `Lê Văn B - nghỉ việc`."""

from __future__ import annotations

import re

from desktop.core.vietnamese.phone import normalise_phone
from desktop.core.vietnamese.text import fold

_LABEL = re.compile(
    r"^(?:(?:số\s+)?(?:cccd|cmnd|cmtnd|cmt|căn cước(?: công dân)?|cc|đdcn|sđt|đtdđ|đt|dđ|điện thoại|di động|tel|phone"
    r"|mobile|zalo)|số)\s*[:.\-–]?\s*(?=[\d+(])",
    re.IGNORECASE,
)
_TWELVE = re.compile(r"(?<!\d)\d{12}(?!\d)", re.ASCII)
_MOBILE = re.compile(r"(?<!\d)(?:\+?84|0)[ .\-]?[35789](?:[ .\-]?\d){8}(?!\d)", re.ASCII)
_BRACKETED = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]\s*$")
_DASHED = re.compile(r"\s+[-–—]\s*|\s*[-–—]\s+")
_NO_NAME = re.compile(
    r"^(?:da |moi |xin |dang |chuan bi )?(?:nghi|thoi|chuyen|thai san|om|mat|chet|huu|tam|cham dut|ve huu|nhom"
    r"|to (?:truong|pho)|truong|pho|chu tich|uy vien|uv|ct|pct|tt|bch|ubkt|doan vien|thu viec|hop dong|nhan vien"
    r"|cong nhan|vao|dv)\b"
)


def without_label(text: str) -> str:
    """The number without the word that says what number it is."""
    return _LABEL.sub("", text, count=1)


def card_number_in(text: str) -> str:
    """The only twelve digits in a text; nothing when there are none, or more than one such number."""
    found = _TWELVE.findall(text)
    return found[0] if len(found) == 1 else ""


def phones_in(text: str) -> str:
    """The mobile numbers in a text that says more than numbers, as they are dialled today."""
    numbers = (normalise_phone(one)[0] for one in _MOBILE.findall(text))
    return " - ".join(dict.fromkeys(filter(None, numbers)))


def beside_name(name: str) -> tuple[str, str]:
    """A person's name, and what stands behind it in brackets or after a dash and is no part of a name."""
    if (found := _BRACKETED.search(name)) and found.start():
        return name[: found.start()].strip(), found[1].strip()
    parts = _DASHED.split(name, maxsplit=1)
    if len(parts) == 2 and parts[0] and parts[1] and (parts[1][0].islower() or _NO_NAME.match(fold(parts[1]))):
        return parts[0].strip(), parts[1].strip()
    return name, ""
