"""The way of a nomination after the vote: guards, what the superior asked, complaints, hand-over, revocation."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.core.changes import ChangeSet
from desktop.core.errors import FieldRefused
from desktop.core.store import take_back
from desktop.features.awards import services
from desktop.features.awards.domain import (
    AnotherLevelDecides,
    Deed,
    Meeting,
    Nomination,
    NotEligible,
    Status,
    StatusForbids,
    StepReasonMissing,
    Vote,
    VoteImpossible,
    deeds_open,
    next_deeds,
)
from desktop.features.awards.reports import nomination_list
from desktop.features.awards.rules import Outcome
from tests.awards.conftest import House

TUYET, BAO, DAT = "Nguyễn Thị Ánh Tuyết", "Trần Văn Bảo", "Phạm Quốc Đạt"
DAY = date(2026, 1, 20)


def voted(house: House, award: str, yes: int = 15, name: str = TUYET) -> Nomination:
    house.know(house.person(name))
    (nomination,) = house.nominate(award, house.person(name))
    with house.write() as tx:
        services.record_ballot(tx, ballot(house, {nomination.id: yes}))
    return nomination


def ballot(house: House, yes: dict[str, int], on: date = date(2026, 1, 15), **more: int) -> Meeting:
    counts = {"summoned": 15, "present": 15, "issued": 15, "collected": 15, "valid": 15} | more
    votes = tuple(Vote(nomination, count) for nomination, count in yes.items())
    return Meeting("", house.campaign.id, on, votes=votes, **counts)  # type: ignore[arg-type]


def submitted(house: House) -> str:
    nomination = voted(house, "BK_TINH")
    with house.write() as tx:
        services.submit(tx, house.campaign.id, "07/TTr-CĐCS", DAY)
    return nomination.id


def stands(house: House, nomination_id: str) -> Status:
    return next(one.nomination.status for one in house.assess() if one.id == nomination_id)


def test_what_the_union_decides_itself_has_no_deed_of_a_superior() -> None:
    assert next_deeds(Status.PASSED, goes_up=False)[0] is Deed.DECIDE
    assert next_deeds(Status.PASSED, goes_up=True)[0] is Deed.SUBMIT
    for status in Status:
        assert not {Deed.SUBMIT, Deed.RECEIVE, Deed.ASK} & set(deeds_open(status, goes_up=False))


def test_nothing_is_open_for_what_is_over_and_every_other_place_leads_on() -> None:
    over = {Status.NOT_APPROVED, Status.WITHDRAWN, Status.REVOKED}
    for status in Status:
        assert bool(deeds_open(status, goes_up=True)) is (status not in over)


def test_the_superior_receives_asks_gets_an_answer_and_approves(house: House) -> None:
    nomination = submitted(house)
    with house.write() as tx:
        services.mark_sent(tx, [nomination], DAY, "USB")
        services.mark_received(tx, [nomination], date(2026, 1, 22))
        services.ask_for_more(
            tx, [nomination], "Bản sao quyết định", "Chưa có trong hồ sơ", date(2026, 2, 1), date(2026, 1, 25)
        )
    assert stands(house, nomination) is Status.MORE_ASKED
    with house.read() as reading:
        (late,) = services.open_requests(reading)
    assert (late.subject, late.is_late, late.step.what) == (TUYET, True, "Bản sao quyết định")
    with house.write() as tx:
        services.answer_request(tx, nomination, "Đã gửi bản sao", date(2026, 1, 30))
        services.approve(tx, [nomination], date(2026, 2, 20))
    with house.read() as reading:
        assert services.open_requests(reading) == []
        steps = services.steps_of(reading, nomination)
    asked = next(step for step in steps if step.status is Status.MORE_ASKED)
    assert (asked.why, asked.due, asked.answered_on, asked.answer) == (
        "Chưa có trong hồ sơ", date(2026, 2, 1), date(2026, 1, 30), "Đã gửi bản sao",
    )  # fmt: skip
    assert [step.status for step in steps] == [
        Status.PASSED, Status.SUBMITTED, Status.SENT, Status.RECEIVED, Status.MORE_ASKED, Status.RECEIVED,
        Status.APPROVED,
    ]  # fmt: skip


def test_an_approval_without_a_decision_is_not_yet_an_award(house: House) -> None:
    nomination = submitted(house)
    with house.write() as tx:
        services.approve(tx, [nomination], DAY)
    with house.read() as reading:
        assert services.award_register(reading) == []
    with pytest.raises(FieldRefused), house.write() as tx:
        services.record_decision(tx, nomination, " ", DAY)


def test_a_superior_refuses_with_its_reason_or_not_at_all(house: House) -> None:
    nomination = submitted(house)
    with pytest.raises(StepReasonMissing), house.write() as tx:
        services.refuse(tx, [nomination], " ", DAY)
    with house.write() as tx:
        services.refuse(tx, [nomination], "Vượt chỉ tiêu của khối", DAY)
    assert stands(house, nomination) is Status.NOT_APPROVED
    with pytest.raises(StatusForbids), house.write() as tx:
        services.record_decision(tx, nomination, "1/QĐ", DAY)


def test_a_superior_has_no_say_in_what_the_union_decides_itself(house: House) -> None:
    nomination = voted(house, "GK_CDCS")
    with pytest.raises(AnotherLevelDecides), house.write() as tx:
        services.mark_received(tx, [nomination.id], DAY)


def test_a_complaint_after_the_vote_stops_the_nomination_before_it_goes_up(house: House) -> None:
    nomination = voted(house, "BK_TINH")
    house.know(house.person(TUYET), complaint_pending=True)
    with pytest.raises(NotEligible), house.write() as tx:
        services.submit(tx, house.campaign.id, "07/TTr-CĐCS", DAY)
    with house.write() as tx:
        services.put_on_hold(tx, [nomination.id], "Đơn của tổ May 1 ngày 18/01/2026")
    assert stands(house, nomination.id) is Status.ON_HOLD
    with pytest.raises(StepReasonMissing), house.write() as tx:
        services.resume(tx, [nomination.id], "")
    with house.write() as tx:
        services.resume(tx, [nomination.id], "Kết luận số 03/KL: đơn không có cơ sở")
    assert stands(house, nomination.id) is Status.PASSED


def test_who_is_on_hold_is_in_no_list_for_the_superior(house: House) -> None:
    nomination = voted(house, "BK_TINH")
    with house.write() as tx:
        services.put_on_hold(tx, [nomination.id], "Đơn ngày 18/01/2026")
    with house.read() as reading:
        missing = services.missing_from_dossier(reading, house.campaign.code)
        rows = nomination_list(reading, house.campaign.code).tables[0].rows
    assert rows == ()
    assert any("tạm dừng do khiếu nại" in one.reason for one in missing)


def test_a_complaint_stops_the_decision_of_the_union_itself_too(house: House) -> None:
    nomination = voted(house, "GK_CDCS")
    house.know(house.person(TUYET), complaint_pending=True)
    with pytest.raises(NotEligible), house.write() as tx:
        services.record_decision(tx, nomination.id, "03/QĐ-CĐCS", DAY)


def test_an_award_is_handed_over_after_its_decision_and_may_be_revoked(house: House) -> None:
    nomination = voted(house, "GK_CDCS")
    with pytest.raises(StatusForbids), house.write() as tx:
        services.hand_over(tx, [nomination.id], DAY)
    with house.write() as tx:
        services.record_decision(tx, nomination.id, "03/QĐ-CĐCS", DAY)
        services.hand_over(tx, [nomination.id], date(2026, 2, 1), "Chủ tịch CĐCS")
    with house.read() as reading:
        (line,) = services.award_register(reading)
    assert (line.handed_on, line.history.stands) == (date(2026, 2, 1), True)
    with house.write() as tx:
        services.revoke(tx, [nomination.id], "09/QĐ-CĐCS", "Kê khai không đúng", date(2026, 3, 1))
    with house.read() as reading:
        (line,) = services.award_register(reading)
    assert not line.history.stands
    assert "09/QĐ-CĐCS" in line.history.revocation


def test_an_award_that_was_revoked_no_longer_counts(house: House) -> None:
    house.know(house.person(DAT))
    nomination = voted(house, "GK_CDCS", name=DAT)
    with house.write() as tx:
        services.record_decision(tx, nomination.id, "03/QĐ-CĐCS", DAY)
        services.revoke(tx, [nomination.id], "09/QĐ", "Sai đối tượng", DAY)
    house.nominate("GK_CDCS", house.person(DAT))
    one = next(one for one in house.assess() if one.nomination.status is Status.DRAFT)
    assert all(check.rule != "one-scope" or check.outcome is Outcome.PASS for check in one.checks)


def test_nothing_is_dated_ahead(house: House) -> None:
    nomination = submitted(house)
    with pytest.raises(FieldRefused) as refused, house.write() as tx:
        services.mark_received(tx, [nomination], date(2030, 1, 1))
    assert refused.value.field == "on"


def test_a_step_is_taken_back_whole(house: House) -> None:
    nomination = submitted(house)
    with house.write() as tx:
        services.ask_for_more(tx, [nomination], "Thêm ảnh", due=date(2026, 12, 1))
        changes = ChangeSet("ask_for_more", tuple(tx.changes))
    with house.write() as tx:
        assert take_back(tx, changes) == []
    assert stands(house, nomination) is Status.SUBMITTED
    with house.read() as reading:
        assert services.open_requests(reading) == []


def test_the_packs_and_answers_of_the_vote_are_kept_with_it(house: House) -> None:
    nomination = voted(house, "GK_CDCS")
    house.know(house.person(TUYET), absent_days=45)
    with house.read() as reading:
        (step,) = services.steps_of(reading, nomination.id)
    then = {check.rule: check for check in services.answers_of(step)}
    assert then["absence"].found == "Nghỉ 3 ngày"
    assert house.check("absence").found == "Nghỉ 45 ngày"
    assert {use.id for use in step.packs} >= {"tld", "chinh-phu", "huong-dan-mau"}
    assert all(len(use.sha256) == 64 for use in step.packs)


def test_the_same_facts_and_packs_leave_the_same_bytes(house: House) -> None:
    house.know(house.person(TUYET))
    house.nominate("BK_TINH", house.person(TUYET))
    first, second = (services.answers_as_text(house.assess()[0].checks).encode() for _ in range(2))
    assert first == second
    assert b'"pack":"tld 2024-05-29"' in first


def test_a_meeting_is_called_prints_its_agenda_and_votes_later(house: House) -> None:
    house.know(house.person(TUYET))
    house.know(house.person(BAO), absent_days=45)
    (good,) = house.nominate("GK_CDCS", house.person(TUYET))
    (bad,) = house.nominate("GK_CDCS", house.person(BAO))
    planned = Meeting("", house.campaign.id, date(2027, 1, 5), "Hội trường", summoned=15)
    with pytest.raises(NotEligible), house.write() as tx:
        services.call_meeting(tx, planned, [good.id, bad.id])
    with house.write() as tx:
        called = services.call_meeting(tx, planned, [good.id])
    assert stands(house, good.id) is Status.AT_MEETING
    with house.write() as tx:
        called = services.issue_ballots(tx, called.id, 15)
    assert stands(house, good.id) is Status.AT_BALLOT
    with house.write() as tx:
        held = replace(called, held_on=DAY, present=15, collected=15, valid=15, votes=(Vote(good.id, 12),))
        services.record_ballot(tx, held)
    assert stands(house, good.id) is Status.PASSED


def test_who_failed_may_be_voted_upon_again_in_another_meeting(house: House) -> None:
    nomination = voted(house, "GK_CDCS", yes=11)
    assert stands(house, nomination.id) is Status.NOT_PASSED
    with house.write() as tx:
        services.record_ballot(tx, ballot(house, {nomination.id: 14}, on=date(2026, 1, 19)))
    assert stands(house, nomination.id) is Status.PASSED
    with house.read() as reading:
        assert len(services.meetings_of(reading, house.campaign.id)) == 2


def test_ballots_unreadable_for_one_nominee_are_no_valid_votes_on_that_one(house: House) -> None:
    house.know(house.person(TUYET))
    (nomination,) = house.nominate("GK_CDCS", house.person(TUYET))
    spoilt = replace(ballot(house, {}), votes=(Vote(nomination.id, 14, invalid=2),))
    with pytest.raises(VoteImpossible), house.write() as tx:
        services.record_ballot(tx, spoilt)
    with house.write() as tx:
        kept = services.record_ballot(tx, replace(spoilt, votes=(Vote(nomination.id, 13, invalid=2),)))
    assert kept.valid_for(kept.votes[0]) == 13


def test_correcting_a_ballot_leaves_who_went_on_where_they_are(house: House) -> None:
    nomination = submitted(house)
    with house.read() as reading:
        (meeting,) = services.meetings_of(reading, house.campaign.id)
    with house.write() as tx:
        services.record_ballot(tx, replace(meeting, place="Hội trường lớn"))
    assert stands(house, nomination) is Status.SUBMITTED
    with pytest.raises(StatusForbids), house.write() as tx:
        services.record_ballot(tx, replace(meeting, votes=(), revision=meeting.revision + 1))
