"""A sheet to measure a printer by: a cross at a known place, two rulers from it, and what to type."""

from __future__ import annotations

from desktop.core.blanks.correcting import AS_IT_IS, Correction, corrected
from desktop.core.placed import Placed, PlacedArea, PlacedText, Sheet, Side

CROSS = 20.0  # mm of the cross from the left and the upper edge
_ROOM, _HALF, _LINE = 20.0, 8.0, 0.2
_HEAVY, _RED = 0.35, "#b3121d"


def ruler_lengths(width: float, height: float) -> tuple[float, float]:
    """How long the rulers across and downwards are on such a sheet, in whole centimetres."""
    return _whole(width - CROSS - _ROOM), _whole(height - CROSS - _ROOM)


def measuring_sheet(width: float, height: float, printer: str = "", correction: Correction = AS_IT_IS) -> Sheet:
    """`correction` is what is tried: without it the sheet shows what the printer does by itself."""
    across, downwards = ruler_lengths(width, height)
    parts = [
        *_cross(),
        *_ruler(across, along=True),
        *_ruler(downwards, along=False),
        *_arrows(across, downwards),
        *_words(width, across, downwards, printer, correction),
    ]
    return corrected(Sheet(width, height, (tuple(parts),), page=(width, height)), correction)


def _whole(length: float) -> float:
    return max(10.0, length // 10 * 10)


def _cross() -> list[Placed]:
    return [
        PlacedArea(CROSS - _HALF, CROSS - _HEAVY / 2, 2 * _HALF, _HEAVY, _RED),
        PlacedArea(CROSS - _HEAVY / 2, CROSS - _HALF, _HEAVY, 2 * _HALF, _RED),
    ]


def _ruler(length: float, *, along: bool) -> list[Placed]:
    """Ticks at every millimetre, longer ones at five and ten, numbers at every centimetre."""
    parts: list[Placed] = [_bar(CROSS, CROSS, length, _LINE, along)]
    for millimetre in range(round(length) + 1):
        tick = 5.0 if millimetre % 10 == 0 else 3.5 if millimetre % 5 == 0 else 2.0
        at = CROSS + millimetre - _LINE / 2
        parts.append(_bar(at, CROSS, _LINE, tick, along))
        if millimetre and millimetre % 10 == 0:
            parts.append(_number(str(millimetre), CROSS + millimetre, along))
    return parts


def _bar(at: float, beside: float, length: float, thick: float, along: bool) -> PlacedArea:
    return PlacedArea(at, beside, length, thick) if along else PlacedArea(beside, at, thick, length)


def _number(text: str, at: float, along: bool) -> PlacedText:
    if along:
        return PlacedText(at - 5, CROSS + 5.2, 10, 4, text, 8, 6, across=Side.MIDDLE, down=Side.MIDDLE, lines=1)
    return PlacedText(CROSS + 5.6, at - 2, 10, 4, text, 8, 6, down=Side.MIDDLE, lines=1)


def _arrows(across: float, downwards: float) -> list[Placed]:
    """The letters of the lengths, where each is measured."""

    def letter(text: str, x: float, y: float) -> PlacedText:
        return PlacedText(
            x, y, 8, 7, text, 15, 9, bold=True, across=Side.MIDDLE, down=Side.MIDDLE, colour=_RED, lines=1
        )

    return [
        letter("A", CROSS - 15, CROSS - 7.5),
        letter("B", CROSS - 7.8, CROSS - 15),
        letter("C", CROSS + across - 4, CROSS + 9.5),
        letter("D", CROSS + 12, CROSS + downwards - 6),
    ]


def _words(width: float, across: float, downwards: float, printer: str, correction: Correction) -> list[Placed]:
    left, room = CROSS + 24, width - CROSS - 24 - _ROOM
    tried = "chưa bù sai lệch" if correction.is_none else f"đã bù: {_told(correction)}"
    head = "TỜ ĐO MÁY IN" + (f" – {printer}" if printer else "")
    steps = (
        "1. Tờ này phải được in ĐÚNG CỠ: trong hộp thoại in chọn “Actual size” hoặc “100 %”, không chọn “Fit”, “Vừa "
        "trang” hay “Shrink”.",
        "2. Dùng thước kẻ đo bốn độ dài, lấy đến nửa mi-li-mét:",
        f"A – từ mép trái tờ giấy đến nét đứng của dấu thập đỏ (đúng ra là {CROSS:g} mm);",
        f"B – từ mép trên tờ giấy đến nét ngang của dấu thập đỏ (đúng ra là {CROSS:g} mm);",
        f"C – từ dấu thập đến vạch cuối của thước ngang (đúng ra là {across:g} mm);",
        f"D – từ dấu thập đến vạch cuối của thước đứng (đúng ra là {downwards:g} mm).",
        "3. Ghi bốn số ấy vào phần “Máy in” của cửa sổ in, rồi in lại tờ này với phần bù để kiểm tra. Giữ nguyên cách "
        "đặt giấy vào khay.",
    )
    parts: list[Placed] = [
        PlacedText(left, 36, room, 9, head, 17, 9, bold=True, down=Side.MIDDLE, lines=1),
        PlacedText(left, 45, room, 6, f"Tờ này {tried}.", 11, 8, italic=True, down=Side.MIDDLE, lines=1),
    ]
    down = 54.0
    for step in steps:
        shift = 6.0 if step[1:3] == " –" else 0.0
        parts.append(PlacedText(left + shift, down, room - shift, 11.5, step, 12, 7, lines=2))
        down += 8.2 if shift or step.startswith("2") else 12.5
    return parts


def _told(correction: Correction) -> str:
    return (
        f"dịch phải {_number_of(correction.right)} mm, xuống {_number_of(correction.down)} mm, ngang "
        f"{_number_of(correction.across * 100)} %, dọc {_number_of(correction.downwards * 100)} %"
    )


def _number_of(value: float) -> str:
    return f"{value:.1f}".replace(".", ",")
