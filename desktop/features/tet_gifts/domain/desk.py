"""The hand-out desk (bàn phát quà): who stands there, what is owed, what became of it, and which desk gives what.

One slip per person, not per gift: people queue once and are given the envelope, the bag and the voucher together, and
each gift stays a line of its own on the list to be signed. A desk that hands out some schemes only (`DeskScope`) gives
those and says what is to be fetched elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from desktop.core.errors import UserError
from desktop.core.money import Dong, total
from desktop.core.partial_date import PartialDate
from desktop.features.tet_gifts.domain.campaign import NOTHING, SchemeKind
from desktop.features.tet_gifts.domain.gift import GIVEN, GiftState, HandOutForm, Proxy

MAIN_DESK = "Bàn 1"


class Missed(StrEnum):
    """Why a gift was not taken (không nhận): not wanted, or not fetched."""

    REFUSED = "TU_CHOI"
    NOT_CLAIMED = "KHONG_DEN"


@dataclass(frozen=True)
class NotTaken:
    """That somebody did not take a gift, as noted at the desk. A gift has at most one; it goes when the person comes
    after all."""

    id: str
    request_id: str
    kind: Missed
    at: datetime
    reason: str = ""
    desk: str = ""
    revision: int = 0


@dataclass(frozen=True)
class Manner:
    """How a gift leaves the desk. `on` is the day on which it really left, when that is written down later."""

    form: HandOutForm = HandOutForm.DIRECT
    proxy: Proxy | None = None
    proof: str = ""
    on: date | None = None


@dataclass(frozen=True)
class DeskScope:
    """Which desk this is and which schemes it hands out; none named are all."""

    campaign_id: str
    desk: str = ""
    scheme_ids: tuple[str, ...] = ()


@dataclass(frozen=True)
class DeskGift:
    """A gift as the desk sees it. `elsewhere` names the desk in whose part it is; `here` says whether this desk hands
    out its scheme; `at` and what follows are of the hand-out, when there was one."""

    id: str
    code: str
    scheme_id: str
    scheme: str
    kind: SchemeKind
    state: GiftState
    amount: Dong
    cash: Dong
    content: str = ""
    serial: str = ""
    journey: str = ""
    may_be_given: bool = False
    here: bool = True
    elsewhere: str = ""
    at: datetime | None = None
    desk: str = ""
    form: HandOutForm = HandOutForm.DIRECT
    proxy: str = ""
    missed: Missed | None = None
    missed_reason: str = ""

    @property
    def goods(self) -> Dong:
        """Worth of what is not money."""
        return self.amount - self.cash

    @property
    def is_given(self) -> bool:
        return self.state in GIVEN


@dataclass(frozen=True)
class DeskPerson:
    """Somebody with gifts of the campaign, those that go first first."""

    id: str
    name: str
    unit: str = ""
    birth: PartialDate | None = None
    member_id: str = ""
    gifts: tuple[DeskGift, ...] = ()
    photo: bytes = b""

    @property
    def to_give(self) -> tuple[DeskGift, ...]:
        """What may go out here and now."""
        return tuple(one for one in self.gifts if one.may_be_given and one.here)


class Verdict(StrEnum):
    """The desk's answer."""

    GIVEN = "given"
    ALREADY_GIVEN = "already_given"
    UNKNOWN = "unknown"
    NOT_ENTITLED = "not_entitled"
    ELSEWHERE = "elsewhere"  # in the part of another desk; given only when asked for expressly
    NOT_TAKEN = "not_taken"  # noted as refused or not claimed; given only when asked for expressly
    OTHER_SCHEMES = "other_schemes"  # what waits is not handed out at this desk
    MISSED = "missed"  # refusal or absence was noted just now
    TAKEN_BACK = "taken_back"


@dataclass(frozen=True)
class DeskAnswer:
    """What the desk shows and sounds. `gifts` are those the verdict is about."""

    verdict: Verdict
    code: str = ""
    person: DeskPerson | None = None
    gifts: tuple[DeskGift, ...] = ()
    reason: str = ""
    late: bool = False

    @property
    def cash(self) -> Dong:
        return total(one.cash for one in self.gifts) if self.gifts else NOTHING


@dataclass(frozen=True)
class Visit:
    """Gifts that one person was given at one moment."""

    at: datetime
    name: str
    unit: str
    schemes: tuple[str, ...]
    desk: str = ""
    form: HandOutForm = HandOutForm.DIRECT
    proxy: str = ""


@dataclass(frozen=True)
class SchemeCount:
    """How far the hand-out of a scheme has come; without an id all of them together."""

    scheme_id: str
    scheme: str
    given: int = 0
    waiting: int = 0
    missed: int = 0

    @property
    def total(self) -> int:
        return self.given + self.waiting + self.missed


@dataclass(frozen=True)
class Board:
    """What the desk always shows: the latest, newest first, and how far each scheme has come."""

    latest: tuple[Visit, ...] = ()
    counts: tuple[SchemeCount, ...] = ()

    @property
    def given(self) -> int:
        return sum(one.given for one in self.counts)

    @property
    def waiting(self) -> int:
        return sum(one.waiting for one in self.counts)

    @property
    def missed(self) -> int:
        return sum(one.missed for one in self.counts)

    @property
    def total(self) -> int:
        return sum(one.total for one in self.counts)


@dataclass(eq=False)
class HandOutDayImpossible(UserError):
    """A gift was handed out today or before, and not before its list was made."""

    day: date


@dataclass(eq=False)
class ProofMissing(UserError):
    """A gift sent by bank names its transfer order."""

    name: str


@dataclass(eq=False)
class NothingWaits(UserError):
    """Nobody can refuse, or fail to fetch, what does not wait for them."""

    name: str
