"""Photos, papers and card numbers at the real window, by keyboard, by mouse and by what is dropped or pasted."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QWidget

from desktop.commands.union import found_with_keys
from desktop.core.attachments import picture_size
from desktop.core.clock import fixed_at
from desktop.features.accounts.books import set_up
from desktop.features.members import services
from desktop.features.organization.domain import UnionDraft
from desktop.widgets import preview
from tests.conftest import PreparedDialogs
from tests.core.pictures import PDF, picture
from tests.end_to_end.window import CONTROL, PASSPHRASE, SMALL, Officer
from tests.members.people import add

TODAY = fixed_at(2026, 11, 22)
HONG, DUC = "Nguyễn Thị Hồng", "Nguyễn Văn Đức"


@pytest.fixture(scope="session")
def union_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("papers") / "so"
    draft = UnionDraft("CĐCS Công ty TNHH May Hòa Phát", "MAY-HP", sections=("Tổ may 1",))
    book, _ = set_up(folder, PASSPHRASE, lambda tx: found_with_keys(tx, draft), TODAY)
    add(book.database, HONG, staff_code="HP01", card_number="HP-0007")
    add(book.database, DUC, staff_code="HP02")
    book.close()
    return folder


@pytest.fixture
def officer(
    union_folder: Path, tmp_path: Path, dialogs: PreparedDialogs, type_text: Callable[[QWidget, str], None]
) -> Iterator[Officer]:
    shutil.copytree(union_folder, tmp_path / "so")
    seated = Officer(tmp_path / "so", dialogs, type_text).unlock(clock=TODAY)
    seated.go("members")
    yield seated
    seated.leave()
    assert not dialogs.agreements


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What the system's programs were asked to show."""
    shown: list[Path] = []

    def show(path: Path) -> bool:
        shown.append(path)
        return True

    monkeypatch.setattr(preview, "open_file", show)
    return shown


def photo(officer: Officer, name: str) -> bytes | None:
    with officer.database.read() as reading:
        (line,) = [one for one in services.list_members(reading) if one.full_name == name]
        return services.photo_of(reading, line.id)


def files(folder: Path, *names: str) -> list[Path]:
    made = [folder / name for name in names]
    for path in made:
        path.write_bytes(picture(800, 600) if path.suffix == ".jpg" else PDF + path.name.encode() + b"\n%%EOF")
    return made


def drop(widget: QWidget, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    given = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    entering = QDragEnterEvent(widget.rect().center(), *given)
    QApplication.sendEvent(widget, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(widget, QDropEvent(QPointF(widget.rect().center()), *given))


def open_papers(officer: Officer) -> None:
    officer.mark("members_table", HONG)
    officer.key(Qt.Key.Key_H, CONTROL)
    assert officer.front.objectName() == "documents"


def test_a_photo_is_chosen_cut_by_keys_kept_and_taken_back(officer: Officer, tmp_path: Path) -> None:
    officer.dialogs.files += files(tmp_path, "anh.jpg")
    officer.mark("members_table", HONG)
    officer.press("choose_photo")
    assert officer.front.objectName() == "crop"
    for key in (Qt.Key.Key_Minus, Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_R, Qt.Key.Key_Plus, Qt.Key.Key_Return):
        officer.key(key)
    assert officer.told == f"Đã cất ảnh của {HONG}"
    kept = photo(officer, HONG)
    assert kept
    width, height = picture_size(kept)
    assert width * 4 == pytest.approx(height * 3, abs=6)
    assert officer.see(QWidget, "photo").accessibleName() == f"Ảnh của {HONG}"
    officer.press("remove_photo")
    assert photo(officer, HONG) is None
    officer.key(Qt.Key.Key_Z, CONTROL)
    assert photo(officer, HONG) == kept
    officer.key(Qt.Key.Key_Z, CONTROL)
    assert photo(officer, HONG) is None
    assert not officer.is_seen("remove_photo")


def test_a_photo_is_pasted_where_the_photo_has_the_focus(officer: Officer) -> None:
    image = QImage(300, 400, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    QGuiApplication.clipboard().setImage(image)
    officer.mark("members_table", HONG)
    officer.see(QWidget, "photo").setFocus()
    officer.key(Qt.Key.Key_V, CONTROL)
    assert officer.front.objectName() == "crop"
    officer.key(Qt.Key.Key_Return)
    assert photo(officer, HONG)
    officer.see(QWidget, "photo").setFocus()
    officer.key(Qt.Key.Key_Delete)
    assert photo(officer, HONG) is None


def test_a_dropped_file_that_is_no_picture_is_refused_with_its_reason(officer: Officer, tmp_path: Path) -> None:
    bad = tmp_path / "anh.jpg"
    bad.write_bytes(b"MZ a program")
    officer.mark("members_table", HONG)
    drop(officer.see(QWidget, "photo"), bad)
    officer.settle()
    (refusal,) = officer.dialogs.refusals
    assert "không phải ảnh đọc được" in officer.dialogs.say(refusal)
    assert photo(officer, HONG) is None


def test_a_new_member_is_kept_together_with_the_photo(officer: Officer, tmp_path: Path) -> None:
    officer.dialogs.files += files(tmp_path, "anh.jpg")
    officer.key(Qt.Key.Key_N, CONTROL)
    officer.type("full_name", "Lê Thị Ánh")
    officer.press("choose_photo")
    officer.key(Qt.Key.Key_Return)
    officer.press("save")
    assert officer.told == "Đã thêm Lê Thị Ánh"
    assert photo(officer, "Lê Thị Ánh")
    officer.key(Qt.Key.Key_Z, CONTROL)
    assert "Lê Thị Ánh" not in officer.rows("members_table", 0)


def test_a_photo_that_was_chosen_and_not_saved_is_not_lost_silently(officer: Officer, tmp_path: Path) -> None:
    officer.dialogs.files += files(tmp_path, "anh.jpg")
    officer.mark("members_table", HONG)
    officer.key(Qt.Key.Key_E, CONTROL)
    officer.press("choose_photo")
    officer.key(Qt.Key.Key_Return)
    officer.dialogs.agreements.append(True)
    officer.press("put_off")
    assert "chưa được cất" in officer.dialogs.asked[-1]
    assert photo(officer, HONG) is None


def test_papers_are_added_named_removed_and_come_back(officer: Officer, tmp_path: Path) -> None:
    open_papers(officer)
    officer.dialogs.files += [*files(tmp_path, "Đơn gia nhập.pdf", "IMG_1.jpg"), tmp_path / "xau.pdf"]
    (tmp_path / "xau.pdf").write_bytes(b"MZ a program")
    officer.key(Qt.Key.Key_Insert)
    assert officer.rows("files_table", 0, 1) == [
        ("Đơn gia nhập", "Đơn gia nhập.pdf"),
        ("Giấy tờ khác", "IMG_1.jpg"),
    ]
    assert "“xau.pdf” là một chương trình" in officer.read_all()
    officer.mark("files_table", "IMG_1.jpg", 1)
    officer.key(Qt.Key.Key_F2)
    officer.choose("kind", "Bản sao căn cước")
    officer.type("note", "mặt trước")
    officer.press("save")
    assert ("Bản sao căn cước", "IMG_1.jpg", "mặt trước") in officer.rows("files_table", 0, 1, 4)
    officer.key(Qt.Key.Key_Delete)
    assert officer.rows("files_table", 1) == ["Đơn gia nhập.pdf"]
    officer.key(Qt.Key.Key_Z, CONTROL)
    assert officer.rows("files_table", 1) == ["Đơn gia nhập.pdf", "IMG_1.jpg"]
    officer.press("close")
    assert officer.text("open_documents") == "Tất cả giấy tờ (2)…"


def test_files_are_dropped_on_the_list_of_papers(officer: Officer, tmp_path: Path) -> None:
    open_papers(officer)
    drop(officer.front, *files(tmp_path, "a.pdf", "b.pdf"))
    officer.settle()
    assert officer.rows("files_table", 1) == ["a.pdf", "b.pdf"]


def test_a_paper_is_opened_as_a_copy_that_tells_nothing_and_is_gone_when_the_program_ends(
    officer: Officer, tmp_path: Path, opened: list[Path]
) -> None:
    (given,) = files(tmp_path, "Đơn của Hồng.pdf")
    open_papers(officer)
    drop(officer.front, given)
    officer.settle()
    officer.key(Qt.Key.Key_Return)
    (copy,) = opened
    assert copy.read_bytes() == given.read_bytes()
    assert copy.parent == officer.folder / "opened"
    assert copy.suffix == ".pdf"
    assert "hong" not in copy.name.lower()
    assert not copy.stat().st_mode & 0o277
    officer.press("close")
    officer.press("open_listed_document")
    assert len(opened) == 2
    officer.leave()
    assert not copy.parent.exists()


def test_what_a_crash_left_open_is_gone_at_the_next_start(
    union_folder: Path, tmp_path: Path, dialogs: PreparedDialogs, type_text: Callable[[QWidget, str], None]
) -> None:
    shutil.copytree(union_folder, tmp_path / "so")
    left = tmp_path / "so" / "opened" / "0123.pdf"
    left.parent.mkdir()
    left.write_bytes(PDF)
    seated = Officer(tmp_path / "so", dialogs, type_text).unlock(clock=TODAY)
    assert not left.exists()
    seated.leave()


def test_a_copy_of_a_paper_is_saved_where_wanted(officer: Officer, tmp_path: Path) -> None:
    (given,) = files(tmp_path, "a.pdf")
    open_papers(officer)
    drop(officer.front, given)
    officer.settle()
    officer.dialogs.files.append(tmp_path / "ra.pdf")
    officer.press("save_file")
    assert (tmp_path / "ra.pdf").read_bytes() == given.read_bytes()


def test_who_has_papers_is_not_deleted_without_a_word(officer: Officer, tmp_path: Path) -> None:
    open_papers(officer)
    drop(officer.front, *files(tmp_path, "a.pdf"))
    officer.settle()
    officer.press("close")
    officer.dialogs.agreements.append(False)
    officer.do("remove_members")
    assert "1 giấy tờ đính kèm" in officer.dialogs.asked[-1]


def test_a_folder_of_photos_is_seen_before_it_is_kept(officer: Officer, tmp_path: Path) -> None:
    folder = tmp_path / "anh"
    folder.mkdir()
    files(folder, "HP01.jpg", "hp-02.jpg", "nobody.jpg")
    officer.dialogs.files.append(folder)
    officer.do("import_photos")
    assert officer.rows("photo_folder_table") == [
        ("HP01.jpg", HONG, "Ảnh mới"),
        ("hp-02.jpg", DUC, "Ảnh mới"),
        ("nobody.jpg", "", "Không ai có mã này"),
    ]
    assert "1 tệp không khớp với ai" in officer.read_all()
    officer.key(Qt.Key.Key_Return)
    assert officer.told == "Đã cất 2 ảnh"
    assert photo(officer, DUC)
    officer.key(Qt.Key.Key_Z, CONTROL)
    assert photo(officer, HONG) is None
    assert photo(officer, DUC) is None


def test_those_without_a_card_number_get_the_next_one(officer: Officer) -> None:
    officer.mark_all("members_table", [HONG, DUC])
    officer.do("give_card_numbers")
    assert "1 người đã chọn chưa có số thẻ" in officer.read_all()
    officer.press("save")
    assert officer.told == "Đã cấp số thẻ cho 1 người, từ HP-0008 đến HP-0008"
    officer.do("give_card_numbers")
    assert officer.dialogs.notes == ["Những người đã chọn đều có số thẻ rồi."]


@pytest.mark.parametrize("size", [(1366, 728), SMALL])
def test_photos_and_papers_can_be_worked_by_keyboard_and_are_whole(
    officer: Officer, tmp_path: Path, size: tuple[int, int]
) -> None:
    officer.widen(*size)
    officer.mark("members_table", HONG)
    assert [one for one in officer.faults_of_focus() if "photo" in one or "document" in one] == []
    assert [one for one in officer.faults_of_looks() if "photo" in one or "document" in one] == []
    officer.dialogs.files += files(tmp_path, "Đơn xin gia nhập công đoàn của tất cả mọi người.pdf", "anh.jpg")
    officer.key(Qt.Key.Key_H, CONTROL)
    officer.key(Qt.Key.Key_Insert)
    assert (officer.faults_of_focus(), officer.faults_of_looks()) == ([], [])
    officer.press("close")
    assert [one for one in officer.faults_of_looks() if "document" in one] == []
    officer.dialogs.files += [tmp_path / "anh.jpg"]
    officer.press("choose_photo")
    assert (officer.faults_of_focus(), officer.faults_of_looks()) == ([], [])
    officer.press("put_off")
    officer.key(Qt.Key.Key_E, CONTROL)
    assert officer.faults_of_focus() == []
    assert {"photo", "choose_photo", "full_name", "save"} <= officer.tabbed_through()
