"""Papers on which everything stands at a measured place: sheets of equal cards or labels, and what is printed into
blanks. Lengths are millimetres from the upper left corner of the card, type sizes points, colours `#rrggbb`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Side(StrEnum):
    """Where a text stands in its box, across and downwards alike: at the beginning, in the middle, at the end."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True)
class PlacedText:
    """A text in a box. It is set as large as `size` allows, on several lines where it must be, smaller down to `least`
    where it must be; a word is parted only if even that is too large. Nothing is left out."""

    x: float
    y: float
    width: float
    height: float
    text: str
    size: float = 10.0
    least: float = 6.0
    bold: bool = False
    italic: bool = False
    across: Side = Side.START
    down: Side = Side.START
    colour: str = "#000000"
    lines: int = 2


@dataclass(frozen=True)
class PlacedPicture:
    """A JPEG that fills its box as far as its own proportions let it; without content an empty frame with `label`."""

    x: float
    y: float
    width: float
    height: float
    content: bytes = b""
    label: str = ""


@dataclass(frozen=True)
class PlacedCode:
    """A QR code, with the white margin it needs inside its square."""

    x: float
    y: float
    size: float
    text: str


@dataclass(frozen=True)
class PlacedArea:
    """A filled area; with `outline` only its edge."""

    x: float
    y: float
    width: float
    height: float
    colour: str = "#000000"
    outline: bool = False


Placed = PlacedText | PlacedPicture | PlacedCode | PlacedArea
Card = tuple[Placed, ...]


@dataclass(frozen=True)
class Sheet:
    """Pages of equal cards, row by row. `left` and `top` are where the first card begins, `gap_x` and `gap_y` lie
    between cards. `marks` are short lines outside and small crosses between cards, to cut along. `mirrored` fills rows
    from the right: the backs of cards, on paper turned over its long edge. `first` leaves so many places empty, where
    labels were used before."""

    width: float
    height: float
    cards: tuple[Card, ...]
    columns: int = 1
    rows: int = 1
    left: float = 0.0
    top: float = 0.0
    gap_x: float = 0.0
    gap_y: float = 0.0
    marks: bool = False
    mirrored: bool = False
    first: int = 0
    page: tuple[float, float] = (210.0, 297.0)

    @property
    def on_a_page(self) -> int:
        return self.columns * self.rows

    def corner(self, place: int) -> tuple[float, float]:
        """Where the card at that place of a page begins."""
        row, column = divmod(place, self.columns)
        if self.mirrored:
            column = self.columns - 1 - column
        return self.left + column * (self.width + self.gap_x), self.top + row * (self.height + self.gap_y)


def centred(width: float, height: float, columns: int, rows: int, cards: tuple[Card, ...], **options: bool) -> Sheet:
    """Cards without gaps in the middle of a page of A4, with marks to cut along."""
    left, top = (210.0 - columns * width) / 2, (297.0 - rows * height) / 2
    return Sheet(width, height, cards, columns, rows, left, top, marks=True, **options)  # type: ignore[arg-type]
