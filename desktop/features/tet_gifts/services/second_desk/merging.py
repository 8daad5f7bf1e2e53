"""Taking in what a desk brings back, once however often it comes, and listing what two desks gave both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from desktop.core import records
from desktop.core.database import Reading, Transaction
from desktop.features.tet_gifts.domain import GIVEN, Distribution, GiftRequest, GiftState
from desktop.features.tet_gifts.domain.desk import MAIN_DESK, NotTaken
from desktop.features.tet_gifts.domain.second_desk import (
    Claimant,
    DeskClaim,
    DeskFileRefused,
    DoubleClaim,
    Fate,
    Merged,
    TetDesk,
)
from desktop.features.tet_gifts.services.hand_out import may_be_given, record_hand_out
from desktop.features.tet_gifts.services.second_desk import files
from desktop.features.tet_gifts.services.second_desk.splitting import close_desk
from desktop.features.tet_gifts.storage import (
    DeskClaimStore,
    DistributionStore,
    GiftStore,
    NotTakenStore,
    TetDeskStore,
)


def merge_return(tx: Transaction, campaign_id: str, path: Path) -> Merged:
    """Record what the desk of this file gave. Raises FileNotRead, DeskFileRefused (`unknown_desk`, `other_campaign` and
    what a file may be refused for); then nothing has changed."""
    info = files.file_info(path)
    desk = TetDeskStore(tx).find(info.desk_id)
    if desk is None or not desk.secret:
        raise DeskFileRefused(str(path), "unknown_desk" if files.is_return(path) else "not_a_return")
    if desk.campaign_id != campaign_id:
        raise DeskFileRefused(str(path), "other_campaign")
    opened = files.unseal_return(path, desk.secret)
    return _Merging(tx, desk, opened.content).run()


class _Merging:
    """One report of one desk."""

    def __init__(self, tx: Transaction, desk: TetDesk, content: Mapping[str, Any]) -> None:
        self.tx, self.desk, self.content = tx, desk, content
        self.gifts, self.handed = GiftStore(tx), DistributionStore(tx)
        self.claims, self.missed = DeskClaimStore(tx), NotTakenStore(tx)
        self.known = self.claims.of_desk(desk.id)
        self.is_newest = content["seq"] >= desk.reported

    def run(self) -> Merged:
        withdrawn = [records.load(DeskClaim, one) for one in self.content["withdrawn"]]
        taken_back = sum(self._withdraw(one) for one in withdrawn)
        fates = [self._take_in(one) for one in self.content["handed"]]
        missed = self._take_in_missed() if self.is_newest else 0
        finished = bool(self.content["finished"]) and self.is_newest
        if self.is_newest:
            desk = replace(self.desk, merged_at=self.tx.now(), reported=self.content["seq"])
            self.desk = TetDeskStore(self.tx).replace(desk)
        if finished and self.desk.closed_at is None:
            close_desk(self.tx, self.desk.id)
        doubles = [one for one in self.claims.of_desk(self.desk.id).values() if one.fate in _DOUBTFUL]
        fresh, known = fates.count(Fate.RECORDED), fates.count(None)
        return Merged(self.desk, fresh, known, taken_back, missed, tuple(doubles), finished)

    def _withdraw(self, one: DeskClaim) -> bool:
        """What the desk took back counts nowhere any more, also when it had been reported as given."""
        before = self.known.get(one.id)
        if before and before.fate is Fate.TAKEN_BACK:
            return False
        if before:
            self.claims.replace(replace(before, fate=Fate.TAKEN_BACK))
        else:
            self.claims.add(replace(one, revision=0))
        if handed := self.handed.find(one.id):
            request = self.gifts.get(handed.request_id)
            if request.state is not GiftState.RECEIVED:
                return False  # settled since: the figures stand, and the claim says what the desk told
            self.handed.remove(handed.id)
            self.gifts.replace(replace(request, state=GiftState.ISSUED))
        return True

    def _take_in(self, told: Mapping[str, Any]) -> Fate | None:
        """What became of one hand-out; None when it was known."""
        handed = records.load(Distribution, told)
        before = self.claims.find(handed.id)
        if before and before.fate in (Fate.RECORDED, Fate.TAKEN_BACK):
            return None
        request = self.gifts.find(handed.request_id)
        fate = self._fate(request)
        if fate is Fate.RECORDED and request is not None:
            self._record(request, handed)
        claim = _claim(self.desk, handed, fate, told)
        if before is None:
            self.claims.add(claim)
        elif before.fate is not fate:
            self.claims.replace(replace(claim, revision=before.revision))
        return fate if before is None or before.fate is not fate else None

    def _fate(self, request: GiftRequest | None) -> Fate:
        if request is None:
            return Fate.NO_SUCH_GIFT
        if request.state in GIVEN:
            return Fate.DOUBLE
        waits = request.state is GiftState.NOT_TAKEN or may_be_given(self.tx, request)
        return Fate.RECORDED if waits else Fate.NOT_ENTITLED

    def _record(self, request: GiftRequest, handed: Distribution) -> None:
        record_hand_out(self.tx, request, replace(handed, revision=0, desk=handed.desk or self.desk.name))

    def _take_in_missed(self) -> int:
        """What was not taken at the desk, as its newest report says; what it no longer says waits again."""
        told = [records.load(NotTaken, one) for one in self.content["missed"]]
        now = {one.id for one in told}
        for kept in self.missed.of_campaign(self.desk.campaign_id).values():
            if kept.desk == self.desk.name and kept.id not in now:
                request = self.gifts.get(kept.request_id)
                self.missed.remove(kept.id)
                if request.state is GiftState.NOT_TAKEN:
                    self.gifts.replace(replace(request, state=GiftState.ISSUED, decision_reason=""))
        fresh = 0
        for one in told:
            absent = self.gifts.find(one.request_id)
            if absent is not None and may_be_given(self.tx, absent):
                self.missed.add(replace(one, revision=0, desk=self.desk.name))
                self.gifts.replace(replace(absent, state=GiftState.NOT_TAKEN, decision_reason=one.reason))
                fresh += 1
        return fresh


_DOUBTFUL = (Fate.DOUBLE, Fate.NOT_ENTITLED, Fate.NO_SUCH_GIFT)


def double_claims(reading: Reading, campaign_id: str) -> list[DoubleClaim]:
    """Gifts that several desks report, or that were no longer to be given: who, which desk, when."""
    doubtful = DeskClaimStore(reading).doubtful(campaign_id)
    about = {one.request_id for one in doubtful}
    standing = DistributionStore(reading).of_requests(about)
    names = GiftStore(reading).names(about)
    found = []
    for request_id in dict.fromkeys(one.request_id for one in doubtful):
        mine = [one for one in doubtful if one.request_id == request_id]
        claimants = [Claimant(one.desk, one.at, one.form, one.proxy_name) for one in mine]
        if stands := standing.get(request_id):
            desk = stands.desk or MAIN_DESK
            claimants.append(Claimant(desk, stands.at, stands.form, stands.proxy_name, stands=True))
        first = mine[0]
        name = names.get(request_id, first.name)
        order = tuple(sorted(claimants, key=lambda one: (one.at, one.desk)))
        found.append(DoubleClaim(request_id, name, first.what, first.amount, first.fate, order))
    return found


def _claim(desk: TetDesk, handed: Distribution, fate: Fate, told: Mapping[str, Any]) -> DeskClaim:
    return DeskClaim(
        handed.id, desk.id, handed.request_id, fate, handed.at, told["name"], told["what"], handed.amount, handed.form,
        handed.proxy_name, handed.proxy_relation, handed.proxy_number, handed.proof, handed.desk or desk.name,
    )  # fmt: skip
