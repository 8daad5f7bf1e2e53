"""Who signs for what: gifts (R16) and tickets (R17)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from desktop.core.clock import VIETNAM
from desktop.core.database import Reading
from desktop.core.document import Cell, Column, Document, Kind
from desktop.core.money import total
from desktop.core.partial_date import print_date
from desktop.features.organization.services import letterhead, list_signatures
from desktop.features.tet_gifts.domain import LISTED, Distribution, GiftLine, Scheme, SchemeKind, TetCampaign, Ticket
from desktop.features.tet_gifts.reports.lines import by_scheme, content, goods_worth, in_words, occasion
from desktop.features.tet_gifts.services import distributions_of, find_scope, list_tickets


def sign_off_list(reading: Reading, code: str) -> Document:
    """R16, danh sách cấp phát, ký nhận. Tickets have a list of their own, R17."""
    campaign, schemes = find_scope(reading, code)
    schemes = [one for one in schemes if one.kind is not SchemeKind.TICKET] or schemes
    given = distributions_of(reading, campaign.id)

    def cells(number: int, line: GiftLine, scheme: Scheme) -> tuple[Cell, ...]:
        handed = given.get(line.id)
        return (
            number, line.full_name, line.unit, content(scheme, line), scheme.in_cash(line.approved) or None,
            handed.at.astimezone(VIETNAM).date() if handed else None, "", _proxy(handed), line.note,
        )  # fmt: skip

    columns = (
        Column("TT", 10, Kind.CENTRED), Column("Họ và tên", 44), Column("Tổ, bộ phận", 28), Column("Nội dung", 44),
        Column("Số tiền (đồng)", 26, Kind.MONEY, total=True), Column("Ngày nhận", 22, Kind.DATE),
        Column("Ký nhận", 40, Kind.SIGNATURE), Column("Người nhận thay (họ tên, quan hệ, CCCD)", 42),
        Column("Ghi chú", 18),
    )  # fmt: skip
    title = "DANH SÁCH CẤP PHÁT, KÝ NHẬN"
    return _to_sign(reading, campaign, schemes, "danh-sach-cap-phat-ky-nhan", title, columns, cells, tells_goods=True)


def ticket_list(reading: Reading, code: str) -> Document:
    """R17, danh sách vé xe, tàu, máy bay."""
    campaign, schemes = find_scope(reading, code)
    schemes = [one for one in schemes if one.kind is SchemeKind.TICKET]
    tickets = list_tickets(reading, campaign.id)

    def cells(number: int, line: GiftLine, scheme: Scheme) -> tuple[Cell, ...]:
        ticket = tickets.get(line.id) or Ticket(scheme.ticket.route if scheme.ticket else "")
        return (
            number, line.full_name, line.national_id, line.phone, line.unit, ticket.route, _journey(ticket),
            line.years_away, _companions(ticket), scheme.in_cash(line.approved) or None, "", line.note,
        )  # fmt: skip

    columns = (
        Column("TT", 9, Kind.CENTRED), Column("Họ và tên", 36), Column("Số CCCD", 27, Kind.CENTRED),
        Column("Điện thoại", 22, Kind.CENTRED), Column("Tổ, bộ phận", 22), Column("Điểm đi – điểm đến", 28),
        Column("Chiều, ngày, chuyến, ghế", 34), Column("Số năm chưa về Tết", 14, Kind.NUMBER),
        Column("Người đi cùng (họ tên, quan hệ, năm sinh, CCCD)", 38),
        Column("Tiền kèm theo (đồng)", 20, Kind.MONEY, total=True), Column("Ký nhận", 38, Kind.SIGNATURE),
        Column("Ghi chú", 15),
    )  # fmt: skip
    title = "DANH SÁCH CẤP VÉ VỀ QUÊ ĐÓN TẾT"
    return _to_sign(reading, campaign, schemes, "danh-sach-ve-tet", title, columns, cells)


def _to_sign(
    reading: Reading,
    campaign: TetCampaign,
    schemes: Sequence[Scheme],
    slug: str,
    title: str,
    columns: tuple[Column, ...],
    cells: Callable[[int, GiftLine, Scheme], tuple[Cell, ...]],
    *,
    tells_goods: bool = False,
) -> Document:
    """The table with rows high enough to sign in, its cash in words, and who answers for it."""
    table, lines = by_scheme(reading, schemes, LISTED, columns, cells, signed=True)
    by_id = {scheme.id: scheme for scheme in schemes}
    cash = total(by_id[line.scheme_id].in_cash(line.approved) for line in lines)
    goods = total(by_id[line.scheme_id].in_kind(line.approved) for line in lines)
    return Document(
        slug=slug,
        letterhead=letterhead(reading),
        title=title,
        subtitle=occasion(campaign, schemes),
        landscape=True,
        blocks=(
            table,
            in_words(cash),
            *(goods_worth(goods) if tells_goods else ()),
            list_signatures(reading, "NGƯỜI LẬP", "KẾ TOÁN", "THỦ QUỸ"),
        ),
    )


def _proxy(handed: Distribution | None) -> str:
    if handed is None or not handed.proxy_name:
        return f"Chuyển khoản {handed.proof}".strip() if handed and handed.proof else ""
    return ", ".join((handed.proxy_name, handed.proxy_relation, handed.proxy_number))


def _journey(ticket: Ticket) -> str:
    parts = []
    if ticket.out_on:
        seat = f", ghế {ticket.seat}" if ticket.seat else ""
        service = f", {ticket.service}" if ticket.service else ""
        parts.append(f"Đi {print_date(ticket.out_on)}{service}{seat}")
    if ticket.back_on:
        seat = f", ghế {ticket.back_seat}" if ticket.back_seat else ""
        parts.append(f"Về {print_date(ticket.back_on)}{seat}")
    return "; ".join(parts)


def _companions(ticket: Ticket) -> str:
    told = (
        (one.full_name, one.relation, str(one.birth.year) if one.birth else "", one.national_id)
        for one in ticket.companions
    )
    return "; ".join(", ".join(filter(None, facts)) for facts in told)
