"""The meeting that considers nominations, its ballot, and the arithmetic of a vote."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from desktop.core.errors import FieldRefused
from desktop.core.vietnamese.text import clean
from desktop.features.awards.domain.awards import AwardType, VoteBase
from desktop.features.awards.domain.refusals import VoteImpossible


@dataclass(frozen=True)
class Vote:
    """Ballots in favour of one nomination; `invalid` are those on which its line cannot be read or is marked twice.

    `percent` and `base` are what was asked for when it was counted, so that minutes stay what they were.
    """

    nomination_id: str
    yes: int
    invalid: int = 0
    percent: int = 0
    base: VoteBase | None = None

    def is_counted_as(self, other: Vote) -> bool:
        return (self.nomination_id, self.yes, self.invalid) == (other.nomination_id, other.yes, other.invalid)

    def asked_of(self, award: AwardType) -> AwardType:
        """The award with the share of votes this one was counted by."""
        if not self.percent or self.base is None:
            return award
        return replace(award, vote_percent=self.percent, vote_base=self.base)


@dataclass(frozen=True)
class Meeting:
    """The meeting that considers nominations, with its ballot (họp xét và kiểm phiếu).

    `begun` and `ended` are hours as `14:30`, `absent_who` tells who was absent and why, `remarks` what was said before
    the vote. `summoned` is the whole committee; `absent_written` those absent who voted in writing; `issued`,
    `collected` and `valid` count ballot papers, one paper listing every nominee. `agenda` names the nominations it was
    called for; while nobody has voted it is only called.
    """

    id: str
    campaign_id: str
    held_on: date
    place: str = ""
    chair: str = ""
    secretary: str = ""
    teller: str = ""
    minutes_number: str = ""
    summoned: int = 0
    present: int = 0
    absent_written: int = 0
    issued: int = 0
    collected: int = 0
    valid: int = 0
    votes: tuple[Vote, ...] = ()
    agenda: tuple[str, ...] = ()
    begun: str = ""
    ended: str = ""
    absent_who: str = ""
    remarks: str = ""
    revision: int = 0

    @property
    def invalid(self) -> int:
        return self.collected - self.valid

    @property
    def has_voted(self) -> bool:
        return bool(self.votes)

    def valid_for(self, vote: Vote) -> int:
        """Valid ballots as far as this nominee is concerned."""
        return self.valid - vote.invalid

    def voters(self, base: VoteBase) -> int:
        """The denominator of every percentage."""
        return self.summoned if base is VoteBase.WHOLE_COUNCIL else self.present + self.absent_written

    def yes_for(self, nomination_id: str) -> int | None:
        return next((vote.yes for vote in self.votes if vote.nomination_id == nomination_id), None)


_HOUR = re.compile(r"(\d{1,2})\s*(?:[:.hg]|giờ)?\s*(\d{2})?\s*(?:p|phút)?")


def read_hour(text: str, field: str) -> str:
    """An hour as people write it (`14h30`, `14 giờ`, `8:00`) as `14:30`; raises FieldRefused."""
    if not (told := clean(text).lower()):
        return ""
    found = _HOUR.fullmatch(told)
    hour, minute = (int(found[1]), int(found[2] or 0)) if found else (99, 0)
    if hour > 23 or minute > 59:
        raise FieldRefused(field, "not_an_hour", clean(text))
    return f"{hour:02}:{minute:02}"


def hour_in_words(hour: str) -> str:
    """`14:30` as papers say it: `14 giờ 30 phút`; empty for none."""
    hours, _, minutes = hour.partition(":")
    return f"{hours} giờ {minutes} phút" if hour else ""


def passes(yes: int, voters: int, percent: int) -> bool:
    """Whether `yes` of `voters` reaches `percent`, without any rounding."""
    return voters > 0 and Fraction(yes, voters) >= Fraction(percent, 100)


def print_percent(yes: int, voters: int) -> str:
    """A share as printed, cut after two decimals so that it never looks larger than it is: `79,59%`.

    Always two, so that columns align.
    """
    hundredths = yes * 10_000 // voters if voters else 0
    return f"{hundredths // 100},{hundredths % 100:02}%"


def refuse_impossible_vote(meeting: Meeting, today: date) -> None:
    """Raises VoteImpossible unless somebody voted, and 0 ≤ yes ≤ valid ≤ collected ≤ issued ≤ present and absent in
    writing ≤ summoned."""
    if meeting.held_on > today:
        raise VoteImpossible("held_in_future", 0, 0)
    counted = (meeting.present, meeting.absent_written, meeting.issued, meeting.collected, meeting.valid)
    if least := min(0, *counted):
        raise VoteImpossible("negative", least, 0)
    counts = (
        ("more_present_than_summoned", meeting.present + meeting.absent_written, meeting.summoned),
        ("more_issued_than_voters", meeting.issued, meeting.present + meeting.absent_written),
        ("more_collected_than_issued", meeting.collected, meeting.issued),
        ("more_valid_than_collected", meeting.valid, meeting.collected),
    )
    for reason, smaller, larger in counts:
        if smaller > larger:
            raise VoteImpossible(reason, smaller, larger)
    for vote in meeting.votes:
        if not 0 <= vote.invalid <= meeting.valid:
            raise VoteImpossible("more_invalid_than_valid", vote.invalid, meeting.valid)
        if not 0 <= vote.yes <= meeting.valid_for(vote):
            raise VoteImpossible("more_yes_than_valid", vote.yes, meeting.valid_for(vote))
    if meeting.summoned <= 0:
        raise VoteImpossible("nobody_summoned", 0, 0)
    if meeting.votes and meeting.present + meeting.absent_written == 0:
        raise VoteImpossible("nobody_voted", 0, meeting.summoned)


def vote_on(meetings: Iterable[Meeting], nomination_id: str) -> tuple[Meeting, Vote] | None:
    """The last vote on a nomination, with its meeting: whoever failed may be voted upon again."""
    found = [(meeting, vote) for meeting in meetings for vote in meeting.votes if vote.nomination_id == nomination_id]
    return max(found, key=lambda pair: (pair[0].held_on, pair[0].id), default=None)
