"""Campaigns, schemes, people, hardship and hand-outs in the database, and the members gifts are for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import (
    func,
    or_,
    select,
)
from sqlalchemy.orm import Session

from desktop.core.money import Dong
from desktop.core.store import Store, chunks
from desktop.core.vietnamese.sorting import name_sort_key
from desktop.core.vietnamese.text import search_text
from desktop.features.tet_gifts.domain import (
    COMMITTED,
    LIVE,
    Beneficiary,
    Distribution,
    ExclusionGroupTaken,
    FundSource,
    GiftState,
    Hardship,
    OverClassCap,
    Scheme,
    SchemeInUse,
    SchemePartsFixed,
    TetCampaign,
    refuse_overspent,
)
from desktop.features.tet_gifts.storage.rows import (
    BeneficiaryRow,
    DistributionRow,
    GiftRow,
    HardshipRow,
    SchemeRow,
    SettlementRow,
    TetCampaignRow,
)


class TetCampaignStore(Store[TetCampaign]):
    kind = "tet_campaign"
    row = TetCampaignRow
    record = TetCampaign

    def newest_first(self) -> list[TetCampaign]:
        return self.all(order_by=(TetCampaignRow.lunar_year.desc(), TetCampaignRow.id.desc()))


class SchemeStore(Store[Scheme]):
    kind = "tet_scheme"
    row = SchemeRow
    record = Scheme

    def of_campaign(self, campaign_id: str) -> list[Scheme]:
        return self.all(SchemeRow.campaign_id == campaign_id, order_by=(SchemeRow.position, SchemeRow.id))

    def replace_all(self, records: Iterable[Scheme]) -> list[Scheme]:
        """Raises OverBudget, OverQuota, OverClassCap when more is committed already than the scheme would give;
        SchemePartsFixed, ExclusionGroupTaken when what is approved would become something else."""
        changed = list(records)
        for record in changed:
            refuse_overspent(record, {}, spent(self.session, record.id))
            if before := self.find(record.id):
                self._refuse_altered(before, record)
        return super().replace_all(changed)

    def remove(self, id: str) -> Scheme:
        """Raises SchemeInUse while a gift hangs on it."""
        if gifts := self.session.scalar(select(func.count()).select_from(GiftRow).where(GiftRow.scheme_id == id)):
            raise SchemeInUse(self.get(id).name, gifts)
        return super().remove(id)

    def _refuse_altered(self, before: Scheme, after: Scheme) -> None:
        committed = (GiftRow.scheme_id == after.id, GiftRow.state.in_(COMMITTED))
        if (before.kind, before.kind_part) != (after.kind, after.kind_part):
            gifts = self.session.scalar(select(func.count()).select_from(GiftRow).where(*committed))
            if gifts:
                raise SchemePartsFixed(after.name, gifts)
        if (before.class_caps, before.unit_value) != (after.class_caps, after.unit_value):
            rows = self.session.execute(
                select(GiftRow.kind, func.max(GiftRow.approved)).where(*committed).group_by(GiftRow.kind)
            )
            for kind, most in rows:
                if most > after.cap_of(kind):
                    raise OverClassCap(after.name, kind, most, after.cap_of(kind))
        if after.exclusion_group and before.exclusion_group != after.exclusion_group:
            self._refuse_group(after)

    def _refuse_group(self, scheme: Scheme) -> None:
        """Raises ExclusionGroupTaken when somebody has a gift of two schemes that would now exclude each other."""
        mine = select(GiftRow.beneficiary_id).where(GiftRow.scheme_id == scheme.id, GiftRow.state.in_(LIVE))
        others = (
            SchemeRow.campaign_id == scheme.campaign_id,
            SchemeRow.exclusion_group == scheme.exclusion_group,
            SchemeRow.id != scheme.id,
        )
        query = (
            select(BeneficiaryRow.full_name, SchemeRow.name)
            .join(GiftRow, GiftRow.beneficiary_id == BeneficiaryRow.id)
            .join(SchemeRow, SchemeRow.id == GiftRow.scheme_id)
            .where(*others, GiftRow.state.in_(LIVE), GiftRow.beneficiary_id.in_(mine))
        )
        if found := self.session.execute(query.limit(1)).first():
            raise ExclusionGroupTaken(found[0], found[1], scheme.exclusion_group)


class BeneficiaryStore(Store[Beneficiary]):
    kind = "tet_beneficiary"
    row = BeneficiaryRow
    record = Beneficiary

    def shadow(self, record: Beneficiary) -> dict[str, Any]:
        found_by = (record.full_name, record.national_id, record.phone, record.unit)
        return {
            "sort_key": name_sort_key(record.full_name),
            "search": search_text(" | ".join(text for text in found_by if text)),
        }

    def remove(self, id: str) -> Beneficiary:
        """Somebody who still has a gift stays, as when an import is taken back whose gifts were worked on since."""
        if self.session.scalar(select(GiftRow.id).where(GiftRow.beneficiary_id == id).limit(1)):
            return self.get(id)
        return super().remove(id)

    def by_name(self) -> list[Beneficiary]:
        """Everybody, in Vietnamese order."""
        return self.all(order_by=(BeneficiaryRow.sort_key, BeneficiaryRow.birth, BeneficiaryRow.id))

    def of_members(self, member_ids: Iterable[str]) -> dict[str, Beneficiary]:
        return {one.member_id: one for one in self._with(BeneficiaryRow.member_id, member_ids)}

    def about_members(self, member_ids: Iterable[str]) -> list[Beneficiary]:
        """These members, and whoever is in the book as their child or kin."""
        found: list[Beneficiary] = []
        for some in chunks(member_ids):
            found += self.all(or_(BeneficiaryRow.member_id.in_(some), BeneficiaryRow.parent_id.in_(some)))
        return found

    def with_numbers(self, numbers: Iterable[str]) -> dict[str, Beneficiary]:
        return {one.national_id: one for one in self._with(BeneficiaryRow.national_id, numbers)}

    def with_names(self, names: Iterable[str]) -> list[Beneficiary]:
        return self._with(BeneficiaryRow.sort_key, map(name_sort_key, names))

    def _with(self, column: Any, values: Iterable[str]) -> list[Beneficiary]:
        wanted = sorted({value for value in values if value})
        return [one for chunk in chunks(wanted) for one in self.all(column.in_(chunk))]


class HardshipStore(Store[Hardship]):
    kind = "tet_hardship"
    row = HardshipRow
    record = Hardship

    def remove(self, id: str) -> Hardship:
        """The description stays as long as its gift does."""
        kept = self.get(id)
        if self.session.scalar(select(GiftRow.id).where(GiftRow.id == kept.request_id)):
            return kept
        return super().remove(id)

    def of_request(self, request_id: str) -> Hardship | None:
        found = self.all(HardshipRow.request_id == request_id)
        return found[0] if found else None


class DistributionStore(Store[Distribution]):
    kind = "tet_distribution"
    row = DistributionRow
    record = Distribution

    def remove(self, id: str) -> Distribution:
        """What was signed for stays once it is settled."""
        kept = self.get(id)
        settled = (GiftRow.id == kept.request_id, GiftRow.state == GiftState.SETTLED)
        return kept if self.session.scalar(select(GiftRow.id).where(*settled)) else super().remove(id)

    def of_request(self, request_id: str) -> Distribution | None:
        found = self.all(DistributionRow.request_id == request_id)
        return found[0] if found else None

    def of_requests(self, request_ids: Iterable[str]) -> dict[str, Distribution]:
        found = [one for some in chunks(request_ids) for one in self.all(DistributionRow.request_id.in_(some))]
        return {one.request_id: one for one in found}

    def of_campaign(self, campaign_id: str) -> dict[str, Distribution]:
        mine = select(GiftRow.id).where(GiftRow.campaign_id == campaign_id)
        return {one.request_id: one for one in self.all(DistributionRow.request_id.in_(mine))}


def spent(session: Session, scheme_id: str) -> dict[tuple[FundSource | None, int], tuple[Dong, int]]:
    """By source and accounting year: money and number of gifts that are committed."""
    rows = session.execute(
        select(GiftRow.source, GiftRow.year, func.sum(GiftRow.approved), func.count())
        .where(GiftRow.scheme_id == scheme_id, GiftRow.state.in_(COMMITTED))
        .group_by(GiftRow.source, GiftRow.year)
    )
    return {(source, year): (Dong(amount), count) for source, year, amount, count in rows}


def settled_years(session: Session, campaign_id: str) -> set[int]:
    """The accounting years of the campaign in which nothing changes any more."""
    return set(session.scalars(select(SettlementRow.year).where(SettlementRow.campaign_id == campaign_id)))
