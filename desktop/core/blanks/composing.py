"""A layout and texts become a sheet: on a blank only what is not on it yet, on white paper everything."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from desktop.core.blanks.records import BlankField, Frame, Layout, places_in, with_places
from desktop.core.placed import Card, Placed, PlacedArea, PlacedPicture, PlacedText, Sheet, Side

Texts = Mapping[str, str]
_THICK, _THIN, _BETWEEN, _KNOT = 1.4, 0.35, 1.3, 5.0  # mm: the two lines of the frame, and its corners


def compose(layout: Layout, texts: Sequence[Texts], *, white: bool = False, emblem: bytes = b"") -> Sheet:
    """One page for each of `texts`, which give the words of every place. On white paper the frame and everything that
    a blank has are printed too; `emblem` is a JPEG."""
    cards = tuple(_card(layout, one, white, emblem) for one in texts)
    return Sheet(layout.width, layout.height, cards, page=(layout.width, layout.height))


def filled_text(field: BlankField, texts: Texts) -> str:
    """The words with their places filled. Where every place is empty, nothing is said: no "Quyết định số" alone."""
    places = places_in(field.text)
    if places and not any(texts.get(place) for place in places):
        return ""
    lines = with_places(field.text, texts).splitlines()
    text = "\n".join(" ".join(line.split()).strip(" ,;") for line in lines).strip()
    return text.upper() if field.capitals else text


def placed_text(field: BlankField, text: str) -> PlacedText:
    return PlacedText(
        field.x, field.y, field.width, field.height, text, field.size, min(field.least, field.size), field.bold,
        field.italic, field.across, field.down, field.colour, field.lines,
    )  # fmt: skip


def _card(layout: Layout, texts: Texts, white: bool, emblem: bytes) -> Card:
    parts: list[Placed] = list(_frame(layout, layout.frame)) if white and layout.frame else []
    for one in layout.fields:
        if one.mark:
            if white and emblem:
                parts.append(PlacedPicture(one.x, one.y, one.width, one.height, emblem))
        elif (white or not one.preprinted) and (text := filled_text(one, texts)):
            parts += _with_rule(one, text)
    return tuple(parts)


def _with_rule(one: BlankField, text: str) -> list[Placed]:
    """The rule stands below the box, under the beginning, the middle or the end of the text."""
    placed: list[Placed] = [placed_text(one, text)]
    if one.rule:
        x = one.x + (one.width - one.rule) * {Side.START: 0.0, Side.MIDDLE: 0.5, Side.END: 1.0}[one.across]
        placed.append(PlacedArea(x, one.y + one.height, one.rule, _THIN, one.colour))
    return placed


def preprinted(layout: Layout, texts: Texts, colour: str) -> Card:
    """What the blank has already, to be seen beside what is printed into it: never for paper."""
    parts: list[Placed] = []
    for one in layout.fields:
        if one.mark:
            parts.append(PlacedPicture(one.x, one.y, one.width, one.height, label=one.label))
        elif one.preprinted and (text := filled_text(one, texts)):
            parts += _with_rule(replace(one, colour=colour), text)
    return tuple(parts)


def _frame(layout: Layout, frame: Frame) -> list[PlacedArea]:
    """A thick line, a thin one inside it, and a small square in every corner between them."""
    outer, inner = frame.inset, frame.inset + _THICK + _BETWEEN
    parts = [*_lines(layout, outer, _THICK, frame.colour), *_lines(layout, inner, _THIN, frame.colour)]
    begin = inner + _THIN + _BETWEEN
    for x in (begin, layout.width - begin - _KNOT):
        for y in (begin, layout.height - begin - _KNOT):
            parts.append(PlacedArea(x, y, _KNOT, _KNOT, frame.colour))
            parts.append(PlacedArea(x + _THICK / 2, y + _THICK / 2, _KNOT - _THICK, _KNOT - _THICK, "#ffffff"))
    return parts


def _lines(layout: Layout, inset: float, thick: float, colour: str) -> list[PlacedArea]:
    width, height = layout.width - 2 * inset, layout.height - 2 * inset
    return [
        PlacedArea(inset, inset, width, thick, colour),
        PlacedArea(inset, layout.height - inset - thick, width, thick, colour),
        PlacedArea(inset, inset, thick, height, colour),
        PlacedArea(layout.width - inset - thick, inset, thick, height, colour),
    ]
