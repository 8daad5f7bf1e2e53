"""Works, tasks, products and pacts of a campaign: questions and deeds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from desktop.core.attachments import files_of, remove_files
from desktop.core.database import Reading, Transaction
from desktop.features.emulation.domain import (
    Pact,
    WorkItem,
    WorkState,
    refuse_pact,
    refuse_work,
    tidied_pact,
    tidied_work,
)
from desktop.features.emulation.services.campaigns import get_campaign
from desktop.features.emulation.storage import PactStore, WorkItemStore
from desktop.features.members.services import members_with_ids


def list_work_items(reading: Reading, campaign_id: str) -> list[WorkItem]:
    return WorkItemStore(reading).of_campaign(campaign_id)


def count_work_items_of(reading: Reading, member_ids: Iterable[str]) -> int:
    """For how many works these people answer, in all campaigns."""
    return len(WorkItemStore(reading).of_members(member_ids))


def record_work_item(tx: Transaction, draft: WorkItem) -> WorkItem:
    """Add a work, or write over it when it has an id. Raises FieldRefused, NotFound, ChangedMeanwhile."""
    return record_work_items(tx, [draft])[0]


def record_work_items(tx: Transaction, drafts: Sequence[WorkItem]) -> list[WorkItem]:
    store, items = WorkItemStore(tx), _named(tx, [tidied_work(draft) for draft in drafts])
    for campaign_id in {item.campaign_id for item in items}:
        get_campaign(tx, campaign_id)
    for item in items:
        refuse_work(item, tx.today())
    changed = {item.id: item for item in store.replace_all(item for item in items if item.id)}
    added = iter(store.add_all(replace(item, id=tx.new_id()) for item in items if not item.id))
    return [changed[item.id] if item.id else next(added) for item in items]


def _named(tx: Transaction, items: Sequence[WorkItem]) -> list[WorkItem]:
    """Who answers for a work is printed by the member's name where nothing else was typed."""
    members = members_with_ids(tx, [item.member_id for item in items if item.member_id and not item.responsible])
    return [
        replace(item, responsible=members[item.member_id].full_name)
        if not item.responsible and item.member_id in members
        else item
        for item in items
    ]


def advance_work_items(tx: Transaction, ids: Iterable[str], state: WorkState) -> list[WorkItem]:
    """How far many works are, at once."""
    store = WorkItemStore(tx)
    return store.replace_all(replace(one, state=state) for one in store.get_all(ids))


def remove_work_item(tx: Transaction, id: str) -> WorkItem:
    """For one entered by mistake."""
    remove_files(tx, [one.id for one in files_of(tx, id)])
    return WorkItemStore(tx).remove(id)


def list_pacts(reading: Reading, campaign_id: str) -> list[Pact]:
    return PactStore(reading).of_campaign(campaign_id)


def record_pact(tx: Transaction, draft: Pact) -> Pact:
    """Add a pact, or write over it when it has an id. Raises FieldRefused, NotFound, ChangedMeanwhile."""
    pact, store = tidied_pact(draft), PactStore(tx)
    get_campaign(tx, pact.campaign_id)
    refuse_pact(pact)
    return store.replace(pact) if pact.id else store.add(replace(pact, id=tx.new_id()))


def remove_pact(tx: Transaction, id: str) -> Pact:
    return PactStore(tx).remove(id)
