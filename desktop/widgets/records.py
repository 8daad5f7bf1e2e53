"""The one table: any list of frozen records, from ten to a million, searched, sorted, chosen and copied alike.

A `ListSource` holds its records in memory; a `PagedSource` counts and fetches pages on the worker thread and keeps only
the few round what is seen, so memory does not grow with the list.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import (
    QByteArray,
    QCoreApplication,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPoint,
    QSettings,
    QSignalBlocker,
    QSize,
    Qt,
    QTimer,
    Signal,
)  # fmt: skip
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QSizePolicy,
    QStackedLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)  # fmt: skip

from desktop.widgets import theme
from desktop.widgets.actions import Action
from desktop.widgets.chips import Chips
from desktop.widgets.filter_row import FilterHeader
from desktop.widgets.jobs import Jobs
from desktop.widgets.record_model import Align, Column, Edit, ListSource, PagedSource, RecordsModel, Source
from desktop.widgets.record_view import CellDelegate
from desktop.widgets.states import EmptyState
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate

__all__ = [
    "Align", "Chips", "Column", "Edit", "ListSource", "PagedSource", "RecordsModel", "RecordsTable", "Source", "Tone",
]  # fmt: skip

_SEARCH_PAUSE_MS = 80
_COPY_LIMIT = 20_000
_SEARCH_WIDTH = 340
_MEASURED_ROWS = 60
_CELL_SIDES = 20  # what a cell needs beside its text, in pixels
_ICON = 24
_WIDEST = 360  # longer texts wait for room that is left over
_LEVELS = range(_WIDEST, 115, -5)  # how far the widest columns give way; below that the list scrolls


class RecordsTable(QWidget):
    """Search box, filter chips, count, the table, sums. Call `set_records` or `set_source` with every refresh; what was
    chosen stays chosen as far as it is still there."""

    opened = Signal(object)  # record: Enter or double click, and F2 where the cell cannot be changed in its place
    removal_wanted = Signal(list)  # records: Delete, F8
    chosen = Signal()  # the selection is another
    searched = Signal(str)
    sorted = Signal(str, bool)  # column key ("" for the original order), descending
    ticked = Signal(object, str)  # record, column key
    filled_down = Signal(
        object, str
    )  # Ctrl+D: the first chosen record and the column whose value the others are to have
    edited = Signal(object, str, object)  # record, column key, value: do it, show the list anew, or `refuse` it

    def __init__(
        self,
        columns: Sequence[Column[Any]],
        *,
        name: str,
        title: str,
        jobs: Jobs | None = None,
        count_text: Callable[[int], str] | None = None,
        search_hint: str = "",
        searchable: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """`name` is the object name (and the key under which column widths are remembered), `title` what a screen
        reader says, `count_text` the words of the count, such as "300 đoàn viên"."""
        super().__init__(parent)
        self.setObjectName(name)
        self._count_text = count_text or (lambda count: translate("widgets", "{count} lines").format(count=count))
        self._actions: list[Action] = []
        self._settings: QSettings | None = None
        self._fitted = self._fitting = False
        self._kept: tuple[list[str], str] = ([], "")
        self._kept_place = (0, 0)
        self._wants_first = self._wants_focus = False
        self.model = RecordsModel(columns, jobs, self)
        self.view = _View(self)
        self.view.setObjectName(f"{name}_view")
        self.view.setAccessibleName(title)
        self.header = FilterHeader(columns, name, self, self.view)
        self.view.setHorizontalHeader(self.header)
        self.view.setModel(self.model)
        self.search_box = QLineEdit()
        self.count_label = QLabel()
        self.footer = QLabel()
        self.refusal_label = QLabel()
        self.chips = Chips()
        self._empty: QWidget = EmptyState("table", translate("widgets", "Nothing here yet"), "")
        self._nothing_found = EmptyState(
            "search",
            translate("widgets", "Nothing fits the search"),
            translate("widgets", "Type fewer letters, or take a filter away. Letters without marks find all marks."),
        )
        self._stack = QStackedLayout()
        self._dress(columns, search_hint, searchable)
        self._connect()
        self._on_loaded()

    # Content

    def set_records(self, records: Sequence[Any], search: Callable[[Any], str] | None = None) -> None:
        self.set_source(ListSource(records, search))

    def set_source(self, source: Source) -> None:
        self.model.set_source(source)

    def set_empty(self, empty: QWidget) -> None:
        """What to show when there are no records at all; usually an EmptyState with the first deeds."""
        self._stack.removeWidget(self._empty)
        self._empty.deleteLater()
        self._empty = empty
        self._stack.addWidget(empty)
        self._on_loaded()

    def set_footer(self, text: str) -> None:
        """Sums under the table; an empty text hides the line."""
        self.footer.setText(text)
        self.footer.setVisible(bool(text))

    def set_actions(self, actions: Sequence[Action]) -> None:
        """The context menu. Actions that need a selection are greyed while there is none."""
        self._actions = list(actions)
        self._on_selection()

    def refuse(self, record: Any, key: str, sentence: str) -> None:
        """Say at the cell and under the list why what was typed there is not kept."""
        self.model.refuse(record, key, sentence)

    # What is chosen

    def current(self) -> Any | None:
        index = self.view.currentIndex()
        return self.model.record(index.row()) if index.isValid() and self.selected_rows() else None

    def selected_rows(self) -> list[tuple[int, int]]:
        """Selected rows as ranges (first, last), in order."""
        selection = self.view.selectionModel().selection()
        return sorted({(selection.at(i).top(), selection.at(i).bottom()) for i in range(selection.count())})

    def selected_count(self) -> int:
        return sum(last - first + 1 for first, last in self.selected_rows())

    def selected(self) -> list[Any]:
        """The selected records that are in memory; for a ListSource that is all of them."""
        rows = (row for first, last in self.selected_rows() for row in range(first, last + 1))
        return [record for row in rows if (record := self.model.record(row)) is not None]

    def reader(self) -> Callable[[], list[Any]]:
        """Reads every selected record, also those not in memory: for the worker thread."""
        ranges, read = self.selected_rows(), self.model.read_rows
        return lambda: [record for first, last in ranges for record in read(first, last)]

    def current_column(self) -> str:
        """The key of the column in which the cursor stands; an empty text before it stands anywhere."""
        index = self.view.currentIndex()
        return self.model.columns[index.column()].key if index.isValid() else ""

    def select(self, id: str) -> bool:
        """Choose the record with that id and bring it into view; False when it is not among what is shown."""
        if not (rows := self.model.rows_of({id})):
            return False
        self._choose_row(rows[0])
        return True

    def _choose_row(self, row: int) -> None:
        """That row alone. `selectRow` would switch it over while Ctrl is still held down from Ctrl+S."""
        alone = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.view.selectionModel().setCurrentIndex(self.model.index(row, 0), alone)
        self.view.scrollTo(self.model.index(row, 0))

    def sorting(self) -> tuple[str, bool]:
        """(key of the column, descending); an empty key for the original order."""
        header = self.view.horizontalHeader()
        column = header.sortIndicatorSection()
        known = 0 <= column < len(self.model.columns) and self.model.columns[column].sort is not None
        key = self.model.columns[column].key if known else ""
        return key, bool(key) and header.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder

    def search_text(self) -> str:
        return self.search_box.text().strip()

    def filters(self) -> tuple[tuple[str, str], ...]:
        """(key of the column, what its box under the headings says), of boxes that say anything."""
        return self.header.filters()

    def set_filters(self, filters: Mapping[str, str]) -> None:
        """Fill the boxes under the headings; whoever does so shows the list anew."""
        self.header.set_filters(filters)
        self.model.search(self.search_text(), self.filters())

    def take_focus(self) -> None:
        """Let the keys go to the rows, as soon as there are any."""
        self.view.setFocus()
        self._wants_focus = not self.view.isVisible()

    def focus_search(self) -> None:
        self.search_box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search_box.selectAll()

    # Columns

    def remember(self, settings: QSettings) -> None:
        """Restore widths, order and visibility of columns, and keep them from now on."""
        self._settings = settings
        state = settings.value(self._settings_key())
        if isinstance(state, QByteArray):
            with QSignalBlocker(self.view.horizontalHeader()):
                self.view.horizontalHeader().restoreState(state)
            self.view.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
            self._fitted = True

    def show_column(self, key: str, shown: bool) -> None:
        self.view.setColumnHidden(self._column(key), not shown)
        self._keep_columns()

    def shown_columns(self) -> list[Column[Any]]:
        """In the order in which they stand."""
        header = self.view.horizontalHeader()
        order = (header.logicalIndex(place) for place in range(header.count()))
        return [self.model.columns[number] for number in order if not header.isSectionHidden(number)]

    def copy(self) -> None:
        """The selected rows with headings, as text and as a table whose zeros Excel keeps."""
        ranges = self.selected_rows()
        if sum(last - first + 1 for first, last in ranges) > _COPY_LIMIT:
            ranges = _first_rows(ranges, _COPY_LIMIT)
        columns = self.shown_columns()
        jobs = self.model._jobs
        if jobs is None or isinstance(self.model._source, ListSource):
            _put_on_clipboard(columns, [rec for first, last in ranges for rec in self.model.read_rows(first, last)])
        else:
            jobs.run(
                lambda _: [record for first, last in ranges for record in self.model.read_rows(first, last)],
                lambda records: _put_on_clipboard(columns, records),
                owner=self,
                label=translate("widgets", "Copying"),
            )

    # Inside

    def minimumSizeHint(self) -> QSize:
        """Narrower than its head in one line, which takes two where there is little room."""
        hint = super().minimumSizeHint()
        hint.setWidth(max(self.bar.minimumSize().width(), self.tail.minimumSize().width()))
        return hint

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange_head()
        self._fit_columns()

    def _arrange_head(self) -> None:
        parts = [part.minimumSize().width() for part in (self.bar, self.tail)]
        fits = sum(parts) + self._head.spacing() <= self.width()
        self.search_box.setMaximumWidth(_SEARCH_WIDTH if fits else self.width())
        self._head.setDirection(QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom)

    def _dress(self, columns: Sequence[Column[Any]], search_hint: str, searchable: bool) -> None:
        self.search_box.setObjectName(f"{self.objectName()}_search")
        self.search_box.setAccessibleName(translate("widgets", "Search"))
        self.search_box.setPlaceholderText(search_hint or translate("widgets", "Search (Ctrl+F)"))
        self.search_box.setClearButtonEnabled(True)
        self.search_box.addAction(theme.icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.search_box.setMinimumWidth(180)
        if not searchable:  # never setVisible(True) here: without a parent it would be a window
            self.search_box.hide()
        self.count_label.setObjectName(f"{self.objectName()}_count")
        self.count_label.setProperty("role", "muted")
        self.footer.setObjectName(f"{self.objectName()}_footer")
        self.footer.setProperty("role", "label")
        self.footer.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.footer.setWordWrap(True)
        self.footer.hide()
        self.refusal_label.setObjectName(f"{self.objectName()}_refusal")
        self.refusal_label.setWordWrap(True)
        theme.set_tone(self.refusal_label, Tone.BAD)
        self.refusal_label.hide()
        self.bar, self.tail = QHBoxLayout(), QHBoxLayout()
        self.bar.addWidget(self.search_box, 1)
        self.tail.addWidget(self.chips)
        self.tail.addStretch(1)
        self.tail.addWidget(self.count_label)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.addLayout(self.bar, 3)
        self._head.addLayout(self.tail, 1)
        for line in (self.bar, self.tail, self._head):
            line.setSpacing(8)
        for part in (self.view, self._empty, self._nothing_found):
            self._stack.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(self._head)
        layout.addLayout(self._stack, 1)
        layout.addWidget(self.refusal_label)
        layout.addWidget(self.footer)
        self._dress_view(columns)

    def _dress_view(self, columns: Sequence[Column[Any]]) -> None:
        view, header = self.view, self.view.horizontalHeader()
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.AnyKeyPressed)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setAlternatingRowColors(True)
        view.setShowGrid(True)
        view.setWordWrap(False)
        view.setTabKeyNavigation(False)
        delegate = CellDelegate(self.model)
        delegate.moved_on.connect(view.move_on)
        view.setItemDelegate(delegate)
        view.setCornerButtonEnabled(False)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        rows = view.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(view.fontMetrics().height() + 11)
        rows.hide()
        header.setHighlightSections(False)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setSectionsMovable(True)
        header.setSectionsClickable(True)
        header.setStretchLastSection(True)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSortIndicatorShown(False)  # it would take room in every heading
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        for number, column in enumerate(columns):
            view.setColumnWidth(number, column.width)
            view.setColumnHidden(number, column.hidden)

    def _connect(self) -> None:
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_SEARCH_PAUSE_MS)
        self._pause.timeout.connect(self._search)
        self.search_box.textChanged.connect(lambda: self._pause.start())
        self.search_box.installEventFilter(self)
        self.header.typed.connect(self._pause.start)
        self.view.horizontalScrollBar().valueChanged.connect(lambda _: self.header.follow())
        self.model.modelAboutToBeReset.connect(self._keep_selection)
        self.model.loaded.connect(self._on_loaded)
        self.model.ticked.connect(self.ticked)
        self.model.edited.connect(self.edited)
        self.model.attempted.connect(self._tell_refusals)
        self.model.rows_seen = self.view.rows_seen
        header = self.view.horizontalHeader()
        header.sortIndicatorChanged.connect(self._sort)
        header.customContextMenuRequested.connect(self._choose_columns)
        header.sectionResized.connect(self._on_resized)
        header.sectionMoved.connect(self._keep_columns)
        self.view.doubleClicked.connect(self._open)
        self.view.customContextMenuRequested.connect(self._show_menu)
        self.view.selectionModel().selectionChanged.connect(self._on_selection)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit_columns()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.search_box and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            if event.matches(QKeySequence.StandardKey.Paste) and _is_table(QGuiApplication.clipboard().text()):
                event.ignore()  # rows are nothing to search for: let the list take them
                return True
        elif isinstance(watched, QLineEdit) and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._go_to_found()
                return True
            if event.key() == Qt.Key.Key_Escape and watched.text():
                watched.clear()
                return True
        return super().eventFilter(watched, event)

    def key_pressed(self, event: QKeyEvent) -> bool:
        """Keys of the table itself; True when the key was one of them."""
        key = event.key()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif key == Qt.Key.Key_F2 and self.view.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable:
            self.view.edit(self.view.currentIndex())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self._open(self.view.currentIndex())
        elif key == Qt.Key.Key_D and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self._fill_down()
        elif key == Qt.Key.Key_Escape and self._attempted(self.view.currentIndex()):
            index = self.view.currentIndex()
            self.model.forget(self.model.record(index.row()), self.model.columns[index.column()].key)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_F8):
            if records := self.selected():
                self.removal_wanted.emit(records)
        elif key == Qt.Key.Key_F3 or event.matches(QKeySequence.StandardKey.Find):
            self.focus_search()
        elif key == Qt.Key.Key_Space:
            self._tick_current()
        else:
            return False
        return True

    def _go_to_found(self) -> None:
        """Down to the first row of what the search finds. Until it is there nobody is chosen: a key pressed meanwhile
        would be done to somebody of the list before."""
        self._pause.stop()
        self.view.setFocus()
        self.view.selectionModel().clear()
        self._wants_first = True
        self._search()

    def _open(self, index: QModelIndex) -> None:
        record = self.model.record(index.row()) if index.isValid() else None
        if record is not None and self.model.columns[index.column()].tick is None:
            self.opened.emit(record)

    def _fill_down(self) -> None:
        index, ranges = self.view.currentIndex(), self.selected_rows()
        first = self.model.record(ranges[0][0]) if self.selected_count() > 1 else None
        if first is not None and self.model.columns[index.column()].edit is not None:
            self.filled_down.emit(first, self.current_column())

    def _attempted(self, index: QModelIndex) -> bool:
        record = self.model.record(index.row()) if index.isValid() else None
        return record is not None and self.model.attempt(record, self.model.columns[index.column()]) is not None

    def _tell_refusals(self) -> None:
        refusals = self.model.refusals()
        title, sentence = refusals[-1] if refusals else ("", "")
        text = translate("widgets", "{column}: {sentence} F2 corrects it, Esc gives the old value back.")
        self.refusal_label.setText(text.format(column=title, sentence=sentence) if refusals else "")
        self.refusal_label.setVisible(bool(refusals))

    def _tick_current(self) -> None:
        index = self.view.currentIndex()
        if index.isValid() and index.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            self.model.setData(index, None, Qt.ItemDataRole.CheckStateRole)

    def _search(self) -> None:
        self.model.search(self.search_text(), self.filters())
        self.searched.emit(self.search_text())

    def _sort(self, column: int, order: Qt.SortOrder) -> None:
        if column >= 0 and self.model.columns[column].sort is None:
            self.view.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
            return
        self.view.horizontalHeader().setSortIndicatorShown(column >= 0)
        descending = order is Qt.SortOrder.DescendingOrder
        self.model.sort_by(column, descending)
        self.sorted.emit(self.model.columns[column].key if column >= 0 else "", descending)

    def _keep_selection(self) -> None:
        current = self.current()
        self._kept = (
            [getattr(record, "id", "") for record in self.selected()],
            getattr(current, "id", "") if current is not None else "",
        )
        self._kept_place = (self.view.verticalScrollBar().value(), max(0, self.view.currentIndex().column()))

    def _restore_selection(self) -> None:
        ids, current = self._kept
        if not ids:
            return
        self._kept = ([], "")
        model, chosen, last = self.model, QItemSelection(), self.model.columnCount() - 1
        for row in model.rows_of(set(ids)):
            chosen.select(model.index(row, 0), model.index(row, last))
        place, column = self._kept_place
        for row in model.rows_of({current}):
            self.view.setCurrentIndex(model.index(row, column))
        self.view.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.view.verticalScrollBar().setValue(place)

    def _on_loaded(self) -> None:
        shown, total = self.model.rowCount(), self.model.total()
        looking = bool(self.search_text()) or self.chips.narrowed or total > 0
        focused = self.window().focusWidget()
        self._show_part(self.view if shown or self.filters() else self._nothing_found if looking else self._empty)
        if shown and self._wants_focus and (focused is None or focused.isAncestorOf(self)):
            self.view.setFocus()
        if not shown and focused is self.view and self.search_box.isVisible():
            self.search_box.setFocus()
        self._wants_focus = self._wants_focus and not shown
        self._restore_selection()
        if self._wants_first and shown:
            self._choose_row(0)
        self._wants_first = False
        self._on_selection()
        self._fit_columns()

    def _show_part(self, part: QWidget) -> None:
        """What is not shown asks for no room."""
        for each in (self.view, self._empty, self._nothing_found):
            policy = QSizePolicy.Policy.Expanding if each is part else QSizePolicy.Policy.Ignored
            each.setSizePolicy(policy, policy)
        self._stack.setCurrentWidget(part)

    def _on_selection(self) -> None:
        shown, chosen = self.model.rowCount(), self.selected_count()
        text = self._count_text(shown)
        if chosen > 1:
            text = translate("widgets", "{chosen} chosen of {count}").format(chosen=chosen, count=text)
        self.count_label.setText(text)
        self.count_label.setVisible(bool(text))
        self.count_label.setAccessibleName(text)
        self._arrange_head()
        for action in self._actions:
            if action.needs_selection:
                action.setEnabled(chosen > 0)
        self.chosen.emit()

    def _show_menu(self, place: QPoint) -> None:
        if self._actions:
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.addActions(self._actions)
            menu.popup(self.view.viewport().mapToGlobal(place))

    def _choose_columns(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setObjectName("columns")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for number, column in enumerate(self.model.columns):
            action = menu.addAction(column.title)
            action.setCheckable(True)
            action.setChecked(not self.view.isColumnHidden(number))
            action.toggled.connect(lambda shown, key=column.key: self.show_column(key, shown))
        menu.popup(self.view.horizontalHeader().mapToGlobal(place))

    def _column(self, key: str) -> int:
        return next(number for number, column in enumerate(self.model.columns) if column.key == key)

    def _fit_columns(self) -> None:
        """Once, when the first records are seen: every column as wide as its texts ask for. Where that is too much,
        the widest give way, never the first; what is left over widens columns to what was meant for them."""
        rows = [self.model.record(row) for row in range(min(self.model.rowCount(), _MEASURED_ROWS))]
        if self._fitted or not self.view.isVisible() or not rows:
            return
        self._fitted = self._fitting = True
        header, metrics = self.view.horizontalHeader(), self.view.fontMetrics()
        shown = [number for number in range(len(self.model.columns)) if not header.isSectionHidden(number)]
        least, natural, meant = [], [], []
        for number in shown:
            column, heading = self.model.columns[number], header.sectionSizeHint(number)
            words = max(metrics.horizontalAdvance(column.text(row)) for row in rows if row is not None)
            words += _CELL_SIDES + (_ICON if column.icon else 0)
            natural.append(max(heading, min(words, _WIDEST)))
            least.append(max(heading, min(words, _WIDEST if number == shown[0] else 0)))
            meant.append(max(heading, words, column.width))
        for number, width in zip(shown, _fitted(least, natural, meant, self.view.viewport().width()), strict=True):
            header.resizeSection(number, width)
        self._fitting = False

    def _on_resized(self, number: int, before: int, after: int) -> None:
        """Only what somebody drags is kept: the last column follows the window, and a hidden one has no width."""
        header = self.view.horizontalHeader()
        last = max(header.visualIndex(each) for each in range(header.count()) if not header.isSectionHidden(each))
        if not self._fitting and before and after and header.visualIndex(number) != last:
            self._fitted = True
            self._keep_columns()

    def _settings_key(self) -> str:
        return f"widths/{self.objectName()}"

    def _keep_columns(self) -> None:
        if self._settings is not None:
            self._settings.setValue(self._settings_key(), self.view.horizontalHeader().saveState())


class _View(QTableView):
    """A table view that gives its keys to its RecordsTable first."""

    def __init__(self, table: RecordsTable) -> None:
        super().__init__(table)
        self._table = table

    def move_on(self, down: int, right: int) -> None:
        """From a cell that was just changed to the one below or beside it."""
        move = {
            (1, 0): QAbstractItemView.CursorAction.MoveDown,
            (0, 1): QAbstractItemView.CursorAction.MoveRight,
            (0, -1): QAbstractItemView.CursorAction.MoveLeft,
        }[down, right]
        if (index := self.moveCursor(move, Qt.KeyboardModifier.NoModifier)).isValid():
            self.setCurrentIndex(index)
        self.setFocus()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """A finished word begins a change as a key does; Qt itself sees to words that are still being composed."""
        index = self.currentIndex()
        begins = event.commitString() and self.state() is not QAbstractItemView.State.EditingState
        if begins and index.isValid() and index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)
            QCoreApplication.sendEvent(self.indexWidget(index), event)
        else:
            super().inputMethodEvent(event)

    def rows_seen(self) -> tuple[int, int]:
        first = max(0, self.rowAt(0))
        last = self.rowAt(self.viewport().height() - 1)
        return first, first if last < 0 else last

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._table.key_pressed(event):
            super().keyPressEvent(event)


def _is_table(copied: str) -> bool:
    return "\t" in copied or "\n" in copied.strip()


def _fitted(least: list[int], natural: list[int], meant: list[int], room: int) -> list[int]:
    """Widths that fill the room: from the natural ones towards those meant, or with the widest cut to one level. A list
    that must scroll all the same shows its texts whole."""
    if (spare := room - sum(natural)) >= 0:
        share = min(1.0, spare / max(1, sum(meant) - sum(natural)))
        return [int(one + share * (other - one)) for one, other in zip(natural, meant, strict=True)]
    cut = ([max(low, min(one, level)) for low, one in zip(least, natural, strict=True)] for level in _LEVELS)
    return next((widths for widths in cut if sum(widths) <= room), natural)


def _first_rows(ranges: list[tuple[int, int]], most: int) -> list[tuple[int, int]]:
    kept, left = [], most
    for first, last in ranges:
        if left <= 0:
            break
        kept.append((first, min(last, first + left - 1)))
        left -= last - first + 1
    return kept


def _never_a_formula(cell: str) -> str:
    """A blank before what a spreadsheet would compute. Nobody sees it, and the importer drops it; the HTML beside the
    text needs none, because it says that its cells are text."""
    return f" {cell}" if cell[:1] in ("=", "+", "-", "@") and len(cell) > 1 else cell


def _put_on_clipboard(columns: Sequence[Column[Any]], records: Sequence[Any]) -> None:
    """As tab-separated text, and as HTML that tells Excel each cell is text, so that `079…` keeps its zero."""
    rows = [[column.title for column in columns]]
    rows += [[" ".join(column.text(record).split()) for column in columns] for record in records]
    content = QMimeData()
    content.setText("\n".join("\t".join(map(_never_a_formula, row)) for row in rows))
    cells = ("".join(f"<td style=\"mso-number-format:'\\@'\">{html.escape(cell)}</td>" for cell in row) for row in rows)
    table = "".join(f"<tr>{row}</tr>" for row in cells)
    content.setHtml(f'<html><head><meta charset="utf-8"></head><body><table>{table}</table></body></html>')
    QGuiApplication.clipboard().setMimeData(content)
