"""What the desk's entry makes of scanners, keyboards and pasted text: one slip, or surely none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.features.tet_gifts.domain import is_slip, slip_code
from desktop.features.tet_gifts.domain.scanning import LONGEST, Scan, ScanKind, read_scan

CODE, OTHER = slip_code(2026, 17), slip_code(2026, 18)
AZERTY = str.maketrans("1234567890", "&é\"'(-è_çà")
VIETNAMESE = str.maketrans("1234567890", "ăâêô\u0300\u0309\u0303\u0301\u0323đ")
SLIP = Scan(ScanKind.SLIP, CODE)


@pytest.mark.parametrize(
    "typed",
    [
        CODE, f" {CODE}\r\n", f"{CODE}\t", f"{CODE[:3]} {CODE[3:6]} {CODE[6:]}", f"{CODE[:4]}.{CODE[4:]}",
        f"]Q1{CODE}", f"ưQ1{CODE}", f"QR:{CODE}", f"{CODE}#", f"nguyen thi a{CODE}", f"Nguyễn Thị {CODE}",
        CODE.translate(AZERTY), CODE.translate(VIETNAMESE), CODE + CODE, CODE * 3, f"{CODE}\n{CODE}",
    ],
)  # fmt: skip
def test_a_slip_is_known_however_the_scanner_sends_it(typed: str) -> None:
    assert read_scan(typed) == SLIP


@given(st.integers(0, 999_999), st.sampled_from([AZERTY, VIETNAMESE]))
def test_every_slip_survives_a_keyboard_with_another_upper_row(number: int, layout: dict[int, int]) -> None:
    code = slip_code(2027, number)
    assert read_scan(code.translate(layout)) == Scan(ScanKind.SLIP, code)


@pytest.mark.parametrize("typed", [CODE + OTHER, f"{CODE} {OTHER}", f"{CODE}x{OTHER}"])
def test_two_slips_at_once_are_neither(typed: str) -> None:
    assert read_scan(typed).kind is ScanKind.TWO_SLIPS


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("", ScanKind.NOTHING), (" \r\n", ScanKind.NOTHING),
        ("nguyen van a", ScanKind.SEARCH), ("NV000123", ScanKind.SEARCH), ("0905123456", ScanKind.SEARCH),
        ("079185001234", ScanKind.SEARCH), ("17", ScanKind.SEARCH),
        ("123456789", ScanKind.MISTYPED), (f"nguyen{int(CODE) + 1:09}", ScanKind.MISTYPED),
        ("https://vi.vn/q?id=260000001", ScanKind.FOREIGN),
        ("00020101021238570010A000000727012700069704", ScanKind.FOREIGN),
        ("079185001234|271234567|Nguyễn Thị Hồng|02031985|Nữ|12 Lê Lợi|20062021", ScanKind.CITIZEN_CARD),
        ("x" * (LONGEST + 1), ScanKind.TOO_LONG), ("9" * 5000, ScanKind.TOO_LONG),
    ],
)  # fmt: skip
def test_what_is_no_slip_is_told_apart(typed: str, kind: ScanKind) -> None:
    assert read_scan(typed).kind is kind


@given(st.text(max_size=400))
def test_whatever_is_typed_only_a_code_that_checks_becomes_a_slip(typed: str) -> None:
    scan = read_scan(typed)
    assert scan.kind is not ScanKind.SLIP or is_slip(scan.text)


@given(st.integers(0, 999_999), st.integers(0, 8), st.integers(1, 9))
def test_one_wrong_digit_never_gives_somebody_elses_slip(number: int, place: int, more: int) -> None:
    code = slip_code(2026, number)
    wrong = code[:place] + str((int(code[place]) + more) % 10) + code[place + 1 :]
    assert read_scan(wrong).kind is ScanKind.MISTYPED
