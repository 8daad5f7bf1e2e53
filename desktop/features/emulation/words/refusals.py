"""Why something of emulation cannot be kept, and what to do."""

from __future__ import annotations

from pathlib import Path

from desktop.core.errors import FieldRefused, UserError
from desktop.core.partial_date import print_date
from desktop.features.emulation.domain import (
    CampaignClosed,
    CampaignCodeTaken,
    CampaignFileRefused,
    CampaignInUse,
    DecisionNeeded,
    LateReasonNeeded,
    NoSuchCampaign,
    NoSuchTemplate,
    NoSuchTitle,
    NotActive,
    PointsRefused,
    RegistrationLocked,
    SharesNotWhole,
    SheetClosed,
    SheetIncomplete,
    SheetStateImpossible,
    StatusImpossible,
    SubjectUnknown,
    TemplateNotFor,
    TitleNotFor,
)
from desktop.features.emulation.words.names import sheet_state_name, status_name
from desktop.widgets.words import translate


def late_sentence(error: LateReasonNeeded) -> str:
    text = translate("emulation", "The last day for registering was {day}. A later registration needs a reason.")
    return text.format(day=print_date(error.deadline))


def refusal(error: UserError) -> str | None:
    """The sentence for a refusal of this feature; None for everybody else's."""
    if isinstance(error, CampaignFileRefused):
        return _campaign_file(error)
    if isinstance(error, NoSuchCampaign | CampaignCodeTaken | CampaignClosed):
        return _campaign(error)
    return _scoring(error) or _registration(error)


def _scoring(error: UserError) -> str | None:
    if isinstance(error, PointsRefused):
        return points_sentence(error)
    if isinstance(error, SheetStateImpossible):
        text = translate("emulation", "A sheet that is “{current}” cannot become “{wanted}”. Go on step by step.")
        return text.format(current=sheet_state_name(error.current), wanted=sheet_state_name(error.wanted))
    if isinstance(error, SheetIncomplete):
        text = translate("emulation", "The committee has not scored {missing} items of {name} yet. Score them first.")
        return text.format(missing=error.missing, name=error.name)
    if isinstance(error, SheetClosed):
        text = translate("emulation", "The sheet of {name} is closed. Open it again before it is scored.")
        return text.format(name=error.name)
    if isinstance(error, NoSuchTemplate):
        return translate("emulation", "The template {template} is not in the book.").format(template=error.template)
    if isinstance(error, TemplateNotFor):
        text = translate("emulation", "“{template}” is not a template for this kind of subject. Choose another one.")
        return text.format(template=error.template)
    return None


def points_sentence(error: PointsRefused) -> str:
    sentences = {
        "not_a_number": translate("emulation", "“{value}” is not a number of points. Type it as 4 or 4,5."),
        "negative": translate(
            "emulation", "Points cannot be less than zero. What is taken away is typed without a sign."
        ),
        "above_maximum": translate("emulation", "{value} is more than the {maximum} points of this item."),
        "off_step": translate("emulation", "{value} does not fit the step of {step} points."),
    }
    text = sentences.get(error.reason, sentences["not_a_number"])
    return text.format(value=error.value, maximum=error.maximum, step=error.step)


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
    if isinstance(error, RegistrationLocked):
        text = translate(
            "emulation",
            "The registration of {name} has been locked since {day}. With the superior's leave, use “Unlock "
            "registrations” and write down who gave it and why.",
        )
        return text.format(name=error.name, day=print_date(error.deadline))
    if isinstance(error, CampaignInUse):
        text = translate(
            "emulation", "Registrations, nominations, scores or other records belong to the campaign {code}, so it "
            "cannot be deleted. Close it instead."
        )  # fmt: skip
        return text.format(code=error.campaign)
    if isinstance(error, DecisionNeeded):
        return translate("emulation", "A title is achieved by a decision: fill in its number and its date.")
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
    if error.reason == "author_twice":
        text = translate("emulation", "{value} is named twice. Write each author once, with the whole of their share.")
        return text.format(value=error.value)
    if known := _rarer(error):
        return known
    if error.reason == "share_not_positive":
        return translate("emulation", "Every author needs a share above 0 %.")
    return None


def _rarer(error: FieldRefused) -> str | None:
    sentences = {
        "no_plaque": translate("emulation", "A day is given although there is to be no plaque. Tick the plaque first."),
        "two_needed": translate("emulation", "A pact is between two parties at least. Fill in both names."),
        "no_title": translate("emulation", "Tick the title whose result this is."),
        "year_twice": translate("emulation", "One year stands there twice. Put its amounts together in one row."),
        "above_whole": translate("emulation", "The part is larger than the whole. Check both numbers."),
        "in_past": translate("emulation", "{value} is over already. Give a day from today on."),
        "not_descending": translate(
            "emulation", "Grades go from the best down, each with fewer points than the one above."
        ),
        "no_such_grade": translate("emulation", "“{value}” is not one of the grades of this template."),
        "taken": translate("emulation", "The code {value} belongs to another template. Choose another code."),
    }
    text = sentences.get(error.reason)
    return text.format(value=error.value) if text else None
