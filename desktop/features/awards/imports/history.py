"""How awards that were given before come in: every one with the number and the day of its decision.

The year of the achievement and the day of the decision are two columns, because a decision about 2024 is often signed
in 2025.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from desktop.core.contracts import Action, Existing, ImportRow, Verdict
from desktop.core.database import Reading, Transaction
from desktop.core.errors import FieldRefused
from desktop.core.judging import RowRefused, finding, judged
from desktop.core.vietnamese.text import clean
from desktop.features.awards.catalogue import award_named
from desktop.features.awards.domain import AwardHistory, AwardType, Occasion, refuse_unfounded
from desktop.features.awards.imports.cells import occasion_of
from desktop.features.awards.imports.fields import HISTORY_FIELDS, OCCASIONS
from desktop.features.awards.imports.known import Subjects
from desktop.features.awards.services import add_award_history, all_award_history, change_award_history
from desktop.features.emulation.domain import Subject

TITLES = {field.key: field.title for field in HISTORY_FIELDS}
TOLD = ("decision_number", "decided_on", "issuer", "occasion", "ground")


class AwardHistoryImport:
    """The ImportTarget of awards given: persons and collectives who are in the book, also those who left."""

    name = "award-history"
    fields = HISTORY_FIELDS

    def judge(self, reading: Reading, rows: Sequence[ImportRow], existing: Existing) -> list[Verdict]:
        known = _Known(reading)
        return [known.judge(row, existing) for row in rows]

    def carry_out(self, tx: Transaction, verdicts: Sequence[Verdict]) -> None:
        for verdict in verdicts:
            if verdict.action is Action.CREATE:
                add_award_history(tx, verdict.draft)
            elif verdict.action is Action.UPDATE:
                change_award_history(tx, verdict.draft)


class _Known(Subjects):
    def __init__(self, reading: Reading) -> None:
        super().__init__(reading)
        self.today = reading.today()
        self.given: dict[tuple[str, str, int], list[AwardHistory]] = {}
        for one in all_award_history(reading):
            self.given.setdefault((one.subject_id, one.award, one.year), []).append(one)
        self.seen: dict[tuple[str, str, int, str], ImportRow] = {}

    def judge(self, row: ImportRow, existing: Existing) -> Verdict:
        return judged(row, TITLES, lambda: self._judge(row, existing))

    def _judge(self, row: ImportRow, existing: Existing) -> Verdict:
        for needed in ("award", "year", "decision_number", "decided_on"):
            if not row.values.get(needed):
                raise RowRefused(needed, "required", {})
        subject = self.of_row(row.values)
        award = self._award(row.values, subject)
        told = _told(row.values)
        fresh = AwardHistory("", subject.kind, subject.id, award.code, int(row.values["year"]), **told)
        _refuse_unfounded(fresh, self.today)
        label = f"{self.names[subject.id]} – {award.name} ({fresh.year})"
        key = (subject.id, award.code, fresh.year, fresh.decision_number)
        if earlier := self.seen.get(key):
            facts = {"earlier": str(earlier.number), "row": str(earlier.number), "sheet": earlier.sheet}
            repeated = finding(row, TITLES, "full_name", "repeated_in_file", facts)
            return Verdict(row, Action.SKIP, label, findings=(*row.findings, repeated))
        self.seen[key] = row
        before = self._before(fresh)
        if before is None:
            return Verdict(row, Action.CREATE, label, fresh, findings=row.findings)
        return _judge_existing(row, label, before, told, existing)

    def _before(self, fresh: AwardHistory) -> AwardHistory | None:
        """The same award of the same year: by the same decision, else the only one there is."""
        known = self.given.get((fresh.subject_id, fresh.award, fresh.year), [])
        same = [one for one in known if one.decision_number == fresh.decision_number]
        if same:
            return same[0]
        return known[0] if len(known) == 1 else None

    def _award(self, values: Mapping[str, Any], subject: Subject) -> AwardType:
        text = values.get("award", "")
        if (award := award_named(text, self.awards)) is None:
            raise RowRefused("award", "unknown_award", {"award": clean(text)})
        if subject.kind not in award.subjects:
            raise RowRefused("award", "award_not_for_subject", {"award": award.name})
        return award


def _told(values: Mapping[str, Any]) -> dict[str, Any]:
    day = values["decided_on"].as_date()
    if day is None:
        raise RowRefused("decided_on", "whole_day_needed", {})
    return {
        "decision_number": clean(values["decision_number"]),
        "decided_on": day,
        "issuer": clean(values.get("issuer", "")),
        "occasion": occasion_of(values) or Occasion.YEAR,
        "ground": clean(values.get("ground", "")),
    }


def _refuse_unfounded(fresh: AwardHistory, today: date) -> None:
    try:
        refuse_unfounded(fresh, today)
    except FieldRefused as refusal:
        raise RowRefused(refusal.field, refusal.reason, {}) from refusal


def _judge_existing(
    row: ImportRow, label: str, before: AwardHistory, told: Mapping[str, Any], existing: Existing
) -> Verdict:
    news = {key: value for key, value in told.items() if value and getattr(before, key) != value}
    if "occasion" not in row.values:
        news.pop("occasion", None)
    if not news:
        return Verdict(row, Action.UNCHANGED, label, findings=row.findings)
    shown = tuple((TITLES[key], _printed(getattr(before, key)), _printed(value)) for key, value in news.items())
    if existing is Existing.FILL:
        news = {key: value for key, value in news.items() if not getattr(before, key)}
    if existing is Existing.SKIP or not news:
        return Verdict(row, Action.SKIP, label, differences=shown, findings=row.findings)
    return Verdict(row, Action.UPDATE, label, replace(before, **news), shown, findings=row.findings)


def _printed(value: Any) -> str:
    if isinstance(value, Occasion):
        return OCCASIONS[value]
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value)
