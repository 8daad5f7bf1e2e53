"""The year as the screen shows it: who stands in it, page by page, and its months in sums."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Subquery, and_, case, func, or_, select

from desktop.core.database import Reading
from desktop.core.money import Dong
from desktop.core.store import chunks
from desktop.core.vietnamese.text import search_terms
from desktop.features.dues.domain import GridQuery, MonthSum, Standing, months_of_year
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
        listed = select(MemberRow.id).where(*self._who(query))
        return self._sums(year[0], year[-1], listed)

    def totals(self, first: date, last: date) -> list[MonthSum]:
        """Of everybody who ever paid or owed in these months, also of those in the bin since."""
        return self._sums(first, last, None)

    def arrears(self, until: date, paid_by: date) -> list[tuple[str, date, str, Dong]]:
        """(member, month, section in that month's table, what is left) up to month `until`, of money handed over by
        that day; not of those in the bin."""
        paid = _paid(date.min, until, paid_by)
        rows = self.session.execute(
            select(DuesRow.member_id, DuesRow.month, DuesRow.section_id, DuesRow.amount, func.coalesce(paid.c.paid, 0))
            .join(MemberRow, MemberRow.id == DuesRow.member_id)
            .outerjoin(paid, _same(paid))
            .where(
                DuesRow.month <= until, MemberRow.removed_at.is_(None), DuesRow.amount > func.coalesce(paid.c.paid, 0)
            )
            .order_by(MemberRow.sort_key, MemberRow.id, DuesRow.month)
        )
        return [(row[0], row[1], row[2], Dong(row[3] - row[4])) for row in rows]

    # Inside

    def _who(self, query: GridQuery) -> list[ColumnElement[bool]]:
        """Who stands in a table of the year or paid for it; of this year and later also whoever is a member today."""
        first, last = months_of_year(query.year)[0], months_of_year(query.year)[-1]
        listed = select(DuesRow.member_id).where(DuesRow.month.between(first, last))
        paid = (
            select(PaymentRow.member_id)
            .join(ReceiptRow, ReceiptRow.id == PaymentRow.receipt_id)
            .where(PaymentRow.month.between(first, last), ReceiptRow.cancelled_on.is_(None))
        )
        belongs = [MemberRow.id.in_(listed), MemberRow.id.in_(paid)]
        if query.year >= self.today.year:
            belongs.append(MemberRow.status.in_(STAYING))
        where: list[ColumnElement[bool]] = [MemberRow.removed_at.is_(None), or_(*belongs)]
        where += [func.instr(MemberRow.search, term) > 0 for term in search_terms(query.search)]
        if query.section_id:
            where.append(MemberRow.section_id == query.section_id)
        if query.owing:
            where.append(MemberRow.id.in_(_owing(first, min(last, query.until))))
        if query.unknown:
            unknown = select(DuesRow.member_id).where(
                DuesRow.month.between(first, last), DuesRow.standing == Standing.UNKNOWN
            )
            where.append(MemberRow.id.in_(unknown))
        return where

    def _sums(self, first: date, last: date, listed: Any) -> list[MonthSum]:
        paid = _paid(first, last)
        left = DuesRow.amount - func.coalesce(paid.c.paid, 0)
        columns = (
            DuesRow.month, func.count(), func.sum(case((DuesRow.standing == Standing.EXEMPT, 1), else_=0)),
            func.sum(case((DuesRow.standing == Standing.UNKNOWN, 1), else_=0)), func.sum(case((left > 0, 1), else_=0)),
            func.sum(DuesRow.amount), func.sum(case((left > 0, left), else_=0)),
        )  # fmt: skip
        owed = select(*columns).outerjoin(paid, _same(paid)).where(DuesRow.month.between(first, last))
        got = select(paid.c.month, func.sum(paid.c.paid))
        if listed is not None:
            owed = owed.where(DuesRow.member_id.in_(listed))
            got = got.where(paid.c.member_id.in_(listed))
        money = {row[0]: Dong(row[1]) for row in self.session.execute(got.group_by(paid.c.month))}
        found = {row[0]: row[1:] for row in self.session.execute(owed.group_by(DuesRow.month))}
        sums = []
        for month in _months(first, last):
            people, exempt, unknown, owing, due, missing = found.get(month, (0,) * 6)
            sums.append(
                MonthSum(month, people, exempt, unknown, owing, Dong(due), money.get(month, Dong(0)), Dong(missing))
            )
        return sums


_PEOPLE = select(
    MemberRow.id,
    MemberRow.full_name,
    func.coalesce(SectionRow.name, ""),
    MemberRow.section_id,
    MemberRow.insured_salary,
    MemberRow.joined,
).outerjoin(SectionRow, SectionRow.id == MemberRow.section_id)


def _months(first: date, last: date) -> list[date]:
    years = range(first.year, last.year + 1)
    return [month for year in years for month in months_of_year(year) if first <= month <= last]


def _paid(first: date, last: date, until: date | None = None) -> Subquery:
    """Money by member and month; `until`: handed over by that day."""
    counted = [ReceiptRow.cancelled_on.is_(None), *([ReceiptRow.on <= until] if until else [])]
    return (
        select(PaymentRow.member_id, PaymentRow.month, func.sum(PaymentRow.amount).label("paid"))
        .join(ReceiptRow, ReceiptRow.id == PaymentRow.receipt_id)
        .where(PaymentRow.month.between(first, last), *counted)
        .group_by(PaymentRow.member_id, PaymentRow.month)
        .subquery()
    )


def _same(paid: Subquery) -> ColumnElement[bool]:
    return and_(paid.c.member_id == DuesRow.member_id, paid.c.month == DuesRow.month)


def _owing(first: date, last: date) -> Any:
    paid = _paid(first, last)
    return (
        select(DuesRow.member_id)
        .outerjoin(paid, _same(paid))
        .where(DuesRow.month.between(first, last), DuesRow.amount > func.coalesce(paid.c.paid, 0))
    )
