"""What the committee should look at: people of one household, couples, children, one person under two names.

Nothing here stops anybody: cumulation inside a programme is legal, and two of one family may both be in need.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from desktop.core import answers
from desktop.core.database import Reading, Transaction
from desktop.core.partial_date import PartialDate, may_be_same
from desktop.core.vietnamese.text import clean, compare_key, fold
from desktop.features.members.domain import Member
from desktop.features.members.services import members_with_ids
from desktop.features.tet_gifts.domain import Doubt, DoubtKind, GiftQuery, ReasonMissing
from desktop.features.tet_gifts.domain.people import LookedAt
from desktop.features.tet_gifts.services.campaigns import list_schemes
from desktop.features.tet_gifts.storage import GiftStore, LookedAtStore, PastGifts, Related

SPOUSES = {"vo", "chong"}
GIFTS = "gifts"
"""The table of the package to whose rows the union above answers."""


def is_spouse(relation: str) -> bool:
    return bool(SPOUSES & set(re.split(r"[^a-z]+", fold(relation))))


def is_child(relation: str) -> bool:
    return re.split(r"[^a-z]+", fold(relation))[0] == "con"


def doubts(reading: Reading, campaign_id: str) -> dict[str, tuple[Doubt, ...]]:
    """By gift, everything there is to look at, also what the committee has let stand."""
    circle = Circle(reading, campaign_id)
    found = {one.gift: circle.about(one) for one in circle.live}
    for gift, some in _home_lately(reading, campaign_id).items():
        found.setdefault(gift, []).extend(some)
    for gift, told in answers.about(reading, GIFTS).items():
        if gift in found:
            found[gift].append(Doubt(DoubtKind.ELSEWHERE, told))
    return {gift: tuple(some) for gift, some in found.items() if some}


def open_doubts(reading: Reading, campaign_id: str) -> dict[str, tuple[Doubt, ...]]:
    """Those that nobody has looked at, as they stand now: a doubt about somebody else is another doubt."""
    found = doubts(reading, campaign_id)
    seen = {(one.request_id, one.doubt, one.other) for one in LookedAtStore(reading).of_requests(found)}
    left = {gift: tuple(one for one in some if (gift, one.kind, one.other) not in seen) for gift, some in found.items()}
    return {gift: some for gift, some in left.items() if some}


def looked_at(reading: Reading, request_ids: Iterable[str]) -> list[LookedAt]:
    return LookedAtStore(reading).of_requests(request_ids)


def let_stand(tx: Transaction, request_id: str, found: Sequence[Doubt], finding: str) -> list[LookedAt]:
    """The committee looked at these doubts; what it found is kept. Raises ReasonMissing, NotFound."""
    GiftStore(tx).get(request_id)
    if not (finding := clean(finding)):
        raise ReasonMissing
    fresh = [LookedAt(tx.new_id(), request_id, one.kind, one.other, finding, tx.today(), tx.actor) for one in found]
    return LookedAtStore(tx).add_all(fresh)


class Circle:
    """The people with a live gift of a campaign, and who of them belongs to whom. `more` are looked at as if they were
    among them."""

    def __init__(self, reading: Reading, campaign_id: str, more: Sequence[Related] = (), without: str = "") -> None:
        live = [one for one in PastGifts(reading).live(campaign_id) if one.gift != without]
        self.live = [*live, *more]
        self._members: dict[str, str] = {}
        self._homes: dict[str, dict[str, str]] = defaultdict(dict)
        self._named: dict[str, dict[str, Related]] = defaultdict(dict)
        for one in self.live:
            self._named[compare_key(one.name)][one.beneficiary] = one
            if one.member:
                self._members[one.member] = one.name
            if one.household:
                self._homes[fold(one.household)][one.beneficiary] = one.name
        self._records = self._with_spouse(reading)
        self._couples = self._pairs(self._records)

    def about(self, one: Related) -> list[Doubt]:
        found = []
        if others := [name for who, name in self._homes[fold(one.household)].items() if who != one.beneficiary]:
            found.append(Doubt(DoubtKind.SAME_HOUSEHOLD, ", ".join(others)))
        if one.parent in self._members:
            found.append(Doubt(DoubtKind.CHILD_OF_BENEFICIARY, self._members[one.parent]))
        if partner := self._couples.get(one.beneficiary):
            found.append(Doubt(DoubtKind.COUPLE, partner))
        found += self._namesakes(one)
        return found

    def _namesakes(self, one: Related) -> list[Doubt]:
        """Another person of the same name and birth: one child of two parents, or one person entered twice."""
        if one.birth is None:
            return []
        found = []
        for other in self._named[compare_key(one.name)].values():
            if other.beneficiary == one.beneficiary or not _same_birth(one.birth, other.birth):
                continue
            if one.parent and other.parent:
                found.append(Doubt(DoubtKind.SAME_CHILD, other.name))
            elif not (one.number and other.number) and not (one.member and other.member):
                found.append(Doubt(DoubtKind.LOOKS_THE_SAME, other.name))
        return found[:1]

    def _with_spouse(self, reading: Reading) -> Mapping[str, Member]:
        return members_with_ids(reading, PastGifts(reading).with_family(self._members))

    def _pairs(self, records: Mapping[str, Member]) -> dict[str, str]:
        """By person, the husband or wife who is on the list too, as one of the two records names them."""
        holders = {one.member: one for one in self.live if one.member}
        found: dict[str, str] = {}
        for member in records.values():
            mine = holders[member.id]
            for relative in (one for one in member.family if is_spouse(one.relation)):
                for other in self._named[compare_key(relative.full_name)].values():
                    if other.beneficiary != mine.beneficiary and may_be_same(relative.birth, other.birth):
                        found[mine.beneficiary] = other.name
                        found[other.beneficiary] = mine.name
        return found


def _same_birth(one: PartialDate, other: PartialDate | None) -> bool:
    """Two whole dates that are equal; a year alone proves nothing."""
    return other is not None and one.is_full and other.is_full and one == other


def _home_lately(reading: Reading, campaign_id: str) -> dict[str, list[Doubt]]:
    found: dict[str, list[Doubt]] = defaultdict(list)
    for scheme in list_schemes(reading, campaign_id):
        if scheme.ticket and scheme.ticket.min_years_away:
            for line in GiftStore(reading).lines(GiftQuery(scheme_id=scheme.id)):
                if line.years_away is not None and line.years_away < scheme.ticket.min_years_away:
                    found[line.id].append(Doubt(DoubtKind.HOME_RECENTLY))
    return found


def take_back_finding(tx: Transaction, id: str) -> LookedAt:
    """The doubt is open again. Raises NotFound."""
    return LookedAtStore(tx).remove(id)


__all__ = ["Circle", "doubts", "is_child", "is_spouse", "let_stand", "looked_at", "open_doubts", "take_back_finding"]
