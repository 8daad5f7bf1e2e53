"""The workbooks this engine writes for the officer: an empty list to fill in, and the rows that were refused.

Every cell is written as text, so that zeros stay and nothing becomes a formula; both files are read again by the
importer without a question.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from desktop.core import late
from desktop.core.contracts import Action, FieldKind, Finding, ImportField, ImportTarget, Verdict
from desktop.core.files import write_bytes
from desktop.features.importing.layout import REASON_HEADING
from desktop.features.importing.layout.matching import is_birth

_NO_MAGIC = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_REASON_WIDTH, _LINE_HEIGHT = 90, 15
_HOW_TO_FILL = {
    FieldKind.TEXT: "Ghi chữ bình thường.",
    FieldKind.NAME: "Họ, tên đệm và tên, trong một cột hoặc hai cột “Họ và tên đệm” và “Tên”.",
    FieldKind.DATE: "Ngày/tháng/năm, ví dụ 02/03/1985; chỉ biết năm thì ghi 1985.",
    FieldKind.SEX: "Nam hoặc Nữ.",
    FieldKind.NATIONAL_ID: "Đủ 12 chữ số, kể cả số 0 ở đầu.",
    FieldKind.PHONE: "10 chữ số, kể cả số 0 ở đầu.",
    FieldKind.MONEY: "Số tiền bằng đồng, ví dụ 1.296.000.",
    FieldKind.NUMBER: "Số nguyên.",
    FieldKind.TICK: "Đánh dấu x nếu có; để trống nếu không.",
    FieldKind.SECTION: "Tên tổ như trong sổ.",
}
_WHOLE_DAY = "Ngày/tháng/năm, ví dụ 20/06/2025."
_NEW_SECTION = "Tên tổ như trong danh sách của đơn vị; tổ chưa có sẽ được thêm."


def save_template(target: ImportTarget, path: Path) -> None:
    """An empty workbook with the columns the target understands and their explanation. Raises FileNotWritten."""
    written = io.BytesIO()
    book = late.load("xlsxwriter").Workbook(written, {"in_memory": True, **_NO_MAGIC})
    styles = _styles(book)
    sheet = book.add_worksheet("Danh sách")
    sheet.write_string(0, 0, "STT", styles["heading"])
    sheet.set_column(0, 0, 6, styles["text"])
    for place, field in enumerate(target.fields, 1):
        sheet.write_string(0, place, _heading(field), styles["heading"])
        sheet.set_column(place, place, max(12, len(field.title) + 6, len(field.example) + 2), styles["text"])
    sheet.freeze_panes(1, 0)
    guide = book.add_worksheet("Hướng dẫn")
    _write_guide(guide, target.fields, styles)
    book.close()
    write_bytes(path, written.getvalue())


def _heading(field: ImportField) -> str:
    return f"{field.title} (*)" if field.required else field.title


def _write_guide(guide: Any, fields: Sequence[ImportField], styles: dict[str, Any]) -> None:
    what = "người" if any(field.kind is FieldKind.NAME and field.required for field in fields) else "mục"
    lines = (
        f"Mỗi dòng của trang “Danh sách” là một {what}. Cột có dấu (*) bắt buộc phải ghi.",
        "Cột nào không dùng thì để trống hoặc xóa đi; thứ tự cột không quan trọng.",
        "Ô để trống không bao giờ xóa thông tin đã có trong sổ.",
    )
    for row, line in enumerate(lines):
        guide.write_string(row, 0, line)
    top = len(lines) + 1
    for column, (heading, width) in enumerate((("Tên cột", 28), ("Bắt buộc", 11), ("Cách ghi", 70), ("Ví dụ", 30))):
        guide.write_string(top, column, heading, styles["heading"])
        guide.set_column(column, column, width)
    for row, field in enumerate(fields, top + 1):
        texts = (field.title, "Có" if field.required else "", _how(field), field.example)
        for column, text in enumerate(texts):
            guide.write_string(row, column, text, styles["wrapped"])


def _how(field: ImportField) -> str:
    if field.how:
        return field.how
    if field.kind is FieldKind.DATE and not is_birth(field):
        return _WHOLE_DAY
    return _NEW_SECTION if field.kind is FieldKind.SECTION and field.choices else _HOW_TO_FILL[field.kind]


def save_refused(
    verdicts: Iterable[Verdict], target: ImportTarget, path: Path, explain: Callable[[Finding], tuple[str, str]]
) -> int:
    """The refused rows with the reason in a last column; corrected, the file comes in by itself. Returns how many.

    Raises FileNotWritten.
    """
    refused = [verdict for verdict in verdicts if verdict.action is Action.REFUSE]
    fields = [field for field in target.fields if any(said(verdict, field) for verdict in refused) or field.required]
    written = io.BytesIO()
    book = late.load("xlsxwriter").Workbook(written, {"in_memory": True, **_NO_MAGIC})
    styles = _styles(book)
    sheet = book.add_worksheet("Dòng lỗi")
    headings = ("STT", *map(_heading, fields), REASON_HEADING)
    for column, heading in enumerate(headings):
        sheet.write_string(0, column, heading, styles["heading"])
        sheet.set_column(column, column, 6 if column == 0 else max(14, len(heading) + 2), styles["text"])
    sheet.set_column(len(fields) + 1, len(fields) + 1, _REASON_WIDTH)
    for row, verdict in enumerate(refused, 1):
        sheet.write_number(row, 0, row)
        wrong = {finding.cell for finding in verdict.findings if finding.grave}
        for column, field in enumerate(fields, 1):
            style = styles["wrong" if verdict.row.cells.get(field.key) in wrong else "text"]
            sheet.write_string(row, column, said(verdict, field), style)
        reason = _reason(verdict, explain)
        sheet.write_string(row, len(fields) + 1, reason, styles["wrapped"])
        sheet.set_row(row, _LINE_HEIGHT * (1 + len(reason) // _REASON_WIDTH))
    sheet.freeze_panes(1, 0)
    book.close()
    write_bytes(path, written.getvalue())
    return len(refused)


def _styles(book: Any) -> dict[str, Any]:
    return {
        "heading": book.add_format(
            {"bold": True, "text_wrap": True, "valign": "top", "border": 1, "bg_color": "#E8EEF7"}
        ),
        "text": book.add_format({"num_format": "@", "valign": "top", "quote_prefix": True}),
        "wrong": book.add_format({"num_format": "@", "valign": "top", "bg_color": "#FFE0DC", "quote_prefix": True}),
        "wrapped": book.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True}),
    }


def said(verdict: Verdict, field: ImportField) -> str:
    """What the row says for a field: as it was read, or as it stood in the file when it could not be read."""
    if field.key in verdict.row.values:
        value = verdict.row.values[field.key]
        return ("x" if value else "") if isinstance(value, bool) else str(value)
    cell = verdict.row.cells.get(field.key)
    return next((finding.value for finding in verdict.findings if finding.cell == cell), "") if cell else ""


def _reason(verdict: Verdict, explain: Callable[[Finding], tuple[str, str]]) -> str:
    grave = [finding for finding in verdict.findings if finding.grave]
    sentences = [" ".join(filter(None, explain(finding))) for finding in grave]
    return " ".join((f"{verdict.row.sheet}, dòng {verdict.row.number}.", *sentences))
