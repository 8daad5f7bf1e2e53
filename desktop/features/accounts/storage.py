"""The key file: slots as JSON beside the database, with a second copy in case the first is damaged."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from desktop.core.files import FileNotRead, read_bytes, write_bytes
from desktop.features.accounts.domain import KEY_FILE, SECOND_COPY, KeyFileDamaged, KeySlot

_LIMIT = 1 << 20


def write_slots(folder: Path, slots: list[KeySlot]) -> None:
    content = json.dumps({"slots": [asdict(slot) for slot in slots]}, indent=1).encode()
    write_bytes(folder / KEY_FILE, content)
    write_bytes(folder / SECOND_COPY, content)


def read_slots(folder: Path) -> list[KeySlot]:
    """Slots of the key file, or of its second copy, which then heals the first. Raises KeyFileDamaged."""
    for name in (KEY_FILE, SECOND_COPY):
        slots = _slots_in(folder / name)
        if slots:
            if name == SECOND_COPY:
                write_slots(folder, slots)
            return slots
    raise KeyFileDamaged(str(folder / KEY_FILE))


def _slots_in(path: Path) -> list[KeySlot]:
    try:
        return [KeySlot.read(values) for values in json.loads(read_bytes(path, _LIMIT))["slots"]]
    except (FileNotRead, ValueError, TypeError, KeyError):
        return []
