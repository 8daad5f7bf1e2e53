"""Sổ khen thưởng: the register of awards of a year, and the list of who becomes due for one."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.core.database import Reading
from desktop.core.document import Cell, Column, Document, Kind, Paragraph, Row, RowStyle, Table
from desktop.core.money import total
from desktop.core.partial_date import print_date
from desktop.features.awards.domain import AwardHistory, add_months
from desktop.features.awards.reports.words import short_name
from desktop.features.awards.services import Due, RegisterLine, award_register, due_soon, register_years
from desktop.features.emulation.domain import Family, SubjectKind
from desktop.features.organization.services import get_union, letterhead, list_signatures

FAMILIES = {
    Family.UNION: "I. KHEN THƯỞNG CỦA TỔ CHỨC CÔNG ĐOÀN",
    Family.LOCAL: "II. DANH HIỆU, GIẢI THƯỞNG CỦA ĐỊA PHƯƠNG, NGÀNH",
    Family.STATE: "III. DANH HIỆU, HÌNH THỨC KHEN THƯỞNG CỦA NHÀ NƯỚC, NGƯỜI SỬ DỤNG LAO ĐỘNG",
}


def year_choices(reading: Reading) -> Sequence[tuple[str, str]]:
    known = register_years(reading) or [get_union(reading).working_year or reading.today().year]
    return [(f"{year}-01-01/{year}-12-31", f"Năm {year}") for year in known]


def award_register_paper(reading: Reading, period: str = "") -> Document:
    """The awards for achievements of one year, family by family: the employer's and the union's are never mixed."""
    year = int(period[:4]) if period[:4].isdecimal() else _latest(reading)
    lines = award_register(reading, year)
    rows: list[Row] = []
    for family, heading in FAMILIES.items():
        if group := [one for one in lines if one.family is family]:
            rows.append(Row((f"{heading} ({len(group)})",), RowStyle.SECTION))
            rows += [Row(_cells(number, one)) for number, one in enumerate(group, 1)]
    persons = sum(one.history.subject_kind is SubjectKind.PERSON for one in lines)
    bonuses = total(one.bonus.amount for one in lines if one.bonus)
    return Document(
        slug=f"so-khen-thuong-{year}",
        letterhead=letterhead(reading),
        title="SỔ THEO DÕI KHEN THƯỞNG",
        subtitle=f"Thành tích năm {year}",
        landscape=True,
        blocks=(
            Table(
                (
                    Column("STT", 9, Kind.CENTRED),
                    Column("Họ và tên/ Tên tập thể", 38),
                    Column("Chức vụ, công việc", 28),
                    Column("Đơn vị", 28),
                    Column("Danh hiệu, hình thức", 52),
                    Column("Số", 26, group="Quyết định"),
                    Column("Ngày", 20, Kind.DATE, group="Quyết định"),
                    Column("Cơ quan ban hành", 34),
                    Column("Ngày trao", 20, Kind.DATE),
                    Column("Mức tiền thưởng tham khảo", 24, Kind.MONEY),
                    Column("Ghi chú", 22),
                ),
                tuple(rows),
            ),
            Paragraph(
                f"{len(lines)} lượt khen thưởng ({len(lines) - persons} tập thể, {persons} cá nhân); mức tiền thưởng "
                f"tham khảo theo hệ số và lương cơ sở tại ngày quyết định: {bonuses} đồng.",
                lead="Tổng cộng:",
                indent=False,
            ),
            list_signatures(reading),
        ),
    )


def _latest(reading: Reading) -> int:
    return next(iter(register_years(reading)), reading.today().year)


def _cells(number: int, one: RegisterLine) -> tuple[Cell, ...]:
    given = one.history
    return (
        number, one.subject, one.job, one.unit, short_name(one.award_name), given.decision_number, given.decided_on,
        given.issuer, one.handed_on, one.bonus.amount if one.bonus else None,
        _note(given),
    )  # fmt: skip


def _note(given: AwardHistory) -> str:
    if given.revoked_on:
        return f"Thu hồi ngày {print_date(given.revoked_on)}"
    return f"Sổ vàng số {given.book_number}" if given.book_number else ""


def due_list(reading: Reading, _: str = "") -> Document:
    """Who becomes due within twelve months, for what, since when, and what is missing."""
    today = reading.today()
    found = due_soon(reading)
    return Document(
        slug=f"den-han-khen-{today.year}",
        letterhead=letterhead(reading),
        title="DANH SÁCH ĐẾN HẠN XÉT KHEN THƯỞNG",
        subtitle=f"Từ {print_date(today)} đến {print_date(add_months(today, 12))}",
        landscape=True,
        blocks=(
            Table(
                (
                    Column("STT", 9, Kind.CENTRED),
                    Column("Họ và tên, tập thể", 38),
                    Column("Đơn vị", 28),
                    Column("Danh hiệu, hình thức", 46),
                    Column("Đến hạn", 22, Kind.DATE),
                    Column("Căn cứ", 66),
                    Column("Còn thiếu", 60),
                    Column("Đã đề nghị", 18, Kind.CENTRED),
                ),
                tuple(Row(_due_cells(number, one)) for number, one in enumerate(found, 1)),
            ),
            Paragraph(f"{len(found)} lượt.", lead="Tổng cộng:", indent=False),
            Paragraph(
                "Danh sách chỉ tính những điều kiện theo thời gian, riêng tập thể tính cả xếp loại và tỷ lệ danh hiệu "
                "của năm; kỷ luật, ngày nghỉ của năm xét được kiểm tra khi lập đề nghị.",
                italic=True,
            ),
            list_signatures(reading),
        ),
    )


def _due_cells(number: int, one: Due) -> tuple[Cell, ...]:
    return (
        number, one.name, one.section, short_name(one.award.name), one.on, "; ".join(one.because),
        "; ".join(one.missing), "x" if one.nominated else "",
    )  # fmt: skip
