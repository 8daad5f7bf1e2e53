"""Putting strips on pages: rows and lines are never cut, headings return on every page, what belongs together stays.

A strip is the smallest piece of a paper that cannot be split: a line of text, a row, a band of signatures. Chains of
strips that `keep` to the next stay on one page whenever a page can hold them. Lengths are points, downwards.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from desktop.core.document import RowStyle
from desktop.features.reports.typesetting import BROUGHT_FORWARD, PAGE_TOTAL

LINES_WITH_SIGNATURES = 2


@dataclass(slots=True, eq=False)
class Strip:
    """`gap` is the space before it, which the top of a page swallows. `closes`: the row of totals of its table."""

    height: float
    draw: Callable[[Any, float], None]
    gap: float = 0.0
    keep: bool = False
    table: TableFlow | None = None
    row: RowStyle | None = None
    closes: bool = False
    amounts: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True, eq=False)
class TableFlow:
    """What a table adds where it crosses from one page to the next. `carried` makes a row of amounts carried over."""

    heading: Strip
    carried: Callable[[str, dict[int, int]], Strip] | None = None
    carried_height: float = 0.0


@dataclass(slots=True)
class Page:
    placed: list[tuple[Strip, float]] = field(default_factory=list)


def keep_with_signatures(strips: Sequence[Strip], room: float, wanted: int) -> None:
    """Make the last `wanted` rows, or without them the last lines, stay with the signatures that end `strips`.

    Everything between those rows and the signatures stays too, as far as a page of `room` holds it.
    """
    height = strips[-1].height + strips[-1].gap
    rows = lines = 0
    for strip in reversed(strips[:-1]):
        height += strip.height + strip.gap
        repeated = strip.table.heading.height + 2 * strip.table.carried_height if strip.table else 0.0
        enough = rows >= wanted if wanted else lines >= LINES_WITH_SIGNATURES
        if enough or height + repeated > room:
            return
        strip.keep = True
        rows += strip.row is RowStyle.PLAIN
        lines += strip.row is None


def paginate(strips: Sequence[Strip], room: float) -> list[Page]:
    """Pages of strips with the top of each; `room` is the height of a page's text."""
    return _Paginator(room).run(strips)


class _Paginator:
    def __init__(self, room: float) -> None:
        self.room = room
        self.pages = [Page()]
        self.used = 0.0
        self.fresh = True  # nothing but a repeated heading stands on the page yet
        self.carried: dict[int, int] = {}
        self.on_page: dict[int, int] = {}
        self.crossed = False

    def run(self, strips: Sequence[Strip]) -> list[Page]:
        current: TableFlow | None = None
        for chain in _chains(strips):
            if not self._fits(chain):
                self._turn(chain[0], current)
            for strip in chain:
                if not self._fits([strip]):
                    self._turn(strip, current)
                if strip.table is not current:
                    current = strip.table
                    self.carried, self.on_page, self.crossed = {}, {}, False
                if strip.closes and self.crossed and current and current.carried:
                    self._place(current.carried(PAGE_TOTAL, self.on_page))
                self._place(strip)
        return self.pages

    def _fits(self, chain: Sequence[Strip]) -> bool:
        height = sum(strip.height + strip.gap for strip in chain) - (chain[0].gap if self.fresh else 0)
        return self.fresh or self.used + height + _reserve(chain) <= self.room

    def _place(self, strip: Strip) -> None:
        if not self.fresh:
            self.used += strip.gap
        self.pages[-1].placed.append((strip, self.used))
        self.used += strip.height
        self.fresh = False
        for index, amount in strip.amounts.items():
            self.on_page[index] = self.on_page.get(index, 0) + amount

    def _turn(self, strip: Strip, current: TableFlow | None) -> None:
        """Begin a page; inside a table close the old page with its total and open the new one with the heading."""
        table = current if current is not None and strip.table is current else None
        if table and table.carried:
            self._place(table.carried(PAGE_TOTAL, self.on_page))
            self.carried = {index: self.carried.get(index, 0) + amount for index, amount in self.on_page.items()}
            self.on_page = {}
            self.crossed = True
        self.pages.append(Page())
        self.used, self.fresh = 0.0, True
        if table:
            self._place(table.heading)
            if table.carried:
                self._place(table.carried(BROUGHT_FORWARD, self.carried))
            self.fresh = True


def _reserve(chain: Sequence[Strip]) -> float:
    """Room for the row "Cộng trang" below what is placed."""
    table = chain[-1].table or chain[0].table
    return table.carried_height if table else 0.0


def _chains(strips: Sequence[Strip]) -> Iterator[list[Strip]]:
    chain: list[Strip] = []
    for strip in strips:
        chain.append(strip)
        if not strip.keep:
            yield chain
            chain = []
    if chain:
        yield chain
