"""The main window: navigation on the left, the current screen with its toolbar, menus, status bar.

Screens are built on the first visit. Every action of the current screen stands in the toolbar, in its menu and in
Ctrl+K at once, because all three show the same `Action` objects.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QResizeEvent, QSessionManager
from PySide6.QtWidgets import (
    QDialog,
    QDockWidget,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QMenu,
    QProxyStyle,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QStyle,
    QStyleOption,
    QTextBrowser,
    QToolBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.shell.about import AboutDialog
from desktop.shell.feature import Area
from desktop.shell.navigation import Navigation
from desktop.shell.palette import Command, Palette
from desktop.shell.unsaved import drop, unsaved_dialogs
from desktop.shell.workplace import Workplace
from desktop.widgets import theme
from desktop.widgets.actions import Action, Place, fill_menu
from desktop.widgets.progress import ProgressOverlay
from desktop.widgets.records import RecordsTable
from desktop.widgets.screen import Screen
from desktop.widgets.snackbar import Snackbar
from desktop.widgets.words import translate

if TYPE_CHECKING:
    from desktop.core.database import Reading

_NARROW_BELOW = 1080
_LOW_BELOW = 620
_MORE_WIDTH = 40


class MainWindow(QMainWindow):
    """The window of one open union."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self.setObjectName("main_window")
        self.workplace = workplace
        self._features = {feature.name: feature for feature in workplace.features if feature.screen is not None}
        self._screens: dict[str, Screen] = {}
        self._visited: set[str] = set()
        self.navigation = Navigation(list(self._features.values()), self.show_screen)
        self._ordered = self.navigation.names
        self.stack = QStackedWidget()
        self.title = QLabel()
        self.union = QLabel()
        self.period = QLabel()
        self.toolbar = QToolBar()
        self.header = self._header()
        self._status = {name: QLabel() for name in ("union", "officer", "backup", "records")}
        self._menus = {place: QMenu(self) for place in Place}
        self._own = self._own_actions()
        self._lay_out()
        self.palette_box = Palette(self)
        self.snackbar = Snackbar(self.centralWidget())
        self.overlay = ProgressOverlay(workplace.jobs, self)
        self.palette_box.sought.connect(self._look_up)
        self._help = self._help_dock()
        self._connect()
        self._show_facts()
        self._fill_menus()
        self._restore()

    # Screens

    @property
    def current(self) -> Screen | None:
        shown = self.stack.currentWidget()
        return shown if isinstance(shown, Screen) else None

    def show_screen(self, name: str, where: dict[str, Any] | None = None) -> None:
        """Show a feature's screen, built now if it never was; `where` is handed to its `open_at`, but for `deed`: the
        name of an action of the screen, done as soon as the screen has loaded."""
        if self.current is not None and name != self.current_name and not self.current.may_leave():
            self.navigation.mark(self.current_name)
            return
        screen, fresh = self._screen(name), name not in self._visited
        self._visited.add(name)
        self.stack.setCurrentWidget(screen)
        self.navigation.mark(name)
        self._fill_toolbar(screen)
        self._fill_menus()
        self._show_help(screen)
        self.title.setText(screen.title)
        self.setWindowTitle(_window_title(screen.title, self.workplace.facts.union))
        if fresh:
            screen.reload()
        screen.take_focus()
        place = dict(where or {})
        deed = place.pop("deed", "")
        if place:
            screen.open_at(**place)
        self.show_status()
        if deed:
            self._when_loaded(lambda: self._do(screen, deed))

    @property
    def current_name(self) -> str:
        return next((name for name, screen in self._screens.items() if screen is self.stack.currentWidget()), "")

    def screen_names(self) -> list[str]:
        """Every screen, in the order of the navigation."""
        return self._ordered

    def show_status(self) -> None:
        self._status["records"].setText(self.current.status() if self.current else "")

    def _screen(self, name: str) -> Screen:
        if name not in self._screens:
            build = self._features[name].screen
            assert build is not None
            screen = build(self.workplace)
            assert isinstance(screen, Screen), f"the screen of {name} is not a Screen"
            self._screens[name] = screen
            self.stack.addWidget(screen)
        return self._screens[name]

    def _when_loaded(self, then: Callable[[], None]) -> None:
        jobs = self.workplace.jobs
        if jobs.is_idle:
            then()
        else:
            jobs.idle.connect(then, Qt.ConnectionType.SingleShotConnection)

    def _do(self, screen: Screen, deed: str) -> None:
        """Nothing happens when the screen was left meanwhile, or where the deed is greyed."""
        if screen is self.current:
            next(action for action in screen.deeds if action.id == deed).trigger()

    # Frame

    def _own_actions(self) -> dict[str, Action]:
        def make(id: str, title: str, icon: str, act: Callable[[], object], keys: str, place: Place) -> Action:
            return Action(self, id, title, icon, act, keys, place=place)

        work = self.workplace
        return {
            "undo": make("undo", translate("shell", "Take back"), "undo-2", work.undo, "Ctrl+Z", Place.WORK),
            "redo": make("redo", translate("shell", "Do again"), "redo-2", work.redo, "Ctrl+Y", Place.WORK),
            "reload": make("reload", translate("shell", "Load again"), "refresh-cw", self._reload, "F5", Place.TOOLS),
            "find": make(
                "find", translate("shell", "Find in the list"), "search", self._find, "Ctrl+F|F3", Place.TOOLS
            ),
            "palette": make(
                "palette", translate("shell", "Type what to do…"), "search", self._open_palette, "Ctrl+K", Place.TOOLS
            ),
            "help": make(
                "help", translate("shell", "Help for this screen"), "circle-help", self._toggle_help, "F1", Place.HELP
            ),
            "about": make("about", translate("shell", "About the program"), "info", self._about, "", Place.HELP),
            "quit": make("quit", translate("shell", "Quit"), "x", self.close, "Ctrl+Q", Place.SYSTEM),
        }

    def _lay_out(self) -> None:
        self.setMinimumSize(860, 460)
        self.resize(1280, 700)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._title_row())
        column.addWidget(self.stack, 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.navigation)
        middle.addWidget(right, 1)
        whole = QWidget()
        outer = QVBoxLayout(whole)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        if self.workplace.sample:
            outer.addWidget(self._sample_bar())
        outer.addWidget(self.header)
        outer.addLayout(middle, 1)
        self.setCentralWidget(whole)
        for label in self._status.values():
            self.statusBar().addWidget(label)
        self.statusBar().setSizeGripEnabled(False)

    def _sample_bar(self) -> QFrame:
        bar = QFrame()
        bar.setObjectName("sample_bar")
        words = QLabel(translate("shell", "SAMPLE DATA: nothing here is real, try everything"))
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout(bar)
        row.setContentsMargins(8, 3, 8, 3)
        row.addWidget(words)
        return bar

    def _header(self) -> QFrame:
        header = QFrame()
        header.setObjectName("header")
        self.union.setObjectName("union_name")
        self.union.setProperty("role", "heading")
        self.union.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.period.setObjectName("period")
        self.period.setProperty("role", "muted")
        find = QPushButton(theme.icon("search", "muted"), translate("shell", "Type what to do…  Ctrl+K"))
        find.setObjectName("open_palette")
        find.setAccessibleName(translate("shell", "Type what to do"))
        find.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        find.clicked.connect(self._open_palette)
        row = QHBoxLayout(header)
        row.setContentsMargins(14, 4, 14, 4)
        row.setSpacing(14)
        row.addWidget(self.union, 1)
        row.addWidget(self.period)
        row.addWidget(find)
        return header

    def _title_row(self) -> QHBoxLayout:
        self.title.setObjectName("screen_title")
        self.title.setProperty("role", "title")
        self.toolbar.setObjectName("toolbar")
        self.toolbar.setStyle(_MoreStyle(self.toolbar))
        self.toolbar.setIconSize(QSize(20, 20))
        self.toolbar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        more: Any = self.toolbar.findChild(QToolButton, "qt_toolbar_ext_button")
        more.setIcon(theme.icon("ellipsis"))
        more.setToolTip(translate("shell", "More"))
        more.setAccessibleName(translate("shell", "More"))
        self.toolbar.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout()
        row.setContentsMargins(14, 6, 10, 4)
        row.setSpacing(18)
        row.addWidget(self.title)
        row.addWidget(self.toolbar, 1)
        return row

    def _fill_toolbar(self, screen: Screen) -> None:
        self.toolbar.clear()
        for action in screen.deeds:
            if action.in_toolbar:
                self.toolbar.addAction(action)
                button = self.toolbar.widgetForAction(action)
                button.setAccessibleName(action.text())

    def _fill_menus(self) -> None:
        deeds = self.current.deeds if self.current else []
        for place, menu in self._menus.items():
            menu.clear()
            groups: Iterable[QMenu] = menu.findChildren(QMenu)
            for group in groups:
                group.deleteLater()
            menu.setTitle(_menu_title(place))
            fill_menu(menu, (each for each in deeds if each.place is place))
            menu.addSeparator()
            for own in (each for each in self._own.values() if each.place is place):
                menu.addAction(own)
        self._fill_screens_menu()
        if not self.menuBar().actions():
            for menu in self._menus.values():
                self.menuBar().addMenu(menu)
        for menu in self._menus.values():
            menu.menuAction().setVisible(any(not action.isSeparator() for action in menu.actions()))

    def _fill_screens_menu(self) -> None:
        for number, name in enumerate(self._ordered, 1):
            feature = self._features[name]
            menu = self._menus[Place.REPORTS if feature.area is Area.PAPERS else Place.LISTS]
            action = menu.addAction(theme.icon(feature.icon), feature.title())
            action.setObjectName(f"menu_{name}")
            action.triggered.connect(lambda _=False, name=name: self.show_screen(name))
            if number < 10:
                action.setShortcut(QKeySequence(f"Ctrl+{number}"))

    def _connect(self) -> None:
        work = self.workplace
        work.navigation_wanted.connect(self.show_screen)
        work.told.connect(self.snackbar.tell)
        work.undo_changed.connect(self._show_undo)
        work.facts_changed.connect(self._show_facts)
        work.jobs.idle.connect(self.show_status)
        running = QGuiApplication.instance()
        if isinstance(running, QGuiApplication):
            running.commitDataRequest.connect(self.end_session)
        self._show_undo()

    def _show_undo(self) -> None:
        stack = self.workplace.undo_stack
        for action, step, verb in (
            (self._own["undo"], stack.next_undo, translate("shell", "Take back")),
            (self._own["redo"], stack.next_redo, translate("shell", "Do again")),
        ):
            action.setEnabled(step is not None)
            action.setText(f"{verb}: {step.text}" if step else verb)

    def _show_facts(self) -> None:
        facts = self.workplace.facts
        self.union.setText(facts.union)
        self.setWindowTitle(_window_title(self.title.text(), facts.union))
        self.union.setToolTip(facts.union)
        self.period.setText(facts.period)
        self._status["union"].setText(" · ".join(filter(None, (facts.union, facts.period))))
        self._status["officer"].setText(
            translate("shell", "Officer: {name}").format(name=facts.officer) if facts.officer else ""
        )
        self._status["backup"].setText(
            translate("shell", "Last backup: {when}").format(when=facts.last_backup)
            if facts.last_backup
            else translate("shell", "Never backed up")
        )

    # Deeds of the frame

    def _reload(self) -> None:
        if self.current is not None:
            self.current.reload()

    def _find(self) -> None:
        """Go to the search box of the screen's first list that has one."""
        tables: Iterable[RecordsTable] = self.current.findChildren(RecordsTable) if self.current else ()
        for table in tables:
            if table.search_box.isVisible():
                table.focus_search()
                return

    def _open_palette(self) -> None:
        self.palette_box.offer(self._commands())
        self._offer_deeds([name for name in self._ordered if name != self.current_name])

    def _commands(self) -> list[Command]:
        deeds = list(self.current.deeds) if self.current else []
        here = self.current.title if self.current else ""
        commands = [_command(action, here) for action in deeds if action.isEnabled() and action.isVisible()]
        for name in self._ordered:
            feature = self._features[name]
            where = translate("shell", "open")
            commands.append(Command(feature.title(), where, feature.icon, "", partial(self.show_screen, name)))
        return commands + [_command(action, "") for action in self._own.values() if action.isEnabled()]

    def _offer_deeds(self, names: Sequence[str]) -> None:
        """The deeds of the other screens, one screen after the other, because most are yet to be built for it."""
        if not names or not self.palette_box.isVisible():
            return
        screen = self._screen(names[0])
        self.palette_box.add(
            [
                _command(action, screen.title, partial(self.show_screen, names[0], {"deed": action.id}))
                for action in screen.deeds
                if action.isVisible() and not action.needs_selection
            ]
        )
        QTimer.singleShot(0, self, lambda: self._offer_deeds(names[1:]))

    def _look_up(self, text: str) -> None:
        """Whom and what the book has under that name."""
        finders = [(name, feature, feature.find) for name, feature in self._features.items() if feature.find]

        def look(reading: Reading) -> list[Command]:
            return [
                Command(one.title, one.detail, feature.icon, "", partial(self.show_screen, name, one.place))
                for name, feature, find in finders
                for one in find(reading, text)
            ]

        self.workplace.ask(
            look, lambda found: self.palette_box.add_found(text, found), owner=self.palette_box, replaces="look up"
        )

    def _about(self) -> None:
        AboutDialog(self).open()

    def _help_dock(self) -> QDockWidget:
        dock = QDockWidget(translate("shell", "Help"), self)
        dock.setObjectName("help_dock")
        self._help_text = QTextBrowser()
        self._help_text.setObjectName("help_text")
        self._help_text.setAccessibleName(translate("shell", "Help"))
        dock.setWidget(self._help_text)
        dock.setFeatures(QDockWidget.DockWidgetFeature.DockWidgetClosable)
        self.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
        dock.hide()
        return dock

    def _toggle_help(self) -> None:
        self._help.setVisible(not self._help.isVisible())

    def _show_help(self, screen: Screen) -> None:
        keys = [
            f"**{action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)}**  {action.text()}"
            for action in [*screen.deeds, *self._own.values()]
            if not action.shortcut().isEmpty()
        ]
        heading = translate("shell", "Keys")
        self._help_text.setMarkdown(f"## {screen.title}\n\n{screen.help_text}\n\n### {heading}\n\n" + "\n\n".join(keys))

    # State

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.navigation.set_narrow(narrow=self.width() < _NARROW_BELOW)
        low = self.height() < _LOW_BELOW
        beside, under = Qt.ToolButtonStyle.ToolButtonTextBesideIcon, Qt.ToolButtonStyle.ToolButtonTextUnderIcon
        self.toolbar.setToolButtonStyle(beside if low else under)
        self.header.setVisible(not low)  # the title of the window and the status bar say the same

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.may_close():
            event.ignore()
            return
        self.workplace.settings.setValue("window/geometry", self.saveGeometry())
        self.workplace.settings.sync()
        super().closeEvent(event)

    def may_close(self) -> bool:
        """Whether nothing that was typed would be lost; else the window asks, and goes when somebody agrees."""
        if dialogs := unsaved_dialogs(self):
            self._ask_to_lose(dialogs)
            return False
        return self.current is None or self.current.may_leave()

    def end_session(self, manager: QSessionManager) -> None:
        """Windows is about to log off or shut down: it waits while there is something to ask."""
        if manager.allowsInteraction():
            if not self.may_close():
                manager.cancel()
            manager.release()

    def _ask_to_lose(self, dialogs: list[QDialog]) -> None:
        def leave() -> None:
            drop(dialogs)
            QTimer.singleShot(0, self.close)  # for this may be asked while it is being closed

        dialogs[0].raise_()
        self.workplace.dialogs.confirm(
            translate(
                "shell", "What was typed in “{title}” has not been saved. Close the program all the same?"
            ).format(title=dialogs[0].windowTitle()),
            translate("shell", "Close without saving"),
            leave,
            otherwise=translate("shell", "Keep typing"),
        )

    def _restore(self) -> None:
        geometry = self.workplace.settings.value("window/geometry")
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)


class _MoreStyle(QProxyStyle):
    """The button of what does not fit the toolbar is as large as any other one, to be hit with a mouse."""

    def __init__(self, toolbar: QToolBar) -> None:
        super().__init__("Fusion")
        self.setParent(toolbar)

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        if metric is QStyle.PixelMetric.PM_ToolBarExtensionExtent:
            return _MORE_WIDTH
        return super().pixelMetric(metric, option, widget)


def _command(action: Action, where: str, run: Callable[[], None] | None = None) -> Command:
    keys = "" if run else action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)  # theirs work there only
    return Command(action.text().removesuffix("…"), where, action.icon_name, keys, run or action.trigger)


def _window_title(screen: str, union: str) -> str:
    return " – ".join(part for part in (screen, union, translate("shell", "Sổ Công đoàn")) if part)


def _menu_title(place: Place) -> str:
    return {
        Place.SYSTEM: translate("shell", "System"),
        Place.LISTS: translate("shell", "Lists"),
        Place.WORK: translate("shell", "Work"),
        Place.REPORTS: translate("shell", "Reports"),
        Place.TOOLS: translate("shell", "Tools"),
        Place.HELP: translate("shell", "Help"),
    }[place]
