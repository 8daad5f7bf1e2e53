"""What the desk always shows between two slips."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby

from desktop.core.database import Reading
from desktop.features.tet_gifts.domain import GIVEN, Distribution, GiftState, Scheme
from desktop.features.tet_gifts.domain.desk import Board, DeskGift, DeskScope, SchemeCount, Visit
from desktop.features.tet_gifts.services.campaigns import list_schemes
from desktop.features.tet_gifts.services.desk.seen import desk_gifts
from desktop.features.tet_gifts.storage import DistributionStore, GiftStore, TetDeskStore
from desktop.features.tet_gifts.storage import desk as questions

SHOWN = 5
RECENT = SHOWN * 4


def show_board(reading: Reading, scope: DeskScope) -> Board:
    """The last five visits of this desk, and how far the schemes are that it hands out."""
    recent = questions.latest_hand_outs(reading.session, scope.campaign_id, scope.desk, RECENT)
    visits = visits_of(reading, recent)[:SHOWN]
    gifts = desk_gifts(reading, scope, [one.request_id for visit in visits for one in visit])
    names = GiftStore(reading).names(gifts)
    here = TetDeskStore(reading).here()
    states = questions.counts(reading.session, scope.campaign_id, here.id if here else "")
    return Board(
        tuple(_visit(reading, visit, gifts, names) for visit in visits),
        tuple(
            SchemeCount(
                scheme.id,
                scheme.name,
                given=sum(states.get((scheme.id, state), 0) for state in GIVEN),
                waiting=sum(states.get((scheme.id, state), 0) for state in _waiting(scheme)),
                missed=states.get((scheme.id, GiftState.NOT_TAKEN), 0),
            )
            for scheme in list_schemes(reading, scope.campaign_id)
            if not scope.scheme_ids or scheme.id in scope.scheme_ids
        ),
    )


def _waiting(scheme: Scheme) -> tuple[GiftState, ...]:
    final = () if scheme.superior_decides else (GiftState.FINAL,)
    return (*final, GiftState.SUPERIOR_APPROVED, GiftState.ISSUED)


def visits_of(reading: Reading, recent: Sequence[tuple[str, str]]) -> list[list[Distribution]]:
    """Hand-outs newest first, those of one person at one moment together."""
    requests = GiftStore(reading).with_ids(request_id for _, request_id in recent)
    known = DistributionStore(reading).with_ids(gift_id for gift_id, _ in recent)
    left = [known[gift_id] for gift_id, _ in recent]

    def whose(one: Distribution) -> tuple[str, datetime, str]:
        return requests[one.request_id].beneficiary_id, one.at, one.desk

    return [list(visit) for _, visit in groupby(left, whose)]


def _visit(reading: Reading, visit: Sequence[Distribution], gifts: dict[str, DeskGift], names: dict[str, str]) -> Visit:
    first = visit[0]
    owner = GiftStore(reading).get(first.request_id).beneficiary_id
    unit = questions.identities(reading.session, [owner])[owner][1] or ""
    schemes = tuple(gifts[one.request_id].scheme for one in reversed(visit))
    return Visit(first.at, names[first.request_id], unit, schemes, first.desk, first.form, first.proxy_name)
