"""`python -m desktop`: the window, or with a command, the command line."""

from __future__ import annotations

import sys
from pathlib import Path

from desktop.core import late
from desktop.core.files import keep_private

WINDOW_OPTIONS = ("--data-dir", "--lang", "--sample")
READ_APART = "read-apart"  # how the program runs itself again to read a file that nobody knows yet


def main(arguments: list[str] | None = None) -> int:
    """Without a command open the window; a package file alone opens the window with it. Returns the exit status."""
    keep_private()
    given = sys.argv[1:] if arguments is None else arguments
    if given[:1] == [READ_APART]:
        read: int = late.attribute("desktop.features.importing.sheets.serving:serve")(given[1:])
        return read
    if wants_window(given):
        status: int = late.attribute("desktop.app:run_window")(given)
    else:
        status = late.attribute("desktop.cli:main")(given)
    return status


def wants_window(arguments: list[str]) -> bool:
    """Whether nothing but options of the window, or a package to open, was given; the command line refuses the rest."""
    languages = late.attribute("desktop.widgets.language:LANGUAGES")
    words = iter(arguments)
    for word in words:
        name, _, value = word.partition("=")
        if name in WINDOW_OPTIONS:
            if name != "--sample" and not (value := value or next(words, "")):
                return False
            if name == "--lang" and value not in languages:
                return False
        else:
            return len(arguments) == 1 and Path(word).suffix in (".cdpkg", ".cdcard")
    return True


if __name__ == "__main__":
    sys.exit(main())
