"""Who a gift was for, emptied when the person is deleted for good: campaigns, budgets and receipts keep their sums."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from desktop.core.database import Transaction
from desktop.features.members.services import ERASED_NAME
from desktop.features.tet_gifts.domain import Ticket
from desktop.features.tet_gifts.storage import (
    BeneficiaryStore,
    DeskClaimStore,
    DistributionStore,
    GiftStore,
    HardshipStore,
    NotTakenStore,
    ObjectionStore,
)


def erase_of(tx: Transaction, member_ids: Sequence[str]) -> None:
    """The person's children and other kin, who are in the book through the person, go too."""
    people, gifts = BeneficiaryStore(tx), GiftStore(tx)
    hardships, handed = HardshipStore(tx), DistributionStore(tx)
    found = people.about_members(member_ids)
    people.replace_all(
        replace(one, full_name=ERASED_NAME, birth=None, national_id="", phone="", unit="", household="")
        for one in found
    )
    mine = gifts.of_people(one.id for one in found)
    gifts.replace_all(
        replace(one, decision_reason="", note="", ticket=_nameless(one.ticket) if one.ticket else None) for one in mine
    )
    said = ObjectionStore(tx)
    said.replace_all(replace(one, by=ERASED_NAME, text="", answer="") for one in said.about(gift.id for gift in mine))
    for gift in mine:
        if told := hardships.of_request(gift.id):
            hardships.replace(replace(told, description=""))
        if given := handed.of_request(gift.id):
            handed.replace(replace(given, proxy_name="", proxy_relation="", proxy_number="", proof=""))
    missed, claims, ids = NotTakenStore(tx), DeskClaimStore(tx), [gift.id for gift in mine]
    missed.replace_all(replace(one, reason="") for one in missed.of_requests(ids).values())
    claims.replace_all(
        replace(one, name=ERASED_NAME, proxy_name="", proxy_relation="", proxy_number="", proof="")
        for one in claims.about(ids)
    )


def _nameless(ticket: Ticket) -> Ticket:
    """As many seats as there were."""
    return replace(
        ticket,
        companions=tuple(replace(one, full_name=ERASED_NAME, relation="", birth=None, national_id="")
                         for one in ticket.companions),
    )  # fmt: skip
