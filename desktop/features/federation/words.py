"""The sentences of receiving in the user's language."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.core.errors import UserError
from desktop.core.files import FileNotRead
from desktop.features.federation.domain import DeskDatabaseUnknown, Outcome, Received, TableDifference, UnitUnknown
from desktop.features.sync import words as sync
from desktop.features.sync.domain import Problem
from desktop.shell import words as core
from desktop.widgets.words import translate


def title() -> str:
    return translate("federation", "Receive packages")


def outcome_name(outcome: Outcome) -> str:
    return {
        Outcome.APPLIED: translate("federation", "Received"),
        Outcome.UNCHANGED: translate("federation", "Had it already"),
        Outcome.REFUSED: translate("federation", "Refused"),
        Outcome.QUARANTINED: translate("federation", "Set apart"),
        Outcome.PREVIEWED: translate("federation", "Waits for your decision"),
    }[outcome]


def result_name(received: Received) -> str:
    return translate("federation", "Ready to accept") if received.acceptable else outcome_name(received.outcome)


def difference_sentence(name: str, difference: TableDifference) -> str:
    """What a package changes in one table."""
    text = translate("federation", "{table}: {total} rows; {added} new, {changed} changed, {removed} gone.")
    return text.format(
        table=difference.label or name, total=difference.total, added=difference.added, changed=difference.changed,
        removed=difference.removed,
    )  # fmt: skip


def refusal(error: UserError) -> str | None:
    if isinstance(error, DeskDatabaseUnknown):
        text = translate("federation", "What was received cannot be kept in “{kind}”. Possible places: {known}.")
        return text.format(kind=error.kind, known=", ".join(error.known))
    if isinstance(error, UnitUnknown) and not error.known:
        return translate("federation", "Nothing was received from any unit yet, so there is nobody to answer.")
    if isinstance(error, UnitUnknown):
        text = translate("federation", "Nothing was received from a unit with the code {unit}. Known: {known}.")
        return text.format(unit=error.unit, known=", ".join(error.known))
    return None


def problem_sentence(problem: Problem) -> str:
    """What was found, and what a person may do about it."""
    if problem.code == "not_read":
        return core.sentence(FileNotRead(problem.facts["file"], problem.facts["reason"]))
    if problem.code == "gap" and problem.facts["first"] == problem.facts["last"]:
        text = translate("federation", "Package {first} has not arrived; this one is complete all the same.")
    else:
        text = _sentence(problem.code)
    return text.format(**problem.facts) if text else sync.problem_sentence(problem)


def _sentence(code: str) -> str:
    match code:
        case "received_before":
            return translate("federation", "Received on {on} already; nothing changed.")
        case "our_own":
            return translate("federation", "This is a package of our own; it is not received here.")
        case "report_to_no_desk":
            return translate("federation", "A report goes to the union above; this unit does not receive reports.")
        case "not_from_above":
            return translate(
                "federation",
                "Only the union above sends plans and answers, and the sender's card is not that of a union above.",
            )
        case "gap":
            return translate(
                "federation", "Packages {first} to {last} have not arrived; this one is complete all the same."
            )
        case "late":
            return translate(
                "federation", "Package {seq} comes after package {held_seq} was received; it was set apart."
            )
        case "fork":
            return translate(
                "federation",
                "Package {seq} does not continue package {held_seq} that was received: two computers may be sending in"
                " this unit's name. Ask the unit which one is right.",
            )
        case "old_epoch":
            return translate(
                "federation", "The package is from before the unit restored its records; it was set apart."
            )
        case "new_epoch":
            return translate(
                "federation",
                "The unit restored its records or moved to another computer. Look at what changes before you accept.",
            )
        case "many_vanished":
            return translate(
                "federation",
                "{removed} of {of} rows of {table} are no longer in the package. Accept only if that is right.",
            )
        case "receipt_unknown":
            return translate(
                "federation",
                "The answer names package {seq}, which this computer never made: tell the union above at once.",
            )
    return ""


def amounts(totals: Mapping[str, int], labels: Mapping[str, str]) -> str:
    """`Đoàn viên: 295 · Đăng ký thi đua: 268`"""
    return " · ".join(f"{labels.get(name, name)}: {total}" for name, total in totals.items())
