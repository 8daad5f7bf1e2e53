"""The hardship record, criteria, ranks and meetings in the database, and questions over the gifts of many years."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select, type_coerce

from desktop.core.database import Reading
from desktop.core.partial_date import PartialDate
from desktop.core.store import Store, chunks
from desktop.core.tables import DongColumn
from desktop.features.members.storage import MemberRow
from desktop.features.tet_gifts.domain import GIVEN, LIVE
from desktop.features.tet_gifts.domain.people import (
    Circumstance,
    Criteria,
    LookedAt,
    Means,
    PastGift,
    RankMove,
    TetMeeting,
)
from desktop.features.tet_gifts.storage.people_rows import (
    CircumstanceRow,
    CriteriaRow,
    LookedAtRow,
    MeansRow,
    MeetingRow,
    RankMoveRow,
)
from desktop.features.tet_gifts.storage.rows import BeneficiaryRow, GiftRow, SchemeRow, TetCampaignRow


class CircumstanceStore(Store[Circumstance]):
    kind = "tet_circumstance"
    row = CircumstanceRow
    record = Circumstance

    def of_people(self, beneficiary_ids: Iterable[str]) -> dict[str, list[Circumstance]]:
        found: dict[str, list[Circumstance]] = defaultdict(list)
        for some in chunks(beneficiary_ids):
            for one in self.all(CircumstanceRow.beneficiary_id.in_(some)):
                found[one.beneficiary_id].append(one)
        return found

    def every(self) -> dict[str, list[Circumstance]]:
        found: dict[str, list[Circumstance]] = defaultdict(list)
        for one in self.all():
            found[one.beneficiary_id].append(one)
        return found


class MeansStore(Store[Means]):
    kind = "tet_means"
    row = MeansRow
    record = Means

    def of_people(self, beneficiary_ids: Iterable[str]) -> dict[str, Means]:
        wanted = chunks(beneficiary_ids)
        return {one.beneficiary_id: one for some in wanted for one in self.all(MeansRow.beneficiary_id.in_(some))}


class CriteriaStore(Store[Criteria]):
    kind = "tet_criteria"
    row = CriteriaRow
    record = Criteria

    def of_campaign(self, campaign_id: str) -> Criteria | None:
        found = self.all(CriteriaRow.campaign_id == campaign_id)
        return found[0] if found else None


class RankMoveStore(Store[RankMove]):
    kind = "tet_rank_move"
    row = RankMoveRow
    record = RankMove

    def of_requests(self, request_ids: Iterable[str]) -> list[RankMove]:
        return [one for some in chunks(request_ids) for one in self.all(RankMoveRow.request_id.in_(some))]

    def last_seq(self) -> int:
        return self.session.scalar(select(func.max(RankMoveRow.seq))) or 0


class MeetingStore(Store[TetMeeting]):
    kind = "tet_meeting"
    row = MeetingRow
    record = TetMeeting

    def of_campaign(self, campaign_id: str) -> list[TetMeeting]:
        return self.all(MeetingRow.campaign_id == campaign_id, order_by=(MeetingRow.held_on, MeetingRow.id))


class LookedAtStore(Store[LookedAt]):
    kind = "tet_looked_at"
    row = LookedAtRow
    record = LookedAt

    def of_requests(self, request_ids: Iterable[str]) -> list[LookedAt]:
        return [one for some in chunks(request_ids) for one in self.all(LookedAtRow.request_id.in_(some))]


@dataclass(frozen=True)
class Related:
    """A live gift with what tells whether its person belongs together with another."""

    gift: str
    beneficiary: str
    name: str
    member: str
    parent: str
    household: str
    birth: PartialDate | None
    number: str


class PastGifts:
    """Gifts of all campaigns, by person."""

    def __init__(self, reading: Reading) -> None:
        self.session = reading.session

    def of(self, beneficiary_ids: Iterable[str] | None = None, campaign_id: str = "") -> dict[str, list[PastGift]]:
        """The latest campaign first. The amount is the approved one, before that the proposed."""
        amount = type_coerce(func.coalesce(func.nullif(GiftRow.approved, 0), GiftRow.proposed), DongColumn)
        query = (
            select(
                GiftRow.id, GiftRow.beneficiary_id, GiftRow.campaign_id, TetCampaignRow.code,
                TetCampaignRow.lunar_year, GiftRow.scheme_id, SchemeRow.name, GiftRow.state,
                amount, GiftRow.kind, GiftRow.reasons, GiftRow.primary,
            )
            .join(SchemeRow, SchemeRow.id == GiftRow.scheme_id)
            .join(TetCampaignRow, TetCampaignRow.id == GiftRow.campaign_id)
            .order_by(TetCampaignRow.lunar_year.desc(), SchemeRow.position, GiftRow.id)
        )  # fmt: skip
        if campaign_id:
            query = query.where(GiftRow.campaign_id == campaign_id)
        if beneficiary_ids is None:
            parts = [self.session.execute(query)]
        else:
            parts = [
                self.session.execute(query.where(GiftRow.beneficiary_id.in_(some))) for some in chunks(beneficiary_ids)
            ]
        found: dict[str, list[PastGift]] = defaultdict(list)
        for rows in parts:
            for row in rows:
                found[row[1]].append(PastGift(*row))
        return found

    def years_received(self, before: int, beneficiary_ids: Iterable[str] | None = None) -> dict[str, tuple[int, ...]]:
        """Lunar years of gifts received in campaigns before that year, by person, the latest first."""
        query = (
            select(GiftRow.beneficiary_id, TetCampaignRow.lunar_year)
            .join(TetCampaignRow, TetCampaignRow.id == GiftRow.campaign_id)
            .where(TetCampaignRow.lunar_year < before, GiftRow.state.in_(GIVEN))
            .distinct()
            .order_by(TetCampaignRow.lunar_year.desc())
        )
        if beneficiary_ids is None:
            parts = [self.session.execute(query)]
        else:
            parts = [
                self.session.execute(query.where(GiftRow.beneficiary_id.in_(some))) for some in chunks(beneficiary_ids)
            ]
        found: dict[str, list[int]] = defaultdict(list)
        for rows in parts:
            for person, year in rows:
                found[person].append(year)
        return {person: tuple(years) for person, years in found.items()}

    def live(self, campaign_id: str) -> list[Related]:
        """Every live gift of a campaign with its person, in the order they were written."""
        columns = (
            GiftRow.id, BeneficiaryRow.id, BeneficiaryRow.full_name, BeneficiaryRow.member_id,
            BeneficiaryRow.parent_id, BeneficiaryRow.household, BeneficiaryRow.birth, BeneficiaryRow.national_id,
        )  # fmt: skip
        query = (
            select(*columns)
            .join(BeneficiaryRow, BeneficiaryRow.id == GiftRow.beneficiary_id)
            .where(GiftRow.campaign_id == campaign_id, GiftRow.state.in_(LIVE))
            .order_by(GiftRow.id)
        )
        return [Related(*row) for row in self.session.execute(query)]

    def with_family(self, member_ids: Iterable[str]) -> Sequence[str]:
        """Whose record names somebody of the family, of these."""
        found: list[str] = []
        for some in chunks(member_ids):
            query = select(MemberRow.id).where(MemberRow.id.in_(some), MemberRow.family.is_not(None))
            found += self.session.scalars(query.where(func.json_array_length(MemberRow.family) > 0))
        return found
