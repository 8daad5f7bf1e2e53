"""The way of a nomination: every step as a deed with its guard, from the tờ trình to the day it is handed over.

What the union decides itself never goes to a superior: deeds of the superior refuse it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from desktop.core.database import Transaction
from desktop.core.errors import FieldRefused
from desktop.core.vietnamese.text import clean
from desktop.features.awards.domain import (
    OF_SUPERIOR,
    AnotherLevelDecides,
    AwardHistory,
    Deed,
    Nomination,
    NotEligible,
    NothingToPropose,
    Status,
    StepReasonMissing,
    allowed_from,
)
from desktop.features.awards.services.assessment import Assessment, assess
from desktop.features.awards.services.catalogue import award_in
from desktop.features.awards.services.history import add_award_history, tell_revoked
from desktop.features.awards.services.numbers import Numbered, take_number
from desktop.features.awards.services.reading import refuse_status
from desktop.features.awards.services.steps import note_steps, refuse_too_early
from desktop.features.awards.storage import AwardHistoryStore, NominationStore, StepStore
from desktop.features.emulation.services import get_campaign


def submit(tx: Transaction, campaign_id: str, number: str, dated: date) -> list[Nomination]:
    """Trình: give the number and date of the tờ trình to every nomination that passed and goes to a superior.

    Who is no longer eligible, as when a complaint came in after the vote, is not taken along in silence.
    The paper enters the register of documents under that number. Raises FieldRefused, NothingToPropose, NotEligible,
    NumberTaken, YearClosed.
    """
    if not (number := clean(number)):
        raise FieldRefused("petition_number", "required")
    store = NominationStore(tx)
    campaign = get_campaign(tx, campaign_id)
    judged = {one.id: one for one in assess(tx, [campaign])}
    ready = [one for one in judged.values() if one.nomination.status is Status.PASSED and one.award.goes_up]
    if not ready:
        raise NothingToPropose(campaign.code)
    if barred := tuple(one.subject for one in ready if not one.may_proceed):
        raise NotEligible(barred)
    if dated > tx.today():
        raise FieldRefused("petition_date", "in_future", f"{dated:%d/%m/%Y}")
    take_number(tx, Numbered.PROPOSAL, number, dated, campaign, "petition_date", judged)
    refuse_too_early(tx, (one.nomination for one in ready), dated, "petition_date")
    gone = store.replace_all(
        replace(one.nomination, status=Status.SUBMITTED, petition_number=number, petition_date=dated) for one in ready
    )
    note_steps(tx, gone, Status.SUBMITTED, dated, what=number, judged=judged)
    return gone


def mark_sent(tx: Transaction, ids: Iterable[str], on: date, how: str = "") -> list[Nomination]:
    """Đã gửi: the dossier left for the superior. Raises StatusForbids, AnotherLevelDecides."""
    return _move(tx, ids, Deed.SEND, Status.SENT, on, what=how)


def mark_received(tx: Transaction, ids: Iterable[str], on: date, what: str = "") -> list[Nomination]:
    """Cấp trên tiếp nhận. Raises StatusForbids, AnotherLevelDecides."""
    return _move(tx, ids, Deed.RECEIVE, Status.RECEIVED, on, what=what)


def ask_for_more(
    tx: Transaction, ids: Iterable[str], what: str, why: str = "", due: date | None = None, on: date | None = None
) -> list[Nomination]:
    """Yêu cầu bổ sung: what the superior wants added, why, and by when. Raises FieldRefused, StatusForbids."""
    if not clean(what):
        raise FieldRefused("what", "required")
    day = on or tx.today()
    if due is not None and due < day:
        raise FieldRefused("due", "before_start", f"{due:%d/%m/%Y}")
    return _move(tx, ids, Deed.ASK, Status.MORE_ASKED, day, what=what, why=why, due=due)


def answer_request(tx: Transaction, nomination_id: str, answer: str, on: date) -> Nomination:
    """What was asked for was sent: every open request of the nomination is answered, and the superior has it again.

    Raises FieldRefused, StatusForbids.
    """
    if not (said := clean(answer)):
        raise FieldRefused("answer", "required")
    store, steps = NominationStore(tx), StepStore(tx)
    nomination = store.get(nomination_id)
    refuse_status(tx, nomination, allowed_from(Deed.ANSWER, goes_up=True), Deed.ANSWER)
    refuse_too_early(tx, [nomination], on, "on")
    open_steps = [one for one in steps.of_nominations([nomination_id]).get(nomination_id, ()) if one.is_open]
    steps.replace_all(replace(one, answered_on=on, answer=said) for one in open_steps)
    note_steps(tx, [nomination], Status.RECEIVED, on, what=said)
    return store.replace(replace(nomination, status=Status.RECEIVED))


def approve(tx: Transaction, ids: Iterable[str], on: date, what: str = "") -> list[Nomination]:
    """Cấp trên duyệt: only the decision with its number makes it an award. Raises StatusForbids."""
    return _move(tx, ids, Deed.APPROVE, Status.APPROVED, on, what=what)


def refuse(tx: Transaction, ids: Iterable[str], why: str, on: date) -> list[Nomination]:
    """Không duyệt, with the superior's reason. Raises StepReasonMissing, StatusForbids."""
    _need_reason(why, "refuse")
    return _move(tx, ids, Deed.REFUSE, Status.NOT_APPROVED, on, why=why)


def put_on_hold(tx: Transaction, ids: Iterable[str], why: str) -> list[Nomination]:
    """Tạm dừng do khiếu nại: nothing goes on until somebody concludes. Raises StepReasonMissing, StatusForbids."""
    _need_reason(why, "hold")
    given = _guarded(tx, ids, Deed.HOLD)
    held = NominationStore(tx).replace_all(replace(one, status=Status.ON_HOLD, held_from=one.status) for one in given)
    note_steps(tx, held, Status.ON_HOLD, why=why)
    return held


def resume(tx: Transaction, ids: Iterable[str], conclusion: str) -> list[Nomination]:
    """Tiếp tục xét where it stood, with the conclusion. Raises StepReasonMissing, StatusForbids."""
    _need_reason(conclusion, "resume")
    given = _guarded(tx, ids, Deed.RESUME)
    back = NominationStore(tx).replace_all(
        replace(one, status=one.held_from or Status.DRAFT, held_from=None) for one in given
    )
    for one in back:
        note_steps(tx, [one], one.status, what=conclusion)
    return back


def record_decision(
    tx: Transaction, nomination_id: str, number: str, decided_on: date, issuer: str = ""
) -> AwardHistory:
    """A decision with number and date makes the award part of the subject's history, under the campaign's year.

    What this union decides itself goes from the vote straight to its decision, which enters the register of documents.
    Raises FieldRefused, StatusForbids, NotEligible, NumberTaken, YearClosed.
    """
    store = NominationStore(tx)
    nomination = store.get(nomination_id)
    award = award_in(tx, nomination.award)
    refuse_status(tx, nomination, allowed_from(Deed.DECIDE, goes_up=award.goes_up), Deed.DECIDE)
    refuse_too_early(tx, [nomination], decided_on, "decided_on")
    campaign = get_campaign(tx, nomination.campaign_id)
    judged = {one.id: one for one in assess(tx, [campaign])}
    if not award.goes_up and not judged[nomination_id].may_proceed:
        raise NotEligible((judged[nomination_id].subject,))
    if not award.goes_up:
        take_number(tx, Numbered.DECISION, clean(number), decided_on, campaign, "decided_on", judged)
    history = add_award_history(
        tx,
        AwardHistory("", nomination.subject_kind, nomination.subject_id, nomination.award, campaign.year, number,
                     decided_on, issuer, nomination.occasion, nomination.achievement, nomination.id),
        campaign.id,
    )  # fmt: skip
    decided = store.replace(replace(nomination, status=Status.DECIDED))
    said = f"{history.decision_number}, {history.issuer}".strip(", ")
    note_steps(tx, [decided], Status.DECIDED, decided_on, what=said, judged=judged)
    return history


def record_decisions(
    tx: Transaction, ids: Iterable[str], number: str, decided_on: date, issuer: str = ""
) -> list[AwardHistory]:
    """One decision about many nominations, as decisions usually are."""
    return [record_decision(tx, one, number, decided_on, issuer) for one in ids]


def hand_over(tx: Transaction, ids: Iterable[str], on: date, by: str = "") -> list[Nomination]:
    """Trao tặng: on which day and who handed it over. Raises StatusForbids."""
    return _move(tx, ids, Deed.HAND_OVER, Status.HANDED_OVER, on, what=by)


def revoke(tx: Transaction, ids: Iterable[str], decision: str, why: str, on: date) -> list[Nomination]:
    """Thu hồi, by whose decision and why: the award stays in the history, marked, and no longer counts as a step.

    Raises FieldRefused, StepReasonMissing, StatusForbids.
    """
    _need_reason(why, "revoke")
    if not (decision := clean(decision)):
        raise FieldRefused("decision_number", "required")
    gone = _move(tx, ids, Deed.REVOKE, Status.REVOKED, on, what=decision, why=why)
    history, about = AwardHistoryStore(tx), {one.id for one in gone}
    given = [one for one in history.of_nominations(about) if one.stands]
    for one in history.replace_all(
        replace(one, revoked_on=on, revocation=f"{decision}: {clean(why)}") for one in given
    ):
        tell_revoked(tx, one)
    return gone


def revoke_award(tx: Transaction, history_id: str, decision: str, why: str, on: date) -> AwardHistory:
    """The same for an award that no nomination led to. Raises FieldRefused, StepReasonMissing."""
    _need_reason(why, "revoke")
    if not (decision := clean(decision)):
        raise FieldRefused("decision_number", "required")
    store = AwardHistoryStore(tx)
    given = store.get(history_id)
    if given.nomination_id and NominationStore(tx).find(given.nomination_id):
        revoke(tx, [given.nomination_id], decision, why, on)
        return store.get(history_id)
    revoked = store.replace(replace(given, revoked_on=on, revocation=f"{decision}: {clean(why)}"))
    tell_revoked(tx, revoked)
    return revoked


def confirm_conditions(tx: Transaction, ids: Iterable[str]) -> list[Nomination]:
    """Chốt kiểm tra điều kiện: keep by which packs and with which answers each was found fit for the meeting.

    Raises NotEligible, StatusForbids.
    """
    given = _guarded(tx, ids, Deed.CONFIRM)
    judged = judged_of(tx, given)
    if barred := tuple(judged[one.id].subject for one in given if not judged[one.id].may_proceed):
        raise NotEligible(barred)
    checked = NominationStore(tx).replace_all(replace(one, status=Status.CHECKED) for one in given)
    note_steps(tx, checked, Status.CHECKED, judged=judged)
    return checked


def judged_of(tx: Transaction, nominations: Sequence[Nomination]) -> dict[str, Assessment]:
    campaigns = [get_campaign(tx, one) for one in sorted({one.campaign_id for one in nominations})]
    return {one.id: one for one in assess(tx, campaigns)}


def _move(
    tx: Transaction,
    ids: Iterable[str],
    deed: Deed,
    status: Status,
    on: date,
    *,
    what: str = "",
    why: str = "",
    due: date | None = None,
) -> list[Nomination]:
    if on > tx.today():
        raise FieldRefused("on", "in_future", f"{on:%d/%m/%Y}")
    given = _guarded(tx, ids, deed)
    refuse_too_early(tx, given, on, "on")
    moved = NominationStore(tx).replace_all(replace(one, status=status) for one in given)
    note_steps(tx, moved, status, on, what=what, why=why, due=due)
    return moved


def _guarded(tx: Transaction, ids: Iterable[str], deed: Deed) -> list[Nomination]:
    given = NominationStore(tx).get_all(ids)
    for one in given:
        award = award_in(tx, one.award)
        if deed in OF_SUPERIOR and not award.goes_up:
            raise AnotherLevelDecides(award.name, deed)
        refuse_status(tx, one, allowed_from(deed, goes_up=award.goes_up), deed)
    return given


def _need_reason(text: str, deed: str) -> None:
    if not clean(text):
        raise StepReasonMissing(deed)
