"""How dues are kept: rows and stores, and the questions about a whole year only SQL answers quickly."""

from __future__ import annotations

from desktop.features.dues.storage.grid import GridReader
from desktop.features.dues.storage.rows import DuesExemptionRow, DuesRow, DuesRuleRow, PaymentRow, ReceiptRow
from desktop.features.dues.storage.stores import (
    DuesExemptionStore,
    DuesRuleStore,
    DuesStore,
    PaymentStore,
    ReceiptStore,
)

__all__ = [
    "DuesExemptionRow",
    "DuesExemptionStore",
    "DuesRow",
    "DuesRuleRow",
    "DuesRuleStore",
    "DuesStore",
    "GridReader",
    "PaymentRow",
    "PaymentStore",
    "ReceiptRow",
    "ReceiptStore",
]
