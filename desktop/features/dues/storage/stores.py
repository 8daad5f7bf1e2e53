"""Rules, months, exemptions, receipts and their parts in the database."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import and_, func, or_, select

from desktop.core.money import Dong
from desktop.core.store import Store, chunks
from desktop.features.dues.domain import (
    Dues,
    DuesExemption,
    DuesRule,
    Payment,
    Receipt,
    ReceiptLine,
)
from desktop.features.dues.storage.rows import DuesExemptionRow, DuesRow, DuesRuleRow, PaymentRow, ReceiptRow


class DuesRuleStore(Store[DuesRule]):
    kind = "dues_rule"
    row = DuesRuleRow
    record = DuesRule


class DuesStore(Store[Dues]):
    kind = "dues"
    row = DuesRow
    record = Dues

    def of_month(self, month: date) -> dict[str, Dues]:
        """By member."""
        return {one.member_id: one for one in self.all(DuesRow.month == month)}

    def of_members(self, ids: Iterable[str], first: date, last: date) -> list[Dues]:
        """Within these months, in order of member and month."""
        within, order = DuesRow.month.between(first, last), (DuesRow.member_id, DuesRow.month)
        return [one for some in chunks(ids) for one in self.all(DuesRow.member_id.in_(some), within, order_by=order)]

    def between(self, first: date, last: date) -> list[Dues]:
        return self.all(DuesRow.month.between(first, last), order_by=(DuesRow.month, DuesRow.id))

    def months(self) -> list[date]:
        """Of which there is a table, the latest first."""
        return list(self.session.scalars(select(DuesRow.month).distinct().order_by(DuesRow.month.desc())))


class DuesExemptionStore(Store[DuesExemption]):
    kind = "dues_exemption"
    row = DuesExemptionRow
    record = DuesExemption

    def covering(self, month: date) -> dict[str, DuesExemption]:
        """By member; of several the latest."""
        begun = self.all(DuesExemptionRow.since <= month, order_by=(DuesExemptionRow.since, DuesExemptionRow.id))
        return {one.member_id: one for one in begun if one.covers(month)}

    def of_members(self, ids: Iterable[str]) -> list[DuesExemption]:
        order = (DuesExemptionRow.since, DuesExemptionRow.id)
        return [one for some in chunks(ids) for one in self.all(DuesExemptionRow.member_id.in_(some), order_by=order)]


class ReceiptStore(Store[Receipt]):
    """A receipt is never deleted: taking one back, also by undo, cancels it, and its number is given to no other."""

    kind = "dues_receipt"
    row = ReceiptRow
    record = Receipt
    is_kept = True

    def remove(self, id: str) -> Receipt:
        kept = self.get(id)
        today = self.reading.today()
        return self.replace(replace(kept, cancelled_on=today, cancel_reason=TAKEN_BACK)) if kept.counts else kept

    def next_number(self, year: int) -> int:
        latest = self.session.scalar(select(func.max(ReceiptRow.number)).where(ReceiptRow.year == year))
        return (latest or 0) + 1

    def numbered(self, year: int, number: int) -> Receipt | None:
        found = self.all(ReceiptRow.year == year, ReceiptRow.number == number)
        return found[0] if found else None

    def latest(self) -> Receipt | None:
        found = self._select(order_by=(ReceiptRow.year.desc(), ReceiptRow.number.desc()), limit=1)
        return found[0] if found else None

    def only_about(self, member_ids: Iterable[str]) -> list[Receipt]:
        """That stand for one of these people, or pay for these and nobody else."""
        wanted = list(member_ids)
        theirs = select(PaymentRow.receipt_id).where(PaymentRow.member_id.in_(wanted))
        others = select(PaymentRow.receipt_id).where(PaymentRow.member_id.not_in(wanted))
        alone = and_(ReceiptRow.id.in_(theirs), ReceiptRow.id.not_in(others))
        return self.all(or_(ReceiptRow.payer_id.in_(wanted), alone))

    def lines(self, year: int) -> list[ReceiptLine]:
        """The latest first."""
        found = {one.id: one for one in self.all(ReceiptRow.year == year)}
        people = func.count(PaymentRow.member_id.distinct())
        rows = self.session.execute(
            select(PaymentRow.receipt_id, people, func.min(PaymentRow.month), func.max(PaymentRow.month))
            .join(ReceiptRow, ReceiptRow.id == PaymentRow.receipt_id)
            .where(ReceiptRow.year == year)
            .group_by(PaymentRow.receipt_id)
        )
        lines = [ReceiptLine(found[row[0]], *row[1:]) for row in rows]
        return sorted(lines, key=lambda line: line.receipt.number, reverse=True)


TAKEN_BACK = "Hoàn tác"
"""The reason of a receipt that was taken back by undo."""


class PaymentStore(Store[Payment]):
    kind = "dues_payment"
    row = PaymentRow
    record = Payment
    is_kept = True

    def remove(self, id: str) -> Payment:
        """It stays with its receipt, which is cancelled as a whole."""
        return self.get(id)

    def of_receipt(self, receipt_id: str) -> list[Payment]:
        order = (PaymentRow.month, PaymentRow.id)
        return self.all(PaymentRow.receipt_id == receipt_id, order_by=order)

    def sums(self, *where: Any, until: date | None = None) -> dict[tuple[str, date], Dong]:
        """What was paid by member and month, by receipts that count; `until`: handed over by that day."""
        counted = [ReceiptRow.cancelled_on.is_(None), *([ReceiptRow.on <= until] if until else [])]
        rows = self.session.execute(
            select(PaymentRow.member_id, PaymentRow.month, func.sum(PaymentRow.amount))
            .join(ReceiptRow, ReceiptRow.id == PaymentRow.receipt_id)
            .where(*counted, *where)
            .group_by(PaymentRow.member_id, PaymentRow.month)
        )
        return {(row[0], row[1]): Dong(row[2]) for row in rows}

    def sums_by_day(self, ids: Iterable[str]) -> dict[tuple[str, date, date], Dong]:
        """What these people paid, by member, month, and the day on which it was handed over."""
        found: dict[tuple[str, date, date], Dong] = {}
        by = PaymentRow.member_id, PaymentRow.month, ReceiptRow.on
        for some in chunks(ids):
            rows = self.session.execute(
                select(*by, func.sum(PaymentRow.amount))
                .join(ReceiptRow, ReceiptRow.id == PaymentRow.receipt_id)
                .where(ReceiptRow.cancelled_on.is_(None), PaymentRow.member_id.in_(some))
                .group_by(*by)
            )
            found |= {(row[0], row[1], row[2]): Dong(row[3]) for row in rows}
        return found

    def sums_between(self, first: date, last: date, until: date | None = None) -> dict[tuple[str, date], Dong]:
        return self.sums(PaymentRow.month.between(first, last), until=until)

    def sums_of(self, ids: Iterable[str], first: date, last: date) -> dict[tuple[str, date], Dong]:
        within = PaymentRow.month.between(first, last)
        found: dict[tuple[str, date], Dong] = {}
        for some in chunks(ids):
            found |= self.sums(PaymentRow.member_id.in_(some), within)
        return found

    def months(self) -> list[date]:
        """For which anything was paid, in order."""
        return list(self.session.scalars(select(PaymentRow.month).distinct().order_by(PaymentRow.month)))

    def receipts_of(self, member_id: str, first: date, last: date) -> list[tuple[Payment, Receipt]]:
        """Every payment for the member's months with its receipt, cancelled ones included."""
        within = PaymentRow.month.between(first, last)
        payments = self.all(PaymentRow.member_id == member_id, within, order_by=(PaymentRow.month, PaymentRow.id))
        receipts = ReceiptStore(self.reading).with_ids(one.receipt_id for one in payments)
        return [(one, receipts[one.receipt_id]) for one in payments]

    def count_receipts(self, ids: Iterable[str]) -> int:
        """Different receipts, cancelled ones included, that name one of these members."""
        found: set[str] = set()
        for some in chunks(ids):
            query = select(PaymentRow.receipt_id).where(PaymentRow.member_id.in_(some)).distinct()
            found.update(self.session.scalars(query))
        return len(found)
