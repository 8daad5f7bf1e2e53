"""Records as rows for the table: in memory, or fetched page by page on the worker thread so that memory stays flat."""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from desktop.core.clock import SystemClock
from desktop.core.filters import FilterKind, Fits, filter_value, read_filter
from desktop.core.partial_date import PartialDate
from desktop.core.vietnamese.sorting import text_sort_key
from desktop.core.vietnamese.text import search_terms, search_text
from desktop.widgets import theme
from desktop.widgets.jobs import Jobs
from desktop.widgets.records.columns import Align, Column, Edit, ListSource, PagedSource, Source
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate

Index = QModelIndex | QPersistentModelIndex

PAGE = 100
PAGES_KEPT = 12
_SEARCHED_AT_ONCE = 2_000
PLACEHOLDER = "…"

# Plain numbers: a view asks for these thousands of times per frame.
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_DECORATION = int(Qt.ItemDataRole.DecorationRole)
_TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
_FOREGROUND = int(Qt.ItemDataRole.ForegroundRole)
_CHECK = int(Qt.ItemDataRole.CheckStateRole)
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
_PLAIN_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_ANSWERED = frozenset({_DISPLAY, _DECORATION, _TOOLTIP, _FOREGROUND, _CHECK, _ACCESSIBLE})


@dataclass(frozen=True)
class Attempt:
    """What somebody typed into a cell and is not kept yet; `refusal` says why it never will be."""

    typed: str
    refusal: str = ""


class RecordsModel(QAbstractTableModel):
    """The model of a RecordsTable."""

    loaded = Signal()  # another list is shown
    ticked = Signal(object, str)  # record, column key
    edited = Signal(object, str, object)  # record, column key, value: a wish, like a tick
    attempted = Signal()  # what was typed and refused is another

    def __init__(self, columns: Sequence[Column[Any]], jobs: Jobs | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = list(columns)
        self._alignments = [_alignment(column) for column in self.columns]
        self._jobs = jobs
        self._source: Source = ListSource([])
        self._newest: Source = self._source
        self._shown: list[Any] = []
        self._haystack: list[str] | None = None
        self._query = ""
        self._filters: list[tuple[Column[Any], Fits]] = []
        self._sorting: tuple[int, bool] | None = None
        self._count = 0
        self._pages: OrderedDict[int, list[Any]] = OrderedDict()
        self._wanted: list[int] = []
        self._attempts: dict[tuple[str, str], Attempt] = {}
        self._held = 0
        self._waiting: Callable[[], None] | None = None
        self.rows_seen: Callable[[], tuple[int, int]] = lambda: (0, 0)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._fetch_wanted)

    # Content

    def set_source(self, source: Source) -> None:
        self._newest = source
        if isinstance(source, ListSource):
            self._show(lambda: self._take_list(source))
        else:
            self._begin(source)

    def hold(self) -> None:
        """While a cell is being typed into, the list stands still: a newer one waits for `release`."""
        self._held += 1

    def release(self) -> None:
        self._held -= 1
        waiting = self._waiting
        if waiting is not None and not self._held:
            self._waiting = None
            waiting()

    def _show(self, list_: Callable[[], None]) -> None:
        if self._held:
            self._waiting = list_
        else:
            list_()

    def search(self, query: str, filters: Sequence[tuple[str, str]] = ()) -> None:
        """Narrow a ListSource to the records that hold every word of the query, without marks or case; and fit the
        filters of the columns of these keys."""
        self._query = query
        named = ((next(one for one in self.columns if one.key == key), text) for key, text in filters)
        self._filters = [(column, _reader(column, text)) for column, text in named]
        source = self._source
        if not isinstance(source, ListSource):
            return
        if self._haystack is None and self._jobs is not None and len(source.records) > _SEARCHED_AT_ONCE:
            self._jobs.run(lambda _: self._folded(source), lambda texts: self._take_folded(source, texts), owner=self)
        else:
            self._refresh()

    def sort_by(self, column: int, descending: bool) -> None:
        """Sort a ListSource; a negative column gives the order of the source back."""
        self._sorting = None if column < 0 or self.columns[column].sort is None else (column, descending)
        if isinstance(self._source, ListSource):
            self._refresh()

    def record(self, row: int) -> Any | None:
        """The record of a row; None while its page is still on its way."""
        if isinstance(self._source, ListSource):
            return self._shown[row] if 0 <= row < len(self._shown) else None
        page = self._pages.get(row // PAGE)
        return page[row % PAGE] if page is not None and row % PAGE < len(page) else None

    @property
    def is_in_memory(self) -> bool:
        return isinstance(self._source, ListSource)

    def values(self, key: str) -> list[tuple[str, int]]:
        """What stands in the column of a ListSource, in order, and how often."""
        assert isinstance(self._source, ListSource)
        column = next(one for one in self.columns if one.key == key)
        counted = Counter(column.text(record) for record in self._source.records)
        return sorted(counted.items(), key=lambda one: text_sort_key(one[0]))

    def rows_of(self, ids: Collection[str]) -> list[int]:
        """Rows of the records with these `id`s, among what is in memory, in order."""
        if isinstance(self._source, ListSource):
            numbered: Iterable[tuple[int, Any]] = enumerate(self._shown)
        else:
            numbered = ((page * PAGE + n, record) for page in sorted(self._pages)
                        for n, record in enumerate(self._pages[page]))  # fmt: skip
        return [row for row, record in numbered if getattr(record, "id", None) in ids]

    # Cells changed in their place

    def text(self, record: Any, column: Column[Any]) -> str:
        """What the cell says: what was typed last, or what is kept."""
        attempt = self.attempt(record, column) if self._attempts else None
        return attempt.typed if attempt else column.text(record)

    def attempt(self, record: Any, column: Column[Any]) -> Attempt | None:
        return self._attempts.get((getattr(record, "id", ""), column.key))

    def change(self, record: Any, column: Column[Any], value: Any, typed: str) -> None:
        """Wish the value for the cell, which meanwhile shows what was typed."""
        self._attempts[record.id, column.key] = Attempt(typed)
        self._repaint()
        self.edited.emit(record, column.key, value)

    def refuse(self, record: Any, key: str, sentence: str, typed: str | None = None) -> None:
        """Keep what was typed in sight, with why it is not kept."""
        if typed is None:
            known = self._attempts.get((record.id, key))
            typed = known.typed if known else ""
        self._attempts[record.id, key] = Attempt(typed, sentence)
        self._repaint()

    def forget(self, record: Any, key: str) -> None:
        """Show again what is kept."""
        if self._attempts.pop((getattr(record, "id", ""), key), None):
            self._repaint()

    def refusals(self) -> list[tuple[str, str]]:
        """(title of the column, sentence) of everything refused, the latest last."""
        titles = {column.key: column.title for column in self.columns}
        return [(titles[key], one.refusal) for (_, key), one in self._attempts.items() if one.refusal]

    def _repaint(self) -> None:
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, len(self.columns) - 1))
        self.attempted.emit()

    def _drop_answered(self) -> None:
        """A fresh list shows what became of the wishes; only what was refused stays."""
        self._attempts = {cell: one for cell, one in self._attempts.items() if one.refusal}

    # Records

    def total(self) -> int:
        """How many there are before the search; equal to the number of rows for a PagedSource."""
        return len(self._source.records) if isinstance(self._source, ListSource) else self._count

    def read_rows(self, first: int, last: int) -> list[Any]:
        """Records of rows first..last inclusive, fetched where they are not in memory: for the worker thread."""
        if isinstance(self._source, ListSource):
            return self._shown[first : last + 1]
        return list(self._source.fetch(first, last - first + 1))

    # What the view asks

    def rowCount(self, parent: Index | None = None) -> int:
        if parent is not None and parent.isValid():
            return 0
        return len(self._shown) if isinstance(self._source, ListSource) else self._count

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def alignment(self, column: int) -> Qt.AlignmentFlag:
        return self._alignments[column]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Vertical:
            return str(section + 1) if role == _DISPLAY else None
        if role in (_DISPLAY, _ACCESSIBLE, _TOOLTIP):
            return self.columns[section].title
        return self._alignments[section] if role == _ALIGNMENT else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == _ALIGNMENT:
            return self._alignments[index.column()]
        if role not in _ANSWERED:
            return None
        record = self.record(index.row())
        if record is None:
            if role == _DISPLAY:
                self._want(index.row() // PAGE)
                return PLACEHOLDER
            return None
        return self._answer(self.columns[index.column()], record, role)

    def _answer(self, column: Column[Any], record: Any, role: int) -> Any:
        if role == _DISPLAY:
            return self.text(record, column)
        attempt = self.attempt(record, column)
        if role == _TOOLTIP and attempt and attempt.refusal:
            return attempt.refusal
        if role == _TOOLTIP:
            return column.tooltip(record) if column.tooltip else column.text(record) or None
        if role == _ACCESSIBLE:
            return self._spoken(column, record)
        if role == _CHECK and column.tick and (ticked := column.tick(record)) is not None:
            return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        tone = column.tone(record) if column.tone else None
        if role == _FOREGROUND and tone is not None:
            return theme.tone_color(tone)
        if role == _DECORATION and column.icon and (name := column.icon(record)):
            return theme.icon(name, tone.value if tone and tone is not Tone.NEUTRAL else "muted")
        return None

    def _spoken(self, column: Column[Any], record: Any) -> str:
        words = [column.title, self.text(record, column)]
        if (attempt := self.attempt(record, column)) and attempt.refusal:
            words.append(attempt.refusal)
        if column.tick and (ticked := column.tick(record)) is not None:
            words.append(translate("widgets", "ticked") if ticked else translate("widgets", "not ticked"))
        return ": ".join(word for word in words if word)

    def flags(self, index: Index) -> Qt.ItemFlag:
        column = self.columns[index.column()]
        tick = column.tick
        if tick is None:
            can_edit = column.edit is not None and self._takes_typing(column.edit, index.row())
            return _PLAIN_FLAGS | Qt.ItemFlag.ItemIsEditable if can_edit else _PLAIN_FLAGS
        record = self.record(index.row())
        has_box = record is not None and tick(record) is not None
        return _PLAIN_FLAGS | Qt.ItemFlag.ItemIsUserCheckable if has_box else _PLAIN_FLAGS

    def _takes_typing(self, edit: Edit[Any], row: int) -> bool:
        record = self.record(row)
        return record is not None and (edit.when is None or edit.when(record))

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """A tick is a wish: the screen does the deed and shows the records anew."""
        record = self.record(index.row())
        if role != Qt.ItemDataRole.CheckStateRole or record is None:
            return False
        self.ticked.emit(record, self.columns[index.column()].key)
        return True

    # Records in memory

    def _take_list(self, source: ListSource[Any]) -> None:
        self._source = source
        self._haystack = None
        self._drop_answered()
        self._refresh()

    def _refresh(self) -> None:
        assert isinstance(self._source, ListSource)
        self.beginResetModel()
        self._pages.clear()
        self._shown = self._found(self._source)
        if self._sorting is not None:
            column, descending = self._sorting
            key = self.columns[column].sort
            assert key is not None
            self._shown.sort(key=key, reverse=descending)
        self.endResetModel()
        self.loaded.emit()

    def _found(self, source: ListSource[Any]) -> list[Any]:
        if self._filters:
            return [one for one in self._found_by_words(source) if self._fits(one)]
        return self._found_by_words(source)

    def _fits(self, record: Any) -> bool:
        return all(fits(_filtered_value(column, record)) for column, fits in self._filters)

    def _found_by_words(self, source: ListSource[Any]) -> list[Any]:
        terms = search_terms(self._query)
        if not terms:
            return list(source.records)
        if self._haystack is None:
            self._haystack = self._folded(source)
        pairs = zip(self._haystack, source.records, strict=True)
        return [record for text, record in pairs if all(term in text for term in terms)]

    def _folded(self, source: ListSource[Any]) -> list[str]:
        """The searched text of every record; for a long list this takes a second, so it is made by the worker."""
        give = source.search or self._all_columns
        return [search_text(give(record)) for record in source.records]

    def _take_folded(self, source: Source, texts: list[str]) -> None:
        if source is self._source:
            self._haystack = texts
            self._refresh()

    def _all_columns(self, record: Any) -> str:
        return " ".join(column.text(record) for column in self.columns)

    # Records behind questions

    def _begin(self, source: PagedSource[Any]) -> None:
        """Count and fetch the first page in one job, and of the same list asked anew the pages that are seen; until
        then the old list stays, so nothing flickers."""
        pages = {0}
        if isinstance(self._source, PagedSource) and source.query is not None and source.query == self._source.query:
            pages |= {row // PAGE for row in self.rows_seen()}
        self._need_jobs().run(
            lambda _: (source.count(), {page: list(source.fetch(page * PAGE, PAGE)) for page in sorted(pages)}),
            lambda answer: self._show(lambda: self._show_first(source, *answer)),
            owner=self,
            replaces="first page",
        )

    def _show_first(self, source: PagedSource[Any], count: int, pages: dict[int, list[Any]]) -> None:
        if source is not self._newest:
            return
        self.beginResetModel()
        self._source, self._count, self._shown = source, count, []
        self._pages = OrderedDict(pages)
        self._wanted.clear()
        self._drop_answered()
        self.endResetModel()
        self.loaded.emit()

    def _want(self, page: int) -> None:
        if page not in self._wanted:
            self._wanted.append(page)
            self._soon.start()

    def _fetch_wanted(self) -> None:
        """Only the pages asked for last are on the screen; those scrolled past are not worth a query."""
        source = self._source
        if not isinstance(source, PagedSource):
            return
        pages, self._wanted = self._wanted[-2:], []
        self._need_jobs().run(
            lambda _: {page: list(source.fetch(page * PAGE, PAGE)) for page in pages},
            lambda found: self._take(source, found),
            owner=self,
            replaces="page",
        )

    def _take(self, source: Source, found: dict[int, list[Any]]) -> None:
        if source is not self._source:
            return
        for page, records in found.items():
            self._pages[page] = records
            self._pages.move_to_end(page)
            last = min((page + 1) * PAGE, self._count) - 1
            self.dataChanged.emit(self.index(page * PAGE, 0), self.index(last, len(self.columns) - 1))
        while len(self._pages) > PAGES_KEPT:
            self._pages.popitem(last=False)

    def _need_jobs(self) -> Jobs:
        if self._jobs is None:
            raise RuntimeError("a PagedSource needs the table to have jobs")
        return self._jobs


def _alignment(column: Column[Any]) -> Qt.AlignmentFlag:
    """A box to tick stands at the left of its cell, so its heading does too."""
    return (Align.LEFT if column.tick else column.align).value | Qt.AlignmentFlag.AlignVCenter


def _reader(column: Column[Any], text: str) -> Fits:
    assert column.filter is not None
    return read_filter(column.filter, text, SystemClock().today())  # ages are counted by the day of the computer


def _filtered_value(column: Column[Any], record: Any) -> Any:
    """What a filter of the column reads: the value that goes out, or what the cell says."""
    value = column.cell(record) if column.cell else column.text(record)
    if column.filter is FilterKind.DAY and isinstance(value, str):
        try:
            value = PartialDate.parse(value, SystemClock().today())
        except ValueError:
            value = None
    if column.filter is FilterKind.NUMBER and isinstance(value, str):
        digits = "".join(char for char in value if char.isdigit())
        value = int(digits) if digits else None
    return filter_value(column.filter or FilterKind.TEXT, value)
