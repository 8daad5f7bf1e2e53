"""Who is found while somebody types: everybody's searched text in memory, never older than the audit log."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable
from sys import intern
from threading import Lock
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import ColumnElement, Text, cast, func, select

from desktop.core import audit
from desktop.core.database import Reading
from desktop.core.store import chunks
from desktop.core.vietnamese.text import search_terms
from desktop.features.members.domain import MemberQuery
from desktop.features.members.storage.rows import MemberRow

Entry = tuple[str, str, str, str, str, str, bool]
"""Sort key, birth, id, searched text, status, section, in the bin: sorts as the list does."""


class SearchIndex:
    """Everybody's searched text in memory, in the order of the list, so that a keystroke costs no scan of the tables.

    It never tells what was: each question first compares the head of the audit log, which grows in the transaction of
    every change, and takes in whoever was changed since.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._seq = -1
        self._people: list[Entry] = []
        self._by_id: dict[str, Entry] = {}
        self._terms: list[str] = []
        self._fitting: list[Entry] = []
        self._asked: MemberQuery | None = None
        self._answer: list[str] = []

    def find(self, reading: Reading, query: MemberQuery) -> list[str]:
        with self._lock:
            self._catch_up(reading)
            if query == self._asked:
                return self._answer
            statuses = {status.value for status in query.statuses}
            self._asked, self._answer = (
                query,
                [
                    entry[2]
                    for entry in self._search(search_terms(query.search))
                    if entry[6] == query.in_bin
                    and (not statuses or entry[4] in statuses)
                    and (not query.section_id or entry[5] == query.section_id)
                ],
            )
            return self._answer

    def _search(self, terms: list[str]) -> list[Entry]:
        """A query that goes on from the last one finds nobody that one did not find."""
        goes_on = self._terms and all(any(old in new for new in terms) for old in self._terms)
        found = self._fitting if goes_on else self._people
        for term in terms:
            found = [entry for entry in found if term in entry[3]]
        self._terms, self._fitting = terms, found
        return found

    def _catch_up(self, reading: Reading) -> None:
        newest = audit.length(reading.session)
        if newest == self._seq:
            return
        since = newest - self._seq
        if self._seq < 0 or not 0 < since <= _CAUGHT_UP_SINGLY:
            self._people = sorted(_entries(reading))
            self._by_id = {entry[2]: entry for entry in self._people}
        else:
            changed = {one["id"] for one in audit.entries(reading.session, since) if one["kind"] == _KIND}
            for gone in filter(None, (self._by_id.pop(one, None) for one in changed)):
                del self._people[bisect_left(self._people, gone)]
            for some in chunks(changed):
                for entry in _entries(reading, MemberRow.id.in_(some)):
                    insort(self._people, entry)
                    self._by_id[entry[2]] = entry
        self._seq, self._terms, self._asked = newest, [], None


_CAUGHT_UP_SINGLY = 2_000
_KIND = "member"
_INDEXES: WeakKeyDictionary[Any, SearchIndex] = WeakKeyDictionary()


def _entries(reading: Reading, *where: ColumnElement[bool]) -> Iterable[Entry]:
    columns = (
        MemberRow.sort_key, func.coalesce(cast(MemberRow.birth, Text), ""), MemberRow.id, MemberRow.search,
        cast(MemberRow.status, Text), MemberRow.section_id, MemberRow.removed_at.is_not(None),
    )  # fmt: skip
    rows: Iterable[Any] = reading.session.execute(select(*columns).where(*where))
    return ((*told, intern(status), intern(section), bool(gone)) for *told, status, section, gone in rows)


def index_of(engine: Any) -> SearchIndex:
    """The one of this database."""
    return _INDEXES.setdefault(engine, SearchIndex())
