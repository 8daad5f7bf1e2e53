"""Biên bản họp xét và kiểm phiếu (R10)."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.core.database import Reading
from desktop.core.document import Column, Document, Facts, Kind, Paragraph, Row, Signature, Signatures, Table
from desktop.core.vietnamese.dates_in_words import date_in_words
from desktop.features.awards.domain import Meeting, NoMeeting, VoteBase, passes, print_percent
from desktop.features.awards.reports.words import short_name
from desktop.features.awards.services import Assessment, assess, latest_meeting
from desktop.features.emulation.services import find_campaign_by_code
from desktop.features.organization.services import letterhead


def award_minutes(reading: Reading, code: str) -> Document:
    """R10, the latest meeting with its ballot. Raises NoSuchCampaign, NoMeeting."""
    campaign = find_campaign_by_code(reading, code)
    if (meeting := latest_meeting(reading, campaign.id)) is None:
        raise NoMeeting(campaign.code)
    voted = [one for one in assess(reading, [campaign]) if meeting.yes_for(one.nomination.id) is not None]
    return Document(
        slug=f"bien-ban-hop-xet-{campaign.code}",
        letterhead=letterhead(reading, meeting.minutes_number or "…/BB-CĐCS", meeting.held_on),
        title="BIÊN BẢN",
        subtitle=f"Họp xét khen thưởng và kiểm phiếu – {campaign.name}",
        blocks=(
            Facts(
                (
                    ("Thời gian", date_in_words(meeting.held_on)),
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
            Paragraph("Kết quả bỏ phiếu như sau:"),
            Table(
                (
                    Column("STT", 10, Kind.CENTRED),
                    Column("Họ và tên/ Tên tập thể", 38),
                    Column("Danh hiệu, hình thức đề nghị", 56),
                    Column("Phiếu đồng ý", 16, Kind.CENTRED),
                    Column("Tổng số", 16, Kind.CENTRED),
                    Column("Tỷ lệ", 18, Kind.CENTRED),
                    Column("Kết quả", 24, Kind.CENTRED),
                ),
                tuple(_vote_row(number, one, meeting) for number, one in enumerate(voted, 1)),
            ),
            Paragraph(_denominators(voted), italic=True),
            Paragraph("Biên bản được lập thành 02 bản, đã đọc lại và những người có mặt nhất trí thông qua./."),
            Signatures(
                (Signature(("THƯ KÝ",), meeting.secretary), Signature(("CHỦ TRÌ HỘI NGHỊ",), meeting.chair)),
            ),
        ),
    )


def _vote_row(number: int, one: Assessment, meeting: Meeting) -> Row:
    yes, voters = meeting.yes_for(one.nomination.id) or 0, meeting.voters(one.award.vote_base)
    enough = passes(yes, voters, one.award.vote_percent)
    result = "Đủ phiếu" if enough else f"Không đủ ({one.award.vote_percent}%)"
    return Row((number, one.subject, short_name(one.award.name), yes, voters, print_percent(yes, voters), result))


def _denominators(voted: Sequence[Assessment]) -> str:
    """Says what the shares were taken of, once for each threshold and denominator."""
    names = {
        VoteBase.WHOLE_COUNCIL: "tổng số ủy viên được triệu tập",
        VoteBase.PRESENT: "số ủy viên có mặt và gửi phiếu",
    }
    asked = sorted({(one.award.vote_percent, names[one.award.vote_base]) for one in voted})
    return "; ".join(f"Đề nghị khen thưởng khi đạt từ {percent}% {base} trở lên" for percent, base in asked) + "."
