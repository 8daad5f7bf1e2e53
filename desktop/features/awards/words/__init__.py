"""The sentences of awards in the user's language; those of the rules lie in `resources/rules/wording.toml`."""

from __future__ import annotations

from desktop.core.contracts import Finding
from desktop.core.database import Reading
from desktop.core.errors import FieldRefused, UserError
from desktop.features.awards.domain import (
    AlreadyNominated,
    AnotherLevelDecides,
    AwardInUse,
    AwardKind,
    CatalogueRefused,
    CodeTaken,
    DecidedBy,
    Deed,
    Discipline,
    FileKind,
    NoMeeting,
    NoSuchAward,
    NoSuchPack,
    NotEligible,
    NothingToOverride,
    NothingToPropose,
    NotOursToGive,
    Occasion,
    OverrideReasonMissing,
    PackInstalled,
    Rating,
    Status,
    StatusForbids,
    StepReasonMissing,
    SubjectNotFitting,
    VoteBase,
    VoteImpossible,
    YearFacts,
)
from desktop.features.awards.rules import Outcome, Verdict
from desktop.features.awards.words.certificates import refusal_of_certificates
from desktop.features.awards.words.fields import field_refusal, vote_impossible
from desktop.features.emulation.domain import Family
from desktop.widgets.words import translate


def title() -> str:
    return translate("awards", "Awards")


def verdict_name(verdict: Verdict) -> str:
    return {
        Verdict.ELIGIBLE: translate("awards", "Eligible"),
        Verdict.NOT_ELIGIBLE: translate("awards", "Not eligible"),
        Verdict.NEEDS_ATTENTION: translate("awards", "Look again"),
    }[verdict]


def outcome_name(outcome: Outcome) -> str:
    return {
        Outcome.PASS: translate("awards", "Met"),
        Outcome.FAIL: translate("awards", "Not met"),
        Outcome.WARN: translate("awards", "Look again"),
    }[outcome]


def file_kind_name(kind: FileKind) -> str:
    return {
        FileKind.PROPOSAL: translate("awards", "Tờ trình"),
        FileKind.REPORT: translate("awards", "Report of achievements"),
        FileKind.MINUTES: translate("awards", "Minutes"),
        FileKind.INITIATIVE: translate("awards", "Initiative"),
        FileKind.OPINION: translate("awards", "Opinion"),
        FileKind.DECISION: translate("awards", "Decision"),
        FileKind.OTHER: translate("awards", "Something else"),
    }[kind]


def status_name(status: Status) -> str:
    return {
        Status.DRAFT: translate("awards", "Draft"),
        Status.CHECKED: translate("awards", "Checked"),
        Status.AT_MEETING: translate("awards", "At the meeting"),
        Status.AT_BALLOT: translate("awards", "At the ballot"),
        Status.PASSED: translate("awards", "Enough votes"),
        Status.NOT_PASSED: translate("awards", "Not enough votes"),
        Status.SUBMITTED: translate("awards", "Submitted"),
        Status.SENT: translate("awards", "Sent"),
        Status.RECEIVED: translate("awards", "Received by the superior"),
        Status.MORE_ASKED: translate("awards", "More is asked for"),
        Status.APPROVED: translate("awards", "Approved"),
        Status.NOT_APPROVED: translate("awards", "Not approved"),
        Status.DECIDED: translate("awards", "Decided"),
        Status.HANDED_OVER: translate("awards", "Handed over"),
        Status.WITHDRAWN: translate("awards", "Withdrawn"),
        Status.ON_HOLD: translate("awards", "On hold for a complaint"),
        Status.REVOKED: translate("awards", "Revoked"),
    }[status]


def occasion_name(occasion: Occasion) -> str:
    return {
        Occasion.YEAR: translate("awards", "End of the year"),
        Occasion.PHASE: translate("awards", "End of a phase"),
        Occasion.THEME: translate("awards", "A theme"),
        Occasion.UNEXPECTED: translate("awards", "An unexpected deed"),
        Occasion.SERVICE: translate("awards", "Long service"),
    }[occasion]


def discipline_name(discipline: Discipline) -> str:
    return {
        Discipline.NONE: translate("awards", "No discipline"),
        Discipline.REPRIMAND: translate("awards", "Reprimand"),
        Discipline.WARNING: translate("awards", "Warning"),
        Discipline.PAY_CUT: translate("awards", "Pay cut or removal from post"),
        Discipline.DISMISSAL: translate("awards", "Dismissal"),
    }[discipline]


def rating_name(rating: Rating) -> str:
    return {
        Rating.EXCELLENT: translate("awards", "Excellent"),
        Rating.GOOD: translate("awards", "Good"),
        Rating.DONE: translate("awards", "Done"),
        Rating.NOT_DONE: translate("awards", "Not done"),
    }[rating]


def deed_name(deed: Deed) -> str:
    return {
        Deed.CONFIRM: translate("awards", "Confirm the conditions"),
        Deed.CALL: translate("awards", "Call a meeting…"),
        Deed.SUBMIT: translate("awards", "Submit…"),
        Deed.SEND: translate("awards", "Dossier sent…"),
        Deed.RECEIVE: translate("awards", "Superior received it…"),
        Deed.ASK: translate("awards", "Superior asks for more…"),
        Deed.ANSWER: translate("awards", "Answer the superior…"),
        Deed.APPROVE: translate("awards", "Superior approved…"),
        Deed.REFUSE: translate("awards", "Superior refused…"),
        Deed.DECIDE: translate("awards", "Record the decision…"),
        Deed.HAND_OVER: translate("awards", "Handed over…"),
        Deed.REVOKE: translate("awards", "Award revoked…"),
        Deed.HOLD: translate("awards", "Put on hold for a complaint…"),
        Deed.RESUME: translate("awards", "Resume…"),
        Deed.WITHDRAW: translate("awards", "Withdraw"),
    }[deed]


def family_name(family: Family) -> str:
    return {
        Family.UNION: translate("awards", "Union"),
        Family.LOCAL: translate("awards", "Local"),
        Family.STATE: translate("awards", "State, employer"),
    }[family]


def kind_name(kind: AwardKind) -> str:
    return {
        AwardKind.TITLE: translate("awards", "Title"),
        AwardKind.COMMENDATION: translate("awards", "Commendation"),
        AwardKind.MEDAL: translate("awards", "Medal"),
        AwardKind.PRIZE: translate("awards", "Prize"),
    }[kind]


def base_name(base: VoteBase) -> str:
    return {
        VoteBase.WHOLE_COUNCIL: translate("awards", "all committee members"),
        VoteBase.PRESENT: translate("awards", "those present and those who voted in writing"),
    }[base]


def level_name(level: DecidedBy) -> str:
    return {
        DecidedBy.THIS_UNION: translate("awards", "This union"),
        DecidedBy.DIRECT_SUPERIOR: translate("awards", "The union directly above"),
        DecidedBy.PROVINCE: translate("awards", "Province or industry"),
        DecidedBy.CONFEDERATION: translate("awards", "The confederation"),
        DecidedBy.EMPLOYER: translate("awards", "The employer"),
        DecidedBy.STATE: translate("awards", "The state"),
    }[level]


def nominations(count: int) -> str:
    return translate("awards", "{count} nominations for awards").format(count=count)


def ballots(count: int) -> str:
    return translate("awards", "{count} ballots").format(count=count)


def awards(count: int) -> str:
    return translate("awards", "{count} awards given").format(count=count)


def awards_given() -> str:
    return translate("awards", "Awards given")


def year_facts(_: Reading, facts: YearFacts) -> str:
    """What the facts of a year are called where somebody must choose between two."""
    text = translate("awards", "Facts of {year}").format(year=facts.year)
    rating = rating_name(facts.rating) if facts.rating else ""
    absent = "" if facts.absent_days is None else translate("awards", "{days} days absent")
    return ", ".join(part for part in (text, absent.format(days=facts.absent_days), rating) if part)


def refusal(error: UserError) -> str | None:
    """The sentence for a refusal of this feature; None for everybody else's."""
    if isinstance(error, NoSuchAward):
        text = translate("awards", "The catalogue has no award with the code {code}.")
        return text.format(code=error.code_given)
    if isinstance(error, NotOursToGive):
        return translate(
            "awards",
            "“{award}” is decided by the employer or the state, so the union does not propose it. Record the decision "
            "in the award register instead.",
        ).format(award=error.award)
    if isinstance(error, SubjectNotFitting):
        text = translate("awards", "“{award}” is not given to this kind of nominee. Choose another award.")
        return text.format(award=error.award)
    if isinstance(error, AlreadyNominated):
        text = translate("awards", "{subject} is already nominated for “{award}” in this campaign.")
        return text.format(subject=error.subject, award=error.award)
    if isinstance(error, StatusForbids):
        text = translate("awards", "The nomination of {subject} stands at “{status}”, so this cannot be done any more.")
        return text.format(subject=error.subject, status=status_name(error.status))
    if isinstance(error, NotEligible):
        text = translate(
            "awards",
            "Not eligible: {subjects}. Withdraw them, correct the records, or set the rule aside with a written "
            "reason, then enter the ballot.",
        )
        return text.format(subjects=", ".join(error.subjects))
    if isinstance(error, VoteImpossible):
        return vote_impossible(error)
    return _short_refusal(error)


def _short_refusal(error: UserError) -> str | None:
    if isinstance(error, OverrideReasonMissing):
        return translate("awards", "A rule is set aside only with a written reason. Please write it.")
    if isinstance(error, NothingToOverride):
        return translate("awards", "This rule is met, so there is nothing to set aside.")
    if isinstance(error, NothingToPropose):
        text = translate("awards", "No nomination of the campaign {campaign} is ready to go to the superior yet.")
        return text.format(campaign=error.campaign)
    if isinstance(error, NoMeeting):
        text = translate("awards", "No meeting with a ballot is recorded for the campaign {campaign} yet.")
        return text.format(campaign=error.campaign)
    if isinstance(error, CatalogueRefused):
        return _catalogue_refusal(error)
    return _refusal_of_the_way(error) or refusal_of_certificates(error)


def _catalogue_refusal(error: CatalogueRefused) -> str:
    if error.reason == "not_toml":
        text = translate("awards", "{path} is not a rule pack: it cannot be read as one. Ask the sender for the file.")
    elif error.reason == "missing":
        text = translate("awards", "The rule pack {path} cannot be used: the entry “{field}” is missing.")
    elif error.reason == "unknown_field":
        text = translate("awards", "The rule pack {path} cannot be used: nobody knows the entry “{field}”.")
    else:
        text = translate("awards", "The rule pack {path} cannot be used: look at the entry “{field}”.")
    return text.format(path=error.path, field=error.field)


def _refusal_of_the_way(error: UserError) -> str | None:
    if isinstance(error, StepReasonMissing):
        return translate("awards", "This is kept in the book only with its reason. Please write it.")
    if isinstance(error, AnotherLevelDecides):
        text = translate(
            "awards", "“{award}” is decided by this union itself: after the vote record its decision, nothing goes up."
        )
        return text.format(award=error.award)
    if isinstance(error, CodeTaken):
        text = translate("awards", "The catalogue has “{name}” already. Choose another code or name.")
        return text.format(name=error.name)
    if isinstance(error, AwardInUse):
        text = translate("awards", "“{name}” stays in the catalogue: {count} nominations or awards given name it.")
        return text.format(name=error.name, count=error.count)
    if isinstance(error, PackInstalled):
        text = translate("awards", "The rule pack “{title}” ({version}) is installed already, to the last letter.")
        return text.format(title=error.title, version=error.version)
    if isinstance(error, NoSuchPack):
        text = translate("awards", "No rule pack {pack} is installed. Look at the list of rule packs.")
        return text.format(pack=error.pack)
    if isinstance(error, FieldRefused):
        return field_refusal(error)
    return None


def explain(finding: Finding) -> tuple[str, str] | None:
    """What to say about a cell of an imported list, and what to do; None for what others find."""
    speak = {
        "unknown_award": (
            translate("awards", "“{award}” is not an award in the catalogue."),
            translate("awards", "Write its whole name, such as Đoàn viên công đoàn xuất sắc."),
        ),
        "award_not_ours": (
            translate("awards", "“{award}” is decided by the employer or the state, not proposed by the union."),
            translate("awards", "Write it in the column “Danh hiệu chính quyền” instead."),
        ),
        "award_not_for_subject": (
            translate("awards", "“{award}” is not given to this kind of nominee."),
            translate("awards", "Choose another award for this row."),
        ),
        "not_given_any_more": (
            translate("awards", "“{award}” was not given in the year of the campaign."),
            translate("awards", "Choose another award for this row."),
        ),
        "unknown_choice": (
            translate("awards", "“{value}” in the column {field} is not a known choice."),
            translate("awards", "Write one of: {choices}."),
        ),
        "after_decision": (
            translate("awards", "The year “{value}” lies after the day of the decision."),
            translate("awards", "Write the year of the achievement, which is not later than its decision."),
        ),
        "in_future": (
            translate("awards", "The day “{value}” in the column {field} has not come yet."),
            translate("awards", "Write the day on which the decision was signed."),
        ),
        "whole_day_needed": (
            translate("awards", "“{value}” in the column {field} is no whole day."),
            translate("awards", "Write day, month and year of the decision, such as 20/01/2026."),
        ),
        "no_such_year": (
            translate("awards", "“{value}” in the column {field} is not a year."),
            translate("awards", "Write the year with four digits, such as 2025."),
        ),
        "out_of_range": (
            translate("awards", "“{value}” in the column {field} is more days than a year has."),
            translate("awards", "Write a number from 0 to 366."),
        ),
    }.get(finding.problem)
    if speak is None:
        return None
    facts = {"value": finding.value, **finding.facts}
    problem, fix = speak
    return problem.format(**facts), fix.format(**facts)
