"""How the columns of a list stand: which are seen, in which order, how wide; and that this is remembered."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, QPoint, QSettings, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QMenu, QTableView

from desktop.widgets import theme
from desktop.widgets.records.column_chooser import ColumnChooser, Offered
from desktop.widgets.records.columns import Column
from desktop.widgets.records.model import RecordsModel
from desktop.widgets.words import translate

_MEASURED_ROWS = 60
_CELL_SIDES = 20  # what a cell needs beside its text, in pixels
_ICON = 24
_WIDEST = 360  # longer texts wait for room that is left over
_LEVELS = range(_WIDEST, 115, -5)  # how far the widest columns give way; below that the list scrolls


class Arrangement(QObject):
    """The columns of one view."""

    changed = Signal()  # others are seen than before
    hidden = Signal(str)  # key of a column that is not seen

    def __init__(self, view: QTableView, model: RecordsModel, key: str) -> None:
        """`key` is where it is remembered."""
        super().__init__(view)
        self._view, self._model, self._key = view, model, key
        self._settings: QSettings | None = None
        self._fitted = self._fitting = False
        self._lent: set[str] = set()
        header = view.horizontalHeader()
        for number, column in enumerate(model.columns):
            view.setColumnWidth(number, column.width)
            view.setColumnHidden(number, column.hidden)
        header.customContextMenuRequested.connect(self._offer)
        header.sectionResized.connect(self._on_resized)
        header.sectionMoved.connect(self._keep)

    def remember(self, settings: QSettings) -> None:
        """Restore widths, order and visibility of columns, and keep them from now on. Columns that are new since then
        stand behind the others, as they were meant."""
        self._settings = settings
        if not (kept := self._kept()):
            return
        widths = {one["key"]: int(one["width"]) for one in kept}
        known = {column.key: column for column in self._model.columns}
        shown = {one["key"]: bool(one["shown"]) for one in kept}
        order = [key for key in shown if key in known] + [key for key in known if key not in shown]
        with QSignalBlocker(self._view.horizontalHeader()):
            self._place([Offered(key, "", shown.get(key, not known[key].hidden)) for key in order])
            for number, column in enumerate(self._model.columns):
                if widths.get(column.key, 0) > 0 and not self._view.isColumnHidden(number):
                    self._view.setColumnWidth(number, widths[column.key])
        self._fitted = True

    def choose(self) -> None:
        """Offer every column to be shown, hidden and moved."""
        header, columns = self._view.horizontalHeader(), self._model.columns
        order = [header.logicalIndex(place) for place in range(header.count())]
        offered = [Offered(columns[n].key, columns[n].title, not header.isSectionHidden(n)) for n in order]
        first = [Offered(column.key, column.title, not column.hidden) for column in columns]
        ColumnChooser(self._view.window(), offered, first, self._arrange).open()

    def show_column(self, key: str, shown: bool) -> None:
        self._view.setColumnHidden(self.number(key), not shown)
        self._keep()
        self._tell(key)

    def lend(self, key: str, shown: bool) -> None:
        """Show a column for as long as the list needs it, without a word to who listens; hide it again, unless somebody
        had chosen it."""
        number = self.number(key)
        if shown and self._view.isColumnHidden(number):
            self._lent.add(key)
            self._view.setColumnHidden(number, False)
        elif not shown and key in self._lent:
            self._lent.discard(key)
            self._view.setColumnHidden(number, True)

    def shown(self) -> list[Column[Any]]:
        """In the order in which they stand."""
        header = self._view.horizontalHeader()
        order = (header.logicalIndex(place) for place in range(header.count()))
        return [self._model.columns[number] for number in order if not header.isSectionHidden(number)]

    def number(self, key: str) -> int:
        return next(number for number, column in enumerate(self._model.columns) if column.key == key)

    def fit(self) -> None:
        """Once, when the first records are seen: every column as wide as its texts ask for. Where that is too much,
        the widest give way, never the first; what is left over widens columns to what was meant for them."""
        rows = [self._model.record(row) for row in range(min(self._model.rowCount(), _MEASURED_ROWS))]
        if self._fitted or not self._view.isVisible() or not rows:
            return
        self._fitted = self._fitting = True
        header, metrics = self._view.horizontalHeader(), self._view.fontMetrics()
        shown = [number for number in range(len(self._model.columns)) if not header.isSectionHidden(number)]
        least, natural, meant = [], [], []
        for number in shown:
            column, heading = self._model.columns[number], header.sectionSizeHint(number)
            words = max(metrics.horizontalAdvance(column.text(row)) for row in rows if row is not None)
            words += _CELL_SIDES + (_ICON if column.icon else 0)
            natural.append(max(heading, min(words, _WIDEST)))
            least.append(max(heading, min(words, _WIDEST if number == shown[0] else 0)))
            meant.append(max(heading, words, column.width))
        for number, width in zip(shown, _fitted(least, natural, meant, self._view.viewport().width()), strict=True):
            header.resizeSection(number, width)
        self._fitting = False

    def _arrange(self, wanted: Sequence[Offered]) -> None:
        with QSignalBlocker(self._view.horizontalHeader()):
            self._place(wanted)
        self._view.horizontalHeader().geometriesChanged.emit()
        self._keep()
        self._tell(*(one.key for one in wanted))

    def _tell(self, *keys: str) -> None:
        for key in keys:
            if self._view.isColumnHidden(self.number(key)):
                self.hidden.emit(key)
        self.changed.emit()

    def _place(self, wanted: Sequence[Offered]) -> None:
        header = self._view.horizontalHeader()
        for place, one in enumerate(wanted):
            number = self.number(one.key)
            header.moveSection(header.visualIndex(number), place)
            self._view.setColumnHidden(number, not one.shown)

    def _offer(self, place: QPoint) -> None:
        header = self._view.horizontalHeader()
        number = header.logicalIndexAt(place)
        menu = QMenu(self._view)
        menu.setObjectName("columns_menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        choose = menu.addAction(theme.icon("columns-3"), translate("widgets", "Choose columns…"))
        choose.triggered.connect(self.choose)
        if number >= 0 and len(self.shown()) > 1:
            column = self._model.columns[number]
            hide = menu.addAction(
                theme.icon("eye-off"), translate("widgets", "Hide “{column}”").format(column=column.title)
            )
            hide.triggered.connect(lambda: self.show_column(column.key, shown=False))
        menu.popup(header.mapToGlobal(place))

    def _on_resized(self, number: int, before: int, after: int) -> None:
        """Only what somebody drags is kept: the last column follows the window, and a hidden one has no width."""
        header = self._view.horizontalHeader()
        last = max(header.visualIndex(each) for each in range(header.count()) if not header.isSectionHidden(each))
        if not self._fitting and before and after and header.visualIndex(number) != last:
            self._fitted = True
            self._keep()

    def _keep(self) -> None:
        """By key, so that a later program, which has other columns, understands it."""
        if self._settings is None:
            return
        header, columns = self._view.horizontalHeader(), self._model.columns
        order = [header.logicalIndex(place) for place in range(header.count())]
        kept = [
            {
                "key": columns[number].key,
                "width": header.sectionSize(number),
                "shown": not header.isSectionHidden(number) and columns[number].key not in self._lent,
            }
            for number in order
        ]
        self._settings.setValue(self._key, json.dumps(kept))

    def _kept(self) -> list[dict[str, Any]]:
        """What cannot be read is as if nothing were kept: somebody may have edited the file."""
        assert self._settings is not None
        try:
            found = json.loads(str(self._settings.value(self._key, "[]")))
            return [one for one in found if {"key", "width", "shown"} <= one.keys()]
        except (ValueError, TypeError, AttributeError):
            return []


def _fitted(least: list[int], natural: list[int], meant: list[int], room: int) -> list[int]:
    """Widths that fill the room: from the natural ones towards those meant, or with the widest cut to one level. A list
    that must scroll all the same shows its texts whole."""
    if (spare := room - sum(natural)) >= 0:
        share = min(1.0, spare / max(1, sum(meant) - sum(natural)))
        return [int(one + share * (other - one)) for one, other in zip(natural, meant, strict=True)]
    cut = ([max(low, min(one, level)) for low, one in zip(least, natural, strict=True)] for level in _LEVELS)
    return next((widths for widths in cut if sum(widths) <= room), natural)
