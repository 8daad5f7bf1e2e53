"""The forms of a campaign and of its schemes: everything that is planned about them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from desktop.core.errors import FieldRefused
from desktop.core.partial_date import print_date
from desktop.core.vietnamese.amounts import parse_dong
from desktop.features.tet_gifts.domain import (
    NOTHING,
    BeneficiaryKind,
    ClassCap,
    FundSource,
    Level,
    Scheme,
    SchemeKind,
    SourceBudget,
    TetCampaign,
    TicketTerms,
    Transport,
)
from desktop.features.tet_gifts.services import kind_name, source_name
from desktop.features.tet_gifts.words import level_name, scheme_kind_name, transport_name
from desktop.widgets.fields import Choice, Date, Field, Money, Number, Option, Spin, Text, Tick
from desktop.widgets.fields.parts import Part, Rows
from desktop.widgets.form import Form
from desktop.widgets.words import translate

Say = Callable[[FieldRefused], str | None]

TICKET_FIELDS = (
    "transport", "route", "out_from", "out_to", "back_from", "back_to", "min_years_away", "companion_max",
)  # fmt: skip
DAYS = ("propose_by", "posting_from", "posting_to", "hand_out_by", "settle_by")


class Years(Text):
    """Accounting years: `2025, 2026`."""

    def read(self, text: str) -> Any:
        if text and not re.fullmatch(r"\d{4}([\s,;và]+\d{4})*", text):
            raise self._refuse("not_years", text)
        return tuple(int(year) for year in re.findall(r"\d{4}", text))

    def write(self, value: Any) -> str:
        return ", ".join(map(str, value))


class CampaignForm(Form):
    """Everything that is planned about a campaign; beside the year stands its first day."""

    def __init__(self, year: int, today: date, say: Say) -> None:
        super().__init__(_campaign_fields(year, today), say=say)
        self.field("lunar_year").left.connect(lambda _: self._tell_day())
        self._tell_day()

    def load(self, values: Mapping[str, Any]) -> None:
        super().load(values)
        self._tell_day()

    def _tell_day(self) -> None:
        campaign = TetCampaign("", "", self.field("lunar_year").value())
        text = translate("tet_gifts", "{name}: first day on {day}")
        self.set_hint("lunar_year", text.format(name=campaign.name, day=print_date(campaign.tet_date)))


def _campaign_fields(year: int, today: date) -> list[Field | str]:
    return [
        Text("code", translate("tet_gifts", "Code"), required=True, most=30),
        Spin("lunar_year", translate("tet_gifts", "Tết of the year"), least=1900, most=2100, value=year),
        Text("programme", translate("tet_gifts", "Programme"), wide=True),
        Text("theme", translate("tet_gifts", "Theme"), wide=True),
        Text("plan_document", translate("tet_gifts", "Plan document"), wide=True),
        Years(
            "accounting_years", translate("tet_gifts", "Accounting years"), wide=True,
            hint=translate(
                "tet_gifts", "The years the money is spent in. Empty: the year before Tết and the year of Tết."
            ),
        ),
        translate("tet_gifts", "Days not to forget"),
        Date("propose_by", translate("tet_gifts", "Propose by"), today=today),
        Date("posting_from", translate("tet_gifts", "Posting begins"), today=today),
        Date("posting_to", translate("tet_gifts", "Posting ends"), today=today),
        Date("hand_out_by", translate("tet_gifts", "Hand out by"), today=today),
        Date("settle_by", translate("tet_gifts", "Settle by"), today=today),
    ]  # fmt: skip


def campaign_values(campaign: TetCampaign) -> dict[str, Any]:
    names = ("code", "lunar_year", "programme", "theme", "plan_document", "accounting_years", *DAYS)
    return {name: getattr(campaign, name) for name in names}


def campaign_of(values: dict[str, Any], before: TetCampaign | None = None) -> TetCampaign:
    known = {**values, "accounting_years": values["accounting_years"] or ()}
    return replace(before, **known) if before else TetCampaign(id="", **known)


class SchemeForm(Form):
    """Every field of a scheme; those of a journey are shown for tickets only."""

    def __init__(self, campaign: TetCampaign, today: date, say: Say) -> None:
        super().__init__(_scheme_fields(campaign, today), say=say)
        self.field("kind").left.connect(lambda _: self._show_parts())
        self.load(scheme_values(Scheme("", campaign.id, "", "", SchemeKind.CASH)))

    def load(self, values: Mapping[str, Any]) -> None:
        super().load(values)
        self._show_parts()

    def from_draft(self, draft: Mapping[str, str]) -> None:
        super().from_draft(draft)
        self._show_parts()

    def _show_parts(self) -> None:
        kind = self.field("kind").value() if self.field("kind").to_draft() else SchemeKind.CASH
        for key in TICKET_FIELDS:
            self.show_field(key, kind is SchemeKind.TICKET)
        self.show_field("kind_part", kind is not SchemeKind.CASH)
        self.show_field("content", kind is not SchemeKind.CASH)


def _scheme_fields(campaign: TetCampaign, today: date) -> list[Field | str]:
    return [
        Text("code", translate("tet_gifts", "Code"), required=True, most=30),
        Choice("kind", translate("tet_gifts", "Kind"),
               [Option(kind, scheme_kind_name(kind)) for kind in SchemeKind], required=True),
        Text("name", translate("tet_gifts", "Name of the scheme"), required=True, wide=True),
        Money("cash_part", translate("tet_gifts", "Of it in cash")),
        Money("kind_part", translate("tet_gifts", "Of it in kind")),
        Text("content", translate("tet_gifts", "What is in it"), wide=True,
             hint=translate("tet_gifts", "Printed on slips and lists, such as what is in the bag.")),
        *_ticket_fields(today),
        Choice("level", translate("tet_gifts", "Whose scheme it is"),
               [Option(level, level_name(level)) for level in Level], required=True),
        Number("quota", translate("tet_gifts", "Number of gifts"), hint=translate("tet_gifts", "Empty: no limit.")),
        Rows("budgets", translate("tet_gifts", "Budget by source"), _budget_parts(campaign), shown=4),
        Rows("class_caps", translate("tet_gifts", "At most, for classes of people"), _cap_parts(), shown=3),
        Text("exclusion_group", translate("tet_gifts", "Exclusion group"), hint=translate(
            "tet_gifts", "People get one gift of all schemes with the same word here.")),
        Tick("superior_decides", translate("tet_gifts", "The union above decides on the list")),
        Date("apply_from", translate("tet_gifts", "Proposals from"), today=today),
        Date("apply_to", translate("tet_gifts", "Proposals until"), today=today),
        Tick("needs_signature", translate("tet_gifts", "Whoever receives it signs")),
    ]  # fmt: skip


def scheme_values(scheme: Scheme) -> dict[str, Any]:
    terms = scheme.ticket or TicketTerms(Transport.BUS)
    plain = (
        "code", "kind", "name", "content", "level", "exclusion_group", "superior_decides", "apply_from", "apply_to",
        "needs_signature", "companion_max",
    )  # fmt: skip
    values: dict[str, Any] = {name: getattr(scheme, name) for name in plain}
    values |= {name: getattr(scheme, name) or None for name in ("cash_part", "kind_part", "quota")}
    values |= {name: getattr(terms, name) for name in TICKET_FIELDS if name != "companion_max"}
    values["budgets"] = [
        {"source": one.source, "year": one.year, "amount": one.amount, "quota": one.quota} for one in scheme.budgets
    ]
    values["class_caps"] = [{"kind": cap.kind, "amount": cap.amount} for cap in scheme.class_caps]
    return values


def scheme_of(values: dict[str, Any], before: Scheme) -> Scheme:
    terms = {name: values[name] for name in TICKET_FIELDS if name != "companion_max"}
    is_ticket = values["kind"] is SchemeKind.TICKET
    return replace(
        before,
        **{name: values[name] for name in (
            "code", "name", "kind", "level", "content", "exclusion_group", "superior_decides", "needs_signature",
            "apply_from", "apply_to",
        )},
        cash_part=values["cash_part"] or NOTHING,
        kind_part=values["kind_part"] or NOTHING,
        quota=values["quota"] or 0,
        companion_max=values["companion_max"] if is_ticket else 0,
        budgets=tuple(
            SourceBudget(one["source"], one["amount"], one["quota"], one["year"]) for one in values["budgets"]
        ),
        class_caps=tuple(ClassCap(one["kind"], one["amount"]) for one in values["class_caps"]),
        ticket=TicketTerms(**terms) if is_ticket else None,
    )  # fmt: skip


def _ticket_fields(today: date) -> Sequence[Any]:
    return (
        Choice("transport", translate("tet_gifts", "Travelling by"),
               [Option(one, transport_name(one)) for one in Transport], required=True),
        Text("route", translate("tet_gifts", "Route")),
        Date("out_from", translate("tet_gifts", "Journey home from"), today=today),
        Date("out_to", translate("tet_gifts", "Journey home until"), today=today),
        Date("back_from", translate("tet_gifts", "Way back from"), today=today,
             hint=translate("tet_gifts", "Empty: one-way tickets.")),
        Date("back_to", translate("tet_gifts", "Way back until"), today=today),
        Spin("min_years_away", translate("tet_gifts", "Not home for Tết, at least (years)"), most=50),
        Spin("companion_max", translate("tet_gifts", "Companions at most"), most=20),
    )  # fmt: skip


def _budget_parts(campaign: TetCampaign) -> list[Part]:
    years = campaign.accounting_years or (campaign.lunar_year,)
    usual_first = sorted(years, key=lambda year: year != campaign.usual_year)
    return [
        Part("source", translate("tet_gifts", "Source"), 220,
             options=tuple(Option(one, source_name(one).full) for one in FundSource)),
        Part("year", translate("tet_gifts", "Accounting year"), 104,
             options=tuple(Option(year, str(year)) for year in usual_first)),
        Part("amount", translate("tet_gifts", "Amount (đồng)"), 124, read=parse_dong, write=str, number=True),
        Part("quota", translate("tet_gifts", "Gifts at most"), 124, read=_count,
             write=lambda count: str(count or ""), number=True),
    ]  # fmt: skip


def _cap_parts() -> list[Part]:
    return [
        Part("kind", translate("tet_gifts", "Class of people"), 300,
             options=tuple(Option(kind, kind_name(kind).full) for kind in BeneficiaryKind)),
        Part("amount", translate("tet_gifts", "Amount (đồng)"), 124, read=parse_dong, write=str, number=True),
    ]  # fmt: skip


def _count(text: str) -> int:
    return int(text.replace(".", "")) if text else 0
