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
)
from desktop.features.tet_gifts.services import kind_name, reason_name, source_name
from desktop.widgets.fields import Choice, Date, Lines, Money, Number, Option, Picker, Text, Tick
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
