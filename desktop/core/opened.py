"""Copies of kept files for other programs to open: the only place where their content lies readable on the disk.

Their folder is the program's own, emptied when it starts, when it ends, and of each copy half an hour after it was
opened, unless the other program still holds it. The names say nothing of whose papers they are, and a copy cannot be
written to, so that nobody corrects a paper that is about to vanish.
"""

from __future__ import annotations

import os
import secrets
import stat
from contextlib import suppress
from pathlib import Path

from desktop.core.files import clear_write_errors, make_folder, write_bytes

FOLDER = "opened"
_READ_ONLY = stat.S_IRUSR


class OpenedCopies:
    """The copies beside one union's data."""

    def __init__(self, data_folder: Path) -> None:
        self.folder = data_folder / FOLDER

    def put(self, content: bytes, suffix: str) -> Path:
        """A copy under a name by chance; raises FileNotWritten."""
        make_folder(self.folder)
        with clear_write_errors(self.folder):
            self.folder.chmod(stat.S_IRWXU)
        path = self.folder / f"{secrets.token_hex(8)}.{suffix}"
        write_bytes(path, content)
        path.chmod(_READ_ONLY)
        return path

    def forget(self, path: Path) -> bool:
        """Whether the copy is gone: on Windows the program that shows it may hold it."""
        try:
            if os.name == "nt":
                path.chmod(stat.S_IRUSR | stat.S_IWUSR)
            path.unlink(missing_ok=True)
        except OSError:
            return False
        return True

    def empty(self) -> int:
        """Forget all copies; how many are still held."""
        if not self.folder.is_dir():
            return 0
        held = sum(not self.forget(path) for path in self.folder.iterdir() if path.is_file())
        with suppress(OSError):
            self.folder.rmdir()
        return held
