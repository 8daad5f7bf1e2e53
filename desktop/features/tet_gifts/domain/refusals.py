"""What may be refused about Tết gifts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.core.errors import UserError
from desktop.core.money import Dong
from desktop.features.tet_gifts.domain.campaign import BeneficiaryKind, FundSource
from desktop.features.tet_gifts.domain.gift import GiftState
from desktop.features.tet_gifts.domain.money import Difference


@dataclass(eq=False)
class NoSuchTetCampaign(UserError):
    """`known` are the codes there are; an empty `campaign` asked for the latest one."""

    campaign: str
    known: tuple[str, ...] = ()


@dataclass(eq=False)
class NoSuchScheme(UserError):
    scheme: str
    known: tuple[str, ...] = ()


@dataclass(eq=False)
class TetCampaignCodeTaken(UserError):
    campaign: str


@dataclass(eq=False)
class SchemeCodeTaken(UserError):
    scheme: str


@dataclass(eq=False)
class TetFileRefused(UserError):
    """`reason`: `not_toml`, `missing`, `unknown_entry`, `bad_value`; `field` names the entry."""

    path: str
    reason: str
    field: str = ""


@dataclass(eq=False)
class AlreadyInScheme(UserError):
    """The same person and the same scheme: always a hard stop."""

    name: str
    scheme: str
    state: GiftState


@dataclass(eq=False)
class ExclusionGroupTaken(UserError):
    """The person has a gift of another scheme of the same exclusion group."""

    name: str
    scheme: str
    group: str


@dataclass(eq=False)
class OverBudget(UserError):
    """`left` is what the source had before this deed, `wanted` what the deed asked for."""

    scheme: str
    source: FundSource | None
    wanted: Dong
    left: Dong


@dataclass(eq=False)
class OverQuota(UserError):
    scheme: str
    wanted: int
    left: int


@dataclass(eq=False)
class OverClassCap(UserError):
    name: str
    kind: BeneficiaryKind
    amount: Dong
    cap: Dong


@dataclass(eq=False)
class BelowGoods(UserError):
    """Less than the goods of the scheme are worth: a bag, a voucher, a ticket is not divided."""

    name: str
    amount: Dong
    goods: Dong


@dataclass(eq=False)
class StateImpossible(UserError):
    """The gift cannot go from where it is to where it was wanted."""

    name: str
    state: GiftState
    wanted: GiftState


@dataclass(eq=False)
class NotApproved(UserError):
    """Something was wanted that only an approved gift can have."""

    name: str
    state: GiftState


@dataclass(eq=False)
class ReasonMissing(UserError):
    """Rejecting and taking back need a reason in words."""


@dataclass(eq=False)
class ReasonOnlyForTickets(UserError):
    """Outstanding achievement is a reason for tickets only."""

    name: str


@dataclass(eq=False)
class PersonMissing(UserError):
    """A proposal without a name, or for a member who is not in the list (any more)."""


@dataclass(eq=False)
class VoucherSerialTaken(UserError):
    serial: str
    holder: str


@dataclass(eq=False)
class TooManyCompanions(UserError):
    name: str
    companions: int
    most: int


@dataclass(eq=False)
class CompanionNumberMissing(UserError):
    """Nobody boards a plane without a paper, companions no more than the traveller."""

    companion: str


@dataclass(eq=False)
class ProxyIncomplete(UserError):
    """Who takes a gift for somebody else gives name, relation and number."""

    name: str


@dataclass(eq=False)
class NothingToTakeBack(UserError):
    """No hand-out is there that could be taken back."""


@dataclass(eq=False)
class NotATicket(UserError):
    """A journey was wanted for a gift that is none."""

    scheme: str


@dataclass(eq=False)
class NoWayBack(UserError):
    """A return was wanted, but the scheme gives one-way tickets."""

    name: str


@dataclass(eq=False)
class OutsideJourney(UserError):
    """The day lies outside the days of the scheme."""

    name: str
    day: date
    first: date | None
    last: date | None


@dataclass(eq=False)
class SeatTaken(UserError):
    seat: str
    holder: str


@dataclass(eq=False)
class SchemeInUse(UserError):
    """A scheme on which gifts hang is not removed."""

    scheme: str
    gifts: int


@dataclass(eq=False)
class SchemePartsFixed(UserError):
    """What part of a gift is money stands on papers already, once gifts are approved."""

    scheme: str
    gifts: int


@dataclass(eq=False)
class PostingNotOver(UserError):
    """The list hangs out until `last`; it is closed afterwards."""

    scheme: str
    last: date


@dataclass(eq=False)
class ObjectionOpen(UserError):
    """Nobody has answered what `by` said about the posted list."""

    scheme: str
    by: str
    open: int


@dataclass(eq=False)
class SerialRangeRefused(UserError):
    """`reason`: `no_number`, `different`, `backwards`, `too_many`, `spoiled_elsewhere`; `serial` is the one it is
    about."""

    first: str
    last: str
    reason: str
    serial: str = ""


@dataclass(eq=False)
class SerialsDoNotFit(UserError):
    """So many serials for so many gifts without one."""

    serials: int
    gifts: int


@dataclass(eq=False)
class NotVouchers(UserError):
    """Serials were wanted for a scheme that gives no vouchers."""

    scheme: str


@dataclass(eq=False)
class PaymentNumberTaken(UserError):
    """A voucher of that number exists already, of another day or for somebody else."""

    number: str
    year: int
    on: date
    payee: str


@dataclass(eq=False)
class PaymentAboveBudget(UserError):
    """More would leave the cashier than the source gives."""

    scheme: str
    source: FundSource
    year: int
    budget: Dong
    paid: Dong


@dataclass(eq=False)
class MoreBackThanOut(UserError):
    """More would come back than ever went out."""

    scheme: str
    source: FundSource
    year: int


@dataclass(eq=False)
class YearSettled(UserError):
    """The accounting year of the campaign is settled: nothing of it changes any more."""

    year: int


@dataclass(eq=False)
class NothingToSettle(UserError):
    year: int


@dataclass(eq=False)
class StillOpen(UserError):
    """Gifts of that year are neither received nor returned; `names` are the first of them."""

    year: int
    gifts: int
    names: tuple[str, ...]


@dataclass(eq=False)
class NotSigned(UserError):
    """On the signed list these people's rows are empty; `names` are the first of them."""

    year: int
    gifts: int
    names: tuple[str, ...]


@dataclass(eq=False)
class NotReconciled(UserError):
    """The list and the vouchers differ; by a single đồng is enough."""

    differences: tuple[Difference, ...]


@dataclass(eq=False)
class NothingToDecide(UserError):
    """Nobody waits for a decision on that scheme whom its money and numbers still reach."""

    scheme: str
