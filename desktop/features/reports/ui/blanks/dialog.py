"""The window in which papers are printed into blanks: whom for on one side, the sheet as it will look on the other."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QTabWidget, QVBoxLayout, QWidget

from desktop.core import late
from desktop.core.blanks import Correction, corrected, filled_text, measuring_sheet, placed_text
from desktop.core.changes import ChangeSet
from desktop.core.contracts import BlankPaper, BlankSheet
from desktop.core.document import Document, Letterhead
from desktop.core.errors import UserError
from desktop.core.files import safe_name
from desktop.core.placed import Sheet
from desktop.core.progress import Progress
from desktop.features.reports import words
from desktop.features.reports.measuring import Face, Measure
from desktop.features.reports.placing import fit_text
from desktop.features.reports.ui.blanks import printers
from desktop.features.reports.ui.blanks.canvas import BlankCanvas, millimetres, told_place
from desktop.features.reports.ui.blanks.desk import Desk, Found, find
from desktop.features.reports.ui.blanks.layouts import LayoutDeeds
from desktop.features.reports.ui.blanks.printer_panel import PrinterPanel
from desktop.features.reports.ui.blanks.text_panel import TextPanel
from desktop.shell.workplace import Workplace
from desktop.widgets import preview, theme
from desktop.widgets.chooser import Chooser
from desktop.widgets.foot import Foot, muted
from desktop.widgets.page import resize_within_screen
from desktop.widgets.records import Column, RecordsTable
from desktop.widgets.states import Banner
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate

LAYOUT, WHITE = "blanks/layout", "blanks/white"
_PANEL, _LARGE = 336, (1320, 720)
_TOLD = 3


class BlanksDialog(QDialog):
    """Prints `paper` for the records of these ids. What was moved is kept as the union's own layout when the window is
    closed, which can be taken back like any deed."""

    def __init__(
        self, parent: QWidget, workplace: Workplace, paper: BlankPaper, ids: Sequence[str], first: str = ""
    ) -> None:
        """`first` is the one whose sheet is looked at first."""
        super().__init__(parent)
        self.workplace, self.paper, self.ids, self._first = workplace, paper, tuple(ids), first
        self.setObjectName("blanks")
        self.setWindowTitle(paper.title)
        self.setAccessibleName(paper.title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.desk = Desk(paper)
        self.desk.white = bool(workplace.settings.value(WHITE, False, bool))
        self.deeds = LayoutDeeds(self, workplace, self.desk)
        self._measures = {face: Measure(face) for face in Face}
        self.banner = Banner(Tone.WARNING)
        self.banner.hide()
        self.canvas = BlankCanvas(self.desk)
        self.place = muted("")
        self.place.setObjectName("blank_place")
        self._make_choosers()
        self._make_turners()
        self.table = self._make_table()
        self.texts = TextPanel(self.desk, workplace.say)
        self.printer = PrinterPanel(self.desk, workplace.settings, workplace.say)
        self.tabs = self._make_tabs()
        self._lay_out()
        self._connect()
        self._show_printers()
        self._ask()

    # Showing

    def _ask(self, code: str = "") -> None:
        code = code or self.desk.layout.code or str(self.workplace.settings.value(f"{LAYOUT}/{self.paper.name}", ""))
        self.workplace.ask(
            partial(find, paper=self.paper, ids=self.ids, code=code), self._show, owner=self, replaces="blanks"
        )

    def _show(self, found: Found) -> None:
        self.layouts.clear()
        for layout, own in found.layouts:
            text = translate("reports", "{title} (your own)") if own else "{title}"
            self.layouts.addItem(text.format(title=layout.title), layout.code)
        self.layouts.setCurrentIndex(self.layouts.findData(found.layout.code))
        self.desk.show(found)
        self.table.set_records(found.sheets.sheets)
        self._look_at_first()
        self._tell_left_out(found.sheets.left_out)
        self._refresh()

    def _look_at_first(self) -> None:
        listed = [one.id for one in self.desk.sheets]
        if self._first in listed:
            self.desk.turn_to(listed.index(self._first))
        self._first = ""
        if self.desk.sheet:
            self.table.select(self.desk.sheet.id)

    def _tell_left_out(self, left_out: Sequence[UserError]) -> None:
        sentences = [self.workplace.say(one) for one in left_out]
        if len(sentences) > _TOLD:
            more = translate("reports", "And {count} more.").format(count=len(sentences) - _TOLD)
            sentences = [*sentences[:_TOLD], more]
        self.banner.setVisible(bool(sentences))
        if sentences:
            self.banner.tell(Tone.WARNING, " ".join(sentences))

    def _refresh(self) -> None:
        count = len(self.desk.sheets)
        text = translate("reports", "{number} of {count}") if count else translate("reports", "nobody")
        self.number.setText(text.format(number=self.desk.at + 1, count=count))
        self.previous.setEnabled(self.desk.at > 0)
        self.next.setEnabled(self.desk.at < count - 1)
        self.place.setText(self._told())
        self.deeds.enable()
        self._enable()

    def _enable(self) -> None:
        count, chosen = len(self.desk.sheets), len(self._chosen())
        self.every.setText(translate("reports", "PDF of all {count}… (Ctrl+P)").format(count=count))
        self.every.setAccessibleName(self.every.text())
        self.every.setEnabled(count > 0)
        self.some.setText(translate("reports", "PDF of the {count} chosen…").format(count=chosen))
        self.some.setAccessibleName(self.some.text())
        self.some.setVisible(count > 1)
        self.some.setEnabled(chosen > 0)

    def _told(self) -> str:
        """Where the chosen text stands; how far its letters had to shrink for this sheet."""
        one = self.desk.field
        if one is None or one.mark:
            return told_place(one)
        placed = placed_text(one, filled_text(one, self.desk.texts()))
        face = {(False, False): Face.REGULAR, (True, False): Face.BOLD, (False, True): Face.ITALIC}.get(
            (one.bold, one.italic), Face.BOLD_ITALIC
        )
        size, _ = fit_text(placed, self._measures[face]) if placed.text else (one.size, [])
        if size >= one.size:
            return told_place(one)
        text = translate("reports", "{place}. Long here: letters of {size} instead of {wanted}.")
        return text.format(place=told_place(one), size=millimetres(size), wanted=millimetres(one.size))

    def _show_printers(self) -> None:
        settings = self.workplace.settings
        chosen = printers.chosen_printer(settings)
        self.printers.clear()
        self.printers.addItem(translate("reports", "not chosen, nothing corrected"), "")
        measured = printers.corrections(settings)
        for name in printers.printer_names(settings):
            text = "{name}" if name in measured else translate("reports", "{name} (not measured)")
            self.printers.addItem(text.format(name=name), name)
        self.printers.setCurrentIndex(max(0, self.printers.findData(chosen)))
        self.printer.show_printer(self.printers.currentData() or "")

    def _chosen(self) -> list[BlankSheet]:
        """In the order in which they are printed, however the list is sorted."""
        ids = {one.id for one in self.table.selected()}
        return [one for one in self.desk.sheets if one.id in ids]

    # Deeds

    def save(self, sheets: Sequence[BlankSheet]) -> None:
        """Ask where to, write the pages in their order and open them."""
        if not sheets:
            return
        correction = printers.correction_of(self.workplace.settings, self.printers.currentData() or "")
        name = sheets[0].name if len(sheets) == 1 else translate("reports", "{count} sheets").format(count=len(sheets))
        self._save(self.paper.title, safe_name(f"{self.paper.title}-{name}"), self.desk.composed(sheets), correction)

    def save_measuring_sheet(self, with_correction: bool) -> None:
        """The sheet for this printer, as it prints by itself or with what was measured."""
        tried = self.printer.correction() if with_correction else None
        layout, title = self.desk.layout, translate("reports", "Measuring sheet")
        sheet = measuring_sheet(layout.width, layout.height, self.printer.printer(), tried or Correction())
        self._save("TỜ ĐO MÁY IN", safe_name(f"{title}-{self.printer.printer()}"), sheet, Correction())

    def _save(self, title: str, name: str, sheet: Sheet, correction: Correction) -> None:
        document = Document(name, Letterhead("", ""), title, sheets=(corrected(sheet, correction),))

        def write(path: Path) -> None:
            def work(progress: Progress) -> Any:
                return late.attribute("desktop.features.reports.services:render")(document, path, "pdf", progress)

            self.workplace.jobs.run(
                work, lambda _: self._saved(path), owner=self, blocking=True,
                label=translate("reports", "Writing “{title}”").format(title=title),
            )  # fmt: skip

        self.workplace.dialogs.ask_save_file(title, f"{name}.pdf", words.file_kinds("pdf"), write)

    def _saved(self, path: Path) -> None:
        told = translate("reports", "Saved: {file}. Print it at 100 % (Actual size), never fitted to the page.")
        self._tell(Tone.GOOD, told.format(file=path))
        if self.workplace.settings.value("reports/open", True, bool):
            preview.open_file(path)

    def _tell(self, tone: Tone, text: str) -> None:
        self.banner.tell(tone, text)
        self.banner.show()

    def _choose_layout(self, at: int) -> None:
        if (code := self.layouts.itemData(at)) != self.desk.layout.code:
            self.deeds.keep_changes()
            self.workplace.settings.setValue(f"{LAYOUT}/{self.paper.name}", code)
            self._ask(code)

    def _choose_way(self, at: int) -> None:
        white = bool(self.way.itemData(at))
        self.workplace.settings.setValue(WHITE, white)
        self.desk.show_white(white)

    def _choose_printer(self, at: int) -> None:
        name = str(self.printers.itemData(at) or "")
        printers.choose_printer(self.workplace.settings, name)
        self.printer.show_printer(name)

    def _on_kept(self, name: str) -> None:
        printers.choose_printer(self.workplace.settings, name)
        self._show_printers()
        self._tell(Tone.GOOD, translate("reports", "Kept for {printer} on this PC.").format(printer=name))

    def _on_chosen(self) -> None:
        one = self.table.current()
        if one is not None and (at := [sheet.id for sheet in self.desk.sheets].index(one.id)) != self.desk.at:
            self.desk.turn_to(at)
        self._enable()

    def _turn(self, step: int) -> None:
        self.desk.turn_to(self.desk.at + step)
        if self.desk.sheet:
            self.table.select(self.desk.sheet.id)

    def _on_book_changed(self, changes: ChangeSet) -> None:
        if changes.touches("blank_layout", "attachment", "award_history", "member", "section", "union"):
            self._ask()

    def done(self, result: int) -> None:
        self.deeds.keep_changes()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.deeds.keep_changes()
        super().closeEvent(event)

    # Building

    def _make_choosers(self) -> None:
        self.layouts = Chooser("blank_layouts", translate("reports", "Blank"), 14)
        self.way = Chooser("blank_way", translate("reports", "Printed on"), 12)
        self.way.addItem(translate("reports", "A blank that was bought"), False)
        self.way.addItem(translate("reports", "White paper, everything"), True)
        self.way.setCurrentIndex(int(self.desk.white))
        self.printers = Chooser("blank_printer", translate("reports", "Printer"), 12)

    def _make_turners(self) -> None:
        self.number = QLabel()
        self.number.setObjectName("blank_number")
        self.previous = self._turner(
            "previous_blank", "chevron-left", translate("reports", "Sheet before"), "Alt+Left", -1
        )
        self.next = self._turner("next_blank", "chevron-right", translate("reports", "Next sheet"), "Alt+Right", 1)

    def _turner(self, name: str, icon: str, text: str, keys: str, step: int) -> QPushButton:
        made = QPushButton(theme.icon(icon), "")
        made.setObjectName(name)
        made.setAccessibleName(text)
        made.setToolTip(f"{text} ({keys})")
        made.setAutoDefault(False)
        made.clicked.connect(lambda: self._turn(step))
        QShortcut(QKeySequence(keys), self).activated.connect(made.click)
        return made

    def _make_table(self) -> RecordsTable:
        return RecordsTable(
            [
                Column("name", translate("reports", "For"), lambda one: one.name, 150, tooltip=lambda one: one.name),
                Column("detail", translate("reports", "Decision"), lambda one: one.detail, 140,
                       tooltip=lambda one: one.detail),
            ],
            name="blank_sheets",
            title=translate("reports", "Whom sheets are printed for"),
            searchable=False,
            count_text=lambda count: translate("reports", "{count} sheets").format(count=count),
        )  # fmt: skip

    def _make_tabs(self) -> QTabWidget:
        tabs = QTabWidget()
        tabs.setObjectName("blank_tabs")
        tabs.setAccessibleName(translate("reports", "Parts of printing"))
        tabs.setDocumentMode(True)
        tabs.addTab(self.table, translate("reports", "For whom"))
        tabs.addTab(self.texts, translate("reports", "Texts"))
        tabs.addTab(self.printer, translate("reports", "Printer"))
        tabs.setFixedWidth(_PANEL)
        return tabs

    def _connect(self) -> None:
        self.desk.changed.connect(self._refresh)
        self.desk.chosen.connect(self._refresh)
        self.table.chosen.connect(self._on_chosen)
        self.layouts.activated.connect(self._choose_layout)
        self.way.activated.connect(self._choose_way)
        self.printers.activated.connect(self._choose_printer)
        self.printer.sheet_wanted.connect(self.save_measuring_sheet)
        self.printer.kept.connect(self._on_kept)
        self.deeds.told.connect(self._tell)
        self.deeds.wanted.connect(self._ask)
        self.workplace.changed.connect(self._on_book_changed)
        for keys, deed in (
            ("Ctrl+Z", self.deeds.undo),
            ("Ctrl+Y", self.deeds.redo),
            ("Ctrl+S", self.deeds.keep_changes),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(deed)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(6)
        for part in (self.layouts, self.way, self.printers):
            label = QLabel(part.accessibleName())
            label.setProperty("role", "label")
            label.setBuddy(part)
            top.addWidget(label)
            top.addWidget(part, 1)
            if part is self.layouts:
                top.addWidget(self.deeds.button)
        below = QHBoxLayout()
        below.setSpacing(6)
        below.addWidget(self.place, 1)
        for shown in (self.previous, self.number, self.next):
            below.addWidget(shown)
        left = QVBoxLayout()
        left.setSpacing(4)
        left.addWidget(self.canvas, 1)
        left.addLayout(below)
        middle = QHBoxLayout()
        middle.setSpacing(10)
        middle.addLayout(left, 1)
        middle.addWidget(self.tabs)
        body = QVBoxLayout()
        body.setContentsMargins(12, 10, 12, 6)
        body.setSpacing(6)
        body.addLayout(top)
        body.addWidget(self.banner)
        body.addLayout(middle, 1)
        foot = Foot(self)
        foot.add("close", translate("reports", "Close"), self.reject)
        self.some = foot.add("print_some", "", lambda: self.save(self._chosen()))
        self.every = foot.add("print_every", "", lambda: self.save(self.desk.sheets), "Ctrl+P", primary=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(body, 1)
        layout.addWidget(foot)
        resize_within_screen(self, *_LARGE)
        self.canvas.setFocus()
