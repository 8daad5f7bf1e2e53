"""Last year's list beside today's people: who is still here, who left, who is new in the hardship record.

Nothing comes over by itself: each line is ticked by somebody, and what was true last year is asked again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from desktop.core.database import Reading, Transaction
from desktop.features.members.domain import Member
from desktop.features.members.services import members_with_ids, sections_on
from desktop.features.organization.services import list_sections
from desktop.features.tet_gifts.domain import (
    COMMITTED,
    GIVEN,
    NOTHING,
    Beneficiary,
    BeneficiaryKind,
    GiftState,
    Proposal,
    Proposed,
    Reason,
    TetCampaign,
)
from desktop.features.tet_gifts.domain.people import ONLY_THIS_YEAR, Again, Belonging, Change, PastGift
from desktop.features.tet_gifts.services.campaigns import get_campaign, list_campaigns, list_schemes
from desktop.features.tet_gifts.services.people.circumstances import standing_reasons
from desktop.features.tet_gifts.services.people.forewarning import belonging_of
from desktop.features.tet_gifts.services.proposals import propose
from desktop.features.tet_gifts.storage import BeneficiaryStore, PastGifts

ONCE_GRANTED = (*COMMITTED, GiftState.RETURNED)


def earlier_campaigns(reading: Reading, campaign_id: str) -> list[TetCampaign]:
    """Campaigns of earlier lunar years, the latest first."""
    year = get_campaign(reading, campaign_id).lunar_year
    return [one for one in list_campaigns(reading) if one.lunar_year < year]


def propose_again(reading: Reading, campaign_id: str, earlier_id: str) -> list[Again]:
    """Everybody who was granted something then, and who stands in the hardship record and was not; in Vietnamese order,
    a line for each scheme of then."""
    then = PastGifts(reading).of(campaign_id=earlier_id)
    now = PastGifts(reading).of(campaign_id=campaign_id)
    standing = standing_reasons(reading)
    codes = {one.id: one.code for one in list_schemes(reading, earlier_id)}
    people = [one for one in BeneficiaryStore(reading).by_name() if one.id in then or one.id in standing]
    look = _Look(reading, people, get_campaign(reading, earlier_id))
    found: list[Again] = []
    for person in people:
        granted = [one for one in then.get(person.id, ()) if one.state in ONCE_GRANTED]
        reasons, taken = standing.get(person.id, ()), person.id in now
        found += [look.line(person, one, codes[one.scheme_id], reasons, taken) for one in granted]
        if not granted and reasons:
            found.append(look.line(person, None, "", reasons, taken))
    return found


class _Look:
    """Today's members and sections, and the sections of then, read once for the whole list."""

    def __init__(self, reading: Reading, people: Sequence[Beneficiary], earlier: TetCampaign) -> None:
        ids = [one.member_id for one in people if one.member_id]
        self.members: Mapping[str, Member] = members_with_ids(reading, ids)
        self.sections = {section.id: section.name for section in list_sections(reading)}
        self.then = sections_on(reading, earlier.tet_date, ids)

    def line(
        self, person: Beneficiary, gift: PastGift | None, code: str, standing: tuple[Reason, ...], taken: bool
    ) -> Again:
        member = self.members.get(person.member_id)
        unit = self.sections.get(member.section_id, "") if member else person.unit
        before = self.sections.get(self.then.get(person.member_id, ""), "") if member else person.unit
        kind = gift.kind if gift else BeneficiaryKind.MEMBER if member else _kind(person)
        return Again(
            id=gift.id if gift else person.id,
            beneficiary_id=person.id,
            full_name=member.full_name if member else person.full_name,
            change=self._change(person, member, gift, unit, before),
            kind=kind,
            unit=unit,
            unit_before=before if gift else "",
            scheme_code=code,
            scheme=gift.scheme if gift else "",
            amount=gift.amount if gift else NOTHING,
            received=gift is not None and gift.state in GIVEN,
            reasons=gift.reasons if gift else (),
            standing=standing,
            taken=taken,
        )

    def _change(
        self, person: Beneficiary, member: Member | None, gift: PastGift | None, unit: str, before: str
    ) -> Change:
        belonging = belonging_of(person, member)
        if belonging is Belonging.LEFT:
            return Change.LEFT
        if gift is None:
            return Change.NEW
        if belonging is Belonging.ON_LEAVE:
            return Change.ON_LEAVE
        return Change.MOVED if before and unit != before else Change.STAYS


def _kind(person: Beneficiary) -> BeneficiaryKind:
    return BeneficiaryKind.CHILD if person.parent_id else BeneficiaryKind.OTHER


def bring_again(tx: Transaction, campaign_id: str, wanted: Sequence[Again], scheme_id: str = "") -> Proposed:
    """Propose those who were ticked: under the scheme of the same code, or all under `scheme_id`. Reasons of a single
    Tết are left behind. Who may not be proposed comes back with the refusal; who has no scheme here is passed over."""
    by_code = {one.code: one for one in list_schemes(tx, campaign_id)}
    people = BeneficiaryStore(tx).with_ids(one.beneficiary_id for one in wanted)
    by_scheme: dict[str, list[Proposal]] = defaultdict(list)
    for one in wanted:
        own = by_code.get(one.scheme_code)
        target = scheme_id or (own.id if own else "")
        if target and one.may_come:
            told = dict.fromkeys((*one.reasons, *one.standing))
            reasons = tuple(reason for reason in told if reason not in ONLY_THIS_YEAR)
            by_scheme[target].append(Proposal(people[one.beneficiary_id], one.kind, reasons))
    results = [propose(tx, target, proposals) for target, proposals in by_scheme.items()]
    return Proposed(
        tuple(made for one in results for made in one.added), tuple(no for one in results for no in one.refused)
    )
