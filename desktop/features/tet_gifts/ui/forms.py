"""The forms of Tết gifts: how much is granted, why not, campaigns and schemes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from desktop.core.money import Dong
from desktop.features.tet_gifts.domain import (
    FundSource,
    Scheme,
    SchemeKind,
    SourceBudget,
    TetCampaign,
)
from desktop.features.tet_gifts.services import source_name
from desktop.features.tet_gifts.words import scheme_kind_name
from desktop.widgets.fields import Choice, Date, Lines, Money, Number, Option, Spin, Text
from desktop.widgets.form import Form
from desktop.widgets.words import translate


def approval_form(sources: Sequence[FundSource], *, one: bool) -> Form:
    """From whose money, and how much when it is one gift."""
    fields: list[Any] = [
        Choice(
            "source", translate("tet_gifts", "Paid by"),
            [Option(source, source_name(source).full) for source in sources], wide=True,
            empty=translate("tet_gifts", "The first source with enough left"),
        )
    ]  # fmt: skip
    if one:
        hint = translate("tet_gifts", "Empty: as proposed.")
        fields.append(Money("amount", translate("tet_gifts", "Amount granted"), hint=hint, wide=True))
    return Form(fields, columns=1)


def reason_form() -> Form:
    hint = translate("tet_gifts", "For example: already received from another programme.")
    return Form([Lines("reason", translate("tet_gifts", "Reason"), required=True, hint=hint, wide=True)], columns=1)


def campaign_form(year: int, today: date) -> Form:
    return Form(
        [
            Text("code", translate("tet_gifts", "Code"), required=True, most=30),
            Spin("lunar_year", translate("tet_gifts", "Tết of the year"), least=1900, most=2100, value=year),
            Text("programme", translate("tet_gifts", "Programme"), wide=True),
            Text("plan_document", translate("tet_gifts", "Plan document"), wide=True),
            Date("propose_by", translate("tet_gifts", "Propose by"), today=today),
            Date("hand_out_by", translate("tet_gifts", "Hand out by"), today=today),
        ]
    )


def campaign_of(values: dict[str, Any]) -> TetCampaign:
    return TetCampaign(id="", **values)


def scheme_form() -> Form:
    return Form(
        [
            Text("code", translate("tet_gifts", "Code"), required=True, most=30),
            Text("name", translate("tet_gifts", "Name of the scheme"), required=True),
            Choice(
                "kind", translate("tet_gifts", "Kind"),
                [Option(kind, scheme_kind_name(kind)) for kind in SchemeKind if kind is not SchemeKind.TICKET],
                required=True,
            ),
            Text("content", translate("tet_gifts", "What is in it")),
            Money("cash_part", translate("tet_gifts", "Of it in cash")),
            Money("kind_part", translate("tet_gifts", "Of it in kind")),
            Number("quota", translate("tet_gifts", "Number of gifts"), hint=translate("tet_gifts", "Empty: no limit.")),
            Text("exclusion_group", translate("tet_gifts", "Exclusion group"), hint=translate(
                "tet_gifts", "People get one gift of all schemes with the same word here.")),
            translate("tet_gifts", "Budget by source"),
            *(Money(f"budget_{source.value}", source_name(source).full) for source in FundSource),
        ]
    )  # fmt: skip


def scheme_of(values: dict[str, Any], campaign_id: str) -> Scheme:
    budgets = tuple(
        SourceBudget(source, amount) for source in FundSource if (amount := values[f"budget_{source.value}"])
    )
    return Scheme(
        id="", campaign_id=campaign_id, code=values["code"], name=values["name"], kind=values["kind"],
        content=values["content"], cash_part=values["cash_part"] or Dong(0), kind_part=values["kind_part"] or Dong(0),
        quota=values["quota"] or 0, exclusion_group=values["exclusion_group"], budgets=budgets,
    )  # fmt: skip
