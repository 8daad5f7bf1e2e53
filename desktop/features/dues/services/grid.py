"""The year as the screen shows it, one person's account, and who has not paid."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.core.database import Reading
from desktop.core.money import Dong
from desktop.core.vietnamese.sorting import name_sort_key
from desktop.features.dues.domain import (
    Arrears,
    Cell,
    Dues,
    GridLine,
    GridQuery,
    MonthSum,
    Payment,
    Receipt,
    TableLine,
    cell_of,
    later,
    month_of,
    months_of_year,
    months_through,
)
from desktop.features.dues.services.rules import rules_of
from desktop.features.dues.services.tables import table_months
from desktop.features.dues.storage import DuesStore, GridReader, PaymentStore
from desktop.features.dues.storage.grid import Person
from desktop.features.members.domain import STAYING, MembershipEvent, status_after
from desktop.features.members.services import histories
from desktop.features.organization.services import list_sections


@dataclass(frozen=True)
class Overview:
    """Where the dues stand. `made` are the months that have a table, the latest first; `missing` those from the first
    table up to the last month over that have none; `unconfirmed` how many rates wait for the officer."""

    made: tuple[date, ...]
    missing: tuple[date, ...]
    unconfirmed: int

    @property
    def latest(self) -> date | None:
        return self.made[0] if self.made else None


@dataclass(frozen=True)
class Account:
    """One member's year: the line of the grid, and every payment with its receipt."""

    line: GridLine
    payments: tuple[tuple[Payment, Receipt], ...]


def count_grid(reading: Reading, query: GridQuery) -> int:
    return GridReader(reading).count(query)


def list_grid_ids(reading: Reading, query: GridQuery) -> list[str]:
    """Everybody the grid shows, in its order."""
    return GridReader(reading).ids(query)


def year_grid(reading: Reading, query: GridQuery, limit: int | None = None, offset: int = 0) -> list[GridLine]:
    return _lines(reading, query.year, GridReader(reading).people(query, limit, offset))


def account_of(reading: Reading, member_id: str, year: int) -> Account:
    people = GridReader(reading).people_with_ids([member_id])
    months = months_of_year(year)
    return Account(
        _lines(reading, year, people.values())[0],
        tuple(PaymentStore(reading).receipts_of(member_id, months[0], months[-1])),
    )


def month_sums(reading: Reading, query: GridQuery) -> list[MonthSum]:
    """Twelve months of everybody the grid shows."""
    return GridReader(reading).sums(query)


def month_totals(reading: Reading, first: date, last: date) -> list[MonthSum]:
    """Of the whole union, also of those who are in the bin since: the sum paid is the sum of the receipts."""
    return GridReader(reading).totals(first, last)


def years_with_dues(reading: Reading) -> list[int]:
    """Years with a table or with money paid for them, and this one; the latest first."""
    months = [*table_months(reading), *PaymentStore(reading).months()]
    return sorted({month.year for month in months} | {reading.today().year}, reverse=True)


def table_lines(reading: Reading, first: date, last: date, section_id: str = "") -> list[TableLine]:
    """Everybody in the tables of these months, by section and name; also of those in the bin since, for the table was
    signed with them. Who changed sections stands in the one of the latest month."""
    rows = DuesStore(reading).between(first, last)
    paid = PaymentStore(reading).sums_between(first, last)
    found: dict[str, dict[date, Dues]] = {}
    for row in rows:
        found.setdefault(row.member_id, {})[row.month] = row
    people = GridReader(reading).people_with_ids(found)
    known = {section.id: (place, section.name) for place, section in enumerate(list_sections(reading))}
    months = months_through(first, last)
    lines = []
    for member_id, mine in found.items():
        section = mine[max(mine)].section_id
        cells = tuple(cell_of(mine.get(one), paid.get((member_id, one), 0), belongs=False) for one in months)
        lines.append(TableLine(member_id, people[member_id][1], section, known.get(section, (0, ""))[1], cells))
    order = len(known)
    lines.sort(key=lambda one: (known.get(one.section_id, (order, ""))[0], name_sort_key(one.full_name), one.member_id))
    return [one for one in lines if not section_id or one.section_id == section_id]


def arrears(reading: Reading, on: date, section_id: str = "") -> list[Arrears]:
    """Who had not paid on that day what was due up to its month, by section and name."""
    reader = GridReader(reading)
    months: dict[str, list[tuple[date, Dong]]] = {}
    sections: dict[str, str] = {}
    for member_id, month, section, left in reader.arrears(month_of(on), on):
        months.setdefault(member_id, []).append((month, left))
        sections[member_id] = section
    people = reader.people_with_ids(months)
    known = {section.id: (place, section.name) for place, section in enumerate(list_sections(reading))}
    found = [
        Arrears(one, people[one][1], sections[one], known.get(sections[one], (0, ""))[1], tuple(left))
        for one, left in months.items()
        if not section_id or sections[one] == section_id
    ]
    return sorted(found, key=lambda one: known.get(one.section_id, (len(known), ""))[0])  # names are in order already


def overview(reading: Reading) -> Overview:
    made, today = table_months(reading), reading.today()
    wanted = months_through(made[-1], later(month_of(today), -1)) if made else []
    missing = [month for month in wanted if month not in made]
    return Overview(tuple(made), tuple(missing), len(rules_of(reading).unconfirmed(today)))


def debts(reading: Reading) -> tuple[int, Dong]:
    """How many people owe how much today."""
    return GridReader(reading).debts(month_of(reading.today()))


def _lines(reading: Reading, year: int, people: Iterable[Person]) -> list[GridLine]:
    people = list(people)
    ids, months = [one[0] for one in people], months_of_year(year)
    dues = {(one.member_id, one.month): one for one in DuesStore(reading).of_members(ids, months[0], months[-1])}
    paid = PaymentStore(reading).sums_of(ids, months[0], months[-1])
    events = histories(reading, ids)
    return [
        GridLine(
            one[0], one[1], one[2], one[3], one[4],
            tuple(_cell(one, month, dues.get((one[0], month)), paid.get((one[0], month)), events.get(one[0], []))
                  for month in months),
        )
        for one in people
    ]  # fmt: skip


def _cell(person: Person, month: date, dues: Dues | None, paid: Dong | None, events: Sequence[MembershipEvent]) -> Cell:
    return cell_of(dues, paid or Dong(0), belongs=dues is None and _belonged(person[5], events, month))


def _belonged(joined: date | None, events: Sequence[MembershipEvent], day: date) -> bool:
    if not events:
        return joined is None or joined <= day
    until = [event for event in events if event.on <= day]
    return bool(until) and status_after(until) in STAYING
