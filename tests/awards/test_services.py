from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.core.changes import ChangeSet
from desktop.core.errors import FieldRefused
from desktop.core.partial_date import PartialDate
from desktop.core.store import take_back
from desktop.features.awards import services
from desktop.features.awards.domain import (
    AlreadyNominated,
    AwardHistory,
    Discipline,
    Meeting,
    NoSuchAward,
    NotEligible,
    NothingToOverride,
    NothingToPropose,
    NotOursToGive,
    OverrideReasonMissing,
    Paper,
    Status,
    StatusForbids,
    SubjectNotFitting,
    Vote,
    VoteImpossible,
)
from desktop.features.awards.rules import Group, Outcome, Verdict
from desktop.features.emulation.domain import NoSuchCampaign, Subject, SubjectKind
from desktop.features.members.domain import ServicePeriod
from desktop.features.members.services import change_members, move_to_bin
from tests.awards.conftest import YEAR, House

TUYET, BAO, DAO, DAT = "Nguyễn Thị Ánh Tuyết", "Trần Văn Bảo", "Lê Thị Cẩm Đào", "Phạm Quốc Đạt"


def committee(house: House, yes: dict[str, int], **counts: int) -> Meeting:
    """A ballot of a committee of 15, all of them present."""
    whole = {"summoned": 15, "present": 15, "issued": 15, "collected": 15, "valid": 15} | counts
    votes = tuple(Vote(nomination, count) for nomination, count in yes.items())
    return Meeting("", house.campaign.id, date(2026, 1, 15), "Hội trường", "Chủ tịch", "Thư ký", **whole, votes=votes)  # type: ignore[arg-type]


def test_nominees_are_told_apart_with_reasons(house: House) -> None:
    house.know(house.person(TUYET))
    house.know(house.person(BAO), absent_days=45)
    house.nominate("DVXS", *(house.person(name) for name in (TUYET, BAO, DAO)))
    verdicts = {one.subject: one.verdict for one in house.assess()}
    assert verdicts == {
        TUYET: Verdict.ELIGIBLE,
        BAO: Verdict.NOT_ELIGIBLE,
        DAO: Verdict.NEEDS_ATTENTION,  # nothing is known of her year
    }


def test_the_answer_for_scripts_has_every_key_filled(house: House) -> None:
    house.know(house.person(BAO), absent_days=45, discipline=Discipline.WARNING)
    house.nominate("DVXS", house.person(BAO), house.person(DAO))
    with house.read() as reading:
        answer = services.nominations_as_json(services.check_nominations(reading))
    assert {one["subject"] for one in answer} == {BAO, DAO}
    assert {one["award"] for one in answer} == {"Đoàn viên công đoàn xuất sắc"}
    for one in answer:
        for check in one["checks"]:
            assert check["found"]
            assert check["threshold"]
            assert check["source"]
            assert bool(check["fix"]) is (check["outcome"] != "pass")


def test_a_campaign_that_is_not_there_is_refused(house: House) -> None:
    with house.read() as reading, pytest.raises(NoSuchCampaign):
        services.check_nominations(reading, "TD-1999")


def test_titles_of_the_employer_are_not_the_unions_to_give(house: House) -> None:
    with pytest.raises(NotOursToGive):
        house.nominate("CSTDCS", house.person(TUYET))
    with pytest.raises(NoSuchAward):
        house.nominate("HUY_CHUONG", house.person(TUYET))


def test_a_section_title_is_not_given_to_a_person(house: House) -> None:
    with pytest.raises(SubjectNotFitting):
        house.nominate("TCDVM", house.person(TUYET))
    assert len(house.nominate("TCDVM", house.section("Tổ Cắt"))) == 1


def test_nobody_is_nominated_twice_for_one_award_until_the_first_is_withdrawn(house: House) -> None:
    (first,) = house.nominate("GK_CDCS", house.person(TUYET))
    with pytest.raises(AlreadyNominated):
        house.nominate("GK_CDCS", house.person(DAO), house.person(TUYET))
    assert [one.subject for one in house.assess()] == [TUYET]
    with house.write() as tx:
        services.withdraw(tx, [first.id], "Ghi nhầm tên")
    assert house.assess() == []
    house.nominate("GK_CDCS", house.person(TUYET))


def test_a_rule_is_set_aside_only_with_a_written_reason(house: House) -> None:
    house.know(house.person(BAO), absent_days=45)
    (nomination,) = house.nominate("GK_CDCS", house.person(BAO))
    with house.write() as tx, pytest.raises(OverrideReasonMissing):
        services.override(tx, nomination.id, "absence", "  ")
    with house.write() as tx, pytest.raises(NothingToOverride):
        services.override(tx, nomination.id, "registered", "Đã đăng ký rồi")
    with house.write() as tx:
        services.override(tx, nomination.id, "absence", "Nghỉ điều trị tai nạn lao động 38 ngày")
    check = house.check("absence")
    assert check.outcome is Outcome.FAIL
    assert check.override is not None
    assert (check.override.by, check.override.reason) == ("Cán bộ thử", "Nghỉ điều trị tai nạn lao động 38 ngày")
    assert house.assess()[0].verdict is Verdict.NEEDS_ATTENTION
    with house.write() as tx:
        services.take_override_back(tx, nomination.id, "absence")
    assert house.assess()[0].verdict is Verdict.NOT_ELIGIBLE


def test_who_is_not_eligible_is_not_put_to_the_vote(house: House) -> None:
    house.know(house.person(BAO), complaint_pending=True)
    (nomination,) = house.nominate("GK_CDCS", house.person(BAO))
    with pytest.raises(NotEligible) as refused, house.write() as tx:
        services.record_ballot(tx, committee(house, {nomination.id: 15}))
    assert refused.value.subjects == (BAO,)


def test_the_vote_is_a_share_of_the_whole_committee(house: House) -> None:
    for name in (TUYET, DAO):
        house.know(house.person(name))
    passed, failed = house.nominate("GK_CDCS", house.person(TUYET), house.person(DAO))
    ballot = committee(house, {passed.id: 12, failed.id: 11}, present=12, issued=12, collected=12, valid=12)
    with house.write() as tx:
        services.record_ballot(tx, ballot)
    statuses = {one.subject: one.nomination.status for one in house.assess()}
    assert statuses == {TUYET: Status.PASSED, DAO: Status.NOT_PASSED}  # 11 of 12 present, but 11 of 15 members


def test_a_corrected_ballot_moves_nominations_again(house: House) -> None:
    for name in (TUYET, DAO):
        house.know(house.person(name))
    one, other = house.nominate("GK_CDCS", house.person(TUYET), house.person(DAO))
    with house.write() as tx:
        kept = services.record_ballot(tx, committee(house, {one.id: 15, other.id: 15}))
    with house.write() as tx:
        services.record_ballot(tx, replace(kept, votes=(Vote(one.id, 3),)))
    statuses = {assessment.subject: assessment.nomination.status for assessment in house.assess()}
    assert statuses == {TUYET: Status.NOT_PASSED, DAO: Status.DRAFT}


@pytest.mark.parametrize(
    ("counts", "reason"),
    [
        ({"present": 14, "absent_written": 2}, "more_present_than_summoned"),
        ({"present": 10, "issued": 12}, "more_issued_than_voters"),
        ({"collected": 16}, "more_collected_than_issued"),
        ({"collected": 13}, "more_valid_than_collected"),
        ({"valid": 9}, "more_yes_than_valid"),
    ],
)
def test_ballot_counts_that_cannot_be_true_are_refused(house: House, counts: dict[str, int], reason: str) -> None:
    house.know(house.person(TUYET))
    (nomination,) = house.nominate("GK_CDCS", house.person(TUYET))
    with pytest.raises(VoteImpossible) as refused, house.write() as tx:
        services.record_ballot(tx, committee(house, {nomination.id: 10}, **counts))
    assert refused.value.reason == reason


def test_what_passed_goes_up_and_comes_back_as_history_under_its_own_year(house: House) -> None:
    house.know(house.person(TUYET))
    (nomination,) = house.nominate("BK_TINH", house.person(TUYET))
    with house.write() as tx, pytest.raises(NothingToPropose):
        services.submit(tx, house.campaign.id, "07/TTr-CĐCS", date(2026, 1, 20))
    with house.write() as tx:
        services.record_ballot(tx, committee(house, {nomination.id: 15}))
        services.submit(tx, house.campaign.id, "07/TTr-CĐCS", date(2026, 1, 20))
        history = services.record_decision(
            tx, nomination.id, "112/QĐ-LĐLĐ", date(2026, 3, 2), "Liên đoàn Lao động tỉnh Tây Ninh"
        )
    assert (history.year, history.decided_on.year) == (2025, 2026)
    (one,) = house.assess()
    assert one.nomination.status is Status.DECIDED
    assert one.nomination.petition_number == "07/TTr-CĐCS"
    with house.write() as tx, pytest.raises(StatusForbids):
        services.withdraw(tx, [nomination.id])


def test_what_the_union_decides_itself_skips_the_superior(house: House) -> None:
    house.know(house.person(TUYET))
    (nomination,) = house.nominate("DVXS", house.person(TUYET))
    with house.write() as tx, pytest.raises(StatusForbids):
        services.record_decision(tx, nomination.id, "03/QĐ-CĐCS", date(2026, 1, 20))
    with house.write() as tx:
        services.record_ballot(tx, committee(house, {nomination.id: 15}))
        services.record_decision(tx, nomination.id, "03/QĐ-CĐCS", date(2026, 1, 20))
    with house.read() as reading:
        assert [one.award for one in services.award_history(reading, [nomination.subject_id])[nomination.subject_id]] \
            == ["DVXS"]  # fmt: skip


@pytest.mark.parametrize(
    ("number", "decided_on", "year", "field"),
    [
        ("", date(2026, 3, 2), 2025, "decision_number"),
        ("1/QĐ", date(2027, 1, 1), 2025, "decided_on"),
        ("1/QĐ", date(2024, 3, 2), 2025, "year"),
    ],
)
def test_an_award_counts_only_with_the_number_and_day_of_its_decision(
    house: House, number: str, decided_on: date, year: int, field: str
) -> None:
    given = AwardHistory("", SubjectKind.PERSON, house.person(TUYET).id, "LDTT", year, number, decided_on)
    with pytest.raises(FieldRefused) as refused, house.write() as tx:
        services.add_award_history(tx, given)
    assert refused.value.field == field


def test_the_facts_of_a_year_are_kept_once_and_overwritten(house: House) -> None:
    first = house.know(house.person(TUYET), absent_days=45)
    second = house.know(house.person(TUYET), absent_days=4)
    assert (second.id, second.revision) == (first.id, 2)


def test_a_section_is_judged_by_its_members(house: House) -> None:
    house.nominate("TCDVM", house.section("Tổ May 1"))
    assert house.check("strong-section").outcome is Outcome.WARN
    house.know(house.person(TUYET))
    house.know(house.person(BAO), state_title="")
    check = house.check("strong-section")
    assert (check.outcome, check.found) == (Outcome.FAIL, "1/2 đoàn viên")


def test_the_quota_meter_counts_what_is_being_chosen(house: House) -> None:
    house.nominate("BK_TLD_CD", house.person(DAT))
    with house.read() as reading:
        adding = [("BK_TLD_CD", house.person(TUYET)), ("GK_CTTT", house.person(BAO))]
        meter = services.quota_meter(reading, house.campaign.code, adding)
    lines = {line.rule: line for line in meter.lines}
    assert (lines["thematic-quota"].used, lines["thematic-quota"].limit, lines["thematic-quota"].left) == (2, 1, -1)
    assert (lines["tenth"].used, lines["tenth"].base_count, lines["tenth"].limit) == (1, 4, 0)
    direct, women = meter.share(Group.DIRECT), meter.share(Group.WOMEN)
    assert (meter.persons, direct.count, women.count) == (3, 2, 1)
    assert (direct.recommended, direct.is_low, women.is_low) == (60, False, True)


def test_a_dossier_names_what_it_lacks_and_whose(house: House) -> None:
    for name in (TUYET, DAT):
        house.know(house.person(name))
    house.nominate("BK_TINH", house.person(TUYET), achievement="")
    house.nominate("KNC", house.person(DAT))
    with house.read() as reading:
        missing = services.missing_from_dossier(reading, house.campaign.code)
    assert {(one.paper, one.subject) for one in missing} == {
        (Paper.PROPOSAL, ""), (Paper.MINUTES, ""), (Paper.ACHIEVEMENTS, TUYET), (Paper.LIST, DAT),
        (Paper.SERVICE_RECORD, DAT), (Paper.LIST, TUYET),  # the quota of ten in a hundred allows none of four
    }  # fmt: skip
    with house.write() as tx:
        held = ServicePeriod("Chủ tịch", since=PartialDate(2004, 1, 1))
        change_members(tx, [house.person(DAT).id], lambda one: replace(one, service=(held,)))
    with house.read() as reading:
        missing = services.missing_from_dossier(reading, house.campaign.code)
    assert Paper.SERVICE_RECORD not in {one.paper for one in missing}


def test_nominations_are_taken_back_whole(house: House) -> None:
    done: list[ChangeSet] = []
    stop = house.database.subscribe(done.append)
    house.nominate("GK_CDCS", house.person(TUYET), house.person(BAO))
    stop()
    with house.write() as tx:
        assert take_back(tx, done[0]) == []
    assert house.assess() == []


def test_the_union_itself_is_nominated_for_a_flag_and_judged_by_its_rating(house: House) -> None:
    union = Subject(SubjectKind.UNION, house.union_id)
    house.nominate("CTD_TINH", union)
    assert house.check("excellent-year").outcome is Outcome.WARN
    house.know(union, YEAR)
    assert house.check("excellent-year").outcome is Outcome.PASS


def test_a_nominee_put_into_the_bin_keeps_the_name_and_is_not_eligible(house: House) -> None:
    house.know(house.person(TUYET))
    house.nominate("GK_CDCS", house.person(TUYET))
    with house.write() as tx:
        move_to_bin(tx, [house.person(TUYET).id])
    (one,) = house.assess()
    assert (one.subject, one.verdict) == (TUYET, Verdict.NOT_ELIGIBLE)
    assert house.check("active").outcome is Outcome.FAIL
