"""The screen of Tết gifts: the list of a campaign with its money, and the desk where gifts are handed out."""

from __future__ import annotations

from desktop.features.tet_gifts.ui.screen.frame import DESK, TetGiftsScreen

__all__ = ["DESK", "TetGiftsScreen"]
