"""Nominations with their explained verdicts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from desktop.core.database import Reading
from desktop.core.vietnamese.sorting import name_sort_key, text_sort_key
from desktop.features.awards.catalogue import get_award, wording
from desktop.features.awards.domain import AwardType, Nomination, Status
from desktop.features.awards.rules import CheckOutcome, RulePack, Verdict, check, verdict, voted_by
from desktop.features.awards.services.book import Book, nominee_facts
from desktop.features.awards.storage import NominationStore
from desktop.features.emulation.domain import Campaign, SubjectKind
from desktop.features.emulation.services import find_campaign_by_code, list_campaigns


@dataclass(frozen=True)
class Assessment:
    """A nomination with its explained verdict (kết quả kiểm tra điều kiện)."""

    nomination: Nomination
    award: AwardType
    campaign: Campaign
    subject: str
    verdict: Verdict
    checks: tuple[CheckOutcome, ...]
    packs: tuple[RulePack, ...] = ()

    @property
    def id(self) -> str:
        return self.nomination.id

    @property
    def may_proceed(self) -> bool:
        return self.verdict is not Verdict.NOT_ELIGIBLE

    @property
    def is_proposable(self) -> bool:
        """Whether the lists for the superior carry it: live, not on hold, eligible or set right in writing."""
        return self.nomination.is_live and self.nomination.status is not Status.ON_HOLD and self.may_proceed


def check_nominations(reading: Reading, campaign_code: str = "") -> list[Assessment]:
    """Every nomination of the campaign, or of all campaigns, with every rule; withdrawn ones are left out.

    Collectives first, then by award and name. Raises NoSuchCampaign.
    """
    campaigns = [find_campaign_by_code(reading, campaign_code)] if campaign_code else list_campaigns(reading)
    return assess(reading, campaigns)


def assess(
    reading: Reading, campaigns: Sequence[Campaign], extra_packs: Sequence[RulePack] = (), *, withdrawn: bool = False
) -> list[Assessment]:
    """As `check_nominations`; `extra_packs` are tried beside those in use, which changes nothing that is kept. With
    `withdrawn` also who withdrew, as papers that were signed before need them."""
    by_id = {campaign.id: campaign for campaign in campaigns}
    known = NominationStore(reading).of_campaigns(by_id)
    nominations = [one for one in known if withdrawn or one.status is not Status.WITHDRAWN]
    book = Book(reading, nominations, extra_packs)
    found = [assess_one(book, by_id[one.campaign_id], one) for one in nominations]
    order = {code: at for at, code in enumerate(book.awards)}
    return sorted(
        found,
        key=lambda one: (
            -one.campaign.year,
            one.campaign.code,
            one.nomination.subject_kind is SubjectKind.PERSON,
            order.get(one.award.code, len(order)),
            one.nomination.rank or len(found) + 1,
            name_sort_key(one.subject) if one.nomination.subject_kind is SubjectKind.PERSON else "",
            text_sort_key(one.subject),
            one.nomination.id,
        ),
    )


def nominations_as_json(assessments: Iterable[Assessment]) -> list[dict[str, Any]]:
    """What `nominations check` answers."""
    return [
        {
            "id": one.nomination.id,
            "subject": one.subject,
            "award": one.award.name,
            "campaign": one.campaign.code,
            "status": one.nomination.status.value,
            "verdict": one.verdict.value,
            "checks": [
                {
                    "rule": check.rule,
                    "title": check.title,
                    "outcome": check.outcome.value,
                    "found": check.found,
                    "threshold": check.threshold,
                    "source": check.source,
                    "fix": check.fix,
                    "override": check.override.reason if check.override else "",
                }
                for check in one.checks
            ],
        }
        for one in assessments
    ]


def proposable(reading: Reading, campaign: Campaign) -> list[Assessment]:
    """What the lists for the superior carry: live nominations that are eligible or set right in writing."""
    return [one for one in assess(reading, [campaign]) if one.is_proposable]


def assess_one(book: Book, campaign: Campaign, nomination: Nomination) -> Assessment:
    award = get_award(nomination.award, book.awards)
    facts = nominee_facts(book, campaign, nomination, award)
    packs = book.of(campaign).packs
    award = voted_by(award, packs)
    checks = check(facts, packs, book.awards, wording())
    subject = book.names.get(nomination.subject_id, nomination.subject_id)
    return Assessment(nomination, award, campaign, subject, verdict(checks), checks, packs)
