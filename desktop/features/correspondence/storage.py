"""Tables of the register."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Boolean, ColumnElement, Date, Integer, Text, UniqueConstraint, func, select
from sqlalchemy.orm import Mapped, mapped_column

from desktop.core.store import Store
from desktop.core.tables import EnumColumn, Stored
from desktop.core.vietnamese.text import search_terms, search_text
from desktop.features.correspondence.domain import Direction, Entry, Numbering, YearClosing


class EntryRow(Stored):
    __tablename__ = "register_entry"
    __table_args__ = (UniqueConstraint("direction", "year", "series", "number", "suffix"),)

    direction: Mapped[Direction] = mapped_column(EnumColumn(Direction))
    year: Mapped[int] = mapped_column(Integer)
    series: Mapped[str] = mapped_column(Text)
    number: Mapped[int] = mapped_column(Integer)
    suffix: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    symbol: Mapped[str] = mapped_column(Text)
    subject: Mapped[str] = mapped_column(Text)
    dated: Mapped[date] = mapped_column(Date)
    received_on: Mapped[date | None] = mapped_column(Date)
    sender: Mapped[str] = mapped_column(Text)
    signer: Mapped[str] = mapped_column(Text)
    recipients: Mapped[str] = mapped_column(Text)
    copies: Mapped[int] = mapped_column(Integer)
    filed_in: Mapped[str] = mapped_column(Text)
    handler: Mapped[str] = mapped_column(Text)
    due: Mapped[date | None] = mapped_column(Date)
    done_on: Mapped[date | None] = mapped_column(Date)
    cancelled: Mapped[str] = mapped_column(Text)
    note: Mapped[str] = mapped_column(Text)
    search: Mapped[str] = mapped_column(Text)


class NumberingRow(Stored):
    __tablename__ = "register_numbering"

    unit: Mapped[str] = mapped_column(Text)
    one_series: Mapped[bool] = mapped_column(Boolean)


class YearClosingRow(Stored):
    __tablename__ = "register_closing"

    year: Mapped[int] = mapped_column(Integer, index=True)
    closed_on: Mapped[date] = mapped_column(Date)
    issued: Mapped[int] = mapped_column(Integer)
    received: Mapped[int] = mapped_column(Integer)
    reopened: Mapped[str] = mapped_column(Text)


class EntryStore(Store[Entry]):
    kind = "register_entry"
    row = EntryRow
    record = Entry

    def shadow(self, record: Entry) -> dict[str, Any]:
        found_by = (record.printed_number, record.symbol, record.subject, record.sender, record.recipients,
                    record.signer, record.handler, record.note)  # fmt: skip
        return {"search": search_text(" | ".join(text for text in found_by if text))}

    def of_year(self, direction: Direction, year: int, search: str = "") -> list[Entry]:
        """In the order of their numbers, series after series."""
        words = [func.instr(EntryRow.search, term) > 0 for term in search_terms(search)]
        return self._ordered(EntryRow.direction == direction, EntryRow.year == year, *words)

    def waiting(self) -> list[Entry]:
        """Of any year, what somebody still has to do, the earliest due first."""
        where = (EntryRow.due.is_not(None), EntryRow.done_on.is_(None), EntryRow.cancelled == "")
        return self.all(*where, order_by=(EntryRow.due, EntryRow.id))

    def in_place(self, entry: Entry) -> Entry | None:
        """Whatever has that number."""
        found = self.all(
            *self._series(entry.direction, entry.year, entry.series),
            EntryRow.number == entry.number,
            EntryRow.suffix == entry.suffix,
        )
        return found[0] if found else None

    def last_number(self, direction: Direction, year: int, series: str) -> int:
        where = self._series(direction, year, series)
        return self.session.scalar(select(func.max(EntryRow.number)).where(*where)) or 0

    def years(self) -> list[int]:
        """The latest first."""
        return list(self.session.scalars(select(EntryRow.year).distinct().order_by(EntryRow.year.desc())))

    def _ordered(self, *where: ColumnElement[bool]) -> list[Entry]:
        return self.all(*where, order_by=(EntryRow.series, EntryRow.number, EntryRow.suffix))

    def _series(self, direction: Direction, year: int, series: str) -> tuple[ColumnElement[bool], ...]:
        return EntryRow.direction == direction, EntryRow.year == year, EntryRow.series == series


class NumberingStore(Store[Numbering]):
    kind = "register_numbering"
    row = NumberingRow
    record = Numbering


class YearClosingStore(Store[YearClosing]):
    kind = "register_closing"
    row = YearClosingRow
    record = YearClosing

    def closing_of(self, year: int) -> YearClosing | None:
        """The one that stands: a year opened again has none."""
        found = self.all(YearClosingRow.year == year, YearClosingRow.reopened == "")
        return found[0] if found else None
