"""The forms of Tết gifts: how much is granted, why not, campaigns and schemes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from desktop.features.tet_gifts.domain import (
    FundSource,
)
from desktop.features.tet_gifts.services import source_name
from desktop.widgets.fields import Choice, Lines, Money, Option, Text
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
