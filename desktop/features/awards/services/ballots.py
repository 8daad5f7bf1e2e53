"""The meeting and its ballot, which move nominations on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from desktop.core.database import Transaction
from desktop.core.errors import FieldRefused
from desktop.core.vietnamese.text import clean_lines
from desktop.features.awards.domain import (
    BEFORE_SUBMISSION,
    BEFORE_VOTE,
    AwardType,
    Meeting,
    Nomination,
    NotEligible,
    Status,
    Vote,
    VoteImpossible,
    passes,
    read_hour,
    refuse_impossible_vote,
    vote_on,
)
from desktop.features.awards.rules import voted_by
from desktop.features.awards.services.assessment import Assessment, assess
from desktop.features.awards.services.catalogue import award_in
from desktop.features.awards.services.numbers import Numbered, take_number
from desktop.features.awards.services.packs import packs_for
from desktop.features.awards.services.reading import meetings_of, refuse_status
from desktop.features.awards.services.steps import note_steps
from desktop.features.awards.storage import MeetingStore, NominationStore
from desktop.features.emulation.services import get_campaign


def call_meeting(tx: Transaction, meeting: Meeting, ids: Iterable[str]) -> Meeting:
    """Put nominations before a meeting (họp xét): the conditions are kept as they are that day, and ballot papers can
    be printed. Raises NotEligible, StatusForbids, NotFound."""
    nominations = NominationStore(tx)
    given = nominations.get_all(ids)
    for one in given:
        refuse_status(tx, one, (*BEFORE_VOTE, Status.NOT_PASSED), "call")
    judged = _refuse_ineligible(tx, meeting.campaign_id, {one.id: one for one in given})
    called = MeetingStore(tx).add(
        replace(tidied_meeting(meeting), id=tx.new_id(), agenda=tuple(one.id for one in given), votes=())
    )
    moved = nominations.replace_all(replace(one, status=Status.AT_MEETING) for one in given)
    note_steps(tx, moved, Status.AT_MEETING, called.held_on, what=called.place, judged=judged)
    return called


def tidied_meeting(meeting: Meeting) -> Meeting:
    """Raises FieldRefused: hours are hours, and a meeting ends after it began."""
    begun, ended = read_hour(meeting.begun, "begun"), read_hour(meeting.ended, "ended")
    if begun and ended and ended < begun:
        raise FieldRefused("ended", "before_begun", begun)
    return replace(
        meeting,
        begun=begun,
        ended=ended,
        absent_who=clean_lines(meeting.absent_who),
        remarks=clean_lines(meeting.remarks),
    )


def issue_ballots(tx: Transaction, meeting_id: str, issued: int) -> Meeting:
    """The papers were handed out: its nominations are at the ballot (bỏ phiếu) until they are counted.

    Raises VoteImpossible, NotFound.
    """
    store, nominations = MeetingStore(tx), NominationStore(tx)
    meeting = store.get(meeting_id)
    if issued < 0:
        raise VoteImpossible("negative", issued, 0)
    if issued > meeting.summoned:
        raise VoteImpossible("more_issued_than_voters", issued, meeting.summoned)
    waiting = [one for one in nominations.get_all(meeting.agenda) if one.status is Status.AT_MEETING]
    nominations.replace_all(replace(one, status=Status.AT_BALLOT) for one in waiting)
    return store.replace(replace(meeting, issued=issued))


def record_ballot(tx: Transaction, meeting: Meeting) -> Meeting:
    """Keep a meeting's minutes and ballot (new when `meeting.id` is empty) and move its nominations on.

    Every vote is compared with the award's own percentage and denominator. Votes on nominations that went on since stay
    as they are. Minutes with a number enter the register of documents. Raises VoteImpossible, NotEligible,
    StatusForbids, NumberTaken, YearClosed, NotFound.
    """
    refuse_impossible_vote(meeting, tx.today())
    meeting = tidied_meeting(meeting)
    store, nominations = MeetingStore(tx), NominationStore(tx)
    voted = {vote.nomination_id: nominations.get(vote.nomination_id) for vote in meeting.votes}
    before = store.get(meeting.id) if meeting.id else None
    meeting = _with_rules(tx, meeting, before, voted)
    gone = {key for key, nomination in voted.items() if nomination.status not in BEFORE_SUBMISSION}
    for vote in meeting.votes:
        if vote.nomination_id in gone and not _still_passes(tx, vote, meeting, before, voted[vote.nomination_id]):
            refuse_status(tx, voted[vote.nomination_id], BEFORE_SUBMISSION, "vote")
    staying = {key: nomination for key, nomination in voted.items() if key not in gone}
    judged = _refuse_ineligible(tx, meeting.campaign_id, staying)
    if meeting.minutes_number and (before is None or _numbered(before) != _numbered(meeting)):
        campaign = get_campaign(tx, meeting.campaign_id)
        take_number(tx, Numbered.MINUTES, meeting.minutes_number, meeting.held_on, campaign, "held_on", [meeting.id])
    kept = store.replace(meeting) if before else store.add(replace(meeting, id=tx.new_id()))
    meetings = meetings_of(tx, meeting.campaign_id)
    for vote in meeting.votes:
        if vote.nomination_id in gone:
            continue
        nomination = voted[vote.nomination_id]
        held, counted = vote_on(meetings, nomination.id) or (kept, vote)
        status = _status_after(counted, held, award_in(tx, nomination.award))
        moved = nominations.replace(replace(nomination, status=status))
        if _is_new(vote, before):
            note_steps(tx, [moved], status, kept.held_on, what=kept.minutes_number, judged=judged)
    _drop_votes(tx, before, voted, meetings)
    return kept


def _with_rules(tx: Transaction, meeting: Meeting, before: Meeting | None, voted: Mapping[str, Nomination]) -> Meeting:
    """Each vote with the share that the packs in force ask for; one that was counted before keeps its own."""
    packs = packs_for(tx, get_campaign(tx, meeting.campaign_id))

    def ruled(vote: Vote) -> Vote:
        known = next((one for one in before.votes if one.is_counted_as(vote)), None) if before else None
        if known is not None and known.percent:
            return known
        award = voted_by(award_in(tx, voted[vote.nomination_id].award), packs)
        return replace(vote, percent=award.vote_percent, base=award.vote_base)

    return replace(meeting, votes=tuple(ruled(vote) for vote in meeting.votes))


def _drop_votes(
    tx: Transaction, before: Meeting | None, voted: Mapping[str, Nomination], meetings: Sequence[Meeting]
) -> None:
    """Who was taken out of a ballot stands where the meeting before left it, or at the start."""
    nominations = NominationStore(tx)
    for vote in before.votes if before else ():
        if vote.nomination_id not in voted:
            dropped = nominations.get(vote.nomination_id)
            refuse_status(tx, dropped, BEFORE_SUBMISSION, "vote")
            earlier = vote_on(meetings, dropped.id)
            status = _status_after(earlier[1], earlier[0], award_in(tx, dropped.award)) if earlier else Status.DRAFT
            nominations.replace(replace(dropped, status=status))


def _numbered(meeting: Meeting) -> tuple[str, date]:
    return meeting.minutes_number, meeting.held_on


def _still_passes(
    tx: Transaction, vote: Vote, meeting: Meeting, before: Meeting | None, nomination: Nomination
) -> bool:
    """Whether a nomination that went on keeps its vote, and that vote is still enough."""
    kept = not _is_new(vote, before)
    return kept and _status_after(vote, meeting, award_in(tx, nomination.award)) is Status.PASSED


def _is_new(vote: Vote, before: Meeting | None) -> bool:
    return before is None or not any(vote.is_counted_as(one) for one in before.votes)


def _refuse_ineligible(tx: Transaction, campaign_id: str, voted: Mapping[str, Nomination]) -> dict[str, Assessment]:
    judged = {one.id: one for one in assess(tx, [get_campaign(tx, campaign_id)])}
    barred = [one.subject for one in judged.values() if one.id in voted and not one.may_proceed]
    if barred:
        raise NotEligible(tuple(barred))
    return judged


def _status_after(vote: Vote, meeting: Meeting, award: AwardType) -> Status:
    asked = vote.asked_of(award)
    enough = passes(vote.yes, meeting.voters(asked.vote_base), asked.vote_percent)
    return Status.PASSED if enough else Status.NOT_PASSED
