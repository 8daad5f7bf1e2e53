"""How lists of initiatives come in and go out. An author from outside the union is only pointed out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from desktop.core.contracts import Action, Existing, Finding, ImportRow, Verdict
from desktop.core.database import Reading, Transaction
from desktop.core.errors import FieldRefused
from desktop.core.judging import RowRefused, judged
from desktop.core.money import Dong
from desktop.core.partial_date import PartialDate
from desktop.core.vietnamese.names import LONGEST_NAME, name_fault
from desktop.core.vietnamese.text import clean, compare_key, fold
from desktop.features.emulation.domain import (
    RECOGNITION_NAMES,
    Author,
    AuthorShare,
    Initiative,
    InitiativeLine,
    RecognitionLevel,
    SharesNotWhole,
    YearValue,
    looks_like_millions,
)
from desktop.features.emulation.imports.fields import (
    FIELD_TITLES,
    INITIATIVE_FIELDS,
    printed,
    tidied,
    told,
)
from desktop.features.emulation.services import (
    change_initiative,
    list_campaigns,
    list_initiatives,
    record_initiatives,
    refuse_initiative,
)
from desktop.features.members.domain import Member
from desktop.features.members.services import People, members_by_id

_YEAR = re.compile(r"^(\d{4})\s*[:=]\s*(\d[\d.,\s]*?)\s*(?:đồng|đ)?\s*(?:\((.*)\))?$")
SHARE = re.compile(r"^(.*?)[\s(\-–:]*(\d{1,3})\s*%\)?$")
OUTSIDE = "-"  # instead of the number of an author who is no member, whatever members bear the name
DATES = ("applied_from", "decided_on", "entered_on")


@dataclass(frozen=True)
class InitiativeDraft:
    """What a row makes of an initiative; `initiative.id` is empty for a new one."""

    initiative: Initiative
    authors: tuple[AuthorShare, ...]


class InitiativeImport:
    """The ImportTarget of initiatives. The same name with the same or no decision is the same initiative."""

    name = "initiatives"
    fields = INITIATIVE_FIELDS

    def judge(self, reading: Reading, rows: Sequence[ImportRow], existing: Existing) -> list[Verdict]:
        known = _KnownInitiatives(reading)
        return [known.judge(row, existing) for row in rows]

    def carry_out(self, tx: Transaction, verdicts: Sequence[Verdict]) -> None:
        fresh = [verdict.draft for verdict in verdicts if verdict.action is Action.CREATE]
        record_initiatives(tx, [(draft.initiative, draft.authors) for draft in fresh])
        for verdict in verdicts:
            if verdict.action is Action.UPDATE:
                change_initiative(tx, verdict.draft.initiative, verdict.draft.authors)


class _KnownInitiatives:
    """People and initiatives, looked up once; rows of one list are judged in order."""

    def __init__(self, reading: Reading) -> None:
        self.today = reading.today()
        self.people = People(reading)
        self.codes = {campaign.id: campaign.code for campaign in list_campaigns(reading)}
        self.campaigns = {fold(code): campaign_id for campaign_id, code in self.codes.items()}
        self.by_name: dict[str, list[InitiativeLine]] = defaultdict(list)
        for line in list_initiatives(reading):
            self.by_name[compare_key(line.initiative.name)].append(line)
        self.seen: dict[tuple[str, str], ImportRow] = {}

    def judge(self, row: ImportRow, existing: Existing) -> Verdict:
        label = clean(str(row.values.get("name", "")))
        return judged(row, FIELD_TITLES, lambda: self._judge(row, label, existing), label)

    def _judge(self, row: ImportRow, label: str, existing: Existing) -> Verdict:
        values, repairs = _initiative_values(row, self.campaigns)
        authors, doubts = self._authors(row)
        if looks_like_millions(values.get("yearly_value")):
            doubts.append(told(row, "yearly_value", "looks_like_millions", {}))
        findings = (*row.findings, *repairs, *doubts)
        key = (compare_key(label), values.get("decision", ""))
        if earlier := self.seen.get(key):
            facts = {"row": str(earlier.number), "sheet": earlier.sheet}
            repeated = told(row, "name", "repeated_initiative", facts)
            return Verdict(row, Action.SKIP, label, findings=(*findings, repeated))
        self.seen[key] = row
        before = self._before(key)
        changed = replace(before.initiative if before else Initiative("", label), **values)
        self._refuse(changed, authors)
        if before is None:
            return Verdict(row, Action.CREATE, label, InitiativeDraft(changed, authors), findings=findings)
        return self._judge_existing(row, before, values, authors, existing, findings)

    def _judge_existing(
        self, row: ImportRow, before: InitiativeLine, values: dict[str, Any], authors: tuple[AuthorShare, ...],
        existing: Existing, findings: tuple[Finding, ...],
    ) -> Verdict:  # fmt: skip
        old, label = before.initiative, before.initiative.name
        different = {key: value for key, value in values.items() if tidied(getattr(old, key)) != value}
        kept = tuple(AuthorShare(one.name, one.share, one.member_id) for one in before.authors)
        same_authors = [(fold(one.name), one.share) for one in kept] == [(fold(one.name), one.share) for one in authors]
        if not different and same_authors:
            return Verdict(row, Action.UNCHANGED, label, findings=findings)
        if existing is Existing.FILL:
            different = {key: value for key, value in different.items() if not getattr(old, key)}
        takes_authors = existing is Existing.OVERWRITE and not same_authors
        shown = tuple(
            (FIELD_TITLES[key], self._said(key, getattr(old, key)), self._said(key, value))
            for key, value in different.items()
        )
        if takes_authors:
            shown += ((FIELD_TITLES["authors"], before.authors_printed, _printed_authors(authors)),)
        if existing is Existing.SKIP or not (different or takes_authors):
            return Verdict(row, Action.SKIP, label, differences=shown, findings=findings)
        draft = InitiativeDraft(replace(old, **different), authors if takes_authors else kept)
        return Verdict(row, Action.UPDATE, label, draft, shown, findings=findings)

    def _said(self, key: str, value: Any) -> str:
        """A value as the preview shows it; a campaign by its code."""
        return self.codes.get(value, "") if key == "campaign_id" else printed(value)

    def _before(self, key: tuple[str, str]) -> InitiativeLine | None:
        name, decision = key
        alike = self.by_name.get(name, [])
        return next(
            (one for one in alike if decision in ("", one.initiative.decision) or not one.initiative.decision), None
        )

    def _refuse(self, initiative: Initiative, authors: Sequence[AuthorShare]) -> None:
        try:
            refuse_initiative(initiative, authors, self.today)
        except SharesNotWhole as refusal:
            raise RowRefused("authors", "shares_not_whole", {"total": str(refusal.total)}) from refusal
        except FieldRefused as refusal:
            raise RowRefused(refusal.field, refusal.reason, {}) from refusal

    def _authors(self, row: ImportRow) -> tuple[tuple[AuthorShare, ...], list[Finding]]:
        text = row.values.get("authors", "")
        parts = [clean(part) for part in re.split(r"[;\n]" if ";" in text else r"[,\n]", text) if clean(part)]
        numbers = [clean(part) for part in re.split(r"[;,\n]", row.values.get("numbers", ""))]
        if len(numbers) != len(parts):
            numbers = [""] * len(parts)
        authors, doubts = [], []
        for part, number in zip(parts, numbers, strict=True):
            name, share = _name_and_share(part, alone=len(parts) == 1)
            if fault := name_fault(name):
                raise RowRefused("authors", fault, {"count": str(len(name)), "most": str(LONGEST_NAME)})
            found = self.people.who(name, number) if number != OUTSIDE else []
            if len(found) > 1:
                raise RowRefused("authors", "several_people", {"name": name, "count": str(len(found))})
            if not found and number != OUTSIDE:
                doubts.append(told(row, "authors", "author_outside", {"name": name}))
            authors.append(AuthorShare(found[0].full_name if found else name, share, found[0].id if found else ""))
        return tuple(authors), doubts


def _name_and_share(part: str, *, alone: bool) -> tuple[str, int]:
    """`Nguyễn Văn A (60%)` → name and 60; an only author needs no share."""
    if found := SHARE.match(part):
        return clean(found[1]), int(found[2])
    if alone:
        return part, 100
    raise RowRefused("authors", "share_missing", {"name": part})


def _initiative_values(row: ImportRow, campaigns: Mapping[str, str]) -> tuple[dict[str, Any], list[Finding]]:
    """The row's values under the initiative's field names and types; days that are only a year are left out."""
    values = {key: value for key, value in row.values.items() if key not in ("name", "authors", "numbers")}
    findings = []
    for key, value in tuple(values.items()):
        values[key] = tidied(value)
        if key in DATES and isinstance(value, PartialDate):
            values[key] = value.as_date()
            if values[key] is None:
                del values[key]
                findings.append(told(row, key, "year_alone_left_out", {}))
    if by_year := values.pop("years", ""):
        values["years"] = read_years(by_year)
        values.pop("yearly_value", None)
    if level := values.pop("level", ""):
        values["level"] = _level(level)
    if code := values.pop("campaign", ""):
        if fold(code) not in campaigns:
            raise RowRefused("campaign", "no_such_campaign", {"campaign": code})
        values["campaign_id"] = campaigns[fold(code)]
    return values, findings


def _level(text: str) -> RecognitionLevel:
    for level, name in RECOGNITION_NAMES.items():
        if fold(text) in (fold(name), fold(f"Cấp {name}"), level.value.casefold()):
            return level
    raise RowRefused("level", "unknown_level", {"choices": "; ".join(RECOGNITION_NAMES.values())})


def _printed_authors(authors: Iterable[AuthorShare]) -> str:
    return ", ".join(f"{author.name} ({author.share}%)" for author in authors)


def exported_initiatives(reading: Reading) -> Iterable[tuple[Any, ...]]:
    members = members_by_id(reading)
    campaigns = {campaign.id: campaign.code for campaign in list_campaigns(reading)}
    for line in list_initiatives(reading):
        one = line.initiative
        numbers = [_number(author, members) for author in line.authors]
        yield (
            one.name, _divided([f"{author.name} ({author.share}%)" for author in line.authors]),
            _divided(numbers) if any(numbers) else "", one.unit, one.field,
            one.applied_from, one.yearly_value or None, print_years(one.years), one.effects, one.value_basis,
            RECOGNITION_NAMES[one.level] if one.level else "", one.recognised_by, one.decision, one.decided_on,
            one.system_code, one.entered_on, one.movement, one.summary, campaigns.get(one.campaign_id, ""),
        )  # fmt: skip


def _divided(parts: Sequence[str]) -> str:
    """Joined so that a comma within a part divides nothing."""
    return "; ".join(parts) + (";" if len(parts) == 1 and "," in parts[0] else "")


def _number(author: Author, members: Mapping[str, Member]) -> str:
    if not author.member_id:
        return OUTSIDE
    member = members.get(author.member_id)
    return member.national_id if member else ""


def print_years(years: Iterable[YearValue]) -> str:
    """`2024: 80.000.000; 2025: 40.000.000 (theo quyết toán)`, as `read_years` reads it."""
    return "; ".join(f"{one.year}: {one.value}" + (f" ({one.basis})" if one.basis else "") for one in years)


def read_years(text: str) -> tuple[YearValue, ...]:
    """Raises RowRefused."""
    found = []
    for part in re.split(r"[;\n]+(?![^(]*\))", text):
        if not clean(part):
            continue
        if (read := _YEAR.match(clean(part))) is None:
            raise RowRefused("years", "not_understood", {"field": FIELD_TITLES["years"]})
        amount = Dong(int(re.sub(r"[.,\s]", "", read[2])))
        found.append(YearValue(int(read[1]), amount, clean(read[3] or "")))
    return tuple(sorted(found, key=lambda one: one.year))
