"""Printing into bought blanks: the sheet as it will look, its texts moved to their places, and the printer's faults."""

from __future__ import annotations

from desktop.features.reports.ui.blanks.dialog import BlanksDialog

__all__ = ["BlanksDialog"]
