"""Proposing somebody, and changing what is proposed: a form that asks what the class of people needs, and says before
saving what stops it and what the committee will want to look at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.core.database import Reading
from desktop.core.errors import FieldRefused, UserError
from desktop.core.money import Dong
from desktop.core.vietnamese.national_id import Sex
from desktop.features.members.domain import STATUS_NAMES, Member, MemberLine, MemberQuery, Status
from desktop.features.members.services import list_members, members_with_ids
from desktop.features.organization.services import list_sections
from desktop.features.tet_gifts import services
from desktop.features.tet_gifts.domain import (
    Beneficiary,
    BeneficiaryKind,
    GiftRequest,
    Proposal,
    Reason,
    Scheme,
    SchemeKind,
)
from desktop.features.tet_gifts.domain.people import Circumstance, Evidence, Forewarned, Means
from desktop.features.tet_gifts.services import kind_name, people, reason_name
from desktop.features.tet_gifts.ui.people.reasons import Reasons
from desktop.features.tet_gifts.words import field_refusal
from desktop.features.tet_gifts.words_of_people import evidence_name, forewarning, remarks
from desktop.shell.workplace import Workplace
from desktop.widgets.editor import EditorDialog
from desktop.widgets.fields import Choice, Date, Lines, Money, Number, Option, Picker, Text
from desktop.widgets.form import Form
from desktop.widgets.states import Banner
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate

SUGGESTIONS = 20
FREE = ("full_name", "birth", "sex", "national_id", "phone", "unit")
SHOWN: dict[BeneficiaryKind, tuple[str, ...]] = {
    BeneficiaryKind.MEMBER: ("member",),
    BeneficiaryKind.WORKER: FREE,
    BeneficiaryKind.PROFESSIONAL_UNION_MEMBER: ("member", *FREE),
    BeneficiaryKind.CHILD: ("parent", "child", *FREE[:4]),
    BeneficiaryKind.RETIRED_OFFICER: ("member", *FREE),
    BeneficiaryKind.MARTYR_FAMILY: FREE,
    BeneficiaryKind.OTHER: FREE,
}
"""Which of the fields about the person a class asks for; where a member is one way, the free identity is the other."""
Search = Callable[[str, Callable[[Sequence[Option]], None]], None]
LOOKED_AT = ("scheme", "kind", "member", "parent", "child", "full_name", "birth", "national_id", "household")


@dataclass(frozen=True)
class Known:
    """A proposal that is changed, with what is known of its person."""

    request: GiftRequest
    person: Beneficiary
    member: Member | None
    parent: Member | None
    circumstances: tuple[Circumstance, ...]
    means: Means | None
    described: bool


class ProposalDialog:
    """Opens the form over `parent`; `scheme_id` and `person` are what it begins with, `section_id` narrows the search
    for members."""

    def __init__(
        self, parent: QWidget, workplace: Workplace, schemes: Sequence[Scheme], *, section_id: str = ""
    ) -> None:
        self.parent, self.workplace, self.schemes, self.section_id = parent, workplace, schemes, section_id
        self.today = workplace.database.clock.today()
        self.known: Known | None = None
        self.form = proposal_form(schemes, self._search, self.today)
        self.form.edited.connect(self._on_edited)
        self.warning, self.remark = Banner(Tone.WARNING), Banner(Tone.NEUTRAL)
        self.warning.setObjectName("proposal_warning")
        self.remark.setObjectName("proposal_remark")
        self._family: list[Any] = []

    # Opening

    def propose(self, scheme_id: str, **told: Any) -> EditorDialog:
        """A new proposal; `told` fills fields, such as `member` with an Option."""
        self.form.load({"scheme": scheme_id, "kind": BeneficiaryKind.MEMBER, **told})
        return self._open(translate("tet_gifts", "Propose somebody"), self._propose, another=True)

    def propose_person(self, beneficiary_id: str, scheme_id: str, reasons: tuple[Reason, ...] = ()) -> None:
        """Somebody whom the book knows already."""

        def ask(reading: Reading) -> tuple[Beneficiary, dict[str, Member]]:
            person = services.get_beneficiary(reading, beneficiary_id)
            return person, members_with_ids(reading, filter(None, (person.member_id, person.parent_id)))

        def show(answer: tuple[Beneficiary, dict[str, Member]]) -> None:
            person, members = answer
            self.propose(scheme_id, **_filled(person, members), reasons=reasons)

        self.workplace.ask(ask, show, owner=self.parent)

    def change(self, request_id: str) -> None:
        self.workplace.ask(lambda reading: _known(reading, request_id), self._show_known, owner=self.parent)

    def _show_known(self, known: Known) -> None:
        self.known, request = known, known.request
        members = {one.id: one for one in (known.member, known.parent) if one}
        evidence = [one.evidence for one in known.circumstances if one.reason in request.reasons and one.evidence]
        self.form.load({
            **_filled(known.person, members), "scheme": request.scheme_id, "kind": request.kind,
            "reasons": request.reasons, "amount": request.proposed, "years_away": request.years_away,
            "evidence": evidence[0] if evidence else None, "household": known.person.household, "note": request.note,
            "income": known.means.income if known.means else None,
            "dependants": known.means.dependants if known.means else None,
        })  # fmt: skip
        self._offer_primary()
        self.form.load({"primary": request.primary})
        for key in ("scheme", "member", "parent", "child"):
            self.form.field(key).entry.setEnabled(False)
        self.form.show_field("description", False)
        if known.described:
            text = translate("tet_gifts", "What the hardship is stands apart: “What the hardship is…” shows it.")
            self.form.set_hint("reasons", text)
        self._open(translate("tet_gifts", "Change the proposal"), self._change, another=False)

    def _open(self, title: str, deed: Callable[[Any, dict[str, Any]], GiftRequest], *, another: bool) -> EditorDialog:
        def save(values: dict[str, Any]) -> None:
            self.workplace.act(
                "propose_gift" if self.known is None else "change_proposal",
                lambda tx: deed(tx, values), owner=editor, done=lambda _: editor.saved(),
                failed=lambda error: editor.refuse(error, self._say(error)),
                tell=lambda _: translate("tet_gifts", "Proposed for a gift") if self.known is None else
                translate("tet_gifts", "The proposal was changed"),
            )  # fmt: skip

        self._offer_primary()
        self._show_fields()
        self.form.mark_clean()
        editor = EditorDialog(self.parent, title, self.form, save, self.workplace.dialogs, another=another, width=760)
        editor.another_wanted.connect(self._begin_anew)
        self._place_banners(editor)
        editor.open()
        self._look()
        if self.known is None:
            self.form.focus("member" if self._kind() is BeneficiaryKind.MEMBER else "full_name")
        return editor

    def _begin_anew(self) -> None:
        """The next one of the same list keeps scheme and class."""
        self._family = []
        self._show_fields()
        self._tell(Forewarned())

    def _place_banners(self, editor: EditorDialog) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(16, 8, 16, 0)
        for banner in (self.warning, self.remark):
            banner.hide()
            column.addWidget(banner)
        layout = editor.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertLayout(1, column)

    # Deeds

    def _propose(self, tx: Any, values: dict[str, Any]) -> GiftRequest:
        return people.propose_person(
            tx, values["scheme"], proposal_of(values), values["evidence"], values["income"], values["dependants"]
        )

    def _change(self, tx: Any, values: dict[str, Any]) -> GiftRequest:
        assert self.known is not None
        told = proposal_of(values)
        before = self.known.person
        person = replace(told.beneficiary, member_id=before.member_id, parent_id=before.parent_id)
        request = replace(
            self.known.request, kind=told.kind, reasons=told.reasons, primary=told.primary,
            proposed=told.amount or services.usual_amount(services.get_scheme(tx, self.known.request.scheme_id), told),
            years_away=told.years_away, note=told.note,
        )  # fmt: skip
        return people.correct_proposal(tx, request, person, values["evidence"], values["income"], values["dependants"])

    def _say(self, error: UserError) -> str:
        own = field_refusal(error) if isinstance(error, FieldRefused) else None
        return own or self.workplace.say(error)

    # While somebody types

    def _kind(self) -> BeneficiaryKind:
        try:
            return BeneficiaryKind(self.form.field("kind").value())
        except FieldRefused:
            return BeneficiaryKind.MEMBER

    def _show_fields(self) -> None:
        shown = SHOWN[self._kind()]
        for key in ("member", "parent", "child", *FREE):
            self.form.show_field(key, key in shown)
        scheme = next((one for one in self.schemes if one.id == self._value("scheme")), None)
        self.form.show_field("years_away", scheme is None or scheme.kind is SchemeKind.TICKET)

    def _on_edited(self, key: str) -> None:
        if key in ("kind", "scheme"):
            self._show_fields()
        if key == "reasons":
            self._offer_primary()
        if key == "parent":
            self._ask_family()
        if key == "child":
            self._take_child()
        if key in LOOKED_AT:
            self._look()

    def _value(self, key: str) -> Any:
        try:
            return self.form.field(key).value()
        except FieldRefused:
            return None

    def _offer_primary(self) -> None:
        field = self.form.field("primary")
        assert isinstance(field, Choice)
        ticked = self._value("reasons") or ()
        field.set_options([Option(reason, reason_name(reason).short) for reason in ticked])

    def _ask_family(self) -> None:
        parent = self._value("parent")
        if not parent or self.known is not None:
            return

        def ask(reading: Reading) -> tuple[Member | None, str]:
            member = members_with_ids(reading, [parent]).get(parent)
            names = {one.id: one.name for one in list_sections(reading)}
            return member, names.get(member.section_id, "") if member else ""

        self.workplace.ask(ask, self._offer_children, owner=self.parent, replaces="family")

    def _offer_children(self, answer: tuple[Member | None, str]) -> None:
        member, section = answer
        self._family = [one for one in (member.family if member else ()) if people.is_child(one.relation)]
        field = self.form.field("child")
        assert isinstance(field, Choice)
        field.set_options([Option(at, one.full_name, str(one.birth or "")) for at, one in enumerate(self._family)])
        hint = "" if self._family else translate("tet_gifts", "The record names no child; type the name below.")
        self.form.set_hint("child", hint)
        self.form.field("unit").load(section)

    def _take_child(self) -> None:
        at = self._value("child")
        if at is not None and at < len(self._family):
            child = self._family[at]
            self.form.field("full_name").load(child.full_name)
            self.form.field("birth").load(child.birth)

    def _look(self) -> None:
        try:
            values = {key: self._value(key) for key in self.form.to_draft()}
            proposal = proposal_of(values)
        except (TypeError, KeyError):
            return
        scheme_id = values["scheme"]
        if not scheme_id or not (proposal.beneficiary.member_id or proposal.beneficiary.full_name):
            self._tell(Forewarned())
            return
        request_id = self.known.request.id if self.known else ""
        self.workplace.ask(
            lambda reading: people.forewarn(reading, scheme_id, proposal, request_id), self._tell, owner=self.form,
            replaces="forewarn",
        )  # fmt: skip

    def _tell(self, told: Forewarned) -> None:
        stops = [self.workplace.say(told.refusal)] if told.refusal else []
        looks = forewarning(told)
        self.warning.tell(Tone.BAD if stops else Tone.WARNING, "\n".join([*stops, *looks]))
        self.warning.setVisible(bool(stops or looks))
        self.remark.tell(Tone.NEUTRAL, " ".join(remarks(told)))
        self.remark.setVisible(bool(remarks(told)))

    def _search(self, text: str, answer: Callable[[Sequence[Option]], None]) -> None:
        query = MemberQuery(search=text, section_id=self.section_id)
        self.workplace.ask(
            lambda reading: [member_option(one) for one in list_members(reading, query, SUGGESTIONS)], answer,
            owner=self.form, replaces="pick_member",
        )  # fmt: skip


def proposal_form(schemes: Sequence[Scheme], search: Search, today: date) -> Form:
    """Every field of a proposal; which of them are shown depends on the class of people."""
    return Form(
        [
            Choice("scheme", translate("tet_gifts", "Scheme"),
                   [Option(one.id, one.name, str(one.unit_value)) for one in schemes], required=True),
            Choice("kind", translate("tet_gifts", "Class of people"),
                   [Option(kind, kind_name(kind).full) for kind in BeneficiaryKind], required=True),
            Picker("member", translate("tet_gifts", "Member"), search, wide=True,
                   hint=translate("tet_gifts", "Type a part of the name; who left or is on leave is told.")),
            Picker("parent", translate("tet_gifts", "Father or mother, a member"), search),
            Choice("child", translate("tet_gifts", "Child"), [],
                   empty=translate("tet_gifts", "Not in the record: type the name")),
            Text("full_name", translate("tet_gifts", "Full name")),
            Date("birth", translate("tet_gifts", "Date or year of birth"), today=today, year_allowed=True,
                 past=True),
            Choice("sex", translate("tet_gifts", "Sex"), [Option(sex, sex.value) for sex in Sex]),
            Text("national_id", translate("tet_gifts", "Identity number"), most=20),
            Text("phone", translate("tet_gifts", "Telephone"), most=20),
            Text("unit", translate("tet_gifts", "Section or place")),
            Reasons("reasons", translate("tet_gifts", "Reasons")),
            Choice("primary", translate("tet_gifts", "Main reason"), [],
                   empty=translate("tet_gifts", "The first one ticked")),
            Choice("evidence", translate("tet_gifts", "Proved by"),
                   [Option(one, evidence_name(one)) for one in Evidence],
                   empty=translate("tet_gifts", "Nothing yet")),
            Money("amount", translate("tet_gifts", "Amount proposed"),
                  hint=translate("tet_gifts", "Empty: the usual value of the scheme.")),
            Number("years_away", translate("tet_gifts", "Years not home for Tết")),
            Money("income", translate("tet_gifts", "Income a head and month"),
                  hint=translate("tet_gifts", "Only where somebody has said so.")),
            Number("dependants", translate("tet_gifts", "Dependants")),
            Text("household", translate("tet_gifts", "Household"), wide=True, hint=translate(
                "tet_gifts", "The same word for people of one household, such as the address.")),
            Lines("description", translate("tet_gifts", "What the hardship is"), wide=True,
                  hint=translate("tet_gifts", "Kept apart; never printed, posted or sent.")),
            Text("note", translate("tet_gifts", "Note"), wide=True),
        ],
        say=field_refusal,
    )  # fmt: skip


def member_option(one: MemberLine) -> Option:
    """Somebody of the members list, with what tells homonyms apart and whether they are here at all."""
    facts = [str(one.birth) if one.birth else "", one.section]
    if one.status is not Status.ACTIVE:
        facts.append(STATUS_NAMES[one.status].upper())
    return Option(one.id, one.full_name, " · ".join(filter(None, facts)))


def proposal_of(values: dict[str, Any]) -> Proposal:
    """What the form says; fields that its class does not ask for count as empty."""
    kind = values["kind"] or BeneficiaryKind.MEMBER
    asked = SHOWN[kind]

    def told(key: str) -> Any:
        return values[key] if key in asked else None

    member_id = told("member") or ""
    person = Beneficiary(
        id="",
        full_name="" if member_id else told("full_name") or "",
        member_id=member_id,
        birth=told("birth"),
        sex=told("sex"),
        national_id=told("national_id") or "",
        phone=told("phone") or "",
        unit=(values["unit"] or "") if "unit" in asked or kind is BeneficiaryKind.CHILD else "",
        parent_id=told("parent") or "",
        household=values["household"] or "",
    )
    return Proposal(
        person, kind, values["reasons"] or (), values["primary"], values["amount"] or Dong(0),
        values["description"] or "", values["years_away"], values["note"] or "",
    )  # fmt: skip


def _filled(person: Beneficiary, members: dict[str, Member]) -> dict[str, Any]:
    """The fields about the person; a member's own are not typed here."""
    member, parent = members.get(person.member_id), members.get(person.parent_id)
    if member:
        return {"member": _chosen(member), "household": person.household}
    told: dict[str, Any] = {key: getattr(person, key) for key in (*FREE, "household")}
    kind = BeneficiaryKind.CHILD if parent else BeneficiaryKind.WORKER
    return told | {"kind": kind, "parent": _chosen(parent) if parent else None}


def _chosen(member: Member) -> Option:
    return Option(member.id, member.full_name, str(member.birth or ""))


def _known(reading: Reading, request_id: str) -> Known:
    request = services.get_gift(reading, request_id)
    person = services.get_beneficiary(reading, request.beneficiary_id)
    members = members_with_ids(reading, filter(None, (person.member_id, person.parent_id)))
    record = people.person_record(reading, person.id)
    return Known(
        request, person, members.get(person.member_id), members.get(person.parent_id), record.circumstances,
        record.means, people.is_described(reading, request_id),
    )  # fmt: skip
