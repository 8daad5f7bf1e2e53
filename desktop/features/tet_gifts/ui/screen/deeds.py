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
from desktop.features.tet_gifts.domain.desk import MAIN_DESK, DeskScope
from desktop.features.tet_gifts.reports import BY_YEAR, SLIPS
from desktop.features.tet_gifts.reports.slips import SlipsWanted
from desktop.features.tet_gifts.services import desk as desk_services
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
            self.view.plan.add_scheme()
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
        editor = self.edit(
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
        self.edit(
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
            part = self.view.scheme.code if self.view.scheme and report not in BY_YEAR else ""
            self.workplace.save_report(report, self.view, f"{campaign.code}/{part}".rstrip("/"))

    def print_slips(self) -> None:
        """Asks where and when people are to come, which stands on every slip."""
        self._print_slips(())

    def reprint_slips(self) -> None:
        """Those of the chosen people: a slip was lost. It has the same code, so it can be given only once."""
        if codes := tuple(line.slip_code for line in self.view.chosen()):
            self._print_slips(codes)

    def note_unclaimed(self) -> None:
        """At the end of the hand-out: whoever still waits did not come."""
        if (campaign := self.view.campaign) is None:
            return
        scheme = self.view.scheme
        scope = DeskScope(campaign.id, MAIN_DESK, (scheme.id,) if scheme else ())
        self.workplace.act(
            "note_unclaimed", lambda tx: desk_services.note_unclaimed(tx, scope), owner=self.view,
            tell=lambda count: translate("tet_gifts", "{count} gifts were noted as not claimed").format(count=count),
        )  # fmt: skip

    def _print_slips(self, codes: tuple[str, ...]) -> None:
        if (campaign := self.view.campaign) is None:
            return
        settings, key = self.workplace.settings, f"slips/{campaign.id}"
        scope = f"{campaign.code}/{self.view.scheme.code}" if self.view.scheme else campaign.code
        form = forms.slips_form()
        place, when = settings.value(f"{key}/place", "", str), settings.value(f"{key}/when", "", str)
        form.load({"place": place, "when": when})
        form.mark_clean()

        def save(values: dict[str, Any]) -> None:
            for name in ("place", "when"):
                settings.setValue(f"{key}/{name}", values[name])
            wanted = SlipsWanted(scope, codes, values["place"], values["when"])
            editor.saved()
            self.workplace.save_report(SLIPS, self.view, wanted.as_code())

        title = translate("tet_gifts", "Print the slips")
        editor = EditorDialog(self.view, title, form, save, self.workplace.dialogs, width=520)
        editor.open()

    def edit(
        self,
        title: str,
        form: Form,
        act: str,
        deed: Callable[[Any, dict[str, Any]], Any],
        tell: Callable[[Any], str],
        *,
        another: bool = False,
        over: QWidget | None = None,
        width: int = 720,
        for_good: bool = False,
    ) -> EditorDialog:
        """A form whose saving does a deed; refusals are said in it. What is `for_good` is told without an offer to take
        it back."""

        def save(values: dict[str, Any]) -> None:
            self.workplace.act(
                act, lambda tx: deed(tx, values), owner=editor, done=finish,
                failed=lambda error: editor.refuse(error, _say_any(self.workplace, error)),
                tell=None if for_good else tell,
            )  # fmt: skip

        def finish(done: Any) -> None:
            editor.saved()
            if for_good:
                self.workplace.show_snackbar(tell(done))

        editor = EditorDialog(
            over or self.view, title, form, save, self.workplace.dialogs, another=another, width=width
        )
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
