"""What is doubtful or missing in a kept record, one problem at a time, to be put right or to be left as it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from desktop.core.partial_date import print_date
from desktop.core.vietnamese.findings import Severity
from desktop.features.members.domain.hint import ORIGIN, Hint
from desktop.features.members.domain.member import ADULT, YOUNGEST, Profile, hints

WANTED = ("birth", "sex", "section_id", "joined")
"""Fields without which a record is missing from somebody's list or statistics."""


@dataclass(frozen=True)
class Ailment:
    """One problem of one member, and the whole `value` of the field. `key` stays the same as long as that does: who
    decided to leave it is not asked about it again, until it changes."""

    member_id: str
    hint: Hint
    value: str

    @property
    def key(self) -> str:
        """Of a shared telephone number it is the number: one look is enough for everybody who has it."""
        about = "" if self.hint.problem == "phone_shared" else self.member_id
        return "|".join((about, self.hint.field, self.hint.problem, self.value, self.hint.expected))


def find_ailments(people: Iterable[Profile], today: date) -> list[Ailment]:
    """Everything to look at, gravest first, then in the order of the people."""
    listed = list(people)
    phones: dict[str, list[Profile]] = {}
    shared = {phone for phone, count in Counter(one.phone for one in listed if one.phone).items() if count > 1}
    for one in listed:
        if one.phone in shared:
            phones.setdefault(one.phone, []).append(one)
    found = [
        Ailment(one.id, hint, str(getattr(one, hint.field) or "")) for one in listed for hint in problems(one, today)
    ]
    for phone, holders in phones.items():
        names = ", ".join(one.full_name for one in holders)
        hint = Hint("phone", "phone_shared", Severity.WARNING, phone, names)
        found.append(Ailment(holders[-1].id, hint, phone))
    order = list(Severity)
    return sorted(found, key=lambda ailment: -order.index(ailment.hint.severity))


def problems(person: Profile, today: date) -> list[Hint]:
    """What one record says by itself."""
    found = hints(person, today)
    doubts = (hint for hint in found if hint.severity is not Severity.NOTE)
    notes = (hint for hint in found if hint.severity is Severity.NOTE and hint.field in ORIGIN)
    return [*doubts, *_in_days(person, today), *_odd_name(person.full_name), *notes, *_missing(person)]


def _missing(person: Profile) -> Iterator[Hint]:
    for field in WANTED:
        if not getattr(person, field):
            yield Hint(field, f"missing_{field}", Severity.NOTE, "")


def _in_days(person: Profile, today: date) -> Iterator[Hint]:
    for field, youngest in (("start_work", YOUNGEST), ("party_joined", ADULT)):
        day: date | None = getattr(person, field)
        if day and day > today:
            yield Hint(field, "in_future", Severity.ERROR, print_date(day))
        elif day and person.birth and person.birth.age_on(day) < youngest:
            yield Hint(field, f"{field}_too_young", Severity.WARNING, print_date(day), str(person.birth))


def _odd_name(name: str) -> Iterator[Hint]:
    if name.istitle() and " " in name:  # nearly every one, and seen at once
        return
    words = name.split()
    if len(words) == 1:
        yield Hint("full_name", "one_word_name", Severity.NOTE, name)
    elif any(word[:1].islower() for word in words):
        yield Hint("full_name", "small_initial", Severity.NOTE, name)
    elif len(words) > 1 and any(len(word) > 1 and word.isupper() for word in words):
        yield Hint("full_name", "capitals_inside", Severity.NOTE, name)
