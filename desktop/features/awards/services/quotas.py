"""How full the quotas of the packs in force are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop.core.database import Reading
from desktop.features.awards.catalogue import rule_packs
from desktop.features.awards.rules import Base, Rule, RuleKind, packs_on, quota_limit
from desktop.features.awards.services.book import count_of, quota_bases
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

    @property
    def left(self) -> int | None:
        return None if self.limit is None else self.limit - self.used


@dataclass(frozen=True)
class QuotaMeter:
    """What is left of every quota, and how many of the persons nominated hold no leading post."""

    lines: tuple[QuotaLine, ...]
    persons: int
    without_leading_post: int


def quota_meter(reading: Reading, campaign_code: str, adding: Sequence[tuple[str, Subject]] = ()) -> QuotaMeter:
    """How full the quotas are, counting (award, subject) pairs that are being chosen. Raises NoSuchCampaign."""
    campaign = find_campaign_by_code(reading, campaign_code)
    live = [one for one in list_nominations(reading, campaign.id) if one.is_live]
    proposed = count_of((one.award, one.subject_kind) for one in live)
    for award, subject in adding:
        proposed[award, subject.kind] = proposed.get((award, subject.kind), 0) + 1
    bases = quota_bases(reading, campaign)
    lines = tuple(
        _quota_line(rule, proposed, bases)
        for pack in packs_on(rule_packs(), campaign.end)
        for rule in pack.rules
        if rule.kind is RuleKind.QUOTA
    )
    chosen = {one.subject_id for one in live if one.subject_kind is SubjectKind.PERSON}
    chosen |= {subject.id for _, subject in adding if subject.kind is SubjectKind.PERSON}
    members = nominated_members(reading, chosen)
    led = sum(1 for one in chosen if one in members and members[one].is_leader)
    return QuotaMeter(lines, len(chosen), len(chosen) - led)


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
    )
