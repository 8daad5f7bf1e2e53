"""Deeds upon a campaign as a whole: launch, edit, read from a file, close, open again, carry over to the next year."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.core.database import Transaction
from desktop.features.emulation import services
from desktop.features.emulation.domain import Campaign, CampaignStatus, hints
from desktop.features.emulation.services import OpenEnds
from desktop.features.emulation.ui.editing import edit
from desktop.features.emulation.ui.forms import campaign_form, campaign_values, with_campaign_values
from desktop.features.emulation.words import hint_sentence
from desktop.widgets.actions import Action
from desktop.widgets.fields import Lines
from desktop.widgets.form import Form
from desktop.widgets.words import translate

if TYPE_CHECKING:
    from desktop.features.emulation.ui.screen import EmulationScreen


class CampaignDeeds:
    """What the screen does with the campaign it shows."""

    def __init__(self, screen: EmulationScreen) -> None:
        self.screen = screen
        self.workplace = screen.workplace
        self.deeds = self._make_deeds()

    def greet(self, campaign: Campaign | None, *, reading_plan: bool) -> None:
        """Deeds that fit the campaign shown; those of a year's end stand beside its plan only."""
        by_id = {action.id: action for action in self.deeds}
        for name in ("close_campaign", "next_campaign", "reopen_campaign"):
            by_id[name].setVisible(reading_plan)
        by_id["edit_campaign"].setEnabled(campaign is not None)
        by_id["next_campaign"].setEnabled(campaign is not None)
        by_id["remove_campaign"].setEnabled(campaign is not None)
        is_open = campaign is not None and campaign.status is CampaignStatus.OPEN
        by_id["close_campaign"].setEnabled(is_open)
        by_id["reopen_campaign"].setEnabled(campaign is not None and not is_open)

    def launch(self) -> None:
        today = self.workplace.database.clock.today()
        start, end = today.replace(month=1, day=1), today.replace(month=12, day=31)
        self.open_editor(Campaign("", f"TD-{today.year}", "", today.year, start, end))

    def edit(self) -> None:
        if self.screen.campaign:
            self.open_editor(self.screen.campaign)

    def open_editor(self, campaign: Campaign, then: Callable[[Campaign], None] | None = None) -> None:
        today = self.workplace.database.clock.today()
        form = campaign_form(today, services.list_blocs(campaign.start), services.list_movements())
        form.load(campaign_values(campaign))
        for hint in hints(campaign):
            form.set_warning(hint.field, hint_sentence(hint))

        def deed(tx: Transaction, values: Mapping[str, Any]) -> Campaign:
            changed = with_campaign_values(campaign, dict(values))
            return services.change_campaign(tx, changed) if campaign.id else services.launch_campaign(tx, changed)

        edit(
            self.screen,
            self.workplace,
            campaign.name or translate("emulation", "New campaign"),
            form,
            "change_campaign" if campaign.id else "launch_campaign",
            deed,
            lambda done: translate("emulation", "Campaign “{name}” saved").format(name=done.name),
            width=1200,
            done=then or self.screen.show_saved,
        )

    def read_file(self) -> None:
        def read(path: Path) -> None:
            self.workplace.act(
                "launch_campaign",
                lambda tx: services.launch_campaign(tx, services.read_campaign_file(path)),
                owner=self.screen,
                tell=lambda done: translate("emulation", "Campaign “{name}” saved").format(name=done.name),
            )

        title = translate("emulation", "Read a campaign from a file")
        self.workplace.dialogs.ask_open_file(title, f"{translate('emulation', 'Campaign')} (*.toml)", read)

    def close(self) -> None:
        """Say what is still open, then close with a conclusion."""
        if campaign := self.screen.campaign:
            self.workplace.ask(
                lambda reading: services.open_ends(reading, campaign),
                lambda ends: self._close(campaign, ends),
                owner=self.screen,
            )

    def reopen(self) -> None:
        if campaign := self.screen.campaign:
            self.workplace.act(
                "reopen_campaign",
                lambda tx: services.reopen_campaign(tx, campaign.id),
                owner=self.screen,
                tell=lambda done: translate("emulation", "Campaign {code} is open again").format(code=done.code),
            )

    def remove(self) -> None:
        """Only one in which nothing was written down; taken back by undo."""
        if campaign := self.screen.campaign:
            self.workplace.act(
                "remove_campaign",
                lambda tx: services.remove_campaign(tx, campaign.id),
                owner=self.screen,
                tell=lambda done: translate("emulation", "Campaign “{name}” was deleted").format(name=done.name),
            )

    def carry_over(self) -> None:
        """The same campaign a year later, in the editor first; then last year's list to be registered again."""
        if campaign := self.screen.campaign:
            self.workplace.ask(
                lambda reading: services.following_campaign(reading, campaign),
                lambda following: self.open_editor(following, self.screen.propose_registrations),
                owner=self.screen,
            )

    def _close(self, campaign: Campaign, ends: OpenEnds) -> None:
        form = Form([Lines("conclusion", translate("emulation", "Conclusion (printed in the summary)"), rows=6)])
        form.load({"conclusion": campaign.conclusion})
        form.set_hint("conclusion", _open_ends(ends))
        edit(
            self.screen,
            self.workplace,
            translate("emulation", "Close {code}").format(code=campaign.code),
            form,
            "close_campaign",
            lambda tx, values: services.close_campaign(tx, campaign.id, values["conclusion"]),
            lambda done: translate("emulation", "Campaign {code} was summed up").format(code=done.code),
            width=680,
        )

    def _make_deeds(self) -> list[Action]:
        def deed(*given: Any, **options: Any) -> Action:
            return Action(self.screen, *given, **options)

        return [
            deed("launch_campaign", translate("emulation", "New campaign…"), "plus", self.launch, "Ctrl+N|Ctrl+Ins",
                 primary=True),
            deed("edit_campaign", translate("emulation", "Edit campaign…"), "pencil", self.edit, "Ctrl+E"),
            deed("close_campaign", translate("emulation", "Close campaign…"), "lock", self.close,
                 tip=translate("emulation", "Sum the campaign up: it takes no more registrations")),
            deed("next_campaign", translate("emulation", "Next year…"), "arrow-right", self.carry_over,
                 tip=translate("emulation", "A new campaign from this one, with dates and targets a year later")),
            deed("reopen_campaign", translate("emulation", "Open the campaign again"), "undo-2", self.reopen,
                 in_toolbar=False),
            deed("read_campaign", translate("emulation", "Read a campaign from a file…"), "folder-open",
                 self.read_file, in_toolbar=False),
            deed("remove_campaign", translate("emulation", "Delete a campaign launched by mistake"), "trash-2",
                 self.remove, in_toolbar=False),
        ]  # fmt: skip


def _open_ends(ends: OpenEnds) -> str:
    if ends.none:
        return translate("emulation", "Nothing is left open: every registration has its result.")
    told = [
        (ends.unsettled, translate("emulation", "{count} registrations without a result")),
        (ends.targets_unknown, translate("emulation", "{count} targets without figures")),
        (ends.targets_missed, translate("emulation", "{count} targets not reached")),
        (ends.sheets_open, translate("emulation", "{count} scoring sheets not closed")),
        (ends.works_open, translate("emulation", "{count} works not finished")),
    ]
    left = "; ".join(text.format(count=count) for count, text in told if count)
    return translate("emulation", "Still open: {left}. It may be closed all the same.").format(left=left)
