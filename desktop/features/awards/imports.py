"""How a list of nominees comes in from Excel, with what is known of their year, and how the lists go out again.

A row names a person, a section or the union itself, who must be in the book already; who left may be honoured too.
Facts of the year that the row gives (absence, discipline, rating, title) are kept beside the nomination, because the
rules ask for them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from desktop.core.contracts import Action, Existing, FieldKind, Finding, ImportField, ImportRow, ListExport, Verdict
from desktop.core.database import Reading, Transaction
from desktop.core.errors import FieldRefused
from desktop.core.judging import RowRefused, finding, judged
from desktop.core.vietnamese.text import clean, clean_lines, fold
from desktop.features.awards.catalogue import award_named, award_types, wording
from desktop.features.awards.domain import (
    BEFORE_SUBMISSION,
    AwardType,
    Discipline,
    Nomination,
    NotOursToGive,
    Occasion,
    Rating,
    SubjectNotFitting,
    YearFacts,
)
from desktop.features.awards.domain import Status as NominationStatus
from desktop.features.awards.services import (
    add_nominations,
    all_award_history,
    assess,
    change_nomination,
    list_nominations,
    refuse_unfitting,
    set_year_facts,
    subject_names,
    year_facts,
)
from desktop.features.emulation.domain import Campaign, Family, Subject, SubjectKind
from desktop.features.emulation.services import collectives, current_campaign, list_campaigns
from desktop.features.members.services import People, list_members

FIELDS = (
    ImportField("full_name", "Họ và tên/ Tên tập thể", FieldKind.NAME, ("họ và tên/ tên tập thể", "họ và tên",
                "họ tên", "họ tên/tên tập thể", "tên tập thể/cá nhân", "tên tập thể, cá nhân", "họ tên đoàn viên",
                "cá nhân, tập thể", "tên cá nhân, tập thể", "tên cá nhân/tập thể",
                "họ tên cá nhân, tập thể", "họ và tên cá nhân/tập thể", "tên tập thể"),
                required=True, example="Nguyễn Thị Hồng"),
    ImportField("birth", "Năm sinh", FieldKind.DATE, ("năm sinh", "ngày sinh", "ngày tháng năm sinh"), example="1985"),
    ImportField("national_id", "Số CCCD", FieldKind.NATIONAL_ID, ("số cccd", "cccd", "số căn cước", "căn cước",
                "số định danh cá nhân"), example="079185001234"),
    ImportField("section", "Đơn vị", FieldKind.SECTION, ("đơn vị", "tổ công đoàn", "tổ", "bộ phận", "đơn vị công tác"),
                example="Tổ Sản xuất 1",
                near=("chức vụ, đơn vị công tác", "chức vụ và đơn vị công tác")),
    ImportField("award", "Hình thức đề nghị", FieldKind.TEXT, ("hình thức đề nghị", "danh hiệu đề nghị",
                "danh hiệu, hình thức đề nghị", "danh hiệu/hình thức", "hình thức khen thưởng",
                "danh hiệu, hình thức khen thưởng",
                "đề nghị khen thưởng", "hình thức kt", "danh hiệu thi đua đề nghị",
                "danh hiệu thi đua", "đề nghị tặng", "danh hiệu, hình thức",
                "hình thức khen thưởng đề nghị", "đề nghị hình thức khen thưởng",
                "đề nghị danh hiệu"), required=True, example="Đoàn viên công đoàn xuất sắc",
                near=("hình thức", "danh hiệu")),
    ImportField("achievement", "Thành tích tóm tắt", FieldKind.TEXT, ("thành tích tóm tắt", "tóm tắt thành tích",
                "thành tích",
                "tóm tắt thành tích đạt được", "thành tích đạt được", "thành tích nổi bật",
                "thành tích xuất sắc", "thành tích chính"), example="Hoàn thành vượt mức kế hoạch năm"),
    ImportField("absent_days", "Số ngày nghỉ (trừ thai sản)", FieldKind.NUMBER, ("số ngày nghỉ (trừ thai sản)",
                "số ngày nghỉ", "ngày nghỉ",
                "ngày nghỉ trong năm", "số ngày nghỉ trong năm", "số ngày nghỉ việc"), example="3"),
    ImportField("maternity_days", "Số ngày nghỉ thai sản", FieldKind.NUMBER, ("số ngày nghỉ thai sản",
                "nghỉ thai sản"), example=""),
    ImportField("discipline", "Kỷ luật", FieldKind.TEXT, ("kỷ luật", "hình thức kỷ luật"), example="Không"),
    ImportField("complaint", "Khiếu nại, tố cáo", FieldKind.TEXT, ("khiếu nại, tố cáo", "khiếu nại tố cáo",
                "đơn thư"), example="Không"),
    ImportField("rating", "Xếp loại năm", FieldKind.TEXT, ("xếp loại năm", "xếp loại", "mức độ hoàn thành nhiệm vụ",
                "đánh giá",
                "xếp loại đoàn viên", "xếp loại cbcc", "đánh giá, xếp loại",
                "kết quả xếp loại", "xếp loại chất lượng", "xếp loại viên chức"), example="Hoàn thành tốt nhiệm vụ"),
    ImportField("state_title", "Danh hiệu chính quyền", FieldKind.TEXT, ("danh hiệu chính quyền",
                "danh hiệu thi đua chính quyền", "danh hiệu đã đạt trong năm"), example="Lao động tiên tiến"),
    ImportField("occasion", "Dịp khen", FieldKind.TEXT, ("dịp khen",), example=""),
    ImportField("note", "Ghi chú", FieldKind.TEXT, ("ghi chú",), example=""),
    ImportField("campaign", "Mã phong trào", FieldKind.TEXT, ("mã phong trào", "mã đợt thi đua"), example="TD-2025"),
)  # fmt: skip

TITLES = {field.key: field.title for field in FIELDS}
CHOSEN = ("discipline", "complaint_pending", "rating", "state_title")
NO, YES = "Không", "Có"

_DISCIPLINES = {
    Discipline.NONE: ("không", "không bị kỷ luật", "không có"),
    Discipline.REPRIMAND: ("khiển trách",),
    Discipline.WARNING: ("cảnh cáo",),
    Discipline.PAY_CUT: ("hạ bậc lương", "kéo dài thời hạn nâng lương", "cách chức", "hạ bậc lương, cách chức"),
    Discipline.DISMISSAL: ("sa thải", "buộc thôi việc", "sa thải, buộc thôi việc"),
}
_RATINGS = {
    Rating.EXCELLENT: ("xuất sắc", "hoàn thành xuất sắc", "htxsnv"),
    Rating.GOOD: ("tốt", "hoàn thành tốt", "httnv"),
    Rating.DONE: ("hoàn thành", "htnv"),
    Rating.NOT_DONE: ("không hoàn thành", "khtnv"),
}


@dataclass(frozen=True)
class NominationDraft:
    """What a row makes: `nomination.id` is empty for a new one; `facts` is what to keep of the year, if anything."""

    nomination: Nomination
    facts: YearFacts | None


class NominationImport:
    """The ImportTarget of nominations, into the campaign the row names or the one that runs."""

    name = "nominations"
    fields = FIELDS

    def judge(self, reading: Reading, rows: Sequence[ImportRow], existing: Existing) -> list[Verdict]:
        known = _Known(reading)
        return [known.judge(row, existing) for row in rows]

    def carry_out(self, tx: Transaction, verdicts: Sequence[Verdict]) -> None:
        add_nominations(tx, [one.draft.nomination for one in verdicts if one.action is Action.CREATE])
        for verdict in verdicts:
            if verdict.action is Action.UPDATE:
                change_nomination(tx, verdict.draft.nomination)
            if verdict.draft and verdict.draft.facts:
                set_year_facts(tx, verdict.draft.facts)


class _Known:
    """Campaigns, people, sections, nominations and years, looked up once; rows of one list are judged in order."""

    def __init__(self, reading: Reading) -> None:
        self.campaigns = {fold(campaign.code): campaign for campaign in list_campaigns(reading)}
        self.current = current_campaign(reading)
        self.people = People(reading)
        self.collectives = collectives(reading)
        self.names = subject_names(reading)
        self.years = year_facts(reading, self.names)
        self.nominations = {
            (one.campaign_id, one.award, one.subject_id): one
            for campaign in self.campaigns.values()
            for one in list_nominations(reading, campaign.id)
            if one.status is not NominationStatus.WITHDRAWN
        }
        self.seen: dict[tuple[str, str, str], ImportRow] = {}

    def judge(self, row: ImportRow, existing: Existing) -> Verdict:
        return judged(row, TITLES, lambda: self._judge(row, existing))

    def _judge(self, row: ImportRow, existing: Existing) -> Verdict:
        campaign, subject = self._campaign(row.values), self._subject(row.values)
        award = _award(row.values, subject, campaign)
        label = f"{self.names[subject.id]} – {award.name}"
        key = (campaign.id, award.code, subject.id)
        if earlier := self.seen.get(key):
            facts = {"earlier": str(earlier.number), "row": str(earlier.number), "sheet": earlier.sheet}
            repeated = _finding(row, "full_name", "repeated_in_file", facts)
            return Verdict(row, Action.SKIP, label, findings=(*row.findings, repeated))
        self.seen[key] = row
        year, said, told = self._year(subject, campaign), _facts(row.values), _told(row.values)
        before = self.nominations.get(key)
        if before is None:
            fresh = Nomination("", campaign.id, award.code, subject.kind, subject.id, **told)
            kept = _merged(year, said, Existing.OVERWRITE if existing is Existing.OVERWRITE else Existing.FILL)
            return Verdict(row, Action.CREATE, label, NominationDraft(fresh, kept), findings=row.findings)
        return _judge_existing(row, label, before, told, year, said, existing)

    def _campaign(self, values: Mapping[str, Any]) -> Campaign:
        code = values.get("campaign", "")
        campaign = self.campaigns.get(fold(code)) if code else self.current
        if campaign is None:
            raise RowRefused("campaign", "no_such_campaign" if code else "no_campaign", {"campaign": code})
        return campaign

    def _subject(self, values: Mapping[str, Any]) -> Subject:
        name, number = values.get("full_name", ""), values.get("national_id", "")
        if not number and (collective := self.collectives.get(fold(name))):
            return collective
        return Subject(SubjectKind.PERSON, self.people.of_row(values).id)

    def _year(self, subject: Subject, campaign: Campaign) -> YearFacts:
        known = self.years.get(subject.id, {}).get(campaign.year)
        return known or YearFacts("", subject.kind, subject.id, campaign.year)


def _judge_existing(
    row: ImportRow, label: str, before: Nomination, told: Mapping[str, Any], year: YearFacts, said: Mapping[str, Any],
    existing: Existing,
) -> Verdict:  # fmt: skip
    news = {key: value for key, value in told.items() if _tidied(getattr(before, key)) != value}
    different = {key: value for key, value in said.items() if getattr(year, key) != value}
    if not news and not different:
        return Verdict(row, Action.UNCHANGED, label, findings=row.findings)
    shown = (*_shown(before, news), *_shown(year, different))
    if existing is Existing.SKIP or before.status not in BEFORE_SUBMISSION:
        return Verdict(row, Action.SKIP, label, differences=shown, findings=row.findings)
    if existing is Existing.FILL:
        news = {key: value for key, value in news.items() if not getattr(before, key)}
    kept = _merged(year, said, existing)
    if kept is None and not news:
        return Verdict(row, Action.SKIP, label, differences=shown, findings=row.findings)
    draft = NominationDraft(replace(before, **news), kept)
    return Verdict(row, Action.UPDATE, label, draft, shown, findings=row.findings)


def _merged(year: YearFacts, said: Mapping[str, Any], existing: Existing) -> YearFacts | None:
    """The year with what the row says; what is known already is kept unless it may be overwritten. None: no change."""
    taken = {
        key: value
        for key, value in said.items()
        if getattr(year, key) != value and (existing is Existing.OVERWRITE or getattr(year, key) in (None, 0))
    }
    return replace(year, **taken) if taken else None


def _award(values: Mapping[str, Any], subject: Subject, campaign: Campaign) -> AwardType:
    text = values.get("award", "")
    if (award := award_named(text)) is None:
        raise RowRefused("award", "unknown_award", {"award": clean(text)})
    try:
        refuse_unfitting(award, subject.kind, campaign.end)
    except NotOursToGive as refusal:
        raise RowRefused("award", "award_not_ours", {"award": award.name}) from refusal
    except SubjectNotFitting as refusal:
        raise RowRefused("award", "award_not_for_subject", {"award": award.name}) from refusal
    except FieldRefused as refusal:
        raise RowRefused("award", refusal.reason, {"award": award.name}) from refusal
    return award


def _told(values: Mapping[str, Any]) -> dict[str, Any]:
    """What the row says of the nomination itself, under the record's field names and types."""
    told: dict[str, Any] = {key: _tidied(values[key]) for key in ("achievement", "note") if values.get(key)}
    if text := values.get("occasion"):
        told["occasion"] = _choice("occasion", text, dict.fromkeys(OCCASIONS, ()), OCCASIONS)
    return told


def _tidied(value: Any) -> Any:
    """Texts without doubled spaces, so that only what they say is compared."""
    return clean_lines(value) if isinstance(value, str) else value


def _facts(values: Mapping[str, Any]) -> dict[str, Any]:
    """The row's facts of the year under the record's field names and types."""
    found: dict[str, Any] = {key: values[key] for key in ("absent_days", "maternity_days") if key in values}
    for key in ("absent_days", "maternity_days"):
        if not 0 <= found.get(key, 0) <= 366:
            raise RowRefused(key, "out_of_range", {})
    names = wording().names
    if text := values.get("discipline"):
        found["discipline"] = _choice("discipline", text, _DISCIPLINES, names)
    if text := values.get("rating"):
        found["rating"] = _choice("rating", text, _RATINGS, names)
    if text := values.get("complaint"):
        found["complaint_pending"] = _yes_or_no("complaint", text)
    if text := values.get("state_title"):
        found["state_title"] = _state_title(text)
    return found


def _choice(field: str, text: str, known: Mapping[Any, tuple[str, ...]], names: Mapping[Any, str]) -> Enum:
    for value, ways in known.items():
        if fold(text) in {fold(way) for way in (*ways, names[value], value.value)}:
            return value  # type: ignore[no-any-return]
    choices = "; ".join(names[value] for value in known)
    raise RowRefused(field, "unknown_choice", {"choices": choices})


def _yes_or_no(field: str, text: str) -> bool:
    if (answer := fold(text)) in ("khong", "khong co", "k", "0"):
        return False
    if answer in ("co", "x", "1", "dang xem xet"):
        return True
    raise RowRefused(field, "unknown_choice", {"choices": f"{NO}; {YES}"})


def _state_title(text: str) -> str:
    if fold(text) in ("khong", "khong co", "0"):
        return ""
    award = award_named(text)
    if award is None or award.family is not Family.STATE:
        raise RowRefused("state_title", "unknown_award", {"award": clean(text)})
    return award.code


def _shown(record: Nomination | YearFacts, different: Mapping[str, Any]) -> tuple[tuple[str, str, str], ...]:
    def title(key: str) -> str:
        return TITLES["complaint" if key == "complaint_pending" else key]

    def printed(key: str, value: Any) -> str:
        return str(value) if key in ("achievement", "note") else _printed(value)

    return tuple(
        (title(key), printed(key, getattr(record, key)), printed(key, value)) for key, value in different.items()
    )


def _printed(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, Discipline):
        return NO if value is Discipline.NONE else wording().names[value]
    if isinstance(value, Rating):
        return wording().names[value]
    if isinstance(value, Occasion):
        return OCCASIONS[value]
    if isinstance(value, str):
        return award_types()[value].name if value else NO
    return str(value)


def _finding(row: ImportRow, field: str, problem: str, facts: dict[str, str]) -> Finding:
    return finding(row, TITLES, field, problem, facts)


# Lists for Excel


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
            *(_printed(getattr(year, key, None)) for key in CHOSEN),
            OCCASIONS[one.nomination.occasion], one.nomination.note, one.campaign.code,
        )  # fmt: skip


def _exported_history(reading: Reading) -> Iterable[tuple[Any, ...]]:
    names, awards = subject_names(reading), award_types()
    for one in sorted(all_award_history(reading), key=lambda given: (given.year, given.decided_on, given.id)):
        yield (
            names.get(one.subject_id, ""), awards[one.award].name if one.award in awards else one.award, one.year,
            one.decision_number, one.decided_on, one.issuer, OCCASIONS[one.occasion],
        )  # fmt: skip


OCCASIONS = {
    Occasion.YEAR: "Tổng kết năm",
    Occasion.PHASE: "Sơ kết đợt",
    Occasion.THEME: "Chuyên đề",
    Occasion.UNEXPECTED: "Đột xuất",
    Occasion.SERVICE: "Quá trình cống hiến",
}

EXPORTS = (
    ListExport(
        "nominations", "Danh sách đề nghị khen thưởng", tuple(field.title for field in FIELDS), _exported_nominations
    ),
    ListExport(
        "award-history", "Sổ theo dõi khen thưởng",
        ("Họ và tên/ Tên tập thể", "Danh hiệu, hình thức", "Năm thành tích", "Số quyết định", "Ngày quyết định",
         "Cơ quan ban hành", "Dịp khen"),
        _exported_history,
    ),
)  # fmt: skip
