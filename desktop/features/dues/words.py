"""The sentences of dues in the user's language."""

from __future__ import annotations

from datetime import date

from desktop.core.contracts import Finding
from desktop.core.database import Reading
from desktop.core.errors import FieldRefused, UserError
from desktop.features.dues.domain import (
    CancelReasonMissing,
    Cell,
    CellState,
    Dues,
    Exemption,
    ExemptionImpossible,
    MonthInFuture,
    NoSuchReceipt,
    NothingToCollect,
    ReceiptAlreadyCancelled,
    RuleKind,
    Way,
    month_name,
)
from desktop.features.members.services import get_member
from desktop.widgets.words import translate


def title() -> str:
    return translate("dues", "Union dues")


def way_name(way: Way) -> str:
    return {
        Way.CASH: translate("dues", "Cash"),
        Way.TRANSFER: translate("dues", "Bank transfer"),
        Way.PAYROLL: translate("dues", "Taken off the pay"),
    }[way]


def exemption_name(reason: Exemption) -> str:
    return {
        Exemption.BENEFIT: translate("dues", "On benefit of social insurance for a month or more"),
        Exemption.UNPAID_LEAVE: translate("dues", "On leave without pay for a month or more"),
        Exemption.SUSPENDED: translate("dues", "Suspended as a member"),
        Exemption.OTHER: translate("dues", "Another reason"),
    }[reason]


def rule_name(kind: RuleKind) -> str:
    return {
        RuleKind.BASE_SALARY: translate("dues", "Base salary (lương cơ sở)"),
        RuleKind.RATE: translate("dues", "Dues, of the salary for social insurance"),
        RuleKind.CAP: translate("dues", "At most, of the base salary"),
        RuleKind.FIXED: translate("dues", "Fixed amount where there is no salary"),
        RuleKind.KEPT_SHARE: translate("dues", "Share the union keeps"),
    }[kind]


def state_name(state: CellState) -> str:
    return {
        CellState.PAID: translate("dues", "Paid"),
        CellState.PARTLY: translate("dues", "Paid in part"),
        CellState.OWED: translate("dues", "Owed"),
        CellState.EXEMPT: translate("dues", "Exempt"),
        CellState.UNKNOWN: translate("dues", "No salary yet"),
        CellState.OVER: translate("dues", "Paid too much"),
        CellState.ADVANCE: translate("dues", "Paid in advance"),
        CellState.OPEN: translate("dues", "No table yet"),
        CellState.ABSENT: translate("dues", "Not a member"),
    }[state]


def cell_sentence(month: date, cell: Cell) -> str:
    """Everything about one person's month."""
    parts = [f"{month_name(month)}: {state_name(cell.state)}"]
    if cell.dues and cell.dues.exemption:
        parts.append(cell.dues.note or exemption_name(cell.dues.exemption))
    if cell.due:
        parts.append(translate("dues", "due {amount}").format(amount=cell.due))
    if cell.paid:
        parts.append(translate("dues", "paid {amount}").format(amount=cell.paid))
    if cell.left and cell.paid:
        parts.append(translate("dues", "left {amount}").format(amount=cell.left))
    return ", ".join(parts)


def months_text(months: list[date]) -> str:
    """T9, T12/2025, T1/2026: the year stands with its last month."""
    years: dict[int, list[str]] = {}
    for month in months:
        years.setdefault(month.year, []).append(f"T{month.month}")
    return ", ".join(f"{', '.join(some)}/{year}" for year, some in years.items())


def receipts(count: int) -> str:
    return translate("dues", "{count} receipts of dues").format(count=count)


def dues_words(reading: Reading, one: Dues) -> str:
    """What a row of a month's table is called where somebody must choose between two."""
    text = translate("dues", "Dues of {month}, {name}: {amount} đồng")
    name = get_member(reading, one.member_id).full_name
    return text.format(month=month_name(one.month), name=name, amount=one.amount)


def refusal(error: UserError) -> str | None:
    """The sentence for a refusal of this feature; None for everybody else's."""
    if isinstance(error, MonthInFuture):
        text = translate("dues", "{month} has not begun. Whoever pays now for later months pays in advance.")
        return text.format(month=month_name(error.month))
    if isinstance(error, NothingToCollect):
        return translate("dues", "Nobody of those chosen owes anything for these months. Make the month's table first.")
    if isinstance(error, ReceiptAlreadyCancelled):
        text = translate("dues", "Receipt {number}/{year} is cancelled already.")
        return text.format(number=error.number, year=error.year)
    if isinstance(error, CancelReasonMissing):
        text = translate("dues", "Write why receipt {number}/{year} is cancelled; the reason stays with it.")
        return text.format(number=error.number, year=error.year)
    if isinstance(error, NoSuchReceipt):
        text = translate("dues", "There is no receipt “{text}”. Write year and number, such as 2026/12.")
        return text.format(text=error.text)
    if isinstance(error, ExemptionImpossible):
        text = translate("dues", "The last month, {last}, lies before the first, {first}.")
        return text.format(first=month_name(error.first), last=month_name(error.last))
    return None


def explain(finding: Finding) -> tuple[str, str] | None:
    """What to say about a cell of an imported list, and what to do; None for what the importer itself finds."""
    speak = {
        "not_what_was_paid": (
            translate("dues", "“{value}” is no sum that was paid."),
            translate("dues", "Write the sum in đồng, x where all that was owed is paid, or leave the cell empty."),
        ),
        "month_missing": (
            translate("dues", "The row does not say for which month it was paid."),
            translate("dues", "Write the month, such as 03/2026 or 1-3/2026."),
        ),
        "month_not_understood": (
            translate("dues", "“{value}” names no month."),
            translate("dues", "Write it as 03/2026, 1-3/2026, 1, 2, 3 or quý I/2026."),
        ),
        "no_such_year": (
            translate("dues", "“{value}” is no year in which dues were paid."),
            translate("dues", "Write the year with four digits."),
        ),
        "paid_in_future": (
            translate("dues", "{day} has not come yet."),
            translate("dues", "Write the day on which the money was handed over."),
        ),
        "paid_day_needed": (
            translate("dues", "“{value}” is no whole date."),
            translate("dues", "Write the day on which the money was handed over."),
        ),
        "way_unknown": (
            translate("dues", "“{value}” is no way of paying known here, so it counts as cash."),
            translate("dues", "Write one of: {choices}."),
        ),
        "year_assumed": (
            translate("dues", "The list does not say the year of its months; they were taken for those of {year}."),
            translate("dues", "If that is wrong, add a column “Năm”."),
        ),
        "tick_of_nothing": (
            translate("dues", "For {months} the book knows of nothing owed, so the tick brings no money in."),
            translate("dues", "Write the sum, or make the table of the month first (with the salary)."),
        ),
        "more_in_book": (
            translate("dues", "For {month} the book has {paid} đồng, more than the {said} đồng of the list; it stays."),
            translate("dues", "If the list is right, cancel the receipt in the book first."),
        ),
    }.get(finding.problem)
    if speak is None:
        return None
    facts = {**finding.facts, "value": finding.value}
    return speak[0].format_map(facts), speak[1].format_map(facts)


def field_sentence(error: FieldRefused) -> str | None:
    """What to say beside a field of this feature's forms."""
    sentence = {
        "not_a_percentage": translate("dues", "“{value}” is not a share. Type it as 0,5 or 10."),
        "only_for_one": translate(
            "dues", "An amount of its own can only be given for one person. Leave it empty here."
        ),
        "rule_twice": translate("dues", "There is another line of this kind from that day on."),
    }.get(error.reason)
    return sentence.format(value=error.value) if sentence else None
