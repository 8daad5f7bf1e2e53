"""Exchanging packages: what is sent, what was sent, and with whom."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QTabWidget

from desktop.core.changes import ChangeSet
from desktop.features.sync.ui.ledger import LedgerPage
from desktop.features.sync.ui.partners import PartnersPage
from desktop.features.sync.ui.send import SendPage
from desktop.features.sync.words import title
from desktop.shell.workplace import Workplace
from desktop.widgets.screen import Screen
from desktop.widgets.words import translate

_SENDING, _SENT, _PARTNERS = range(3)


class ExchangeScreen(Screen):
    """Sending (gửi), the ledger (sổ gói tin) and the cards of units (thẻ đơn vị)."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(
            "sync",
            title(),
            translate(
                "sync",
                "A package is written to the stick whole or not at all, read back and verified. It can be written"
                " again as often as needed and stays the same. Give our card to the union above once, and read the"
                " seven words to each other over the telephone.",
            ),
        )
        self.workplace = workplace
        self.send = SendPage(workplace)
        self.ledger = LedgerPage(workplace)
        self.partners = PartnersPage(workplace)
        self.tabs = QTabWidget()
        self.tabs.setObjectName("sync_tabs")
        self.tabs.setAccessibleName(title())
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.send, translate("sync", "Send"))
        self.tabs.addTab(self.ledger, translate("sync", "Ledger of packages"))
        self.tabs.addTab(self.partners, translate("sync", "Unit cards"))
        self.deeds = [*self.send.deeds, *self.ledger.deeds, *self.partners.deeds]
        self.content.addWidget(self.tabs)
        self.tabs.currentChanged.connect(lambda _: self.reload())
        workplace.changed.connect(self._on_changed)

    def reload(self) -> None:
        page = self.tabs.currentWidget()
        if isinstance(page, (SendPage, LedgerPage, PartnersPage)):
            page.reload()

    def open_at(self, **where: Any) -> None:
        """`tab` is `send`, `ledger` or `partners`."""
        places = {"send": _SENDING, "ledger": _SENT, "partners": _PARTNERS}
        self.tabs.setCurrentIndex(places.get(where.get("tab", "send"), _SENDING))

    def _on_changed(self, changes: ChangeSet) -> None:
        if changes.touches("partner") or changes.act in ("create_package", "copy_package", "acknowledge"):
            self.reload()
