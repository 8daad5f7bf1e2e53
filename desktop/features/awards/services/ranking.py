"""Thứ tự ưu tiên: the order of preference among nominees for one award, when there are more than places.

The suggestion compares, in this order: whether the conditions are met, the rating of the year, the employer's title,
the benefit of recognised initiatives, how long ago the last reward of the union was. Who is equal in all of these goes
by the priority group (women and direct workers: Nghị định 152/2025/NĐ-CP, Điều 4), then by name. People decide; the
order is theirs to change.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from desktop.core.database import Reading, Transaction
from desktop.core.vietnamese.national_id import Sex
from desktop.core.vietnamese.sorting import name_sort_key
from desktop.features.awards.domain import BEFORE_SUBMISSION, AwardHistory, Nomination, Rating, YearFacts
from desktop.features.awards.rules import Verdict
from desktop.features.awards.services.assessment import Assessment, assess
from desktop.features.awards.services.book import initiatives_by_member
from desktop.features.awards.services.reading import list_nominations, nominated_members, refuse_status
from desktop.features.awards.storage import AwardHistoryStore, NominationStore, YearFactsStore
from desktop.features.emulation.domain import Campaign
from desktop.features.members.domain import Member

TITLES = ("CSTD_TQ", "CSTD_TINH", "CSTDCS", "LDTT")
"""Titles of the employer, the highest first."""


VERDICTS = (Verdict.ELIGIBLE, Verdict.NEEDS_ATTENTION, Verdict.NOT_ELIGIBLE)


@dataclass(frozen=True)
class Ranked:
    """A nominee in the suggested order; `priority` says which priority group decided a tie, "" when none did."""

    assessment: Assessment
    place: int
    tied: bool
    priority: str


def suggest_ranking(reading: Reading, campaign: Campaign, award: str) -> list[Ranked]:
    """The live nominations for one award in the suggested order."""
    nominees = [one for one in assess(reading, [campaign]) if one.nomination.award == award and one.nomination.is_live]
    subjects = [one.nomination.subject_id for one in nominees]
    years = YearFactsStore(reading).of_subjects(subjects)
    history = AwardHistoryStore(reading).of_subjects(subjects)
    members, initiatives = nominated_members(reading, subjects), initiatives_by_member(reading)

    def merit(one: Assessment) -> tuple[int, ...]:
        subject = one.nomination.subject_id
        value = sum(each.value for each in initiatives.get(subject, ()) if each.year == campaign.year)
        known = years.get(subject, {}).get(campaign.year)
        return (
            VERDICTS.index(one.verdict),
            _rating(known),
            _title(known),
            -value,
            max((given.year for given in history.get(subject, ()) if _ours(given)), default=0),
        )

    def order(one: Assessment) -> tuple[Any, ...]:
        member = members.get(one.nomination.subject_id)
        return (*merit(one), -len(_groups(member)), name_sort_key(one.subject), one.id)

    merits = [merit(one) for one in nominees]
    ranked = []
    for place, one in enumerate(sorted(nominees, key=order), 1):
        tied = merits.count(merit(one)) > 1
        groups = _groups(members.get(one.nomination.subject_id))
        ranked.append(Ranked(one, place, tied, ", ".join(groups) if tied else ""))
    return ranked


def rank(tx: Transaction, ids: Sequence[str]) -> list[Nomination]:
    """Keep this order of preference, the first first. Raises StatusForbids once they went up."""
    store = NominationStore(tx)
    given = store.get_all(ids)
    for one in given:
        refuse_status(tx, one, BEFORE_SUBMISSION, "rank")
    return store.replace_all(replace(one, rank=place) for place, one in enumerate(given, 1))


def rank_as_suggested(tx: Transaction, campaign: Campaign, award: str) -> list[Nomination]:
    return rank(tx, [one.assessment.id for one in suggest_ranking(tx, campaign, award)])


def move_in_ranking(tx: Transaction, nomination_id: str, by: int) -> list[Nomination]:
    """One nominee so many places up (negative) or down among those for the same award."""
    store = NominationStore(tx)
    moved = store.get(nomination_id)
    rivals = [one for one in list_nominations(tx, moved.campaign_id) if one.award == moved.award and one.is_live]
    rivals.sort(key=lambda one: (one.rank or len(rivals) + 1, one.id))
    ids = [one.id for one in rivals]
    at = ids.index(nomination_id)
    ids.insert(max(0, min(len(ids) - 1, at + by)), ids.pop(at))
    return rank(tx, ids)


def _rating(known: YearFacts | None) -> int:
    return list(Rating).index(known.rating) if known and known.rating else len(Rating)


def _title(known: YearFacts | None) -> int:
    return TITLES.index(known.state_title) if known and known.state_title in TITLES else len(TITLES)


def _ours(given: AwardHistory) -> bool:
    return given.stands and given.award not in TITLES


def _groups(member: Member | None) -> list[str]:
    if member is None:
        return []
    found = ["nữ"] if member.sex is Sex.FEMALE else []
    return found if member.is_leader else [*found, "lao động trực tiếp"]
