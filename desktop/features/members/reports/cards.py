"""Member cards (thẻ đoàn viên): ten of the size of a bank card (ISO/IEC 7810 ID-1) on a sheet of A4, to be cut.

The code on a card holds the card's number and nothing else, so a lost card tells no more than what can be read on it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from desktop.core.contracts import Report, Subject
from desktop.core.database import Reading
from desktop.core.document import Document, Letterhead
from desktop.core.partial_date import print_date
from desktop.core.placed import Card, Placed, PlacedArea, PlacedCode, PlacedPicture, PlacedText, Sheet, Side, centred
from desktop.features.members.domain import Member
from desktop.features.members.reports.persons import chosen_people, people_choices
from desktop.features.members.services import photos_of
from desktop.features.organization.domain import Union
from desktop.features.organization.services import CHAIR, get_union, letterhead, list_sections

WIDTH, HEIGHT = 85.6, 54.0
_COLUMNS, _ROWS = 2, 5
_BLUE, _RED = "#0b4a8f", "#b3121d"
_WHITE = "#ffffff"
_VALID = "Thẻ có giá trị khi người giữ thẻ đang sinh hoạt tại công đoàn cơ sở. Không cho người khác mượn thẻ."
_SHORT = 22  # letters of a section that stand in one line beside the code
_DOTS = "." * 22


def member_cards(reading: Reading, people: str = "", *, backs: bool = False) -> Document:
    """Without people a sheet of empty cards, to be filled in by hand. With `backs` every other page is the back of the
    one before it, for a printer that prints on both sides (turned over the long edge)."""
    chosen: Sequence[Member] = chosen_people(reading, people) or [Member("", "")] * (_COLUMNS * _ROWS)
    head, union = letterhead(reading), get_union(reading)
    sections = {section.id: section.name for section in list_sections(reading)}
    photos = photos_of(reading, [one.id for one in chosen])
    fronts = [_front(one, head, sections.get(one.section_id, ""), photos.get(one.id, b"")) for one in chosen]
    return Document(
        slug="the-doan-vien", letterhead=head, title="THẺ ĐOÀN VIÊN", sheets=tuple(_sheets(fronts, union, backs))
    )


def _sheets(fronts: Sequence[Card], union: Union, backs: bool) -> list[Sheet]:
    sheets = []
    for start in range(0, len(fronts), _COLUMNS * _ROWS):
        page = tuple(fronts[start : start + _COLUMNS * _ROWS])
        sheets.append(centred(WIDTH, HEIGHT, _COLUMNS, _ROWS, page))
        if backs:
            same = (_back(union),) * len(page)
            sheets.append(centred(WIDTH, HEIGHT, _COLUMNS, _ROWS, same, mirrored=True))
    return sheets


def _front(one: Member, head: Letterhead, section: str, photo: bytes) -> Card:
    facts = (
        ("Ngày sinh", str(one.birth or "")),
        ("Đơn vị", section),
        ("Vào công đoàn", print_date(one.joined)),
        ("Số thẻ", one.card_number),
    )
    parts: list[Placed] = [
        PlacedArea(0, 0, WIDTH, 12.5, _BLUE),
        _middle(3, 1.0, WIDTH - 6, 4.2, head.superior, 7.5, 5, colour=_WHITE, lines=1),
        _middle(3, 5.2, WIDTH - 6, 6.6, head.issuer, 9.5, 5.5, bold=True, colour=_WHITE),
        PlacedPicture(4, 16, 24, 32, photo, "Ảnh 3×4"),
        _middle(30.5, 13.6, 52, 5, "THẺ ĐOÀN VIÊN CÔNG ĐOÀN", 10, 8, bold=True, colour=_RED, lines=1),
        _middle(30.5, 18.8, 52, 9.6, one.full_name or "." * 40, 13, 8, bold=True),
    ]  # fmt: skip
    down = 29.2
    for number, (label, value) in enumerate(facts):
        width = 52.0 if number == 0 or not one.card_number else 34.5
        height = 7.6 if value == section and len(section) > _SHORT else 4.8
        parts.append(PlacedText(30.5, down, width, height, f"{label}: {value or _DOTS}", 9, 6, down=Side.MIDDLE))
        down += height
    if one.card_number:
        parts.append(PlacedCode(66, 34, 17.5, one.card_number))
    return tuple(parts)


def _back(union: Union) -> Card:
    """The same for everybody: whose the card is, where a found one goes, room for date, signature and seal."""
    reach = ", ".join(fact for fact in (union.address, f"ĐT {union.phone}" if union.phone else "") if fact)
    finder = f"Ai nhặt được xin gửi về: {union.name}{f', {reach}' if reach else ''}."
    return (
        PlacedArea(0, 0, WIDTH, 3.5, _BLUE),
        PlacedText(4, 5.5, WIDTH - 8, 8, _VALID, 8.5, 6.5, italic=True),
        PlacedText(4, 14, WIDTH - 8, 12, finder, 8.5, 6, lines=4),
        _middle(42, 27, 40, 4.5, "Ngày ..... tháng ..... năm .......", 8.5, 7, italic=True, lines=1),
        *(_middle(42, 31 + 3.6 * number, 40, 4, line, 8.5, 7, bold=True, lines=1) for number, line in enumerate(CHAIR)),
        _middle(42, 48, 40, 4.6, union.chair, 9, 7, bold=True, lines=1),
    )


def _middle(
    x: float, y: float, width: float, height: float, text: str, size: float, least: float, **more: Any
) -> Placed:
    return PlacedText(x, y, width, height, text, size, least, across=Side.MIDDLE, down=Side.MIDDLE, **more)


def _with_backs(reading: Reading, people: str = "") -> Document:
    return member_cards(reading, people, backs=True)


REPORTS = tuple(
    Report(name, title, build, formats=("pdf",), subject=Subject.PEOPLE, choices=people_choices)
    for name, title, build in (
        ("member-cards", "Thẻ đoàn viên (10 thẻ một tờ A4)", member_cards),
        ("member-cards-two-sides", "Thẻ đoàn viên, in hai mặt", _with_backs),
    )
)
