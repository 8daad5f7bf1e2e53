"""Sentences about membership in time: moves, posts, closed counts, re-organisations, cards, deleting for good."""

from __future__ import annotations

from desktop.core.errors import FieldRefused, UserError
from desktop.core.partial_date import print_date
from desktop.core.vietnamese.citizen_card import NoCitizenCard
from desktop.features.members.domain import (
    CountClosed,
    CountNotOver,
    EraseRefused,
    Fate,
    LaterCountClosed,
    MoveImpossible,
    PlanUnclear,
)
from desktop.widgets.words import translate


def refusal(error: UserError) -> str | None:
    """None for what is not about time."""
    if isinstance(error, MoveImpossible):
        return _move(error)
    if isinstance(error, PlanUnclear):
        return _plan(error)
    if isinstance(error, NoCitizenCard):
        return _card(error)
    if isinstance(error, CountNotOver):
        text = translate("members", "The count can be closed from {day} on, when the period is over.")
        return text.format(day=print_date(error.last))
    if isinstance(error, CountClosed):
        return translate("members", "The figures of {day} are closed already.").format(day=print_date(error.on))
    if isinstance(error, LaterCountClosed):
        text = translate("members", "The figures of {later} are closed too. Open that count again first.")
        return text.format(later=print_date(error.later))
    if isinstance(error, EraseRefused):
        text = translate("members", "{name} is a member. End the membership first; then the data can be deleted.")
        return text.format(name=error.name)
    if isinstance(error, FieldRefused) and error.reason == "follows_service":
        text = translate(
            "members",
            "The post follows from the posts held in the union: {held}. Change them in the record, where each has its "
            "beginning and end.",
        )
        return text.format(held=error.value)
    return None


def fate_name(fate: Fate) -> str:
    """What becomes of a section."""
    return {
        Fate.STAYS: translate("members", "stays as it is"),
        Fate.RENAMED: translate("members", "gets another name"),
        Fate.JOINS: translate("members", "joins another section"),
        Fate.SPLITS: translate("members", "gives some people away"),
        Fate.CLOSED: translate("members", "is closed"),
    }[fate]


def hints() -> dict[str, str]:
    """By problem."""
    return {
        "ethnicity_is_nationality": translate(
            "members", "“{found}” is the nationality. The ethnic group is most likely {expected}."
        ),
        "ethnicity_unknown": translate(
            "members", "“{found}” is none of the 54 ethnic groups as they are usually written. It can be kept."
        ),
        "usually_written": translate("members", "“{found}” is usually written {expected}."),
        "passport_of_vietnamese": translate(
            "members", "The number is that of a passport, but the nationality is {found}. Please check which is right."
        ),
        "citizen_number_of_foreigner": translate(
            "members",
            "The number is that of a Vietnamese citizen, but the nationality is {found}. Please check which is right.",
        ),
        "service_reversed": translate("members", "{found}: a post cannot end before it begins."),
    }


def explanations() -> dict[str, tuple[str, str]]:
    """What to say about a cell of an imported list and what to do, by problem."""
    return {
        "event_counted": (
            translate("members", "The figures of {day} are closed, so a list cannot change them."),
            translate("members", "Record it in the window as a correction with its reason."),
        ),
        "day_counted": (
            translate("members", "The figures of {value} are closed, so a list cannot move anybody on that day."),
            translate("members", "Move the person in the window, with a reason."),
        ),
        "post_follows_service": (
            translate("members", "“{value}” was left out: the post follows from the posts held: {held}."),
            translate("members", "Write the posts with their times in the column “Quá trình công tác công đoàn”."),
        ),
        "service_not_understood": (
            translate("members", "The posts held could not be read, so they were left out."),
            translate("members", "One a line: 2018 – 2022: Tổ trưởng, Tổ May 1 (QĐ 12/QĐ-CĐCS)."),
        ),
        "written_usually": (
            translate("members", "“{value}” is usually written {usual}."),
            translate("members", "It will be kept as {usual}."),
        ),
    }


def _move(error: MoveImpossible) -> str:
    day = print_date(error.on)
    if error.reason == "in_future":
        return translate("members", "{day} has not come yet. Enter the day on which it took effect.").format(day=day)
    if error.reason == "counted":
        text = translate(
            "members",
            "The figures of {day} are closed. Say in the reason why it is changed now: the closed figures stay, and "
            "the difference is shown.",
        )
        return text.format(day=day)
    text = translate("members", "{section} did not exist on {day}. Choose another day or section.")
    return text.format(section=error.section, day=day)


def _plan(error: PlanUnclear) -> str:
    text = {
        "no_target": translate("members", "{section}: write the new name, or the section that is joined."),
        "into_itself": translate("members", "{section} cannot go into itself. Choose another section."),
        "target_closes": translate(
            "members", "{section}: {target} is closed by the same plan, so nobody can go there."
        ),
        "nobody_chosen": translate("members", "{section}: choose who goes, and where to."),
    }.get(error.reason, translate("members", "{section}: what becomes of it is not clear."))
    return text.format(section=error.section, target=error.target)


def _card(error: NoCitizenCard) -> str:
    text = {
        "no_separators": translate(
            "members", "“{text}” is not the code of a citizen's card: that has seven parts between upright lines (|)."
        ),
        "incomplete": translate("members", "The scan broke off after “{text}”. Please scan the card again."),
        "no_number": translate(
            "members",
            "“{text}” should be the 12 digits of the number. Turn the Vietnamese typing off (UniKey) and scan again.",
        ),
    }.get(error.reason, translate("members", "“{text}” is not the code of a citizen's card."))
    return text.format(text=error.text)
