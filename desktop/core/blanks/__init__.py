"""Blanks (phôi in sẵn): paper that was bought with emblem and frame on it, into which only texts are printed.

A `Layout` says where each text stands, in mm from the upper left corner of the sheet. Layouts ship with the program as
TOML (`resources/blanks`) and are replaced by the union's own, which lie in the book, so that undo, the audit log and
backups know them. What the printer does wrong (`Correction`) belongs to the PC and not to the union.
"""

from __future__ import annotations

from desktop.core.blanks.composing import compose, filled_text, placed_text, preprinted
from desktop.core.blanks.correcting import AS_IT_IS, Correction, MeasuredImpossible, corrected, from_measured
from desktop.core.blanks.files import layout_as_toml, read_layout, shipped_layouts
from desktop.core.blanks.measuring import CROSS, measuring_sheet, ruler_lengths
from desktop.core.blanks.records import (
    BlankField,
    Frame,
    Layout,
    LayoutRefused,
    OwnLayout,
    kept_on_sheet,
    places_in,
    refuse_unusable,
    resized,
)
from desktop.core.blanks.storage import (
    EMBLEM,
    SCAN,
    BlankLayoutStore,
    drop_layout,
    drop_picture,
    every_layout,
    find_layout,
    keep_layout,
    keep_picture,
    picture_of,
)

__all__ = [
    "AS_IT_IS",
    "CROSS",
    "EMBLEM",
    "SCAN",
    "BlankField",
    "BlankLayoutStore",
    "Correction",
    "Frame",
    "Layout",
    "LayoutRefused",
    "MeasuredImpossible",
    "OwnLayout",
    "compose",
    "corrected",
    "drop_layout",
    "drop_picture",
    "every_layout",
    "filled_text",
    "find_layout",
    "from_measured",
    "keep_layout",
    "keep_picture",
    "kept_on_sheet",
    "layout_as_toml",
    "measuring_sheet",
    "picture_of",
    "placed_text",
    "places_in",
    "preprinted",
    "read_layout",
    "refuse_unusable",
    "resized",
    "ruler_lengths",
    "shipped_layouts",
]
