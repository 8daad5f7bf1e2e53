"""The rules on amounts, states and slips, as plain functions over records."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from desktop.core.money import Dong
from desktop.features.tet_gifts.domain.campaign import FundSource, Scheme, SchemeKind, Transport
from desktop.features.tet_gifts.domain.gift import NEXT, GiftRequest, GiftState, Reason, Ticket
from desktop.features.tet_gifts.domain.refusals import (
    BelowGoods,
    CompanionNumberMissing,
    NotATicket,
    NoWayBack,
    OutsideJourney,
    OverBudget,
    OverClassCap,
    OverQuota,
    ReasonOnlyForTickets,
    StateImpossible,
    TooManyCompanions,
)

Spent = Mapping[tuple[FundSource | None, int], tuple[Dong, int]]
"""By source and accounting year: the money and the number of gifts that are committed."""

_DAMM = (
    "0317598642", "7092154863", "4206871359", "1750983426", "6123045978",
    "3674209581", "5869720134", "8945362017", "9438617205", "2581436790",
)  # fmt: skip


def check_digit(digits: str) -> str:
    """The digit that, put behind, catches every wrong digit and every swap of neighbours (Damm, 2004)."""
    interim = 0
    for digit in digits:
        interim = int(_DAMM[interim][int(digit)])
    return str(interim)


def slip_code(lunar_year: int, number: int) -> str:
    """`260000174`: two digits of the year, six that count, one that checks. Digits only, so that neither Telex nor a
    foreign keyboard layout can spoil what a scanner types."""
    digits = f"{lunar_year % 100:02}{number:06}"
    return digits + check_digit(digits)


def typed_slip(text: str) -> str:
    """What was typed or scanned, without the spaces, dots and hyphens of print."""
    return "".join(text.split()).replace(".", "").replace("-", "")


def is_slip(code: str) -> bool:
    return len(code) == 9 and code.isascii() and code.isdigit() and check_digit(code) == "0"


def refuse_step(name: str, state: GiftState, wanted: GiftState) -> None:
    """Raises StateImpossible."""
    if wanted not in NEXT[state]:
        raise StateImpossible(name, state, wanted)


def refuse_amount(scheme: Scheme, request: GiftRequest, name: str, amount: Dong) -> None:
    """Raises OverClassCap, BelowGoods."""
    cap = scheme.cap_of(request.kind)
    if amount > cap:
        raise OverClassCap(name, request.kind, amount, cap)
    if amount < max(scheme.kind_part, 1):
        raise BelowGoods(name, amount, scheme.kind_part)


def refuse_overspent(scheme: Scheme, before: Spent, after: Spent) -> None:
    """Raises OverBudget or OverQuota when what is committed grows beyond what a source gives, in money or in number."""
    for (source, year), (amount, count) in after.items():
        spent, gifts = before.get((source, year), (Dong(0), 0))
        given = next((one for one in scheme.budgets if (one.source, one.year) == (source, year)), None)
        if amount > spent and amount > (given.amount if given else 0):
            raise OverBudget(scheme.name, source, amount - spent, (given.amount if given else Dong(0)) - spent)
        if given and given.quota and count > max(given.quota, gifts):
            raise OverQuota(scheme.name, count - gifts, given.quota - gifts)
    total_before, total_after = (sum(count for _, count in one.values()) for one in (before, after))
    if scheme.quota and total_after > max(scheme.quota, total_before):
        raise OverQuota(scheme.name, total_after - total_before, scheme.quota - total_before)


def refuse_reasons(scheme: Scheme, reasons: tuple[Reason, ...], name: str) -> None:
    """Raises ReasonOnlyForTickets."""
    if Reason.OUTSTANDING in reasons and scheme.kind is not SchemeKind.TICKET:
        raise ReasonOnlyForTickets(name)


def refuse_ticket(scheme: Scheme, ticket: Ticket, name: str, number: str | None = None) -> None:
    """`number` is the traveller's own identity number, None where it is not asked. Raises TooManyCompanions,
    CompanionNumberMissing, NotATicket, NoWayBack, OutsideJourney."""
    terms = scheme.ticket
    if terms is None:
        raise NotATicket(scheme.name)
    if ticket.back_on and not terms.back_from:
        raise NoWayBack(name)
    if ticket.out_on and ticket.back_on and ticket.back_on < ticket.out_on:
        raise OutsideJourney(name, ticket.back_on, ticket.out_on, terms.back_to)
    _refuse_day(name, ticket.out_on, terms.out_from, terms.out_to)
    _refuse_day(name, ticket.back_on, terms.back_from, terms.back_to)
    if number == "" and terms.transport is Transport.PLANE:
        raise CompanionNumberMissing(name)
    if len(ticket.companions) > scheme.companion_max:
        raise TooManyCompanions(name, len(ticket.companions), scheme.companion_max)
    if scheme.ticket and scheme.ticket.transport is Transport.PLANE:
        for companion in ticket.companions:
            if not companion.national_id:
                raise CompanionNumberMissing(companion.full_name)


def _refuse_day(name: str, day: date | None, first: date | None, last: date | None) -> None:
    if day and ((first and day < first) or (last and day > last)):
        raise OutsideJourney(name, day, first, last)
