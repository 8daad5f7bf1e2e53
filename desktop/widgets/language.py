"""The language of the interface, for the window and the command line alike; needs QtCore only."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QTranslator

from desktop.core import paths

LANGUAGES = ("vi", "en")
_installed: list[QTranslator] = []
_keep: list[object] = []  # Qt reads the texts where they lie; a file it mapped could be rewritten under it


def install(language: str) -> bool:
    """Speak `vi` or `en` from now on; False when its translation was not compiled, which leaves English.

    An application must exist.
    """
    for translator in _installed:
        QCoreApplication.removeTranslator(translator)
    _installed.clear()
    path, translator = paths.resource("translations", f"{language}.qm"), QTranslator()
    texts = path.read_bytes() if path.is_file() else b""
    if not translator.load(texts):
        return False
    _keep.append(texts)
    QCoreApplication.installTranslator(translator)
    _installed.append(translator)
    return True
