"""The twelve digits of a citizen's number (số CCCD, số định danh cá nhân), what they say and what Excel did to them.

Three digits for the place where the birth was registered, one for century and sex, two for the year of birth, six at
random; no check digit. Nothing but the shape is an error: civil status is corrected, and numbers above 096 belong to
people whose birth was registered abroad. The prefix is neither residence nor quê quán, and it uses the 63 provinces:
the codes of the 34 mean other places (052 is Bình Định, while 52 is Gia Lai today).
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from desktop.core.vietnamese.findings import Finding, Severity
from desktop.core.vietnamese.text import clean


class Sex(StrEnum):
    """Sex (giới tính), as the forms have it."""

    MALE = "Nam"
    FEMALE = "Nữ"


class Paper(StrEnum):
    """What an identity number stands on, as its shape alone tells."""

    CITIZEN = "citizen"  # căn cước: twelve digits
    OLD_CARD = "old_card"  # CMND: nine digits, of no use since 2025
    PASSPORT = "passport"  # of a foreigner


class NationalIdProblem(StrEnum):
    """What can be wrong with a citizen's number."""

    NOT_TWELVE_DIGITS = "not_twelve_digits"
    SCIENTIFIC_NOTATION = "scientific_notation"  # Excel kept six digits; the rest is lost for good
    ALL_DIGITS_EQUAL = "all_digits_equal"
    SEX_DISAGREES = "sex_disagrees"
    BIRTH_YEAR_DISAGREES = "birth_year_disagrees"
    UNKNOWN_PREFIX = "unknown_prefix"


PROVINCE_PREFIXES = {
    "001": "Hà Nội", "002": "Hà Giang", "004": "Cao Bằng", "006": "Bắc Kạn", "008": "Tuyên Quang", "010": "Lào Cai",
    "011": "Điện Biên", "012": "Lai Châu", "014": "Sơn La", "015": "Yên Bái", "017": "Hòa Bình", "019": "Thái Nguyên",
    "020": "Lạng Sơn", "022": "Quảng Ninh", "024": "Bắc Giang", "025": "Phú Thọ", "026": "Vĩnh Phúc",
    "027": "Bắc Ninh", "030": "Hải Dương", "031": "Hải Phòng", "033": "Hưng Yên", "034": "Thái Bình", "035": "Hà Nam",
    "036": "Nam Định", "037": "Ninh Bình", "038": "Thanh Hóa", "040": "Nghệ An", "042": "Hà Tĩnh",
    "044": "Quảng Bình", "045": "Quảng Trị", "046": "Thừa Thiên Huế", "048": "Đà Nẵng", "049": "Quảng Nam",
    "051": "Quảng Ngãi", "052": "Bình Định", "054": "Phú Yên", "056": "Khánh Hòa", "058": "Ninh Thuận",
    "060": "Bình Thuận", "062": "Kon Tum", "064": "Gia Lai", "066": "Đắk Lắk", "067": "Đắk Nông", "068": "Lâm Đồng",
    "070": "Bình Phước", "072": "Tây Ninh", "074": "Bình Dương", "075": "Đồng Nai", "077": "Bà Rịa - Vũng Tàu",
    "079": "Thành phố Hồ Chí Minh", "080": "Long An", "082": "Tiền Giang", "083": "Bến Tre", "084": "Trà Vinh",
    "086": "Vĩnh Long", "087": "Đồng Tháp", "089": "An Giang", "091": "Kiên Giang", "092": "Cần Thơ",
    "093": "Hậu Giang", "094": "Sóc Trăng", "095": "Bạc Liêu", "096": "Cà Mau",
}  # fmt: skip
"""The 63 provinces before 01/07/2025 by the first three digits of a citizen's number (Thông tư 07/2016/TT-BCA)."""

_LAST_PROVINCE = "096"
_PASSPORT = re.compile(r"(?=(?:[A-Z]*\d){5})[A-Z][A-Z0-9]{5,11}")


def _digits(number: str) -> str:
    if number.isascii() and number.isdigit():
        return number
    return clean(number).replace(" ", "").replace(".", "").replace("-", "")


def _is_whole(digits: str) -> bool:
    return len(digits) == 12 and digits.isascii() and digits.isdigit()


def _sex_in(digits: str) -> Sex:
    return Sex.FEMALE if int(digits[3]) % 2 else Sex.MALE


def _birth_year_in(digits: str) -> int:
    return 1900 + 100 * (int(digits[3]) // 2) + int(digits[4:6])


def _shape_problem(digits: str) -> NationalIdProblem | None:
    if _is_whole(digits):
        return NationalIdProblem.ALL_DIGITS_EQUAL if len(set(digits)) == 1 else None
    mantissa, exponent, _ = digits.upper().replace(",", "").partition("E+")
    if exponent and mantissa.isdigit():
        return NationalIdProblem.SCIENTIFIC_NOTATION
    return NationalIdProblem.NOT_TWELVE_DIGITS


def tidy_national_id(number: str) -> str:
    """The bare digits of a well-formed number written with spaces, dots or hyphens; any other text cleaned only."""
    digits = _digits(number)
    return digits if _is_whole(digits) else clean(number)


@lru_cache(maxsize=64)
def recognise(number: str) -> tuple[Paper | None, str]:
    """The paper a number stands on and the number bare; (None, the text cleaned) when it is no such number. A record is
    tidied and judged in one go, and each step asks again about the same number."""
    bare = _digits(number).upper()
    if _is_whole(bare):
        return Paper.CITIZEN, bare
    if len(bare) == 9 and bare.isascii() and bare.isdigit():
        return Paper.OLD_CARD, bare
    if _PASSPORT.fullmatch(bare):
        return Paper.PASSPORT, bare
    return None, clean(number)


def national_id_findings(number: str, birth_year: int | None = None, sex: Sex | None = None) -> list[Finding]:
    """What is doubtful about a number: an ERROR of shape alone, WARNINGs an officer may override with a reason, or
    a NOTE on a prefix that is no province known here: the list is no whitelist."""
    digits = _digits(number)
    if problem := _shape_problem(digits):
        return [Finding(problem, Severity.ERROR, found=clean(number))]
    findings = []
    if sex is not None and _sex_in(digits) != sex:
        findings.append(Finding(NationalIdProblem.SEX_DISAGREES, Severity.WARNING, _sex_in(digits).value, sex.value))
    if birth_year is not None and _birth_year_in(digits) != birth_year:
        year = str(_birth_year_in(digits))
        findings.append(Finding(NationalIdProblem.BIRTH_YEAR_DISAGREES, Severity.WARNING, year, str(birth_year)))
    prefix = digits[:3]
    if prefix <= _LAST_PROVINCE and prefix not in PROVINCE_PREFIXES:
        findings.append(Finding(NationalIdProblem.UNKNOWN_PREFIX, Severity.NOTE, prefix))
    return findings


def restore_national_id(digits: str, birth_year: int | None, sex: Sex | None) -> str | None:
    """The twelve digits when Excel dropped the leading zeros of 9 to 11, else None.

    Believed only when the prefix is then a province and the digits agree with what is known of birth year and sex,
    and at least one of them is known: a nine-digit CMND of the old kind must not become a CCCD. Show it for a check.
    """
    short = _digits(digits)
    if not (9 <= len(short) <= 11 and short.isascii() and short.isdigit()) or (birth_year is None and sex is None):
        return None
    padded = short.zfill(12)
    if padded[:3] not in PROVINCE_PREFIXES or national_id_findings(padded, birth_year, sex):
        return None
    return padded


def mask_national_id(number: str) -> str:
    """What lists and prints may show: `080•••••••42`; of an ill-formed number only the last two characters."""
    digits = _digits(number)
    if _is_whole(digits):
        return digits[:3] + "•" * 7 + digits[-2:]
    return "•" * len(digits) if len(digits) <= 4 else "•" * (len(digits) - 2) + digits[-2:]
