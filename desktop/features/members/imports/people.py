"""How a list of people becomes members: who is new, who is known, what would change; and how the list goes out again.

The same person is recognised by an identity number, current or former, by staff code or by card number; these never lie
about each other, so two people with different numbers are never taken for one, and a row whose number belongs to
somebody of another name and another birth is refused. Anything less is a suspicion, by the rules of the check for
doubles: homonyms are normal. Such a row is created and listed, unless everything it says is already known about the one
it resembles.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, islice
from typing import Any

from desktop.core.contracts import Action, Existing, Finding, ImportRow, ListExport, Suspect, Verdict
from desktop.core.database import Reading, Transaction
from desktop.core.judging import RowRefused, judged
from desktop.core.partial_date import may_be_same, print_date
from desktop.core.records import altered, trimmed
from desktop.core.vietnamese.findings import Severity
from desktop.core.vietnamese.sorting import name_sort_key
from desktop.core.vietnamese.text import compare_key, fold
from desktop.features.members.domain import (
    Doubles,
    Hint,
    Member,
    MembershipEvent,
    Pair,
    Profile,
    ServicePeriod,
    current_posts,
    hints,
    printed_service,
    tidied,
)
from desktop.features.members.imports.family import family_text
from desktop.features.members.imports.fields import FIELDS, TITLES
from desktop.features.members.imports.membership import (
    EVENT_KEYS,
    event_cells,
    event_changes,
    event_of_somebody_new,
    event_taken,
    history_if_joined,
)
from desktop.features.members.imports.values import member_values, tell, with_doubts
from desktop.features.members.services import (
    add_members,
    begin_in_sections,
    correct_event,
    entered_on,
    histories,
    last_closed,
    record_event,
    write_members,
)
from desktop.features.members.storage import (
    EventStore,
    MemberRow,
    MembershipEventRow,
    MemberStore,
    SectionMoveStore,
)
from desktop.features.organization.services import find_or_add_section, list_sections

MOST_SUSPECTS, _AT_ONCE = 5, 1_000
APART = frozenset(("section", "section_since"))
"""What a row says that is no field of the record."""
_NOBODY = trimmed(Member(id="", full_name=""))
STRONG_KEYS = ("national_id", "staff_code", "card_number")


@dataclass(frozen=True)
class MemberDraft:
    """What a row makes of a member: `member.id` is empty for somebody new. The section travels by name, with the day
    since when where the list has it; `event` is a change of the membership to record, or with its id one to correct."""

    member: Member
    section: str = ""
    event: MembershipEvent | None = None
    since: date | None = None


class MemberImport:
    """The ImportTarget of the members list."""

    name = "members"
    fields = FIELDS

    def judge(self, reading: Reading, rows: Sequence[ImportRow], existing: Existing) -> list[Verdict]:
        known = _Known(reading, rows)
        verdicts = []
        for row in rows:
            verdict = _judge_row(known, row, existing)
            known.remember(row, verdict)
            verdicts.append(verdict)
        return verdicts

    def carry_out(self, tx: Transaction, verdicts: Sequence[Verdict]) -> None:
        sections: dict[str, str] = {}

        def placed(draft: MemberDraft) -> Member:
            if not draft.section:
                return draft.member
            if (key := fold(draft.section)) not in sections:
                sections[key] = find_or_add_section(tx, draft.section).id
            return altered(draft.member, section_id=sections[key])

        fresh = [verdict.draft for verdict in verdicts if verdict.action is Action.CREATE]
        added = add_members(tx, map(placed, fresh), (draft.event for draft in fresh))
        came_later = (draft.since for draft in fresh)
        begin_in_sections(tx, [(one, since) for one, since in zip(added, came_later, strict=True) if since])
        known = (verdict.draft for verdict in verdicts if verdict.action is Action.UPDATE)
        while drafts := list(islice(known, _AT_ONCE)):
            write_members(
                tx, {one.member.id: placed(one) for one in drafts},
                {one.member.id: one.since if one.section else None for one in drafts},
            )  # fmt: skip
            for event in filter(None, (draft.event for draft in drafts)):
                (_correct_texts if event.id else record_event)(tx, event)


def _correct_texts(tx: Transaction, event: MembershipEvent) -> MembershipEvent:
    """The words of an event as the list has them; its day may just have followed the day of joining."""
    kept = EventStore(tx).get(event.id)
    return correct_event(tx, replace(kept, counterpart=event.counterpart, decision=event.decision, reason=event.reason))


class _Known:
    """Everybody a row could be, looked up once for the whole list."""

    def __init__(self, reading: Reading, rows: Sequence[ImportRow]) -> None:
        store = MemberStore(reading)
        self._reading = reading
        self.today = reading.today()
        self.sections = {section.id: section.name for section in list_sections(reading)}
        self.former = {(one.id, fold(old.name)) for one in list_sections(reading) for old in one.former_names}
        self.closed = last_closed(reading)
        numbers = {row.values.get("national_id", "") for row in rows} | {
            row.values.get("former_id", "") for row in rows
        }
        self.by_number = store.with_national_ids(numbers)
        self.by_key: dict[tuple[str, str], Member] = {}
        if any(row.values.get("staff_code") or row.values.get("card_number") for row in rows):
            for member in store.all(MemberRow.removed_at.is_(None)):
                self.by_key |= {(name, getattr(member, name)): member for name in STRONG_KEYS if getattr(member, name)}
        named = store.with_names(name_sort_key(row.values.get("full_name", "")) for row in rows)
        self.named = {member.id: member for member in named}
        told = any(not {*EVENT_KEYS, "joined"}.isdisjoint(row.values) for row in rows)
        people = chain(self.by_number.values(), self.by_key.values(), named)
        self.histories = histories(reading, (one.id for one in people)) if told else {}
        self.in_file: dict[tuple[str, str], ImportRow] = {}
        profiles = store.profiles()
        self.doubles = Doubles(profiles)
        self.section_ids = {fold(name): key for key, name in self.sections.items()}
        self._labels = {one.id: _describe(one, self.sections) for one in profiles}

    def entered(self, person: Member) -> date | None:
        return entered_on(self._reading, person.id)

    def same_person(self, values: dict[str, Any]) -> tuple[str, Member] | None:
        """Who the row is about, and the field that tells it."""
        for key in ("national_id", "former_id"):
            if found := self.by_number.get(values.get(key, "")):
                return key, found
        for key in ("staff_code", "card_number"):
            found = self.by_key.get((key, values.get(key, "")))
            if found and not _numbers_contradict(found, values):
                return key, found
        return None

    def earlier_row(self, values: dict[str, Any]) -> tuple[str, ImportRow] | None:
        """The row of the same file that is about the same person, and the field that tells it."""
        return next(((key[0], self.in_file[key]) for key in _strong(values) if key in self.in_file), None)

    def remember(self, row: ImportRow, verdict: Verdict) -> None:
        if verdict.action is not Action.REFUSE:
            for key in _strong(row.values):
                self.in_file.setdefault(key, row)
        if verdict.action is Action.CREATE:
            told = self.profile(row, verdict.draft)
            self.doubles.add(told)
            self._labels[told.id] = f"{told.full_name} – dòng {row.number}"

    def profile(self, row: ImportRow, draft: MemberDraft) -> Profile:
        """What a row tells of somebody new, as doubles are looked for; rows come after everybody in the book."""
        told = {name: getattr(draft.member, name) for name in Profile.__dataclass_fields__}
        section = self.section_ids.get(fold(draft.section), fold(draft.section))
        return Profile(**told | {"id": f"~{row.sheet}/{row.number:07}", "section_id": section})

    def suspect(self, pair: Pair, of: Profile) -> Suspect:
        other = pair.first if pair.second == of.id else pair.second
        return Suspect(self._labels[other], pair.score, pair.reasons)


def _judge_row(known: _Known, row: ImportRow, existing: Existing) -> Verdict:
    row = with_doubts(row, known.today)
    return judged(row, TITLES, lambda: _judge(known, row, existing))


def _judge(known: _Known, row: ImportRow, existing: Existing) -> Verdict:
    """Raises RowRefused."""
    values = member_values(row.values, known.today)
    label = str(values.get("full_name", ""))
    if repeated := known.earlier_row(values):
        key, earlier = repeated
        if _is_somebody_else(earlier.values, values):
            return _refuse_shared_number(row, label, key, f"{earlier.values['full_name']} – dòng {earlier.number}")
        told = tell(row, key, "repeated_in_file", sheet=earlier.sheet, row=str(earlier.number))
        return Verdict(row, Action.SKIP, label, findings=(*row.findings, told))
    if found := known.same_person(values):
        key, person = found[0] if found[0] in row.values else "national_id", found[1]  # an old card's number
        if _is_somebody_else({"full_name": person.full_name, "birth": person.birth}, values):
            return _refuse_shared_number(row, label, key, person.full_name)
        return _judge_existing(known, row, values, person, existing)
    return _judge_new(known, row, values, label)


def _judge_existing(
    known: _Known, row: ImportRow, values: dict[str, Any], person: Member, existing: Existing
) -> Verdict:
    history: Sequence[MembershipEvent] = known.histories.get(person.id, [])
    differences = _differences(person, values, known) | event_changes(row, person, history)
    if "union_post" in differences and "service" not in differences and (held := current_posts(person.service)):
        del differences["union_post"]
        row = replace(row, findings=(*row.findings, tell(row, "union_post", "post_follows_service", held=held)))
    if not differences:
        return Verdict(row, Action.UNCHANGED, person.full_name, findings=row.findings)
    if existing is Existing.SKIP:
        return Verdict(row, Action.SKIP, person.full_name, differences=_shown(differences), findings=row.findings)
    taken = {key: pair for key, pair in differences.items() if existing is Existing.OVERWRITE or not pair[0]}
    if not taken:
        return Verdict(row, Action.UNCHANGED, person.full_name, findings=row.findings)
    changed = replace(person, **{key: values[key] for key in taken if key not in APART and key not in EVENT_KEYS})
    if refused := _told(row, hints(changed, known.today), Severity.ERROR):
        return Verdict(row, Action.REFUSE, person.full_name, findings=(*row.findings, *refused))
    history = history_if_joined(history, person, changed.joined, known.entered(person))
    event = event_taken(row, person, history, taken, known.today, known.closed)
    since = values.get("section_since") if "section" in taken else None
    if since and (since > known.today or (known.closed and since <= known.closed)):
        raise RowRefused("section_since", "in_future" if since > known.today else "day_counted")
    draft = MemberDraft(changed, values["section"] if "section" in taken else "", event, since)
    return Verdict(row, Action.UPDATE, person.full_name, draft, _shown(taken), findings=row.findings)


def _judge_new(known: _Known, row: ImportRow, values: dict[str, Any], label: str) -> Verdict:
    member = tidied(altered(_NOBODY, **{key: value for key, value in values.items() if key not in APART}))
    found = hints(member, known.today)
    if refused := _told(row, found, Severity.ERROR):
        return Verdict(row, Action.REFUSE, label, findings=(*row.findings, *refused))
    draft = MemberDraft(member, values.get("section", ""), None, values.get("section_since"))
    told = known.profile(row, draft)
    pairs = known.doubles.of(told)
    alike = (known.named[one] for pair in pairs for one in (pair.first, pair.second) if one in known.named)
    if not _strong(values) and any(_says_nothing_new(known, row, values, one) for one in alike):
        return Verdict(row, Action.UNCHANGED, label, findings=row.findings)
    draft = replace(draft, event=event_of_somebody_new(row, known.today))
    suspects = (known.suspect(pair, told) for pair in pairs[:MOST_SUSPECTS])
    doubtful = _told(row, found, Severity.WARNING)
    return Verdict(
        row, Action.CREATE, member.full_name, draft,
        suspects=tuple(suspects), findings=(*row.findings, *doubtful),
    )  # fmt: skip


def _says_nothing_new(known: _Known, row: ImportRow, values: dict[str, Any], person: Member) -> bool:
    history = known.histories.get(person.id, [])
    return not (_differences(person, values, known) or event_changes(row, person, history))


def _told(row: ImportRow, found: Sequence[Hint], severity: Severity) -> list[Finding]:
    """What is of that severity and was not found already when the cell was read."""
    if not found:
        return []
    known = {one.problem for one in row.findings}
    return [
        replace(_hinted(row, hint), grave=severity is Severity.ERROR)
        for hint in found
        if hint.severity is severity and hint.problem not in known
    ]


def _hinted(row: ImportRow, hint: Hint) -> Finding:
    """At the cell of the field; of a nationality that the list does not give, at that of the number."""
    key = hint.field if hint.field in row.cells or hint.field != "nationality" else "national_id"
    return tell(row, key, hint.problem, found=hint.found, expected=hint.expected)


def _strong(values: dict[str, Any]) -> list[tuple[str, str]]:
    return [(key, values[key]) for key in STRONG_KEYS if values.get(key)]


def _numbers_contradict(member: Member, values: dict[str, Any]) -> bool:
    number = values.get("national_id", "")
    return bool(number and member.national_id and number != member.national_id)


def _is_somebody_else(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether both the name and the birth speak of two people: one alone may be a correction, both are a number
    mistyped or lent."""
    names = {fold(str(values.get("full_name", ""))) for values in (one, other)}
    return "" not in names and len(names) == 2 and not may_be_same(one.get("birth"), other.get("birth"))


def _refuse_shared_number(row: ImportRow, label: str, key: str, person: str) -> Verdict:
    shared = replace(tell(row, key, "number_of_another", person=person), grave=True)
    return Verdict(row, Action.REFUSE, label, findings=(*row.findings, shared))


def _differences(person: Member, values: dict[str, Any], known: _Known) -> dict[str, tuple[str, str]]:
    """Field key → (what is kept, what the file says), for cells that are not blank and say something else."""
    found = {}
    for key, value in values.items():
        if value in ("", None) or key == "section_since":
            continue
        old = known.sections.get(person.section_id, "") if key == "section" else getattr(person, key)
        if key == "section":
            same = fold(old) == fold(value) or (person.section_id, fold(value)) in known.former
        elif isinstance(value, str) and isinstance(old, str) and key not in ("national_id", "phone"):
            same = compare_key(old) == compare_key(value)
        else:
            same = old == value
        if not same:
            found[key] = (_print(old), _print(value))
    return found


def _shown(differences: dict[str, tuple[str, str]]) -> tuple[tuple[str, str, str], ...]:
    return tuple((TITLES.get(key, key), old, new) for key, (old, new) in differences.items())


def _print(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "x" if value else ""
    if isinstance(value, tuple):
        periods = [one for one in value if isinstance(one, ServicePeriod)]
        return printed_service(tuple(periods)) if periods else family_text(value)
    return print_date(value) if isinstance(value, date) else str(value)


def _describe(member: Profile, sections: dict[str, str]) -> str:
    facts: Iterable[str] = (member.full_name, str(member.birth or ""), sections.get(member.section_id, ""))
    return " – ".join(fact for fact in facts if fact)


def _export_rows(reading: Reading) -> Iterable[tuple[Any, ...]]:
    sections = {section.id: section.name for section in list_sections(reading)}
    latest = {event.member_id: event for event in EventStore(reading).all(order_by=(MembershipEventRow.on,
              MembershipEventRow.id))}  # fmt: skip
    order: Sequence[Any] = (MemberRow.sort_key, MemberRow.birth, MemberRow.id)
    kept = MemberRow.removed_at.is_(None), MemberRow.erased_at.is_(None)
    since = {move.member_id: move.on for move in SectionMoveStore(reading).all(order_by=(SectionMoveStore.row.on,))}
    for member in MemberStore(reading).all(*kept, order_by=order):
        values = {key: getattr(member, key, None) for key in TITLES} | {
            "section": sections.get(member.section_id, ""), "section_since": since.get(member.id),
            "service": printed_service(member.service), "family": family_text(member.family),
        }  # fmt: skip
        yield (*(values[key] for key in TITLES if key not in EVENT_KEYS),
               *event_cells(member.status, latest.get(member.id)))  # fmt: skip


EXPORT = ListExport("members", "Danh sách đoàn viên", tuple(TITLES.values()), _export_rows)
