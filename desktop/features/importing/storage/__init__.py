"""Rows of the importer: batches, what each wrote, and what the officer said about columns."""

from __future__ import annotations

from desktop.features.importing.storage.rows import BatchStore, recall_columns, remember_columns
from desktop.features.importing.storage.undo import TakenBack, entries, forget_entries, keep_entries, take_back_entries

__all__ = [
    "BatchStore", "TakenBack", "entries", "forget_entries", "keep_entries", "recall_columns", "remember_columns",
    "take_back_entries",
]  # fmt: skip
