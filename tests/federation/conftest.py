from __future__ import annotations

from tests.sync.conftest import desk, stick, stranger, union

__all__ = ["desk", "stick", "stranger", "union"]
