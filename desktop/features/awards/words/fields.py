"""What to say of a field that was refused, and of counts of a vote that cannot be true."""

from __future__ import annotations

from desktop.core.errors import FieldRefused
from desktop.features.awards.domain import VoteImpossible
from desktop.widgets.words import translate


def field_refusal(error: FieldRefused) -> str | None:
    return (
        {
            ("year", "after_decision"): translate("awards", "The achievement cannot be later than its decision."),
            ("absent_days", "out_of_range"): translate("awards", "A year has at most 366 days."),
            ("study_days", "out_of_range"): translate("awards", "A year has at most 366 days."),
            ("maternity_days", "out_of_range"): translate("awards", "A year has at most 366 days."),
            ("award", "not_given_any_more"): translate("awards", "This award was not given in that year."),
            ("on", "in_future"): translate("awards", "This day has not come yet."),
            ("petition_date", "in_future"): translate("awards", "This day has not come yet."),
            ("due", "before_start"): translate("awards", "The answer cannot be due before it was asked for."),
            ("begun", "not_an_hour"): translate("awards", "Write the hour as 14:30 or 14h30."),
            ("ended", "not_an_hour"): translate("awards", "Write the hour as 14:30 or 14h30."),
            ("ended", "before_begun"): translate("awards", "The meeting cannot end before it began."),
            ("book_number", "taken"): translate(
                "awards", "Another award of that year has this number in the golden book."
            ),
            ("places", "out_of_range"): translate("awards", "Write how many places, 0 or more."),
            ("vote_percent", "out_of_range"): translate("awards", "Write a percentage from 1 to 100."),
            ("decided_on", "in_future"): translate("awards", "This day has not come yet."),
            ("decision_number", "required"): translate(
                "awards", "An award counts only with the number of its decision."
            ),
            ("petition_number", "required"): translate("awards", "Write the number of the paper, such as 07/TTr-CĐCS."),
        }.get((error.field, error.reason))
        or _too_early(error)
        or _not_possible(error)
    )


def _not_possible(error: FieldRefused) -> str | None:
    """A number of a rule pack."""
    if error.reason == "out_of_range" and error.field.startswith(("rules.", "votes.", "recommended.")):
        return translate("awards", "{value} cannot be: a share is from 0 to 100, any other number 0 or more.").format(
            value=error.value
        )
    return None


def _too_early(error: FieldRefused) -> str | None:
    text = {
        "before_vote": translate(
            "awards", "The committee voted on {day}: this paper cannot be dated earlier. Correct the day here, or the "
            "day of the meeting in its minutes."
        ),
        "before_step": translate(
            "awards", "The step before was on {day}, so this cannot have been earlier. Look at the way of the "
            "nomination."
        ),
    }.get(error.reason)  # fmt: skip
    return text.format(day=error.value) if text else None


def vote_impossible(error: VoteImpossible) -> str:
    text = {
        "held_in_future": translate("awards", "The day of the meeting has not come yet."),
        "negative": translate("awards", "A count cannot be less than nothing."),
        "nobody_voted": translate(
            "awards",
            "Nobody was present and nobody voted in writing, so there was no vote. Write how many were present.",
        ),
        "nobody_summoned": translate("awards", "Write how many committee members were summoned."),
        "more_present_than_summoned": translate(
            "awards", "{smaller} were present or voted in writing, but only {larger} were summoned."
        ),
        "more_issued_than_voters": translate(
            "awards", "{smaller} ballots were issued, but only {larger} people could vote."
        ),
        "more_collected_than_issued": translate(
            "awards", "{smaller} ballots were collected, but only {larger} were issued."
        ),
        "more_valid_than_collected": translate(
            "awards", "{smaller} ballots are valid, but only {larger} were collected."
        ),
        "more_invalid_than_valid": translate(
            "awards", "{smaller} ballots are invalid for one nominee, but only {larger} are valid at all."
        ),
        "more_yes_than_valid": translate("awards", "{smaller} votes in favour, but only {larger} ballots are valid."),
    }.get(error.reason, translate("awards", "These counts cannot be true. Compare them with the minutes."))
    return text.format(smaller=error.smaller, larger=error.larger)
