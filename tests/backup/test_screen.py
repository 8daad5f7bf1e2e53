"""Backups in the window: made with one press, listed, told where they lie."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pytestqt.qtbot import QtBot

from desktop.features.accounts.domain import KEY_FILE
from desktop.features.backup.services import backups_folder, list_backups
from desktop.features.backup.ui.home import home_tile
from desktop.features.backup.ui.screen import BackupsScreen

if TYPE_CHECKING:
    from desktop.shell.workplace import Workplace
    from tests.conftest import PreparedDialogs


@pytest.fixture
def screen(workplace: Workplace, qtbot: QtBot) -> BackupsScreen:
    (workplace.database.path.parent / KEY_FILE).write_text("{}")
    made = BackupsScreen(workplace)
    qtbot.addWidget(made)
    made.show()
    made.reload()
    workplace.jobs.wait_idle()
    return made


def _press(screen: BackupsScreen, name: str) -> None:
    next(deed for deed in screen.deeds if deed.id == name).trigger()
    assert screen.workplace.jobs.wait_idle()


def test_one_press_makes_a_backup_and_lists_it(screen: BackupsScreen, workplace: Workplace) -> None:
    told: list[str] = []
    workplace.told.connect(lambda text, _: told.append(text))
    assert screen.table.model.rowCount() == 0
    _press(screen, "backup_now")
    found = list_backups(backups_folder(workplace.database.path.parent))
    assert len(found) == screen.table.model.rowCount() == 1
    assert found[0].file in told[0]


def test_a_backup_goes_to_the_chosen_place(screen: BackupsScreen, dialogs: PreparedDialogs, tmp_path: Path) -> None:
    stick = tmp_path / "usb"
    stick.mkdir()
    dialogs.files.append(stick)
    _press(screen, "backup_elsewhere")
    assert len(list_backups(stick)) == 1


def test_a_place_that_cannot_be_written_is_told(
    screen: BackupsScreen, dialogs: PreparedDialogs, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("x")
    dialogs.files.append(tmp_path / "file")
    _press(screen, "backup_elsewhere")
    assert [error.code for error in dialogs.refusals] == ["file_not_written"]


def test_the_tile_at_home_warns_until_there_is_one(screen: BackupsScreen, workplace: Workplace, qtbot: QtBot) -> None:
    tile = home_tile(workplace)
    qtbot.addWidget(tile)
    tile.show()
    workplace.jobs.wait_idle()
    assert "0" in tile.accessibleName()
    _press(screen, "backup_now")
    tile.hide()
    tile.show()
    workplace.jobs.wait_idle()
    assert "22/11/2026" in tile.accessibleName()
