"""Who a row is about: a member, a section or the union, looked up once for a whole list."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop.core.database import Reading
from desktop.core.vietnamese.text import fold
from desktop.features.awards.services import awards_in, subject_names
from desktop.features.emulation.domain import Subject, SubjectKind
from desktop.features.emulation.services import collectives
from desktop.features.members.services import People


class Subjects:
    def __init__(self, reading: Reading) -> None:
        self.people = People(reading)
        self.collectives = collectives(reading)
        self.names = subject_names(reading)
        self.awards = awards_in(reading)

    def of_row(self, values: Mapping[str, Any]) -> Subject:
        """Raises RowRefused."""
        name, number = values.get("full_name", ""), values.get("national_id", "")
        if not number and (collective := self.collectives.get(fold(name))):
            return collective
        return Subject(SubjectKind.PERSON, self.people.of_row(values).id)
