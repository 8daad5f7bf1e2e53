"""Where the program's own files lie and where it keeps what belongs to the union.

The program runs from the source tree, from an installed package and from PyInstaller's folder. All three keep the
package `desktop` beside or above its `resources`, so nothing here asks which of them it is, except for the folder a
person sees as "the program", because `portable.ini` in it moves everything the program keeps beside the program.
"""

from __future__ import annotations

import sys
from pathlib import Path

import platformdirs

APP = "socongdoan"
PACKAGE = Path(__file__).resolve().parents[1]
MIGRATIONS = PACKAGE / "migrations"
SAMPLE_MARK = "sample-union"


def resource(*parts: str) -> Path:
    """A file or folder of `resources/`, which an installed package carries inside and every other form beside it."""
    inside = PACKAGE / "resources"
    return (inside if inside.is_dir() else PACKAGE.parent / "resources").joinpath(*parts)


def program_folder() -> Path:
    """The folder that holds the program a person starts; the root of the repository when it runs from source."""
    return Path(sys.executable).resolve().parent if getattr(sys, "frozen", False) else PACKAGE.parent


def is_portable() -> bool:
    return (program_folder() / "portable.ini").is_file()


def data_folder() -> Path:
    """The officer's own union. Local, never Roaming: a profile server would copy an open database."""
    return _kept() / "union"


def sample_folder() -> Path:
    """The sample union, apart from the officer's, so that making it anew can never touch the real one."""
    return _kept() / "sample"


def is_sample(folder: Path) -> bool:
    """Whether the union there is one of invented people, as its mark says."""
    return (folder / SAMPLE_MARK).exists()


def _kept() -> Path:
    if is_portable():
        return program_folder() / "data"
    return platformdirs.user_data_path(APP, appauthor=False, roaming=False)
