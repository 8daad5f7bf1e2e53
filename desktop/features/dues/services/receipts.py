"""Receipts (phiếu thu): who handed over how much for whom and which months. Money is in the book only through them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from desktop.core.database import Reading, Transaction
from desktop.core.errors import FieldRefused
from desktop.core.money import Dong
from desktop.core.vietnamese.sorting import name_sort_key
from desktop.core.vietnamese.text import clean
from desktop.features.dues.domain import (
    CancelReasonMissing,
    Dues,
    NoSuchReceipt,
    NothingToCollect,
    Part,
    Payment,
    Receipt,
    ReceiptAlreadyCancelled,
    ReceiptDraft,
    ReceiptLine,
    distribute,
    later,
    months_through,
    parts_total,
    reckon,
)
from desktop.features.dues.services.rules import rules_of
from desktop.features.dues.storage import DuesExemptionStore, DuesStore, GridReader, PaymentStore, ReceiptStore

_FURTHEST = 24
"""How many months ahead a single amount is spread before the rest counts as paid too much."""


@dataclass(frozen=True)
class Proposed:
    """What a payment would be for. `ahead` are months in it without a table yet: paid in advance."""

    parts: tuple[Part, ...]
    people: int
    amount: Dong
    ahead: int


def propose_parts(
    reading: Reading, member_ids: Sequence[str], first: date, until: date, amount: Dong | None = None
) -> Proposed:
    """What these people still owe for the months from `first` to `until`; months that have no table yet are paid in
    advance, at what they will likely cost. With an `amount`, which only one person can give, it is spread over these
    months and then over the coming ones. Raises FieldRefused."""
    if amount is not None and len(set(member_ids)) != 1:
        raise FieldRefused("amount", "only_for_one")
    far = later(until, _FURTHEST) if amount is not None else until
    known = DuesStore(reading).of_members(member_ids, first, far)
    lefts = _lefts(reading, list(dict.fromkeys(member_ids)), first, far, known)
    tabled = {(one.member_id, one.month) for one in known}
    parts = []
    for member_id, months in lefts.items():
        wanted = months if amount is None else distribute(amount, _owed_first(months, until))
        parts += [Part(member_id, month, Dong(part)) for month, part in wanted if part]
    ahead = sum((part.member_id, part.month) not in tabled for part in parts)
    return Proposed(tuple(parts), len({part.member_id for part in parts}), parts_total(parts), ahead)


def paid_by_day(reading: Reading, ids: Iterable[str]) -> dict[tuple[str, date, date], Dong]:
    """What these people paid, by member, month, and the day on which it was handed over."""
    return PaymentStore(reading).sums_by_day(ids)


def lefts_of(reading: Reading, ids: Sequence[str], first: date, until: date) -> dict[str, list[tuple[date, Dong]]]:
    """What each still owes for the months that have a table or are to come."""
    return _lefts(reading, ids, first, until, DuesStore(reading).of_members(ids, first, until))


def _owed_first(months: list[tuple[date, Dong]], until: date) -> list[tuple[date, Dong]]:
    """Those that owe anything; where nothing is owed at all, the last month asked for takes what is too much."""
    return [one for one in months if one[1]] or [one for one in months if one[0] <= until][-1:]


def _lefts(
    reading: Reading, ids: Sequence[str], first: date, until: date, known: Sequence[Dues]
) -> dict[str, list[tuple[date, Dong]]]:
    """Member → (month, what is left), also of months after the latest table."""
    paid = PaymentStore(reading).sums_of(ids, first, until)
    latest = next(iter(DuesStore(reading).months()), None)
    coming = [month for month in months_through(first, until) if latest is None or month > latest]
    people, rules = GridReader(reading).people_with_ids(ids), rules_of(reading)
    exempt = {
        (one.member_id, month)
        for one in DuesExemptionStore(reading).of_members(ids)
        for month in coming
        if one.covers(month)
    }
    due: dict[str, dict[date, Dong]] = defaultdict(dict)
    for one in known:
        due[one.member_id][one.month] = one.amount
    for member_id in ids:
        for month in coming:
            found = reckon(people[member_id][4], month, rules) if member_id in people else None
            owes = found is not None and (member_id, month) not in exempt
            due[member_id].setdefault(month, found.amount if found and owes else Dong(0))
    return {
        one: [(month, Dong(max(0, owed - paid.get((one, month), 0)))) for month, owed in sorted(due[one].items())]
        for one in ids
    }


def collect(tx: Transaction, draft: ReceiptDraft) -> Receipt:
    """Write one receipt for everything that was handed over together. More than is due is taken, and shown as paid in
    advance or too much. Raises NothingToCollect, FieldRefused."""
    parts = _joined(draft.parts)
    if not parts:
        raise NothingToCollect()
    if draft.on > tx.today():
        raise FieldRefused("on", "in_the_future", draft.on.strftime("%d/%m/%Y"))
    receipts, people = ReceiptStore(tx), GridReader(tx).people_with_ids({part.member_id for part in parts})
    payer_id = draft.payer_id or (parts[0].member_id if len(people) == 1 else "")
    payer = clean(draft.payer) or (people[payer_id][1] if payer_id in people else "")
    if not payer:
        raise FieldRefused("payer", "required")
    receipt = receipts.add(
        Receipt(
            tx.new_id(), draft.on.year, receipts.next_number(draft.on.year), draft.on, payer, parts_total(parts),
            draft.way, payer_id, draft.section_id, clean(draft.note),
        )
    )  # fmt: skip
    PaymentStore(tx).add_all(
        Payment(tx.new_id(), receipt.id, part.member_id, part.month, part.amount) for part in parts
    )
    return receipt


def _joined(parts: Iterable[Part]) -> list[Part]:
    """Each member and month once, without parts of nothing. Raises FieldRefused for what is below zero."""
    sums: dict[tuple[str, date], Dong] = {}
    for part in parts:
        if part.amount < 0:
            raise FieldRefused("amount", "negative", str(part.amount))
        if part.amount:
            key = part.member_id, part.month
            sums[key] = sums.get(key, Dong(0)) + part.amount
    return [Part(*key, amount) for key, amount in sums.items()]


def cancel_receipt(tx: Transaction, id: str, reason: str) -> Receipt:
    """Take a receipt back (huỷ): it keeps its number and says why; its months are owed again. Raises
    CancelReasonMissing, ReceiptAlreadyCancelled, NotFound."""
    store, reason = ReceiptStore(tx), clean(reason)
    receipt = store.get(id)
    if not receipt.counts:
        raise ReceiptAlreadyCancelled(receipt.year, receipt.number)
    if not reason:
        raise CancelReasonMissing(receipt.year, receipt.number)
    return store.replace(replace(receipt, cancelled_on=tx.today(), cancel_reason=reason))


def list_receipts(reading: Reading, year: int) -> list[ReceiptLine]:
    """The latest first, cancelled ones included."""
    return ReceiptStore(reading).lines(year)


def get_receipt(reading: Reading, id: str) -> Receipt:
    return ReceiptStore(reading).get(id)


def find_receipt(reading: Reading, code: str) -> Receipt | None:
    """The one named 2026/12, or the latest; None when there is none yet. Raises NoSuchReceipt."""
    store = ReceiptStore(reading)
    if not code:
        return store.latest()
    year, _, number = code.partition("/")
    found = store.numbered(int(year), int(number)) if year.isdecimal() and number.isdecimal() else None
    if found is None:
        raise NoSuchReceipt(code)
    return found


def receipt_parts(reading: Reading, receipt_id: str) -> list[tuple[str, str, str, date, Dong]]:
    """(member, name, section, month, amount), by name and month."""
    payments = PaymentStore(reading).of_receipt(receipt_id)
    people = GridReader(reading).people_with_ids({one.member_id for one in payments})
    order = {one: (name_sort_key(person[1]), one) for one, person in people.items()}
    payments.sort(key=lambda one: (order[one.member_id], one.month))
    return [(one.member_id, *people[one.member_id][1:3], one.month, one.amount) for one in payments]


def count_receipts_of(reading: Reading, member_ids: Sequence[str]) -> int:
    return PaymentStore(reading).count_receipts(member_ids)
