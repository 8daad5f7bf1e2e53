from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pytestqt.qtbot import QtBot

from desktop.features.federation import services
from desktop.features.federation.domain import Outcome
from desktop.features.federation.feature import FEATURE
from desktop.features.federation.ui.screen import ReceiveScreen
from desktop.features.sync import services as sync
from desktop.features.sync.domain import PackageKind, Purpose, Role
from desktop.shell.workplace import Workplace
from desktop.widgets.records import RecordsTable
from tests.sync.test_matching import gifts
from tests.sync.units import DESK, PEOPLE, SENDER, Unit, introduce, open_unit

from .test_matches import OTHER

if TYPE_CHECKING:
    from desktop.widgets.jobs import Jobs
    from tests.conftest import PreparedDialogs


@pytest.fixture
def screen(workplace: Workplace, stranger: Unit, tmp_path: Path, qtbot: QtBot, jobs: Jobs) -> ReceiveScreen:
    """The screen of a desk that has exchanged cards with the union `stranger`."""
    with workplace.database.write("setup") as tx:
        sync.make_keys(tx, DESK, Role.DESK)
    introduce(stranger, Unit(workplace.database, DESK, tmp_path), tmp_path)
    workplace.features = (FEATURE,)
    made = ReceiveScreen(workplace)
    qtbot.addWidget(made)
    made.resize(1366, 640)
    made.show()
    made.reload()
    assert jobs.wait_idle()
    return made


def deed(screen: ReceiveScreen, id: str) -> Any:
    return next(action for action in screen.deeds if action.id == id)


def open_stick(screen: ReceiveScreen, stick: Path, dialogs: PreparedDialogs) -> None:
    dialogs.files.append(stick)
    deed(screen, "open_stick").trigger()
    assert screen.workplace.jobs.wait_idle()


def results(screen: ReceiveScreen) -> list[str]:
    model = screen.files.model
    return [model.index(row, 3).data() for row in range(model.rowCount())]


def rows(table: RecordsTable) -> list[tuple[str, ...]]:
    model = table.model
    return [
        tuple(model.index(row, column).data() for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]


def test_nothing_is_kept_before_it_was_shown_and_accepted(
    screen: ReceiveScreen, stranger: Unit, stick: Path, dialogs: PreparedDialogs, jobs: Jobs
) -> None:
    assert not deed(screen, "accept_packages").isEnabled()
    stranger.send(stick)
    (stick / "hỏng.cdpkg").write_bytes(b"junk")
    open_stick(screen, stick, dialogs)
    assert results(screen) == ["Sẵn sàng nhận", "Từ chối"]
    assert ("Người", "3", "0", "0", "3") in rows(screen.lists)
    assert services.summary(screen.workplace.database).units == ()
    deed(screen, "accept_packages").trigger()
    assert jobs.wait_idle()
    assert results(screen) == ["Đã nhận", "Từ chối"]
    assert screen.units.model.index(0, 4).data() == "Departments: 2 · Người: 2"
    open_stick(screen, stick, dialogs)
    assert results(screen) == ["Đã có từ trước", "Từ chối"]


def test_changes_are_shown_by_record_and_field(
    screen: ReceiveScreen, stranger: Unit, stick: Path, dialogs: PreparedDialogs, jobs: Jobs
) -> None:
    stranger.send(stick)
    open_stick(screen, stick, dialogs)
    deed(screen, "accept_packages").trigger()
    assert jobs.wait_idle()
    stranger.people[0] = ("p1", "Nguyễn Thị Bưởi", "Nữ", "1985-03-20", *PEOPLE[0][4:])
    second = stranger.send(stick)
    open_stick(screen, second.file, dialogs)
    model = screen.changes.model
    assert [model.index(0, column).data() for column in range(4)] == [
        "Người", "Nguyễn Thị Bưởi", "Thay đổi", "born: 1985-03-02 → 1985-03-20",
    ]  # fmt: skip


def test_choosing_a_list_of_the_package_shows_only_its_changes(
    screen: ReceiveScreen, stranger: Unit, stick: Path, dialogs: PreparedDialogs
) -> None:
    stranger.send(stick)
    open_stick(screen, stick, dialogs)
    everything = rows(screen.changes)
    assert {line[0] for line in everything} == {"Departments", "Người"}
    assert screen.lists.select("people")
    assert rows(screen.changes) == [line for line in everything if line[0] == "Người"]
    assert len(rows(screen.changes)) == 3


def test_a_person_may_take_a_new_epoch_upon_himself(
    screen: ReceiveScreen, stranger: Unit, stick: Path, dialogs: PreparedDialogs, jobs: Jobs
) -> None:
    stranger.send(stick)
    open_stick(screen, stick, dialogs)
    deed(screen, "accept_packages").trigger()
    assert jobs.wait_idle()
    with stranger.database.write("restore") as tx:
        sync.start_epoch(tx)
    made = stranger.send(stick)
    open_stick(screen, made.file, dialogs)
    deed(screen, "accept_packages").trigger()
    assert jobs.wait_idle()
    assert results(screen) == ["Chờ quyết định"]
    dialogs.agreements.append(True)
    deed(screen, "accept_anyway").trigger()
    assert jobs.wait_idle()
    assert results(screen) == ["Đã nhận"]
    assert "phục hồi dữ liệu" in dialogs.asked[-1]


def test_a_unit_is_answered_from_the_totals(
    screen: ReceiveScreen, stranger: Unit, stick: Path, tmp_path: Path, dialogs: PreparedDialogs, jobs: Jobs
) -> None:
    stranger.send(stick)
    open_stick(screen, stick, dialogs)
    deed(screen, "accept_packages").trigger()
    assert jobs.wait_idle()
    answers = tmp_path / "answers"
    answers.mkdir()
    dialogs.files.append(answers)
    screen.tabs.setCurrentIndex(1)
    assert screen.units.select(SENDER.id)
    deed(screen, "reply_to_unit").trigger()
    assert jobs.wait_idle()
    [answer] = answers.iterdir()
    assert sync.verify_file(stranger.database, answer).valid


def test_a_stick_without_a_package_is_told(screen: ReceiveScreen, stick: Path, dialogs: PreparedDialogs) -> None:
    told: list[str] = []
    screen.workplace.told.connect(lambda text, _: told.append(text))
    (stick / "bài hát.mp3").write_bytes(b"la la")
    open_stick(screen, stick, dialogs)
    assert told == [f"Không có gói dữ liệu nào trong {stick}. Hãy chọn USB mà đơn vị đã nộp."]
    assert results(screen) == []


def test_the_desk_gives_its_key_and_sees_who_stands_in_two_units(
    screen: ReceiveScreen, stranger: Unit, tmp_path: Path, dialogs: PreparedDialogs
) -> None:
    workplace, folder, offer = screen.workplace, tmp_path / "keys", "tet-2026/phieu"
    folder.mkdir()
    other = open_unit(tmp_path, OTHER)
    introduce(other, Unit(workplace.database, DESK, tmp_path), tmp_path)
    dialogs.files.append(folder)
    screen.matches.send.trigger()
    assert workplace.jobs.wait_idle()
    keys = sorted(folder.glob("*.cdpkg"))
    assert len(keys) == 2
    for unit in (stranger, other):
        applied = [one for one in services.receive(unit.database, keys, True) if one.outcome is Outcome.APPLIED]
        assert len(applied) == 1
        table = gifts([("g1", "Nguyễn Thị Bưởi", "072185001234", "", offer, "Phiếu mua hàng", "live")])
        sent = sync.create_package(
            unit.database, (table,), unit.sender, PackageKind.REPORT, folder, False, DESK.id, purpose=Purpose.PERSONS
        )
        assert services.receive(workplace.database, [sent.file], True)[0].outcome is Outcome.APPLIED
    other.database.close()
    screen.open_at(tab="matches")
    screen.reload()
    assert workplace.jobs.wait_idle()
    [row] = rows(screen.matches.table)
    assert row[:3] == (
        "Phiếu mua hàng", f"Nguyễn Thị Bưởi – {SENDER.name}", f"Nguyễn Thị Bưởi – {OTHER.name}",
    )  # fmt: skip
