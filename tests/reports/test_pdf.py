from __future__ import annotations

import dataclasses
import io
import re
import unicodedata
from collections.abc import Callable
from datetime import date

import pytest
from pypdf import PdfReader

from desktop.core.document import (
    Block,
    Column,
    Document,
    Kind,
    Letterhead,
    Paragraph,
    Row,
    RowStyle,
    Signatures,
    Table,
)
from desktop.core.money import Dong
from desktop.core.partial_date import PartialDate
from desktop.features.members.reports import MEMBER_COLUMNS
from desktop.features.reports import pdf
from desktop.features.reports.flow import Strip, TableFlow, paginate
from desktop.features.reports.measuring import POINTS, Face, Measure, fit
from desktop.features.reports.pdf.press import Press
from desktop.features.reports.typesetting import SIGNATURE_ROW, printed
from tests.reports import papers

Print = Callable[[Document], PdfReader]


def lines(reader: PdfReader, page: int) -> list[str]:
    return [line.strip() for line in reader.pages[page].extract_text().splitlines() if line.strip()]


def amounts_after(label: str, text: str) -> list[int]:
    return [int(found.replace(".", "")) for found in re.findall(label + r"\s*([\d.]+)", text)]


def test_every_vietnamese_letter_can_be_read_back(printed_pdf: Print) -> None:
    document = dataclasses.replace(papers.proposal(), blocks=(Paragraph(papers.EVERY_LETTER),))
    text = printed_pdf(document).pages[0].extract_text()
    wanted = {letter for letter in unicodedata.normalize("NFC", papers.EVERY_LETTER) if not letter.isspace()}
    assert len(wanted) > 146
    assert wanted <= set(text)
    assert unicodedata.is_normalized("NFC", text)


@pytest.mark.parametrize("paper", [papers.member_list, papers.proposal, papers.registration, papers.sign_off_list])
def test_only_liberation_serif_is_in_the_file_and_it_is_embedded(
    printed_pdf: Print, paper: Callable[[], Document]
) -> None:
    reader = printed_pdf(paper())
    fonts = [
        font.get_object()
        for page in reader.pages
        for font in page["/Resources"]["/Font"].values()  # type: ignore[index]
    ]
    assert fonts
    for font in fonts:
        assert re.fullmatch(r"/[A-Z]{6}\+LiberationSerif(-\w+)?", font["/BaseFont"])
        assert "/FontFile2" in font["/FontDescriptor"]


def test_the_same_document_gives_the_same_bytes() -> None:
    first, second = io.BytesIO(), io.BytesIO()
    pdf.write(papers.sign_off_list(), first)
    pdf.write(papers.sign_off_list(), second)
    assert first.getvalue() == second.getvalue()


def test_the_file_says_its_title_and_language(printed_pdf: Print) -> None:
    reader = printed_pdf(papers.proposal())
    assert reader.metadata is not None
    assert reader.metadata.title == "TỜ TRÌNH " + papers.proposal().subtitle
    assert reader.trailer["/Root"]["/Lang"] == "vi-VN"  # type: ignore[index]


def test_the_first_page_has_no_number_and_the_others_have_theirs_first(printed_pdf: Print) -> None:
    reader = printed_pdf(papers.sign_off_list())
    assert lines(reader, 0)[0] != "1"
    assert [lines(reader, page)[0] for page in range(1, len(reader.pages))] == ["2", "3"]


def test_the_heading_stands_on_every_page(printed_pdf: Print) -> None:
    reader = printed_pdf(papers.member_list())
    assert len(reader.pages) > 10
    for page in reader.pages:
        text = page.extract_text()
        assert "Số CCCD" in text
        assert "Ngày sinh" in text
        assert text.count("Họ và tên") == 1


def test_every_person_is_printed_once_and_whole(printed_pdf: Print) -> None:
    reader = printed_pdf(papers.member_list())
    numbers = [f"TN{index:06}" for index in range(300)]
    text = "\n".join(page.extract_text() for page in reader.pages)
    assert re.findall(r"TN\d{6}", text) == numbers


def test_a_page_total_and_what_was_brought_forward_make_the_total(printed_pdf: Print) -> None:
    reader = printed_pdf(papers.sign_off_list(120))
    totals, brought = [], []
    for page in reader.pages:
        text = page.extract_text().replace("\n", " ")
        totals += amounts_after("Cộng trang", text)
        brought += amounts_after("Mang sang", text)
    assert len(totals) == len(reader.pages)
    assert len(brought) == len(reader.pages) - 1
    assert brought == [sum(totals[: page + 1]) for page in range(len(brought))]
    last = reader.pages[-1].extract_text().replace("\n", " ")
    assert amounts_after("Tổng cộng: 120 suất", last) == [sum(totals)] == [54_000_000]


def test_a_list_of_one_page_carries_nothing_forward(printed_pdf: Print) -> None:
    reader = printed_pdf(papers.sign_off_list(5))
    text = reader.pages[0].extract_text()
    assert len(reader.pages) == 1
    assert "Cộng trang" not in text
    assert "Mang sang" not in text


def test_subtotals_are_not_added_twice(printed_pdf: Print) -> None:
    table = Table(
        columns=(Column("Nội dung", 3), Column("Số tiền", 1, Kind.MONEY, total=True)),
        rows=(
            Row(("A", Dong(1_000_000))),
            Row(("B", Dong(296_000))),
            Row(("Cộng", Dong(1_296_000)), RowStyle.SUBTOTAL),
        ),
    )
    text = printed_pdf(dataclasses.replace(papers.sign_off_list(), blocks=(table,))).pages[0].extract_text()
    assert amounts_after("Tổng cộng", text.replace("\n", " ")) == [1_296_000]


@pytest.mark.parametrize("people", range(1, 90, 4))
def test_signatures_never_stand_on_a_page_without_two_rows(printed_pdf: Print, people: int) -> None:
    reader = printed_pdf(papers.sign_off_list(people))
    signed = [page for page in reader.pages if "KẾ TOÁN" in page.extract_text()]
    assert len(signed) == 1
    text = signed[0].extract_text()
    assert text.count("Tiền mặt") >= min(people, 2)
    assert "Bằng chữ" in text
    assert "Nguyễn Hữu Nghĩa" in text


def test_rows_to_sign_in_are_at_least_nine_millimetres_high() -> None:
    press = Press(papers.sign_off_list())
    rows = [strip for page in press._flowing() for strip, _ in page.placed if strip.row is RowStyle.PLAIN]
    assert len(rows) == 60
    assert min(row.height for row in rows) >= SIGNATURE_ROW * POINTS


def test_nothing_is_printed_below_the_margin() -> None:
    for document in (papers.member_list(), papers.sign_off_list(), papers.registration()):
        press = Press(document)
        for page in press._flowing():
            bottoms = [top + strip.height for strip, top in page.placed]
            assert bottoms == sorted(bottoms)
            assert bottoms[-1] <= press.room + 0.01


def test_a_row_longer_than_a_page_goes_on_instead_of_being_cut(printed_pdf: Print) -> None:
    words = [f"từ{index}" for index in range(3000)]
    table = Table((Column("Họ tên", 1), Column("Thành tích", 3)), (Row(("Trần Thị Ngọc Ánh", " ".join(words))),))
    reader = printed_pdf(Document("dai", papers.LIST_HEAD, "BÁO CÁO", blocks=(table,)))
    text = " ".join(page.extract_text() for page in reader.pages)
    assert re.findall(r"từ\d+", text) == words


def test_a_long_issuer_wraps_beside_the_motto_without_touching_it() -> None:
    head = Letterhead(
        "LIÊN ĐOÀN LAO ĐỘNG THÀNH PHỐ HỒ CHÍ MINH", "CÔNG ĐOÀN CƠ SỞ " + "TRƯỜNG TRUNG HỌC PHỔ THÔNG " * 4
    )
    press = Press(Document("dai", head, "DANH SÁCH"))
    middle = press.left + (press.right - press.left) * 0.42
    drawn: list[tuple[float, float, str]] = []

    class Recorder:
        def text(self, x: float, baseline: float, text: str, face: Face, size: float) -> None:
            drawn.append((x, x + press.measures[face].width(text, size), text))

        def rule(self, x: float, down: float, length: float) -> None:
            pass

    press._letterhead(head).draw(Recorder(), 0)
    left = [right for x, right, _ in drawn if x < middle]
    assert len(left) > 5
    assert max(left) <= middle
    assert all(x >= press.left for x, _, _ in drawn)


def test_the_motto_has_a_rule_as_long_as_itself_and_the_issuer_one_of_a_third_to_a_half() -> None:
    press = Press(papers.proposal())
    rules: list[float] = []
    widths: dict[str, float] = {}

    class Recorder:
        def text(self, x: float, baseline: float, text: str, face: Face, size: float) -> None:
            widths[text] = press.measures[face].width(text, size)

        def rule(self, x: float, down: float, length: float) -> None:
            rules.append(length)

    press._letterhead(papers.LETTERHEAD).draw(Recorder(), 0)
    assert rules[1] == pytest.approx(widths["Độc lập - Tự do - Hạnh phúc"])
    assert 1 / 3 <= rules[0] / widths["CĐCS CÔNG TY TNHH"] <= 1 / 2


def test_no_number_or_date_is_broken_over_two_lines(printed_pdf: Print) -> None:
    text = "\n".join(page.extract_text() for page in printed_pdf(papers.member_list()).pages)
    assert len(re.findall(r"\b0\d{11}\b", text)) == 300
    born = [row.cells[2] or row.cells[3] for row in papers.member_list().tables[0].rows if row.style is RowStyle.PLAIN]
    assert all(str(one) in text for one in born)


def test_columns_share_the_width_and_hold_their_longest_word() -> None:
    regular, bold = Measure(Face.REGULAR), Measure(Face.BOLD)
    table = papers.registration().tables[0]
    grid = fit(table, 467, 3.5, regular, bold)
    assert sum(grid.widths) == pytest.approx(467)
    for index, column in enumerate(table.columns):
        assert grid.widths[index] - 7 >= bold.longest_word(column.title) * grid.size - 0.01


def test_a_paper_without_table_or_signatures_is_still_a_paper(printed_pdf: Print) -> None:
    reader = printed_pdf(Document("trong", Letterhead("", "CĐCS A", motto=False), "BÁO CÁO", blocks=(Signatures(()),)))
    assert "BÁO CÁO" in reader.pages[0].extract_text()


def test_controls_and_half_letters_do_not_stop_a_paper(printed_pdf: Print) -> None:
    table = Table(
        (Column("Tên", 1), Column("Ghi chú", 1)),
        (
            Row(
                ("Lê\x00 Thị\x07 Yến", "dòng 1\r\ndòng 2 \ud800☑"),
            ),
        ),
    )
    text = printed_pdf(Document("ban", papers.LIST_HEAD, "DANH SÁCH", blocks=(table,))).pages[0].extract_text()
    assert "Lê Thị Yến" in text
    assert "dòng 2 ■" in text


def test_a_chain_that_fits_no_page_is_laid_out_all_the_same() -> None:
    strips = [Strip(40, lambda pen, top: None, keep=True) for _ in range(10)]
    pages = paginate(strips, 100)
    assert [len(page.placed) for page in pages] == [2] * 5


def test_a_heading_is_never_the_last_thing_on_a_page() -> None:
    table = TableFlow(Strip(20, lambda pen, top: None))
    heading = Strip(20, lambda pen, top: None, keep=True, table=table)
    rows = [Strip(20, lambda pen, top: None, table=table, row=RowStyle.PLAIN) for _ in range(3)]
    pages = paginate([Strip(70, lambda pen, top: None), heading, *rows], 100)
    assert [strip.height for strip, _ in pages[0].placed] == [70]
    assert pages[1].placed[0][0] is heading


@pytest.mark.parametrize("people", range(2, 22))
def test_what_follows_a_table_never_stands_without_two_of_its_rows(printed_pdf: Print, people: int) -> None:
    paper = dataclasses.replace(papers.sign_off_list(people), landscape=True)
    *before, signatures = paper.blocks
    goods = Paragraph("trị giá 16.000.000 đồng, không tính vào số tiền trên.", lead="Hiện vật, phiếu mua hàng:")
    reader = printed_pdf(dataclasses.replace(paper, blocks=(*before, goods, signatures)))
    last = reader.pages[-1].extract_text()
    wanted = range(max(people - 2, 1), people)
    assert all(papers.name(index) in last for index in wanted)
    assert "Bằng chữ:" in last
    assert "Nguyễn Hữu Nghĩa" in last


@pytest.mark.parametrize("lines", range(20, 32))
def test_a_heading_and_a_line_over_a_table_stay_with_what_they_announce(printed_pdf: Print, lines: int) -> None:
    table = Table((Column("Nội dung", 1),), tuple(Row((f"dòng {index}",)) for index in range(4)))
    blocks: tuple[Block, ...] = (
        *(Paragraph(f"Khoản {index}.") for index in range(lines)),
        Paragraph("II. Mục đích", bold=True),
        Paragraph("Kết quả như sau:"),
        table,
    )
    reader = printed_pdf(dataclasses.replace(papers.proposal(), blocks=blocks))
    page = next(page.extract_text() for page in reader.pages if "II. Mục đích" in page.extract_text())
    assert "Kết quả như sau:" in page
    assert "dòng 1" in page, "two rows under the heading of the table"


def test_an_empty_list_says_so(printed_pdf: Print) -> None:
    text = printed_pdf(papers.registration(0)).pages[0].extract_text()
    assert "Không có" in text


def test_a_title_of_one_line_stays_on_one_line_beside_a_greedy_text() -> None:
    long = "Bằng khen của Ban Chấp hành Liên đoàn Lao động tỉnh"
    table = Table(
        (Column("Danh hiệu đề nghị", 100), Column("Tập thể", 22, Kind.NUMBER), Column("Cá nhân", 22, Kind.NUMBER)),
        (Row((long * 2, 0, 2)),),
    )
    bold = Measure(Face.BOLD)
    grid = fit(table, 165 * POINTS, 3.5, Measure(Face.REGULAR), bold)
    assert all(
        bold.em(title) * grid.size + 7 <= width
        for title, width in zip(("Tập thể", "Cá nhân"), grid.widths[1:], strict=True)
    )


def test_most_people_of_the_list_of_members_take_one_line() -> None:
    """And the others two, for what is longer than nine texts of ten in its column."""
    texts = ("Kinh", "phường Long Hoa, Tây Ninh", "Cao đẳng", "Công nhân may", date(2012, 7, 5), "", "")
    born = PartialDate(1987, 5, 16)
    rows = [Row((number, papers.name(number), born, None, f"0720850{number:05}", *texts)) for number in range(1, 301)]
    long = ("Kinh", "xã Quỳnh Lưu, Nghệ An", "Chưa qua đào tạo", "Nhân viên xuất nhập khẩu", date(2012, 7, 5), "", "")
    rows[::12] = [Row((*row.cells[:5], *long)) for row in rows[::12]]
    measure = Measure(Face.REGULAR)
    grid = fit(Table(MEMBER_COLUMNS, tuple(rows)), 252 * POINTS, 3.5, measure, Measure(Face.BOLD))
    kinds = [column.kind for column in MEMBER_COLUMNS]
    whole = [
        all(
            measure.em(printed(cell, kind)) * grid.size + 7 <= width + 0.01
            for cell, kind, width in zip(row.cells, kinds, grid.widths, strict=True)
        )
        for row in rows
    ]
    assert sum(whole) >= 270
    assert grid.size >= 10
