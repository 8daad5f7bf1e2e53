"""What a rule pack would change: the same nominations judged without and with it, nothing installed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop.core.database import Reading
from desktop.features.awards.domain import BEFORE_VOTE, AwardType, Nomination
from desktop.features.awards.rules import CheckOutcome, Outcome, RulePack, Verdict
from desktop.features.awards.services.assessment import Assessment, assess
from desktop.features.awards.services.hopes import hopes_of
from desktop.features.emulation.domain import Campaign
from desktop.features.emulation.services import current_campaign, list_campaigns


@dataclass(frozen=True)
class RuleChange:
    """One rule that answers otherwise; None where it is not asked before or after."""

    before: CheckOutcome | None
    after: CheckOutcome | None

    @property
    def rule(self) -> str:
        one = self.after or self.before
        return one.title if one else ""


@dataclass(frozen=True)
class Changed:
    """A nominee whose verdict or answers change, and because of which rules."""

    nomination: Nomination
    subject: str
    award: str
    campaign: str
    before: Verdict
    after: Verdict
    rules: tuple[RuleChange, ...]

    @property
    def id(self) -> str:
        return self.nomination.id or f"{self.nomination.subject_id}:{self.nomination.award}"

    @property
    def verdict_changes(self) -> bool:
        return self.before is not self.after


@dataclass(frozen=True)
class VoteChange:
    """Another share of the votes, or of whom, for one award that somebody is nominated for."""

    before: AwardType
    after: AwardType


@dataclass(frozen=True)
class Comparison:
    """What changes of how much: "3 of 14 nominees change". `judged` counts nominations and registrations for titles of
    the employer."""

    pack: RulePack
    judged: int
    changed: tuple[Changed, ...]
    votes: tuple[VoteChange, ...] = ()
    supposed: str = ""
    """The campaign it was tried on although the pack is not in force for it; "" when it is."""

    @property
    def verdicts(self) -> tuple[Changed, ...]:
        return tuple(one for one in self.changed if one.verdict_changes)


def compare_pack(reading: Reading, pack: RulePack, campaigns: Sequence[Campaign] = ()) -> Comparison:
    """How the pack would judge the nominations of these campaigns (all when none are given) that it is in force for. A
    pack for a time to come is tried on the campaign that runs, as if it were in force.

    Registrations for titles of the employer are judged too: the union recommends whom it registered.
    """
    asked = [one for one in campaigns or list_campaigns(reading) if pack.is_in_force(one.end)]
    supposed = ""
    if not asked and (running := current_campaign(reading)):
        asked, supposed = [running], running.code
        pack = replace(pack, valid_from=min(pack.valid_from, running.end), valid_to=None)
    before = [*assess(reading, asked), *hopes_of(reading, asked)]
    after = [*assess(reading, asked, [pack]), *hopes_of(reading, asked, [pack])]
    later = {_key(one): one for one in after}
    pairs = [(one, later[_key(one)]) for one in before if one.nomination.is_live]
    changed = [one for pair in pairs if (one := _changed(*pair))]
    changed.sort(key=lambda one: not one.verdict_changes)
    return Comparison(pack, len(pairs), tuple(changed), _votes_changed(pairs), supposed)


def _votes_changed(pairs: Sequence[tuple[Assessment, Assessment]]) -> tuple[VoteChange, ...]:
    """Of nominations that were not voted upon yet: a vote that was counted keeps its share."""
    found = {
        one.award.code: VoteChange(one.award, other.award)
        for one, other in pairs
        if one.nomination.status in BEFORE_VOTE
        and (one.award.vote_percent, one.award.vote_base) != (other.award.vote_percent, other.award.vote_base)
    }
    return tuple(found.values())


def _key(one: Assessment) -> tuple[str, str, str, str]:
    nomination = one.nomination
    return nomination.id, nomination.campaign_id, nomination.subject_id, nomination.award


def _changed(before: Assessment, after: Assessment) -> Changed | None:
    old = {check.rule: check for check in before.checks}
    new = {check.rule: check for check in after.checks}
    rules = tuple(
        RuleChange(old.get(code), new.get(code))
        for code in dict.fromkeys((*old, *new))
        if _weight(old.get(code)) != _weight(new.get(code))
    )
    if not rules and before.verdict is after.verdict:
        return None
    return Changed(
        before.nomination, before.subject, before.award.name, before.campaign.code, before.verdict, after.verdict, rules
    )


def _weight(check: CheckOutcome | None) -> Outcome | None:
    """A rule that is met and one that is not asked weigh the same: nobody has to do anything."""
    return None if check is None or check.outcome is Outcome.PASS else check.outcome
