"""The command line: the window's work through the same services, for scripts, support and tests.

Exit status: 0 the command did its work, 2 it was refused (the sentence on stderr, with `--json` also a document on
stdout), 70 a bug. Options for all commands may stand before or after the command.
"""

from __future__ import annotations

import os
import sys
import traceback
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from PySide6.QtCore import QCoreApplication
from typer.exceptions import TyperException
from typer.main import get_command

from desktop import catalog
from desktop.commands import backups, campaigns, demo, gifts, lists, packages, papers, rules, union, wording
from desktop.commands.call import current, err
from desktop.core import late
from desktop.core.errors import UserError
from desktop.core.progress import Cancelled
from desktop.core.records import plain
from desktop.widgets import language

REFUSED, BUG = 2, 70
_WITH_VALUE = ("--data-dir", "--lang", "--passphrase-file")
_FLAGS = ("--json",)


class Language(StrEnum):
    vi = "vi"
    en = "en"


program = typer.Typer(name="socongdoan", add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
for area in (union, lists, campaigns, papers, rules, gifts, packages, backups, demo):
    area.add_to(program)


@program.callback()
def options(
    data_dir: Annotated[Path | None, typer.Option(help="The folder in which the program keeps everything.")] = None,
    lang: Annotated[Language, typer.Option(help="The language of answers and help.")] = Language.vi,
    json: Annotated[bool, typer.Option("--json", help="One JSON document on stdout, nothing else there.")] = False,
    passphrase_file: Annotated[
        Path | None,
        typer.Option(help="A file that holds the passphrase, when SOCONGDOAN_PASSPHRASE does not; else it is asked."),
    ] = None,
) -> None:
    """Sổ Công đoàn, the book of a grassroots trade union. Without a command it opens the window."""
    current.data_dir, current.as_json, current.passphrase_file = data_dir, json, passphrase_file
    current.default_passphrase = ""


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns the exit status."""
    given = sys.argv[1:] if arguments is None else arguments
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a Vietnamese console of Windows is not UTF-8 by itself
            stream.reconfigure(encoding="utf-8", errors="replace")
    current.as_json = "--json" in given
    application = _application(given)
    ordered = hoisted(given)
    language.install(_language(ordered))
    try:
        command = wording.spoken(get_command(program))
        result = command.main(ordered, standalone_mode=False, prog_name="socongdoan")
    except UserError as refusal:
        return _refuse(refusal.code, catalog.sentence(refusal), refusal.facts())
    except typer.Abort:
        stopped = Cancelled()
        return _refuse(stopped.code, catalog.sentence(stopped), {})
    except TyperException as wrong:
        return _refuse("usage", wording.usage_sentence(wrong), wording.usage_facts(wrong))
    except BrokenPipeError:
        return 0
    except Exception:  # noqa: BLE001 the last line of defence: a bug is reported, with its own status
        err.print(traceback.format_exc(), markup=False)
        if current.as_json:
            current.answer({"bug": {"message": traceback.format_exc(limit=0).strip()}})
        return BUG
    del application  # lived as long as the command
    return result if isinstance(result, int) else 0


def _application(arguments: list[str]) -> object:
    """Qt's application, which translations need; one with windows for `demo`, which takes pictures of them."""
    if (running := QCoreApplication.instance()) is not None:
        return running
    if "demo" not in arguments:
        return QCoreApplication([])
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return late.attribute("PySide6.QtWidgets:QApplication")(["socongdoan"])


def hoisted(arguments: list[str]) -> list[str]:
    """The options for all commands moved in front of the command, wherever they stand; nothing behind `--` moves."""
    front: list[str] = []
    rest: list[str] = []
    words = iter(arguments)
    for word in words:
        if word == "--":
            rest += [word, *words]
        elif word.partition("=")[0] in (*_FLAGS, *_WITH_VALUE):
            value = next(words, None) if word in _WITH_VALUE else None
            front.append(word if value is None else f"{word}={value}")
        else:
            rest.append(word)
    return front + rest


def _language(ordered: list[str]) -> str:
    """What `--lang` asks for, before Typer has read it: its help and its refusals speak that language too."""
    asked = [word.removeprefix("--lang=") for word in ordered if word.startswith("--lang=")]
    return next((lang for lang in reversed(asked) if lang in language.LANGUAGES), Language.vi)


def _refuse(code: str, sentence: str, facts: dict[str, object]) -> int:
    err.print(sentence, markup=False)
    told = {name: plain(value) for name, value in facts.items()}
    current.answer({"refusal": {"code": code, "message": sentence} | told})
    return REFUSED
