from __future__ import annotations

import dataclasses
import io
from typing import Any

import docx as word
from docx.oxml.ns import qn

from desktop.core.document import Column, Document, Paragraph, Row, Table
from desktop.features.reports import docx
from tests.reports import papers


def paper(document: Document) -> Any:
    file = io.BytesIO()
    docx.write(document, file)
    return word.Document(file)


def texts(element: Any) -> str:
    return "\n".join("".join(run.text or "" for run in one.iter(qn("w:t"))) for one in element.iter(qn("w:p")))


def test_everything_that_was_said_is_in_the_paper() -> None:
    text = texts(paper(papers.proposal()).element.body)
    for wanted in ("LIÊN ĐOÀN LAO ĐỘNG TỈNH TÂY NINH", "Số: 07/TTr-CĐCS", "TỜ TRÌNH", "Cá nhân: 05 (năm)",
                   "Trân trọng kính trình./.", "Nơi nhận:", "- Lưu VT, CĐCS.", "Nguyễn Hữu Nghĩa"):  # fmt: skip
        assert wanted in text


def test_the_body_uses_named_styles_in_times_new_roman() -> None:
    made = paper(papers.proposal())
    assert {"Title", "Subtitle", "Normal"} <= {one.style.name for one in made.paragraphs}
    for name in ("Normal", "Title", "Subtitle", "Tiêu đề bảng", "Ô bảng"):
        assert made.styles[name].font.name == "Times New Roman"
    assert made.styles["Normal"].font.size.pt == 13
    assert made.styles["Title"].font.size.pt == 14


def test_headings_return_and_rows_stay_whole() -> None:
    table = paper(papers.registration()).tables[1]
    rows = table._tbl.tr_lst
    assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)
    headings = [row for row in rows if row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None]
    assert headings == list(rows[:2])
    assert table.style.name == "Table Grid"
    assert "Năm sinh" in texts(headings[0])


def test_rows_to_sign_in_are_at_least_nine_millimetres_high() -> None:
    rows = paper(papers.sign_off_list(12)).tables[1]._tbl.tr_lst[1:-1]
    heights = [int(row.find(f"{qn('w:trPr')}/{qn('w:trHeight')}").get(qn("w:val"))) for row in rows]
    assert len(heights) == 12
    assert min(heights) >= 510  # twips in 9 mm


def test_the_last_rows_stay_with_the_signatures() -> None:
    rows = paper(papers.sign_off_list(12)).tables[1]._tbl.tr_lst
    kept = [any(True for _ in row.iter(qn("w:keepNext"))) for row in rows]
    assert kept[-3:] == [True, True, True]
    assert kept[1], "the first row stays with the second"
    assert not any(kept[2:-3])


def test_the_page_number_is_a_field_that_the_first_page_lacks() -> None:
    section = paper(papers.member_list(5)).sections[0]
    assert section.different_first_page_header_footer
    assert "PAGE" in "".join(node.text or "" for node in section.header._element.iter(qn("w:instrText")))
    assert texts(section.first_page_header._element).strip() == ""
    assert (round(section.page_width.mm), round(section.left_margin.mm)) == (297, 30)


def test_totals_of_columns_are_printed() -> None:
    last = paper(papers.sign_off_list(12)).tables[1]._tbl.tr_lst[-1]
    assert texts(last).split() == ["Tổng", "cộng:", "12", "suất", "5.400.000"]


def test_what_xml_cannot_hold_does_not_stop_the_paper() -> None:
    made = paper(dataclasses.replace(papers.proposal(), blocks=(Paragraph("a\x00\x1b <b> & \ud800 c"),)))
    assert "a <b> &  c" in texts(made.element.body)


def test_a_long_title_beside_grouped_ones_has_room_for_all_its_lines() -> None:
    title = "Danh hiệu, hình thức đã được tặng (năm, số, ngày quyết định)"
    columns = (
        Column("Nam", 1, group="Năm sinh"),
        Column("Nữ", 1, group="Năm sinh"),
        Column(title, 1),
        Column("Tên", 6),
    )
    table = Table(columns, (Row(("", "", "", "")),))
    upper, lower = paper(dataclasses.replace(papers.registration(), blocks=(table,))).tables[1].rows[:2]
    assert upper.height.pt + lower.height.pt > 5 * 12 * 1.15
