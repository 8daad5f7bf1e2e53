"""A Tết campaign and its schemes: what may be given, to which classes of people, out of whose money."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from desktop.core.errors import FieldRefused
from desktop.core.money import Dong, total
from desktop.core.vietnamese.lunar import FIRST_YEAR, LAST_YEAR, can_chi, tet_date
from desktop.core.vietnamese.text import clean

NOTHING = Dong(0)


class SchemeKind(StrEnum):
    CASH = "TIEN"
    GOODS = "HIEN_VAT"
    VOUCHER = "VOUCHER"
    TICKET = "VE"


class Level(StrEnum):
    """Whose scheme it is (cấp)."""

    BASE = "CO_SO"
    DIRECT_SUPERIOR = "CAP_TREN_TT"
    PROVINCE = "TINH_NGANH"
    CONFEDERATION = "TLD"


class FundSource(StrEnum):
    """Whose money pays (nguồn kinh phí)."""

    OWN = "CDCS_TX"
    SUPERIOR = "CAP_TREN"
    CONFEDERATION = "TLD"
    EMPLOYER = "NSDLD"
    DONORS = "XHH"
    OTHER_BODIES = "DOAN_THE_KHAC"


class BeneficiaryKind(StrEnum):
    """The class of people somebody belongs to at the time of the campaign (đối tượng); caps hang on it."""

    MEMBER = "DOAN_VIEN"
    WORKER = "NLD_CHUA_DV"
    PROFESSIONAL_UNION_MEMBER = "DV_NGHIEP_DOAN"
    CHILD = "CON_DV"
    RETIRED_OFFICER = "CB_HUU_TRI"
    MARTYR_FAMILY = "THAN_NHAN_LS"
    OTHER = "KHAC"


class Transport(StrEnum):
    BUS = "XE"
    TRAIN = "TAU"
    PLANE = "MAY_BAY"


Purse = tuple[FundSource, int]
"""Money is kept apart by whose it is and by the accounting year it is spent in."""


class Deadline(StrEnum):
    """A day of the campaign that somebody must not forget."""

    PROPOSE = "propose_by"
    POSTING = "posting_to"
    HAND_OUT = "hand_out_by"
    SETTLE = "settle_by"


@dataclass(frozen=True)
class SourceBudget:
    """What one source gives to a scheme out of one accounting year (năm ngân sách): an amount, and a number of gifts
    unless `quota` is 0. `year` 0 is the campaign's usual one, which takes its place when the scheme is written."""

    source: FundSource
    amount: Dong
    quota: int = 0
    year: int = 0

    @property
    def purse(self) -> Purse:
        return self.source, self.year


@dataclass(frozen=True)
class ClassCap:
    """The most that one person of a class may be given under the scheme; it may lie above or below the usual value."""

    kind: BeneficiaryKind
    amount: Dong


@dataclass(frozen=True)
class TicketTerms:
    """What a ticket scheme offers. `back_from` is None for one-way tickets; `min_years_away` is how many Tết somebody
    must not have been home."""

    transport: Transport
    route: str = ""
    out_from: date | None = None
    out_to: date | None = None
    back_from: date | None = None
    back_to: date | None = None
    min_years_away: int = 0


@dataclass(frozen=True)
class TetCampaign:
    """The Tết care of one lunar year (chương trình chăm lo Tết). It begins in the autumn before and may spend from two
    accounting years, so its year is the lunar one and `accounting_years` are told apart."""

    id: str
    code: str
    lunar_year: int
    programme: str = ""
    theme: str = ""
    plan_document: str = ""
    accounting_years: tuple[int, ...] = ()
    propose_by: date | None = None
    posting_from: date | None = None
    posting_to: date | None = None
    hand_out_by: date | None = None
    settle_by: date | None = None
    revision: int = 0

    @property
    def name(self) -> str:
        """`Tết Bính Ngọ 2026`."""
        return f"Tết {can_chi(self.lunar_year)} {self.lunar_year}"

    @property
    def tet_date(self) -> date:
        """Mồng 1 in Vietnam's own calendar."""
        return tet_date(self.lunar_year)

    @property
    def usual_year(self) -> int:
        """The accounting year of money nobody says more about: that of Tết, when gifts are handed out."""
        years = self.accounting_years
        return self.lunar_year if self.lunar_year in years or not years else years[-1]

    @property
    def deadlines(self) -> tuple[tuple[Deadline, date], ...]:
        """Those that have a day, the earliest first."""
        days = [(one, getattr(self, one.value)) for one in Deadline]
        return tuple(sorted(((one, day) for one, day in days if day), key=lambda pair: pair[1]))


@dataclass(frozen=True)
class Scheme:
    """One thing that is given (chế độ chăm lo): `cash_part` in money and `kind_part` as goods, voucher or ticket, whose
    worth is never counted as cash. `content` says what is in the bag. `quota` 0 is no limit. People may have only one
    gift of all schemes of one `exclusion_group`. When `superior_decides`, the list is final only after the union above
    has answered. `level` says whose scheme it is, not whose money. `posted_from` and `posted_to` are the days on which
    its list really hung out."""

    id: str
    campaign_id: str
    code: str
    name: str
    kind: SchemeKind
    level: Level = Level.BASE
    cash_part: Dong = NOTHING
    kind_part: Dong = NOTHING
    content: str = ""
    class_caps: tuple[ClassCap, ...] = ()
    quota: int = 0
    budgets: tuple[SourceBudget, ...] = ()
    exclusion_group: str = ""
    companion_max: int = 0
    needs_signature: bool = True
    superior_decides: bool = False
    apply_from: date | None = None
    apply_to: date | None = None
    ticket: TicketTerms | None = None
    position: int = 0
    posted_from: date | None = None
    posted_to: date | None = None
    revision: int = 0

    @property
    def unit_value(self) -> Dong:
        return self.cash_part + self.kind_part

    @property
    def budget(self) -> Dong:
        return total(one.amount for one in self.budgets)

    def cap_of(self, kind: BeneficiaryKind) -> Dong:
        """The most a person of this class may be given."""
        return next((cap.amount for cap in self.class_caps if cap.kind is kind), self.unit_value)

    def in_kind(self, amount: Dong) -> Dong:
        """The part of a gift of this amount that is not money: goods are not divided, so what is cut is cash."""
        return min(self.kind_part, amount)

    def in_cash(self, amount: Dong) -> Dong:
        return amount - self.in_kind(amount)

    def budget_of(self, source: FundSource | None, year: int = 0) -> SourceBudget | None:
        """The line of that source and accounting year; the source's first line without a year."""
        return next((one for one in self.budgets if one.source is source and year in (0, one.year)), None)

    def in_years(self, usual: int) -> Scheme:
        """Every budget line with its accounting year."""
        return replace(self, budgets=tuple(replace(one, year=one.year or usual) for one in self.budgets))


@dataclass(frozen=True)
class CampaignPlan:
    """A campaign with its schemes, as a file tells it; ids are given when it is launched."""

    campaign: TetCampaign
    schemes: tuple[Scheme, ...] = ()


def tidied_campaign(campaign: TetCampaign) -> TetCampaign:
    """Texts cleaned; without accounting years, the year before and the year of Tết."""
    return replace(
        campaign,
        code=clean(campaign.code),
        programme=clean(campaign.programme),
        theme=clean(campaign.theme),
        plan_document=clean(campaign.plan_document),
        accounting_years=tuple(sorted(set(campaign.accounting_years)))
        or (campaign.lunar_year - 1, campaign.lunar_year),
    )


def refuse_campaign(campaign: TetCampaign) -> None:
    """Raises FieldRefused for what cannot be."""
    if not campaign.code:
        raise FieldRefused("code", "required")
    if not FIRST_YEAR <= campaign.lunar_year <= LAST_YEAR:
        raise FieldRefused("lunar_year", "outside_calendar", str(campaign.lunar_year))
    for year in campaign.accounting_years:
        if not campaign.lunar_year - 2 <= year <= campaign.lunar_year + 1:
            raise FieldRefused("accounting_years", "far_from_tet", str(year))
    for name, start, end in (
        ("posting_to", campaign.posting_from, campaign.posting_to),
        ("hand_out_by", campaign.propose_by, campaign.hand_out_by),
        ("settle_by", campaign.hand_out_by, campaign.settle_by),
    ):
        if start and end and end < start:
            raise FieldRefused(name, "ends_before_start", f"{end:%d/%m/%Y}")


def tidied_scheme(scheme: Scheme) -> Scheme:
    return replace(
        scheme,
        code=clean(scheme.code),
        name=clean(scheme.name),
        content=clean(scheme.content),
        exclusion_group=clean(scheme.exclusion_group),
    )


def refuse_scheme(scheme: Scheme) -> None:
    """Raises FieldRefused for what cannot be given or counted."""
    for name in ("code", "name"):
        if not getattr(scheme, name):
            raise FieldRefused(name, "required")
    amounts = (scheme.cash_part, scheme.kind_part, *(one.amount for one in scheme.budgets))
    if min(amounts) < 0 or scheme.quota < 0 or any(one.quota < 0 for one in scheme.budgets):
        raise FieldRefused("budgets", "negative")
    if scheme.unit_value == 0:
        raise FieldRefused("cash_part", "required")
    if scheme.kind is SchemeKind.CASH and not scheme.cash_part:
        raise FieldRefused("cash_part", "required")
    if scheme.kind is not SchemeKind.CASH and not scheme.kind_part:
        raise FieldRefused("kind_part", "required")
    if (scheme.ticket is None) != (scheme.kind is not SchemeKind.TICKET):
        raise FieldRefused("ticket", "required" if scheme.ticket is None else "only_for_tickets")
    if any(cap.amount < max(scheme.kind_part, 1) for cap in scheme.class_caps):
        raise FieldRefused("class_caps", "below_goods")
    purses = [one.purse for one in scheme.budgets]
    if len(set(purses)) < len(purses):
        raise FieldRefused("budgets", "source_twice")
    kinds = [cap.kind for cap in scheme.class_caps]
    if len(set(kinds)) < len(kinds):
        raise FieldRefused("class_caps", "class_twice")
    if scheme.apply_from and scheme.apply_to and scheme.apply_to < scheme.apply_from:
        raise FieldRefused("apply_to", "ends_before_start", f"{scheme.apply_to:%d/%m/%Y}")
    if scheme.ticket:
        _refuse_terms(scheme.ticket)


def _refuse_terms(terms: TicketTerms) -> None:
    for name, start, end in (
        ("out_to", terms.out_from, terms.out_to),
        ("back_from", terms.out_from, terms.back_from),
        ("back_to", terms.back_from, terms.back_to),
    ):
        if start and end and end < start:
            raise FieldRefused(name, "ends_before_start", f"{end:%d/%m/%Y}")
    if terms.back_to and not terms.back_from:
        raise FieldRefused("back_from", "required")
