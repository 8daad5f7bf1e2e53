"""The widget of a list: search box, filter chips, count, the table, sums."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPoint,
    QSettings,
    QSize,
    Qt,
    QTimer,
    Signal,
)  # fmt: skip
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)  # fmt: skip

from desktop.widgets import theme
from desktop.widgets.actions import Action, fill_menu
from desktop.widgets.chips import Chips
from desktop.widgets.jobs import Jobs
from desktop.widgets.passing import SearchBox
from desktop.widgets.records.arrangement import Arrangement
from desktop.widgets.records.cells import CellDelegate
from desktop.widgets.records.chosen import Chosen
from desktop.widgets.records.clipboard import is_table
from desktop.widgets.records.columns import Column, ListSource, Source
from desktop.widgets.records.filter_row import FilterHeader
from desktop.widgets.records.keys import Keys
from desktop.widgets.records.model import RecordsModel
from desktop.widgets.records.nothing_found import Narrowing, NothingFound
from desktop.widgets.records.value_list import ValueList
from desktop.widgets.records.view import View, dress
from desktop.widgets.states import EmptyState
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate

_SEARCH_PAUSE_MS = 40
_SEARCH_WIDTH = 340


class RecordsTable(QWidget):
    """Search box, filter chips, count, the table, sums. Call `set_records` or `set_source` with every refresh; what was
    chosen stays chosen as far as it is still there."""

    opened = Signal(object)  # record: Enter or double click, and F2 where the cell cannot be changed in its place
    removal_wanted = Signal(list)  # records: Delete, F8
    chosen = Signal()  # the selection is another
    search_begun = Signal()  # the search box has the focus
    searched = Signal(str)
    sorted = Signal(str, bool)  # column key ("" for the original order), descending
    ticked = Signal(object, str)  # record, column key
    filled_down = Signal(
        object, str
    )  # Ctrl+D: the first chosen record and the column whose value the others are to have
    block_edited = Signal(str, list)  # "paste", "clear" or "fill", and the Wishes: show them first, or do them
    copied = Signal(int, bool)  # how many lines, and whether a cell among them holds more than it shows
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
        self._wants_first = self._wants_focus = False
        self.jobs = jobs
        self.model = RecordsModel(columns, jobs, self)
        self.view = View(self)
        self.view.setObjectName(f"{name}_view")
        self.view.setAccessibleName(title)
        self.header = FilterHeader(columns, name, self, self.view)
        self.view.setHorizontalHeader(self.header)
        self.view.setModel(self.model)
        self.search_box = SearchBox()
        self.count_label = QLabel()
        self.footer = QLabel()
        self.refusal_label, self.filter_notice = QLabel(), QLabel()
        self.chips = Chips()
        self._empty: QWidget = EmptyState("table", translate("widgets", "Nothing here yet"), "")
        self.more_narrowings: list[Callable[[], Sequence[Narrowing]]] = []  # of what a screen adds beside the search
        self._nothing_found = NothingFound(self.view)
        self._stack = QStackedLayout()
        self.selection = Chosen(self.view, self.model)
        self.keys = Keys(self)
        self._dress(search_hint, searchable)
        self.arrangement = Arrangement(self.view, self.model, f"widths/{name}")
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
        return self.selection.current()

    def selected_rows(self) -> list[tuple[int, int]]:
        """Selected rows as ranges (first, last), in order."""
        return self.selection.rows()

    def selected_count(self) -> int:
        return self.selection.count()

    def selected(self) -> list[Any]:
        """The selected records that are in memory; for a ListSource that is all of them."""
        return self.selection.records()

    def reader(self) -> Callable[[], list[Any]]:
        """Reads every selected record, also those not in memory: for the worker thread."""
        return self.selection.reader()

    def current_column(self) -> str:
        """The key of the column in which the cursor stands; an empty text before it stands anywhere."""
        index = self.view.currentIndex()
        return self.model.columns[index.column()].key if index.isValid() else ""

    def select(self, id: str) -> bool:
        """Choose the record with that id and bring it into view; False when it is not among what is shown."""
        return self.selection.select(id)

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
        for key in filters:
            if self.view.isColumnHidden(self.arrangement.number(key)):
                self.arrangement.show_column(key, shown=True)
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
        self.arrangement.remember(settings)

    def choose_columns(self) -> None:
        """Offer every column to be shown, hidden and moved."""
        self.arrangement.choose()

    def show_column(self, key: str, shown: bool) -> None:
        self.arrangement.show_column(key, shown)

    def shown_columns(self) -> list[Column[Any]]:
        """In the order in which they stand."""
        return self.arrangement.shown()

    def copy(self, *, whole: bool = False) -> None:
        """What is chosen, onto the clipboard; `whole` with what the list shows only in part."""
        self.keys.copy(whole=whole)

    # Inside

    def minimumSizeHint(self) -> QSize:
        """Narrower than its head in one line, which takes two where there is little room."""
        hint = super().minimumSizeHint()
        hint.setWidth(max(self.bar.minimumSize().width(), self.tail.minimumSize().width()))
        return hint

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange_head()
        self.arrangement.fit()

    def _arrange_head(self) -> None:
        """Side by side where the chips have room for one row; the search box takes what they leave."""
        beside = self.chips.sizeHint().width() + self.tail.spacing() + self.count_label.sizeHint().width()
        least, room = self.bar.minimumSize().width(), self.width() - beside - self._head.spacing()
        fits = least <= room
        self.search_box.setMaximumWidth(_SEARCH_WIDTH if fits else self.width())
        wanted = min(room, least + _SEARCH_WIDTH - self.search_box.minimumWidth()) if fits else 0
        self._head.setDirection(QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom)
        self._head.setStretch(0, wanted)
        self._head.setStretch(1, self.width() - wanted if fits else 0)

    def _dress(self, search_hint: str, searchable: bool) -> None:
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
        self.filter_notice.setObjectName(f"{self.objectName()}_filter_notice")
        self.filter_notice.setProperty("role", "muted")
        self.filter_notice.setWordWrap(True)
        self.filter_notice.hide()
        self.bar, self.tail = QHBoxLayout(), QHBoxLayout()
        self.bar.addWidget(self.search_box, 1)
        self.tail.addWidget(self.chips, 1)
        self.tail.addWidget(self.count_label, 0, Qt.AlignmentFlag.AlignTop)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.addLayout(self.bar)
        self._head.addLayout(self.tail)
        for line in (self.bar, self.tail, self._head):
            line.setSpacing(8)
        for part in (self.view, self._empty):
            self._stack.addWidget(part)
        foot = QHBoxLayout()
        foot.addWidget(self.filter_notice, 1)
        foot.addWidget(self.footer, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(self._head)
        layout.addLayout(self._stack, 1)
        layout.addWidget(self.refusal_label)
        layout.addLayout(foot)
        dress(self.view, self.header, CellDelegate(self.model, self.selection.block, lambda: self.view.typing))

    def _connect(self) -> None:
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_SEARCH_PAUSE_MS)
        self._pause.timeout.connect(self._search)
        self.search_box.textChanged.connect(lambda: self._pause.start())
        self.search_box.installEventFilter(self)
        self.header.typed.connect(self._pause.start)
        self.arrangement.hidden.connect(self.header.clear)
        self.header.told.connect(self._tell_filters)
        self.header.values_wanted.connect(self._offer_values)
        self.view.horizontalScrollBar().valueChanged.connect(lambda _: self.header.follow())
        self.model.modelAboutToBeReset.connect(self.selection.keep)
        self.model.loaded.connect(self._on_loaded)
        self.model.ticked.connect(self.ticked)
        self.model.edited.connect(self.edited)
        self.model.attempted.connect(self._tell_refusals)
        self.model.rows_seen = self.view.rows_seen
        header = self.view.horizontalHeader()
        header.sortIndicatorChanged.connect(self._sort)
        self.view.doubleClicked.connect(self.open_index)
        self.view.customContextMenuRequested.connect(self._show_menu)
        self.view.selectionModel().selectionChanged.connect(self._on_selection)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.arrangement.fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.search_box and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            if event.matches(QKeySequence.StandardKey.Paste) and is_table(QGuiApplication.clipboard().text()):
                event.ignore()  # rows are nothing to search for: let the list take them
                return True
        elif watched is self.search_box and event.type() is QEvent.Type.FocusIn:
            self.search_begun.emit()
        elif isinstance(watched, QLineEdit) and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._go_to_found()
                return True
            if event.key() == Qt.Key.Key_Escape and watched.text():
                watched.clear()
                return True
        return super().eventFilter(watched, event)

    def _go_to_found(self) -> None:
        """Down to the first row of what the search finds. Until it is there nobody is chosen: a key pressed meanwhile
        would be done to somebody of the list before."""
        self._pause.stop()
        self.selection.column_kept = max(0, self.view.currentIndex().column())
        self.view.setFocus()
        self.view.selectionModel().clear()
        self._wants_first = True
        self._search()

    def open_index(self, index: QModelIndex) -> None:
        record = self.model.record(index.row()) if index.isValid() else None
        if record is not None and self.model.columns[index.column()].tick is None:
            self.opened.emit(record)

    def attempted(self, index: QModelIndex) -> bool:
        record = self.model.record(index.row()) if index.isValid() else None
        return record is not None and self.model.attempt(record, self.model.columns[index.column()]) is not None

    def _tell_refusals(self) -> None:
        refusals = self.model.refusals()
        title, sentence = refusals[-1] if refusals else ("", "")
        text = translate("widgets", "{column}: {sentence} F2 corrects it, Esc gives the old value back.")
        self.refusal_label.setText(text.format(column=title, sentence=sentence) if refusals else "")
        self.refusal_label.setVisible(bool(refusals))

    def _tell_filters(self) -> None:
        tone, text = self.header.notice()
        self.filter_notice.setText(text)
        self.filter_notice.setVisible(bool(text))
        theme.set_tone(self.filter_notice, tone)

    def _offer_values(self, key: str) -> None:
        """Ask what stands in the column, and offer it to be ticked."""
        source, jobs = self.model._source, self.model._jobs
        if isinstance(source, ListSource):
            self._show_values(key, self.model.values(key))
        elif jobs is not None and (give := source.values) is not None:
            jobs.run(lambda _: give(key), lambda found: self._show_values(key, found), owner=self, replaces="values")

    def _show_values(self, key: str, values: Sequence[tuple[str, int]]) -> None:
        box = self.header.box(key)
        shown = ValueList(box, box.title, values, box.text())
        shown.chosen = box.choose
        shown.open_under(box)

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

    def _on_loaded(self) -> None:
        shown, total = self.model.rowCount(), self.model.total()
        looking = bool(self.search_text()) or self.chips.narrowed or total > 0
        focused = self.window().focusWidget()
        self._show_part(self.view if shown or looking or self.filters() else self._empty)
        self._nothing_found.hide() if shown else self._nothing_found.tell(self._narrowings())
        if shown and self._wants_focus and (focused is None or focused.isAncestorOf(self)):
            self.view.setFocus()
        if not shown and focused is self.view and self.search_box.isVisible():
            self.search_box.setFocus()
        self._wants_focus = self._wants_focus and not shown
        self.selection.restore()
        if self._wants_first and shown:
            self.selection.choose_row(0)
        self._wants_first = False
        self._on_selection()
        self.arrangement.fit()

    def _narrowings(self) -> list[Narrowing]:
        """What the list is narrowed to, the latest typed first to be taken away."""
        found = []
        if search := self.search_text():
            found.append(
                Narrowing(translate("widgets", "the search “{text}”").format(text=search), self.search_box.clear)
            )
        for key, text in self.filters():
            box = self.header.box(key)
            found.append(Narrowing(f"{box.title}: {text}", box.clear))
        found += [one for more in self.more_narrowings for one in more()]
        if self.chips.narrowed:
            found.append(Narrowing("; ".join(self.chips.texts()), self.chips.reset))
        return found

    def _show_part(self, part: QWidget) -> None:
        """What is not shown asks for no room."""
        for each in (self.view, self._empty):
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
            fill_menu(menu, self._actions)
            menu.popup(self.view.viewport().mapToGlobal(place))
