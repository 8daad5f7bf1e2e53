"""What emulation calls its things and its records."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.core.database import Reading
from desktop.core.money import Dong
from desktop.core.partial_date import print_date
from desktop.features.emulation.domain import (
    Author,
    Campaign,
    CampaignStatus,
    EvidenceKind,
    Hint,
    InitiativeLine,
    ItemKind,
    Level,
    Metric,
    Move,
    Operator,
    ProgrammeDoubt,
    RecognitionLevel,
    Registration,
    RegistrationStatus,
    SheetState,
    SubjectKind,
    Target,
    WorkKind,
    WorkState,
    YearKind,
)
from desktop.features.emulation.services import get_campaign, title_names
from desktop.widgets.words import translate


def title() -> str:
    return translate("emulation", "Emulation")


def year_kind_name(kind: YearKind) -> str:
    return {
        YearKind.CALENDAR: translate("emulation", "Calendar year"),
        YearKind.SCHOOL: translate("emulation", "School year"),
        YearKind.THEMED: translate("emulation", "Themed campaign"),
        YearKind.PEAK: translate("emulation", "Peak campaign"),
    }[kind]


def level_name(level: Level) -> str:
    return {
        Level.BASE: translate("emulation", "Our own union"),
        Level.DIRECT_SUPERIOR: translate("emulation", "Direct superior union"),
        Level.PROVINCE: translate("emulation", "Province, city or industry"),
        Level.CONFEDERATION: translate("emulation", "General Confederation"),
        Level.STATE: translate("emulation", "Central level"),
    }[level]


def campaign_status_name(status: CampaignStatus) -> str:
    return {
        CampaignStatus.OPEN: translate("emulation", "Running"),
        CampaignStatus.CLOSED: translate("emulation", "Summed up"),
    }[status]


def metric_name(metric: Metric) -> str:
    return {
        Metric.TYPED: translate("emulation", "Not counted by the program"),
        Metric.REGISTERED_SHARE: translate("emulation", "People registered"),
        Metric.INITIATIVE_SHARE: translate("emulation", "People with a recognised initiative"),
        Metric.ENTERED_INITIATIVE_SHARE: translate("emulation", "People whose initiative was entered in the programme"),
        Metric.INITIATIVES: translate("emulation", "Recognised initiatives"),
        Metric.MEMBER_SHARE: translate("emulation", "Members among the workers"),
    }[metric]


def recognition_name(level: RecognitionLevel) -> str:
    return {
        RecognitionLevel.BASE: translate("emulation", "Base level"),
        RecognitionLevel.DIRECT_SUPERIOR: translate("emulation", "Direct superior"),
        RecognitionLevel.PROVINCE: translate("emulation", "Province or industry"),
        RecognitionLevel.NATIONAL: translate("emulation", "Nationwide"),
    }[level]


def status_name(status: RegistrationStatus) -> str:
    return {
        RegistrationStatus.DRAFT: translate("emulation", "Draft"),
        RegistrationStatus.SENT: translate("emulation", "Sent by the section"),
        RegistrationStatus.APPROVED: translate("emulation", "Approved by the committee"),
        RegistrationStatus.REPORTED: translate("emulation", "Registered with the superior"),
        RegistrationStatus.ACHIEVED: translate("emulation", "Achieved"),
        RegistrationStatus.FAILED: translate("emulation", "Not achieved"),
        RegistrationStatus.WITHDRAWN: translate("emulation", "Withdrawn"),
    }[status]


def period_text(campaign: Campaign) -> str:
    dates = f"{print_date(campaign.start)} – {print_date(campaign.end)}"
    if campaign.year_kind is YearKind.SCHOOL:
        text = translate("emulation", "School year {first}-{second} ({dates})")
        return text.format(first=campaign.year, second=campaign.year + 1, dates=dates)
    if campaign.year_kind is YearKind.CALENDAR:
        return translate("emulation", "Year {year} ({dates})").format(year=campaign.year, dates=dates)
    return f"{year_kind_name(campaign.year_kind)} ({dates})"


def demand_text(target: Target) -> str:
    """What a target asks for, with the day by which it is due."""
    if target.value:
        unit = target.unit if target.unit == "%" else f" {target.unit}"
        text = f"{target.operator.value} {target.value.replace('.', ',')}{unit}"
    elif target.operator is Operator.AT_MOST:
        text = translate("emulation", "To be lowered")
    else:
        text = translate("emulation", "To be raised")
    if target.due:
        text = translate("emulation", "{demand} by {day}").format(demand=text, day=print_date(target.due))
    return text


def hint_sentence(hint: Hint) -> str:
    """A doubt about a campaign that may be saved all the same."""
    if hint.problem == "overlap":
        text = translate("emulation", "“{name}” begins before the phase in front of it has ended.")
    elif hint.problem == "outside_campaign":
        text = translate("emulation", "“{name}” lies outside the dates of the campaign.")
    else:
        text = translate("emulation", "“{name}” did not exist when this campaign began.")
    return text.format(name=hint.value)


def registrations(count: int) -> str:
    return translate("emulation", "{count} registrations").format(count=count)


def authorships(count: int) -> str:
    return translate("emulation", "a part in {count} initiatives").format(count=count)


def registration(reading: Reading, one: Registration) -> str:
    """What a registration is called where somebody must choose between two."""
    campaign, names = get_campaign(reading, one.campaign_id), title_names()
    titles = ", ".join(names.get(code, code) for code in one.titles) or status_name(one.status)
    return translate("emulation", "Registration in {campaign}: {titles}").format(campaign=campaign.code, titles=titles)


def evidence_name(kind: EvidenceKind) -> str:
    return {
        EvidenceKind.CERTIFICATE: translate("emulation", "Certificate"),
        EvidenceKind.DECISION: translate("emulation", "Decision"),
        EvidenceKind.REPORT: translate("emulation", "Description, report"),
        EvidenceKind.ACCEPTANCE: translate("emulation", "Minutes of acceptance"),
        EvidenceKind.PICTURE: translate("emulation", "Picture"),
        EvidenceKind.OTHER: translate("emulation", "Something else"),
    }[kind]


def work_kind_name(kind: WorkKind) -> str:
    return {
        WorkKind.WORK: translate("emulation", "Work"),
        WorkKind.TASK: translate("emulation", "Task"),
        WorkKind.PRODUCT: translate("emulation", "Product"),
    }[kind]


def work_state_name(state: WorkState) -> str:
    return {
        WorkState.REGISTERED: translate("emulation", "Registered"),
        WorkState.RUNNING: translate("emulation", "Under way"),
        WorkState.DONE: translate("emulation", "Finished"),
        WorkState.DROPPED: translate("emulation", "Given up"),
    }[state]


def sheet_state_name(state: SheetState) -> str:
    return {
        SheetState.NEW: translate("emulation", "Not scored"),
        SheetState.SELF: translate("emulation", "Scored by itself"),
        SheetState.CHECKED: translate("emulation", "Scored by the committee"),
        SheetState.FINAL: translate("emulation", "Closed"),
    }[state]


def item_kind_name(kind: ItemKind) -> str:
    return {
        ItemKind.NORMAL: translate("emulation", "Counts"),
        ItemKind.BONUS: translate("emulation", "Adds"),
        ItemKind.PENALTY: translate("emulation", "Takes away"),
        ItemKind.KILL: translate("emulation", "Disqualifies"),
    }[kind]


def subject_kind_name(kind: SubjectKind) -> str:
    return {
        SubjectKind.PERSON: translate("emulation", "Persons"),
        SubjectKind.SECTION: translate("emulation", "Sections"),
        SubjectKind.UNION: translate("emulation", "The whole union"),
    }[kind]


def move_name(move: Move) -> str:
    return {
        Move.STAYS: translate("emulation", "As last time"),
        Move.MOVED: translate("emulation", "Moved to another section"),
        Move.LEFT: translate("emulation", "Left"),
        Move.NEW: translate("emulation", "Not on the list of last time"),
    }[move]


def programme_sentence(doubt: ProgrammeDoubt) -> str:
    """An initiative was entered in a programme although its day lies outside the window."""
    text = translate(
        "emulation",
        "{day} lies outside the programme “{programme}” ({start} – {end}). Check the day, or whether the superior has "
        "opened another programme.",
    )
    return text.format(
        day=print_date(doubt.day),
        programme=doubt.programme.name,
        start=print_date(doubt.programme.start),
        end=print_date(doubt.programme.end),
    )


def small_value_sentence(value: Dong) -> str:
    text = translate("emulation", "{value} đồng is little for a year. Is it meant in triệu? Type the whole amount.")
    return text.format(value=value)


def similar_sentence(lines: Sequence[InitiativeLine]) -> str:
    text = translate("emulation", "Nearly the same name is in the book already: {names}. Is it the same initiative?")
    return text.format(names="; ".join(f"“{one.initiative.name}” – {one.authors_printed}" for one in lines[:3]))


def work_items(count: int) -> str:
    return translate("emulation", "in charge of {count} works").format(count=count)


def initiative_author(_: Reading, author: Author) -> str:
    """What an author's part is called where somebody must choose between two."""
    text = translate("emulation", "Author of an initiative: {name}, {share} %")
    return text.format(name=author.name, share=author.share)
