"""What the gifts have copied about a member, emptied when the member's data is deleted for good; amounts stay."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from desktop.core.database import Transaction
from desktop.features.members.services import ERASED_NAME
from desktop.features.tet_gifts.domain import Beneficiary
from desktop.features.tet_gifts.storage import BeneficiaryStore, DistributionStore, GiftStore, HardshipStore


def forget_members(tx: Transaction, member_ids: Sequence[str]) -> None:
    """Who it was, how hard it was for them, who travelled along and who fetched it; codes, states and sums stay."""
    people, gifts = BeneficiaryStore(tx), GiftStore(tx)
    requests = gifts.of_members(member_ids)
    wanted = {request.id for request in requests}
    gifts.replace_all(replace(one, ticket=None, note="") for one in requests)
    hardships = HardshipStore(tx)
    hardships.replace_all(replace(one, description="") for one in hardships.all() if one.request_id in wanted)
    given = DistributionStore(tx)
    given.replace_all(
        replace(one, proxy_name="", proxy_relation="", proxy_number="")
        for one in given.all()
        if one.request_id in wanted
    )
    people.replace_all(
        Beneficiary(one.id, ERASED_NAME, one.member_id, sex=one.sex, unit=one.unit, revision=one.revision)
        for one in people.of_members(member_ids).values()
    )
