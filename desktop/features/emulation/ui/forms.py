"""The forms of a campaign and of an initiative, and what their values make."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from datetime import date
from typing import Any

from desktop.core.partial_date import PartialDate, print_date
from desktop.features.emulation.domain import (
    Bloc,
    Campaign,
    Content,
    Denominator,
    LaunchEvent,
    Level,
    Metric,
    Movement,
    Operator,
    Phase,
    Target,
    YearKind,
)
from desktop.features.emulation.words import (
    field_sentence,
    level_name,
    metric_name,
    year_kind_name,
)
from desktop.widgets.fields import Choice, Date, Lines, Number, Option, Text
from desktop.widgets.fields.parts import Part, Rows
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
    sections = translate(
        "emulation", "Targets of a bloc are counted among the members of its sections. Left empty, the whole union is "
        "in it; “-” means that no part of the union is."
    )  # fmt: skip
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
            Date("closed_on", translate("emulation", "Summed up on"), today=today, past=True),
            Rows("phases", translate("emulation", "Phases"), _phase_parts(today)),
            Rows("targets", translate("emulation", "Targets"), _target_parts(today)),
            Rows("movements", translate("emulation", "Movements"), _movement_parts(today), hint=known_movements),
            Rows("blocs", translate("emulation", "Blocs"), _bloc_parts(today), hint=f"{known_blocs}. {sections}"),
            Rows("contents", translate("emulation", "What is asked for"), _content_parts()),
            Lines("breakthroughs", translate("emulation", "Breakthroughs"), rows=3, most=9000, hint=hint),
            Lines("legal_bases", translate("emulation", "Legal bases"), rows=3, most=9000, hint=hint),
            Lines("purposes", translate("emulation", "Purposes"), rows=3, most=9000, hint=hint),
            Lines("works", translate("emulation", "Works, tasks and products"), rows=2, most=9000, hint=hint),
            Text("pact", translate("emulation", "Emulation pact"), wide=True, most=500),
            Rows("events", translate("emulation", "Launch and responses"), _event_parts(today)),
            Lines("situation", translate("emulation", "Situation"), rows=3, most=9000, hint=hint),
            Text("source", translate("emulation", "Source"), wide=True),
            Lines("conclusion", translate("emulation", "Conclusion"), rows=3, most=9000),
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
    values["targets"] = _with_codes([Target(**row) for row in values["targets"]], campaign.targets)
    return replace(campaign, **values)


def _with_codes(targets: Sequence[Target], before: Sequence[Target]) -> tuple[Target, ...]:
    """Results are kept by a target's code, which the form does not show: it stays with the words, else the place."""
    by_text = {one.text: one.code for one in before}
    left = [one.code for one in before if one.text not in {target.text for target in targets}]
    same_length = len(targets) == len(before)
    return tuple(
        replace(
            one,
            code=by_text.get(one.text) or (before[place].code if same_length and before[place].code in left else ""),
        )
        for place, one in enumerate(targets)
    )


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
        Part("phase", translate("emulation", "Phase"), 80),
        Part("bloc", translate("emulation", "Bloc"), 120),
        Part("due", translate("emulation", "Due"), 112, _maybe_day(today), print_date),
    ]


def _movement_parts(today: date) -> list[Part]:
    return [
        Part("name", translate("emulation", "Movement"), 260, _required),
        Part("aliases", translate("emulation", "Also written (“|” between)"), 180, _aliases, " | ".join),
        Part("goal", translate("emulation", "Goal"), 140),
        Part("bloc", translate("emulation", "Bloc"), 190),
        Part("launched_by", translate("emulation", "Launched by"), 120),
        Part("start", translate("emulation", "From"), 100, _maybe_day(today), print_date),
        Part("end", translate("emulation", "To"), 100, _maybe_day(today), print_date),
    ]


def _bloc_parts(today: date) -> list[Part]:
    return [
        Part("name", translate("emulation", "Bloc"), 260, _required),
        Part("valid_from", translate("emulation", "Valid from"), 130, _maybe_day(today), print_date),
        Part("valid_to", translate("emulation", "Valid to"), 130, _maybe_day(today), print_date),
        Part("sections", translate("emulation", "Our sections in it (“|” between)"), 220, _aliases, " | ".join),
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


# Reading cells


def _options(kind: Any, name: Callable[[Any], str]) -> tuple[Option, ...]:
    return tuple(Option(one, name(one)) for one in kind)


def _required(text: str) -> str:
    if not text:
        raise ValueError(text)
    return text


def _aliases(text: str) -> tuple[str, ...]:
    """Names hold commas and semicolons themselves, so a bar stands between them."""
    return tuple(part.strip() for part in text.split("|") if part.strip())


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
