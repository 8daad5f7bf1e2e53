"""Who owes nothing for a while (miễn), and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from desktop.core.database import Transaction
from desktop.core.vietnamese.text import clean
from desktop.features.dues.domain import DuesExemption, Exemption, ExemptionImpossible, later
from desktop.features.dues.services.tables import reckon_anew
from desktop.features.dues.storage import DuesExemptionStore


def exempt(
    tx: Transaction, member_ids: Iterable[str], since: date, until: date | None, reason: Exemption, note: str = ""
) -> list[DuesExemption]:
    """From month `since` to `until`, or until it is ended. Months that are paid for stay as they are. Raises
    ExemptionImpossible."""
    if until is not None and until < since:
        raise ExemptionImpossible(since, until)
    ids = list(dict.fromkeys(member_ids))
    made = DuesExemptionStore(tx).add_all(
        DuesExemption(tx.new_id(), one, since, until, reason, clean(note)) for one in ids
    )
    reckon_anew(tx, ids, since, until or date.max)
    return made


def end_exemption(tx: Transaction, member_ids: Iterable[str], month: date) -> list[DuesExemption]:
    """Whoever is exempt in that month owes from it on again; exemptions that only began then or later are taken away.
    Those that came out otherwise."""
    store, ids = DuesExemptionStore(tx), list(member_ids)
    touched = [one for one in store.of_members(ids) if one.until is None or one.until >= month]
    for one in touched:
        if one.since >= month:
            store.remove(one.id)
        else:
            store.replace(replace(one, until=later(month, -1)))
    reckon_anew(tx, ids, month)
    return touched
