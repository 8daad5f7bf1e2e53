"""The guided deed of a re-organisation.

dialog     the three pages, the preview beneath them, and the one transaction
sections   what becomes of each section
people     who goes where when a section is divided
addresses  the new names of addresses, to be ticked
"""

from __future__ import annotations

from desktop.features.members.ui.reorganization.dialog import ReorganizationDialog, open_reorganization

__all__ = ["ReorganizationDialog", "open_reorganization"]
