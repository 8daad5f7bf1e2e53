"""The screen of awards: nominations, the facts of the year, who becomes due, the register, the rules."""

from __future__ import annotations

from desktop.features.awards.ui.screen.frame import AwardsScreen

__all__ = ["AwardsScreen"]
