"""The vouchers beside the list, moving gifts to another source, and what each source's account comes to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from desktop.core.database import Reading, Transaction
from desktop.core.money import Dong
from desktop.core.vietnamese.text import fold
from desktop.features.tet_gifts.domain import (
    GIVEN,
    Balance,
    FundSource,
    GiftRequest,
    MoreBackThanOut,
    NotApproved,
    Payment,
    PaymentAboveBudget,
    PaymentKind,
    PaymentNumberTaken,
    Scheme,
    refuse_payment,
    tidied_payment,
)
from desktop.features.tet_gifts.services.campaigns import get_campaign, get_scheme, list_schemes
from desktop.features.tet_gifts.storage import GiftStore, PaymentStore

Account = tuple[str, FundSource, int]


def list_payments(reading: Reading, campaign_id: str) -> list[Payment]:
    """By accounting year, day and number."""
    return PaymentStore(reading).of_campaign(campaign_id)


def add_payment(tx: Transaction, draft: Payment) -> Payment:
    """Enter a voucher. Raises FieldRefused, PaymentNumberTaken, PaymentAboveBudget, MoreBackThanOut, YearSettled,
    NotFound."""
    payment = _fitting(tx, replace(draft, id=tx.new_id()))
    added = PaymentStore(tx).add(payment)
    _refuse_account(tx, payment)
    return added


def change_payment(tx: Transaction, payment: Payment) -> Payment:
    """Raises as `add_payment`, and ChangedMeanwhile."""
    before = PaymentStore(tx).get(payment.id)
    changed = PaymentStore(tx).replace(_fitting(tx, payment))
    _refuse_account(tx, changed)
    _refuse_account(tx, before)
    return changed


def remove_payment(tx: Transaction, payment_id: str) -> Payment:
    """Raises MoreBackThanOut when what came back would be more than what is left, YearSettled, NotFound."""
    gone = PaymentStore(tx).remove(payment_id)
    _refuse_account(tx, gone)
    return gone


def move_to_source(tx: Transaction, request_ids: Iterable[str], source: FundSource, year: int = 0) -> list[GiftRequest]:
    """Let another source, or the same one out of another year, pay for these gifts: all of them or none.

    Raises NotApproved, OverBudget, OverQuota, YearSettled, NotFound.
    """
    store, ids = GiftStore(tx), list(request_ids)
    names, moved = store.names(ids), []
    for gift in store.get_all(ids):
        if not gift.is_committed:
            raise NotApproved(names[gift.id], gift.state)
        scheme = get_scheme(tx, gift.scheme_id)
        line = scheme.budget_of(source, year)
        to = line.year if line else year or get_campaign(tx, gift.campaign_id).usual_year
        moved.append(replace(gift, source=source, year=to))
    return store.replace_all(moved)


def balances(reading: Reading, campaign_id: str, years: tuple[int, ...] = ()) -> list[Balance]:
    """The account of each scheme with each of its sources in each accounting year, in the order of the schemes; of
    `years` only, when given."""
    schemes = {one.id: one for one in list_schemes(reading, campaign_id)}
    found: dict[Account, Balance] = {
        (scheme.id, line.source, line.year): Balance(
            scheme.id, scheme.name, line.source, line.year, line.amount, line.quota
        )
        for scheme in schemes.values()
        for line in scheme.budgets
    }
    for scheme_id, source, year, state, amount, gifts in GiftStore(reading).accounts(campaign_id):
        if source is not None:
            key = (scheme_id, source, year)
            known = found.get(key) or _empty(schemes[scheme_id], source, year)
            found[key] = _with_gifts(known, schemes[scheme_id], amount, gifts, given=state in GIVEN)
    for (scheme_id, source, year), sums in PaymentStore(reading).sums(campaign_id).items():
        known = found.get((scheme_id, source, year)) or _empty(schemes[scheme_id], source, year)
        found[scheme_id, source, year] = _with_payments(known, sums)
    order = list(schemes)
    every = sorted(
        found.values(), key=lambda one: (order.index(one.scheme_id), one.year, list(FundSource).index(one.source))
    )
    return [one for one in every if not years or one.year in years]


def _empty(scheme: Scheme, source: FundSource, year: int) -> Balance:
    return Balance(scheme.id, scheme.name, source, year)


def _with_gifts(known: Balance, scheme: Scheme, amount: Dong, gifts: int, *, given: bool) -> Balance:
    known = replace(
        known,
        approved=known.approved + amount * gifts,
        approved_cash=known.approved_cash + scheme.in_cash(amount) * gifts,
        approved_gifts=known.approved_gifts + gifts,
    )
    if not given:
        return replace(known, open=known.open + gifts)
    return replace(
        known,
        gifts=known.gifts + gifts,
        cash=known.cash + scheme.in_cash(amount) * gifts,
        goods=known.goods + scheme.in_kind(amount) * gifts,
    )


def _with_payments(known: Balance, sums: dict[PaymentKind, Dong]) -> Balance:
    def of(kind: PaymentKind) -> Dong:
        return sums.get(kind, Dong(0))

    return replace(
        known,
        paid=of(PaymentKind.CASH),
        bought=of(PaymentKind.PURCHASE),
        delivered=of(PaymentKind.DELIVERY),
        cash_back=of(PaymentKind.CASH_BACK),
        goods_back=of(PaymentKind.GOODS_BACK),
    )


def _fitting(tx: Transaction, payment: Payment) -> Payment:
    scheme = get_scheme(tx, payment.scheme_id)
    campaign = get_campaign(tx, scheme.campaign_id)
    payment = replace(tidied_payment(payment), campaign_id=campaign.id, year=payment.year or campaign.usual_year)
    refuse_payment(payment, campaign.accounting_years)
    _refuse_number(tx, payment)
    return payment


def _refuse_number(tx: Transaction, payment: Payment) -> None:
    """Raises PaymentNumberTaken. One voucher may be for several schemes and sources, each its own part."""
    if not payment.kind.leaves_the_cashier:
        return
    kinds = [kind for kind in PaymentKind if kind.leaves_the_cashier]
    for other in PaymentStore(tx).numbered(payment.year, kinds):
        if other.id == payment.id or fold(other.number) != fold(payment.number):
            continue
        same_paper = (other.on, fold(other.payee)) == (payment.on, fold(payment.payee))
        if not same_paper or (other.scheme_id, other.source) == (payment.scheme_id, payment.source):
            raise PaymentNumberTaken(other.number, other.year, other.on, other.payee)


def _refuse_account(tx: Transaction, payment: Payment) -> None:
    """Raises PaymentAboveBudget, MoreBackThanOut, for the account the voucher belongs to."""
    sums = PaymentStore(tx).sums(payment.campaign_id).get((payment.scheme_id, payment.source, payment.year), {})
    scheme = get_scheme(tx, payment.scheme_id)
    account = _with_payments(_empty(scheme, payment.source, payment.year), sums)
    if min(account.cash_out, account.goods_out) < 0:
        raise MoreBackThanOut(scheme.name, payment.source, payment.year)
    line = next((one for one in scheme.budgets if one.purse == (payment.source, payment.year)), None)
    given, out = line.amount if line else Dong(0), account.cash_out + account.goods_out
    if not payment.kind.is_back and out > given:
        raise PaymentAboveBudget(scheme.name, payment.source, payment.year, given, out)
