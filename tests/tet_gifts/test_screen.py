"""What an officer sees and does on the screen of Tết gifts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

from desktop.core import paths
from desktop.core.money import Dong
from desktop.features.tet_gifts import services
from desktop.features.tet_gifts.domain import FundSource, GiftQuery, GiftState, Reason, SourceBudget
from desktop.features.tet_gifts.feature import FEATURE
from desktop.features.tet_gifts.ui.screen import DESK, TetGiftsScreen
from desktop.features.tet_gifts.ui.screen.frame import TABS
from desktop.widgets.actions import Place
from desktop.widgets.editor import EditorDialog
from desktop.widgets.fields import Option

from .conftest import Tet

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop.features.tet_gifts.domain import Scheme
    from desktop.shell.workplace import Workplace
    from tests.conftest import PreparedDialogs


@pytest.fixture
def screen(tet: Tet, workplace: Workplace, qtbot: QtBot) -> TetGiftsScreen:
    return shown(workplace, qtbot)


def shown(workplace: Workplace, qtbot: QtBot) -> TetGiftsScreen:
    workplace.features = (FEATURE,)
    made = TetGiftsScreen(workplace)
    qtbot.addWidget(made)
    made.resize(1160, 660)
    made.show()
    made.reload()
    settle(made)
    return made


def settle(screen: TetGiftsScreen) -> None:
    """Until nothing more is asked: answers may ask again."""
    for _ in range(5):
        assert screen.workplace.jobs.wait_idle()


def said(widget: QWidget) -> str:
    labels: list[QLabel] = widget.findChildren(QLabel)  # type: ignore[assignment]
    return "\n".join(label.text() for label in labels)


def press(screen: TetGiftsScreen, deed: str) -> None:
    next(action for action in screen.deeds if action.id == deed).trigger()


def editor_of(screen: TetGiftsScreen) -> EditorDialog:
    editors: list[EditorDialog] = screen.findChildren(EditorDialog)  # type: ignore[assignment]
    return editors[-1]


def save(screen: TetGiftsScreen, editor: EditorDialog) -> None:
    button: QAbstractButton = editor.findChild(QAbstractButton, "save")  # type: ignore[assignment]
    button.click()
    settle(screen)


def scan(screen: TetGiftsScreen, code: str) -> str:
    entry: QLineEdit = screen.findChild(QLineEdit, "slip_entry")  # type: ignore[assignment]
    QTest.keyClicks(entry, code)
    QTest.keyClick(entry, Qt.Key.Key_Return)
    settle(screen)
    answer: QWidget = screen.findChild(QWidget, "desk_answer")  # type: ignore[assignment]
    return answer.accessibleName()


def click(screen: TetGiftsScreen, name: str) -> None:
    pressed: QAbstractButton = screen.findChild(QAbstractButton, name)  # type: ignore[assignment]
    pressed.click()
    settle(screen)


def lines(tet: Tet) -> dict[str, GiftState]:
    with tet.database.read() as reading:
        return {line.full_name: line.state for line in services.list_gifts(reading, GiftQuery())}


def test_without_a_campaign_the_screen_says_how_to_begin(
    workplace: Workplace, qtbot: QtBot, dialogs: PreparedDialogs
) -> None:
    screen = shown(workplace, qtbot)
    assert "Chưa có chương trình chăm lo Tết" in said(screen)
    dialogs.files.append(paths.resource("sample", "tet_2026.toml"))
    press(screen, "read_tet")
    settle(screen)
    assert screen.campaign is not None
    assert screen.campaign_chooser.currentText() == "Tết Bính Ngọ 2026"
    assert "Mồng 1 Tết: 17/02/2026" in said(screen)


def test_the_meters_show_what_every_source_has_left(screen: TetGiftsScreen, tet: Tet) -> None:
    tet.approve(*tet.propose("TIEN", *tet.members[:3]))
    screen.reload()
    settle(screen)
    assert "còn 32.000.000 đồng, 37 suất" in said(screen)
    screen.scheme_chooser.setCurrentIndex(1)
    settle(screen)
    assert "còn 17.000.000/20.000.000 đồng, 17 suất" in said(screen)
    assert "còn 15.000.000/15.000.000 đồng" in said(screen)


def test_a_member_is_found_by_part_of_the_name_and_proposed(screen: TetGiftsScreen, tet: Tet) -> None:
    press(screen, "propose_gift")
    editor = editor_of(screen)
    found: list[Option] = []
    editor.form.field("member")._search("dang van", found.extend)  # type: ignore[attr-defined]
    settle(screen)
    assert [option.label for option in found] == ["Đặng Văn Ẩn"]
    editor.form.load({"member": found[0], "reasons": (Reason.HARDSHIP, Reason.RENTING), "description": "Mẹ già yếu"})
    save(screen, editor)
    with tet.database.read() as reading:
        gift = services.list_gifts(reading, GiftQuery())[0]
        assert services.hardship_of(reading, gift.id) == "Mẹ già yếu"
    assert (gift.full_name, [reason.value for reason in gift.reasons]) == ("Đặng Văn Ẩn", ["HCKK", "TRO"])
    assert screen.gifts.table.count_label.text() == "1 suất"


def test_somebody_proposed_twice_is_refused_in_the_form(screen: TetGiftsScreen, tet: Tet) -> None:
    tet.propose("TIEN", tet.members[0])
    press(screen, "propose_gift")
    editor = editor_of(screen)
    editor.form.load({"member": Option(tet.members[0].id, "Nguyễn Thị Ánh")})
    save(screen, editor)
    assert "Nguyễn Thị Ánh đã có trong danh sách" in editor.banner.text()
    assert editor.isVisible()


def test_approving_shows_what_is_left_and_refuses_more(
    screen: TetGiftsScreen, tet: Tet, change_scheme: Callable[..., Scheme]
) -> None:
    change_scheme("TIEN", budgets=(SourceBudget(FundSource.OWN, Dong(1_000_000)),))
    first, second = tet.propose("TIEN", *tet.members[:2])
    settle(screen)
    screen.gifts.table.view.selectAll()
    press(screen, "approve_gifts")
    editor = editor_of(screen)
    assert "còn 1.000.000/1.000.000 đồng" in said(editor)
    assert editor.windowTitle() == "Duyệt 2 suất, 2.000.000 đồng"
    save(screen, editor)
    assert "còn 1.000.000 đồng, nhưng cần 2.000.000 đồng" in editor.banner.text()
    assert {tet.gift(first).state, tet.gift(second).state} == {GiftState.PROPOSED}


def test_gifts_are_approved_closed_and_handed_out_once(
    screen: TetGiftsScreen, tet: Tet, dialogs: PreparedDialogs
) -> None:
    gift = tet.propose("TIEN", tet.members[0])[0]
    settle(screen)
    screen.gifts.table.view.selectAll()
    press(screen, "approve_gifts")
    save(screen, editor_of(screen))
    assert "Chưa thể trao" in scan(screen, gift.slip_code)
    dialogs.agreements.append(True)
    press(screen, "finalise_gifts")
    settle(screen)
    press(screen, "open_desk")
    assert screen.tabs.currentIndex() == DESK
    assert scan(screen, gift.slip_code).startswith("ĐÃ TRAO Nguyễn Thị Ánh")
    scan(screen, gift.slip_code)
    assert "Quét hai lần, chỉ ghi một lần" in said(screen)
    assert "không phải mã phiếu" in scan(screen, "123456789")
    assert "Đã trao 1 · còn chờ 0 · tổng 1" in said(screen)
    assert "Nguyễn Thị Ánh · Tổ Cắt" in said(screen)


def test_the_last_gift_is_taken_back_at_the_desk(screen: TetGiftsScreen, tet: Tet) -> None:
    gift = tet.make_final("TIEN", tet.members[0])[0]
    screen.reload()
    settle(screen)
    scan(screen, gift.slip_code)
    screen.desk.undo.trigger()
    settle(screen)
    assert "ĐÃ HOÀN LẠI\nNguyễn Thị Ánh" in said(screen)
    assert lines(tet) == {"Nguyễn Thị Ánh": GiftState.ISSUED}


def test_somebody_else_takes_the_gift_only_with_a_number(screen: TetGiftsScreen, tet: Tet) -> None:
    gift = tet.make_final("TIEN", tet.members[0])[0]
    screen.reload()
    settle(screen)
    click(screen, "proxy_button")
    screen.desk.modes.proxy.load({"full_name": "Lê Văn Hai", "relation": "Chồng"})
    assert "số CCCD của người nhận thay" in scan(screen, gift.slip_code)
    screen.desk.modes.proxy.load({"national_id": "072080000001"})
    assert scan(screen, gift.slip_code).startswith("ĐÃ TRAO")
    assert screen.desk.modes.proxy.values()["full_name"] == ""
    assert not screen.desk.modes.proxy.isVisible()


def test_a_proxy_that_is_closed_again_takes_nothing(screen: TetGiftsScreen, tet: Tet) -> None:
    gift = tet.make_final("TIEN", tet.members[0])[0]
    screen.reload()
    settle(screen)
    click(screen, "proxy_button")
    screen.desk.modes.proxy.load({"full_name": "Lê Văn Hai"})
    click(screen, "direct_button")
    assert scan(screen, gift.slip_code).startswith("ĐÃ TRAO Nguyễn Thị Ánh")


def test_rejecting_asks_for_a_reason_and_can_be_taken_back(screen: TetGiftsScreen, tet: Tet) -> None:
    tet.approve(*tet.propose("TIEN", tet.members[0]))
    settle(screen)
    screen.gifts.table.view.selectAll()
    press(screen, "reject_gifts")
    editor = editor_of(screen)
    save(screen, editor)
    assert editor.form.error("reason")
    editor.form.load({"reason": "Đã nhận chương trình khác"})
    save(screen, editor)
    assert lines(tet) == {"Nguyễn Thị Ánh": GiftState.REJECTED}
    screen.workplace.undo()
    settle(screen)
    assert lines(tet) == {"Nguyễn Thị Ánh": GiftState.APPROVED}


def test_searching_and_chips_narrow_the_list(screen: TetGiftsScreen, tet: Tet, qtbot: QtBot) -> None:
    tet.propose("TIEN", *tet.members[:4])
    tet.approve(*tet.propose("QUA", *tet.members[:3]))
    settle(screen)
    chip: QAbstractButton = screen.gifts.table.chips.findChild(QAbstractButton, "chip_approved")  # type: ignore[assignment]
    chip.click()
    settle(screen)
    assert screen.gifts.table.count_label.text() == "3 suất"
    QTest.keyClicks(screen.gifts.table.search_box, "an")
    qtbot.waitUntil(lambda: screen.gifts.table.count_label.text() == "2 suất")


def test_behind_another_tab_nothing_is_done_upon_whoever_is_chosen_in_the_list(
    screen: TetGiftsScreen, tet: Tet
) -> None:
    tet.propose("TIEN", tet.members[0])
    settle(screen)
    screen.gifts.table.view.selectAll()
    upon_chosen = [deed for deed in screen.deeds if deed.needs_selection]
    assert all(deed.isEnabled() for deed in upon_chosen)
    for tab in range(1, screen.tabs.count()):
        screen.tabs.setCurrentIndex(tab)
        screen.gifts.reload()
        settle(screen)
        assert not any(deed.isEnabled() for deed in upon_chosen)
    screen.tabs.setCurrentIndex(0)
    screen.gifts.table.view.selectAll()
    assert all(deed.isEnabled() for deed in upon_chosen)


def test_the_scheme_is_chosen_only_where_it_narrows_what_is_shown(screen: TetGiftsScreen) -> None:
    offered = {}
    for place, name in enumerate(TABS):
        screen.tabs.setCurrentIndex(place)
        offered[name] = screen.scheme_chooser.isEnabled()
    assert [name for name, is_offered in offered.items() if is_offered] == ["list", "choosing", "shares"]


def test_every_paper_stands_once_in_the_menus(screen: TetGiftsScreen) -> None:
    papers = [deed.text() for deed in screen.deeds if deed.place is Place.REPORTS]
    assert len(papers) == len(set(papers)) == len(FEATURE.reports) + 1  # the slips may be printed again for some
    assert not [deed.id for deed in screen.deeds if deed.id.startswith("print_") and deed.place is not Place.REPORTS]


def test_what_was_not_approved_is_proposed_again(screen: TetGiftsScreen, tet: Tet) -> None:
    gift = tet.propose("TIEN", tet.members[0])[0]
    with tet.database.write("reject_gifts") as tx:
        services.reject(tx, [gift.id], "Thiếu giấy tờ")
    settle(screen)
    screen.gifts.table.view.selectAll()
    press(screen, "reopen_gifts")
    settle(screen)
    assert tet.gift(gift).state is GiftState.PROPOSED
