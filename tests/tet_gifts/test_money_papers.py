"""The papers of the money: each total is the sum of its rows, and the words say it."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from docx import Document as Word
from pypdf import PdfReader

from desktop.core.database import Database
from desktop.core.document import Document, Facts, Kind, Paragraph, RowStyle
from desktop.core.money import Dong
from desktop.features.reports import docx, pdf, xlsx
from desktop.features.tet_gifts import services
from desktop.features.tet_gifts.domain import (
    Approval,
    Beneficiary,
    FundSource,
    NotVouchers,
    PaymentKind,
    Proposal,
    SerialRange,
    SourceBudget,
    SpoiledSerial,
)
from desktop.features.tet_gifts.reports import BY_YEAR, REPORTS
from desktop.features.tet_gifts.reports.scope import year_choices
from desktop.features.tet_gifts.reports.serials import gap
from tests.core.vietnamese.test_amounts import count

from .conftest import Tet
from .test_papers import paper, said


def words_of(document: Document) -> int:
    text = next(one.text for one in document.blocks if isinstance(one, Paragraph) and one.lead == "Bằng chữ:")
    return count(text.removesuffix(" đồng.").casefold().split())


def sums_of(document: Document, table: int = 0) -> dict[str, int]:
    """Column totals of plain rows, by title."""
    wanted = document.tables[table]
    plain = [row for row in wanted.rows if row.style is RowStyle.PLAIN]
    sums: dict[str, int] = {}
    for place, column in enumerate(wanted.columns):
        if column.total:
            cells: list[Any] = [row.cells[place] or 0 for row in plain]
            sums[f"{column.group}/{column.title}"] = sum(cells)
    return sums


@pytest.fixture
def settled(tet: Tet) -> Tet:
    tet.hand_out(*tet.make_final("TIEN", *tet.members[:2]))
    tet.hand_out(*tet.make_final("VE", tet.members[2]))
    tet.pay("TIEN", 2_000_000, payee="Trần Văn Cầm")
    tet.pay("VE", 300_000)
    tet.pay("VE", 700_000, PaymentKind.PURCHASE, note="Hóa đơn 0012")
    tet.settle()
    return tet


def test_the_settlement_puts_list_vouchers_and_words_side_by_side(settled: Tet) -> None:
    document = paper(settled.database, "tet-settlement", "TET2026/2026")
    cash, goods = sums_of(document), sums_of(document, 1)
    assert cash["Danh sách ký nhận/Tiền (đồng)"] == cash["Chứng từ (đồng)/Thực chi"] == words_of(document) == 2_300_000
    assert goods["Danh sách ký nhận/Trị giá (đồng)"] == goods["Chứng từ (đồng)/Mua (phiếu chi)"] == 700_000
    assert cash["/Chênh lệch (đồng)"] == goods["/Chênh lệch (đồng)"] == 0
    assert "khớp nhau: 2.300.000 đồng tiền mặt" in said(document)
    assert document.letterhead.number == "05/BC"
    facts = next(block for block in document.blocks if isinstance(block, Facts))
    assert ("Năm 2026", "đã quyết toán ngày 10/03/2026, số 05/BC") in facts.pairs


def test_a_settlement_that_is_not_even_says_where(tet: Tet) -> None:
    tet.hand_out(*tet.make_final("TIEN", tet.members[0]))
    tet.make_final("QUA", tet.members[0])
    tet.pay("TIEN", 999_999)
    text = said(paper(tet.database, "tet-settlement"))
    assert "chênh lệch 1 đồng" in text
    assert "còn 1 suất chưa nhận" in text


def test_the_register_of_vouchers_keeps_cash_and_goods_apart(settled: Tet) -> None:
    settled.pay("QUA", 300_000, PaymentKind.DELIVERY, year=2025, on=date(2025, 12, 20))
    document = paper(settled.database, "tet-payment-list")
    sums = sums_of(document)
    assert sums["Tiền (đồng)/Chi theo danh sách"] == 2_300_000
    assert sums["Tiền (đồng)/Chi mua hiện vật"] == 700_000
    assert sums["Trị giá hiện vật (đồng)/Nguồn giao"] == 300_000
    assert "3.000.000 đồng. Bằng chữ: Ba triệu đồng." in said(document)
    assert "Trần Văn Cầm" in said(document)
    assert document.tables[0].carry_forward
    only = said(paper(settled.database, "tet-payment-list", "TET2026/2025"))
    assert "Trần Văn Cầm" not in only


def test_a_payment_voucher_says_everything_the_form_asks_and_joins_its_parts(tet: Tet) -> None:
    tet.pay("TIEN", 1_000_000, number="PC07", payee="Trần Văn Cầm")
    tet.pay("TIEN", 296_000, number="PC07", payee="Trần Văn Cầm", source=FundSource.OWN)
    document = paper(tet.database, "tet-payments")
    assert (document.form, document.title, len(document.every)) == ("Mẫu số C41-BB", "PHIẾU CHI", 1)
    facts = dict(next(block for block in document.blocks if isinstance(block, Facts)).pairs)
    assert facts["Số tiền"] == "1.296.000 đồng"
    assert facts["Viết bằng chữ"] == "Một triệu hai trăm chín mươi sáu nghìn đồng."
    assert facts["Họ và tên người nhận tiền"] == "Trần Văn Cầm"
    assert "296.000 đồng" in facts["Nguồn kinh phí"]


def test_a_request_for_payment_asks_for_the_cash_of_the_approved_lists(tet: Tet) -> None:
    tet.approve(*tet.propose("TIEN", *tet.members[:2]), *tet.propose("QUA", tet.members[0]))
    document = paper(tet.database, "tet-payment-request")
    assert sums_of(document)["/Số tiền (đồng)"] == 2_000_000
    facts = dict(next(block for block in document.blocks if isinstance(block, Facts)).pairs)
    assert facts["Viết bằng chữ"] == "Hai triệu đồng."


def test_what_nobody_took_is_listed_with_its_source_and_who_took_its_place(tet: Tet) -> None:
    gone, given_on = tet.make_final("TIEN", *tet.members[:2])
    reserve = tet.propose("TIEN", tet.members[3])[0]
    with tet.database.write("return") as tx:
        services.mark_not_taken(tx, [gone.id, given_on.id], "Đã chuyển đi")
        services.bring_back(tx, [gone.id, given_on.id])
        services.replace_gift(tx, given_on.id, reserve.id)
    tet.pay("TIEN", 1_000_000)
    tet.pay("TIEN", 400_000, PaymentKind.CASH_BACK, number="PT01")
    document = paper(tet.database, "tet-returned")
    text = said(document)
    assert sums_of(document)["/Tiền (đồng)"] == words_of(document) == 1_000_000
    assert f"Chuyển cho {tet.members[3].full_name}" in text
    assert text.count("Đã chuyển đi") == 2
    assert document.tables[1].rows[0].cells == (
        "Công đoàn cấp trên", 1_000_000, 400_000, 0, 0, "PT01 ngày 20/01/2026",
    )  # fmt: skip


def test_every_voucher_of_a_run_is_accounted_for(tet: Tet) -> None:
    tet.make_final("PHIEU", *tet.members[:2])
    scheme_id = tet.schemes["PHIEU"].id
    with tet.database.write("serials") as tx:
        runs = [SerialRange("", "", "V01", "V02", (SpoiledSerial("V01", "rách"),)), SerialRange("", "", "V06", "V08")]
        services.assign_serials(tx, scheme_id, runs, keep_rest=True)
    document = paper(tet.database, "tet-vouchers", "TET2026/PHIEU")
    assert [row.cells[3] for row in document.tables[0].rows] == ["V02", "V06"]
    assert sums_of(document, 1) == {
        "/Số phiếu": 5, "/Đã giao theo danh sách": 2, "/Chưa dùng": 2, "/Hỏng, thiếu": 1,
    }  # fmt: skip
    assert "không có số V03 – V05; chưa dùng: V07, V08" in said(document)
    assert (gap("V02", "V04"), gap("V02", "V03"), gap("V02", "X03"), gap("", "V01")) == ("V03", "", "", "")
    with pytest.raises(NotVouchers):
        paper(tet.database, "tet-vouchers", "TET2026/QUA")


def test_the_summary_sets_done_beside_planned_for_each_source_and_class(settled: Tet) -> None:
    document = paper(settled.database, "tet-summary")
    by_source = {(row.cells[0], row.cells[1]): row.cells for row in document.tables[1].rows}
    above = by_source["Công đoàn cấp trên", "2026"]
    assert (above[3], above[5], above[7], above[8]) == (47_000_000, 3_000_000, 2_300_000, 700_000)
    assert above[9] == 44_000_000
    classes = document.tables[2].rows
    assert [row.cells[:4] for row in classes] == [("Đoàn viên", 3, 3, 2)]


def test_papers_of_the_money_are_chosen_by_accounting_year(tet: Tet) -> None:
    with tet.database.read() as reading:
        assert [code for code, _ in year_choices(reading)] == ["TET2026", "TET2026/2025", "TET2026/2026"]
    assert {report.name for report in BY_YEAR} == {
        "tet-payment-request", "tet-payments", "tet-payment-list", "tet-returned", "tet-settlement",
    }  # fmt: skip


def test_every_paper_of_an_empty_campaign_but_the_minutes_can_be_printed(tet: Tet) -> None:
    for report in (one for one in REPORTS if one.name != "tet-minutes"):
        document = paper(tet.database, report.name)
        for writer in (pdf, docx, xlsx):
            writer.write(document, BytesIO())


# The list people sign, at any length


def gather(database: Database, tet: Tet, people: int) -> Document:
    with database.write("many") as tx:
        budgets = (SourceBudget(FundSource.OWN, Dong(2_000_000_000)),)
        draft = tet.schemes["TIEN"]
        scheme = services.add_scheme(
            tx, type(draft)(**{**vars(draft), "code": "NHIEU", "budgets": budgets, "quota": 0, "class_caps": ()})
        )
        proposals = [Proposal(Beneficiary("", full_name=f"Nguyễn Văn Ánh {number:04}")) for number in range(people)]
        added = services.propose(tx, scheme.id, proposals).added
        amounts = [Dong(100_000 + number % 7 * 50_001) for number in range(people)]
        services.approve(tx, [Approval(one.id, amount) for one, amount in zip(added, amounts, strict=True)])
        services.finalise(tx, scheme.id)
    return paper(database, "tet-sign-off", "TET2026/NHIEU")


@pytest.mark.parametrize("people", [1, 2, 39, 40, 500, 1296])
def test_the_list_people_sign_adds_up_on_every_page(tet: Tet, people: int) -> None:
    document = gather(tet.database, tet, people)
    table = document.tables[0]
    money = next(place for place, column in enumerate(table.columns) if column.kind is Kind.MONEY)
    amounts = [int(row.cells[money]) for row in table.rows]  # type: ignore[arg-type]
    assert len(amounts) == people
    assert sum(amounts) == words_of(document)
    file = BytesIO()
    pdf.write(document, file)
    texts = [page.extract_text().replace("\n", " ") for page in PdfReader(file).pages]
    printed = [re.findall(r"Nguyễn Văn Ánh (\d{4})", text) for text in texts]
    assert [name for page in printed for name in page] == [f"{number:04}" for number in range(people)]

    def after(label: str, text: str) -> list[int]:
        return [int(found.replace(".", "")) for found in re.findall(label + r"\s*([\d.]+)", text)]

    start, so_far = 0, 0
    for page, text in enumerate(texts):
        mine = sum(amounts[start : start + len(printed[page])])
        start += len(printed[page])
        if len(texts) > 1 and printed[page]:
            assert after("Mang sang", text) == ([so_far] if page else [])
            assert after("Cộng trang", text) == [mine]
        so_far += mine
    assert after(f"Tổng cộng: {people} suất", texts[-1]) == [sum(amounts)]
    assert "KẾ TOÁN" in texts[-1]
    assert printed[-1], "nobody signs below signatures alone"


@pytest.mark.parametrize("people", [1, 40])
def test_the_list_people_sign_is_the_same_in_word_and_excel(tet: Tet, people: int) -> None:
    document = gather(tet.database, tet, people)
    word, excel = BytesIO(), BytesIO()
    docx.write(document, word)
    xlsx.write(document, excel)
    total = f"{words_of(document):,}".replace(",", ".")
    cells = [cell.text for table in Word(word).tables for row in table.rows for cell in row.cells]
    assert total in cells
    values = [cell for row in openpyxl.load_workbook(excel).worksheets[0].values for cell in row]
    assert words_of(document) in values
    assert sum(isinstance(cell, str) and cell.startswith("Nguyễn Văn Ánh") for cell in values) == people
