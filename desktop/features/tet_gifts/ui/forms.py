"""The forms of Tết gifts: who is proposed for what, how much is granted, why not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from desktop.core.errors import FieldRefused
from desktop.core.money import Dong
from desktop.core.vietnamese.national_id import Sex
from desktop.features.tet_gifts.domain import (
    Beneficiary,
    BeneficiaryKind,
    FundSource,
    Proposal,
    Reason,
    Scheme,
    SchemeKind,
    SourceBudget,
    TetCampaign,
)
from desktop.features.tet_gifts.services import kind_name, reason_name, source_name
from desktop.features.tet_gifts.words import scheme_kind_name
from desktop.widgets.fields import Choice, Date, Lines, Money, Number, Option, Picker, Spin, Text, Tick
from desktop.widgets.form import Form
from desktop.widgets.words import translate

Say = Callable[[FieldRefused], str | None]
Search = Callable[[str, Callable[[Sequence[Option]], None]], None]


def proposal_form(
    schemes: Sequence[Scheme], search: Search, today: date, say: Callable[[FieldRefused], str | None]
) -> Form:
    """A member, or anybody else by name; the scheme, the reasons, the amount."""
    return Form(
        [
            Choice("scheme", translate("tet_gifts", "Scheme"), _schemes(schemes), required=True),
            Choice("kind", translate("tet_gifts", "Class of people"), _kinds(), required=True),
            Picker(
                "member", translate("tet_gifts", "Member"), search, wide=True,
                hint=translate("tet_gifts", "Type a part of the name. Leave empty for somebody who is not a member."),
            ),
            translate("tet_gifts", "Somebody who is not a member"),
            Text("full_name", translate("tet_gifts", "Full name")),
            Date("birth", translate("tet_gifts", "Date or year of birth"), today=today, year_allowed=True, past=True),
            Choice("sex", translate("tet_gifts", "Sex"), [Option(sex, sex.value) for sex in Sex]),
            Text("national_id", translate("tet_gifts", "Identity number"), most=20),
            Text("phone", translate("tet_gifts", "Telephone"), most=20),
            Text("unit", translate("tet_gifts", "Section or place")),
            translate("tet_gifts", "Reasons"),
            *(Tick(f"reason_{reason.value}", reason_name(reason).short) for reason in Reason),
            Choice(
                "primary", translate("tet_gifts", "Main reason"),
                [Option(reason, reason_name(reason).short) for reason in Reason],
                empty=translate("tet_gifts", "The first one ticked"),
            ),
            Money(
                "amount", translate("tet_gifts", "Amount proposed"),
                hint=translate("tet_gifts", "Empty: the usual value of the scheme."),
            ),
            Number("years_away", translate("tet_gifts", "Years not home for Tết")),
            Text("household", translate("tet_gifts", "Household"), hint=translate(
                "tet_gifts", "The same word for people of one household, such as the address.")),
            Lines(
                "description", translate("tet_gifts", "What the hardship is"), wide=True,
                hint=translate("tet_gifts", "Kept apart; never printed, posted or sent."),
            ),
            Text("note", translate("tet_gifts", "Note"), wide=True),
        ],
        say=say,
    )  # fmt: skip


def proposal_of(values: dict[str, Any]) -> Proposal:
    reasons = tuple(reason for reason in Reason if values.get(f"reason_{reason.value}"))
    person = Beneficiary(
        id="",
        full_name=values["full_name"],
        member_id=values["member"] or "",
        birth=values["birth"],
        sex=values["sex"],
        national_id=values["national_id"],
        phone=values["phone"],
        unit=values["unit"],
        household=values["household"],
    )
    return Proposal(
        person, values["kind"], reasons, values["primary"], values["amount"] or Dong(0), values["description"],
        values["years_away"], values["note"],
    )  # fmt: skip


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


def _schemes(schemes: Sequence[Scheme]) -> list[Option]:
    return [Option(scheme.id, scheme.name, str(scheme.unit_value)) for scheme in schemes]


def _kinds() -> list[Option]:
    return [Option(kind, kind_name(kind).full) for kind in BeneficiaryKind]


def slips_form() -> Form:
    """What stands on every slip besides whose it is."""
    return Form(
        [
            Text("place", translate("tet_gifts", "Where to come"), wide=True, most=80),
            Text("when", translate("tet_gifts", "When to come"), wide=True, most=80,
                 hint=translate("tet_gifts", "Empty: dotted, or until the last day of the hand-out.")),
        ],
        1,
    )  # fmt: skip
