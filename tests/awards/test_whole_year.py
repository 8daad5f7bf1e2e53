"""A whole year as the officer goes through it: launch, register, unlock, score, nominate, vote, send, decide, begin
anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

import pytest

from desktop.core.clock import fixed_at
from desktop.core.database import Database
from desktop.core.errors import FieldRefused
from desktop.core.money import Dong
from desktop.core.partial_date import PartialDate
from desktop.core.vietnamese.national_id import Sex
from desktop.features.awards import services as awards
from desktop.features.awards.domain import Discipline, Meeting, NotEligible, Rating, Status, Vote, YearFacts
from desktop.features.awards.reports import REPORTS as AWARD_PAPERS
from desktop.features.awards.reports import award_minutes, dossier
from desktop.features.awards.rules import Verdict
from desktop.features.correspondence.domain import Direction
from desktop.features.correspondence.services import close_year, next_number, register_of
from desktop.features.emulation import services as emulation
from desktop.features.emulation.domain import (
    AuthorShare,
    Campaign,
    Initiative,
    LateReasonNeeded,
    RecognitionLevel,
    RegistrationLocked,
    RegistrationStatus,
    SheetState,
    Subject,
    SubjectKind,
)
from desktop.features.emulation.reports import REPORTS as EMULATION_PAPERS
from desktop.features.emulation.reports import emulation_summary
from desktop.features.members.domain import EventKind, Member
from desktop.features.members.services import add_members, end_membership
from desktop.features.organization.domain import UnionDraft
from desktop.features.organization.services import found_union, list_sections
from tests.awards.test_papers import text
from tests.emulation.conftest import SAMPLE, said

SURNAMES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Đặng", "Vũ", "Bùi")
GIVEN = ("An", "Ánh", "Bình", "Đào", "Hạnh")


@dataclass
class Office:
    database: Database
    on: Callable[[int, int, int], None]
    people: list[Member]
    sections: dict[str, str]
    campaign: Campaign

    def person(self, at: int) -> Subject:
        return Subject(SubjectKind.PERSON, self.people[at].id)


@pytest.fixture
def office(database: Database, monkeypatch: pytest.MonkeyPatch) -> Office:
    def on(year: int, month: int, day: int) -> None:
        monkeypatch.setattr(database, "clock", fixed_at(year, month, day))

    on(2025, 1, 15)
    draft = UnionDraft(
        "CĐCS Công ty TNHH May Hòa Phát", "TN-0001", place="Tây Ninh", chair="Lê Thị Thu Hà", workers=45,
        superior_name="Liên đoàn Lao động tỉnh Tây Ninh", sections=("Tổ Cắt", "Tổ May 1", "Tổ May 2"),
    )  # fmt: skip
    with database.write("set_up") as tx:
        found_union(tx, draft)
        sections = {one.name: one.id for one in list_sections(tx)}
        homes = list(sections.values())
        people = add_members(
            tx,
            [
                Member("", f"{SURNAMES[at % 8]} Thị {GIVEN[at // 8]}", Sex.FEMALE if at % 3 else Sex.MALE,
                       PartialDate(1980 + at % 20), section_id=homes[at % 3], job="Công nhân may", education="12/12",
                       start_work=date(2015, 3, 1), joined=date(2016, 1, 1), is_leader=at == 39)
                for at in range(40)
            ],
        )  # fmt: skip
        campaign = emulation.launch_campaign(
            tx, replace(emulation.read_campaign_file(SAMPLE), register_by=date(2025, 2, 28))
        )
    return Office(database, on, list(people), sections, campaign)


def register_everybody(office: Office) -> None:
    with office.database.write("register") as tx:
        emulation.register(tx, office.campaign.id, [office.person(at) for at in range(38)], ["LDTT"])
        emulation.register(tx, office.campaign.id, [office.person(at) for at in range(12)], ["DVXS"])
        emulation.register(
            tx, office.campaign.id, [Subject(SubjectKind.SECTION, one) for one in office.sections.values()], ["TCDVM"]
        )
    office.on(2025, 3, 10)
    with pytest.raises(LateReasonNeeded), office.database.write("register") as tx:
        emulation.register(tx, office.campaign.id, [office.person(38)], ["LDTT"])
    with office.database.write("register") as tx:
        emulation.register(tx, office.campaign.id, [office.person(38)], ["LDTT"], "Nghỉ thai sản, đi làm lại 05/3/2025")
    with pytest.raises(RegistrationLocked), office.database.write("register") as tx:
        emulation.register(tx, office.campaign.id, [office.person(20)], ["DVXS"])
    with office.database.write("unlock") as tx:
        emulation.unlock_registrations(
            tx, office.campaign.id, "Công văn 15/CV-LĐLĐ", date(2025, 3, 20), "Bổ sung danh hiệu"
        )
        emulation.register(tx, office.campaign.id, [office.person(20)], ["DVXS"])
        ids = [one.id for one in emulation.list_registrations(tx, office.campaign.id)]
        emulation.advance(tx, ids, RegistrationStatus.APPROVED)
        emulation.advance(tx, ids, RegistrationStatus.REPORTED)


def live_through_the_year(office: Office) -> None:
    office.on(2025, 10, 1)
    with office.database.write("year") as tx:
        for at in range(4):
            first, second = office.people[at], office.people[at + 4]
            emulation.record_initiative(
                tx,
                Initiative("", f"Cải tiến số {at}: gá “may cổ” & 'kẹp'", yearly_value=Dong(60_000_000),
                           level=RecognitionLevel.BASE, decision=f"{31 + at}/QĐ-HP", decided_on=date(2025, 9, 1 + at),
                           system_code=f"SK-{at}"),
                [AuthorShare(first.full_name, 65, first.id), AuthorShare(second.full_name, 35, second.id)],
            )  # fmt: skip
        end_membership(tx, office.people[11].id, EventKind.CONTRACT_ENDED, date(2025, 8, 31))
        template = emulation.list_templates(tx, SubjectKind.SECTION)[0]
        subjects = [Subject(SubjectKind.SECTION, one) for one in office.sections.values()]
        sheets = emulation.open_sheets(tx, office.campaign.id, template.id, subjects)
        for sheet in sheets:
            for group in template.groups:
                for item in group.items:
                    if item.maximum:
                        emulation.give_points(tx, sheet.id, item.code, own=item.maximum, checked=item.maximum)
        emulation.advance_sheets(tx, [one.id for one in sheets], SheetState.FINAL)
    office.on(2025, 12, 8)
    with office.database.write("facts") as tx:
        for at, member in enumerate(office.people):
            facts = YearFacts(
                "", SubjectKind.PERSON, member.id, 2025, absent_days=45 if at == 9 else 3,
                maternity_days=180 if at == 2 else 0, discipline=Discipline.NONE, complaint_pending=at == 10,
                rating=Rating.EXCELLENT, state_title="LDTT",
            )  # fmt: skip
            awards.set_year_facts(tx, facts)


def voted(office: Office, ids: list[str], yes: Callable[[int], int]) -> None:
    """39 of 49 is 79,59 %."""
    with office.database.write("ballot") as tx:
        awards.record_ballot(
            tx,
            Meeting("", office.campaign.id, date(2025, 12, 10), "Hội trường", "Lê Thị Thu Hà", "Vũ Hải Yến", "Lê Kiểm",
                    awards.suggest_number(tx, awards.Numbered.MINUTES, date(2025, 12, 10)), 49, 48, 1, 49, 49, 49,
                    tuple(Vote(one, yes(at)) for at, one in enumerate(ids)), begun="14h", ended="15h45"),
        )  # fmt: skip


def test_a_whole_year_from_the_launch_to_the_next_one(office: Office) -> None:
    code = office.campaign.code
    register_everybody(office)
    live_through_the_year(office)

    with office.database.write("nominate") as tx:
        nominated = awards.nominate(
            tx,
            office.campaign.id,
            "BK_TINH",
            [office.person(at) for at in range(12)],
            achievement="Vượt kế hoạch “12 %”",
        )
        judged = {one.nomination.subject_id: one for one in awards.check_nominations(tx, code)}
    verdicts = [judged[office.people[at].id].verdict for at in range(12)]
    assert verdicts[9:] == [Verdict.NOT_ELIGIBLE] * 3  # absent, a complaint, left in mid-year
    assert Verdict.NOT_ELIGIBLE not in verdicts[:9]
    assert judged[office.people[2].id].verdict is verdicts[0]  # maternity is working time
    office.on(2025, 12, 10)
    with pytest.raises(NotEligible):
        voted(office, [one.id for one in nominated], lambda at: 45)
    with office.database.write("override") as tx:
        awards.override(tx, nominated[9].id, "absence", "Nghỉ điều trị tai nạn lao động theo kết luận giám định", "BCH")
        awards.withdraw(tx, [nominated[10].id, nominated[11].id], "Không đủ điều kiện")
    voted(office, [one.id for one in nominated[:10]], lambda at: 39 if at == 0 else 45)
    stands = {one.id: one.nomination.status for one in assessed(office)}
    assert stands[nominated[0].id] is Status.NOT_PASSED  # 79,59 % is not 80 %
    assert [stands[one.id] for one in nominated[1:10]] == [Status.PASSED] * 9

    office.on(2025, 12, 16)
    with office.database.write("submit") as tx:
        number = awards.suggest_number(tx, awards.Numbered.PROPOSAL, date(2025, 12, 16))
        sent = awards.submit(tx, office.campaign.id, number, date(2025, 12, 16))
        awards.mark_sent(tx, [one.id for one in sent], date(2025, 12, 16), "USB, kèm bản giấy")
    with office.database.read() as reading:
        made = {one.title: text(one) for one in dossier(reading, code).documents}
        minutes = text(award_minutes(reading, code))
    assert "Số cá nhân đề nghị: 09 cá nhân." in made["TỜ TRÌNH"]
    assert "00 tập thể, 09 cá nhân." in made["DANH SÁCH TRÍCH NGANG ĐỀ NGHỊ KHEN THƯỞNG"]
    assert "tai nạn lao động" in made["DANH SÁCH TRƯỜNG HỢP XÉT NGOẠI LỆ"]
    assert "79,59%" in minutes
    assert "14 giờ 00 phút, ngày 10 tháng 12 năm 2025" in minutes

    office.on(2026, 1, 20)
    ids = [one.id for one in sent]
    with office.database.write("superior") as tx:
        awards.mark_received(tx, ids, date(2025, 12, 18))
        awards.ask_for_more(tx, ids[:1], "Bản sao quyết định sáng kiến", "Thiếu trong hồ sơ", date(2026, 1, 5),
                            date(2025, 12, 22))  # fmt: skip
        (late,) = awards.open_requests(tx)
        awards.answer_request(tx, ids[0], "Đã gửi bản sao", date(2026, 1, 4))
        awards.refuse(tx, ids[-1:], "Đã được tặng năm trước", date(2026, 1, 10))
        awards.record_decisions(tx, ids[:-1], "42/QĐ-LĐLĐ", date(2026, 1, 15), "LĐLĐ tỉnh Tây Ninh")
        awards.hand_over(tx, ids[:-1], date(2026, 1, 20), "Chủ tịch LĐLĐ tỉnh")
    assert (late.days, late.step.why) == (15, "Thiếu trong hồ sơ")
    with office.database.read() as reading:
        given = awards.award_register(reading, 2025)
    assert {(one.history.year, one.history.decided_on.year) for one in given} == {(2025, 2026)}
    assert len(given) == 8

    begin_the_next_year(office)


def assessed(office: Office) -> list[awards.Assessment]:
    with office.database.read() as reading:
        return awards.check_nominations(reading, office.campaign.code)


def begin_the_next_year(office: Office) -> None:
    """Results by title, the campaign summed up, the register closed, last year's list taken over."""
    code = office.campaign.code
    with office.database.write("settle") as tx:
        ids = [one.id for one in emulation.list_registrations(tx, office.campaign.id) if one.kind is SubjectKind.PERSON]
        emulation.settle(tx, ids, achieved=True, decision="12/QĐ-HP", decided_on=date(2026, 1, 5), titles=["LDTT"])
        emulation.settle(tx, ids, achieved=False, reason="Chưa đủ phiếu", titles=["DVXS"])
        ends = emulation.open_ends(tx, emulation.get_campaign(tx, office.campaign.id))
        emulation.close_campaign(tx, office.campaign.id, "Hoàn thành.")
        close_year(tx, 2025)
        assert next_number(tx, "TTr", date(2026, 1, 20)) == "01/TTr-CĐCS"
        assert [one.printed_number for one in register_of(tx, Direction.ISSUED, 2025)]
    assert ends.unsettled == 3  # the sections
    with office.database.read() as reading:
        results = {
            one.title.code: (one.registered, one.achieved)
            for one in emulation.count_results(reading, office.campaign.id)
        }
        summary = said(emulation_summary(reading, code))
    assert results == {"LDTT": (39, 39), "DVXS": (13, 0), "TCDVM": (3, 0)}
    assert "8/39 (20,5%)" in summary  # persons with an initiative, of the members on the last day
    with office.database.write("next") as tx:
        draft = emulation.following_campaign(tx, emulation.get_campaign(tx, office.campaign.id))
        following = emulation.launch_campaign(tx, draft)
        proposals = emulation.propose_again(tx, following.id, office.campaign.id)
        emulation.register_again(tx, following.id, proposals, "Đăng ký đầu năm")
        taken = emulation.registered_titles(tx, following.id)
    assert (following.code, following.year) == ("TD-2026", 2026)
    assert office.people[11].id not in taken  # left in mid-year
    assert len(taken) == 38 + 3


def test_every_paper_of_the_year_can_be_made_on_any_day_of_it(office: Office) -> None:
    register_everybody(office)
    live_through_the_year(office)
    with office.database.read() as reading:
        for report in EMULATION_PAPERS:
            assert report.build(reading, office.campaign.code).title, report.name
    with office.database.write("nominate") as tx:
        awards.nominate(tx, office.campaign.id, "GK_CDCS", [office.person(0)])
        with pytest.raises(FieldRefused):
            awards.submit(tx, office.campaign.id, "  ", date(2025, 12, 10))
    with office.database.read() as reading:
        for report in AWARD_PAPERS:
            if report.name in ("nominations", "eligibility", "awards-due"):
                assert report.build(reading, office.campaign.code).title, report.name
