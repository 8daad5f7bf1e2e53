"""How the facts of a year come in for many people at once: absence, discipline, complaints, rating, title."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from desktop.core.contracts import Action, Existing, ImportRow, Verdict
from desktop.core.database import Reading, Transaction
from desktop.core.judging import RowRefused, finding, judged
from desktop.features.awards.domain import YearFacts
from desktop.features.awards.imports.cells import facts_of, merged_year, shown_values
from desktop.features.awards.imports.fields import YEAR_FIELDS
from desktop.features.awards.imports.known import Subjects
from desktop.features.awards.services import set_year_facts, year_facts
from desktop.features.emulation.domain import SubjectKind
from desktop.features.emulation.services import current_campaign

TITLES = {field.key: field.title for field in YEAR_FIELDS}
OF_PERSONS = ("absent_days", "maternity_days", "study_days", "discipline")


class YearFactsImport:
    """The ImportTarget of year facts, for the year a row names, else for that of the campaign that runs."""

    name = "year-facts"
    fields = YEAR_FIELDS

    def judge(self, reading: Reading, rows: Sequence[ImportRow], existing: Existing) -> list[Verdict]:
        known = _Known(reading)
        return [known.judge(row, existing) for row in rows]

    def carry_out(self, tx: Transaction, verdicts: Sequence[Verdict]) -> None:
        for verdict in verdicts:
            if verdict.action in (Action.CREATE, Action.UPDATE):
                set_year_facts(tx, verdict.draft)


class _Known(Subjects):
    def __init__(self, reading: Reading) -> None:
        super().__init__(reading)
        campaign = current_campaign(reading)
        self.year = campaign.year if campaign else reading.today().year
        self.years = year_facts(reading, self.names)
        self.seen: dict[tuple[str, int], ImportRow] = {}

    def judge(self, row: ImportRow, existing: Existing) -> Verdict:
        return judged(row, TITLES, lambda: self._judge(row, existing))

    def _judge(self, row: ImportRow, existing: Existing) -> Verdict:
        subject, year = self.of_row(row.values), _year(row.values, self.year)
        said = facts_of(row.values)
        if subject.kind is not SubjectKind.PERSON:
            said = {key: value for key, value in said.items() if key not in OF_PERSONS}
        label = f"{self.names[subject.id]} – {year}"
        if earlier := self.seen.get((subject.id, year)):
            facts = {"earlier": str(earlier.number), "row": str(earlier.number), "sheet": earlier.sheet}
            repeated = finding(row, TITLES, "full_name", "repeated_in_file", facts)
            return Verdict(row, Action.SKIP, label, findings=(*row.findings, repeated))
        self.seen[subject.id, year] = row
        before = self.years.get(subject.id, {}).get(year)
        blank = YearFacts("", subject.kind, subject.id, year)
        different = {key: value for key, value in said.items() if getattr(before or blank, key) != value}
        if not different:
            return Verdict(row, Action.UNCHANGED, label, findings=row.findings)
        shown = shown_values(before or blank, different)
        if before is None:
            fresh = merged_year(blank, said, Existing.OVERWRITE)
            return Verdict(row, Action.CREATE, label, fresh, shown, findings=row.findings)
        kept = None if existing is Existing.SKIP else merged_year(before, said, existing)
        action = Action.SKIP if kept is None else Action.UPDATE
        return Verdict(row, action, label, kept, shown, findings=row.findings)


def _year(values: Mapping[str, Any], usual: int) -> int:
    year = int(values.get("year") or usual)
    if not 1950 <= year <= 2100:
        raise RowRefused("year", "no_such_year", {})
    return year
