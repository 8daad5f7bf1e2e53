"""How a list of nominees comes in, with what is known of their year.

A row names a person, a section or the union itself, who must be in the book already; who left may be honoured too.
Facts of the year that the row gives (absence, discipline, rating, title) are kept beside the nomination, because the
rules ask for them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from desktop.core.contracts import Action, Existing, ImportRow, Verdict
from desktop.core.database import Reading, Transaction
from desktop.core.errors import FieldRefused
from desktop.core.judging import RowRefused, judged
from desktop.core.vietnamese.text import clean, clean_lines, fold
from desktop.features.awards.catalogue import award_named
from desktop.features.awards.domain import (
    BEFORE_SUBMISSION,
    AwardType,
    Nomination,
    NotOursToGive,
    SubjectNotFitting,
    YearFacts,
)
from desktop.features.awards.domain import Status as NominationStatus
from desktop.features.awards.imports.cells import facts_of, finding_of, merged_year, occasion_of, shown_values
from desktop.features.awards.imports.fields import FIELDS, TITLES
from desktop.features.awards.imports.known import Subjects
from desktop.features.awards.services import (
    add_nominations,
    change_nomination,
    list_nominations,
    refuse_unfitting,
    set_year_facts,
    year_facts,
)
from desktop.features.emulation.domain import Campaign, Subject
from desktop.features.emulation.services import current_campaign, list_campaigns


@dataclass(frozen=True)
class NominationDraft:
    """What a row makes: `nomination.id` is empty for a new one; `facts` is what to keep of the year, if anything."""

    nomination: Nomination
    facts: YearFacts | None


class NominationImport:
    """The ImportTarget of nominations, into the campaign the row names or the one that runs."""

    name = "nominations"
    fields = FIELDS

    def judge(self, reading: Reading, rows: Sequence[ImportRow], existing: Existing) -> list[Verdict]:
        known = _Known(reading)
        return [known.judge(row, existing) for row in rows]

    def carry_out(self, tx: Transaction, verdicts: Sequence[Verdict]) -> None:
        add_nominations(tx, [one.draft.nomination for one in verdicts if one.action is Action.CREATE])
        for verdict in verdicts:
            if verdict.action is Action.UPDATE:
                change_nomination(tx, verdict.draft.nomination)
            if verdict.draft and verdict.draft.facts:
                set_year_facts(tx, verdict.draft.facts)


class _Known(Subjects):
    """Campaigns, people, sections, nominations and years, looked up once; rows of one list are judged in order."""

    def __init__(self, reading: Reading) -> None:
        super().__init__(reading)
        self.campaigns = {fold(campaign.code): campaign for campaign in list_campaigns(reading)}
        self.current = current_campaign(reading)
        self.years = year_facts(reading, self.names)
        self.nominations = {
            (one.campaign_id, one.award, one.subject_id): one
            for campaign in self.campaigns.values()
            for one in list_nominations(reading, campaign.id)
            if one.status is not NominationStatus.WITHDRAWN
        }
        self.seen: dict[tuple[str, str, str], ImportRow] = {}

    def judge(self, row: ImportRow, existing: Existing) -> Verdict:
        return judged(row, TITLES, lambda: self._judge(row, existing))

    def _judge(self, row: ImportRow, existing: Existing) -> Verdict:
        campaign, subject = self._campaign(row.values), self.of_row(row.values)
        award = _award(row.values, subject, campaign, self.awards)
        label = f"{self.names[subject.id]} – {award.name}"
        key = (campaign.id, award.code, subject.id)
        if earlier := self.seen.get(key):
            facts = {"earlier": str(earlier.number), "row": str(earlier.number), "sheet": earlier.sheet}
            repeated = finding_of(row, "full_name", "repeated_in_file", facts)
            return Verdict(row, Action.SKIP, label, findings=(*row.findings, repeated))
        self.seen[key] = row
        year, said, told = self._year(subject, campaign), facts_of(row.values), _told(row.values)
        before = self.nominations.get(key)
        if before is None:
            fresh = Nomination("", campaign.id, award.code, subject.kind, subject.id, **told)
            kept = merged_year(year, said, Existing.OVERWRITE if existing is Existing.OVERWRITE else Existing.FILL)
            return Verdict(row, Action.CREATE, label, NominationDraft(fresh, kept), findings=row.findings)
        return _judge_existing(row, label, before, told, year, said, existing)

    def _campaign(self, values: Mapping[str, Any]) -> Campaign:
        code = values.get("campaign", "")
        campaign = self.campaigns.get(fold(code)) if code else self.current
        if campaign is None:
            raise RowRefused("campaign", "no_such_campaign" if code else "no_campaign", {"campaign": code})
        return campaign

    def _year(self, subject: Subject, campaign: Campaign) -> YearFacts:
        known = self.years.get(subject.id, {}).get(campaign.year)
        return known or YearFacts("", subject.kind, subject.id, campaign.year)


def _judge_existing(
    row: ImportRow, label: str, before: Nomination, told: Mapping[str, Any], year: YearFacts, said: Mapping[str, Any],
    existing: Existing,
) -> Verdict:  # fmt: skip
    news = {key: value for key, value in told.items() if _tidied(getattr(before, key)) != value}
    different = {key: value for key, value in said.items() if getattr(year, key) != value}
    if not news and not different:
        return Verdict(row, Action.UNCHANGED, label, findings=row.findings)
    shown = (*shown_values(before, news), *shown_values(year, different))
    if existing is Existing.SKIP or before.status not in BEFORE_SUBMISSION:
        return Verdict(row, Action.SKIP, label, differences=shown, findings=row.findings)
    if existing is Existing.FILL:
        news = {key: value for key, value in news.items() if not getattr(before, key)}
    kept = merged_year(year, said, existing)
    if kept is None and not news:
        return Verdict(row, Action.SKIP, label, differences=shown, findings=row.findings)
    draft = NominationDraft(replace(before, **news), kept)
    return Verdict(row, Action.UPDATE, label, draft, shown, findings=row.findings)


def _award(
    values: Mapping[str, Any], subject: Subject, campaign: Campaign, awards: Mapping[str, AwardType]
) -> AwardType:
    text = values.get("award", "")
    if (award := award_named(text, awards)) is None:
        raise RowRefused("award", "unknown_award", {"award": clean(text)})
    try:
        refuse_unfitting(award, subject.kind, campaign.end)
    except NotOursToGive as refusal:
        raise RowRefused("award", "award_not_ours", {"award": award.name}) from refusal
    except SubjectNotFitting as refusal:
        raise RowRefused("award", "award_not_for_subject", {"award": award.name}) from refusal
    except FieldRefused as refusal:
        raise RowRefused("award", refusal.reason, {"award": award.name}) from refusal
    return award


def _told(values: Mapping[str, Any]) -> dict[str, Any]:
    """What the row says of the nomination itself, under the record's field names and types."""
    told: dict[str, Any] = {key: _tidied(values[key]) for key in ("achievement", "note") if values.get(key)}
    if occasion := occasion_of(values):
        told["occasion"] = occasion
    return told


def _tidied(value: Any) -> Any:
    """Texts without doubled spaces, so that only what they say is compared."""
    return clean_lines(value) if isinstance(value, str) else value
