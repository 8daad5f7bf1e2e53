"""How the state of a gift is coloured, in every list the same."""

from __future__ import annotations

from desktop.features.tet_gifts.domain import GiftState
from desktop.widgets.theme import Tone

_TONES = {
    GiftState.PROPOSED: Tone.NEUTRAL,
    GiftState.VERIFIED: Tone.NEUTRAL,
    GiftState.REJECTED: Tone.BAD,
    GiftState.SUPERIOR_REJECTED: Tone.BAD,
    GiftState.NOT_TAKEN: Tone.WARNING,
    GiftState.RETURNED: Tone.WARNING,
    GiftState.REPLACED: Tone.NEUTRAL,
    GiftState.RECEIVED: Tone.GOOD,
    GiftState.SETTLED: Tone.GOOD,
}


def state_tone(state: GiftState) -> Tone | None:
    return _TONES.get(state)
