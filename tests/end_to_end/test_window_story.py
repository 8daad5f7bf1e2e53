"""The working year of a grassroots union, done through the real window as its officers do it."""

from __future__ import annotations

import shutil
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
import xlsxwriter
from pypdf import PdfReader
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QMenu, QPushButton, QTextBrowser, QWidget

from desktop.catalog import FEATURES
from desktop.commands.sample import make_sample
from desktop.commands.union import found_with_keys
from desktop.core import audit
from desktop.core.clock import fixed_at
from desktop.core.contracts import Existing
from desktop.core.vietnamese.text import fold
from desktop.features.accounts.books import opened, set_up
from desktop.features.backup.services import create_backup
from desktop.features.importing import services as importing
from desktop.features.members.imports import MemberImport
from desktop.features.organization.domain import Role, UnionDraft
from tests.end_to_end.window import CONTROL, HEIGHT, PASSPHRASE, SMALL, WIDTH, Officer

if TYPE_CHECKING:
    from tests.conftest import PreparedDialogs

Seat = Callable[[Path], Officer]
LISTS = Path(__file__).parent.parent / "data" / "lists"
UNION = "CĐCS Công ty TNHH May Hòa Phát"
SCREENS = [feature.name for feature in FEATURES if feature.screen is not None]
EDITORS = {
    "members": ("add_member", "record_event", "end_membership"),
    "dues": ("make_dues_month", "collect_dues", "exempt_dues"),
    "emulation": ("launch_campaign", "edit_campaign", "close_campaign", "next_campaign"),
    "awards": ("nominate", "year_facts", "ballot", "edit_nomination", "submit", "decision", "award_given"),
    "tet_gifts": ("propose_gift", "approve_gifts", "reject_gifts", "add_scheme", "launch_tet"),
    "organization": ("add_section", "begin_superior"),
}
ON_TABS = {
    "Sáng kiến": ("record_initiative",),
    "Công trình": ("record_work_item",),
    "Giao ước": ("record_pact",),
    "Chấm điểm": ("open_sheets",),
}
TONES = "\u0300\u0301\u0303\u0309\u0323"
TODAY = fixed_at(2026, 11, 22)


@pytest.fixture
def seat(dialogs: PreparedDialogs, type_text: Callable[[QWidget, str], None]) -> Iterator[Seat]:
    """Starts the program on a data folder; at the end it is closed, and nothing was asked or told unnoticed."""
    officers: list[Officer] = []

    def sit(folder: Path) -> Officer:
        officers.append(Officer(folder, dialogs, type_text))
        return officers[-1]

    yield sit
    for officer in officers:
        officer.leave()
    assert not dialogs.files
    assert not dialogs.agreements


@pytest.fixture(scope="session")
def _founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("founded") / "so"
    draft = UnionDraft(UNION, "MAY-HP", sections=("Tổ may 1", "Tổ may 2"))
    set_up(folder, PASSPHRASE, lambda tx: found_with_keys(tx, draft), fixed_at(2026, 1, 5))[0].close()
    return folder


@pytest.fixture(scope="session")
def _peopled(_founded: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("peopled") / "so"
    shutil.copytree(_founded, folder)
    with opened(folder, PASSPHRASE, TODAY) as book:
        with book.database.read() as reading:
            parsed = importing.read_list(LISTS / "don-gia-nhap-mau-5b.xlsx", MemberImport(), reading)
        importing.carry_out(book.database, parsed, MemberImport(), Existing.SKIP)
    return folder


@pytest.fixture
def peopled(seat: Seat, _peopled: Path, tmp_path: Path) -> Officer:
    """In front of the open union with the 35 people of one list."""
    shutil.copytree(_peopled, tmp_path / "so")
    return seat(tmp_path / "so").unlock(clock=TODAY)


@pytest.fixture(scope="session")
def _sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample") / "so"
    make_sample(folder, PASSPHRASE, 40).close()
    return folder


@pytest.fixture
def sample(seat: Seat, _sample: Path, tmp_path: Path) -> Officer:
    """In front of a union with something on every screen."""
    shutil.copytree(_sample, tmp_path / "so")
    return seat(tmp_path / "so").unlock()


@pytest.fixture
def officer(seat: Seat, _founded: Path, tmp_path: Path) -> Officer:
    """In front of the open union, which has two sections and nobody in it."""
    shutil.copytree(_founded, tmp_path / "so")
    return seat(tmp_path / "so").unlock(clock=TODAY)


def text_of(path: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


def long_list(path: Path, people: int) -> Path:
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ("Họ và tên", "Ngày sinh"))
    for number in range(people):
        sheet.write_row(number + 1, 0, (f"Nguyễn Thị Lúa {number}", 1970 + number % 30))
    book.close()
    return path


def letters_of_given_name(full_name: str) -> list[int]:
    """Places in the Vietnamese alphabet, where ă and â follow a; tones decide only between equal letters."""
    marks = unicodedata.normalize("NFD", full_name.split()[-1].lower())
    letters = unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in TONES))
    return ["aăâbcdđeêghiklmnoôơpqrstuưvxy".index(letter) for letter in letters]


def test_a_union_is_set_up_in_four_steps_and_opens_with_its_passphrase_only(seat: Seat, tmp_path: Path) -> None:
    officer = seat(tmp_path / "so").begin()
    officer.press("begin_setup")
    officer.press("next")
    assert officer.read("setup_heading").startswith("1.")
    assert officer.read("message_name") == officer.read("message_code") == "Mục này bắt buộc phải nhập."
    officer.type("name", UNION)
    officer.type("code", "MAY-HP")
    officer.type("workers", "khoảng trăm")
    officer.press("next")
    assert officer.read("message_workers") == "“khoảng trăm” không phải số nguyên."
    officer.type("workers", "420")
    officer.press("next")
    officer.type("superior_name", "Liên đoàn Lao động tỉnh Tây Ninh")
    officer.press("next")
    officer.type("sections", "Tổ may 1\n\n  Tổ  may 2 \nTổ may 1")
    officer.press("next")
    officer.type("passphrase", PASSPHRASE)
    officer.type("again", "bốn từ khó nhớ")
    officer.press("next")
    assert officer.read("message_again") == "Hai lần nhập không giống nhau. Hãy nhập lại cả hai."
    assert list(tmp_path.glob("so/*.db")) == []
    officer.type("again", PASSPHRASE)
    officer.press("next")
    assert officer.read("union_name") == UNION
    officer.widen()
    officer.go("organization")
    assert "Liên đoàn Lao động tỉnh Tây Ninh" in str(officer.rows("superiors_table"))
    officer.leave()

    officer = seat(tmp_path / "so").begin()
    for wrong in ("bốn từ khó nhớ", PASSPHRASE.upper()):
        officer.type("passphrase", wrong)
        officer.key(Qt.Key.Key_Return)
        assert officer.read("unlock_message") == (
            "Mật khẩu chưa đúng. Hãy kiểm tra phím Caps Lock và bộ gõ tiếng Việt."
        )
    officer.type("passphrase", PASSPHRASE)
    officer.key(Qt.Key.Key_Return)
    assert officer.read("union_name") == UNION


def test_a_list_from_excel_becomes_the_members_and_is_taken_back_without_what_was_edited(
    officer: Officer, dialogs: PreparedDialogs
) -> None:
    officer.go("members")
    dialogs.files.append(LISTS / "danh-sach-nhieu-to.xlsx")
    officer.press("button_import_members")
    officer.press("choose_file")
    assert [officer.text(f"chip_{key}") for key in ("create", "skip", "refuse")] == ["Thêm 120", "Bỏ qua 1", "Lỗi 0"]
    officer.press("carry_out")
    assert officer.read("result_heading") == "Đã thêm 120, cập nhật 0"
    officer.press("close")

    names = officer.rows("members_table", 0)
    assert len(names) == 120
    letters = [letters_of_given_name(name) for name in names]
    assert letters == sorted(letters)
    assert letters[0] < letters[-1]
    officer.search("members_table", "bui  THI thu trang")
    assert officer.rows("members_table", 0) == ["Bùi Thị Thu Trang"]
    officer.key(Qt.Key.Key_Down)
    officer.key(Qt.Key.Key_Return)
    officer.type("phone", "0807511099")
    officer.press("save")
    assert officer.told == "Đã sửa Bùi Thị Thu Trang"
    officer.search("members_table", "")

    officer.key(Qt.Key.Key_N, CONTROL)
    officer.press("save")
    assert officer.read("message_full_name") == "Mục này bắt buộc phải nhập."
    officer.type("full_name", "Đặng  Thị Ánh")
    officer.type("birth", "2112")
    officer.choose("section_id", "Tổ may 1")
    officer.press("save")
    assert officer.read("message_birth") == (
        "Người sinh 21/12/2025 không ở độ tuổi lao động. Xin kiểm tra lại ngày hoặc năm sinh."
    )
    officer.type("birth", "21121990")
    officer.press("save")
    assert officer.told == "Đã thêm Đặng Thị Ánh"
    assert ("Đặng Thị Ánh", "21/12/1990", "Tổ may 1") in officer.rows("members_table", 0, 1, 3)
    assert officer.read("members_table_count") == "121 đoàn viên"

    officer.mark("members_table", "Bùi Thị Thu Trang")
    officer.mark("members_table", "Phan Ngọc Thúy Thảo")
    officer.do("end_membership")
    officer.type("reason", "Về quê")
    officer.press("save")
    assert "Phan Ngọc Thúy Thảo" not in officer.rows("members_table", 0)
    officer.press("chip_left")
    assert officer.rows("members_table", 0) == ["Phan Ngọc Thúy Thảo"]
    officer.press("chip_staying")

    officer.mark_all("members_table", ["Cao Trọng Bình", "Quách Xuân Vinh"])
    officer.key(Qt.Key.Key_Delete)
    assert officer.told == "Đã xóa 2 đoàn viên"
    assert officer.read("members_table_count") == "118 đoàn viên"
    officer.key(Qt.Key.Key_Z, CONTROL)
    assert officer.told == "Đã hoàn tác: Đã xóa 2 đoàn viên"
    assert {"Cao Trọng Bình", "Quách Xuân Vinh"} <= set(officer.rows("members_table", 0))

    officer.go("importing")
    officer.mark("imports", "danh-sach-nhieu-to.xlsx", 2)
    officer.do("undo_import")
    assert "Bùi Thị Thu Trang" in officer.told
    assert "Phan Ngọc Thúy Thảo" in officer.told
    officer.go("members")
    assert officer.rows("members_table", 0) == ["Đặng Thị Ánh", "Bùi Thị Thu Trang"]


def test_people_are_ticked_with_the_space_bar_nominated_and_judged_with_reasons(peopled: Officer) -> None:
    officer = peopled
    officer.go("emulation")
    officer.press("button_launch_campaign")
    officer.type("name", "Thi đua lao động giỏi năm 2026")
    officer.press("save")
    officer.turn_to("emulation_tabs", "Cá nhân đăng ký")
    first, second, third = officer.rows("registrations_table", 0)[:3]
    officer.mark("registrations_table", first)
    for _ in range(3):
        officer.key(Qt.Key.Key_Right)
    officer.key(Qt.Key.Key_Space)
    assert officer.told == f"{first} đã đăng ký “Đoàn viên công đoàn xuất sắc”"
    officer.key(Qt.Key.Key_Down)
    officer.key(Qt.Key.Key_Space)
    officer.key(Qt.Key.Key_Down)
    officer.key(Qt.Key.Key_Space)
    officer.key(Qt.Key.Key_Space)
    assert officer.ticked("registrations_table", 3) == [first, second]

    officer.go("awards")
    officer.press("button_nominate")
    officer.choose("award", "Đoàn viên công đoàn xuất sắc")
    officer.press("save")
    assert "Chưa chọn ai" in officer.read_all()
    officer.search("candidates", first)
    for name in (first, third):
        officer.mark("candidates", name, 1)
        officer.key(Qt.Key.Key_Left)
        officer.key(Qt.Key.Key_Space)
        officer.search("candidates", third)
    officer.press("save")
    assert officer.rows("nominees", 0, 1) == [("Cần xem lại", first), ("Không đủ điều kiện", third)]
    officer.mark("nominees", third, 1)
    assert officer.read("verdict") == "Không đủ điều kiện"
    assert "Không có tên trong danh sách đăng ký thi đua" in officer.read_all("rule_registered")
    officer.mark("nominees", first, 1)
    assert "Hồ sơ chưa ghi ngày vào làm" in officer.read_all("rule_employed")

    officer.press("open_employed")
    officer.type("start_work", "01/03/2015")
    officer.press("save")
    officer.go("awards")
    officer.do("year_facts")
    officer.type("absent_days", "3")
    for field, answer in (
        ("discipline", "Không bị kỷ luật"), ("complaint_pending", "Không"), ("rating", "Hoàn thành xuất sắc"),
        ("state_title", "Lao động tiên tiến"),
    ):  # fmt: skip
        officer.choose(field, answer)
    officer.press("save")
    assert officer.rows("nominees", 0, 1) == [("Đủ điều kiện", first), ("Không đủ điều kiện", third)]
    assert officer.read("verdict") == "Đủ điều kiện"


def test_tet_gifts_are_approved_within_the_budget_and_handed_out_once(
    peopled: Officer, dialogs: PreparedDialogs, tmp_path: Path
) -> None:
    officer = peopled
    officer.go("members")
    first, second, third = officer.rows("members_table", 0)[:3]
    officer.go("tet_gifts")
    officer.press("button_launch_tet")
    officer.type("code", "TET-2027")
    officer.press("save")
    officer.do("add_scheme")
    officer.type("code", "TM")
    officer.type("name", "Hỗ trợ tiền mặt")
    officer.choose("kind", "Tiền mặt")
    officer.type("cash_part", "500000")
    officer.add_row("budgets", source="CDCS_TX", year="2026", amount="1000000")
    officer.press("save")

    officer.do("propose_gift")
    for name in (first, second, third):
        officer.pick("member", name)
        officer.see(QListWidget, "reasons").setFocus()
        officer.key(Qt.Key.Key_Space)
        officer.press("save" if name == third else "save_another")
    assert officer.rows("gifts_table", 0, 4, 7) == [(name, "500.000", "Đề nghị") for name in (first, second, third)]
    officer.mark_all("gifts_table", [first, second])
    officer.do("approve_gifts")
    officer.press("save")
    assert officer.told == "Đã duyệt 2 suất"
    officer.mark("gifts_table", third)
    officer.do("approve_gifts")
    officer.press("save")
    assert "còn 0 đồng, nhưng cần 500.000 đồng." in officer.read_all()
    officer.press("put_off")
    dialogs.agreements.append(True)
    officer.do("finalise_gifts")
    assert "điểm phải xem" in dialogs.asked[-1]
    assert officer.rows("gifts_table", 0, 7) == [(first, "Đã chốt"), (second, "Đã chốt"), (third, "Đề nghị")]

    slip = officer.rows("gifts_table", 9)[0]
    officer.do("open_desk")
    officer.scan("slip_entry", slip)
    assert (officer.read("desk_verdict"), officer.read("desk_name")) == ("ĐÃ TRAO", first)
    officer.scan("slip_entry", slip)
    assert (officer.read("desk_verdict"), officer.read("desk_name")) == ("ĐÃ TRAO", first)
    assert "Quét hai lần, chỉ ghi một lần." in officer.read("desk_more")
    assert officer.read("desk_counters") == "Đã trao 1 · còn chờ 1 · tổng 2"
    officer.scan("slip_entry", "123456789")
    assert officer.read("desk_verdict") == "KHÔNG TRAO"

    dialogs.files.append(tmp_path / "ky-nhan.pdf")
    officer.do("print_sign_off")
    printed = text_of(tmp_path / "ky-nhan.pdf")
    assert first in printed
    assert second in printed
    assert third not in printed


def test_papers_are_saved_and_a_folder_that_is_not_there_is_told(
    peopled: Officer, dialogs: PreparedDialogs, tmp_path: Path
) -> None:
    officer, folder = peopled, tmp_path / "giấy tờ"
    folder.mkdir()
    officer.go("reports")
    officer.press("open_after_saving")
    dialogs.files += [folder / "doan-vien.pdf", folder / "doan-vien.xlsx"]
    officer.press("report_members_pdf")
    assert officer.told == f"Đã lưu: {folder / 'doan-vien.pdf'}"
    officer.press("report_members_xlsx")
    assert "Tạ Quang Cường" in text_of(folder / "doan-vien.pdf")
    cells = [cell for row in openpyxl.load_workbook(folder / "doan-vien.xlsx").worksheets[0].values for cell in row]
    assert "Tạ Quang Cường" in cells

    dialogs.files.append(tmp_path / "usb đã rút" / "doan-vien.pdf")
    officer.press("report_members_pdf")
    (refusal,) = dialogs.refusals
    assert officer.start.say(refusal) == (
        "Chưa ghi được “doan-vien.pdf”: không thấy thư mục. Nếu thư mục ở trên USB, vui lòng cắm USB vào."
    )
    assert sorted(path.name for path in folder.iterdir()) == ["doan-vien.pdf", "doan-vien.xlsx"]
    assert not (tmp_path / "usb đã rút").exists()


def test_a_backup_brought_back_through_the_window_begins_a_new_line_of_packages(
    officer: Officer, seat: Seat, dialogs: PreparedDialogs, tmp_path: Path
) -> None:
    made = create_backup(officer.database, officer.start.folder, tmp_path / "usb")
    officer.leave()
    officer = seat(tmp_path / "another computer").begin()
    dialogs.files.append(Path(made.file))
    officer.press("restore_backup")
    officer.type("passphrase", PASSPHRASE)
    officer.key(Qt.Key.Key_Return)
    assert officer.read("union_name") == UNION
    with officer.database.read() as reading:
        assert "start_epoch" in [entry["act"] for entry in audit.entries(reading.session)]


def test_a_list_that_leaves_through_the_window_is_recorded(
    peopled: Officer, dialogs: PreparedDialogs, tmp_path: Path
) -> None:
    dialogs.files.append(tmp_path / "danh-sach.xlsx")
    peopled.go("members")
    peopled.do("export_members")
    assert (tmp_path / "danh-sach.xlsx").exists()
    with peopled.database.read() as reading:
        latest = audit.entries(reading.session, 1)[0]
    assert (latest["act"], latest["kind"], latest["id"]) == ("export_list", "members", "35; danh-sach.xlsx")


def test_a_package_goes_over_the_stick_to_the_desk_above(
    peopled: Officer, seat: Seat, dialogs: PreparedDialogs, tmp_path: Path
) -> None:
    union, stick, cards = peopled, tmp_path / "usb", tmp_path / "cards"
    stick.mkdir()
    cards.mkdir()
    draft = UnionDraft("Liên đoàn Lao động tỉnh Tây Ninh", "TN", Role.DESK)
    set_up(tmp_path / "ban", PASSPHRASE, lambda tx: found_with_keys(tx, draft), TODAY)[0].close()
    desk = seat(tmp_path / "ban").unlock(clock=TODAY)
    for each in (union, desk):
        each.go("sync")
        each.turn_to("sync_tabs", "Thẻ đơn vị")
        dialogs.files.append(cards / f"{each.folder.name}.cdcard")
        each.do("export_card")
    for each, other in ((union, "ban"), (desk, "so")):
        dialogs.files.append(cards / f"{other}.cdcard")
        dialogs.agreements.append(True)
        each.do("add_card")
        assert each.rows("sync_partners", 2) == ["Đã xác nhận"]

    union.turn_to("sync_tabs", "Gửi")
    dialogs.files.append(stick)
    union.do("choose_folder")
    union.do("write_package")
    (package,) = stick.iterdir()
    assert f"Đã ghi, đọc lại và kiểm tra gói số 1: {package.name}." in union.read_all("package_written")
    union.turn_to("sync_tabs", "Sổ gói tin")
    assert union.rows("sync_ledger", 0, 2, 5) == [("1", "Liên đoàn Lao động tỉnh Tây Ninh", str(stick))]

    desk.go("federation")
    dialogs.files.append(stick)
    desk.do("open_stick")
    assert desk.rows("federation_files", 0, 1, 3) == [(package.name, UNION, "Sẵn sàng nhận")]
    for size in ((WIDTH, HEIGHT), SMALL):
        desk.widen(*size)
        assert desk.faults_of_looks() == []
        for part in ("federation_tabs", "federation_files", "package_told", "federation_lists", "federation_changes"):
            assert desk.is_whole(part), f"{part} is cut at {size}"
    desk.do("accept_packages")
    assert desk.rows("federation_files", 3) == ["Đã nhận"]
    desk.turn_to("federation_tabs", "Tổng hợp các đơn vị")
    assert desk.faults_of_looks() == []
    assert desk.rows("federation_units", 1, 2) == [(UNION, "1")]


def copy_in_excel() -> None:
    copied = QMimeData()
    copied.setText("Lê Thị An\t8,02E+10")
    copied.setHtml(
        "<style>.z{mso-number-format:'000000000000'}</style>"
        "<table><tr><td>Lê Thị An</td><td class=z>80185000042</td></tr></table>"
    )
    QApplication.clipboard().setMimeData(copied)


def test_rows_copied_in_excel_are_pasted_into_the_empty_list(officer: Officer) -> None:
    copy_in_excel()
    officer.go("members")
    officer.press("button_paste_members")
    assert officer.text("chip_create") == "Thêm 1"
    officer.press("carry_out")
    officer.press("close")
    assert officer.rows("members_table", 0) == ["Lê Thị An"]


@pytest.mark.parametrize(
    ("screen", "tab", "list"),
    [
        ("members", "", "đoàn viên"),
        ("emulation", "Cá nhân đăng ký", "đăng ký thi đua"),
        ("emulation", "Sáng kiến", "sáng kiến"),
        ("awards", "", "đề nghị khen thưởng"),
        ("tet_gifts", "", "quà Tết"),
    ],
)
@pytest.mark.parametrize("searching", [False, True])
def test_control_v_on_any_list_shows_what_importing_the_copied_rows_would_do(
    sample: Officer, screen: str, tab: str, list: str, searching: bool
) -> None:
    copy_in_excel()
    sample.go(screen)
    if tab:
        sample.turn_to("emulation_tabs", tab)
    if searching:
        sample.key(Qt.Key.Key_F, CONTROL)
    sample.key(Qt.Key.Key_V, CONTROL)
    assert list in sample.front.windowTitle()
    sample.press("close")


def test_a_search_box_takes_what_is_pasted_into_it(peopled: Officer) -> None:
    QApplication.clipboard().setText("Lê")
    peopled.go("members")
    peopled.key(Qt.Key.Key_F, CONTROL)
    peopled.key(Qt.Key.Key_V, CONTROL)
    assert not peopled.is_seen("import_wizard")
    assert peopled.see(QLineEdit, "members_table_search").text() == "Lê"


def test_a_cancelled_import_changes_nothing_and_a_wrong_file_is_refused_in_one_sentence(
    officer: Officer, dialogs: PreparedDialogs, tmp_path: Path
) -> None:
    wrong = tmp_path / "danh-sach.xlsx"
    wrong.write_bytes(b"%PDF-1.7\n")
    dialogs.files += [wrong, long_list(tmp_path / "dai.xlsx", 5_000)]
    officer.go("members")
    officer.do("import_members")
    officer.press("choose_file")
    assert officer.read("banner_text") == (
        "“danh-sach.xlsx” là tệp PDF, không phải bảng tính. Hãy xin tệp Excel của danh sách."
    )
    officer.press("choose_file")
    officer.press_and_cancel("carry_out")
    assert officer.read("banner_text") == "Đã dừng; không có gì thay đổi."
    officer.press("close")
    assert officer.is_seen("button_import_members")
    officer.go("importing")
    assert officer.is_seen("empty_state")


def test_every_screen_is_reached_and_worked_by_the_keyboard(sample: Officer) -> None:
    officer = sample
    names = officer.window.screen_names()
    assert len(names) >= 9
    for number, name in enumerate(names[:9], 1):
        officer.key(Qt.Key(Qt.Key.Key_0 + number), CONTROL)
        assert officer.window.current_name == name
        reached = officer.tabbed_through()
        assert reached, f"Tab reaches nothing on {name}"
        assert officer.seen_tables() <= reached, f"Tab does not reach every table of {name}"
    officer.key(Qt.Key.Key_2, CONTROL)
    officer.key(Qt.Key.Key_F1)
    assert "Đoàn viên" in officer.see(QTextBrowser, "help_text").toPlainText()
    officer.key(Qt.Key.Key_F1)
    assert not officer.is_seen("help_text")
    officer.key(Qt.Key.Key_K, CONTROL)
    officer.type("palette_line", "nhap khau")
    officer.key(Qt.Key.Key_Return)
    assert officer.is_seen("import_wizard")
    officer.key(Qt.Key.Key_Escape)
    assert not officer.is_seen("import_wizard")
    officer.key(Qt.Key.Key_F, CONTROL)
    officer.key(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is officer.view("members_table")


def faults_of_editor(officer: Officer, deed: str) -> list[str]:
    """Open the editor of a deed, look it over, and put it off."""
    officer.do(deed)
    assert officer.is_seen("editor")
    front: Any = officer.front
    assert QApplication.focusWidget() in front.form.findChildren(QWidget), f"{deed}: typing goes nowhere"
    faults = [f"{deed}: {fault}" for fault in officer.faults_of_looks() + officer.faults_of_focus()]
    officer.press("put_off")
    return faults


FAMILIES = (
    "Nguyễn",
    "Trần",
    "Phạm",
    "Huỳnh",
    "Đặng",
    "Đinh",
    "Đỗ",
    "Bùi",
    "Ngô",
    "Võ",
    "Hồ",
    "Lê",
    "Lý",
    "Tạ",
    "Thạch",
    "Ông",
)


def a_marked_word(rows: list[Any]) -> str:
    """Out of the name of somebody in the list, a word that is another one without its marks."""
    names = (str(text or "").split() for row in rows for text in row[:3])
    words = (word for name in names if name and name[0] in FAMILIES for word in reversed(name))
    return next((word for word in words if fold(word) != word.lower()), "")


@pytest.mark.parametrize("name", SCREENS)
def test_every_list_that_can_be_searched_finds_words_typed_without_marks(sample: Officer, name: str) -> None:
    officer = sample
    officer.go(name)
    for tabs, title in [("", ""), *officer.tabs()]:
        if title:
            officer.turn_to(tabs, title)
        for table in sorted(view.removesuffix("_view") for view in officer.seen_tables()):
            if officer.is_seen(f"{table}_search") and (word := a_marked_word(officer.rows(table))):
                officer.search(table, fold(word))
                found = [str(text) for row in officer.rows(table) for text in row]
                assert any(word in text for text in found), f"{title} {table}: {word}"
                officer.search(table, "")


@pytest.mark.parametrize("name", SCREENS)
def test_everything_on_a_screen_has_a_name_and_shows_its_whole_text(sample: Officer, name: str) -> None:
    officer = sample
    officer.go(name)
    faults = officer.faults_of_looks() + officer.faults_of_focus()
    for deed in EDITORS.get(name, ()):
        if name in ("members", "tet_gifts"):
            officer.mark_first()
        faults += faults_of_editor(officer, deed)
    for tabs, title in officer.tabs():
        officer.turn_to(tabs, title)
        faults += [f"{title}: {fault}" for fault in officer.faults_of_looks()]
        for deed in ON_TABS.get(title, ()) if name == "emulation" else ():
            faults += faults_of_editor(officer, deed)
    officer.widen(*SMALL)
    assert (officer.window.width(), officer.window.height()) == SMALL
    for tabs, title in [*officer.tabs(), ("", "")]:
        if tabs:
            officer.turn_to(tabs, title)
        faults += [f"small, {title}: {fault}" for fault in officer.faults_of_looks()]
    assert faults == []


@pytest.mark.parametrize("size", [(WIDTH, HEIGHT), SMALL])
def test_who_takes_a_gift_for_somebody_is_named_in_sight_and_the_next_scan_is_a_code(
    sample: Officer, size: tuple[int, int]
) -> None:
    officer = sample
    officer.widen(*size)
    officer.go("tet_gifts")
    slip, name = next(
        (slip, name) for name, state, slip in officer.rows("gifts_table", 0, 7, 9) if state in ("Đã chốt", "Đã cấp")
    )
    officer.turn_to("tet_tabs", "Bàn phát quà")
    officer.press("proxy_button")
    for part in ("slip_entry", "desk_counters", "full_name", "relation", "national_id", "desk_answer"):
        assert officer.is_whole(part), f"{part} is cut at {size}"
    officer.type("full_name", "Lê Văn Hai")
    officer.key(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is officer.see(QWidget, "relation")
    officer.type("relation", "Chồng")
    officer.type("national_id", "072080000001")
    officer.key(Qt.Key.Key_Return)
    officer.scan("slip_entry", slip)
    assert (officer.read("desk_verdict"), officer.read("desk_name")) == ("ĐÃ TRAO", name)
    assert officer.is_whole("desk_answer")
    assert not officer.is_seen("relation")
    assert officer.faults_of_looks() == []


def test_the_menus_stay_where_they_are_on_every_screen(sample: Officer) -> None:
    officer = sample
    seen = set()
    for name in officer.window.screen_names():
        officer.go(name)
        bar = officer.window.menuBar()
        seen.add(tuple((menu.text(), bar.actionGeometry(menu).x()) for menu in bar.actions() if menu.isVisible()))
    assert len(seen) == 1, seen
    officer.go("home")
    officer.do("menu_reports")
    assert officer.window.current_name == "reports"
    menus: Any = officer.window.findChildren(QMenu)
    papers = next(menu for menu in menus if menu.title() == "Báo cáo")
    assert "menu_reports" in [action.objectName() for action in papers.actions()]


@pytest.mark.parametrize(
    "name", ["members", "dues", "emulation", "tet_gifts", "sync", "federation", "importing", "backup"]
)
def test_where_nothing_is_yet_a_button_leads_to_the_first_step(officer: Officer, name: str) -> None:
    officer.go(name)
    seen = []
    for tabs, title in [*officer.tabs(), ("", "")]:
        if tabs:
            officer.turn_to(tabs, title)
        if officer.is_seen("empty_state"):
            empty = officer.see(QWidget, "empty_state")
            buttons: Iterable[QPushButton] = empty.findChildren(QPushButton)
            seen.append(title)
            assert any(button.isEnabled() for button in buttons), title
    assert seen


def test_a_union_without_a_superior_is_led_to_write_it(officer: Officer) -> None:
    officer.go("organization")
    officer.press("button_begin_superior")
    officer.type("name", "Liên đoàn Lao động tỉnh Tây Ninh")
    officer.press("save")
    assert officer.rows("superiors_table", 0) == ["Liên đoàn Lao động tỉnh Tây Ninh"]
