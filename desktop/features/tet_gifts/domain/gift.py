"""A gift from proposal to signature: the person, the reasons, the money, the states it goes through."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from desktop.core.errors import UserError
from desktop.core.money import Dong
from desktop.core.partial_date import PartialDate
from desktop.core.vietnamese.national_id import Sex, mask_national_id
from desktop.features.tet_gifts.domain.campaign import NOTHING, BeneficiaryKind, FundSource, SchemeKind


class Reason(StrEnum):
    """Why somebody is proposed (hoàn cảnh), as a code; what it is about stands apart, in `Hardship`."""

    HARDSHIP = "HCKK"
    WORK_ACCIDENT = "TNLD"
    OCCUPATIONAL_DISEASE = "BNN"
    SERIOUS_ILLNESS = "BHN"
    LOST_JOB = "MVL"
    FEWER_HOURS = "GGL"
    WAGES_OWED = "NLUONG"
    DISASTER = "THIENTAI"
    POLICY_FAMILY = "GDCS"
    ETHNIC_MINORITY = "DTTS"
    FAR_FROM_HOME = "XAQUE"
    ON_DUTY = "TRUC"
    HEAVY_WORK = "NNDH"
    REMOTE_AREA = "VSVX"
    ACCIDENT = "TNRR"
    SICK_CHILD = "CONKT"
    SPOUSE_WITHOUT_WORK = "VCKVL"
    OUTSTANDING = "TTXS"  # tickets only
    PREGNANT_OR_NURSING = "NMT"
    SINGLE_PARENT = "DONTHAN"
    RENTING = "TRO"


class GiftState(StrEnum):
    PROPOSED = "de_xuat"
    VERIFIED = "xac_minh"
    APPROVED = "bch_duyet"
    REJECTED = "bch_khong_duyet"
    POSTED = "niem_yet"
    FINAL = "chot"
    SENT_UP = "gui_cap_tren"
    SUPERIOR_APPROVED = "cap_tren_duyet"
    SUPERIOR_REJECTED = "cap_tren_loai"
    ISSUED = "cap_phat"
    RECEIVED = "da_nhan"
    NOT_TAKEN = "khong_nhan"
    RETURNED = "thu_hoi"
    REPLACED = "thay_the"
    SETTLED = "quyet_toan"


_S = GiftState
NEXT: dict[GiftState, tuple[GiftState, ...]] = {
    _S.PROPOSED: (_S.VERIFIED, _S.APPROVED, _S.REJECTED),
    _S.VERIFIED: (_S.APPROVED, _S.REJECTED),
    _S.APPROVED: (_S.POSTED, _S.FINAL, _S.REJECTED),
    _S.REJECTED: (_S.PROPOSED,),
    _S.POSTED: (_S.FINAL, _S.REJECTED),
    _S.FINAL: (_S.SENT_UP, _S.ISSUED),
    _S.SENT_UP: (_S.SUPERIOR_APPROVED, _S.SUPERIOR_REJECTED),
    _S.SUPERIOR_APPROVED: (_S.ISSUED,),
    _S.SUPERIOR_REJECTED: (),
    _S.ISSUED: (_S.RECEIVED, _S.NOT_TAKEN),
    _S.RECEIVED: (_S.SETTLED,),  # taking a hand-out back makes it issued again
    _S.NOT_TAKEN: (_S.RETURNED, _S.ISSUED),
    _S.RETURNED: (_S.REPLACED,),
    _S.REPLACED: (),
    _S.SETTLED: (),
}

COMMITTED = (
    _S.APPROVED, _S.POSTED, _S.FINAL, _S.SENT_UP, _S.SUPERIOR_APPROVED, _S.ISSUED, _S.RECEIVED, _S.NOT_TAKEN,
    _S.SETTLED,
)  # fmt: skip
"""States whose approved money is spoken for: together they never exceed budget and quota."""

LIVE = (_S.PROPOSED, _S.VERIFIED, *COMMITTED)
"""States that occupy the person's place in an exclusion group."""

LISTED = tuple(state for state in COMMITTED if state is not _S.NOT_TAKEN)
"""States printed on lists of approved gifts."""

GIVEN = (_S.RECEIVED, _S.SETTLED)

WAITING = (_S.FINAL, _S.SUPERIOR_APPROVED, _S.ISSUED)
"""States in which a gift may be handed out; a list that the superior decides on is not enough when merely final."""


@dataclass(frozen=True)
class Beneficiary:
    """A person who may be given something (người thụ hưởng), kept across campaigns. A member's identity is the one in
    the members list and only repeated here for search and order; everybody else's is free. `parent_id` is the member
    whose child or relative this is; people of one `household` share a key, such as the address or a family book."""

    id: str
    full_name: str = ""
    member_id: str = ""
    sex: Sex | None = None
    birth: PartialDate | None = None
    national_id: str = ""
    phone: str = ""
    unit: str = ""
    parent_id: str = ""
    household: str = ""
    revision: int = 0


@dataclass(frozen=True)
class Companion:
    """Somebody who travels on the same offer (người đi cùng)."""

    full_name: str
    relation: str = ""
    birth: PartialDate | None = None
    national_id: str = ""


@dataclass(frozen=True)
class Ticket:
    """The journey set aside for one person (vé). `back_on` is None for a one-way ticket."""

    route: str
    out_on: date | None = None
    service: str = ""
    seat: str = ""
    back_on: date | None = None
    back_seat: str = ""
    companions: tuple[Companion, ...] = ()


@dataclass(frozen=True)
class GiftRequest:
    """One gift of one scheme for one person (đề nghị hỗ trợ), from proposal to settlement.

    `kind` is the person's class in this campaign. `primary` is one of `reasons`. `approved` is 0 until the committee
    decides, and then what is handed out, neither more nor less. `slip_code` stands on the slip (phiếu nhận quà): digits
    only, the last one a check digit. Voucher serial and ticket belong here and not to the hand-out, because the list
    to be signed prints them before anybody signs. `replaces_id` is the gift whose place this one took. `source` and
    `year` say whose money it is and out of which accounting year; 0 until the committee decides.
    """

    id: str
    campaign_id: str
    scheme_id: str
    beneficiary_id: str
    slip_code: str
    kind: BeneficiaryKind = BeneficiaryKind.MEMBER
    reasons: tuple[Reason, ...] = ()
    primary: Reason | None = None
    proposed: Dong = NOTHING
    approved: Dong = NOTHING
    source: FundSource | None = None
    state: GiftState = GiftState.PROPOSED
    decision_reason: str = ""
    years_away: int | None = None
    voucher_serial: str = ""
    ticket: Ticket | None = None
    proposed_on: date | None = None
    replaces_id: str = ""
    note: str = ""
    year: int = 0
    revision: int = 0

    @property
    def is_committed(self) -> bool:
        return self.state in COMMITTED

    @property
    def is_live(self) -> bool:
        return self.state in LIVE


@dataclass(frozen=True)
class Hardship:
    """What the reason code is about, in words (mô tả hoàn cảnh): health and family matters. Kept in a table of its own,
    never in a package, never on a posted list."""

    id: str
    request_id: str
    description: str
    revision: int = 0


class HandOutForm(StrEnum):
    """How a gift reached its person: signed for, by bank transfer, or taken by somebody else."""

    DIRECT = "TRUC_TIEP"
    TRANSFER = "CHUYEN_KHOAN"
    PROXY = "NHAN_THAY"


@dataclass(frozen=True)
class Proxy:
    """Who took the gift in somebody's place (người nhận thay)."""

    full_name: str
    relation: str
    national_id: str = ""


@dataclass(frozen=True)
class Distribution:
    """A gift that was handed out (cấp phát): `amount` is what was approved. One gift has at most one."""

    id: str
    request_id: str
    at: datetime
    amount: Dong
    form: HandOutForm = HandOutForm.DIRECT
    proxy_name: str = ""
    proxy_relation: str = ""
    proxy_number: str = ""
    proof: str = ""
    desk: str = ""
    revision: int = 0


@dataclass(frozen=True)
class Proposal:
    """What proposing asks for. `beneficiary.id` is ignored; with a `member_id` nothing else of it is needed. Without an
    amount the scheme's value for the class is proposed; without `primary` the first reason is the primary one."""

    beneficiary: Beneficiary
    kind: BeneficiaryKind = BeneficiaryKind.MEMBER
    reasons: tuple[Reason, ...] = ()
    primary: Reason | None = None
    amount: Dong = NOTHING
    description: str = ""
    years_away: int | None = None
    note: str = ""


@dataclass(frozen=True)
class Approval:
    """What the committee grants. Amount 0 is the proposed one; without a source or year, the first that still has
    enough."""

    request_id: str
    amount: Dong = NOTHING
    source: FundSource | None = None
    year: int = 0


@dataclass(frozen=True)
class GiftLine:
    """A row of the list: only what lists and papers show."""

    id: str
    slip_code: str
    full_name: str
    sex: Sex | None
    birth: PartialDate | None
    national_id: str
    phone: str
    unit: str
    kind: BeneficiaryKind
    reasons: tuple[Reason, ...]
    primary: Reason | None
    proposed: Dong
    approved: Dong
    source: FundSource | None
    state: GiftState
    scheme_id: str
    beneficiary_id: str
    voucher_serial: str
    years_away: int | None
    decision_reason: str
    note: str
    household: str
    year: int = 0

    @property
    def masked_id(self) -> str:
        return mask_national_id(self.national_id)


@dataclass(frozen=True)
class GiftQuery:
    """What the list shows: a campaign or one scheme of it, words to search, states."""

    campaign_id: str = ""
    scheme_id: str = ""
    search: str = ""
    states: tuple[GiftState, ...] = ()
    kinds: tuple[BeneficiaryKind, ...] = ()
    scheme_kinds: tuple[SchemeKind, ...] = ()


@dataclass(frozen=True)
class BudgetMeter:
    """How much of one source of one scheme, out of one accounting year, is spoken for and handed out."""

    scheme_id: str
    scheme: str
    source: FundSource
    budget: Dong
    approved: Dong
    handed_out: Dong
    quota: int
    approved_gifts: int
    handed_out_gifts: int
    year: int = 0

    @property
    def left(self) -> Dong:
        return self.budget - self.approved

    @property
    def gifts_left(self) -> int | None:
        """None when the number of gifts is not limited."""
        return self.quota - self.approved_gifts if self.quota else None


class DoubtKind(StrEnum):
    SAME_HOUSEHOLD = "same_household"
    CHILD_OF_BENEFICIARY = "child_of_beneficiary"
    HOME_RECENTLY = "home_recently"
    COUPLE = "couple"
    SAME_CHILD = "same_child"
    LOOKS_THE_SAME = "looks_the_same"
    ELSEWHERE = "elsewhere"  # what the union above found in another union's list


@dataclass(frozen=True)
class Doubt:
    """Something the committee should look at; it never blocks. `other` names who else it is about."""

    kind: DoubtKind
    other: str = ""


class Outcome(StrEnum):
    """The answer of the hand-out desk to a slip."""

    GIVEN = "given"
    ALREADY_GIVEN = "already_given"
    UNKNOWN = "unknown"
    NOT_ENTITLED = "not_entitled"


@dataclass(frozen=True)
class HandOutAnswer:
    """What the desk shows. `reason` says why not: `mistyped`, `no_such_slip`, or the state the gift is in."""

    outcome: Outcome
    code: str
    name: str = ""
    unit: str = ""
    scheme: str = ""
    amount: Dong = NOTHING
    cash: Dong = NOTHING
    at: datetime | None = None
    desk: str = ""
    proxy: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Proposed:
    """What came of proposing many: one bad proposal never stops the others."""

    added: tuple[GiftRequest, ...]
    refused: tuple[tuple[Proposal, UserError], ...] = ()
