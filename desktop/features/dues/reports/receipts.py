"""Phiếu thu, modelled on form C40-BB: what the payer takes away, and what was paid for whom on a sheet behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.core.database import Reading
from desktop.core.document import (
    Align,
    Block,
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
from desktop.core.partial_date import print_date
from desktop.core.vietnamese.amounts import amount_in_words
from desktop.features.dues.domain import WAY_NAMES, Receipt
from desktop.features.dues.reports.tables import in_words, months_in_words
from desktop.features.dues.services import find_receipt, list_receipts, receipt_parts, years_with_dues
from desktop.features.organization.services import get_union, letterhead, list_signatures

FORM = "Mẫu số C40-BB"
_DOTS = "." * 60
_BOOK = "Quyển số: ............"
_LISTED = 200
_SHOWN_ON_RECEIPT = 1
"""Of how many people the receipt itself names the months; more stand on the sheet behind it."""


@dataclass(frozen=True)
class _For:
    """Somebody and what was paid for them: months in words and the sum."""

    name: str
    section: str
    months: str
    amount: Dong


def receipt_choices(reading: Reading) -> Sequence[tuple[str, str]]:
    """The latest receipts."""
    lines = [line.receipt for year in years_with_dues(reading)[:2] for line in list_receipts(reading, year)]
    return [(one.code, _choice(one)) for one in lines[:_LISTED]]


def receipt_paper(reading: Reading, code: str = "") -> Document:
    """The receipt named, or the latest; a blank form while there is none. Raises NoSuchReceipt."""
    receipt = find_receipt(reading, code)
    if receipt is None:
        return _paper(reading, None, [])
    people = _people(reading, receipt)
    paper = _paper(reading, receipt, people)
    if len(people) <= _SHOWN_ON_RECEIPT:
        return paper
    return Document(**{**vars(paper), "following": (_sheet(reading, receipt, people),)})


def _paper(reading: Reading, receipt: Receipt | None, people: Sequence[_For]) -> Document:
    head, union = letterhead(reading), get_union(reading)
    pairs = [
        ("Họ và tên người nộp tiền", receipt.payer if receipt else _DOTS),
        ("Đơn vị, địa chỉ", _unit(people) if receipt else _DOTS),
        ("Nội dung", _reason(receipt, people) if receipt else _DOTS),
        ("Số tiền", f"{receipt.amount} đồng" if receipt else _DOTS),
        ("Viết bằng chữ", f"{amount_in_words(receipt.amount)}." if receipt else _DOTS),
        ("Hình thức", WAY_NAMES[receipt.way] if receipt else _DOTS),
        ("Kèm theo", f"Bảng kê {len(people)} người" if len(people) > _SHOWN_ON_RECEIPT else f"{_DOTS} chứng từ gốc"),
    ]  # fmt: skip
    pairs.append(("Định khoản", "Nợ ....................  Có ...................."))
    blocks: list[Block] = [Facts(tuple(pairs))]
    if receipt and not receipt.counts and receipt.cancelled_on:
        why = f"ĐÃ HỦY ngày {print_date(receipt.cancelled_on)}. Lý do: {receipt.cancel_reason}"
        blocks.insert(0, Paragraph(why, bold=True, align=Align.CENTRE, indent=False))
    received = f"{amount_in_words(receipt.amount)}." if receipt else _DOTS
    blocks += [
        Signatures((
            Signature(("THỦ TRƯỞNG ĐƠN VỊ",), union.chair), Signature(("KẾ TOÁN TRƯỞNG",)), Signature(("NGƯỜI LẬP",)),
        )),
        Paragraph(received, lead="Đã nhận đủ số tiền (viết bằng chữ):", indent=False),
        Signatures((Signature(("NGƯỜI NỘP",)), Signature(("THỦ QUỸ",)))),
    ]  # fmt: skip
    return Document(
        slug=f"phieu-thu-{receipt.year}-{receipt.number:04}" if receipt else "phieu-thu",
        letterhead=Letterhead(head.superior, head.issuer, motto=False),
        title="PHIẾU THU",
        form=FORM,
        note=_dated(receipt),
        blocks=tuple(blocks),
    )


def _sheet(reading: Reading, receipt: Receipt, people: Sequence[_For]) -> Document:
    rows = tuple(Row((number, one.name, one.section, one.months, one.amount)) for number, one in enumerate(people, 1))
    columns = (
        Column("TT", 10, Kind.CENTRED), Column("Họ và tên", 50), Column("Tổ, bộ phận", 35), Column("Đóng cho", 45),
        Column("Số tiền (đồng)", 30, Kind.MONEY, total=True),
    )  # fmt: skip
    table = Table(columns, rows, f"Tổng cộng: {len(rows)} người", carry_forward=True)
    return Document(
        slug=f"bang-ke-phieu-thu-{receipt.year}-{receipt.number:04}",
        letterhead=letterhead(reading),
        title="BẢNG KÊ NỘP ĐOÀN PHÍ",
        note=f"(Kèm theo Phiếu thu số {_number(receipt)} ngày {print_date(receipt.on)})",
        blocks=(table, in_words(receipt.amount), list_signatures(reading, "NGƯỜI NỘP", "THỦ QUỸ")),
    )


def _people(reading: Reading, receipt: Receipt) -> list[_For]:
    found: dict[tuple[str, str, str], list[tuple[object, Dong]]] = {}
    for member_id, name, section, month, amount in receipt_parts(reading, receipt.id):
        found.setdefault((member_id, name, section), []).append((month, amount))
    return [
        _For(name, section, months_in_words([month for month, _ in some]), total(amount for _, amount in some))  # type: ignore[misc]
        for (_, name, section), some in found.items()
    ]


def _reason(receipt: Receipt, people: Sequence[_For]) -> str:
    if len(people) == 1:
        name = "" if people[0].name == receipt.payer else f" của {people[0].name}"
        text = f"Nộp đoàn phí công đoàn{name} {people[0].months}"
    else:
        months = {one.months for one in people}
        text = f"Nộp đoàn phí công đoàn của {len(people)} đoàn viên" + (f" {months.pop()}" if len(months) == 1 else "")
    return f"{text}. {receipt.note}" if receipt.note else text


def _unit(people: Sequence[_For]) -> str:
    return "; ".join(dict.fromkeys(one.section for one in people if one.section)) or _DOTS


def _dated(receipt: Receipt | None) -> str:
    if receipt is None:
        return f"Ngày ..... tháng ..... năm 20.....        Số: ............        {_BOOK}"
    on = receipt.on
    return f"Ngày {on.day:02} tháng {on.month:02} năm {on.year}        Số: {_number(receipt)}        {_BOOK}"


def _number(receipt: Receipt) -> str:
    return f"{receipt.number:04}/{receipt.year}"


def _choice(receipt: Receipt) -> str:
    cancelled = " (đã hủy)" if not receipt.counts else ""
    return f"Số {_number(receipt)}, {print_date(receipt.on)}, {receipt.payer}, {receipt.amount} đồng{cancelled}"
