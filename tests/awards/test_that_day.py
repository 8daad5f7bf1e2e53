"""Old answers stay what they were: rules ask how things stood on the last day of the period, not today."""

from __future__ import annotations

from datetime import date

from desktop.core.money import Dong
from desktop.core.vietnamese.national_id import Sex
from desktop.features.awards import services
from desktop.features.awards.rules import Outcome
from desktop.features.emulation.domain import AuthorShare, Initiative, RecognitionLevel, YearValue
from desktop.features.emulation.services import list_initiatives, record_initiative
from desktop.features.members.domain import EventKind, Member, MembershipEvent
from desktop.features.members.services import add_member, get_member, merge_members, record_event
from tests.awards.conftest import House

TUYET, BAO, DAO, DAT = "Nguyễn Thị Ánh Tuyết", "Trần Văn Bảo", "Lê Thị Cẩm Đào", "Phạm Quốc Đạt"


def leave(house: House, name: str, on: date) -> None:
    with house.write() as tx:
        record_event(tx, MembershipEvent("", house.people[name].id, EventKind.CONTRACT_ENDED, on))


def test_who_left_in_mid_year_fails_and_who_left_afterwards_is_a_doubt(house: House) -> None:
    for name in (BAO, DAO, DAT):
        house.know(house.person(name))
    house.nominate("GK_CDCS", *(house.person(name) for name in (BAO, DAO, DAT)))
    leave(house, BAO, date(2025, 8, 1))
    leave(house, DAO, date(2026, 2, 1))
    found = {name: house.check("active", name) for name in (BAO, DAO, DAT)}
    assert [found[name].outcome for name in (BAO, DAO, DAT)] == [Outcome.FAIL, Outcome.WARN, Outcome.PASS]
    assert "01/02/2026" in found[DAO].found


def test_people_who_came_later_do_not_enlarge_the_quota_of_an_old_year(house: House) -> None:
    def limit() -> int | None:
        with house.read() as reading:
            meter = services.quota_meter(reading, house.campaign.code)
        return next(one.limit for one in meter.lines if one.rule == "tenth")

    before = limit()
    with house.write() as tx:
        for at in range(30):
            add_member(tx, Member("", f"Người Mới {at}", Sex.MALE, joined=date(2026, 3, 1)))
    assert limit() == before


def test_a_section_is_judged_by_who_was_in_it_then(house: House) -> None:
    for name in house.people:
        house.know(house.person(name))
    house.know(house.section("Tổ Cắt"))
    house.nominate("TCDVM", house.section("Tổ Cắt"))
    before = house.check("strong-section")
    assert before.outcome is Outcome.PASS
    with house.write() as tx:
        for at in range(9):
            add_member(tx, Member("", f"Người Mới {at}", Sex.MALE, section_id=house.sections["Tổ Cắt"],
                                  joined=date(2026, 3, 1)))  # fmt: skip
    assert house.check("strong-section") == before


def test_the_value_of_each_year_counts_for_lao_dong_sang_tao(house: House) -> None:
    house.know(house.person(BAO))
    years = tuple(YearValue(year, Dong(50_000_000)) for year in (2023, 2024, 2025))
    sewn = Initiative("", "Gá may cổ áo", level=RecognitionLevel.BASE, decision="31/QĐ", decided_on=date(2023, 5, 1),
                      years=years)  # fmt: skip
    with house.write() as tx:
        record_initiative(tx, sewn, [AuthorShare(BAO, 80, house.people[BAO].id), AuthorShare("Người ngoài", 20)])
    house.nominate("BLDST", house.person(BAO))
    answer = house.check("initiative")
    assert answer.outcome is Outcome.PASS  # 80 % of 50 million, three years running, is 120 million
    assert "120.000.000" in answer.found


def test_an_author_entered_twice_is_one_author_after_the_merge(house: House) -> None:
    with house.write() as tx:
        double = add_member(tx, Member("", "Tran Van Bao", Sex.MALE))
        record_initiative(
            tx,
            Initiative("", "Xe đẩy", yearly_value=Dong(90_000_000), level=RecognitionLevel.BASE, decision="1/QĐ",
                       decided_on=date(2025, 5, 1)),
            [AuthorShare(BAO, 50, house.people[BAO].id), AuthorShare("Tran Van Bao", 50, double.id)],
        )  # fmt: skip
        merge_members(tx, get_member(tx, house.people[BAO].id), double.id)
    with house.read() as reading:
        (line,) = list_initiatives(reading)
    assert line.authors_printed == "Trần Văn Bảo (100%)"
    house.know(house.person(BAO))
    house.nominate("BLDST", house.person(BAO))
    assert "lớn nhất 90.000.000 đồng" in house.check("initiative").found
