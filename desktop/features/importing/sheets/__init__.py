"""Files to plain tables of values: .xlsx, .xlsm, .xls, .ods, .csv, .tsv, the tables of web pages and of Word texts, and
what was pasted from a spreadsheet.

book       what a table of values is
gate       what a file really is, and whether it is safe to open; checked before the parser sees anything
ole        the container of old Office files, as far as needed here
excel      workbooks through python-calamine, with fonts, zero formats and formulas where calamine gives none
xlsx_parts the parts of an .xlsx that calamine leaves out
errors     error values of broken formulas, which calamine leaves out too
delimited  text tables, whatever their encoding and delimiter
tables     a table of a text while it is read cell by cell
web_page   tables of web pages, which web systems name .xls, and of the clipboard
word       tables of Word texts
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from desktop.core.files import FileNotRead, read_bytes
from desktop.features.importing.domain import ListTooLarge, Looks, NotAList
from desktop.features.importing.sheets.book import Cell, Sheet, Workbook, address
from desktop.features.importing.sheets.delimited import read_text
from desktop.features.importing.sheets.excel import read_excel
from desktop.features.importing.sheets.gate import MOST_BYTES, Contents, Form, recognise
from desktop.features.importing.sheets.web_page import has_table, read_page, read_tables
from desktop.features.importing.sheets.word import read_word

__all__ = ["Cell", "Sheet", "Workbook", "address", "read_pasted", "read_workbook"]


def read_workbook(path: Path) -> Workbook:
    """Every sheet of the file. Raises FileNotRead, NotAList or ListTooLarge."""
    try:
        content = read_bytes(path, MOST_BYTES)
    except FileNotRead as refusal:
        if refusal.reason == "too_large":
            raise ListTooLarge(str(path), "bytes", MOST_BYTES) from refusal
        raise
    if not content.strip(b"\x00 \t\r\n"):
        raise NotAList(str(path), Looks.EMPTY)
    sheets = _read(content, path, recognise(content, path))
    return Workbook(str(path), hashlib.sha256(content).hexdigest(), sheets)


def _read(content: bytes, path: Path, found: Contents) -> tuple[Sheet, ...]:
    if found.form is Form.TEXT:
        return read_text(content, path)
    if found.form is Form.HTML:
        return read_page(content, path)
    if found.form is Form.DOCX:
        return read_word(content, path)
    return read_excel(content, path, found)


def read_pasted(text: str, page: str = "") -> Workbook:
    """What was copied from a spreadsheet or a table: as a web page, where the clipboard holds one, because it keeps
    fonts, merged cells and padded numbers; else lines of cells divided by tabs. Raises NotAList, ListTooLarge."""
    content = text.encode("utf-8", "replace")
    if not content.strip():
        raise NotAList("", Looks.EMPTY)
    sheets = read_tables(page, Path()) if has_table(page) else read_text(content, Path(), delimiter="\t")
    return Workbook("", hashlib.sha256(content).hexdigest(), sheets)
