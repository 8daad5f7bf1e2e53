"""The forms of a campaign and of an initiative, and what their values make."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from datetime import date
from typing import Any

from desktop.core.money import Dong
from desktop.core.partial_date import PartialDate, print_date
from desktop.features.emulation.domain import (
    AuthorShare,
    Bloc,
    Campaign,
    CampaignStatus,
    Content,
    Denominator,
    Initiative,
    InitiativeLine,
    LaunchEvent,
    Level,
    Metric,
    Movement,
    Operator,
    Phase,
    RecognitionLevel,
    Target,
    YearKind,
)
from desktop.features.emulation.ui.rows import Part, Rows
from desktop.features.emulation.words import (
    campaign_status_name,
    field_sentence,
    level_name,
    metric_name,
    recognition_name,
    year_kind_name,
)
from desktop.widgets.fields import Choice, Date, Lines, Money, Number, Option, Picker, Text
from desktop.widgets.form import Form
from desktop.widgets.words import translate

AUTHORS = 4
_DAY_AND_MONTH = re.compile(r"^\d{1,2}[/.\-]\d{1,2}$")
_LISTS = ("legal_bases", "purposes", "breakthroughs", "works", "situation")
Search = Callable[[str, Callable[[Sequence[Option]], None]], None]


# Campaign


def campaign_form(today: date, blocs: Sequence[Bloc], movements: Sequence[Movement]) -> Form:
    """Everything a launch says. Blocs and movements offered are those of the catalogue that exist today."""
    hint = translate("emulation", "One a line")
    known_blocs = ", ".join(bloc.name for bloc in blocs)
    known_movements = ", ".join(f"“{movement.name}”" for movement in movements)
    return Form(
        [
            Text("code", translate("emulation", "Code"), required=True, most=30),
            Choice("year_kind", translate("emulation", "Kind of year"), _options(YearKind, year_kind_name)),
            Number("year", translate("emulation", "Year (the first of a school year)"), required=True, least=1945),
            Date("start", translate("emulation", "From"), required=True, today=today),
            Date("end", translate("emulation", "To"), required=True, today=today),
            Text("name", translate("emulation", "Name of the campaign"), required=True, wide=True, most=400),
            Lines("theme", translate("emulation", "Theme"), rows=4, most=4000),
            Text("issuer", translate("emulation", "Launching body")),
            Choice("level", translate("emulation", "Level"), _options(Level, level_name)),
            Text("launched_by", translate("emulation", "Launched by (post and name)")),
            Date("launched_on", translate("emulation", "Launched on"), today=today),
            Date("register_by", translate("emulation", "Last day for registering"), today=today),
            Choice("status", translate("emulation", "Status"), _options(CampaignStatus, campaign_status_name)),
            Rows("phases", translate("emulation", "Phases"), _phase_parts(today)),
            Rows("targets", translate("emulation", "Targets"), _target_parts(today)),
            Rows("movements", translate("emulation", "Movements"), _movement_parts(), hint=known_movements),
            Rows("blocs", translate("emulation", "Blocs"), _bloc_parts(today), hint=known_blocs),
            Rows("contents", translate("emulation", "What is asked for"), _content_parts()),
            Lines("breakthroughs", translate("emulation", "Breakthroughs"), rows=3, most=9000, hint=hint),
            Lines("legal_bases", translate("emulation", "Legal bases"), rows=3, most=9000, hint=hint),
            Lines("purposes", translate("emulation", "Purposes"), rows=3, most=9000, hint=hint),
            Lines("works", translate("emulation", "Works, tasks and products"), rows=2, most=9000, hint=hint),
            Text("pact", translate("emulation", "Emulation pact"), wide=True, most=500),
            Rows("events", translate("emulation", "Launch and responses"), _event_parts(today)),
            Lines("situation", translate("emulation", "Situation"), rows=3, most=9000, hint=hint),
            Text("source", translate("emulation", "Source"), wide=True),
        ],
        say=field_sentence,
    )


def campaign_values(campaign: Campaign) -> dict[str, Any]:
    """What the form shows of a campaign."""
    values = {field.name: getattr(campaign, field.name) for field in fields(campaign)}
    values |= {name: "\n".join(values[name]) for name in _LISTS}
    for name in ("phases", "targets", "movements", "blocs", "contents", "events"):
        values[name] = [{each.name: getattr(one, each.name) for each in fields(one)} for one in values[name]]
    return values


def with_campaign_values(campaign: Campaign, values: dict[str, Any]) -> Campaign:
    """The campaign with what was typed; parts of a record that the form does not show stay as they were."""
    values = dict(values)
    values |= {name: tuple(line.strip() for line in values[name].splitlines() if line.strip()) for name in _LISTS}
    kinds = {"phases": Phase, "movements": Movement, "blocs": Bloc, "contents": Content, "events": LaunchEvent}
    for name, kind in kinds.items():
        values[name] = tuple(kind(**row) for row in values[name])
    values["movements"] = tuple(_kept(movement, campaign.movements) for movement in values["movements"])
    values["targets"] = tuple(Target(**row) for row in values["targets"])
    return replace(campaign, **values)


def _kept(movement: Movement, before: Sequence[Movement]) -> Movement:
    """Aliases and dates are not in the form: they stay with the name."""
    same = next((one for one in before if one.name == movement.name), None)
    return replace(movement, aliases=same.aliases, start=same.start, end=same.end) if same else movement


def _phase_parts(today: date) -> list[Part]:
    return [
        Part("name", translate("emulation", "Phase"), 90, _required),
        Part("start", translate("emulation", "From"), 116, _day(today), print_date),
        Part("end", translate("emulation", "To"), 116, _day(today), print_date),
        Part("theme", translate("emulation", "Theme of the phase"), 330),
    ]


def _target_parts(today: date) -> list[Part]:
    denominators = {
        Denominator.MEMBERS: translate("emulation", "Members"),
        Denominator.WORKERS: translate("emulation", "Workers"),
        Denominator.OTHER: translate("emulation", "Other"),
    }
    out_of = _options(Denominator, denominators.__getitem__)
    return [
        Part("text", translate("emulation", "Target"), 220),
        Part("metric", translate("emulation", "Counted as"), 250, options=_options(Metric, metric_name)),
        Part("operator", "", 84, options=tuple(Option(one, one.value) for one in Operator)),
        Part("value", translate("emulation", "Value"), 56, _number, lambda value: str(value).replace(".", ",")),
        Part("unit", translate("emulation", "Unit"), 60),
        Part("denominator", translate("emulation", "Out of"), 140, options=out_of),
        Part("denominator_text", translate("emulation", "Out of, in words"), 150),
        Part("bloc", translate("emulation", "Bloc"), 120),
        Part("due", translate("emulation", "Due"), 112, _maybe_day(today), print_date),
    ]


def _movement_parts() -> list[Part]:
    return [
        Part("name", translate("emulation", "Movement"), 280, _required),
        Part("goal", translate("emulation", "Goal"), 160),
        Part("bloc", translate("emulation", "Bloc"), 210),
        Part("launched_by", translate("emulation", "Launched by"), 130),
    ]


def _bloc_parts(today: date) -> list[Part]:
    return [
        Part("name", translate("emulation", "Bloc"), 330, _required),
        Part("valid_from", translate("emulation", "Valid from"), 130, _maybe_day(today), print_date),
        Part("valid_to", translate("emulation", "Valid to"), 130, _maybe_day(today), print_date),
    ]


def _content_parts() -> list[Part]:
    return [
        Part("text", translate("emulation", "What is asked for"), 420, _required),
        Part("bloc", translate("emulation", "Bloc"), 250),
    ]


def _event_parts(today: date) -> list[Part]:
    return [
        Part("text", translate("emulation", "What took place"), 420, _required),
        Part("on", translate("emulation", "On"), 130, _maybe_day(today), print_date),
    ]


# Initiative


def initiative_form(today: date, authors: int, search: Search) -> Form:
    """`search` finds members for the author's name; the first author is the main one, the last may be from outside."""
    entries: list[Any] = [
        Text("name", translate("emulation", "Name of the initiative"), required=True, wide=True, most=500),
        Text("field", translate("emulation", "Field")),
        Text("unit", translate("emulation", "Where it is applied")),
        Date("applied_from", translate("emulation", "Applied from"), today=today, past=True),
        Money("yearly_value", translate("emulation", "Benefit of a year (đồng)")),
        Text("value_basis", translate("emulation", "How it was worked out"), wide=True, most=1000),
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
        Text("outsider", translate("emulation", "Author from outside")),
        Number("outsider_share", translate("emulation", "Share of the author from outside (%)"), least=0),
        translate("emulation", "Recognition"),
        Choice("level", translate("emulation", "Recognised by"), _options(RecognitionLevel, recognition_name),
               empty=translate("emulation", "Not recognised yet")),
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
    for author in line.authors:
        if not author.member_id:
            values |= {"outsider": author.name, "outsider_share": author.share}
    return values


def with_initiative_values(initiative: Initiative, values: dict[str, Any]) -> Initiative:
    names = {field.name for field in fields(initiative)}
    taken = {name: value for name, value in values.items() if name in names}
    return replace(initiative, **(taken | {"yearly_value": taken["yearly_value"] or Dong(0)}))


def authors_of(form: Form, values: dict[str, Any], count: int) -> list[AuthorShare]:
    """The authors typed, in their order; an only author needs no share."""
    authors = []
    for number in range(1, count + 1):
        if values[f"author_{number}"]:
            name = form.field(f"author_{number}").to_draft().split(" · ")[0]
            authors.append(AuthorShare(name, values[f"share_{number}"] or 0, values[f"author_{number}"]))
    if values["outsider"]:
        authors.append(AuthorShare(values["outsider"], values["outsider_share"] or 0))
    if len(authors) == 1 and not authors[0].share:
        authors = [replace(authors[0], share=100)]
    return authors


# Reading cells


def _options(kind: Any, name: Callable[[Any], str]) -> tuple[Option, ...]:
    return tuple(Option(one, name(one)) for one in kind)


def _required(text: str) -> str:
    if not text:
        raise ValueError(text)
    return text


def _number(text: str) -> str:
    """A decimal number typed with a comma, kept with a point."""
    return text.replace(",", ".")


def _day(today: date) -> Callable[[str], date]:
    def read(text: str) -> date:
        whole = f"{text}/{today.year}" if _DAY_AND_MONTH.match(text) else text
        day = PartialDate.parse(whole, today).as_date()
        if day is None:
            raise ValueError(text)
        return day

    return read


def _maybe_day(today: date) -> Callable[[str], date | None]:
    read = _day(today)
    return lambda text: read(text) if text else None
