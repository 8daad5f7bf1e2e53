"""What engines know about features: the shapes in which a feature offers papers, lists, records and checks.

A feature builds values of these in its `reports.py`, `imports.py`, `sync.py` and hands them over in `feature.py`; the
engines (importing, reports, sync, federation, backup) work on them and never name the feature.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

if TYPE_CHECKING:
    from desktop.core.database import Reading, Transaction
    from desktop.core.document import Document
    from desktop.core.errors import UserError

# Papers


class Subject(StrEnum):
    """What a paper is about, and how the code says which one."""

    CAMPAIGN = "campaign"  # the campaign's code
    PERIOD = "period"  # first and last day: 2025-12-01/2026-05-31
    DAY = "day"  # 2026-05-31
    PEOPLE = "people"  # their ids, separated by commas; or a group of them, as `choices` offers it
    RECEIPT = "receipt"  # its year and number: 2026/12
    DECISION = "decision"  # its number, and its day where several have it: 01/QĐ-CĐCS@2026-01-20


@dataclass(frozen=True)
class Report:
    """A paper. `name` is what the command line calls it; `title` its Vietnamese name. `subject` says what the code is
    that `build` gets, `choices` gives the codes and names to choose from, the likeliest first. An empty code always
    makes a paper too: of the current campaign or period, of today, of everybody or as a blank form. `build` raises
    refusals such as NoSuchCampaign."""

    name: str
    title: str
    build: Callable[[Reading, str], Document]
    formats: tuple[str, ...] = ("pdf", "xlsx", "docx")
    subject: Subject | None = None
    choices: Callable[[Reading], Sequence[tuple[str, str]]] | None = None

    @property
    def needs_campaign(self) -> bool:
        return self.subject is Subject.CAMPAIGN


@dataclass(frozen=True)
class BlankPlace:
    """A place that a layout of blanks may name in braces: `label` and `example` are Vietnamese."""

    name: str
    label: str
    example: str


@dataclass(frozen=True)
class BlankSheet:
    """What is printed into one blank: for whom, and the words of every place."""

    id: str
    name: str
    detail: str
    texts: Mapping[str, str]


@dataclass(frozen=True)
class BlankSheets:
    """The sheets in the order in which they are printed, and why others that were asked for are not among them."""

    sheets: tuple[BlankSheet, ...]
    left_out: tuple[UserError, ...] = ()


@dataclass(frozen=True)
class BlankPaper:
    """A paper that is printed into bought blanks, one for each record. `name` is how layouts call it; `sheets` are
    those of records by their ids."""

    name: str
    title: str
    places: tuple[BlankPlace, ...]
    sheets: Callable[[Reading, Sequence[str]], BlankSheets]

    @property
    def known(self) -> tuple[str, ...]:
        return tuple(one.name for one in self.places)


# Lists coming in


class Existing(StrEnum):
    """What to do with somebody who is in the database already. A blank cell never overwrites anything."""

    SKIP = "skip"
    FILL = "fill"  # only fields that are empty today
    OVERWRITE = "overwrite"


class FieldKind(StrEnum):
    """How the engine reads a cell, before the target sees it: repaired text, or a typed value."""

    TEXT = "text"  # str, which may have several lines
    NAME = "name"  # str; two columns (họ đệm + tên) are joined
    DATE = "date"  # PartialDate
    SEX = "sex"  # "Nam" or "Nữ", also from an x in a Nữ column or a date under Nam/Nữ
    NATIONAL_ID = "national_id"  # str of digits, lost zeros restored where the evidence allows
    PHONE = "phone"  # str
    MONEY = "money"  # Dong
    NUMBER = "number"  # int
    TICK = "tick"  # bool
    SECTION = "section"  # str, also taken from section rows above the person


@dataclass(frozen=True)
class ImportField:
    """A field a list may have. `headings` are the usual column titles, matched without marks, case or line breaks;
    `near` are titles that mean the field by custom only: such a column is taken when no better one is there and its
    values do not speak against it, and the officer is told. `choices` are what the book has for the field, to choose
    from; `how` tells in the template how to fill it in, where its kind does not."""

    key: str
    title: str
    kind: FieldKind
    headings: tuple[str, ...]
    required: bool = False
    example: str = ""
    near: tuple[str, ...] = ()
    choices: Callable[[Reading], Sequence[str]] | None = None
    how: str = ""


@dataclass(frozen=True)
class Finding:
    """Something to tell about one cell. `problem` is a stable word with `facts`; words make the sentences.
    `grave` refuses the row, otherwise it is a warning or a repair that was made. Without a cell it is about something
    every row lacks, such as a column, and is told once for all of them."""

    sheet: str
    cell: str
    value: str
    problem: str
    facts: dict[str, str] = field(default_factory=dict)
    grave: bool = False


@dataclass(frozen=True)
class ImportRow:
    """One person or thing of the list as the engine read it. `values` has only cells that were not blank, by field key,
    already typed by FieldKind; `cells` gives the address of each for findings, also of blank ones: a field that is not
    in it has no column in the list."""

    sheet: str
    number: int
    values: dict[str, Any]
    cells: Mapping[str, str]
    findings: tuple[Finding, ...] = ()


class Action(StrEnum):
    CREATE = "create"
    UPDATE = "update"
    UNCHANGED = "unchanged"
    SKIP = "skip"
    REFUSE = "refuse"


@dataclass(frozen=True)
class Suspect:
    """Somebody whom a row may be about: as lists call that person or row, how sure that is of a hundred, and by which
    rules, for which the feature's `explain` has the words. Without rules the name alone says so."""

    label: str
    score: int = 0
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class Verdict:
    """What will be done with one row. `draft` is the target's own value, carried from `judge` to `carry_out`;
    `label` names the row for the preview; `differences` are (field title, old, new); `suspects` are existing
    people or rows who may be the same person, the surest first: rows are created all the same and listed, never
    dropped."""

    row: ImportRow
    action: Action
    label: str
    draft: Any = None
    differences: tuple[tuple[str, str, str], ...] = ()
    suspects: tuple[Suspect, ...] = ()
    findings: tuple[Finding, ...] = ()


class ImportTarget(Protocol):
    """A feature's list that can come in from a file. Preview and import share one code: `judge`, then `carry_out`."""

    @property
    def name(self) -> str: ...
    @property
    def fields(self) -> tuple[ImportField, ...]: ...

    def judge(self, reading: Reading, rows: Sequence[ImportRow], existing: Existing) -> list[Verdict]:
        """One verdict per row, in order; looks existing records up in bulk, never per row; writes nothing."""
        ...

    def carry_out(self, tx: Transaction, verdicts: Sequence[Verdict]) -> None:
        """Write the CREATE and UPDATE verdicts through stores, whose notes on the transaction make undo possible."""
        ...


# Lists going out


@dataclass(frozen=True)
class ListExport:
    """A list as the window shows it, for `export NAME FILE.xlsx`: headings and rows of printable cells. Re-importing
    the file with `existing=overwrite` changes nothing."""

    name: str
    title: str
    columns: tuple[str, ...]
    rows: Callable[[Reading], Iterable[tuple[Any, ...]]]


# Records about another feature's


@dataclass(frozen=True)
class Dependents:
    """Records of a feature that are about those of another, whose store is `kind`: who removes one of these must hear
    of them first. `count` takes the ids; `name` says how many there are of what, in the user's language."""

    kind: str
    count: Callable[[Reading, Sequence[str]], int]
    name: Callable[[int], str]


@dataclass(frozen=True)
class RecordWords:
    """How a feature calls one of its records, given the record, where another feature asks about it: `kind` is the
    store's, `say` answers in the user's language ("Đăng ký: Chiến dịch 2026, LĐTT")."""

    kind: str
    say: Callable[[Reading, Any], str]


Eraser: TypeAlias = "Callable[[Transaction, Sequence[str]], None]"
"""Empties what a feature has copied about records of these ids when they are deleted for good; figures stay."""


@dataclass(frozen=True)
class Told:
    """What a feature tells about a record of another (a person), where that one is shown: `tell` gives label and value
    pairs, nothing when there is nothing to tell; `title` heads them."""

    kind: str
    title: Callable[[], str]
    tell: Callable[[Reading, str], Sequence[tuple[str, str]]]


# Packages


class Privacy(StrEnum):
    """When a field may travel: always, or only where persons are asked for. Health and hardship stand in no table: a
    report needs none of them. Nor does a national number: a KEYED field is given one and travels as its HMAC under the
    receiver's key, in a sealed package where persons are asked for, and not at all where we have no such key."""

    OPEN = "open"
    PERSON = "person"
    KEYED = "keyed"


@dataclass(frozen=True)
class SyncedField:
    """A column of a CSV in a package, in Frictionless terms. `type`: string, integer, boolean, date, year."""

    name: str
    type: str = "string"
    required: bool = False
    options: tuple[str, ...] = ()
    privacy: Privacy = Privacy.OPEN


@dataclass(frozen=True)
class Matching:
    """How the union above finds one person in two unions' tables: rows agree in one of the `keys` (KEYED fields) and in
    `within`, what nobody may have twice. `words` is the column that tells the other union what it is, without a name;
    only rows count whose field `when[0]` has one of the values `when[1]`."""

    keys: tuple[str, ...]
    within: str
    words: str
    when: tuple[str, tuple[str, ...]]


@dataclass(frozen=True)
class SyncedTable:
    """One CSV of a section. `rows` yields tuples in the order of `fields`, values as in `core.records.plain`, sorted by
    the primary key; ended records are included, as ended. `label` is how the summary calls it in Vietnamese."""

    name: str
    section: str
    label: str
    fields: tuple[SyncedField, ...]
    primary_key: tuple[str, ...]
    rows: Callable[[Reading], Iterable[tuple[Any, ...]]]
    references: tuple[tuple[str, str], ...] = ()  # (field, other table's name)
    ended_when: tuple[str, tuple[str, ...]] = ("", ())  # (field, values that mean the record has ended)
    matching: Matching | None = None


# Self-check


@dataclass(frozen=True)
class CheckResult:
    name: str
    ok: bool
    detail: str


Check = Callable[[], CheckResult]

__all__ = [
    "Action", "BlankPaper", "BlankPlace", "BlankSheet", "BlankSheets", "Check", "CheckResult", "Dependents", "Eraser",
    "Existing", "FieldKind", "Finding",
    "ImportField", "ImportRow", "ImportTarget", "ListExport", "Matching", "Privacy", "RecordWords", "Report", "Subject",
    "Suspect", "SyncedField", "SyncedTable", "Told", "Verdict",
]  # fmt: skip
