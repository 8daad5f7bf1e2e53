"""What stands in a package for people: a short summary in Excel and how to verify the package with public tools."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import datetime

from desktop.core import late
from desktop.features.sync.domain import SectionCount

_WRITTEN = datetime(2000, 1, 1)  # noqa: DTZ001  a fixed day, so that the same data give the same bytes
_HEADINGS = ("Nội dung", "Tổng số", "Thêm mới", "Thay đổi", "Kết thúc")


def summary_sheet(facts: Iterable[tuple[str, str]], counts: Iterable[SectionCount]) -> bytes:
    held = io.BytesIO()
    book = late.load("xlsxwriter").Workbook(held, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"title": "Tóm tắt gói dữ liệu", "created": _WRITTEN})
    text = book.add_format({"font_name": "Times New Roman", "font_size": 12})
    style = {"font_name": "Times New Roman", "font_size": 12, "border": 1, "valign": "vcenter"}
    title = book.add_format({"font_name": "Times New Roman", "font_size": 14, "bold": True})
    head = book.add_format(style | {"bold": True, "align": "center", "bg_color": "#E8EEF4", "text_wrap": True})
    label, number = book.add_format(style), book.add_format(style | {"num_format": "#,##0"})
    sheet = book.add_worksheet("Tóm tắt")
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 4, 14)
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.write_string(0, 0, "TÓM TẮT GÓI DỮ LIỆU", title)
    row = 2
    for name, said in facts:
        sheet.write_string(row, 0, name, text)
        sheet.merge_range(row, 1, row, 4, said, text)
        row += 1
    row += 1
    sheet.write_row(row, 0, _HEADINGS, head)
    for count in counts:
        row += 1
        sheet.write_string(row, 0, count.label, label)
        for column, value in enumerate((count.total, count.added, count.changed, count.ended), start=1):
            sheet.write_number(row, column, value, number)
    sheet.write_string(row + 2, 0, "Các cột thêm mới, thay đổi, kết thúc so với gói gửi trước đó.", text)
    book.close()
    return held.getvalue()


def instructions(public_key: str) -> str:
    """Vietnamese text for whoever receives the file without our program."""
    return f"""HƯỚNG DẪN KIỂM TRA GÓI DỮ LIỆU BẰNG CÔNG CỤ CÔNG KHAI

Gói dữ liệu là một tệp .zip theo chuẩn Frictionless Data Package, ký bằng minisign
và (khi gửi cho một đơn vị cụ thể) mã hóa bằng age. Không cần phần mềm Sổ Công đoàn để kiểm tra.

1. Mở gói đã mã hóa (tệp có đuôi .cdpkg), với khóa bí mật của đơn vị nhận trong tệp khoa.txt:
     age -d -i khoa.txt GOI.cdpkg > goi.tam
     head -n 4 goi.tam > goi.cdpkg.zip.minisig
     tail -n +5 goi.tam > goi.cdpkg.zip
   Bốn dòng đầu là chữ ký, phần còn lại là tệp .zip.

2. Kiểm tra chữ ký (tệp .minisig đặt cạnh tệp .zip):
     minisign -V -m goi.cdpkg.zip -P {public_key}
   Khóa trên đây phải đúng với khóa trong thẻ đơn vị của bên gửi; hãy so bằng bảy từ đọc qua điện thoại.
   Dòng "Trusted comment" ghi đơn vị gửi (unit), đơn vị nhận (to), loại gói (kind), số thứ tự (seq).

3. Kiểm tra nội dung:
     frictionless validate goi.cdpkg.zip

4. Mã kiểm in trên biên bản giao nhận là 32 ký tự đầu của kết quả lệnh:
     sha256sum goi.cdpkg.zip
   (trên Windows: certutil -hashfile goi.cdpkg.zip SHA256)

Các tệp data/*.csv mở được bằng Excel hoặc LibreOffice; tệp tom-tat.xlsx là bản tóm tắt.
"""
