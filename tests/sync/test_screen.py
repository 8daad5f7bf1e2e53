from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pytestqt.qtbot import QtBot

from desktop.core.files import TEMPORARY_MARK
from desktop.features.sync import services
from desktop.features.sync.domain import Role, Trust
from desktop.features.sync.feature import FEATURE
from desktop.features.sync.reports import hand_over
from desktop.features.sync.ui.drives import look_at
from desktop.features.sync.ui.screen import ExchangeScreen
from desktop.shell.feature import Area, Feature
from desktop.shell.workplace import Workplace
from tests.sync.units import DESK, SENDER, Unit, open_unit

if TYPE_CHECKING:
    from desktop.widgets.jobs import Jobs
    from tests.conftest import PreparedDialogs


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Unit]:
    unit = open_unit(tmp_path, DESK, Role.DESK)
    yield unit
    unit.database.close()


@pytest.fixture
def screen(workplace: Workplace, tmp_path: Path, qtbot: QtBot, jobs: Jobs) -> ExchangeScreen:
    unit = Unit(workplace.database, SENDER, tmp_path)
    with workplace.database.write("setup") as tx:
        services.make_keys(tx, SENDER)
    people = Feature("people", lambda: "People", "users", Area.PEOPLE, synced=unit.tables)
    workplace.features = (people, FEATURE)
    made = ExchangeScreen(workplace)
    qtbot.addWidget(made)
    made.resize(1366, 640)
    made.show()
    made.reload()
    assert jobs.wait_idle()
    return made


def add_desk(screen: ExchangeScreen, desk: Unit, folder: Path, dialogs: PreparedDialogs, agree: bool) -> None:
    services.export_card(screen.workplace.database, folder / "ours.cdcard")
    services.add_card(desk.database, folder / "ours.cdcard")
    services.export_card(desk.database, folder / "desk.cdcard")
    dialogs.files.append(folder / "desk.cdcard")
    dialogs.agreements.append(agree)
    deed(screen, "add_card").trigger()
    assert screen.workplace.jobs.wait_idle()


def deed(screen: ExchangeScreen, id: str) -> Any:
    return next(action for action in screen.deeds if action.id == id)


def banner(screen: ExchangeScreen, name: str) -> str:
    return str(getattr(screen.send, name).text())


def test_what_goes_in_is_shown_before_anything_is_written(
    screen: ExchangeScreen, desk: Unit, dialogs: PreparedDialogs, tmp_path: Path, jobs: Jobs
) -> None:
    assert "ai cũng đọc được" in banner(screen, "why")
    add_desk(screen, desk, tmp_path, dialogs, agree=True)
    screen.reload()
    assert jobs.wait_idle()
    model = screen.send.contents.model
    shown = [[model.index(row, column).data() for column in (0, 1, 5)] for row in range(model.rowCount())]
    assert shown == [["Departments", "2", ""], ["Người", "3", "Không có họ tên, không có số định danh"]]
    assert "mã hóa" in banner(screen, "why")
    screen.send.form.load({"purpose": "persons"})
    screen.send.form.edited.emit("purpose")
    assert jobs.wait_idle()
    assert model.index(1, 5).data() == "Có họ tên, không có số định danh"
    with screen.workplace.database.read() as reading:
        assert services.list_ledger(reading) == []


def test_a_file_that_is_no_card_is_refused_by_its_name(
    screen: ExchangeScreen, dialogs: PreparedDialogs, tmp_path: Path, jobs: Jobs
) -> None:
    (tmp_path / "ảnh.jpg").write_bytes(b"\xff\xd8")
    dialogs.files.append(tmp_path / "ảnh.jpg")
    deed(screen, "add_card").trigger()
    assert jobs.wait_idle()
    (refusal,) = dialogs.refusals
    sentence = screen.workplace.say(refusal)
    assert sentence == "“ảnh.jpg” không phải là thẻ đơn vị hoặc đã bị hỏng. Hãy xin lại thẻ."


def test_a_package_is_written_verified_and_stands_in_the_ledger(
    screen: ExchangeScreen, desk: Unit, dialogs: PreparedDialogs, tmp_path: Path, stick: Path, jobs: Jobs
) -> None:
    add_desk(screen, desk, tmp_path, dialogs, agree=True)
    screen.reload()
    assert jobs.wait_idle()
    dialogs.files.append(stick)
    deed(screen, "choose_folder").trigger()
    deed(screen, "write_package").trigger()
    assert jobs.wait_idle()
    [file] = stick.iterdir()
    assert services.verify_file(desk.database, file).valid
    assert file.name in banner(screen, "done")
    assert "Mã kiểm" in banner(screen, "done")
    screen.open_at(tab="ledger")
    assert jobs.wait_idle()
    assert screen.ledger.table.model.index(0, 2).data() == DESK.name
    assert screen.ledger.arrived.text() == "Cấp trên chưa phúc đáp gói nào."
    file.unlink()
    screen.ledger.table.view.selectRow(0)
    dialogs.files.append(stick)
    deed(screen, "copy_package").trigger()
    assert jobs.wait_idle()
    assert [path.name for path in stick.iterdir()] == [file.name]
    with screen.workplace.database.read() as reading:
        paper = hand_over(reading)
    assert paper.slug == "bien-ban-giao-nhan-goi-du-lieu"


def test_a_refused_package_is_told_and_waits_in_the_ledger(
    screen: ExchangeScreen, dialogs: PreparedDialogs, stick: Path, jobs: Jobs
) -> None:
    dialogs.files.append(stick)
    deed(screen, "choose_folder").trigger()
    stick.rmdir()
    deed(screen, "write_package").trigger()
    assert jobs.wait_idle()
    [refusal] = dialogs.refusals
    assert refusal.code == "file_not_written"
    assert not stick.exists()
    assert deed(screen, "write_package").isEnabled()


def test_a_card_counts_only_after_its_words_were_compared(
    screen: ExchangeScreen, desk: Unit, dialogs: PreparedDialogs, tmp_path: Path, jobs: Jobs
) -> None:
    screen.open_at(tab="partners")
    assert jobs.wait_idle()
    assert " · ".join(services.own_card(screen.workplace.database).fingerprint_words) in screen.partners.own.text()
    add_desk(screen, desk, tmp_path, dialogs, agree=False)
    table = screen.partners.table
    assert table.model.index(0, 2).data() == "Chưa so bảy từ"
    assert " · ".join(services.own_card(desk.database).fingerprint_words) in dialogs.asked[-1]
    table.view.selectRow(0)
    dialogs.agreements.append(True)
    deed(screen, "confirm_card").trigger()
    assert jobs.wait_idle()
    assert table.model.index(0, 2).data() == "Đã xác nhận"
    with screen.workplace.database.read() as reading:
        assert services.list_partners(reading)[0].trust is Trust.CONFIRMED


def test_our_card_is_saved_for_others(
    screen: ExchangeScreen, dialogs: PreparedDialogs, tmp_path: Path, jobs: Jobs
) -> None:
    dialogs.files.append(tmp_path / "ours.cdcard")
    deed(screen, "export_card").trigger()
    assert jobs.wait_idle()
    assert services.read_card(tmp_path / "ours.cdcard").unit == SENDER


def test_odd_files_on_a_stick_are_told(stick: Path) -> None:
    for name in ("AutoRun.inf", "ảnh.lnk", "Setup.EXE", "danh sách.xlsx", f".x{TEMPORARY_MARK}"):
        (stick / name).write_bytes(b"")
    drive = look_at(stick)
    assert drive.odd == ("AutoRun.inf", "Setup.EXE", "ảnh.lnk")
    assert drive.free > 0
    assert not drive.read_only
