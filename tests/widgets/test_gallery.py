"""Every part drawn once with long Vietnamese words, at 100 % and 150 %; look with `pytest --basetemp=FOLDER`."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.core.errors import FieldRefused
from desktop.widgets.actions import Action
from desktop.widgets.cards import Card
from desktop.widgets.editor import Drawer, EditorDialog, Panel
from desktop.widgets.fields import Choice, Date, Lines, Money, Number, Option, Picker, Spin, Text, Tick, search_among
from desktop.widgets.form import Form
from desktop.widgets.meter import Meter
from desktop.widgets.records import Align, Column, RecordsTable, Tone
from desktop.widgets.snackbar import Snackbar
from desktop.widgets.states import Badge, Banner, EmptyState

TODAY = date(2026, 11, 22)


@dataclass(frozen=True)
class Person:
    id: str
    name: str
    born: str
    section: str
    amount: int
    status: str


NAMES = [
    ("Nguyễn Thị Thanh Hương", "Đang sinh hoạt"),
    ("Trần Văn Đặng", "Nghỉ thai sản"),
    ("Lê Hoàng Ngọc Ánh", "Chờ duyệt"),
    ("Phạm Ỷ Ẫm Ộp", "Đã chuyển đi"),
]
PEOPLE = [
    Person(str(i), name, str(1960 + i % 40), f"Tổ May {i % 7 + 1} – Chuyền {i % 3 + 1}", 500_000 * i, status)
    for i, (name, status) in enumerate(NAMES * 30)
]
TONES = {"Đang sinh hoạt": Tone.GOOD, "Nghỉ thai sản": Tone.WARNING, "Đã chuyển đi": Tone.BAD}


def table(parent: QWidget | None = None) -> RecordsTable:
    made = RecordsTable(
        [
            Column("name", "Họ và tên", lambda p: p.name, 220, sort=lambda p: p.name),
            Column("born", "Năm sinh", lambda p: p.born, 90, Align.CENTER),
            Column("section", "Tổ công đoàn, bộ phận", lambda p: p.section, 190),
            Column("amount", "Số tiền (đồng)", lambda p: f"{p.amount:,}".replace(",", "."), 130, Align.RIGHT,
                   sort=lambda p: p.amount),
            Column("received", "Đã nhận", lambda p: "", 80, Align.CENTER, tick=lambda p: p.amount % 1_000_000 == 0),
            Column("status", "Tình trạng", lambda p: p.status, 150, tone=lambda p: TONES.get(p.status),
                   icon=lambda p: "circle-check" if p.status == "Đang sinh hoạt" else ""),
        ],
        name="people",
        title="Danh sách đoàn viên",
        count_text=lambda count: f"{count} đoàn viên",
        search_hint="Tìm tên, số thẻ, tổ… (Ctrl+F)",
        parent=parent,
    )  # fmt: skip
    made.chips.add("all", "Đang sinh hoạt 296", True)
    made.chips.add("waiting", "Chờ duyệt 4")
    made.set_footer("Cộng: 120 người · 3.570.000.000 đồng")
    return made


def filled_table() -> QWidget:
    made = table()
    made.set_records(PEOPLE)
    made.view.selectRow(2)
    return made


def empty_table() -> QWidget:
    made = table()
    add = Action(made, "add", "Thêm tay…", "plus", made.show, primary=True)
    paste = Action(made, "paste", "Nhập tệp Excel…", "import", made.show)
    words = (
        "Nhập danh sách sẵn có từ Excel là nhanh nhất: chương trình tự tìm dòng tiêu đề, ghép cột và cho xem trước "
        "khi ghi."
    )
    made.set_empty(EmptyState("users", "Chưa có đoàn viên", words, [paste, add]))
    return made


def form(columns: int = 2) -> Form:
    made = Form(
        [
            "Thông tin cá nhân",
            Text("full_name", "Họ và tên khai sinh (viết đúng theo căn cước công dân)", required=True),
            Date("birth", "Ngày sinh", today=TODAY, year_allowed=True, past=True, hint="Chỉ biết năm cũng được"),
            Choice("sex", "Giới tính", [Option("f", "Nữ"), Option("m", "Nam")], required=True),
            Picker("section", "Tổ công đoàn", search_among([Option("1", "Tổ May 1", "Nhà máy 2")])),
            Date("joined", "Ngày vào Công đoàn", today=TODAY),
            Money("amount", "Mức đề nghị hỗ trợ"),
            Number("children", "Số con dưới 16 tuổi"),
            Spin("shifts", "Số ca làm", value=3),
            Tick("leader", "Là tổ trưởng công đoàn"),
            Lines("note", "Hoàn cảnh, lý do đề nghị"),
        ],
        columns,
    )
    made.load({"full_name": "Nguyễn Thị Thanh Hương", "sex": "f", "amount": 1_500_000, "leader": True, "children": 2})
    made.set_error("joined", "“31/02/2025” không phải ngày tháng. Vui lòng gõ như 21/12/2025, 21122025 hoặc 21/12.")
    made.set_warning("amount", "Cao hơn mức thường của đợt này là 500.000 đồng.")
    made.set_hint("birth", "Chỉ biết năm sinh.")
    return made


def states() -> QWidget:
    made = QWidget()
    made.setObjectName("screen")
    column = QVBoxLayout(made)
    for tone, words in (
        (Tone.NEUTRAL, "Số liệu tính đến ngày 22/11/2026."),
        (Tone.GOOD, "Gói dữ liệu đã được ghi và kiểm tra lại trên USB."),
        (Tone.WARNING, "Còn 3 người nghi trùng; vẫn lưu được, nhưng nên xem lại trước khi gửi lên công đoàn cấp trên "
         "vì công đoàn cấp trên sẽ từ chối hai người cùng số căn cước."),
        (Tone.BAD, "Ổ đĩa đã đầy nên chưa lưu được gì."),
    ):  # fmt: skip
        column.addWidget(Banner(tone, words))
    row = QHBoxLayout()
    for tone in Tone:
        row.addWidget(
            Badge(tone, {"good": "Đủ điều kiện", "bad": "Không đủ", "warning": "Cần xem lại"}.get(tone, "Nháp"))
        )
    row.addStretch()
    column.addLayout(row)
    for title, used, limit, words in (
        ("Chỉ tiêu Bằng khen", 7, 15, "7 trên 15 suất"),
        ("Ngân sách Tết", 95, 100, "còn 5.000.000 đồng"),
        ("Chỉ tiêu Cờ thi đua", 4, 3, "vượt 1 cờ"),
    ):
        meter = Meter(title)
        meter.tell(used, limit, words)
        column.addWidget(meter)
    cards = QHBoxLayout()
    for icon, title, figure, words in (
        ("users", "Đoàn viên", "300", "12 người mới trong quý này"),
        ("gift", "Quà Tết Bính Ngọ", "143.500.000 đ", "đã duyệt 271 suất trong 290"),
        ("shield-check", "Sao lưu", "Hôm qua", "Đã kiểm tra đọc lại được"),
    ):
        cards.addWidget(Card(icon, title, figure, words))
    column.addLayout(cards)
    panel = Panel("Điều kiện xét tặng")
    panel.content.addWidget(Badge(Tone.GOOD, "Đạt"))
    column.addWidget(panel)
    column.addStretch()
    bar = Snackbar(made)
    made.resize(900, 640)
    bar.tell("Đã xóa 3 đoàn viên", lambda: None)
    return made


def drawer() -> QWidget:
    made = Drawer()
    made.show_content("Nguyễn Thị Thanh Hương Giang Tiểu Mai", form(columns=1))
    return made


PARTS: dict[str, tuple[Callable[[], QWidget], int, int]] = {
    "table": (filled_table, 900, 420),
    "empty": (empty_table, 900, 380),
    "form": (form, 760, 560),
    "states": (states, 900, 640),
    "drawer": (drawer, 320, 500),
}


def _is_cut(widget: QWidget) -> bool:
    return widget.isVisible() and widget.width() < widget.minimumSizeHint().width()


def draw(folder: Path) -> None:
    for name, (build, width, height) in PARTS.items():
        part = build()
        part.setStyleSheet("")
        part.resize(width, height)
        part.show()
        QApplication.sendPostedEvents()
        assert part.grab().save(str(folder / f"{name}.png"))
        part.close()


@pytest.mark.parametrize("name", list(PARTS))
def test_no_word_of_a_part_is_cut(qapp: QApplication, tmp_path: Path, name: str) -> None:
    build, width, height = PARTS[name]
    gc.collect()  # windows of earlier tests that only wait to be collected are none of this one's
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    part = build()
    assert [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()] == []
    part.resize(width, height)
    part.show()
    QApplication.sendPostedEvents()
    labels: Iterable[QLabel] = part.findChildren(QLabel)
    buttons: Iterable[QPushButton] = part.findChildren(QPushButton)
    cut = [label.text() for label in labels if not label.wordWrap() and _is_cut(label)]
    cut += [button.text() for button in buttons if _is_cut(button)]
    assert cut == []
    assert part.grab().save(str(tmp_path / f"{name}.png"))
    part.close()


def test_parts_are_drawn_sharply_at_150_percent(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom pathlib import Path\nfrom PySide6.QtWidgets import QApplication\n"
        "from desktop.widgets import theme\nfrom tests.widgets.test_gallery import draw\n"
        "app = QApplication([])\ntheme.install(app)\ntheme.install_language('vi')\ndraw(Path(sys.argv[1]))\n"
    )
    environment = os.environ | {"QT_SCALE_FACTOR": "1.5", "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(Path.cwd())}
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=True, env=environment)
    assert QImage(str(tmp_path / "table.png")).width() == 1350


def test_a_refusal_stands_beside_its_field(qapp: QApplication, dialogs: object) -> None:
    parent, made = QWidget(), form()
    editor = EditorDialog(parent, "Sửa đoàn viên", made, lambda _: None, dialogs, another=True)  # type: ignore[arg-type]
    editor.show()
    editor.refuse(FieldRefused("full_name", "required"), "Mục này bắt buộc phải nhập.")
    assert made.error("full_name") == "Mục này bắt buộc phải nhập."
    assert not editor.banner.isVisible()
    editor.refuse(FieldRefused("elsewhere", "required"), "Thiếu đợt xét.")
    assert editor.banner.isVisible()
    assert editor.banner.text() == "Thiếu đợt xét."
