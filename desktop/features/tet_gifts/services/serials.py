"""Voucher serials: whole runs of numbers go to the approved list in its order, each number once, none forgotten."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from desktop.core.database import Reading, Transaction
from desktop.core.vietnamese.text import clean
from desktop.features.tet_gifts.domain import (
    COMMITTED,
    GIVEN,
    GiftRequest,
    GiftState,
    NotVouchers,
    ReasonMissing,
    Scheme,
    SchemeKind,
    SerialBook,
    SerialRange,
    SerialsDoNotFit,
    SpoiledSerial,
    StateImpossible,
    VoucherSerialTaken,
    refuse_range,
)
from desktop.features.tet_gifts.services.campaigns import get_scheme
from desktop.features.tet_gifts.services.lists import gifts_on_paper
from desktop.features.tet_gifts.storage import GiftStore, SerialRangeStore

NEEDING = tuple(state for state in COMMITTED if state is not GiftState.SETTLED)


def gifts_without_serial(reading: Reading, scheme_id: str) -> list[str]:
    """The approved gifts that still need a voucher, in the order of the paper."""
    return [one.id for one in gifts_on_paper(reading, scheme_id, NEEDING) if not one.voucher_serial]


def assign_serials(
    tx: Transaction, scheme_id: str, ranges: Sequence[SerialRange], *, keep_rest: bool = False
) -> list[GiftRequest]:
    """Give every approved gift without a serial the next one, in the order of the list. There must be exactly as many,
    unless `keep_rest` keeps those that are left over for later; the spoiled ones are noted.

    Raises NotVouchers, SerialRangeRefused, VoucherSerialTaken, SerialsDoNotFit, YearSettled, NotFound.
    """
    scheme = _vouchers(tx, scheme_id)
    fresh = [_tidied(tx, scheme, one) for one in ranges]
    for one in fresh:
        refuse_range(one)
    _refuse_twice(tx, scheme, fresh)
    free = [serial for book in serial_books(tx, scheme_id) for serial in book.unused]
    free += [serial for one in fresh for serial in one.usable]
    needing = gifts_without_serial(tx, scheme_id)
    if len(free) < len(needing) or (len(free) > len(needing) and not keep_rest):
        raise SerialsDoNotFit(len(free), len(needing))
    SerialRangeStore(tx).add_all(fresh)
    gifts = GiftStore(tx)
    pairs = zip(gifts.get_all(needing), free, strict=False)
    return gifts.replace_all(replace(gift, voucher_serial=serial) for gift, serial in pairs)


def spoil_serial(tx: Transaction, request_id: str, reason: str) -> GiftRequest:
    """The voucher that was kept for this gift is spoiled or lost: it is noted, and the gift gets the next unused one.

    Raises ReasonMissing, StateImpossible when it went over the table, SerialsDoNotFit when none is left, NotFound.
    """
    store, ranges = GiftStore(tx), SerialRangeStore(tx)
    gift = store.get(request_id)
    if not (reason := clean(reason)):
        raise ReasonMissing()
    if gift.state in GIVEN or not gift.voucher_serial:
        raise StateImpossible(store.names([gift.id])[gift.id], gift.state, GiftState.ISSUED)
    for one in ranges.of_scheme(gift.scheme_id):
        if gift.voucher_serial in one.serials:
            ranges.replace(replace(one, spoiled=(*one.spoiled, SpoiledSerial(gift.voucher_serial, reason))))
    free = [serial for book in serial_books(tx, gift.scheme_id) for serial in book.unused]
    if not free:
        raise SerialsDoNotFit(0, 1)
    return store.replace(replace(gift, voucher_serial=free[0]))


def take_back_serials(tx: Transaction, range_id: str) -> SerialRange:
    """Take a whole run back that was entered by mistake: its vouchers are kept for nobody any more. Raises
    StateImpossible when one of them went over the table, YearSettled, NotFound."""
    store, ranges = GiftStore(tx), SerialRangeStore(tx)
    within = set(ranges.get(range_id).serials)
    scheme = get_scheme(tx, ranges.get(range_id).scheme_id)
    held = [gift for serial, gift in store.serials(scheme.campaign_id).items() if serial in within]
    gifts = store.get_all(held)
    for gift in gifts:
        if gift.state in GIVEN:
            raise StateImpossible(store.names([gift.id])[gift.id], gift.state, GiftState.ISSUED)
    store.replace_all(replace(gift, voucher_serial="") for gift in gifts)
    return ranges.remove(range_id)


def serial_books(reading: Reading, scheme_id: str) -> list[SerialBook]:
    """What became of every voucher of the scheme. One that came back with a returned gift is unused again only when its
    gift lets it go, so that it can be found with the gift it was meant for."""
    scheme, store = get_scheme(reading, scheme_id), GiftStore(reading)
    holders = store.serials(scheme.campaign_id)
    names = store.names(holders.values())
    found = []
    for one in SerialRangeStore(reading).of_scheme(scheme_id):
        assigned = tuple((serial, names[holders[serial]]) for serial in one.usable if serial in holders)
        unused = tuple(serial for serial in one.usable if serial not in holders)
        found.append(SerialBook(one, assigned, unused))
    return found


def _vouchers(reading: Reading, scheme_id: str) -> Scheme:
    scheme = get_scheme(reading, scheme_id)
    if scheme.kind is not SchemeKind.VOUCHER:
        raise NotVouchers(scheme.name)
    return scheme


def _refuse_twice(tx: Transaction, scheme: Scheme, fresh: Sequence[SerialRange]) -> None:
    """Raises VoucherSerialTaken for a number that is in another run or kept for somebody already."""
    holders = GiftStore(tx).serials(scheme.campaign_id)
    seen = {serial for one in SerialRangeStore(tx).of_campaign(scheme.campaign_id) for serial in one.serials}
    for one in fresh:
        for serial in one.serials:
            if serial in seen or serial in holders:
                holder = GiftStore(tx).names([holders[serial]])[holders[serial]] if serial in holders else ""
                raise VoucherSerialTaken(serial, holder)
            seen.add(serial)


def _tidied(tx: Transaction, scheme: Scheme, one: SerialRange) -> SerialRange:
    """Without a last number it is a single voucher."""
    spoiled = tuple(SpoiledSerial(clean(each.serial), clean(each.reason)) for each in one.spoiled)
    first = clean(one.first)
    return replace(
        one, id=tx.new_id(), scheme_id=scheme.id, first=first, last=clean(one.last) or first, spoiled=spoiled
    )
