"""What the pages about people show: everybody with their gifts through the years, last year's list, what is open."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from desktop.core.errors import UserError
from desktop.core.money import Dong
from desktop.core.partial_date import PartialDate
from desktop.core.vietnamese.national_id import Sex, mask_national_id
from desktop.features.tet_gifts.domain.campaign import BeneficiaryKind
from desktop.features.tet_gifts.domain.gift import DoubtKind, GiftLine, GiftState, Reason
from desktop.features.tet_gifts.domain.people.circumstance import Circumstance, Means
from desktop.features.tet_gifts.domain.people.ranking import NO_MONEY, RankMove, Score, SectionNeed


class Belonging(StrEnum):
    """How somebody stands to the union today."""

    MEMBER = "member"
    ON_LEAVE = "on_leave"
    LEFT = "left"
    NO_MEMBER = "no_member"


@dataclass(frozen=True)
class PastGift:
    """A gift of somebody, in whatever campaign and state."""

    id: str
    beneficiary_id: str
    campaign_id: str
    campaign: str
    lunar_year: int
    scheme_id: str
    scheme: str
    state: GiftState
    amount: Dong
    kind: BeneficiaryKind
    reasons: tuple[Reason, ...]
    primary: Reason | None = None


@dataclass(frozen=True)
class PersonLine:
    """Somebody of the list of beneficiaries (người thụ hưởng)."""

    id: str
    full_name: str
    kind: BeneficiaryKind | None
    sex: Sex | None
    birth: PartialDate | None
    national_id: str
    unit: str
    belonging: Belonging
    parent: str = ""
    household: str = ""
    gifts: tuple[PastGift, ...] = ()
    reasons: tuple[Reason, ...] = ()
    member_id: str = ""

    @property
    def masked_id(self) -> str:
        return mask_national_id(self.national_id)

    def received_in(self, year: int) -> Dong:
        taken = (GiftState.RECEIVED, GiftState.SETTLED)
        return Dong(sum(one.amount for one in self.gifts if one.lunar_year == year and one.state in taken))

    @property
    def total(self) -> Dong:
        return Dong(sum(self.received_in(year) for year in {one.lunar_year for one in self.gifts}))


@dataclass(frozen=True)
class PersonRecord:
    """All that stands about one of them."""

    line: PersonLine
    circumstances: tuple[Circumstance, ...] = ()
    means: Means | None = None


class Change(StrEnum):
    """What became of somebody since the earlier campaign."""

    STAYS = "stays"
    MOVED = "moved"
    ON_LEAVE = "on_leave"
    LEFT = "left"
    NEW = "new"


@dataclass(frozen=True)
class Again:
    """Somebody of the earlier campaign, or of the hardship record only (`NEW`), beside what is known today. `reasons`
    are those of then; `standing` those that stand in the record now. `taken`: proposed already this year."""

    id: str
    beneficiary_id: str
    full_name: str
    change: Change
    kind: BeneficiaryKind
    unit: str
    unit_before: str = ""
    scheme_code: str = ""
    scheme: str = ""
    amount: Dong = NO_MONEY
    received: bool = False
    reasons: tuple[Reason, ...] = ()
    standing: tuple[Reason, ...] = ()
    taken: bool = False

    @property
    def may_come(self) -> bool:
        return not self.taken and self.change is not Change.LEFT


@dataclass(frozen=True)
class Ranked:
    """A proposal at its place. `computed` is the place before the committee's moves, `line.state` what came of it."""

    line: GiftLine
    place: int
    computed: int
    score: Score
    last_year: int | None = None
    recent: int = 0
    move: RankMove | None = None
    doubts: int = 0

    @property
    def id(self) -> str:
        return self.line.id


@dataclass(frozen=True)
class Fairness:
    """A section or a reason: how many people, who got what in the last three Tết, who never did. `suggested` is a share
    of the gifts that a section may propose."""

    id: str
    name: str
    people: int = 0
    hardship: int = 0
    proposed: int = 0
    approved: int = 0
    recent: int = 0
    never: int = 0
    suggested: int | None = None

    @property
    def need(self) -> SectionNeed:
        return SectionNeed(self.id, self.people, self.hardship)


@dataclass(frozen=True)
class FairnessView:
    sections: tuple[Fairness, ...] = ()
    reasons: tuple[Fairness, ...] = ()
    years: tuple[int, ...] = ()


class Open(StrEnum):
    """What keeps the list from being closed with a quiet mind, in the order in which it is looked at."""

    NEVER_PROPOSED = "never_proposed"
    SECTION_SILENT = "section_silent"
    MISSING_NOW = "missing_now"
    NO_EVIDENCE = "no_evidence"
    DOUBT = "doubt"


@dataclass(frozen=True)
class OpenPoint:
    """One line of the check page. `about` is who or which section; the ids say what opens when it is chosen."""

    kind: Open
    about: str
    unit: str = ""
    detail: str = ""
    reasons: tuple[Reason, ...] = ()
    doubt: DoubtKind | None = None
    year: int = 0
    request_id: str = ""
    beneficiary_id: str = ""
    member_id: str = ""
    section: str = ""

    @property
    def id(self) -> str:
        return "|".join((self.kind, self.request_id, self.beneficiary_id, self.member_id, self.section,
                         self.doubt or "", self.detail))  # fmt: skip


@dataclass(frozen=True)
class Forewarned:
    """What is said about a proposal before it is saved: what stops it, and what to look at."""

    refusal: UserError | None = None
    doubts: tuple[tuple[DoubtKind, str], ...] = ()
    belonging: Belonging = Belonging.NO_MEMBER
    since: date | None = None
    others: tuple[str, ...] = ()
    last_year: int | None = None


@dataclass(frozen=True)
class LookedAt:
    """A doubt that the committee has looked at and lets stand (đã xem xét), with what it found."""

    id: str
    request_id: str
    doubt: DoubtKind
    other: str
    finding: str
    on: date
    by: str = ""
    revision: int = 0


@dataclass(frozen=True)
class PeopleQuery:
    search: str = ""
    kinds: tuple[BeneficiaryKind, ...] = field(default=())
