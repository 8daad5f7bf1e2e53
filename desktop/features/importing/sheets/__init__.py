"""Files to plain tables of values: .xlsx, .xlsm, .xls, .ods, .csv, .tsv, the tables of web pages and of Word texts, and
what was pasted from a spreadsheet.

book       what a table of values is
apart      reading in a process of its own, with bounded memory and time; the only way in from outside
files      from a file's bytes to the reader of its form, inside that process
gate       what a file really is, and whether it is safe to open; checked before the parser sees anything
ole        the container of old Office files, as far as needed here
excel      workbooks through python-calamine, with fonts, zero formats and formulas where calamine gives none
xlsx_parts the parts of an .xlsx that calamine leaves out
open_parts the same for an .ods
errors     error values of broken formulas, which calamine leaves out too
delimited  text tables, whatever their encoding and delimiter
tables     a table of a text while it is read cell by cell
web_page   tables of web pages, which web systems name .xls, and of the clipboard
word       tables of Word texts
"""

from __future__ import annotations

from desktop.features.importing.sheets.apart import make_ready, read_pasted, read_workbook, release
from desktop.features.importing.sheets.book import Cell, Sheet, Workbook, address

__all__ = ["Cell", "Sheet", "Workbook", "address", "make_ready", "read_pasted", "read_workbook", "release"]
