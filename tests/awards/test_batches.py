"""A campaign that sends up two tờ trình and takes two decisions: each paper says exactly what it was signed for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.core.document import Document
from desktop.core.errors import FieldRefused
from desktop.features.awards import services
from desktop.features.awards.domain import (
    Meeting,
    Nomination,
    Vote,
    VoteImpossible,
    hour_in_words,
    read_hour,
    refuse_impossible_vote,
)
from desktop.features.awards.reports import award_minutes, award_proposal, dossier, nomination_list
from desktop.features.awards.reports.decision import award_decision
from tests.awards.conftest import House
from tests.awards.test_papers import text

TUYET, BAO, DAO, DAT = "Nguyễn Thị Ánh Tuyết", "Trần Văn Bảo", "Lê Thị Cẩm Đào", "Phạm Quốc Đạt"


@pytest.fixture
def known(house: House) -> House:
    for name in house.people:
        house.know(house.person(name))
    return house


def vote(house: House, on: date, *nominations: Nomination) -> None:
    with house.write() as tx:
        votes = tuple(Vote(one.id, 9) for one in nominations)
        services.record_ballot(
            tx,
            Meeting("", house.campaign.id, on, summoned=9, present=9, issued=9, collected=9, valid=9, votes=votes),
        )


def papers(document: Document) -> list[str]:
    return [text(one) for one in (document, *document.following)]


def test_each_decision_lists_only_those_it_was_about_under_its_own_number(known: House) -> None:
    first, second = known.nominate("GK_CDCS", known.person(BAO), known.person(DAO))
    vote(known, date(2025, 7, 1), first)
    with known.write() as tx:
        services.record_decisions(tx, [first.id], "03/QĐ-CĐCS", date(2025, 7, 5))
    vote(known, date(2025, 12, 20), second)
    with known.read() as reading:
        draft, july = papers(award_decision(reading, known.campaign.code))
    assert (DAO in draft, BAO in draft, "…/QĐ-CĐCS" in draft) == (True, False, True)
    assert "họp xét thi đua, khen thưởng ngày 20 tháng 12 năm 2025" in draft
    assert "ngày 01 tháng 7" not in draft
    assert (DAO in july, BAO in july, "03/QĐ-CĐCS" in july) == (False, True, True)
    assert "họp xét thi đua, khen thưởng ngày 01 tháng 7 năm 2025" in july


def test_a_decision_is_printed_as_it_was_signed_whatever_became_of_the_people(known: House) -> None:
    (given,) = known.nominate("GK_CDCS", known.person(BAO))
    vote(known, date(2025, 7, 1), given)
    with known.write() as tx:
        services.record_decisions(tx, [given.id], "03/QĐ-CĐCS", date(2025, 7, 5))
        services.revoke(tx, [given.id], "09/QĐ-CĐCS", "Khai sai", date(2025, 9, 1))
    known.know(known.person(BAO), complaint_pending=True)
    with known.read() as reading:
        (july,) = papers(award_decision(reading, known.campaign.code))
    assert BAO in july
    assert "03/QĐ-CĐCS" in july


def test_the_second_proposal_does_not_carry_the_first_one_again(known: House) -> None:
    first, second = known.nominate("BK_TINH", known.person(BAO), known.person(DAO))
    vote(known, date(2025, 7, 1), first)
    with known.write() as tx:
        services.submit(tx, known.campaign.id, "04/TTr-CĐCS", date(2025, 7, 5))
    vote(known, date(2025, 12, 20), second)
    with known.read() as reading:
        draft, july = papers(award_proposal(reading, known.campaign.code))
        carried = [text(one) for one in dossier(reading, known.campaign.code).documents]
    assert "Số cá nhân đề nghị: 01 cá nhân." in draft
    assert "04/TTr-CĐCS" in july
    assert not any(BAO in one for one in carried)  # list, reports, minutes and checklist are of the second alone


def test_the_dossier_has_one_number_of_people_in_proposal_and_list(known: House) -> None:
    (up,) = known.nominate("BK_TINH", known.person(BAO))
    own = known.nominate("GK_CDCS", known.person(DAO), known.person(DAT))
    vote(known, date(2025, 12, 20), up, *own)
    with known.read() as reading:
        made = {one.title: text(one) for one in dossier(reading, known.campaign.code).documents}
    assert "Số cá nhân đề nghị: 01 cá nhân." in made["TỜ TRÌNH"]
    assert "00 tập thể, 01 cá nhân." in made["DANH SÁCH TRÍCH NGANG ĐỀ NGHỊ KHEN THƯỞNG"]
    assert DAO not in made["BẢNG KIỂM TRA ĐIỀU KIỆN KHEN THƯỞNG"]
    assert DAO in made["BIÊN BẢN"]  # one meeting voted on all of them


def test_where_nothing_goes_up_the_dossier_is_of_this_unions_own_decision(known: House) -> None:
    (own,) = known.nominate("GK_CDCS", known.person(DAO))
    vote(known, date(2025, 12, 20), own)
    with known.read() as reading:
        made = {one.title: text(one) for one in dossier(reading, known.campaign.code).documents}
    assert "TỜ TRÌNH" not in made
    assert DAO in made["DANH SÁCH TRÍCH NGANG ĐỀ NGHỊ KHEN THƯỞNG"]


def test_minutes_keep_the_row_of_somebody_who_withdrew_afterwards(known: House) -> None:
    nominations = known.nominate("GK_CDCS", known.person(DAO), known.person(DAT))
    vote(known, date(2025, 12, 20), *nominations)
    with known.write() as tx:
        services.withdraw(tx, [nominations[0].id], "Xin rút")
    with known.read() as reading:
        said = text(award_minutes(reading, known.campaign.code))
    assert (DAO in said, DAT in said) == (True, True)


def test_nothing_is_dated_before_the_vote_or_before_the_step_before(known: House) -> None:
    (own,) = known.nominate("GK_CDCS", known.person(DAO))
    (up,) = known.nominate("BK_TINH", known.person(BAO))
    vote(known, date(2025, 12, 20), own, up)
    with pytest.raises(FieldRefused) as refused, known.write() as tx:
        services.record_decision(tx, own.id, "05/QĐ-CĐCS", date(2025, 12, 19))
    assert (refused.value.field, refused.value.reason) == ("decided_on", "before_vote")
    with pytest.raises(FieldRefused) as refused, known.write() as tx:
        services.submit(tx, known.campaign.id, "không số", date(2025, 12, 1))
    assert (refused.value.field, refused.value.value) == ("petition_date", "20/12/2025")
    with known.write() as tx:
        services.submit(tx, known.campaign.id, "06/TTr-CĐCS", date(2025, 12, 28))
    for deed in (services.mark_sent, services.mark_received, services.approve):
        with pytest.raises(FieldRefused) as refused, known.write() as tx:
            deed(tx, [up.id], date(2025, 12, 27))
        assert (refused.value.field, refused.value.reason) == ("on", "before_step")
    with known.write() as tx:
        services.mark_sent(tx, [up.id], date(2025, 12, 28))


@pytest.mark.parametrize(
    ("counts", "reason"),
    [
        ({"present": 0}, "nobody_voted"),
        ({"present": 3, "issued": -1}, "negative"),
        ({"present": 3, "absent_written": -1}, "negative"),
    ],
)
def test_counts_nobody_can_have_counted_are_refused(counts: dict[str, int], reason: str) -> None:
    meeting = Meeting("", "", date(2025, 12, 1), summoned=9, votes=(Vote("a", 0),))
    with pytest.raises(VoteImpossible) as refused:
        refuse_impossible_vote(replace(meeting, **counts), date(2026, 1, 1))  # type: ignore[arg-type]
    assert refused.value.reason == reason


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("14:30", "14:30"),
        ("14h30", "14:30"),
        ("8 giờ", "08:00"),
        ("8h", "08:00"),
        ("14 giờ 05 phút", "14:05"),
        ("", ""),
    ],
)
def test_an_hour_is_read_as_people_write_it(typed: str, kept: str) -> None:
    assert read_hour(typed, "begun") == kept


@pytest.mark.parametrize("typed", ["25:00", "chiều", "14:75"])
def test_what_is_no_hour_is_refused(typed: str) -> None:
    with pytest.raises(FieldRefused):
        read_hour(typed, "begun")


def test_minutes_tell_the_hours_who_was_absent_and_what_was_said(known: House) -> None:
    (own,) = known.nominate("GK_CDCS", known.person(DAO))
    meeting = Meeting("", known.campaign.id, date(2025, 12, 20), summoned=9, present=8, issued=8, collected=8, valid=8,
                      votes=(Vote(own.id, 8),), begun="14h", ended="15:30", absent_who="Ông A: đi công tác",
                      remarks="Nhất trí.\nĐề nghị tuyên dương.")  # fmt: skip
    with pytest.raises(FieldRefused), known.write() as tx:
        services.record_ballot(tx, replace(meeting, ended="13:00"))
    with known.write() as tx:
        services.record_ballot(tx, meeting)
    with known.read() as reading:
        said = text(award_minutes(reading, known.campaign.code))
    assert "14 giờ 00 phút, ngày 20 tháng 12 năm 2025" in said
    assert "Vắng mặt: Ông A: đi công tác" in said
    assert "Ý kiến thảo luận: Nhất trí.\nĐề nghị tuyên dương." in said
    assert "Hội nghị kết thúc lúc 15 giờ 30 phút cùng ngày." in said
    assert hour_in_words("") == ""


def test_the_list_tells_a_long_achievement_in_short_and_no_award_as_its_own_precedent(known: House) -> None:
    long = "Vượt kế hoạch “12 %”; " * 40
    (up,) = known.nominate("BK_TINH", known.person(BAO), achievement=long)
    (own,) = known.nominate("GK_CDCS", known.person(DAO), achievement=long)
    vote(known, date(2025, 12, 1), up, own)
    with known.write() as tx:
        services.record_decisions(tx, [own.id], "05/QĐ-CĐCS", date(2025, 12, 5))
    with known.read() as reading:
        said = text(nomination_list(reading, known.campaign.code))
        report = next(
            one for one in dossier(reading, known.campaign.code).documents if one.title == "BÁO CÁO THÀNH TÍCH"
        )
    assert "… (xem báo cáo thành tích)" in said
    assert said.count(long.strip()) == 1  # no report goes with the union's own certificate, so the list tells all of it
    assert long.strip() in text(report)
    assert "05/QĐ-CĐCS" not in said


def test_the_list_of_a_signed_proposal_says_who_withdrew_since(known: House) -> None:
    nominations = known.nominate("BK_TINH", known.person(BAO), known.person(DAO))
    vote(known, date(2025, 12, 1), *nominations)
    with known.write() as tx:
        services.submit(tx, known.campaign.id, "07/TTr-CĐCS", date(2025, 12, 5))
        services.withdraw(tx, [nominations[0].id], "Chuyển công tác")
    with known.read() as reading:
        made = {one.title: text(one) for one in dossier(reading, known.campaign.code).documents}
    assert "Số cá nhân đề nghị: 02 cá nhân." in made["TỜ TRÌNH"]
    assert "Đã rút; Chuyển công tác" in made["DANH SÁCH TRÍCH NGANG ĐỀ NGHỊ KHEN THƯỞNG"]
