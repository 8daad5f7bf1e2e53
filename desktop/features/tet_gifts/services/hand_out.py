"""The hand-out desk: a slip comes in, a gift goes out, once.

The answer is written before it is shown: what the desk called given stays given after a power cut.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from desktop.core.database import Reading, Transaction
from desktop.core.records import plain
from desktop.core.vietnamese.text import clean
from desktop.features.tet_gifts.domain import (
    GIVEN,
    WAITING,
    Distribution,
    GiftRequest,
    GiftState,
    HandOutAnswer,
    HandOutForm,
    Outcome,
    Proxy,
    ProxyIncomplete,
    is_slip,
    typed_slip,
)
from desktop.features.tet_gifts.services.campaigns import get_scheme
from desktop.features.tet_gifts.storage import (
    BeneficiaryStore,
    DeskShareStore,
    DistributionStore,
    GiftStore,
    NotTakenStore,
    TetDeskStore,
)

ELSEWHERE = "elsewhere"


def hand_out(
    tx: Transaction,
    code: str,
    *,
    desk: str = "",
    proxy: Proxy | None = None,
    form: HandOutForm = HandOutForm.DIRECT,
    proof: str = "",
) -> HandOutAnswer:
    """Record one slip as given, or say why not; only an answer `given` has written anything.

    A `proxy` makes it a gift taken by somebody else; `proof` names the transfer order of a gift sent by bank. Raises
    ProxyIncomplete.
    """
    slip = typed_slip(code)
    if not is_slip(slip):
        return HandOutAnswer(Outcome.UNKNOWN, slip, reason="mistyped")
    store = GiftStore(tx)
    request = store.with_slip(slip)
    if request is None:
        return HandOutAnswer(Outcome.UNKNOWN, slip, reason="no_such_slip")
    if request.state in GIVEN:
        return _answer(tx, Outcome.ALREADY_GIVEN, request)
    if not may_be_given(tx, request):
        return replace(_answer(tx, Outcome.NOT_ENTITLED, request), reason=request.state.value)
    if others := [name for name in elsewhere_of(tx, [request.id]).values() if name != desk]:
        return replace(_answer(tx, Outcome.NOT_ENTITLED, request), reason=ELSEWHERE, desk=others[0])
    handed = new_hand_out(tx, request, desk, proxy, form, proof, tx.now())
    return _answer(tx, Outcome.GIVEN, record_hand_out(tx, request, handed))


def distributions_of(reading: Reading, campaign_id: str) -> dict[str, Distribution]:
    """Hand-outs by gift."""
    return DistributionStore(reading).of_campaign(campaign_id)


def hand_out_as_json(tx: Transaction, code: str) -> dict[str, Any]:
    """The answer as the command line gives it."""
    answer = hand_out(tx, code)
    return {
        "outcome": answer.outcome.value,
        "name": answer.name,
        "code": answer.code,
        "unit": answer.unit,
        "scheme": answer.scheme,
        "amount": int(answer.amount),
        "cash": int(answer.cash),
        "at": plain(answer.at),
        "desk": answer.desk,
        "reason": answer.reason,
    }


def elsewhere_of(reading: Reading, request_ids: Iterable[str]) -> dict[str, str]:
    """The desk that gives it, by gift, of those in another desk's part."""
    ids, desks = list(request_ids), TetDeskStore(reading)
    shares, here = DeskShareStore(reading).of_requests(ids), desks.here()
    if here is not None:
        return {gift_id: here.home for gift_id in ids if here.closed_at or shares.get(gift_id) != here.id}
    names = {gift_id: one.name for gift_id, one in desks.with_ids(shares.values()).items()}
    return {gift_id: names[desk_id] for gift_id, desk_id in shares.items() if desk_id in names}


def may_be_given(reading: Reading, request: GiftRequest) -> bool:
    """Whether its list is closed and, where the union above decides, answered."""
    if request.state is GiftState.FINAL:
        return not get_scheme(reading, request.scheme_id).superior_decides
    return request.state in WAITING


def new_hand_out(
    tx: Transaction, request: GiftRequest, desk: str, proxy: Proxy | None, form: HandOutForm, proof: str, at: datetime
) -> Distribution:
    """What is to be written of a gift that leaves the desk. Raises ProxyIncomplete."""
    if proxy and not all(map(clean, (proxy.full_name, proxy.relation, proxy.national_id))):
        raise ProxyIncomplete(GiftStore(tx).names([request.id])[request.id])
    return Distribution(
        id=tx.new_id(),
        request_id=request.id,
        at=at,
        amount=request.approved,
        form=HandOutForm.PROXY if proxy else form,
        proxy_name=clean(proxy.full_name) if proxy else "",
        proxy_relation=clean(proxy.relation) if proxy else "",
        proxy_number=clean(proxy.national_id) if proxy else "",
        proof=clean(proof),
        desk=clean(desk),
    )


def record_hand_out(tx: Transaction, request: GiftRequest, handed: Distribution) -> GiftRequest:
    """The gift left a desk, this one or another: it is received, and nothing says any more that nobody took it."""
    missed = NotTakenStore(tx)
    for absent in missed.of_requests([request.id]).values():
        missed.remove(absent.id)
    DistributionStore(tx).add(handed)
    return GiftStore(tx).replace(replace(request, state=GiftState.RECEIVED, decision_reason=""))


def _answer(reading: Reading, outcome: Outcome, request: GiftRequest) -> HandOutAnswer:
    scheme = get_scheme(reading, request.scheme_id)
    person = BeneficiaryStore(reading).get(request.beneficiary_id)
    given = DistributionStore(reading).of_request(request.id)
    return HandOutAnswer(
        outcome,
        request.slip_code,
        name=GiftStore(reading).names([request.id])[request.id],
        unit=person.unit,
        scheme=scheme.name,
        amount=request.approved,
        cash=scheme.in_cash(request.approved),
        at=given.at if given else None,
        desk=given.desk if given else "",
        proxy=given.proxy_name if given else "",
    )
