"""Danh sách xét ngoại lệ: every condition that was set aside, for whom, why in writing, and who answers for it."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.core.database import Reading
from desktop.core.document import Column, Document, Kind, Row, Table
from desktop.core.partial_date import print_date
from desktop.features.awards.rules import CheckOutcome
from desktop.features.awards.services import Assessment
from desktop.features.emulation.domain import Campaign
from desktop.features.organization.services import letterhead, list_signatures


def override_list(reading: Reading, campaign: Campaign, proposed: Sequence[Assessment]) -> Document | None:
    aside = [(one, check) for one in proposed for check in one.checks if check.override]
    if not aside:
        return None
    return Document(
        slug=f"danh-sach-xet-ngoai-le-{campaign.code}",
        letterhead=letterhead(reading),
        title="DANH SÁCH TRƯỜNG HỢP XÉT NGOẠI LỆ",
        subtitle=campaign.name,
        landscape=True,
        blocks=(
            Table(
                (
                    Column("STT", 9, Kind.CENTRED),
                    Column("Họ và tên/ Tên tập thể", 36),
                    Column("Hình thức đề nghị", 44),
                    Column("Tiêu chí", 30),
                    Column("Giá trị tìm thấy", 40),
                    Column("Căn cứ", 40),
                    Column("Lý do xét ngoại lệ", 56),
                    Column("Người quyết định, ngày", 34),
                ),
                tuple(_row(number, *pair) for number, pair in enumerate(aside, 1)),
            ),
            list_signatures(reading),
        ),
    )


def _row(number: int, one: Assessment, check: CheckOutcome) -> Row:
    override = check.override
    said = (override.reason, f"{override.by}, {print_date(override.at.date())}") if override else ("", "")
    return Row((number, one.subject, one.award.name, check.title, check.found, check.source, *said))
