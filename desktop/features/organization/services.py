"""Questions about the union and deeds upon it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from desktop.core.database import Reading, Transaction
from desktop.core.document import Letterhead, Signature, Signatures
from desktop.core.toml_records import Unfitting, read_record
from desktop.core.vietnamese.dates_in_words import place_and_date
from desktop.core.vietnamese.text import clean, fold
from desktop.features.organization.domain import (
    Role,
    Section,
    SectionDaysReversed,
    SectionNameTaken,
    SetupFileRefused,
    Superior,
    SuperiorEnded,
    SuperiorKind,
    Union,
    UnionDraft,
    UnionExists,
    UnionMissing,
)
from desktop.features.organization.storage import SectionStore, SuperiorStore, UnionStore

CHAIR = ("TM. BAN CHẤP HÀNH", "CHỦ TỊCH")
"""The lines above the signature of whoever chairs the union."""


def find_union(reading: Reading) -> Union | None:
    return next(iter(UnionStore(reading).all()), None)


def get_union(reading: Reading) -> Union:
    """Raises UnionMissing."""
    if (union := find_union(reading)) is None:
        raise UnionMissing()
    return union


def superior_on(reading: Reading, day: date) -> Superior | None:
    """The union above on that day; old papers keep the old header. One of a district is above nobody any more from
    01/07/2025 on: until the next one is written down there is none, and no paper names it."""
    found = SuperiorStore(reading).on(day)
    return found if found and found.kind.exists_on(day) else None


def list_superiors(reading: Reading) -> list[Superior]:
    """Every superior there was, the latest first."""
    found = SuperiorStore(reading).all()
    return sorted(found, key=lambda one: (one.since or date.min, one.id), reverse=True)


def list_sections(reading: Reading) -> list[Section]:
    return SectionStore(reading).in_order()


def open_section_names(reading: Reading) -> list[str]:
    """Of those that people can be put into, in the union's order."""
    return [section.name for section in list_sections(reading) if not section.closed]


def letterhead(reading: Reading, number: str = "", dated: date | None = None) -> Letterhead:
    """The upper corners of this union's papers on `dated` (today when not given); the date is printed at the top only
    when `number` is given, as numbered papers do."""
    day = dated or reading.today()
    union, superior = get_union(reading), superior_on(reading, day)
    return Letterhead(
        superior=superior.printed_name if superior else "",
        issuer=union.printed_name,
        number=number,
        place_date=place_and_date(union.place, day) if number else "",
    )


def list_signatures(reading: Reading, *preparers: str) -> Signatures:
    """The signatures under the lists of this union, dated today: whoever prepared them (`NGƯỜI LẬP` when not given),
    then the chair."""
    union = get_union(reading)
    return Signatures(
        (*(Signature((one,)) for one in preparers or ("NGƯỜI LẬP",)), Signature(CHAIR, union.chair)),
        place_and_date(union.place, reading.today()),
    )


def found_union(tx: Transaction, draft: UnionDraft) -> Union:
    """Set the union up in an empty database; raises UnionExists."""
    if union := find_union(tx):
        raise UnionExists(union.name)
    union = UnionStore(tx).add(
        Union(
            id=tx.new_id(),
            code=clean(draft.code),
            name=clean(draft.name),
            role=draft.role,
            header=clean(draft.header),
            place=clean(draft.place),
            term=clean(draft.term),
            chair=clean(draft.chair),
            workers=draft.workers,
            working_year=tx.today().year,
        )
    )
    if draft.superior_name:
        SuperiorStore(tx).add(
            Superior(
                id=tx.new_id(),
                name=clean(draft.superior_name),
                kind=draft.superior_kind,
                header=clean(draft.superior_header),
                code=clean(draft.superior_code),
            )
        )
    for name in draft.sections:
        add_section(tx, name)
    return union


def change_union(tx: Transaction, union: Union) -> Union:
    return UnionStore(tx).replace(union)


def begin_superior(tx: Transaction, superior: Superior) -> Superior:
    """Record a new direct superior from `superior.since` on; the earlier ones stay for older papers. Raises
    SuperiorEnded."""
    return SuperiorStore(tx).add(replace(_existing(superior), id=tx.new_id()))


def change_superior(tx: Transaction, superior: Superior) -> Superior:
    """Raises SuperiorEnded."""
    return SuperiorStore(tx).replace(_existing(superior))


def _existing(superior: Superior) -> Superior:
    if superior.since and not superior.kind.exists_on(superior.since):
        raise SuperiorEnded(superior.name, superior.since)
    return superior


def section_names_on(reading: Reading, day: date) -> dict[str, str]:
    """What each section was called on that day, by id, in the union's order."""
    return {section.id: section.name_on(day) for section in list_sections(reading)}


def add_section(tx: Transaction, name: str, since: date | None = None, decision: str = "") -> Section:
    """Raises SectionNameTaken, also when the names differ only in marks or case."""
    store, name = SectionStore(tx), clean(name)
    sections = store.in_order()
    if any(fold(section.name) == fold(name) for section in sections):
        raise SectionNameTaken(name)
    position = max((section.position for section in sections), default=0) + 1
    return store.add(Section(tx.new_id(), name, position=position, since=since, decision=clean(decision)))


def change_section(tx: Transaction, section: Section) -> Section:
    """Raises SectionNameTaken, SectionDaysReversed."""
    store = SectionStore(tx)
    section = replace(section, name=clean(section.name))
    if section.since and section.until and section.until < section.since:
        raise SectionDaysReversed(section.name, section.since, section.until)
    if any(fold(other.name) == fold(section.name) and other.id != section.id for other in store.all()):
        raise SectionNameTaken(section.name)
    return store.replace(section)


def rename_section(tx: Transaction, section: Section, name: str, on: date) -> Section:
    """Another name from that day on; papers of earlier days keep the old one. Raises SectionNameTaken."""
    return change_section(tx, section.renamed(clean(name), on))


def find_or_add_section(tx: Transaction, name: str) -> Section:
    """The section of that name, marks and case aside; else the one that was called so; else a new one."""
    wanted, sections = fold(name), SectionStore(tx).all()
    for section in sections:
        if fold(section.name) == wanted:
            return section
    for section in sections:
        if any(fold(one.name) == wanted for one in section.former_names):
            return section
    return add_section(tx, name)


@dataclass(frozen=True)
class _UnionEntries:
    """`[union]` of a `union.toml`."""

    name: str
    code: str
    header: str = ""
    place: str = ""
    term: str = ""
    chair: str = ""
    workers: int = 0
    sections: tuple[str, ...] = ()


@dataclass(frozen=True)
class _SuperiorEntries:
    """`[superior]`."""

    name: str
    kind: SuperiorKind = SuperiorKind.LDLD_TINH
    header: str = ""
    code: str = ""


@dataclass(frozen=True)
class _SetupFile:
    union: _UnionEntries
    role: Role = Role.UNION
    superior: _SuperiorEntries = _SuperiorEntries("")
    sections: tuple[str, ...] = ()


def read_setup_file(path: Path) -> UnionDraft:
    """The draft in a `union.toml`; raises SetupFileRefused, FileNotRead."""
    try:
        file = read_record(path, _SetupFile)
    except Unfitting as found:
        raise SetupFileRefused(str(path), found.reason, found.field, found.value, found.expected) from found
    union, superior = file.union, file.superior
    return UnionDraft(
        name=union.name,
        code=union.code,
        role=file.role,
        header=union.header,
        place=union.place,
        term=union.term,
        chair=union.chair,
        workers=union.workers,
        superior_name=superior.name,
        superior_kind=superior.kind,
        superior_header=superior.header,
        superior_code=superior.code,
        sections=file.sections or union.sections,
    )
