"""Sổ khen thưởng: every award that was given, by year, with who, which decision and what bonus it carries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from desktop.core.database import Reading
from desktop.core.vietnamese.national_id import Sex
from desktop.core.vietnamese.sorting import name_sort_key
from desktop.features.awards.catalogue import Bonus, bonus_for
from desktop.features.awards.domain import AwardHistory, AwardType, Nomination, Status, Step
from desktop.features.awards.services.catalogue import awards_in
from desktop.features.awards.services.reading import names_with
from desktop.features.awards.storage import AwardHistoryStore, NominationStore, StepStore
from desktop.features.emulation.domain import Family, SubjectKind
from desktop.features.members.services import members_by_id
from desktop.features.organization.services import get_union, list_sections


@dataclass(frozen=True)
class RegisterLine:
    """One award in the register. `handed` is the step in which it was handed over, if it was."""

    history: AwardHistory
    award: AwardType | None
    subject: str
    sex: Sex | None
    job: str
    unit: str
    bonus: Bonus | None
    handed: Step | None = None

    @property
    def id(self) -> str:
        return self.history.id

    @property
    def award_name(self) -> str:
        return self.award.name if self.award else self.history.award

    @property
    def family(self) -> Family | None:
        return self.award.family if self.award else None

    @property
    def handed_on(self) -> date | None:
        return self.handed.on if self.handed else None


def award_register(reading: Reading, year: int | None = None, *, decided_in: int | None = None) -> list[RegisterLine]:
    """By year of the achievement, or by the year in which it was decided; of all years when neither is given. The
    latest decision first, then collectives before persons."""
    given = [
        one
        for one in AwardHistoryStore(reading).all()
        if (year is None or one.year == year) and (decided_in is None or one.decided_on.year == decided_in)
    ]
    return _lines(reading, given)


def register_lines(reading: Reading, ids: Iterable[str]) -> list[RegisterLine]:
    """Of these awards, in the order of the register; ids that are not there (any more) are passed over."""
    return _lines(reading, AwardHistoryStore(reading).with_ids(ids).values())


def awards_of(reading: Reading, subject_id: str) -> list[RegisterLine]:
    """Everything one person or collective was given, the latest first."""
    return _lines(reading, AwardHistoryStore(reading).of_subjects([subject_id]).get(subject_id, ()))


def awards_in_words(reading: Reading, subject_id: str) -> list[tuple[str, str]]:
    """Year and award with its decision, for whoever shows the person; in the Vietnamese of the papers."""
    return [
        (
            str(one.history.year),
            f"{one.award_name} (QĐ {one.history.decision_number}, {one.history.decided_on:%d/%m/%Y})"
            + ("" if one.history.stands else " – đã thu hồi"),
        )
        for one in awards_of(reading, subject_id)
    ]


def register_years(reading: Reading) -> list[int]:
    """Years of achievement with an award in the register, the latest first."""
    return AwardHistoryStore(reading).years()


def waiting_to_be_handed_over(reading: Reading) -> list[Nomination]:
    return [one for one in NominationStore(reading).all() if one.status is Status.DECIDED]


def _lines(reading: Reading, given: Iterable[AwardHistory]) -> list[RegisterLine]:
    found = list(given)
    awards, members = awards_in(reading), members_by_id(reading)
    names, union = names_with(reading, members), get_union(reading).name
    sections = {section.id: section.name for section in list_sections(reading)}
    steps = StepStore(reading).of_nominations(one.nomination_id for one in found)

    def line(one: AwardHistory) -> RegisterLine:
        member = members.get(one.subject_id)
        unit = sections.get(member.section_id, member.department) if member else union
        handed = [step for step in steps.get(one.nomination_id, ()) if step.status is Status.HANDED_OVER]
        return RegisterLine(
            history=one,
            award=awards.get(one.award),
            subject=names.get(one.subject_id, one.subject_id),
            sex=member.sex if member else None,
            job=", ".join(filter(None, (member.job, member.union_post))) if member else "",
            unit=unit or union,
            bonus=bonus_for(one.award, one.subject_kind, one.decided_on) if one.stands else None,
            handed=handed[-1] if handed else None,
        )

    return sorted(
        map(line, found),
        key=lambda one: (
            -one.history.decided_on.toordinal(),
            one.history.subject_kind is SubjectKind.PERSON,
            name_sort_key(one.subject),
            one.id,
        ),
    )
