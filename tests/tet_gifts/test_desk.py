"""The hand-out desk: who is given what, once, and what is noted instead."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.core.clock import VIETNAM, fixed_at
from desktop.core.database import Transaction
from desktop.features.members.domain import Member
from desktop.features.members.services import change_member
from desktop.features.tet_gifts import services
from desktop.features.tet_gifts.domain import (
    GiftState,
    HandOutForm,
    NothingToTakeBack,
    Proxy,
    ProxyIncomplete,
    ReasonMissing,
    Ticket,
)
from desktop.features.tet_gifts.domain.desk import (
    DeskAnswer,
    DeskScope,
    HandOutDayImpossible,
    Manner,
    Missed,
    NothingWaits,
    ProofMissing,
    Verdict,
)
from desktop.features.tet_gifts.domain.serials import SerialRange
from desktop.features.tet_gifts.services import desk

from .conftest import Tet

HUSBAND = Proxy("Lê Văn Hai", "Chồng", "072080000001")


@pytest.fixture
def scope(tet: Tet) -> DeskScope:
    return DeskScope(tet.campaign.id, "Bàn 1")


def give(tet: Tet, scope: DeskScope, code: str, manner: Manner | None = None, **more: bool) -> DeskAnswer:
    with tet.database.write("hand_out_gift") as tx:
        return desk.give_slip(tx, scope, code, manner, **more)


def test_one_slip_brings_everything_that_waits_for_its_person(tet: Tet, scope: DeskScope) -> None:
    money = tet.make_final("TIEN", tet.members[0])[0]
    goods = tet.make_final("QUA", tet.members[0])[0]
    answer = give(tet, scope, goods.slip_code)
    assert (answer.verdict, {one.id for one in answer.gifts}) == (Verdict.GIVEN, {money.id, goods.id})
    assert answer.cash == 1_000_000
    assert {tet.gift(money).state, tet.gift(goods).state} == {GiftState.RECEIVED}
    assert give(tet, scope, money.slip_code).verdict is Verdict.ALREADY_GIVEN


def test_a_desk_of_some_schemes_gives_those_and_says_what_is_elsewhere(tet: Tet, scope: DeskScope) -> None:
    money = tet.make_final("TIEN", tet.members[0])[0]
    goods = tet.make_final("QUA", tet.members[0])[0]
    only_goods = replace(scope, scheme_ids=(tet.schemes["QUA"].id,))
    answer = give(tet, only_goods, money.slip_code)
    assert [one.id for one in answer.gifts] == [goods.id]
    assert tet.gift(money).state is GiftState.FINAL
    assert give(tet, only_goods, money.slip_code).verdict is Verdict.OTHER_SCHEMES


def test_what_is_not_closed_is_not_given_and_says_where_it_stands(tet: Tet, scope: DeskScope) -> None:
    gift = tet.approve(*tet.propose("TIEN", tet.members[0]))[0]
    answer = give(tet, scope, gift.slip_code)
    assert (answer.verdict, answer.reason) == (Verdict.NOT_ENTITLED, GiftState.APPROVED.value)
    proposed = tet.propose("TIEN", tet.members[1])[0]
    answer = give(tet, scope, proposed.slip_code)
    assert (answer.verdict, answer.person and answer.person.name) == (Verdict.NOT_ENTITLED, "Đặng Văn Ẩn")


def test_a_slip_of_another_campaign_or_of_none_is_unknown(tet: Tet, scope: DeskScope) -> None:
    gift = tet.make_final("TIEN", tet.members[0])[0]
    assert give(tet, DeskScope("other"), gift.slip_code).reason == "other_campaign"
    assert give(tet, scope, "270000009").reason == "no_such_slip"


def test_a_substitute_is_kept_and_suggested_the_next_time(tet: Tet, scope: DeskScope) -> None:
    first = tet.make_final("TIEN", tet.members[0])[0]
    with pytest.raises(ProxyIncomplete):
        give(tet, scope, first.slip_code, Manner(proxy=replace(HUSBAND, national_id="")))
    answer = give(tet, scope, first.slip_code, Manner(proxy=HUSBAND))
    assert (answer.gifts[0].form, answer.gifts[0].proxy) == (HandOutForm.PROXY, "Lê Văn Hai")
    with tet.database.read() as reading:
        assert desk.substitutes(reading, first.beneficiary_id) == [HUSBAND]
        assert desk.substitutes(reading, "nobody", "le van") == [HUSBAND]
        assert desk.substitutes(reading, "nobody", "tran") == []


def test_a_transfer_needs_its_proof(tet: Tet, scope: DeskScope) -> None:
    gift = tet.make_final("TIEN", tet.members[0])[0]
    with pytest.raises(ProofMissing):
        give(tet, scope, gift.slip_code, Manner(HandOutForm.TRANSFER))
    answer = give(tet, scope, gift.slip_code, Manner(HandOutForm.TRANSFER, proof="UNC 12 ngày 05/02/2026"))
    assert answer.gifts[0].form is HandOutForm.TRANSFER
    with tet.database.read() as reading:
        assert services.distributions_of(reading, tet.campaign.id)[gift.id].proof == "UNC 12 ngày 05/02/2026"


def test_what_was_handed_out_on_another_day_keeps_that_day_and_is_late_after_the_last_one(
    tet: Tet, scope: DeskScope
) -> None:
    tet.database.clock = fixed_at(2026, 2, 20)
    early, late = tet.make_final("TIEN", *tet.members[:2])
    answer = give(tet, scope, early.slip_code, Manner(on=date(2026, 2, 10)))
    assert answer.gifts[0].at is not None
    assert (answer.gifts[0].at.astimezone(VIETNAM).date(), answer.late) == (date(2026, 2, 10), False)
    assert give(tet, scope, late.slip_code).late
    third = tet.make_final("TIEN", tet.members[2])[0]
    for impossible in (date(2026, 2, 21), date(2024, 12, 31)):
        with pytest.raises(HandOutDayImpossible):
            give(tet, scope, third.slip_code, Manner(on=impossible))
    assert tet.gift(third).state is GiftState.FINAL


def test_a_refusal_needs_a_reason_and_the_gift_goes_out_only_when_the_officer_insists(
    tet: Tet, scope: DeskScope
) -> None:
    gift = tet.make_final("TIEN", tet.members[0])[0]

    def refuse(tx: Transaction, reason: str) -> DeskAnswer:
        return desk.note_missed(tx, scope, gift.beneficiary_id, Missed.REFUSED, reason)

    with pytest.raises(ReasonMissing), tet.database.write("note_missed") as tx:
        refuse(tx, " ")
    with tet.database.write("note_missed") as tx:
        assert refuse(tx, "Nhường người khó hơn").gifts[0].missed is Missed.REFUSED
    assert tet.gift(gift).state is GiftState.NOT_TAKEN
    assert give(tet, scope, gift.slip_code).verdict is Verdict.NOT_TAKEN
    assert give(tet, scope, gift.slip_code, insist=True).verdict is Verdict.GIVEN
    with pytest.raises(NothingWaits), tet.database.write("note_missed") as tx:
        refuse(tx, "Không cần")


def test_at_the_end_of_the_day_whoever_did_not_come_is_noted_and_may_be_waited_for_again(
    tet: Tet, scope: DeskScope
) -> None:
    given, absent, other = tet.make_final("TIEN", *tet.members[:3])
    give(tet, scope, given.slip_code)
    with tet.database.write("note_unclaimed") as tx:
        assert desk.note_unclaimed(tx, scope) == 2
    assert {tet.gift(one).state for one in (absent, other)} == {GiftState.NOT_TAKEN}
    with tet.database.read() as reading:
        count = next(one for one in desk.show_board(reading, scope).counts if one.given)
    assert (count.given, count.waiting, count.missed, count.total) == (1, 0, 2, 3)
    with tet.database.write("take_back_missed") as tx:
        desk.take_back_missed(tx, [absent.id])
    assert tet.gift(absent).state is GiftState.ISSUED
    assert give(tet, scope, absent.slip_code).verdict is Verdict.GIVEN


def test_taking_back_undoes_the_whole_last_visit_of_this_desk(tet: Tet, scope: DeskScope) -> None:
    first = tet.make_final("TIEN", *tet.members[:2])
    goods = tet.make_final("QUA", tet.members[1])[0]
    give(tet, replace(scope, desk="Bàn 9"), first[0].slip_code)
    give(tet, scope, goods.slip_code)
    with tet.database.write("take_back") as tx:
        answer = desk.take_back_visit(tx, scope)
    assert answer.person is not None
    assert (answer.person.name, len(answer.gifts)) == ("Đặng Văn Ẩn", 2)
    assert {tet.gift(first[1]).state, tet.gift(goods).state} == {GiftState.ISSUED}
    with pytest.raises(NothingToTakeBack), tet.database.write("take_back") as tx:
        desk.take_back_visit(tx, scope)
    assert tet.gift(first[0]).state is GiftState.RECEIVED


def test_the_board_shows_the_last_five_people_with_all_they_were_given(tet: Tet, scope: DeskScope) -> None:
    money = tet.make_final("TIEN", *tet.members[:7])
    tet.make_final("QUA", tet.members[6])
    for gift in money:
        give(tet, scope, gift.slip_code)
    with tet.database.read() as reading:
        board = desk.show_board(reading, scope)
    assert [visit.name for visit in board.latest] == [member.full_name for member in tet.members[6:1:-1]]
    assert len(board.latest[0].schemes) == 2
    assert (board.given, board.waiting) == (8, 0)


@pytest.mark.parametrize("words", ["dang van", "ẩn", "NV0007", "0905 000 001", "072185000001"])
def test_people_are_found_by_name_without_marks_staff_code_telephone_and_number(
    tet: Tet, scope: DeskScope, words: str
) -> None:
    tet.make_final("TIEN", *tet.members[:3])
    with tet.database.write("change_member") as tx:
        change_member(tx, replace(_member(tx, tet.members[1].id), staff_code="NV0007"))
    with tet.database.read() as reading:
        assert "Đặng Văn Ẩn" in [one.name for one in desk.find_people(reading, scope, words.replace(" 000", "000"))]


def test_a_scanned_citizens_card_finds_its_holder(tet: Tet, scope: DeskScope) -> None:
    tet.make_final("TIEN", *tet.members[:3])
    known = "072185000001||Đặng Văn Ẩn|02031985|Nam|Tây Ninh|20062021"
    stranger = "072185009999||Đặng Văn Ẩn|02031985|Nam|Tây Ninh|20062021"
    nobody = "072185009999||Trần Thị Lạ|02031985|Nữ|Tây Ninh|20062021"
    with tet.database.read() as reading:
        for card in (known, stranger):
            assert [one.name for one in desk.find_by_card(reading, scope, card)] == ["Đặng Văn Ẩn"]
        assert desk.find_by_card(reading, scope, nobody) == []
        assert desk.find_by_card(reading, scope, "a|b|c|d") == []


def test_the_answer_says_the_voucher_and_the_seat(tet: Tet, scope: DeskScope) -> None:
    voucher = tet.make_final("PHIEU", tet.members[0])[0]
    gift = tet.make_final("VE", tet.members[0])[0]
    if tet.schemes["VE"].superior_decides:
        with tet.database.write("advance") as tx:
            services.advance(tx, [gift.id], GiftState.SENT_UP)
            services.advance(tx, [gift.id], GiftState.SUPERIOR_APPROVED)
    with tet.database.write("give_tickets") as tx:
        services.assign_tickets(tx, {gift.id: Ticket("Tây Ninh – Vinh", date(2026, 2, 12), "SE8", "12")})
        services.assign_serials(tx, voucher.scheme_id, [SerialRange("", voucher.scheme_id, "VT-0009", "VT-0009")])
    answer = give(tet, scope, gift.slip_code)
    told = {one.id: (one.serial, one.journey) for one in answer.gifts}
    assert told[voucher.id] == ("VT-0009", "")
    assert told[gift.id] == ("", "Tây Ninh – Vinh, 12/02/2026 SE8, ghế 12")


def _member(tx: Transaction, member_id: str) -> Member:
    from desktop.features.members.services import members_with_ids

    return members_with_ids(tx, [member_id])[member_id]
