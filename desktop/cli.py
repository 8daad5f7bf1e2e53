"""The command line: the window's work through the same services, for scripts, support and tests.

Exit status: 0 the command did its work, 2 it was refused (the sentence on stderr, with `--json` also a document on
stdout), 70 a bug. Options for all commands may stand before or after the command.
"""

from __future__ import annotations

import os
import sys
import traceback
from pathlib import Path
from typing import Annotated

import typer
from PySide6.QtCore import QCoreApplication
from typer.exceptions import TyperException

from desktop import catalog
from desktop.commands import backups, demo, gifts, lists, packages, papers, union
from desktop.commands.call import current, err
from desktop.core import late
from desktop.core.errors import UserError
from desktop.core.records import plain
from desktop.widgets import language

REFUSED, BUG = 2, 70
_WITH_VALUE = ("--data-dir", "--lang", "--passphrase-file")
_FLAGS = ("--json",)

program = typer.Typer(
    name="socongdoan", add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False, rich_markup_mode=None
)
for area in (union, lists, papers, gifts, packages, backups, demo):
    area.add_to(program)


@program.callback()
def options(
    data_dir: Annotated[Path | None, typer.Option(help="Where the program keeps everything.")] = None,
    lang: Annotated[str, typer.Option(help="vi or en.")] = "vi",
    json: Annotated[bool, typer.Option("--json", help="One JSON document on stdout, nothing else there.")] = False,
    passphrase_file: Annotated[Path | None, typer.Option(help="A file that holds the passphrase.")] = None,
) -> None:
    """Sổ Công đoàn: the book of a grassroots trade union."""
    current.data_dir, current.as_json, current.passphrase_file = data_dir, json, passphrase_file
    current.default_passphrase = ""
    if lang not in language.LANGUAGES:
        raise typer.BadParameter(f"{lang}: vi, en", param_hint="--lang")
    language.install(lang)


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns the exit status."""
    given = sys.argv[1:] if arguments is None else arguments
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a Vietnamese console of Windows is not UTF-8 by itself
            stream.reconfigure(encoding="utf-8", errors="replace")
    current.as_json = "--json" in given
    application = _application(given)
    language.install("vi")
    try:
        result = program(hoisted(given), standalone_mode=False, prog_name="socongdoan")
    except UserError as refusal:
        return _refuse(refusal.code, catalog.sentence(refusal), refusal.facts())
    except typer.Exit as leaving:
        return leaving.exit_code
    except typer.Abort:
        return _refuse("cancelled", "", {})
    except TyperException as wrong:
        return _refuse("usage", _usage(wrong), {})
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
        elif word in _FLAGS or word.partition("=")[0] in _WITH_VALUE:
            front.append(word)
            if word in _WITH_VALUE:
                front += [value for value in [next(words, None)] if value is not None]
        else:
            rest.append(word)
    return front + rest


def _usage(wrong: TyperException) -> str:
    """Typer's own sentence, which names the option; its `str` lacks that."""
    speak = getattr(wrong, "format_message", None)
    return str(speak() if speak else wrong)


def _refuse(code: str, sentence: str, facts: dict[str, object]) -> int:
    if sentence:
        err.print(sentence, markup=False)
    told = {name: plain(value) for name, value in facts.items()}
    current.answer({"refusal": {"code": code, "message": sentence} | told})
    return REFUSED
