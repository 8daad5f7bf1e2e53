"""How wide letters are: the embedded faces, their widths, lines broken to fit, columns wide enough for their words.

Liberation Serif has the widths of Times New Roman, so what is measured here also holds in Word and Excel.
reportlab knows a face by its PostScript name: two versions of Liberation in one process would be taken for one.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from desktop.core.document import Kind, RowStyle, Signature, Table
from desktop.core.paths import resource
from desktop.features.reports.typesetting import BODY_SIZE, TABLE_SIZES, clean, has_total, printed, sums, total_cells

LEADING = 1.15  # single spacing of Times New Roman
BASELINE = 0.9125  # from the top of a line to its baseline, both in em
POINTS = 72 / 25.4  # in a millimetre

_DENSE = 10.0  # the type size that is used however many lines a cell then takes
_LINES = 1.7  # as many lines, torn edges left out, may a usual cell take at larger sizes
_LONG = 40  # rows; in a longer list a usual cell takes one line at larger sizes
_NEARLY = 0.7  # a column is widened by up to so much of its width, for one line
_SHORTENED = 0.6  # of its title's length a column keeps whose title takes two lines


class Face(StrEnum):
    REGULAR = "LiberationSerif-Regular"
    BOLD = "LiberationSerif-Bold"
    ITALIC = "LiberationSerif-Italic"
    BOLD_ITALIC = "LiberationSerif-BoldItalic"


# Marks that Liberation Serif lacks, and the nearest that it has.
_STAND_INS = str.maketrans({"☐": "□", "☑": "■", "✓": "√", "✔": "√", "✗": "×", "✘": "×", "✖": "×", "\u00a0": " "})
# Words with which a phrase begins in names and titles, and no compound continues.
_STARTERS = {"tỉnh", "thành", "tp", "trường", "bệnh", "trung", "chi", "cơ", "trong", "nhân", "năm", "và", "của", "cho"}
_STARTERS |= {"về", "theo", "đối", "tại", "có", "được", "nhằm", "từ", "đến", "do", "với"}
_WITHIN_A_PHRASE = 4.0  # em: so much more uneven may two lines be that part between phrases
_registering = threading.Lock()
_registered: dict[Face, TTFont] = {}


def fonts() -> dict[Face, TTFont]:
    """The four faces, read from the program's own files the first time."""
    with _registering:
        for face in Face:
            if face not in _registered:
                font = TTFont(face.value, str(resource("fonts", f"{face.value}.ttf")))
                pdfmetrics.registerFont(font)
                _registered[face] = font
    return _registered


def drawable(text: str) -> str:
    return text if text.isascii() else text.translate(_STAND_INS)


class Measure:
    """Widths in one face. Remembers words, so keep one only as long as one paper."""

    def __init__(self, face: Face) -> None:
        font = fonts()[face]
        self._letters: dict[int, float] = font.face.charWidths
        self._missing: float = font.face.defaultWidth
        self._words: dict[str, float] = {}

    def em(self, text: str) -> float:
        """The width at a type size of 1."""
        width = self._words.get(text)
        if width is None:
            letters, missing = self._letters, self._missing
            width = self._words[text] = sum([letters.get(ord(letter), missing) for letter in text]) / 1000
        return width

    def width(self, text: str, size: float) -> float:
        return self.em(text) * size

    def wrap(self, text: str, size: float, room: float) -> list[str]:
        """Lines no wider than `room`, broken at spaces and, where a word alone is wider, inside it."""
        lines: list[str] = []
        for paragraph in text.split("\n"):
            if self.em(paragraph) * size <= room:
                lines.append(paragraph.strip())
            else:
                lines += self._broken(paragraph.split(), room / size)
        return lines

    def _broken(self, words: list[str], room: float) -> list[str]:
        lines: list[str] = []
        line, used, space = "", 0.0, self.em(" ")
        for word in words:
            width = self.em(word)
            if line and used + space + width <= room:
                line, used = f"{line} {word}", used + space + width
                continue
            if line:
                lines.append(line)
            if width > room:
                *whole, word = self._chopped(word, room)
                lines += whole
                width = self.em(word)
            line, used = word, width
        return [*lines, line]

    def _chopped(self, word: str, room: float) -> list[str]:
        pieces: list[str] = []
        while self.em(word) > room and len(word) > 1:
            most = next((n for n in range(2, len(word) + 1) if self.em(word[:n]) > room), len(word) + 1) - 1
            pieces.append(word[:most])
            word = word[most:]
        return [*pieces, word]

    def balanced(self, text: str, size: float, room: float) -> list[str]:
        """As few lines as `wrap` needs, of about the same length, as centred names and titles look best.

        Two lines part where a phrase begins ("LIÊN ĐOÀN LAO ĐỘNG / TỈNH TÂY NINH") when such a place is near.
        """
        count = len(self.wrap(text, size, room))
        if count == 2 and "\n" not in text:
            halves = self._halves(text.split(), room / size)
            if halves:
                return halves
        narrow, wide = room / (count + 1), room
        while count > 1 and wide - narrow > size / 4:
            middle = (narrow + wide) / 2
            fits = len(self.wrap(text, size, middle)) == count
            narrow, wide = (narrow, middle) if fits else (middle, wide)
        return self.wrap(text, size, wide)

    def _halves(self, words: list[str], room: float) -> list[str]:
        """The best of all ways to make two lines that fit; nothing when there is none."""
        best: tuple[float, list[str]] = (float("inf"), [])
        for place in range(1, len(words)):
            upper, lower = " ".join(words[:place]), " ".join(words[place:])
            widths = self.em(upper), self.em(lower)
            if max(widths) <= room:
                uneven = abs(widths[0] - widths[1])
                uneven = uneven * 0.3 if words[place].casefold() in _STARTERS else uneven + _WITHIN_A_PHRASE
                best = min(best, (uneven, [upper, lower]))
        return best[1]

    def longest_word(self, text: str) -> float:
        return max((self.em(word) for word in text.split()), default=0.0)


@dataclass(frozen=True)
class Grid:
    """The type size of a table and the widths of its columns, in the unit of the width it was made for."""

    size: float
    widths: tuple[float, ...]


def fit(table: Table, width: float, padding: float, regular: Measure, bold: Measure) -> Grid:
    """The largest type in which no number, date or word is broken and most cells take at most two lines.

    Columns too narrow for their longest word, or nearly wide enough for their longest text, take room from the others.
    At the smallest size words may be broken.
    """
    needs = _needs(table, regular, bold)
    shares = [column.width / sum(column.width for column in table.columns) * width for column in table.columns]
    lines = _LINES if len(table.rows) <= _LONG else 1.0
    for size in TABLE_SIZES:
        least = [need * size + 2 * padding for need in needs.least]
        if sum(least) > width:
            continue
        widths = _eased(shared_out(shares, least), needs, size, padding)
        rooms = [room - 2 * padding for room in widths]
        few = all(length * size <= lines * room + 0.01 for length, room in zip(needs.usual, rooms, strict=True))
        if few or size <= _DENSE:
            return Grid(size, widths)
    return Grid(TABLE_SIZES[-1], tuple(shares))


@dataclass(frozen=True)
class _Needs:
    """For each column at size 1: what must not be broken, a usual text, the longest one, and the title."""

    least: Sequence[float]
    usual: Sequence[float]
    longest: Sequence[float]
    titles: Sequence[float]


def _needs(table: Table, regular: Measure, bold: Measure) -> _Needs:
    plain = [row.cells for row in table.rows if row.style is not RowStyle.SECTION]
    totals = total_cells(table, sums(table.columns, table.rows))[1] if has_total(table) else ()
    least, usual, longest, titles = [], [], [], []
    for index, column in enumerate(table.columns):
        texts = [printed(cells[index], column.kind) for cells in plain]
        whole = column.kind in (Kind.NUMBER, Kind.MONEY, Kind.DATE)
        need = max((regular.em(text) if whole else regular.longest_word(text) for text in texts), default=0.0)
        if column.total:
            need = max(need, bold.em(printed(totals[index], column.kind)))
        least.append(max(need, bold.longest_word(column.title)))
        lengths = sorted(regular.em(text) for text in texts if text)
        usual.append(lengths[len(lengths) * 9 // 10] if lengths else 0.0)
        longest.append(lengths[-1] if lengths else 0.0)
        titles.append(bold.em(clean(column.title)))
    return _Needs(least, usual, longest, titles)


def shared_out(shares: Sequence[float], least: Sequence[float]) -> list[float]:
    """Widths in proportion to `shares`, but none below its `least`; the sum stays, so `least` must fit."""
    fixed: dict[int, float] = {}
    while True:
        free = sum(shares) - sum(fixed.values())
        loose = sum(share for index, share in enumerate(shares) if index not in fixed)
        widths = [fixed.get(index, share / loose * free if loose else 0) for index, share in enumerate(shares)]
        short = {index: need for index, need in enumerate(least) if index not in fixed and widths[index] < need}
        if not short:
            return widths
        fixed |= short


def _eased(widths: Sequence[float], needs: _Needs, size: float, padding: float) -> tuple[float, ...]:
    """Room moved from columns wider than their texts to those nearly wide enough for theirs on one line.

    Usual texts come before the longest ones.
    """
    for lengths in (needs.usual, needs.longest):
        widths = _moved(widths, lengths, needs, size, padding)
    return tuple(widths)


def _moved(
    widths: Sequence[float], lengths: Sequence[float], needs: _Needs, size: float, padding: float
) -> list[float]:
    """The cheapest columns are served first; what cannot be served whole is left alone.

    Empty columns are for a pen and give nothing; a title on one line stays there.
    """
    spare = []
    for width, text, least, title in zip(widths, lengths, needs.least, needs.titles, strict=True):
        named = title if title * size + 2 * padding <= width else title * _SHORTENED
        spare.append(max(0.0, width - max(least, text, named) * size - 3 * padding) if text else 0.0)
    free, granted = sum(spare), [0.0] * len(widths)
    wishes = (length * size + 2 * padding - width for length, width in zip(lengths, widths, strict=True))
    for wish, at in sorted((wish, at) for at, wish in enumerate(wishes)):
        if 0 < wish <= min(free, widths[at] * _NEARLY):
            granted[at] = wish
            free -= wish
    share = sum(granted) / sum(spare) if any(spare) else 0.0
    return [width + more - less * share for width, more, less in zip(widths, granted, spare, strict=True)]


def signature_widths(blocks: Sequence[Signature], room: float, bold: Measure) -> list[float]:
    """Equal parts of `room` when every title and name fits so, else as wide as they need."""
    needs = [max(bold.width(clean(line), BODY_SIZE) for line in (*block.lines, block.name)) + 10 for block in blocks]
    shares = [room / len(blocks)] * len(blocks)
    return shared_out(shares, needs) if sum(needs) <= room else shares


def row_height(lines: int, size: float, padding: float) -> float:
    return lines * size * LEADING + 2 * padding
