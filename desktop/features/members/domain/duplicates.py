"""Which two records may be one person, by which rule, and how sure that is.

Homonyms are normal in Vietnam: people of one name whose births contradict each other are two people, and where nothing
but the name agrees because too little is known, the suspicion is weak and stands last. Lists that come in and the check
of the book ask the same rules. Candidates are found by keys they share, so that time grows with the list and not with
its square.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from desktop.core.partial_date import PartialDate, may_be_same
from desktop.core.vietnamese.text import compare_key, fold
from desktop.features.members.domain.member import Profile


class Likeness(StrEnum):
    """A rule by which two records look like one person."""

    SAME_NUMBER = "same_number"
    SAME_BIRTH = "same_name_and_birth"
    ONE_SLIP_IN_NUMBER = "one_slip_in_number"
    SAME_PHONE = "same_phone_similar_name"
    DAY_AND_MONTH_SWAPPED = "day_and_month_swapped"
    SAME_YEAR_AND_SECTION = "same_name_year_section"
    OTHER_NUMBER = "same_name_and_birth_other_number"
    NAME_ALONE = "same_name_little_known"


SCORES = {
    Likeness.SAME_NUMBER: 98,
    Likeness.SAME_BIRTH: 88,
    Likeness.ONE_SLIP_IN_NUMBER: 84,
    Likeness.SAME_PHONE: 80,
    Likeness.DAY_AND_MONTH_SWAPPED: 66,
    Likeness.SAME_YEAR_AND_SECTION: 60,
    Likeness.OTHER_NUMBER: 50,
    Likeness.NAME_ALONE: 40,
}
"""Of a hundred. Every further rule that holds adds `MORE`; a name that is only similar takes `LESS` away. The last two
are weak: they count only where no other rule holds."""
MORE, LESS, CERTAIN = 6, 8, 99


@dataclass(frozen=True)
class Pair:
    """Two records that may be one person; `first` is the older record. `id` is the same however they are found."""

    first: str
    second: str
    score: int
    reasons: tuple[Likeness, ...]

    @property
    def id(self) -> str:
        return pair_id(self.first, self.second)


def pair_id(one: str, other: str) -> str:
    return "/".join(sorted((one, other)))


def find_pairs(people: Iterable[Profile], apart: frozenset[str] = frozenset()) -> list[Pair]:
    """Everybody who may be entered twice, the surest first; `apart` are ids of pairs known to be two people."""
    seen, found = Doubles(), []
    for person in sorted(people, key=lambda one: one.id):
        found += [pair for pair in seen.of(person) if pair.id not in apart]
        seen.add(person)
    return sorted(found, key=lambda pair: (-pair.score, pair.id))


def judge_pair(one: Profile, other: Profile) -> Pair | None:
    """The pair with every rule that holds; None for two who are not suspected of being one."""
    if other.id < one.id:
        one, other = other, one
    reasons = tuple(rule for rule, holds in _RULES.items() if holds(one, other))
    if reasons and (Likeness.SAME_NUMBER in reasons or not contradict(one, other)):
        score = max(SCORES[rule] for rule in reasons) + MORE * (len(reasons) - 1)
    elif (weak := _weak(one, other)) is not None:
        reasons, score = (weak,), SCORES[weak]
    else:
        return None
    if compare_key(one.full_name) != compare_key(other.full_name):
        score -= LESS
    return Pair(one.id, other.id, min(score, CERTAIN), reasons)


def _weak(one: Profile, other: Profile) -> Likeness | None:
    """A number mistyped beyond one slip, or two of one name of whom too little is known to tell them apart."""
    if not _same_name(one, other) or (one.sex and other.sex and one.sex is not other.sex):
        return None
    if _both_full(one, other):
        return Likeness.OTHER_NUMBER if one.birth == other.birth and contradict(one, other) else None
    return None if contradict(one, other) else Likeness.NAME_ALONE


def contradict(one: Profile, other: Profile) -> bool:
    """Whether number, birth or sex say that these are two people. A slip of the pen is no contradiction."""
    if one.sex and other.sex and one.sex is not other.sex:
        return True
    if not may_be_same(one.birth, other.birth) and not _is_swapped(one.birth, other.birth):
        return True
    for mine, theirs in ((one.national_id, other.national_id), (one.former_id, other.former_id)):
        if mine and theirs and mine != theirs and not is_slip(mine, theirs):
            return True
    return False


def is_slip(one: str, other: str) -> bool:
    """Whether two numbers of one length differ in one digit, or in two neighbours that changed places."""
    if len(one) != len(other):
        return False
    places = [place for place, (mine, theirs) in enumerate(zip(one, other, strict=True)) if mine != theirs]
    if len(places) == 2 and places[1] == places[0] + 1:
        first, second = places
        return one[first] == other[second] and one[second] == other[first]
    return len(places) == 1


def similar_names(one: str, other: str) -> bool:
    """The same words in any order, with or without marks; a middle name left out; or one letter typed wrongly."""
    mine, theirs = _words(one), _words(other)
    if mine == theirs:
        return True
    shorter, longer = sorted((set(mine), set(theirs)), key=len)
    if len(shorter) > 1 and shorter < longer and fold(one).split()[-1] == fold(other).split()[-1]:
        return True
    return _one_letter_apart(fold(one), fold(other))


@lru_cache(maxsize=262_144)
def _words(name: str) -> tuple[str, ...]:
    """The words of a name without marks, in an order that does not depend on which column stood first."""
    return tuple(sorted(fold(name).split()))


def _one_letter_apart(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    if len(longer) - len(shorter) > 1:
        return False
    same = next((n for n, (a, b) in enumerate(zip(shorter, longer, strict=False)) if a != b), len(shorter))
    return shorter[same + (len(shorter) == len(longer)) :] == longer[same + 1 :]


def _is_swapped(one: PartialDate | None, other: PartialDate | None) -> bool:
    return bool(
        one and other and one != other and (one.year, one.month, one.day) == (other.year, other.day, other.month)
    )


def _numbers(person: Profile) -> set[str]:
    return {number for number in (person.national_id, person.former_id) if number}


def _same_name(one: Profile, other: Profile) -> bool:
    return _words(one.full_name) == _words(other.full_name)


def _both_full(one: Profile, other: Profile) -> bool:
    return bool(one.birth and other.birth and one.birth.is_full and other.birth.is_full)


def _a_year_alone(one: Profile, other: Profile) -> bool:
    return bool(one.birth and other.birth and one.birth.year == other.birth.year) and not _both_full(one, other)


_RULES: dict[Likeness, Callable[[Profile, Profile], bool]] = {
    Likeness.SAME_NUMBER: lambda one, other: not _numbers(one).isdisjoint(_numbers(other)),
    Likeness.SAME_BIRTH: lambda one, other: (
        _both_full(one, other) and one.birth == other.birth and _same_name(one, other)
    ),
    Likeness.ONE_SLIP_IN_NUMBER: lambda one, other: (
        _both_full(one, other)
        and one.birth == other.birth
        and is_slip(one.national_id, other.national_id)
        and similar_names(
            one.full_name, other.full_name
        )  # twins were born on one day and may have numbers side by side
    ),
    Likeness.SAME_PHONE: lambda one, other: (
        bool(one.phone) and one.phone == other.phone and similar_names(one.full_name, other.full_name)
    ),
    Likeness.DAY_AND_MONTH_SWAPPED: lambda one, other: _is_swapped(one.birth, other.birth) and _same_name(one, other),
    Likeness.SAME_YEAR_AND_SECTION: lambda one, other: (
        bool(one.section_id)
        and one.section_id == other.section_id
        and _a_year_alone(one, other)
        and _same_name(one, other)
    ),
}


class Doubles:
    """The people looked at so far, by what two records of one person share."""

    def __init__(self, people: Iterable[Profile] = ()) -> None:
        self._by_key: dict[tuple[object, ...], list[Profile]] = defaultdict(list)
        self._by_name: dict[tuple[str, ...], list[Profile]] = defaultdict(list)
        self._vague: dict[tuple[str, ...], list[Profile]] = defaultdict(list)
        for person in people:
            self.add(person)

    def add(self, person: Profile) -> None:
        for key in _keys(person):
            self._by_key[key].append(person)
        name = _words(person.full_name)
        self._by_name[name].append(person)
        if _is_vague(person):
            self._vague[name].append(person)

    def of(self, person: Profile) -> list[Pair]:
        """With whom of them this one may be the same, the surest first."""
        of_name = self._by_name if _is_vague(person) else self._vague
        near = {one.id: one for key in _keys(person) for one in self._by_key.get(key, ())}
        near |= {one.id: one for one in of_name.get(_words(person.full_name), ())}
        pairs = filter(None, (judge_pair(one, person) for one in near.values() if one.id != person.id))
        return sorted(pairs, key=lambda pair: (-pair.score, pair.id))


def _is_vague(person: Profile) -> bool:
    return person.birth is None or not person.birth.is_full


def _keys(person: Profile) -> Iterator[tuple[object, ...]]:
    for number in _numbers(person):
        yield "number", number
    if person.phone:
        yield "phone", person.phone
    if (born := person.birth) and born.is_full:
        yield _words(person.full_name), born.year, *sorted((born.month, born.day))
        if number := person.national_id:  # a slip leaves whole what stands before its middle, or what stands behind it
            middle, day = len(number) // 2, (born.year, born.month, born.day)
            yield "left", day, number[:middle]
            yield "right", day, number[middle + 1 :]
