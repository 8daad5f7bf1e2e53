"""The union and the law of today: who is above, which regulations hold, what dues are, what places are called."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from desktop.core.database import Database
from desktop.core.vietnamese.national_id import PROVINCE_PREFIXES
from desktop.core.vietnamese.provinces import PROVINCES, is_name_today, province_today
from desktop.features.awards.catalogue import rule_packs
from desktop.features.awards.rules import packs_on
from desktop.features.dues.domain import How, Rules, reckon
from desktop.features.dues.services.rules import _shipped
from desktop.features.emulation.services import list_blocs
from desktop.features.organization import services
from desktop.features.organization.domain import Superior, SuperiorEnded, SuperiorKind, UnionDraft
from desktop.features.organization.ui.screen import OrganizationScreen
from desktop.features.organization.ui.setup import CURRENT_KINDS
from desktop.shell.workplace import Workplace
from tests.what_an_expert_would_laugh_at.conftest import Printed

REPLACED = ("1689/QĐ-TLĐ", "91/2017/NĐ-CP", "98/2023/NĐ-CP", "12/2012/QH13", "Luật Công đoàn 2012")
DISTRICT = "LĐLĐ huyện Châu Thành"


@pytest.fixture
def of_a_district(database: Database) -> Database:
    with database.write("found") as tx:
        services.found_union(
            tx,
            UnionDraft(
                "CĐCS May", "M1", place="Tây Ninh", superior_name=DISTRICT, superior_kind=SuperiorKind.LDLD_HUYEN
            ),
        )
    return database


def test_no_paper_after_june_2025_names_a_union_of_a_district_above(of_a_district: Database) -> None:
    with of_a_district.read() as reading:
        assert services.letterhead(reading, dated=date(2025, 6, 30)).superior == DISTRICT.upper()
        assert services.letterhead(reading, dated=date(2025, 7, 1)).superior == ""
    with of_a_district.write("begin") as tx:
        services.begin_superior(
            tx, Superior("", "Công đoàn phường Long Hoa", SuperiorKind.CD_PHUONG, since=date(2025, 7, 1))
        )
        assert services.letterhead(tx).superior == "CÔNG ĐOÀN PHƯỜNG LONG HOA"
        assert services.letterhead(tx, dated=date(2024, 1, 1)).superior == DISTRICT.upper()


def test_a_union_of_a_district_cannot_begin_to_be_above_in_2026(of_a_district: Database) -> None:
    late = Superior("", "LĐLĐ quận 1", SuperiorKind.LDLD_QUAN, since=date(2026, 1, 1))
    with pytest.raises(SuperiorEnded), of_a_district.write("begin") as tx:
        services.begin_superior(tx, late)
    with of_a_district.write("begin") as tx:
        services.begin_superior(tx, replace(late, since=date(2020, 1, 1)))


def test_no_paper_of_the_sample_union_has_a_district_above_it(printed: list[Printed]) -> None:
    heads = {one.letterhead.superior for paper in printed for one in paper.document.every}
    assert not [head for head in heads if re.search("QUẬN|HUYỆN|THỊ XÃ", head)]


def test_not_every_union_has_one_of_a_ward_above_it() -> None:
    assert {SuperiorKind.LDLD_TINH, SuperiorKind.CD_KCN, SuperiorKind.CD_PHUONG, SuperiorKind.CD_XA} <= set(
        CURRENT_KINDS
    )
    assert not {SuperiorKind.LDLD_QUAN, SuperiorKind.LDLD_HUYEN, SuperiorKind.CD_VIENCHUC} & set(CURRENT_KINDS)


def test_the_bloc_of_offices_is_not_offered_in_2026_and_can_be_read_in_2023() -> None:
    offices = "Khối hành chính, sự nghiệp"
    assert offices not in [one.name for one in list_blocs(date(2026, 1, 1))]
    assert offices in [one.name for one in list_blocs(date(2023, 1, 1))]


def test_no_regulation_that_was_replaced_is_the_basis_of_a_rule_or_a_paper(printed: list[Printed]) -> None:
    for pack in packs_on(rule_packs(), date(2026, 11, 22)):
        assert not {basis.number for basis in pack.basis} & set(REPLACED), pack.id
    assert [(one.report.name, word) for one in printed for word in REPLACED if word in one.said] == []


def test_dues_are_half_a_per_cent_and_never_more_than_a_tenth_of_the_base_salary() -> None:
    """QĐ 61/QĐ-TLĐ: 0,5 % of the pay that is the basis of insurance; the employer's 2 % are no dues."""
    low, high = (reckon(salary, date(2025, 8, 1), Rules(_shipped())) for salary in (6_000_000, 90_000_000))
    assert low
    assert high
    assert (low.amount, low.how) == (30_000, How.SHARE)
    assert (high.amount, high.how) == (234_000, How.CAP)


def test_the_employers_two_per_cent_are_on_no_paper_about_dues(printed: list[Printed]) -> None:
    papers = [one for one in printed if one.report.name.startswith("dues")]
    assert papers
    assert [one.report.name for one in papers if "kinh phí công đoàn" in one.said.lower()] == []


def test_addresses_of_today_know_34_provinces_and_the_cities_of_2026() -> None:
    assert len(PROVINCES) == 34
    dong_nai = province_today("Đồng Nai")
    assert dong_nai
    assert dong_nai.title == "Thành phố Đồng Nai"
    assert is_name_today("Huế")
    assert not is_name_today("Thừa Thiên Huế")


def test_the_first_digits_of_a_citizens_number_name_the_province_of_that_time() -> None:
    assert (PROVINCE_PREFIXES["052"], PROVINCE_PREFIXES["080"]) == ("Bình Định", "Long An")


def test_the_screen_asks_for_the_union_above_when_that_of_the_district_is_the_last_one(
    of_a_district: Database, workplace: Workplace, qtbot: QtBot
) -> None:
    screen = OrganizationScreen(workplace)
    qtbot.addWidget(screen)
    screen.show()
    screen.reload()
    assert workplace.jobs.wait_idle()
    assert DISTRICT in screen.ended.text()
    assert screen.ended.isVisible()
    with of_a_district.write("begin") as tx:
        now = Superior("", "Công đoàn phường Long Hoa", SuperiorKind.CD_PHUONG, since=date(2025, 7, 1))
        services.begin_superior(tx, now)
    screen.reload()
    assert workplace.jobs.wait_idle()
    assert not screen.ended.isVisible()
