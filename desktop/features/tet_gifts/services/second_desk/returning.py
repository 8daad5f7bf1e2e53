"""What the second desk brings back: everything it ever did, each time, so that no file depends on an earlier one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from desktop.core import audit, records
from desktop.core.database import Reading, Transaction
from desktop.features.tet_gifts.domain.second_desk import Fate, TetDesk
from desktop.features.tet_gifts.services.campaigns import list_schemes
from desktop.features.tet_gifts.services.second_desk import files
from desktop.features.tet_gifts.services.second_desk.splitting import desk_info
from desktop.features.tet_gifts.storage import (
    DeskClaimStore,
    DeskShareStore,
    DistributionStore,
    GiftStore,
    NotTakenStore,
    TetDeskStore,
)


def write_return(tx: Transaction, path: Path, *, finished: bool = False) -> int:
    """Write what this desk gave, took back and noted as not taken; how many hand-outs. `finished` says that it gives
    nothing more; what it gives after that, it gives as another desk's. Raises FileNotWritten, NotFound when this is not
    a desk's own book."""
    desks = TetDeskStore(tx)
    desk = desks.here() or desks.get("")
    if finished and desk.closed_at is None:
        desk = desks.replace(replace(desk, closed_at=tx.now()))
    handed = DistributionStore(tx).of_campaign(desk.campaign_id)
    withdrawn = [one for one in DeskClaimStore(tx).of_desk(desk.id).values() if one.fate is Fate.TAKEN_BACK]
    words = _words(tx, desk, handed)
    content = {
        "seq": audit.length(tx.session) + 1,
        "finished": desk.closed_at is not None,
        "handed": [records.dump(one) | words[one.request_id] for one in handed.values()],
        "withdrawn": [records.dump(one) for one in withdrawn],
        "missed": [records.dump(one) for one in NotTakenStore(tx).of_campaign(desk.campaign_id).values()],
    }
    kept = len(DeskShareStore(tx).of_desk(desk.id))
    files.seal_return(path, desk_info(tx, desk, kept), content, desk.recipient)
    return len(handed)


def go_on(tx: Transaction) -> TetDesk:
    """The desk was finished too early. Raises NotFound when this is not a desk's own book."""
    desks = TetDeskStore(tx)
    return desks.replace(replace(desks.here() or desks.get(""), closed_at=None))


def _words(reading: Reading, desk: TetDesk, handed: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """Whose gift and which, for a book in which it may be gone."""
    gifts, names = GiftStore(reading).with_ids(handed), GiftStore(reading).names(handed)
    schemes = {one.id: one.name for one in list_schemes(reading, desk.campaign_id)}
    return {gift_id: {"name": names[gift_id], "what": schemes[gifts[gift_id].scheme_id]} for gift_id in handed}
