"""The papers of dues, and what never leaves the book."""

from __future__ import annotations

from datetime import date

import pytest

from desktop import catalog
from desktop.core import audit
from desktop.core.document import Document, Facts, Kind, Paragraph, RowStyle, Signatures
from desktop.core.money import Dong
from desktop.features.dues import services
from desktop.features.dues.domain import DuesRule, Exemption, NoSuchReceipt, RuleKind, Span
from desktop.features.dues.reports import REPORTS
from desktop.features.dues.reports.lists import EXPORT
from desktop.features.dues.reports.receipts import receipt_choices
from desktop.features.dues.reports.tables import period_choices

from .conftest import AN, BINH, DAO, HUY, THU, Book, month


def paper(book: Book, name: str, code: str = "") -> Document:
    report = next(report for report in REPORTS if report.name == name)
    return book.ask(lambda reading: report.build(reading, code))


def said(document: Document) -> str:
    texts = [document.title, document.subtitle, document.note]
    for block in document.blocks:
        if isinstance(block, Paragraph):
            texts.append(f"{block.lead} {block.text}")
        elif isinstance(block, Facts):
            texts += [f"{label}: {text}" for label, text in block.pairs]
    texts += [str(cell) for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join(texts)


def column(document: Document, title: str) -> list[object]:
    table = document.tables[0]
    place = [one.title for one in table.columns].index(title)
    return [row.cells[place] for row in table.rows if row.style is RowStyle.PLAIN]


def test_the_months_table_groups_by_section_and_says_the_sum_in_words(book: Book) -> None:
    book.make(month(9))
    book.pay([AN], month(9), month(9))
    document = paper(book, "dues-table")
    assert document.subtitle == "Tháng 09/2026"
    assert "0,5% tiền lương đóng BHXH, không quá 10% lương cơ sở 2.340.000 đồng" in document.note
    assert "61/QĐ-TLĐ" in document.note
    heads = [row.cells[0] for row in document.tables[0].rows if row.style is RowStyle.SECTION]
    assert heads == ["Tổ Cắt: 2 người, 66.550 đồng", "Tổ May: 3 người, 264.000 đồng"]
    assert column(document, "Phải nộp (đồng)") == [26_550, 40_000, 234_000, 30_000, None]
    assert column(document, "Đã nộp (đồng)")[0] == 26_550
    text = said(document)
    assert "bằng chữ: Ba trăm ba mươi nghìn năm trăm năm mươi đồng." in text
    assert "Mức trần" in text
    assert "Chưa có lương" in text
    assert document.tables[0].carry_forward
    assert document.tables[0].row_height_mm >= 9
    assert [one.kind for one in document.tables[0].columns if one.title == "Ký nộp"] == [Kind.SIGNATURE]


def test_a_quarter_has_a_column_for_each_month(book: Book) -> None:
    book.make(month(7), month(8), month(9))
    document = paper(book, "dues-table", "2026-07-01/2026-09-30")
    assert document.subtitle == "Quý III năm 2026"
    titles = [one.title for one in document.tables[0].columns]
    assert [title for title in titles if title.startswith("T") and "/" in title] == ["T7/2026", "T8/2026", "T9/2026"]
    assert column(document, "Cộng")[0] == 3 * 26_550


def test_each_section_has_its_own_sheet_without_anybodys_salary(book: Book) -> None:
    book.make(month(9))
    document = paper(book, "dues-sections")
    assert [one.subtitle for one in document.every] == ["Tháng 09/2026 – Tổ Cắt", "Tháng 09/2026 – Tổ May"]
    for sheet in document.every:
        assert "5.310.000" not in said(sheet)
        signatures = next(block for block in sheet.blocks if isinstance(block, Signatures))
        assert signatures.blocks[0].lines == ("TỔ TRƯỞNG",)
    one = paper(book, "dues-table", Span.of_month(month(9), book.sections["Tổ Cắt"].id).code)
    assert [str(name) for name in column(one, "Họ và tên")] == [AN, BINH]


def test_a_table_printed_later_is_the_one_that_was_made(book: Book) -> None:
    book.make(month(9))
    before = paper(book, "dues-table", "2026-09-01/2026-09-30")
    with book.database.write("set_salary") as tx:
        services.set_salary(tx, book.id(AN), Dong(20_000_000), month(11))
    assert paper(book, "dues-table", "2026-09-01/2026-09-30") == before


def test_the_receipt_follows_c40_and_says_the_amount_in_words(book: Book) -> None:
    book.make(month(9), month(10))
    book.pay([AN], month(9), month(10))
    document = paper(book, "dues-receipt")
    text = said(document)
    assert (document.title, document.form) == ("PHIẾU THU", "Mẫu số C40-BB")
    assert "Ngày 20 tháng 11 năm 2026" in document.note
    assert "Số: 0001/2026" in document.note
    assert f"Họ và tên người nộp tiền: {AN}" in text
    assert "Nội dung: Nộp đoàn phí công đoàn tháng 09, 10/2026" in text
    assert "Số tiền: 53.100 đồng" in text
    assert "Năm mươi ba nghìn một trăm đồng." in text
    lines = [one.lines[0] for block in document.blocks if isinstance(block, Signatures) for one in block.blocks]
    assert lines == ["THỦ TRƯỞNG ĐƠN VỊ", "KẾ TOÁN TRƯỞNG", "NGƯỜI LẬP", "NGƯỜI NỘP", "THỦ QUỸ"]
    assert document.following == ()


def test_a_receipt_for_many_has_their_list_behind_it(book: Book) -> None:
    book.make(month(9))
    receipt = book.pay([AN, BINH, HUY], month(9), month(9))
    document = paper(book, "dues-receipt", receipt.code)
    assert "Bảng kê 3 người" in said(document)
    (sheet,) = document.following
    assert [str(name) for name in column(sheet, "Họ và tên")] == [AN, BINH, HUY]
    assert sum(column(sheet, "Số tiền (đồng)")) == receipt.amount  # type: ignore[arg-type]


def test_a_cancelled_receipt_says_so_and_a_missing_one_is_refused(book: Book) -> None:
    assert "...." in said(paper(book, "dues-receipt"))
    book.make(month(9))
    receipt = book.pay([AN], month(9), month(9))
    with book.database.write("cancel") as tx:
        services.cancel_receipt(tx, receipt.id, "Ghi nhầm")
    assert "ĐÃ HỦY ngày 22/11/2026. Lý do: Ghi nhầm" in said(paper(book, "dues-receipt"))
    assert "(đã hủy)" in book.ask(receipt_choices)[0][1]
    with pytest.raises(NoSuchReceipt):
        paper(book, "dues-receipt", "2026/7")


def test_the_unpaid_list_names_months_and_sums(book: Book) -> None:
    book.make(month(9), month(10))
    book.pay([AN, HUY, DAO], month(9), month(10))
    book.pay([BINH], month(9), month(9))
    document = paper(book, "dues-unpaid")
    assert document.subtitle == "Tính đến ngày 22/11/2026"
    assert column(document, "Họ và tên") == [BINH]
    assert column(document, "Còn nợ các tháng") == ["10/2026"]
    assert "Bốn mươi nghìn đồng." in said(document)


def test_the_years_summary_divides_what_came_in_by_the_share_in_the_book(book: Book) -> None:
    book.make(month(9), month(10))
    book.pay([AN, BINH], month(9), month(10))
    document = paper(book, "dues-summary", "2026-01-01/2026-12-31")
    rows = {row.cells[1]: row.cells for row in document.tables[0].rows}
    assert rows["09/2026"][2:] == (5, 0, 1, 2, 330_550, 66_550, 264_000, 46_585, 19_965)
    assert rows["08/2026"][2:] == (None,) * 9
    with book.database.write("keep_rule") as tx:
        services.keep_rule(tx, DuesRule("", RuleKind.KEPT_SHARE, date(2026, 1, 1), 8_000, "Thông báo của cấp trên"))
    changed = {row.cells[1]: row.cells for row in paper(book, "dues-summary").tables[0].rows}
    assert changed["09/2026"][-2:] == (53_240, 13_310)


def test_an_exemption_is_named_in_the_notes(book: Book) -> None:
    with book.database.write("exempt") as tx:
        services.exempt(tx, [book.id(AN)], month(9), None, Exemption.BENEFIT, "Thai sản")
    book.make(month(9))
    text = said(paper(book, "dues-table"))
    assert "Hưởng trợ cấp BHXH từ 1 tháng" in text
    assert "Được miễn: 1 người" in text
    assert "Thai sản" not in text
    carried_round = said(paper(book, "dues-sections"))
    assert "Miễn" in carried_round
    assert "BHXH từ" not in carried_round


def test_every_paper_can_be_made_of_an_empty_book_and_of_every_choice(book: Book) -> None:
    for report in REPORTS:
        assert paper(book, report.name).title
    book.make(month(9), month(10))
    book.pay([AN], month(9), month(9))
    for report in REPORTS:
        assert report.choices is not None
        for code, name in book.ask(report.choices):
            assert name
            assert paper(book, report.name, code).title
    assert [name for _, name in book.ask(period_choices)] == [
        "Tháng 10/2026", "Tháng 09/2026", "Quý IV năm 2026", "Quý III năm 2026", "Năm 2026",
    ]  # fmt: skip


def test_the_list_goes_out_with_what_was_paid_and_what_is_owed(book: Book) -> None:
    book.make(month(9))
    book.pay([AN], month(9), month(9))
    rows = {row[1]: row for row in book.ask(lambda reading: list(EXPORT.rows(reading)))}
    assert len(rows[AN]) == len(EXPORT.columns)
    assert (rows[AN][14], rows[AN][-2], rows[AN][-1]) == (26_550, 26_550, 0)
    assert (rows[BINH][14], rows[THU][14]) == ("Chưa nộp", "Chưa có lương")


def test_salaries_and_dues_travel_in_no_package_and_stand_in_no_log(book: Book) -> None:
    told = {f"{table.name} {field.name}" for table in catalog.synced_tables() for field in table.fields}
    assert not [one for one in told if "salary" in one or "dues" in one or "receipt" in one]
    book.make(month(9))
    book.pay([AN], month(9), month(9))
    with book.database.write("set_salary") as tx:
        services.set_salary(tx, book.id(BINH), Dong(7_654_321), month(9))
    with book.database.read() as reading:
        logged = str(audit.entries(reading.session))
    assert not [amount for amount in ("26550", "26.550", "5310000", "7654321") if amount in logged]
