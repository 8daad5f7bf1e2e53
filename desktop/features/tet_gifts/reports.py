"""The papers of Tết care: R14 to R18, after the unions' usual practice.

A posted list carries name, section and amount, nothing else. What is given in kind has its worth printed beside, never
in the column of money: that column is what the cashier pays out and what "Bằng chữ" says. Descriptions of hardship are
printed nowhere; papers name the reason.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from desktop.core.clock import VIETNAM
from desktop.core.contracts import Report, Subject
from desktop.core.database import Reading
from desktop.core.document import (
    Block,
    Cell,
    Column,
    Document,
    Kind,
    Paragraph,
    Row,
    RowStyle,
    Table,
)
from desktop.core.money import Dong, total
from desktop.core.partial_date import print_date
from desktop.core.vietnamese.amounts import amount_in_words
from desktop.core.vietnamese.national_id import Sex
from desktop.features.organization.services import letterhead, list_sections, list_signatures
from desktop.features.tet_gifts.domain import (
    GIVEN,
    LISTED,
    LIVE,
    Distribution,
    FundSource,
    GiftLine,
    GiftQuery,
    GiftState,
    Scheme,
    SchemeKind,
    TetCampaign,
    Ticket,
)
from desktop.features.tet_gifts.services import (
    distributions_of,
    find_scope,
    kind_name,
    list_campaigns,
    list_gifts,
    list_schemes,
    list_tickets,
    reason_name,
    source_name,
)

SUMMARY_SOURCES = (
    (FundSource.OWN,),
    (FundSource.SUPERIOR, FundSource.CONFEDERATION),
    (FundSource.EMPLOYER,),
    (FundSource.DONORS, FundSource.OTHER_BODIES),
)


def proposal_list(reading: Reading, code: str) -> Document:
    """R14, danh sách đề nghị hỗ trợ: everybody who is proposed or approved, for the committee and the union above."""
    campaign, schemes = find_scope(reading, code)
    names = {scheme.id: scheme.name for scheme in list_schemes(reading, campaign.id)}
    others: dict[str, list[str]] = defaultdict(list)
    for line in list_gifts(reading, GiftQuery(campaign_id=campaign.id, states=LIVE)):
        others[line.beneficiary_id].append(line.scheme_id)

    def cells(number: int, line: GiftLine, scheme: Scheme) -> tuple[Cell, ...]:
        is_woman = line.sex is Sex.FEMALE
        elsewhere = [names[one] for one in others[line.beneficiary_id] if one != scheme.id]
        return (
            number, line.full_name, None if is_woman else line.birth, line.birth if is_woman else None,
            line.national_id, line.phone, line.unit, kind_name(line.kind).short, _reasons(line),
            line.approved or line.proposed, source_name(line.source).short if line.source else "",
            "; ".join(elsewhere), line.note,
        )  # fmt: skip

    columns = (
        Column("TT", 8, Kind.CENTRED), Column("Họ và tên", 35), Column("Nam", 19, Kind.DATE, group="Ngày sinh"),
        Column("Nữ", 19, Kind.DATE, group="Ngày sinh"), Column("Số CCCD", 24, Kind.CENTRED),
        Column("Điện thoại", 20, Kind.CENTRED), Column("Tổ, bộ phận", 23), Column("Đối tượng", 18),
        Column("Hoàn cảnh", 28), Column("Mức đề nghị (đồng)", 19, Kind.MONEY, total=True), Column("Nguồn", 17),
        Column("Đã nhận chương trình khác", 24), Column("Ghi chú", 12),
    )  # fmt: skip
    table, lines = _by_scheme(reading, schemes, LIVE, columns, cells)
    amount = total(line.approved or line.proposed for line in lines)
    return Document(
        slug="danh-sach-de-nghi-ho-tro-tet",
        letterhead=letterhead(reading),
        title="DANH SÁCH ĐỀ NGHỊ HỖ TRỢ",
        subtitle=_occasion(campaign, schemes),
        landscape=True,
        blocks=(table, _in_words(amount), list_signatures(reading)),
    )


def posted_list(reading: Reading, code: str) -> Document:
    """R15, danh sách niêm yết công khai: no number, no reason, no class of person."""
    campaign, schemes = find_scope(reading, code)

    def cells(number: int, line: GiftLine, _: Scheme) -> tuple[Cell, ...]:
        return (number, line.full_name, line.unit, line.approved)

    columns = (
        Column("TT", 10, Kind.CENTRED), Column("Họ và tên", 62), Column("Tổ, bộ phận", 54),
        Column("Mức hỗ trợ (đồng)", 36, Kind.MONEY),
    )  # fmt: skip
    table, _ = _by_scheme(reading, schemes, LISTED, columns, cells)
    return Document(
        slug="niem-yet-ho-tro-tet",
        letterhead=letterhead(reading),
        title="DANH SÁCH NIÊM YẾT CÔNG KHAI",
        subtitle=_occasion(campaign, schemes),
        blocks=(table, *_posting(campaign), list_signatures(reading)),
    )


def sign_off_list(reading: Reading, code: str) -> Document:
    """R16, danh sách cấp phát, ký nhận. Tickets have a list of their own, R17."""
    campaign, schemes = find_scope(reading, code)
    schemes = [one for one in schemes if one.kind is not SchemeKind.TICKET] or schemes
    given = distributions_of(reading, campaign.id)

    def cells(number: int, line: GiftLine, scheme: Scheme) -> tuple[Cell, ...]:
        handed = given.get(line.id)
        return (
            number, line.full_name, line.unit, _content(scheme, line), scheme.in_cash(line.approved) or None,
            handed.at.astimezone(VIETNAM).date() if handed else None, "", _proxy(handed), line.note,
        )  # fmt: skip

    columns = (
        Column("TT", 10, Kind.CENTRED), Column("Họ và tên", 44), Column("Tổ, bộ phận", 28), Column("Nội dung", 44),
        Column("Số tiền (đồng)", 26, Kind.MONEY, total=True), Column("Ngày nhận", 22, Kind.DATE),
        Column("Ký nhận", 40, Kind.SIGNATURE), Column("Người nhận thay (họ tên, quan hệ, CCCD)", 42),
        Column("Ghi chú", 18),
    )  # fmt: skip
    table, lines = _by_scheme(reading, schemes, LISTED, columns, cells, signed=True)
    by_id = {scheme.id: scheme for scheme in schemes}
    cash = total(by_id[line.scheme_id].in_cash(line.approved) for line in lines)
    goods = total(by_id[line.scheme_id].in_kind(line.approved) for line in lines)
    return Document(
        slug="danh-sach-cap-phat-ky-nhan",
        letterhead=letterhead(reading),
        title="DANH SÁCH CẤP PHÁT, KÝ NHẬN",
        subtitle=_occasion(campaign, schemes),
        landscape=True,
        blocks=(
            table,
            _in_words(cash),
            *_goods(goods),
            list_signatures(reading, "NGƯỜI LẬP", "KẾ TOÁN", "THỦ QUỸ"),
        ),
    )


def ticket_list(reading: Reading, code: str) -> Document:
    """R17, danh sách vé xe, tàu, máy bay."""
    campaign, schemes = find_scope(reading, code)
    schemes = [one for one in schemes if one.kind is SchemeKind.TICKET]
    tickets = list_tickets(reading, campaign.id)

    def cells(number: int, line: GiftLine, scheme: Scheme) -> tuple[Cell, ...]:
        ticket = tickets.get(line.id) or Ticket(scheme.ticket.route if scheme.ticket else "")
        return (
            number, line.full_name, line.national_id, line.phone, line.unit, ticket.route, _journey(ticket),
            line.years_away, _companions(ticket), scheme.in_cash(line.approved) or None, "",
        )  # fmt: skip

    columns = (
        Column("TT", 9, Kind.CENTRED), Column("Họ và tên", 36), Column("Số CCCD", 27, Kind.CENTRED),
        Column("Điện thoại", 22, Kind.CENTRED), Column("Tổ, bộ phận", 22), Column("Điểm đi – điểm đến", 28),
        Column("Chiều, ngày, chuyến, ghế", 34), Column("Số năm chưa về Tết", 14, Kind.NUMBER),
        Column("Người đi cùng (họ tên, quan hệ, năm sinh, CCCD)", 38),
        Column("Tiền kèm theo (đồng)", 20, Kind.MONEY, total=True), Column("Ký nhận", 38, Kind.SIGNATURE),
    )  # fmt: skip
    table, lines = _by_scheme(reading, schemes, LISTED, columns, cells, signed=True)
    by_id = {scheme.id: scheme for scheme in schemes}
    cash = total(by_id[line.scheme_id].in_cash(line.approved) for line in lines)
    return Document(
        slug="danh-sach-ve-tet",
        letterhead=letterhead(reading),
        title="DANH SÁCH CẤP VÉ VỀ QUÊ ĐÓN TẾT",
        subtitle=_occasion(campaign, schemes),
        landscape=True,
        blocks=(
            table,
            _in_words(cash),
            list_signatures(reading, "NGƯỜI LẬP", "KẾ TOÁN", "THỦ QUỸ"),
        ),
    )


def summary(reading: Reading, code: str) -> Document:
    """R18, tổng hợp kết quả chăm lo Tết: gifts, people and money by source, beside what was planned."""
    campaign, schemes = find_scope(reading, code)
    rows, everybody, cash = [], [], Dong(0)
    for number, scheme in enumerate(schemes, 1):
        lines = list_gifts(reading, GiftQuery(scheme_id=scheme.id, states=LISTED))
        everybody += lines
        cash = cash + total(scheme.in_cash(line.approved) for line in lines)
        rows.append(Row((number, scheme.name, *_sums(lines), _of_plan(scheme, lines))))
    amount = total(line.approved for line in everybody)
    rows.append(Row(("", "Tổng cộng", *_sums(everybody), ""), RowStyle.SUBTOTAL))
    columns = (
        Column("TT", 9, Kind.CENTRED), Column("Nội dung", 56), Column("Số suất", 15, Kind.NUMBER),
        Column("Tổng số", 15, Kind.NUMBER, group="Số người"), Column("Trong đó nữ", 15, Kind.NUMBER, group="Số người"),
        Column("CĐCS", 26, Kind.MONEY, group="Kinh phí theo nguồn (đồng)"),
        Column("Công đoàn cấp trên", 26, Kind.MONEY, group="Kinh phí theo nguồn (đồng)"),
        Column("Người sử dụng lao động", 26, Kind.MONEY, group="Kinh phí theo nguồn (đồng)"),
        Column("Xã hội hóa, khác", 26, Kind.MONEY, group="Kinh phí theo nguồn (đồng)"),
        Column("Tổng số tiền (đồng)", 28, Kind.MONEY), Column("Đã trao (suất)", 15, Kind.NUMBER),
        Column("So với kế hoạch", 36),
    )  # fmt: skip
    return Document(
        slug="tong-hop-cham-lo-tet",
        letterhead=letterhead(reading),
        title="TỔNG HỢP KẾT QUẢ CHĂM LO TẾT",
        subtitle=_occasion(campaign, schemes),
        landscape=True,
        blocks=(
            Table(columns, tuple(rows)),
            _in_words(amount),
            Paragraph(_split(cash, amount - cash), lead="Trong đó:", indent=False),
            list_signatures(reading),
        ),
    )


def campaign_choices(reading: Reading) -> Sequence[tuple[str, str]]:
    """Codes and names of campaigns, and of the single schemes a paper may be about."""
    found = []
    for campaign in list_campaigns(reading):
        found.append((campaign.code, campaign.name))
        found += [
            (f"{campaign.code}/{scheme.code}", f"{campaign.name} – {scheme.name}")
            for scheme in list_schemes(reading, campaign.id)
        ]
    return found


# Rows


def _by_scheme(
    reading: Reading,
    schemes: Sequence[Scheme],
    states: tuple[GiftState, ...],
    columns: tuple[Column, ...],
    cells: Callable[[int, GiftLine, Scheme], tuple[Cell, ...]],
    *,
    signed: bool = False,
) -> tuple[Table, list[GiftLine]]:
    """The table of all gifts, under the name of each scheme when there are several, by section and name."""
    order = {section.name: section.position for section in list_sections(reading)}
    rows, listed = [], []
    for scheme in schemes:
        lines = list_gifts(reading, GiftQuery(scheme_id=scheme.id, states=states))
        lines.sort(key=lambda line: (order.get(line.unit, len(order) + 1), line.unit))
        if len(schemes) > 1 and lines:
            rows.append(Row((f"{scheme.name} ({len(lines)} suất)",), RowStyle.SECTION))
        for line in lines:
            listed.append(line)
            rows.append(Row(cells(len(listed), line, scheme)))
    label = f"Tổng cộng: {len(listed)} suất" if any(column.total for column in columns) else ""
    table = Table(columns, tuple(rows), total_label=label, carry_forward=signed, row_height_mm=10 if signed else 0)
    return table, listed


def _reasons(line: GiftLine) -> str:
    """The primary reason in words, then every code."""
    if line.primary is None:
        return ""
    return f"{reason_name(line.primary).short} ({', '.join(reason.value for reason in line.reasons)})"


def _content(scheme: Scheme, line: GiftLine) -> str:
    goods = scheme.in_kind(line.approved)
    parts = ["Tiền mặt"] if scheme.in_cash(line.approved) else []
    if goods:
        content = scheme.content or scheme.name
        parts.append(content if str(goods) in content else f"{content} (trị giá {goods} đồng)")
    if line.voucher_serial:
        parts.append(f"số sê-ri {line.voucher_serial}")
    return "; ".join(parts)


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


def _sums(lines: Sequence[GiftLine]) -> tuple[Cell, ...]:
    """Gifts, people, women, money by source, all money, gifts handed out."""
    people = {line.beneficiary_id: line.sex for line in lines}
    women = sum(1 for sex in people.values() if sex is Sex.FEMALE)
    by_source = [total(one.approved for one in lines if one.source in some) for some in SUMMARY_SOURCES]
    given = sum(1 for line in lines if line.state in GIVEN)
    return (len(lines), len(people), women, *by_source, total(one.approved for one in lines), given)


def _of_plan(scheme: Scheme, lines: Sequence[GiftLine]) -> str:
    """Out of how many gifts or how much money, so that a percentage never stands without its base."""
    spent = total(line.approved for line in lines)
    parts = [f"{len(lines)}/{scheme.quota} suất"] if scheme.quota else []
    if scheme.budget:
        hundredths = int(spent) * 10_000 // int(scheme.budget)
        parts.append(f"{hundredths // 100},{hundredths % 100:02}% của {scheme.budget} đồng")
    return "; ".join(parts)


# Around the table


def _occasion(campaign: TetCampaign, schemes: Sequence[Scheme]) -> str:
    one = f"{schemes[0].name} – " if len(schemes) == 1 else ""
    return f"{one}{campaign.name}" + (f" ({campaign.programme})" if campaign.programme else "")


def _in_words(amount: Dong) -> Paragraph:
    return Paragraph(f"{amount_in_words(amount)}.", lead="Bằng chữ:", italic=True, indent=False)


def _split(cash: Dong, goods: Dong) -> str:
    return f"tiền mặt {cash} đồng; hiện vật, phiếu mua hàng, vé trị giá {goods} đồng."


def _goods(worth: Dong) -> Iterable[Block]:
    if worth:
        yield Paragraph(
            f"trị giá {worth} đồng, không tính vào số tiền trên.", lead="Hiện vật, phiếu mua hàng:", indent=False
        )


def _posting(campaign: TetCampaign) -> Iterable[Block]:
    if campaign.posting_from and campaign.posting_to:
        yield Paragraph(
            f"Niêm yết từ ngày {print_date(campaign.posting_from)} đến hết ngày {print_date(campaign.posting_to)}. "
            "Mọi ý kiến xin gửi Ban Chấp hành công đoàn cơ sở trong thời gian niêm yết.",
            indent=False,
        )


def _report(name: str, title: str, build: Callable[[Reading, str], Document]) -> Report:
    return Report(name, title, build, subject=Subject.CAMPAIGN, choices=campaign_choices)


REPORTS = (
    _report("tet-proposal", "Danh sách đề nghị hỗ trợ Tết", proposal_list),
    _report("tet-notice", "Danh sách niêm yết công khai", posted_list),
    _report("tet-sign-off", "Danh sách cấp phát, ký nhận quà Tết", sign_off_list),
    _report("tet-tickets", "Danh sách vé về quê đón Tết", ticket_list),
    _report("tet-summary", "Tổng hợp kết quả chăm lo Tết", summary),
)
