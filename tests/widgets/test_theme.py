"""What is read stands out from what is behind it: WCAG 2.1, success criteria 1.4.3 (texts) and 1.4.11 (marks)."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.widgets import theme
from desktop.widgets.theme import Tone

TEXT, MARK = 4.5, 3.0
PAGES = ("background", "surface", "stripe", "hover", "accent_soft")


def luminance(color: QColor) -> float:
    lights = (color.redF(), color.greenF(), color.blueF())
    parts = [light / 12.92 if light <= 0.04045 else float(((light + 0.055) / 1.055) ** 2.4) for light in lights]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor, other: QColor) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("text", ["text", "muted", "good", "warning", "bad", "accent", "accent_dark"])
def test_every_text_is_read_on_every_page(qapp: QApplication, text: str, page: str) -> None:
    assert contrast(theme.color(text), theme.color(page)) >= TEXT


@pytest.mark.parametrize("tone", list(Tone))
def test_a_tone_is_read_on_its_own_soft_colour(qapp: QApplication, tone: Tone) -> None:
    for text in (theme.tone_color(tone), theme.color("text")):
        assert contrast(text, theme.tone_background(tone)) >= TEXT


@pytest.mark.parametrize("page", ["accent", "accent_dark", "text", "sample", "focus"])
def test_white_is_read_on_every_dark_part(qapp: QApplication, page: str) -> None:
    assert contrast(theme.color("surface"), theme.color(page)) >= TEXT


@pytest.mark.parametrize("page", ["background", "surface"])
@pytest.mark.parametrize("mark", ["focus", "line_strong"])
def test_the_focus_and_the_edges_of_entries_are_seen(qapp: QApplication, mark: str, page: str) -> None:
    assert contrast(theme.color(mark), theme.color(page)) >= MARK


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_what_an_empty_entry_asks_for_is_read(qapp: QApplication, qtbot: QtBot, kind: type[QWidget]) -> None:
    entry = kind()
    qtbot.addWidget(entry)
    entry.show()
    asked = entry.palette().color(QPalette.ColorRole.PlaceholderText)
    assert asked.alpha() == 255
    assert contrast(asked, theme.color("surface")) >= TEXT
