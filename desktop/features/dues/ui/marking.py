"""Space in the grid: the chosen people have paid that month; on one paid month it takes its own receipt back."""

from __future__ import annotations

from datetime import date

from desktop.core.database import Reading, Transaction
from desktop.core.partial_date import print_date
from desktop.features.dues import services
from desktop.features.dues.domain import CellState, GridLine, Receipt, ReceiptDraft, Way, month_name
from desktop.features.dues.ui.deeds import collected_sentence
from desktop.features.dues.ui.grid import YearView, month_number
from desktop.shell.workplace import Workplace
from desktop.widgets.words import translate


def mark_paid(workplace: Workplace, view: YearView, key: str) -> None:
    """One receipt for all that the chosen people still owe for the month of that column, paid as the last one was."""
    line, month = view.table.current(), date(view.year, month_number(key), 1)
    if line is None:
        return
    cell = line.cells[month.month - 1]
    if view.table.selected_count() == 1 and not cell.left:
        if cell.paid:
            _unmark(workplace, view, line, month)
        else:
            workplace.show_snackbar(_nothing_owed(line, month, cell.state))
        return
    ids, payer = view.chosen_ids(), translate("dues", "The members by a list")
    way = Way(str(workplace.settings.value("dues/way", Way.CASH.value)))

    def deed(tx: Transaction) -> Receipt:
        found = services.propose_parts(tx, ids(tx), month, month)
        return services.collect(tx, ReceiptDraft(tx.today(), way, found.parts, payer if found.people > 1 else ""))

    workplace.act("collect_dues", deed, owner=view, tell=collected_sentence)


def _unmark(workplace: Workplace, view: YearView, line: GridLine, month: date) -> None:
    """A receipt for nothing but this month is cancelled; of others the numbers are told."""
    reason, text = (
        translate("dues", "The mark was taken away"),
        translate("dues", "Receipt {number}/{year} is cancelled"),
    )

    def ask(reading: Reading) -> tuple[list[Receipt], bool]:
        account = services.account_of(reading, line.id, month.year)
        mine = [receipt for payment, receipt in account.payments if payment.month == month and receipt.counts]
        return mine, len(mine) == 1 and len(services.receipt_parts(reading, mine[0].id)) == 1

    def decide(found: tuple[list[Receipt], bool]) -> None:
        mine, alone = found
        if not alone:
            workplace.show_snackbar(_paid_with_others(line, mine))
            return
        workplace.act(
            "cancel_dues_receipt",
            lambda tx: services.cancel_receipt(tx, mine[0].id, reason),
            owner=view,
            tell=lambda done: text.format(number=done.number, year=done.year),
        )

    workplace.ask(ask, decide, owner=view)


def _paid_with_others(line: GridLine, receipts: list[Receipt]) -> str:
    text = translate(
        "dues", "{name} paid this month by {receipts}, together with others. Cancel the receipt on its tab."
    )
    named = ", ".join(f"{one.number}/{one.year} ({print_date(one.on)})" for one in receipts)
    return text.format(name=line.full_name, receipts=named)


def _nothing_owed(line: GridLine, month: date, state: CellState) -> str:
    text = {
        CellState.EXEMPT: translate("dues", "{name} is exempt in {month}."),
        CellState.UNKNOWN: translate("dues", "The salary of {name} is not known. Enter opens the year; type it there."),
        CellState.ABSENT: translate("dues", "{name} was not a member on the first day of {month}."),
    }.get(state, translate("dues", "There is no table of {month} with {name}. Make the month's table first."))
    return text.format(name=line.full_name, month=month_name(month))
