"""The forms of choosing: a move with its reason, how many, the points, and the meeting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from desktop.core.money import Dong
from desktop.features.tet_gifts.domain import Reason, Scheme
from desktop.features.tet_gifts.domain.people import Criteria, ReasonPoints, TetMeeting
from desktop.features.tet_gifts.services import reason_name
from desktop.features.tet_gifts.words import field_refusal
from desktop.widgets.fields import Date, Lines, Money, Number, Spin, Text, Tick
from desktop.widgets.form import Form
from desktop.widgets.words import translate


def move_form(place: int, last: int) -> Form:
    return Form(
        [
            Spin("place", translate("tet_gifts", "To the place"), least=1, most=max(last, 1), value=place),
            Lines("reason", translate("tet_gifts", "Reason"), required=True, wide=True,
                  hint=translate("tet_gifts", "It stands in the minutes; name no illness.")),
        ],
        say=field_refusal,
    )  # fmt: skip


def decide_form(reached: int) -> Form:
    hint = translate("tet_gifts", "Money and numbers reach {count}. Who comes after stays as a reserve, in order.")
    field = Spin("count", translate("tet_gifts", "How many, from the top"), least=1, most=max(reached, 1),
                 value=max(reached, 1), wide=True)  # fmt: skip
    form = Form([field], columns=1)
    form.set_hint("count", hint.format(count=reached))
    return form


def criteria_form(criteria: Criteria) -> Form:
    points = {one.reason: one.points for one in criteria.points}
    form = Form(
        [
            translate("tet_gifts", "Points for each reason"),
            *(Number(f"points_{one.value}", reason_name(one).short) for one in Reason),
            translate("tet_gifts", "For waiting"),
            Number("years_points", translate("tet_gifts", "Points for each Tết without a gift")),
            Number("years_most", translate("tet_gifts", "At most so many Tết")),
            translate("tet_gifts", "For the household, where it is known"),
            Money("income_below", translate("tet_gifts", "Income a head and month below")),
            Number("income_points", translate("tet_gifts", "Points for a low income")),
            Number("dependant_points", translate("tet_gifts", "Points for each dependant")),
            Tick("confirmed", translate("tet_gifts", "The committee has agreed on these points"), wide=True),
        ],
        columns=3,
        say=field_refusal,
    )
    form.load(
        {f"points_{one.value}": points.get(one, 0) for one in Reason}
        | {
            "years_points": criteria.years_points, "years_most": criteria.years_most,
            "income_below": criteria.income_below, "income_points": criteria.income_points,
            "dependant_points": criteria.dependant_points, "confirmed": criteria.is_confirmed,
        }
    )  # fmt: skip
    return form


def criteria_from(before: Criteria, values: dict[str, Any]) -> Criteria:
    return replace(
        before,
        points=tuple(ReasonPoints(one, values[f"points_{one.value}"] or 0) for one in Reason),
        years_points=values["years_points"] or 0,
        years_most=values["years_most"] or 0,
        income_below=values["income_below"] or Dong(0),
        income_points=values["income_points"] or 0,
        dependant_points=values["dependant_points"] or 0,
    )


def meeting_form(known: TetMeeting | None, today: date, committee: Sequence[str], chair: str) -> Form:
    fields: list[Any] = [
        Date("held_on", translate("tet_gifts", "Held on"), today=today, required=True),
        Text("place", translate("tet_gifts", "Place")),
        Text("chair", translate("tet_gifts", "Chair"), required=True),
        Text("secretary", translate("tet_gifts", "Secretary"), required=True),
        Spin("summoned", translate("tet_gifts", "Members of the committee"), least=1, most=99,
             value=max(len(committee), 1)),
        Text("minutes_number", translate("tet_gifts", "Number of the minutes")),
        Lines("present", translate("tet_gifts", "Present, a name on each line"), required=True, wide=True),
        Text("absent", translate("tet_gifts", "Absent, and why")),
        Text("guests", translate("tet_gifts", "Guests")),
        Lines("remarks", translate("tet_gifts", "What else was said"), wide=True),
    ]  # fmt: skip
    if known:
        fields.append(Tick("again", translate("tet_gifts", "Take the list as it stands now into the minutes"),
                           wide=True))  # fmt: skip
    form = Form(fields, say=field_refusal)
    if known:
        form.load({
            "held_on": known.held_on, "place": known.place, "chair": known.chair, "secretary": known.secretary,
            "summoned": known.summoned, "minutes_number": known.minutes_number, "present": "\n".join(known.present),
            "absent": known.absent, "guests": known.guests, "remarks": known.remarks, "again": False,
        })  # fmt: skip
    else:
        form.load({"held_on": today, "chair": chair, "present": "\n".join(committee)})
    return form


def meeting_from(known: TetMeeting | None, scheme: Scheme, values: dict[str, Any]) -> TetMeeting:
    told = {**values, "present": tuple(values["present"].splitlines())}
    if known:
        return replace(known, **told)
    return TetMeeting("", scheme.campaign_id, scheme.id, **told)
