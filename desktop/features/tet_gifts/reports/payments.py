"""The vouchers: their register, and each phiếu chi after form C41-BB (Thông tư 107/2017/TT-BTC).

A register never adds up goods and cash: what was bought or delivered stands in a column of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from desktop.core.database import Reading
from desktop.core.document import (
    Column,
    Document,
    Facts,
    Kind,
    Letterhead,
    Paragraph,
    Row,
    Signature,
    Signatures,
    Table,
)
from desktop.core.money import Dong, total
from desktop.core.vietnamese.amounts import amount_in_words
from desktop.features.organization.services import get_union, letterhead, list_signatures
from desktop.features.tet_gifts.domain import Payment, PaymentKind
from desktop.features.tet_gifts.reports.scope import Scope, find_money_scope, payments_in
from desktop.features.tet_gifts.services import source_name
from desktop.features.tet_gifts.services.names import PAYMENT_NAMES

FORM = "Mẫu số C41-BB"
_DOTS = "." * 60
_COLUMNS = (
    ((PaymentKind.CASH,), "Chi theo danh sách", "Tiền (đồng)"),
    ((PaymentKind.PURCHASE,), "Chi mua hiện vật", "Tiền (đồng)"),
    ((PaymentKind.CASH_BACK,), "Hoàn trả nguồn", "Tiền (đồng)"),
    ((PaymentKind.DELIVERY,), "Nguồn giao", "Trị giá hiện vật (đồng)"),
    ((PaymentKind.GOODS_BACK,), "Trả lại", "Trị giá hiện vật (đồng)"),
)


def payment_list(reading: Reading, code: str) -> Document:
    """Bảng kê chứng từ: every voucher of the scope by year, day and number."""
    scope = find_money_scope(reading, code)
    payments = payments_in(reading, scope)
    return Document(
        slug="bang-ke-chung-tu-tet",
        letterhead=letterhead(reading),
        title="BẢNG KÊ CHỨNG TỪ CHI",
        subtitle=f"{scope.in_words}, năm tài chính {scope.years_in_words}",
        landscape=True,
        blocks=(
            payment_table(payments, scope),
            Paragraph(_spelt(payments), lead="Thực chi bằng tiền (chi trừ hoàn trả):", indent=False),
            list_signatures(reading, "NGƯỜI LẬP", "KẾ TOÁN", "THỦ QUỸ"),
        ),
    )


def payment_table(payments: Sequence[Payment], scope: Scope) -> Table:
    names = {scheme.id: scheme.name for scheme in scope.schemes}
    rows = tuple(
        Row((
            number, one.number, one.on, _what(one, names), one.payee, source_name(one.source).short, str(one.year),
            *(one.amount if one.kind in kinds else None for kinds, _, _ in _COLUMNS),
        ))
        for number, one in enumerate(payments, 1)
    )  # fmt: skip
    columns = (
        Column("TT", 9, Kind.CENTRED), Column("Số chứng từ", 20, Kind.CENTRED), Column("Ngày", 20, Kind.DATE),
        Column("Nội dung", 50), Column("Người nhận tiền, nhận hàng", 34), Column("Nguồn", 20),
        Column("Năm", 12, Kind.CENTRED),
        *(Column(title, 24, Kind.MONEY, group=group, total=True) for _, title, group in _COLUMNS),
    )  # fmt: skip
    return Table(columns, rows, f"Tổng cộng: {len(rows)} chứng từ", carry_forward=True)


def cash_out(payments: Sequence[Payment]) -> Dong:
    """Money that left for good: for lists and for goods, less what came back."""
    out = total(one.amount for one in payments if one.kind.leaves_the_cashier)
    return out - total(one.amount for one in payments if one.kind is PaymentKind.CASH_BACK)


def _spelt(payments: Sequence[Payment]) -> str:
    amount = cash_out(payments)
    return f"{amount} đồng. Bằng chữ: {amount_in_words(amount)}."


def _what(one: Payment, names: dict[str, str]) -> str:
    return ". ".join(text for text in (f"{PAYMENT_NAMES[one.kind]}: {names.get(one.scheme_id, '')}", one.note) if text)


def payment_papers(reading: Reading, code: str) -> Document:
    """Phiếu chi: each of the scope on its own page, the parts of one number together; a blank one while there is
    none."""
    scope = find_money_scope(reading, code)
    grouped: dict[tuple[int, str], list[Payment]] = {}
    for one in payments_in(reading, scope):
        if one.kind.leaves_the_cashier:
            grouped.setdefault((one.year, one.number), []).append(one)
    papers = [_paper(reading, scope, parts) for parts in grouped.values()] or [_paper(reading, scope, [])]
    return replace(papers[0], slug="phieu-chi-tet", following=tuple(papers[1:]))


def _paper(reading: Reading, scope: Scope, parts: Sequence[Payment]) -> Document:
    head, union = letterhead(reading), get_union(reading)
    names, first = {scheme.id: scheme.name for scheme in scope.schemes}, next(iter(parts), None)
    amount = total(one.amount for one in parts)
    pairs = (
        ("Họ và tên người nhận tiền", first.payee if first else _DOTS),
        ("Địa chỉ", _DOTS),
        ("Nội dung", "; ".join(dict.fromkeys(_what(one, names) for one in parts)) or _DOTS),
        ("Nguồn kinh phí", _sources(parts) or _DOTS),
        ("Số tiền", f"{amount} đồng" if first else _DOTS),
        ("Viết bằng chữ", f"{amount_in_words(amount)}." if first else _DOTS),
        ("Kèm theo", "....... chứng từ gốc"),
        ("Định khoản", "Nợ ....................  Có ...................."),
    )  # fmt: skip
    return Document(
        slug=f"phieu-chi-{first.number}" if first else "phieu-chi",
        letterhead=Letterhead(head.superior, head.issuer, motto=False),
        title="PHIẾU CHI",
        form=FORM,
        note=_dated(first),
        blocks=(
            Facts(pairs),
            Signatures((
                Signature(("THỦ TRƯỞNG ĐƠN VỊ",), union.chair), Signature(("KẾ TOÁN TRƯỞNG",)),
                Signature(("NGƯỜI LẬP",)),
            )),
            Paragraph(
                f"{amount_in_words(amount)}." if first else _DOTS,
                lead="Đã nhận đủ số tiền (viết bằng chữ):", indent=False,
            ),
            Signatures((Signature(("THỦ QUỸ",)), Signature(("NGƯỜI NHẬN TIỀN",), first.payee if first else ""))),
        ),
    )  # fmt: skip


def _sources(parts: Sequence[Payment]) -> str:
    """Each source with its part, when the voucher has several."""
    if len(parts) == 1:
        return f"{source_name(parts[0].source).full}, năm {parts[0].year}"
    return "; ".join(f"{source_name(one.source).full}, năm {one.year}: {one.amount} đồng" for one in parts)


def _dated(one: Payment | None) -> str:
    book = "Quyển số: ............"
    if one is None:
        return f"Ngày ..... tháng ..... năm 20.....        Số: ............        {book}"
    return f"Ngày {one.on.day:02} tháng {one.on.month:02} năm {one.on.year}        Số: {one.number}        {book}"
