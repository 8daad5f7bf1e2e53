"""How a register kept in Excel comes in: as this program writes it, or as the registers of Phụ lục IV of
NĐ 30/2020/NĐ-CP are kept. The number is the document's: what is in the register under its number is the same one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from desktop.core.contracts import Action, Existing, FieldKind, ImportField, ImportRow, Verdict
from desktop.core.database import Reading, Transaction
from desktop.core.errors import FieldRefused
from desktop.core.judging import RowRefused, finding, judged
from desktop.core.partial_date import PartialDate, print_date
from desktop.core.vietnamese.text import clean, clean_lines, compare_key, fold
from desktop.features.correspondence.domain import Direction, Entry, refuse_impossible
from desktop.features.correspondence.services import (
    change_document,
    document_kinds,
    find_closing,
    get_numbering,
    register_document,
    register_of,
    register_years,
    tidied_entry,
)

FIELDS = (
    ImportField("direction", "Đi/đến", FieldKind.TEXT, ("đi/đến", "loại sổ", "văn bản đi/đến"), example="Đi",
                how="Đi hoặc Đến; để trống thì dòng có ngày đến, số đến hay nơi gửi là văn bản đến."),
    ImportField("year", "Năm", FieldKind.NUMBER, ("năm",)),
    ImportField("number", "Số", FieldKind.TEXT, ("số", "số văn bản", "số, ký hiệu văn bản", "số, ký hiệu",
                "số ký hiệu", "số/ký hiệu", "số và ký hiệu", "số hiệu"), example="07/TTr-CĐCS",
                how="Số của văn bản; để trống thì văn bản đi được cấp số kế tiếp."),
    ImportField("arrival", "Số đến", FieldKind.TEXT, ("số đến",)),
    ImportField("symbol", "Ký hiệu", FieldKind.TEXT, ("ký hiệu", "ký hiệu văn bản")),
    ImportField("kind", "Tên loại", FieldKind.TEXT, ("tên loại", "loại văn bản", "tên loại văn bản", "thể loại"),
                example="Tờ trình", how="Quyết định, Tờ trình, Kế hoạch, Công văn… hoặc chữ tắt QĐ, TTr, KH, CV."),
    ImportField("subject", "Trích yếu", FieldKind.TEXT, ("trích yếu", "trích yếu nội dung",
                "tên loại và trích yếu nội dung văn bản", "tên loại và trích yếu nội dung", "nội dung",
                "trích yếu nội dung văn bản", "nội dung văn bản"), required=True,
                example="Đề nghị khen thưởng năm 2026"),
    ImportField("dated", "Ngày văn bản", FieldKind.DATE, ("ngày văn bản", "ngày tháng văn bản", "ngày ban hành",
                "ngày ký", "ngày tháng", "ngày"), required=True, example="15/11/2026"),
    ImportField("received_on", "Ngày đến", FieldKind.DATE, ("ngày đến", "ngày nhận")),
    ImportField("sender", "Nơi gửi", FieldKind.TEXT, ("nơi gửi", "tác giả", "cơ quan ban hành", "nơi ban hành")),
    ImportField("signer", "Người ký", FieldKind.TEXT, ("người ký",), example="Nguyễn Thị Hồng"),
    ImportField("recipients", "Nơi nhận", FieldKind.TEXT, ("nơi nhận", "nơi nhận văn bản"),
                example="LĐLĐ tỉnh Tây Ninh"),
    ImportField("copies", "Số bản", FieldKind.NUMBER, ("số bản", "số lượng bản", "số lượng"), example="2"),
    ImportField("filed_in", "Nơi lưu", FieldKind.TEXT, ("nơi lưu", "đơn vị, người nhận bản lưu", "lưu hồ sơ")),
    ImportField("handler", "Người xử lý", FieldKind.TEXT, ("người xử lý", "đơn vị hoặc người nhận",
                "đơn vị xử lý", "chuyển cho")),
    ImportField("due", "Hạn xử lý", FieldKind.DATE, ("hạn xử lý", "thời hạn", "hạn giải quyết", "hạn trả lời")),
    ImportField("done_on", "Đã xử lý", FieldKind.DATE, ("đã xử lý", "ngày xử lý xong")),
    ImportField("cancelled", "Lý do hủy số", FieldKind.TEXT, ("lý do hủy số",)),
    ImportField("note", "Ghi chú", FieldKind.TEXT, ("ghi chú",)),
)  # fmt: skip
TITLES = {field.key: field.title for field in FIELDS}
_DAYS = ("dated", "received_on", "due", "done_on")
_PLACE = ("direction", "year", "number", "arrival", "symbol", "kind")
_NUMBER = re.compile(r"\s*0*(\d{1,5})\s*([a-zđ]?)\s*(?:/\s*(.*\S))?\s*", re.IGNORECASE)
_DIRECTIONS = {"di": Direction.ISSUED, "den": Direction.RECEIVED, "van ban di": Direction.ISSUED,
               "van ban den": Direction.RECEIVED}  # fmt: skip

Place = tuple[Direction, int, str, int, str]
"""Direction, year, type of document (of issued ones), number and letter."""


class DocumentImport:
    """The ImportTarget of the register of documents."""

    name = "documents"
    fields = FIELDS

    def judge(self, reading: Reading, rows: Sequence[ImportRow], existing: Existing) -> list[Verdict]:
        known = _Known(reading)
        return [known.judge(row, existing) for row in rows]

    def carry_out(self, tx: Transaction, verdicts: Sequence[Verdict]) -> None:
        for draft in (one.draft for one in verdicts if one.action in (Action.CREATE, Action.UPDATE)):
            (change_document if draft.id else register_document)(tx, draft)


class _Known:
    """The registers and how they are numbered, looked up once."""

    def __init__(self, reading: Reading) -> None:
        self.today, self.numbering = reading.today(), get_numbering(reading)
        self.years = register_years(reading)
        self.is_closed = cache(lambda year: find_closing(reading, year) is not None)
        entries = [entry for way in Direction for year in self.years for entry in register_of(reading, way, year)]
        self.by_place = {_place(entry): entry for entry in entries}
        self.taken = {(entry.direction, entry.year, entry.series, entry.number, entry.suffix) for entry in entries}
        self.unnumbered = {_said_of(entry): entry for entry in entries}
        self.in_file: dict[object, ImportRow] = {}

    def judge(self, row: ImportRow, existing: Existing) -> Verdict:
        label = clean(str(row.values.get("subject", "")))
        return judged(row, TITLES, lambda: self._judge(row, label, existing), label)

    def _judge(self, row: ImportRow, label: str, existing: Existing) -> Verdict:
        told = self._told(row)
        key = _place(told) if told.number else _said_of(told)
        if earlier := self.in_file.get(key):
            facts = {"row": str(earlier.number), "sheet": earlier.sheet}
            repeated = finding(row, TITLES, "subject", "document_repeated", facts)
            return Verdict(row, Action.SKIP, label, findings=(*row.findings, repeated))
        self.in_file[key] = row
        before = self.by_place.get(key) if told.number else self.unnumbered.get(key)  # type: ignore[arg-type]
        if before is None:
            return self._new(row, label, told)
        return self._known(row, label, told, before, existing)

    def _new(self, row: ImportRow, label: str, told: Entry) -> Verdict:
        issued = told.direction is Direction.ISSUED
        told = replace(told, series=self.numbering.series(told.kind) if issued else "")
        place = (told.direction, told.year, told.series, told.number, told.suffix)
        if told.number and place in self.taken:
            raise RowRefused("number", "number_of_another_document")
        self._refuse(told, told.year)
        self.taken.add(place)
        return Verdict(row, Action.CREATE, label, told, findings=row.findings)

    def _known(self, row: ImportRow, label: str, told: Entry, before: Entry, existing: Existing) -> Verdict:
        said = {name: getattr(told, name) for name in row.values if name not in _PLACE}
        said |= {"symbol": told.symbol} | ({"kind": told.kind} if "kind" in row.values else {})
        different = {name: value for name, value in said.items() if not _same(getattr(before, name), value)}
        if existing is Existing.FILL:
            different = {name: value for name, value in different.items() if not getattr(before, name)}
        if not different:
            return Verdict(row, Action.UNCHANGED, label, findings=row.findings)
        shown = tuple((TITLES[name], _print(getattr(before, name)), _print(value)) for name, value in different.items())
        if existing is Existing.SKIP:
            return Verdict(row, Action.SKIP, label, differences=shown, findings=row.findings)
        changed = replace(before, **different)
        if changed.entered_on.year != before.year:
            raise RowRefused("dated", "document_of_another_year", {"year": str(before.year)})
        self._refuse(changed, before.year)
        return Verdict(row, Action.UPDATE, label, changed, shown, findings=row.findings)

    def _refuse(self, entry: Entry, year: int) -> None:
        if self.is_closed(year):
            raise RowRefused("dated", "register_closed", {"year": str(year)})
        try:
            refuse_impossible(entry, self.today)
        except FieldRefused as refusal:
            raise RowRefused(refusal.field, f"document_{refusal.reason}", {"text": refusal.value}) from refusal

    def _told(self, row: ImportRow) -> Entry:
        """The document of a row. Raises RowRefused."""
        values = {key: _typed(key, value) for key, value in row.values.items()}
        direction = _direction(values)
        number, suffix, rest = _number(values, direction)
        kind, subject = _kind(values, rest)
        texts = {name: values[name] for name in _TEXTS if name in values}
        entry = Entry(
            "", direction, kind, subject, values["dated"], number=number, suffix=suffix, symbol=rest,
            received_on=values.get("received_on"), copies=values.get("copies", 1), due=values.get("due"),
            done_on=values.get("done_on"), **texts,
        )  # fmt: skip
        if direction is Direction.RECEIVED and entry.received_on is None:
            entry = replace(entry, received_on=entry.dated)
        if direction is Direction.ISSUED:
            entry = replace(entry, received_on=None, symbol=entry.symbol or self.numbering.symbol(kind))
        entry = tidied_entry(replace(entry, year=entry.entered_on.year))
        if (year := values.get("year")) and year != entry.year:
            raise RowRefused("year", "document_of_another_year", {"year": str(entry.year)})
        return entry


_TEXTS = ("sender", "signer", "recipients", "filed_in", "handler", "cancelled", "note")


def _typed(key: str, value: Any) -> Any:
    """Days whole, texts clean. Raises RowRefused."""
    if key in _DAYS and isinstance(value, PartialDate):
        day = value.as_date()
        if day is None:
            raise RowRefused(key, "document_day_needed")
        return day
    return clean_lines(value) if isinstance(value, str) else value


def _direction(values: Mapping[str, Any]) -> Direction:
    """As the row says, else by what only documents that came have."""
    if said := fold(values.get("direction", "")):
        if said not in _DIRECTIONS:
            raise RowRefused("direction", "direction_unknown")
        return _DIRECTIONS[said]
    came = any(values.get(key) for key in ("arrival", "received_on", "sender"))
    return Direction.RECEIVED if came else Direction.ISSUED


def _number(values: Mapping[str, Any], direction: Direction) -> tuple[int, str, str]:
    """Number, letter and symbol: `07a/TTr-CĐCS` of what was issued; of what came the number of its coming, and the
    whole number the sender gave it."""
    text, arrival, symbol = (str(values.get(key, "")) for key in ("number", "arrival", "symbol"))
    if direction is Direction.RECEIVED and (arrival or not text.strip().isdigit()):
        text, symbol = arrival, symbol or text
    if not text:
        return 0, "", symbol
    found = _NUMBER.fullmatch(text)
    if found is None:
        raise RowRefused("arrival" if arrival else "number", "number_not_understood")
    return int(found[1]), found[2].lower(), symbol or found[3] or ""


def _kind(values: Mapping[str, Any], symbol: str) -> tuple[str, str]:
    """The sign of the type of document, by its name, its symbol, or the words before the subject; and the subject."""
    named = {fold(text): kind.sign for kind in document_kinds() for text in (kind.sign, kind.name)}
    subject = str(values.get("subject", ""))
    if said := fold(values.get("kind", "")):
        if said not in named:
            raise RowRefused("kind", "document_kind_unknown", {"choices": "; ".join(k.name for k in document_kinds())})
        return named[said], subject
    before, colon, after = subject.partition(":")
    if colon and fold(before) in named and clean(after):
        return named[fold(before)], clean(after)
    for part in re.split(r"[/\-–\s]+", symbol):
        if fold(part) in named:
            return named[fold(part)], subject
    for name, sign in sorted(named.items(), key=lambda one: -len(one[0])):
        if len(name) > 3 and fold(subject).startswith(f"{name} "):
            return sign, subject
    return "CV", subject


def _place(entry: Entry) -> Place:
    kind = entry.kind if entry.direction is Direction.ISSUED else ""
    return entry.direction, entry.year, kind, entry.number, entry.suffix


def _said_of(entry: Entry) -> tuple[Direction, date, str, str, str]:
    """What tells a document whose row has no number."""
    return (
        entry.direction,
        entry.dated,
        compare_key(entry.subject),
        compare_key(entry.symbol),
        compare_key(entry.sender),
    )


def _same(old: Any, new: Any) -> bool:
    if new in ("", None):
        return True
    return compare_key(old) == compare_key(new) if isinstance(old, str) and isinstance(new, str) else bool(old == new)


def _print(value: Any) -> str:
    return print_date(value) if isinstance(value, date) else str(value or "")
