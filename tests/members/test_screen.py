"""The members' screen, worked at the real window."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTableWidget, QWidget

from desktop.core.document import Kind
from desktop.core.partial_date import PartialDate
from desktop.features.members import services
from desktop.features.members.domain import EventKind, MemberQuery, Party, Relative, Status
from desktop.features.members.imports import FIELDS
from desktop.features.members.reports import shown_list
from desktop.widgets.theme import Tone
from tests.conftest import PreparedDialogs
from tests.end_to_end.window import CONTROL, Officer
from tests.members.people import DANG, DUC, HONG


def told_beside(officer: Officer, field: str) -> tuple[str, str]:
    """(tone, sentence) beside a field of the form."""
    officer.settle()
    return officer.see(QWidget, f"message_{field}").property("tone"), officer.read(f"message_{field}")


def leave_field(officer: Officer) -> None:
    officer.see(QWidget, "job").setFocus()
    officer.settle()


def test_nonsense_in_a_number_is_told_at_once_and_refused(officer: Officer) -> None:
    officer.key(Qt.Key.Key_N, CONTROL)
    officer.type("full_name", "Lê Thị Ánh")
    officer.type("national_id", "123")
    officer.type("phone", "abc")
    leave_field(officer)
    for field, expected in (("national_id", "“123” không phải số CCCD: số CCCD có 12"), ("phone", "“abc” có chữ.")):
        tone, sentence = told_beside(officer, field)
        assert tone == Tone.BAD
        assert sentence.startswith(expected)
    officer.press("save")
    assert officer.is_seen("editor")
    assert QApplication.focusWidget() is officer.see(QWidget, "national_id")
    assert [told_beside(officer, field)[0] for field in ("national_id", "phone")] == [Tone.BAD, Tone.BAD]
    officer.type("national_id", "079185001234")
    officer.press("save")
    assert QApplication.focusWidget() is officer.see(QWidget, "phone")
    officer.type("phone", "+84 905.123.456")
    officer.press("save")
    assert officer.told == "Đã thêm Lê Thị Ánh"
    assert ("Lê Thị Ánh", "0905123456") in officer.rows("members_table", 0, 7)


def test_what_the_card_may_really_say_is_saved_and_stays_to_be_looked_at(officer: Officer) -> None:
    officer.key(Qt.Key.Key_N, CONTROL)
    officer.type("full_name", "Lê Thị Ánh")
    officer.choose("sex", "Nữ")
    officer.type("birth", "1990")
    officer.type("national_id", "079 090 001 234")
    officer.type("phone", "0905123456 / 0911222333")
    leave_field(officer)
    assert told_beside(officer, "national_id") == (
        Tone.WARNING, "Chữ số thứ tư của số CCCD chỉ giới tính Nam, hồ sơ ghi Nữ. Xin đối chiếu với thẻ."
    )  # fmt: skip
    assert told_beside(officer, "phone")[0] == Tone.WARNING
    officer.press("save")
    assert officer.told == "Đã thêm Lê Thị Ánh"
    officer.press("chip_doubtful")
    assert officer.rows("members_table", 0) == ["Lê Thị Ánh"]
    assert officer.read("members_table_count") == "1 đoàn viên"
    officer.mark("members_table", "Lê Thị Ánh")
    beside = officer.read_all("drawer")
    assert "Cần rà soát" in beside
    assert "chỉ giới tính Nam, hồ sơ ghi Nữ" in beside
    officer.key(Qt.Key.Key_Return)
    assert told_beside(officer, "national_id")[0] == Tone.WARNING
    officer.choose("sex", "Nam")
    officer.type("phone", "0905123456")
    officer.press("save")
    assert officer.read("members_table_count") == "0 đoàn viên"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("079.185.001.234", ("079185001234", "", "CCCD")),
        ("023 456 789", ("", "023456789", "CCCD")),
        ("b1234567", ("B1234567", "", "HO_CHIEU")),
        ("P 1234567A", ("P1234567A", "", "HO_CHIEU")),
    ],
)
def test_a_citizens_number_an_old_card_and_a_passport_are_kept_as_what_they_are(
    officer: Officer, typed: str, kept: tuple[str, str, str]
) -> None:
    officer.mark("members_table", HONG)
    officer.key(Qt.Key.Key_Return)
    officer.type("national_id", typed)
    officer.press("save")
    assert officer.told == f"Đã sửa {HONG}"
    assert numbers_of(officer, HONG) == kept


def numbers_of(officer: Officer, name: str) -> tuple[str, str, str]:
    with officer.database.read() as reading:
        (found,) = services.members_named(reading, [name])
    return found.national_id, found.former_id, found.paper.value


def test_the_drawer_stands_open_only_beside_somebody(officer: Officer) -> None:
    assert not officer.is_seen("drawer")
    officer.mark("members_table", HONG)
    assert officer.is_seen("drawer")
    officer.press("chip_left")
    assert officer.read("members_table_count") == "0 đoàn viên"
    assert not officer.is_seen("drawer")


def test_taking_back_somebody_just_added_closes_the_record_and_refuses_nothing(
    officer: Officer, dialogs: PreparedDialogs
) -> None:
    officer.key(Qt.Key.Key_N, CONTROL)
    officer.type("full_name", "Lê Thị Ánh")
    officer.press("save")
    officer.mark("members_table", "Lê Thị Ánh")
    assert officer.is_seen("drawer")
    officer.key(Qt.Key.Key_Z, CONTROL)
    assert officer.told == "Đã hoàn tác: Đã thêm Lê Thị Ánh"
    assert not officer.is_seen("drawer")
    assert dialogs.refusals == []


def whole_book(officer: Officer) -> list[tuple[object, ...]]:
    """Everything that hangs on people, as the screens show it."""
    found: list[tuple[object, ...]] = []
    for screen, table in (("members", "members_table"), ("awards", "nominees"), ("tet_gifts", "gifts_table")):
        officer.go(screen)
        found += officer.rows(table)
    officer.go("members")
    return found


def test_who_deletes_somebody_with_records_hears_of_them_and_undo_brings_everything_back(
    sample: Officer, dialogs: PreparedDialogs
) -> None:
    officer = sample
    first = officer.rows("members_table", 0)[0]
    before = whole_book(officer)
    officer.mark("members_table", first)
    dialogs.agreements.append(False)
    officer.key(Qt.Key.Key_Delete)
    (asked,) = dialogs.asked
    assert asked.startswith(f"{first} đang có 12 phiếu thu đoàn phí, 1 đăng ký thi đua, ")
    for said in ("1 sáng kiến đứng tên", "3 đề nghị khen thưởng", "lần kiểm phiếu", "suất quà Tết", "thôi sinh hoạt"):
        assert said in asked
    assert first in officer.rows("members_table", 0)
    dialogs.agreements.append(True)
    officer.key(Qt.Key.Key_Delete)
    assert officer.told == "Đã xóa 1 đoàn viên"
    assert first not in officer.rows("members_table", 0)
    assert first in [row[1] for row in whole_book(officer) if len(row) == 5]
    officer.key(Qt.Key.Key_Z, CONTROL)
    assert whole_book(officer) == before


def test_who_has_records_is_ended_instead_of_deleted(sample: Officer, dialogs: PreparedDialogs) -> None:
    officer = sample
    first, second = officer.rows("members_table", 0)[:2]
    officer.mark_all("members_table", [first, second])
    dialogs.agreements.append(PreparedDialogs.BETTER)
    officer.key(Qt.Key.Key_Delete)
    officer.type("reason", "Về quê")
    officer.press("save")
    assert officer.told.startswith("2 đoàn viên: ")
    officer.press("chip_left")
    assert {first, second} <= set(officer.rows("members_table", 0))
    officer.mark("members_table", first)
    assert "Về quê" in officer.read_all("drawer")
    officer.mark_all("members_table", [first, second])
    officer.do("end_membership")
    officer.press("save")
    assert officer.read("banner_text").startswith(f"{first}: ")
    officer.press("put_off")


def test_somebody_without_records_is_deleted_without_a_question_and_taken_from_the_bin(officer: Officer) -> None:
    officer.mark("members_table", HONG)
    assert not officer.is_offered("take_from_bin")
    officer.key(Qt.Key.Key_Delete)
    assert officer.told == "Đã xóa 1 đoàn viên"
    officer.press("chip_bin")
    officer.mark("members_table", HONG)
    officer.key(Qt.Key.Key_Delete)
    assert officer.rows("members_table", 0) == [HONG]
    officer.do("take_from_bin")
    assert officer.told == "Đã lấy lại 1 đoàn viên"
    officer.press("chip_staying")
    assert HONG in officer.rows("members_table", 0)


def at_cell(officer: Officer, name: str, column: str) -> None:
    """The cell of that column in the row of that person."""
    officer.mark("members_table", name)
    view = officer.view("members_table")
    model = view.model()
    place = next(
        each for each in range(model.columnCount()) if model.headerData(each, Qt.Orientation.Horizontal) == column
    )
    view.setCurrentIndex(model.index(view.currentIndex().row(), place))


def test_a_cell_of_the_list_is_changed_like_the_record_and_taken_back(officer: Officer) -> None:
    at_cell(officer, HONG, "Điện thoại")
    officer.key(Qt.Key.Key_F2)
    officer.type("cell_phone", "+84 905.123.456")
    officer.key(Qt.Key.Key_Return)
    assert officer.told == f"Đã sửa {HONG}"
    assert "0905123456" in officer.rows("members_table", 7)
    officer.key(Qt.Key.Key_Z, CONTROL)
    assert "0905123456" not in officer.rows("members_table", 7)
    at_cell(officer, DUC, "Tổ công đoàn")
    officer.key(Qt.Key.Key_F2)
    officer.choose("cell_section_id", "Tổ may 1")
    officer.key(Qt.Key.Key_Return)
    assert (DUC, "Tổ may 1") in officer.rows("members_table", 0, 3)


def test_a_cell_refuses_what_the_record_refuses(officer: Officer, dialogs: PreparedDialogs) -> None:
    for name, typed, kept in ((HONG, "079185001234", True), (DANG, "079185001234", False), (DANG, "12", False)):
        at_cell(officer, name, "Số CCCD")
        officer.key(Qt.Key.Key_F2)
        officer.type("cell_national_id", typed)
        officer.key(Qt.Key.Key_Tab)
        assert officer.is_seen("members_table_refusal") is not kept
    assert officer.read("members_table_refusal").startswith("Số CCCD: “12” không phải số CCCD")
    assert numbers_of(officer, DANG)[0] == ""
    assert dialogs.refusals == []


def test_ctrl_d_gives_all_chosen_what_the_first_has_and_takes_it_back(officer: Officer) -> None:
    at_cell(officer, DUC, "Tổ công đoàn")
    officer.key(Qt.Key.Key_F2)
    officer.choose("cell_section_id", "Tổ may 1")
    officer.key(Qt.Key.Key_Return)
    for column, told in ((0, f"Đã sửa {DUC}"), (3, "Đã sửa 2 người: Tổ công đoàn = Tổ may 1")):
        officer.mark_all("members_table", [DUC, DANG, HONG])
        view = officer.view("members_table")
        view.selectionModel().setCurrentIndex(view.model().index(0, column), QItemSelectionModel.SelectionFlag.NoUpdate)
        officer.key(Qt.Key.Key_D, CONTROL)
        assert officer.told == told
    assert officer.rows("members_table", 0, 3) == [(DUC, "Tổ may 1"), (DANG, "Tổ may 1"), (HONG, "Tổ may 1")]
    officer.key(Qt.Key.Key_Z, CONTROL)
    assert officer.rows("members_table", 0, 3) == [(DUC, "Tổ may 1"), (DANG, ""), (HONG, "")]


def test_everybody_found_is_given_one_value_at_once_and_how_many_is_said_before(officer: Officer) -> None:
    officer.search("members_table", "nguyen")
    assert sorted(officer.rows("members_table", 0)) == sorted([HONG, DUC])
    officer.mark("members_table", HONG)
    officer.do("edit_many")
    officer.choose("what", "Nơi ở")
    officer.type("address", "xã Hòa Phát")
    leave_many(officer)
    assert officer.read("message_what") == "Sẽ sửa 1 người: Nơi ở = xã Hòa Phát"
    officer.choose("whom", "Tất cả trong danh sách này (2)")
    assert officer.read("message_what") == "Sẽ sửa 2 người: Nơi ở = xã Hòa Phát"
    officer.press("save")
    assert officer.told == "Đã sửa 2 người: Nơi ở = xã Hòa Phát"
    with officer.database.read() as reading:
        homes = {one.full_name: one.address for one in services.members_by_id(reading).values()}
    assert homes == {HONG: "xã Hòa Phát", DUC: "xã Hòa Phát", DANG: ""}


def leave_many(officer: Officer) -> None:
    officer.see(QWidget, "whom").setFocus()
    officer.settle()


def arrange(officer: Officer) -> None:
    """Job before name, without section and number, sorted by job downwards, of the women named Nguyễn only."""
    header = officer.view("members_table").horizontalHeader()
    for column in (3, 6):
        header.hideSection(column)
    header.moveSection(header.visualIndex(4), 0)
    officer.search("members_table", "nguyen")
    header.setSortIndicator(4, Qt.SortOrder.DescendingOrder)
    officer.settle()


def test_columns_order_search_and_sorting_of_the_list_rule_what_is_exported_and_printed(
    officer: Officer, dialogs: PreparedDialogs, tmp_path: Path
) -> None:
    for name, job in ((HONG, "Thợ may"), (DUC, "Bảo vệ")):
        at_cell(officer, name, "Chức vụ, công việc")
        officer.key(Qt.Key.Key_F2)
        officer.type("cell_job", job)
        officer.key(Qt.Key.Key_Return)
    arrange(officer)
    assert officer.rows("members_table", 0) == [HONG, DUC]
    dialogs.files.extend([tmp_path / "thay.xlsx", tmp_path / "du.xlsx", tmp_path / "thay.pdf"])
    officer.do("export_members")
    officer.do("export_whole")
    officer.do("print_members")
    shown: Any
    whole: Any
    shown, whole = (load_workbook(tmp_path / name).active for name in ("thay.xlsx", "du.xlsx"))
    assert [[str(cell.value).removesuffix(" 00:00:00") for cell in row][:3] for row in shown.iter_rows()] == [
        ["Chức vụ, công việc", "Họ và tên", "Ngày sinh"],
        ["Thợ may", HONG, "1985-03-02"],
        ["Bảo vệ", DUC, "1985-03-02"],
    ]
    assert [cell.value for cell in whole[1]] == [field.title for field in FIELDS]
    assert whole.max_row == 4
    words = PdfReader(tmp_path / "thay.pdf").pages[0].extract_text()
    assert words.index("Chức vụ") < words.index("Họ và tên") < words.index("Thợ may") < words.index("Bảo vệ")
    assert "“nguyen”" in words
    assert DANG not in words
    assert "Tổ công đoàn" not in words


def test_a_list_of_many_columns_is_printed_on_its_side_and_one_of_few_upright(officer: Officer) -> None:
    with officer.database.read() as reading:
        few = shown_list(reading, ("Họ và tên", "Ngày sinh"), [(HONG, PartialDate(1985))], "")
        many = shown_list(reading, ("Họ và tên", *"ABCDE"), [(HONG, *["Công nhân vận hành máy"] * 5)], "")
    assert (few.landscape, many.landscape) == (False, True)
    number, name, born = few.tables[0].columns
    assert number.width < born.width < name.width
    assert born.kind is Kind.DATE


def test_the_list_of_a_day_past_shows_who_was_a_member_then(officer: Officer) -> None:
    with officer.database.write("end") as tx:
        duc = services.list_members(tx, MemberQuery(DUC))[0]
        services.end_membership(tx, duc.id, EventKind.RETIRED, date(2026, 8, 1))
    officer.settle()
    assert DUC not in set(officer.rows("members_table", 0))
    officer.press("chip_on_day")
    assert set(officer.rows("members_table", 0)) == {HONG, DUC, DANG}  # on 31/05
    officer.type("members_day", "1/9/2026")
    officer.key(Qt.Key.Key_Return)
    officer.settle()
    assert set(officer.rows("members_table", 0)) == {HONG, DANG}
    officer.type("members_day", "ngày kia")
    officer.key(Qt.Key.Key_Return)
    assert officer.see(QWidget, "members_day").property("tone") == Tone.BAD
    officer.press("chip_on_day")
    assert not officer.is_seen("members_day")


def test_the_record_keeps_what_the_papers_ask_and_the_family(officer: Officer) -> None:
    officer.search("members_table", HONG)
    officer.mark_first()
    officer.do("edit_member")
    officer.type("schooling", "12/12")
    officer.type("insured_salary", "5500000")
    officer.choose("party", "Dự bị")
    family = officer.see(QTableWidget, "family").model()
    for column, text in enumerate(("Con", "lê minh an", "31/02/2018")):
        assert family.setData(family.index(0, column), text)
    officer.press("save")
    assert officer.is_seen("editor")  # the 31st of February
    family.setData(family.index(0, 2), "1/6/2018")
    officer.press("save")
    with officer.database.read() as reading:
        kept = services.get_member(reading, services.list_members(reading, MemberQuery(HONG))[0].id)
    assert (kept.schooling, kept.insured_salary, kept.party) == ("12/12", 5_500_000, Party.ON_PROBATION)
    assert kept.family == (Relative("Con", "Lê Minh An", PartialDate(2018, 6, 1)),)
    officer.do("edit_member")
    family = officer.see(QTableWidget, "family").model()
    assert [family.index(0, column).data() for column in range(3)] == ["Con", "Lê Minh An", "01/06/2018"]
    assert family.rowCount() == 2  # with a row for the next one
    officer.press("put_off")


def test_boxes_under_the_headings_narrow_the_list_together_with_search_and_chips(sample: Officer) -> None:
    officer = sample
    people = officer.rows("members_table", 0, 1, 2, 3)
    wanted = [one for one in people if one[2] == "Nữ" and "May" in one[3] and 1985 <= int(one[1][-4:]) <= 1995]
    assert 0 < len(wanted) < len(people)
    for field, text in (("sex", "nu"), ("section_id", "MAY"), ("birth", "1985-1995")):
        officer.type(f"members_table_filter_{field}", text)
        QTest.qWait(120)
        officer.settle()
    assert officer.rows("members_table", 0, 1, 2, 3) == wanted
    officer.type("members_table_filter_job", "không ai làm việc này")
    QTest.qWait(120)
    officer.settle()
    assert officer.read("members_table_count") == "0 đoàn viên"
    officer.key(Qt.Key.Key_Escape)
    QTest.qWait(120)
    officer.settle()
    assert officer.rows("members_table", 0, 1, 2, 3) == wanted
    officer.search("members_table", wanted[0][0])
    assert officer.rows("members_table", 0)[0] == wanted[0][0]
    officer.press("chip_left")
    assert officer.read("members_table_count") == "0 đoàn viên"


def filter_by(officer: Officer, **texts: str) -> None:
    for field, text in texts.items():
        officer.type(f"members_table_filter_{field}", text)
    QTest.qWait(120)
    officer.settle()


def test_a_filter_kept_by_name_comes_back_as_a_chip_without_what_was_typed_to_find_one_person(
    sample: Officer, dialogs: PreparedDialogs, type_text: Callable[[QWidget, str], None]
) -> None:
    officer = sample
    filter_by(officer, sex="nữ", birth="<1990")
    women = officer.rows("members_table", 0)
    assert women
    filter_by(officer, full_name=women[0])
    officer.do("save_filter")
    officer.type("filter_name", "Nữ sinh trước 1990")
    officer.press("save")
    officer.press("chip_staying")
    assert len(officer.rows("members_table", 0)) > len(women)
    officer.leave()
    officer = Officer(officer.folder, dialogs, type_text).unlock()
    officer.go("members")
    officer.press("chip_saved_Nữ sinh trước 1990")
    assert officer.rows("members_table", 0) == women
    officer.do("drop_filter")
    assert not officer.is_seen("chip_saved_Nữ sinh trước 1990")
    assert len(officer.rows("members_table", 0)) > len(women)
    officer.leave()


def test_the_figures_about_the_workers_are_typed_for_a_day_of_counting(officer: Officer) -> None:
    officer.do("labour_figures")
    officer.type("tong_ld", "120")
    officer.type("luong_binh_quan", "9500000")
    officer.press("save")
    assert officer.told == "Đã lưu số liệu lao động đến ngày 30/11/2026"
    officer.do("labour_figures")
    assert officer.see(QLineEdit, "tong_ld").text() == "120"
    assert officer.see(QLineEdit, "luong_binh_quan").text() == "9.500.000"
    officer.choose("on", "31/05/2026")
    assert officer.see(QLineEdit, "tong_ld").text() == ""
    officer.press("put_off")


def test_a_paper_is_printed_about_the_chosen_person(officer: Officer, dialogs: PreparedDialogs, tmp_path: Path) -> None:
    path = tmp_path / "phieu.docx"
    dialogs.files.append(path)
    officer.search("members_table", HONG)
    officer.mark_first()
    officer.do("print_review-sheet")
    officer.settle()
    assert path.exists()


def test_what_happened_is_put_right_and_taken_out_beside_the_list_and_undone(officer: Officer) -> None:
    officer.mark("members_table", HONG)
    officer.do("record_event")
    officer.type("reason", "Nghỉ ốm")
    officer.press("save")
    with officer.database.read() as reading:
        line = next(one for one in services.list_members(reading) if one.full_name == HONG)
        came, event = services.membership_history(reading, line.id)
    assert "Nghỉ ốm" in officer.read_all("drawer")
    officer.press(f"edit_event_{event.id}")
    officer.choose("kind", "Nghỉ hưu")
    officer.type("reason", "Đủ tuổi")
    officer.press("save")
    with officer.database.read() as reading:
        assert services.get_member(reading, line.id).status is Status.ENDED
    officer.press("chip_left")
    officer.mark("members_table", HONG)
    assert "Đủ tuổi" in officer.read_all("drawer")
    officer.see(QWidget, f"remove_event_{event.id}").setFocus()
    officer.key(Qt.Key.Key_Space)
    assert officer.told.startswith("Đã xóa biến động")
    officer.do("undo")
    with officer.database.read() as reading:
        assert services.get_member(reading, line.id).status is Status.ENDED
        assert [one.id for one in services.membership_history(reading, line.id)] == [came.id, event.id]
