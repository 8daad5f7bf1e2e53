"""R18, the summary of a campaign."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.core.database import Reading
from desktop.core.document import Cell, Column, Document, Kind, Paragraph, Row, RowStyle, Table
from desktop.core.money import Dong, total
from desktop.core.vietnamese.national_id import Sex
from desktop.features.organization.services import letterhead, list_signatures
from desktop.features.tet_gifts.domain import GIVEN, LISTED, FundSource, GiftLine, GiftQuery, Scheme
from desktop.features.tet_gifts.reports.lines import in_words, occasion
from desktop.features.tet_gifts.services import find_scope, list_gifts

SUMMARY_SOURCES = (
    (FundSource.OWN,),
    (FundSource.SUPERIOR, FundSource.CONFEDERATION),
    (FundSource.EMPLOYER,),
    (FundSource.DONORS, FundSource.OTHER_BODIES),
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
        subtitle=occasion(campaign, schemes),
        landscape=True,
        blocks=(
            Table(columns, tuple(rows)),
            in_words(amount),
            Paragraph(split(cash, amount - cash), lead="Trong đó:", indent=False),
            list_signatures(reading),
        ),
    )


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


def split(cash: Dong, goods: Dong) -> str:
    return f"tiền mặt {cash} đồng; hiện vật, phiếu mua hàng, vé trị giá {goods} đồng."
