"""What the dossier of a campaign still lacks, whose it is and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop.core.database import Reading
from desktop.features.awards.catalogue import wording
from desktop.features.awards.domain import BEFORE_VOTE, Paper, Status
from desktop.features.awards.rules import Outcome
from desktop.features.awards.services.assessment import Assessment, assess
from desktop.features.awards.services.book import initiatives_by_member
from desktop.features.awards.services.history import service_of
from desktop.features.awards.services.reading import meetings_of
from desktop.features.emulation.services import find_campaign_by_code


@dataclass(frozen=True)
class Missing:
    """What a dossier lacks: the part, whose it is ("" for all), and why, in a sentence of the paper."""

    paper: Paper
    subject: str
    reason: str
    nomination_id: str = ""

    @property
    def id(self) -> str:
        return f"{self.paper}:{self.nomination_id}:{self.reason}"


def missing_from_dossier(
    reading: Reading, campaign_code: str, known: Sequence[Assessment] | None = None
) -> list[Missing]:
    """Everything the dossier of a campaign still lacks, in the order of its parts; `known` are its nominations where
    they were judged already. Raises NoSuchCampaign."""
    campaign = find_campaign_by_code(reading, campaign_code)
    said = wording().missing
    assessments = assess(reading, [campaign]) if known is None else known
    proposed = [one for one in assessments if one.is_proposable]
    meetings = [one for one in meetings_of(reading, campaign.id) if one.has_voted]
    found: list[Missing] = []
    going_up = [one for one in proposed if one.award.goes_up]
    if any(not one.nomination.petition_number for one in going_up):
        found.append(Missing(Paper.PROPOSAL, "", said["no_petition_number"]))
    if proposed and not meetings:
        found.append(Missing(Paper.MINUTES, "", said["no_minutes"]))
    initiatives = initiatives_by_member(reading)
    service = service_of(reading, (one.nomination.subject_id for one in assessments))
    for one in assessments:
        having = {Paper.INITIATIVES: initiatives.keys(), Paper.SERVICE_RECORD: service.keys()}
        lacking = [paper for paper, subjects in having.items() if one.nomination.subject_id not in subjects]
        found += _missing_of(one, bool(meetings), lacking, said)
    order = list(Paper)
    return sorted(found, key=lambda one: order.index(one.paper))


def _missing_of(one: Assessment, voted: bool, lacking: Sequence[Paper], said: Mapping[str, str]) -> list[Missing]:
    nomination, nominated, asked = one.nomination, one.nomination.id, one.award.papers
    if nomination.status is Status.NOT_PASSED:
        return [Missing(Paper.LIST, one.subject, said["not_passed"], nominated)]
    if not nomination.is_live:
        return []
    if nomination.status is Status.ON_HOLD:
        return [Missing(Paper.LIST, one.subject, said["on_hold"], nominated)]
    if not one.may_proceed:
        return [Missing(Paper.LIST, one.subject, said["not_eligible"], nominated)]
    found = []
    doubtful = [check.title for check in one.checks if check.outcome is not Outcome.PASS and check.override is None]
    if doubtful:
        reason = said["facts_missing"].format(rules=", ".join(doubtful))
        found.append(Missing(Paper.LIST, one.subject, reason, nominated))
    if not nomination.achievement and Paper.ACHIEVEMENTS in asked:
        found.append(Missing(Paper.ACHIEVEMENTS, one.subject, said["no_achievement"], nominated))
    if voted and nomination.status in BEFORE_VOTE:
        found.append(Missing(Paper.MINUTES, one.subject, said["no_vote"], nominated))
    reasons = {Paper.INITIATIVES: "no_initiative", Paper.SERVICE_RECORD: "no_service"}
    found += [Missing(paper, one.subject, said[reasons[paper]], nominated) for paper in lacking if paper in asked]
    return found
