"""Which deed may be done upon a nomination, from where it stands: the whole way as one table.

A deed of the superior is none for what the union decides itself: that goes from the vote to its decision.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from desktop.features.awards.domain.nomination import AT_SUPERIOR, AWAITING_DECISION, BEFORE_VOTE, Status


class Deed(StrEnum):
    CONFIRM = "confirm"
    CALL = "call"
    SUBMIT = "submit"
    SEND = "send"
    RECEIVE = "receive"
    ASK = "ask_for_more"
    ANSWER = "answer"
    APPROVE = "approve"
    REFUSE = "refuse"
    DECIDE = "decide"
    HAND_OVER = "hand_over"
    REVOKE = "revoke"
    HOLD = "hold"
    RESUME = "resume"
    WITHDRAW = "withdraw"


FROM: Mapping[Deed, tuple[Status, ...]] = {
    Deed.CONFIRM: (Status.DRAFT, Status.CHECKED),
    Deed.CALL: (*BEFORE_VOTE, Status.NOT_PASSED),
    Deed.SUBMIT: (Status.PASSED,),
    Deed.SEND: (Status.SUBMITTED,),
    Deed.RECEIVE: (Status.SUBMITTED, Status.SENT),
    Deed.ASK: AT_SUPERIOR,
    Deed.ANSWER: (Status.MORE_ASKED,),
    Deed.APPROVE: AT_SUPERIOR,
    Deed.REFUSE: (*AT_SUPERIOR, Status.APPROVED),
    Deed.DECIDE: AWAITING_DECISION,
    Deed.HAND_OVER: (Status.DECIDED,),
    Deed.REVOKE: (Status.DECIDED, Status.HANDED_OVER),
    Deed.HOLD: (*BEFORE_VOTE, Status.PASSED, *AWAITING_DECISION),
    Deed.RESUME: (Status.ON_HOLD,),
    Deed.WITHDRAW: (*BEFORE_VOTE, Status.PASSED, Status.NOT_PASSED, *AWAITING_DECISION, Status.ON_HOLD),
}
OF_SUPERIOR = (Deed.SUBMIT, Deed.SEND, Deed.RECEIVE, Deed.ASK, Deed.ANSWER, Deed.APPROVE, Deed.REFUSE)
NEXT = (
    Deed.RESUME, Deed.ANSWER, Deed.SUBMIT, Deed.DECIDE, Deed.HAND_OVER, Deed.SEND, Deed.RECEIVE, Deed.APPROVE,
    Deed.CALL, Deed.CONFIRM,
)  # fmt: skip
"""The deeds that lead on, the one to be offered first in front."""


def allowed_from(deed: Deed, *, goes_up: bool) -> tuple[Status, ...]:
    if goes_up:
        return FROM[deed]
    if deed in OF_SUPERIOR:
        return ()
    return (Status.PASSED,) if deed is Deed.DECIDE else FROM[deed]


def deeds_open(status: Status, *, goes_up: bool) -> tuple[Deed, ...]:
    """Everything that may be done now."""
    return tuple(deed for deed in Deed if status in allowed_from(deed, goes_up=goes_up))


def next_deeds(status: Status, *, goes_up: bool) -> tuple[Deed, ...]:
    """What leads on from here, the likeliest first."""
    is_open = deeds_open(status, goes_up=goes_up)
    return tuple(deed for deed in NEXT if deed in is_open)
