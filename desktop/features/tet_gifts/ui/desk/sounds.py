"""The sounds of the desk. Whatever cannot be played is silent or a beep, never an error: the answer is on the screen.

QtMultimedia would bring fifty megabytes for three notes; Windows plays a WAV by itself, and on Linux one of the small
players does that comes with every sound system.
"""

from __future__ import annotations

import os
from contextlib import suppress

from PySide6.QtCore import QProcess, QSettings, QStandardPaths
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop.core import late, paths

GOOD, BAD, LOOK = "good", "bad", "look"
_MUTED = "desk/muted"
_PLAYERS = (("pw-play",), ("paplay",), ("aplay", "-q"))


class Sounds:
    """`played` is the latest that was asked for, muted or not."""

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings
        self.played = ""

    @property
    def muted(self) -> bool:
        return self._settings.value(_MUTED, False, bool) is True

    def mute(self, muted: bool) -> None:
        self._settings.setValue(_MUTED, muted)

    def play(self, name: str) -> None:
        self.played = name
        if self.muted or QGuiApplication.platformName() == "offscreen":
            return
        path = str(paths.resource("sounds", f"{name}.wav"))
        if not (_by_windows(path) or _by_player(path)):
            QApplication.beep()


def _by_windows(path: str) -> bool:
    if os.name != "nt":
        return False
    winsound = late.load("winsound")
    with suppress(RuntimeError):  # no sound device
        winsound.PlaySound(path, winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT)
    return True


def _by_player(path: str) -> bool:
    for program, *options in _PLAYERS:
        if found := QStandardPaths.findExecutable(program):
            return bool(QProcess.startDetached(found, [*options, path])[0])
    return False
