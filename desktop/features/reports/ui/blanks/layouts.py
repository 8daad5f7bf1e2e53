"""What is done with layouts as a whole: keep, take back, begin another, read and write files, the pictures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from desktop.core.attachments import read_file
from desktop.core.blanks import (
    EMBLEM,
    SCAN,
    Frame,
    Layout,
    LayoutRefused,
    drop_layout,
    drop_picture,
    keep_layout,
    keep_picture,
    layout_as_toml,
    read_layout,
    resized,
    shipped_layouts,
)
from desktop.core.files import safe_name, write_bytes
from desktop.features.reports.ui.blanks.desk import Desk
from desktop.shell.workplace import Workplace
from desktop.widgets.editor import EditorDialog
from desktop.widgets.fields import Decimal, Text, Tick
from desktop.widgets.form import Form
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate

_PICTURES = "*.jpg *.jpeg *.png *.bmp *.tif *.tiff *.jfif"
_INSET = 9.0


class LayoutDeeds(QObject):
    """The menu beside the layouts. `told` is a sentence for the window, `wanted` the layout to be shown then."""

    told = Signal(object, str)
    wanted = Signal(str)

    def __init__(self, dialog: QWidget, workplace: Workplace, desk: Desk) -> None:
        super().__init__(dialog)
        self.dialog, self.workplace, self.desk = dialog, workplace, desk
        self.button = QPushButton(translate("reports", "Layout"))
        self.button.setObjectName("layout_deeds")
        self.button.setAccessibleName(translate("reports", "What can be done with the layout"))
        self.button.setAutoDefault(False)
        menu = QMenu(self.button)
        self.actions = {
            name: self._action(menu, name, text, deed)
            for name, text, deed in (
                ("keep_layout", translate("reports", "Keep the changes (Ctrl+S)"), self.keep_changes),
                ("undo_layout", translate("reports", "Step back (Ctrl+Z)"), self.undo),
                ("redo_layout", translate("reports", "Step forward (Ctrl+Y)"), self.redo),
                ("change_layout", translate("reports", "Name, paper and frame…"), self.change),
                ("another_layout", translate("reports", "Another blank like this one…"), self.another),
                ("read_layout", translate("reports", "Read a layout from a file…"), self.read),
                ("write_layout", translate("reports", "Write the layout into a file…"), self.write),
                ("drop_layout", translate("reports", "Back to the shipped layout"), self.drop),
                ("choose_scan", translate("reports", "Scan of the blank, to place by…"), lambda: self.choose(SCAN)),
                ("drop_scan", translate("reports", "Remove the scan"), lambda: self.take_out(SCAN)),
                ("choose_emblem", translate("reports", "Emblem for white paper…"), lambda: self.choose(EMBLEM)),
                ("drop_emblem", translate("reports", "Remove the emblem"), lambda: self.take_out(EMBLEM)),
            )
        }
        for before in ("change_layout", "read_layout", "drop_layout", "choose_scan"):
            menu.insertSeparator(self.actions[before])
        self.button.setMenu(menu)

    def enable(self) -> None:
        desk, found = self.desk, self.desk.found
        self.actions["keep_layout"].setEnabled(desk.dirty)
        self.actions["undo_layout"].setEnabled(desk.can_undo)
        self.actions["redo_layout"].setEnabled(desk.can_redo)
        self.actions["drop_layout"].setEnabled(desk.is_own)
        self.actions["drop_layout"].setText(
            translate("reports", "Back to the shipped layout")
            if self._is_shipped(desk.layout.code)
            else translate("reports", "Remove this layout")
        )
        self.actions["drop_scan"].setEnabled(bool(found and found.scan))
        self.actions["drop_emblem"].setEnabled(bool(found and found.emblem))

    # Keeping

    def keep_changes(self) -> None:
        """Keep what was moved as the union's own; nothing where nothing was."""
        if self.desk.dirty:
            layout = self.desk.layout
            self.desk.saved(layout)
            self._keep(layout, translate("reports", "The layout “{title}” was kept").format(title=layout.title))

    def undo(self) -> None:
        self.desk.undo()

    def redo(self) -> None:
        self.desk.redo()

    def drop(self) -> None:
        layout = self.desk.layout
        self.desk.saved(layout)
        told = (
            translate("reports", "“{title}” is the shipped layout again")
            if self._is_shipped(layout.code)
            else translate("reports", "The layout “{title}” was removed")
        )
        self._act(
            "drop_layout",
            lambda tx: drop_layout(tx, layout.code),
            told.format(title=layout.title),
            lambda _: self.wanted.emit(layout.code),
        )

    def _is_shipped(self, code: str) -> bool:
        return code in {one.code for one in shipped_layouts(self.desk.paper.name)}

    # Others

    def change(self) -> None:
        layout = self.desk.layout
        form = _sheet_form(layout)

        def save(values: dict[str, Any]) -> None:
            try:
                self.desk.put_layout(_as_wished(layout, values))
            except LayoutRefused as error:
                editor.refuse(error, self.workplace.say(error))
            else:
                editor.saved()

        editor = EditorDialog(self.dialog, layout.title, form, save, self.workplace.dialogs, width=480)
        editor.open()

    def another(self) -> None:
        layout = self.desk.layout
        form = _sheet_form(layout, translate("reports", "{title}, another").format(title=layout.title))

        def save(values: dict[str, Any]) -> None:
            made = replace(_as_wished(layout, values), code=self._free_code(values["title"]))
            self.keep_changes()
            told = translate("reports", "The layout “{title}” was added").format(title=made.title)

            def added(_: Any) -> None:
                editor.saved()
                self.wanted.emit(made.code)

            self._keep(made, told, added)

        title = translate("reports", "Another blank like this one")
        editor = EditorDialog(self.dialog, title, form, save, self.workplace.dialogs, width=480)
        editor.open()

    def read(self) -> None:
        title = translate("reports", "Layout of a blank")
        self.workplace.dialogs.ask_open_file(title, f"{title} (*.toml)", self.read_from)

    def read_from(self, path: Path) -> None:
        """The file becomes the union's own layout, unless something in it could not be printed."""
        paper = self.desk.paper
        self.keep_changes()
        self._act(
            "keep_layout",
            lambda tx: keep_layout(tx, read_layout(path, paper.name, paper.known), paper.known),
            translate("reports", "The layout was read from {file}").format(file=path.name),
            lambda kept: self.wanted.emit(kept.code),
        )

    def write(self) -> None:
        layout, title = self.desk.layout, translate("reports", "Layout of a blank")
        told = translate("reports", "Saved: {file}")

        def save(path: Path) -> None:
            self.workplace.jobs.run(
                lambda _: write_bytes(path, layout_as_toml(layout)),
                lambda _: self.told.emit(Tone.GOOD, told.format(file=path)),
                owner=self.dialog,
            )

        self.workplace.dialogs.ask_save_file(title, f"{layout.code}.toml", f"{title} (*.toml)", save)

    # Pictures

    def choose(self, slot: str) -> None:
        title = self.actions["choose_scan" if slot == SCAN else "choose_emblem"].text().removesuffix("…")
        filters = f"{translate('reports', 'Pictures')} ({_PICTURES})"
        self.workplace.dialogs.ask_open_file(title, filters, lambda path: self.take_in(slot, path))

    def take_in(self, slot: str, path: Path) -> None:
        """Keep the picture with the layout, encrypted like everything in the book."""
        code = self.desk.layout.code
        told = {
            SCAN: translate("reports", "The scan was kept. It is never printed."),
            EMBLEM: translate("reports", "The emblem was kept. It is printed on white paper only."),
        }
        self._act("keep_blank_picture", lambda tx: keep_picture(tx, code, slot, path.name, read_file(path)), told[slot])

    def take_out(self, slot: str) -> None:
        code = self.desk.layout.code
        told = translate("reports", "The picture was removed")
        self._act("drop_blank_picture", lambda tx: drop_picture(tx, code, slot), told)

    # Inside

    def _keep(self, layout: Layout, told: str, done: Callable[[Any], Any] | None = None) -> None:
        known = self.desk.paper.known
        self._act("keep_layout", lambda tx: keep_layout(tx, layout, known), told, done)

    def _act(self, name: str, deed: Any, told: str, done: Callable[[Any], Any] | None = None) -> None:
        """By the window behind, which stays when this one is closed: the deed can be taken back there."""

        def finish(result: Any) -> None:
            self.told.emit(Tone.GOOD, told)
            if done is not None:
                done(result)

        self.workplace.act(
            name,
            deed,
            owner=self.dialog,
            done=finish,
            failed=lambda error: self.told.emit(Tone.BAD, self.workplace.say(error)),
            tell=lambda _: told,
        )

    def _free_code(self, title: str) -> str:
        known = {layout.code for layout, _ in self.desk.found.layouts} if self.desk.found else set()
        wanted = safe_name(title, 50)
        tried = (wanted, *(f"{wanted}-{number}" for number in range(2, 1000)))
        return next(one for one in tried if one not in known)

    @staticmethod
    def _action(menu: QMenu, name: str, text: str, deed: Callable[[], None]) -> QAction:
        made = menu.addAction(text)
        made.setObjectName(name)
        made.triggered.connect(lambda _=False: deed())
        return made


def _sheet_form(layout: Layout, title: str = "") -> Form:
    form = Form(
        [
            Text("title", translate("reports", "Name"), required=True, wide=True, most=100),
            Decimal("width", translate("reports", "Width of the sheet"), least=50, most=1200, unit="mm"),
            Decimal("height", translate("reports", "Height of the sheet"), least=50, most=1200, unit="mm"),
            Tick("frame", translate("reports", "A frame on white paper"), wide=True),
        ]
    )
    size = translate("reports", "A4 lying: 297 × 210, A3 lying: 420 × 297. The texts go along.")
    values = {"width": layout.width, "height": layout.height, "frame": layout.frame is not None}
    form.load({"title": title or layout.title, **values})
    form.set_hint("frame", size)
    return form


def _as_wished(layout: Layout, values: dict[str, Any]) -> Layout:
    made = replace(layout, title=values["title"])
    if (values["width"], values["height"]) != (layout.width, layout.height):
        made = resized(made, values["width"], values["height"])
    frame = (made.frame or Frame(_INSET)) if values["frame"] else None
    return replace(made, frame=frame)
