from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from desktop.core.contracts import Privacy
from desktop.core.document import Document, RowStyle, Signatures
from desktop.core.money import Dong
from desktop.features.emulation.domain import (
    AuthorShare,
    Initiative,
    ItemKind,
    NoSuchCampaign,
    Pact,
    PactParty,
    RecognitionLevel,
    SheetState,
    WorkItem,
    WorkKind,
    WorkState,
)
from desktop.features.emulation.reports import REPORTS
from desktop.features.emulation.services import (
    advance_sheets,
    give_points,
    launch_campaign,
    open_sheets,
    own_templates,
    record_initiative,
    record_pact,
    record_work_item,
    register,
)
from desktop.features.emulation.sync import TABLES
from tests.emulation.conftest import Book, said

AN, BINH, DAO = "Nguyễn Thị Ấn", "Trần Văn Bình", "Lê Thị Đào"


@pytest.fixture
def busy(book: Book) -> Book:
    """Three people and a section registered, one initiative recognised, a work and a pact, one sheet closed."""
    with book.database.write("register") as tx:
        register(tx, book.campaign.id, [book.person(name) for name in (AN, BINH, DAO)], ["LDTT"])
        register(tx, book.campaign.id, [book.person(AN)], ["DVXS"])
        register(tx, book.campaign.id, [book.section("Tổ May")], ["TCDVM"])
        initiative = Initiative(
            "", "Cải tiến gá cắt vải", "Kỹ thuật", "Tổ Cắt", date(2025, 4, 1), yearly_value=Dong(120_000_000),
            level=RecognitionLevel.BASE, decision="12/QĐ-CT", decided_on=date(2025, 6, 20), system_code="SK-0099",
        )  # fmt: skip
        authors = [AuthorShare(name, share, book.people[name].id) for name, share in ((AN, 60), (BINH, 40))]
        record_initiative(tx, initiative, authors)
        record_work_item(tx, WorkItem(
            "", book.campaign.id, "Cải tạo nhà để xe", WorkKind.WORK, member_id=book.people[BINH].id,
            start=date(2025, 3, 1), finish=date(2025, 7, 20), value=Dong(85_500_000), plaque=True,
            plaque_on=date(2025, 7, 28), occasion="96 năm Công đoàn Việt Nam", state=WorkState.DONE,
        ))  # fmt: skip
        record_pact(tx, Pact(
            "", book.campaign.id, "Giữa Tổ Cắt và Tổ May năm 2025", date(2025, 2, 20), "Hội trường",
            (PactParty("Tổ Cắt", "Trần Thị Một", "Tổ trưởng"), PactParty("Tổ May", "Lê Văn Hai", "Tổ trưởng")),
            ("Đoàn kết, giúp đỡ nhau", "Không để xảy ra tai nạn lao động"), "Ban Giám đốc",
        ))  # fmt: skip
        (template,) = [one for one in own_templates() if one.code == "CDBP"]
        (sheet,) = open_sheets(tx, book.campaign.id, template.id, [book.section("Tổ May")], bloc="Khối sản xuất")
        for item in template.items:
            if item.kind is ItemKind.NORMAL:
                give_points(tx, sheet.id, item.code, own=item.maximum, checked="0,5", note="Đã xem")
        advance_sheets(tx, [sheet.id], SheetState.FINAL)
    return book


def paper(book: Book, name: str) -> Document:
    (report,) = [one for one in REPORTS if one.name == name]
    with book.database.read() as reading:
        return report.build(reading, book.campaign.code)


def table(book: Book, name: str) -> list[tuple[Any, ...]]:
    (found,) = [one for one in TABLES if one.name == name]
    with book.database.read() as reading:
        return list(found.rows(reading))


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.name)
def test_every_paper_needs_a_campaign_that_exists(book: Book, report: Any) -> None:
    with book.database.read() as reading, pytest.raises(NoSuchCampaign):
        report.build(reading, "TD-1999")


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.name)
def test_every_paper_carries_the_unions_own_header(busy: Book, report: Any) -> None:
    head = paper(busy, report.name).letterhead
    assert (head.superior, head.issuer) == ("LIÊN ĐOÀN LAO ĐỘNG TỈNH TÂY NINH", "CĐCS CÔNG TY MAY HÒA PHÁT")


def test_the_form_has_movements_targets_and_titles(busy: Book) -> None:
    movements, targets, collective, personal = paper(busy, "registration-form").tables
    assert [column.title for column in movements.columns] == [
        "STT", "Tên phong trào thi đua", "Mục tiêu", "Thời gian phát động", "Thời gian tổng kết",
    ]  # fmt: skip
    assert movements.rows[0].cells[3:] == (date(2025, 1, 1), date(2025, 12, 31))
    assert targets.rows[1].cells == (
        2, "Đoàn viên có sáng kiến được công nhận ở cấp cơ sở", "%", "≥ 20%", "tổng số đoàn viên của công đoàn cơ sở",
    )  # fmt: skip
    assert [row.cells for row in collective.rows] == [(1, "Tổ May", "Tổ công đoàn vững mạnh", "")]
    assert [row.cells[1:4] for row in personal.rows] == [
        ("Đoàn viên công đoàn xuất sắc", 1, 1),
        ("Lao động tiên tiến", 3, 2),
    ]
    assert "3 cá nhân đăng ký thi đua, trong đó nữ 2." in said(paper(busy, "registration-form"))


def test_the_list_of_persons_goes_by_section_and_leaves_room_to_sign(busy: Book) -> None:
    (people,) = paper(busy, "registrations").tables
    assert [column.title for column in people.columns] == [
        "STT", "Họ và tên", "Năm sinh", "Nam/Nữ", "Chức vụ, bộ phận", "Danh hiệu đăng ký", "Sáng kiến, đề tài đăng ký",
        "Ký tên",
    ]  # fmt: skip
    assert [row.cells[0] for row in people.rows if row.style is RowStyle.SECTION] == [
        "Tổ Cắt (2 người)",
        "Tổ May (1 người)",
    ]
    assert people.rows[1].cells == (
        1, AN, "1985", "Nữ", "Công nhân, Tổ Cắt", "Đoàn viên công đoàn xuất sắc; Lao động tiên tiến", "", "",
    )  # fmt: skip


def test_the_list_of_initiatives_adds_up_the_benefit_and_counts_persons(busy: Book) -> None:
    document = paper(busy, "initiatives")
    (initiatives,) = document.tables
    assert initiatives.rows[0].cells == (
        1, "Cải tiến gá cắt vải", "Nguyễn Thị Ấn (60%), Trần Văn Bình (40%)", "Tổ Cắt", "Kỹ thuật", date(2025, 4, 1),
        Dong(120_000_000), "Cơ sở", "12/QĐ-CT, 20/06/2025", "SK-0099",
    )  # fmt: skip
    assert [column.title for column in initiatives.columns if column.total] == ["Giá trị làm lợi (đồng/năm)"]
    assert "2/5 (40,0%); kế hoạch ≥ 20%." in said(document)


def test_lists_wider_than_eight_columns_lie_across_the_page(busy: Book) -> None:
    for report in REPORTS:
        document = paper(busy, report.name)
        assert document.landscape or all(len(one.columns) <= 8 for one in document.tables)


def test_a_package_carries_campaigns_registrations_and_initiatives_in_order_of_their_keys(busy: Book) -> None:
    with busy.database.write("launch") as tx:
        launch_campaign(tx, replace(busy.campaign, code="TD-2026"))
    for one in TABLES:
        rows = table(busy, one.name)
        assert rows
        assert all(len(row) == len(one.fields) for row in rows)
        places = [[field.name for field in one.fields].index(key) for key in one.primary_key]
        keys = [tuple(row[place] for place in places) for row in rows]
        assert keys == sorted(set(keys))


def test_names_of_persons_travel_only_where_persons_may(busy: Book) -> None:
    for one in TABLES:
        private = {place for place, field in enumerate(one.fields) if field.privacy is not Privacy.OPEN}
        for row in table(busy, one.name):
            open_cells = [str(cell) for place, cell in enumerate(row) if place not in private]
            assert not any(name in cell for name in busy.people for cell in open_cells)


def test_a_target_travels_as_a_count_out_of_a_count(busy: Book) -> None:
    assert [row[8:10] for row in table(busy, "targets")] == [(3, 5), (2, 5), (5, 10), (0, 0)]


def test_a_pact_has_room_for_everybody_to_sign(busy: Book) -> None:
    document = paper(busy, "pacts")
    (signed,) = [block for block in document.blocks if isinstance(block, Signatures)]
    assert [block.lines[-1] for block in signed.blocks] == ["TỔ CẮT", "TỔ MAY"]
    assert [block.name for block in signed.blocks] == ["Trần Thị Một", "Lê Văn Hai"]
    assert "2. Không để xảy ra tai nạn lao động" in said(document)
    assert "20 tháng 02 năm 2025" in signed.place_date


def test_the_list_of_works_says_the_sum_in_words(busy: Book) -> None:
    document = paper(busy, "work-items")
    assert "Tám mươi lăm triệu năm trăm nghìn đồng" in said(document)
    assert document.tables[0].rows[1].cells[2] == BINH
    assert "28/07/2025, 96 năm Công đoàn Việt Nam" in said(document)


def test_a_scoring_sheet_prints_both_hands_with_sums_of_every_group(busy: Book) -> None:
    document = paper(busy, "score-sheets")
    (scores,) = document.tables
    sums = [row.cells for row in scores.rows if row.style is RowStyle.SUBTOTAL]
    assert sums[0] == ("", "Cộng nhóm I", "20", "20", "2,5", "")
    assert sums[-1] == ("", "TỔNG CỘNG", "95", "95", "16,5", "")
    assert "Không hoàn thành" in said(document)


def test_the_summary_counts_persons_with_an_initiative_and_works_with_a_plaque(busy: Book) -> None:
    document = paper(busy, "emulation-summary")
    figures = {row.cells[0]: row.cells[1] for one in document.tables for row in one.rows if len(row.cells) == 3}
    assert figures["Người có sáng kiến được công nhận (mỗi đồng tác giả tính một lần)"] == 2
    assert figures["Đã gắn biển"] == 1
    titles = {row.cells[1]: row.cells[2:5] for row in document.tables[0].rows if len(row.cells) > 1}
    assert titles["Lao động tiên tiến"] == (3, 0, "0,0%")


def test_everybody_gets_an_own_form_signed_by_the_head_of_the_section(busy: Book) -> None:
    document = paper(busy, "individual-forms")
    assert len(document.every) == 3
    signed = [block for block in document.blocks if isinstance(block, Signatures)]
    assert [block.lines[0] for block in signed[0].blocks] == ["XÁC NHẬN CỦA TỔ TRƯỞNG", "NGƯỜI ĐĂNG KÝ"]


def test_every_author_gets_a_certificate_of_the_decision(busy: Book) -> None:
    documents = paper(busy, "initiative-certificates").every
    assert [AN in said(one) for one in documents] == [True, False]
    assert all("Quyết định số 12/QĐ-CT ngày 20/06/2025" in said(one) for one in documents)


def test_without_records_the_forms_are_blank(book: Book) -> None:
    for name in ("individual-forms", "section-forms", "initiative-certificates", "pacts", "score-sheets"):
        assert "....." in said(paper(book, name))
