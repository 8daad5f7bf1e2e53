"""How lists of people become proposals for Tết gifts, and how the list goes out again."""

from __future__ import annotations

from desktop.features.tet_gifts.imports.exporting import EXPORT, STATE_NAMES
from desktop.features.tet_gifts.imports.fields import FIELDS
from desktop.features.tet_gifts.imports.rows import BeneficiaryImport

__all__ = ["EXPORT", "FIELDS", "STATE_NAMES", "BeneficiaryImport"]
