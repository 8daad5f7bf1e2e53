"""The language of the interface, for the window and the command line alike; needs QtCore only."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QTranslator

from desktop.core import paths

LANGUAGES = ("vi", "en")
_installed: list[QTranslator] = []


def install(language: str) -> bool:
    """Show the program in `vi` or `en`; False when the compiled translation is not there, which leaves English."""
    if QCoreApplication.instance() is None:
        _keep.append(QCoreApplication([]))
    for translator in _installed:
        QCoreApplication.removeTranslator(translator)
    _installed.clear()
    translator = QTranslator()
    if not translator.load(str(paths.resource("translations", f"{language}.qm"))):
        return False
    QCoreApplication.installTranslator(translator)
    _installed.append(translator)
    return True


_keep: list[QCoreApplication] = []
