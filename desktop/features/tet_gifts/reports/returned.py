"""What nobody took: whose it was, why, and to which source it goes back."""

from __future__ import annotations

from collections import defaultdict

from desktop.core.database import Reading
from desktop.core.document import Column, Document, Kind, Row, RowStyle, Table
from desktop.core.money import Dong, total
from desktop.core.partial_date import print_date
from desktop.features.organization.services import letterhead, list_signatures
from desktop.features.tet_gifts.domain import FundSource, GiftLine, GiftQuery, GiftState, PaymentKind, Scheme
from desktop.features.tet_gifts.reports.lines import goods_worth, in_words
from desktop.features.tet_gifts.reports.scope import Scope, find_money_scope, heading, payments_in
from desktop.features.tet_gifts.services import gifts_on_paper, list_gifts, replaced_by, source_name

_STATES = (GiftState.NOT_TAKEN, GiftState.RETURNED, GiftState.REPLACED)


def returned_list(reading: Reading, code: str) -> Document:
    """Biên bản thu hồi, hoàn trả: gifts nobody took. A gift whose place somebody else took is listed and not added:
    its money went on to them."""
    scope = find_money_scope(reading, code)
    instead = _instead(reading, scope)
    rows, back = [], defaultdict[FundSource, list[tuple[Dong, Dong]]](list)
    count = 0
    for scheme in scope.schemes:
        lines = gifts_on_paper(reading, scheme.id, _STATES, scope.years)
        if lines:
            rows.append(Row((f"{scheme.name} ({len(lines)} suất)",), RowStyle.SECTION))
        for line in lines:
            count += 1
            cash, goods = _parts(scheme, line)
            if line.source and line.state is not GiftState.REPLACED:
                back[line.source].append((cash, goods))
            rows.append(
                Row((
                    count, line.full_name, line.unit, line.decision_reason, line.voucher_serial, cash or None,
                    goods or None, source_name(line.source).short if line.source else "", _became(line, instead),
                ))
            )  # fmt: skip
    cash = total(one for some in back.values() for one, _ in some)
    goods = total(one for some in back.values() for _, one in some)
    columns = (
        Column("TT", 9, Kind.CENTRED), Column("Họ và tên", 40), Column("Tổ, bộ phận", 28),
        Column("Lý do không nhận", 40), Column("Số sê-ri", 20, Kind.CENTRED),
        Column("Tiền (đồng)", 26, Kind.MONEY, total=True),
        Column("Hiện vật trị giá (đồng)", 26, Kind.MONEY, total=True),
        Column("Nguồn", 24), Column("Xử lý", 40),
    )  # fmt: skip
    return Document(
        slug="thu-hoi-hoan-tra-tet",
        letterhead=letterhead(reading),
        title="BIÊN BẢN THU HỒI, HOÀN TRẢ TIỀN, QUÀ KHÔNG CÓ NGƯỜI NHẬN",
        subtitle=f"{scope.in_words}, năm tài chính {scope.years_in_words}",
        landscape=True,
        blocks=(
            Table(columns, tuple(rows), f"Tổng cộng phải hoàn trả: {sum(map(len, back.values()))} suất"),
            in_words(cash),
            *goods_worth(goods),
            heading("Hoàn trả về từng nguồn"),
            _by_source(reading, scope, back),
            list_signatures(reading, "NGƯỜI LẬP", "KẾ TOÁN", "THỦ QUỸ"),
        ),
    )


def _parts(scheme: Scheme, line: GiftLine) -> tuple[Dong, Dong]:
    if line.state is GiftState.REPLACED:
        return Dong(0), Dong(0)
    return scheme.in_cash(line.approved), scheme.in_kind(line.approved)


def _became(line: GiftLine, instead: dict[str, str]) -> str:
    if line.state is GiftState.REPLACED:
        return f"Chuyển cho {instead.get(line.id, 'người dự bị')}"
    return "Đã thu hồi" if line.state is GiftState.RETURNED else "Chưa thu hồi"


def _instead(reading: Reading, scope: Scope) -> dict[str, str]:
    """Who took the place of a replaced gift."""
    names = {line.id: line.full_name for line in list_gifts(reading, GiftQuery(campaign_id=scope.campaign.id))}
    return {old: names[new] for old, new in replaced_by(reading, scope.campaign.id).items()}


def _by_source(reading: Reading, scope: Scope, back: dict[FundSource, list[tuple[Dong, Dong]]]) -> Table:
    papers = [one for one in payments_in(reading, scope) if one.kind.is_back]
    rows = []
    for source in FundSource:
        mine = [one for one in papers if one.source is source]
        if source in back or mine:
            rows.append(
                Row((
                    source_name(source).full, total(cash for cash, _ in back.get(source, ())),
                    total(one.amount for one in mine if one.kind is PaymentKind.CASH_BACK),
                    total(goods for _, goods in back.get(source, ())),
                    total(one.amount for one in mine if one.kind is PaymentKind.GOODS_BACK),
                    "; ".join(f"{one.number} ngày {print_date(one.on)}" for one in mine),
                ))
            )  # fmt: skip
    columns = (
        Column("Nguồn", 60), Column("Phải hoàn", 28, Kind.MONEY, group="Tiền (đồng)", total=True),
        Column("Đã hoàn", 28, Kind.MONEY, group="Tiền (đồng)", total=True),
        Column("Phải trả", 28, Kind.MONEY, group="Trị giá hiện vật (đồng)", total=True),
        Column("Đã trả", 28, Kind.MONEY, group="Trị giá hiện vật (đồng)", total=True),
        Column("Chứng từ hoàn trả", 62),
    )  # fmt: skip
    return Table(columns, tuple(rows), "Tổng cộng")
