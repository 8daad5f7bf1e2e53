"""Who registered for what: questions for the matrix, the lists and the counters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from desktop.core.database import Reading
from desktop.core.vietnamese.text import fold, matches
from desktop.features.emulation.domain import (
    MatrixLine,
    MatrixQuery,
    Registration,
    RegistrationStatus,
    Subject,
    SubjectKind,
    TitleCount,
    TitleCounts,
    TitleResult,
)
from desktop.features.emulation.services.catalogue import list_titles
from desktop.features.emulation.storage import RegistrationStore
from desktop.features.organization.services import get_union, list_sections


def list_registrations(reading: Reading, campaign_id: str) -> list[Registration]:
    """All of a campaign, withdrawn ones included."""
    return RegistrationStore(reading).of_campaign(campaign_id)


def find_registration(reading: Reading, campaign_id: str, subject_id: str) -> Registration | None:
    return RegistrationStore(reading).of_subjects(campaign_id, [subject_id]).get(subject_id)


def registered_titles(reading: Reading, campaign_id: str) -> dict[str, tuple[str, ...]]:
    """Codes of titles by subject id, for whoever must know that a nominee had registered."""
    return {one.subject_id: one.titles for one in list_registrations(reading, campaign_id) if one.counts}


def count_registrations_of(reading: Reading, member_ids: Iterable[str]) -> int:
    """Registrations of these people that count, in all campaigns."""
    return sum(one.counts for one in RegistrationStore(reading).of_members(member_ids))


def registration_matrix(
    reading: Reading, campaign_id: str, query: MatrixQuery | None = None, limit: int | None = None, offset: int = 0
) -> list[MatrixLine]:
    """Persons with what they registered for, in Vietnamese order: members of today, and whoever registered and left."""
    return RegistrationStore(reading).lines(campaign_id, query or MatrixQuery(), limit, offset)


def count_matrix(reading: Reading, campaign_id: str, query: MatrixQuery | None = None) -> int:
    return RegistrationStore(reading).count_lines(campaign_id, query or MatrixQuery())


def collectives(reading: Reading) -> dict[str, Subject]:
    """The union and its sections by folded name, as lists call them; of two sections of one name the open one."""
    sections = sorted(list_sections(reading), key=lambda section: not section.closed)
    found = {fold(section.name): Subject(SubjectKind.SECTION, section.id) for section in sections}
    union = get_union(reading)
    return found | {fold(union.name): Subject(SubjectKind.UNION, union.id)}


def collective_matrix(reading: Reading, campaign_id: str, query: MatrixQuery | None = None) -> list[MatrixLine]:
    """The union itself and its sections with what they registered for."""
    query = query or MatrixQuery()
    store = RegistrationStore(reading)
    wanted = query.status
    known = {
        one.subject_id: one
        for one in store.of_campaign(campaign_id, SubjectKind.SECTION, SubjectKind.UNION)
        if (one.counts if wanted is None else one.titles and one.status is wanted)
    }
    union = get_union(reading)
    lines = [MatrixLine(Subject(SubjectKind.UNION, union.id), union.name)] + [
        MatrixLine(Subject(SubjectKind.SECTION, section.id), section.name)
        for section in list_sections(reading)
        if not section.closed or section.id in known
    ]
    shown = [line for line in lines if matches(query.search, line.name) and query.section_id in ("", line.subject.id)]
    return [
        _line(line, known.get(line.subject.id))
        for line in shown
        if (query.registered is None or query.registered == (line.subject.id in known))
        and (wanted is None or line.subject.id in known)
    ]


def count_titles(reading: Reading, campaign_id: str) -> TitleCounts:
    """How many persons, and how many women, registered for each title and in all."""
    titles = list_titles(SubjectKind.PERSON)
    *counts, everybody = RegistrationStore(reading).count_by_title(campaign_id, [title.code for title in titles])
    each = tuple(TitleCount(title, *pair) for title, pair in zip(titles, counts, strict=True))
    return TitleCounts(each, *everybody)


def count_statuses(reading: Reading, campaign_id: str, *, persons: bool) -> dict[RegistrationStatus, int]:
    """How many registrations are how far, those that nobody made left out."""
    kinds = (SubjectKind.PERSON,) if persons else (SubjectKind.SECTION, SubjectKind.UNION)
    return RegistrationStore(reading).count_by_status(campaign_id, kinds)


def count_results(reading: Reading, campaign_id: str) -> list[TitleResult]:
    """For each title that anybody registered for: how many did, and how many achieved it."""
    standing = [one for one in list_registrations(reading, campaign_id) if one.counts]
    registered = Counter(code for one in standing for code in one.titles)
    achieved = Counter(code for one in standing for code in one.achieved)
    return [
        TitleResult(title, registered[title.code], achieved[title.code])
        for title in list_titles()
        if registered[title.code]
    ]


def _line(line: MatrixLine, registration: Registration | None) -> MatrixLine:
    if registration is None:
        return line
    return replace(
        line,
        titles=registration.titles,
        initiative_plan=registration.initiative_plan,
        commitments=registration.commitments,
        late_reason=registration.late_reason,
        status=registration.status,
        registration_id=registration.id,
        own_targets=registration.own_targets,
        outcomes=registration.outcomes,
    )
