"""What the committee decides about gifts: within the money, one transaction for all of them, or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from desktop.core.database import Transaction
from desktop.core.vietnamese.text import clean
from desktop.features.tet_gifts.domain import (
    NOTHING,
    Approval,
    FundSource,
    GiftRequest,
    GiftState,
    ObjectionOpen,
    PostingNotOver,
    Purse,
    ReasonMissing,
    Scheme,
    StateImpossible,
    refuse_amount,
    refuse_step,
)
from desktop.features.tet_gifts.services.campaigns import get_scheme
from desktop.features.tet_gifts.storage import GiftStore, ObjectionStore

BY_OTHER_DEEDS = (
    GiftState.APPROVED, GiftState.REJECTED, GiftState.RECEIVED, GiftState.REPLACED, GiftState.SETTLED,
)  # fmt: skip


def approve(tx: Transaction, approvals: Sequence[Approval]) -> list[GiftRequest]:
    """Grant all of these or none. Raises StateImpossible, OverClassCap, BelowGoods, OverBudget, OverQuota, NotFound."""
    store = GiftStore(tx)
    names = store.names(approval.request_id for approval in approvals)
    requests = store.get_all(approval.request_id for approval in approvals)
    purses: dict[str, _Purse] = {}
    granted = []
    for approval, request in zip(approvals, requests, strict=True):
        if request.scheme_id not in purses:
            purses[request.scheme_id] = _Purse(tx, get_scheme(tx, request.scheme_id))
        purse, name, amount = purses[request.scheme_id], names[request.id], approval.amount or request.proposed
        refuse_step(name, request.state, GiftState.APPROVED)
        refuse_amount(purse.scheme, request, name, amount)
        line = purse.line_for(amount, approval.source, approval.year)
        purse.take(line, amount)
        source, year = line or (approval.source, approval.year)
        granted.append(
            replace(
                request, state=GiftState.APPROVED, approved=amount, source=source, year=year, decision_reason=""
            )
        )  # fmt: skip
    return store.replace_all(granted)


def reject(tx: Transaction, request_ids: Iterable[str], reason: str) -> list[GiftRequest]:
    """Turn down, also after an objection to the posted list. Raises ReasonMissing, StateImpossible, NotFound."""
    if not (reason := clean(reason)):
        raise ReasonMissing()
    store = GiftStore(tx)
    rejected = [
        replace(one, approved=NOTHING, source=None, year=0, voucher_serial="", decision_reason=reason)
        for one in _stepped(tx, request_ids, GiftState.REJECTED)
    ]
    return store.replace_all(rejected)


def reopen(tx: Transaction, request_ids: Iterable[str]) -> list[GiftRequest]:
    """Propose rejected ones again. Raises StateImpossible, ExclusionGroupTaken, NotFound."""
    return advance(tx, request_ids, GiftState.PROPOSED)


def advance(tx: Transaction, request_ids: Iterable[str], state: GiftState, reason: str = "") -> list[GiftRequest]:
    """Take gifts a step further: verified, posted, final, sent up, answered by the superior, issued, not taken,
    returned, settled. Raises StateImpossible, ReasonMissing, OverBudget, NotFound."""
    if state in BY_OTHER_DEEDS:
        raise ValueError(f"{state} is reached by a deed of its own")
    needs_reason = state in (GiftState.SUPERIOR_REJECTED, GiftState.NOT_TAKEN, GiftState.RETURNED)
    if needs_reason and not clean(reason):
        raise ReasonMissing()
    stepped = _stepped(tx, request_ids, state)
    return GiftStore(tx).replace_all([replace(one, decision_reason=clean(reason)) for one in stepped])


def finalise(tx: Transaction, scheme_id: str) -> list[GiftRequest]:
    """Close the list of a scheme (chốt danh sách): every approved gift becomes final. Raises PostingNotOver,
    ObjectionOpen."""
    found = GiftStore(tx).in_state(scheme_id, GiftState.APPROVED, GiftState.POSTED)
    return advance(tx, [one.id for one in found], GiftState.FINAL)


def replace_gift(tx: Transaction, returned_id: str, reserve_id: str) -> GiftRequest:
    """Give the place of a returned gift to somebody proposed for the same scheme, with the same money and voucher.

    Raises StateImpossible, OverClassCap, BelowGoods, OverBudget, OverQuota, NotFound.
    """
    store = GiftStore(tx)
    returned, reserve = store.get(returned_id), store.get(reserve_id)
    names = store.names((returned_id, reserve_id))
    refuse_step(names[returned_id], returned.state, GiftState.REPLACED)
    if reserve.scheme_id != returned.scheme_id:
        raise StateImpossible(names[reserve_id], reserve.state, GiftState.APPROVED)
    store.replace(replace(returned, state=GiftState.REPLACED, voucher_serial=""))
    approved = approve(tx, [Approval(reserve_id, returned.approved, returned.source, returned.year)])[0]
    return store.replace(replace(approved, replaces_id=returned_id, voucher_serial=returned.voucher_serial))


def _stepped(tx: Transaction, request_ids: Iterable[str], state: GiftState) -> list[GiftRequest]:
    """The gifts in their next state, not yet written."""
    store, ids = GiftStore(tx), list(request_ids)
    names = store.names(ids)
    stepped = []
    for request in store.get_all(ids):
        refuse_step(names[request.id], request.state, state)
        scheme = get_scheme(tx, request.scheme_id)
        if request.state is GiftState.FINAL and scheme.superior_decides and state is GiftState.ISSUED:
            raise StateImpossible(names[request.id], request.state, state)
        if request.state is GiftState.POSTED and state is GiftState.FINAL:
            _refuse_posting(tx, scheme)
        stepped.append(replace(request, state=state))
    return stepped


def _refuse_posting(tx: Transaction, scheme: Scheme) -> None:
    """Raises PostingNotOver while the list hangs out, ObjectionOpen while somebody waits for an answer."""
    if scheme.posted_to and tx.today() <= scheme.posted_to:
        raise PostingNotOver(scheme.name, scheme.posted_to)
    waiting = [one for one in ObjectionStore(tx).of_scheme(scheme.id) if one.is_open]
    if waiting:
        raise ObjectionOpen(scheme.name, waiting[0].by, len(waiting))


class _Purse:
    """What is left in each source and year of a scheme while one approval after the other takes from it."""

    def __init__(self, tx: Transaction, scheme: Scheme) -> None:
        self.scheme = scheme
        meters = GiftStore(tx).meters([scheme])
        self._left = {(meter.source, meter.year): meter.left for meter in meters}
        self._gifts = {(meter.source, meter.year): meter.gifts_left for meter in meters}

    def line_for(self, amount: int, source: FundSource | None, year: int) -> Purse | None:
        """The first line of what was asked for that still has enough; when none has, the first, so that the refusal
        names it."""
        wanted = [one for one in self._left if source in (None, one[0]) and year in (0, one[1])]
        for line in wanted:
            gifts = self._gifts[line]
            if self._left[line] >= amount and (gifts is None or gifts > 0):
                return line
        return next(iter(wanted), None)

    def take(self, line: Purse | None, amount: int) -> None:
        if line is not None:
            self._left[line] -= amount
            gifts = self._gifts[line]
            self._gifts[line] = None if gifts is None else gifts - 1
