"""What the tabs of initiatives, works, pacts and scoring sheets share: a table of records, and taking them away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.core.changes import ChangeSet
from desktop.core.database import Reading, Transaction
from desktop.features.emulation.domain import Campaign
from desktop.shell.workplace import Workplace
from desktop.widgets.actions import Action
from desktop.widgets.records import RecordsTable


class CampaignView(QWidget):
    """A tab of the screen. `touched` are the kinds of record after whose changes it is read again."""

    touched: ClassVar[tuple[str, ...]]

    def __init__(self, workplace: Workplace, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.workplace = workplace
        self.campaign: Campaign | None = None
        self.deeds = self._make_deeds()
        self.table = self._make_table()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 0)
        layout.addWidget(self.table)
        workplace.changed.connect(self._on_changed)

    def show_campaign(self, campaign: Campaign | None) -> None:
        self.campaign = campaign
        self.reload()

    def reload(self) -> None:
        if self.campaign is None:
            self.table.set_records([])
            return
        campaign_id = self.campaign.id
        self.workplace.ask(lambda reading: self._find(reading, campaign_id), self._show, owner=self, replaces="records")

    def _find(self, reading: Reading, campaign_id: str) -> list[Any]:
        raise NotImplementedError  # each tab has its own

    def _show(self, found: Any) -> None:
        self.table.set_records(found)

    def _make_deeds(self) -> list[Action]:
        raise NotImplementedError  # each tab has its own

    def _make_table(self) -> RecordsTable:
        raise NotImplementedError  # each tab has its own

    def _remove_each(
        self, act: str, records: Sequence[Any], deed: Callable[[Transaction, str], Any], told: str
    ) -> None:
        """In one transaction; `told` has a place for the `{count}`."""
        ids = [one.id for one in records]
        self.workplace.act(
            act,
            lambda tx: [deed(tx, one) for one in ids],
            owner=self,
            tell=lambda gone: told.format(count=len(gone)),
        )

    def _on_changed(self, changes: ChangeSet) -> None:
        if changes.touches(*self.touched):
            self.reload()
