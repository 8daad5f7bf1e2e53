"""How well a heading names a field. Officers write the same heading in a hundred ways (SĐT liên hệ, ĐT liên lạc, Số
ĐTDĐ), so headings are compared as they are, then with their usual abbreviations written out alike.

A heading with a word that is understood by nobody names something else: `Số thẻ BHYT` is no union card. What a heading
means only by custom is `near`; such a column is taken when its values do not speak against it, and the officer is told.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from desktop.core.contracts import FieldKind, ImportField
from desktop.features.importing.layout.columns import words

EXACT = 100
_SAME, _GROUPED, _PARTS, _WITHIN, _NEAR, _NAMED = 88, 95, 70, 50, 40, 30
_LEAST_SAME, _LESS_BARE = _SAME - 9, 10
_BRACKETED = re.compile(r"\((.*?)\)|\[(.*?)\]")
_DIVIDED = re.compile(r"[/,;&+]|\bhoặc\b|\bvà\b|\s[-–]\s", re.IGNORECASE)
_YEAR = re.compile(r"\bnam (?:hoc )?\d{4}(?: \d{4})?\b|\b\d{4} \d{4}\b")

_ALIKE = {
    "cccd": (
        "can cuoc cong dan", "so dinh danh ca nhan", "dinh danh ca nhan", "so dinh danh", "ma dinh danh ca nhan",
        "ma dinh danh", "dinh danh", "can cuoc", "the can cuoc", "the cccd", "chung minh nhan dan", "chung minh thu",
        "chung minh", "cmtnd", "cmnd", "cmt", "cmtnd", "ddcn", "mddcn", "sddcn", "giay to tuy than", "the cc", "so cc",
    ),
    "dien thoai": (
        "so dien thoai", "dien thoai di dong", "so dien thoai di dong", "so di dong", "di dong", "sdt", "so dt", "dtdd",
        "so dtdd", "dt dd", "tel", "phone", "mobile", "so dt di dong", "sdt di dong", "dt di dong",
    ),
    "hop dong": ("hop dong lao dong", "hdld"),
    "nhan vien": (
        "nguoi lao dong", "nld", "cong nhan vien chuc lao dong", "cong nhan vien chuc", "cong nhan vien", "cnvcld",
        "cnvc ld", "cnvc", "cnv", "cnld", "can bo cong nhan vien", "cbcnv", "cb cnv", "cbnv", "cbccvc", "cb cc vc",
        "can bo cong chuc vien chuc", "can bo giao vien nhan vien", "cb gv nv", "cbgvnv", "cbgv nv", "can bo vien chuc",
        "cbvc", "cong chuc vien chuc", "ccvc", "vien chuc", "cong nhan", "can bo", "giao vien", "nhan su", "lao dong",
        "nv",
    ),
    "doan vien": ("doan vien cong doan", "dvcd", "doan vien cd", "cong doan vien"),
    "cong doan": ("to chuc cong doan", "cong doan co so", "cdcs", "cong doan viet nam", "cdvn", "to chuc cd"),
    "cong doan bo phan": ("cdbp",),
    "dang": ("dang cong san viet nam", "dang csvn", "dcsvn", "dang cs viet nam"),
    "ngay": ("ngay thang nam", "thang nam", "ngay thang"),
    "cong ty": ("cty",),
    "danh hieu": ("danh hieu thi dua", "dhtd", "danh hieu td"),
    "hinh thuc": ("hinh thuc khen thuong", "htkt"),
    "sang kien": ("skkn", "sang kien kinh nghiem", "sang kien cai tien ky thuat", "sang kien cai tien"),
    "quyet dinh": ("qd",),
    "dang ky": ("dk",),
}  # fmt: skip
_ABBREVIATED = {"dt": "dien thoai", "cd": "cong doan", "dv": "doan vien", "cm": "chuyen mon"}
"""What these letters stand for beside other words; alone they may be anything."""

_CANONICAL = {phrase: name for name, phrases in _ALIKE.items() for phrase in phrases}
_PHRASES = re.compile(rf"\b(?:{'|'.join(sorted(_CANONICAL, key=len, reverse=True))})\b")
_LETTERS = re.compile(rf"\b(?:{'|'.join(_ABBREVIATED)})\b")
_REPEATED = re.compile(r"\b(\w+(?: \w+)?)(?: \1\b)+")

_SOMEBODY_ELSE = frozenset(["vo", "chong", "con", "cha", "me", "than", "phu", "giam", "chau", "em"])
_OTHER_THINGS = frozenset(
    ["cap", "noi", "het", "han", "bhxh", "bhyt", "thue", "tai", "khoan", "ngan", "hang", "stk", "tk", "mst", "so",
     "gplx"]
)  # fmt: skip
_TOPICS = frozenset(["dang", "doan", "bhxh", "bhyt"])
_PEOPLE = re.compile(r"\b(?:nhan vien|doan vien)\b")
_NEUTRAL = frozenset(
    ["lien", "he", "lac", "hien", "nay", "tai", "cua", "ca", "nhan", "rieng", "day", "du", "ghi", "ro", "theo", "zalo",
     "moi", "gan", "chip", "thuc", "te", "lam", "viec", "duoc", "chinh", "xac"]
)  # fmt: skip
_TELLING = {"cccd", "dien thoai", "email"}

_USUAL = {
    FieldKind.NAME: (
        "họ và tên", "họ tên", "họ chữ đệm và tên", "họ và chữ đệm và tên", "họ tên đệm và tên", "họ và tên nhân viên",
        "họ tên nhân viên", "tên nhân viên", "họ và tên đoàn viên", "họ tên đoàn viên", "tên đoàn viên", "full name",
        "họ và tên khai sinh",
    ),
    FieldKind.SEX: ("giới tính", "nam/nữ", "giới", "phái", "g.tính", "giới tính nam nữ"),
    FieldKind.NATIONAL_ID: (
        "số cccd", "cccd", "số cccd hộ chiếu", "cccd hộ chiếu", "số cccd/hộ chiếu/cmnd", "số giấy tờ tùy thân",
        "số cmnd", "cmnd",
    ),
    FieldKind.PHONE: ("điện thoại", "số điện thoại", "sđt", "sđt liên hệ", "điện thoại zalo", "số zalo"),
    FieldKind.SECTION: (
        "tổ công đoàn", "tổ", "công đoàn bộ phận", "bộ phận", "phòng/ban", "phòng ban", "phòng", "đơn vị",
        "tổ/bộ phận", "phân xưởng", "xưởng", "chuyền", "khoa", "ban", "đội", "tổ chuyên môn", "tổ sản xuất",
        "bộ phận công tác", "đơn vị công tác", "bộ phận làm việc", "đơn vị làm việc", "tổ bộ môn", "khoa phòng",
        "phòng khoa", "đội sản xuất", "chuyền may", "tổ cđ", "ca sản xuất",
    ),
}  # fmt: skip
_USUAL_NEAR = {
    FieldKind.NAME: ("tên", "họ tên đầy đủ"),
    FieldKind.SEX: ("gt", "sex", "gender"),
    FieldKind.PHONE: ("đt", "zalo", "liên lạc", "số liên lạc", "số liên hệ"),
    FieldKind.NATIONAL_ID: ("cc", "số thẻ", "mã số", "số hộ chiếu", "số giấy tờ"),
    FieldKind.SECTION: ("nơi làm việc", "nơi công tác", "line"),
}  # fmt: skip
_BIRTH = (
    "ngày sinh", "năm sinh", "ngày tháng năm sinh", "sinh ngày", "ngày/tháng/năm sinh", "n.sinh", "ntns", "sinh năm",
    "ngày, tháng, năm sinh",
)  # fmt: skip
_BIRTH_NEAR = ("sn", "ns", "sinh", "dob")


class Match(NamedTuple):
    """`score` is 0 for none, to 100; a loose one is true by custom and needs values that bear it out."""

    score: int
    is_loose: bool = False


NONE = Match(0)


@lru_cache(maxsize=4096)
def canonical(folded: str) -> str:
    """A folded heading with its abbreviations written out and its repetitions left out: `so cmnd cccd` → `so cccd`."""
    text = _YEAR.sub(" ", folded)
    text = _PHRASES.sub(lambda found: _CANONICAL[found[0]], " ".join(text.split()))
    if " " in text:
        text = _LETTERS.sub(lambda found: _ABBREVIATED[found[0]], text)
        text = _PHRASES.sub(lambda found: _CANONICAL[found[0]], text)
    return _REPEATED.sub(r"\1", " ".join(text.split()))


@lru_cache(maxsize=64)
def known_words(fields: tuple[ImportField, ...]) -> frozenset[str]:
    """Words of which a heading has at least one when it names any of the fields."""
    return frozenset(text.split()[0] for field in fields for _, text in (*_wanted(field), *_near(field)) if text)


def match(heading: str, field: ImportField) -> Match:
    """How well a heading names a field; the field's first headings count a little more than its last."""
    if not heading:
        return NONE
    whole = words(heading)
    best = _match_text(whole, field)
    bare = _bare(heading)
    if bare is not None and bare != whole:
        found = _match_text(bare, field)
        best = max(best, Match(max(0, found.score - _LESS_BARE), found.is_loose))
    if best.score < _PARTS and (parts := _parts(heading))[1:]:
        found_in = [_match_text(part, field) for part in parts]
        if all(one.score for one in found_in):
            best = max(best, Match(_PARTS, any(one.is_loose for one in found_in)))
    return best


@lru_cache(maxsize=1024)
def _parts(heading: str) -> tuple[str, ...]:
    """A heading divided, which is asked for anew with each field."""
    return tuple(filter(None, map(words, _DIVIDED.split(heading))))


def match_group(here: str, below: str, field: ImportField) -> Match:
    """The same for a heading under a wide one: Công đoàn over Chức vụ is Chức vụ công đoàn, whatever the order."""
    both = _bag(canonical(words(f"{here} {below}")))
    for place, (_, wanted) in enumerate(_wanted(field)):
        if _bag(wanted) == both:
            return Match(_GROUPED - min(place, 9))
    found = match(f"{here} {below}", field)
    if found.score >= _LEAST_SAME:
        return found
    above = set(_PEOPLE.sub(" ", canonical(words(here))).split())
    if above & (_SOMEBODY_ELSE | _TOPICS):
        return NONE
    alone = match(below, field)
    return alone if alone.score >= _LEAST_SAME - _LESS_BARE and not alone.is_loose else NONE


def _bag(text: str) -> frozenset[str]:
    return frozenset(text.split()) - {"so"}


def _bare(heading: str) -> str | None:
    """Without what stands in brackets, unless that says whose or what else it is."""
    if "(" not in heading and "[" not in heading:
        return None
    inside = words(" ".join(filter(None, (part for found in _BRACKETED.findall(heading) for part in found))))
    if set(inside.split()) & _SOMEBODY_ELSE:
        return None
    return words(_BRACKETED.sub(" ", heading))


@lru_cache(maxsize=8192)
def _match_text(whole: str, field: ImportField) -> Match:
    alike = canonical(whole)
    best = NONE
    for place, (raw, wanted) in enumerate(_wanted(field)):
        later = min(place, 9)
        if whole == raw:
            return Match(EXACT - later)
        if alike == wanted:
            best = max(best, Match(_SAME - later))
        elif (" " in wanted or wanted in _TELLING) and f" {wanted} " in f" {alike} ":
            extra = _PEOPLE.sub(" ", f" {alike} ".replace(f" {wanted} ", " ", 1)).split()
            if len(extra) <= 5 and _NEUTRAL.issuperset(extra):
                best = max(best, Match(_WITHIN - later - 3 * len(extra) + len(wanted.split())))
    if best.score:
        return best
    for place, (raw, wanted) in enumerate(_near(field)):
        if raw == whole or wanted == alike:
            return Match(_NEAR - min(place, 9), True)
    if field.kind is FieldKind.NAME and re.match(r"(?:ho ten|ho va ten|ho chu dem va ten)\b", alike):
        others = set(alike.split()) - {"ho", "va", "ten", "chu", "dem"}
        if not others & (_SOMEBODY_ELSE | _OTHER_THINGS):
            return Match(_NAMED, True)
    return NONE


@lru_cache(maxsize=1024)
def _wanted(field: ImportField) -> tuple[tuple[str, str], ...]:
    usual = _USUAL.get(field.kind, ())
    if is_birth(field):
        usual = _BIRTH
    return _both((field.title, *field.headings, *usual))


@lru_cache(maxsize=1024)
def _near(field: ImportField) -> tuple[tuple[str, str], ...]:
    return _both((*field.near, *(_BIRTH_NEAR if is_birth(field) else _USUAL_NEAR.get(field.kind, ()))))


def _both(headings: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((text, canonical(text)) for text in dict.fromkeys(map(words, headings)))


@lru_cache(maxsize=1024)
def is_birth(field: ImportField) -> bool:
    """Whether the field is the date of birth of the person whom a row is about."""
    own = (field.title, *field.headings)
    return field.kind is FieldKind.DATE and any("sinh" in words(heading).split() for heading in own)


def may_be_of_somebody_else(heading: str) -> bool:
    """Whether a heading that names no field speaks of relatives, of numbers that only look like the person's own, or
    of just such a number with a word that nobody understands: CCCD chủ hộ."""
    said = words(heading)
    alike = f" {canonical(said)} "
    return bool(set(said.split()) & (_SOMEBODY_ELSE | _OTHER_THINGS)) or any(f" {one} " in alike for one in _TELLING)
