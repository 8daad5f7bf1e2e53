"""Questions about the register and deeds upon it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

from desktop.core.database import Reading, Transaction
from desktop.core.errors import FieldRefused
from desktop.core.paths import resource
from desktop.core.toml_records import read_record
from desktop.core.vietnamese.text import clean
from desktop.features.correspondence.domain import (
    Direction,
    DocumentKind,
    Doubt,
    Entry,
    NoReasonGiven,
    Numbering,
    NumberTaken,
    YearClosed,
    YearClosing,
    YearNotOver,
    doubts,
    refuse_impossible,
)
from desktop.features.correspondence.storage import EntryStore, NumberingStore, YearClosingStore

_LINES = ("subject", "symbol", "sender", "signer", "recipients", "filed_in", "handler", "suffix")


@dataclass(frozen=True)
class _Catalogue:
    kind: tuple[DocumentKind, ...]


@cache
def document_kinds() -> tuple[DocumentKind, ...]:
    """Every type of document, in the order of use."""
    return read_record(resource("catalogues", "correspondence.toml"), _Catalogue).kind


def kind_name(sign: str) -> str:
    return next((kind.name for kind in document_kinds() if kind.sign == sign), sign)


def get_numbering(reading: Reading) -> Numbering:
    return next(iter(NumberingStore(reading).all()), Numbering())


def register_of(reading: Reading, direction: Direction, year: int, search: str = "") -> list[Entry]:
    """In the order of numbers, series after series."""
    return EntryStore(reading).of_year(direction, year, search)


def waiting(reading: Reading) -> list[Entry]:
    """What somebody still has to answer or do, of whatever year, the earliest due first."""
    return EntryStore(reading).waiting()


def register_years(reading: Reading) -> list[int]:
    """Years with documents and the current one, the latest first."""
    return sorted({*EntryStore(reading).years(), reading.today().year}, reverse=True)


def register_doubts(reading: Reading, direction: Direction, year: int) -> list[Doubt]:
    return doubts(register_of(reading, direction, year))


def find_closing(reading: Reading, year: int) -> YearClosing | None:
    return YearClosingStore(reading).closing_of(year)


def next_number(reading: Reading, kind: str, on: date) -> str:
    """The number a document of that type and day would get, as printed."""
    numbering = get_numbering(reading)
    draft = Entry("", Direction.ISSUED, kind, "", on, symbol=numbering.symbol(kind), series=numbering.series(kind))
    return _numbered(reading, replace(draft, year=on.year)).printed_number


def find_issued(reading: Reading, draft: Entry) -> Entry | None:
    """What was issued under that number of the draft's type and year, cancelled or not."""
    series = get_numbering(reading).series(draft.kind)
    return EntryStore(reading).in_place(replace(draft, year=draft.entered_on.year, series=series))


def register_document(tx: Transaction, draft: Entry) -> Entry:
    """Enter a document. Without a number it gets the next of its series and year; an issued one without a symbol gets
    the usual one.

    Raises FieldRefused, NumberTaken, YearClosed.
    """
    numbering, issued = get_numbering(tx), draft.direction is Direction.ISSUED
    entry = tidied_entry(replace(draft, id=tx.new_id()))
    refuse_impossible(entry, tx.today())
    entry = replace(
        entry,
        year=entry.entered_on.year,
        series=numbering.series(entry.kind) if issued else "",
        symbol=entry.symbol or (numbering.symbol(entry.kind) if issued else ""),
    )
    refuse_closed(tx, entry.year)
    entry = _numbered(tx, entry)
    if holder := EntryStore(tx).in_place(entry):
        raise NumberTaken(holder.printed_number, holder.subject)
    return EntryStore(tx).add(entry)


def change_document(tx: Transaction, entry: Entry) -> Entry:
    """Write what may change: everything but direction, year, series and number. In a closed year only whether it is
    done may still change. Raises FieldRefused, YearClosed, ChangedMeanwhile, NotFound."""
    store = EntryStore(tx)
    before, entry = store.get(entry.id), tidied_entry(entry)
    refuse_impossible(entry, tx.today())
    if entry.entered_on.year != before.year:
        field = "dated" if before.direction is Direction.ISSUED else "received_on"
        raise FieldRefused(field, "other_year", str(before.year))
    if find_closing(tx, before.year) and replace(entry, done_on=before.done_on, note=before.note) != before:
        raise YearClosed(before.year)
    kept: dict[str, Any] = {name: getattr(before, name) for name in ("direction", "year", "series", "number", "suffix")}
    return store.replace(replace(entry, **kept))


def cancel_numbers(tx: Transaction, ids: Iterable[str], reason: str) -> list[Entry]:
    """The numbers were not used in the end; they stay in the register. Raises NoReasonGiven, YearClosed, NotFound."""
    if not (reason := clean(reason)):
        raise NoReasonGiven()
    store = EntryStore(tx)
    entries = store.get_all(ids)
    for year in {entry.year for entry in entries}:
        refuse_closed(tx, year)
    return store.replace_all(replace(entry, cancelled=reason) for entry in entries)


def mark_done(tx: Transaction, ids: Iterable[str]) -> list[Entry]:
    """Answered or dealt with today; those that were done stay as they are. Raises NotFound."""
    store = EntryStore(tx)
    return store.replace_all(
        replace(entry, done_on=tx.today()) for entry in store.get_all(ids) if entry.done_on is None
    )


def keep_numbering(tx: Transaction, numbering: Numbering) -> Numbering:
    """How documents are numbered from now on; those in the register keep their numbers."""
    store, unit = NumberingStore(tx), clean(numbering.unit)
    if known := next(iter(store.all()), None):
        return store.replace(replace(known, unit=unit, one_series=numbering.one_series))
    return store.add(replace(numbering, id=tx.new_id(), unit=unit))


def close_year(tx: Transaction, year: int) -> YearClosing:
    """Nothing can be entered or changed in the register of that year any more. What waits for an answer goes on
    waiting. Raises YearClosed, YearNotOver."""
    today = tx.today()
    refuse_closed(tx, year)
    if (year, 12) > (today.year, today.month):
        raise YearNotOver(year)
    issued, received = (len(register_of(tx, direction, year)) for direction in Direction)
    return YearClosingStore(tx).add(YearClosing(tx.new_id(), year, today, issued, received))


def reopen_year(tx: Transaction, year: int, reason: str) -> YearClosing:
    """Raises NoReasonGiven, NotFound."""
    store = YearClosingStore(tx)
    if not (reason := clean(reason)):
        raise NoReasonGiven()
    closing = find_closing(tx, year)
    return store.replace(replace(closing or store.get(str(year)), reopened=reason))


def refuse_closed(reading: Reading, year: int) -> None:
    """Raises YearClosed."""
    if find_closing(reading, year):
        raise YearClosed(year)


def _numbered(reading: Reading, entry: Entry) -> Entry:
    if entry.number:
        return entry
    last = EntryStore(reading).last_number(entry.direction, entry.year, entry.series)
    return replace(entry, number=last + 1, suffix="")


def tidied_entry(entry: Entry) -> Entry:
    """Its texts without stray blanks."""
    texts: dict[str, Any] = {name: clean(getattr(entry, name)) for name in _LINES}
    return replace(entry, note=entry.note.strip(), **texts)
