"""The posts somebody held in the union, as rows of the record's form."""

from __future__ import annotations

from datetime import date

from desktop.core.partial_date import PartialDate
from desktop.features.members.domain import ServicePeriod
from desktop.widgets.fields import Rows
from desktop.widgets.words import translate


class Posts(Rows):
    """One post a row; a row without an end is held today, and lists show it."""

    def __init__(self, key: str, label: str, today: date) -> None:
        self.today = today
        columns = (
            (translate("members", "Union post"), 170),
            (translate("members", "Unit"), 130),
            (translate("members", "From"), 92),
            (translate("members", "To (empty: today)"), 124),
            (translate("members", "Number of the decision"), 150),
        )
        super().__init__(key, label, columns)

    def read_row(self, texts: tuple[str, ...]) -> ServicePeriod:
        post, unit, since, until, decision = texts
        if not post:
            raise self._refuse("post_missing", unit or decision or since)
        return ServicePeriod(post, unit, self._day(since), self._day(until), decision)

    def write_row(self, value: ServicePeriod) -> tuple[str, ...]:
        return value.post, value.unit, str(value.since or ""), str(value.until or ""), value.decision

    def _day(self, text: str) -> PartialDate | None:
        if not text:
            return None
        try:
            day = PartialDate.parse(text, self.today)
        except ValueError:
            raise self._refuse("not_a_date", text) from None
        if (day.year, day.month, day.day) > (self.today.year, self.today.month, self.today.day):
            raise self._refuse("in_the_future", text)
        return day
