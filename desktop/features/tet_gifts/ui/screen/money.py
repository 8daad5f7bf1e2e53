"""The meters above the list: what is left of the money."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.core.money import total
from desktop.features.tet_gifts import services
from desktop.features.tet_gifts.domain import BudgetMeter, Scheme
from desktop.features.tet_gifts.ui.screen.look import Look
from desktop.features.tet_gifts.words import scheme_kind_name
from desktop.widgets.meter import Meter
from desktop.widgets.words import translate

WIDE = 1000
"""Logical pixels from which four meters stand side by side."""


class MoneyBar(QWidget):
    """One meter for each source of the chosen scheme, or one for each scheme."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("tet_money")
        self._look = Look()
        self._scheme: Scheme | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(24)

    def tell(self, look: Look, scheme: Scheme | None) -> None:
        self._look, self._scheme = look, scheme
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if (event.oldSize().width() >= WIDE) != (event.size().width() >= WIDE):
            self._show()

    def _show(self) -> None:
        while item := self._grid.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        in_a_row = 4 if self.width() >= WIDE else 2
        for place, meter in enumerate(self._meters()):
            self._grid.addWidget(meter, place // in_a_row, place % in_a_row)
        for column in range(4):
            self._grid.setColumnStretch(column, int(column < in_a_row))

    def _meters(self) -> list[Meter]:
        chosen = self._scheme
        if chosen is not None:
            return [source_meter(one, short=True) for one in self._look.meters if one.scheme_id == chosen.id]
        return [
            scheme_meter(scheme, [one for one in self._look.meters if one.scheme_id == scheme.id])
            for scheme in self._look.schemes
        ]


def source_meter(meter: BudgetMeter, *, short: bool = False) -> Meter:
    """What one source has left for one scheme."""
    name = services.source_name(meter.source)
    made = Meter(f"{name.short} {meter.year}" if short else f"{name.full} {meter.year} · {meter.scheme}")
    made.setToolTip(f"{name.full} {meter.year} · {meter.scheme}")
    if meter.gifts_left is None:
        text = translate("tet_gifts", "{left} of {budget} đồng left").format(left=meter.left, budget=meter.budget)
    else:
        text = translate("tet_gifts", "{left} of {budget} đồng and {gifts} gifts left")
        text = text.format(left=meter.left, budget=meter.budget, gifts=meter.gifts_left)
    made.tell(meter.approved, meter.budget, text)
    return made


def scheme_meter(scheme: Scheme, meters: Sequence[BudgetMeter]) -> Meter:
    """What is left of all sources of one scheme."""
    made = Meter(scheme_kind_name(scheme.kind))
    made.setToolTip(scheme.name)
    left = total(one.left for one in meters)
    gifts = scheme.quota - sum(one.approved_gifts for one in meters)
    if scheme.quota:
        text = translate("tet_gifts", "{left} đồng, {gifts} gifts left").format(left=left, gifts=gifts)
    else:
        text = translate("tet_gifts", "{left} đồng left").format(left=left)
    made.tell(total(one.approved for one in meters), scheme.budget, text)
    return made
