"""The money of Tết in the story of the sample union: posting, vouchers, seats, what stayed lying, a year settled."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from desktop.commands.sample.moments import TET_CLOSED, TET_GIVEN
from desktop.core.database import Transaction
from desktop.core.money import Dong, total
from desktop.core.partial_date import PartialDate
from desktop.features.accounts.books import Book
from desktop.features.tet_gifts import services as tet
from desktop.features.tet_gifts.domain import (
    Companion,
    FundSource,
    GiftQuery,
    GiftRequest,
    GiftState,
    Objection,
    Payment,
    PaymentKind,
    Scheme,
    SerialRange,
    SpoiledSerial,
    TetCampaign,
    Ticket,
)
from desktop.features.tet_gifts.services import people

CASHIER, HANDING_OUT = "Trần Thị Thu Hà (thủ quỹ)", "Phạm Thị Ngọc Lan"
AWAY = "Nghỉ việc, không còn ở địa phương"


def post_cash_list(tx: Transaction, scheme: Scheme, gifts: Sequence[GiftRequest]) -> None:
    """Somebody asks why; the committee answers while the list hangs out."""
    tet.post_list(tx, scheme.id, date(2026, 1, 15), date(2026, 1, 20))
    said = Objection(
        "", scheme.id, date(2026, 1, 17), "Tổ trưởng Tổ Cắt", "Đề nghị nói rõ vì sao có tên trong danh sách.",
        gifts[0].id,
    )  # fmt: skip
    told = "Gia đình thuộc diện khó khăn đột xuất, có xác nhận của địa phương; giữ nguyên danh sách."
    tet.answer_objection(tx, tet.object_to(tx, said).id, told, date(2026, 1, 19))


def set_aside_things(book: Book, campaign: TetCampaign) -> None:
    """Serials for the vouchers, seats for those who go home, each with a day before Tết."""
    database = book.database
    database.clock = TET_CLOSED
    with database.write("assign_serials") as tx:
        vouchers, tickets = (tet.find_scheme(tx, campaign.id, code) for code in ("PHIEU", "VE"))
        needing = len(tet.gifts_without_serial(tx, vouchers.id))
        runs = [
            SerialRange("", vouchers.id, "CT-0001", "CT-0012", (SpoiledSerial("CT-0007", "rách góc"),)),
            SerialRange("", vouchers.id, "CT-0021", f"CT-{max(needing, 12) + 12:04}"),
        ]
        tet.assign_serials(tx, vouchers.id, runs, keep_rest=True)
        seats = tet.gifts_on_paper(tx, tickets.id, (GiftState.FINAL,))
        child = Companion("Cháu Bảo An", "con", PartialDate(2018))
        first = Ticket(tickets.ticket.route if tickets.ticket else "", companions=(child,))
        tet.assign_tickets(tx, {seats[0].id: first})
        journey = tet.Journey("", date(2026, 2, 12), "Xe 01", "5", date(2026, 2, 23), "5")
        tet.fill_tickets(tx, [one.id for one in seats], journey)


def pay_and_settle(book: Book, campaign: TetCampaign) -> None:
    """Bags of the employer are given to the last one and settled; of the cash somebody's part goes back."""
    database = book.database
    database.clock = TET_GIVEN
    with database.write("settle_bags") as tx:
        bags, cash = (tet.find_scheme(tx, campaign.id, code) for code in ("QUA", "TIEN"))
        _give_bags(tx, bags)
        _pay_cash(tx, cash)
        delivered = [one for one in tet.balances(tx, campaign.id) if one.scheme_id == bags.id and one.goods]
        for one in delivered:
            number, worth = f"BBGN {one.year}", one.goods
            _pay(tx, bags, PaymentKind.DELIVERY, number, date(2025, 12, 28), worth, one.source, one.year, CASHIER)
        assert total(one.goods for one in delivered), "somebody got a bag"
        tet.settle(tx, campaign.id, 2025, tet.SettlementDraft(date(2026, 2, 8), "02/BC-CĐCS"))


def _pay_cash(tx: Transaction, cash: Scheme) -> None:
    """For everybody on the list, in a union large enough also for somebody who never came."""
    gone = tet.list_gifts(tx, GiftQuery(scheme_id=cash.id, states=(GiftState.ISSUED,)))[-1:]
    tet.mark_not_taken(tx, [line.id for line in gone], AWAY)
    tet.bring_back(tx, [line.id for line in gone])
    back = total(line.approved for line in gone)
    account = next(one for one in tet.balances(tx, cash.campaign_id) if one.scheme_id == cash.id and one.approved_cash)
    paid, purse = account.approved_cash + back, (account.source, account.year)
    _pay(tx, cash, PaymentKind.CASH, "PC 03", date(2026, 2, 5), paid, *purse, HANDING_OUT)
    if back:
        _pay(tx, cash, PaymentKind.CASH_BACK, "PT 07", date(2026, 2, 8), back, *purse, CASHIER)


def _give_bags(tx: Transaction, bags: Scheme) -> None:
    """All of them; one was not taken and went to the first of the reserve."""
    lines = tet.list_gifts(tx, GiftQuery(scheme_id=bags.id, states=(GiftState.FINAL,)))
    gone = lines[-1].id
    tet.mark_not_taken(tx, [gone], AWAY)
    tet.bring_back(tx, [gone])
    taken = people.replace_with_next(tx, gone)
    tet.advance(tx, [taken.id], GiftState.FINAL)
    for slip in (*(line.slip_code for line in lines[:-1]), taken.slip_code):
        tet.hand_out(tx, slip, desk="Bàn 2")


def _pay(
    tx: Transaction, scheme: Scheme, kind: PaymentKind, number: str, on: date, amount: Dong, source: FundSource,
    year: int, payee: str,
) -> None:  # fmt: skip
    tet.add_payment(
        tx, Payment("", scheme.campaign_id, scheme.id, kind, number, on, amount, source, year, payee)
    )  # fmt: skip
