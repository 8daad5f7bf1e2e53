"""The list of pacts of a campaign, and their editor."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from desktop.core.database import Reading
from desktop.core.partial_date import print_date
from desktop.features.emulation import services
from desktop.features.emulation.domain import Pact, PactParty
from desktop.features.emulation.reports import about
from desktop.features.emulation.ui.editing import edit
from desktop.features.emulation.ui.view import CampaignView
from desktop.features.emulation.words import field_sentence
from desktop.features.organization.domain import Union
from desktop.features.organization.services import get_union
from desktop.shell.workplace import Workplace
from desktop.widgets.actions import Action
from desktop.widgets.fields import Date, Lines, Text
from desktop.widgets.fields.parts import Part, Rows
from desktop.widgets.form import Form
from desktop.widgets.records import Column, RecordsTable
from desktop.widgets.states import EmptyState
from desktop.widgets.words import translate


class PactsView(CampaignView):
    """Pacts (giao ước thi đua) between blocs, unions or sections."""

    touched = ("pact",)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace, "pacts")

    def _find(self, reading: Reading, campaign_id: str) -> list[Pact]:
        return services.list_pacts(reading, campaign_id)

    def add(self) -> None:
        """Begins with our own union as the first party."""
        if self.campaign is None:
            return
        campaign_id = self.campaign.id

        def begin(union: Union) -> None:
            ours = PactParty(union.name, union.chair, translate("emulation", "Chair"))
            self._edit(Pact("", campaign_id, "", place=union.place, parties=(ours,)))

        self.workplace.ask(get_union, begin, owner=self)

    def _edit(self, pact: Pact) -> None:
        form = pact_form(self.workplace.database.clock.today())
        form.load(pact_values(pact))
        edit(
            self,
            self.workplace,
            pact.title or translate("emulation", "New pact"),
            form,
            "record_pact",
            lambda tx, values: services.record_pact(tx, with_pact_values(pact, values)),
            lambda done: translate("emulation", "Pact “{name}” saved").format(name=done.title),
            width=900,
        )

    def _remove(self, pacts: Sequence[Pact]) -> None:
        told = translate("emulation", "{count} pacts were deleted")
        self._remove_each("remove_pacts", pacts, services.remove_pact, told)

    def _print(self) -> None:
        chosen = [one.id for one in self.table.selected()]
        if self.campaign is not None:
            self.workplace.save_report(about("pacts", chosen), self, self.campaign.code)

    def _make_deeds(self) -> list[Action]:
        return [
            Action(self, "record_pact", translate("emulation", "New pact…"), "plus", self.add, "Ctrl+Shift+N"),
            Action(self, "print_pacts", translate("emulation", "Print the chosen pacts"), "file-text", self._print,
                   needs_selection=True, in_toolbar=False),
        ]  # fmt: skip

    def _make_table(self) -> RecordsTable:
        columns: list[Column[Any]] = [
            Column("title", translate("emulation", "Pact"), lambda one: one.title, 260),
            Column("parties", translate("emulation", "Parties"), _parties, 320),
            Column("signed_on", translate("emulation", "Signed on"), lambda one: print_date(one.signed_on), 100),
            Column("place", translate("emulation", "Place"), lambda one: one.place, 140),
            Column("contents", translate("emulation", "Promises"), lambda one: "; ".join(one.contents), 320),
        ]
        table = RecordsTable(
            columns,
            name="pacts_table",
            title=translate("emulation", "Pacts"),
            jobs=self.workplace.jobs,
            count_text=lambda count: translate("emulation", "{count} pacts").format(count=count),
        )
        table.remember(self.workplace.settings)
        table.opened.connect(self._edit)
        table.removal_wanted.connect(self._remove)
        table.set_actions(self.deeds)
        table.set_empty(
            EmptyState(
                "users",
                translate("emulation", "No pact yet"),
                translate(
                    "emulation",
                    "Blocs, unions or sections sign what they promise each other. Write down the parties, the day, the "
                    "place and each promise on its own line; the paper is printed with everybody's signature.",
                ),
                [self.deeds[0]],
            )
        )
        return table


def pact_form(today: date) -> Form:
    hint = translate("emulation", "One a line")
    parts = [
        Part("name", translate("emulation", "Party"), 330),
        Part("representative", translate("emulation", "Represented by"), 200),
        Part("post", translate("emulation", "Post"), 180),
    ]
    return Form(
        [
            Text("title", translate("emulation", "What the pact is called"), required=True, wide=True, most=300),
            Date("signed_on", translate("emulation", "Signed on"), today=today),
            Text("place", translate("emulation", "Place")),
            Rows("parties", translate("emulation", "Parties"), parts),
            Lines("contents", translate("emulation", "Promises"), rows=6, most=9000, hint=hint),
            Text("witness", translate("emulation", "Witnessed by"), wide=True),
            Lines("note", translate("emulation", "Note"), rows=2),
        ],
        say=field_sentence,
    )


def pact_values(pact: Pact) -> dict[str, Any]:
    parties = [{"name": one.name, "representative": one.representative, "post": one.post} for one in pact.parties]
    return {
        "title": pact.title,
        "signed_on": pact.signed_on,
        "place": pact.place,
        "parties": parties,
        "contents": "\n".join(pact.contents),
        "witness": pact.witness,
        "note": pact.note,
    }


def with_pact_values(pact: Pact, values: Mapping[str, Any]) -> Pact:
    taken = dict(values)
    taken["parties"] = tuple(PactParty(**row) for row in taken["parties"])
    taken["contents"] = tuple(line.strip() for line in taken["contents"].splitlines() if line.strip())
    return replace(pact, **taken)


def _parties(pact: Pact) -> str:
    return " – ".join(party.name for party in pact.parties)
