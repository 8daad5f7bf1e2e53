from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.core.contracts import Finding
from desktop.features.awards import services
from desktop.features.awards.domain import NotOursToGive, Status, VoteImpossible
from desktop.features.awards.feature import FEATURE
from desktop.features.awards.rules import Verdict
from desktop.features.awards.ui.nominate import NominateDialog
from desktop.features.awards.ui.screen import AwardsScreen
from desktop.features.awards.words import explain
from desktop.shell.workplace import Workplace
from desktop.widgets.editor import EditorDialog
from tests.awards.conftest import House

TUYET, BAO, DAO, DAT = "Nguyễn Thị Ánh Tuyết", "Trần Văn Bảo", "Lê Thị Cẩm Đào", "Phạm Quốc Đạt"
Type = Callable[[QWidget, str], None]
T = TypeVar("T")


@pytest.fixture
def screen(house: House, workplace: Workplace, qtbot: QtBot) -> AwardsScreen:
    workplace.features = (FEATURE,)
    made = AwardsScreen(workplace)
    qtbot.addWidget(made)
    made.resize(1140, 600)
    made.show()
    settle(made)
    return made


def settle(screen: AwardsScreen) -> None:
    """Let questions, what they start, and dialogs that close come to rest."""
    screen.reload()
    for _ in range(3):
        assert screen.workplace.jobs.wait_idle()


def child(parent: QWidget, kind: type[Any], name: str) -> Any:
    found: Any = parent.findChild(kind, name)
    assert found is not None, name
    return found


def children(parent: QWidget, kind: type[T]) -> list[T]:
    found: Any = parent.findChildren(kind)
    return list(found)


def dialog(screen: AwardsScreen) -> EditorDialog:
    for _ in range(3):
        assert screen.workplace.jobs.wait_idle()
    return [one for one in children(screen, EditorDialog) if one.isVisible()][-1]


def press(screen: AwardsScreen, parent: QWidget, name: str) -> None:
    child(parent, QPushButton, name).click()
    settle(screen)


def choose(screen: AwardsScreen, subject: str) -> None:
    found = next(one for one in screen.nominations.looked.assessments if one.subject == subject)
    assert screen.nominations.table.select(found.id)


def subjects(screen: AwardsScreen) -> list[str]:
    return [one.subject for one in screen.nominations.looked.assessments]


def shown(parent: QWidget) -> str:
    return "\n".join(label.text() for label in children(parent, QLabel) if label.isVisibleTo(parent))


def test_the_chosen_nominee_is_explained_what_bars_first(screen: AwardsScreen, house: House) -> None:
    house.know(house.person(TUYET))
    house.know(house.person(BAO), absent_days=45)
    house.nominate("GK_CDCS", house.person(TUYET), house.person(BAO))
    settle(screen)
    choose(screen, BAO)
    assert child(screen.nominations.explanation, QLabel, "verdict").text() == "Không đủ điều kiện"
    card = child(screen.nominations.explanation, QWidget, "rule_absence")
    said = shown(card)
    for expected in ("Nghỉ 45 ngày", "dưới 40 ngày", "Hướng dẫn bình xét", "Kiểm tra lại bảng chấm công"):
        assert expected in said
    parts = [part.objectName() for part in children(screen.nominations.explanation, QWidget)]
    cards = [part for part in parts if part.startswith("rule_")]
    assert cards[0] == "rule_absence"
    choose(screen, TUYET)
    assert child(screen.nominations.explanation, QLabel, "verdict").text() == "Đủ điều kiện"


def test_several_people_are_nominated_at_once(screen: AwardsScreen, house: House) -> None:
    screen.nominations.work.nominate()
    opened = dialog(screen)
    assert isinstance(opened, NominateDialog)
    award = child(opened, QComboBox, "award")
    award.setCurrentIndex(award.findText("Đoàn viên công đoàn xuất sắc"))
    award.activated.emit(award.currentIndex())
    assert screen.workplace.jobs.wait_idle()
    rows = opened.picker.model.read_rows(0, opened.picker.model.rowCount() - 1)
    assert {one.name for one in rows} == {
        TUYET,
        BAO,
        DAO,
        DAT,
    }  # neither a section nor the union can be an outstanding member
    for name in (TUYET, DAO):
        opened.picker.select(house.person(name).id)
        opened.picker.opened.emit(opened.picker.current())
    assert child(opened, QLabel, "candidates_count").text() == "Đã chọn 2"
    press(screen, opened, "save")
    assert set(subjects(screen)) == {TUYET, DAO}
    screen.workplace.undo()
    settle(screen)
    assert subjects(screen) == []


def test_nominating_nobody_says_so(screen: AwardsScreen) -> None:
    screen.nominations.work.nominate()
    opened = dialog(screen)
    award = child(opened, QComboBox, "award")
    award.setCurrentIndex(0)
    press(screen, opened, "save")
    assert "Chưa chọn ai" in opened.banner.text()
    opened.form.mark_clean()
    opened.reject()


def test_a_rule_is_set_aside_only_after_a_reason_was_written(
    screen: AwardsScreen, house: House, type_text: Type
) -> None:
    house.know(house.person(BAO), absent_days=45)
    house.nominate("GK_CDCS", house.person(BAO))
    settle(screen)
    child(screen.nominations.explanation, QPushButton, "override_absence").click()
    opened = dialog(screen)
    press(screen, opened, "save")
    assert opened.form.error("reason")
    type_text(child(opened, QPlainTextEdit, "reason"), "Nghỉ điều trị tai nạn lao động")
    press(screen, opened, "save")
    assert screen.nominations.looked.assessments[0].verdict is Verdict.NEEDS_ATTENTION
    assert "Nghỉ điều trị tai nạn lao động (Đỗ Thị Minh Ngọc, 22/11/2026)" in shown(screen.nominations.explanation)


def test_facts_of_the_year_are_entered_where_the_rule_asks_for_them(
    screen: AwardsScreen, house: House, type_text: Type
) -> None:
    house.know(house.person(TUYET), absent_days=None)
    house.nominate("GK_CDCS", house.person(TUYET))
    settle(screen)
    child(screen.nominations.explanation, QPushButton, "open_absence").click()
    opened = dialog(screen)
    days = child(opened, QLineEdit, "absent_days")
    assert days.text() == ""
    type_text(days, "45")
    press(screen, opened, "save")
    assert screen.nominations.looked.assessments[0].verdict is Verdict.NOT_ELIGIBLE
    assert "Nghỉ 45 ngày" in shown(screen.nominations.explanation)


def test_a_ballot_that_cannot_be_true_is_told_and_a_true_one_moves_the_nominee(
    screen: AwardsScreen, house: House, type_text: Type
) -> None:
    house.know(house.person(TUYET))
    (nomination,) = house.nominate("GK_CDCS", house.person(TUYET))
    settle(screen)
    screen.nominations.work.ballot()
    opened = dialog(screen)
    counts = {"summoned": "15", "present": "15", "issued": "15", "collected": "15", "valid": "14"}
    for name, count in counts.items():
        type_text(child(opened, QLineEdit, name), count)
    type_text(child(opened, QLineEdit, f"yes_{nomination.id}"), "15")
    press(screen, opened, "save")
    assert "chỉ có 14 phiếu hợp lệ" in opened.banner.text()
    child(opened, QLineEdit, f"yes_{nomination.id}").clear()
    type_text(child(opened, QLineEdit, f"yes_{nomination.id}"), "12")
    press(screen, opened, "save")
    (one,) = screen.nominations.looked.assessments
    assert one.nomination.status is Status.PASSED
    with house.read() as reading:
        meeting = services.latest_meeting(reading, house.campaign.id)
    assert meeting is not None
    assert (meeting.summoned, meeting.held_on) == (15, date(2026, 11, 22))


def test_the_checklist_leads_to_the_nominee_who_lacks_something(screen: AwardsScreen, house: House) -> None:
    for name in (TUYET, DAT):
        house.know(house.person(name))
    house.nominate("GK_CDCS", house.person(TUYET))
    (medal,) = house.nominate("KNC", house.person(DAT))
    settle(screen)
    choose(screen, TUYET)
    press(screen, screen.nominations.checklist, f"missing_qua_trinh_cong_tac_{medal.id}")
    current = screen.nominations.table.current()
    assert current is not None
    assert current.subject == DAT


def test_the_quota_meter_says_how_many_are_left(screen: AwardsScreen, house: House) -> None:
    house.nominate("BK_TLD_CD", house.person(DAT))
    settle(screen)
    meter = child(screen.nominations.quotas, QWidget, "quota_thematic-quota")
    assert "còn 0/1 suất" in meter.accessibleName()
    house.nominate("BK_TLD_CD", house.person(TUYET))
    settle(screen)
    assert "vượt 1" in child(screen.nominations.quotas, QWidget, "quota_thematic-quota").accessibleName()


def test_withdrawing_can_be_taken_back(screen: AwardsScreen, house: House) -> None:
    house.nominate("GK_CDCS", house.person(TUYET))
    settle(screen)
    choose(screen, TUYET)
    screen.nominations.work.withdraw()
    settle(screen)
    assert subjects(screen) == []
    screen.workplace.undo()
    settle(screen)
    assert subjects(screen) == [TUYET]


def test_a_refusal_is_said_in_vietnamese(workplace: Workplace, house: House) -> None:
    workplace.features = (FEATURE,)
    assert "do người sử dụng lao động" in workplace.say(NotOursToGive("Lao động tiên tiến"))
    assert "5 phiếu nhưng chỉ phát ra 4" in workplace.say(VoteImpossible("more_collected_than_issued", 5, 4))


def test_every_finding_of_an_imported_list_is_explained(workplace: Workplace) -> None:
    found = Finding("Sheet1", "C2", "Lao động tiên tiến", "award_not_ours", {"award": "Lao động tiên tiến"}, grave=True)
    said = explain(found)
    assert said is not None
    assert "công đoàn không lập đề nghị" in said[0]
    assert "Danh hiệu chính quyền" in said[1]
