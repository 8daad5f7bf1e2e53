"""The sentences about the money of Tết care: vouchers, serials, tickets, posting, settlement."""

from __future__ import annotations

from datetime import date

from desktop.core.errors import FieldRefused, UserError
from desktop.core.money import Dong
from desktop.core.partial_date import print_date
from desktop.features.tet_gifts.domain import (
    Deadline,
    Difference,
    MoreBackThanOut,
    NotATicket,
    NothingToSettle,
    NotReconciled,
    NotSigned,
    NotVouchers,
    NoWayBack,
    ObjectionOpen,
    OutsideJourney,
    PaymentAboveBudget,
    PaymentNumberTaken,
    PostingNotOver,
    SchemeInUse,
    SchemePartsFixed,
    SeatTaken,
    SerialRangeRefused,
    SerialsDoNotFit,
    StillOpen,
    YearSettled,
)
from desktop.features.tet_gifts.services import source_name
from desktop.widgets.words import translate

_DIFFERENCES_SHOWN = 3


def deadline_name(deadline: Deadline) -> str:
    return {
        Deadline.PROPOSE: translate("tet_gifts", "Propose by"),
        Deadline.POSTING: translate("tet_gifts", "Posting ends"),
        Deadline.HAND_OUT: translate("tet_gifts", "Hand out by"),
        Deadline.SETTLE: translate("tet_gifts", "Settle by"),
    }[deadline]


def deadline_sentence(deadline: Deadline, day: date, today: date) -> str:
    """`Hạn đề nghị: 20/12/2025 (còn 3 ngày)`."""
    days = (day - today).days
    if days > 1:
        left = translate("tet_gifts", "{days} days left").format(days=days)
    elif days == 1:
        left = translate("tet_gifts", "tomorrow")
    elif days == 0:
        left = translate("tet_gifts", "today")
    else:
        left = translate("tet_gifts", "{days} days late").format(days=-days)
    return f"{deadline_name(deadline)}: {print_date(day)} ({left})"


def money_refusal(error: UserError) -> str | None:
    """The sentence for a refusal about money, papers and the table; None for others."""
    return _of_schemes(error) or _of_tickets(error) or _of_serials(error) or _of_vouchers(error) or _of_settling(error)


def _of_schemes(error: UserError) -> str | None:
    if isinstance(error, SchemeInUse):
        text = translate(
            "tet_gifts", "{gifts} gifts hang on “{scheme}”. Take them off the list first, or keep the scheme."
        )
        return text.format(scheme=error.scheme, gifts=error.gifts)
    if isinstance(error, SchemePartsFixed):
        text = translate(
            "tet_gifts",
            "{gifts} gifts of “{scheme}” are approved already: kind and worth in kind stay. "
            "Add another scheme instead.",
        )
        return text.format(scheme=error.scheme, gifts=error.gifts)
    if isinstance(error, PostingNotOver):
        text = translate("tet_gifts", "The list of “{scheme}” hangs out until {last}; close it on the day after.")
        return text.format(scheme=error.scheme, last=print_date(error.last))
    if isinstance(error, ObjectionOpen):
        text = translate(
            "tet_gifts", "“{scheme}”: {open} objections wait for an answer, the first of {by}. Answer them first."
        )
        return text.format(scheme=error.scheme, open=error.open, by=error.by)
    return None


def _of_tickets(error: UserError) -> str | None:
    if isinstance(error, NotATicket):
        text = translate("tet_gifts", "“{scheme}” gives no tickets. Choose gifts of a ticket scheme.")
        return text.format(scheme=error.scheme)
    if isinstance(error, NoWayBack):
        text = translate("tet_gifts", "{name}: the scheme gives one-way tickets. Leave the way back empty.")
        return text.format(name=error.name)
    if isinstance(error, OutsideJourney):
        text = translate("tet_gifts", "{name}: {day} is not among the days of the journey ({first} to {last}).")
        first, last = (print_date(one) if one else "…" for one in (error.first, error.last))
        return text.format(name=error.name, day=print_date(error.day), first=first, last=last)
    if isinstance(error, SeatTaken):
        text = translate("tet_gifts", "Seat {seat} is kept for {holder} already. Choose another one.")
        return text.format(seat=error.seat, holder=error.holder)
    return None


def _of_serials(error: UserError) -> str | None:
    if isinstance(error, NotVouchers):
        text = translate("tet_gifts", "“{scheme}” gives no vouchers. Choose a voucher scheme at the top.")
        return text.format(scheme=error.scheme)
    if isinstance(error, SerialsDoNotFit):
        text = translate("tet_gifts", "There are {serials} usable vouchers for {gifts} gifts without one.")
        more = translate("tet_gifts", "Correct the run of numbers, or tick that the rest is kept unused.")
        less = translate("tet_gifts", "Add another run of numbers.")
        told = text.format(serials=error.serials, gifts=error.gifts)
        return f"{told} {more if error.serials > error.gifts else less}"
    if isinstance(error, SerialRangeRefused):
        text = {
            "no_number": translate("tet_gifts", "“{first}” – “{last}”: a serial must end in digits."),
            "different": translate("tet_gifts", "“{first}” and “{last}” do not belong to one run of numbers."),
            "backwards": translate("tet_gifts", "“{last}” comes before “{first}”. Write the smaller number first."),
            "too_many": translate("tet_gifts", "“{first}” – “{last}” are too many vouchers for one run. Check them."),
            "spoiled_elsewhere": translate("tet_gifts", "Voucher “{serial}” is not between “{first}” and “{last}”."),
        }.get(error.reason, translate("tet_gifts", "“{first}” – “{last}” cannot be accepted."))
        return text.format(first=error.first, last=error.last, serial=error.serial)
    return None


def _of_vouchers(error: UserError) -> str | None:
    if isinstance(error, PaymentNumberTaken):
        text = translate(
            "tet_gifts", "Voucher {number} of {year} exists already: {on}, {payee}. Use the next free number."
        )
        return text.format(number=error.number, year=error.year, on=print_date(error.on), payee=error.payee)
    if isinstance(error, PaymentAboveBudget):
        text = translate(
            "tet_gifts",
            "{source} of {year} gives {budget} đồng for “{scheme}”; with this voucher {paid} đồng would leave.",
        )
        source = source_name(error.source).full
        return text.format(
            source=source, year=error.year, budget=error.budget, scheme=error.scheme, paid=error.paid
        )  # fmt: skip
    if isinstance(error, MoreBackThanOut):
        text = translate("tet_gifts", "“{scheme}”, {source} of {year}: more would come back than went out.")
        return text.format(scheme=error.scheme, source=source_name(error.source).full, year=error.year)
    return None


def _first_names(error: StillOpen | NotSigned) -> str:
    left = error.gifts - len(error.names)
    return ", ".join(error.names) + (f" (+{left})" if left > 0 else "")


def _of_settling(error: UserError) -> str | None:
    if isinstance(error, YearSettled):
        text = translate(
            "tet_gifts", "The accounting year {year} of this campaign is settled; nothing of it changes any more."
        )
        return text.format(year=error.year)
    if isinstance(error, NothingToSettle):
        text = translate("tet_gifts", "Nothing was handed out or paid in the accounting year {year}.")
        return text.format(year=error.year)
    if isinstance(error, StillOpen):
        text = translate(
            "tet_gifts",
            "{gifts} gifts of {year} are neither received nor returned: {names}. "
            "Hand them out or bring them back first.",
        )
        return text.format(gifts=error.gifts, year=error.year, names=_first_names(error))
    if isinstance(error, NotSigned):
        text = translate(
            "tet_gifts",
            "{gifts} people's signatures are missing on the signed list of {year}: {names}. "
            "Let them sign, then tick them under “Signed list: scans and signatures…”.",
        )
        return text.format(gifts=error.gifts, year=error.year, names=_first_names(error))
    if isinstance(error, NotReconciled):
        first = translate("tet_gifts", "List and vouchers differ, so nothing was settled.")
        shown = [difference_sentence(one) for one in error.differences[:_DIFFERENCES_SHOWN]]
        left = len(error.differences) - len(shown)
        more = [translate("tet_gifts", "{count} more accounts differ.").format(count=left)] if left else []
        return "\n".join([first, *shown, *more])
    return None


def difference_sentence(one: Difference) -> str:
    """Where it is, which way, and by how much."""
    text = (
        translate(
            "tet_gifts",
            "“{scheme}”, {source}, {year}, goods: {listed} đồng on the list, {vouched} đồng by vouchers, "
            "{by} đồng apart.",
        )
        if one.goods
        else translate(
            "tet_gifts",
            "“{scheme}”, {source}, {year}, cash: {listed} đồng on the list, {vouched} đồng by vouchers, "
            "{by} đồng apart.",
        )
    )
    return text.format(
        scheme=one.scheme,
        source=source_name(one.source).full,
        year=one.year,
        listed=one.listed,
        vouched=one.vouched,
        by=Dong(abs(one.vouched - one.listed)),
    )


def money_field_refusal(error: FieldRefused) -> str | None:
    """What to say beside a field of the forms about money and plans."""
    text = {
        "not_a_year_of_it": translate("tet_gifts", "{value} is not an accounting year of this campaign."),
        "outside_year": translate("tet_gifts", "A voucher is of its accounting year or of the first months after it."),
        "year_used": translate("tet_gifts", "Money of {value} is planned or paid; this year stays."),
        "far_from_tet": translate("tet_gifts", "{value} is too far from the year of Tết."),
        "not_years": translate("tet_gifts", "Write the years as 2025, 2026."),
        "slips_given": translate("tet_gifts", "People are proposed already; the year stays {value}."),
        "class_twice": translate("tet_gifts", "A class stands here twice."),
        "not_understood": translate("tet_gifts", "“{value}” cannot be read."),
    }.get(error.reason)
    return text.format(value=error.value) if text else None
