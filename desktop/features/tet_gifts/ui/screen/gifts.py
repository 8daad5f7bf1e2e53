"""The list of people proposed for gifts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.features.tet_gifts import services
from desktop.features.tet_gifts.domain import GiftLine, GiftQuery, GiftState, Scheme, TetCampaign
from desktop.features.tet_gifts.services.signing import still_to_sign
from desktop.features.tet_gifts.ui.screen.actions import make_actions
from desktop.features.tet_gifts.ui.screen.aside import AsideDeeds
from desktop.features.tet_gifts.ui.screen.deeds import Deeds
from desktop.features.tet_gifts.ui.screen.look import Look
from desktop.features.tet_gifts.ui.screen.plan import PlanDeeds
from desktop.features.tet_gifts.ui.screen.way import WayDeeds
from desktop.features.tet_gifts.ui.tones import state_tone
from desktop.features.tet_gifts.words import doubt_sentence, state_name
from desktop.shell.workplace import Workplace
from desktop.widgets.records import Align, Column, PagedSource, RecordsTable
from desktop.widgets.states import EmptyState
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate

if TYPE_CHECKING:
    from desktop.features.tet_gifts.ui.screen.frame import TetGiftsScreen

STATES = {
    "open": (GiftState.PROPOSED, GiftState.VERIFIED),
    "approved": (GiftState.APPROVED, GiftState.POSTED),
    "final": (GiftState.FINAL, GiftState.SENT_UP, GiftState.SUPERIOR_APPROVED, GiftState.ISSUED),
    "given": (GiftState.RECEIVED, GiftState.SETTLED),
    "lying": (GiftState.NOT_TAKEN, GiftState.RETURNED, GiftState.REPLACED),
    "rejected": (GiftState.REJECTED, GiftState.SUPERIOR_REJECTED),
    "unsigned": (GiftState.RECEIVED, GiftState.SETTLED),
}


class GiftsView(QWidget):
    """The gifts of a campaign or of one of its schemes; what can be done with them is in `deeds`."""

    def __init__(self, workplace: Workplace, screen: TetGiftsScreen) -> None:
        super().__init__()
        self.workplace = workplace
        self.campaign: TetCampaign | None = None
        self.scheme: Scheme | None = None
        self.look = Look()
        self.in_front = True
        self.table = self._make_table()
        self.work = Deeds(self)
        self.plan, self.way, self.aside = PlanDeeds(self.work), WayDeeds(self.work), AsideDeeds(self.work)
        self.table.opened.connect(lambda _: self.work.change())
        self.table.removal_wanted.connect(lambda _: self.work.withdraw())
        self.deeds = make_actions(self.work, screen)
        self.show_check = screen.show_check
        self.table.set_actions([deed for deed in self.deeds if deed.needs_selection])
        self.table.chosen.connect(self.enable)
        self.table.set_empty(self._empty_list())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.table)

    def show_look(self, campaign: TetCampaign | None, scheme: Scheme | None, look: Look) -> None:
        self.campaign, self.scheme, self.look = campaign, scheme, look
        self.reload()

    def look_for(self, name: str) -> None:
        """Narrow the list to somebody."""
        self.table.search_box.setText(name)
        self.reload()

    def take_focus(self) -> None:
        self.table.setFocus()

    def come_to_front(self, in_front: bool) -> None:
        """Or leave it: behind another tab nobody sees who is chosen, and no deed is done upon them."""
        self.in_front = in_front
        self.enable()

    def enable(self) -> None:
        chosen = self.in_front and self.table.selected_count() > 0
        for deed in self.deeds:
            if deed.needs_selection:
                deed.setEnabled(chosen)

    def reload(self) -> None:
        if (campaign := self.campaign) is None:
            return
        scheme, database = self.scheme, self.workplace.database
        states = tuple(state for key in self.table.chips.checked() for state in STATES[key])
        query = GiftQuery(campaign.id, scheme.id if scheme else "", self.table.search_text(), states)

        if "unsigned" in self.table.chips.checked():
            self._show_unsigned(query)
            return

        def count() -> int:
            with database.read() as reading:
                return services.count_gifts(reading, query)

        def fetch(offset: int, limit: int) -> Sequence[GiftLine]:
            with database.read() as reading:
                return services.list_gifts(reading, query, limit, offset)

        self.table.set_source(PagedSource(count, fetch))

    def _show_unsigned(self, query: GiftQuery) -> None:
        """Whoever was given something and has still to sign."""
        database = self.workplace.database

        def lines() -> list[GiftLine]:
            with database.read() as reading:
                left = {one.request_id for one in still_to_sign(reading, query.campaign_id, query.scheme_id)}
                return [one for one in services.list_gifts(reading, query) if one.id in left]

        self.table.set_source(PagedSource(lambda: len(lines()), lambda offset, limit: lines()[offset : offset + limit]))

    def chosen(self) -> list[GiftLine]:
        return list(self.table.selected())

    def _make_table(self) -> RecordsTable:
        table = RecordsTable(
            [
                Column("name", translate("tet_gifts", "Full name"), lambda one: one.full_name, 170,
                       icon=lambda one: "triangle-alert" if self._doubts(one) else "", tooltip=self._doubts),
                Column("unit", translate("tet_gifts", "Section"), lambda one: one.unit, 120),
                Column("kind", translate("tet_gifts", "Class"), lambda one: services.kind_name(one.kind).short, 92),
                Column("reasons", translate("tet_gifts", "Reasons"), _reasons, 170, tone=_reason_tone,
                       tooltip=_full_reasons),
                Column("proposed", translate("tet_gifts", "Proposed"), lambda one: str(one.proposed), 95, Align.RIGHT),
                Column("approved", translate("tet_gifts", "Approved"), lambda one: str(one.approved or ""), 95,
                       Align.RIGHT),
                Column("source", translate("tet_gifts", "Paid by"), _paid_by, 138),
                Column("state", translate("tet_gifts", "State"), lambda one: state_name(one.state), 130,
                       tone=lambda one: state_tone(one.state), tooltip=lambda one: one.decision_reason),
                Column("scheme", translate("tet_gifts", "Scheme"), self._scheme_name, 200),
                Column("slip", translate("tet_gifts", "Slip"), lambda one: one.slip_code, 90),
                Column("serial", translate("tet_gifts", "Serial"), lambda one: one.voucher_serial, 90, hidden=True),
                Column("note", translate("tet_gifts", "Note"), lambda one: one.note, 120, hidden=True),
            ],
            name="gifts_table",
            title=translate("tet_gifts", "People proposed for gifts"),
            jobs=self.workplace.jobs,
            count_text=lambda count: translate("tet_gifts", "{count} gifts").format(count=count),
            search_hint=translate("tet_gifts", "Name, number or slip…"),
        )  # fmt: skip
        for key, text in (
            ("open", translate("tet_gifts", "To decide")),
            ("approved", translate("tet_gifts", "Approved")),
            ("final", translate("tet_gifts", "List closed")),
            ("given", translate("tet_gifts", "Received")),
            ("lying", translate("tet_gifts", "Not taken")),
            ("rejected", translate("tet_gifts", "Not approved")),
            ("unsigned", translate("tet_gifts", "Still to sign")),
        ):
            table.chips.add(key, text)
        table.chips.changed.connect(self.reload)
        table.searched.connect(lambda _: self.reload())
        table.remember(self.workplace.settings)
        return table

    def _empty_list(self) -> EmptyState:
        names = ("add_scheme", "propose_gift", "look_again", "import_gifts", "paste_gifts")
        first = [deed for deed in self.deeds if deed.id in names]
        return EmptyState(
            "gift",
            translate("tet_gifts", "Nobody is proposed yet"),
            translate(
                "tet_gifts",
                "First a scheme with its money; then propose people one by one or bring in the list of a section.",
            ),
            first,
        )

    def _doubts(self, line: GiftLine) -> str:
        return " ".join(map(doubt_sentence, self.look.doubts.get(line.id, ())))

    def _scheme_name(self, line: GiftLine) -> str:
        return next((one.name for one in self.look.schemes if one.id == line.scheme_id), "")


def _paid_by(line: GiftLine) -> str:
    return f"{services.source_name(line.source).short} {line.year or ''}".strip() if line.source else ""


def _reasons(line: GiftLine) -> str:
    first = [line.primary] if line.primary else []
    rest = [reason for reason in line.reasons if reason is not line.primary]
    return " · ".join(services.reason_name(reason).short for reason in [*first, *rest])


def _full_reasons(line: GiftLine) -> str:
    return "\n".join(services.reason_name(reason).full for reason in line.reasons)


def _reason_tone(line: GiftLine) -> Tone | None:
    return Tone.NEUTRAL if line.reasons else None
