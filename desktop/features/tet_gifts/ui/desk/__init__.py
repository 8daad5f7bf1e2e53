"""The hand-out desk (bàn phát quà): in its tab, over the whole screen, and on a second laptop."""

from __future__ import annotations

from desktop.features.tet_gifts.ui.desk.view import DeskView
from desktop.features.tet_gifts.ui.desk.window import DeskWindow

__all__ = ["DeskView", "DeskWindow"]
