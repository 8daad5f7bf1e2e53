"""From the bytes of a file, or of the clipboard, to the reader of what they turn out to be.

Runs in the process that `apart` keeps for it: the parsers below have never seen the file before.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from desktop.core.files import FileNotRead, read_bytes
from desktop.core.progress import SILENT, Progress
from desktop.features.importing.domain import ListTooLarge, Looks, NotAList
from desktop.features.importing.sheets.book import Sheet, Workbook
from desktop.features.importing.sheets.delimited import read_text
from desktop.features.importing.sheets.excel import read_excel
from desktop.features.importing.sheets.gate import MOST_BYTES, Contents, Form, recognise
from desktop.features.importing.sheets.web_page import has_table, read_page, read_tables
from desktop.features.importing.sheets.word import read_word


def read_file(path: Path, progress: Progress = SILENT) -> Workbook:
    """Every sheet of the file. Raises FileNotRead, NotAList or ListTooLarge."""
    try:
        content = read_bytes(path, MOST_BYTES)
    except FileNotRead as refusal:
        if refusal.reason == "too_large":
            raise ListTooLarge(str(path), "bytes", MOST_BYTES) from refusal
        raise
    if not content.strip(b"\x00 \t\r\n"):
        raise NotAList(str(path), Looks.EMPTY)
    sheets = _read(content, path, recognise(content, path, progress), progress)
    return Workbook(str(path), hashlib.sha256(content).hexdigest(), sheets)


def _read(content: bytes, path: Path, found: Contents, progress: Progress) -> tuple[Sheet, ...]:
    if found.form is Form.TEXT:
        return read_text(content, path)
    if found.form is Form.HTML:
        return read_page(content, path)
    if found.form is Form.DOCX:
        return read_word(content, path)
    return read_excel(content, path, found, progress)


def read_clipboard(text: str, page: str = "") -> Workbook:
    """What was copied from a spreadsheet or a table: as a web page, where the clipboard holds one, because it keeps
    fonts, merged cells and padded numbers; else lines of cells divided by tabs. Raises NotAList, ListTooLarge."""
    content = text.encode("utf-8", "replace")
    if not content.strip():
        raise NotAList("", Looks.EMPTY)
    sheets = read_tables(page, Path()) if has_table(page) else read_text(content, Path(), delimiter="\t")
    return Workbook("", hashlib.sha256(content).hexdigest(), sheets)
