"""The forms about one member: the record, and an event of the membership."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import date
from typing import Any

from desktop.core.errors import FieldRefused
from desktop.core.partial_date import PartialDate
from desktop.core.vietnamese.findings import Severity
from desktop.core.vietnamese.names import tidy_name
from desktop.core.vietnamese.national_id import Sex
from desktop.core.vietnamese.origins import names_of
from desktop.features.members.domain import SINCE_EVER, EventKind, Member, MembershipEvent, Party, Relative, hints
from desktop.features.members.ui.posts import Posts
from desktop.features.members.words import JUDGED, event_name, hint_sentence
from desktop.features.organization.domain import Section
from desktop.widgets.fields import Choice, Date, Field, Lines, Money, Option, Rows, Text, Tick
from desktop.widgets.form import Form
from desktop.widgets.suggesting import Suggested
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate

TONES = {Severity.NOTE: Tone.NEUTRAL, Severity.WARNING: Tone.WARNING, Severity.ERROR: Tone.BAD}
EDUCATION = ("Chưa qua đào tạo", "Sơ cấp", "Trung cấp", "Cao đẳng", "Đại học", "Thạc sĩ", "Tiến sĩ")

_TEXTS = {field.name for field in fields(Member) if field.type == "str"}


class Family(Rows):
    """The relatives, one a row."""

    def __init__(self, key: str, label: str, today: date) -> None:
        self.today = today
        columns = (
            (translate("members", "Relation"), 140),
            (translate("members", "Full name"), 300),
            (translate("members", "Born"), 120),
        )
        super().__init__(key, label, columns)

    def read_row(self, texts: tuple[str, ...]) -> Relative:
        relation, name, birth = texts
        try:
            return Relative(relation, tidy_name(name), PartialDate.parse(birth, self.today) if birth else None)
        except ValueError:
            raise self._refuse("not_a_date", birth) from None

    def write_row(self, value: Relative) -> tuple[str, ...]:
        return value.relation, value.full_name, str(value.birth or "")


def member_fields(sections: Sequence[Section], today: date) -> list[Field | str]:
    """Every field of the record, under headings."""
    return [
        translate("members", "Who"),
        Text("full_name", translate("members", "Full name"), required=True, most=120),
        Choice("sex", translate("members", "Sex"), [Option(sex, sex.value) for sex in Sex], empty="—"),
        Date("birth", translate("members", "Born"), today=today, year_allowed=True, past=True),
        Text("national_id", translate("members", "Citizen's number"), most=20),
        Text("phone", translate("members", "Telephone"), most=30),
        Text("email", translate("members", "E-mail"), most=80),
        Suggested("ethnicity", translate("members", "Ethnic group"), names_of("ethnic_group")),
        Suggested("religion", translate("members", "Religion"), names_of("religion")),
        Text("nationality", translate("members", "Nationality"), most=60, placeholder="Việt Nam"),
        Text("home_town", translate("members", "Home town")),
        Text("address", translate("members", "Address")),
        Date("id_issued_on", translate("members", "Number issued on"), today=today, past=True),
        Text("id_issued_by", translate("members", "Number issued by")),
        translate("members", "Work"),
        section_choice(sections),
        Text("department", translate("members", "Department"), most=120),
        Text("job", translate("members", "Job")),
        Text("staff_code", translate("members", "Staff code"), most=40),
        Date("start_work", translate("members", "Working here since"), today=today, past=True),
        Text("contract", translate("members", "Employment contract"), most=60,
             placeholder=translate("members", "without term, or for a term")),
        Money("insured_salary", translate("members", "Pay for social insurance, a month")),
        Tick("is_leader", translate("members", "Holds a leading post")),
        translate("members", "Training and Party"),
        Text("schooling", translate("members", "Schooling"), most=20, placeholder="12/12"),
        Choice("education", translate("members", "Education"), [Option(one, one) for one in EDUCATION], empty="—"),
        Text("political_theory", translate("members", "Political theory"), most=60),
        Text("languages", translate("members", "Foreign languages"), most=120),
        Choice("party", translate("members", "Party member"), [Option(one, one.value) for one in Party], empty="—"),
        Date("party_joined", translate("members", "In the Party since"), today=today, past=True),
        translate("members", "In the union"),
        Date("joined", translate("members", "Union member since"), today=today, past=True,
             hint=translate("members", "Leave it empty for somebody who was a member before this book: nobody is then "
                            "counted as admitted.")),
        Text("joined_at", translate("members", "Joined at which union")),
        Text("card_number", translate("members", "Card number"), most=20),
        Text("union_post", translate("members", "Union post")),
        Text("former_id", translate("members", "Former identity number"), most=20),
        translate("members", "Posts held in the union"),
        Posts("service", translate("members", "Posts held in the union, each with its time"), today),
        translate("members", "Family"),
        Family("family", translate("members", "Spouse, children, parents"), today),
        Lines("note", translate("members", "Note"), rows=2),
    ]  # fmt: skip


def section_choice(sections: Sequence[Section]) -> Choice:
    """Those that are not closed; who is in a closed one stays there until somebody says otherwise."""
    closed = translate("members", "{section} (closed)")
    return Choice(
        "section_id",
        translate("members", "Section"),
        [Option(section.id, section.name) for section in sections if not section.closed],
        empty="—",
        former=[Option(section.id, closed.format(section=section.name)) for section in sections],
    )


def member_field(key: str, sections: Sequence[Section], today: date) -> Field:
    """That field of the record alone, as a cell of the list is changed with it."""
    fields = member_fields(sections, today)
    return next(field for field in fields if isinstance(field, Field) and field.key == key)


def member_form(sections: Sequence[Section], today: date) -> Form:
    """Every field of the record. Doubts about a value are shown in amber and never block; nonsense is told in red as
    soon as the field is left, and refused."""
    form = Form(member_fields(sections, today))
    form.edited.connect(lambda _: show_hints(form, today))
    return form


def short_form(sections: Sequence[Section], today: date, wanted: Sequence[str]) -> Form:
    """A few fields of the record, by key."""
    return Form([member_field(key, sections, today) for key in wanted], columns=1)


def values_of(member: Member) -> dict[str, Any]:
    """The record as the form takes it."""
    return {name: getattr(member, name) for name in Member.__dataclass_fields__}


def with_values(member: Member, values: dict[str, Any]) -> Member:
    """The record with what the form says."""
    known = {key: value for key, value in values.items() if key in Member.__dataclass_fields__}
    blank = {key: "" for key, value in known.items() if value is None and key in _TEXTS}
    return replace(member, **known | blank)


def event_form(kinds: Sequence[EventKind], today: date) -> Form:
    """What happened, when, why; an opening, where it can be chosen, has no day."""
    opening = EventKind.OPENING in kinds
    no_day = translate("members", "Nothing where the person was a member already when this book was begun.")
    return Form(
        [
            Choice("kind", translate("members", "What happened"), [Option(kind, event_name(kind)) for kind in kinds]),
            Date("on", translate("members", "On which day"), today=today, required=not opening, past=True,
                 hint=no_day if opening else ""),
            Text("counterpart", translate("members", "Union left for or come from")),
            Text("decision", translate("members", "Number of the decision"), most=60),
            Text("reason", translate("members", "Reason"), wide=True),
            Tick(
                "is_correction",
                translate("members", "A correction of figures that are closed already (say the reason)"),
                wide=True,
            ),
        ]
    )  # fmt: skip


def event_of(member_id: str, values: dict[str, Any]) -> MembershipEvent:
    return MembershipEvent(
        id="",
        member_id=member_id,
        kind=values["kind"],
        on=values["on"],
        counterpart=values["counterpart"],
        decision=values["decision"],
        reason=values["reason"],
        is_correction=values["is_correction"],
    )


def event_values(event: MembershipEvent) -> dict[str, Any]:
    """An event as its form takes it."""
    known = {name: getattr(event, name) for name in ("kind", "counterpart", "decision", "reason", "is_correction")}
    return known | {"on": None if event.kind is EventKind.OPENING else event.on}


def event_with(event: MembershipEvent, values: dict[str, Any]) -> MembershipEvent:
    """The event with what the form says. Raises FieldRefused where only an opening has no day."""
    if values["on"] is None and values["kind"] is not EventKind.OPENING:
        raise FieldRefused("on", "required")
    return replace(event, **values | {"on": values["on"] or SINCE_EVER})


def show_hints(form: Form, today: date) -> None:
    """What is to be told beside each field; a field that cannot be read keeps its own error."""
    values: dict[str, Any] = {}
    judged = tuple(key for key in JUDGED if form.has(key))
    for key in (*judged, "sex", "former_id"):
        try:
            values[key] = form.field(key).value()
        except FieldRefused:
            return
    told = {hint.field: hint for hint in reversed(hints(with_values(Member(id="", full_name=""), values), today))}
    for key in judged:
        if hint := told.get(key):
            form.tell(key, TONES[hint.severity], hint_sentence(hint.problem, hint.found, hint.expected))
        else:
            form.set_hint(key, form.field(key).understood())
