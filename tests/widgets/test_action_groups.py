"""Menus of many deeds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QWidget

from desktop.widgets.actions import Action, fill_menu

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_deeds_of_a_group_stand_in_a_submenu_where_the_first_of_them_would(qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    menu = QMenu(owner)
    deeds = [Action(owner, name, name, "gift", print, group=group)
             for name, group in (("give", ""), ("book", "Bàn"), ("close", ""), ("desk", "Bàn"))]  # fmt: skip
    fill_menu(menu, deeds)
    assert [one.text() for one in menu.actions()] == ["give", "Bàn", "close"]
    group = menu.actions()[1].menu()
    assert isinstance(group, QMenu)
    assert group.actions() == [deeds[1], deeds[3]]
