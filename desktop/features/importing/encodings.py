"""Sheets typed before Unicode, made Unicode before anything else touches their text.

The font of a cell says how its letters are meant. Text without such a font (pasted, or from a file that keeps no fonts)
is converted only when nearly all of the sheet becomes better Vietnamese by it, and the officer is told to look.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

from desktop.core.contracts import Finding
from desktop.core.vietnamese.legacy import (
    Encoding,
    guess_encoding,
    legacy_font,
    reads_as_it_stands,
    repair_mojibake,
    to_unicode,
    unmapped,
)
from desktop.features.importing.sheets.book import Sheet, address

UNICODE = "Unicode"
_ENOUGH_TEXTS, _ENOUGH_GAIN, _LOOKED_AT, _MOST_DOUBTS = 5, 0.5, 2_000, 50
_MOJIBAKE = re.compile(r"[ÃÄÅÆ].|á[º»]")


def decode(sheet: Sheet) -> tuple[Sheet, list[Finding]]:
    """The sheet in Unicode, with the encoding it was in (`Unicode`, `TCVN3` or `VNI`), and what was done."""
    guessed = _guess(sheet)
    if not sheet.fonts and guessed is None and not _has_mojibake(sheet):
        return sheet, []
    rows = [list(row) for row in sheet.rows]
    found: dict[tuple[str, str], int] = {}
    doubtful: list[Finding] = []
    for (row, column), text in _texts(sheet):
        font = sheet.fonts.get((row, column), "")
        encoding, capitals = legacy_font(font) if font else (None, False)
        encoding = encoding or guessed
        if encoding and not unmapped(text, encoding):
            became, done = to_unicode(text, encoding, capitals), ("text_decoded" if font else "decoded_by_text")
        elif _MOJIBAKE.search(text):
            became, done = repair_mojibake(text), "mojibake_repaired"
        else:
            continue
        if became != text:
            rows[row][column] = became
            if done == "decoded_by_text" and len(doubtful) < _MOST_DOUBTS and reads_as_it_stands(text):
                facts = {"encoding": str(encoding), "became": became}
                doubtful.append(Finding(sheet.name, address(row, column), text, "decoded_doubtfully", facts))
            key = done, str(encoding) if done != "mojibake_repaired" else ""
            found[key] = found.get(key, 0) + 1
    if not found:
        return sheet, []
    findings = [
        Finding(sheet.name, "", "", done, {"encoding": was, "count": str(count)})
        for (done, was), count in found.items()
    ]
    findings += doubtful
    named = [was for _, was in sorted(found, key=lambda key: -found[key]) if was in ("TCVN3", "VNI")]
    return dataclasses.replace(sheet, rows=rows, encoding=named[0] if named else UNICODE), findings


def _texts(sheet: Sheet) -> Iterator[tuple[tuple[int, int], str]]:
    """The cells whose letters may be meant otherwise: Latin ones beyond ASCII, or any in an old font."""
    for row, cells in enumerate(sheet.rows):
        for column, value in enumerate(cells):
            if isinstance(value, str) and ((row, column) in sheet.fonts or (not value.isascii() and max(value) < "℀")):
                yield (row, column), value


def _has_mojibake(sheet: Sheet) -> bool:
    texts = {value for cells in sheet.rows for value in cells if value.__class__ is str}
    return _MOJIBAKE.search("\n".join(text for text in texts if not text.isascii())) is not None


def _guess(sheet: Sheet) -> Encoding | None:
    """How the texts without an old font are meant, when they are plainly not Unicode."""
    texts = [
        value
        for row, cells in enumerate(sheet.rows[:_LOOKED_AT])
        for column, value in enumerate(cells)
        if isinstance(value, str) and not value.isascii() and max(value) <= "ÿ"
        and not legacy_font(sheet.fonts.get((row, column), ""))[0] and not _MOJIBAKE.search(value)
    ]  # fmt: skip
    if len(texts) < _ENOUGH_TEXTS:
        return None
    encoding, gain = guess_encoding(texts)
    return encoding if gain >= _ENOUGH_GAIN else None
