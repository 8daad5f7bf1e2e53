"""What the list may be read by, if the officer says so: a button for each offer, and the tổ for those who have none."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QWidget

from desktop.core.contracts import Finding
from desktop.features.importing.layout import Offer
from desktop.features.importing.ui.presenter import ImportPresenter
from desktop.features.importing.words import offer_title
from desktop.widgets.words import translate

_MOST = 3


class OffersBar(QWidget):
    """`explain` says what the finding behind an offer is about."""

    def __init__(self, presenter: ImportPresenter, explain: Callable[[Finding], str]) -> None:
        super().__init__()
        self.setObjectName("offers")
        self._presenter, self._explain = presenter, explain
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addStretch()

    def show_offers(self, offers: Sequence[Offer]) -> None:
        while self._row.count() > 1:
            if (item := self._row.takeAt(0)) and (widget := item.widget()):
                widget.deleteLater()
        for offer in [one for one in offers if one.asks] + [one for one in offers if not one.asks][:_MOST]:
            for part in self._asking(offer) if offer.asks else [self._button(offer)]:
                self._row.insertWidget(self._row.count() - 1, part)
        self.setVisible(bool(offers))

    def _button(self, offer: Offer) -> QPushButton:
        button = QPushButton(offer_title(offer.finding))
        button.setObjectName(f"offer_{offer.finding.problem}")
        button.setAccessibleName(button.text())
        button.setToolTip(self._explain(offer.finding))
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self._presenter.accept(offer))
        return button

    def _asking(self, offer: Offer) -> list[QWidget]:
        """A box to choose the tổ from those in the book, or to type a new one; Enter takes it."""
        label = QLabel(translate("importing", "The list names no group. Put all into:"))
        box = QComboBox()
        box.setObjectName("offered_section")
        box.setAccessibleName(label.text())
        box.setEditable(True)
        box.setMinimumWidth(220)
        box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        label.setBuddy(box)
        button = self._button(offer)
        button.setEnabled(False)
        button.clicked.disconnect()

        def take() -> None:
            if box.currentText().strip():
                self._presenter.accept(offer.named(box.currentText()))

        def fill(names: Sequence[str]) -> None:
            typed = box.currentText()
            box.addItems(list(names))
            box.setCurrentIndex(-1)
            box.setEditText(typed)

        box.editTextChanged.connect(lambda text: button.setEnabled(bool(text.strip())))
        if (line := box.lineEdit()) is not None:
            line.returnPressed.connect(take)
            line.setPlaceholderText(translate("importing", "choose or type"))
        button.clicked.connect(take)
        self._presenter.ask_sections(fill, box)
        label.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        return [label, box, button]
