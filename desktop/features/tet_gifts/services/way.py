"""The way of a list through posting, the union above and the table: deeds upon many gifts at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from desktop.core.database import Reading, Transaction
from desktop.core.errors import FieldRefused
from desktop.core.vietnamese.text import clean
from desktop.features.tet_gifts.domain import (
    WAITING,
    GiftRequest,
    GiftState,
    Objection,
    ReasonMissing,
    StateImpossible,
)
from desktop.features.tet_gifts.domain.desk import Missed, NotTaken
from desktop.features.tet_gifts.services.campaigns import get_scheme
from desktop.features.tet_gifts.services.decisions import advance
from desktop.features.tet_gifts.storage import GiftStore, NotTakenStore, ObjectionStore, SchemeStore

NO_REASON = "Không đến nhận"


def verify(tx: Transaction, request_ids: Iterable[str]) -> list[GiftRequest]:
    """Somebody has looked at the circumstances (xác minh). Raises StateImpossible, NotFound."""
    return advance(tx, request_ids, GiftState.VERIFIED)


def post_list(tx: Transaction, scheme_id: str, first: date, last: date) -> list[GiftRequest]:
    """Hang the list of a scheme out (niêm yết) from one day to another; every approved gift is posted. A list that
    hangs out already gets other days. Raises FieldRefused, NothingApproved as StateImpossible, NotFound."""
    if last < first:
        raise FieldRefused("last", "ends_before_start", f"{last:%d/%m/%Y}")
    store, schemes = GiftStore(tx), SchemeStore(tx)
    scheme = get_scheme(tx, scheme_id)
    approved = store.in_state(scheme_id, GiftState.APPROVED)
    if not approved and not store.in_state(scheme_id, GiftState.POSTED):
        raise StateImpossible(scheme.name, GiftState.PROPOSED, GiftState.POSTED)
    schemes.replace(replace(scheme, posted_from=first, posted_to=last))
    return advance(tx, [one.id for one in approved], GiftState.POSTED)


def list_objections(reading: Reading, scheme_id: str) -> list[Objection]:
    return ObjectionStore(reading).of_scheme(scheme_id)


def object_to(tx: Transaction, draft: Objection) -> Objection:
    """Write down what somebody says about a posted list. Raises FieldRefused, NotFound."""
    get_scheme(tx, draft.scheme_id)
    objection = _tidied(replace(draft, id=tx.new_id()))
    for name in ("by", "text"):
        if not getattr(objection, name):
            raise FieldRefused(name, "required")
    return ObjectionStore(tx).add(objection)


def answer_objection(tx: Transaction, objection_id: str, answer: str, on: date) -> Objection:
    """What the committee found; only then may the list be closed. Raises ReasonMissing, FieldRefused, NotFound."""
    store = ObjectionStore(tx)
    objection = store.get(objection_id)
    if not clean(answer):
        raise ReasonMissing()
    if on < objection.on:
        raise FieldRefused("answered_on", "ends_before_start", f"{on:%d/%m/%Y}")
    return store.replace(replace(objection, answer=clean(answer), answered_on=on))


def withdraw_objection(tx: Transaction, objection_id: str) -> Objection:
    """Take off one that was written down by mistake. Raises NotFound."""
    return ObjectionStore(tx).remove(objection_id)


def send_up(tx: Transaction, request_ids: Iterable[str]) -> list[GiftRequest]:
    """The closed list goes to the union above. Raises StateImpossible, NotFound."""
    return advance(tx, request_ids, GiftState.SENT_UP)


def hear_superior(
    tx: Transaction, request_ids: Iterable[str], *, approved: bool, reason: str = ""
) -> list[GiftRequest]:
    """The answer of the union above; a refusal has a reason (trùng, không đủ điều kiện). Raises StateImpossible,
    ReasonMissing, NotFound."""
    state = GiftState.SUPERIOR_APPROVED if approved else GiftState.SUPERIOR_REJECTED
    return advance(tx, request_ids, state, reason)


def mark_not_taken(tx: Transaction, request_ids: Iterable[str], reason: str) -> list[GiftRequest]:
    """Nobody came for it (không nhận), whether it had been set out or the list was merely closed; noted as at the desk,
    which gives it all the same to whoever comes late. Raises StateImpossible, ReasonMissing, NotFound."""
    ids = list(request_ids)
    lying = [one.id for one in GiftStore(tx).get_all(ids) if one.state in WAITING and one.state is not GiftState.ISSUED]
    advance(tx, lying, GiftState.ISSUED)
    done = advance(tx, ids, GiftState.NOT_TAKEN, reason)
    NotTakenStore(tx).add_all(
        NotTaken(tx.new_id(), one.id, Missed.NOT_CLAIMED, tx.now(), one.decision_reason) for one in done
    )
    return done


def bring_back(tx: Transaction, request_ids: Iterable[str]) -> list[GiftRequest]:
    """What nobody took is back with the cashier (thu hồi): its place is free, and why nobody took it stays written.
    Raises StateImpossible, NotFound."""
    done: list[GiftRequest] = []
    by_reason: dict[str, list[str]] = {}
    for gift in GiftStore(tx).get_all(request_ids):
        by_reason.setdefault(gift.decision_reason or NO_REASON, []).append(gift.id)
    for reason, ids in by_reason.items():
        done += advance(tx, ids, GiftState.RETURNED, reason)
    return done


def names_of(reading: Reading, request_ids: Sequence[str]) -> dict[str, str]:
    """Whose gifts these are, by gift."""
    return GiftStore(reading).names(request_ids)


def _tidied(objection: Objection) -> Objection:
    return replace(objection, by=clean(objection.by), text=clean(objection.text))
