"""The hardship record: reasons that stand for people, what proves them, and the words shown only when asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from desktop.core import audit
from desktop.core.database import Reading, Transaction
from desktop.core.errors import FieldRefused
from desktop.core.money import Dong
from desktop.features.tet_gifts.domain import (
    Beneficiary,
    GiftRequest,
    PersonMissing,
    Proposal,
    Reason,
)
from desktop.features.tet_gifts.domain.people import ONLY_THIS_YEAR, Circumstance, Evidence, Means
from desktop.features.tet_gifts.services.proposals import (
    change_beneficiary,
    change_proposal,
    identify,
    keep_people,
    propose_one,
)
from desktop.features.tet_gifts.storage import (
    BeneficiaryStore,
    CircumstanceStore,
    GiftStore,
    HardshipStore,
    MeansStore,
)


def circumstances_of(reading: Reading, beneficiary_ids: Iterable[str]) -> Mapping[str, list[Circumstance]]:
    """By person, also those that have ended."""
    return CircumstanceStore(reading).of_people(beneficiary_ids)


def standing_reasons(reading: Reading, day: date | None = None) -> dict[str, tuple[Reason, ...]]:
    """Who has which reasons in the record on that day, or today."""
    on = day or reading.today()
    every = CircumstanceStore(reading).every()
    held = {person: tuple(one.reason for one in some if one.holds_on(on)) for person, some in every.items()}
    return {person: reasons for person, reasons in held.items() if reasons}


def means_of(reading: Reading, beneficiary_ids: Iterable[str]) -> dict[str, Means]:
    return MeansStore(reading).of_people(beneficiary_ids)


def enter_person(tx: Transaction, person: Beneficiary) -> Beneficiary:
    """Somebody in the record before any gift; who is there already is found again. Raises PersonMissing."""
    found = identify(tx, [person])[0]
    if not found.full_name:
        raise PersonMissing
    return keep_people(tx, [found])[0]


def note_reasons(
    tx: Transaction, beneficiary_id: str, reasons: Iterable[Reason], evidence: Evidence | None = None
) -> list[Circumstance]:
    """Put reasons into the record as they are given for a gift: new ones from today, evidence where none was kept. One
    that has ended stands anew. Reasons of a single Tết stay out."""
    store, today = CircumstanceStore(tx), tx.today()
    known = {one.reason: one for one in store.of_people([beneficiary_id]).get(beneficiary_id, ())}
    written = []
    for reason in reasons:
        if reason in ONLY_THIS_YEAR:
            continue
        before = known.get(reason)
        if before is None:
            fresh = Circumstance(tx.new_id(), beneficiary_id, reason, None, None, evidence, today)
            written.append(store.add(fresh))
        else:
            until = before.until if before.holds_on(today) else None
            since = before.since if before.holds_on(today) else today
            kept = replace(before, since=since, until=until, evidence=evidence or before.evidence)
            written.append(store.replace(kept))
    return written


def keep_circumstance(tx: Transaction, draft: Circumstance) -> Circumstance:
    """Add or correct a line of the record; one reason stands once for a person. Raises FieldRefused, NotFound,
    ChangedMeanwhile."""
    if draft.since and draft.until and draft.until < draft.since:
        raise FieldRefused("until", "ends_before_start", f"{draft.until:%d/%m/%Y}")
    store = CircumstanceStore(tx)
    BeneficiaryStore(tx).get(draft.beneficiary_id)
    others = store.of_people([draft.beneficiary_id]).get(draft.beneficiary_id, ())
    if any(one.reason is draft.reason and one.id != draft.id for one in others):
        raise FieldRefused("reason", "reason_stands_already", draft.reason.value)
    if draft.id:
        return store.replace(draft)
    return store.add(replace(draft, id=tx.new_id(), noted_on=tx.today()))


def remove_circumstance(tx: Transaction, id: str) -> Circumstance:
    """For one that was entered by mistake; one that is over gets its last day instead. Raises NotFound."""
    return CircumstanceStore(tx).remove(id)


def keep_means(tx: Transaction, beneficiary_id: str, income: int | None, dependants: int | None) -> Means | None:
    """What the household lives on; nothing at all takes the note away. Raises FieldRefused."""
    for name, number in (("income", income), ("dependants", dependants)):
        if number is not None and number < 0:
            raise FieldRefused(name, "negative", str(number))
    store = MeansStore(tx)
    before = store.of_people([beneficiary_id]).get(beneficiary_id)
    draft = Means("", beneficiary_id, None if income is None else Dong(income), dependants)
    if income is None and dependants is None:
        return store.remove(before.id) if before else None
    if before is None:
        return store.add(replace(draft, id=tx.new_id()))
    return store.replace(replace(draft, id=before.id, revision=before.revision))


def propose_person(
    tx: Transaction, scheme_id: str, proposal: Proposal, evidence: Evidence | None = None,
    income: int | None = None, dependants: int | None = None,
) -> GiftRequest:  # fmt: skip
    """Propose somebody and keep the reasons in the record; raises as `propose`."""
    made = propose_one(tx, scheme_id, proposal)
    note_reasons(tx, made.beneficiary_id, made.reasons, evidence)
    if income is not None or dependants is not None:
        keep_means(tx, made.beneficiary_id, income, dependants)
    return made


def correct_proposal(
    tx: Transaction, request: GiftRequest, person: Beneficiary, evidence: Evidence | None = None,
    income: int | None = None, dependants: int | None = None,
) -> GiftRequest:  # fmt: skip
    """Change what is proposed and, of somebody who is no member, who it is. Raises as `change_proposal` and
    `change_beneficiary`."""
    before = BeneficiaryStore(tx).get(request.beneficiary_id)
    if not before.member_id:
        change_beneficiary(tx, replace(person, id=before.id, revision=before.revision))
    elif person.household != before.household:
        BeneficiaryStore(tx).replace(replace(before, household=person.household))
    made = change_proposal(tx, request)
    note_reasons(tx, made.beneficiary_id, made.reasons, evidence)
    keep_means(tx, made.beneficiary_id, income, dependants)
    return made


def is_described(reading: Reading, request_id: str) -> bool:
    """Whether words about the hardship are kept, without showing them."""
    found = HardshipStore(reading).of_request(request_id)
    return bool(found and found.description)


def show_hardship(tx: Transaction, request_id: str) -> str:
    """The words about somebody's hardship for whoever asks; the asking stands in the audit log. Raises NotFound."""
    GiftStore(tx).get(request_id)
    audit.note_act(tx.session, "show_hardship", tx.actor, tx.now(), "tet_gift", request_id)
    found = HardshipStore(tx).of_request(request_id)
    return found.description if found else ""
