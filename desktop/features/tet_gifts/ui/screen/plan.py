"""What is planned: the campaign with its days, and its schemes with their money, order and limits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from desktop.core.changes import ChangeSet
from desktop.core.database import Reading
from desktop.core.money import total
from desktop.features.tet_gifts import services
from desktop.features.tet_gifts.domain import Scheme, SchemeKind, TetCampaign
from desktop.features.tet_gifts.ui import plan_forms
from desktop.features.tet_gifts.words import field_refusal, level_name, scheme_kind_name
from desktop.widgets.actions import Action
from desktop.widgets.list_dialog import ListDialog
from desktop.widgets.records import Align, Column
from desktop.widgets.words import translate

if TYPE_CHECKING:
    from desktop.features.tet_gifts.ui.screen.deeds import Deeds


class PlanDeeds:
    """The deeds upon a campaign and its schemes."""

    def __init__(self, work: Deeds) -> None:
        self.work, self.workplace = work, work.workplace

    def launch(self) -> None:
        year = self.work.today.year + (self.work.today.month >= 6)
        self.work.edit(
            translate("tet_gifts", "New Tết campaign"),
            plan_forms.CampaignForm(year, self.work.today, field_refusal),
            "launch_tet_campaign",
            lambda tx, values: services.launch_campaign(tx, plan_forms.campaign_of(values)),
            lambda made: translate("tet_gifts", "{name} was added").format(name=made.name),
        )

    def change_campaign(self) -> None:
        if (campaign := self.work.view.campaign) is None:
            return
        form = plan_forms.CampaignForm(campaign.lunar_year, self.work.today, field_refusal)
        form.load(plan_forms.campaign_values(campaign))
        self.work.edit(
            campaign.name,
            form,
            "change_tet_campaign",
            lambda tx, values: services.change_campaign(tx, plan_forms.campaign_of(values, campaign)),
            lambda made: translate("tet_gifts", "{name} was changed").format(name=made.name),
        )

    def add_scheme(self, over: QWidget | None = None) -> None:
        if campaign := self.work.view.campaign:
            blank = Scheme("", campaign.id, "", "", SchemeKind.CASH)
            self.work.edit(
                translate("tet_gifts", "New scheme"),
                plan_forms.SchemeForm(campaign, self.work.today, field_refusal),
                "add_tet_scheme",
                lambda tx, values: services.add_scheme(tx, plan_forms.scheme_of(values, blank)),
                lambda made: translate("tet_gifts", "{name} was added").format(name=made.name),
                over=over,
                width=820,
            )

    def change_scheme(self, scheme: Scheme, over: QWidget | None = None) -> None:
        if campaign := self.work.view.campaign:
            form = plan_forms.SchemeForm(campaign, self.work.today, field_refusal)
            form.load(plan_forms.scheme_values(scheme))
            self.work.edit(
                scheme.name,
                form,
                "change_tet_scheme",
                lambda tx, values: services.change_scheme(tx, plan_forms.scheme_of(values, scheme)),
                lambda made: translate("tet_gifts", "{name} was changed").format(name=made.name),
                over=over,
                width=820,
            )

    def show_schemes(self) -> None:
        if campaign := self.work.view.campaign:
            SchemesDialog(self, campaign, self.work.view).open()


class SchemesDialog(ListDialog):
    """The schemes of a campaign in their order, with what each gives out of whose money."""

    def __init__(self, plan: PlanDeeds, campaign: TetCampaign, parent: QWidget) -> None:
        columns: list[Column[Any]] = [
            Column("code", translate("tet_gifts", "Code"), lambda one: one.code, 80),
            Column("name", translate("tet_gifts", "Name of the scheme"), lambda one: one.name, 270),
            Column("kind", translate("tet_gifts", "Kind"), lambda one: scheme_kind_name(one.kind), 90),
            Column("level", translate("tet_gifts", "Whose scheme it is"), lambda one: level_name(one.level), 140),
            Column("cash", translate("tet_gifts", "In cash"), lambda one: str(one.cash_part or ""), 90, Align.RIGHT),
            Column("goods", translate("tet_gifts", "In kind"), lambda one: str(one.kind_part or ""), 90, Align.RIGHT),
            Column("quota", translate("tet_gifts", "Gifts"), lambda one: str(one.quota or ""), 60, Align.RIGHT),
            Column("budget", translate("tet_gifts", "Budget"), lambda one: str(one.budget), 110, Align.RIGHT,
                   tooltip=_lines),
        ]  # fmt: skip
        title = translate("tet_gifts", "Schemes of {name}").format(name=campaign.name)
        super().__init__("tet_schemes", title, columns, parent, 1020, 460)
        self.plan, self.campaign = plan, campaign
        self.told.setText(translate(
            "tet_gifts", "Papers and lists follow this order. A scheme on which gifts hang is not removed; its money "
            "can grow, and shrink down to what is approved."))  # fmt: skip
        self.remove = self.add(Action(self, "remove_scheme", translate("tet_gifts", "Remove"), "trash-2",
                                      self._remove, "Ctrl+Del"))  # fmt: skip
        self.down = self.add(Action(self, "scheme_down", translate("tet_gifts", "Down"), "chevron-down",
                                    lambda: self._move(1), "Alt+Down"))  # fmt: skip
        self.up = self.add(Action(self, "scheme_up", translate("tet_gifts", "Up"), "chevron-up", lambda: self._move(-1),
                                  "Alt+Up"))  # fmt: skip
        self.change = self.add(Action(self, "change_scheme", translate("tet_gifts", "Change…"), "pencil",
                                      self._change, "Ctrl+E"))  # fmt: skip
        self.add(Action(self, "new_scheme", translate("tet_gifts", "New scheme…"), "plus",
                        lambda: plan.add_scheme(self), "Ctrl+N", primary=True))  # fmt: skip
        self.table.opened.connect(lambda _: self._change())
        self.table.removal_wanted.connect(lambda _: self._remove())
        self.table.chosen.connect(self._greet)
        plan.workplace.changed.connect(self._on_changed)
        self._greet()
        self._reload()
        self.table.take_focus()

    def _reload(self) -> None:
        campaign_id = self.campaign.id

        def ask(reading: Reading) -> list[Scheme]:
            return services.list_schemes(reading, campaign_id)

        self.plan.workplace.ask(ask, self._show, owner=self, replaces="schemes")

    def _show(self, schemes: list[Scheme]) -> None:
        current = self.table.current() or next(iter(schemes), None)
        self.table.set_records(schemes)
        if current is not None:
            self.table.select(current.id)
        text = translate("tet_gifts", "{count} schemes, {budget} đồng")
        self.table.set_footer(text.format(count=len(schemes), budget=total(one.budget for one in schemes)))
        self._greet()

    def _on_changed(self, changes: ChangeSet) -> None:
        if changes.touches("tet_scheme", "tet_campaign"):
            self._reload()

    def _greet(self) -> None:
        for deed in (self.remove, self.down, self.up, self.change):
            deed.setEnabled(self.table.current() is not None)

    def _change(self) -> None:
        if current := self.table.current():
            self.plan.change_scheme(current, self)

    def _move(self, by: int) -> None:
        if current := self.table.current():
            self.plan.workplace.act(
                "move_tet_scheme", lambda tx: services.move_scheme(tx, current.id, by), owner=self,
                tell=lambda _: translate("tet_gifts", "{name} was moved").format(name=current.name),
            )  # fmt: skip

    def _remove(self) -> None:
        if current := self.table.current():
            self.plan.workplace.act(
                "remove_tet_scheme", lambda tx: services.remove_scheme(tx, current.id), owner=self,
                tell=lambda gone: translate("tet_gifts", "Removed: {name}").format(name=gone.name),
            )  # fmt: skip


def _lines(scheme: Scheme) -> str:
    """Each budget line on a line of its own."""
    told = []
    for one in scheme.budgets:
        quota = translate("tet_gifts", ", {gifts} gifts").format(gifts=one.quota) if one.quota else ""
        told.append(f"{services.source_name(one.source).full} {one.year}: {one.amount} đồng{quota}")
    return "\n".join(told)
