"""How full the quotas of the packs in force are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop.core.database import Reading
from desktop.core.vietnamese.national_id import Sex
from desktop.features.awards.domain import Rounding
from desktop.features.awards.rules import Base, Group, Recommended, Rule, RuleKind, quota_limit
from desktop.features.awards.services.book import count_of, quota_bases
from desktop.features.awards.services.packs import packs_for
from desktop.features.awards.services.reading import list_nominations, nominated_members
from desktop.features.emulation.domain import Subject, SubjectKind
from desktop.features.emulation.services import find_campaign_by_code


@dataclass(frozen=True)
class QuotaLine:
    """One quota of the packs in force: `used` of `limit` (None while its base is unknown)."""

    rule: str
    awards: tuple[str, ...]
    used: int
    limit: int | None
    percent: int
    base: Base
    base_count: int
    source: str
    rounding: Rounding = Rounding.DOWN
    adjustable: bool = False

    @property
    def left(self) -> int | None:
        return None if self.limit is None else self.limit - self.used


@dataclass(frozen=True)
class ShareLine:
    """A group among the persons nominated: `count` of `persons`, and what the superior recommends, if it does."""

    group: Group
    count: int
    persons: int
    recommended: int | None
    source: str
    adjustable: bool = False

    @property
    def is_low(self) -> bool:
        """Compared as whole people: 59,9 % is not 60 %."""
        return self.recommended is not None and self.count * 100 < self.recommended * self.persons


@dataclass(frozen=True)
class QuotaMeter:
    """What is left of every quota, and which share of the persons nominated are direct workers and women."""

    lines: tuple[QuotaLine, ...]
    persons: int
    shares: tuple[ShareLine, ...] = ()

    def share(self, group: Group) -> ShareLine:
        return next(one for one in self.shares if one.group is group)


def quota_meter(reading: Reading, campaign_code: str, adding: Sequence[tuple[str, Subject]] = ()) -> QuotaMeter:
    """How full the quotas are, counting (award, subject) pairs that are being chosen. Raises NoSuchCampaign."""
    campaign = find_campaign_by_code(reading, campaign_code)
    live = [one for one in list_nominations(reading, campaign.id) if one.is_live]
    proposed = count_of((one.award, one.subject_kind) for one in live)
    for award, subject in adding:
        proposed[award, subject.kind] = proposed.get((award, subject.kind), 0) + 1
    bases, packs = quota_bases(reading, campaign), packs_for(reading, campaign)
    lines = tuple(
        _quota_line(rule, proposed, bases) for pack in packs for rule in pack.rules if rule.kind is RuleKind.QUOTA
    )
    chosen = {one.subject_id for one in live if one.subject_kind is SubjectKind.PERSON}
    chosen |= {subject.id for _, subject in adding if subject.kind is SubjectKind.PERSON}
    members = nominated_members(reading, chosen)
    counted = {
        Group.DIRECT: sum(1 for one in chosen if one in members and not members[one].is_leader),
        Group.WOMEN: sum(1 for one in chosen if one in members and members[one].sex is Sex.FEMALE),
    }
    asked: dict[Group, Recommended] = {one.group: one for pack in packs for one in pack.recommended}
    shares = tuple(
        ShareLine(
            group,
            counted[group],
            len(chosen),
            asked[group].percent if group in asked else None,
            asked[group].article if group in asked else "",
            group in asked and asked[group].adjustable,
        )
        for group in Group
    )
    return QuotaMeter(lines, len(chosen), shares)


def _quota_line(rule: Rule, proposed: Mapping[tuple[str, SubjectKind], int], bases: Mapping[Base, int]) -> QuotaLine:
    used = sum(count for (award, subject), count in proposed.items() if rule.concerns(award, subject))
    return QuotaLine(
        rule=rule.code,
        awards=rule.awards,
        used=used,
        limit=quota_limit(rule, bases),
        percent=0 if rule.base is Base.FIXED else rule.threshold,
        base=rule.base,
        base_count=bases.get(rule.base, 0),
        source=rule.article,
        rounding=rule.rounding,
        adjustable=rule.adjustable,
    )
