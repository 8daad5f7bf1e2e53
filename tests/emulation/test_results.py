"""What became of each title somebody registered for: one of two may be achieved."""

from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from desktop.features.emulation.domain import (
    DecisionNeeded,
    Registration,
    RegistrationStatus,
    StatusImpossible,
    TitleOutcome,
    settled,
    unsettled,
)
from desktop.features.emulation.feature import FEATURE
from desktop.features.emulation.reports import emulation_summary
from desktop.features.emulation.services import advance, count_results, find_registration, note_award, register, settle
from desktop.features.emulation.ui.screen import PERSONS, EmulationScreen
from desktop.shell.workplace import Workplace
from tests.emulation.conftest import Book, said
from tests.emulation.test_screen import editor_of, save
from tests.emulation.test_screen import settle as at_rest

AN, BINH = "Nguyễn Thị Ấn", "Trần Văn Bình"
APPROVED, ACHIEVED, FAILED = RegistrationStatus.APPROVED, RegistrationStatus.ACHIEVED, RegistrationStatus.FAILED


def approved(book: Book, *names: str) -> list[Registration]:
    with book.database.write("register") as tx:
        found = register(tx, book.campaign.id, [book.person(name) for name in names], ["LDTT", "DVXS"])
        return advance(tx, [one.id for one in found], APPROVED)


def counted(book: Book) -> dict[str, tuple[int, int]]:
    with book.database.read() as reading:
        results = count_results(reading, book.campaign.id)
    return {one.title.code: (one.registered, one.achieved) for one in results}


def now(book: Book, name: str) -> Registration:
    with book.database.read() as reading:
        found = find_registration(reading, book.campaign.id, book.person(name).id)
    assert found is not None
    return found


def test_one_of_two_titles_is_achieved_and_the_summary_counts_each(book: Book) -> None:
    first, second = approved(book, AN, BINH)
    with book.database.write("settle") as tx:
        settle(tx, [first.id, second.id], achieved=True, decision="12/QĐ-HP", decided_on=date(2026, 1, 5),
               titles=["LDTT"])  # fmt: skip
    assert now(book, AN).status is APPROVED  # the other title is still open
    with book.database.write("settle") as tx:
        settle(tx, [first.id], achieved=True, decision="1/QĐ-CĐCS", decided_on=date(2026, 1, 9), titles=["DVXS"])
        settle(tx, [second.id], achieved=False, reason="Không đủ phiếu", titles=["DVXS"])
    assert counted(book) == {"LDTT": (2, 2), "DVXS": (2, 1)}
    assert (now(book, AN).status, now(book, BINH).status) == (ACHIEVED, ACHIEVED)
    assert "Đoàn viên công đoàn xuất sắc: không đạt (Không đủ phiếu)" in now(book, BINH).result_note
    with book.database.read() as reading:
        paper = said(emulation_summary(reading, book.campaign.code))
    assert "Đoàn viên công đoàn xuất sắc\n2\n1\n50,0%" in paper


def test_without_titles_all_of_them_are_meant(book: Book) -> None:
    (one,) = approved(book, AN)
    with book.database.write("settle") as tx:
        settle(tx, [one.id], achieved=True, decision="12/QĐ", decided_on=date(2026, 1, 5))
    assert counted(book) == {"LDTT": (1, 1), "DVXS": (1, 1)}
    assert now(book, AN).result_note == "12/QĐ, 05/01/2026"


def test_a_title_without_decision_is_refused_also_alone(book: Book) -> None:
    (one,) = approved(book, AN)
    with pytest.raises(DecisionNeeded), book.database.write("settle") as tx:
        settle(tx, [one.id], achieved=True, titles=["LDTT"])


def test_what_nobody_approved_has_no_result() -> None:
    draft = Registration("r", "c", None, "m", date(2025, 1, 1), ("LDTT", "DVXS"))  # type: ignore[arg-type]
    with pytest.raises(StatusImpossible):
        settled(draft, [TitleOutcome("LDTT", achieved=True)])


def test_a_registration_settled_before_titles_were_told_apart_achieved_all_of_them() -> None:
    old = Registration("r", "c", None, "m", date(2025, 1, 1), ("LDTT", "DVXS"), status=ACHIEVED,  # type: ignore[arg-type]
                       result_note="12/QĐ")  # fmt: skip
    assert old.achieved == ("LDTT", "DVXS")
    corrected = settled(old, [TitleOutcome("DVXS", achieved=False, note="nhầm")])
    assert (corrected.achieved, corrected.status) == (("LDTT",), ACHIEVED)
    assert unsettled(corrected, "LDTT").achieved == ()


def test_an_award_tells_its_own_title_only_where_it_was_approved(book: Book) -> None:
    approved(book, AN)
    with book.database.write("register") as tx:
        register(tx, book.campaign.id, [book.person(BINH)], ["DVXS"])
        for name in (AN, BINH):
            note_award(tx, book.person(name).id, "DVXS", 2025, achieved=True, note="1/QĐ-CĐCS")
    assert counted(book) == {"LDTT": (1, 0), "DVXS": (2, 1)}
    with book.database.write("take back") as tx:
        note_award(tx, book.person(AN).id, "DVXS", 2025, achieved=None)
    assert now(book, AN).outcomes == ()


def test_the_officer_says_of_which_title_the_result_is(book: Book, workplace: Workplace, qtbot: QtBot) -> None:
    approved(book, AN, BINH)
    workplace.features = (FEATURE,)
    screen = EmulationScreen(workplace)
    qtbot.addWidget(screen)
    screen.show()
    screen.reload()
    at_rest(screen)
    screen.tabs.setCurrentIndex(PERSONS)
    at_rest(screen)
    screen.persons.table.view.selectAll()
    screen.persons.registering.settle()
    editor = editor_of(screen)
    editor.form.load({"achieved": True, "decision": "12/QĐ-HP", "decided_on": date(2026, 1, 5)})
    save(screen, editor, qtbot)
    assert editor.form.error("title_DVXS") == "Đánh dấu danh hiệu được ghi kết quả."
    editor.form.load({"title_LDTT": True, "achieved": True, "decision": "12/QĐ-HP", "decided_on": date(2026, 1, 5)})
    save(screen, editor, qtbot)
    assert counted(book) == {"LDTT": (2, 2), "DVXS": (2, 0)}
    line = next(one for one in screen.persons.chosen() if one.name == AN)
    assert screen.persons._status_text(line) == "Đạt 1/2"
