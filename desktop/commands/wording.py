"""Typer's own words in the user's language: the pages of `--help`, and the sentences about wrong usage.

Docstrings and `help=` of the commands are English in the source and are extracted like every other text; they are
looked up here when the commands are built. What Typer itself says is not translatable, so its headings and brackets are
put into words where a page is written, and its refusals are made anew from the facts they carry.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication
from typer._click import Command, Context, HelpFormatter
from typer._click import exceptions as wrong
from typer.core import TyperArgument, TyperGroup, TyperOption
from typer.exceptions import TyperException

from desktop.commands.call import current
from desktop.widgets.words import translate

CONTEXT = "cli"
_NAMED = re.compile(r"<(?P<kind>[\w \[\]]+)>|(?<=[\[ ])(?P<word>default|required)(?=[:\];])")
_NO_SUCH_COMMAND = re.compile(r"No such command (?P<quote>['\"])(?P<given>.*)(?P=quote)\.")
_TOO_MUCH = re.compile(r"unexpected extra argument\(s\) \((.*)\)$")


def spoken(command: Command) -> Command:
    """The command with all below it, its help in the language that is installed."""
    command.context_class = _Context
    command.help = _said(command.help)
    command.options_metavar = translate("cli", "[OPTIONS]")
    for parameter in command.params:
        assert isinstance(parameter, TyperArgument | TyperOption), "Typer makes no others"
        parameter.help = _said(parameter.help)
        if isinstance(parameter, TyperArgument):
            parameter.metavar = parameter.name.upper()
    if isinstance(command, TyperGroup):
        command.suggest_commands = False
        command.subcommand_metavar = translate("cli", "COMMAND [ARGUMENTS]")
        for below in command.commands.values():
            spoken(below)
    return command


def _said(text: str | None) -> str | None:
    return QCoreApplication.translate(CONTEXT, " ".join(text.split())) if text else text


class _Formatter(HelpFormatter):
    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or translate("cli", "Usage:") + " ")

    def write_heading(self, heading: str) -> None:
        super().write_heading(_own_word(heading))

    def write_dl(self, rows: Sequence[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        said = [(_NAMED.sub(_named, first), _NAMED.sub(_named, _own_word(second))) for first, second in rows]
        super().write_dl(said, col_max, col_spacing)


class _Context(Context):
    formatter_class = _Formatter

    def get_help(self) -> str:
        """The page; with `--json` as the one document on stdout."""
        page = super().get_help()
        return json.dumps({"help": page}, ensure_ascii=False, indent=1) if current.as_json else page


def _named(found: re.Match[str]) -> str:
    return f"<{_own_word(found['kind'])}>" if found["kind"] else _own_word(found["word"])


def _own_word(text: str) -> str:
    """A word that Typer puts into a page of help."""
    return {
        "Arguments": translate("cli", "Arguments"),
        "Options": translate("cli", "Options"),
        "Commands": translate("cli", "Commands"),
        "Show this message and exit.": translate("cli", "Show this page."),
        "default": translate("cli", "default"),
        "required": translate("cli", "required"),
        "path": translate("cli", "path"),
        "list[Path]": translate("cli", "path"),
        "str": translate("cli", "text"),
        "list[str]": translate("cli", "text"),
        "int": translate("cli", "number"),
        "int range": translate("cli", "number"),
    }.get(text, text)


# Wrong usage


def missing(name: str) -> TyperException:
    """To raise when an argument is missing that only some uses of a command need."""
    return wrong.MissingParameter(param_hint=name)


def usage_facts(error: TyperException) -> dict[str, Any]:
    """What was wrong: `reason`, the `command` it was said to, and what there is of `name`, `given`, `offered`."""
    context: Context | None = getattr(error, "ctx", None)
    return {"command": context.command_path if context else "socongdoan"} | _facts(error, context)


def usage_sentence(error: TyperException) -> str:
    facts = usage_facts(error)
    facts["offered"] = ", ".join(facts.get("offered", ()))
    page = translate("cli", "See: {command} --help").format(**facts)
    return f"{_sentence(facts).format(**facts)} {page}"


def _facts(error: TyperException, context: Context | None) -> dict[str, Any]:
    match error:
        case wrong.MissingParameter():
            return {"reason": "missing"} | _wanted(error)
        case wrong.BadParameter():
            return {"reason": "bad_value"} | _wanted(error)
        case wrong.NoSuchOption():
            return {"reason": "no_such_option", "given": error.option_name, "offered": list(error.possibilities or ())}
        case wrong.BadOptionUsage():
            return {
                "reason": "no_value" if "requires" in error.message else "needless_value",
                "name": error.option_name,
            }
    if found := _TOO_MUCH.search(error.message):
        return {"reason": "too_much", "given": found[1]}
    if context and isinstance(context.command, TyperGroup):
        offered = {"offered": list(context.command.commands)}
        found = _NO_SUCH_COMMAND.match(error.message)
        return offered | ({"reason": "no_such_command", "given": found["given"]} if found else {"reason": "no_command"})
    return {"reason": "other", "given": str(error)}


def _wanted(error: wrong.BadParameter) -> dict[str, Any]:
    """The parameter as it is typed, and what it may be."""
    parameter = error.param
    if not isinstance(parameter, TyperArgument | TyperOption):
        return {"name": error.param_hint}
    facts: dict[str, Any] = {
        "name": parameter.metavar if isinstance(parameter, TyperArgument) else parameter.opts[-1],
        "offered": [str(choice.value) for choice in parameter.type_descriptor.choices or ()],
        "least": parameter.min,
        "most": parameter.max,
    }
    return {name: value for name, value in facts.items() if value not in (None, [])}


def _sentence(facts: dict[str, Any]) -> str:
    match facts["reason"]:
        case "no_command":
            return translate("cli", "Say which command: {offered}.")
        case "no_such_command":
            return translate("cli", "There is no command “{given}”. There are: {offered}.")
        case "no_such_option" if facts["offered"]:
            return translate("cli", "There is no option {given}. Perhaps: {offered}.")
        case "no_such_option":
            return translate("cli", "There is no option {given}.")
        case "no_value":
            return translate("cli", "The option {name} needs a value.")
        case "needless_value":
            return translate("cli", "The option {name} takes no value.")
        case "too_much":
            return translate("cli", "This is too much: {given}.")
        case "missing" if facts["offered"]:
            return translate("cli", "{name} is missing. It is one of: {offered}.")
        case "missing":
            return translate("cli", "{name} is missing.")
        case "bad_value" if facts["offered"]:
            return translate("cli", "{name} must be one of: {offered}.")
        case "bad_value" if "most" in facts:
            return translate("cli", "{name} must be a number from {least} to {most}.")
        case "bad_value" if "least" in facts:
            return translate("cli", "{name} must be a number, at least {least}.")
        case "bad_value":
            return translate("cli", "The value of {name} cannot be understood.")
    return translate("cli", "This cannot be understood: {given}.")
