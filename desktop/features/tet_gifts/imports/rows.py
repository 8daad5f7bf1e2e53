"""How a list of people becomes proposals for Tết gifts.

A row goes into the scheme it names, or into the campaign's only one. A member is recognised by number, else by a name
that only one member has, with a birth date or section that agrees or the word "đoàn viên"; everybody else is a free
identity. Words about hardship that are no known reason are kept as its description, apart from the gift.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from desktop.core.contracts import Action, Existing, Finding, ImportRow, Suspect, Verdict
from desktop.core.database import Reading, Transaction
from desktop.core.errors import UserError
from desktop.core.judging import finding
from desktop.core.money import Dong
from desktop.core.records import plain
from desktop.core.vietnamese.names import has_digit
from desktop.core.vietnamese.national_id import Sex
from desktop.core.vietnamese.sorting import name_sort_key
from desktop.core.vietnamese.text import fold
from desktop.features.members.domain import Member
from desktop.features.members.services import members_named
from desktop.features.organization.services import list_sections
from desktop.features.tet_gifts.domain import (
    Beneficiary,
    BeneficiaryKind,
    GiftRequest,
    GiftState,
    Proposal,
    Scheme,
    TetCampaign,
)
from desktop.features.tet_gifts.imports.fields import FIELDS, TITLES
from desktop.features.tet_gifts.services import (
    change_proposal,
    current_campaign,
    find_kind,
    find_reasons,
    gifts_of,
    identify,
    judge,
    kind_name,
    list_schemes,
    propose,
    reasons_in_words,
)

UNDECIDED = (GiftState.PROPOSED, GiftState.VERIFIED)


@dataclass(frozen=True)
class GiftDraft:
    """What a row makes: a proposal for a scheme, or a proposal that is corrected."""

    scheme_id: str
    proposal: Proposal
    changed: GiftRequest | None = None


class BeneficiaryImport:
    """The ImportTarget of the Tết list: proposals in the campaign of the latest lunar year."""

    name = "beneficiaries"
    fields = FIELDS

    def judge(self, reading: Reading, rows: Sequence[ImportRow], existing: Existing) -> list[Verdict]:
        known = _Known(reading, rows)
        drafts = [known.draft(row) for row in rows]
        people = identify(reading, [draft.proposal.beneficiary for draft in drafts])
        verdicts: list[Verdict | None] = [known.refusal(row) for row in rows]
        by_scheme: dict[str, list[int]] = defaultdict(list)
        for index, draft in enumerate(drafts):
            if verdicts[index] is None:
                by_scheme[draft.scheme_id].append(index)
        for scheme_id, places in by_scheme.items():
            scheme = known.schemes[scheme_id]
            held = gifts_of(reading, scheme_id, [people[index].id for index in places])
            told = judge(
                reading, scheme, [drafts[index].proposal for index in places], [people[index] for index in places]
            )
            for index, refusal in zip(places, told, strict=True):
                gift = held.get(people[index].id) if people[index].id else None
                row, draft = known.rows[index], drafts[index]
                if gift is not None:
                    verdicts[index] = _judge_existing(row, draft, gift, people[index], scheme, existing)
                elif refusal is not None:
                    verdicts[index] = _refused(row, refusal)
                else:
                    verdicts[index] = known.created(row, draft, people[index])
        return [verdict for verdict in verdicts if verdict is not None]

    def carry_out(self, tx: Transaction, verdicts: Sequence[Verdict]) -> None:
        by_scheme: dict[str, list[Proposal]] = defaultdict(list)
        for verdict in verdicts:
            if verdict.action is Action.CREATE:
                by_scheme[verdict.draft.scheme_id].append(verdict.draft.proposal)
        for scheme_id, proposals in by_scheme.items():
            for _, refusal in propose(tx, scheme_id, proposals).refused:
                raise refusal
        for verdict in verdicts:
            if verdict.action is Action.UPDATE:
                change_proposal(tx, verdict.draft.changed)


class _Known:
    """The campaign, its schemes and the members who could be meant, looked up once for the whole list."""

    def __init__(self, reading: Reading, rows: Sequence[ImportRow]) -> None:
        self.rows = [_with_reasons(row) for row in rows]
        self.campaign: TetCampaign | None = current_campaign(reading)
        schemes = list_schemes(reading, self.campaign.id) if self.campaign else []
        self.schemes = {scheme.id: scheme for scheme in schemes}
        self.by_word = {fold(word): scheme for scheme in reversed(schemes) for word in (scheme.name, scheme.code)}
        self.sections = {section.id: fold(section.name) for section in list_sections(reading)}
        self.members: dict[str, list[Member]] = defaultdict(list)
        named = (str(row.values.get(key, "")) for row in rows for key in ("full_name", "parent"))
        for member in members_named(reading, filter(None, named)):
            self.members[name_sort_key(member.full_name)].append(member)
        self.drafts = {id(row): self._draft(row) for row in self.rows}
        self.places = {id(row): self.rows[index] for index, row in enumerate(rows)}

    def draft(self, row: ImportRow) -> GiftDraft:
        return self.drafts[id(self.places[id(row)])]

    def refusal(self, row: ImportRow) -> Verdict | None:
        """The verdict on a row that cannot be a proposal at all."""
        row = self.places[id(row)]
        if _is_unticked(row):
            return Verdict(row, Action.SKIP, str(row.values.get("full_name", "")), findings=row.findings)
        problem = self._problem(row)
        if problem is None and not any(told.grave for told in row.findings):
            return None
        findings = row.findings if problem is None else (*row.findings, problem)
        return Verdict(row, Action.REFUSE, str(row.values.get("full_name", "")), findings=findings)

    def created(self, row: ImportRow, draft: GiftDraft, person: Beneficiary) -> Verdict:
        suspects = () if person.member_id else tuple(Suspect(self._describe(one)) for one in self._alike(row.values))
        findings = row.findings
        if not person.member_id and has_digit(person.full_name):
            findings = (*findings, _finding(row, "full_name", "digits_in_name"))
        if draft.proposal.kind is BeneficiaryKind.MEMBER and not person.member_id:
            findings = (*findings, _finding(row, "full_name", "member_not_found", name=person.full_name))
        if row.values.get("parent") and not person.parent_id:
            findings = (*findings, _finding(row, "parent", "parent_not_found", name=str(row.values["parent"])))
        return Verdict(row, Action.CREATE, person.full_name, draft, suspects=suspects, findings=findings)

    def _problem(self, row: ImportRow) -> Finding | None:
        if self.campaign is None:
            return _finding(row, "campaign", "no_tet_campaign", grave=True)
        if self._scheme(row) is None:
            problem = "scheme_unknown" if row.values.get("scheme") else "scheme_missing"
            known = ", ".join(scheme.code for scheme in self.schemes.values())
            return _finding(row, "scheme", problem, grave=True, known=known)
        if row.values.get("kind") and find_kind(row.values["kind"]) is None:
            return _finding(row, "kind", "kind_unknown", grave=True)
        return None

    def _scheme(self, row: ImportRow) -> Scheme | None:
        if text := row.values.get("scheme"):
            return self.by_word.get(fold(text))
        return next(iter(self.schemes.values())) if len(self.schemes) == 1 else None

    def _draft(self, row: ImportRow) -> GiftDraft:
        values, scheme = row.values, self._scheme(row)
        member = self._member(values)
        usual = BeneficiaryKind.CHILD if values.get("parent") else BeneficiaryKind.WORKER
        kind = find_kind(values.get("kind", "")) or (BeneficiaryKind.MEMBER if member else usual)
        person = Beneficiary(
            id="",
            full_name=values.get("full_name", ""),
            member_id=member.id if member and kind is not BeneficiaryKind.CHILD else "",
            sex=Sex(values["sex"]) if values.get("sex") else None,
            birth=values.get("birth"),
            national_id=values.get("national_id", ""),
            phone=values.get("phone", ""),
            unit=values.get("section", ""),
            household=values.get("household", ""),
            parent_id=self._parent(values),
        )
        proposal = Proposal(
            person, kind, values.get("reasons", ()), amount=values.get("amount", Dong(0)),
            description=values.get("description", ""), years_away=values.get("years_away"),
            note=values.get("note", ""),
        )  # fmt: skip
        return GiftDraft(scheme.id if scheme else "", proposal)

    def _member(self, values: dict[str, Any]) -> Member | None:
        """The one member of that name whom birth date or section agree with, or the row calls a member; numbers are
        looked up by `identify`."""
        found = [one for one in self._alike(values) if self._agrees(one, values)]
        return found[0] if len(found) == 1 else None

    def _parent(self, values: dict[str, Any]) -> str:
        """The one member of that name; of several, the one of the row's section."""
        found = self.members.get(name_sort_key(str(values.get("parent", ""))), ()) if values.get("parent") else ()
        near = [one for one in found if fold(values.get("section", "")) == self.sections.get(one.section_id, "")]
        fit = near if len(found) > 1 else found
        return fit[0].id if len(fit) == 1 else ""

    def _alike(self, values: dict[str, Any]) -> list[Member]:
        """Members of the name whom nothing in the row contradicts."""
        birth, number = values.get("birth"), values.get("national_id", "")
        return [
            one
            for one in self.members.get(name_sort_key(str(values.get("full_name", ""))), ())
            if not (number and one.national_id and number != one.national_id)
            and not (birth and one.birth and birth.year != one.birth.year)
        ]

    def _agrees(self, member: Member, values: dict[str, Any]) -> bool:
        in_section = fold(values.get("section", "")) == self.sections.get(member.section_id, "")
        return (
            values.get("birth") == member.birth is not None
            or (bool(values.get("section")) and in_section)
            or find_kind(values.get("kind", "")) is BeneficiaryKind.MEMBER
        )

    def _describe(self, member: Member) -> str:
        return f"{member.full_name} – {member.birth}" if member.birth else member.full_name


def _is_unticked(row: ImportRow) -> bool:
    """A row of a survey sheet about somebody whom nobody proposes: no mark, and no word about the circumstances."""
    told = any(row.values.get(key) for key in ("wanted", "reasons", "description"))
    return "wanted" in row.cells and not told


def _with_reasons(row: ImportRow) -> ImportRow:
    """The row with its reasons as codes; words that are no reason go to the description, and the row says so."""
    text = row.values.get("reasons", "")
    if not text:
        return row
    reasons, unknown = find_reasons(text)
    values, findings = {**row.values, "reasons": reasons}, row.findings
    if unknown:
        words = "; ".join(unknown)
        values["description"] = "; ".join(filter(None, (row.values.get("description", ""), words)))
        findings = (*findings, _finding(row, "reasons", "reason_unknown", words=words))
    return replace(row, values=values, findings=findings)


def _judge_existing(
    row: ImportRow, draft: GiftDraft, gift: GiftRequest, person: Beneficiary, scheme: Scheme, existing: Existing
) -> Verdict:
    proposal = draft.proposal
    wanted: dict[str, Any] = {
        "kind": proposal.kind if row.values.get("kind") else None,
        "reasons": proposal.reasons or None,
        "proposed": proposal.amount or None,
        "years_away": proposal.years_away,
        "note": proposal.note or None,
    }
    told = {
        key: (getattr(gift, key), value)
        for key, value in wanted.items()
        if value is not None and value != getattr(gift, key)
    }
    if existing is Existing.FILL:
        told = {key: pair for key, pair in told.items() if pair[0] in (None, "", (), Dong(0))}
    shown = tuple((_LABELS[key], _shown(old), _shown(new)) for key, (old, new) in told.items())
    if not told:
        return Verdict(row, Action.UNCHANGED, person.full_name, findings=row.findings)
    if existing is Existing.SKIP:
        return Verdict(row, Action.SKIP, person.full_name, differences=shown, findings=row.findings)
    if gift.state not in UNDECIDED:
        decided = _finding(row, "full_name", "gift_decided", name=person.full_name, scheme=scheme.name)
        return Verdict(row, Action.SKIP, person.full_name, differences=shown, findings=(*row.findings, decided))
    changed = replace(gift, **{key: new for key, (_, new) in told.items()})
    return Verdict(row, Action.UPDATE, person.full_name, replace(draft, changed=changed), shown, findings=row.findings)


_LABELS = {
    "kind": TITLES["kind"],
    "reasons": TITLES["reasons"],
    "proposed": TITLES["amount"],
    "years_away": TITLES["years_away"],
    "note": TITLES["note"],
}


def _shown(value: Any) -> str:
    if isinstance(value, BeneficiaryKind):
        return kind_name(value).short
    if isinstance(value, tuple):
        return reasons_in_words(value)
    return "" if value is None else str(value)


def _refused(row: ImportRow, refusal: UserError) -> Verdict:
    """A refusal of the feature as a finding about the row; `problem` is its code."""
    facts = {name: str(plain(value)) for name, value in refusal.facts().items()}
    told = _finding(row, "full_name", refusal.code, grave=True, **facts)
    return Verdict(row, Action.REFUSE, str(row.values.get("full_name", "")), findings=(*row.findings, told))


def _finding(row: ImportRow, field: str, problem: str, *, grave: bool = False, **facts: str) -> Finding:
    return finding(row, TITLES, field, problem, facts, grave=grave)
