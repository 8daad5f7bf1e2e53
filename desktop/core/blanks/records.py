"""What a layout is, and what makes one unusable: it may come from another union, so nothing in it is trusted."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from desktop.core.errors import UserError
from desktop.core.placed import Side
from desktop.core.toml_records import LINES

SMALLEST_PAGE, LARGEST_PAGE = 50.0, 1200.0
SMALLEST_BOX = 3.0
SMALLEST_TYPE, LARGEST_TYPE = 4.0, 200.0
MOST_FIELDS, MOST_LINES, LONGEST_TEXT, LONGEST_NAME = 60, 20, 400, 120
_CODE, _COLOUR = re.compile(r"[a-z0-9][a-z0-9-]{0,59}"), re.compile(r"#[0-9a-fA-F]{6}")
_PLACE, _BRACE = re.compile(r"\{([a-z_]+)\}"), re.compile(r"[{}]")
_ROUNDING = 0.05


@dataclass(frozen=True)
class BlankField:
    """A text and its box. `text` is what is printed: words, and places in braces (`{ho_ten}`). It is set as large as
    `size` allows and smaller down to `least`. `rule` is how long the line under it is, as under the motto.

    What is `preprinted` stands on the blank already: it is printed on white paper only. A `mark` is no text at all (the
    emblem): it shows where the blank has it, and on white paper the union's own picture is put there, if it has one.
    """

    name: str
    label: str
    x: float
    y: float
    width: float
    height: float
    text: str = field(default="", metadata=LINES)
    size: float = 14.0
    least: float = 9.0
    lines: int = 1
    bold: bool = False
    italic: bool = False
    capitals: bool = False
    across: Side = Side.MIDDLE
    down: Side = Side.MIDDLE
    colour: str = "#000000"
    rule: float = 0.0
    preprinted: bool = False
    mark: bool = False


@dataclass(frozen=True)
class Frame:
    """The frame drawn on white paper, so far from the edges: where the union has no blank."""

    inset: float
    colour: str = "#b3121d"


@dataclass(frozen=True)
class Layout:
    """Where everything stands on one kind of blank (bố cục phôi). `paper` is the paper it is for; width and height are
    those of the sheet as it is read, so a landscape sheet is wider than high."""

    code: str
    paper: str
    title: str
    width: float
    height: float
    fields: tuple[BlankField, ...]
    frame: Frame | None = None

    def field(self, name: str) -> BlankField | None:
        return next((one for one in self.fields if one.name == name), None)

    def with_field(self, changed: BlankField) -> Layout:
        """The same layout with the field of that name as given."""
        return replace(self, fields=tuple(changed if one.name == changed.name else one for one in self.fields))


@dataclass(frozen=True)
class OwnLayout:
    """A layout of the union's own: it stands in for the shipped one of the same code, or beside them."""

    id: str
    code: str
    layout: Layout
    changed_at: datetime
    revision: int = 0


@dataclass(eq=False)
class LayoutRefused(UserError):
    """`reason`: those of `core.toml_records.Unfitting`, or `not_a_length`, `too_small`, `too_large`, `off_sheet`,
    `twice`, `unknown_place`, `unclosed`, `not_a_colour`, `not_a_code`, `too_long`, `too_many`, `other_paper`,
    `nothing_printed`; `field` the entry (`fields.2.x`), `expected` what may stand there."""

    path: str
    reason: str
    field: str = ""
    value: str = ""
    expected: tuple[str, ...] = ()


def places_in(text: str) -> tuple[str, ...]:
    """The names of the places in a text."""
    return tuple(_PLACE.findall(text))


def with_places(text: str, texts: Mapping[str, str]) -> str:
    """The text with its places filled; what is put there is never looked at for places again."""
    return _PLACE.sub(lambda found: texts.get(found[1], ""), text)


def refuse_unusable(layout: Layout, places: Collection[str], path: str = "") -> None:
    """Raises LayoutRefused, naming the first entry that cannot be used."""
    for reason, entry, value, expected in _faults(layout, places):
        raise LayoutRefused(path, reason, entry, value, expected)


Fault = tuple[str, str, str, tuple[str, ...]]


def _faults(layout: Layout, places: Collection[str]) -> Iterator[Fault]:
    if not _CODE.fullmatch(layout.code):
        yield "not_a_code", "code", layout.code, ()
    yield from _too_long("title", layout.title)
    for name in ("width", "height"):
        yield from _outside(name, getattr(layout, name), SMALLEST_PAGE, LARGEST_PAGE)
    if layout.frame is not None:
        yield from _outside("frame.inset", layout.frame.inset, 0.0, min(layout.width, layout.height) / 3)
        yield from _no_colour("frame.colour", layout.frame.colour)
    if len(layout.fields) > MOST_FIELDS:
        yield "too_many", "fields", str(len(layout.fields)), (str(MOST_FIELDS),)
    names = [one.name for one in layout.fields]
    for number, one in enumerate(layout.fields, 1):
        yield from _field_faults(layout, one, f"fields.{number}", places)
        if names.index(one.name) != number - 1:
            yield "twice", f"fields.{number}.name", one.name, ()
    if all(one.preprinted or one.mark for one in layout.fields):
        yield "nothing_printed", "fields", "", ()


def _field_faults(layout: Layout, one: BlankField, where: str, places: Collection[str]) -> Iterator[Fault]:
    yield from _too_long(f"{where}.name", one.name)
    yield from _too_long(f"{where}.label", one.label)
    yield from _outside(f"{where}.x", one.x, 0.0, LARGEST_PAGE)
    yield from _outside(f"{where}.y", one.y, 0.0, LARGEST_PAGE)
    yield from _outside(f"{where}.width", one.width, SMALLEST_BOX, LARGEST_PAGE)
    yield from _outside(f"{where}.height", one.height, SMALLEST_BOX, LARGEST_PAGE)
    if one.x + one.width > layout.width + _ROUNDING:
        yield "off_sheet", f"{where}.width", f"{one.x + one.width:g}", (f"{layout.width:g}",)
    if one.y + one.height > layout.height + _ROUNDING:
        yield "off_sheet", f"{where}.height", f"{one.y + one.height:g}", (f"{layout.height:g}",)
    yield from _outside(f"{where}.size", one.size, SMALLEST_TYPE, LARGEST_TYPE)
    yield from _outside(f"{where}.least", one.least, SMALLEST_TYPE, LARGEST_TYPE)
    yield from _outside(f"{where}.rule", one.rule, 0.0, one.width)
    yield from _outside(f"{where}.lines", one.lines, 1, MOST_LINES)
    yield from _no_colour(f"{where}.colour", one.colour)
    if len(one.text) > LONGEST_TEXT:
        yield "too_long", f"{where}.text", str(len(one.text)), (str(LONGEST_TEXT),)
    if _BRACE.search(_PLACE.sub("", one.text)):
        yield "unclosed", f"{where}.text", one.text[:60], ()
    for place in places_in(one.text):
        if place not in places:
            yield "unknown_place", f"{where}.text", place, tuple(sorted(places))


def _too_long(where: str, text: str) -> Iterator[Fault]:
    if len(text) > LONGEST_NAME:
        yield "too_long", where, str(len(text)), (str(LONGEST_NAME),)


def _outside(where: str, value: float, least: float, most: float) -> Iterator[Fault]:
    if not math.isfinite(value):
        yield "not_a_length", where, str(value), ()
    elif value < least:
        yield "too_small", where, f"{value:g}", (f"{least:g}",)
    elif value > most:
        yield "too_large", where, f"{value:g}", (f"{most:g}",)


def _no_colour(where: str, value: str) -> Iterator[Fault]:
    if not _COLOUR.fullmatch(value):
        yield "not_a_colour", where, value[:60], ()


def kept_on_sheet(layout: Layout, one: BlankField) -> BlankField:
    """The field with its box within the sheet: no deed of the officer can push a text off the paper."""
    width = min(max(one.width, SMALLEST_BOX), layout.width)
    height = min(max(one.height, SMALLEST_BOX), layout.height)
    x, y = min(max(one.x, 0.0), layout.width - width), min(max(one.y, 0.0), layout.height - height)
    rule = min(one.rule, _tidy(width))
    return replace(one, x=_tidy(x), y=_tidy(y), width=_tidy(width), height=_tidy(height), rule=rule)


def resized(layout: Layout, width: float, height: float) -> Layout:
    """Everything at the same share of another sheet; letters grow with the smaller of the two."""
    right, down = width / layout.width, height / layout.height
    grown = min(right, down)
    made = replace(layout, width=_tidy(width), height=_tidy(height))
    moved = [
        replace(
            one,
            x=one.x * right,
            y=one.y * down,
            width=one.width * right,
            height=one.height * down,
            rule=_tidy(one.rule * right),
            size=_type_size(one.size * grown),
            least=_type_size(one.least * grown),
        )
        for one in layout.fields
    ]
    frame = replace(layout.frame, inset=_tidy(layout.frame.inset * grown)) if layout.frame else None
    return replace(made, fields=tuple(kept_on_sheet(made, one) for one in moved), frame=frame)


def _tidy(length: float) -> float:
    return round(length, 2)


def _type_size(size: float) -> float:
    return min(max(round(size * 2) / 2, SMALLEST_TYPE), LARGEST_TYPE)
