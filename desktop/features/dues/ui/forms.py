"""The forms of dues: who pays what and how, who is exempt, what somebody earns, which rate applies."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from desktop.core.money import Dong
from desktop.features.dues.domain import DuesRule, Exemption, RuleKind, Way, percent, read_percent
from desktop.features.dues.words import exemption_name, field_sentence, rule_name, way_name
from desktop.widgets.fields import Choice, Date, Money, Option, Text, Tick
from desktop.widgets.form import Form
from desktop.widgets.words import translate


def month_option(month: date) -> Option:
    return Option(month, f"T{month.month}/{month.year}")


def collect_form(crowds: Sequence[str], months: Sequence[date], today: date) -> Form:
    """Whom, for which months, on which day and how; the amount only when one person gives another than is owed."""
    options = [month_option(one) for one in months]
    return Form(
        [
            Choice("whom", translate("dues", "Who pays"), _numbered(crowds), required=True, wide=True),
            Choice("first", translate("dues", "From month"), options, required=True),
            Choice("until", translate("dues", "To month"), options, required=True),
            Choice("way", translate("dues", "How it is paid"), [Option(one, way_name(one)) for one in Way],
                   required=True),
            Date("on", translate("dues", "Day of payment"), today=today, required=True),
            Text("payer", translate("dues", "Handed over by"), hint=translate(
                "dues", "Empty: the person themself. For a section: its leader; for the pay: the payroll office.")),
            Money("amount", translate("dues", "Amount handed over"), hint=translate(
                "dues", "Empty: everything owed. Another amount only for one person; what is too much goes to the "
                "coming months.")),
            Text("note", translate("dues", "Note"), wide=True),
        ],
        say=field_sentence,
    )  # fmt: skip


def exempt_form(crowds: Sequence[str], months: Sequence[date]) -> Form:
    options = [month_option(one) for one in months]
    reasons = [Option(one, exemption_name(one)) for one in Exemption if one is not Exemption.SUSPENDED]
    return Form(
        [
            Choice("whom", translate("dues", "Whom to exempt"), _numbered(crowds), required=True, wide=True),
            Choice("since", translate("dues", "From month"), options, required=True),
            Choice("until", translate("dues", "To month"), options, empty=translate("dues", "Until it is ended")),
            Choice("reason", translate("dues", "Reason"), reasons, required=True, wide=True),
            Text("note", translate("dues", "Note"), wide=True),
        ]
    )


def salary_form(months: Sequence[date]) -> Form:
    hint = translate("dues", "It is written into the member's record too. Months that are paid for stay as they are.")
    return Form(
        [
            Money("salary", translate("dues", "Salary for social insurance, a month"), required=True, hint=hint),
            Choice("since", translate("dues", "Reckon anew from month"), [month_option(one) for one in months],
                   required=True),
        ],
        columns=1,
        say=field_sentence,
    )  # fmt: skip


def cancel_form() -> Form:
    hint = translate("dues", "The number stays with the receipt, and its months are owed again.")
    return Form([Text("reason", translate("dues", "Reason"), required=True, hint=hint, wide=True)], columns=1)


def rule_form(today: date) -> Form:
    hint = translate("dues", "đồng for the base salary and the fixed amount, otherwise per cent: 0,5")
    return Form(
        [
            Choice("kind", translate("dues", "What it is"), [Option(one, rule_name(one)) for one in RuleKind],
                   required=True, wide=True),
            Date("since", translate("dues", "Applies from"), today=today, required=True),
            Text("value", translate("dues", "Value"), required=True, hint=hint),
            Text("basis", translate("dues", "Basis: decision, resolution, decree"), required=True, wide=True),
            Tick("confirmed", translate("dues", "Confirmed: it applies"), wide=True),
        ],
        say=field_sentence,
    )  # fmt: skip


def rule_values(rule: DuesRule) -> dict[str, Any]:
    return {**vars(rule), "value": rule_value(rule)}


def rule_of(rule: DuesRule, values: dict[str, Any]) -> DuesRule:
    """Raises FieldRefused for what is no share or amount."""
    kind: RuleKind = values["kind"]
    typed = str(values["value"])
    amount = Money("value", "").read(typed) if kind.is_amount else read_percent(typed)
    return DuesRule(
        rule.id, kind, values["since"], int(amount or 0), values["basis"], bool(values["confirmed"]), rule.revision
    )


def rule_value(rule: DuesRule) -> str:
    return str(Dong(rule.value)) if rule.kind.is_amount else f"{percent(rule.value)}%"


def _numbered(names: Sequence[str]) -> list[Option]:
    return [Option(place, name) for place, name in enumerate(names)]
