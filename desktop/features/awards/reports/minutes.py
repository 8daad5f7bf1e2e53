"""Biên bản họp xét và kiểm phiếu (R10)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from desktop.core.database import Reading
from desktop.core.document import Column, Document, Facts, Kind, Paragraph, Row, Signature, Signatures, Table
from desktop.core.vietnamese.dates_in_words import date_in_words
from desktop.features.awards.domain import Meeting, NoMeeting, Vote, VoteBase, hour_in_words, passes, print_percent
from desktop.features.awards.reports.words import short_name
from desktop.features.awards.services import Assessment, assess, meetings_of
from desktop.features.emulation.domain import Campaign
from desktop.features.emulation.services import find_campaign_by_code
from desktop.features.organization.services import letterhead


def award_minutes(reading: Reading, code: str, of: Sequence[Assessment] | None = None) -> Document:
    """R10, every meeting that voted with its ballot, or those that voted on these nominees, each as a paper of its own.

    Raises NoSuchCampaign, NoMeeting."""
    campaign = find_campaign_by_code(reading, code)
    held = _held(reading, campaign, of)
    assessments = assess(reading, [campaign], withdrawn=True)
    first, *others = (_minutes(reading, campaign, meeting, assessments) for meeting in held)
    return replace(first, following=tuple(others))


def _held(reading: Reading, campaign: Campaign, of: Sequence[Assessment] | None) -> list[Meeting]:
    """Raises NoMeeting."""
    held = [one for one in meetings_of(reading, campaign.id) if one.has_voted]
    if of is not None:
        named = {one.id for one in of}
        held = [one for one in held if any(vote.nomination_id in named for vote in one.votes)]
    if not held:
        raise NoMeeting(campaign.code)
    return held


def _minutes(reading: Reading, campaign: Campaign, meeting: Meeting, assessments: Sequence[Assessment]) -> Document:
    voted = [one for one in assessments if meeting.yes_for(one.nomination.id) is not None]
    return Document(
        slug=f"bien-ban-hop-xet-{campaign.code}",
        letterhead=letterhead(reading, meeting.minutes_number or "…/BB-CĐCS", meeting.held_on),
        template="bien_ban",
        title="BIÊN BẢN",
        subtitle=f"Họp xét khen thưởng và kiểm phiếu – {campaign.name}",
        blocks=(
            Facts(
                (
                    ("Thời gian", _when(meeting)),
                    ("Địa điểm", meeting.place or "…"),
                    ("Chủ trì", meeting.chair or "…"),
                    ("Thư ký", meeting.secretary or "…"),
                    ("Trưởng ban kiểm phiếu", meeting.teller or "…"),
                    (
                        "Thành phần",
                        f"số triệu tập {meeting.summoned} người; số có mặt {meeting.present} người; "
                        f"vắng mặt, gửi phiếu bằng văn bản {meeting.absent_written} người.",
                    ),
                    (
                        "Kiểm phiếu",
                        f"số phiếu phát ra {meeting.issued}; số phiếu thu về {meeting.collected}; "
                        f"số phiếu hợp lệ {meeting.valid}; số phiếu không hợp lệ {meeting.invalid}.",
                    ),
                )
            ),
            *_told(meeting),
            Paragraph("Kết quả bỏ phiếu như sau:"),
            Table(
                (
                    Column("STT", 9, Kind.CENTRED),
                    Column("Họ và tên/ Tên tập thể", 36),
                    Column("Danh hiệu, hình thức đề nghị", 46),
                    Column("Hợp lệ", 15, Kind.CENTRED, group="Số phiếu"),
                    Column("Đồng ý", 16, Kind.CENTRED, group="Số phiếu"),
                    Column("Tổng số", 15, Kind.CENTRED),
                    Column("Tỷ lệ", 18, Kind.CENTRED),
                    Column("Kết quả", 24, Kind.CENTRED),
                ),
                tuple(_vote_row(number, one, meeting) for number, one in enumerate(voted, 1)),
                place="ket_qua",
            ),
            Paragraph(_denominators(voted, meeting), italic=True, place="ty_le_can_dat"),
            *(
                [Paragraph(f"Hội nghị kết thúc lúc {hour_in_words(meeting.ended)} cùng ngày.", place="ket_thuc?")]
                if meeting.ended
                else []
            ),
            Paragraph("Biên bản được lập thành 02 bản, đã đọc lại và những người có mặt nhất trí thông qua./."),
            Signatures(
                (Signature(("THƯ KÝ",), meeting.secretary), Signature(("CHỦ TRÌ HỘI NGHỊ",), meeting.chair)),
            ),
        ),
    )


def _when(meeting: Meeting) -> str:
    return ", ".join(filter(None, (hour_in_words(meeting.begun), date_in_words(meeting.held_on))))


def _told(meeting: Meeting) -> Iterator[Paragraph]:
    """Who was absent, and what was said before the vote."""
    if meeting.absent_who:
        yield Paragraph(meeting.absent_who, lead="Vắng mặt:", place="vang_mat?")
    if meeting.remarks:
        yield Paragraph(meeting.remarks, lead="Ý kiến thảo luận:", place="y_kien?")


def ballot_protocol(reading: Reading, code: str, of: Sequence[Assessment] | None = None) -> Document:
    """Biên bản kiểm phiếu, of every meeting that voted or of those that voted on these nominees: the tellers' own
    paper, from which the minutes take the result.

    Raises NoSuchCampaign, NoMeeting.
    """
    campaign = find_campaign_by_code(reading, code)
    held = _held(reading, campaign, of)
    assessments = assess(reading, [campaign], withdrawn=True)
    first, *others = (_protocol(reading, campaign, meeting, assessments) for meeting in held)
    return replace(first, following=tuple(others))


def _protocol(reading: Reading, campaign: Campaign, meeting: Meeting, assessments: Sequence[Assessment]) -> Document:
    voted = [one for one in assessments if meeting.yes_for(one.nomination.id) is not None]
    return Document(
        slug=f"bien-ban-kiem-phieu-{campaign.code}",
        letterhead=letterhead(reading),
        template="kiem_phieu",
        title="BIÊN BẢN KIỂM PHIẾU",
        subtitle=f"Đề nghị khen thưởng – {campaign.name}",
        blocks=(
            Facts(
                (
                    ("Thời gian", _when(meeting)),
                    ("Địa điểm", meeting.place or "…"),
                    ("Trưởng ban kiểm phiếu", meeting.teller or "…"),
                    ("Số người được triệu tập", f"{meeting.summoned}"),
                    ("Số người có mặt", f"{meeting.present}"),
                    ("Số người vắng mặt gửi phiếu bằng văn bản", f"{meeting.absent_written}"),
                    ("Số phiếu phát ra", f"{meeting.issued}"),
                    ("Số phiếu thu về", f"{meeting.collected}"),
                    ("Số phiếu hợp lệ", f"{meeting.valid}"),
                    ("Số phiếu không hợp lệ", f"{meeting.invalid}"),
                )
            ),
            Paragraph("Số phiếu đồng ý cho từng tập thể, cá nhân:"),
            Table(
                (
                    Column("STT", 9, Kind.CENTRED),
                    Column("Họ và tên/ Tên tập thể", 40),
                    Column("Danh hiệu, hình thức đề nghị", 54),
                    Column("Phiếu hợp lệ", 16, Kind.CENTRED),
                    Column("Đồng ý", 16, Kind.CENTRED),
                    Column("Không đồng ý", 18, Kind.CENTRED),
                    Column("Tỷ lệ", 20, Kind.CENTRED),
                    Column("Kết quả", 26, Kind.CENTRED),
                ),
                tuple(_counted_row(number, one, meeting) for number, one in enumerate(voted, 1)),
                place="ket_qua",
            ),
            Paragraph(_denominators(voted, meeting), italic=True, place="ty_le_can_dat"),
            Paragraph(
                "Biên bản được lập thành 02 bản, đã công bố trước hội nghị; phiếu được niêm phong và lưu cùng biên "
                "bản./."
            ),
            Signatures(
                (
                    Signature(("CHỦ TRÌ HỘI NGHỊ",), meeting.chair),
                    Signature(("TRƯỞNG BAN KIỂM PHIẾU",), meeting.teller),
                ),
            ),
        ),
    )


def _counted_row(number: int, one: Assessment, meeting: Meeting) -> Row:
    _, subject, award, valid, yes, _, share, result = _vote_row(number, one, meeting).cells
    against = meeting.valid_for(_vote(one, meeting)) - _vote(one, meeting).yes
    return Row((number, subject, award, valid, yes, against, share, result))


def _vote(one: Assessment, meeting: Meeting) -> Vote:
    return next(vote for vote in meeting.votes if vote.nomination_id == one.nomination.id)


def _vote_row(number: int, one: Assessment, meeting: Meeting) -> Row:
    vote = _vote(one, meeting)
    asked = vote.asked_of(one.award)
    voters = meeting.voters(asked.vote_base)
    enough = passes(vote.yes, voters, asked.vote_percent)
    result = "Đủ phiếu" if enough else f"Không đủ ({asked.vote_percent}%)"
    return Row((number, one.subject, short_name(one.award.name), meeting.valid_for(vote), vote.yes, voters,
                print_percent(vote.yes, voters), result))  # fmt: skip


def _denominators(voted: Sequence[Assessment], meeting: Meeting) -> str:
    """Says what the shares were taken of, once for each threshold and denominator."""
    names = {
        VoteBase.WHOLE_COUNCIL: "tổng số ủy viên được triệu tập",
        VoteBase.PRESENT: "số ủy viên có mặt và gửi phiếu",
    }
    awards = [_vote(one, meeting).asked_of(one.award) for one in voted]
    asked = sorted({(award.vote_percent, names[award.vote_base]) for award in awards})
    return "; ".join(f"Đề nghị khen thưởng khi đạt từ {percent}% {base} trở lên" for percent, base in asked) + "."
