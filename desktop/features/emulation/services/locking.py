"""The last day for registering: what is locked after it, leave to change it all the same, and the versions kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from desktop.core.database import Reading, Transaction
from desktop.core.errors import FieldRefused
from desktop.core.vietnamese.text import clean
from desktop.features.emulation.domain import (
    Campaign,
    Registration,
    RegistrationLocked,
    RegistrationStatus,
    RegistrationVersion,
    SubjectKind,
    Unlock,
)
from desktop.features.emulation.services.campaigns import get_campaign
from desktop.features.emulation.storage import RegistrationStore, RegistrationVersionStore, UnlockStore
from desktop.features.organization.services import get_union, list_sections


def unlock_registrations(tx: Transaction, campaign_id: str, granted_by: str, until: date, reason: str) -> Unlock:
    """Write down the superior's leave to change registrations after the last day. Raises FieldRefused, NotFound."""
    campaign = get_campaign(tx, campaign_id)
    unlock = Unlock(tx.new_id(), campaign.id, clean(granted_by), tx.today(), until, clean(reason))
    for field in ("granted_by", "reason"):
        if not getattr(unlock, field):
            raise FieldRefused(field, "required")
    if unlock.until < unlock.granted_on:
        raise FieldRefused("until", "in_past", f"{until:%d/%m/%Y}")
    return UnlockStore(tx).add(unlock)


def lock_again(tx: Transaction, unlock_id: str) -> Unlock:
    """End a leave before its day: what was changed under it stays."""
    store = UnlockStore(tx)
    unlock = store.get(unlock_id)
    return store.replace(replace(unlock, until=min(unlock.until, date.fromordinal(tx.today().toordinal() - 1))))


def list_unlocks(reading: Reading, campaign_id: str) -> list[Unlock]:
    return UnlockStore(reading).of_campaign(campaign_id)


def leave_today(reading: Reading, campaign_id: str) -> Unlock | None:
    """The leave that holds today, the latest one where there are several."""
    today = reading.today()
    held = [one for one in list_unlocks(reading, campaign_id) if one.granted_on <= today <= one.until]
    return held[-1] if held else None


def is_past_deadline(reading: Reading, campaign: Campaign) -> bool:
    return campaign.register_by is not None and reading.today() > campaign.register_by


def is_locked(reading: Reading, campaign: Campaign, registration: Registration) -> bool:
    """Whether its titles may not be changed: registered in time, the last day over, and no leave today. A
    supplementary registration may still be corrected while it is a draft."""
    late_draft = bool(registration.late_reason) and registration.status is RegistrationStatus.DRAFT
    past = registration.counts and is_past_deadline(reading, campaign) and not late_draft
    return past and leave_today(reading, campaign.id) is None


def keep_versions(tx: Transaction, campaign: Campaign, standing: Sequence[Registration]) -> None:
    """Before titles change after the last day: keep what each registration said. Raises RegistrationLocked."""
    if not standing or not is_past_deadline(tx, campaign):
        return
    if locked := next((one for one in standing if is_locked(tx, campaign, one)), None):
        assert campaign.register_by is not None
        raise RegistrationLocked(_name(tx, locked), campaign.register_by)
    leave, store = leave_today(tx, campaign.id), RegistrationVersionStore(tx)
    changed = [one for one in standing if not (one.late_reason and one.status is RegistrationStatus.DRAFT)]
    kept: dict[str, int] = {}
    for version in store.of_registrations(one.id for one in changed):
        kept[version.registration_id] = version.number
    store.add_all(
        RegistrationVersion(
            tx.new_id(), one.id, campaign.id, kept.get(one.id, 0) + 1, one.titles, one.status, tx.today(),
            leave.reason if leave else "",
        )
        for one in changed
    )  # fmt: skip


def versions_of(reading: Reading, registration_ids: Iterable[str]) -> list[RegistrationVersion]:
    """What registrations said before they were changed after the last day, the oldest first."""
    return RegistrationVersionStore(reading).of_registrations(registration_ids)


def _name(reading: Reading, registration: Registration) -> str:
    if registration.kind is SubjectKind.PERSON:
        known = RegistrationStore(reading).standing([registration.subject_id])
        return known[registration.subject_id][0] if registration.subject_id in known else ""
    if registration.kind is SubjectKind.UNION:
        return get_union(reading).name
    return next((one.name for one in list_sections(reading) if one.id == registration.subject_id), "")
