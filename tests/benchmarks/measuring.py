"""Ours and a floor, measured in turn, and how the time grows with the work."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Result:
    """Seconds are medians. `growth` is how many times longer ten times the work takes; 10 is linear."""

    what: str
    ours: float
    peer: str
    floor: float
    growth: float | None = None

    @property
    def ratio(self) -> float:
        return self.ours / self.floor


def compare(
    what: str, ours: Callable[[], Any], peer: str, floor: Callable[[], Any], *,
    times: int = 5, tenth: Callable[[], Any] | None = None,
) -> Result:  # fmt: skip
    """Both in turn, `times` times, after one run each that is not counted. `tenth` is ours on a tenth of the work."""
    ours(), floor()
    pairs = [(seconds(ours), seconds(floor)) for _ in range(times)]
    mine, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
    growth = None
    if tenth is not None:
        tenth()
        growth = mine / statistics.median(seconds(tenth) for _ in range(times))
    return Result(what, mine, peer, theirs, growth)


def seconds(deed: Callable[[], Any]) -> float:
    begun = time.perf_counter()
    deed()
    return time.perf_counter() - begun


def table(results: list[Result]) -> str:
    """In Markdown, for the README."""
    lines = ["| what | ours | floor or peer | floor | ratio | growth ×10 |", "|---|---|---|---|---|---|"]
    for one in results:
        growth = f"{one.growth:.1f}" if one.growth is not None else ""
        lines.append(
            f"| {one.what} | {_shown(one.ours)} | {one.peer} | {_shown(one.floor)} | {one.ratio:.1f} | {growth} |"
        )
    return "\n".join(lines)


def _shown(value: float) -> str:
    return f"{value:.2f} s" if value >= 0.1 else f"{value * 1000:.2f} ms"
