"""What can be done with Tết gifts: every deed behind the toolbar and the menus."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.core.contracts import Report
from desktop.core.errors import FieldRefused
from desktop.core.money import total
from desktop.features.tet_gifts import services
from desktop.features.tet_gifts.domain import NOTHING, Approval, BudgetMeter, TetCampaign
from desktop.features.tet_gifts.services import people
from desktop.features.tet_gifts.ui import forms
from desktop.features.tet_gifts.ui.people.again import AgainDialog
from desktop.features.tet_gifts.ui.people.hardship import show_hardship
from desktop.features.tet_gifts.ui.people.proposing import ProposalDialog
from desktop.features.tet_gifts.ui.screen.money import source_meter
from desktop.features.tet_gifts.words import field_refusal
from desktop.shell.workplace import Workplace
from desktop.widgets.editor import EditorDialog
from desktop.widgets.form import Form
from desktop.widgets.words import translate

if TYPE_CHECKING:
    from desktop.features.tet_gifts.ui.screen.gifts import GiftsView


class Deeds:
    """The deeds upon the gifts that a view shows."""

    def __init__(self, view: GiftsView) -> None:
        self.view, self.workplace = view, view.workplace
        self.today = view.workplace.database.clock.today()

    def add(self) -> None:
        if not self.view.look.schemes:
            self.add_scheme()
            return
        scheme = self.view.scheme or self.view.look.schemes[0]
        ProposalDialog(self.view, self.workplace, self.view.look.schemes).propose(scheme.id)

    def change(self) -> None:
        for line in self.view.chosen()[:1]:
            ProposalDialog(self.view, self.workplace, self.view.look.schemes).change(line.id)

    def show_hardship(self) -> None:
        for line in self.view.chosen()[:1]:
            show_hardship(self.view, self.workplace, line)

    def look_again(self) -> None:
        if (campaign := self.view.campaign) is not None:
            AgainDialog(self.view, self.workplace, campaign, self.view.look.schemes).start()

    def approve(self) -> None:
        chosen = self.view.chosen()
        if not chosen:
            return
        schemes = {line.scheme_id for line in chosen}
        meters = [one for one in self.view.look.meters if one.scheme_id in schemes]
        sources = list(dict.fromkeys(one.source for one in meters)) if len(schemes) == 1 else []
        form = forms.approval_form(sources, one=len(chosen) == 1)

        def grant(tx: Any, values: dict[str, Any]) -> Any:
            amount = values.get("amount") or NOTHING
            return services.approve(tx, [Approval(line.id, amount, values["source"]) for line in chosen])

        text = translate("tet_gifts", "Approve {count} gifts, {amount} đồng")
        editor = self._edit(
            text.format(count=len(chosen), amount=total(line.proposed for line in chosen)),
            form,
            "approve_gifts",
            grant,
            lambda done: translate("tet_gifts", "{count} gifts were approved").format(count=len(done)),
        )
        self._add_meters(editor, meters)

    def reject(self) -> None:
        if not (chosen := self.view.chosen()):
            return
        self._edit(
            translate("tet_gifts", "Do not approve {count} gifts").format(count=len(chosen)),
            forms.reason_form(),
            "reject_gifts",
            lambda tx, values: services.reject(tx, [line.id for line in chosen], values["reason"]),
            lambda done: translate("tet_gifts", "{count} gifts were not approved").format(count=len(done)),
        )

    def finalise(self) -> None:
        """Where something is still open, that is told first; it may be closed all the same."""
        if (campaign := self.view.campaign) is None:
            return

        def told(points: list[Any]) -> None:
            if not points:
                self._close_list()
                return
            text = translate("tet_gifts", "{count} points are still open (people in need on no list, doubts, reasons "
                                          "without proof). Close the list all the same?")  # fmt: skip
            self.workplace.dialogs.confirm(
                text.format(count=len(points)), translate("tet_gifts", "Close the list"), self._close_list,
                better=(translate("tet_gifts", "Look at them"), self.view.show_check),
            )  # fmt: skip

        self.workplace.ask(lambda reading: people.open_points(reading, campaign.id), told, owner=self.view)

    def _close_list(self) -> None:
        schemes = [self.view.scheme] if self.view.scheme else list(self.view.look.schemes)

        def deed(tx: Any) -> int:
            return sum(len(services.finalise(tx, scheme.id)) for scheme in schemes)

        self.workplace.act(
            "finalise_gifts", deed, owner=self.view,
            tell=lambda count: translate("tet_gifts", "The list was closed: {count} gifts").format(count=count),
        )  # fmt: skip

    def withdraw(self) -> None:
        ids = [line.id for line in self.view.chosen()]
        self.workplace.act(
            "withdraw_gifts", lambda tx: services.withdraw(tx, ids), owner=self.view,
            tell=lambda gone: translate("tet_gifts", "{count} taken off the list").format(count=len(gone)),
        )  # fmt: skip

    def launch(self) -> None:
        year = self.today.year + (self.today.month >= 6)
        self._edit(
            translate("tet_gifts", "New Tết campaign"),
            forms.campaign_form(year, self.today),
            "launch_tet_campaign",
            lambda tx, values: services.launch_campaign(tx, forms.campaign_of(values)),
            lambda made: translate("tet_gifts", "{name} was added").format(name=made.name),
        )

    def add_scheme(self) -> None:
        if (campaign := self.view.campaign) is None:
            return
        self._edit(
            translate("tet_gifts", "New scheme"),
            forms.scheme_form(),
            "add_tet_scheme",
            lambda tx, values: services.add_scheme(tx, forms.scheme_of(values, campaign.id)),
            lambda made: translate("tet_gifts", "{name} was added").format(name=made.name),
        )

    def read_file(self) -> None:
        def read(path: Path) -> None:
            def deed(tx: Any) -> TetCampaign:
                plan = services.read_campaign_file(path)
                return services.launch_campaign(tx, plan.campaign, plan.schemes)

            self.workplace.act(
                "launch_tet_campaign", deed, owner=self.view,
                tell=lambda made: translate("tet_gifts", "{name} was added").format(name=made.name),
            )  # fmt: skip

        self.workplace.dialogs.ask_open_file(
            translate("tet_gifts", "Campaign file"), translate("tet_gifts", "Campaigns (*.toml)"), read
        )

    def print(self, report: Report) -> None:
        if (campaign := self.view.campaign) is not None:
            scope = f"{campaign.code}/{self.view.scheme.code}" if self.view.scheme else campaign.code
            self.workplace.save_report(report, self.view, scope)

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

        editor = EditorDialog(self.view, title, form, save, self.workplace.dialogs, another=another)
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


def _say_any(workplace: Workplace, error: Any) -> str:
    own = field_refusal(error) if isinstance(error, FieldRefused) else None
    return own or workplace.say(error)
