"""Tết gifts: the Vietnamese calendar, money and goods, who may get what, and what nobody else may read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from desktop.core.document import Document, Kind, RowStyle
from desktop.core.money import Dong
from desktop.core.partial_date import PartialDate
from desktop.core.vietnamese.amounts import amount_in_words
from desktop.core.vietnamese.lunar import can_chi, days_in_last_lunar_month, tet_date
from desktop.features.tet_gifts import services
from desktop.features.tet_gifts.domain import (
    AlreadyInScheme,
    Beneficiary,
    BeneficiaryKind,
    Companion,
    CompanionNumberMissing,
    Proposal,
    Reason,
    Scheme,
    TetCampaign,
    Ticket,
    Transport,
    tidied_campaign,
)
from desktop.features.tet_gifts.reports import REPORTS
from tests.tet_gifts.conftest import Tet
from tests.what_an_expert_would_laugh_at.conftest import Printed, texts

ILLNESS = "Ung thư giai đoạn cuối"


def paper(tet: Tet, name: str) -> Document:
    report = next(one for one in REPORTS if one.name == name)
    with tet.database.read() as reading:
        return report.build(reading, "TET2026")


def test_tet_of_2030_is_on_the_second_of_february() -> None:
    assert tet_date(2030) == date(2030, 2, 2)  # in China on the third


def test_there_is_no_thirtieth_of_tet_from_2025_to_2032() -> None:
    assert {days_in_last_lunar_month(year) for year in range(2025, 2033)} == {29}


def test_2026_is_binh_ngo_and_names_are_spelt_in_one_way() -> None:
    assert (can_chi(2025), can_chi(2026)) == ("Ất Tỵ", "Bính Ngọ")
    names = " ".join(can_chi(year) for year in range(1984, 2044))
    assert "Tị" not in names
    assert "Quí" not in names


def test_one_tet_spends_the_money_of_two_years() -> None:
    assert tidied_campaign(TetCampaign("1", "TET", 2027)).accounting_years == (2026, 2027)


def test_a_member_may_get_cash_and_a_bag_and_a_voucher_but_none_twice(tet: Tet) -> None:
    for code in ("TIEN", "QUA", "PHIEU"):
        tet.propose(code, tet.members[0])
    with pytest.raises(AlreadyInScheme):
        tet.propose("TIEN", tet.members[0])


def test_pensioners_workers_and_children_get_gifts_too(tet: Tet) -> None:
    others = [
        Proposal(Beneficiary("", full_name=name, birth=PartialDate(year)), kind, (Reason.HARDSHIP,))
        for name, year, kind in (
            ("Nguyễn Văn Tám", 1955, BeneficiaryKind.RETIRED_OFFICER),
            ("Lê Thị Chín", 1990, BeneficiaryKind.WORKER),
        )
    ]
    others.append(
        Proposal(
            Beneficiary("", full_name="Nguyễn Bảo An", birth=PartialDate(2018), parent_id=tet.members[0].id),
            BeneficiaryKind.CHILD, (Reason.HARDSHIP,),
        )
    )  # fmt: skip
    with tet.database.write("propose") as tx:
        result = services.propose(tx, tet.schemes["QUA"].id, others)
    assert (len(result.added), result.refused) == (3, ())


def test_what_is_posted_says_neither_numbers_nor_illness(tet: Tet) -> None:
    tet.approve(*tet.propose("TIEN", *tet.members[:2], description=ILLNESS))
    said = "\n".join(texts(paper(tet, "tet-notice")))
    assert tet.members[0].full_name in said
    assert ILLNESS not in said
    assert not [one for one in tet.members if one.national_id in said or one.phone in said]


def test_the_list_to_sign_has_a_place_to_sign_a_total_and_the_sum_in_words(tet: Tet) -> None:
    tet.make_final("TIEN", *tet.members[:3])
    document = paper(tet, "tet-sign-off")
    (table,) = document.tables
    assert "Ký nhận" in [column.title for column in table.columns if column.kind is Kind.SIGNATURE]
    assert table.total_label.startswith("Tổng cộng")
    assert "Bằng chữ: Ba triệu đồng." in "\n".join(texts(document))


def test_money_has_dots_and_dong_and_chan_only_where_it_is_round(printed: list[Printed]) -> None:
    assert str(Dong(1_000_000)) == "1.000.000"
    assert amount_in_words(1_000_000, chan=True) == "Một triệu đồng chẵn"
    assert not amount_in_words(1_000_500, chan=True).endswith("chẵn")
    assert [one.report.name for one in printed if "VND" in one.said or "VNĐ" in one.said] == []


def test_a_ticket_says_where_to_when_back_and_who_comes_along(tet: Tet, change_scheme: Callable[..., Scheme]) -> None:
    (gift,) = tet.approve(*tet.propose("VE", tet.members[0]))
    journey = tet.schemes["VE"].ticket
    assert journey
    child = Companion("Nguyễn Bảo An", "con", PartialDate(2018))
    ticket = Ticket("Tây Ninh – Nghệ An", date(2026, 2, 11), "xe 3", "12", date(2026, 2, 22), "14", (child,))
    with tet.database.write("give_tickets") as tx:
        services.assign_tickets(tx, {gift.id: ticket})
    said = "\n".join(texts(paper(tet, "tet-tickets")))
    for part in ("Tây Ninh – Nghệ An", "Về 22/02/2026", "Nguyễn Bảo An, con, 2018"):
        assert part in said
    change_scheme("VE", ticket=replace(journey, transport=Transport.PLANE))
    with pytest.raises(CompanionNumberMissing), tet.database.write("give_tickets") as tx:
        services.assign_tickets(tx, {gift.id: ticket})


def test_a_bag_is_no_cash_in_the_list_to_sign(tet: Tet) -> None:
    tet.make_final("QUA", *tet.members[:2])
    document = paper(tet, "tet-sign-off")
    (table,) = document.tables
    column = [one.title for one in table.columns].index("Số tiền (đồng)")
    assert {row.cells[column] for row in table.rows if row.style is RowStyle.PLAIN} == {None}
    assert "không tính vào số tiền trên" in "\n".join(texts(document))
