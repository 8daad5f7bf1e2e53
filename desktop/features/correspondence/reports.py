"""The two registers as papers (sổ đăng ký văn bản đi, sổ đăng ký văn bản đến; Phụ lục IV of NĐ 30/2020/NĐ-CP)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from desktop.core.contracts import ListExport, Report, Subject
from desktop.core.database import Reading
from desktop.core.document import Block, Column, Document, Kind, Paragraph, Row, RowStyle, Table
from desktop.core.partial_date import print_date
from desktop.features.correspondence.domain import Direction, Entry, NoSuchYear
from desktop.features.correspondence.services import find_closing, kind_name, register_of, register_years
from desktop.features.organization.services import letterhead, list_signatures

ISSUED_COLUMNS = (
    Column("Số, ký hiệu văn bản", 26, Kind.CENTRED),
    Column("Ngày tháng văn bản", 20, Kind.DATE),
    Column("Tên loại và trích yếu nội dung văn bản", 72),
    Column("Người ký", 30),
    Column("Nơi nhận văn bản", 42),
    Column("Đơn vị, người nhận bản lưu", 28),
    Column("Số lượng bản", 14, Kind.NUMBER),
    Column("Ghi chú", 24),
)
RECEIVED_COLUMNS = (
    Column("Ngày đến", 20, Kind.DATE),
    Column("Số đến", 12, Kind.CENTRED),
    Column("Tác giả", 38),
    Column("Số, ký hiệu văn bản", 26, Kind.CENTRED),
    Column("Ngày tháng văn bản", 20, Kind.DATE),
    Column("Tên loại và trích yếu nội dung văn bản", 66),
    Column("Đơn vị hoặc người nhận", 30),
    Column("Hạn xử lý", 20, Kind.DATE),
    Column("Ký nhận", 22, Kind.SIGNATURE),
    Column("Ghi chú", 22),
)


def issued_register(reading: Reading, code: str = "") -> Document:
    return _register(reading, Direction.ISSUED, code)


def received_register(reading: Reading, code: str = "") -> Document:
    return _register(reading, Direction.RECEIVED, code)


def read_year(reading: Reading, code: str) -> int:
    """The year a period code (`2026-01-01/2026-12-31`) or a bare year begins with; today's when empty. Raises
    NoSuchYear."""
    if not code:
        return reading.today().year
    if not code[:4].isdecimal():
        raise NoSuchYear(code)
    return int(code[:4])


def _register(reading: Reading, direction: Direction, code: str) -> Document:
    year, issued = read_year(reading, code), direction is Direction.ISSUED
    entries, closing = register_of(reading, direction, year), find_closing(reading, year)
    rows = _issued_rows(entries) if issued else [Row(_received_cells(entry)) for entry in entries]
    total = f"Tổng cộng: {len(entries)} văn bản {'đi' if issued else 'đến'}"
    closed = f"Sổ năm {year} chốt ngày {print_date(closing.closed_on)}." if closing else ""
    blocks: list[Block] = [Table(ISSUED_COLUMNS if issued else RECEIVED_COLUMNS, tuple(rows))]
    blocks += [Paragraph(f"{total}. {closed}".strip(), indent=False), list_signatures(reading)]
    return Document(
        slug=f"so-van-ban-{'di' if issued else 'den'}",
        letterhead=letterhead(reading),
        title=f"SỔ ĐĂNG KÝ VĂN BẢN {'ĐI' if issued else 'ĐẾN'}",
        subtitle=f"Năm {year}",
        landscape=True,
        blocks=tuple(blocks),
    )


def _issued_rows(entries: Sequence[Entry]) -> Iterable[Row]:
    """Series after series; one series for everything needs no headings."""
    series = None
    for entry in entries:
        if entry.series != series and entry.series:
            yield Row((kind_name(entry.series),), RowStyle.SECTION)
        series = entry.series
        yield Row(_issued_cells(entry))


def _issued_cells(entry: Entry) -> tuple[Any, ...]:
    return (entry.printed_number, entry.dated, _about(entry), entry.signer, entry.recipients, entry.filed_in,
            entry.copies, _remark(entry))  # fmt: skip


def _received_cells(entry: Entry) -> tuple[Any, ...]:
    return (entry.received_on, entry.printed_number, entry.sender, entry.symbol, entry.dated, _about(entry),
            entry.handler, entry.due, "", _remark(entry))  # fmt: skip


def _about(entry: Entry) -> str:
    return f"{kind_name(entry.kind)}: {entry.subject}"


def _remark(entry: Entry) -> str:
    told = [f"Hủy số: {entry.cancelled}" if entry.cancelled else "",
            f"Đã xử lý {print_date(entry.done_on)}" if entry.done_on else "", entry.note]  # fmt: skip
    return "; ".join(text for text in told if text)


def _years(reading: Reading) -> Sequence[tuple[str, str]]:
    return [(f"{year}-01-01/{year}-12-31", f"Năm {year}") for year in register_years(reading)]


def _report(name: str, title: str, build: Callable[[Reading, str], Document]) -> Report:
    return Report(name, title, build, subject=Subject.PERIOD, choices=_years)


def _export_rows(reading: Reading) -> Iterable[tuple[Any, ...]]:
    for direction in Direction:
        for year in reversed(register_years(reading)):
            for entry in register_of(reading, direction, year):
                yield (
                    "Đi" if direction is Direction.ISSUED else "Đến", entry.year, entry.printed_number, entry.symbol,
                    kind_name(entry.kind), entry.subject, entry.dated, entry.received_on, entry.sender, entry.signer,
                    entry.recipients, entry.copies, entry.filed_in, entry.handler, entry.due, entry.done_on,
                    entry.cancelled, entry.note,
                )  # fmt: skip


REPORTS = (
    _report("documents-issued", "Sổ đăng ký văn bản đi", issued_register),
    _report("documents-received", "Sổ đăng ký văn bản đến", received_register),
)
EXPORT = ListExport(
    "documents",
    "Sổ văn bản đi, đến",
    (
        "Đi/đến", "Năm", "Số", "Ký hiệu", "Tên loại", "Trích yếu", "Ngày văn bản", "Ngày đến", "Nơi gửi", "Người ký",
        "Nơi nhận", "Số bản", "Nơi lưu", "Người xử lý", "Hạn xử lý", "Đã xử lý", "Lý do hủy số", "Ghi chú",
    ),
    _export_rows,
)  # fmt: skip
