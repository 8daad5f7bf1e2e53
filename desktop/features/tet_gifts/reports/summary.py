"""R18, the summary of a campaign."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from desktop.core.database import Reading
from desktop.core.document import Cell, Column, Document, Kind, Paragraph, Row, RowStyle, Table
from desktop.core.money import Dong, total
from desktop.core.vietnamese.national_id import Sex
from desktop.features.organization.services import letterhead, list_signatures
from desktop.features.tet_gifts.domain import (
    GIVEN,
    LISTED,
    Balance,
    BeneficiaryKind,
    FundSource,
    GiftLine,
    GiftQuery,
    Scheme,
    TetCampaign,
)
from desktop.features.tet_gifts.reports.lines import in_words, occasion
from desktop.features.tet_gifts.reports.scope import heading
from desktop.features.tet_gifts.services import balances, find_scope, kind_name, list_gifts, source_name

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
            heading("Kế hoạch và thực hiện theo nguồn"),
            _by_source(reading, campaign, schemes),
            heading("Theo đối tượng thụ hưởng"),
            _by_class(schemes, everybody),
            list_signatures(reading),
        ),
    )


def _sums(lines: Sequence[GiftLine]) -> tuple[Cell, ...]:
    """Gifts, people, women, money by source, all money, gifts handed out."""
    people, women = _people(lines)
    by_source = [total(one.approved for one in lines if one.source in some) for some in SUMMARY_SOURCES]
    given = sum(1 for line in lines if line.state in GIVEN)
    return (len(lines), people, women, *by_source, total(one.approved for one in lines), given)


def _by_source(reading: Reading, campaign: TetCampaign, schemes: Sequence[Scheme]) -> Table:
    """What each source meant to give out of each accounting year, what was approved of it, and what was received."""
    ids = {scheme.id for scheme in schemes}
    sums: dict[tuple[FundSource, int], list[Balance]] = defaultdict(list)
    for one in balances(reading, campaign.id):
        if one.scheme_id in ids:
            sums[one.source, one.year].append(one)
    rows = []
    for source, year in sorted(sums, key=lambda key: (list(FundSource).index(key[0]), key[1])):
        some = sums[source, year]
        budget, given = total(one.budget for one in some), total(one.cash + one.goods for one in some)
        quotas = [one.quota for one in some]
        rows.append(
            Row((
                source_name(source).full, str(year), sum(quotas) if all(quotas) else None, budget,
                sum(one.approved_gifts for one in some), total(one.approved for one in some),
                sum(one.gifts for one in some), total(one.cash for one in some), total(one.goods for one in some),
                budget - given, _percent(given, budget),
            ))
        )  # fmt: skip
    columns = (
        Column("Nguồn kinh phí", 54), Column("Năm tài chính", 14, Kind.CENTRED),
        Column("Suất", 13, Kind.NUMBER, group="Kế hoạch"),
        Column("Số tiền (đồng)", 26, Kind.MONEY, group="Kế hoạch", total=True),
        Column("Suất", 13, Kind.NUMBER, group="Đã duyệt", total=True),
        Column("Số tiền (đồng)", 26, Kind.MONEY, group="Đã duyệt", total=True),
        Column("Suất", 13, Kind.NUMBER, group="Đã trao", total=True),
        Column("Tiền mặt (đồng)", 26, Kind.MONEY, group="Đã trao", total=True),
        Column("Trị giá hiện vật (đồng)", 26, Kind.MONEY, group="Đã trao", total=True),
        Column("Còn lại so với kế hoạch (đồng)", 26, Kind.MONEY, total=True), Column("Tỷ lệ trao", 18, Kind.CENTRED),
    )  # fmt: skip
    return Table(columns, tuple(rows), "Tổng cộng")


def _by_class(schemes: Sequence[Scheme], lines: Sequence[GiftLine]) -> Table:
    by_id = {scheme.id: scheme for scheme in schemes}
    rows = []
    for kind in BeneficiaryKind:
        mine = [line for line in lines if line.kind is kind]
        if mine:
            people, women = _people(mine)
            rows.append(
                Row((
                    kind_name(kind).full, len(mine), people, women,
                    total(by_id[line.scheme_id].in_cash(line.approved) for line in mine),
                    total(by_id[line.scheme_id].in_kind(line.approved) for line in mine),
                    total(line.approved for line in mine), sum(1 for line in mine if line.state in GIVEN),
                ))
            )  # fmt: skip
    columns = (
        Column("Đối tượng", 70), Column("Số suất", 18, Kind.NUMBER, total=True),
        Column("Tổng số", 18, Kind.NUMBER, group="Số người"), Column("Trong đó nữ", 18, Kind.NUMBER, group="Số người"),
        Column("Tiền mặt (đồng)", 30, Kind.MONEY, total=True),
        Column("Trị giá hiện vật, vé (đồng)", 30, Kind.MONEY, total=True),
        Column("Tổng trị giá (đồng)", 30, Kind.MONEY, total=True),
        Column("Đã trao (suất)", 18, Kind.NUMBER, total=True),
    )  # fmt: skip
    return Table(columns, tuple(rows), "Tổng cộng")


def _people(lines: Sequence[GiftLine]) -> tuple[int, int]:
    """People and women among them: whoever has two gifts is one person."""
    people = {line.beneficiary_id: line.sex for line in lines}
    return len(people), sum(1 for sex in people.values() if sex is Sex.FEMALE)


def _percent(part: int, whole: int) -> str:
    if not whole:
        return ""
    hundredths = part * 10_000 // whole
    return f"{hundredths // 100},{hundredths % 100:02}%"


def _of_plan(scheme: Scheme, lines: Sequence[GiftLine]) -> str:
    """Out of how many gifts or how much money, so that a percentage never stands without its base."""
    spent = total(line.approved for line in lines)
    parts = [f"{len(lines)}/{scheme.quota} suất"] if scheme.quota else []
    if scheme.budget:
        parts.append(f"{_percent(spent, scheme.budget)} của {scheme.budget} đồng")
    return "; ".join(parts)


def split(cash: Dong, goods: Dong) -> str:
    return f"tiền mặt {cash} đồng; hiện vật, phiếu mua hàng, vé trị giá {goods} đồng."
