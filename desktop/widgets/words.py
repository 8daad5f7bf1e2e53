"""Turning English source sentences into the user's language, for the window and the command line alike.

This module needs QtCore only. Call `translate` where the sentence is shown, with a literal context and text.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def translate(context: str, text: str) -> str:
    """The sentence in the language of the installed translator; the English source when there is none."""
    return QCoreApplication.translate(context, text)
