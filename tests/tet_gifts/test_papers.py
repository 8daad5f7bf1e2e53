from __future__ import annotations

from dataclasses import replace
from datetime import date

from desktop.core.contracts import Privacy
from desktop.core.database import Database
from desktop.core.document import Document, Paragraph, RowStyle, Signatures
from desktop.core.money import Dong
from desktop.core.partial_date import PartialDate
from desktop.features.tet_gifts import services
from desktop.features.tet_gifts.domain import (
    Beneficiary,
    BeneficiaryKind,
    Companion,
    FundSource,
    GiftState,
    Proxy,
    Reason,
    SourceBudget,
    Ticket,
)
from desktop.features.tet_gifts.domain.people import TetMeeting
from desktop.features.tet_gifts.domain.serials import SerialRange
from desktop.features.tet_gifts.reports import REPORTS, campaign_choices
from desktop.features.tet_gifts.services import people
from desktop.features.tet_gifts.sync import TABLES

from .conftest import Tet

SECRET = "Ung thư giai đoạn cuối"


def paper(database: Database, name: str, code: str = "TET2026") -> Document:
    report = next(report for report in REPORTS if report.name == name)
    with database.read() as reading:
        return report.build(reading, code)


def said(document: Document) -> str:
    cells = [str(cell) for table in document.tables for row in table.rows for cell in row.cells]
    texts = [f"{block.lead} {block.text}" for block in document.blocks if isinstance(block, Paragraph)]
    return "\n".join([*cells, *texts])


def test_the_sign_off_list_counts_cash_only_and_says_it_in_words(tet: Tet) -> None:
    tet.make_final("TIEN", *tet.members[:3])
    tet.make_final("QUA", *tet.members[:4])
    tet.make_final("VE", tet.members[5])
    document = paper(tet.database, "tet-sign-off")
    text = said(document)
    assert "Bằng chữ: Ba triệu đồng." in text
    assert "trị giá 1.200.000 đồng, không tính vào số tiền trên" in text
    table = document.tables[0]
    assert table.total_label == "Tổng cộng: 7 suất"
    column = [column.title for column in table.columns].index("Số tiền (đồng)")
    rows = [row for row in table.rows if row.style is RowStyle.PLAIN]
    assert [row.cells[column] for row in rows] == [1_000_000] * 3 + [None] * 4
    assert table.carry_forward
    assert table.row_height_mm >= 9


def test_the_sign_off_list_leaves_three_centimetres_and_four_signatures(tet: Tet) -> None:
    document = paper(tet.database, "tet-sign-off")
    table, width_between_margins = document.tables[0], 297 - 35 - 20
    share = next(column.width for column in table.columns if column.title == "Ký nhận")
    assert share / sum(column.width for column in table.columns) * width_between_margins >= 30
    signatures = next(block for block in document.blocks if isinstance(block, Signatures))
    assert [block.lines[0] for block in signatures.blocks] == ["NGƯỜI LẬP", "KẾ TOÁN", "THỦ QUỸ", "TM. BAN CHẤP HÀNH"]


def test_the_sign_off_list_shows_serials_days_and_who_took_it(tet: Tet) -> None:
    gift = tet.make_final("PHIEU", tet.members[0])[0]
    with tet.database.write("hand_out") as tx:
        services.assign_serials(tx, gift.scheme_id, [SerialRange("", gift.scheme_id, "CT-0001", "CT-0001")])
        services.hand_out(tx, gift.slip_code, proxy=Proxy("Lê Văn Hai", "Chồng", "072080000001"))
    row = paper(tet.database, "tet-sign-off", "TET2026/PHIEU").tables[0].rows[0]
    assert "số sê-ri CT-0001" in str(row.cells[3])
    assert row.cells[5] == date(2026, 11, 22)
    assert row.cells[7] == "Lê Văn Hai, Chồng, 072080000001"


def test_a_posted_list_says_name_section_and_amount_only(tet: Tet) -> None:
    gifts = tet.propose("TIEN", *tet.members[:3], description=SECRET, note="Ghi chú riêng")
    tet.approve(*gifts[:2])
    document = paper(tet.database, "tet-notice")
    table, text = document.tables[0], said(document)
    assert [column.title for column in table.columns] == ["TT", "Họ và tên", "Tổ, bộ phận", "Mức hỗ trợ (đồng)"]
    assert [row.cells[1:] for row in table.rows if row.style is RowStyle.PLAIN] == [
        ("Nguyễn Thị Ánh", "Tổ Cắt", 1_000_000), ("Đặng Văn Ẩn", "Tổ May 1", 1_000_000),
    ]  # fmt: skip
    for member in tet.members:
        assert member.national_id not in text
    assert not any(word in text for word in ("HCKK", "Khó khăn (", SECRET, "Ghi chú riêng"))


def test_no_paper_says_what_the_hardship_is(tet: Tet) -> None:
    for code in tet.schemes:
        tet.approve(*tet.propose(code, *tet.members[:2], description=SECRET))
    there = ("Lê Thị Thanh Mai", "Võ Thị Kim Yến")
    with tet.database.write("meet") as tx:
        people.hold_meeting(
            tx, TetMeeting("", "", tet.schemes["TIEN"].id, date(2026, 1, 5), "", there[0], there[1], 3, there)
        )
    assert not any(SECRET in said(paper(tet.database, report.name)) for report in REPORTS)


def test_the_proposal_names_class_reason_source_and_other_gifts(tet: Tet) -> None:
    tet.approve(*tet.propose("TIEN", tet.members[0]))
    tet.propose("QUA", tet.members[0])
    row = next(row for row in paper(tet.database, "tet-proposal", "TET2026/TIEN").tables[0].rows)
    assert row.cells == (
        1, "Nguyễn Thị Ánh", None, PartialDate(1985, 3, 1), tet.members[0].national_id, tet.members[0].phone, "Tổ Cắt",
        "Đoàn viên", "Khó khăn (HCKK)", 1_000_000, "Cấp trên", "Túi quà Tết", "",
    )  # fmt: skip


def test_the_ticket_list_has_journey_return_and_companions(tet: Tet) -> None:
    gift = tet.approve(*tet.propose("VE", tet.members[0], years_away=3))[0]
    child = Companion("Nguyễn Bảo An", "con", PartialDate(2018))
    ticket = Ticket("Tây Ninh – Nghệ An", date(2026, 2, 11), "xe 3", "12", date(2026, 2, 22), "14", (child,))
    with tet.database.write("give_tickets") as tx:
        services.assign_tickets(tx, {gift.id: ticket})
    row = paper(tet.database, "tet-tickets").tables[0].rows[0]
    assert row.cells[5:10] == (
        "Tây Ninh – Nghệ An", "Đi 11/02/2026, xe 3, ghế 12; Về 22/02/2026, ghế 14", 3, "Nguyễn Bảo An, con, 2018",
        300_000,
    )  # fmt: skip


def test_the_summary_adds_up_by_source_and_names_the_plan(tet: Tet) -> None:
    tet.make_final("TIEN", *tet.members[:2])
    tet.make_final("QUA", *tet.members[1:4])
    rows = paper(tet.database, "tet-summary").tables[0].rows
    assert rows[0].cells[2:10] == (2, 2, 1, 0, 2_000_000, 0, 0, 2_000_000)
    assert rows[0].cells[11] == "2/40 suất; 5,71% của 35.000.000 đồng"
    assert rows[-1].cells[2:5] == (5, 4, 2)
    assert rows[-1].cells[9] == 2_900_000


def test_a_paper_may_be_chosen_for_one_scheme(tet: Tet) -> None:
    with tet.database.read() as reading:
        codes = [code for code, _ in campaign_choices(reading)]
    assert codes == ["TET2026", "TET2026/TIEN", "TET2026/QUA", "TET2026/PHIEU", "TET2026/VE"]


# Packages


def test_a_package_carries_amounts_and_classes_but_no_health(tet: Tet) -> None:
    child = Beneficiary("", full_name="Nguyễn Bảo An", birth=PartialDate(2018), parent_id=tet.members[0].id)
    with tet.database.write("propose") as tx:
        from desktop.features.tet_gifts.domain import Proposal

        ill = Proposal(child, BeneficiaryKind.CHILD, (Reason.SERIOUS_ILLNESS,), description=SECRET)
        services.propose(tx, tet.schemes["QUA"].id, [ill])
    tet.make_final("TIEN", tet.members[0])
    with tet.database.read() as reading:
        rows = {
            table.name: [dict(zip((f.name for f in table.fields), row, strict=True)) for row in table.rows(reading)]
            for table in TABLES
        }
    assert len(rows["tet_schemes"]) == 4
    assert {(row["kind"], row["approved"], row["state"]) for row in rows["gifts"]} == {
        ("CON_DV", 0, "de_xuat"), ("DOAN_VIEN", 1_000_000, "chot"),
    }  # fmt: skip
    assert SECRET not in str(rows)
    assert "BHN" not in str(rows["gifts"])


def test_a_source_that_gives_out_of_two_years_travels_as_one(tet: Tet) -> None:
    lines = (
        SourceBudget(FundSource.OWN, Dong(1_000_000), 1, 2025),
        SourceBudget(FundSource.OWN, Dong(2_000_000), 2, 2026),
        SourceBudget(FundSource.DONORS, Dong(500_000), 0, 2026),
    )
    with tet.database.write("change_scheme") as tx:
        services.change_scheme(tx, replace(tet.schemes["TIEN"], budgets=lines))
        budgets = next(table for table in TABLES if table.name == "tet_budgets")
        rows = [row[1:] for row in budgets.rows(tx) if row[0] == tet.schemes["TIEN"].id]
    assert rows == [("CDCS_TX", 3_000_000, 3), ("XHH", 500_000, 0)]


def test_names_travel_only_where_they_may_and_numbers_never() -> None:
    gifts = next(table for table in TABLES if table.name == "gifts")
    privacy = {field.name: field.privacy for field in gifts.fields}
    assert privacy["full_name"] is Privacy.PERSON
    assert "national_id" not in privacy
    states = next(field.options for field in gifts.fields if field.name == "state")
    assert set(states) == set(GiftState)
