"""The tabs beside the nominations, worked as an officer works them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.core.partial_date import PartialDate
from desktop.features.awards import services
from desktop.features.awards.domain import AwardHistory, Discipline, Status
from desktop.features.awards.feature import FEATURE
from desktop.features.awards.ui.comparing import CompareDialog
from desktop.features.awards.ui.home import _figure
from desktop.features.awards.ui.screen import AwardsScreen
from desktop.features.emulation.domain import SubjectKind
from desktop.features.members.domain import ServicePeriod
from desktop.features.members.services import change_members
from desktop.shell.workplace import Workplace
from desktop.widgets.editor import EditorDialog
from desktop.widgets.fields import Option
from desktop.widgets.records import RecordsTable
from desktop.widgets.theme import Tone
from tests.awards.conftest import House
from tests.awards.test_packs import STRICTER, written
from tests.awards.test_way import DAY, submitted, voted
from tests.conftest import PreparedDialogs

TUYET, BAO, DAT = "Nguyễn Thị Ánh Tuyết", "Trần Văn Bảo", "Phạm Quốc Đạt"
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
    screen.reload()
    for _ in range(3):
        assert screen.workplace.jobs.wait_idle()


def turn_to(screen: AwardsScreen, tab: str) -> None:
    screen.open_at(tab=tab)
    settle(screen)


def find(parent: QWidget, kind: type[Any], name: str) -> Any:
    found: Any = parent.findChild(kind, name)
    assert found is not None, name
    return found


def children(parent: QWidget, kind: type[T]) -> list[T]:
    found: Any = parent.findChildren(kind)
    return list(found)


def first_row(table: RecordsTable) -> Any:
    return table.model.record(0)


def editor(screen: AwardsScreen) -> EditorDialog:
    settle(screen)
    return [one for one in children(screen, EditorDialog) if one.isVisible()][-1]


def test_a_fact_is_typed_into_the_grid_and_filled_down(screen: AwardsScreen, house: House) -> None:
    turn_to(screen, "years")
    table = screen.years.table
    table.select(house.person(TUYET).id)
    table.edited.emit(table.current(), "absent_days", 4)
    table.edited.emit(table.current(), "discipline", Discipline.NONE)
    settle(screen)
    table.view.selectAll()
    table.filled_down.emit(next(one for one in table.selected() if one.name == TUYET), "absent_days")
    settle(screen)
    with house.read() as reading:
        lines = {one.name: one.facts for one in services.year_lines(reading, 2025)}
    assert (lines[TUYET].absent_days, lines[TUYET].discipline) == (4, Discipline.NONE)
    assert lines[BAO].absent_days == 4
    assert lines["Tổ Cắt"].absent_days is None
    screen.workplace.undo()
    settle(screen)
    with house.read() as reading:
        lines = {one.name: one.facts for one in services.year_lines(reading, 2025)}
    assert (lines[TUYET].absent_days, lines[BAO].absent_days) == (4, None)


def test_the_grid_says_who_still_lacks_something(screen: AwardsScreen, house: House) -> None:
    house.know(house.person(TUYET))
    turn_to(screen, "years")
    screen.years.table.chips.choose("lacking")
    screen.years._narrow()
    rows = screen.years.table.model.read_rows(0, screen.years.table.model.rowCount() - 1)
    assert TUYET not in {one.name for one in rows}
    assert BAO in {one.name for one in rows}


def test_whoever_is_due_is_nominated_with_enter(screen: AwardsScreen, house: House) -> None:
    with house.write() as tx:
        held = ServicePeriod("UV BCH", since=PartialDate(2006, 12, 1))
        change_members(tx, [house.person(TUYET).id], lambda one: replace(one, service=(held,)))
    turn_to(screen, "due")
    table = screen.due.table
    assert table.select(f"{house.person(TUYET).id}:KNC")
    QTest.keyClick(table.view, Qt.Key.Key_Return)
    settle(screen)
    (one,) = house.assess()
    assert (one.subject, one.award.code) == (TUYET, "KNC")
    assert first_row(table).nominated


def test_a_section_that_is_due_is_nominated_with_enter_like_a_person(screen: AwardsScreen, house: House) -> None:
    house.know(house.section("Tổ Cắt"), state_title="")
    turn_to(screen, "due")
    table = screen.due.table
    assert table.select(f"{house.sections['Tổ Cắt']}:BK_TINH")
    QTest.keyClick(table.view, Qt.Key.Key_Return)
    settle(screen)
    (one,) = house.assess()
    assert (one.subject, one.award.code) == ("Tổ Cắt", "BK_TINH")


def test_an_empty_due_list_teaches_where_it_comes_from(screen: AwardsScreen) -> None:
    turn_to(screen, "due")
    said = "\n".join(label.text() for label in children(screen.due, QLabel) if label.isVisible())
    assert "quá trình công tác công đoàn" in said


def test_an_award_is_written_into_the_register_by_hand_and_taken_back(
    screen: AwardsScreen, house: House, type_text: Type
) -> None:
    turn_to(screen, "register")
    screen.register._add()
    form = editor(screen)
    form.form.load({"award": "LDTT", "year": 2024, "decided_on": date(2025, 1, 20)})
    person = next(one for one in screen.register.shown.people if one.name == TUYET)
    form.form.load({"subject": Option(person.id, person.name, person.detail)})
    type_text(find(form, QLineEdit, "decision_number"), "15/QĐ-HP")
    find(form, QPushButton, "save").click()
    settle(screen)
    assert [one.subject for one in screen.register.shown.lines] == [TUYET]
    screen.workplace.undo()
    settle(screen)
    assert screen.register.shown.lines == ()


def test_the_register_narrows_to_a_family_and_to_a_year(screen: AwardsScreen, house: House) -> None:
    with house.write() as tx:
        for award, year in (("LDTT", 2024), ("GK_CDCS", 2025)):
            services.add_award_history(
                tx, AwardHistory("", SubjectKind.PERSON, house.person(TUYET).id, award, year, "1/QĐ", date(2026, 1, 5))
            )
    turn_to(screen, "register")
    screen.register.table.chips.choose("NHA_NUOC")
    screen.register._narrow()
    assert [first_row(screen.register.table).award_name, screen.register.table.model.rowCount()] == [
        "Lao động tiên tiến", 1,
    ]  # fmt: skip


def test_a_pack_is_compared_before_it_is_installed(
    screen: AwardsScreen, house: House, dialogs: PreparedDialogs, tmp_path: Path
) -> None:
    house.know(house.person(TUYET), absent_days=25)
    house.nominate("DVXS", house.person(TUYET))
    turn_to(screen, "rules")
    dialogs.files.append(written(tmp_path, STRICTER))
    screen.rules.packs._ask_file(install=True)
    settle(screen)
    (compared,) = children(screen, CompareDialog)
    assert "1 trên 1 đề nghị" in find(compared, QLabel, "comparison").text()
    change = first_row(compared.table)
    assert change.subject == TUYET
    find(compared, QPushButton, "install").click()
    settle(screen)
    assert [one.pack.title for one in services_packs(house) if one.installed] == [
        "Hướng dẫn bình xét của LĐLĐ tỉnh Tây Ninh"
    ]
    screen.workplace.undo()
    settle(screen)
    assert not [one for one in services_packs(house) if one.installed]


def services_packs(house: House) -> list[services.PackLine]:
    with house.read() as reading:
        return services.list_packs(reading, date(2026, 11, 22))


def test_a_pack_that_cannot_be_read_is_told_by_its_entry(
    screen: AwardsScreen, dialogs: PreparedDialogs, tmp_path: Path
) -> None:
    turn_to(screen, "rules")
    dialogs.files.append(written(tmp_path, STRICTER.replace("threshold", "treshold")))
    screen.rules.packs._ask_file(install=True)
    settle(screen)
    (refusal,) = dialogs.refusals
    assert "rules[0].threshold" in screen.workplace.say(refusal)


def test_what_the_superior_asked_stands_in_the_explanation_and_is_answered_there(
    screen: AwardsScreen, house: House, type_text: Type
) -> None:
    nomination = submitted(house)
    with house.write() as tx:
        services.ask_for_more(tx, [nomination], "Bản sao quyết định", "Thiếu", date(2026, 2, 1), DAY)
    screen.open_at(nomination=nomination)
    settle(screen)
    said = "\n".join(label.text() for label in children(screen.nominations.explanation, QLabel))
    assert "Bản sao quyết định. Thiếu. hạn trả lời 01/02/2026" in said
    with house.read() as reading:
        figure = _figure(reading)
    assert (figure.tone, "1 yêu cầu bổ sung của cấp trên đã quá hạn" in figure.text) == (Tone.BAD, True)
    find(screen.nominations.explanation, QPushButton, "way_answer").click()
    form = editor(screen)
    type_text(find(form, QPlainTextEdit, "answer"), "Đã gửi bản sao")
    find(form, QPushButton, "save").click()
    settle(screen)
    (one,) = house.assess()
    assert one.nomination.status is Status.RECEIVED


def test_the_order_of_preference_shows_who_is_beyond_the_places(screen: AwardsScreen, house: House) -> None:
    made = house.nominate("BK_TLD_CD", house.person(TUYET), house.person(BAO))
    with house.write() as tx:
        services.rank(tx, [one.id for one in made])
    settle(screen)
    rows = screen.nominations.table.model.read_rows(0, 1)
    column = next(one for one in screen.nominations.table.model.columns if one.key == "rank")
    assert column.tone is not None
    assert [column.tone(one) for one in rows] == [None, Tone.WARNING]


def test_deeds_upon_nominations_sleep_while_another_tab_is_seen(screen: AwardsScreen, house: House) -> None:
    house.nominate("GK_CDCS", house.person(TUYET))
    settle(screen)
    withdraw = next(one for one in screen.deeds if one.id == "withdraw")
    assert withdraw.isEnabled()
    turn_to(screen, "register")
    assert not withdraw.isEnabled()
    turn_to(screen, "nominations")
    assert withdraw.isEnabled()


def test_the_answers_of_the_vote_can_be_read_again(screen: AwardsScreen, house: House) -> None:
    nomination = voted(house, "GK_CDCS")
    house.know(house.person(TUYET), absent_days=45)
    screen.open_at(nomination=nomination.id)
    settle(screen)
    (step,) = screen.nominations.looked.steps[nomination.id]
    find(screen.nominations.explanation, QPushButton, f"past_{step.id}").click()
    past: Any = screen.findChild(QWidget, "past_answers")
    said = "\n".join(label.text() for label in children(past, QLabel))
    assert "Nghỉ 3 ngày" in said
    assert "bản 2024-05-29" in said
    past.close()


def test_the_person_s_record_tells_the_awards(house: House) -> None:
    voted(house, "GK_CDCS")
    (told,) = FEATURE.told
    with house.read() as reading:
        assert told.tell(reading, house.person(TUYET).id) == []
    with house.write() as tx:
        (nomination,) = services.list_nominations(tx, house.campaign.id)
        services.record_decision(tx, nomination.id, "03/QĐ-CĐCS", DAY)
    with house.read() as reading:
        ((year, award),) = told.tell(reading, house.person(TUYET).id)
    assert (year, award) == ("2025", "Giấy khen của Ban Chấp hành công đoàn cơ sở (QĐ 03/QĐ-CĐCS, 20/01/2026)")
