"""The forms of awards: a year's facts, an override, a ballot, a petition, a decision, an award given, a union post."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from desktop.core.errors import FieldRefused
from desktop.features.awards.domain import (
    AwardKind,
    AwardType,
    DecidedBy,
    Deed,
    Discipline,
    Meeting,
    Occasion,
    Paper,
    Rating,
    Vote,
    VoteBase,
)
from desktop.features.awards.services import Assessment
from desktop.features.awards.words import (
    base_name,
    discipline_name,
    family_name,
    kind_name,
    level_name,
    occasion_name,
    rating_name,
    refusal,
)
from desktop.features.emulation.domain import Family, SubjectKind
from desktop.widgets.fields import Choice, Date, Field, Lines, Number, Option, Picker, Text, Tick, search_among
from desktop.widgets.form import Form
from desktop.widgets.words import translate

YEAR_FIELDS = (
    "absent_days", "maternity_days", "study_days", "discipline", "complaint_pending", "rating", "state_title",
)  # fmt: skip
VOTE, SPOILT = "yes_", "spoilt_"


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


def year_form(kind: SubjectKind, awards: Mapping[str, AwardType]) -> Form:
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
        for award in awards.values()
        if award.family is Family.STATE and award.kind is AwardKind.TITLE and SubjectKind.PERSON in award.subjects
    ]
    return Form(
        [
            Number(
                "absent_days",
                translate("awards", "Days absent, maternity left out"),
                hint=translate("awards", "Leave it empty while it is not known."),
            ),
            Number("maternity_days", translate("awards", "Days of maternity leave")),
            Number("study_days", translate("awards", "Days of approved study")),
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
                hint=translate("awards", "It is printed in the dossier with the name and the day."),
            ),
            Text("by", translate("awards", "Who answers for it"), required=True, wide=True),
        ]
    )


def ballot_form(nominees: Sequence[Assessment], today: date, gone: int = 0) -> Form:
    """Counts of the meeting, then the votes in favour of each nominee; `gone` are those that went on since."""
    kept = translate("awards", "{count} nominations went on since the vote and keep their votes").format(count=gone)
    return Form(
        [
            translate("awards", "The meeting"),
            Date("held_on", translate("awards", "Held on"), today=today, required=True, past=True),
            Text("place", translate("awards", "Place")),
            Text("begun", translate("awards", "Began at"), most=20, hint=translate("awards", "Such as 14:30 or 14h30")),
            Text("ended", translate("awards", "Ended at"), most=20),
            Text("chair", translate("awards", "Chaired by")),
            Text("secretary", translate("awards", "Secretary")),
            Text("teller", translate("awards", "Head of the counting team")),
            Text("minutes_number", translate("awards", "Number of the minutes"), most=40),
            Lines("absent_who", translate("awards", "Who was absent, and why"), rows=2),
            Lines("remarks", translate("awards", "What was said before the vote"), rows=2),
            translate("awards", "The committee and its ballots"),
            Number("summoned", translate("awards", "Summoned (the whole committee)"), required=True),
            Number("present", translate("awards", "Present"), required=True),
            Number("absent_written", translate("awards", "Absent, voted in writing"), required=True),
            Number("issued", translate("awards", "Ballots issued"), required=True),
            Number("collected", translate("awards", "Ballots collected"), required=True),
            Number("valid", translate("awards", "Valid ballots"), required=True),
            translate("awards", "Votes in favour"),
            *(field for one in nominees for field in _vote_fields(one)),
            *([kept] if gone else []),
        ],
        say=_say,
    )


def _vote_fields(one: Assessment) -> tuple[Number, Number]:
    needed = translate("awards", "Enough from {percent} % of {base}").format(
        percent=one.award.vote_percent, base=base_name(one.award.vote_base)
    )
    return (
        Number(f"{VOTE}{one.id}", f"{one.subject} – {one.award.short}", hint=needed),
        Number(f"{SPOILT}{one.id}", translate("awards", "Of the valid ballots, not readable for this nominee")),
    )


def meeting_values(meeting: Meeting) -> dict[str, Any]:
    names = ("held_on", "place", "chair", "secretary", "teller", "minutes_number", "summoned", "present",
             "absent_written", "issued", "collected", "valid", "begun", "ended", "absent_who", "remarks")  # fmt: skip
    votes = {f"{VOTE}{vote.nomination_id}": vote.yes for vote in meeting.votes}
    spoilt = {f"{SPOILT}{vote.nomination_id}": vote.invalid or None for vote in meeting.votes}
    return {name: getattr(meeting, name) for name in names} | votes | spoilt


def meeting_of(values: Mapping[str, Any], before: Meeting | None, campaign_id: str) -> Meeting:
    """A nominee whose votes are left empty was not voted upon."""
    counts = {name: value for name, value in values.items() if not name.startswith((VOTE, SPOILT))}
    votes = tuple(
        Vote(name.removeprefix(VOTE), value, values.get(f"{SPOILT}{name.removeprefix(VOTE)}") or 0)
        for name, value in values.items()
        if name.startswith(VOTE) and value is not None
    )
    known = before or Meeting("", campaign_id, values["held_on"])
    asked = {name.removeprefix(VOTE) for name in values if name.startswith(VOTE)}
    gone = tuple(vote for vote in known.votes if vote.nomination_id not in asked)
    return replace(known, **counts, votes=(*gone, *votes))


def call_form(today: date, suggested: int) -> Form:
    """A meeting that is called: its day may lie ahead."""
    hour = translate("awards", "Such as 14:30 or 14h30")
    return Form(
        [
            Date("held_on", translate("awards", "Held on"), today=today, required=True),
            Text("begun", translate("awards", "Begins at"), most=20, hint=hour),
            Text("place", translate("awards", "Place")),
            Text("chair", translate("awards", "Chaired by")),
            Text("secretary", translate("awards", "Secretary")),
            Text("teller", translate("awards", "Head of the counting team")),
            Number("summoned", translate("awards", "Summoned (the whole committee)"), required=True, least=1,
                   hint=translate("awards", "So many ballot papers are printed.")),
            translate("awards", "{count} nominations go before it").format(count=suggested),
        ],
        say=_say,
    )  # fmt: skip


def step_form(deed: Deed, today: date) -> Form:
    """What is written down when the superior, or whoever decides, did something."""
    day = Date("on", translate("awards", "On which day"), today=today, required=True, past=True)
    note = Text("what", translate("awards", "Note"), wide=True)
    fields: dict[Deed, list[Field]] = {
        Deed.SEND: [day, Text("what", translate("awards", "How it was sent"), wide=True)],
        Deed.RECEIVE: [day, note],
        Deed.ASK: [
            day,
            Date("due", translate("awards", "To be answered by"), today=today),
            Lines("what", translate("awards", "What is to be added"), required=True, rows=3),
            Lines("why", translate("awards", "Why"), rows=2),
        ],
        Deed.ANSWER: [day, Lines("answer", translate("awards", "What was sent"), required=True, rows=3)],
        Deed.APPROVE: [day, note],
        Deed.REFUSE: [day, Lines("why", translate("awards", "The superior's reason"), required=True, rows=3)],
        Deed.HAND_OVER: [day, Text("what", translate("awards", "Handed over by, at"), wide=True)],
        Deed.REVOKE: [
            day,
            Text("decision", translate("awards", "Number of the decision that revokes it"), required=True, most=60),
            Lines("why", translate("awards", "Why"), required=True, rows=3),
        ],
        Deed.HOLD: [Lines("why", translate("awards", "Which complaint, from whom, since when"), required=True, rows=3)],
        Deed.RESUME: [Lines("why", translate("awards", "What was concluded, by whom"), required=True, rows=3)],
    }
    return Form(fields[deed], say=_say)


def own_award_form() -> Form:
    """A local title or prize, as the superior's document calls it."""
    return Form(
        [
            Text("name", translate("awards", "Name, printed exactly so"), required=True, wide=True),
            Text("code", translate("awards", "Code"), required=True, most=20,
                 hint=translate("awards", "Short, such as CNG_TD; it never changes.")),
            Text("short", translate("awards", "Short name for columns")),
            Choice("family", translate("awards", "Family"),
                   [Option(one, family_name(one)) for one in (Family.LOCAL, Family.UNION)], required=True),
            Choice("kind", translate("awards", "Kind"),
                   [Option(one, kind_name(one)) for one in AwardKind], required=True),
            Choice("decided_by", translate("awards", "Decided by"),
                   [Option(one, level_name(one)) for one in DecidedBy if one is not DecidedBy.EMPLOYER], required=True),
            Number("vote_percent", translate("awards", "Votes needed, %"), required=True, least=1),
            Choice("vote_base", translate("awards", "Share of"),
                   [Option(one, base_name(one)) for one in VoteBase], required=True),
            Tick("persons", translate("awards", "Given to persons")),
            Tick("collectives", translate("awards", "Given to collectives")),
            Tick("thematic", translate("awards", "For a theme (chuyên đề)")),
            Tick("once_only", translate("awards", "Once in a life")),
        ],
        say=_say,
    )  # fmt: skip


def own_award_of(values: Mapping[str, Any]) -> AwardType:
    subjects: tuple[SubjectKind, ...] = (SubjectKind.PERSON,) if values["persons"] else ()
    subjects += (SubjectKind.SECTION, SubjectKind.UNION) if values["collectives"] else ()
    papers: tuple[Paper, ...] = (Paper.LIST, Paper.MINUTES)
    if values["decided_by"] is not DecidedBy.THIS_UNION:
        papers = (Paper.PROPOSAL, Paper.LIST, Paper.ACHIEVEMENTS, Paper.MINUTES)
    return AwardType(
        code=values["code"], name=values["name"], short=values["short"], family=values["family"], subjects=subjects,
        decided_by=values["decided_by"], kind=values["kind"], thematic=values["thematic"],
        once_only=values["once_only"], vote_percent=values["vote_percent"], vote_base=values["vote_base"],
        papers=papers,
    )  # fmt: skip


def allot_form(awards: Mapping[str, AwardType], year: int) -> Form:
    fitting = [Option(one.code, one.name) for one in awards.values() if one.family is not Family.STATE]
    return Form(
        [
            Choice("award", translate("awards", "Award"), fitting, required=True, wide=True),
            Number("places", translate("awards", "Places in {year}").format(year=year),
                   hint=translate("awards", "Leave it empty to let the rule pack decide again.")),
            Text("document", translate("awards", "By which document"), wide=True),
        ],
        say=_say,
    )  # fmt: skip


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


def history_form(
    kind: SubjectKind,
    today: date,
    known: Mapping[str, AwardType],
    subjects: Sequence[Option] = (),
    *,
    numbered: bool = False,
) -> Form:
    """With `subjects` the form asks for whom, as in the register; `numbered` also for the number in the golden book."""
    awards = [Option(one.code, one.name) for one in known.values() if subjects or kind in one.subjects]
    whom = (
        [Picker("subject", translate("awards", "Who"), search_among(subjects), required=True, wide=True)]
        if subjects
        else []
    )
    return Form(
        [
            *whom,
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
            Lines("ground", translate("awards", "For which achievement"), rows=2),
            *([Number("book_number", translate("awards", "Number in the golden book"))] if numbered else []),
        ],
        say=_say,
    )


def _say(error: FieldRefused) -> str | None:
    return refusal(error)
