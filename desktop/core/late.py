"""The one door through which heavy libraries load on first use, so that the window is on the screen before them.

openpyxl, reportlab, python-docx and the screens of features that nobody has opened cost start-up time; ask for them
here, by name, where they are needed. A plain import statement is right everywhere else.
"""

from __future__ import annotations

import importlib
from types import ModuleType
from typing import Any


def load(module: str) -> Any:
    """The module of that dotted name. Typed as Any on purpose: its members are used as documented by their library."""
    loaded: ModuleType = importlib.import_module(module)
    return loaded


def attribute(path: str) -> Any:
    """`package.module:name`, the named attribute of the module."""
    module, _, name = path.partition(":")
    return getattr(load(module), name)
