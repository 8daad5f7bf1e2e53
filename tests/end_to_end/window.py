"""An officer at the real window: finds things by name as far as they can be seen, types, presses keys, and waits."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, Qt, qInstallMessageHandler
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QSizePolicy,
    QTableView,
    QTabWidget,
    QToolButton,
    QWidget,
)

from desktop.app import Start
from desktop.shell.window import MainWindow
from desktop.widgets.fields.parts import Rows
from desktop.widgets.form import shown_forms
from desktop.widgets.jobs import Jobs

if TYPE_CHECKING:
    from desktop.core.clock import Clock
    from desktop.core.database import Database
    from tests.conftest import PreparedDialogs

WORKED = (QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QTabWidget)
Kind = TypeVar("Kind", bound=QWidget)
Type = Callable[[QWidget, str], None]
CONTROL = Qt.KeyboardModifier.ControlModifier
PASSPHRASE = "bốn từ dễ nhớ"
WIDTH, HEIGHT = 1366, 728
"""The window of a small office screen, below its task bar."""
SMALL = (911, 485)
"""What is left of that screen when Windows enlarges everything to 150 %."""


class Officer:
    """Sits at a program started on one data folder. Whatever is found must be visible, whatever is pressed enabled."""

    def __init__(self, folder: Path, dialogs: PreparedDialogs, type_text: Type) -> None:
        self.folder, self.dialogs, self._type = folder, dialogs, type_text
        hook, messages = sys.excepthook, qInstallMessageHandler(None)
        self.start = Start(folder)
        sys.excepthook = hook  # a bug fails the test instead of becoming a report
        qInstallMessageHandler(messages)
        dialogs.say = self.start.say
        self.start.dialogs = dialogs  # type: ignore[assignment]
        self.start.jobs = Jobs(dialogs.show_refusal, self.start)

    def begin(self) -> Officer:
        self.start.begin()
        self.settle()
        return self

    def unlock(self, passphrase: str = PASSPHRASE, clock: Clock | None = None) -> Officer:
        """Open the union with its passphrase; the screens then live on the day of `clock`."""
        self.begin()
        self.type("passphrase", passphrase)
        self.key(Qt.Key.Key_Return)
        self.settle()
        assert isinstance(self.start.window, MainWindow)
        if clock is not None:
            self.database.clock = clock
        self.widen()
        return self

    def widen(self, width: int = WIDTH, height: int = HEIGHT) -> None:
        self.window.resize(width, height)
        self.window.activateWindow()
        self.settle()

    def leave(self) -> None:
        """Close everything, as at the end of a working day; a second time does nothing."""
        window, self.start.window = self.start.window, None
        if window is None:
            return
        while isinstance(dialog := QApplication.activeModalWidget(), QDialog):
            dialog.done(0)
        window.close()
        self.start.end()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def settle(self) -> None:
        """Wait for the work that was begun, and for what its end begins."""
        for _ in range(4):
            assert self.start.jobs.wait_idle(30_000)
            QCoreApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    # What is seen

    @property
    def window(self) -> MainWindow:
        assert isinstance(self.start.window, MainWindow)
        return self.start.window

    @property
    def database(self) -> Database:
        assert self.start.book is not None
        return self.start.book.database

    @property
    def front(self) -> QWidget:
        """The dialog in front, else the window."""
        shown = QApplication.activeModalWidget() or self.start.window
        assert shown is not None
        return shown

    def see(self, kind: type[Kind], name: str) -> Kind:
        every: Iterable[Kind] = self.front.findChildren(kind, name)
        found = [one for one in every if one.isVisible()]
        assert found, f"{name} is not to be seen in {self.front.objectName()}"
        return found[0]

    def is_seen(self, name: str) -> bool:
        found: Any = self.front.findChildren(QWidget, name)
        return self.front.objectName() == name or any(one.isVisible() for one in found)

    def is_whole(self, name: str) -> bool:
        """Seen to its edges: neither covered nor cut by what it stands in."""
        part = self.see(QWidget, name)
        return part.visibleRegion().boundingRect() == part.rect()

    def read(self, name: str) -> str:
        return self.see(QLabel, name).text()

    def text(self, button: str) -> str:
        return self.see(QAbstractButton, button).text()

    def read_all(self, name: str = "") -> str:
        """Every label seen in front, or within the part of that name."""
        part = self.see(QWidget, name) if name else self.front
        labels: Iterable[QLabel] = part.findChildren(QLabel)
        return "\n".join(label.text() for label in labels if label.isVisible())

    def rows(self, name: str, *columns: int) -> list[Any]:
        """What a table shows: one text for each row when one column is asked for, else a tuple."""
        model = self.view(name).model()

        def look() -> list[tuple[str, ...]]:
            wanted = columns or range(model.columnCount())
            return [tuple(model.index(row, each).data() for each in wanted) for row in range(model.rowCount())]

        look()  # what lies below is fetched when it is first looked at
        self.settle()
        texts = look()
        return [text[0] for text in texts] if len(columns) == 1 else texts

    def ticked(self, table: str, column: int, name: int = 0) -> list[str]:
        """Whom a column of boxes ticks."""
        model = self.view(table).model()
        role, names = Qt.ItemDataRole.CheckStateRole, self.rows(table, name)
        return [text for row, text in enumerate(names) if model.index(row, column).data(role) == Qt.CheckState.Checked]

    def view(self, name: str) -> QTableView:
        return self.see(QTableView, f"{name}_view")

    @property
    def told(self) -> str:
        """What the line at the foot of the window says."""
        return self.window.snackbar.text() if self.window.snackbar.isVisible() else ""

    # How it looks

    def tabs(self) -> list[tuple[str, str]]:
        found: Iterable[QTabWidget] = self.front.findChildren(QTabWidget)
        return [
            (tabs.objectName(), tabs.tabText(each))
            for tabs in found
            if tabs.isVisible()
            for each in range(tabs.count())
        ]

    def seen_tables(self) -> set[str]:
        screen = self.window.current
        found: Iterable[QTableView] = screen.findChildren(QTableView) if screen else ()
        return {view.objectName() for view in found if view.isVisible()}

    def tabbed_through(self) -> set[str]:
        """What the focus visits when Tab is pressed all the way round."""
        visited: list[QWidget] = []
        while len(visited) < 150:
            QTest.keyClick(QApplication.focusWidget() or self.front, Qt.Key.Key_Tab)
            now = QApplication.focusWidget()
            if now is None or visited[:1] == [now]:
                break
            visited.append(now)
        return {one.objectName() for one in visited}

    def faults_of_focus(self) -> list[str]:
        """Where somebody who works by the keyboard would not see that he is."""
        self._attend()
        found: Iterable[QWidget] = self.front.findChildren(QWidget)
        stops = [
            one for one in found if one.isVisible() and one.isEnabled() and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        return [f"focus not seen: {_path(one)}" for one in stops if not _shows_focus(one)]

    def faults_of_looks(self) -> list[str]:
        """What a screen reader could not name, and texts that do not fit their place."""
        found: Iterable[QWidget] = self.front.findChildren(QWidget)
        seen = [one for one in found if one.isVisible()]
        nameless = [f"no name: {_path(one)}" for one in seen if isinstance(one, WORKED) and not _is_named(one)]
        return nameless + [f"cut: {_path(one)} “{_text(one)}”" for one in seen if _is_cut(one)]

    # What is done

    def go(self, screen: str) -> None:
        self.click(self.see(QAbstractButton, f"go_{screen}"))
        assert self.window.current_name == screen

    def do(self, id: str) -> None:
        """Press the button of the toolbar, or choose the line of the menu."""
        action = next(one for one in self._actions() if one.objectName() == id)
        assert action.isEnabled(), f"{id} is greyed"
        button = self.window.toolbar.widgetForAction(action)
        if button is not None and button.isVisible():
            self.click(button)
        else:
            action.trigger()
            self.settle()

    def is_offered(self, id: str) -> bool:
        return any(one.objectName() == id and one.isEnabled() for one in self._actions())

    def press(self, name: str) -> None:
        self.click(self.see(QAbstractButton, name))

    def click(self, button: QWidget) -> None:
        assert button.isEnabled(), f"{button.objectName()} is greyed"
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def press_and_cancel(self, name: str) -> None:
        """Press the button, and Cancel as soon as the window offers it."""
        QTest.mouseClick(self.see(QAbstractButton, name), Qt.MouseButton.LeftButton)
        for _ in range(400):
            if not self.is_seen("progress_cancel"):
                QTest.qWait(20)
        self.press("progress_cancel")

    def scan(self, name: str, code: str) -> None:
        """What a scanner types: the code and Enter."""
        QTest.keyClicks(self.see(QLineEdit, name), code)
        self.key(Qt.Key.Key_Return)

    def type(self, name: str, text: str) -> None:
        """Type into an entry, over what stands there, and go on to the next one."""
        entry = self.see(QWidget, name)
        assert isinstance(entry, QLineEdit | QPlainTextEdit), name
        assert entry.isEnabled(), f"{name} is greyed"
        self._attend()
        entry.setFocus()
        entry.selectAll()
        self._type(entry, text)
        self.settle()

    def add_row(self, name: str, **texts: str) -> None:
        """A further row in a small table of the form in sight: texts by column, a chosen one by its value."""
        self._attend()
        form = next(form for form in shown_forms() if form.has(name))
        rows = form.field(name)
        assert isinstance(rows, Rows), name
        rows.add(texts)
        self.settle()

    def search(self, table: str, text: str) -> None:
        """Type into the search box and go down into what was found; without a text, empty it."""
        box = self.see(QLineEdit, f"{table}_search")
        if text:
            self.type(box.objectName(), text)
        elif box.text():
            box.setFocus()
            self.key(Qt.Key.Key_Escape)
        self.key(Qt.Key.Key_Return)

    def choose(self, name: str, text: str) -> None:
        box = self.see(QComboBox, name)
        index = box.findText(text, Qt.MatchFlag.MatchStartsWith)
        assert index >= 0, [box.itemText(each) for each in range(box.count())]
        box.setCurrentIndex(index)
        box.activated.emit(index)
        self.settle()

    def pick(self, name: str, text: str) -> None:
        """Type a part of a name and take the first of those offered."""
        self.type(name, text)
        QTest.qWait(80)
        self.settle()
        offered = QApplication.activePopupWidget()
        assert offered is not None, f"nothing is offered for {text}"
        QTest.keyClick(offered, Qt.Key.Key_Down)
        QTest.keyClick(offered, Qt.Key.Key_Return)
        self.settle()

    def turn_to(self, tabs: str, title: str) -> None:
        """Turn to the tab of that title."""
        bar = self.see(QTabWidget, tabs).tabBar()
        place = next(each for each in range(bar.count()) if bar.tabText(each) == title)
        QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(place).center())
        self.settle()

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        self._attend()
        QTest.keyClick(QApplication.focusWidget() or self.front, key, modifier)
        self.settle()

    def mark(self, table: str, text: str, column: int = 0) -> None:
        """Choose the row that says so."""
        self.mark_all(table, [text], column)

    def mark_first(self) -> None:
        """Choose the first row of every list of the screen."""
        screen = self.window.current
        found: Iterable[QTableView] = screen.findChildren(QTableView) if screen else ()
        for view in found:
            if view.isVisible() and view.model().rowCount():
                QTest.mouseClick(
                    view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(view.model().index(0, 0)).center()
                )
        self.settle()

    def mark_all(self, table: str, texts: Iterable[str], column: int = 0) -> None:
        view, shown = self.view(table), self.rows(table, column)
        view.setFocus()
        view.clearSelection()
        modifier = Qt.KeyboardModifier.NoModifier
        for text in texts:
            index = view.model().index(shown.index(text), column)
            view.scrollTo(index)
            place = view.visualRect(index).center()
            QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, modifier, place)
            modifier = CONTROL
        self.settle()

    def _attend(self) -> None:
        """A desktop makes the window in front the active one by itself; the one without a screen does not."""
        if QApplication.activeWindow() is not self.front:
            self.front.activateWindow()
            QCoreApplication.processEvents()

    def _actions(self) -> list[QAction]:
        menus: Iterable[QMenu] = self.window.findChildren(QMenu)
        return [action for menu in menus for action in menu.actions()]


def _is_named(widget: QWidget) -> bool:
    inside = widget.parentWidget()
    if isinstance(widget, QHeaderView) or isinstance(inside, QComboBox | QAbstractSpinBox | QLineEdit):
        return True  # a part of what has the name
    return bool(widget.accessibleName() or _text(widget))


def _text(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""


def _shows_focus(widget: QWidget) -> bool:
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    if QApplication.focusWidget() is not widget:
        return True  # it hands the focus on
    with_it = widget.grab().toImage()
    widget.clearFocus()
    return widget.grab().toImage() != with_it


def _is_cut(widget: QWidget) -> bool:
    if not isinstance(widget, QLabel | QAbstractButton) or not widget.text():
        return False
    if isinstance(widget, QToolButton) and widget.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly:
        return False
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.heightForWidth(widget.width()) > widget.height()
    if widget.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Ignored and widget.toolTip() == widget.text():
        return False  # gives way on purpose; the whole text stands in its tip
    wanted = widget.minimumSizeHint() if isinstance(widget, QLabel) else widget.sizeHint()
    return wanted.width() > widget.width() or wanted.height() > widget.height()


def _path(widget: QWidget) -> str:
    names: list[str] = []
    part: QWidget | None = widget
    while part is not None and len(names) < 4:
        names.append(part.objectName() or type(part).__name__)
        part = part.parentWidget()
    return " < ".join(names)
