"""The one table: any list of frozen records, from ten to a million, searched, sorted, chosen and copied alike.

A `ListSource` holds its records in memory; a `PagedSource` counts and fetches pages on the worker thread and keeps only
the few round what is seen, so memory does not grow with the list.

- `columns` what a list is made of; `model` its records as rows; `table` the whole widget with search, chips and count
- `view`, `cells` what is seen and typed into; `keys` what each key does
- `filter_row` the boxes under the headings; `arrangement` of the columns, chosen in `column_chooser`
- `chosen` rows and marked blocks of cells; `cell_block` what is wished for them; `value_list` what filters choose from
- `nothing_found` what to take away where nothing fits
- `clipboard` rows on their way to and from Excel
"""

from __future__ import annotations

from desktop.widgets.chips import Chips
from desktop.widgets.records.cell_block import Wish
from desktop.widgets.records.columns import Align, Column, Edit, ListSource, PagedSource, Source
from desktop.widgets.records.model import RecordsModel
from desktop.widgets.records.nothing_found import Narrowing
from desktop.widgets.records.table import RecordsTable
from desktop.widgets.theme import Tone

__all__ = [
    "Align", "Chips", "Column", "Edit", "ListSource", "Narrowing", "PagedSource", "RecordsModel", "RecordsTable",
    "Source", "Tone", "Wish",
]  # fmt: skip
