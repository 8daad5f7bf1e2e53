"""What the desk does: give, note what was not taken, take back. Each deed is one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time

from desktop.core.clock import VIETNAM
from desktop.core.database import Transaction
from desktop.core.vietnamese.text import clean
from desktop.features.tet_gifts.domain import (
    Distribution,
    GiftState,
    HandOutForm,
    NothingToTakeBack,
    ReasonMissing,
    StateImpossible,
    TetCampaign,
)
from desktop.features.tet_gifts.domain.desk import (
    DeskAnswer,
    DeskPerson,
    DeskScope,
    HandOutDayImpossible,
    Manner,
    Missed,
    NothingWaits,
    NotTaken,
    ProofMissing,
    Verdict,
)
from desktop.features.tet_gifts.domain.second_desk import DeskClaim, Fate
from desktop.features.tet_gifts.services.campaigns import get_campaign
from desktop.features.tet_gifts.services.desk.board import RECENT, visits_of
from desktop.features.tet_gifts.services.desk.seen import desk_gifts, holder_of, show_person
from desktop.features.tet_gifts.services.hand_out import new_hand_out, record_hand_out
from desktop.features.tet_gifts.storage import (
    DeskClaimStore,
    DistributionStore,
    GiftStore,
    NotTakenStore,
    TetDeskStore,
)
from desktop.features.tet_gifts.storage import desk as questions

# Giving


def give_slip(
    tx: Transaction, scope: DeskScope, code: str, manner: Manner | None = None, *, insist: bool = False
) -> DeskAnswer:
    """Give the person of this slip everything that waits here. Raises as `give_person`."""
    request = GiftStore(tx).with_slip(code)
    if request is None:
        return DeskAnswer(Verdict.UNKNOWN, code, reason="no_such_slip")
    if request.campaign_id != scope.campaign_id:
        return DeskAnswer(Verdict.UNKNOWN, code, reason="other_campaign")
    answer = give_person(tx, scope, request.beneficiary_id, manner, insist=insist)
    if answer.person is None:
        return DeskAnswer(Verdict.NOT_ENTITLED, code, holder_of(tx, request), reason=request.state.value)
    return replace(answer, code=code)


def give_person(
    tx: Transaction, scope: DeskScope, beneficiary_id: str, manner: Manner | None = None, *, insist: bool = False
) -> DeskAnswer:
    """Give everything that waits for the person here, or say why not; only an answer `given` has written anything.

    With `insist` also what is in another desk's part or was noted as not taken. Raises ProxyIncomplete, ProofMissing,
    HandOutDayImpossible.
    """
    manner = manner or Manner()
    person = show_person(tx, scope, beneficiary_id)
    if person is None:
        return DeskAnswer(Verdict.NOT_ENTITLED)
    mine = [one for one in person.to_give if not one.elsewhere or insist]
    if insist:
        mine += [one for one in person.gifts if one.here and one.state is GiftState.NOT_TAKEN]
    if not mine:
        return _why_not(person)
    campaign = get_campaign(tx, scope.campaign_id)
    at = _moment(tx, campaign, manner)
    if manner.form is HandOutForm.TRANSFER and not clean(manner.proof):
        raise ProofMissing(person.name)
    _give(tx, scope, [one.id for one in mine], manner, at)
    now = show_person(tx, scope, beneficiary_id)
    gone = {one.id for one in mine}
    assert now is not None
    given = tuple(one for one in now.gifts if one.id in gone)
    return DeskAnswer(Verdict.GIVEN, mine[0].code, now, given, late=is_late(campaign, at))


def is_late(campaign: TetCampaign, at: datetime) -> bool:
    """Handed out after the campaign's hand-out day."""
    return bool(campaign.hand_out_by) and at.astimezone(VIETNAM).date() > (campaign.hand_out_by or date.max)


# Not taken


def note_missed(tx: Transaction, scope: DeskScope, beneficiary_id: str, kind: Missed, reason: str = "") -> DeskAnswer:
    """Note that somebody refuses what waits for them, or did not come for it. Raises ReasonMissing for a refusal
    without reason, NothingWaits."""
    person = show_person(tx, scope, beneficiary_id)
    if kind is Missed.REFUSED and not clean(reason):
        raise ReasonMissing()
    waiting = [one for one in person.to_give if not one.elsewhere] if person else []
    if person is None or not waiting:
        raise NothingWaits(person.name if person else "")
    _miss(tx, scope, [one.id for one in waiting], kind, reason)
    now = show_person(tx, scope, beneficiary_id)
    ids = {one.id for one in waiting}
    assert now is not None
    return DeskAnswer(Verdict.MISSED, person=now, gifts=tuple(one for one in now.gifts if one.id in ids))


def note_missed_slip(tx: Transaction, scope: DeskScope, code: str, kind: Missed, reason: str = "") -> DeskAnswer:
    """As `note_missed`, for the person of this slip."""
    request = GiftStore(tx).with_slip(code)
    if request is None or request.campaign_id != scope.campaign_id:
        return DeskAnswer(Verdict.UNKNOWN, code, reason="other_campaign" if request else "no_such_slip")
    return note_missed(tx, scope, request.beneficiary_id, kind, reason)


def note_unclaimed(tx: Transaction, scope: DeskScope) -> int:
    """At the end of the day: everything that still waits here was not claimed; how many gifts."""
    ids = [one.id for one in questions.live_gifts(tx.session, scope.campaign_id)]
    waiting = [
        one.id for one in desk_gifts(tx, scope, ids).values() if one.may_be_given and one.here and not one.elsewhere
    ]
    _miss(tx, scope, waiting, Missed.NOT_CLAIMED, "")
    return len(waiting)


def take_back_missed(tx: Transaction, gift_ids: Sequence[str]) -> None:
    """What was noted as not taken waits again. Raises StateImpossible when it was returned since."""
    store, missed = GiftStore(tx), NotTakenStore(tx)
    for request in store.get_all(gift_ids):
        if request.state is not GiftState.NOT_TAKEN:
            raise StateImpossible(store.names([request.id])[request.id], request.state, GiftState.ISSUED)
        store.replace(replace(request, state=GiftState.ISSUED, decision_reason=""))
    for one in missed.of_requests(gift_ids).values():
        missed.remove(one.id)


# Taking back


def take_back_visit(tx: Transaction, scope: DeskScope) -> DeskAnswer:
    """Undo what the last person was given at this desk, all of it; it can be given again. Raises NothingToTakeBack,
    StateImpossible when it is settled."""
    distributions, store = DistributionStore(tx), GiftStore(tx)
    recent = questions.latest_hand_outs(tx.session, scope.campaign_id, scope.desk, RECENT)
    if not recent:
        raise NothingToTakeBack()
    visit = visits_of(tx, recent)[0]
    for handed in visit:
        request = store.get(handed.request_id)
        if request.state is not GiftState.RECEIVED:
            raise StateImpossible(store.names([request.id])[request.id], request.state, GiftState.ISSUED)
        distributions.remove(handed.id)
        store.replace(replace(request, state=GiftState.ISSUED))
    _remember_withdrawn(tx, visit)
    ids = {one.request_id for one in visit}
    person = show_person(tx, scope, store.get(visit[0].request_id).beneficiary_id)
    gifts = tuple(one for one in person.gifts if one.id in ids) if person else ()
    return DeskAnswer(Verdict.TAKEN_BACK, person=person, gifts=gifts)


# Inside


def _why_not(person: DeskPerson) -> DeskAnswer:
    """The most telling of the reasons why nothing goes out."""
    waiting = [one for one in person.gifts if one.may_be_given]
    for verdict, gifts in (
        (Verdict.ELSEWHERE, [one for one in waiting if one.here and one.elsewhere]),
        (Verdict.NOT_TAKEN, [one for one in person.gifts if one.state is GiftState.NOT_TAKEN and one.here]),
        (Verdict.OTHER_SCHEMES, [one for one in waiting if not one.here]),
        (Verdict.ALREADY_GIVEN, [one for one in person.gifts if one.is_given]),
    ):
        if gifts:
            return DeskAnswer(verdict, gifts[0].code, person, tuple(gifts))
    state = person.gifts[0].state.value if person.gifts else ""
    return DeskAnswer(Verdict.NOT_ENTITLED, person.gifts[0].code, person, person.gifts, reason=state)


def _moment(tx: Transaction, campaign: TetCampaign, manner: Manner) -> datetime:
    """Now, or the noon of the day that was told."""
    if manner.on is None or manner.on == tx.today():
        return tx.now()
    if not date(campaign.lunar_year - 1, 1, 1) <= manner.on < tx.today():
        raise HandOutDayImpossible(manner.on)
    return datetime.combine(manner.on, time(12), VIETNAM)


def _give(tx: Transaction, scope: DeskScope, gift_ids: Sequence[str], manner: Manner, at: datetime) -> None:
    for request in GiftStore(tx).get_all(gift_ids):
        handed = new_hand_out(tx, request, scope.desk, manner.proxy, manner.form, manner.proof, at)
        record_hand_out(tx, request, handed)


def _miss(tx: Transaction, scope: DeskScope, gift_ids: Sequence[str], kind: Missed, reason: str) -> None:
    store, missed = GiftStore(tx), NotTakenStore(tx)
    if not gift_ids:
        return
    missed.add_all(
        NotTaken(tx.new_id(), gift_id, kind, tx.now(), clean(reason), clean(scope.desk)) for gift_id in gift_ids
    )
    requests = store.get_all(gift_ids)
    store.replace_all(replace(one, state=GiftState.NOT_TAKEN, decision_reason=clean(reason)) for one in requests)


def _remember_withdrawn(tx: Transaction, visit: Sequence[Distribution]) -> None:
    """A second desk tells what it took back as well, for it may have reported it as given before."""
    if (here := TetDeskStore(tx).here()) is None:
        return
    names = GiftStore(tx).names(one.request_id for one in visit)
    DeskClaimStore(tx).add_all(
        DeskClaim(one.id, here.id, one.request_id, Fate.TAKEN_BACK, one.at, names[one.request_id], "", one.amount)
        for one in visit
    )
