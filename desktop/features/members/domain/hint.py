"""What is told beside a field, and what is doubtful about where somebody comes from and which posts they held."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from desktop.core.vietnamese.findings import Severity
from desktop.core.vietnamese.national_id import Paper, recognise
from desktop.core.vietnamese.origins import ethnic_group, is_country, is_vietnamese, religion
from desktop.core.vietnamese.text import compare_key
from desktop.features.members.domain.service import ServicePeriod


@dataclass(frozen=True)
class Hint:
    """What was found in a field: `found` is what stands there, `expected` what the rest of the record makes likely.
    An error cannot be saved; a warning can, and stays visible until somebody has looked at it."""

    field: str
    problem: str
    severity: Severity
    found: str
    expected: str = ""


class Origin(Protocol):
    """The fields of a record that tell where somebody comes from."""

    @property
    def national_id(self) -> str: ...
    @property
    def nationality(self) -> str: ...
    @property
    def ethnicity(self) -> str: ...
    @property
    def religion(self) -> str: ...


ORIGIN = ("nationality", "ethnicity", "religion")


def origin_hints(member: Origin) -> Iterator[Hint]:
    """Ethnic group and religion as lists write them, and papers that do not go with the nationality."""
    if is_country(member.ethnicity):
        yield Hint("ethnicity", "ethnicity_is_nationality", Severity.WARNING, member.ethnicity, "Kinh")
    elif member.ethnicity and is_vietnamese(member.nationality):
        usual = ethnic_group(member.ethnicity)
        if usual is None:
            yield Hint("ethnicity", "ethnicity_unknown", Severity.NOTE, member.ethnicity)
        elif compare_key(usual) != compare_key(member.ethnicity):
            yield Hint("ethnicity", "usually_written", Severity.NOTE, member.ethnicity, usual)
    usual = religion(member.religion) if member.religion else None
    if usual and compare_key(usual) != compare_key(member.religion):
        yield Hint("religion", "usually_written", Severity.NOTE, member.religion, usual)
    paper, _ = recognise(member.national_id)
    if paper is Paper.PASSPORT and is_vietnamese(member.nationality):
        yield Hint("nationality", "passport_of_vietnamese", Severity.WARNING, member.nationality or "Việt Nam")
    elif paper is Paper.CITIZEN and not is_vietnamese(member.nationality):
        yield Hint("nationality", "citizen_number_of_foreigner", Severity.WARNING, member.nationality)


def service_hints(service: Iterable[ServicePeriod], today: date) -> Iterator[Hint]:
    for one in service:
        if one.is_reversed:
            yield Hint("service", "service_reversed", Severity.ERROR, f"{one.since} – {one.until}")
        elif one.since and one.since.age_on(today) < 0:
            yield Hint("service", "in_future", Severity.ERROR, str(one.since))
