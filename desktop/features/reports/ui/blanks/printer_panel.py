"""How far off the printer is: a sheet to measure it by, four lengths to type, and what is corrected from then on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSettings, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.core.blanks import CROSS, Correction, MeasuredImpossible, from_measured, ruler_lengths
from desktop.features.reports.ui.blanks import printers
from desktop.features.reports.ui.blanks.canvas import millimetres
from desktop.features.reports.ui.blanks.desk import Desk
from desktop.widgets.editor import scrolled
from desktop.widgets.fields import Decimal, Text
from desktop.widgets.flow import FlowLayout
from desktop.widgets.foot import muted
from desktop.widgets.form import Form
from desktop.widgets.states import Banner
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate


class PrinterPanel(QWidget):
    """`sheet_wanted` says whether the sheet is made with the correction; `kept` that another printer is known now."""

    sheet_wanted = Signal(bool)
    kept = Signal(str)

    def __init__(self, desk: Desk, settings: QSettings, say: Callable[[MeasuredImpossible], str]) -> None:
        super().__init__()
        self.desk, self.settings, self._say = desk, settings, say
        self.setObjectName("printer_panel")
        self._for = (0.0, 0.0)
        self.form = self._make_form()
        self.form.edited.connect(lambda _: self._tell())
        self.result = Banner(Tone.NEUTRAL)
        steps = muted(
            translate(
                "reports",
                "Every printer is off by a millimetre or two. Print the measuring sheet on plain paper, measure A, B, "
                "C and D with a ruler, type them here and keep them. It is kept on this PC, for this printer.",
            )
        )
        buttons = QWidget()
        flow = FlowLayout(buttons, 6)
        self.sheet = self._button("measuring_sheet", translate("reports", "Measuring sheet…"), False)
        self.tried = self._button("measuring_sheet_tried", translate("reports", "The same, corrected…"), True)
        self.keep = QPushButton(translate("reports", "Keep for this printer"))
        self.keep.setObjectName("keep_correction")
        self.keep.setAccessibleName(self.keep.text())
        self.keep.setAutoDefault(False)
        self.keep.clicked.connect(self._keep)
        for button in (self.sheet, self.tried):
            flow.addWidget(button)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(8)
        for part in (steps, buttons, self.form, self.result, self.keep):
            column.addWidget(part)
        column.addStretch()
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(scrolled(inside))
        desk.changed.connect(self._on_changed)

    def show_printer(self, printer: str) -> None:
        """The lengths that lead to what is kept of it, so that they can be put right."""
        width, height = self.desk.layout.width, self.desk.layout.height
        self._for = width, height
        kept = printers.correction_of(self.settings, printer)
        across, downwards = ruler_lengths(width, height)
        measured = {
            "left": (CROSS - kept.right) / kept.across,
            "top": (CROSS - kept.down) / kept.downwards,
            "across": across / kept.across,
            "downwards": downwards / kept.downwards,
        }
        self.form.load({"printer": printer, **measured})
        self._tell()

    def printer(self) -> str:
        return str(self.form.field("printer").value())

    def correction(self) -> Correction | None:
        """What the four lengths come to; None where they cannot be true, and then the form says why."""
        found = {key: self.form.field(key).value() for key in ("left", "top", "across", "downwards")}
        try:
            return from_measured((CROSS, CROSS), ruler_lengths(*self._for), tuple(found.values()))
        except MeasuredImpossible as refusal:
            self.result.tell(Tone.WARNING, self._say(refusal))
            return None

    def _make_form(self) -> Form:
        def length(key: str, label: str, most: float) -> Decimal:
            return Decimal(key, label, least=0.5, most=most, unit="mm")

        form = Form(
            [
                Text("printer", translate("reports", "Printer"), wide=True, most=80),
                length("left", translate("reports", "A, left edge to cross"), 100),
                length("top", translate("reports", "B, upper edge to cross"), 100),
                length("across", translate("reports", "C, ruler across"), 1300),
                length("downwards", translate("reports", "D, ruler down"), 1300),
            ]
        )
        layout: Any = form.layout()
        layout.setContentsMargins(0, 0, 0, 0)
        return form

    def _button(self, name: str, text: str, corrected: bool) -> QPushButton:
        made = QPushButton(text)
        made.setObjectName(name)
        made.setAccessibleName(text)
        made.setAutoDefault(False)
        made.clicked.connect(lambda: self.sheet_wanted.emit(corrected))
        return made

    def _on_changed(self) -> None:
        if self._for != (self.desk.layout.width, self.desk.layout.height):
            self.show_printer(self.printer())

    def _tell(self) -> None:
        found = self.correction()
        self.keep.setEnabled(found is not None and bool(self.printer()))
        self.tried.setEnabled(found is not None)
        if found is not None:
            self.result.tell(Tone.NEUTRAL, told(found))

    def _keep(self) -> None:
        found = self.correction()
        if found is not None and (printer := self.printer()):
            printers.keep_correction(self.settings, printer, found)
            self.kept.emit(printer)


def told(correction: Correction) -> str:
    """What is done for the printer, in words."""
    if correction.is_none:
        return translate("reports", "Nothing is corrected.")
    text = translate(
        "reports", "Moved {right} mm to the right and {down} mm down; {across} % across, {downwards} % down."
    )
    return text.format(
        right=millimetres(correction.right), down=millimetres(correction.down),
        across=millimetres(correction.across * 100), downwards=millimetres(correction.downwards * 100),
    )  # fmt: skip
