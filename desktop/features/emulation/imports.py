"""How lists of registrations and of initiatives come in from Excel.

People are recognised by identity number, else by name and birth; nobody is made a member here, so a person who is not
in the book refuses the row. A row without a number that names a section or the union registers that collective. An
initiative's author may be somebody outside the union: that is only pointed out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from desktop.core.contracts import Action, Existing, FieldKind, Finding, ImportField, ImportRow, ListExport, Verdict
from desktop.core.database import Reading, Transaction
from desktop.core.errors import FieldRefused
from desktop.core.judging import RowRefused, finding, judged
from desktop.core.partial_date import PartialDate, print_date
from desktop.core.vietnamese.names import LONGEST_NAME, name_fault
from desktop.core.vietnamese.text import clean, clean_lines, compare_key, fold
from desktop.features.emulation.domain import (
    RECOGNITION_NAMES,
    Author,
    AuthorShare,
    Campaign,
    CampaignStatus,
    Initiative,
    InitiativeLine,
    MatrixQuery,
    RecognitionLevel,
    Registration,
    SharesNotWhole,
    Subject,
    SubjectKind,
    Title,
    find_title,
)
from desktop.features.emulation.services import (
    add_registrations,
    catalogue,
    change_initiative,
    change_registration,
    collective_matrix,
    collectives,
    current_campaign,
    list_campaigns,
    list_initiatives,
    list_registrations,
    record_initiatives,
    refuse_initiative,
    registration_matrix,
    title_names,
)
from desktop.features.members.domain import Member
from desktop.features.members.services import People, list_members, members_by_id, membership_history

NAME_HEADINGS = ("họ và tên", "họ tên", "họ tên đoàn viên", "họ và tên đoàn viên", "tên đoàn viên")
NUMBER_HEADINGS = ("số cccd", "cccd", "số căn cước", "căn cước", "số định danh", "số định danh cá nhân", "cmnd/cccd")

CAMPAIGN = ImportField(
    "campaign", "Mã phong trào", FieldKind.TEXT, ("mã phong trào", "mã đợt thi đua"), example="TD-2025"
)
REGISTRATION_FIELDS = (
    ImportField("full_name", "Họ và tên/ Tên tập thể", FieldKind.NAME, (*NAME_HEADINGS, "tên tập thể/cá nhân",
                "tên tập thể, cá nhân", "tên tập thể",
                "cá nhân, tập thể", "tên cá nhân, tập thể", "tên cá nhân/tập thể",
                "họ tên cá nhân, tập thể", "họ và tên cá nhân/tập thể", "cá nhân/tập thể đăng ký"),
                required=True, example="Nguyễn Thị Hồng"),
    ImportField("birth", "Ngày sinh", FieldKind.DATE, ("ngày sinh", "năm sinh", "ngày tháng năm sinh"),
                example="02/03/1985"),
    ImportField("national_id", "Số CCCD", FieldKind.NATIONAL_ID, NUMBER_HEADINGS, example="079185001234"),
    ImportField("section", "Tổ công đoàn", FieldKind.SECTION, ("tổ công đoàn", "tổ", "công đoàn bộ phận", "bộ phận",
                "đơn vị"), example="Tổ Sản xuất 1"),
    ImportField("titles", "Danh hiệu đăng ký", FieldKind.TEXT, ("danh hiệu đăng ký", "danh hiệu", "danh hiệu thi đua",
                "danh hiệu đăng ký thi đua", "đăng ký danh hiệu",
                "danh hiệu tđ", "hình thức đăng ký thi đua", "nội dung đăng ký thi đua",
                "danh hiệu thi đua đăng ký", "đăng ký thi đua", "danh hiệu đk"), required=True,
                example="Lao động tiên tiến; Đoàn viên công đoàn xuất sắc",
                near=("nội dung đăng ký",)),
    ImportField("initiative_plan", "Sáng kiến, đề tài đăng ký", FieldKind.TEXT, ("sáng kiến, đề tài đăng ký",
                "sáng kiến/đề tài đăng ký", "sáng kiến đăng ký", "sáng kiến", "đề tài",
                "đăng ký sáng kiến", "tên sáng kiến đăng ký", "đề tài, sáng kiến",
                "tên đề tài, sáng kiến", "tên sáng kiến"), example=""),
    ImportField("commitments", "Chỉ tiêu cá nhân", FieldKind.TEXT, ("chỉ tiêu cá nhân", "cam kết", "chỉ tiêu",
                "chỉ tiêu đăng ký", "nội dung cam kết", "chỉ tiêu phấn đấu",
                "chỉ tiêu thi đua", "nội dung thi đua"),
                example=""),
    ImportField("late_reason", "Lý do đăng ký bổ sung", FieldKind.TEXT, ("lý do đăng ký bổ sung", "lý do bổ sung"),
                example=""),
    ImportField("registered_on", "Ngày đăng ký", FieldKind.DATE, ("ngày đăng ký", "ngày đăng ký thi đua",
                "ngày đk"), example=""),
    CAMPAIGN,
)  # fmt: skip

INITIATIVE_FIELDS = (
    ImportField("name", "Tên sáng kiến", FieldKind.TEXT, ("tên sáng kiến", "sáng kiến", "tên giải pháp",
                "tên sáng kiến, giải pháp",
                "tên đề tài, sáng kiến", "tên đề tài", "tên sáng kiến, cải tiến kỹ thuật",
                "tên sáng kiến/giải pháp"), required=True, example="Cải tiến gá hàn khung ghế",
                near=("nội dung sáng kiến", "tên giải pháp, đề tài")),
    ImportField("authors", "Tác giả, đồng tác giả (%)", FieldKind.TEXT, ("tác giả, đồng tác giả (%)",
                "tác giả/đồng tác giả (%)", "tác giả/đồng tác giả", "tác giả, đồng tác giả", "tác giả", "họ và tên",
                "họ và tên tác giả", "họ tên tác giả", "tác giả sáng kiến", "nhóm tác giả",
                "tên tác giả", "tác giả/nhóm tác giả", "họ tên người thực hiện", "người thực hiện"),
                required=True, example="Nguyễn Thị Hồng (60%), Trần Văn Bình (40%)"),
    ImportField("numbers", "Số CCCD tác giả", FieldKind.TEXT, ("số cccd tác giả", "cccd tác giả"), example=""),
    ImportField("unit", "Đơn vị", FieldKind.TEXT, ("đơn vị", "đơn vị áp dụng", "nơi áp dụng", "bộ phận",
                "đơn vị công tác", "phòng/ban", "phân xưởng", "tổ chuyên môn"), example=""),
    ImportField("field", "Lĩnh vực", FieldKind.TEXT, ("lĩnh vực", "loại sáng kiến",
                "lĩnh vực áp dụng"), example="Kỹ thuật"),
    ImportField("applied_from", "Ngày áp dụng", FieldKind.DATE, ("ngày áp dụng", "áp dụng từ ngày",
                "ngày bắt đầu áp dụng", "áp dụng từ", "ngày áp dụng lần đầu"),
                example="01/04/2025",
                near=("thời gian áp dụng", "thời điểm áp dụng")),
    ImportField("yearly_value", "Giá trị làm lợi (đồng/năm)", FieldKind.MONEY, ("giá trị làm lợi (đồng/năm)",
                "giá trị làm lợi (đ)", "giá trị làm lợi",
                "số tiền làm lợi", "làm lợi (đồng/năm)", "giá trị làm lợi hàng năm",
                "giá trị kinh tế", "làm lợi"), example="120.000.000",
                near=("hiệu quả kinh tế",)),
    ImportField("value_basis", "Cách tính", FieldKind.TEXT, ("cách tính", "cách tính giá trị làm lợi"), example=""),
    ImportField("level", "Cấp công nhận", FieldKind.TEXT, ("cấp công nhận",
                "cấp xét", "cấp xét công nhận"), example="Cơ sở"),
    ImportField("decision", "Số quyết định", FieldKind.TEXT, ("số quyết định", "số qđ", "số qđ công nhận",
                "số quyết định công nhận", "qđ công nhận số", "quyết định số"),
                example="12/QĐ-CT",
                near=("quyết định công nhận",)),
    ImportField("decided_on", "Ngày quyết định", FieldKind.DATE, ("ngày quyết định", "ngày qđ", "ngày công nhận",
                "ngày ký quyết định", "ngày ra quyết định"),
                example="20/06/2025"),
    ImportField("system_code", "Mã trên hệ thống “1 triệu sáng kiến”", FieldKind.TEXT, (
                "mã trên hệ thống “1 triệu sáng kiến”", "mã 1 triệu sáng kiến", "mã hệ thống", "mã sáng kiến"),
                example=""),
    ImportField("entered_on", "Ngày cập nhật hệ thống", FieldKind.DATE, ("ngày cập nhật hệ thống", "ngày cập nhật"),
                example=""),
    ImportField("summary", "Tóm tắt", FieldKind.TEXT, ("tóm tắt", "mô tả tóm tắt", "nội dung",
                "tóm tắt nội dung", "nội dung tóm tắt", "mô tả"), example=""),
    replace(CAMPAIGN, example=""),
)  # fmt: skip

FIELD_TITLES = {field.key: field.title for field in (*INITIATIVE_FIELDS, *REGISTRATION_FIELDS)}
FIELD_TITLES["campaign_id"] = CAMPAIGN.title
_SHARE = re.compile(r"^(.*?)[\s(\-–:]*(\d{1,3})\s*%\)?$")
_OUTSIDE = "-"  # instead of the number of an author who is no member, whatever members bear the name
_DATES = ("applied_from", "decided_on", "entered_on")


# Registrations


class RegistrationImport:
    """The ImportTarget of registrations, into the campaign the row names or the one that runs."""

    name = "registrations"
    fields = REGISTRATION_FIELDS

    def judge(self, reading: Reading, rows: Sequence[ImportRow], existing: Existing) -> list[Verdict]:
        known = _Registered(reading)
        return [known.judge(row, existing) for row in rows]

    def carry_out(self, tx: Transaction, verdicts: Sequence[Verdict]) -> None:
        add_registrations(tx, [one.draft for one in verdicts if one.action is Action.CREATE])
        for verdict in verdicts:
            if verdict.action is Action.UPDATE:
                change_registration(tx, verdict.draft)


class _Registered:
    """Campaigns, subjects and their registrations, looked up once; rows of one list are judged in order."""

    def __init__(self, reading: Reading) -> None:
        self.today = reading.today()
        self.campaigns = {fold(campaign.code): campaign for campaign in list_campaigns(reading)}
        self.current = current_campaign(reading)
        self.people = People(reading)
        self.collectives = collectives(reading)
        self.names = title_names()
        self.reading = reading
        self.registrations: dict[str, dict[str, Registration]] = {}
        self.seen: dict[tuple[str, str], ImportRow] = {}

    def judge(self, row: ImportRow, existing: Existing) -> Verdict:
        return judged(row, FIELD_TITLES, lambda: self._judge(row, existing))

    def _judge(self, row: ImportRow, existing: Existing) -> Verdict:
        values = row.values
        campaign = self._campaign(values)
        subject, label = self._subject(values)
        titles = _titles(values.get("titles", ""), subject.kind)
        if earlier := self.seen.get((campaign.id, subject.id)):
            facts = {"row": str(earlier.number), "sheet": earlier.sheet}
            repeated = _finding(row, "full_name", "repeated_in_file", facts)
            return Verdict(row, Action.SKIP, label, findings=(*row.findings, repeated))
        self.seen[campaign.id, subject.id] = row
        wanted: dict[str, Any] = {"titles": titles}
        for key in ("initiative_plan", "commitments", "late_reason"):
            if text := clean_lines(values.get(key, "")):
                wanted[key] = text
        if day := self._day(values):
            wanted["registered_on"] = day
        before = self._before(campaign, subject)
        if before is None:
            self._refuse_closed(campaign)
            day = day or self.today
            self._refuse_gone(subject, label, day)
            self._refuse_late(campaign, values, day)
            draft = Registration("", campaign.id, subject.kind, subject.id, **{"registered_on": day} | wanted)
            return Verdict(row, Action.CREATE, label, draft, findings=row.findings)
        return self._judge_existing(row, label, campaign, before, wanted, existing)

    def _judge_existing(
        self, row: ImportRow, label: str, campaign: Campaign, before: Registration, wanted: dict[str, Any],
        existing: Existing,
    ) -> Verdict:  # fmt: skip
        kept = {key: _tidied(getattr(before, key)) for key in wanted}
        kept["titles"] = before.titles if before.counts else ()
        different = {key: value for key, value in wanted.items() if kept[key] != value}
        shown = self._shown(before, different)
        if not different:
            return Verdict(row, Action.UNCHANGED, label, findings=row.findings)
        if existing is Existing.FILL:
            different = {key: value for key, value in different.items() if not kept[key]}
        if existing is Existing.SKIP or not different:
            return Verdict(row, Action.SKIP, label, differences=shown, findings=row.findings)
        self._refuse_closed(campaign)
        if "titles" in different:
            self._refuse_gone(Subject(before.kind, before.subject_id), label, self.today)
            self._refuse_late(campaign, row.values, self.today)
        draft = replace(before, **different)
        return Verdict(row, Action.UPDATE, label, draft, self._shown(before, different), findings=row.findings)

    def _subject(self, values: dict[str, Any]) -> tuple[Subject, str]:
        name = values.get("full_name", "")
        if not values.get("national_id") and (collective := self.collectives.get(fold(name))):
            return collective, name
        person = self.people.of_row(values)
        return Subject(SubjectKind.PERSON, person.id), person.full_name

    def _day(self, values: dict[str, Any]) -> date | None:
        told = values.get("registered_on")
        day = told.as_date() if told else None
        if told and day is None:
            raise RowRefused("registered_on", "day_needed")
        if day and day > self.today:
            raise RowRefused("registered_on", "in_future")
        return day

    def _campaign(self, values: dict[str, Any]) -> Campaign:
        code = values.get("campaign", "")
        campaign = self.campaigns.get(fold(code)) if code else self.current
        if campaign is None:
            raise RowRefused("campaign", "no_such_campaign" if code else "no_campaign", {"campaign": code})
        return campaign

    def _refuse_closed(self, campaign: Campaign) -> None:
        if campaign.status is CampaignStatus.CLOSED:
            raise RowRefused("campaign", "campaign_closed", {"campaign": campaign.code})

    def _before(self, campaign: Campaign, subject: Subject) -> Registration | None:
        if campaign.id not in self.registrations:
            registrations = list_registrations(self.reading, campaign.id)
            self.registrations[campaign.id] = {one.subject_id: one for one in registrations}
        return self.registrations[campaign.id].get(subject.id)

    def _refuse_gone(self, subject: Subject, label: str, day: date) -> None:
        """Nobody registers from the day on which the membership ended."""
        if subject.kind is not SubjectKind.PERSON:
            return
        history = membership_history(self.reading, subject.id) if subject.id in self.people.gone else []
        if history and day >= history[-1].on:
            raise RowRefused("full_name", "not_active", {"name": label})

    def _refuse_late(self, campaign: Campaign, values: dict[str, Any], day: date) -> None:
        if campaign.register_by and day > campaign.register_by and not values.get("late_reason"):
            raise RowRefused("late_reason", "late_reason_needed", {"deadline": print_date(campaign.register_by)})

    def _shown(self, before: Registration, different: dict[str, Any]) -> tuple[tuple[str, str, str], ...]:
        return tuple(
            (FIELD_TITLES[key], self._printed(getattr(before, key)), self._printed(value))
            for key, value in different.items()
        )

    def _printed(self, value: Any) -> str:
        return "; ".join(self.names[code] for code in value) if isinstance(value, tuple) else _printed(value)


def _titles(text: str, kind: SubjectKind) -> tuple[str, ...]:
    """Codes of the titles in a cell. A title's own name may contain commas, so they divide only the rest."""
    found = [_title(part, kind) for part in re.split(r"[;\n]+", text) if clean(part)]
    if not found:
        raise RowRefused("titles", "required", {})
    codes = {title.code for titles in found for title in titles}
    return tuple(title.code for title in catalogue().title if title.code in codes)


def _title(part: str, kind: SubjectKind) -> list[Title]:
    whole = find_title(part, catalogue().title)
    texts = [part] if whole else [text for text in part.split(",") if clean(text)]
    titles = []
    for text in texts:
        if (title := find_title(text, catalogue().title)) is None:
            raise RowRefused("titles", "unknown_title", {"title": clean(text)})
        if title.subject is not kind:
            problem = "title_not_for_persons" if kind is SubjectKind.PERSON else "title_not_for_collective"
            raise RowRefused("titles", problem, {"title": title.name})
        titles.append(title)
    return titles


# Initiatives


@dataclass(frozen=True)
class InitiativeDraft:
    """What a row makes of an initiative; `initiative.id` is empty for a new one."""

    initiative: Initiative
    authors: tuple[AuthorShare, ...]


class InitiativeImport:
    """The ImportTarget of initiatives. The same name with the same or no decision is the same initiative."""

    name = "initiatives"
    fields = INITIATIVE_FIELDS

    def judge(self, reading: Reading, rows: Sequence[ImportRow], existing: Existing) -> list[Verdict]:
        known = _KnownInitiatives(reading)
        return [known.judge(row, existing) for row in rows]

    def carry_out(self, tx: Transaction, verdicts: Sequence[Verdict]) -> None:
        fresh = [verdict.draft for verdict in verdicts if verdict.action is Action.CREATE]
        record_initiatives(tx, [(draft.initiative, draft.authors) for draft in fresh])
        for verdict in verdicts:
            if verdict.action is Action.UPDATE:
                change_initiative(tx, verdict.draft.initiative, verdict.draft.authors)


class _KnownInitiatives:
    """People and initiatives, looked up once; rows of one list are judged in order."""

    def __init__(self, reading: Reading) -> None:
        self.today = reading.today()
        self.people = People(reading)
        self.codes = {campaign.id: campaign.code for campaign in list_campaigns(reading)}
        self.campaigns = {fold(code): campaign_id for campaign_id, code in self.codes.items()}
        self.by_name: dict[str, list[InitiativeLine]] = defaultdict(list)
        for line in list_initiatives(reading):
            self.by_name[compare_key(line.initiative.name)].append(line)
        self.seen: dict[tuple[str, str], ImportRow] = {}

    def judge(self, row: ImportRow, existing: Existing) -> Verdict:
        label = clean(str(row.values.get("name", "")))
        return judged(row, FIELD_TITLES, lambda: self._judge(row, label, existing), label)

    def _judge(self, row: ImportRow, label: str, existing: Existing) -> Verdict:
        values, repairs = _initiative_values(row, self.campaigns)
        authors, doubts = self._authors(row)
        findings = (*row.findings, *repairs, *doubts)
        key = (compare_key(label), values.get("decision", ""))
        if earlier := self.seen.get(key):
            facts = {"row": str(earlier.number), "sheet": earlier.sheet}
            repeated = _finding(row, "name", "repeated_initiative", facts)
            return Verdict(row, Action.SKIP, label, findings=(*findings, repeated))
        self.seen[key] = row
        before = self._before(key)
        changed = replace(before.initiative if before else Initiative("", label), **values)
        self._refuse(changed, authors)
        if before is None:
            return Verdict(row, Action.CREATE, label, InitiativeDraft(changed, authors), findings=findings)
        return self._judge_existing(row, before, values, authors, existing, findings)

    def _judge_existing(
        self, row: ImportRow, before: InitiativeLine, values: dict[str, Any], authors: tuple[AuthorShare, ...],
        existing: Existing, findings: tuple[Finding, ...],
    ) -> Verdict:  # fmt: skip
        old, label = before.initiative, before.initiative.name
        different = {key: value for key, value in values.items() if _tidied(getattr(old, key)) != value}
        kept = tuple(AuthorShare(one.name, one.share, one.member_id) for one in before.authors)
        same_authors = [(fold(one.name), one.share) for one in kept] == [(fold(one.name), one.share) for one in authors]
        if not different and same_authors:
            return Verdict(row, Action.UNCHANGED, label, findings=findings)
        if existing is Existing.FILL:
            different = {key: value for key, value in different.items() if not getattr(old, key)}
        takes_authors = existing is Existing.OVERWRITE and not same_authors
        shown = tuple(
            (FIELD_TITLES[key], self._said(key, getattr(old, key)), self._said(key, value))
            for key, value in different.items()
        )
        if takes_authors:
            shown += ((FIELD_TITLES["authors"], before.authors_printed, _printed_authors(authors)),)
        if existing is Existing.SKIP or not (different or takes_authors):
            return Verdict(row, Action.SKIP, label, differences=shown, findings=findings)
        draft = InitiativeDraft(replace(old, **different), authors if takes_authors else kept)
        return Verdict(row, Action.UPDATE, label, draft, shown, findings=findings)

    def _said(self, key: str, value: Any) -> str:
        """A value as the preview shows it; a campaign by its code."""
        return self.codes.get(value, "") if key == "campaign_id" else _printed(value)

    def _before(self, key: tuple[str, str]) -> InitiativeLine | None:
        name, decision = key
        alike = self.by_name.get(name, [])
        return next(
            (one for one in alike if decision in ("", one.initiative.decision) or not one.initiative.decision), None
        )

    def _refuse(self, initiative: Initiative, authors: Sequence[AuthorShare]) -> None:
        try:
            refuse_initiative(initiative, authors, self.today)
        except SharesNotWhole as refusal:
            raise RowRefused("authors", "shares_not_whole", {"total": str(refusal.total)}) from refusal
        except FieldRefused as refusal:
            raise RowRefused(refusal.field, refusal.reason, {}) from refusal

    def _authors(self, row: ImportRow) -> tuple[tuple[AuthorShare, ...], list[Finding]]:
        text = row.values.get("authors", "")
        parts = [clean(part) for part in re.split(r"[;\n]" if ";" in text else r"[,\n]", text) if clean(part)]
        numbers = [clean(part) for part in re.split(r"[;,\n]", row.values.get("numbers", ""))]
        if len(numbers) != len(parts):
            numbers = [""] * len(parts)
        authors, doubts = [], []
        for part, number in zip(parts, numbers, strict=True):
            name, share = _name_and_share(part, alone=len(parts) == 1)
            if fault := name_fault(name):
                raise RowRefused("authors", fault, {"count": str(len(name)), "most": str(LONGEST_NAME)})
            found = self.people.who(name, number) if number != _OUTSIDE else []
            if len(found) > 1:
                raise RowRefused("authors", "several_people", {"name": name, "count": str(len(found))})
            if not found and number != _OUTSIDE:
                doubts.append(_finding(row, "authors", "author_outside", {"name": name}))
            authors.append(AuthorShare(found[0].full_name if found else name, share, found[0].id if found else ""))
        return tuple(authors), doubts


def _name_and_share(part: str, *, alone: bool) -> tuple[str, int]:
    """`Nguyễn Văn A (60%)` → name and 60; an only author needs no share."""
    if found := _SHARE.match(part):
        return clean(found[1]), int(found[2])
    if alone:
        return part, 100
    raise RowRefused("authors", "share_missing", {"name": part})


def _initiative_values(row: ImportRow, campaigns: Mapping[str, str]) -> tuple[dict[str, Any], list[Finding]]:
    """The row's values under the initiative's field names and types; days that are only a year are left out."""
    values = {key: value for key, value in row.values.items() if key not in ("name", "authors", "numbers")}
    findings = []
    for key, value in tuple(values.items()):
        values[key] = _tidied(value)
        if key in _DATES and isinstance(value, PartialDate):
            values[key] = value.as_date()
            if values[key] is None:
                del values[key]
                findings.append(_finding(row, key, "year_alone_left_out", {}))
    if level := values.pop("level", ""):
        values["level"] = _level(level)
    if code := values.pop("campaign", ""):
        if fold(code) not in campaigns:
            raise RowRefused("campaign", "no_such_campaign", {"campaign": code})
        values["campaign_id"] = campaigns[fold(code)]
    return values, findings


def _level(text: str) -> RecognitionLevel:
    for level, name in RECOGNITION_NAMES.items():
        if fold(text) in (fold(name), fold(f"Cấp {name}"), level.value.casefold()):
            return level
    raise RowRefused("level", "unknown_level", {"choices": "; ".join(RECOGNITION_NAMES.values())})


def _tidied(value: Any) -> Any:
    """Texts without doubled spaces, so that only what they say is compared."""
    return clean_lines(value) if isinstance(value, str) else value


def _printed(value: Any) -> str:
    if isinstance(value, RecognitionLevel):
        return RECOGNITION_NAMES[value]
    return print_date(value) if isinstance(value, date) else str(value or "")


def _printed_authors(authors: Iterable[AuthorShare]) -> str:
    return ", ".join(f"{author.name} ({author.share}%)" for author in authors)


def _finding(row: ImportRow, field: str, problem: str, facts: dict[str, str], *, grave: bool = False) -> Finding:
    return finding(row, FIELD_TITLES, field, problem, facts, grave=grave)


# Lists for Excel


def _exported_registrations(reading: Reading) -> Iterable[tuple[Any, ...]]:
    """The current campaign's persons and collectives, under the headings that `import` reads again."""
    if (campaign := current_campaign(reading)) is None:
        return
    names = title_names()
    numbers = {member.id: member.national_id for member in list_members(reading)}
    days = {one.id: one.registered_on for one in list_registrations(reading, campaign.id)}
    query = MatrixQuery(registered=True)
    persons, others = registration_matrix(reading, campaign.id, query), collective_matrix(reading, campaign.id, query)
    for line in (*persons, *others):
        yield (
            line.name, line.birth, numbers.get(line.subject.id, ""), line.section,
            "; ".join(names[code] for code in line.titles), line.initiative_plan, line.commitments, line.late_reason,
            days[line.registration_id], campaign.code,
        )  # fmt: skip


def _exported_initiatives(reading: Reading) -> Iterable[tuple[Any, ...]]:
    members = members_by_id(reading)
    campaigns = {campaign.id: campaign.code for campaign in list_campaigns(reading)}
    for line in list_initiatives(reading):
        one = line.initiative
        numbers = [_number(author, members) for author in line.authors]
        yield (
            one.name, _divided([f"{author.name} ({author.share}%)" for author in line.authors]),
            _divided(numbers) if any(numbers) else "", one.unit, one.field,
            one.applied_from, one.yearly_value or None, one.value_basis,
            RECOGNITION_NAMES[one.level] if one.level else "", one.decision, one.decided_on, one.system_code,
            one.entered_on, one.summary, campaigns.get(one.campaign_id, ""),
        )  # fmt: skip


def _divided(parts: Sequence[str]) -> str:
    """Joined so that a comma within a part divides nothing."""
    return "; ".join(parts) + (";" if len(parts) == 1 and "," in parts[0] else "")


def _number(author: Author, members: Mapping[str, Member]) -> str:
    if not author.member_id:
        return _OUTSIDE
    member = members.get(author.member_id)
    return member.national_id if member else ""


EXPORTS = (
    ListExport(
        "registrations", "Danh sách đăng ký thi đua", tuple(field.title for field in REGISTRATION_FIELDS),
        _exported_registrations,
    ),
    ListExport(
        "initiatives", "Danh sách sáng kiến", tuple(field.title for field in INITIATIVE_FIELDS), _exported_initiatives
    ),
)  # fmt: skip
