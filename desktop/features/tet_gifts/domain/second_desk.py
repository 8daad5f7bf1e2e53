"""A second desk on another laptop: its part of the list, and what it reports."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from desktop.core.errors import UserError
from desktop.core.money import Dong
from desktop.features.tet_gifts.domain.campaign import NOTHING
from desktop.features.tet_gifts.domain.gift import HandOutForm


class SplitBy(StrEnum):
    """By what a list is divided among desks."""

    SECTION = "to"
    LETTER = "chu_cai"
    SCHEME = "che_do"


@dataclass(frozen=True)
class Share:
    """One piece of the list that a desk can be given: a section, the people whose tên begins with a letter, a scheme.
    `waiting` is how many gifts of it have not been handed out and belong to no other desk."""

    key: str
    name: str
    waiting: int


@dataclass(frozen=True)
class TetDesk:
    """A desk with a part of its own (bàn phát quà). In the union's book `secret` opens what it brings back; in the
    desk's own book `is_here` and only `recipient` is known. `part` says in words what it was given; `reported` counts
    how far its latest report goes, by the desk's own record of deeds and not by its clock."""

    id: str
    campaign_id: str
    name: str
    part: str
    recipient: str
    issued_at: datetime
    secret: str = ""
    is_here: bool = False
    home: str = ""
    reported: int = 0
    merged_at: datetime | None = None
    closed_at: datetime | None = None
    revision: int = 0


@dataclass(frozen=True)
class DeskShare:
    """That a gift is in a desk's part; a gift is in one part at most."""

    id: str
    desk_id: str
    request_id: str
    revision: int = 0


class Fate(StrEnum):
    """What became of something a desk reported."""

    RECORDED = "recorded"
    DOUBLE = "double"  # somebody else had given the same gift
    NOT_ENTITLED = "not_entitled"  # the gift was no longer to be given
    NO_SUCH_GIFT = "no_such_gift"
    TAKEN_BACK = "taken_back"


@dataclass(frozen=True)
class DeskClaim:
    """One hand-out as a desk reported it, kept for ever under the id it was given there: a file may come twice, late,
    or before an older one, and nothing of it is lost. `name` and `what` stand here because the gift may be gone."""

    id: str
    desk_id: str
    request_id: str
    fate: Fate
    at: datetime
    name: str
    what: str
    amount: Dong = NOTHING
    form: HandOutForm = HandOutForm.DIRECT
    proxy_name: str = ""
    proxy_relation: str = ""
    proxy_number: str = ""
    proof: str = ""
    desk: str = ""
    revision: int = 0


@dataclass(frozen=True)
class Claimant:
    """Who gave a gift that was given twice: the desk, the moment, the form."""

    desk: str
    at: datetime
    form: HandOutForm
    proxy: str = ""
    stands: bool = False


@dataclass(frozen=True)
class DoubleClaim:
    """A gift for which more than one desk reports a hand-out, or which was no longer to be given."""

    request_id: str
    name: str
    what: str
    amount: Dong
    fate: Fate
    claimants: tuple[Claimant, ...]


@dataclass(frozen=True)
class Merged:
    """What a desk's file brought: `fresh` was recorded now, `known` was there already."""

    desk: TetDesk
    fresh: int = 0
    known: int = 0
    taken_back: int = 0
    missed: int = 0
    doubles: tuple[DeskClaim, ...] = ()
    finished: bool = False


@dataclass(frozen=True)
class DeskFileInfo:
    """What can be read on a desk's file without its passphrase: whose list it is, never who is on it."""

    desk_id: str
    campaign_id: str
    desk: str
    campaign: str
    union: str
    part: str
    gifts: int
    issued_at: datetime


@dataclass(eq=False)
class DeskFileRefused(UserError):
    """`reason`: `not_ours`, `newer`, `damaged`, `wrong_code`, `code_mistyped`, `other_campaign`, `unknown_desk`,
    `not_a_return`, `not_a_list`, `in_use`."""

    path: str
    reason: str


@dataclass(eq=False)
class NothingToSplit(UserError):
    """The chosen share has no gift that waits and belongs to no desk."""


@dataclass(eq=False)
class DeskNameTaken(UserError):
    name: str
