"""How long work reports how far it is and learns that it was cancelled, with or without a screen."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol

from desktop.core.errors import UserError


@contextmanager
def uncollected() -> Iterator[None]:
    """While records are made by the ten thousand, none of which is garbage: looking for garbage among them again and
    again costs a fifth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


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
