"""The desk as an officer works it: scanner, keyboard, mouse, and the second laptop."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QListWidget, QWidget

from desktop.core.clock import fixed_at
from desktop.features.members.services import set_photo
from desktop.features.tet_gifts import services
from desktop.features.tet_gifts.domain import GiftRequest, GiftState
from desktop.features.tet_gifts.domain.desk import DeskScope, Verdict
from desktop.features.tet_gifts.domain.second_desk import SplitBy
from desktop.features.tet_gifts.domain.signing import Signed
from desktop.features.tet_gifts.feature import FEATURE
from desktop.features.tet_gifts.services import desk as desk_services
from desktop.features.tet_gifts.services import second_desk, signing
from desktop.features.tet_gifts.ui.desk import DeskWindow
from desktop.features.tet_gifts.ui.desk.dividing import DesksDialog, SplitDialog
from desktop.features.tet_gifts.ui.desk.second import DeskOpener, SecondDeskWindow
from desktop.features.tet_gifts.ui.signing import SigningDialog
from desktop.shell.workplace import Workplace
from tests.core.pictures import picture

from .conftest import Tet

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from tests.conftest import PreparedDialogs


@pytest.fixture
def gifts(tet: Tet) -> list[GiftRequest]:
    """Of each member, in the order of the members."""
    made = tet.make_final("TIEN", *tet.members)
    with tet.database.read() as reading:
        owners = {services.get_beneficiary(reading, one.beneficiary_id).member_id: one for one in made}
    return [owners[member.id] for member in tet.members]


@pytest.fixture
def window(tet: Tet, gifts: list[GiftRequest], workplace: Workplace, qtbot: QtBot) -> DeskWindow:
    workplace.features = (FEATURE,)
    made = DeskWindow(workplace, tet.campaign, list(tet.schemes.values()))
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)  # the fixture's own
    qtbot.addWidget(made)
    made.resize(1366, 728)
    made.show()
    settle(made)
    return made


def settle(window: DeskWindow) -> None:
    for _ in range(5):
        assert window.view.workplace.jobs.wait_idle()


def key(window: DeskWindow, *keys: Qt.Key, control: bool = False) -> None:
    modifier = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
    for one in keys:
        QTest.keyClick(window.view.entry, one, modifier)
        settle(window)


def scan(window: DeskWindow, code: str, *ends: Qt.Key) -> str:
    """What the desk answers when this is typed as fast as a scanner does."""
    QTest.keyClicks(window.view.entry, code)
    for end in ends or (Qt.Key.Key_Return,):
        QTest.keyClick(window.view.entry, end)
    settle(window)
    return window.view.answer.accessibleName()


def matches(window: DeskWindow) -> list[str]:
    found: QListWidget = window.findChild(QListWidget, "desk_matches")  # type: ignore[assignment]
    return [found.item(row).text().split(" · ")[0] for row in range(found.count())]


def said(window: QWidget) -> str:
    labels: list[QLabel] = window.findChildren(QLabel)  # type: ignore[assignment]
    return "\n".join(label.text() for label in labels)


def test_the_answer_says_the_name_and_what_is_owed_in_figures_and_words(
    tet: Tet, gifts: list[GiftRequest], window: DeskWindow
) -> None:
    tet.make_final("QUA", tet.members[0])
    answer = scan(window, gifts[0].slip_code)
    assert answer.startswith("ĐÃ TRAO Nguyễn Thị Ánh Tổ Cắt · sinh 1985 1.000.000 đồng")
    assert "300.000" in answer
    assert "Một triệu đồng" in answer
    assert window.view.sounds.played == "good"
    assert "đã trao 1/10, còn chờ 9" in said(window)


def test_the_members_photo_stands_beside_the_name(tet: Tet, gifts: list[GiftRequest], window: DeskWindow) -> None:
    with tet.database.write("set_photo") as tx:
        set_photo(tx, tet.members[0].id, picture())
    photo: QLabel = window.findChild(QLabel, "desk_photo")  # type: ignore[assignment]
    scan(window, gifts[1].slip_code)
    assert not photo.isVisible()
    scan(window, gifts[0].slip_code)
    assert photo.isVisible()
    assert photo.pixmap().height() > 100


def test_a_name_is_typed_without_marks_and_given_with_arrow_and_enter(
    tet: Tet, gifts: list[GiftRequest], window: DeskWindow
) -> None:
    QTest.keyClicks(window.view.entry, "thi")
    settle(window)
    assert matches(window) == ["Nguyễn Thị Ánh", "Lê Thị Mỹ Hằng", "Phạm Thị Ngữ", "Bùi Thị Sửu", "Võ Thị Kim Yến"]
    key(window, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert window.view.answer.accessibleName().startswith("Lê Thị Mỹ Hằng")
    assert tet.gift(gifts[2]).state is GiftState.FINAL
    key(window, Qt.Key.Key_Return)
    assert tet.gift(gifts[2]).state is GiftState.RECEIVED
    assert window.view.entry.text() == ""
    assert matches(window) == []


def test_enter_alone_only_chooses_and_a_scanners_second_line_end_gives_nothing(
    tet: Tet, gifts: list[GiftRequest], window: DeskWindow
) -> None:
    scan(window, "dang van", Qt.Key.Key_Return, Qt.Key.Key_Return)
    key(window, Qt.Key.Key_Return)
    assert tet.gift(gifts[1]).state is GiftState.FINAL
    assert window.view.answer.accessibleName().startswith("Đặng Văn Ẩn")
    QTest.qWait(450)
    key(window, Qt.Key.Key_Return)
    assert tet.gift(gifts[1]).state is GiftState.RECEIVED


def test_a_scan_into_an_open_search_means_the_slip_and_nobody_else(
    tet: Tet, gifts: list[GiftRequest], window: DeskWindow
) -> None:
    QTest.keyClicks(window.view.entry, "thi")
    settle(window)
    key(window, Qt.Key.Key_Down)
    answer = scan(window, gifts[3].slip_code)
    assert answer.startswith("ĐÃ TRAO Trần Quốc Bửu")
    given = [one for one in gifts if tet.gift(one).state is GiftState.RECEIVED]
    assert given == [gifts[3]]
    QTest.keyClicks(window.view.entry, "thi")
    settle(window)
    key(window, Qt.Key.Key_Down)
    wrong = f"{gifts[4].slip_code[:-1]}{(int(gifts[4].slip_code[-1]) + 1) % 10}"
    assert "không phải mã phiếu" in scan(window, wrong)
    assert [one for one in gifts if tet.gift(one).state is GiftState.RECEIVED] == given


@pytest.mark.parametrize("ends", [(Qt.Key.Key_Tab,), (Qt.Key.Key_Enter,), (Qt.Key.Key_Return, Qt.Key.Key_Return)])
def test_scanners_may_end_a_line_as_they_like(
    gifts: list[GiftRequest], window: DeskWindow, ends: tuple[Qt.Key, ...]
) -> None:
    assert scan(window, gifts[0].slip_code, *ends).startswith("ĐÃ TRAO Nguyễn Thị Ánh")


def test_a_scanner_that_sends_a_line_feed_is_understood(gifts: list[GiftRequest], window: DeskWindow) -> None:
    QTest.keyClicks(window.view.entry, gifts[0].slip_code)
    key(window, Qt.Key.Key_J, control=True)
    assert window.view.answer.accessibleName().startswith("ĐÃ TRAO Nguyễn Thị Ánh")


def test_a_slip_scanned_twice_in_a_moment_stays_green_and_later_is_red(
    gifts: list[GiftRequest], window: DeskWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = gifts[0].slip_code
    scan(window, code)
    scan(window, code)
    assert "ĐÃ TRAO" in said(window)
    assert "Quét hai lần, chỉ ghi một lần" in said(window)
    monkeypatch.setattr("desktop.features.tet_gifts.ui.desk.presenter.TWICE_MS", -1)
    assert scan(window, code).startswith("ĐÃ NHẬN RỒI Nguyễn Thị Ánh")
    assert window.view.sounds.played == "bad"


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("https://vi.vn/q?id=1", "mã của hệ thống khác"), ("x" * 4000, "quá dài"),
        ("khong co ai", "Không có người nhận quà nào"), ("123456789", "không phải mã phiếu"),
    ],
)  # fmt: skip
def test_everything_else_is_answered_clearly(window: DeskWindow, typed: str, answer: str) -> None:
    window.view.entry.setText(typed)
    settle(window)
    key(window, Qt.Key.Key_Return)
    assert answer in window.view.answer.accessibleName()
    assert window.view.entry.text() == ""


def test_the_slip_first_and_then_who_takes_it(tet: Tet, gifts: list[GiftRequest], window: DeskWindow) -> None:
    click(window, "proxy_button")
    assert "Nguyễn Thị Ánh" in scan(window, gifts[0].slip_code)
    assert tet.gift(gifts[0]).state is GiftState.FINAL
    window.view.modes.proxy.load({"full_name": "Lê Văn Hai", "relation": "Chồng", "national_id": "072080000001"})
    key(window, Qt.Key.Key_Return)
    assert "Lê Văn Hai nhận thay" in window.view.answer.accessibleName()
    click(window, "proxy_button")
    scan(window, gifts[1].slip_code)
    chips: list[QAbstractButton] = window.findChildren(QAbstractButton, "substitute")  # type: ignore[assignment]
    assert [one.text() for one in chips] == ["Lê Văn Hai (Chồng)"]
    chips[0].click()
    key(window, Qt.Key.Key_Return)
    assert tet.gift(gifts[1]).state is GiftState.RECEIVED


def test_a_refusal_is_noted_with_its_reason_and_can_be_taken_back(
    tet: Tet, gifts: list[GiftRequest], window: DeskWindow
) -> None:
    click(window, "refused_button")
    assert "lý do" in scan(window, gifts[0].slip_code)
    window.view.modes.why.load({"reason": "Nhường người khó hơn"})
    assert "Từ chối nhận: Nhường người khó hơn" in scan(window, gifts[0].slip_code)
    assert tet.gift(gifts[0]).state is GiftState.NOT_TAKEN
    assert window.view.modes.mode == 0
    window.view.undo.trigger()
    settle(window)
    assert tet.gift(gifts[0]).state is GiftState.ISSUED


def test_who_was_noted_in_the_list_as_not_taking_it_still_gets_it_at_the_desk(
    tet: Tet, gifts: list[GiftRequest], window: DeskWindow
) -> None:
    with tet.database.write("gifts_not_taken") as tx:
        services.mark_not_taken(tx, [gifts[0].id], "Đi công tác")
    settle(window)
    waiting = len(gifts) - 1
    assert window.view.counters.text() == f"Đã trao 0 · còn chờ {waiting} · không nhận 1 · tổng {len(gifts)}"
    with tet.database.write("hand_out_gift") as tx:
        scope = DeskScope(tet.campaign.id)
        assert desk_services.give_slip(tx, scope, gifts[0].slip_code).verdict is Verdict.NOT_TAKEN
        assert desk_services.give_slip(tx, scope, gifts[0].slip_code, insist=True).verdict is Verdict.GIVEN
    assert tet.gift(gifts[0]).state is GiftState.RECEIVED


def test_the_last_visit_is_taken_back_with_a_key_while_the_cursor_waits_in_the_entry(
    tet: Tet, gifts: list[GiftRequest], window: DeskWindow
) -> None:
    scan(window, gifts[0].slip_code)
    key(window, Qt.Key.Key_F9)
    assert window.view.answer.accessibleName().startswith("ĐÃ HOÀN LẠI Nguyễn Thị Ánh")
    assert tet.gift(gifts[0]).state is GiftState.ISSUED


def test_what_was_noted_as_not_taken_goes_out_with_control_enter_only(
    tet: Tet, gifts: list[GiftRequest], window: DeskWindow
) -> None:
    click(window, "absent_button")
    scan(window, gifts[0].slip_code)
    assert scan(window, gifts[0].slip_code).startswith("ĐÃ GHI KHÔNG NHẬN Nguyễn Thị Ánh")
    key(window, Qt.Key.Key_Return)
    assert tet.gift(gifts[0]).state is GiftState.NOT_TAKEN
    key(window, Qt.Key.Key_Return, control=True)
    assert tet.gift(gifts[0]).state is GiftState.RECEIVED


def test_esc_goes_back_step_by_step_and_leaves_last(window: DeskWindow) -> None:
    click(window, "proxy_button")
    QTest.keyClicks(window.view.entry, "thi")
    settle(window)
    key(window, Qt.Key.Key_Escape)
    assert (window.view.entry.text(), window.isVisible(), window.view.modes.mode) == ("", True, 1)
    key(window, Qt.Key.Key_Escape)
    assert (window.isVisible(), window.view.modes.mode) == (True, 0)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_muting_is_remembered(window: DeskWindow) -> None:
    click(window, "desk_mute")
    assert window.view.sounds.muted
    assert "Đang tắt tiếng" in window.view.mute_button.text()


def test_a_second_laptop_gives_its_part_and_warns_before_what_is_not(
    tet: Tet, gifts: list[GiftRequest], workplace: Workplace, dialogs: PreparedDialogs, qtbot: QtBot, tmp_path: Path,
) -> None:  # fmt: skip
    stick = tmp_path / "ban2.cdban"
    with tet.database.write("issue_desk") as tx:
        _, code = second_desk.issue_desk(tx, tet.campaign.id, "Bàn 2", SplitBy.SECTION, ["Tổ May 1"], stick)
    opened = second_desk.open_desk(tmp_path / "laptop", stick, code, fixed_at(2026, 2, 5))
    there = Workplace(opened.database, workplace.jobs, dialogs, (FEATURE,), workplace.settings)  # type: ignore[arg-type]
    window = SecondDeskWindow(there, opened)
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)  # qtbot closes it
    qtbot.addWidget(window)
    window.show()
    settle(window)
    assert scan(window, gifts[1].slip_code).startswith("ĐÃ TRAO Đặng Văn Ẩn")
    away = scan(window, gifts[0].slip_code)
    assert away.startswith("THUỘC BÀN KHÁC Nguyễn Thị Ánh")
    assert "“Bàn 1”" in away
    assert "tổng 5" in said(window)
    dialogs.agreements.append(dialogs.BETTER)
    back = tmp_path / "tra-ve.cdban"
    dialogs.files.append(back)
    window.close()
    settle(window)
    assert window.isVisible()
    assert "chưa ghi ra tệp trả về" in dialogs.asked[0]
    assert "1 suất" in dialogs.notes[0]
    with tet.database.write("merge_return") as tx:
        assert second_desk.merge_return(tx, tet.campaign.id, back).fresh == 1
    window.close()
    workplace.jobs.wait_idle()


def test_a_signed_page_is_noted_with_space_and_enter(
    tet: Tet, gifts: list[GiftRequest], workplace: Workplace, qtbot: QtBot, type_text: Callable[..., None]
) -> None:
    workplace.features = (FEATURE,)
    with tet.database.write("hand_out_gift") as tx:
        for gift in gifts[:4]:
            desk_services.give_slip(tx, DeskScope(tet.campaign.id, "Bàn 1"), gift.slip_code)
    owner = QWidget()
    qtbot.addWidget(owner)
    dialog = SigningDialog(workplace, tet.campaign, None, owner)
    dialog.show()
    for _ in range(4):
        assert workplace.jobs.wait_idle()
    names = [one.name for one in dialog.rows]
    second = names.index("Lê Thị Mỹ Hằng")
    dialog.table.setCurrentCell(second, 0)
    QTest.keyClick(dialog.table, Qt.Key.Key_Space)
    dialog.table.setCurrentCell(4, 0)
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    for _ in range(4):
        assert workplace.jobs.wait_idle()
    with tet.database.read() as reading:
        rows = signing.sign_off_rows(reading, tet.campaign.id)
        state = signing.signing_state(reading, tet.campaign.id)
    assert rows[second].signed is Signed.NO
    assert (state.signed, state.missing, state.not_looked_at) == (1, 1, 2)
    assert dialog.table.currentRow() == 5
    assert "1 đã ký · 1 thiếu chữ ký · 2 chưa xem" in dialog.state.text()


def test_a_part_is_ticked_written_to_the_stick_and_taken_in_again(
    tet: Tet, gifts: list[GiftRequest], workplace: Workplace, dialogs: PreparedDialogs, qtbot: QtBot, tmp_path: Path,
) -> None:  # fmt: skip
    workplace.features = (FEATURE,)
    owner = QWidget()
    qtbot.addWidget(owner)
    desks = DesksDialog(workplace, tet.campaign, owner)
    desks.show()
    split = SplitDialog(workplace, tet.campaign, 2, desks)
    wait(workplace)
    assert [split.shares.item(row).text() for row in range(2)] == [
        "Tổ Cắt: 5 suất chờ trao",
        "Tổ May 1: 5 suất chờ trao",
    ]
    assert not split.write.isEnabled()
    split.shares.item(1).setCheckState(Qt.CheckState.Checked)
    assert "5 suất sang bàn ấy, 5 suất ở lại" in said(split)
    stick = tmp_path / "ban2.cdban"
    dialogs.files.append(stick)
    split.write.click()
    wait(workplace)
    code = next(line for line in dialogs.notes[0].split("\n") if line.replace(" ", "").isdigit())
    assert "còn 5 suất trong phần · chưa trả về lần nào" in desks.desks.item(0).text()
    opened: list[SecondDeskWindow] = []
    opener = DeskOpener(tmp_path / "laptop", workplace.jobs, dialogs, (FEATURE,), workplace.say, opened.append, owner)  # type: ignore[arg-type]
    dialogs.files.append(stick)
    opener.begin()
    wait(workplace)
    opener.dialog.digits.setText("1234")
    opener.dialog.button.click()
    wait(workplace)
    assert "đủ mười sáu chữ số" in opener.dialog.banner.text()
    opener.dialog.digits.setText(code)
    opener.dialog.button.click()
    wait(workplace, 30_000)
    window = opened[0]
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(window)
    window.show()
    scan(window, gifts[1].slip_code)
    back = tmp_path / "back.cdban"
    dialogs.files.append(back)
    click(window, "finish_desk")
    settle(window)
    assert not window.finish.isVisible()
    assert scan(window, gifts[3].slip_code).startswith("THUỘC BÀN KHÁC")
    dialogs.files.append(back)
    desks.take_in.click()
    wait(workplace)
    assert "Bàn 2: vừa ghi 1 suất" in desks.banner.text()
    assert "đã kết thúc" in desks.desks.item(0).text()
    assert "Không có suất nào trao hai lần" in desks.doubles.item(0).text()
    window.close()
    wait(workplace)


def wait(workplace: Workplace, milliseconds: int = 10_000) -> None:
    for _ in range(5):
        assert workplace.jobs.wait_idle(milliseconds)


def click(window: QWidget, name: str) -> None:
    pressed: QAbstractButton = window.findChild(QAbstractButton, name)  # type: ignore[assignment]
    pressed.click()
