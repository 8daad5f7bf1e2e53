"""Gifts in the database: the guard of the two laws of this feature, and the questions only SQL answers quickly.

Every way of writing goes through `GiftStore`, taking back included: nobody has two gifts of one scheme or of one
exclusion group, and no source is spent beyond its budget.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import (
    ColumnElement,
    case,
    func,
    literal_column,
    or_,
    select,
)

from desktop.core.money import Dong
from desktop.core.store import Store, chunks
from desktop.core.vietnamese.text import search_terms
from desktop.features.members.storage import MemberRow
from desktop.features.organization.storage import SectionRow
from desktop.features.tet_gifts.domain import (
    COMMITTED,
    GIVEN,
    LIVE,
    AlreadyInScheme,
    BudgetMeter,
    ExclusionGroupTaken,
    FundSource,
    GiftLine,
    GiftQuery,
    GiftRequest,
    GiftState,
    Scheme,
    Ticket,
    YearSettled,
    refuse_overspent,
)
from desktop.features.tet_gifts.storage.rows import BeneficiaryRow, GiftRow, SchemeRow
from desktop.features.tet_gifts.storage.stores import BeneficiaryStore, SchemeStore, settled_years, spent


class GiftStore(Store[GiftRequest]):
    kind = "tet_gift"
    row = GiftRow
    record = GiftRequest

    # Deeds, each within the two laws

    def add_all(self, records: Iterable[GiftRequest]) -> list[GiftRequest]:
        """Raises AlreadyInScheme, ExclusionGroupTaken, OverBudget, OverQuota; then nothing was added."""
        fresh = list(records)
        self._refuse_known(fresh)
        self._guard([(None, one) for one in fresh])
        return super().add_all(fresh)

    def replace_all(self, records: Iterable[GiftRequest]) -> list[GiftRequest]:
        """Raises as `add_all`, with the money of all of them counted together; then nothing was written."""
        changed = list(records)
        before = self.with_ids(record.id for record in changed)
        self._guard([(before.get(record.id), record) for record in changed])
        return super().replace_all(changed)

    # Questions

    def with_slip(self, code: str) -> GiftRequest | None:
        found = self.all(GiftRow.slip_code == code)
        return found[0] if found else None

    def serials(self, campaign_id: str) -> dict[str, str]:
        """Which gift each voucher of the campaign is kept for."""
        query = select(GiftRow.voucher_serial, GiftRow.id)
        rows = self.session.execute(query.where(GiftRow.campaign_id == campaign_id, GiftRow.voucher_serial != ""))
        return {row[0]: row[1] for row in rows}

    def replacements(self, campaign_id: str) -> dict[str, str]:
        """Gift whose place was taken → the one that took it."""
        query = select(GiftRow.replaces_id, GiftRow.id)
        rows = self.session.execute(query.where(GiftRow.campaign_id == campaign_id, GiftRow.replaces_id != ""))
        return {row[0]: row[1] for row in rows}

    def accounts(self, campaign_id: str) -> list[tuple[str, FundSource | None, int, GiftState, Dong, int]]:
        """(scheme, source, accounting year, state, amount, gifts) of what is committed, gifts of one amount together:
        what is cash and what is goods depends on the amount of each."""
        account = (GiftRow.scheme_id, GiftRow.source, GiftRow.year, GiftRow.state, GiftRow.approved)
        rows = self.session.execute(
            select(*account, func.count())
            .where(GiftRow.campaign_id == campaign_id, GiftRow.state.in_(COMMITTED))
            .group_by(*account)
        )
        return [(row[0], row[1], row[2], row[3], row[4], row[5]) for row in rows]

    def of_members(self, member_ids: Iterable[str]) -> list[GiftRequest]:
        """Of all campaigns."""
        return self.of_people(one.id for one in BeneficiaryStore(self.reading).of_members(member_ids).values())

    def of_people(self, beneficiary_ids: Iterable[str]) -> list[GiftRequest]:
        wanted = chunks(sorted(beneficiary_ids))
        return [one for chunk in wanted for one in self.all(GiftRow.beneficiary_id.in_(chunk))]

    def in_state(self, scheme_id: str, *states: GiftState) -> list[GiftRequest]:
        return self.all(GiftRow.scheme_id == scheme_id, GiftRow.state.in_(states))

    def in_scheme(self, scheme_id: str, beneficiary_ids: Iterable[str]) -> dict[str, GiftRequest]:
        found: dict[str, GiftRequest] = {}
        for chunk in chunks(beneficiary_ids):
            where = (GiftRow.scheme_id == scheme_id, GiftRow.beneficiary_id.in_(chunk))
            found |= {one.beneficiary_id: one for one in self.all(*where)}
        return found

    def group_holders(self, scheme: Scheme, beneficiary_ids: Iterable[str]) -> dict[str, str]:
        """Beneficiary → name of the other scheme of the exclusion group in which they have a live gift."""
        if not scheme.exclusion_group:
            return {}
        found: dict[str, str] = {}
        query = select(GiftRow.beneficiary_id, SchemeRow.name).join(SchemeRow, SchemeRow.id == GiftRow.scheme_id)
        query = query.where(
            SchemeRow.campaign_id == scheme.campaign_id,
            SchemeRow.exclusion_group == scheme.exclusion_group,
            SchemeRow.id != scheme.id,
            GiftRow.state.in_(LIVE),
        )
        for chunk in chunks(beneficiary_ids):
            rows = self.session.execute(query.where(GiftRow.beneficiary_id.in_(chunk)))
            found |= {row[0]: row[1] for row in rows}
        return found

    def meters(self, schemes: Sequence[Scheme]) -> list[BudgetMeter]:
        """One for each source and accounting year of each scheme, in order."""
        given = func.sum(case((GiftRow.state.in_(GIVEN), GiftRow.approved), else_=0))
        handed = func.sum(case((GiftRow.state.in_(GIVEN), 1), else_=0))
        purse = (GiftRow.scheme_id, GiftRow.source, GiftRow.year)
        columns = (*purse, func.sum(GiftRow.approved), given, func.count(), handed)
        rows = self.session.execute(
            select(*columns)
            .where(GiftRow.scheme_id.in_([one.id for one in schemes]), GiftRow.state.in_(COMMITTED))
            .group_by(*purse)
        )
        sums = {(row[0], row[1], row[2]): row[3:] for row in rows}
        found = []
        for scheme in schemes:
            for budget in scheme.budgets:
                approved, out, gifts, out_gifts = sums.get((scheme.id, *budget.purse), (0, 0, 0, 0))
                spending = (Dong(approved), Dong(out), budget.quota, gifts, out_gifts, budget.year)
                found.append(BudgetMeter(scheme.id, scheme.name, budget.source, budget.amount, *spending))
        return found

    def lines(self, query: GiftQuery, limit: int | None = None, offset: int = 0) -> list[GiftLine]:
        """In Vietnamese order of names. A member's identity is today's, others have the one they were listed with."""
        columns = (
            GiftRow.id, GiftRow.slip_code, _own(MemberRow.full_name, BeneficiaryRow.full_name),
            _own(MemberRow.sex, BeneficiaryRow.sex), _own(MemberRow.birth, BeneficiaryRow.birth),
            _own(MemberRow.national_id, BeneficiaryRow.national_id), _own(MemberRow.phone, BeneficiaryRow.phone),
            func.coalesce(SectionRow.name, BeneficiaryRow.unit), GiftRow.kind, GiftRow.reasons, GiftRow.primary,
            GiftRow.proposed, GiftRow.approved, GiftRow.source, GiftRow.state, GiftRow.scheme_id,
            GiftRow.beneficiary_id, GiftRow.voucher_serial, GiftRow.years_away, GiftRow.decision_reason, GiftRow.note,
            BeneficiaryRow.household, GiftRow.year,
        )  # fmt: skip
        order = (BeneficiaryRow.sort_key, BeneficiaryRow.birth, GiftRow.id)
        page = (
            select(GiftRow.id)
            .join(BeneficiaryRow, BeneficiaryRow.id == GiftRow.beneficiary_id)
            .where(*_conditions(query, by_name=True))
            .order_by(*order)
            .limit(-1 if limit is None else limit)
            .offset(offset)
        )
        statement = (
            select(*columns)
            .join(BeneficiaryRow, BeneficiaryRow.id == GiftRow.beneficiary_id)
            .outerjoin(MemberRow, MemberRow.id == BeneficiaryRow.member_id)
            .outerjoin(SectionRow, SectionRow.id == MemberRow.section_id)
            .where(GiftRow.id.in_(page))
            .order_by(*order)
        )
        return [GiftLine(*row) for row in self.session.execute(statement)]

    def count_lines(self, query: GiftQuery) -> int:
        statement = select(func.count()).select_from(GiftRow)
        if query.search:
            statement = statement.join(BeneficiaryRow, BeneficiaryRow.id == GiftRow.beneficiary_id)
        return self.session.scalar(statement.where(*_conditions(query))) or 0

    def count_by_state(self, query: GiftQuery) -> dict[GiftState, int]:
        statement = select(GiftRow.state, func.count()).where(*_conditions(replace(query, search="")))
        statement = statement.group_by(GiftRow.state)
        return {row[0]: row[1] for row in self.session.execute(statement)}

    def names(self, ids: Iterable[str]) -> dict[str, str]:
        """The person's name by gift."""
        name = _own(MemberRow.full_name, BeneficiaryRow.full_name)
        query = select(GiftRow.id, name).join(BeneficiaryRow, BeneficiaryRow.id == GiftRow.beneficiary_id)
        query = query.outerjoin(MemberRow, MemberRow.id == BeneficiaryRow.member_id)
        found: dict[str, str] = {}
        for chunk in chunks(ids):
            rows = self.session.execute(query.where(GiftRow.id.in_(chunk)))
            found |= {row[0]: row[1] for row in rows}
        return found

    def tickets(self, campaign_id: str) -> dict[str, Ticket]:
        query = select(GiftRow.id, GiftRow.ticket)
        rows = self.session.execute(query.where(GiftRow.campaign_id == campaign_id, GiftRow.ticket.is_not(None)))
        return {row[0]: row[1] for row in rows if row[1] is not None}

    def last_slip_number(self, lunar_year: int) -> int:
        start = f"{lunar_year % 100:02}"
        # Slip codes are all digits, so everything of that year lies between its two digits and a colon.
        within = (GiftRow.slip_code >= start, GiftRow.slip_code < f"{start}:")
        last = self.session.scalar(select(func.max(GiftRow.slip_code)).where(*within))
        return int(last[2:8]) if last else 0

    # The two laws

    def _refuse_known(self, fresh: Sequence[GiftRequest]) -> None:
        """Raises AlreadyInScheme, also when the two stand in `fresh` together."""
        by_scheme: dict[str, set[str]] = defaultdict(set)
        for one in fresh:
            if one.beneficiary_id in by_scheme[one.scheme_id]:
                self._refuse_second(one, one.state)
            by_scheme[one.scheme_id].add(one.beneficiary_id)
        for scheme_id, people in by_scheme.items():
            for known in self.in_scheme(scheme_id, people).values():
                self._refuse_second(known, known.state)

    def _refuse_second(self, one: GiftRequest, state: GiftState) -> None:
        name = BeneficiaryStore(self.reading).get(one.beneficiary_id).full_name
        raise AlreadyInScheme(name, SchemeStore(self.reading).get(one.scheme_id).name, state)

    def _refuse_settled(self, changes: Sequence[tuple[GiftRequest | None, GiftRequest]]) -> None:
        """Raises YearSettled when a gift would enter, leave or change within an accounting year that is settled."""
        settled = {one: settled_years(self.session, one) for one in {after.campaign_id for _, after in changes}}
        for before, after in changes:
            years = {one.year for one in (before, after) if one and one.is_committed} & settled[after.campaign_id]
            if years and (before is None or _kept(before) != _kept(after)):
                raise YearSettled(min(years))

    def _guard(self, changes: Sequence[tuple[GiftRequest | None, GiftRequest]]) -> None:
        self._refuse_settled(changes)
        by_scheme: dict[str, list[tuple[GiftRequest | None, GiftRequest]]] = defaultdict(list)
        for before, after in changes:
            by_scheme[after.scheme_id].append((before, after))
        for scheme_id, some in by_scheme.items():
            scheme = SchemeStore(self.reading).get(scheme_id)
            entering = [
                after.beneficiary_id for before, after in some if after.is_live and not (before and before.is_live)
            ]
            for beneficiary_id, other in self.group_holders(scheme, entering).items():
                name = BeneficiaryStore(self.reading).get(beneficiary_id).full_name
                raise ExclusionGroupTaken(name, other, scheme.exclusion_group)
            if any(_spends(was, after) for was, after in some):
                now = spent(self.session, scheme_id)
                refuse_overspent(scheme, now, _after(now, some))


def _spends(before: GiftRequest | None, after: GiftRequest) -> bool:
    """Whether the change takes money that was not taken before."""
    if before is None or not before.is_committed:
        return after.is_committed
    return after.is_committed and _account(before)[1:] != _account(after)[1:]


def _account(gift: GiftRequest) -> tuple[GiftState, Dong, FundSource | None, int, str]:
    """What the accounts know of a gift."""
    return gift.state, gift.approved, gift.source, gift.year, gift.scheme_id


def _kept(gift: GiftRequest) -> tuple[object, ...]:
    """What stays as it is once it is settled."""
    return *_account(gift), gift.voucher_serial, gift.slip_code


def _after(
    now: dict[tuple[FundSource | None, int], tuple[Dong, int]],
    changes: Sequence[tuple[GiftRequest | None, GiftRequest]],
) -> dict[tuple[FundSource | None, int], tuple[Dong, int]]:
    """What will be committed once the changes are written."""
    result = dict(now)
    for before, after in changes:
        for one, sign in ((before, -1), (after, 1)):
            if one is not None and one.is_committed:
                amount, count = result.get((one.source, one.year), (Dong(0), 0))
                result[one.source, one.year] = (amount + sign * int(one.approved), count + sign)
    return result


def _own(of_member: Any, free: Any) -> Any:
    """The member's own column for members, the free one for everybody else."""
    return case((MemberRow.id.is_not(None), of_member), else_=free)


def _conditions(query: GiftQuery, *, by_name: bool = False) -> list[ColumnElement[bool]]:
    """`by_name` hides the columns of campaign and scheme from the planner (the unary plus), so that it walks along the
    index of names and stops at the end of the page, instead of sorting the whole campaign for each page."""
    scheme_id: ColumnElement[str] = literal_column("+tet_gift.scheme_id") if by_name else GiftRow.scheme_id.expression
    campaign_id = literal_column("+tet_gift.campaign_id") if by_name else GiftRow.campaign_id.expression
    found: list[ColumnElement[bool]] = []
    if query.scheme_id:
        found.append(scheme_id == query.scheme_id)
    if query.campaign_id:
        found.append(campaign_id == query.campaign_id)
    if query.states:
        found.append(GiftRow.state.in_(query.states))
    if query.kinds:
        found.append(GiftRow.kind.in_(query.kinds))
    if query.scheme_kinds:
        found.append(GiftRow.scheme_id.in_(select(SchemeRow.id).where(SchemeRow.kind.in_(query.scheme_kinds))))
    found += [
        or_(func.instr(BeneficiaryRow.search, term) > 0, func.instr(GiftRow.slip_code, term.strip()) > 0)
        for term in search_terms(query.search)
    ]
    return found
