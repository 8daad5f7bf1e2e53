"""Posting and objections, the union above, what nobody took, serials and seats."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from desktop.core.clock import fixed_at
from desktop.core.errors import FieldRefused
from desktop.features.tet_gifts import services
from desktop.features.tet_gifts.domain import (
    Companion,
    CompanionNumberMissing,
    Deadline,
    GiftState,
    NotATicket,
    NotVouchers,
    NoWayBack,
    Objection,
    ObjectionOpen,
    OutsideJourney,
    PostingNotOver,
    ReasonMissing,
    Scheme,
    SeatTaken,
    SerialRange,
    SerialRangeRefused,
    SerialsDoNotFit,
    SpoiledSerial,
    StateImpossible,
    Ticket,
    TooManyCompanions,
    Transport,
    VoucherSerialTaken,
    after_serial,
    serials_between,
)
from desktop.features.tet_gifts.services import Journey, people

from .conftest import Tet

Change = Callable[..., Scheme]
TODAY = date(2026, 11, 22)


# Posting


def test_a_posted_list_is_closed_when_posting_is_over_and_every_objection_answered(tet: Tet) -> None:
    gift = tet.approve(*tet.propose("TIEN", tet.members[0]))[0]
    scheme_id = tet.schemes["TIEN"].id
    with tet.database.write("post") as tx:
        services.post_list(tx, scheme_id, date(2026, 11, 18), TODAY)
    assert tet.gift(gift).state is GiftState.POSTED
    with pytest.raises(PostingNotOver), tet.database.write("close") as tx:
        services.finalise(tx, scheme_id)
    with tet.database.write("object") as tx:
        services.post_list(tx, scheme_id, date(2026, 11, 15), date(2026, 11, 20))
        said = services.object_to(tx, Objection("", scheme_id, TODAY, " Tổ May 1 ", "Vì sao?", gift.id))
    assert said.by == "Tổ May 1"
    with pytest.raises(ObjectionOpen) as refusal, tet.database.write("close") as tx:
        services.finalise(tx, scheme_id)
    assert (refusal.value.by, refusal.value.open) == ("Tổ May 1", 1)
    with pytest.raises(ReasonMissing), tet.database.write("answer") as tx:
        services.answer_objection(tx, said.id, " ", TODAY)
    with tet.database.write("answer") as tx:
        services.answer_objection(tx, said.id, "Đủ điều kiện", TODAY)
        services.finalise(tx, scheme_id)
    assert tet.gift(gift).state is GiftState.FINAL


def test_there_must_be_a_list_to_post_and_days_in_order(tet: Tet) -> None:
    scheme_id = tet.schemes["TIEN"].id
    with pytest.raises(StateImpossible), tet.database.write("post") as tx:
        services.post_list(tx, scheme_id, TODAY, TODAY)
    tet.approve(*tet.propose("TIEN", tet.members[0]))
    with pytest.raises(FieldRefused), tet.database.write("post") as tx:
        services.post_list(tx, scheme_id, TODAY, date(2026, 11, 1))


# The union above


def test_the_union_above_approves_or_refuses_with_a_reason(tet: Tet, change_scheme: Change) -> None:
    change_scheme("TIEN", superior_decides=True)
    first, second = tet.make_final("TIEN", *tet.members[:2])
    with pytest.raises(StateImpossible), tet.database.write("issue") as tx:
        services.advance(tx, [first.id], GiftState.ISSUED)
    with tet.database.write("send_up") as tx:
        services.send_up(tx, [first.id, second.id])
    with pytest.raises(ReasonMissing), tet.database.write("hear") as tx:
        services.hear_superior(tx, [second.id], approved=False)
    with tet.database.write("hear") as tx:
        services.hear_superior(tx, [first.id], approved=True, reason="QĐ 12/QĐ-LĐLĐ")
        services.hear_superior(tx, [second.id], approved=False, reason="Trùng với đơn vị khác")
        meters = services.budget_meters(tx, tet.campaign.id, tet.schemes["TIEN"].id)
    assert (tet.gift(first).state, tet.gift(first).decision_reason) == (GiftState.SUPERIOR_APPROVED, "QĐ 12/QĐ-LĐLĐ")
    assert meters[0].approved == 1_000_000
    tet.hand_out(first)


# What nobody took


def test_a_place_nobody_took_goes_to_the_reserve_with_money_and_voucher(tet: Tet) -> None:
    gift = tet.make_final("PHIEU", tet.members[0])[0]
    reserve = tet.propose("PHIEU", tet.members[1])[0]
    with tet.database.write("serial") as tx:
        services.assign_serials(tx, gift.scheme_id, [SerialRange("", "", "V1", "V1")])
        services.mark_not_taken(tx, [gift.id], "Đã nghỉ việc")
        services.bring_back(tx, [gift.id])
        assert [one.id for one in people.reserves(tx, gift.scheme_id)] == [reserve.id]
        taken = services.replace_gift(tx, gift.id, reserve.id)
        assert services.replaced_by(tx, tet.campaign.id) == {gift.id: reserve.id}
    assert (taken.voucher_serial, taken.approved, taken.source, taken.year) == ("V1", 500_000, gift.source, 2026)
    gone = tet.gift(gift)
    assert (gone.state, gone.voucher_serial, gone.decision_reason) == (GiftState.REPLACED, "", "Đã nghỉ việc")


# Serials


def test_a_run_of_serials_keeps_its_zeros_and_its_letters() -> None:
    assert serials_between("CT-0009", "CT-0011") == ("CT-0009", "CT-0010", "CT-0011")
    assert after_serial("A099", 1) == "A100"
    for first, last, reason in (("A", "B", "no_number"), ("A1", "B2", "different"), ("A2", "A1", "backwards"),
                                ("A1", "A10", "different"), ("A00000", "A99999", "too_many")):  # fmt: skip
        with pytest.raises(SerialRangeRefused) as refusal:
            serials_between(first, last)
        assert refusal.value.reason == reason


def assign(tet: Tet, *ranges: SerialRange, keep_rest: bool = False) -> list[str]:
    """Serials in the order of the paper."""
    scheme_id = tet.schemes["PHIEU"].id
    with tet.database.write("assign") as tx:
        services.assign_serials(tx, scheme_id, ranges, keep_rest=keep_rest)
        return [one.voucher_serial for one in services.gifts_on_paper(tx, scheme_id, (GiftState.FINAL,))]


def test_serials_go_to_the_list_in_its_order_without_the_spoiled_ones(tet: Tet) -> None:
    tet.make_final("PHIEU", *tet.members[:4])
    spoiled = (SpoiledSerial("V02", "rách"),)
    assert assign(tet, SerialRange("", "", "V01", "V03", spoiled), SerialRange("", "", "V10", "V11")) == [
        "V01", "V03", "V10", "V11",
    ]  # fmt: skip
    with tet.database.read() as reading:
        books = services.serial_books(reading, tet.schemes["PHIEU"].id)
    assert [(len(book.assigned), book.unused) for book in books] == [(2, ()), (2, ())]
    assert books[0].range.spoiled == spoiled


def test_the_number_of_vouchers_must_fit_unless_the_rest_is_kept(tet: Tet) -> None:
    tet.make_final("PHIEU", *tet.members[:2])
    for last in ("V1", "V3"):
        with pytest.raises(SerialsDoNotFit):
            assign(tet, SerialRange("", "", "V1", last))
    assert assign(tet, SerialRange("", "", "V1", "V3"), keep_rest=True) == ["V1", "V2"]
    tet.make_final("PHIEU", tet.members[2])
    assert sorted(assign(tet)) == ["V1", "V2", "V3"]  # the one that was left over


def test_no_serial_is_given_twice(tet: Tet) -> None:
    tet.make_final("PHIEU", *tet.members[:2])
    with pytest.raises(VoucherSerialTaken):
        assign(tet, SerialRange("", "", "V1", "V2"), SerialRange("", "", "V2", "V3"), keep_rest=True)
    assign(tet, SerialRange("", "", "V1", "V2"))
    tet.make_final("PHIEU", tet.members[2])
    with pytest.raises(VoucherSerialTaken):
        assign(tet, SerialRange("", "", "V2", "V2"))
    with pytest.raises(SerialRangeRefused):
        assign(tet, SerialRange("", "", "V5", "V5", (SpoiledSerial("V9"),)))


def test_only_vouchers_have_serials(tet: Tet) -> None:
    with pytest.raises(NotVouchers), tet.database.write("assign") as tx:
        services.assign_serials(tx, tet.schemes["QUA"].id, [])


def test_a_spoiled_voucher_is_noted_and_the_next_one_takes_its_place(tet: Tet) -> None:
    gift = tet.make_final("PHIEU", tet.members[0])[0]
    assign(tet, SerialRange("", "", "V1", "V2"), keep_rest=True)
    with tet.database.write("spoil") as tx:
        assert services.spoil_serial(tx, gift.id, "Ướt").voucher_serial == "V2"
    with pytest.raises(SerialsDoNotFit), tet.database.write("spoil") as tx:
        services.spoil_serial(tx, gift.id, "Mất")
    tet.hand_out(tet.gift(gift))
    with tet.database.read() as reading:
        book = services.serial_books(reading, gift.scheme_id)[0]
    assert book.range.spoiled == (SpoiledSerial("V1", "Ướt"),)
    with pytest.raises(StateImpossible), tet.database.write("forget") as tx:
        services.take_back_serials(tx, book.range.id)


def test_a_run_that_was_entered_by_mistake_is_taken_back(tet: Tet) -> None:
    gift = tet.make_final("PHIEU", tet.members[0])[0]
    assign(tet, SerialRange("", "", "V1", "V1"))
    with tet.database.write("forget") as tx:
        services.take_back_serials(tx, services.serial_books(tx, gift.scheme_id)[0].range.id)
    assert tet.gift(gift).voucher_serial == ""
    assert assign(tet, SerialRange("", "", "V1", "V1")) == ["V1"]


# Tickets


def test_one_journey_fills_many_tickets_and_companions_sit_beside(tet: Tet) -> None:
    gifts = tet.approve(*tet.propose("VE", *tet.members[:3]))
    child = Companion(" Bảo An ", "con")
    with tet.database.write("tickets") as tx:
        services.assign_tickets(tx, {gifts[1].id: Ticket("Hà Nội – Vinh", companions=(child, Companion("")))})
        journey = Journey("", date(2026, 2, 11), "Xe 1", "A08", date(2026, 2, 22), "A08")
        services.fill_tickets(tx, [gift.id for gift in gifts], journey)
        tickets = services.list_tickets(tx, tet.campaign.id)
    assert [tickets[gift.id].seat for gift in gifts] == ["A08", "A09–A10", "A11"]
    assert [tickets[gift.id].route for gift in gifts] == ["Hà Nội – Nghệ An", "Hà Nội – Vinh", "Hà Nội – Nghệ An"]
    assert tickets[gifts[1].id].companions == (Companion("Bảo An", "con"),)


def test_a_seat_is_given_once(tet: Tet) -> None:
    first, second = tet.approve(*tet.propose("VE", *tet.members[:2]))
    pair = (Companion("Bảo An"),)
    ticket = Ticket("Hà Nội – Nghệ An", date(2026, 2, 11), "Xe 1", "5–6", companions=pair)
    with tet.database.write("tickets") as tx:
        services.assign_tickets(tx, {first.id: ticket})
    for seat, service, taken in (("6", "Xe 1", True), ("7", "Xe 1", False), ("6", "Xe 2", False)):
        other = replace(ticket, seat=seat, service=service, companions=())
        if taken:
            with pytest.raises(SeatTaken) as refusal, tet.database.write("tickets") as tx:
                services.assign_tickets(tx, {second.id: other})
            assert refusal.value.holder == tet.members[0].full_name
        else:
            with tet.database.write("tickets") as tx:
                services.assign_tickets(tx, {second.id: other})


def test_a_ticket_keeps_to_the_terms_of_its_scheme(tet: Tet, change_scheme: Change) -> None:
    gift = tet.approve(*tet.propose("VE", tet.members[0]))[0]
    bag = tet.approve(*tet.propose("QUA", tet.members[0]))[0]
    terms = tet.schemes["VE"].ticket
    assert terms
    plane = replace(terms, transport=Transport.PLANE, back_from=None, back_to=None)
    many = tuple(Companion(f"Người {number}") for number in range(4))
    for told, wanted, error in (
        ({}, Ticket("A", date(2026, 2, 1)), OutsideJourney),
        ({}, Ticket("A", back_on=date(2026, 3, 1)), OutsideJourney),
        ({}, Ticket("A", companions=many), TooManyCompanions),
        ({"ticket": plane}, Ticket("A", back_on=date(2026, 2, 22)), NoWayBack),
        ({"ticket": plane}, Ticket("A", companions=many[:1]), CompanionNumberMissing),
    ):
        change_scheme("VE", **told)
        with pytest.raises(error), tet.database.write("tickets") as tx:
            services.assign_tickets(tx, {gift.id: wanted})
    with pytest.raises(NotATicket), tet.database.write("tickets") as tx:
        services.assign_tickets(tx, {bag.id: Ticket("A")})


# Reminders


def test_the_next_deadline_is_the_first_whose_work_is_left(tet: Tet) -> None:
    def next_day() -> Deadline | None:
        with tet.database.read() as reading:
            found = services.next_deadline(reading, tet.campaign)
        return found[0] if found else None

    tet.database.clock = fixed_at(2025, 12, 18)
    assert next_day() is Deadline.PROPOSE
    tet.database.clock = fixed_at(2025, 12, 21)
    gifts = tet.propose("TIEN", *tet.members[:2])
    assert next_day() is Deadline.POSTING
    tet.approve(gifts[0])
    with tet.database.write("close") as tx:
        services.finalise(tx, tet.schemes["TIEN"].id)
    assert next_day() is Deadline.HAND_OUT
    tet.hand_out(gifts[0])
    assert next_day() is Deadline.SETTLE
    tet.pay("TIEN", 1_000_000)
    tet.settle()
    assert next_day() is None
