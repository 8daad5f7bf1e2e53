"""Which voucher went to whom, and what became of every number of its book."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.core.database import Reading
from desktop.core.document import Column, Document, Kind, Row, RowStyle, Table
from desktop.core.money import Dong
from desktop.features.organization.services import letterhead, list_signatures
from desktop.features.tet_gifts.domain import (
    LISTED,
    NotVouchers,
    Scheme,
    SchemeKind,
    SerialBook,
    after_serial,
    serials_between,
)
from desktop.features.tet_gifts.domain import SerialRangeRefused as Refused
from desktop.features.tet_gifts.reports.lines import occasion
from desktop.features.tet_gifts.services import find_scope, gifts_on_paper, serial_books


def serial_list(reading: Reading, code: str) -> Document:
    """Danh sách giao nhận phiếu mua hàng: in the order of the sign-off list, then the books of numbers with those that
    are unused, spoiled or missing between two runs. Raises NotVouchers for a scheme that gives none."""
    campaign, schemes = find_scope(reading, code)
    vouchers = [one for one in schemes if one.kind is SchemeKind.VOUCHER]
    if not vouchers and len(schemes) == 1:
        raise NotVouchers(schemes[0].name)
    people, count = [], 0
    for scheme in vouchers:
        lines = gifts_on_paper(reading, scheme.id, LISTED)
        if len(vouchers) > 1 and lines:
            people.append(Row((f"{scheme.name} ({len(lines)} phiếu)",), RowStyle.SECTION))
        for line in lines:
            count += 1
            worth: Dong = scheme.in_kind(line.approved)
            people.append(Row((count, line.full_name, line.unit, line.voucher_serial, worth, "", line.note)))
    columns = (
        Column("TT", 10, Kind.CENTRED), Column("Họ và tên", 44), Column("Tổ, bộ phận", 30),
        Column("Số sê-ri", 26, Kind.CENTRED), Column("Mệnh giá (đồng)", 24, Kind.MONEY, total=True),
        Column("Ký nhận", 34, Kind.SIGNATURE), Column("Ghi chú", 18),
    )  # fmt: skip
    return Document(
        slug="giao-nhan-phieu-mua-hang",
        letterhead=letterhead(reading),
        title="DANH SÁCH GIAO NHẬN PHIẾU MUA HÀNG",
        subtitle=occasion(campaign, vouchers or schemes),
        blocks=(
            Table(columns, tuple(people), f"Tổng cộng: {count} phiếu", carry_forward=True, row_height_mm=10),
            _books(reading, vouchers),
            list_signatures(reading, "NGƯỜI GIAO", "NGƯỜI LẬP"),
        ),
    )


def _books(reading: Reading, schemes: Sequence[Scheme]) -> Table:
    """One row a run; the total is the number of vouchers that came."""
    rows = []
    for scheme in schemes:
        books = serial_books(reading, scheme.id)
        for place, book in enumerate(books):
            before = books[place - 1].range.last if place else ""
            rows.append(
                Row((
                    f"{book.range.first} – {book.range.last}", len(book.range.serials), len(book.assigned),
                    len(book.unused), len(book.range.spoiled), _told(book, gap(before, book.range.first)),
                ))
            )  # fmt: skip
    columns = (
        Column("Dãy số sê-ri", 40, Kind.CENTRED), Column("Số phiếu", 18, Kind.NUMBER, total=True),
        Column("Đã giao theo danh sách", 20, Kind.NUMBER, total=True),
        Column("Chưa dùng", 18, Kind.NUMBER, total=True), Column("Hỏng, thiếu", 18, Kind.NUMBER, total=True),
        Column("Diễn giải", 72),
    )  # fmt: skip
    return Table(columns, tuple(rows), "Tổng cộng" if rows else "")


def gap(before: str, first: str) -> str:
    """The numbers between two runs of one book that are in neither: `CT-0011 – CT-0014`."""
    if not before:
        return ""
    try:
        between = serials_between(after_serial(before, 1), after_serial(first, -1))
    except (Refused, ValueError):
        return ""
    return between[0] if len(between) == 1 else f"{between[0]} – {between[-1]}"


def _told(book: SerialBook, missing: str) -> str:
    parts = [f"không có số {missing}"] if missing else []
    spoiled = "; ".join(f"{one.serial} ({one.reason or 'hỏng'})" for one in book.range.spoiled)
    parts += [f"hỏng, thiếu: {spoiled}"] if spoiled else []
    if book.unused:
        shown = ", ".join(book.unused[:6]) + (f" … {book.unused[-1]}" if len(book.unused) > 6 else "")
        parts.append(f"chưa dùng: {shown}")
    return "; ".join(parts)
