"""How lists of registrations come in and go out.

People are recognised by identity number, else by name and birth; nobody is made a member here, so a person who is not
in the book refuses the row. A row without a number that names a section or the union registers that collective.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from desktop.core.contracts import Action, Existing, ImportRow, Verdict
from desktop.core.database import Reading, Transaction
from desktop.core.judging import RowRefused, judged
from desktop.core.partial_date import print_date
from desktop.core.vietnamese.text import clean, clean_lines, fold
from desktop.features.emulation.domain import (
    Campaign,
    CampaignStatus,
    MatrixQuery,
    Registration,
    Subject,
    SubjectKind,
    Title,
    find_title,
)
from desktop.features.emulation.imports.fields import (
    FIELD_TITLES,
    REGISTRATION_FIELDS,
    printed,
    tidied,
    told,
)
from desktop.features.emulation.services import (
    add_registrations,
    catalogue,
    change_registration,
    collective_matrix,
    collectives,
    current_campaign,
    is_locked,
    list_campaigns,
    list_registrations,
    registration_matrix,
    title_names,
)
from desktop.features.members.services import People, list_members, membership_history


class RegistrationImport:
    """The ImportTarget of registrations, into the campaign the row names or the one that runs."""

    name = "registrations"
    fields = REGISTRATION_FIELDS

    def judge(self, reading: Reading, rows: Sequence[ImportRow], existing: Existing) -> list[Verdict]:
        known = _Registered(reading)
        return [known.judge(row, existing) for row in rows]

    def carry_out(self, tx: Transaction, verdicts: Sequence[Verdict]) -> None:
        add_registrations(tx, [one.draft for one in verdicts if one.action is Action.CREATE])
        for verdict in verdicts:
            if verdict.action is Action.UPDATE:
                change_registration(tx, verdict.draft)


class _Registered:
    """Campaigns, subjects and their registrations, looked up once; rows of one list are judged in order."""

    def __init__(self, reading: Reading) -> None:
        self.today = reading.today()
        self.campaigns = {fold(campaign.code): campaign for campaign in list_campaigns(reading)}
        self.current = current_campaign(reading)
        self.people = People(reading)
        self.collectives = collectives(reading)
        self.names = title_names()
        self.reading = reading
        self.registrations: dict[str, dict[str, Registration]] = {}
        self.seen: dict[tuple[str, str], ImportRow] = {}

    def judge(self, row: ImportRow, existing: Existing) -> Verdict:
        return judged(row, FIELD_TITLES, lambda: self._judge(row, existing))

    def _judge(self, row: ImportRow, existing: Existing) -> Verdict:
        values = row.values
        campaign = self._campaign(values)
        subject, label = self._subject(values)
        titles = _titles(values.get("titles", ""), subject.kind)
        if earlier := self.seen.get((campaign.id, subject.id)):
            facts = {"row": str(earlier.number), "sheet": earlier.sheet}
            repeated = told(row, "full_name", "repeated_in_file", facts)
            return Verdict(row, Action.SKIP, label, findings=(*row.findings, repeated))
        self.seen[campaign.id, subject.id] = row
        wanted: dict[str, Any] = {"titles": titles}
        for key in ("initiative_plan", "own_targets", "commitments", "late_reason"):
            if text := clean_lines(values.get(key, "")):
                wanted[key] = text
        if day := self._day(values):
            wanted["registered_on"] = day
        before = self._before(campaign, subject)
        if before is None:
            self._refuse_closed(campaign)
            day = day or self.today
            self._refuse_gone(subject, label, day)
            self._refuse_late(campaign, values, day)
            draft = Registration("", campaign.id, subject.kind, subject.id, **{"registered_on": day} | wanted)
            return Verdict(row, Action.CREATE, label, draft, findings=row.findings)
        return self._judge_existing(row, label, campaign, before, wanted, existing)

    def _judge_existing(
        self, row: ImportRow, label: str, campaign: Campaign, before: Registration, wanted: dict[str, Any],
        existing: Existing,
    ) -> Verdict:  # fmt: skip
        kept = {key: tidied(getattr(before, key)) for key in wanted}
        kept["titles"] = before.titles if before.counts else ()
        different = {key: value for key, value in wanted.items() if kept[key] != value}
        shown = self._shown(before, different)
        if not different:
            return Verdict(row, Action.UNCHANGED, label, findings=row.findings)
        if existing is Existing.FILL:
            different = {key: value for key, value in different.items() if not kept[key]}
        if existing is Existing.SKIP or not different:
            return Verdict(row, Action.SKIP, label, differences=shown, findings=row.findings)
        self._refuse_closed(campaign)
        if "titles" in different:
            self._refuse_gone(Subject(before.kind, before.subject_id), label, self.today)
            self._refuse_locked(campaign, before, label)
            if not before.counts:
                self._refuse_late(campaign, row.values, self.today)
        draft = replace(before, **different)
        return Verdict(row, Action.UPDATE, label, draft, self._shown(before, different), findings=row.findings)

    def _subject(self, values: dict[str, Any]) -> tuple[Subject, str]:
        name = values.get("full_name", "")
        if not values.get("national_id") and (collective := self.collectives.get(fold(name))):
            return collective, name
        person = self.people.of_row(values)
        return Subject(SubjectKind.PERSON, person.id), person.full_name

    def _day(self, values: dict[str, Any]) -> date | None:
        told = values.get("registered_on")
        day = told.as_date() if told else None
        if told and day is None:
            raise RowRefused("registered_on", "day_needed")
        if day and day > self.today:
            raise RowRefused("registered_on", "in_future")
        return day

    def _campaign(self, values: dict[str, Any]) -> Campaign:
        code = values.get("campaign", "")
        campaign = self.campaigns.get(fold(code)) if code else self.current
        if campaign is None:
            raise RowRefused("campaign", "no_such_campaign" if code else "no_campaign", {"campaign": code})
        return campaign

    def _refuse_closed(self, campaign: Campaign) -> None:
        if campaign.status is CampaignStatus.CLOSED:
            raise RowRefused("campaign", "campaign_closed", {"campaign": campaign.code})

    def _before(self, campaign: Campaign, subject: Subject) -> Registration | None:
        if campaign.id not in self.registrations:
            registrations = list_registrations(self.reading, campaign.id)
            self.registrations[campaign.id] = {one.subject_id: one for one in registrations}
        return self.registrations[campaign.id].get(subject.id)

    def _refuse_gone(self, subject: Subject, label: str, day: date) -> None:
        """Nobody registers from the day on which the membership ended."""
        if subject.kind is not SubjectKind.PERSON:
            return
        history = membership_history(self.reading, subject.id) if subject.id in self.people.gone else []
        if history and day >= history[-1].on:
            raise RowRefused("full_name", "not_active", {"name": label})

    def _refuse_late(self, campaign: Campaign, values: dict[str, Any], day: date) -> None:
        if campaign.register_by and day > campaign.register_by and not values.get("late_reason"):
            raise RowRefused("late_reason", "late_reason_needed", {"deadline": print_date(campaign.register_by)})

    def _refuse_locked(self, campaign: Campaign, before: Registration, label: str) -> None:
        if is_locked(self.reading, campaign, before):
            facts = {"name": label, "deadline": print_date(campaign.register_by)}
            raise RowRefused("titles", "registration_locked", facts)

    def _shown(self, before: Registration, different: dict[str, Any]) -> tuple[tuple[str, str, str], ...]:
        return tuple(
            (FIELD_TITLES[key], self._said(getattr(before, key)), self._said(value)) for key, value in different.items()
        )

    def _said(self, value: Any) -> str:
        return "; ".join(self.names[code] for code in value) if isinstance(value, tuple) else printed(value)


def _titles(text: str, kind: SubjectKind) -> tuple[str, ...]:
    """Codes of the titles in a cell. A title's own name may contain commas, so they divide only the rest."""
    found = [_title(part, kind) for part in re.split(r"[;\n]+", text) if clean(part)]
    if not found:
        raise RowRefused("titles", "required", {})
    codes = {title.code for titles in found for title in titles}
    return tuple(title.code for title in catalogue().title if title.code in codes)


def _title(part: str, kind: SubjectKind) -> list[Title]:
    whole = find_title(part, catalogue().title)
    texts = [part] if whole else [text for text in part.split(",") if clean(text)]
    titles = []
    for text in texts:
        if (title := find_title(text, catalogue().title)) is None:
            raise RowRefused("titles", "unknown_title", {"title": clean(text)})
        if title.subject is not kind:
            problem = "title_not_for_persons" if kind is SubjectKind.PERSON else "title_not_for_collective"
            raise RowRefused("titles", problem, {"title": title.name})
        titles.append(title)
    return titles


def exported_registrations(reading: Reading) -> Iterable[tuple[Any, ...]]:
    """The current campaign's persons and collectives, under the headings that `import` reads again."""
    if (campaign := current_campaign(reading)) is None:
        return
    names = title_names()
    numbers = {member.id: member.national_id for member in list_members(reading)}
    days = {one.id: one.registered_on for one in list_registrations(reading, campaign.id)}
    query = MatrixQuery(registered=True)
    persons, others = registration_matrix(reading, campaign.id, query), collective_matrix(reading, campaign.id, query)
    for line in (*persons, *others):
        yield (
            line.name, line.birth, numbers.get(line.subject.id, ""), line.section,
            "; ".join(names[code] for code in line.titles), line.initiative_plan, line.own_targets,
            line.commitments, line.late_reason,
            days[line.registration_id], campaign.code,
        )  # fmt: skip
