"""Slips (phiếu nhận quà) to be cut apart, and the list of those who still have to sign.

One slip per person: whoever has money and a bag queues once, and everything is given together. The QR code holds nine
digits and nothing else, so neither Telex nor a foreign keyboard layout can spoil what a scanner types, and a lost slip
tells no more than what can be read on it. A slip printed again has the same code: it can only be given once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.core.database import Reading
from desktop.core.document import Cell, Column, Document, Kind, Row, Table
from desktop.core.partial_date import print_date
from desktop.core.placed import Card, Placed, PlacedArea, PlacedCode, PlacedText, Side, centred
from desktop.features.organization.services import get_union, letterhead, list_sections, list_signatures
from desktop.features.tet_gifts.domain import GIVEN, LISTED, GiftLine, GiftQuery, Scheme, TetCampaign
from desktop.features.tet_gifts.domain.signing import Signed, SignOffRow
from desktop.features.tet_gifts.reports.lines import content, occasion
from desktop.features.tet_gifts.services import find_scope, list_gifts, list_schemes, list_tickets
from desktop.features.tet_gifts.services.desk import journey
from desktop.features.tet_gifts.services.signing import still_to_sign

WIDTH, HEIGHT = 95.0, 69.0
COLUMNS, ROWS = 2, 4
_RED, _EDGE = "#b3121d", "#a8a8a8"
_ABOUT, _ONLY = "|", "@"
_CODE = 27.0
_NOTE = (
    "Mang theo phiếu này và căn cước. Nhận thay: mang căn cước của người nhận thay. Mất phiếu: báo tổ trưởng để in lại."
)


@dataclass(frozen=True)
class SlipsWanted:
    """What a printing of slips is about: a campaign or one of its schemes, some slips only, where and when to come."""

    scope: str
    codes: tuple[str, ...] = ()
    place: str = ""
    when: str = ""

    def as_code(self) -> str:
        """`TET2026/TIEN@260000174|Nhà ăn ca|8 giờ ngày 07/02/2026`, every part after the first left out when empty."""
        only = _ONLY + ",".join(self.codes) if self.codes else ""
        about = f"{_ABOUT}{self.place}{_ABOUT}{self.when}" if self.place or self.when else ""
        return f"{self.scope}{only}{about}"

    @classmethod
    def from_code(cls, code: str) -> SlipsWanted:
        first, _, about = code.partition(_ABOUT)
        scope, _, codes = first.partition(_ONLY)
        place, _, when = about.partition(_ABOUT)
        return cls(scope, tuple(filter(None, codes.split(","))), place.strip(), when.strip())


def slips(reading: Reading, code: str) -> Document:
    """A4 sheets of eight slips, by section and name as they are passed on to the heads of sections. Raises
    NoSuchTetCampaign, NoSuchScheme."""
    wanted = SlipsWanted.from_code(code)
    campaign, schemes = find_scope(reading, wanted.scope)
    cards = tuple(_slip(reading, campaign, wanted, mine) for mine in _by_person(reading, campaign, schemes, wanted))
    return Document(
        slug="phieu-nhan-qua-tet",
        letterhead=letterhead(reading),
        title="PHIẾU NHẬN QUÀ TẾT",
        sheets=(centred(WIDTH, HEIGHT, COLUMNS, ROWS, cards),),
    )


def _by_person(
    reading: Reading, campaign: TetCampaign, schemes: Sequence[Scheme], wanted: SlipsWanted
) -> list[list[GiftLine]]:
    """Gifts of each person who has something of these schemes to fetch; all their gifts stand on the slip."""
    every = list_gifts(reading, GiftQuery(campaign_id=campaign.id, states=LISTED))
    scope, order = {one.id for one in schemes}, {one.name: one.position for one in list_sections(reading)}
    people: dict[str, list[GiftLine]] = {}
    for line in sorted(every, key=lambda one: one.slip_code):
        people.setdefault(line.beneficiary_id, []).append(line)
    chosen = [mine for mine in people.values() if _is_wanted(mine, scope, wanted.codes)]
    names = {line.beneficiary_id: place for place, line in enumerate(every)}
    return sorted(
        chosen, key=lambda mine: (order.get(mine[0].unit, len(order)), mine[0].unit, names[mine[0].beneficiary_id])
    )


def _is_wanted(mine: Sequence[GiftLine], scope: set[str], codes: Sequence[str]) -> bool:
    if codes:
        return any(one.slip_code in codes for one in mine)
    return any(one.scheme_id in scope and one.state not in GIVEN for one in mine)


def _slip(reading: Reading, campaign: TetCampaign, wanted: SlipsWanted, mine: Sequence[GiftLine]) -> Card:
    schemes = {one.id: one for one in list_schemes(reading, campaign.id)}
    tickets = list_tickets(reading, campaign.id)
    first, union = mine[0], get_union(reading)
    what = "\n".join(f"• {_what(schemes[one.scheme_id], one, journey(tickets.get(one.id)))}" for one in mine)
    when = wanted.when or (f"đến hết ngày {print_date(campaign.hand_out_by)}" if campaign.hand_out_by else "." * 26)
    left = WIDTH - _CODE - 12
    parts: list[Placed] = [
        PlacedArea(0, 0, WIDTH, HEIGHT, _EDGE, outline=True),
        PlacedArea(0, 0, WIDTH, 1.2, _RED),
        PlacedText(5, 3, WIDTH - 10, 4.5, union.name, 8.5, 6, bold=True, lines=1),
        PlacedText(5, 7.6, left, 6, "PHIẾU NHẬN QUÀ TẾT", 12.5, 9, bold=True, colour=_RED, lines=1),
        PlacedText(5, 13.6, left, 4.4, campaign.name, 8.5, 6, italic=True, lines=1),
        PlacedText(5, 18.4, left, 9.4, first.full_name, 14, 8.5, bold=True, down=Side.MIDDLE),
        PlacedText(5, 28, left, 5, first.unit, 9.5, 6.5, down=Side.MIDDLE, lines=1),
        PlacedCode(WIDTH - _CODE - 4, 7.6, _CODE, first.slip_code),
        PlacedText(WIDTH - _CODE - 6, 33.8, _CODE + 4, 4.6, _grouped(first.slip_code), 11.5, 8, bold=True,
                   across=Side.MIDDLE, down=Side.MIDDLE, lines=1),
        PlacedText(5, 33.6, left, 4, "Được nhận:", 8.5, 7, bold=True, lines=1),
        PlacedText(5, 38.6, WIDTH - 10, 12, what, 9, 5.5, lines=4),
        PlacedText(5, 51, WIDTH - 10, 4.4, f"Nơi nhận: {wanted.place or '.' * 60}", 9, 6, lines=1, down=Side.MIDDLE),
        PlacedText(5, 55.4, WIDTH - 10, 4.4, f"Thời gian: {when}", 9, 6, lines=1, down=Side.MIDDLE),
        PlacedText(5, 60.4, WIDTH - 10, 6.6, _NOTE, 7.5, 5.5, italic=True, lines=2, down=Side.MIDDLE),
    ]  # fmt: skip
    return tuple(parts)


def _what(scheme: Scheme, line: GiftLine, trip: str) -> str:
    cash = scheme.in_cash(line.approved)
    rest = [part for part in content(scheme, line).split("; ") if part != "Tiền mặt"]
    return " + ".join([*([f"{cash} đồng tiền mặt"] if cash else []), *rest, *([trip] if trip else [])])


def _grouped(code: str) -> str:
    return " ".join(code[start : start + 3] for start in range(0, len(code), 3))


def unsigned_list(reading: Reading, code: str) -> Document:
    """Who was given something and has not signed: to be taken round, and scanned back as a page like the others."""
    campaign, schemes = find_scope(reading, code)
    left = still_to_sign(reading, campaign.id, schemes[0].id if len(schemes) == 1 else "")

    def cells(place: int, one: SignOffRow) -> tuple[Cell, ...]:
        seen = "" if one.signed is Signed.NO else "chưa xem trang ký"
        return (place, one.name, one.unit, one.scheme, one.number, one.amount, one.received_on, "", seen)

    columns = (
        Column("TT", 9, Kind.CENTRED), Column("Họ và tên", 48), Column("Tổ, bộ phận", 34), Column("Chế độ", 52),
        Column("Số TT trong danh sách ký nhận", 22, Kind.CENTRED), Column("Trị giá (đồng)", 26, Kind.MONEY),
        Column("Ngày nhận", 23, Kind.DATE), Column("Ký nhận", 38, Kind.SIGNATURE), Column("Ghi chú", 20),
    )  # fmt: skip
    rows = tuple(Row(cells(place, one)) for place, one in enumerate(left, 1))
    return Document(
        slug="danh-sach-con-phai-ky-nhan",
        letterhead=letterhead(reading),
        title="DANH SÁCH CÒN PHẢI KÝ NHẬN",
        subtitle=occasion(campaign, schemes),
        landscape=True,
        blocks=(Table(columns, rows, row_height_mm=10), list_signatures(reading)),
    )
