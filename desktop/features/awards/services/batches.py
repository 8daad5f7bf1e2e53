"""Which tờ trình and which decision each nomination stands in.

A campaign may send up several tờ trình and take several decisions (at the end of a phase, at the end of the year). Each
is printed with exactly those it was signed for, whatever became of them since.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.core.database import Reading
from desktop.features.awards.domain import AwardHistory, Meeting, Status, vote_on
from desktop.features.awards.services.assessment import Assessment, assess
from desktop.features.awards.services.reading import meetings_of
from desktop.features.awards.storage import AwardHistoryStore
from desktop.features.emulation.domain import Campaign


@dataclass(frozen=True)
class Batch:
    """The nominations of one paper; `number` is empty and `dated` None for the paper that is being prepared."""

    nominees: tuple[Assessment, ...]
    number: str = ""
    dated: date | None = None


def petitions(reading: Reading, campaign: Campaign) -> list[Batch]:
    """What went up and what goes up next: the tờ trình in preparation first, then the latest.

    In preparation are those who passed; before anything passed or went up, everybody who may be proposed.
    """
    going_up = [one for one in assess(reading, [campaign], withdrawn=True) if one.award.goes_up]
    sent: dict[tuple[str, date | None], list[Assessment]] = {}
    for one in going_up:
        if one.nomination.petition_number:
            sent.setdefault((one.nomination.petition_number, one.nomination.petition_date), []).append(one)
    ready = [one for one in going_up if _is_ready(one)]
    if not ready and not sent:
        ready = [one for one in going_up if one.is_proposable]
    return _in_order(ready, sent)


def decisions(reading: Reading, campaign: Campaign) -> list[Batch]:
    """What this union decided or is about to: the decision in preparation first, then the latest."""
    ours = [one for one in assess(reading, [campaign], withdrawn=True) if not one.award.goes_up]
    given = {one.nomination_id: one for one in AwardHistoryStore(reading).of_nominations({one.id for one in ours})}
    made: dict[tuple[str, date | None], list[Assessment]] = {}
    for one in ours:
        if (award := given.get(one.id)) is not None:
            made.setdefault(_decided(award), []).append(one)
    return _in_order([one for one in ours if _is_ready(one)], made)


def in_dossier(reading: Reading, campaign: Campaign) -> tuple[Assessment, ...]:
    """Whom the dossier is about: those of the next tờ trình, else of the latest. Where nothing goes to a superior, of
    the next or the latest decision of this union."""
    if batches := petitions(reading, campaign):
        return batches[0].nominees
    if batches := decisions(reading, campaign):
        return batches[0].nominees
    return tuple(one for one in assess(reading, [campaign]) if one.is_proposable)


def meetings_on(reading: Reading, campaign: Campaign, nominees: Iterable[Assessment]) -> list[Meeting]:
    """The meetings that voted on these nominations, each nomination's last one, in order of time."""
    held = meetings_of(reading, campaign.id)
    found = {pair[0].id: pair[0] for one in nominees if (pair := vote_on(held, one.id))}
    return [one for one in held if one.id in found]


def _is_ready(one: Assessment) -> bool:
    return one.nomination.status is Status.PASSED and one.may_proceed


def _decided(award: AwardHistory) -> tuple[str, date | None]:
    return award.decision_number, award.decided_on


def _in_order(ready: Sequence[Assessment], signed: dict[tuple[str, date | None], list[Assessment]]) -> list[Batch]:
    latest = sorted(signed.items(), key=lambda pair: (pair[0][1] or date.min, pair[0][0]), reverse=True)
    found = [Batch(tuple(nominees), number, dated) for (number, dated), nominees in latest]
    return [Batch(tuple(ready)), *found] if ready else found
