"""What the hand-out desk keeps, and the questions it asks between two slips."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, case, func, literal_column, or_, select, update
from sqlalchemy.orm import Session

from desktop.core.records import field_names
from desktop.core.store import Store, chunks
from desktop.core.vietnamese.text import search_terms, search_text
from desktop.features.members.storage import MemberRow
from desktop.features.organization.storage import SectionRow
from desktop.features.tet_gifts.domain import LISTED, GiftRequest, GiftState
from desktop.features.tet_gifts.domain.desk import NotTaken
from desktop.features.tet_gifts.domain.second_desk import DeskClaim, DeskShare, Fate, TetDesk
from desktop.features.tet_gifts.domain.signing import Signature
from desktop.features.tet_gifts.storage.desk_rows import (
    DeskClaimRow,
    DeskShareRow,
    NotTakenRow,
    SignatureRow,
    TetDeskRow,
)
from desktop.features.tet_gifts.storage.rows import BeneficiaryRow, DistributionRow, GiftRow

AT_DESKS = (*LISTED, GiftState.NOT_TAKEN)
"""States of gifts a desk may be asked about."""


class NotTakenStore(Store[NotTaken]):
    kind = "tet_not_taken"
    row = NotTakenRow
    record = NotTaken

    def of_requests(self, request_ids: Iterable[str]) -> dict[str, NotTaken]:
        found = [one for some in chunks(request_ids) for one in self.all(NotTakenRow.request_id.in_(some))]
        return {one.request_id: one for one in found}

    def of_campaign(self, campaign_id: str) -> dict[str, NotTaken]:
        mine = select(GiftRow.id).where(GiftRow.campaign_id == campaign_id)
        return {one.request_id: one for one in self.all(NotTakenRow.request_id.in_(mine))}


class TetDeskStore(Store[TetDesk]):
    kind = "tet_desk"
    row = TetDeskRow
    record = TetDesk

    def of_campaign(self, campaign_id: str) -> list[TetDesk]:
        return self.all(TetDeskRow.campaign_id == campaign_id, order_by=(TetDeskRow.issued_at, TetDeskRow.id))

    def here(self) -> TetDesk | None:
        """The desk whose own book this is; None in the union's book."""
        found = self.all(TetDeskRow.is_here.is_(True))
        return found[0] if found else None


class DeskShareStore(Store[DeskShare]):
    kind = "tet_desk_share"
    row = DeskShareRow
    record = DeskShare

    def of_desk(self, desk_id: str) -> list[DeskShare]:
        return self.all(DeskShareRow.desk_id == desk_id)

    def of_requests(self, request_ids: Iterable[str]) -> dict[str, str]:
        """Desk by gift, of those in a part."""
        found = [one for some in chunks(request_ids) for one in self.all(DeskShareRow.request_id.in_(some))]
        return {one.request_id: one.desk_id for one in found}


class DeskClaimStore(Store[DeskClaim]):
    kind = "tet_desk_claim"
    row = DeskClaimRow
    record = DeskClaim

    def of_desk(self, desk_id: str) -> dict[str, DeskClaim]:
        return {one.id: one for one in self.all(DeskClaimRow.desk_id == desk_id)}

    def doubtful(self, campaign_id: str) -> list[DeskClaim]:
        """What was reported and could not simply be recorded."""
        mine = select(TetDeskRow.id).where(TetDeskRow.campaign_id == campaign_id)
        fates = (Fate.DOUBLE, Fate.NOT_ENTITLED, Fate.NO_SUCH_GIFT)
        return self.all(DeskClaimRow.desk_id.in_(mine), DeskClaimRow.fate.in_(fates))

    def about(self, request_ids: Iterable[str]) -> list[DeskClaim]:
        return [one for some in chunks(request_ids) for one in self.all(DeskClaimRow.request_id.in_(some))]


class SignatureStore(Store[Signature]):
    kind = "tet_signature"
    row = SignatureRow
    record = Signature

    def of_requests(self, request_ids: Iterable[str]) -> dict[str, Signature]:
        found = [one for some in chunks(request_ids) for one in self.all(SignatureRow.request_id.in_(some))]
        return {one.request_id: one for one in found}

    def of_campaign(self, campaign_id: str) -> dict[str, Signature]:
        mine = select(GiftRow.id).where(GiftRow.campaign_id == campaign_id)
        return {one.request_id: one for one in self.all(SignatureRow.request_id.in_(mine))}


# Questions


def _own(of_member: Any, free: Any) -> Any:
    """The member's own column for members, the free one for everybody else."""
    return case((MemberRow.id.is_not(None), of_member), else_=free)


def gifts_at_desk(session: Session, campaign_id: str, beneficiary_ids: Sequence[str]) -> list[str]:
    """Ids of the gifts of these people that a desk may be asked about, in the order of their slips."""
    query = select(GiftRow.id).where(
        GiftRow.campaign_id == campaign_id, GiftRow.beneficiary_id.in_(beneficiary_ids), GiftRow.state.in_(AT_DESKS)
    )
    return list(session.scalars(query.order_by(GiftRow.slip_code)))


def people_found(session: Session, campaign_id: str, text: str, limit: int) -> list[str]:
    """People with a gift of the campaign whom the words fit, by name, number, telephone, section, staff code or slip,
    in Vietnamese order; those who still wait stand first."""
    folded = [
        or_(
            func.instr(BeneficiaryRow.search, term) > 0,
            func.instr(MemberRow.search, term) > 0,
            func.instr(GiftRow.slip_code, term.strip()) > 0,
        )
        for term in search_terms(text)
    ]
    waits = func.max(GiftRow.state.not_in((GiftState.RECEIVED, GiftState.SETTLED, GiftState.NOT_TAKEN)))
    query = (
        select(BeneficiaryRow.id)
        .join(GiftRow, GiftRow.beneficiary_id == BeneficiaryRow.id)
        .outerjoin(MemberRow, MemberRow.id == BeneficiaryRow.member_id)
        .where(GiftRow.campaign_id == campaign_id, GiftRow.state.in_(AT_DESKS), *folded)
        .group_by(BeneficiaryRow.id, BeneficiaryRow.sort_key)
        .order_by(waits.desc(), BeneficiaryRow.sort_key, BeneficiaryRow.id)
        .limit(limit)
    )
    return list(session.scalars(query))


def people_with_number(session: Session, campaign_id: str, numbers: Sequence[str]) -> list[str]:
    """People with a gift of the campaign and one of these identity or card numbers, members by their own record."""
    wanted = [one for one in numbers if one]
    number: ColumnElement[str] = _own(MemberRow.national_id, BeneficiaryRow.national_id)
    query = (
        select(BeneficiaryRow.id)
        .distinct()
        .join(GiftRow, GiftRow.beneficiary_id == BeneficiaryRow.id)
        .outerjoin(MemberRow, MemberRow.id == BeneficiaryRow.member_id)
        .where(GiftRow.campaign_id == campaign_id, GiftRow.state.in_(AT_DESKS), number.in_(wanted))
    )
    return list(session.scalars(query))


def identities(session: Session, beneficiary_ids: Iterable[str]) -> dict[str, tuple[Any, ...]]:
    """Name, section, birth and member of these people, members as their own record says today."""
    columns = (
        BeneficiaryRow.id, _own(MemberRow.full_name, BeneficiaryRow.full_name),
        func.coalesce(SectionRow.name, BeneficiaryRow.unit), _own(MemberRow.birth, BeneficiaryRow.birth),
        BeneficiaryRow.member_id, BeneficiaryRow.sort_key,
    )  # fmt: skip
    query = (
        select(*columns)
        .outerjoin(MemberRow, MemberRow.id == BeneficiaryRow.member_id)
        .outerjoin(SectionRow, SectionRow.id == MemberRow.section_id)
    )
    found: dict[str, tuple[Any, ...]] = {}
    for some in chunks(beneficiary_ids):
        for row in session.execute(query.where(BeneficiaryRow.id.in_(some))):
            found[row[0]] = tuple(row[1:])
    return found


def counts(session: Session, campaign_id: str, desk_id: str = "") -> dict[tuple[str, GiftState], int]:
    """Gifts by scheme and state; of one desk's part when it is named."""
    query = select(GiftRow.scheme_id, GiftRow.state, func.count()).where(
        GiftRow.campaign_id == campaign_id, GiftRow.state.in_(AT_DESKS)
    )
    if desk_id:
        query = query.join(DeskShareRow, DeskShareRow.request_id == GiftRow.id).where(DeskShareRow.desk_id == desk_id)
    rows = session.execute(query.group_by(GiftRow.scheme_id, GiftRow.state))
    return {(scheme_id, state): count for scheme_id, state, count in rows}


def latest_hand_outs(session: Session, campaign_id: str, desk: str, limit: int) -> list[tuple[str, str]]:
    """(hand-out, gift), newest first in the order of recording: moments follow the PC's clock, which may be set back;
    of one desk when it is named, with what names none."""
    query = (
        select(DistributionRow.id, DistributionRow.request_id)
        .join(GiftRow, GiftRow.id == DistributionRow.request_id)
        .where(GiftRow.campaign_id == campaign_id)
        .order_by(literal_column("tet_distribution.rowid").desc())
        .limit(limit)
    )
    if desk:
        query = query.where(DistributionRow.desk.in_((desk, "")))
    return [(row[0], row[1]) for row in session.execute(query)]


def proxies_before(session: Session, beneficiary_id: str, text: str, limit: int) -> list[tuple[str, str, str]]:
    """Who has taken gifts for this person, in any campaign, then for anybody, whose name has these words; each once."""
    query = (
        select(DistributionRow.proxy_name, DistributionRow.proxy_relation, DistributionRow.proxy_number)
        .join(GiftRow, GiftRow.id == DistributionRow.request_id)
        .where(DistributionRow.proxy_name != "", *_having(text))
        .order_by((GiftRow.beneficiary_id == beneficiary_id).desc(), literal_column("tet_distribution.rowid").desc())
    )
    rows = session.execute(query.limit(limit * 4))
    return list(dict.fromkeys((row[0], row[1], row[2]) for row in rows))[:limit]


def _having(text: str) -> list[ColumnElement[bool]]:
    searched = func.search_text(DistributionRow.proxy_name)
    return [func.instr(searched, term) > 0 for term in search_terms(text)]


def add_search_words(session: Session, words: Mapping[str, str]) -> None:
    """By person, what else they are found by, such as the staff code of a member whose record is not in this book."""
    for beneficiary_id, more in words.items():
        if more:
            session.execute(
                update(BeneficiaryRow)
                .where(BeneficiaryRow.id == beneficiary_id)
                .values(search=BeneficiaryRow.search + search_text(f" | {more}"))
            )


def shareable(session: Session, campaign_id: str, states: Sequence[GiftState]) -> list[tuple[str, str, str, str]]:
    """(gift, scheme, section, name) of gifts in these states that are in no desk's part."""
    query = (
        select(
            GiftRow.id, GiftRow.scheme_id, func.coalesce(SectionRow.name, BeneficiaryRow.unit), BeneficiaryRow.full_name
        )
        .join(BeneficiaryRow, BeneficiaryRow.id == GiftRow.beneficiary_id)
        .outerjoin(MemberRow, MemberRow.id == BeneficiaryRow.member_id)
        .outerjoin(SectionRow, SectionRow.id == MemberRow.section_id)
        .outerjoin(DeskShareRow, DeskShareRow.request_id == GiftRow.id)
        .where(GiftRow.campaign_id == campaign_id, GiftRow.state.in_(states), DeskShareRow.id.is_(None))
        .order_by(BeneficiaryRow.sort_key, GiftRow.id)
    )
    return [(row[0], row[1], row[2] or "", row[3]) for row in session.execute(query)]


def live_gifts(session: Session, campaign_id: str) -> list[GiftRequest]:
    """Everything on the lists of approved gifts, for a desk that takes the list away."""
    columns = [getattr(GiftRow, name) for name in field_names(GiftRequest)]
    query = select(*columns).where(GiftRow.campaign_id == campaign_id, GiftRow.state.in_(AT_DESKS))
    return [GiftRequest(*row) for row in session.execute(query.order_by(GiftRow.id))]
