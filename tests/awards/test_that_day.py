"""Old answers stay what they were: rules ask how things stood on the last day of the period, not today."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.core.money import Dong
from desktop.core.vietnamese.national_id import Sex
from desktop.features.awards import services
from desktop.features.awards.domain import AwardHistory, Meeting, Vote, VoteImpossible
from desktop.features.awards.rules import Outcome
from desktop.features.emulation.domain import (
    AuthorShare,
    CampaignInUse,
    Initiative,
    RecognitionLevel,
    RegistrationStatus,
    Subject,
    SubjectKind,
    YearValue,
)
from desktop.features.emulation.services import (
    advance,
    count_results,
    find_registration,
    launch_campaign,
    list_initiatives,
    record_initiative,
    remove_campaign,
)
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


def test_a_decision_is_the_result_of_the_title_that_was_registered(house: House) -> None:
    ids = {name: house.person(name).id for name in (BAO, DAO)}

    def achieved() -> int:
        with house.read() as reading:
            return next(one.achieved for one in count_results(reading, house.campaign.id) if one.title.code == "DVXS")

    with house.write() as tx:
        found = [find_registration(tx, house.campaign.id, one) for one in ids.values()]
        advance(tx, [one.id for one in found if one], RegistrationStatus.APPROVED)
    for name in (BAO, DAO):
        house.know(house.person(name))
    given = house.nominate("DVXS", house.person(BAO), house.person(DAO))
    with house.write() as tx:
        services.record_ballot(
            tx,
            Meeting("", house.campaign.id, date(2025, 12, 1), summoned=5, present=5, issued=5, collected=5, valid=5,
                    votes=tuple(Vote(one.id, 5) for one in given)),
        )  # fmt: skip
        services.record_decisions(tx, [one.id for one in given], "01/QĐ-CĐCS", date(2025, 12, 5))
    assert achieved() == 2
    with house.write() as tx:
        services.revoke(tx, [given[0].id], "02/QĐ-CĐCS", "Khai sai", date(2026, 3, 1))
    assert achieved() == 1
    with house.write() as tx:
        (history,) = services.award_history(tx, [ids[DAO]])[ids[DAO]]
        services.remove_award_history(tx, history.id)
    assert achieved() == 0


def test_two_records_that_were_both_nominated_are_told_after_the_merge_and_one_is_withdrawn(house: House) -> None:
    with house.write() as tx:
        double = add_member(tx, Member("", "Tran Van Bao", Sex.MALE))
    twin = Subject(SubjectKind.PERSON, double.id)
    for one in (house.person(BAO), twin):
        house.know(one)
    first, second = house.nominate("GK_CDCS", house.person(BAO), twin)
    with house.write() as tx:
        merge_members(tx, get_member(tx, house.people[BAO].id), double.id)
    answer = house.check("twice")
    assert (answer.outcome, answer.fix) == (Outcome.FAIL, "Rút một trong hai đề nghị.")
    with house.write() as tx:
        services.withdraw(tx, [second.id])
    (left,) = house.assess()
    assert left.id == first.id
    assert "twice" not in {check.rule for check in left.checks}


def test_no_more_ballots_are_issued_than_people_were_summoned(house: House) -> None:
    house.know(house.person(BAO))
    (nomination,) = house.nominate("GK_CDCS", house.person(BAO))
    with house.write() as tx:
        called = services.call_meeting(
            tx, Meeting("", house.campaign.id, date(2026, 12, 1), summoned=9), [nomination.id]
        )
    for issued in (-1, 10):
        with pytest.raises(VoteImpossible), house.write() as tx:
            services.issue_ballots(tx, called.id, issued)


def test_a_campaign_with_a_nomination_alone_is_not_deleted(house: House) -> None:
    with house.write() as tx:
        other = launch_campaign(tx, replace(house.campaign, code="TD-KHAC"))
        services.nominate(tx, other.id, "GK_CDCS", [house.person(BAO)])
    with pytest.raises(CampaignInUse), house.write() as tx:
        remove_campaign(tx, other.id)


def test_a_corrected_award_corrects_the_result_that_came_of_it(house: House) -> None:
    with house.write() as tx:
        found = find_registration(tx, house.campaign.id, house.person(BAO).id)
        assert found is not None
        advance(tx, [found.id], RegistrationStatus.APPROVED)
        given = services.add_award_history(
            tx, AwardHistory("", SubjectKind.PERSON, house.person(BAO).id, "DVXS", 2025, "1/QĐ", date(2026, 1, 5))
        )

    def outcomes() -> list[str]:
        with house.read() as reading:
            now = find_registration(reading, house.campaign.id, house.person(BAO).id)
        return [one.note for one in now.outcomes] if now else []

    assert outcomes() == ["1/QĐ, 05/01/2026"]
    with house.write() as tx:
        corrected = services.change_award_history(tx, replace(given, decision_number="2/QĐ"))
    assert outcomes() == ["2/QĐ, 05/01/2026"]
    with house.write() as tx:
        services.change_award_history(tx, replace(corrected, year=2024))
    assert outcomes() == []
