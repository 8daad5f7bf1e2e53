"""What an officer sees and does on the pages about people, by keyboard and by what stands there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QListWidget, QPushButton, QWidget

from desktop.core import audit
from desktop.core.partial_date import PartialDate
from desktop.features.members.domain import EventKind, Member, MembershipEvent, Relative
from desktop.features.members.services import change_member, get_member, record_event
from desktop.features.tet_gifts import services
from desktop.features.tet_gifts.domain import (
    Beneficiary,
    BeneficiaryKind,
    GiftQuery,
    GiftState,
    Reason,
    TetCampaign,
)
from desktop.features.tet_gifts.domain.people import Evidence
from desktop.features.tet_gifts.services import people
from desktop.features.tet_gifts.ui.people.again import AgainDialog
from desktop.features.tet_gifts.ui.screen import TetGiftsScreen
from desktop.features.tet_gifts.ui.screen.frame import CHECK, LIST, TABS
from desktop.widgets.actions import Action
from desktop.widgets.editor import EditorDialog
from desktop.widgets.fields import Option
from desktop.widgets.records import RecordsTable

from .conftest import Tet, of_2027
from .test_screen import editor_of, press, said, save, settle, shown

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.shell.workplace import Workplace
    from tests.conftest import PreparedDialogs

EVERYBODY, CHOOSING, FAIRNESS = map(TABS.index, ("people", "choosing", "shares"))


@pytest.fixture
def screen(tet: Tet, workplace: Workplace, qtbot: QtBot) -> TetGiftsScreen:
    return shown(workplace, qtbot)


def told(editor: EditorDialog, name: str) -> str:
    banner: QWidget = editor.findChild(QWidget, name)  # type: ignore[assignment]
    return said(banner).strip() if banner.isVisible() else ""


def enter(screen: TetGiftsScreen, editor: EditorDialog, **values: Any) -> None:
    """As if typed: each field is filled and left."""
    for key, value in values.items():
        editor.form.field(key).load(value)
        editor.form.field(key).left.emit(key)
        settle(screen)


def asked(editor: EditorDialog) -> set[str]:
    keys = ("member", "parent", "child", "full_name", "birth", "national_id", "unit")
    return {key for key in keys if editor.form.field(key).entry.isVisible()}


def texts(table: RecordsTable) -> list[list[str]]:
    return [[column.text(record) for column in table.model.columns] for record in
            table.model.read_rows(0, table.model.rowCount())]  # fmt: skip


def rows(screen: TetGiftsScreen, name: str) -> list[list[str]]:
    table: RecordsTable = screen.findChild(RecordsTable, name)  # type: ignore[assignment]
    return texts(table)


def do(part: QWidget, deed: str) -> None:
    found: Action = part.findChild(Action, deed)  # type: ignore[assignment]
    found.trigger()


def choose(screen: TetGiftsScreen, table: RecordsTable, row: int = 0) -> None:
    table.view.selectRow(row)
    settle(screen)


def show(screen: TetGiftsScreen, tab: int) -> None:
    screen.tabs.setCurrentIndex(tab)
    settle(screen)


def name_family(tet: Tet, member: Member, *family: Relative) -> None:
    with tet.database.write("change_member") as tx:
        change_member(tx, replace(get_member(tx, member.id), family=family))


# Proposing


def test_the_form_asks_what_the_class_needs(screen: TetGiftsScreen) -> None:
    press(screen, "propose_gift")
    editor = editor_of(screen)
    settle(screen)
    assert asked(editor) == {"member"}
    enter(screen, editor, kind=BeneficiaryKind.WORKER)
    assert asked(editor) == {"full_name", "birth", "national_id", "unit"}
    enter(screen, editor, kind=BeneficiaryKind.CHILD)
    assert asked(editor) == {"parent", "child", "full_name", "birth", "national_id"}


def test_a_child_is_offered_from_the_members_record(screen: TetGiftsScreen, tet: Tet) -> None:
    parent = tet.members[0]
    name_family(
        tet, parent, Relative("Chồng", "Trần Văn Ba"), Relative("Con gái", "Trần Gia Hân", PartialDate(2016, 4, 2))
    )
    press(screen, "propose_gift")
    editor = editor_of(screen)
    enter(screen, editor, kind=BeneficiaryKind.CHILD, parent=Option(parent.id, parent.full_name))
    enter(screen, editor, child=0, reasons=(Reason.SICK_CHILD,))
    save(screen, editor)
    with tet.database.read() as reading:
        [line] = services.list_gifts(reading, GiftQuery())
        child = services.get_beneficiary(reading, line.beneficiary_id)
    assert (line.full_name, line.kind, line.unit) == ("Trần Gia Hân", BeneficiaryKind.CHILD, "Tổ Cắt")
    assert (child.parent_id, child.birth) == (parent.id, PartialDate(2016, 4, 2))


def test_everything_to_look_at_is_said_before_saving(screen: TetGiftsScreen, tet: Tet) -> None:
    wife, husband, gone = tet.members[0], tet.members[1], tet.members[2]
    name_family(tet, wife, Relative("Chồng", husband.full_name))
    with tet.database.write("end") as tx:
        record_event(tx, MembershipEvent("", gone.id, EventKind.RESIGNED, date(2026, 11, 2)))
    tet.propose("QUA", husband)
    tet.propose("TIEN", wife)
    settle(screen)
    press(screen, "propose_gift")
    editor = editor_of(screen)
    enter(screen, editor, member=Option(husband.id, husband.full_name))
    assert f"Là vợ hoặc chồng của {wife.full_name}" in told(editor, "proposal_warning")
    assert "“Túi quà Tết”; được cộng dồn" in told(editor, "proposal_remark")
    enter(screen, editor, member=Option(gone.id, gone.full_name))
    assert told(editor, "proposal_warning") == "Đã rời công đoàn (từ 02/11/2026)."
    enter(screen, editor, member=Option(wife.id, wife.full_name))
    assert f"{wife.full_name} đã có trong danh sách" in told(editor, "proposal_warning")


def test_reasons_are_ticked_with_the_space_bar_and_the_main_one_is_chosen_among_them(
    screen: TetGiftsScreen, tet: Tet
) -> None:
    press(screen, "propose_gift")
    editor = editor_of(screen)
    ticks: QListWidget = editor.findChild(QListWidget, "reasons")  # type: ignore[assignment]
    ticks.setFocus()
    ticks.setCurrentRow(0)
    QTest.keyClick(ticks, Qt.Key.Key_Space)
    ticks.setCurrentRow(3)
    QTest.keyClick(ticks, Qt.Key.Key_Space)
    enter(screen, editor, member=Option(tet.members[0].id, tet.members[0].full_name))
    enter(screen, editor, primary=Reason.SERIOUS_ILLNESS, evidence=Evidence.HOSPITAL_PAPER)
    save(screen, editor)
    with tet.database.read() as reading:
        [line] = services.list_gifts(reading, GiftQuery())
        noted = people.circumstances_of(reading, [line.beneficiary_id])[line.beneficiary_id]
    assert (line.reasons, line.primary) == ((Reason.HARDSHIP, Reason.SERIOUS_ILLNESS), Reason.SERIOUS_ILLNESS)
    assert {one.evidence for one in noted} == {Evidence.HOSPITAL_PAPER}


def test_a_proposal_is_opened_and_changed(screen: TetGiftsScreen, tet: Tet) -> None:
    tet.propose("TIEN", Beneficiary("", "Lê Thị Tám", phone="0905000111"), kind=BeneficiaryKind.WORKER)
    settle(screen)
    choose(screen, screen.gifts.table)
    press(screen, "change_gift")
    settle(screen)
    editor = editor_of(screen)
    enter(screen, editor, full_name="Lê Thị Tám Em", reasons=(Reason.RENTING,), amount=400_000)
    save(screen, editor)
    with tet.database.read() as reading:
        [line] = services.list_gifts(reading, GiftQuery())
    assert (line.full_name, line.reasons, line.proposed, line.phone) == (
        "Lê Thị Tám Em", (Reason.RENTING,), 400_000, "0905000111",
    )  # fmt: skip


def test_what_the_hardship_is_is_shown_when_asked_and_that_is_recorded(
    screen: TetGiftsScreen, tet: Tet, dialogs: PreparedDialogs
) -> None:
    tet.propose("TIEN", tet.members[0], description="Điều trị dài ngày")
    settle(screen)
    choose(screen, screen.gifts.table)
    press(screen, "change_gift")
    settle(screen)
    assert "Điều trị" not in str(editor_of(screen).form.to_draft())
    editor_of(screen).close()
    dialogs.agreements.append(True)
    press(screen, "show_hardship")
    settle(screen)
    assert "Việc xem được ghi vào nhật ký" in dialogs.asked[-1]
    assert editor_of(screen).form.to_draft() == {"description": "Điều trị dài ngày"}
    with tet.database.read() as reading:
        assert audit.entries(reading.session, 1)[0]["act"] == "show_hardship"


# Pages


def test_everybody_stands_with_their_gifts_and_their_record_opens(screen: TetGiftsScreen, tet: Tet) -> None:
    tet.propose("TIEN", tet.members[0])
    tet.propose("QUA", tet.members[0])
    show(screen, EVERYBODY)
    assert [row[0] for row in rows(screen, "tet_everybody_table")] == ["Nguyễn Thị Ánh"]
    choose(screen, screen.everybody.table)
    assert [row[1] for row in rows(screen, "tet_past_gifts")] == [
        "Hỗ trợ đoàn viên, người lao động khó khăn", "Túi quà Tết",
    ]  # fmt: skip
    QTest.keyClick(screen.everybody.table.view, Qt.Key.Key_Return)
    settle(screen)
    record: QDialog = screen.findChild(QDialog, "tet_record")  # type: ignore[assignment]
    assert "Nguyễn Thị Ánh · Tổ Cắt · Đoàn viên" in said(record)
    do(record, "add_reason")
    editors: list[EditorDialog] = record.findChildren(EditorDialog)  # type: ignore[assignment]
    editors[-1].form.load({"reason": Reason.SINGLE_PARENT, "evidence": Evidence.VISIT})
    save(screen, editors[-1])
    with tet.database.read() as reading:
        assert [*people.standing_reasons(reading).values()] == [(Reason.SINGLE_PARENT,)]


def test_the_order_is_shown_with_its_points_and_a_move_keeps_its_reason(screen: TetGiftsScreen, tet: Tet) -> None:
    tet.propose("TIEN", *tet.members[:3])
    show(screen, CHOOSING)
    assert "Mức điểm là đề xuất" in said(screen.choosing)
    before = [row[1] for row in rows(screen, "tet_ranking")]
    choose(screen, screen.choosing.table, 2)
    QTest.keyClick(screen.choosing.table.view, Qt.Key.Key_Return)
    editor: EditorDialog = screen.choosing.findChild(EditorDialog)  # type: ignore[assignment]
    editor.form.load({"place": 1, "reason": "Vừa bị hỏa hoạn"})
    save(screen, editor)
    after = rows(screen, "tet_ranking")
    assert [row[1] for row in after] == [before[2], before[0], before[1]]
    assert after[0][-1] == "Theo điểm ở thứ 3: Vừa bị hỏa hoạn"


def test_the_criteria_are_confirmed_and_the_committee_decides_down_the_list(screen: TetGiftsScreen, tet: Tet) -> None:
    tet.propose("TIEN", *tet.members[:4])
    show(screen, CHOOSING)
    do(screen.choosing, "tet_criteria")
    editors: list[EditorDialog] = screen.choosing.findChildren(EditorDialog)  # type: ignore[assignment]
    editors[-1].form.field("confirmed").load(True)
    save(screen, editors[-1])
    assert not screen.choosing.told.isVisible()
    do(screen.choosing, "decide_down")
    editors = screen.choosing.findChildren(EditorDialog)  # type: ignore[assignment]
    editors[-1].form.load({"count": 2})
    save(screen, editors[-1])
    states = [row[9] for row in rows(screen, "tet_ranking")]
    assert states == ["Đã duyệt", "Đã duyệt", "Đề nghị", "Đề nghị"]


def test_a_meeting_is_kept_from_the_page(screen: TetGiftsScreen, tet: Tet) -> None:
    tet.propose("TIEN", tet.members[0])
    show(screen, CHOOSING)
    do(screen.choosing, "hold_meeting")
    editors: list[EditorDialog] = screen.choosing.findChildren(EditorDialog)  # type: ignore[assignment]
    editor = editors[-1]
    assert editor.form.to_draft()["chair"] == "Lê Thị Thanh Mai"
    editor.form.load({"secretary": "Võ Thị Kim Yến", "present": "Lê Thị Thanh Mai\nVõ Thị Kim Yến", "summoned": 9})
    save(screen, editor)
    assert "quá nửa số ủy viên" in editor.form.error("present")
    editor.form.load({"summoned": 3})
    save(screen, editor)
    with tet.database.read() as reading:
        [held] = people.list_meetings(reading, tet.campaign.id)
    assert (held.summoned, len(held.lines)) == (3, 1)


def test_shares_change_between_sections_and_reasons(screen: TetGiftsScreen, tet: Tet) -> None:
    tet.propose("TIEN", *tet.members[:2])
    show(screen, FAIRNESS)
    assert [row[0] for row in rows(screen, "tet_fairness_table")] == ["Tổ Cắt", "Tổ May 1"]
    chip: QPushButton = screen.fairness.findChild(QPushButton, "chip_reasons")  # type: ignore[assignment]
    chip.click()
    assert [row[0] for row in rows(screen, "tet_fairness_table")] == ["Hoàn cảnh khó khăn, thu nhập thấp"]


def test_each_open_point_opens_where_it_is_put_right(screen: TetGiftsScreen, tet: Tet) -> None:
    first = Beneficiary("", "Người a", household="Số 7", unit="Tổ May 1")
    tet.propose("TIEN", first, replace(first, full_name="Người b"), tet.members[0], kind=BeneficiaryKind.OTHER)
    with tet.database.write("note") as tx:
        person = people.enter_person(tx, Beneficiary("", member_id=tet.members[3].id))
        people.note_reasons(tx, person.id, [Reason.WORK_ACCIDENT])
    show(screen, CHECK)
    kinds = [row[0] for row in rows(screen, "tet_open_points")]
    assert kinds[0] == "Khó khăn mà chưa đề nghị"
    assert kinds.count("Nghi trùng, cần xem") == 2
    choose(screen, screen.check.table)
    QTest.keyClick(screen.check.table.view, Qt.Key.Key_Return)
    settle(screen)
    editor: EditorDialog = screen.check.findChild(EditorDialog)  # type: ignore[assignment]
    assert tet.members[3].full_name in editor.form.to_draft()["member"]
    assert editor.form.field("reasons").value() == (Reason.WORK_ACCIDENT,)
    editor.close()
    choose(screen, screen.check.table, len(kinds) - 1)
    do(screen.check, "open_point")
    settle(screen)
    assert screen.tabs.currentIndex() == LIST
    assert screen.gifts.table.search_text() == "Người b"


def test_a_doubt_that_was_looked_at_leaves_the_list(screen: TetGiftsScreen, tet: Tet) -> None:
    first = Beneficiary("", "Người a", household="Số 7")
    tet.propose("QUA", first, replace(first, full_name="Người b"), kind=BeneficiaryKind.OTHER)
    show(screen, CHECK)
    before = len(rows(screen, "tet_open_points"))
    choose(screen, screen.check.table, before - 1)
    do(screen.check, "let_doubt_stand")
    editor: EditorDialog = screen.check.findChild(EditorDialog)  # type: ignore[assignment]
    editor.form.load({"finding": "Hai hộ ăn riêng"})
    save(screen, editor)
    assert len(rows(screen, "tet_open_points")) == before - 1


def test_closing_a_list_with_open_points_offers_to_look_at_them(
    screen: TetGiftsScreen, tet: Tet, dialogs: PreparedDialogs
) -> None:
    tet.approve(*tet.propose("TIEN", tet.members[0]))
    settle(screen)
    dialogs.agreements.append(dialogs.BETTER)
    press(screen, "finalise_gifts")
    settle(screen)
    assert "điểm phải xem" in dialogs.asked[-1]
    assert screen.tabs.currentIndex() == CHECK
    with tet.database.read() as reading:
        assert services.list_gifts(reading, GiftQuery())[0].state is GiftState.APPROVED


def test_nobody_comes_again_who_was_not_ticked(screen: TetGiftsScreen, tet: Tet) -> None:
    gifts = tet.propose("TIEN", *tet.members[:2])
    tet.approve(*gifts)
    with tet.database.write("launch") as tx:
        schemes = services.list_schemes(tx, tet.campaign.id)
        later = services.launch_campaign(tx, TetCampaign("", "TET2027", 2027), of_2027(schemes))
    screen.open_at(campaign="TET2027")
    settle(screen)
    press(screen, "look_again")
    settle(screen)
    dialog: AgainDialog = screen.findChild(QDialog, "tet_again")  # type: ignore[assignment]
    assert not dialog.take.isEnabled()
    dialog.table.ticked.emit(dialog.table.model.read_rows(0, 1)[0], "take")
    assert dialog.take.text() == "Đề nghị 1 người"
    dialog.take.click()
    settle(screen)
    with tet.database.read() as reading:
        [line] = services.list_gifts(reading, GiftQuery(campaign_id=later.id))
    assert line.full_name == "Nguyễn Thị Ánh"
