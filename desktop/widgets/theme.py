"""The look of the program: one light, calm, high-contrast theme, its font and icons, and the language of the window.

Colours live at the head of `resources/theme/light.qss` as `@name: value;` and nowhere else. Red is the accent of main
actions and of what is selected; green, amber and red otherwise only carry a meaning, and never without words.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from PySide6.QtCore import QByteArray, QLocale, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from desktop.core import paths
from desktop.widgets import language

FAMILY = "Be Vietnam Pro"
BASE_POINTS = 10.0
ICON_SIZES = (16, 20, 24, 32)


class Tone(StrEnum):
    """What a colour means; each has a colour for text and marks and a soft one for backgrounds."""

    NEUTRAL = "neutral"
    ACCENT = "accent"
    GOOD = "good"
    WARNING = "warning"
    BAD = "bad"


def install(app: QApplication) -> None:
    """Dress the application; called once, before the first window."""
    app.setStyle(QStyleFactory.create("Fusion"))
    app.setPalette(_palette())
    app.setFont(base_font())
    app.setStyleSheet(_style_sheet())


def install_language(chosen: str) -> bool:
    """Speak `vi` or `en` from now on, names of months and days included; False when its texts were not compiled."""
    QLocale.setDefault(QLocale(QLocale.Language.Vietnamese if chosen == "vi" else QLocale.Language.English))
    return language.install(chosen)


@cache
def color(name: str) -> QColor:
    """A colour of the theme by its name in the style sheet, such as `accent` or `good_soft`."""
    return QColor(_colors()[name])


def tone_color(tone: Tone) -> QColor:
    return color("muted" if tone is Tone.NEUTRAL else tone.value)


def tone_background(tone: Tone) -> QColor:
    return color(f"{tone.value}_soft")


def set_tone(widget: QWidget, tone: Tone) -> None:
    """Let the style sheet's rules for `[tone="…"]` apply to the widget."""
    set_property(widget, "tone", tone.value)


def set_property(widget: QWidget, name: str, value: object) -> None:
    """Set a property that style rules look at, and have them looked at again."""
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def icon(name: str, tint: str = "text") -> QIcon:
    """The line icon of that file name in a theme colour, with its greyed form; an empty one for no name."""
    return _icon(name, tint) if name else QIcon()


@cache
def _icon(name: str, tint: str) -> QIcon:
    made = QIcon()
    for size in ICON_SIZES:
        made.addPixmap(pixmap(name, size, tint), QIcon.Mode.Normal)
        made.addPixmap(pixmap(name, size, "line_strong"), QIcon.Mode.Disabled)
    return made


def pixmap(name: str, size: int, tint: str = "text") -> QPixmap:
    """The icon drawn at `size` logical pixels for the sharpest screen; empty when there is no such icon."""
    sharpness = QGuiApplication.primaryScreen().devicePixelRatio() if QGuiApplication.primaryScreen() else 1.0
    drawn = QPixmap(QSize(size, size) * sharpness)
    drawn.setDevicePixelRatio(sharpness)
    drawn.fill(Qt.GlobalColor.transparent)
    if source := _svg(name):
        painter = QPainter(drawn)
        QSvgRenderer(QByteArray(source.replace(b"currentColor", color(tint).name().encode()))).render(
            painter, QRectF(0, 0, size, size)
        )
        painter.end()
    return drawn


@cache
def _svg(name: str) -> bytes:
    path = paths.resource("icons", f"{name}.svg")
    return path.read_bytes() if path.is_file() else b""


@cache
def base_font() -> QFont:
    """The program's own font, so that every Vietnamese letter looks the same on every machine."""
    for path in sorted(paths.resource("fonts").glob("BeVietnamPro-*.ttf")):
        QFontDatabase.addApplicationFont(str(path))
    font = QFont(FAMILY) if FAMILY in QFontDatabase.families() else QFont(QApplication.font())
    font.setPointSizeF(BASE_POINTS)
    return font


@cache
def _source() -> str:
    return paths.resource("theme", "light.qss").read_text(encoding="utf-8")


@cache
def _colors() -> dict[str, str]:
    return dict(re.findall(r"^@(\w+):\s*(.+?);", _source(), re.MULTILINE))


def _style_sheet() -> str:
    rules = re.sub(r"^@\w+:.*?;\n", "", _source(), flags=re.MULTILINE)
    folder = paths.resource("theme").as_posix()
    return re.sub(r"@(\w+)", lambda found: folder if found[1] == "folder" else _colors()[found[1]], rules)


def _palette() -> QPalette:
    palette = QPalette()
    for role, name in (
        (QPalette.ColorRole.Window, "background"),
        (QPalette.ColorRole.WindowText, "text"),
        (QPalette.ColorRole.Base, "surface"),
        (QPalette.ColorRole.AlternateBase, "stripe"),
        (QPalette.ColorRole.Text, "text"),
        (QPalette.ColorRole.Button, "surface"),
        (QPalette.ColorRole.ButtonText, "text"),
        (QPalette.ColorRole.ToolTipBase, "text"),
        (QPalette.ColorRole.ToolTipText, "surface"),
        (QPalette.ColorRole.PlaceholderText, "muted"),
        (QPalette.ColorRole.Highlight, "accent"),
        (QPalette.ColorRole.HighlightedText, "surface"),
        (QPalette.ColorRole.Link, "focus"),
    ):
        palette.setColor(role, color(name))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, color("line_strong"))
    return palette
