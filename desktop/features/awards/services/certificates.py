"""Certificates (giấy khen): which awards this union may print one of, by decision, and their numbers in the golden
book.

A union at the base gives giấy khen and nothing else as a commendation; titles, and whatever the superior, the employer
or the state decides, have papers of their own that are signed there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from desktop.core.database import Reading, Transaction
from desktop.core.errors import UserError
from desktop.features.awards.domain import (
    AwardHistory,
    AwardKind,
    AwardType,
    DecidedBy,
    Nomination,
    NoSuchDecision,
    NotDecidedYet,
    NotOursToPrint,
)
from desktop.features.awards.services.catalogue import awards_in
from desktop.features.awards.services.reading import subject_name
from desktop.features.awards.services.register import RegisterLine, award_register, register_lines
from desktop.features.awards.storage import AwardHistoryStore, NominationStore
from desktop.features.emulation.domain import Campaign, Subject, SubjectKind
from desktop.features.emulation.services import get_campaign

_ABOVE = (DecidedBy.DIRECT_SUPERIOR, DecidedBy.PROVINCE, DecidedBy.CONFEDERATION)


@dataclass(frozen=True)
class CertificateDecision:
    """One decision of this union, and the awards it gave that a certificate is printed of."""

    number: str
    on: date
    ids: tuple[str, ...]

    @property
    def code(self) -> str:
        return f"{self.number}@{self.on.isoformat()}"


def is_certificate(award: AwardType | None) -> bool:
    """Whether the union itself gives it and commends by it."""
    return not _not_given(award)


def why_not_printed(line: RegisterLine) -> NotOursToPrint | None:
    """Why the union prints no certificate of this award; None where it does."""
    reason = _not_given(line.award) or ("" if line.history.stands else "revoked")
    return NotOursToPrint(line.subject, line.award_name, reason) if reason else None


def _not_given(award: AwardType | None) -> str:
    if award is None:
        return "unknown"
    if award.decided_by in _ABOVE:
        return "superior"
    if award.decided_by is not DecidedBy.THIS_UNION:
        return "employer"
    return "" if award.kind is AwardKind.COMMENDATION else "title"


def certificates_of(reading: Reading, ids: Iterable[str]) -> tuple[list[RegisterLine], list[UserError]]:
    """Of these awards those that are printed, in the order in which their decision lists them (collectives first, then
    by preference where there was one, then by name), and why others are not."""
    lines = _as_decided(reading, register_lines(reading, ids))
    refused: list[UserError] = [found for one in lines if (found := why_not_printed(one))]
    return [one for one in lines if why_not_printed(one) is None], refused


def _as_decided(reading: Reading, lines: list[RegisterLine]) -> list[RegisterLine]:
    ranks = {
        one.id: one.rank
        for one in NominationStore(reading).with_ids(line.history.nomination_id for line in lines).values()
    }

    def key(line: RegisterLine) -> tuple[int, str, bool, int]:
        given = line.history
        rank = ranks.get(given.nomination_id) or len(lines) + 1
        return -given.decided_on.toordinal(), given.decision_number, given.subject_kind is SubjectKind.PERSON, rank

    return sorted(lines, key=key)  # stable, so the register's order by name stays within


def certificate_decisions(reading: Reading) -> list[CertificateDecision]:
    """The latest first."""
    found: dict[tuple[str, date], list[str]] = {}
    for one in award_register(reading):
        if why_not_printed(one) is None:
            found.setdefault((one.history.decision_number, one.history.decided_on), []).append(one.id)
    return [CertificateDecision(number, on, tuple(ids)) for (number, on), ids in found.items()]


def certificate_decision(reading: Reading, code: str) -> CertificateDecision:
    """The decision of that number, of that day where one is given; the latest of several. Raises NoSuchDecision."""
    known = certificate_decisions(reading)
    for one in known:
        if code in (one.code, one.number):
            return one
    raise NoSuchDecision(code.partition("@")[0], tuple(dict.fromkeys(one.number for one in known)))


def whole_decision(reading: Reading, id: str) -> list[str]:
    """The ids of every award that the decision on this one gave and a certificate is printed of; of this one alone
    where it is not printed, so that its reason is told."""
    given = AwardHistoryStore(reading).get(id)
    awards = awards_in(reading)
    same = AwardHistoryStore(reading).of_decision(given.decision_number, given.decided_on)
    if not is_certificate(awards.get(given.award)):
        return [id]
    return [one.id for one in same if one.id == id or (one.stands and is_certificate(awards.get(one.award)))]


def awards_of_nominations(reading: Reading, ids: Sequence[str]) -> list[str]:
    """The ids of the awards these nominations led to. Raises NotDecidedYet where none did, and NotOursToPrint where it
    would not be this union's to print anyway."""
    found = [one.id for one in AwardHistoryStore(reading).of_nominations(ids)]
    if not found and ids:
        raise _not_yet(reading, NominationStore(reading).get(ids[0]))
    return found


def _not_yet(reading: Reading, nomination: Nomination) -> UserError:
    award = awards_in(reading).get(nomination.award)
    subject = subject_name(reading, Subject(nomination.subject_kind, nomination.subject_id))
    if reason := _not_given(award):
        return NotOursToPrint(subject, award.name if award else nomination.award, reason)
    return NotDecidedYet(subject)


def campaigns_of_awards(reading: Reading, given: Iterable[AwardHistory]) -> dict[str, Campaign]:
    """The campaign that led to each award, by the award's id; none for what no nomination led to."""
    found = {one.id: one.nomination_id for one in given if one.nomination_id}
    nominations = NominationStore(reading).with_ids(found.values())
    campaigns = {one: get_campaign(reading, one) for one in {known.campaign_id for known in nominations.values()}}
    return {award: campaigns[nominations[one].campaign_id] for award, one in found.items() if one in nominations}


def give_book_numbers(tx: Transaction, ids: Iterable[str]) -> list[AwardHistory]:
    """Cấp số sổ vàng: the next numbers of the year of each decision, to those that have none, the earliest decision
    first and within it in its own order. Raises NotOursToPrint where none of them is printed."""
    lines, refused = certificates_of(tx, ids)
    if not lines and refused:
        raise refused[0]
    store = AwardHistoryStore(tx)
    waiting = sorted(
        (one.history for one in lines if not one.history.book_number), key=lambda one: one.decided_on
    )  # stable
    last = {year: max(store.numbered_in(year), default=0) for year in {one.decided_on.year for one in waiting}}
    numbered = []
    for one in waiting:
        last[one.decided_on.year] += 1
        numbered.append(replace(one, book_number=last[one.decided_on.year]))
    return store.replace_all(numbered)
