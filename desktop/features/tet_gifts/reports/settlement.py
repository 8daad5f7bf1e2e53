"""Báo cáo quyết toán and giấy đề nghị thanh toán: the list, the vouchers and the amount in words, side by side.

Cash and goods are two accounts and never one sum: a bag has a worth, but nobody was paid it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from desktop.core.database import Reading
from desktop.core.document import (
    Align,
    Block,
    Column,
    Document,
    Facts,
    Kind,
    Paragraph,
    Row,
    Signature,
    Signatures,
    Table,
)
from desktop.core.money import Dong, total
from desktop.core.partial_date import print_date
from desktop.core.vietnamese.amounts import amount_in_words
from desktop.features.organization.services import get_union, letterhead, list_signatures
from desktop.features.tet_gifts.domain import Balance, Difference, Settlement, differences_of
from desktop.features.tet_gifts.reports.lines import in_words
from desktop.features.tet_gifts.reports.payments import payment_table
from desktop.features.tet_gifts.reports.scope import Scope, balances_in, find_money_scope, heading, payments_in
from desktop.features.tet_gifts.services import find_settlement, source_name

_DOTS = "." * 60


def settlement_report(reading: Reading, code: str) -> Document:
    """Báo cáo quyết toán kinh phí chăm lo Tết: as settled, or as it stands today."""
    scope = find_money_scope(reading, code)
    accounts, payments = balances_in(reading, scope), payments_in(reading, scope)
    settled = [one for year in scope.years if (one := find_settlement(reading, scope.campaign.id, year))]
    number = settled[0].number if len(settled) == len(scope.years) == 1 else ""
    cash, signatures = total(one.cash for one in accounts), list_signatures(reading, "NGƯỜI LẬP", "KẾ TOÁN", "THỦ QUỸ")
    blocks: list[Block] = [
        Facts(tuple(_facts(scope, settled))),
        heading("I. Tiền mặt, chuyển khoản: danh sách ký nhận và phiếu chi"),
        _cash_table(accounts),
        in_words(cash),
        heading("II. Hiện vật, phiếu mua hàng, vé (trị giá, không tính vào số tiền trên)"),
        _goods_table(accounts),
        *_conclusion(accounts, cash),
        heading("III. Bảng kê chứng từ"),
        payment_table(payments, scope),
        replace(signatures, place_date="") if number else signatures,
    ]
    return Document(
        slug="bao-cao-quyet-toan-tet",
        letterhead=letterhead(reading, number, settled[0].on if number else None),
        title="BÁO CÁO QUYẾT TOÁN KINH PHÍ CHĂM LO TẾT",
        subtitle=f"{scope.in_words}, năm tài chính {scope.years_in_words}",
        landscape=True,
        blocks=tuple(blocks),
    )


def payment_request(reading: Reading, code: str) -> Document:
    """Giấy đề nghị thanh toán: the cash the approved lists need, by scheme and source."""
    scope = find_money_scope(reading, code)
    accounts = [one for one in balances_in(reading, scope) if one.approved_cash]
    amount = total(one.approved_cash for one in accounts)
    union = get_union(reading)
    rows = tuple(
        Row((number, one.scheme, source_name(one.source).full, str(one.year), one.approved_gifts, one.approved_cash))
        for number, one in enumerate(accounts, 1)
    )
    columns = (
        Column("TT", 9, Kind.CENTRED), Column("Nội dung chi", 58), Column("Nguồn kinh phí", 44),
        Column("Năm tài chính", 16, Kind.CENTRED), Column("Số suất", 14, Kind.NUMBER, total=True),
        Column("Số tiền (đồng)", 28, Kind.MONEY, total=True),
    )  # fmt: skip
    pairs = (
        ("Họ và tên người đề nghị thanh toán", _DOTS), ("Bộ phận, chức vụ", _DOTS),
        ("Nội dung thanh toán", f"Chi tiền mặt theo danh sách được duyệt, {scope.in_words}"),
        ("Số tiền", f"{amount} đồng"), ("Viết bằng chữ", f"{amount_in_words(amount)}."),
        ("Kèm theo", "Danh sách cấp phát, ký nhận; biên bản họp Ban Chấp hành; ....... chứng từ gốc"),
    )  # fmt: skip
    return Document(
        slug="giay-de-nghi-thanh-toan-tet",
        letterhead=letterhead(reading),
        title="GIẤY ĐỀ NGHỊ THANH TOÁN",
        note=f"Năm tài chính {scope.years_in_words}",
        blocks=(
            Paragraph(f"Kính gửi: Ban Chấp hành {union.name}", align=Align.CENTRE, indent=False),
            Facts(pairs),
            Table(columns, rows, "Tổng cộng", carry_forward=True),
            Signatures(
                (
                    Signature(("NGƯỜI ĐỀ NGHỊ",)), Signature(("KẾ TOÁN",)),
                    Signature(("NGƯỜI DUYỆT", "CHỦ TÀI KHOẢN"), union.chair),
                ),
                list_signatures(reading).place_date,
            ),
        ),
    )  # fmt: skip


def _facts(scope: Scope, settled: Sequence[Settlement]) -> Iterable[tuple[str, str]]:
    if scope.campaign.plan_document:
        yield "Căn cứ", scope.campaign.plan_document
    years = {one.year: one for one in settled}
    for year in scope.years:
        if done := years.get(year):
            number = f", số {done.number}" if done.number else ""
            yield (
                f"Năm {year}",
                f"đã quyết toán ngày {print_date(done.on)}{number}" + (f". {done.note}" if done.note else ""),
            )
        else:
            yield f"Năm {year}", "chưa quyết toán, số liệu đến ngày in"


def _cash_table(accounts: Sequence[Balance]) -> Table:
    shown = [one for one in accounts if one.approved_cash or one.paid or one.cash_back]
    rows = tuple(
        Row((
            number, one.scheme, source_name(one.source).short, str(one.year), one.approved_gifts, one.approved_cash,
            one.gifts, one.cash, one.paid, one.cash_back, one.cash_out, Dong(one.cash_difference),
        ))
        for number, one in enumerate(shown, 1)
    )  # fmt: skip
    return Table(
        (
            *_account_columns(),
            Column("Suất", 12, Kind.NUMBER, group="Được duyệt", total=True),
            Column("Tiền (đồng)", 26, Kind.MONEY, group="Được duyệt", total=True),
            Column("Suất", 12, Kind.NUMBER, group="Danh sách ký nhận", total=True),
            Column("Tiền (đồng)", 26, Kind.MONEY, group="Danh sách ký nhận", total=True),
            Column("Phiếu chi", 26, Kind.MONEY, group="Chứng từ (đồng)", total=True),
            Column("Hoàn trả", 24, Kind.MONEY, group="Chứng từ (đồng)", total=True),
            Column("Thực chi", 26, Kind.MONEY, group="Chứng từ (đồng)", total=True),
            Column("Chênh lệch (đồng)", 26, Kind.MONEY, total=True),
        ),
        rows,
        "Tổng cộng",
    )


def _goods_table(accounts: Sequence[Balance]) -> Table:
    shown = [one for one in accounts if one.goods or one.bought or one.delivered or one.goods_back]
    rows = tuple(
        Row((
            number, one.scheme, source_name(one.source).short, str(one.year), one.gifts, one.goods, one.bought,
            one.delivered, one.goods_back, Dong(one.goods_difference),
        ))
        for number, one in enumerate(shown, 1)
    )  # fmt: skip
    return Table(
        (
            *_account_columns(),
            Column("Suất", 12, Kind.NUMBER, group="Danh sách ký nhận", total=True),
            Column("Trị giá (đồng)", 28, Kind.MONEY, group="Danh sách ký nhận", total=True),
            Column("Mua (phiếu chi)", 28, Kind.MONEY, group="Chứng từ (đồng)", total=True),
            Column("Nguồn giao", 28, Kind.MONEY, group="Chứng từ (đồng)", total=True),
            Column("Trả lại", 24, Kind.MONEY, group="Chứng từ (đồng)", total=True),
            Column("Chênh lệch (đồng)", 26, Kind.MONEY, total=True),
        ),
        rows,
        "Tổng cộng",
    )


def _account_columns() -> tuple[Column, ...]:
    return (
        Column("TT", 9, Kind.CENTRED),
        Column("Chế độ chăm lo", 52),
        Column("Nguồn", 22),
        Column("Năm", 13, Kind.CENTRED),
    )


def _conclusion(accounts: Sequence[Balance], cash: Dong) -> Iterable[Block]:
    differences = differences_of(accounts)
    waiting = sum(one.open for one in accounts)
    if not differences and not waiting:
        yield Paragraph(
            f"danh sách ký nhận, chứng từ và số tiền bằng chữ khớp nhau: {cash} đồng tiền mặt, chuyển khoản; hiện vật, "
            f"phiếu, vé trị giá {total(one.goods for one in accounts)} đồng.",
            lead="Kết luận:", indent=False,
        )  # fmt: skip
        return
    for one in differences:
        yield Paragraph(difference_in_words(one), lead="Chưa khớp:", indent=False)
    if waiting:
        yield Paragraph(f"còn {waiting} suất chưa nhận và chưa thu hồi.", lead="Chưa xong:", indent=False)


def difference_in_words(one: Difference) -> str:
    what = "trị giá hiện vật" if one.goods else "tiền"
    return (
        f"“{one.scheme}”, nguồn {source_name(one.source).full}, năm {one.year}: {what} theo danh sách {one.listed} "
        f"đồng, theo chứng từ {one.vouched} đồng, chênh lệch {Dong(abs(one.vouched - one.listed))} đồng."
    )
