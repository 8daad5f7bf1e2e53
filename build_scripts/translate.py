"""Keep i18n/*.ts in step with the code, fill in translations, check them, compile them.

    translate.py                    extract every text into i18n/vi.ts and i18n/en.ts, dropping what the code lost
    translate.py --fill FILE.json   merge {"context": {"English source": "Tiếng Việt"}} into vi.ts
    translate.py --check            fail, naming them, on entries that are missing, unfinished or differ in {places}
    translate.py --release          compile to resources/translations/*.qm

Texts are the literal arguments of `translate("context", "text")`, found with Python's own parser: Qt's lupdate reads
Python by guess, garbles "\\u2026" and takes f-strings, and such a text is then never found at run time. What Typer
shows as help, the docstrings of commands and every `help=`, belongs to the context "cli". i18n/qt.json lists Qt's own
texts (OK, Cancel, the file dialog), because Qt ships no Vietnamese for them. English is the source language, so en.ts
repeats the source until somebody writes it better.
"""

from __future__ import annotations

import argparse
import ast
import json
import os
import re
import string
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path

from file_lock import locked

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "i18n"
COMPILED = ROOT / "resources" / "translations"
LANGUAGES = ("en", "vi")

Texts = dict[tuple[str, str], str]  # (context, source) → translation, "" while unfinished


class UnreadableSource(Exception):
    """A Python file that cannot be parsed, or a text that is not literal, so nobody could ever translate it."""


def extract(root: Path = ROOT) -> tuple[set[tuple[str, str]], list[str]]:
    """Every (context, source) of the program, and what could not be read."""
    found = {(context, source) for context, sources in _qt_texts().items() for source in sources}
    complaints: list[str] = []
    for path in sorted((root / "desktop").rglob("*.py")):
        try:
            found.update(_texts_of(path))
        except (UnreadableSource, SyntaxError) as error:
            complaints.append(f"{path.relative_to(root)}: {error}")
    return found, complaints


def _texts_of(path: Path) -> Iterator[tuple[str, str]]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    if any(isinstance(node, ast.Import) and node.names[0].name == "typer" for node in tree.body):
        yield from (("cli", " ".join(text.split())) for text in _help_texts(tree))
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or len(node.args) < 2:
            continue
        literals = tuple(
            argument.value
            for argument in node.args[:2]
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
        )
        called_by_name = isinstance(node.func, ast.Name) and node.func.id == "translate"
        called_on_module = isinstance(node.func, ast.Attribute) and node.func.attr == "translate"
        if len(literals) == 2 and (called_by_name or called_on_module):
            yield literals[0], literals[1]
        elif called_by_name:
            raise UnreadableSource(f"line {node.lineno}: translate() takes a literal context and a literal text")


def _help_texts(module: ast.Module) -> Iterator[str]:
    """The `help=` of options and arguments, and the docstrings of functions that are made commands."""
    named = {
        node.targets[0].id: node.value
        for node in module.body
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
    }
    commands: set[str] = set()
    for node in ast.walk(module):
        if isinstance(node, ast.Call):
            commands |= {given.id for given in node.args if isinstance(given, ast.Name) and _makes_command(node.func)}
            for text in (named.get(each.value.id) if isinstance(each.value, ast.Name) else each.value
                         for each in node.keywords if each.arg == "help"):  # fmt: skip
                if not isinstance(text, ast.Constant):
                    raise UnreadableSource(f"line {node.lineno}: help= takes a literal text")
                yield str(text.value)
    for node in module.body:
        if isinstance(node, ast.FunctionDef) and (
            node.name in commands or any(map(_makes_command, node.decorator_list))
        ):
            yield ast.get_docstring(node) or ""


def _makes_command(decorator: ast.expr) -> bool:
    """Whether it is `group.command(…)` or `group.callback(…)`."""
    called = decorator.func if isinstance(decorator, ast.Call) else None
    return isinstance(called, ast.Attribute) and called.attr in ("command", "callback")


def _qt_texts() -> dict[str, list[str]]:
    path = SOURCES / "qt.json"
    texts: dict[str, list[str]] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return texts


def read_ts(path: Path) -> Texts:
    """The entries of one .ts file; unfinished ones have an empty translation."""
    if not path.exists():
        return {}
    texts: Texts = {}
    for context in ElementTree.parse(path).getroot().iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            translation = message.find("translation")
            finished = translation is not None and translation.get("type") is None
            texts[name, message.findtext("source", "")] = (
                (translation.text or "") if finished and translation is not None else ""
            )
    return texts


def write_ts(path: Path, language: str, texts: Texts) -> None:
    """Write the file whole or not at all, sorted, so that two people's additions rarely meet on one line."""
    root = ElementTree.Element("TS", version="2.1", language=language, sourcelanguage="en")
    contexts: dict[str, ElementTree.Element] = {}
    for (name, source), translation in sorted(texts.items()):
        if name not in contexts:
            contexts[name] = ElementTree.SubElement(root, "context")
            ElementTree.SubElement(contexts[name], "name").text = name
        message = ElementTree.SubElement(contexts[name], "message")
        ElementTree.SubElement(message, "source").text = source
        ElementTree.SubElement(message, "translation", {} if translation else {"type": "unfinished"}).text = translation
    ElementTree.indent(root, "    ")
    body = ElementTree.tostring(root, encoding="unicode", short_empty_elements=False)
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", newline="\n", dir=path.parent, delete=False) as handle:
        handle.write(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n')
    Path(handle.name).chmod(0o644)
    Path(handle.name).replace(path)


def update(fill: dict[str, dict[str, str]] | None = None, language: str = "vi") -> int:
    """Bring the .ts files in step with the code; with `fill`, merge translations and drop nothing.

    A file that cannot be parsed at the moment has no texts, so nothing is dropped then either.
    """
    with locked(_lock_file()):
        found, complaints = extract()
        filled = {(context, source): text for context, texts in (fill or {}).items() for source, text in texts.items()}
        for each in LANGUAGES:
            path = SOURCES / f"{each}.ts"
            known = read_ts(path)
            kept = known if fill is not None or complaints else {key: known[key] for key in known.keys() & found}
            texts = dict.fromkeys(found, "") | kept
            if each == language:
                texts |= {key: text for key, text in filled.items() if key in texts}
            if each == "en":
                texts = {key: text or key[1] for key, text in texts.items()}
            write_ts(path, each, texts)
            unfinished = sum(not text for text in texts.values())
            print(f"{path.relative_to(ROOT)}: {len(texts)} texts, {unfinished} unfinished")
    for context, source in filled.keys() - found:
        complaints.append(f"not in the code, so not filled in: [{context}] {source!r}")
    for complaint in complaints:
        print(f"warning: {complaint}", file=sys.stderr)
    return 1 if complaints and fill is None else 0


def check() -> int:
    """Print every fault of the .ts files; 1 when there is one."""
    found, faults = extract()
    for language in LANGUAGES:
        texts = read_ts(SOURCES / f"{language}.ts")
        for context, source in sorted(found):
            translation = texts.get((context, source))
            where = f"{language}.ts [{context}] {source!r}"
            if translation is None:
                faults.append(f"{where}: missing, run build_scripts/translate.py")
            elif not translation:
                faults.append(f"{where}: not translated")
            elif _places(translation) != _places(source):
                faults.append(f"{where}: {{places}} differ in {translation!r}")
        faults += [
            f"{language}.ts [{key[0]}] {key[1]!r}: no longer in the code" for key in sorted(texts.keys() - found)
        ]
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


def _places(text: str) -> set[str] | None:
    """The named places of a format string, Qt's own %1 included; None when the braces do not match."""
    try:
        named = {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    except ValueError:
        return None
    return named | set(re.findall(r"%L?\d", text))


def is_stale() -> bool:
    """Whether a .ts file is newer than what was compiled from it."""
    return any(_stale(language) for language in LANGUAGES)


def _stale(language: str) -> bool:
    source, target = SOURCES / f"{language}.ts", COMPILED / f"{language}.qm"
    return source.exists() and not (target.exists() and target.stat().st_mtime >= source.stat().st_mtime)


def release() -> int:
    """Compile with Qt's lrelease what is stale."""
    with locked(_lock_file()):
        COMPILED.mkdir(parents=True, exist_ok=True)
        for language in filter(_stale, LANGUAGES):
            source, target = SOURCES / f"{language}.ts", COMPILED / f"{language}.qm"
            subprocess.run([_lrelease(), "-silent", source, "-qm", target], check=True)
    return 0


def _lrelease() -> Path:
    import PySide6  # only here: extracting, filling and checking need no Qt

    return Path(PySide6.__file__).parent / ("lrelease.exe" if os.name == "nt" else "lrelease")


def _lock_file() -> Path:
    return SOURCES / ".lock"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    deeds = parser.add_mutually_exclusive_group()
    deeds.add_argument("--fill", metavar="FILE.json", type=Path)
    deeds.add_argument("--check", action="store_true")
    deeds.add_argument("--release", action="store_true")
    parser.add_argument("--language", choices=LANGUAGES, default="vi", help="the language --fill writes")
    arguments = parser.parse_args()
    if arguments.check:
        return check()
    if arguments.release:
        return release()
    if arguments.fill:
        return update(json.loads(arguments.fill.read_text(encoding="utf-8")), arguments.language)
    return update()


if __name__ == "__main__":
    sys.exit(main())
