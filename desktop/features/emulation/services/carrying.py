"""From one campaign to the next: who would register again, what is still open, and closing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop.core.database import Reading, Transaction
from desktop.core.vietnamese.sorting import name_sort_key
from desktop.core.vietnamese.text import clean_lines
from desktop.features.emulation.domain import (
    SETTLED,
    Campaign,
    CampaignStatus,
    Level,
    Move,
    Proposal,
    Registration,
    SheetState,
    Subject,
    SubjectKind,
    WorkState,
    next_campaign,
)
from desktop.features.emulation.services.campaigns import get_campaign, list_campaigns
from desktop.features.emulation.services.registrations import register
from desktop.features.emulation.services.targets import target_progress
from desktop.features.emulation.storage import (
    CampaignStore,
    RegistrationStore,
    ScoreSheetStore,
    WorkItemStore,
)
from desktop.features.members.services import active_members
from desktop.features.organization.services import get_union, list_sections, superior_on


def following_campaign(reading: Reading, campaign: Campaign) -> Campaign:
    """The same campaign a year later, launched by whoever stands at its level by then."""
    following = next_campaign(campaign)
    if campaign.level is Level.BASE:
        return replace(following, issuer=get_union(reading).name)
    if campaign.level is Level.DIRECT_SUPERIOR:
        superior = superior_on(reading, following.start)
        return replace(following, issuer=superior.name if superior else "")
    return replace(following, issuer=campaign.issuer)


def earlier_campaigns(reading: Reading, campaign: Campaign) -> list[Campaign]:
    """Campaigns from which a list may be taken over, the latest before this one first."""
    others = [one for one in list_campaigns(reading) if one.id != campaign.id]
    return sorted(others, key=lambda one: (one.start > campaign.start, -one.start.toordinal()))


def propose_again(reading: Reading, campaign_id: str, earlier_id: str) -> list[Proposal]:
    """Last time's list beside the people of today: who stays, moved to another section, left, or is new.

    Only who stays or moved can be registered again; people who are new have no titles to take over.
    """
    store = RegistrationStore(reading)
    taken = {one.subject_id for one in store.of_campaign(campaign_id) if one.counts}
    earlier = [one for one in store.of_campaign(earlier_id) if one.counts]
    return [*_collectives_again(reading, earlier, taken), *_people_again(reading, earlier, taken)]


def register_again(tx: Transaction, campaign_id: str, proposals: Sequence[Proposal], reason: str = "") -> int:
    """Register everybody proposed for the titles of last time; returns how many are new here. Raises as `register`."""
    wanted = [one for one in proposals if one.move in (Move.STAYS, Move.MOVED) and not one.taken]
    by_titles: dict[tuple[SubjectKind, tuple[str, ...]], list[Subject]] = {}
    for one in wanted:
        by_titles.setdefault((one.subject.kind, one.titles), []).append(one.subject)
    return sum(len(register(tx, campaign_id, who, titles, reason)) for (_, titles), who in by_titles.items())


@dataclass(frozen=True)
class OpenEnds:
    """What a campaign still lacks when it is to be closed."""

    unsettled: int
    targets_unknown: int
    targets_missed: int
    sheets_open: int
    works_open: int

    @property
    def none(self) -> bool:
        return not any((self.unsettled, self.targets_unknown, self.targets_missed, self.sheets_open, self.works_open))


def open_ends(reading: Reading, campaign: Campaign) -> OpenEnds:
    progress = target_progress(reading, campaign)
    registrations = RegistrationStore(reading).of_campaign(campaign.id)
    return OpenEnds(
        unsettled=sum(one.counts and one.status not in SETTLED for one in registrations),
        targets_unknown=sum(not one.known for one in progress),
        targets_missed=sum(one.reached is False for one in progress),
        sheets_open=sum(one.state is not SheetState.FINAL for one in ScoreSheetStore(reading).of_campaign(campaign.id)),
        works_open=sum(
            one.state in (WorkState.REGISTERED, WorkState.RUNNING)
            for one in WorkItemStore(reading).of_campaign(campaign.id)
        ),
    )


def close_campaign(tx: Transaction, campaign_id: str, conclusion: str = "") -> Campaign:
    """Sum the campaign up (tổng kết): it takes no more registrations. What is still open stays as it is."""
    campaign = get_campaign(tx, campaign_id)
    closed = replace(
        campaign,
        status=CampaignStatus.CLOSED,
        closed_on=campaign.closed_on or tx.today(),
        conclusion=clean_lines(conclusion) or campaign.conclusion,
    )
    return CampaignStore(tx).replace(closed)


def reopen_campaign(tx: Transaction, campaign_id: str) -> Campaign:
    campaign = get_campaign(tx, campaign_id)
    return CampaignStore(tx).replace(replace(campaign, status=CampaignStatus.OPEN, closed_on=None))


def _people_again(reading: Reading, earlier: Sequence[Registration], taken: set[str]) -> list[Proposal]:
    sections = {one.id: one.name for one in list_sections(reading)}
    people = {one.id: one for one in active_members(reading)}
    before = {one.subject_id: one for one in earlier if one.kind is SubjectKind.PERSON}
    names = RegistrationStore(reading).standing(before)
    found = []
    for one in before.values():
        id_ = one.subject_id
        subject, then = Subject(SubjectKind.PERSON, id_), sections.get(one.section_id, "")
        if id_ not in people:
            found.append(Proposal(subject, names.get(id_, ("", False))[0], one.titles, Move.LEFT, "", then))
            continue
        person = people[id_]
        moved = bool(one.section_id) and one.section_id != person.section_id
        move = Move.MOVED if moved else Move.STAYS
        now = sections.get(person.section_id, "")
        found.append(Proposal(subject, person.full_name, one.titles, move, now, then, taken=id_ in taken))
    found += [
        Proposal(
            Subject(SubjectKind.PERSON, one.id), one.full_name, (), Move.NEW, sections.get(one.section_id, ""),
            taken=one.id in taken,
        )
        for one in people.values()
        if one.id not in before
    ]  # fmt: skip
    return sorted(found, key=lambda one: name_sort_key(one.name))


def _collectives_again(reading: Reading, earlier: Sequence[Registration], taken: set[str]) -> list[Proposal]:
    union, sections = get_union(reading), list_sections(reading)
    standing = {union.id: union.name} | {one.id: one.name for one in sections if not one.closed}
    closed = {one.id: one.name for one in sections if one.closed}
    return [
        Proposal(
            Subject(one.kind, one.subject_id), standing.get(one.subject_id) or closed.get(one.subject_id, ""),
            one.titles, Move.STAYS if one.subject_id in standing else Move.LEFT, taken=one.subject_id in taken,
        )
        for one in earlier
        if one.kind is not SubjectKind.PERSON
    ]  # fmt: skip
