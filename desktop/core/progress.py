"""How long work reports how far it is and learns that it was cancelled, with or without a screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from desktop.core.errors import UserError


@dataclass(eq=False)
class Cancelled(UserError):
    """The user stopped the work; whatever it was doing must be rolled back by its transaction."""


class Progress(Protocol):
    def step(self, done: int, total: int, label: str = "") -> None:
        """Report `done` of `total` pieces; raises Cancelled when the user asked to stop. `total` 0 means unknown."""
        ...


class Silent:
    """Progress that nobody watches and nobody cancels."""

    def step(self, done: int, total: int, label: str = "") -> None:
        return


SILENT = Silent()
