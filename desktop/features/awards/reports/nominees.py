"""Danh sách trích ngang (R9): collectives before persons, with what each was given before."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.core.database import Reading
from desktop.core.document import Cell, Column, Document, Kind, Paragraph, Row, RowStyle, Table
from desktop.core.vietnamese.national_id import Sex
from desktop.features.awards.domain import Paper, Status, print_percent, vote_on
from desktop.features.awards.reports.words import count_of, given_in_words, rating_of, short_name
from desktop.features.awards.services import (
    Assessment,
    award_history,
    awards_in,
    meetings_of,
    nominated_members,
    proposable,
    year_facts,
)
from desktop.features.emulation.domain import Campaign, SubjectKind
from desktop.features.emulation.services import find_campaign_by_code
from desktop.features.members.domain import Member
from desktop.features.organization.services import get_union, letterhead, list_sections, list_signatures

LONGEST = 280
"""Characters of an achievement that the list prints."""


def nomination_list(reading: Reading, code: str, of: Sequence[Assessment] | None = None) -> Document:
    """R9, collectives before persons: `of` these nominees, else of all who may be proposed. Raises NoSuchCampaign."""
    campaign = find_campaign_by_code(reading, code)
    proposed = proposable(reading, campaign) if of is None else of
    facts = Nominees(reading, campaign, proposed)
    rows: list[Row] = []
    for title, persons in (("TẬP THỂ", False), ("CÁ NHÂN", True)):
        group = [one for one in proposed if (one.nomination.subject_kind is SubjectKind.PERSON) is persons]
        if group:
            rows.append(Row((f"{title} ({count_of(group, persons=persons)})",), RowStyle.SECTION))
            rows += [Row(facts.cells(number, one)) for number, one in enumerate(group, 1)]
    return Document(
        slug=f"danh-sach-trich-ngang-{campaign.code}",
        letterhead=letterhead(reading),
        template="danh_sach",
        title="DANH SÁCH TRÍCH NGANG ĐỀ NGHỊ KHEN THƯỞNG",
        subtitle=campaign.name,
        landscape=True,
        blocks=(
            Table(
                (
                    Column("STT", 9, Kind.CENTRED),
                    Column("Họ và tên/ Tên tập thể", 36),
                    Column("Nam", 11, Kind.CENTRED, group="Năm sinh"),
                    Column("Nữ", 11, Kind.CENTRED, group="Năm sinh"),
                    Column("Chuyên môn", 24, group="Chức vụ"),
                    Column("Công đoàn", 19, group="Chức vụ"),
                    Column("Đơn vị", 25),
                    Column("Hình thức đề nghị", 34),
                    Column("Thành tích tóm tắt", 40),
                    Column("Danh hiệu, hình thức đã được tặng (năm, số, ngày QĐ)", 60),
                    Column("Xếp loại năm", 22),
                    Column("Kết quả phiếu", 20, Kind.CENTRED),
                    Column("Ghi chú", 16),
                ),
                tuple(rows),
                place="danh_sach",
            ),
            Paragraph(
                f"{count_of(proposed, persons=False)} tập thể, {count_of(proposed, persons=True)} cá nhân.",
                lead="Tổng cộng:",
                place="tong_so",
                indent=False,
            ),
            list_signatures(reading),
        ),
    )


class Nominees:
    """What the lists print about the nominees, read at once."""

    def __init__(self, reading: Reading, campaign: Campaign, nominees: Sequence[Assessment]) -> None:
        subjects = [one.nomination.subject_id for one in nominees]
        self.members = nominated_members(reading, subjects)
        self.sections = {section.id: section.name for section in list_sections(reading)}
        self.union = get_union(reading).name
        self.history = award_history(reading, subjects)
        self.years = year_facts(reading, subjects)
        self.meetings = meetings_of(reading, campaign.id)
        self.awards = awards_in(reading)
        self.year = campaign.year

    def cells(self, number: int, one: Assessment) -> tuple[Cell, ...]:
        member = self.members.get(one.nomination.subject_id)
        born = str(member.birth.year) if member and member.birth else ""
        woman = member is not None and member.sex is Sex.FEMALE
        return (
            number,
            one.subject,
            "" if woman else born,
            born if woman else "",
            member.job if member else "",
            member.union_post if member else "",
            self.unit(member),
            short_name(one.award.name),
            _summary(one),
            self.given(one),
            rating_of(self.years.get(one.nomination.subject_id, {}).get(self.year)).removesuffix(" nhiệm vụ"),
            self.vote(one),
            _remark(one),
        )

    def unit(self, member: Member | None) -> str:
        return self.sections.get(member.section_id, member.department) if member else self.union

    def given(self, one: Assessment) -> str:
        """What was given before: not the award that this very nomination led to."""
        history = self.history.get(one.nomination.subject_id, ())
        before = [given for given in history if given.stands and given.nomination_id != one.id]
        return "; ".join(given_in_words(given, self.awards) for given in before)

    def vote(self, one: Assessment) -> str:
        """The last vote on the nominee, whichever meeting it was."""
        if (found := vote_on(self.meetings, one.nomination.id)) is None:
            return ""
        meeting, vote = found
        voters = meeting.voters(vote.asked_of(one.award).vote_base)
        return f"{vote.yes}/{voters} ({print_percent(vote.yes, voters)})"


def _summary(one: Assessment) -> str:
    """The achievement in short: what is longer than a narrow column bears is told in the report that goes with it."""
    said = one.nomination.achievement
    if len(said) <= LONGEST or Paper.ACHIEVEMENTS not in one.award.papers:
        return said
    return f"{said[:LONGEST].rsplit(maxsplit=1)[0].rstrip(' ,;.')}… (xem báo cáo thành tích)"


_SINCE = {
    Status.WITHDRAWN: "Đã rút",
    Status.ON_HOLD: "Tạm dừng do khiếu nại",
    Status.NOT_APPROVED: "Cấp trên không duyệt",
    Status.REVOKED: "Đã thu hồi",
}
"""What became of somebody after the paper was signed, which still lists everybody it was signed for."""


def _remark(one: Assessment) -> str:
    aside = "Xét ngoại lệ (xem bảng kiểm tra điều kiện)" if any(check.override for check in one.checks) else ""
    return "; ".join(filter(None, (_SINCE.get(one.nomination.status), one.nomination.note, aside)))
