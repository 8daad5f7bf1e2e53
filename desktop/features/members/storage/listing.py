"""The list of members: a page of it, whom it shows, what stands in a column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from operator import itemgetter
from typing import Any, Final

from sqlalchemy import Integer, Text, case, cast, func, select, type_coerce

from desktop.core.database import Reading, Transaction
from desktop.core.filters import FilterKind, read_filter
from desktop.core.progress import uncollected
from desktop.core.records import builder_of
from desktop.core.store import chunks
from desktop.core.vietnamese.national_id import Sex
from desktop.core.vietnamese.sorting import text_sort_key
from desktop.features.members.domain import (
    LIST_FIELDS,
    STATUS_NAMES,
    YES,
    Headcount,
    MemberLine,
    MemberQuery,
    Status,
    doubts,
)
from desktop.features.members.storage.conditions import conditions, section_on, status_on
from desktop.features.members.storage.list_index import Found, index_of
from desktop.features.members.storage.rows import MemberRow
from desktop.features.organization.services import section_names_on
from desktop.features.organization.storage import SectionRow

_IN_ORDER = (MemberRow.sort_key, MemberRow.birth, MemberRow.id)
_NAME = "full_name"
_ID: Final = 2
_WOMAN: Final = 3
_FIRST: Final = 4


class MemberList:
    """The list as a query asks for it. A deed asks the tables: what it has done itself is in no index yet."""

    def __init__(self, reading: Reading, query: MemberQuery) -> None:
        self._reading, self._session, self._query = reading, reading.session, query

    def lines(self, limit: int | None = None, offset: int = 0) -> list[MemberLine]:
        """In Vietnamese order of names, or as the query sorts. With `as_of` the status is the one of that day."""
        if self._is_plain or (limit is None and self._query.merely_searches):
            return self._page(limit, offset)
        return self._with_ids(self._found().ids(offset, None if limit is None else offset + limit))

    def _page(self, limit: int | None, offset: int) -> list[MemberLine]:
        """Where there is a limit the ids are found in the index of the list, and only then their rows are read."""
        if limit is None:
            return self._select(*conditions(self._query), order=_IN_ORDER)
        ids = select(MemberRow.id).where(*conditions(self._query)).order_by(*_IN_ORDER).limit(limit).offset(offset)
        return self._with_ids(list(self._session.scalars(ids)))

    def ids(self) -> Sequence[str]:
        """Of everybody the list shows, in its order."""
        return self._found().ids()

    def count(self) -> int:
        if not self._is_plain:
            return len(self._found())
        statement = select(func.count()).select_from(MemberRow).where(*conditions(self._query))
        return self._session.scalar(statement) or 0

    def headcount(self) -> Headcount:
        """How many the list shows, and how many women among them."""
        if not self._is_plain:
            found = self._found()
            return Headcount(len(found), found.women())
        women = func.count().filter(MemberRow.sex == Sex.FEMALE)
        return Headcount(*self._session.execute(select(func.count(), women).where(*conditions(self._query))).one())

    def values(self, field: str) -> list[tuple[str, int]]:
        """What stands in the column of a field, in Vietnamese order, and how often; the field's own filter aside."""
        others = tuple((key, text) for key, text in self._query.filters if key != field)
        query = replace(self._query, filters=others, sort=field, search="")
        counted = Counter(row[-1] or "" for row in self._rows_of(query))
        return sorted(counted.items(), key=lambda one: text_sort_key(str(one[0])))

    def get_ready(self) -> None:
        """Somebody is about to search."""
        index_of(self._session.get_bind()).load(self._reading, self._query)

    # Whom it shows

    @property
    def _is_plain(self) -> bool:
        return self._query.merely_searches and not self._query.search

    def _found(self) -> Found:
        if isinstance(self._reading, Transaction):
            return self._ask(self._query)
        return index_of(self._session.get_bind()).found(self._reading, self._query, self._ask)

    def _ask(self, query: MemberQuery) -> Found:
        """From the tables: what SQL can say it says, and what was typed to narrow the columns is read here."""
        rows = sorted(self._rows_of(query), key=itemgetter(0, 1, 2))
        if query.sort in LIST_FIELDS:
            rows = _sorted(rows, query)
        return Found(list(map(itemgetter(_ID, _WOMAN), rows)))

    def _rows_of(self, query: MemberQuery) -> list[Any]:
        """(sort key, birth, id, whether a woman, …, what stands in the column it is sorted by) of whom it shows, in no
        order."""
        day = query.as_of or self._reading.today()
        fits = {key: _memo(read_filter(LIST_FIELDS[key].kind, text, day)) for key, text in query.filters}
        rows = MemberList(self._reading, query)._rows([*fits, *([query.sort] if query.sort in LIST_FIELDS else [])])
        for place, fit in enumerate(fits.values(), _FIRST):
            rows = [row for row in rows if fit(row[place])]
        if query.doubtful:
            doubtful = self._doubtful()
            rows = [row for row in rows if row[_ID] in doubtful]
        return rows

    def _doubtful(self) -> set[str]:
        if isinstance(self._reading, Transaction):
            return set(self._judge(None))
        return index_of(self._session.get_bind()).doubtful(self._reading, self._judge)

    def _judge(self, ids: Iterable[str] | None) -> Iterable[str]:
        """Who of these, or of everybody, should be looked at again."""
        today = self._reading.today()
        everybody = MemberList(self._reading, MemberQuery())
        lines = everybody._select(*conditions(MemberQuery())) if ids is None else everybody._with_ids(list(ids))
        return (line.id for line in lines if doubts(line, today))

    def _rows(self, wanted: Sequence[str]) -> list[Any]:
        """(sort key, birth, id, whether a woman, what stands in the columns of these fields as filters read it)."""
        columns = [_raw(field, self._query.as_of) for field in wanted]
        ordered = (MemberRow.sort_key, func.coalesce(cast(MemberRow.birth, Text), ""), MemberRow.id)
        statement = select(*ordered, case((MemberRow.sex == Sex.FEMALE, 1), else_=0), *columns)
        if any(LIST_FIELDS[field].source == "section_id" for field in wanted):
            statement = statement.outerjoin(SectionRow, SectionRow.id == section_on(self._query.as_of))
        with uncollected():
            rows: list[Any] = list(self._session.connection().execute(statement.where(*conditions(self._query))))
        named = [place for place, field in enumerate(wanted, _FIRST) if field in _NAMED]
        return [_with_names(row, named, wanted) for row in rows] if named else rows

    # Its lines

    def _with_ids(self, ids: Sequence[str]) -> list[MemberLine]:
        known = {line.id: line for some in chunks(ids) for line in self._select(MemberRow.id.in_(some))}
        return [known[one] for one in ids]

    def _select(self, *where: Any, order: Sequence[Any] = (), limit: int | None = None, offset: int = 0) -> list[Any]:
        fields = [field for field in self._query.fields if field in MemberRow.__table__.columns]
        columns = (
            MemberRow.id, MemberRow.full_name, MemberRow.sex, MemberRow.birth, MemberRow.national_id, MemberRow.phone,
            func.coalesce(SectionRow.name, ""), MemberRow.job, MemberRow.union_post, MemberRow.joined,
            status_on(self._query.as_of), section_on(self._query.as_of),
            *(getattr(MemberRow, field) for field in fields),
        )  # fmt: skip
        statement = (
            select(*columns)
            .outerjoin(SectionRow, SectionRow.id == section_on(self._query.as_of))
            .where(*where)
            .order_by(*order)
            .limit(limit if limit is not None else -1)
            .offset(offset)
        )
        rows: Iterable[Any] = self._session.execute(statement)
        base = len(columns) - len(fields)
        build = builder_of(MemberLine)
        lines = [build((*row[:base], dict(zip(fields, row[base:], strict=True)))) for row in rows]
        return self._named_then(lines)

    def _named_then(self, lines: list[MemberLine]) -> list[MemberLine]:
        """The sections of a past day are called what they were called then."""
        if self._query.as_of is None:
            return lines
        names = section_names_on(self._reading, self._query.as_of)
        return [replace(line, section=names.get(line.section_id, "")) for line in lines]


def _raw(field: str, as_of: date | None) -> Any:
    """What stands in a field as its filter reads it, without the cost of making values."""
    source = LIST_FIELDS[field].source
    if source == "section_id":
        return func.coalesce(SectionRow.name, "")
    if source == "status":
        return cast(status_on(as_of), Text)
    column = getattr(MemberRow, source)
    if LIST_FIELDS[field].kind is FilterKind.NUMBER:
        return type_coerce(column, Integer)
    return column if source in _NAMED or source == _NAME else func.coalesce(cast(column, Text), "")


_STATUS_WORDS = {status.value: STATUS_NAMES[status] for status in Status}
_NAMED: dict[str, Callable[[Any], str]] = {
    "status": lambda value: _STATUS_WORDS[value],
    "is_leader": lambda value: YES if value else "",
}


def _with_names(row: Any, places: Sequence[int], wanted: Sequence[str]) -> tuple[Any, ...]:
    cells = list(row)
    for place in places:
        cells[place] = _NAMED[wanted[place - _FIRST]](cells[place])
    return tuple(cells)


def _memo(fits: Callable[[Any], bool]) -> Callable[[Any], bool]:
    """Columns repeat few values; each is judged once."""
    known: dict[Any, bool] = {}

    def fit(value: Any) -> bool:
        if (answer := known.get(value)) is None:
            answer = known[value] = fits(value)
        return answer

    return fit


def _sorted(rows: list[Any], query: MemberQuery) -> list[Any]:
    """By the last column of each row, people of one value in the order of names; what is empty comes last, whichever
    way the list is sorted."""
    if query.sort == _NAME:
        return rows[::-1] if query.descending else rows
    field = LIST_FIELDS[query.sort]
    values = set(map(itemgetter(-1), rows)) - {"", None}
    keys = {value: text_sort_key(value) if field.kind is FilterKind.TEXT else value for value in values}
    filled = [row for row in rows if row[-1] in keys]
    filled.sort(key=lambda row: keys[row[-1]], reverse=query.descending != field.reversed)
    return filled if len(filled) == len(rows) else filled + [row for row in rows if row[-1] not in keys]
