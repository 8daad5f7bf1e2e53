"""The forms of awards: a year's facts, an override, a ballot, a petition, a decision, an award given, a union post."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from desktop.core.errors import FieldRefused
from desktop.features.awards.catalogue import award_types
from desktop.features.awards.domain import AwardType, Discipline, Meeting, Occasion, Post, Rating, Vote
from desktop.features.awards.services import Assessment
from desktop.features.awards.words import discipline_name, occasion_name, post_name, rating_name, refusal
from desktop.features.emulation.domain import Family, SubjectKind
from desktop.widgets.fields import Choice, Date, Lines, Number, Option, Text
from desktop.widgets.form import Form
from desktop.widgets.words import translate

VOTE = "yes_"


def nominate_form(awards: Sequence[AwardType]) -> Form:
    return Form(
        [
            Choice(
                "award",
                translate("awards", "Award"),
                [Option(award.code, award.name) for award in awards],
                required=True,
                wide=True,
            ),
            Choice(
                "occasion",
                translate("awards", "Occasion"),
                [Option(occasion, occasion_name(occasion)) for occasion in Occasion],
                required=True,
            ),
            Lines(
                "achievement",
                translate("awards", "Achievement in short"),
                rows=2,
                hint=translate("awards", "It is printed in the list. It can be written later for each nominee."),
            ),
        ],
        say=_say,
    )


def achievement_form() -> Form:
    return Form(
        [
            Lines("achievement", translate("awards", "Achievement in short"), rows=6),
            Text("note", translate("awards", "Note"), wide=True),
        ]
    )


def year_form(kind: SubjectKind) -> Form:
    """What rules ask of a year. A person has absences and discipline; a collective only what can be said of one."""
    rating = Choice(
        "rating",
        translate("awards", "Rating of the year"),
        [Option(one, rating_name(one)) for one in Rating],
        empty="—",
    )
    complaint = Choice(
        "complaint_pending",
        translate("awards", "Complaint or inspection pending"),
        [Option(False, translate("awards", "No")), Option(True, translate("awards", "Yes"))],
        empty="—",
    )
    if kind is not SubjectKind.PERSON:
        return Form([rating, complaint], say=_say)
    titles = [
        Option(award.code, award.name)
        for award in award_types().values()
        if award.family is Family.STATE and SubjectKind.PERSON in award.subjects
    ]
    return Form(
        [
            Number(
                "absent_days",
                translate("awards", "Days absent, maternity left out"),
                hint=translate("awards", "Leave it empty while it is not known."),
            ),
            Number("maternity_days", translate("awards", "Days of maternity leave")),
            Choice(
                "discipline",
                translate("awards", "Discipline"),
                [Option(one, discipline_name(one)) for one in Discipline],
                empty="—",
            ),
            complaint,
            rating,
            Choice(
                "state_title",
                translate("awards", "Title given by the employer"),
                [Option("", translate("awards", "None")), *titles],
                empty="—",
            ),
        ],
        say=_say,
    )


def override_form() -> Form:
    return Form(
        [
            Lines(
                "reason",
                translate("awards", "Written reason"),
                required=True,
                rows=4,
                hint=translate("awards", "It is printed in the dossier with your name and the day."),
            )
        ]
    )


def ballot_form(nominees: Sequence[Assessment], today: date) -> Form:
    """Counts of the meeting, then the votes in favour of each nominee."""
    return Form(
        [
            translate("awards", "The meeting"),
            Date("held_on", translate("awards", "Held on"), today=today, required=True, past=True),
            Text("place", translate("awards", "Place")),
            Text("chair", translate("awards", "Chaired by")),
            Text("secretary", translate("awards", "Secretary")),
            Text("teller", translate("awards", "Head of the counting team")),
            Text("minutes_number", translate("awards", "Number of the minutes"), most=40),
            translate("awards", "The committee and its ballots"),
            Number("summoned", translate("awards", "Summoned (the whole committee)"), required=True),
            Number("present", translate("awards", "Present"), required=True),
            Number("absent_written", translate("awards", "Absent, voted in writing"), required=True),
            Number("issued", translate("awards", "Ballots issued"), required=True),
            Number("collected", translate("awards", "Ballots collected"), required=True),
            Number("valid", translate("awards", "Valid ballots"), required=True),
            translate("awards", "Votes in favour"),
            *(Number(f"{VOTE}{one.id}", f"{one.subject} – {one.award.short}") for one in nominees),
        ]
    )


def meeting_values(meeting: Meeting) -> dict[str, Any]:
    names = ("held_on", "place", "chair", "secretary", "teller", "minutes_number", "summoned", "present",
             "absent_written", "issued", "collected", "valid")  # fmt: skip
    votes = {f"{VOTE}{vote.nomination_id}": vote.yes for vote in meeting.votes}
    return {name: getattr(meeting, name) for name in names} | votes


def meeting_of(values: Mapping[str, Any], id: str, campaign_id: str, revision: int) -> Meeting:
    """A nominee whose votes are left empty was not voted upon."""
    counts = {name: value for name, value in values.items() if not name.startswith(VOTE)}
    votes = tuple(
        Vote(name.removeprefix(VOTE), value)
        for name, value in values.items()
        if name.startswith(VOTE) and value is not None
    )
    return Meeting(id, campaign_id, **counts, votes=votes, revision=revision)


def petition_form(today: date) -> Form:
    return Form(
        [
            Text("petition_number", translate("awards", "Number of the tờ trình"), required=True, most=40,
                 placeholder="07/TTr-CĐCS"),
            Date("petition_date", translate("awards", "Dated"), today=today, required=True),
        ],
        say=_say,
    )  # fmt: skip


def decision_form(today: date) -> Form:
    return Form(
        [
            Text("decision_number", translate("awards", "Number of the decision"), required=True, most=60),
            Date("decided_on", translate("awards", "Decided on"), today=today, required=True, past=True),
            Text("issuer", translate("awards", "Issued by"), wide=True),
        ],
        say=_say,
    )


def history_form(kind: SubjectKind, today: date) -> Form:
    awards = [Option(one.code, one.name) for one in award_types().values() if kind in one.subjects]
    return Form(
        [
            Choice("award", translate("awards", "Award"), awards, required=True, wide=True),
            Number("year", translate("awards", "Year of the achievement"), required=True, least=1950),
            Choice(
                "occasion",
                translate("awards", "Occasion"),
                [Option(occasion, occasion_name(occasion)) for occasion in Occasion],
                required=True,
            ),
            Text("decision_number", translate("awards", "Number of the decision"), required=True, most=60),
            Date("decided_on", translate("awards", "Decided on"), today=today, required=True, past=True),
            Text("issuer", translate("awards", "Issued by"), wide=True),
        ],
        say=_say,
    )


def service_form(today: date) -> Form:
    posts = [Option(post, post_name(post)) for post in Post]
    return Form(
        [
            Choice("post", translate("awards", "Union post"), posts, required=True),
            Text("place", translate("awards", "Union in which it was held")),
            Date("start", translate("awards", "From"), today=today, required=True, past=True),
            Date("end", translate("awards", "Until (empty: still held)"), today=today, past=True),
        ],
        say=_say,
    )


def _say(error: FieldRefused) -> str | None:
    return refusal(error)
