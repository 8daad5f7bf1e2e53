"""Emulation's sentences in the user's language."""

from __future__ import annotations

from pathlib import Path

from desktop.core.contracts import Finding
from desktop.core.database import Reading
from desktop.core.errors import FieldRefused, UserError
from desktop.core.partial_date import print_date
from desktop.features.emulation.domain import (
    Campaign,
    CampaignClosed,
    CampaignCodeTaken,
    CampaignFileRefused,
    CampaignStatus,
    Hint,
    LateReasonNeeded,
    Level,
    Metric,
    NoSuchCampaign,
    NoSuchTitle,
    NotActive,
    Operator,
    RecognitionLevel,
    Registration,
    RegistrationStatus,
    SharesNotWhole,
    StatusImpossible,
    SubjectUnknown,
    Target,
    TitleNotFor,
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


def late_sentence(error: LateReasonNeeded) -> str:
    text = translate("emulation", "The last day for registering was {day}. A later registration needs a reason.")
    return text.format(day=print_date(error.deadline))


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


def refusal(error: UserError) -> str | None:
    """The sentence for a refusal of this feature; None for everybody else's."""
    if isinstance(error, CampaignFileRefused):
        return _campaign_file(error)
    if isinstance(error, NoSuchCampaign | CampaignCodeTaken | CampaignClosed):
        return _campaign(error)
    return _registration(error)


def _campaign(error: NoSuchCampaign | CampaignCodeTaken | CampaignClosed) -> str:
    if isinstance(error, NoSuchCampaign):
        if not error.known:
            return translate("emulation", "There is no campaign yet. Launch one in Emulation first.")
        text = translate("emulation", "There is no campaign with the code {campaign}. There are: {known}.")
        return text.format(campaign=error.campaign, known=", ".join(error.known))
    if isinstance(error, CampaignCodeTaken):
        text = translate("emulation", "The code {campaign} already belongs to “{name}”. Choose another code.")
        return text.format(campaign=error.campaign, name=error.name)
    text = translate("emulation", "The campaign {campaign} was summed up and takes no more registrations.")
    return text.format(campaign=error.campaign)


def _registration(error: UserError) -> str | None:
    if isinstance(error, LateReasonNeeded):
        return late_sentence(error)
    if isinstance(error, NotActive):
        text = translate("emulation", "{name} is no longer a member of this union and cannot be registered.")
        return text.format(name=error.name)
    if isinstance(error, SubjectUnknown):
        return translate("emulation", "The person or section to be registered is no longer in the book. Press F5.")
    if isinstance(error, NoSuchTitle):
        return translate("emulation", "There is no title {title} in the catalogue.").format(title=error.title)
    if isinstance(error, TitleNotFor):
        text = translate("emulation", "“{title}” is not a title for this kind of subject. Choose another title.")
        return text.format(title=error.title)
    if isinstance(error, StatusImpossible):
        text = translate("emulation", "A registration that is “{current}” cannot become “{wanted}”.")
        return text.format(current=status_name(error.current), wanted=status_name(error.wanted))
    if isinstance(error, SharesNotWhole):
        text = translate("emulation", "The authors' shares sum to {total} %. Together they must be exactly 100 %.")
        return text.format(total=error.total)
    return None


def _campaign_file(error: CampaignFileRefused) -> str:
    sentences = {
        "not_toml": translate("emulation", "“{file}” is not a campaign file (TOML text in UTF-8)."),
        "unknown_field": translate("emulation", "“{file}”: the entry {field} is not known. Check its spelling."),
        "missing": translate("emulation", "“{file}”: the entry {field} is missing."),
        "wrong_type": translate("emulation", "“{file}”: the entry {field} is not of the right kind: {value}."),
        "unknown_choice": translate("emulation", "“{file}”: {value} is not a known choice for {field}."),
    }
    text = sentences.get(error.reason, translate("emulation", "“{file}”: the entry {field} cannot be used."))
    return text.format(file=Path(error.path).name, field=error.field, value=error.value)


def field_sentence(error: FieldRefused) -> str | None:
    """A better sentence for a refused field of this feature's forms than the common one."""
    if error.reason == "before_start":
        return translate("emulation", "“{value}” ends before it begins. Check both dates.").format(value=error.value)
    if error.reason == "in_future":
        return translate("emulation", "{value} has not come yet.").format(value=error.value)
    if (error.field, error.reason) == ("targets", "not_a_number"):
        text = translate("emulation", "“{value}” is not a number to reach. Type it as 20 or 12,5.")
        return text.format(value=error.value)
    if (error.field, error.reason) == ("targets", "required"):
        return translate("emulation", "A target needs words that say what is to be reached.")
    if (error.field, error.reason) == ("theme", "too_long"):
        return translate("emulation", "A theme has at most 2,000 characters.")
    if error.reason == "share_not_positive":
        return translate("emulation", "Every author needs a share above 0 %.")
    return None


def explain(finding: Finding) -> tuple[str, str] | None:
    """What to say about a cell of an imported list, and what to do; None for what the importer itself finds."""
    speak = {
        "unknown_person": (
            translate("emulation", "“{name}” is not a member in the book, by number or by name and birth."),
            translate("emulation", "Correct the name, birth or number, or add the person to the members first."),
        ),
        "several_people": (
            translate("emulation", "{count} people are called “{name}”, and the row does not say which."),
            translate("emulation", "Add the citizen's number, the full birth date or the section to the row."),
        ),
        "not_active": (
            translate("emulation", "“{name}” is no longer a member of this union."),
            translate("emulation", "Delete the row, or correct the membership first."),
        ),
        "no_campaign": (
            translate("emulation", "There is no campaign to register in."),
            translate("emulation", "Launch a campaign in Emulation first."),
        ),
        "no_such_campaign": (
            translate("emulation", "There is no campaign with the code “{campaign}”."),
            translate("emulation", "Write the code as it stands in Emulation, or leave the cell empty."),
        ),
        "campaign_closed": (
            translate("emulation", "The campaign {campaign} was summed up."),
            translate("emulation", "Write the code of a running campaign."),
        ),
        "unknown_title": (
            translate("emulation", "“{title}” is not a title in the catalogue."),
            translate(
                "emulation", "Write the whole title, such as Lao động tiên tiến; several with a semicolon between."
            ),
        ),
        "title_not_for_persons": (
            translate("emulation", "“{title}” is a title for sections, not for persons."),
            translate("emulation", "Give the section a row of its own, with its name instead of a person's."),
        ),
        "title_not_for_collective": (
            translate("emulation", "“{title}” is not a title for this kind of collective."),
            translate("emulation", "Write a title for sections or for the union, as the name in the row is."),
        ),
        "day_needed": (
            translate("emulation", "“{value}” in the column {field} is only a year."),
            translate("emulation", "Write the full date, such as 20/06/2025."),
        ),
        "late_reason_needed": (
            translate("emulation", "The last day for registering was {deadline}."),
            translate("emulation", "Fill in the column “Lý do đăng ký bổ sung”."),
        ),
        "shares_not_whole": (
            translate("emulation", "The authors' shares sum to {total} %."),
            translate("emulation", "Write shares that sum to 100, such as Nguyễn Thị Hồng (60%), Trần Văn Bình (40%)."),
        ),
        "share_not_positive": (
            translate("emulation", "An author has a share of 0 %."),
            translate("emulation", "Give every author a share above 0 %, or leave the author out."),
        ),
        "share_missing": (
            translate("emulation", "The share of “{name}” is missing."),
            translate("emulation", "Write the share behind every author, such as Nguyễn Thị Hồng (60%)."),
        ),
        "repeated_initiative": (
            translate("emulation", "This initiative already stands in row {row} of sheet “{sheet}”."),
            translate("emulation", "Delete one of the two rows, or give each its own decision number."),
        ),
        "year_alone_left_out": (
            translate("emulation", "“{value}” is only a year, so the column {field} was left empty."),
            translate("emulation", "Write the full date, such as 20/06/2025."),
        ),
        "negative": (
            translate("emulation", "The column {field} cannot be less than zero."),
            translate("emulation", "Write the benefit of a year as a whole amount in đồng."),
        ),
        "author_outside": (
            translate("emulation", "“{name}” is not a member in the book and is kept as an author from outside."),
            translate("emulation", "If this is a member, correct the name or add the citizen's number."),
        ),
        "unknown_level": (
            translate("emulation", "“{value}” is not a level of recognition."),
            translate("emulation", "Write one of these: {choices}."),
        ),
    }.get(finding.problem)
    if speak is None:
        return None
    facts = {"value": finding.value, **finding.facts}
    return speak[0].format(**facts), speak[1].format(**facts)
