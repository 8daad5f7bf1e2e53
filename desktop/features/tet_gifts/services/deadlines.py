"""Which day of the campaign must not be forgotten next."""

from __future__ import annotations

from datetime import date

from desktop.core.database import Reading
from desktop.features.tet_gifts.domain import WAITING, Deadline, GiftQuery, GiftState, TetCampaign
from desktop.features.tet_gifts.services.lists import count_by_state

UNDECIDED = {GiftState.PROPOSED, GiftState.VERIFIED, GiftState.REJECTED}


def next_deadline(reading: Reading, campaign: TetCampaign) -> tuple[Deadline, date] | None:
    """The first day whose work is still to do, also when it is past: proposing until somebody is proposed, posting
    until the list is closed, handing out until nothing waits, settling until nothing received is unsettled."""
    states = count_by_state(reading, GiftQuery(campaign_id=campaign.id))
    listed = states.get(GiftState.APPROVED, 0) + states.get(GiftState.POSTED, 0)
    to_close = bool(listed) or set(states) <= UNDECIDED  # once a list is closed, who is left is the reserve
    to_give = to_close or any(states.get(one) for one in WAITING)
    left = {
        Deadline.PROPOSE: not states or (campaign.propose_by is not None and reading.today() <= campaign.propose_by),
        Deadline.POSTING: to_close,
        Deadline.HAND_OUT: to_give,
        Deadline.SETTLE: to_give or bool(states.get(GiftState.RECEIVED)),
    }
    return next(((deadline, day) for deadline, day in campaign.deadlines if left[deadline]), None)
