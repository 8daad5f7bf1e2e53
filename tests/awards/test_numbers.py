from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.core.errors import FieldRefused
from desktop.core.store import take_back
from desktop.features.awards import services
from desktop.features.awards.domain import Meeting, Nomination, Status, Vote
from desktop.features.awards.services import Numbered
from desktop.features.correspondence.domain import Direction, Entry, NumberTaken, YearClosed
from desktop.features.correspondence.services import close_year, register_document, register_of
from tests.awards.conftest import House

TUYET, DAT = "Nguyễn Thị Ánh Tuyết", "Phạm Quốc Đạt"
DAY, LATER = date(2026, 1, 15), date(2026, 1, 20)


def vote(house: House, nominations: list[Nomination], number: str = "", day: date = DAY, id: str = "") -> Meeting:
    votes = tuple(Vote(one.id, 15) for one in nominations)
    with house.write() as tx:
        meeting = Meeting(id, house.campaign.id, day, minutes_number=number, summoned=15, present=15, issued=15,
                          collected=15, valid=15, votes=votes)  # fmt: skip
        return services.record_ballot(tx, meeting)


def issued(house: House) -> list[str]:
    with house.read() as reading:
        return [one.printed_number for one in register_of(reading, Direction.ISSUED, 2026)]


def suggested(house: House, paper: Numbered) -> str:
    with house.read() as reading:
        return services.suggest_number(reading, paper, LATER)


@pytest.fixture
def passed(house: House) -> list[Nomination]:
    house.know(house.person(TUYET))
    made = house.nominate("BK_TINH", house.person(TUYET))
    vote(house, made)
    return made


def submit(house: House, number: str, dated: date = LATER) -> None:
    with house.write() as tx:
        services.submit(tx, house.campaign.id, number, dated)


def test_a_paper_enters_the_register_with_its_number_and_the_next_one_is_offered(
    house: House, passed: list[Nomination]
) -> None:
    assert suggested(house, Numbered.PROPOSAL) == "01/TTr-CĐCS"
    submit(house, "01/TTr-CĐCS")
    assert issued(house) == ["01/TTr-CĐCS"]
    assert suggested(house, Numbered.PROPOSAL) == "02/TTr-CĐCS"
    with house.read() as reading:
        (entry,) = register_of(reading, Direction.ISSUED, 2026)
    assert (entry.dated, entry.signer, entry.recipients) == (
        LATER, "Đỗ Thị Minh Ngọc", "Liên đoàn Lao động tỉnh Tây Ninh",
    )  # fmt: skip
    assert entry.subject == "Đề nghị khen thưởng – Phong trào thi đua năm 2025"


def test_a_number_of_another_paper_is_refused_and_nothing_is_submitted(house: House, passed: list[Nomination]) -> None:
    with house.write() as tx:
        register_document(tx, Entry("", Direction.ISSUED, "TTr", "Xin hỗ trợ", DAY))
    with pytest.raises(NumberTaken):
        submit(house, "01/TTr-CĐCS")
    (one,) = house.assess()
    assert one.nomination.status is Status.PASSED
    submit(house, suggested(house, Numbered.PROPOSAL))
    assert issued(house) == ["01/TTr-CĐCS", "02/TTr-CĐCS"]


def test_a_paper_entered_by_hand_before_keeps_its_entry(house: House, passed: list[Nomination]) -> None:
    with house.write() as tx:
        register_document(tx, Entry("", Direction.ISSUED, "TTr", "Đề nghị khen thưởng năm 2025", LATER))
    submit(house, "01/TTr-CĐCS")
    assert issued(house) == ["01/TTr-CĐCS"]


def test_two_meetings_of_one_day_never_share_a_number(house: House, passed: list[Nomination]) -> None:
    vote(house, passed, "01/BB-CĐCS")
    with pytest.raises(NumberTaken):
        vote(house, passed, "01/BB-CĐCS")
    assert issued(house) == ["01/BB-CĐCS"]


def test_writing_the_counts_of_a_meeting_again_takes_no_second_number(house: House, passed: list[Nomination]) -> None:
    kept = vote(house, passed, "01/BB-CĐCS")
    with house.write() as tx:
        services.record_ballot(tx, replace(kept, place="Hội trường"))
    assert issued(house) == ["01/BB-CĐCS"]


def test_what_this_union_decides_has_one_entry_for_one_decision_and_a_superiors_has_none(
    house: House, passed: list[Nomination]
) -> None:
    house.know(house.person(DAT))
    ours = house.nominate("DVXS", house.person(DAT), house.person(TUYET))
    vote(house, ours)
    with house.write() as tx:
        services.record_decisions(tx, [one.id for one in ours], "01/QĐ-CĐCS", LATER)
    submit(house, "không số")
    with house.write() as tx:
        services.record_decision(tx, passed[0].id, "77/QĐ-LĐLĐ", LATER, "LĐLĐ tỉnh")
    assert issued(house) == ["01/QĐ-CĐCS"]


def test_taking_the_submission_back_gives_the_number_back(house: House, passed: list[Nomination]) -> None:
    with house.write() as tx:
        services.submit(tx, house.campaign.id, "01/TTr-CĐCS", LATER)
        changes = tx.changes
    with house.write() as undo:
        assert take_back(undo, changes) == []
    assert issued(house) == []
    assert suggested(house, Numbered.PROPOSAL) == "01/TTr-CĐCS"


def test_no_number_is_taken_in_a_closed_year_or_on_a_day_to_come(house: House, passed: list[Nomination]) -> None:
    with pytest.raises(FieldRefused) as refused:
        submit(house, "01/TTr-CĐCS", date(2027, 1, 4))
    assert refused.value.field == "petition_date"
    with house.write() as tx:
        close_year(tx, 2025)
    with pytest.raises(YearClosed):
        submit(house, "01/TTr-CĐCS", date(2025, 12, 30))
