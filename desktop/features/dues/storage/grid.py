"""The year as the screen shows it: who stands in it, page by page, and its months in sums."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, case, func, or_, select, true

from desktop.core.database import Reading
from desktop.core.money import Dong
from desktop.core.store import chunks
from desktop.core.vietnamese.text import search_terms
from desktop.features.dues.domain import GridQuery, MonthSum, Standing, months_of_year, months_through
from desktop.features.dues.storage.rows import DuesRow, PaymentRow, ReceiptRow
from desktop.features.members.domain import STAYING
from desktop.features.members.storage import MemberRow
from desktop.features.organization.storage import SectionRow

Person = tuple[str, str, str, str, Dong | None, date | None]
"""Id, name, section's name and id, insured salary today, day of joining."""


class GridReader:
    def __init__(self, reading: Reading) -> None:
        self.session = reading.session
        self.today = reading.today()

    def count(self, query: GridQuery) -> int:
        return self.session.scalar(select(func.count()).select_from(MemberRow).where(*self._who(query))) or 0

    def people(self, query: GridQuery, limit: int | None = None, offset: int = 0) -> list[Person]:
        """In Vietnamese order of names."""
        found = _PEOPLE.where(*self._who(query)).order_by(MemberRow.sort_key, MemberRow.birth, MemberRow.id)
        if limit is not None:
            found = found.limit(limit).offset(offset)
        return [tuple(row) for row in self.session.execute(found)]  # type: ignore[misc]

    def ids(self, query: GridQuery) -> list[str]:
        found = (
            select(MemberRow.id).where(*self._who(query)).order_by(MemberRow.sort_key, MemberRow.birth, MemberRow.id)
        )
        return list(self.session.scalars(found))

    def people_with_ids(self, ids: Iterable[str]) -> dict[str, Person]:
        """By id, also of those in the bin: what they paid is still in the book."""
        rows = (row for some in chunks(ids) for row in self.session.execute(_PEOPLE.where(MemberRow.id.in_(some))))
        return {row[0]: tuple(row) for row in rows}  # type: ignore[misc]

    def salaries(self) -> dict[str, Dong | None]:
        """Of everybody not in the bin."""
        rows = self.session.execute(
            select(MemberRow.id, MemberRow.insured_salary).where(MemberRow.removed_at.is_(None))
        )
        return {row[0]: row[1] for row in rows}

    def sums(self, query: GridQuery) -> list[MonthSum]:
        """Of everybody the query shows; twelve months, each with figures or without."""
        year = months_of_year(query.year)
        if query == GridQuery(query.year, query.until):  # everybody: there are fewer in the bin than in the book
            gone = select(MemberRow.id).where(MemberRow.removed_at.is_not(None))
            return self._sums(year[0], year[-1], lambda column: column.not_in(gone))
        listed = select(MemberRow.id).where(*self._who(query))
        return self._sums(year[0], year[-1], lambda column: column.in_(listed))

    def totals(self, first: date, last: date) -> list[MonthSum]:
        """Of everybody who ever paid or owed in these months, also of those in the bin since."""
        return self._sums(first, last, lambda _: true())

    def debts(self, until: date) -> tuple[int, Dong]:
        """How many people owe how much today, up to that month."""
        gone = select(MemberRow.id).where(MemberRow.removed_at.is_not(None))
        within = (DuesRow.month <= until, DuesRow.member_id.not_in(gone))
        each = select(DuesRow.member_id, (DuesRow.amount - _paid()).label("left")).where(*within).subquery()
        row = self.session.execute(
            select(func.count(each.c.member_id.distinct()), func.coalesce(func.sum(each.c.left), 0)).where(
                each.c.left > 0
            )
        ).one()
        return row[0], Dong(row[1])

    def arrears(self, until: date, paid_by: date) -> list[tuple[str, date, str, Dong]]:
        """(member, month, section in that month's table, what is left) up to month `until`, of money handed over by
        that day; not of those in the bin. By name and month."""
        paid = _paid(paid_by)
        rows = self.session.execute(
            select(DuesRow.member_id, DuesRow.month, DuesRow.section_id, DuesRow.amount, paid)
            .join(MemberRow, MemberRow.id == DuesRow.member_id)
            .where(DuesRow.month <= until, MemberRow.removed_at.is_(None), DuesRow.amount > paid)
            .order_by(MemberRow.sort_key, MemberRow.id, DuesRow.month)
        )
        return [(row[0], row[1], row[2], Dong(row[3] - row[4])) for row in rows]

    # Inside

    def _who(self, query: GridQuery) -> list[ColumnElement[bool]]:
        """Who stands in a table of the year or paid for it; of this year and later also whoever is a member today."""
        first, last = months_of_year(query.year)[0], months_of_year(query.year)[-1]
        listed = select(DuesRow.id).where(DuesRow.member_id == MemberRow.id, DuesRow.month.between(first, last))
        paid = select(PaymentRow.id).where(
            PaymentRow.member_id == MemberRow.id, PaymentRow.month.between(first, last), *_counted()
        )
        belongs: list[ColumnElement[bool]] = [listed.exists(), paid.exists()]
        if query.year >= self.today.year:
            belongs.insert(0, MemberRow.status.in_(STAYING))
        where: list[ColumnElement[bool]] = [MemberRow.removed_at.is_(None), or_(*belongs)]
        where += [func.instr(MemberRow.search, term) > 0 for term in search_terms(query.search)]
        if query.section_id:
            where.append(MemberRow.section_id == query.section_id)
        if query.owing:
            until = min(last, query.until)
            where.append(listed.where(DuesRow.month <= until, DuesRow.amount > _paid()).exists())
        if query.unknown:
            where.append(listed.where(DuesRow.standing == Standing.UNKNOWN).exists())
        return where

    def _sums(self, first: date, last: date, among: Callable[[Any], ColumnElement[bool]]) -> list[MonthSum]:
        within = [DuesRow.month.between(first, last), among(DuesRow.member_id)]
        got = select(PaymentRow.month, func.sum(PaymentRow.amount)).where(
            PaymentRow.month.between(first, last), among(PaymentRow.member_id), *_counted()
        )
        each = (
            select(DuesRow.month, DuesRow.standing, DuesRow.amount, (DuesRow.amount - _paid()).label("left"))
            .where(*within)
            .subquery()
        )
        counted = [case((one, 1), else_=0) for one in (
            each.c.standing == Standing.EXEMPT, each.c.standing == Standing.UNKNOWN, each.c.left > 0,
        )]  # fmt: skip
        missing = case((each.c.left > 0, each.c.left), else_=0)
        columns = [func.count(), *map(func.sum, (*counted, each.c.amount, missing))]
        money = {row[0]: Dong(row[1]) for row in self.session.execute(got.group_by(PaymentRow.month))}
        rows = self.session.execute(select(each.c.month, *columns).group_by(each.c.month))
        found = {row[0]: row[1:] for row in rows}
        sums = []
        for month in months_through(first, last):
            people, exempt, unknown, owing, due, left = found.get(month, (0,) * 6)
            paid = money.get(month, Dong(0))
            sums.append(MonthSum(month, people, exempt, unknown, owing, Dong(due), paid, Dong(left)))
        return sums


_PEOPLE = select(
    MemberRow.id,
    MemberRow.full_name,
    func.coalesce(SectionRow.name, ""),
    MemberRow.section_id,
    MemberRow.insured_salary,
    MemberRow.joined,
).outerjoin(SectionRow, SectionRow.id == MemberRow.section_id)


def _counted(until: date | None = None) -> tuple[ColumnElement[bool]]:
    """Payments of receipts that were not cancelled; `until`: handed over by that day."""
    left_out: ColumnElement[bool] = ReceiptRow.cancelled_on.is_not(None)
    if until is not None:
        left_out = or_(left_out, ReceiptRow.on > until)
    return (PaymentRow.receipt_id.not_in(select(ReceiptRow.id).where(left_out)),)


def _paid(until: date | None = None) -> Any:
    """What was paid for the row of a month's table."""
    mine = (PaymentRow.member_id == DuesRow.member_id, PaymentRow.month == DuesRow.month)
    found = select(func.coalesce(func.sum(PaymentRow.amount), 0)).where(*mine, *_counted(until))
    return found.correlate(DuesRow).scalar_subquery()
