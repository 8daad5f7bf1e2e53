"""Where a page stands that may be larger than its place: it shrinks to its least size, and only then scrolls."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class Page(QScrollArea):
    """Shows `content`, which has a layout. An ordinary scroll area would give texts that wrap, and the lists beside
    them, all the height they would like, and scroll where everything fits."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(_Fitted(content))
        self.viewport().setAutoFillBackground(False)


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
