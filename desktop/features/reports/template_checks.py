"""What a Word template may hold. It is a file from outside that is run, so only what is named here is let in."""

from __future__ import annotations

import difflib
import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from desktop.features.reports.services import TemplateRefused

MOST_BYTES, MOST_PART, MOST_PARTS = 40 << 20, 4 << 20, 500
_DEEPEST = 2  # loops within loops
_FILTERS = frozenset({"upper", "lower", "capitalize", "trim", "join", "length", "default"})
_ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.For, nodes.If, nodes.CondExpr,
    nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.Const, nodes.Filter,
)  # fmt: skip
_LOOP = ("index", "index0", "first", "last", "length")
_OUTSIDE = re.compile(rb'<Relationship\b(?=[^>]*TargetMode="External")(?![^>]*/hyperlink")[^>]*>')
_TAGS = re.compile(r"<[^>]+>")


def refuse_archive(content: bytes, name: str) -> None:
    """Before anything is unpacked: how large it would become, and whether it would fetch something. Raises
    TemplateRefused."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            texts = [part for part in parts if part.filename.endswith((".xml", ".rels"))]
            if (
                len(parts) > MOST_PARTS
                or sum(part.file_size for part in parts) > MOST_BYTES
                or any(part.file_size > MOST_PART for part in texts)
            ):
                raise TemplateRefused(name, "too_large")
            if any(_OUTSIDE.search(archive.read(part)) for part in texts if part.filename.endswith(".rels")):
                raise TemplateRefused(name, "reaches_outside")
    except (zipfile.BadZipFile, EOFError, OSError, RuntimeError, NotImplementedError) as error:  # or an odd packing
        raise TemplateRefused(name, "damaged") from error


@contextmanager
def environment(known: Mapping[str, Any], name: str) -> Iterator[Any]:
    """Where a template is filled. Whatever goes wrong in it is a refusal."""
    try:
        yield _Guarded(known, name)
    except TemplateRefused:
        raise
    except TemplateSyntaxError as error:
        raise _syntax(name, error) from error
    except TemplateError as error:
        raise TemplateRefused(name, "not_allowed", str(error)[:80]) from error
    except Exception as error:
        raise TemplateRefused(name, "damaged") from error


def _syntax(name: str, error: TemplateSyntaxError) -> TemplateRefused:
    said = error.message or ""
    if "end of" in said or "Unexpected end" in said or "unknown tag 'end" in said.lower():
        return TemplateRefused(name, "unclosed", _quoted(said), max(error.lineno - 1, 1))
    return TemplateRefused(name, "not_allowed", _TAGS.sub("", said)[:80], max(error.lineno - 1, 1))


def _quoted(said: str) -> str:
    found = re.findall(r"'(\w+)'", said)
    return found[-1] if found else ""


class _Guarded(ImmutableSandboxedEnvironment):
    """Every text that is to be run is looked at first: names of places, loops over lists, conditions."""

    def __init__(self, known: Mapping[str, Any], file_name: str) -> None:
        super().__init__(undefined=StrictUndefined, autoescape=True)
        self.globals.clear()
        self._known, self._file_name = known, file_name

    def _parse(self, source: str, name: Any, filename: Any) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        self._look(tree, {}, 0)
        return tree

    def _look(self, node: nodes.Node, loops: Mapping[str, Any], depth: int) -> None:
        if not isinstance(node, _ALLOWED):
            raise self._refused("not_allowed", node, type(node).__name__.lower())
        if isinstance(node, nodes.Filter) and node.name not in _FILTERS:
            raise self._refused("not_allowed", node, node.name)
        if isinstance(node, nodes.Const) and not isinstance(node.value, (str, int, bool, type(None))):
            raise self._refused("not_allowed", node, str(node.value)[:40])
        if isinstance(node, nodes.For):
            self._look_at_loop(node, loops, depth)
        elif isinstance(node, (nodes.Name, nodes.Getattr)):
            self._value(node, loops)
        else:
            for child in node.iter_child_nodes():
                self._look(child, loops, depth)

    def _look_at_loop(self, node: nodes.For, loops: Mapping[str, Any], depth: int) -> None:
        if depth >= _DEEPEST or node.recursive or node.test or not isinstance(node.target, nodes.Name):
            raise self._refused("not_allowed", node, "for")
        over = self._value(node.iter, loops)
        if not isinstance(over, list):
            raise self._refused("not_a_list", node.iter, getattr(node.iter, "name", ""))
        inside = dict(loops) | {node.target.name: over[0] if over else "", "loop": dict.fromkeys(_LOOP, "")}
        for child in (*node.body, *node.else_):
            self._look(child, inside, depth + 1)

    def _value(self, node: nodes.Node, loops: Mapping[str, Any]) -> Any:
        """What stands there in the example; raises TemplateRefused where nothing does."""
        if isinstance(node, nodes.Name):
            known = dict(self._known) | dict(loops)
            if node.name not in known:
                raise self._refused("unknown_place", node, node.name, known)
            return known[node.name]
        if isinstance(node, nodes.Getattr):
            held = self._value(node.node, loops)
            if not isinstance(held, dict) or node.attr not in held:
                raise self._refused("unknown_place", node, node.attr, held if isinstance(held, dict) else {})
            return held[node.attr]
        raise self._refused("not_allowed", node, type(node).__name__.lower())

    def _refused(self, reason: str, node: nodes.Node, place: str, known: Mapping[str, Any] | None = None) -> Exception:
        near = next(iter(difflib.get_close_matches(place, list(known or {}), 1)), "")
        return TemplateRefused(self._file_name, reason, place, max((node.lineno or 1) - 1, 1), near)
