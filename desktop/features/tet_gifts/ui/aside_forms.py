"""The forms of what is set aside for people: voucher serials and seats; of posting, of what stays lying, of payment."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from desktop.core.money import Dong
from desktop.core.partial_date import PartialDate
from desktop.features.tet_gifts.domain import (
    Balance,
    BudgetMeter,
    Companion,
    Payment,
    PaymentKind,
    Scheme,
    SerialRange,
    SpoiledSerial,
    TetCampaign,
    Ticket,
)
from desktop.features.tet_gifts.services import Journey, source_name
from desktop.features.tet_gifts.services.names import PAYMENT_NAMES
from desktop.features.tet_gifts.ui.plan_forms import Say
from desktop.features.tet_gifts.words import state_name
from desktop.widgets.fields import Choice, Date, Lines, Money, Option, Text, Tick
from desktop.widgets.fields.parts import Part, Rows
from desktop.widgets.form import Form
from desktop.widgets.words import translate

# Voucher serials


def serials_form(needing: int, unused: int, say: Say) -> Form:
    parts = [
        Part("first", translate("tet_gifts", "From serial"), 130),
        Part("last", translate("tet_gifts", "To serial"), 130),
        Part("spoiled", translate("tet_gifts", "Spoiled or missing (serial: why; serial…)"), 320),
    ]
    text = translate("tet_gifts", "{needing} gifts have no voucher yet; {unused} vouchers entered before are unused.")
    form = Form(
        [
            Rows("ranges", text.format(needing=needing, unused=unused), parts, shown=5, hint=translate(
                "tet_gifts", "The vouchers go to the list in its printed order, the smallest number first.")),
            Tick("keep_rest", translate("tet_gifts", "There are more vouchers than gifts: keep the rest unused"),
                 wide=True),
        ],
        say=say,
    )  # fmt: skip
    form.load({"ranges": [{"first": "", "last": "", "spoiled": ""}]})
    return form


def ranges_of(values: dict[str, Any], scheme: Scheme) -> list[SerialRange]:
    return [SerialRange("", scheme.id, one["first"], one["last"], _spoiled(one["spoiled"])) for one in values["ranges"]]


def _spoiled(text: str) -> tuple[SpoiledSerial, ...]:
    """`CT-0005: rách; CT-0009`, also comma-separated."""
    found = []
    for part in re.split(r"[;,\n]", text):
        serial, _, reason = part.partition(":")
        if serial.strip():
            found.append(SpoiledSerial(serial.strip(), reason.strip()))
    return tuple(found)


# Tickets


def ticket_form(scheme: Scheme, today: date, say: Say) -> Form:
    """One person's journey, with who comes along."""
    parts = [
        Part("full_name", translate("tet_gifts", "Full name"), 190),
        Part("relation", translate("tet_gifts", "Relation"), 90),
        Part("birth", translate("tet_gifts", "Year of birth"), 100, read=_birth, write=lambda one: str(one or "")),
        Part("national_id", translate("tet_gifts", "Identity number"), 140),
    ]
    most = translate("tet_gifts", "Who comes along (at most {most})").format(most=scheme.companion_max)
    ways: list[Any] = [*_journey_fields(scheme, today)]
    if scheme.companion_max:
        ways.append(Rows("companions", most, parts, shown=4))
    return Form(ways, say=say)


def journey_form(scheme: Scheme, today: date, say: Say) -> Form:
    """The same journey for many: seats count up from the first one."""
    return Form([*_journey_fields(scheme, today, many=True)], say=say)


def _journey_fields(scheme: Scheme, today: date, *, many: bool = False) -> Sequence[Any]:
    terms = scheme.ticket
    seat = translate("tet_gifts", "First seat") if many else translate("tet_gifts", "Seat")
    back_seat = translate("tet_gifts", "First seat on the way back") if many else translate("tet_gifts", "Seat back")
    hint = translate("tet_gifts", "The next one gets the next seat; companions sit beside.") if many else ""
    out = terms.out_from if terms and terms.out_from else today
    fields: list[Any] = [
        Text("route", translate("tet_gifts", "Route"), wide=True, placeholder=terms.route if terms else ""),
        Date("out_on", translate("tet_gifts", "Leaves on"), today=out),
        Text("service", translate("tet_gifts", "Coach, train or flight"), most=60),
        Text("seat", seat, most=40, hint=hint),
    ]  # fmt: skip
    if terms and terms.back_from:
        fields += [
            Date("back_on", translate("tet_gifts", "Returns on"), today=terms.back_from),
            Text("back_seat", back_seat, most=40),
        ]
    return fields


def ticket_values(ticket: Ticket | None, scheme: Scheme) -> dict[str, Any]:
    known = ticket or Ticket(scheme.ticket.route if scheme.ticket else "")
    names = ("route", "out_on", "service", "seat", "back_on", "back_seat")
    values = {name: getattr(known, name) for name in names}
    values["companions"] = [
        {"full_name": one.full_name, "relation": one.relation, "birth": one.birth, "national_id": one.national_id}
        for one in known.companions
    ]
    return values


def ticket_of(values: dict[str, Any], scheme: Scheme) -> Ticket:
    route = values["route"] or (scheme.ticket.route if scheme.ticket else "")
    companions = tuple(Companion(**one) for one in values.get("companions", ()))
    return Ticket(
        route, values["out_on"], values["service"], values["seat"], values.get("back_on"), values.get("back_seat", ""),
        companions,
    )  # fmt: skip


def journey_of(values: dict[str, Any]) -> Journey:
    return Journey(
        values["route"], values["out_on"], values["service"], values["seat"], values.get("back_on"),
        values.get("back_seat", ""),
    )  # fmt: skip


def _birth(text: str) -> PartialDate | None:
    return PartialDate.parse(text, date(2100, 1, 1)) if text else None


# The way of the list


def posting_form(campaign: TetCampaign, today: date, say: Say) -> Form:
    form = Form(
        [
            Date("first", translate("tet_gifts", "Posting begins"), today=today, required=True),
            Date("last", translate("tet_gifts", "Posting ends"), today=today, required=True),
        ],
        say=say,
    )
    form.load({"first": campaign.posting_from or today, "last": campaign.posting_to})
    return form


def objection_form(today: date, schemes: Sequence[Scheme], people: Sequence[Option], say: Say) -> Form:
    form = Form(
        [
            Choice("scheme", translate("tet_gifts", "Scheme"), [Option(one.id, one.name) for one in schemes],
                   required=True),
            Date("on", translate("tet_gifts", "Received on"), today=today, required=True, past=True),
            Text("by", translate("tet_gifts", "Who objects"), required=True),
            Choice("request", translate("tet_gifts", "About whom"), people,
                   empty=translate("tet_gifts", "Nobody on the list")),
            Lines("text", translate("tet_gifts", "What is said"), required=True),
        ],
        say=say,
    )  # fmt: skip
    form.load({"on": today, "scheme": schemes[0].id if schemes else None})
    return form


def answer_form(today: date, say: Say) -> Form:
    form = Form(
        [
            Lines("answer", translate("tet_gifts", "What the committee answers"), required=True),
            Date("answered_on", translate("tet_gifts", "Answered on"), today=today, required=True, past=True),
        ],
        say=say,
    )
    form.load({"answered_on": today})
    return form


def superior_form() -> Form:
    """The answer of the union above about the chosen gifts."""
    yes, no = translate("tet_gifts", "Approved"), translate("tet_gifts", "Refused")
    form = Form(
        [
            Choice("approved", translate("tet_gifts", "The union above has"), [Option(True, yes), Option(False, no)],
                   required=True, wide=True),
            Lines("reason", translate("tet_gifts", "Number of its paper, or why it refuses"), hint=translate(
                "tet_gifts", "For example: already received from another union.")),
        ],
        columns=1,
    )  # fmt: skip
    form.load({"approved": True})
    return form


def reserve_form(people: Sequence[Option]) -> Form:
    form = Form(
        [Choice("reserve", translate("tet_gifts", "Who takes the place"), people, required=True, wide=True,
                hint=translate("tet_gifts", "The reserve in its order; the first one is chosen."))],
        columns=1,
    )  # fmt: skip
    form.load({"reserve": people[0].value})
    return form


def reserve_options(lines: Sequence[Any]) -> list[Option]:
    return [Option(one.id, one.full_name, f"{one.unit} · {state_name(one.state)}".strip(" ·")) for one in lines]


def source_form(meters: Sequence[BudgetMeter]) -> Form:
    """The lines money may come from, each with what is left of it."""
    text = translate("tet_gifts", "{left} đồng left")
    lines = [
        Option((one.source, one.year), f"{source_name(one.source).full}, {one.year}", text.format(left=one.left))
        for one in meters
    ]
    label = translate("tet_gifts", "Paid by, out of the year")
    return Form([Choice("line", label, lines, required=True, wide=True)], columns=1)


# Vouchers


def payment_form(campaign: TetCampaign, schemes: Sequence[Scheme], today: date, say: Say) -> Form:
    sources = dict.fromkeys(line.source for scheme in schemes for line in scheme.budgets)
    return Form(
        [
            Choice("kind", translate("tet_gifts", "What it records"),
                   [Option(kind, PAYMENT_NAMES[kind]) for kind in PaymentKind], required=True, wide=True),
            Text("number", translate("tet_gifts", "Number of the voucher"), required=True, most=40),
            Date("on", translate("tet_gifts", "Date"), today=today, required=True),
            Choice("scheme", translate("tet_gifts", "Scheme"), [Option(one.id, one.name) for one in schemes],
                   required=True, wide=True),
            Choice("source", translate("tet_gifts", "Source"),
                   [Option(one, source_name(one).full) for one in sources], required=True),
            Choice("year", translate("tet_gifts", "Accounting year"),
                   [Option(year, str(year)) for year in campaign.accounting_years], required=True),
            Money("amount", translate("tet_gifts", "Amount"), required=True),
            Text("payee", translate("tet_gifts", "Received from the cashier by"), hint=translate(
                "tet_gifts", "Who took the money or the goods over; for what comes back, who took it in.")),
            Text("note", translate("tet_gifts", "Note"), wide=True),
        ],
        say=say,
    )  # fmt: skip


def missing_payment(account: Balance, today: date) -> dict[str, Any]:
    """What an account lacks until everybody who is approved can be given, or what is left over once nobody waits."""
    kind, amount = PaymentKind.CASH, Dong(account.approved_cash - account.cash_out)
    goods = Dong(account.approved - account.approved_cash - account.goods_out)
    if amount <= 0 < goods:
        kind, amount = PaymentKind.DELIVERY, goods
    elif amount < 0 and not account.open:
        kind, amount = PaymentKind.CASH_BACK, Dong(-amount)
    elif goods < 0 and not account.open:
        kind, amount = PaymentKind.GOODS_BACK, Dong(-goods)
    return {
        "kind": kind, "scheme": account.scheme_id, "source": account.source, "year": account.year, "on": today,
        "amount": amount if amount > 0 else None,
    }  # fmt: skip


def payment_values(payment: Payment) -> dict[str, Any]:
    names = ("kind", "number", "on", "source", "year", "amount", "payee", "note")
    return {name: getattr(payment, name) for name in names} | {"scheme": payment.scheme_id}


def payment_of(values: dict[str, Any], campaign: TetCampaign, before: Payment | None = None) -> Payment:
    return Payment(
        before.id if before else "", campaign.id, values["scheme"], values["kind"], values["number"], values["on"],
        values["amount"], values["source"], values["year"], values["payee"], values["note"],
        before.revision if before else 0,
    )  # fmt: skip


def settle_form(years: Sequence[int], today: date, say: Say) -> Form:
    form = Form(
        [
            Choice("year", translate("tet_gifts", "Accounting year"), [Option(year, str(year)) for year in years],
                   required=True),
            Date("on", translate("tet_gifts", "Settled on"), today=today, required=True, past=True),
            Text("number", translate("tet_gifts", "Number of the report"), most=40),
            Text("note", translate("tet_gifts", "Note")),
            Tick("sure", translate("tet_gifts", "List and vouchers are checked; nothing of this year changes any more"),
                 wide=True),
        ],
        say=say,
    )  # fmt: skip
    form.load({"year": years[0] if years else None, "on": today})
    return form
