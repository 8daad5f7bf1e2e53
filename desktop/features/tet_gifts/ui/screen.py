"""Tết gifts: the list of a campaign with its money, and the desk where gifts are handed out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.core.changes import ChangeSet
from desktop.core.contracts import Report
from desktop.core.database import Reading
from desktop.core.errors import FieldRefused
from desktop.core.money import total
from desktop.core.partial_date import print_date
from desktop.features.members.domain import MemberQuery
from desktop.features.members.services import list_members
from desktop.features.tet_gifts import services
from desktop.features.tet_gifts.domain import (
    NOTHING,
    Approval,
    BeneficiaryKind,
    BudgetMeter,
    Doubt,
    GiftLine,
    GiftQuery,
    GiftState,
    Scheme,
    TetCampaign,
)
from desktop.features.tet_gifts.imports import EXPORT, BeneficiaryImport
from desktop.features.tet_gifts.reports import REPORTS
from desktop.features.tet_gifts.ui import forms
from desktop.features.tet_gifts.ui.desk import DeskView
from desktop.features.tet_gifts.words import doubt_sentence, field_refusal, scheme_kind_name, state_name
from desktop.shell.workplace import Workplace
from desktop.widgets.actions import Action, Place
from desktop.widgets.chooser import Chooser
from desktop.widgets.editor import EditorDialog
from desktop.widgets.fields import Option
from desktop.widgets.form import Form
from desktop.widgets.meter import Meter
from desktop.widgets.page import Page
from desktop.widgets.records import Align, Column, PagedSource, RecordsTable
from desktop.widgets.screen import Screen
from desktop.widgets.states import EmptyState
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate

LIST, DESK = range(2)
WIDE = 1000
"""Logical pixels from which four meters stand side by side."""
SUGGESTIONS = 20

STATES = {
    "open": (GiftState.PROPOSED, GiftState.VERIFIED),
    "approved": (GiftState.APPROVED, GiftState.POSTED),
    "final": (GiftState.FINAL, GiftState.SENT_UP, GiftState.SUPERIOR_APPROVED, GiftState.ISSUED),
    "given": (GiftState.RECEIVED, GiftState.SETTLED),
    "rejected": (GiftState.REJECTED, GiftState.SUPERIOR_REJECTED),
}
TONES = {
    GiftState.PROPOSED: Tone.NEUTRAL,
    GiftState.VERIFIED: Tone.NEUTRAL,
    GiftState.REJECTED: Tone.BAD,
    GiftState.SUPERIOR_REJECTED: Tone.BAD,
    GiftState.NOT_TAKEN: Tone.WARNING,
    GiftState.RETURNED: Tone.WARNING,
    GiftState.REPLACED: Tone.NEUTRAL,
    GiftState.RECEIVED: Tone.GOOD,
    GiftState.SETTLED: Tone.GOOD,
}


@dataclass(frozen=True)
class Overview:
    """A campaign with its schemes, their money, and what the committee should look at."""

    schemes: tuple[Scheme, ...] = ()
    meters: tuple[BudgetMeter, ...] = ()
    doubts: dict[str, tuple[Doubt, ...]] = field(default_factory=dict)


class TetGiftsScreen(Screen):
    """Tết care (chăm lo Tết), one campaign at a time."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(
            "tet_gifts",
            translate("tet_gifts", "Tết gifts"),
            translate(
                "tet_gifts",
                "Choose a campaign and a scheme at the top; the meters show what is left of the money. Propose people, "
                "select them, then “Approve…”. When the list is right, “Close the list”: slips can then be handed out "
                "at the desk. Nobody can be given the same gift twice.",
            ),
        )
        self.workplace = workplace
        self.today = workplace.database.clock.today()
        self._campaigns: list[TetCampaign] = []
        self._wanted = ""
        self.overview = Overview()
        self.campaign_chooser = Chooser("tet_campaign_chooser", translate("tet_gifts", "Campaign"), 18)
        self.scheme_chooser = Chooser("tet_scheme_chooser", translate("tet_gifts", "Scheme"), 18)
        self.campaign_chooser.currentIndexChanged.connect(lambda _: self._show_campaign())
        self.scheme_chooser.currentIndexChanged.connect(lambda _: self._show_scheme())
        self.day = QLabel()
        self.day.setProperty("role", "muted")
        self.money = QWidget()
        self.money.setObjectName("tet_money")
        self.meters = QGridLayout(self.money)
        self.meters.setContentsMargins(0, 0, 0, 0)
        self.table = self._make_table()
        self.desk = DeskView(workplace)
        self.deeds = self._make_deeds()
        self.table.set_actions([deed for deed in self.deeds if deed.needs_selection])
        self.table.set_empty(self._empty_list())
        self.tabs = self._make_tabs()
        self.pages = QStackedWidget()
        self.pages.addWidget(self._with_choosers())
        self.pages.addWidget(self._empty_state())
        self.content.addWidget(self.pages)
        workplace.changed.connect(self._on_changed)

    # What the window asks

    def reload(self) -> None:
        self.workplace.ask(services.list_campaigns, self._show_campaigns, owner=self, replaces="campaigns")

    def open_at(self, **where: Any) -> None:
        """`campaign` is a code; `tab` is `list` or `desk`."""
        self._wanted = where.get("campaign", "")
        self.tabs.setCurrentIndex(DESK if where.get("tab") == "desk" else LIST)
        self.reload()

    def status(self) -> str:
        return self.campaign.name if self.campaign else ""

    @property
    def campaign(self) -> TetCampaign | None:
        index = self.campaign_chooser.currentIndex()
        return self._campaigns[index] if 0 <= index < len(self._campaigns) else None

    @property
    def scheme(self) -> Scheme | None:
        """The chosen scheme; None for all of them."""
        index = self.scheme_chooser.currentIndex() - 1
        return self.overview.schemes[index] if 0 <= index < len(self.overview.schemes) else None

    # Showing

    def _show_campaigns(self, campaigns: list[TetCampaign]) -> None:
        before = self.campaign
        wanted = self._wanted or (before.code if before else "")
        self._wanted, self._campaigns = "", campaigns
        codes = [one.code for one in campaigns]
        _refill(self.campaign_chooser, [one.name for one in campaigns], codes.index(wanted) if wanted in codes else 0)
        self.pages.setCurrentIndex(0 if campaigns else 1)
        self._show_campaign()

    def _show_campaign(self) -> None:
        campaign = self.campaign
        self.desk.show_campaign(campaign)
        for deed in self.deeds:
            if deed.id not in ("launch_tet", "read_tet") and not deed.needs_selection:
                deed.setEnabled(campaign is not None)
        if campaign is None:
            return
        self.day.setText(translate("tet_gifts", "First day of Tết: {day}").format(day=print_date(campaign.tet_date)))
        self.workplace.ask(
            lambda reading: _overview(reading, campaign.id), self._show_overview, owner=self, replaces="overview"
        )

    def _show_overview(self, overview: Overview) -> None:
        before = self.scheme
        self.overview = overview
        names = [translate("tet_gifts", "All schemes"), *(scheme.name for scheme in overview.schemes)]
        ids = [scheme.id for scheme in overview.schemes]
        _refill(self.scheme_chooser, names, ids.index(before.id) + 1 if before and before.id in ids else 0)
        self._show_scheme()

    def _show_scheme(self) -> None:
        self._show_meters()
        self._show_list()

    def _show_list(self) -> None:
        if (campaign := self.campaign) is None:
            return
        scheme, database = self.scheme, self.workplace.database
        states = tuple(state for key in self.table.chips.checked() for state in STATES[key])
        query = GiftQuery(campaign.id, scheme.id if scheme else "", self.table.search_text(), states)

        def count() -> int:
            with database.read() as reading:
                return services.count_gifts(reading, query)

        def fetch(offset: int, limit: int) -> Sequence[GiftLine]:
            with database.read() as reading:
                return services.list_gifts(reading, query, limit, offset)

        self.table.set_source(PagedSource(count, fetch))

    def _show_meters(self) -> None:
        while item := self.meters.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        in_a_row = 4 if self.width() >= WIDE else 2
        for place, meter in enumerate(self._made_meters()):
            self.meters.addWidget(meter, place // in_a_row, place % in_a_row)
        for column in range(4):
            self.meters.setColumnStretch(column, int(column < in_a_row))

    def _made_meters(self) -> list[Meter]:
        """One for each source of the chosen scheme, or one for each scheme."""
        chosen = self.scheme
        if chosen is not None:
            return [source_meter(one, short=True) for one in self.overview.meters if one.scheme_id == chosen.id]
        return [
            scheme_meter(scheme, [one for one in self.overview.meters if one.scheme_id == scheme.id])
            for scheme in self.overview.schemes
        ]

    def _on_changed(self, changes: ChangeSet) -> None:
        if changes.touches("tet_campaign"):
            self.reload()
        elif changes.touches("tet_scheme", "tet_gift", "tet_beneficiary", "member"):
            self._show_campaign()

    # Deeds

    def _add(self) -> None:
        if not self.overview.schemes:
            self._add_scheme()
            return
        form = forms.proposal_form(self.overview.schemes, self._search_members, self.today, field_refusal)
        form.load({"scheme": (self.scheme or self.overview.schemes[0]).id, "kind": BeneficiaryKind.MEMBER})
        form.mark_clean()
        self._edit(
            translate("tet_gifts", "Propose somebody"),
            form,
            "propose_gift",
            lambda tx, values: services.propose_one(tx, values["scheme"], forms.proposal_of(values)),
            lambda _: translate("tet_gifts", "Proposed for a gift"),
            another=True,
        )

    def _approve(self) -> None:
        chosen = self._chosen()
        if not chosen:
            return
        schemes = {line.scheme_id for line in chosen}
        meters = [one for one in self.overview.meters if one.scheme_id in schemes]
        sources = list(dict.fromkeys(one.source for one in meters)) if len(schemes) == 1 else []
        form = forms.approval_form(sources, one=len(chosen) == 1)

        def approve(tx: Any, values: dict[str, Any]) -> Any:
            amount = values.get("amount") or NOTHING
            return services.approve(tx, [Approval(line.id, amount, values["source"]) for line in chosen])

        text = translate("tet_gifts", "Approve {count} gifts, {amount} đồng")
        editor = self._edit(
            text.format(count=len(chosen), amount=total(line.proposed for line in chosen)),
            form,
            "approve_gifts",
            approve,
            lambda done: translate("tet_gifts", "{count} gifts were approved").format(count=len(done)),
        )
        self._add_meters(editor, meters)

    def _reject(self) -> None:
        if not (chosen := self._chosen()):
            return
        self._edit(
            translate("tet_gifts", "Do not approve {count} gifts").format(count=len(chosen)),
            forms.reason_form(),
            "reject_gifts",
            lambda tx, values: services.reject(tx, [line.id for line in chosen], values["reason"]),
            lambda done: translate("tet_gifts", "{count} gifts were not approved").format(count=len(done)),
        )

    def _finalise(self) -> None:
        schemes = [self.scheme] if self.scheme else list(self.overview.schemes)

        def deed(tx: Any) -> int:
            return sum(len(services.finalise(tx, scheme.id)) for scheme in schemes)

        self.workplace.act(
            "finalise_gifts", deed, owner=self,
            tell=lambda count: translate("tet_gifts", "The list was closed: {count} gifts").format(count=count),
        )  # fmt: skip

    def _withdraw(self) -> None:
        ids = [line.id for line in self._chosen()]
        self.workplace.act(
            "withdraw_gifts", lambda tx: services.withdraw(tx, ids), owner=self,
            tell=lambda gone: translate("tet_gifts", "{count} taken off the list").format(count=len(gone)),
        )  # fmt: skip

    def _launch(self) -> None:
        year = self.today.year + (self.today.month >= 6)
        self._edit(
            translate("tet_gifts", "New Tết campaign"),
            forms.campaign_form(year, self.today),
            "launch_tet_campaign",
            lambda tx, values: services.launch_campaign(tx, forms.campaign_of(values)),
            lambda made: translate("tet_gifts", "{name} was added").format(name=made.name),
        )

    def _add_scheme(self) -> None:
        if (campaign := self.campaign) is None:
            return
        self._edit(
            translate("tet_gifts", "New scheme"),
            forms.scheme_form(),
            "add_tet_scheme",
            lambda tx, values: services.add_scheme(tx, forms.scheme_of(values, campaign.id)),
            lambda made: translate("tet_gifts", "{name} was added").format(name=made.name),
        )

    def _read_file(self) -> None:
        def read(path: Path) -> None:
            def deed(tx: Any) -> TetCampaign:
                plan = services.read_campaign_file(path)
                return services.launch_campaign(tx, plan.campaign, plan.schemes)

            self.workplace.act(
                "launch_tet_campaign", deed, owner=self,
                tell=lambda made: translate("tet_gifts", "{name} was added").format(name=made.name),
            )  # fmt: skip

        self.workplace.dialogs.ask_open_file(
            translate("tet_gifts", "Campaign file"), translate("tet_gifts", "Campaigns (*.toml)"), read
        )

    def _print(self, report: Report) -> None:
        if (campaign := self.campaign) is not None:
            scope = f"{campaign.code}/{self.scheme.code}" if self.scheme else campaign.code
            self.workplace.save_report(report, self, scope)

    # Building

    def _edit(
        self,
        title: str,
        form: Form,
        act: str,
        deed: Callable[[Any, dict[str, Any]], Any],
        tell: Callable[[Any], str],
        *,
        another: bool = False,
    ) -> EditorDialog:
        def save(values: dict[str, Any]) -> None:
            self.workplace.act(
                act, lambda tx: deed(tx, values), owner=editor, done=lambda _: editor.saved(),
                failed=lambda error: editor.refuse(error, _say_any(self.workplace, error)), tell=tell,
            )  # fmt: skip

        editor = EditorDialog(self, title, form, save, self.workplace.dialogs, another=another)
        editor.open()
        return editor

    def _add_meters(self, editor: EditorDialog, meters: Sequence[BudgetMeter]) -> None:
        """What is left, above the form."""
        box = QWidget()
        box.setObjectName("approval_meters")
        column = QVBoxLayout(box)
        column.setContentsMargins(16, 12, 16, 0)
        for one in meters:
            column.addWidget(source_meter(one))
        layout = editor.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(1, box)
        editor.resize(editor.width(), editor.height() + box.sizeHint().height())

    def _chosen(self) -> list[GiftLine]:
        return list(self.table.selected())

    def _search_members(self, text: str, answer: Callable[[Sequence[Option]], None]) -> None:
        def find(reading: Reading) -> list[Option]:
            lines = list_members(reading, MemberQuery(search=text), SUGGESTIONS)
            return [Option(one.id, one.full_name, f"{one.birth or ''} {one.section}".strip()) for one in lines]

        self.workplace.ask(find, answer, owner=self, replaces="pick_member")

    def _make_table(self) -> RecordsTable:
        table = RecordsTable(
            [
                Column("name", translate("tet_gifts", "Full name"), lambda one: one.full_name, 170,
                       icon=lambda one: "triangle-alert" if self._doubts(one) else "", tooltip=self._doubts),
                Column("unit", translate("tet_gifts", "Section"), lambda one: one.unit, 120),
                Column("kind", translate("tet_gifts", "Class"), lambda one: services.kind_name(one.kind).short, 110),
                Column("reasons", translate("tet_gifts", "Reasons"), _reasons, 170, tone=_reason_tone,
                       tooltip=_full_reasons),
                Column("proposed", translate("tet_gifts", "Proposed"), lambda one: str(one.proposed), 95, Align.RIGHT),
                Column("approved", translate("tet_gifts", "Approved"), lambda one: str(one.approved or ""), 95,
                       Align.RIGHT),
                Column("source", translate("tet_gifts", "Paid by"),
                       lambda one: services.source_name(one.source).short if one.source else "", 95),
                Column("state", translate("tet_gifts", "State"), lambda one: state_name(one.state), 130,
                       tone=lambda one: TONES.get(one.state), tooltip=lambda one: one.decision_reason),
                Column("scheme", translate("tet_gifts", "Scheme"), self._scheme_name, 200),
                Column("slip", translate("tet_gifts", "Slip"), lambda one: one.slip_code, 90),
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
            ("rejected", translate("tet_gifts", "Not approved")),
        ):
            table.chips.add(key, text)
        table.chips.changed.connect(self._show_list)
        table.searched.connect(lambda _: self._show_list())
        table.removal_wanted.connect(lambda _: self._withdraw())
        table.remember(self.workplace.settings)
        return table

    def _make_deeds(self) -> list[Action]:
        def deed(*given: Any, **options: Any) -> Action:
            return Action(self, *given, **options)

        papers = [
            deed(f"print_{report.name.replace('-', '_')}", report.title, "printer",
                 lambda report=report: self._print(report), place=Place.REPORTS, in_toolbar=False)
            for report in REPORTS
        ]  # fmt: skip
        return [
            deed("propose_gift", translate("tet_gifts", "Propose…"), "user-plus", self._add, "Ctrl+N|Ctrl+Ins",
                 primary=True),
            deed("approve_gifts", translate("tet_gifts", "Approve…"), "circle-check", self._approve,
                 needs_selection=True),
            deed("reject_gifts", translate("tet_gifts", "Do not approve…"), "circle-x", self._reject,
                 needs_selection=True),
            deed("withdraw_gifts", translate("tet_gifts", "Take off the list"), "trash-2", self._withdraw, "Ctrl+Del",
                 needs_selection=True),
            deed("finalise_gifts", translate("tet_gifts", "Close the list"), "lock", self._finalise),
            deed("open_desk", translate("tet_gifts", "Hand-out desk"), "gift",
                 lambda: self.tabs.setCurrentIndex(DESK)),
            deed("import_gifts", translate("tet_gifts", "Import…"), "import",
                 lambda: self.workplace.import_file(BeneficiaryImport()), "Ctrl+Shift+O"),
            self.workplace.paste_action(self, "paste_gifts", BeneficiaryImport),
            deed("export_gifts", translate("tet_gifts", "Export"), "download",
                 lambda: self.workplace.save_list(EXPORT, self)),
            deed("print_sign_off", translate("tet_gifts", "Print the sign-off list"), "printer",
                 lambda: self._print(REPORTS[2]), "Ctrl+P"),
            deed("launch_tet", translate("tet_gifts", "New Tết campaign…"), "plus", self._launch, in_toolbar=False),
            deed("add_scheme", translate("tet_gifts", "New scheme…"), "plus", self._add_scheme, in_toolbar=False),
            deed("read_tet", translate("tet_gifts", "Read a campaign from a file…"), "folder-open", self._read_file,
                 in_toolbar=False),
            *papers,
        ]  # fmt: skip

    def _make_tabs(self) -> QTabWidget:
        tabs = QTabWidget()
        tabs.setObjectName("tet_tabs")
        tabs.setAccessibleName(translate("tet_gifts", "Parts of the campaign"))
        tabs.setDocumentMode(True)
        tabs.addTab(self.table, translate("tet_gifts", "List"))
        tabs.addTab(Page(self.desk), translate("tet_gifts", "Hand-out desk"))
        tabs.currentChanged.connect(self._show_tab)
        return tabs

    def _with_choosers(self) -> QWidget:
        page, row = QWidget(), QHBoxLayout()
        for text, chooser in (
            (translate("tet_gifts", "Campaign"), self.campaign_chooser),
            (translate("tet_gifts", "Scheme"), self.scheme_chooser),
        ):
            label = QLabel(text)
            label.setProperty("role", "label")
            label.setBuddy(chooser)
            row.addWidget(label)
            row.addWidget(chooser, 1)
        row.addWidget(self.day)
        self.meters.setHorizontalSpacing(24)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(row)
        layout.addWidget(self.money)
        layout.addWidget(self.tabs, 1)
        return page

    def _empty_list(self) -> EmptyState:
        names = ("add_scheme", "propose_gift", "import_gifts", "paste_gifts")
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

    def _empty_state(self) -> EmptyState:
        first = [deed for deed in self.deeds if deed.id in ("launch_tet", "read_tet")]
        return EmptyState(
            "gift",
            translate("tet_gifts", "No Tết campaign yet"),
            translate(
                "tet_gifts",
                "A campaign has schemes (cash, goods, vouchers, tickets) with their money. Add one, or read the file "
                "that the union above has sent.",
            ),
            first,
        )

    def _show_tab(self, index: int) -> None:
        """The desk has the whole height for its answer."""
        self.money.setVisible(index == LIST)
        if index == DESK:
            self.desk.take_focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if (event.oldSize().width() >= WIDE) != (event.size().width() >= WIDE):
            self._show_meters()

    def _doubts(self, line: GiftLine) -> str:
        return " ".join(map(doubt_sentence, self.overview.doubts.get(line.id, ())))

    def _scheme_name(self, line: GiftLine) -> str:
        return next((one.name for one in self.overview.schemes if one.id == line.scheme_id), "")


def source_meter(meter: BudgetMeter, *, short: bool = False) -> Meter:
    """What one source has left for one scheme."""
    name = services.source_name(meter.source)
    made = Meter(name.short if short else f"{name.full} · {meter.scheme}")
    made.setToolTip(f"{name.full} · {meter.scheme}")
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


def _overview(reading: Reading, campaign_id: str) -> Overview:
    return Overview(
        tuple(services.list_schemes(reading, campaign_id)),
        tuple(services.budget_meters(reading, campaign_id)),
        services.doubts(reading, campaign_id),
    )


def _reasons(line: GiftLine) -> str:
    first = [line.primary] if line.primary else []
    rest = [reason for reason in line.reasons if reason is not line.primary]
    return " · ".join(services.reason_name(reason).short for reason in [*first, *rest])


def _full_reasons(line: GiftLine) -> str:
    return "\n".join(services.reason_name(reason).full for reason in line.reasons)


def _reason_tone(line: GiftLine) -> Tone | None:
    return Tone.NEUTRAL if line.reasons else None


def _say_any(workplace: Workplace, error: Any) -> str:
    own = field_refusal(error) if isinstance(error, FieldRefused) else None
    return own or workplace.say(error)


def _refill(chooser: Chooser, texts: Sequence[str], index: int) -> None:
    """New lines without telling anybody."""
    chooser.blockSignals(True)
    chooser.clear()
    chooser.addItems(list(texts))
    chooser.setCurrentIndex(index)
    chooser.blockSignals(False)
