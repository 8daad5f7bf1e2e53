"""The lists of awards that go out to Excel."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from desktop.core.contracts import ListExport
from desktop.core.database import Reading
from desktop.core.vietnamese.national_id import Sex
from desktop.features.awards.domain import Occasion
from desktop.features.awards.imports.cells import printed_value
from desktop.features.awards.imports.fields import CHOSEN, FIELDS, HISTORY_FIELDS, OCCASIONS, YEAR_FIELDS, YES
from desktop.features.awards.services import (
    RegisterLine,
    assess,
    award_register,
    due_soon,
    subject_names,
    year_facts,
)
from desktop.features.emulation.domain import SubjectKind
from desktop.features.emulation.services import list_campaigns
from desktop.features.members.services import list_members


def _exported_nominations(reading: Reading) -> Iterable[tuple[Any, ...]]:
    """Under the headings that `import` reads again."""
    campaigns = list_campaigns(reading)
    lines = {line.id: line for line in list_members(reading)}
    found = assess(reading, campaigns)
    years = year_facts(reading, (one.nomination.subject_id for one in found))
    for one in found:
        subject = one.nomination.subject_id
        line, year = lines.get(subject), years.get(subject, {}).get(one.campaign.year)
        yield (
            one.subject, line.birth if line else None, line.national_id if line else "", line.section if line else "",
            one.award.name, one.nomination.achievement,
            year.absent_days if year else None, (year.maternity_days or None) if year else None,
            (year.study_days or None) if year else None,
            *(printed_value(getattr(year, key, None)) for key in CHOSEN),
            OCCASIONS[one.nomination.occasion], one.nomination.note, one.campaign.code,
        )  # fmt: skip


def _exported_history(reading: Reading) -> Iterable[tuple[Any, ...]]:
    """Under the headings that `import` reads again."""
    lines = {line.id: line for line in list_members(reading)}
    found = award_register(reading)
    for one in sorted(found, key=lambda given: (given.history.year, given.history.decided_on, given.id)):
        line, given = lines.get(one.history.subject_id), one.history
        if given.stands:
            yield (
                one.subject, line.birth if line else None, line.national_id if line else "",
                line.section if line else "", one.award_name, given.year, given.decision_number, given.decided_on,
                given.issuer, OCCASIONS[given.occasion], given.ground,
            )  # fmt: skip


def _exported_years(reading: Reading) -> Iterable[tuple[Any, ...]]:
    """What is known of any year of anybody, under the headings that `import` reads again."""
    lines = {line.id: line for line in list_members(reading)}
    names = subject_names(reading)
    for subject, years in sorted(year_facts(reading, names).items(), key=lambda pair: names[pair[0]]):
        line = lines.get(subject)
        for year, facts in sorted(years.items()):
            yield (
                names[subject], line.birth if line else None, line.national_id if line else "",
                line.section if line else "", year, facts.absent_days, facts.maternity_days or None,
                facts.study_days or None, *(printed_value(getattr(facts, key)) for key in CHOSEN),
            )  # fmt: skip


def _exported_due(reading: Reading) -> Iterable[tuple[Any, ...]]:
    for one in due_soon(reading):
        yield (
            one.name, one.section, one.award.name, one.on, "; ".join(one.because), "; ".join(one.missing),
            YES if one.nominated else "",
        )  # fmt: skip


def _exported_for_the_state(reading: Reading) -> Iterable[tuple[Any, ...]]:
    """The intake columns of the provincial award databases, every cell a text so that no number or day is changed."""
    for number, one in enumerate(award_register(reading), 1):
        given = one.history
        if given.stands:
            yield (
                str(number), _form_of_address(one), one.subject, one.job, one.unit, GROUPS[given.occasion],
                one.award_name, SUBJECTS[given.subject_kind], FIELD_OF_WORK, str(given.year), given.decision_number,
                f"{given.decided_on:%d/%m/%Y}", given.issuer,
            )  # fmt: skip


def _form_of_address(one: RegisterLine) -> str:
    """Ông, Bà or Tập thể; nothing for a person whose sex nobody recorded, because it is not guessed from a name."""
    if one.history.subject_kind is not SubjectKind.PERSON:
        return "Tập thể"
    return {Sex.MALE: "Ông", Sex.FEMALE: "Bà"}.get(one.sex, "") if one.sex else ""


GROUPS = {
    Occasion.YEAR: "Khen thưởng công trạng",
    Occasion.PHASE: "Khen thưởng phong trào",
    Occasion.THEME: "Khen thưởng chuyên đề",
    Occasion.UNEXPECTED: "Khen thưởng đột xuất",
    Occasion.SERVICE: "Khen thưởng quá trình cống hiến",
}
SUBJECTS = {SubjectKind.PERSON: "Cá nhân", SubjectKind.SECTION: "Tập thể", SubjectKind.UNION: "Tập thể"}
FIELD_OF_WORK = "Tổ chức chính trị - xã hội (Công đoàn)"

EXPORTS = (
    ListExport(
        "nominations", "Danh sách đề nghị khen thưởng", tuple(field.title for field in FIELDS), _exported_nominations
    ),
    ListExport(
        "award-history", "Sổ theo dõi khen thưởng", tuple(field.title for field in HISTORY_FIELDS), _exported_history
    ),
    ListExport("year-facts", "Dữ liệu xét các năm", tuple(field.title for field in YEAR_FIELDS), _exported_years),
    ListExport(
        "awards-due",
        "Danh sách đến hạn xét khen thưởng",
        ("Họ và tên, tập thể", "Đơn vị", "Danh hiệu, hình thức", "Đến hạn", "Căn cứ", "Còn thiếu", "Đã đề nghị"),
        _exported_due,
    ),
    ListExport(
        "state-awards",
        "Dữ liệu khen thưởng theo mẫu cơ sở dữ liệu nhà nước",
        ("STT", "Tên gọi", "Tên tập thể/cá nhân", "Chức vụ", "Đơn vị công tác", "Phân loại khen thưởng",
         "Danh hiệu/Hình thức", "Phân loại đối tượng", "Lĩnh vực hoạt động", "Năm thành tích", "Số quyết định",
         "Ngày quyết định", "Cơ quan ban hành"),
        _exported_for_the_state,
    ),
)  # fmt: skip
