"""Who is registered for a title of the employer, judged by the law's own conditions.

The union does not nominate for these titles; it recommends whom it registered, and must know who would not pass.
"""

from __future__ import annotations

from collections.abc import Sequence

from desktop.core.database import Reading
from desktop.features.awards.domain import Nomination
from desktop.features.awards.rules import RulePack
from desktop.features.awards.services.assessment import Assessment, assess_one
from desktop.features.awards.services.book import Book
from desktop.features.awards.services.catalogue import awards_in
from desktop.features.emulation.domain import Campaign, Family
from desktop.features.emulation.services import list_registrations


def hopes_of(reading: Reading, campaigns: Sequence[Campaign], extra_packs: Sequence[RulePack] = ()) -> list[Assessment]:
    """One for each registration for a title of the state's family that some rule is about; the nominations in them
    are no records and have no id."""
    awards = awards_in(reading)
    by_id = {one.id: one for one in campaigns}
    asked = {
        (campaign.id, title, one.kind, one.subject_id)
        for campaign in campaigns
        for one in list_registrations(reading, campaign.id)
        if one.counts
        for title in one.titles
        if title in awards and awards[title].family is Family.STATE
    }
    wanted = [Nomination("", campaign, title, kind, subject) for campaign, title, kind, subject in sorted(asked)]
    if not wanted:
        return []
    book = Book(reading, wanted, extra_packs)
    judged = (assess_one(book, by_id[one.campaign_id], one) for one in wanted)
    return [one for one in judged if any(check.pack for check in one.checks)]
