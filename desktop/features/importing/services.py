"""From a file to records and back: read, preview, carry out, undo; the template and the rows that were refused.

`read_list` and `preview` write nothing. `carry_out` judges the rows inside its own transaction, with the same code as
the preview and only where the book has changed since, and either everything it shows is done or nothing at all.
"""

from __future__ import annotations

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desktop.core import audit
from desktop.core.changes import Change
from desktop.core.contracts import Action, Existing, FieldKind, Finding, ImportRow, ImportTarget, Verdict
from desktop.core.database import Database, Reading, Transaction
from desktop.core.progress import SILENT, Progress, uncollected
from desktop.features.importing import layout as layouts
from desktop.features.importing.domain import AlreadyUndone, ImportBatch, NoListFound, NoSuchImport, Undone
from desktop.features.importing.encodings import UNICODE, decode
from desktop.features.importing.layout import Offer, Part, SheetLayout
from desktop.features.importing.repair import RowReader
from desktop.features.importing.sheets import Sheet, Workbook, make_ready, read_pasted, read_workbook, release
from desktop.features.importing.sheets.book import place_of, put
from desktop.features.importing.storage import (
    BatchStore,
    TakenBack,
    entries,
    forget_entries,
    keep_entries,
    recall_columns,
    remember_columns,
    take_back_entries,
)
from desktop.features.importing.workbooks import save_refused, save_template

__all__ = [
    "OpenedList", "ParsedList", "Preview", "accept", "carry_out", "correct", "erase_of", "find_batch", "findings",
    "list_batches",
    "list_findings", "make_ready", "open_list", "open_pasted", "parse", "preview", "put_into", "read_list", "release",
    "save_refused", "save_template", "undo_import",
]  # fmt: skip

_STEP, _LATEST = 500, 10


@dataclass(frozen=True)
class OpenedList:
    """A file as far as it was understood: its sheets in Unicode and what their columns mean. Change `layouts` (with
    `dataclasses.replace`) to say otherwise, then `parse`."""

    path: str
    sha256: str
    sheets: tuple[Sheet, ...]
    layouts: tuple[SheetLayout, ...]
    encoding: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class ParsedList:
    """The rows of a list, repaired and typed. `encoding` is `Unicode`, `TCVN3` or `VNI`; `findings` concern whole
    sheets, columns or lines passed over, those of a row stand in the row; `offers` are what may be asked for."""

    path: str
    sha256: str
    layouts: tuple[SheetLayout, ...]
    rows: tuple[ImportRow, ...]
    encoding: str
    findings: tuple[Finding, ...]
    offers: tuple[Offer, ...] = ()

    @property
    def unused(self) -> tuple[str, ...]:
        """The columns that hold something and fill no field, by their headings, each once."""
        columns = (column for layout in self.layouts if layout.is_used for column in layout.columns)
        bare = (column for column in columns if not column.key and column.part is not Part.ORDINAL)
        return tuple(dict.fromkeys(column.heading or column.letters for column in bare))

    @property
    def name(self) -> str:
        return Path(self.path).name


@dataclass(frozen=True)
class Preview:
    """What an import would do, row by row, in the order of the file; of which list, and as the book stood then."""

    verdicts: tuple[Verdict, ...]
    parsed: ParsedList
    existing: Existing
    day: date
    head: str

    def stands(self, reading: Reading, parsed: ParsedList, existing: Existing) -> bool:
        """Whether judging again would say the same: the same list, and nothing written in the book since."""
        same = self.parsed is parsed and self.existing is existing and self.day == reading.today()
        return same and self.head == audit.head(reading.session)

    def count(self, action: Action) -> int:
        return sum(verdict.action is action for verdict in self.verdicts)

    @property
    def suspected(self) -> tuple[Verdict, ...]:
        return tuple(verdict for verdict in self.verdicts if verdict.suspects)


# Reading


def open_list(path: Path, target: ImportTarget, reading: Reading, progress: Progress = SILENT) -> OpenedList:
    """Read a file and understand its sheets, with what the officer said about such files before. A workbook without a
    list is opened all the same, so that the officer can say where it is. Raises FileNotRead, NotAList, ListTooLarge,
    Cancelled."""
    return _understood(read_workbook(path, progress), target, reading)


def open_pasted(
    text: str, page: str, target: ImportTarget, reading: Reading, progress: Progress = SILENT
) -> OpenedList:
    """The same for what was copied from a spreadsheet, as text and, where it is there, as a web page. Raises NotAList,
    ListTooLarge, Cancelled."""
    return _understood(read_pasted(text, page, progress), target, reading)


@uncollected()
def _understood(book: Workbook, target: ImportTarget, reading: Reading) -> OpenedList:
    memory = recall_columns(reading, target.name)
    decoded = [decode(sheet) for sheet in book.sheets]
    sheets = tuple(sheet for sheet, _ in decoded)
    found = layouts.find_lists(sheets, target.fields, memory, is_pasted=not book.path)
    used = [result for result, layout in zip(decoded, found, strict=True) if layout.is_used]
    old = next((sheet.encoding for sheet, _ in used if sheet.encoding != UNICODE), UNICODE)
    findings = tuple(finding for _, done in used for finding in done)
    return OpenedList(book.path, book.sha256, sheets, found, old, findings)


@uncollected()
def parse(opened: OpenedList, target: ImportTarget, today: date, progress: Progress = SILENT) -> ParsedList:
    """Type every row of the sheets in use. Raises NoListFound when none is, and Cancelled."""
    used = [
        (sheet, layout) for sheet, layout in zip(opened.sheets, opened.layouts, strict=True)
        if layout.is_used and layout.columns
    ]  # fmt: skip
    if not used:
        nearest = max(opened.layouts, key=layouts.understood, default=SheetLayout(""))
        row = nearest.header_rows[0] if nearest.header_rows else 0
        raise NoListFound(opened.path, layouts.missing(nearest, target.fields), nearest.sheet, row)
    rows: list[ImportRow] = []
    findings = [finding for finding in opened.findings if not finding.cell]
    found_offers: list[Offer] = []
    for given, layout in used:
        sheet, kept = layouts.spread(given, layout, target.fields)
        lines, passed = layouts.list_lines(sheet, layout, target.fields)
        found_offers += layouts.offers(sheet, layout, target.fields, lines)
        if layout.fills_down:
            lines = layouts.filled_down(sheet, layouts.section_column(layout, target.fields), lines)
        reader = RowReader(sheet, layout, target.fields, lines, today)
        for number, line in enumerate(lines):
            if number % _STEP == 0:
                progress.step(number, len(lines), sheet.name)
            rows.append(_with_doubts(reader.read(line), opened.findings))
        findings += [*_guess(layout, target), *kept, *passed, *reader.column_findings()]
        if not lines:
            findings.append(Finding(sheet.name, "", "", "only_headings"))
    found_offers = [*layouts.joined_offers(found_offers), *_shared_sections(rows, used, target)]
    findings += [*_customary(used, target), *(one.finding for one in found_offers if not one.asks)]
    return ParsedList(
        opened.path, opened.sha256, opened.layouts, tuple(rows), opened.encoding, tuple(findings), tuple(found_offers)
    )


def _shared_sections(
    rows: Sequence[ImportRow], used: Sequence[tuple[Sheet, SheetLayout]], target: ImportTarget
) -> Iterator[Offer]:
    """Tổ of one name in several sheets; those of sheets that shall be told apart take the sheet's name."""
    key = next((field.key for field in target.fields if field.kind is FieldKind.SECTION), "")
    if len(used) < 2 or not key:
        return
    apart = {layout.sheet for _, layout in used if layout.names_sheet}
    for row in rows:
        if row.sheet in apart and (section := row.values.get(key)):
            row.values[key] = f"{section} – {row.sheet}"
    told = {layout.sheet: layout.section for _, layout in used}
    named = ((row.sheet, section) for row in rows if (section := row.values.get(key)) and section != told[row.sheet])
    yield from layouts.same_sections(named)


def _customary(used: Sequence[tuple[Sheet, SheetLayout]], target: ImportTarget) -> Iterator[Finding]:
    """Columns that were understood by custom or by their values, each once for all sheets."""
    titles = {field.key: field.title for field in target.fields}
    columns = [column for _, layout in used if layout.header_rows for column in layout.columns if column.is_loose]
    told = dict.fromkeys(f"“{one.heading or one.letters}” → {titles[one.key]}" for one in columns)
    if told:
        yield Finding("", "", "", "columns_by_custom", {"columns": ", ".join(told)})


def _with_doubts(row: ImportRow, doubts: Sequence[Finding]) -> ImportRow:
    """The row with what was found in its cells before it was read."""
    told = [one for one in doubts if one.cell and (one.sheet, place_of(one.cell)[0] + 1) == (row.sheet, row.number)]
    return dataclasses.replace(row, findings=(*told, *row.findings)) if told else row


def _guess(layout: SheetLayout, target: ImportTarget) -> Iterator[Finding]:
    """What the columns were taken for where no headings say it and nobody has."""
    if not layout.header_rows and not layout.is_told:
        titles = {field.key: field.title for field in target.fields}
        columns = ", ".join(f"{one.letters} = {titles[one.key]}" for one in layout.columns if one.key)
        yield Finding(layout.sheet, "", "", "columns_guessed", {"columns": columns})


def correct(opened: OpenedList, sheet: str, cell: str, text: str) -> OpenedList:
    """The list with another text in one cell, as if the file had it; what was opened stays as it is."""
    row, column = place_of(cell)
    sheets = tuple(_with_cell(one, row, column, text) if one.name == sheet else one for one in opened.sheets)
    still = tuple(one for one in opened.findings if (one.sheet, one.cell) != (sheet, cell))
    return dataclasses.replace(opened, sheets=sheets, findings=still)


def _with_cell(sheet: Sheet, row: int, column: int, text: str) -> Sheet:
    rows = list(sheet.rows)
    rows[row] = list(rows[row])
    put(rows, row, column, text if text.strip() else None)
    return dataclasses.replace(sheet, rows=rows, formulas=sheet.formulas - {(row, column)})


def accept(opened: OpenedList, offer: Offer) -> OpenedList:
    """The list with what was offered."""
    changed = (dataclasses.replace(layout, **offer.changes.get(layout.sheet, {})) for layout in opened.layouts)
    return dataclasses.replace(opened, layouts=tuple(changed))


def put_into(opened: OpenedList, section: str) -> OpenedList:
    """The list with one tổ for everybody of whom it names none."""
    changed = tuple(dataclasses.replace(layout, section=section) for layout in opened.layouts)
    return dataclasses.replace(opened, layouts=changed)


def read_list(
    path: Path, target: ImportTarget, reading: Reading, progress: Progress = SILENT, section: str = ""
) -> ParsedList:
    """The whole way from a file to typed rows; `section` is the tổ of those of whom the file names none. Raises
    FileNotRead, NotAList, ListTooLarge, NoListFound, Cancelled."""
    opened = open_list(path, target, reading, progress)
    return parse(put_into(opened, section) if section else opened, target, reading.today(), progress)


@uncollected()
def preview(reading: Reading, parsed: ParsedList, target: ImportTarget, existing: Existing) -> Preview:
    verdicts = tuple(target.judge(reading, parsed.rows, existing))
    return Preview(verdicts, parsed, existing, reading.today(), audit.head(reading.session))


def list_findings(parsed: ParsedList, done: Preview) -> list[Finding]:
    """What concerns whole sheets and columns; what every row lacks is among it once, with the number of rows."""
    lacking: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in _of_rows(done):
        if not finding.cell and finding.problem != "row_hidden":  # counted for the whole sheet
            lacking[finding.sheet, finding.problem].append(finding)
    once = (dataclasses.replace(same[0], facts={**same[0].facts, "rows": str(len(same))}) for same in lacking.values())
    return [*parsed.findings, *once]


def findings(parsed: ParsedList, done: Preview) -> list[Finding]:
    """Everything to tell about a list: what concerns the whole of it, then cell by cell."""
    return list_findings(parsed, done) + [finding for finding in _of_rows(done) if finding.cell]


def _of_rows(done: Preview) -> Iterator[Finding]:
    return (finding for verdict in done.verdicts for finding in verdict.findings)


# Writing


class _WatchedTransaction(Transaction):
    """The same transaction, with every change reported, so that an import can be cancelled between any two records."""

    def __init__(self, tx: Transaction, progress: Progress, total: int) -> None:
        super().__init__(tx.session, tx._clock, tx.actor)
        self.changes = tx.changes
        self._progress, self._total = progress, total

    def note(self, change: Change) -> None:
        super().note(change)
        self._progress.step(min(len(self.changes), self._total), self._total)


@uncollected()
def carry_out(
    database: Database,
    parsed: ParsedList,
    target: ImportTarget,
    existing: Existing,
    progress: Progress = SILENT,
    *,
    backup: Callable[[], None] | None = None,
    shown: Preview | None = None,
) -> ImportBatch:
    """Do what the preview shows, in one transaction, after `backup`. Raises Cancelled: nothing changed then. The rows
    are judged once more, unless the preview that was `shown` still stands."""
    progress.step(0, len(parsed.rows))
    if backup is not None:
        backup()
    with database.write("import_list") as tx:
        done = shown if shown and shown.stands(tx, parsed, existing) else preview(tx, parsed, target, existing)
        writing = [verdict for verdict in done.verdicts if verdict.action in (Action.CREATE, Action.UPDATE)]
        target.carry_out(_WatchedTransaction(tx, progress, len(writing)), writing)
        written = tuple(tx.changes)
        batch = BatchStore(tx).add(_batch(tx, parsed, target, existing, done))
        keep_entries(tx, batch.id, written)
        remember_columns(
            tx, target.name, [layout for layout in parsed.layouts if layout.is_told and layout.header_rows]
        )
        progress.step(len(parsed.rows), len(parsed.rows))
    return batch


def _batch(tx: Transaction, parsed: ParsedList, target: ImportTarget, existing: Existing, done: Preview) -> ImportBatch:
    counts = Counter(verdict.action for verdict in done.verdicts)
    return ImportBatch(
        tx.new_id(), target.name, parsed.name, parsed.sha256, existing, tx.now(), tx.actor,
        created=counts[Action.CREATE], updated=counts[Action.UPDATE], unchanged=counts[Action.UNCHANGED],
        skipped=counts[Action.SKIP], refused=counts[Action.REFUSE], suspected=len(done.suspected),
    )  # fmt: skip


def list_batches(reading: Reading, limit: int = 100) -> list[ImportBatch]:
    """The latest first."""
    return BatchStore(reading).latest(limit)


def find_batch(reading: Reading, id: str) -> ImportBatch:
    """Raises NoSuchImport."""
    if (batch := BatchStore(reading).find(id)) is None:
        raise NoSuchImport(id, tuple(one.id for one in list_batches(reading, _LATEST) if not one.undone_at))
    return batch


def erase_of(tx: Transaction, ids: Sequence[str]) -> None:
    """Forget how records of these ids, and all that was emptied with them, stood before a list came in."""
    forget_entries(tx, {*ids, *(change.id for change in tx.changes)})


def undo_import(database: Database, id: str, progress: Progress = SILENT) -> Undone:
    """Take a batch back. What was edited since, or is needed by something entered since, stays and is named; a person
    and what hangs on the person stay or go together. Raises NoSuchImport, AlreadyUndone, Cancelled."""
    with database.write("undo_import") as tx:
        batch = find_batch(tx, id)
        if batch.undone_at:
            raise AlreadyUndone(id, batch.undone_at)
        taken = take_back_entries(tx, entries(tx, id), progress)
        counted = _counted_kind(batch, taken)
        rows = [group[0] for group in taken.gone if group[0].kind == counted]
        BatchStore(tx).replace(dataclasses.replace(batch, undone_at=tx.now()))
    removed = sum(entry.before is None for entry in rows)
    kept = (group[0] for group in taken.kept if group[0].kind == counted)
    return Undone(removed, len(rows) - removed, tuple(entry.label for entry in kept))


def _counted_kind(batch: ImportBatch, taken: TakenBack) -> str:
    """The kind of record the rows of the file became; sections and the like came along and are not counted."""
    firsts = [group[0] for group in (*taken.gone, *taken.kept)]
    added = Counter(entry.kind for entry in firsts if entry.before is None)
    changed = Counter(entry.kind for entry in firsts if entry.before is not None)

    def distance(kind: str) -> tuple[int, int]:
        named = any(entry.label for entry in firsts if entry.kind == kind)
        return abs(added[kind] - batch.created) + abs(changed[kind] - batch.updated), not named

    return min({**added, **changed}, key=distance, default="")
