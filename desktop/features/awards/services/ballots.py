"""The meeting and its ballot, which move nominations on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from desktop.core.database import Transaction
from desktop.features.awards.catalogue import get_award
from desktop.features.awards.domain import (
    BEFORE_SUBMISSION,
    AwardType,
    Meeting,
    Nomination,
    NotEligible,
    Status,
    Vote,
    passes,
    refuse_impossible_vote,
)
from desktop.features.awards.services.assessment import assess
from desktop.features.awards.services.reading import refuse_status
from desktop.features.awards.storage import MeetingStore, NominationStore
from desktop.features.emulation.services import get_campaign


def record_ballot(tx: Transaction, meeting: Meeting) -> Meeting:
    """Keep a meeting's minutes and ballot (new when `meeting.id` is empty) and move its nominations on.

    Every vote is compared with the award's own percentage and denominator. Raises VoteImpossible, NotEligible,
    StatusForbids, NotFound.
    """
    refuse_impossible_vote(meeting, tx.today())
    store, nominations = MeetingStore(tx), NominationStore(tx)
    voted = {vote.nomination_id: nominations.get(vote.nomination_id) for vote in meeting.votes}
    for nomination in voted.values():
        refuse_status(tx, nomination, BEFORE_SUBMISSION, "vote")
    _refuse_ineligible(tx, meeting.campaign_id, voted)
    before = store.get(meeting.id) if meeting.id else None
    kept = store.replace(meeting) if before else store.add(replace(meeting, id=tx.new_id()))
    for vote in meeting.votes:
        nomination = voted[vote.nomination_id]
        nominations.replace(replace(nomination, status=_status_after(vote, kept, get_award(nomination.award))))
    for vote in before.votes if before else ():
        if vote.nomination_id not in voted:
            dropped = nominations.get(vote.nomination_id)
            nominations.replace(replace(dropped, status=Status.DRAFT))
    return kept


def _refuse_ineligible(tx: Transaction, campaign_id: str, voted: Mapping[str, Nomination]) -> None:
    barred = [
        one.subject
        for one in assess(tx, [get_campaign(tx, campaign_id)])
        if one.nomination.id in voted and not one.may_proceed
    ]
    if barred:
        raise NotEligible(tuple(barred))


def _status_after(vote: Vote, meeting: Meeting, award: AwardType) -> Status:
    enough = passes(vote.yes, meeting.voters(award.vote_base), award.vote_percent)
    return Status.PASSED if enough else Status.NOT_PASSED
