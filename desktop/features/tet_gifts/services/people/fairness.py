"""Who got what, by section and by reason: what a committee looks at to see whether its list is fair."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from desktop.core.database import Reading
from desktop.features.members.domain import STAYING, MemberQuery
from desktop.features.members.services import list_members
from desktop.features.organization.services import list_sections
from desktop.features.tet_gifts.domain import COMMITTED, GiftLine, GiftQuery, GiftState, Reason
from desktop.features.tet_gifts.domain.people import Fairness, FairnessView, suggest_shares
from desktop.features.tet_gifts.services.campaigns import get_campaign, list_schemes
from desktop.features.tet_gifts.services.catalogue import reason_name
from desktop.features.tet_gifts.services.people.circumstances import standing_reasons
from desktop.features.tet_gifts.services.people.ranking import RECENT
from desktop.features.tet_gifts.storage import BeneficiaryStore, GiftStore, PastGifts

TURNED_DOWN = (GiftState.REJECTED, GiftState.SUPERIOR_REJECTED)


def fairness(reading: Reading, campaign_id: str, scheme_id: str = "") -> FairnessView:
    """Of the campaign or of one of its schemes. Sections count members; a share of the gifts is suggested to each."""
    look = _Look(reading, campaign_id, scheme_id)
    return FairnessView(look.sections(), look.reasons(), look.years)


class _Look:
    """Everything the two tables are made of, read once."""

    def __init__(self, reading: Reading, campaign_id: str, scheme_id: str) -> None:
        campaign = get_campaign(reading, campaign_id)
        self.years = tuple(range(campaign.lunar_year - RECENT, campaign.lunar_year))
        self.names = [(one.id, one.name) for one in list_sections(reading) if not one.closed]
        self.members = {one.id: one for one in list_members(reading, MemberQuery(statuses=STAYING))}
        self.people = {one.id: one for one in BeneficiaryStore(reading).by_name()}
        self.standing = standing_reasons(reading)
        self.received = PastGifts(reading).years_received(campaign.lunar_year)
        query = GiftQuery(campaign_id=campaign_id, scheme_id=scheme_id)
        self.lines = [one for one in GiftStore(reading).lines(query) if one.state not in TURNED_DOWN]
        schemes = [one for one in list_schemes(reading, campaign_id) if scheme_id in ("", one.id)]
        self.gifts = sum(one.quota for one in schemes)
        self.member_of = {one.member_id: one.id for one in self.people.values() if one.member_id}

    def sections(self) -> tuple[Fairness, ...]:
        inside: dict[str, list[str]] = defaultdict(list)
        for member in self.members.values():
            inside[member.section_id].append(member.id)
        rows = [self._section(section, name, inside.get(section, ())) for section, name in self.names]
        if rest := [one for section, some in inside.items() if section not in dict(self.names) for one in some]:
            rows.append(self._section("", "", rest))
        shares = suggest_shares(self.gifts, [one.need for one in rows])
        return tuple(replace(one, suggested=shares[one.id] if self.gifts else None) for one in rows)

    def reasons(self) -> tuple[Fairness, ...]:
        rows = [self._reason(reason) for reason in Reason]
        return tuple(one for one in rows if one.people or one.proposed)

    def _section(self, id: str, name: str, member_ids: Iterable[str]) -> Fairness:
        inside = list(member_ids)
        own = {self.member_of[one] for one in inside if one in self.member_of}
        return replace(
            self._counted(id, name, own, [one for one in self.lines if one.beneficiary_id in own]),
            people=len(inside),
            never=len(inside) - sum(one in self.received for one in own),
        )

    def _reason(self, reason: Reason) -> Fairness:
        lines = [one for one in self.lines if reason in one.reasons]
        people = {one for one, some in self.standing.items() if reason in some and self._is_here(one)}
        people |= {one.beneficiary_id for one in lines}
        return self._counted(reason.value, reason_name(reason).full, people, lines)

    def _is_here(self, beneficiary_id: str) -> bool:
        person = self.people[beneficiary_id]
        return not person.member_id or person.member_id in self.members

    def _counted(self, id: str, name: str, people: set[str], lines: list[GiftLine]) -> Fairness:
        return Fairness(
            id=id,
            name=name,
            people=len(people),
            hardship=sum(one in self.standing for one in people),
            proposed=len({one.beneficiary_id for one in lines}),
            approved=len({one.beneficiary_id for one in lines if one.state in COMMITTED}),
            recent=sum(any(year in self.years for year in self.received.get(one, ())) for one in people),
            never=sum(one not in self.received for one in people),
        )
