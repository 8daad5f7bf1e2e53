"""The key file: slots as JSON beside the database, with a second copy in case the first is damaged.

It also says whose keys these are, so that who is to type the passphrase knows which. A union's name is public and is
believed by nothing; no person is named in the open.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from desktop.core.files import FileNotRead, read_bytes, write_bytes
from desktop.features.accounts.domain import KEY_FILE, SECOND_COPY, KeyFileDamaged, KeySlot

_LIMIT = 1 << 20


def write_slots(folder: Path, slots: list[KeySlot], union: str = "") -> None:
    """Without a `union` the name that is written there stays."""
    keys = {"union": union or read_union(folder), "slots": [asdict(slot) for slot in slots]}
    content = json.dumps(keys, indent=1, ensure_ascii=False).encode()
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


def read_union(folder: Path) -> str:
    """The name of the union whose keys these are; empty when the file does not tell."""
    for name in (KEY_FILE, SECOND_COPY):
        try:
            found = json.loads(read_bytes(folder / name, _LIMIT))["union"]
        except (FileNotRead, ValueError, TypeError, KeyError):
            continue
        if isinstance(found, str):
            return found
    return ""


def _slots_in(path: Path) -> list[KeySlot]:
    try:
        return [KeySlot.read(values) for values in json.loads(read_bytes(path, _LIMIT))["slots"]]
    except (FileNotRead, ValueError, TypeError, KeyError):
        return []
