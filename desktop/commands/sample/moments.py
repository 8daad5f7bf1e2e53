"""When the sample union's story happened, and what its chances are drawn by."""

from __future__ import annotations

from desktop.core.clock import fixed_at

SEED = 2025
LAUNCHED, REGISTERED, REPORTED, JUDGED = (
    fixed_at(2025, 2, 10), fixed_at(2025, 2, 20), fixed_at(2025, 2, 28), fixed_at(2025, 11, 25),
)  # fmt: skip
FOUNDED = fixed_at(2025, 1, 10)
LAST_TET, TET_MET = fixed_at(2025, 1, 20), fixed_at(2026, 1, 16)
MOVED_UNDER_THE_CITY, LEFT, TET_DECIDED, TET_CLOSED, TET_GIVEN = (
    fixed_at(2025, 7, 1), fixed_at(2025, 10, 31), fixed_at(2026, 1, 15), fixed_at(2026, 1, 21), fixed_at(2026, 2, 8),
)  # fmt: skip
