"""The facts of a year (dữ liệu xét) of everybody at once: as a list that is filled in cell by cell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from desktop.core.database import Reading, Transaction
from desktop.features.awards.domain import Discipline, YearFacts
from desktop.features.awards.services.history import set_year_facts
from desktop.features.awards.storage import YearFactsStore
from desktop.features.emulation.domain import Subject, SubjectKind
from desktop.features.members.domain import MemberQuery
from desktop.features.members.domain import Status as MemberStatus
from desktop.features.members.services import list_members
from desktop.features.organization.services import get_union, list_sections

FIELDS = ("absent_days", "maternity_days", "study_days", "discipline", "complaint_pending", "rating", "state_title")
OF_COLLECTIVES = ("complaint_pending", "rating", "state_title")


@dataclass(frozen=True)
class YearLine:
    """One person or collective with what is known of the year."""

    subject: Subject
    name: str
    section: str
    facts: YearFacts

    @property
    def id(self) -> str:
        return self.subject.id

    @property
    def is_person(self) -> bool:
        return self.subject.kind is SubjectKind.PERSON

    @property
    def lacking(self) -> int:
        """How many facts nobody has said yet."""
        asked = ("absent_days", *OF_COLLECTIVES, "discipline") if self.is_person else ("rating",)
        return sum(getattr(self.facts, field) is None for field in asked)


def year_lines(reading: Reading, year: int) -> list[YearLine]:
    """The union, its sections, then its active members in Vietnamese order."""
    known = YearFactsStore(reading).of_whole_year(year)
    union = get_union(reading)
    collectives = [(Subject(SubjectKind.UNION, union.id), union.name)]
    collectives += [
        (Subject(SubjectKind.SECTION, one.id), one.name) for one in list_sections(reading) if not one.closed
    ]

    def facts(subject: Subject) -> YearFacts:
        return known.get(subject.id) or YearFacts("", subject.kind, subject.id, year)

    lines = [YearLine(subject, name, "", facts(subject)) for subject, name in collectives]
    for member in list_members(reading, MemberQuery(statuses=(MemberStatus.ACTIVE,))):
        subject = Subject(SubjectKind.PERSON, member.id)
        lines.append(YearLine(subject, member.full_name, member.section, facts(subject)))
    return lines


def change_year_facts(tx: Transaction, subjects: Sequence[Subject], year: int, **said: Any) -> list[YearFacts]:
    """Write the same facts of many at once; what is not said stays. A collective takes only what can be said of one.

    Raises FieldRefused.
    """
    known = YearFactsStore(tx).of_whole_year(year)
    changed = []
    for subject in subjects:
        fitting = said if subject.kind is SubjectKind.PERSON else _of_collective(said)
        if not fitting:
            continue
        before = known.get(subject.id) or YearFacts("", subject.kind, subject.id, year)
        after = replace(before, **fitting)
        if after != before or not before.id:
            changed.append(set_year_facts(tx, after))
    return changed


def fill_blameless(tx: Transaction, subjects: Iterable[Subject], year: int) -> list[YearFacts]:
    """Say "no discipline, no complaint" of those of whom nobody said anything: the usual case, in one deed."""
    known = YearFactsStore(tx).of_whole_year(year)
    changed = []
    for subject in subjects:
        before = known.get(subject.id) or YearFacts("", subject.kind, subject.id, year)
        said: dict[str, Any] = {}
        if before.complaint_pending is None:
            said["complaint_pending"] = False
        if before.discipline is None and subject.kind is SubjectKind.PERSON:
            said["discipline"] = Discipline.NONE
        if said:
            changed.append(set_year_facts(tx, replace(before, **said)))
    return changed


def _of_collective(said: dict[str, Any]) -> dict[str, Any]:
    return {field: value for field, value in said.items() if field in OF_COLLECTIVES}
