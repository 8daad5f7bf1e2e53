"""The left side of the window: one button per screen, by area; only icons where the window is narrow."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QLabel, QScrollArea, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from desktop.shell.feature import Area, Feature
from desktop.widgets import theme
from desktop.widgets.words import translate

_WIDE, _NARROW = 196, 54


class Navigation(QScrollArea):
    """`choose` is called with the name of the feature the user wants to see; the window then calls `mark`."""

    def __init__(self, features: Sequence[Feature], choose: Callable[[str], None]) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._choose = choose
        self._buttons: dict[str, QToolButton] = {}
        self._headings: list[QLabel] = []
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        inside = QWidget()
        inside.setObjectName("navigation")
        inside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._layout = QVBoxLayout(inside)
        self._layout.setContentsMargins(0, 6, 0, 6)
        self._layout.setSpacing(1)
        for area in Area:
            self._add_area(area, [feature for feature in features if feature.area is area])
        self._layout.addStretch()
        self.setWidget(inside)
        self.set_narrow(narrow=False)

    def mark(self, name: str) -> None:
        self._buttons[name].setChecked(True)
        self.ensureWidgetVisible(self._buttons[name])

    def set_narrow(self, *, narrow: bool) -> None:
        self.setFixedWidth(_NARROW if narrow else _WIDE)
        for heading in self._headings:
            heading.setVisible(not narrow)
        style = Qt.ToolButtonStyle.ToolButtonIconOnly if narrow else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        for button in self._buttons.values():
            button.setToolButtonStyle(style)
            theme.set_property(button, "narrow", narrow)

    @property
    def names(self) -> list[str]:
        """The features in the order shown."""
        return list(self._buttons)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def _add_area(self, area: Area, features: Sequence[Feature]) -> None:
        if not features:
            return
        if title := _area_title(area):
            heading = QLabel(title)
            self._headings.append(heading)
            self._layout.addWidget(heading)
        for feature in features:
            button = self._button(feature)
            self._buttons[feature.name] = button
            self._group.addButton(button)
            self._layout.addWidget(button)

    def _button(self, feature: Feature) -> QToolButton:
        number, title = len(self._buttons) + 1, feature.title()
        button = QToolButton()
        button.setObjectName(f"go_{feature.name}")
        button.setText(f"  {title}")
        button.setAccessibleName(title)
        button.setToolTip(f"{title} (Ctrl+{number})" if number < 10 else title)
        button.setIcon(theme.icon(feature.icon))
        button.setIconSize(QSize(20, 20))
        button.setCheckable(True)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda: self._choose(feature.name))
        return button


def _area_title(area: Area) -> str:
    return {
        Area.HOME: "",
        Area.PEOPLE: translate("shell", "Organization"),
        Area.RECOGNITION: translate("shell", "Emulation and awards"),
        Area.WELFARE: translate("shell", "Care"),
        Area.PAPERS: translate("shell", "Reports"),
        Area.EXCHANGE: translate("shell", "Data"),
        Area.SETTINGS: translate("shell", "System"),
    }[area]
