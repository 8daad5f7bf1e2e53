"""The form of an initiative, and what its values make."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from datetime import date
from typing import Any

from desktop.core.money import Dong
from desktop.features.emulation.domain import (
    AuthorShare,
    Initiative,
    InitiativeLine,
    RecognitionLevel,
    YearValue,
)
from desktop.features.emulation.words import field_sentence, recognition_name
from desktop.widgets.fields import Choice, Date, Lines, Money, Number, Option, Picker, Text
from desktop.widgets.fields.parts import Part, Rows
from desktop.widgets.form import Form
from desktop.widgets.words import translate

AUTHORS = 4
Search = Callable[[str, Callable[[Sequence[Option]], None]], None]


def initiative_form(today: date, authors: int, search: Search) -> Form:
    """`search` finds members for the author's name; the first author is the main one, the last may be from outside."""
    entries: list[Any] = [
        Text("name", translate("emulation", "Name of the initiative"), required=True, wide=True, most=500),
        Text("field", translate("emulation", "Field")),
        Text("unit", translate("emulation", "Where it is applied")),
        Date("applied_from", translate("emulation", "Applied from"), today=today, past=True),
        Money("yearly_value", translate("emulation", "Benefit of a year (đồng)")),
        Text("movement", translate("emulation", "Movement")),
        Text("value_basis", translate("emulation", "How it was worked out"), wide=True, most=1000),
        Rows("years", translate("emulation", "Benefit year by year, where it is known"), _year_parts(), shown=3),
        Lines("effects", translate("emulation", "Effects that money does not tell"), rows=2),
        translate("emulation", "Authors: the shares sum to 100 %"),
    ]
    for number in range(1, authors + 1):
        label = translate("emulation", "Author {number}").format(number=number)
        share = translate("emulation", "Share of author {number} (%)").format(number=number)
        entries += [
            Picker(f"author_{number}", label, search, required=False),
            Number(f"share_{number}", share, least=0),
        ]
    entries += [
        Rows("outsiders", translate("emulation", "Authors from outside"), _outsider_parts(), shown=2),
        translate("emulation", "Recognition"),
        Choice("level", translate("emulation", "Recognised by"), _options(RecognitionLevel, recognition_name),
               empty=translate("emulation", "Not recognised yet")),
        Text("recognised_by", translate("emulation", "Council or head who recognised it")),
        Text("decision", translate("emulation", "Decision number")),
        Date("decided_on", translate("emulation", "Decision date"), today=today, past=True),
        Text("system_code", translate("emulation", "Code in “1 triệu sáng kiến”")),
        Date("entered_on", translate("emulation", "Entered there on"), today=today, past=True),
        Lines("summary", translate("emulation", "Summary"), rows=3),
    ]  # fmt: skip
    return Form(entries, say=field_sentence)


def initiative_values(line: InitiativeLine) -> dict[str, Any]:
    one = line.initiative
    values = {field.name: getattr(one, field.name) for field in fields(one)}
    members = [author for author in line.authors if author.member_id]
    for number, author in enumerate(members, 1):
        values[f"author_{number}"] = Option(author.member_id, author.name)
        values[f"share_{number}"] = author.share
    values["outsiders"] = [{"name": one.name, "share": one.share} for one in line.authors if not one.member_id]
    values["years"] = [{"year": each.year, "value": each.value, "basis": each.basis} for each in one.years]
    return values


def with_initiative_values(initiative: Initiative, values: dict[str, Any]) -> Initiative:
    names = {field.name for field in fields(initiative)}
    taken = {name: value for name, value in values.items() if name in names}
    taken["years"] = tuple(YearValue(**row) for row in taken["years"])
    return replace(initiative, **(taken | {"yearly_value": taken["yearly_value"] or Dong(0)}))


def authors_of(form: Form, values: dict[str, Any], count: int) -> list[AuthorShare]:
    """The authors typed, in their order; an only author needs no share."""
    authors = []
    for number in range(1, count + 1):
        if values[f"author_{number}"]:
            name = form.field(f"author_{number}").to_draft().split(" · ")[0]
            authors.append(AuthorShare(name, values[f"share_{number}"] or 0, values[f"author_{number}"]))
    authors += [AuthorShare(row["name"], row["share"]) for row in values["outsiders"]]
    if len(authors) == 1 and not authors[0].share:
        authors = [replace(authors[0], share=100)]
    return authors


def _year_parts() -> list[Part]:
    return [
        Part("year", translate("emulation", "Year"), 80, int),
        Part("value", translate("emulation", "Benefit (đồng)"), 160, _amount, str),
        Part("basis", translate("emulation", "How it was worked out"), 330),
    ]


def _outsider_parts() -> list[Part]:
    return [
        Part("name", translate("emulation", "Author from outside"), 330),
        Part("share", translate("emulation", "Share (%)"), 110, int),
    ]


def _amount(text: str) -> Dong:
    """Raises ValueError."""
    return Dong(int(text.replace(".", "").replace(" ", "")))


def _options(kind: Any, name: Callable[[Any], str]) -> tuple[Option, ...]:
    return tuple(Option(one, name(one)) for one in kind)
