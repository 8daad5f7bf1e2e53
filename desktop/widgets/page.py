"""Where more may stand than there is room for: pages that scroll, and windows that stay within the screen."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

_FRAME = QSize(40, 60)  # what the edges and the title of a window take, and a little of what is behind it


class Page(QScrollArea):
    """Shows `content`, which has a layout: it shrinks to its least size, and only then scrolls. An ordinary scroll area
    would give texts that wrap, and lists beside them, all the height they would like, and scroll where all fits."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(_Fitted(content))
        self.viewport().setAutoFillBackground(False)


def resize_within_screen(window: QWidget, width: int, height: int) -> None:
    """The size meant, as far as the screen has it."""
    window.resize(QSize(width, height).boundedTo(window.screen().availableSize() - _FRAME))


class _Fitted(QWidget):
    """Without a layout of its own, so that the area asks this and not the content how small it may be."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self._content = content
        content.setParent(self)
        self.setAutoFillBackground(False)

    def minimumSizeHint(self) -> QSize:
        layout, around = self._content.layout(), self.parentWidget()
        assert layout is not None
        least = layout.totalMinimumSize()
        if layout.hasHeightForWidth():
            width = max(least.width(), around.width() if around else 0)
            least.setHeight(layout.totalMinimumHeightForWidth(width))
        return least

    def sizeHint(self) -> QSize:
        return self._content.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._content.setGeometry(self.rect())
