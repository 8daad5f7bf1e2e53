"""Emulation in the story of the sample union: the campaign of 2025 from its launch to the scoring of sections."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from desktop.commands.sample.moments import JUDGED, LAUNCHED, REGISTERED, REPORTED, SEED
from desktop.core import paths
from desktop.core.database import Transaction
from desktop.core.money import Dong
from desktop.features.accounts.books import Book
from desktop.features.emulation import services as emulation
from desktop.features.emulation.domain import (
    AuthorShare,
    Campaign,
    Initiative,
    ItemKind,
    Metric,
    Pact,
    PactParty,
    RecognitionLevel,
    RegistrationStatus,
    SheetState,
    Subject,
    SubjectKind,
    TargetResult,
    WorkItem,
    WorkKind,
    WorkState,
    plain_points,
)
from desktop.features.members.services import active_members
from desktop.features.organization.services import get_union, list_sections


def run_emulation(book: Book) -> None:
    """The campaign of 2025 as it was launched, registrations of persons and sections, three initiatives."""
    database = book.database
    database.clock = LAUNCHED
    with database.write("launch_campaign") as tx:
        plan = emulation.read_campaign_file(paths.resource("sample", "campaign_2025.toml"))
        campaign = emulation.launch_campaign(tx, plan)
    database.clock = REGISTERED
    with database.write("register") as tx:
        people = active_members(tx)
        persons = [Subject(SubjectKind.PERSON, person.id) for person in people]
        emulation.register(tx, campaign.id, persons[: len(persons) * 9 // 10], ("LDTT",))
        emulation.register(tx, campaign.id, persons[::9], ("DVXS",))
        sections = [Subject(SubjectKind.SECTION, section.id) for section in list_sections(tx)]
        emulation.register(tx, campaign.id, sections[:5], ("TCDVM",))
    database.clock = REPORTED
    with database.write("report_registrations") as tx:
        registered = [one.id for one in emulation.list_registrations(tx, campaign.id)]
        for status in (RegistrationStatus.APPROVED, RegistrationStatus.REPORTED):
            emulation.advance(tx, registered, status)
    database.clock = JUDGED
    with database.write("record_initiatives") as tx:
        for initiative, place in zip(_initiatives(campaign.id), (0, 9, 27), strict=True):
            authors = people[place % len(people)], people[(place + 1) % len(people)]
            shares = [
                AuthorShare(author.full_name, share, author.id) for author, share in zip(authors, (70, 30), strict=True)
            ]
            emulation.record_initiative(tx, initiative, shares)
    keep_works_and_scores(book, campaign)


def keep_works_and_scores(book: Book, campaign: Campaign) -> None:
    """Works of which one bears a plaque, a pact of two sections, a typed result, sheets on their way to be closed."""
    with book.database.write("keep_works") as tx:
        sections = [one for one in list_sections(tx) if not one.closed][:6]
        first, second = sections[0], sections[1 % len(sections)]
        for work in _works(campaign.id, first.name, second.name):
            emulation.record_work_item(tx, work)
        emulation.record_pact(tx, Pact(
            "", campaign.id, f"Giữa {first.name} và {second.name} năm 2025", LAUNCHED.today(), "Hội trường Công ty",
            (PactParty(first.name, "Trần Thị Thu Hiền", "Tổ trưởng"),
             PactParty(second.name, "Ngô Văn Lực", "Tổ trưởng")),
            ("Hoàn thành 100% kế hoạch sản xuất được giao, bảo đảm chất lượng và tiến độ giao hàng",
             "Mỗi tổ có ít nhất 02 sáng kiến, cải tiến kỹ thuật được công nhận ở cấp cơ sở",
             "Không để xảy ra tai nạn lao động, cháy nổ; không có đoàn viên vi phạm kỷ luật",
             "Giúp đỡ, thăm hỏi đoàn viên có hoàn cảnh khó khăn của hai tổ"),
            "Đại diện Ban Chấp hành Công đoàn cơ sở",
        ))  # fmt: skip
        dialogue = next(one for one in campaign.targets if one.metric is Metric.TYPED)
        emulation.record_result(
            tx,
            TargetResult(
                "", campaign.id, dialogue.code, date(2025, 6, 12), "1", evidence="Biên bản đối thoại 12/6/2025"
            ),
        )
    with book.database.write("score_sections") as tx:
        _score(tx, campaign, [Subject(SubjectKind.SECTION, one.id) for one in sections], "CDBP@1", closed=3)
        _score(tx, campaign, [Subject(SubjectKind.UNION, get_union(tx).id)], "CDCS@1", closed=0)


def _score(tx: Transaction, campaign: Campaign, subjects: Sequence[Subject], template: str, closed: int) -> None:
    """Half a point or a whole one taken off here and there; the last sheet has only the section's own points."""
    generator = random.Random(SEED)
    sheets = emulation.open_sheets(tx, campaign.id, template, subjects, bloc="Khối doanh nghiệp")
    for place, sheet in enumerate(sheets):
        for item in emulation.get_template(tx, template).items:
            if item.kind is ItemKind.NORMAL:
                own = item.most - Decimal(generator.choice((0, 0, 0, 1)) * place) / 2
                given = max(Decimal(0), own - Decimal(generator.choice((0, 0, 1))) / 2)
                last = len(sheets) > 1 and place == len(sheets) - 1
                emulation.give_points(
                    tx, sheet.id, item.code, own=plain_points(max(Decimal(0), own)),
                    checked=None if last else plain_points(given),
                )  # fmt: skip
    done = [sheet.id for sheet in sheets[:closed]]
    emulation.advance_sheets(tx, done, SheetState.FINAL)
    emulation.publish_sheets(tx, done, published=True)


def _works(campaign_id: str, first: str, second: str) -> tuple[WorkItem, ...]:
    return (
        WorkItem(
            "", campaign_id, "Cải tạo nhà ăn ca, lắp 12 quạt thông gió", WorkKind.WORK, "Ban Chấp hành",
            start=date(2025, 3, 3), finish=date(2025, 7, 15), value=Dong(186_500_000), plaque=True,
            plaque_on=date(2025, 7, 28), occasion="96 năm Ngày thành lập Công đoàn Việt Nam", state=WorkState.DONE,
        ),
        WorkItem(
            "", campaign_id, "Sắp xếp lại kho phụ liệu theo 5S", WorkKind.TASK, first, start=date(2025, 4, 1),
            finish=date(2025, 9, 30), value=Dong(24_000_000), state=WorkState.DONE,
        ),
        WorkItem(
            "", campaign_id, "Mẫu áo đồng phục công nhân vải tái chế", WorkKind.PRODUCT, second, start=date(2025, 8, 1),
            finish=date(2025, 12, 20), value=Dong(58_000_000), plaque=True,
            occasion="Đại hội Thi đua yêu nước các cấp", state=WorkState.RUNNING,
        ),
    )  # fmt: skip


def _initiatives(campaign_id: str) -> tuple[Initiative, ...]:
    def made(name: str, value: int, number: int) -> Initiative:
        return Initiative(
            id="", name=name, field="Kỹ thuật", unit="Công ty TNHH May Hòa Phát", applied_from=date(2025, 4, 1),
            yearly_value=Dong(value), level=RecognitionLevel.BASE, decision=f"{number:02}/QĐ-HP",
            decided_on=date(2025, 9, 30), campaign_id=campaign_id,
        )  # fmt: skip

    return (
        made("Cải tiến cữ gá may cổ áo, giảm hàng lỗi ở chuyền 2", 96_000_000, 31),
        made("Sắp xếp lại sơ đồ cắt bằng phần mềm, tiết kiệm vải", 154_000_000, 32),
        made("Tận dụng nhiệt dư của nồi hơi để sấy vải", 120_000_000, 33),
    )
