"""What an officer plans, posts, pays and settles on the screen of Tết gifts."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtWidgets import QAbstractButton, QDialog

from desktop.core.clock import fixed_at
from desktop.core.money import Dong
from desktop.features.tet_gifts import services
from desktop.features.tet_gifts.domain import (
    FundSource,
    GiftState,
    PaymentKind,
    SchemeKind,
    SourceBudget,
    Transport,
)
from desktop.features.tet_gifts.ui.home import home_tile
from desktop.features.tet_gifts.ui.screen import TetGiftsScreen
from desktop.features.tet_gifts.ui.screen.aside import BooksDialog
from desktop.features.tet_gifts.ui.screen.plan import SchemesDialog
from desktop.features.tet_gifts.ui.screen.way import ObjectionsDialog
from desktop.widgets.editor import EditorDialog

from .conftest import Tet
from .test_screen import press, said, settle, shown

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.shell.workplace import Workplace
    from tests.conftest import PreparedDialogs


@pytest.fixture
def screen(tet: Tet, workplace: Workplace, qtbot: QtBot) -> TetGiftsScreen:
    return shown(workplace, qtbot)


def editor(screen: TetGiftsScreen, over: QDialog | None = None) -> EditorDialog:
    settle(screen)
    editors: list[EditorDialog] = (over or screen).findChildren(EditorDialog)  # type: ignore[assignment]
    return editors[-1]


def save(screen: TetGiftsScreen, dialog: EditorDialog) -> None:
    button: QAbstractButton = dialog.findChild(QAbstractButton, "save")  # type: ignore[assignment]
    button.click()
    settle(screen)


def fill(screen: TetGiftsScreen, deed: str, **values: Any) -> EditorDialog:
    """Press the deed, fill its form in as given, save."""
    press(screen, deed)
    dialog = editor(screen)
    dialog.form.load(values)
    save(screen, dialog)
    return dialog


def choose(screen: TetGiftsScreen, scheme: int, *rows: int) -> None:
    screen.scheme_chooser.setCurrentIndex(scheme)
    settle(screen)
    view = screen.gifts.table.view
    view.selectAll()
    if rows:
        view.clearSelection()
        for row in rows:
            view.selectRow(row)
    settle(screen)


def dialog_of(screen: TetGiftsScreen, kind: type[Any]) -> Any:
    settle(screen)
    found: list[Any] = screen.findChildren(kind)  # type: ignore[assignment]
    return found[-1]


# The plan


def test_a_campaign_is_changed_with_all_its_days(screen: TetGiftsScreen, tet: Tet) -> None:
    press(screen, "change_tet")
    dialog = editor(screen)
    assert dialog.form.error("lunar_year") == "Tết Bính Ngọ 2026: mồng 1 là 17/02/2026"
    assert dialog.form.values()["posting_to"] == date(2026, 1, 10)
    dialog.form.field("settle_by").load(date(2026, 1, 1))
    save(screen, dialog)
    assert "trước ngày bắt đầu" in dialog.form.error("settle_by")
    dialog.form.field("settle_by").load(date(2026, 4, 1))
    save(screen, dialog)
    assert screen.campaign is not None
    assert screen.campaign.settle_by == date(2026, 4, 1)
    assert screen.campaign.theme == tet.campaign.theme


def test_a_scheme_shows_and_keeps_every_field(screen: TetGiftsScreen, tet: Tet) -> None:
    press(screen, "tet_schemes")
    dialog = dialog_of(screen, SchemesDialog)
    dialog.table.select(tet.schemes["VE"].id)
    dialog.change.trigger()
    form = editor(screen, dialog).form
    assert form.field("transport").value() is Transport.BUS
    assert not form.field("transport").widget.isHidden()
    save(screen, editor(screen, dialog))
    with tet.database.read() as reading:
        assert services.get_scheme(reading, tet.schemes["VE"].id) == tet.schemes["VE"]
    dialog.table.select(tet.schemes["TIEN"].id)
    dialog.change.trigger()
    form = editor(screen, dialog).form
    form.field("budgets").add({"source": "XHH", "year": "2025", "amount": "1.500.000", "quota": "3"})  # type: ignore[attr-defined]
    form.field("class_caps").add({"kind": "CON_DV", "amount": "700000"})  # type: ignore[attr-defined]
    form.field("superior_decides").load(True)
    save(screen, editor(screen, dialog))
    with tet.database.read() as reading:
        changed = services.get_scheme(reading, tet.schemes["TIEN"].id)
    assert changed.budgets[-1] == SourceBudget(FundSource.DONORS, Dong(1_500_000), 3, 2025)
    assert (changed.class_caps[-1].amount, changed.superior_decides) == (700_000, True)


def test_a_ticket_scheme_is_added_in_the_window(screen: TetGiftsScreen, tet: Tet) -> None:
    press(screen, "add_scheme")
    dialog = editor(screen)
    assert dialog.form._cells["route"].isHidden()
    dialog.form.load({
        "code": "BAY", "name": "Chuyến bay Công đoàn", "kind": SchemeKind.TICKET, "kind_part": Dong(2_000_000),
        "transport": Transport.PLANE, "route": "TP.HCM – Vinh", "out_from": date(2026, 2, 12), "companion_max": 1,
        "min_years_away": 3, "level": tet.schemes["VE"].level,
        "budgets": [{"source": FundSource.CONFEDERATION, "year": 2026, "amount": Dong(4_000_000), "quota": 2}],
    })  # fmt: skip
    assert not dialog.form._cells["route"].isHidden()
    save(screen, dialog)
    with tet.database.read() as reading:
        made = services.find_scheme(reading, tet.campaign.id, "BAY")
    assert made.ticket is not None
    assert (made.ticket.transport, made.ticket.min_years_away, made.companion_max) == (Transport.PLANE, 3, 1)


def test_schemes_are_moved_and_removed_and_one_in_use_says_why_not(
    screen: TetGiftsScreen, tet: Tet, dialogs: PreparedDialogs
) -> None:
    tet.propose("TIEN", tet.members[0])
    press(screen, "tet_schemes")
    dialog = dialog_of(screen, SchemesDialog)
    dialog.table.select(tet.schemes["VE"].id)
    dialog.up.trigger()
    settle(screen)
    assert [one.code for one in screen.look.schemes] == ["TIEN", "QUA", "VE", "PHIEU"]
    dialog.table.select(tet.schemes["QUA"].id)
    dialog.remove.trigger()
    settle(screen)
    assert [one.code for one in screen.look.schemes] == ["TIEN", "VE", "PHIEU"]
    dialog.table.select(tet.schemes["TIEN"].id)
    dialog.remove.trigger()
    settle(screen)
    assert "đang có 1 suất" in dialogs.say(dialogs.refusals[-1])


# The way of the list


def test_a_list_is_posted_objected_to_answered_and_closed(
    screen: TetGiftsScreen, tet: Tet, dialogs: PreparedDialogs
) -> None:
    gift = tet.approve(*tet.propose("TIEN", tet.members[0]))[0]
    choose(screen, 1)
    fill(screen, "post_gifts", first=date(2026, 11, 15), last=date(2026, 11, 20))
    press(screen, "tet_objections")
    dialog = dialog_of(screen, ObjectionsDialog)
    dialog._add()
    form = editor(screen, dialog)
    form.form.load({"scheme": gift.scheme_id, "on": date(2026, 11, 18), "by": "Chị Hoa", "text": "Vì sao?",
                    "request": gift.id})  # fmt: skip
    save(screen, form)
    dialogs.agreements += [True, True]  # what else is open may stay so
    press(screen, "finalise_gifts")
    settle(screen)
    assert "còn 1 ý kiến chưa trả lời, đầu tiên là của Chị Hoa" in dialogs.say(dialogs.refusals[-1])
    assert dialog.table.current().about == tet.members[0].full_name
    dialog.answer.trigger()
    form = editor(screen, dialog)
    form.form.load({"answer": "Đúng đối tượng", "answered_on": date(2026, 11, 21)})
    save(screen, form)
    press(screen, "finalise_gifts")
    settle(screen)
    assert tet.gift(gift).state is GiftState.FINAL


def test_the_answer_of_the_union_above_is_written_down(screen: TetGiftsScreen, tet: Tet) -> None:
    gift = tet.make_final("TIEN", tet.members[0])[0]
    choose(screen, 1)
    press(screen, "send_up_gifts")
    settle(screen)
    choose(screen, 1)
    press(screen, "hear_superior")
    dialog = editor(screen)
    dialog.form.load({"approved": False, "reason": ""})
    save(screen, dialog)
    assert "lý do" in dialog.banner.text().casefold()
    dialog.form.load({"approved": False, "reason": "Trùng đơn vị khác"})
    save(screen, dialog)
    assert tet.gift(gift).state is GiftState.SUPERIOR_REJECTED


def test_what_nobody_took_is_brought_back_and_goes_to_the_reserve(screen: TetGiftsScreen, tet: Tet) -> None:
    gift = tet.make_final("TIEN", tet.members[0])[0]
    reserve = tet.propose("TIEN", tet.members[1])[0]
    choose(screen, 1, 0)
    fill(screen, "gifts_not_taken", reason="Đã nghỉ việc")
    choose(screen, 1, 0)
    press(screen, "bring_back_gifts")
    settle(screen)
    choose(screen, 1, 0)
    press(screen, "replace_gift")
    save(screen, editor(screen))
    assert tet.gift(gift).state is GiftState.REPLACED
    assert (tet.gift(reserve).state, tet.gift(reserve).replaces_id) == (GiftState.APPROVED, gift.id)


def test_gifts_move_to_another_source(screen: TetGiftsScreen, tet: Tet) -> None:
    gift = tet.approve(*tet.propose("TIEN", tet.members[0]))[0]
    choose(screen, 1)
    press(screen, "move_gifts")
    save(screen, editor(screen))  # the other line is offered
    assert tet.gift(gift).source is FundSource.OWN
    screen.workplace.undo()
    settle(screen)
    assert tet.gift(gift).source is FundSource.SUPERIOR


# Tickets and serials


def test_seats_are_filled_in_for_many_at_once(screen: TetGiftsScreen, tet: Tet, dialogs: PreparedDialogs) -> None:
    tet.approve(*tet.propose("VE", *tet.members[:2]), *tet.propose("QUA", tet.members[0]))
    choose(screen, 4)
    fill(screen, "give_tickets", out_on=date(2026, 2, 11), service="Xe 1", seat="5", back_on=date(2026, 2, 23))
    with tet.database.read() as reading:
        assert sorted(one.seat for one in services.list_tickets(reading, tet.campaign.id).values()) == ["5", "6"]
    choose(screen, 4, 0)
    press(screen, "give_tickets")
    form = editor(screen)
    assert form.form.values()["service"] == "Xe 1"
    form.form.field("companions").add({"full_name": "Bảo An", "relation": "con", "birth": "2018"})  # type: ignore[attr-defined]
    save(screen, form)
    with tet.database.read() as reading:
        assert any(one.companions for one in services.list_tickets(reading, tet.campaign.id).values())
    choose(screen, 2)
    press(screen, "give_tickets")
    assert "không có vé" in dialogs.say(dialogs.refusals[-1])


def test_serials_are_shared_out_in_one_deed(screen: TetGiftsScreen, tet: Tet) -> None:
    tet.make_final("PHIEU", *tet.members[:2])
    choose(screen, 3)
    press(screen, "assign_serials")
    dialog = editor(screen)
    assert "2 suất chưa có phiếu" in said(dialog)
    dialog.form.load({"ranges": [{"first": "CT-01", "last": "CT-04", "spoiled": "CT-02: rách"}]})
    save(screen, dialog)
    assert "Có 3 phiếu dùng được cho 2 suất" in dialog.banner.text()
    dialog.form.field("keep_rest").load(True)
    save(screen, dialog)
    press(screen, "serial_books")
    books = dialog_of(screen, BooksDialog)
    book = books.table.current().book
    assert (len(book.assigned), book.unused) == (2, ("CT-04",))
    books.forget.trigger()
    settle(screen)
    with tet.database.read() as reading:
        assert services.serial_books(reading, tet.schemes["PHIEU"].id) == []


# Vouchers and settlement


def test_the_voucher_an_account_lacks_is_offered_and_the_year_is_settled(screen: TetGiftsScreen, tet: Tet) -> None:
    gift = tet.make_final("TIEN", tet.members[0])[0]
    tet.hand_out(gift)
    screen.open_at(tab="money")
    settle(screen)
    money = screen.settling
    assert "Năm 2026: 1 chỗ chưa khớp" in money.told.text()
    money.accounts.view.selectRow(0)
    money.enter.trigger()
    dialog = editor(screen)
    assert dialog.form.field("amount").value() == 1_000_000
    assert dialog.form.field("kind").value() is PaymentKind.CASH
    for key, value in (("number", "PC01"), ("payee", "Trần Văn Cầm"), ("amount", Dong(999_999)),
                       ("on", date(2026, 2, 5))):  # fmt: skip
        dialog.form.field(key).load(value)
    save(screen, dialog)

    money.settle.trigger()
    dialog = editor(screen)
    dialog.form.load({"year": 2026, "on": date(2026, 3, 10), "sure": False})
    save(screen, dialog)
    assert dialog.form.error("sure")
    dialog.form.load({"year": 2026, "on": date(2026, 3, 10), "sure": True})
    save(screen, dialog)
    assert "danh sách 1.000.000 đồng, chứng từ 999.999 đồng, chênh lệch 1 đồng" in dialog.banner.text()

    tet.pay("TIEN", 1)
    save(screen, dialog)
    assert tet.gift(gift).state is GiftState.SETTLED
    assert "Năm 2026: đã quyết toán ngày 10/03/2026, 1 suất, tiền mặt 1.000.000 đồng" in money.told.text()
    assert screen.workplace.undo_stack.next_undo is not None
    assert "PC01" in screen.workplace.undo_stack.next_undo.text  # the voucher, not the settlement


def test_a_voucher_is_changed_and_removed(screen: TetGiftsScreen, tet: Tet) -> None:
    tet.pay("TIEN", 1_000_000)
    screen.open_at(tab="money")
    settle(screen)
    money = screen.settling
    money.payments.view.selectRow(0)
    money.change.trigger()
    dialog = editor(screen)
    assert dialog.form.values()["payee"] == "Lê Thị Thanh Mai"
    dialog.form.field("amount").load(Dong(2_000_000))
    save(screen, dialog)
    assert [one.amount for one in tet.payments()] == [2_000_000]
    money.payments.view.selectRow(0)
    money.remove.trigger()
    settle(screen)
    assert tet.payments() == []
    screen.workplace.undo()
    settle(screen)
    assert [one.amount for one in tet.payments()] == [2_000_000]


# Home


@pytest.mark.parametrize(
    ("day", "text"),
    [
        ((2025, 12, 18), "Hạn đề nghị: 20/12/2025 (còn 2 ngày)"),
        ((2025, 12, 20), "Hạn đề nghị: 20/12/2025 (hôm nay)"),
        ((2026, 1, 12), "quá hạn"),
    ],
)
def test_the_tile_reminds_of_the_next_day(
    tet: Tet, workplace: Workplace, qtbot: QtBot, day: tuple[int, int, int], text: str
) -> None:
    tet.database.clock = fixed_at(*day)
    tile = home_tile(workplace)
    qtbot.addWidget(tile)
    tile.show()
    assert workplace.jobs.wait_idle()
    assert text in said(tile)
