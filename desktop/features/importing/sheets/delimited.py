"""Text tables: UTF-8 with or without its mark, UTF-16, the Windows-1258 of older Vietnamese programs; cells divided by
comma, semicolon, tab or bar. Every cell is text, so leading zeros are safe here.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from desktop.core.vietnamese.text import nfc
from desktop.features.importing.domain import ListTooLarge, Looks, NotAList
from desktop.features.importing.sheets.book import Cell, Sheet
from desktop.features.importing.sheets.excel import LONGEST_TEXT, MOST_EMPTY_ROWS
from desktop.features.importing.sheets.gate import MOST_CELLS, MOST_COLUMNS, MOST_ROWS

_DELIMITERS = "\t;,|"
_LOOKED_AT = 50
_LONGEST_LINE = 1_000_000
_PIECE = 1 << 20


def read_text(content: bytes, path: Path, delimiter: str = "") -> tuple[Sheet, ...]:
    """One sheet, named after the file. Raises NotAList or ListTooLarge."""
    encoding = encoding_of(content)
    reader = csv.reader(
        _lines(content, encoding, path),
        delimiter=delimiter or find_delimiter("".join(islice(_lines(content, encoding, path), _LOOKED_AT))),
    )
    rows: list[list[Cell]] = []
    cells, empty = 0, 0
    try:
        for found in reader:
            row: list[Cell] = [value if value.strip() else None for value in found]
            while row and row[-1] is None:
                row.pop()
            cells, empty = cells + len(row), 0 if row else empty + 1
            if any(isinstance(value, str) and len(value) > LONGEST_TEXT for value in row):
                raise NotAList(str(path), Looks.DAMAGED)
            if len(rows) >= MOST_ROWS:
                raise ListTooLarge(str(path), "rows", MOST_ROWS)
            if len(row) > MOST_COLUMNS:
                raise ListTooLarge(str(path), "columns", MOST_COLUMNS)
            if cells > MOST_CELLS:
                raise ListTooLarge(str(path), "cells", MOST_CELLS)
            if empty > MOST_EMPTY_ROWS:
                break
            rows.append(row)
    except csv.Error as error:
        raise NotAList(str(path), Looks.DAMAGED) from error
    return (Sheet(path.stem, rows),)


def _lines(content: bytes, encoding: str, path: Path) -> Iterator[str]:
    """Line by line, because the whole text takes up to four bytes for each of the file's. Raises NotAList."""
    text = io.TextIOWrapper(io.BytesIO(content), encoding, "replace", newline="")
    while line := text.readline(_LONGEST_LINE):
        if len(line) == _LONGEST_LINE:
            raise NotAList(str(path), Looks.DAMAGED)
        yield nfc(line)


def decode(content: bytes) -> str:
    return nfc(content.decode(encoding_of(content), "replace"))


def encoding_of(content: bytes) -> str:
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
    ):  # fmt: skip
        if content.startswith(mark):
            return encoding
    head = content[:4096]
    if head.count(0) * 3 > len(head):
        is_little = head[1::2].count(0) >= head[0::2].count(0)
        return "utf-16-le" if is_little else "utf-16-be"
    return "utf-8" if _is_utf8(content) else "cp1258"


def _is_utf8(content: bytes) -> bool:
    decoder, pieces = codecs.getincrementaldecoder("utf-8")(), memoryview(content)
    try:
        for start in range(0, len(content), _PIECE):
            decoder.decode(pieces[start : start + _PIECE], final=start + _PIECE >= len(content))
    except UnicodeDecodeError:
        return False
    return True


def find_delimiter(text: str) -> str:
    """The sign that divides the most lines into the same number of cells; a comma when there is none."""
    lines = text.splitlines()[:_LOOKED_AT]

    def agreement(sign: str) -> tuple[int, int]:
        widths = Counter(len(row) for row in csv.reader(lines, delimiter=sign) if len(row) > 1)
        width, count = widths.most_common(1)[0] if widths else (0, 0)
        return count, width

    best = max(_DELIMITERS, key=agreement)
    return best if agreement(best) != (0, 0) else ","
