"""What lists of members ask again and again, answered from memory and never older than the audit log."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import accumulate, pairwise
from sys import intern
from threading import RLock
from typing import Any, Final
from weakref import WeakKeyDictionary

from sqlalchemy import ColumnElement, Text, cast, func, select

from desktop.core import audit
from desktop.core.database import Reading
from desktop.core.progress import uncollected
from desktop.core.store import chunks
from desktop.core.vietnamese.national_id import Sex
from desktop.core.vietnamese.text import search_terms
from desktop.features.members.domain import MemberQuery
from desktop.features.members.storage.rows import MemberRow

Entry = tuple[str, str, str, str, str, str, bool, bool]
"""Sort key, birth, id, searched text, status, section, whether a woman, whether in the bin: sorts as the list does."""
_ID: Final = 2
_TEXT: Final = 3
_STATUS: Final = 4
_SECTION: Final = 5
_WOMAN: Final = 6
_GONE: Final = 7

_CAUGHT_UP_SINGLY = 2_000
_KIND = "member"
_NOBODY = ("\n\n",)  # stands in no text, and is looked for in all of them
_ANSWERS_KEPT = 6
_SEARCHES_KEPT = 24


@dataclass(frozen=True)
class Found:
    """Everybody a list shows, in its order. `rows` hold an id at `id_at` and whether a woman at `woman_at`; a keystroke
    asks for their number and a page of them, and nothing is made of the others."""

    rows: Sequence[Any]
    id_at: int = 0
    woman_at: int = 1

    def __len__(self) -> int:
        return len(self.rows)

    def ids(self, first: int = 0, last: int | None = None) -> list[str]:
        """Those from `first` to before `last`."""
        return [row[self.id_at] for row in self.rows[first:last]]

    def women(self) -> int:
        return sum(row[self.woman_at] for row in self.rows)


class ListIndex:
    """Everybody's searched text in memory, in the order of the list, so that a keystroke costs no scan of the tables;
    and the latest answers to questions only the tables can answer, so that a page costs one look-up by id.

    It never tells what was: each question first compares the head of the audit log, which grows in the transaction of
    every change. Texts are read when somebody first searches, and after that only those of whoever was changed.
    """

    def __init__(self) -> None:
        self._lock = RLock()
        self._seq = -1
        self._answers: OrderedDict[MemberQuery, Found] = OrderedDict()
        self._texts = _Texts()
        self._doubtful: tuple[date, set[str]] | None = None

    def found(self, reading: Reading, query: MemberQuery, ask: Callable[[MemberQuery], Found]) -> Found:
        """`ask` answers from the tables what is not merely searched."""
        query = replace(query, fields=())
        with self._lock:
            self._catch_up(reading)
            if (known := self._answers.get(query)) is None:
                known = self._work_out(reading, query, ask)
                self._answers[query] = known
                while len(self._answers) > _ANSWERS_KEPT:
                    self._answers.popitem(last=False)
            self._answers.move_to_end(query)
            return known

    def load(self, reading: Reading, query: MemberQuery) -> None:
        """Read everybody's text now, because somebody is about to search among those a query shows."""
        with self._lock:
            self._catch_up(reading)
            self._texts.load(reading)
            self._texts.search(_part_of(query), _NOBODY)

    def doubtful(self, reading: Reading, judge: Callable[[Iterable[str] | None], Iterable[str]]) -> set[str]:
        """Whom somebody should look at again. `judge` says who of some, or of everybody, it is."""
        with self._lock:
            self._catch_up(reading)
            today = reading.today()
            if self._doubtful is None or self._doubtful[0] != today:
                self._doubtful = today, set(judge(None))
            elif self._texts.unjudged:
                self._doubtful[1].difference_update(self._texts.unjudged)
                self._doubtful[1].update(judge(self._texts.unjudged))
            self._texts.unjudged = set()
            return self._doubtful[1]

    def _work_out(self, reading: Reading, query: MemberQuery, ask: Callable[[MemberQuery], Found]) -> Found:
        if not query.search:
            return ask(query)
        self._texts.load(reading)
        terms = search_terms(query.search)
        if query.merely_searches:
            return Found(self._texts.search(_part_of(query), terms), _ID, _WOMAN)
        around = replace(query, search="")
        base = self._answers.get(around) or ask(around)
        self._answers[around] = base
        fitting = {entry[_ID] for entry in self._texts.search(None, terms)}
        return Found([row for row in base.rows if row[0] in fitting])

    def _catch_up(self, reading: Reading) -> None:
        newest = audit.length(reading.session)
        if newest == self._seq:
            return
        since = newest - self._seq
        if self._seq < 0 or not 0 < since <= _CAUGHT_UP_SINGLY:
            self._texts, self._doubtful = _Texts(), None
        else:
            changed = {one["id"] for one in audit.entries(reading.session, since) if one["kind"] == _KIND}
            self._texts.take_in(reading, changed)
        self._seq = newest
        self._answers.clear()


def _part_of(query: MemberQuery) -> tuple[Any, ...]:
    return query.statuses, query.section_id, query.in_bin


class _Texts:
    """Everybody's searched text, once somebody searches, with the latest searches: who types on, or takes a letter
    back, is answered out of what was found before."""

    def __init__(self) -> None:
        self.loaded = False
        self.unjudged: set[str] = set()  # changed since the doubtful were last asked for
        self._people: list[Entry] = []
        self._by_id: dict[str, Entry] = {}
        self._joined = ""
        self._starts: list[int] = []
        self._apart: list[str] = []
        self._searches: OrderedDict[tuple[Any, tuple[str, ...]], list[Entry]] = OrderedDict()

    def load(self, reading: Reading) -> None:
        if not self.loaded:
            with uncollected():
                self._people = sorted(_entries(reading))
                self._by_id = {entry[_ID]: entry for entry in self._people}
            self.loaded = True

    def take_in(self, reading: Reading, changed: set[str]) -> None:
        self.unjudged |= changed
        if not self.loaded or not changed:
            return
        for gone in filter(None, (self._by_id.pop(one, None) for one in changed)):
            del self._people[bisect_left(self._people, gone)]
        for some in chunks(changed):
            for entry in _entries(reading, MemberRow.id.in_(some)):
                insort(self._people, entry)
                self._by_id[entry[_ID]] = entry
        self._joined = ""
        self._searches.clear()

    def search(self, part: Any, terms: Sequence[str]) -> list[Entry]:
        """Who has every term, within a part of the book (statuses, section, bin), or None for all of it."""
        key = (part, tuple(terms))
        if (known := self._searches.get(key)) is not None:
            return known
        before = [
            entries
            for (other, old), entries in self._searches.items()
            if other == part and old and all(any(one in new for new in terms) for one in old)
        ]
        rest = list(terms)
        if before:
            found = min(before, key=len)
        else:
            found = self._within(part, self._having(rest.pop()) if rest else self._people)
        for term in rest:
            found = [entry for entry in found if term in entry[_TEXT]]
        self._searches[key] = found
        while len(self._searches) > _SEARCHES_KEPT:
            self._searches.popitem(last=False)
        return found

    def _having(self, term: str) -> list[Entry]:
        """Whose text has the term, found in all texts in one piece; a first letter, which stands everywhere, sooner in
        texts that lie one behind the other in memory, as those cut out of the piece do."""
        if not self._joined:
            self._joined = "\n".join(entry[_TEXT] for entry in self._people)
            lengths = (len(entry[_TEXT]) + 1 for entry in self._people)
            self._starts = list(accumulate(lengths, initial=0))
            self._apart = [self._joined[first : after - 1] for first, after in pairwise(self._starts)]
        if len(term.strip()) == 1:
            return [entry for entry, text in zip(self._people, self._apart, strict=True) if term in text]
        joined, starts, people, found = self._joined, self._starts, self._people, []
        place, row = joined.find(term), -1
        while place >= 0:
            row = bisect_right(starts, place, row + 1) - 1
            found.append(people[row])
            place = joined.find(term, starts[row + 1])
        return found

    @staticmethod
    def _within(part: Any, entries: list[Entry]) -> list[Entry]:
        if part is None:
            return entries
        statuses, section, in_bin = part
        wanted = {status.value for status in statuses}
        return [
            entry
            for entry in entries
            if entry[_GONE] == in_bin
            and (not wanted or entry[_STATUS] in wanted)
            and (not section or entry[_SECTION] == section)
        ]


_INDEXES: WeakKeyDictionary[Any, ListIndex] = WeakKeyDictionary()


def _entries(reading: Reading, *where: ColumnElement[bool]) -> Iterable[Entry]:
    columns = (
        MemberRow.sort_key, func.coalesce(cast(MemberRow.birth, Text), ""), MemberRow.id, MemberRow.search,
        cast(MemberRow.status, Text), MemberRow.section_id, func.coalesce(cast(MemberRow.sex, Text), ""),
        MemberRow.removed_at.is_not(None),
    )  # fmt: skip
    asked = select(*columns).where(MemberRow.erased_at.is_(None), *where)
    rows: Iterable[Any] = reading.session.connection().execute(asked)
    return (
        (*told, intern(status), intern(section), sex == Sex.FEMALE.value, bool(gone))
        for *told, status, section, sex, gone in rows
    )


def index_of(engine: Any) -> ListIndex:
    """The one of this database."""
    return _INDEXES.setdefault(engine, ListIndex())
