"""Phiếu bầu: the ballot paper of a meeting, one for each committee member, listing every nominee of its agenda."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from desktop.core.database import Reading
from desktop.core.document import Align, Column, Document, Kind, Paragraph, Row, RowStyle, Signature, Signatures, Table
from desktop.core.vietnamese.dates_in_words import date_in_words
from desktop.features.awards.domain import Meeting, NoMeeting
from desktop.features.awards.reports.words import grouped
from desktop.features.awards.services import Assessment, assess, meetings_of
from desktop.features.emulation.services import find_campaign_by_code
from desktop.features.organization.services import letterhead

MOST = 60


def ballot_papers(reading: Reading, code: str) -> Document:
    """One paper for each member of the committee that was summoned to the last meeting. Raises NoMeeting."""
    campaign = find_campaign_by_code(reading, code)
    called = [one for one in meetings_of(reading, campaign.id) if one.agenda or one.votes]
    if not called:
        raise NoMeeting(campaign.code)
    meeting = called[-1]
    asked = set(meeting.agenda) or {vote.nomination_id for vote in meeting.votes}
    nominees = [one for one in assess(reading, [campaign]) if one.nomination.id in asked]
    paper = Document(
        slug=f"phieu-bau-{campaign.code}",
        letterhead=replace(letterhead(reading), place_date=""),
        title="PHIẾU BẦU",
        subtitle=f"Đề nghị khen thưởng – {campaign.name}",
        note=f"(Họp xét {date_in_words(meeting.held_on)})",
        blocks=(
            Paragraph(
                "Đồng ý với đề nghị nào thì đánh dấu X vào ô “Đồng ý”, không đồng ý thì đánh dấu "
                "X vào ô “Không đồng ý”. Dòng để trống hoặc đánh dấu cả hai ô là không hợp lệ đối với người, tập thể "
                "đó.",
                italic=True,
            ),
            Table(
                (
                    Column("STT", 10, Kind.CENTRED),
                    Column("Họ và tên/ Tên tập thể", 74),
                    Column("Đồng ý", 26, Kind.SIGNATURE),
                    Column("Không đồng ý", 26, Kind.SIGNATURE),
                ),
                tuple(_rows(nominees)),
            ),
            Paragraph("Phiếu do Ban kiểm phiếu phát, có đóng dấu của công đoàn cơ sở.", italic=True, align=Align.LEFT),
            Signatures((Signature(("BAN KIỂM PHIẾU",), meeting.teller, "(Ký xác nhận phiếu phát ra)"),)),
        ),
    )
    return replace(paper, following=(paper,) * (_papers(meeting) - 1))


def _papers(meeting: Meeting) -> int:
    return max(1, min(meeting.issued or meeting.summoned, MOST))


def _rows(nominees: Sequence[Assessment]) -> list[Row]:
    rows, number = [], 0
    for award, group in grouped(nominees):
        rows.append(Row((award,), RowStyle.SECTION))
        for one in group:
            number += 1
            rows.append(Row((number, one.subject, None, None)))
    return rows
