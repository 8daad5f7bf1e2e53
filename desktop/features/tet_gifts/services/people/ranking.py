"""Ranking the proposals of a scheme, and deciding down the list."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import replace

from desktop.core.database import Reading, Transaction
from desktop.core.money import Dong
from desktop.core.paths import resource
from desktop.core.vietnamese.sorting import name_sort_key
from desktop.core.vietnamese.text import clean
from desktop.features.tet_gifts.domain import (
    LIVE,
    Approval,
    GiftLine,
    GiftQuery,
    GiftRequest,
    GiftState,
    NothingToDecide,
    ReasonMissing,
)
from desktop.features.tet_gifts.domain.gift import Reason
from desktop.features.tet_gifts.domain.people import (
    Criteria,
    Ranked,
    RankMove,
    ReasonPoints,
    Standing,
    moved,
    order,
    refuse_criteria,
)
from desktop.features.tet_gifts.services.campaigns import get_campaign, get_scheme, list_campaigns
from desktop.features.tet_gifts.services.decisions import approve, replace_gift
from desktop.features.tet_gifts.services.lists import budget_meters
from desktop.features.tet_gifts.services.people.circumstances import means_of
from desktop.features.tet_gifts.services.people.doubts import open_doubts
from desktop.features.tet_gifts.storage import CriteriaStore, GiftStore, PastGifts, RankMoveStore

UNDECIDED = (GiftState.PROPOSED, GiftState.VERIFIED)
RECENT = 3
"""Tết that count as recent in the view of who got what."""


def shipped_criteria(campaign_id: str = "") -> Criteria:
    """What the program proposes; nobody has confirmed it."""
    content = tomllib.loads(resource("catalogues", "tet_points.toml").read_text(encoding="utf-8"))
    return Criteria(
        "", campaign_id, tuple(ReasonPoints(Reason(code), points) for code, points in content["points"].items()),
        content["years"]["points"], content["years"]["most"], Dong(content["income"]["below"]),
        content["income"]["points"], content["dependants"]["points"],
    )  # fmt: skip


def criteria_of(reading: Reading, campaign_id: str) -> Criteria:
    """The campaign's own, else those of the latest earlier campaign that confirmed some, else the program's; what was
    not entered for this campaign is confirmed by nobody."""
    store = CriteriaStore(reading)
    if own := store.of_campaign(campaign_id):
        return own
    year = get_campaign(reading, campaign_id).lunar_year
    for earlier in list_campaigns(reading):
        if earlier.lunar_year < year and (kept := store.of_campaign(earlier.id)) and kept.is_confirmed:
            return replace(kept, id="", campaign_id=campaign_id, confirmed_on=None, confirmed_by="", revision=0)
    return shipped_criteria(campaign_id)


def keep_criteria(tx: Transaction, draft: Criteria, *, confirm: bool) -> Criteria:
    """Enter or change the points of a campaign; `confirm` says that they are the union's own. A change takes an earlier
    confirmation back. Raises FieldRefused, NotFound, ChangedMeanwhile."""
    refuse_criteria(draft)
    get_campaign(tx, draft.campaign_id)
    by = (tx.today(), tx.actor) if confirm else (None, "")
    draft = replace(draft, confirmed_on=by[0], confirmed_by=by[1])
    store = CriteriaStore(tx)
    return store.replace(draft) if draft.id else store.add(replace(draft, id=tx.new_id()))


def rank(reading: Reading, scheme_id: str) -> list[Ranked]:
    """Everybody whose proposal is not turned down, the first place first, after the committee's moves."""
    scheme = get_scheme(reading, scheme_id)
    year = get_campaign(reading, scheme.campaign_id).lunar_year
    lines = {one.id: one for one in GiftStore(reading).lines(GiftQuery(scheme_id=scheme_id, states=LIVE))}
    criteria = criteria_of(reading, scheme.campaign_id)
    standings = _standings(reading, list(lines.values()), year)
    ordered = order(criteria, standings, year)
    computed = {one.request_id: place for place, (one, _) in enumerate(ordered, 1)}
    scores = {one.request_id: points for one, points in ordered}
    known = {one.request_id: one for one in standings}
    moves = sorted(RankMoveStore(reading).of_requests(lines), key=lambda one: one.seq)
    latest = {one.request_id: one for one in moves}
    doubts = open_doubts(reading, scheme.campaign_id)
    places = enumerate(moved([one.request_id for one, _ in ordered], moves), 1)
    return [
        Ranked(
            lines[one], place, computed[one], scores[one], known[one].last,
            sum(taken >= year - RECENT for taken in known[one].received), latest.get(one), len(doubts.get(one, ())),
        )
        for place, one in places
    ]  # fmt: skip


def move_in_rank(tx: Transaction, request_id: str, place: int, reason: str) -> RankMove:
    """Put somebody at another place; the reason is kept and stands in the minutes. Raises ReasonMissing, NotFound."""
    GiftStore(tx).get(request_id)
    if not (reason := clean(reason)):
        raise ReasonMissing
    store = RankMoveStore(tx)
    move = RankMove(tx.new_id(), request_id, max(1, place), reason, tx.today(), tx.actor, store.last_seq() + 1)
    return store.add(move)


def moves_of(reading: Reading, request_ids: Sequence[str]) -> list[RankMove]:
    """The committee's moves, the earliest first."""
    return sorted(RankMoveStore(reading).of_requests(request_ids), key=lambda one: one.seq)


def back_to_points(tx: Transaction, request_ids: Sequence[str]) -> list[RankMove]:
    """Let the points alone decide again about these."""
    store = RankMoveStore(tx)
    return [store.remove(one.id) for one in store.of_requests(request_ids)]


def reserves(reading: Reading, scheme_id: str) -> list[Ranked]:
    """Who is proposed and not decided on, in the order in which places that become free are given (dự phòng)."""
    return [one for one in rank(reading, scheme_id) if one.line.state in UNDECIDED]


def fitting(reading: Reading, scheme_id: str) -> list[Ranked]:
    """Who of the undecided the money and the number of gifts still reach, in order. It stops at the first whom they do
    not reach: nobody behind is taken before somebody in front."""
    scheme = get_scheme(reading, scheme_id)
    meters = budget_meters(reading, scheme.campaign_id, scheme_id)
    purses = [[int(one.left), one.gifts_left] for one in meters]
    places = scheme.quota - sum(one.approved_gifts for one in meters) if scheme.quota else None
    found: list[Ranked] = []
    for one in reserves(reading, scheme_id):
        if places is not None and len(found) >= places:
            break
        purse = next((p for p in purses if (p[0] or 0) >= one.line.proposed and (p[1] is None or p[1] > 0)), None)
        if purse is None:
            break
        purse[0] = (purse[0] or 0) - int(one.line.proposed)
        purse[1] = None if purse[1] is None else purse[1] - 1
        found.append(one)
    return found


def decide_down_the_list(tx: Transaction, scheme_id: str, most: int | None = None) -> list[GiftRequest]:
    """Approve from the top as far as money and numbers reach, or the first `most`; the others stay as reserves in their
    order. Raises NothingToDecide, and as `approve`."""
    chosen = fitting(tx, scheme_id)[:most]
    if not chosen:
        raise NothingToDecide(get_scheme(tx, scheme_id).name)
    return approve(tx, [Approval(one.id) for one in chosen])


def next_reserve(reading: Reading, gift: GiftRequest) -> Ranked | None:
    """Who takes the place of a returned gift: the first in order who may be given that amount."""
    scheme = get_scheme(reading, gift.scheme_id)
    fit = (one for one in reserves(reading, gift.scheme_id) if gift.approved <= scheme.cap_of(one.line.kind))
    return next(fit, None)


def replace_with_next(tx: Transaction, returned_id: str) -> GiftRequest:
    """Give the place of a returned gift to the first reserve; the two stay linked. Raises NothingToDecide, and as
    `replace_gift`."""
    gift = GiftStore(tx).get(returned_id)
    reserve = next_reserve(tx, gift)
    if reserve is None:
        raise NothingToDecide(get_scheme(tx, gift.scheme_id).name)
    return replace_gift(tx, returned_id, reserve.id)


def _standings(reading: Reading, lines: Sequence[GiftLine], year: int) -> list[Standing]:
    people = [one.beneficiary_id for one in lines]
    received, means = PastGifts(reading).years_received(year, people), means_of(reading, people)
    found = []
    for one in lines:
        known = means.get(one.beneficiary_id)
        found.append(
            Standing(
                one.id, name_sort_key(one.full_name), one.reasons, one.primary, received.get(one.beneficiary_id, ()),
                known.income if known else None, known.dependants if known else None,
            )
        )  # fmt: skip
    return found
