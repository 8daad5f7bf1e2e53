from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop.core.clock import fixed_at
from desktop.core.database import Database
from desktop.core.errors import UserError
from desktop.core.money import Dong
from desktop.core.partial_date import PartialDate
from desktop.core.store import take_back
from desktop.features.members.services import change_member
from desktop.features.tet_gifts import services
from desktop.features.tet_gifts.domain import (
    AlreadyInScheme,
    Approval,
    BelowGoods,
    Beneficiary,
    BeneficiaryKind,
    Companion,
    CompanionNumberMissing,
    DoubtKind,
    ExclusionGroupTaken,
    FundSource,
    GiftQuery,
    GiftState,
    HandOutForm,
    NoSuchScheme,
    NoSuchTetCampaign,
    NotApproved,
    NothingToTakeBack,
    Outcome,
    OverBudget,
    OverClassCap,
    OverQuota,
    PersonMissing,
    Proposal,
    Proxy,
    ProxyIncomplete,
    Reason,
    ReasonMissing,
    ReasonOnlyForTickets,
    Scheme,
    SchemeCodeTaken,
    SchemeKind,
    SourceBudget,
    StateImpossible,
    TetCampaignCodeTaken,
    TetFileRefused,
    Ticket,
    TicketTerms,
    TooManyCompanions,
    Transport,
    slip_code,
)
from desktop.features.tet_gifts.domain.desk import DeskScope
from desktop.features.tet_gifts.services.desk import show_board, take_back_visit
from desktop.features.tet_gifts.storage import DistributionStore

from .conftest import Tet

RETIRED = Beneficiary("", full_name="Nguyễn Văn Tám", birth=PartialDate(1955), unit="Hưu trí")


def test_a_campaign_file_is_launched_with_its_schemes(tet: Tet) -> None:
    assert (tet.campaign.name, tet.campaign.accounting_years) == ("Tết Bính Ngọ 2026", (2025, 2026))
    assert [scheme.kind for scheme in tet.schemes.values()] == [
        SchemeKind.CASH, SchemeKind.GOODS, SchemeKind.VOUCHER, SchemeKind.TICKET,
    ]  # fmt: skip
    ticket = tet.schemes["VE"].ticket
    assert ticket is not None
    assert ticket.back_from == date(2026, 2, 22)
    assert tet.schemes["TIEN"].cap_of(BeneficiaryKind.WORKER) == 500_000


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[campaign", "not_toml"),
        ("[[scheme]]\ncode = 'A'", "missing"),
        ("[campaign]\ncode = 'T'\nlunar_year = 2026\nyear = 1", "unknown_entry"),
        ("[campaign]\ncode = 'T'\nlunar_year = 2026\n[[scheme]]\ncode = 'A'\nname = 'B'\nkind = 'XU'", "bad_value"),
        ("[campaign]\ncode = 'T'\nlunar_year = 2026\n[[scheme]]\ncode = 'A'\nname = 'B'", "missing"),
    ],
)
def test_a_wrong_campaign_file_is_refused(tmp_path: Path, text: str, reason: str) -> None:
    path = tmp_path / "tet.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(TetFileRefused) as refusal:
        services.read_campaign_file(path)
    assert refusal.value.reason == reason


def test_codes_of_campaigns_and_schemes_are_given_once(tet: Tet) -> None:
    with pytest.raises(TetCampaignCodeTaken), tet.database.write("launch") as tx:
        services.launch_campaign(tx, replace(tet.campaign, code="tet2026"))
    with pytest.raises(SchemeCodeTaken), tet.database.write("add_scheme") as tx:
        services.add_scheme(tx, replace(tet.schemes["QUA"], code="Tiền"))


def test_a_paper_may_be_about_one_scheme(tet: Tet) -> None:
    with tet.database.read() as reading:
        assert len(services.find_scope(reading, "tet2026")[1]) == 4
        assert [one.code for one in services.find_scope(reading, "TET2026/qua")[1]] == ["QUA"]
        with pytest.raises(NoSuchTetCampaign) as campaign:
            services.find_scope(reading, "TET1999")
        with pytest.raises(NoSuchScheme):
            services.find_scope(reading, "TET2026/XE")
    assert campaign.value.known == ("TET2026",)


def test_a_person_is_proposed_once_for_a_scheme(tet: Tet) -> None:
    tet.propose("TIEN", tet.members[0])
    with pytest.raises(AlreadyInScheme) as refusal:
        tet.propose("TIEN", tet.members[0])
    assert (refusal.value.name, refusal.value.state) == ("Nguyễn Thị Ánh", GiftState.PROPOSED)


def test_gifts_of_different_schemes_of_one_programme_add_up(tet: Tet) -> None:
    for code in ("TIEN", "QUA", "PHIEU"):
        tet.approve(*tet.propose(code, tet.members[0]))
    with tet.database.read() as reading:
        lines = services.list_gifts(reading, GiftQuery(campaign_id=tet.campaign.id))
    assert sorted(line.approved for line in lines) == [300_000, 500_000, 1_000_000]


def test_one_exclusion_group_gives_once(tet: Tet) -> None:
    with tet.database.write("add_scheme") as tx:
        online = services.add_scheme(tx, replace(tet.schemes["PHIEU"], code="PHIEU2", name="Phiếu trực tuyến"))
    tet.schemes["PHIEU2"] = online
    first = tet.propose("PHIEU", tet.members[0])[0]
    with pytest.raises(ExclusionGroupTaken) as refusal:
        tet.propose("PHIEU2", tet.members[0])
    assert refusal.value.scheme == tet.schemes["PHIEU"].name
    with tet.database.write("reject") as tx:
        services.reject(tx, [first.id], "Đã chọn phiếu trực tuyến")
    tet.propose("PHIEU2", tet.members[0])
    with pytest.raises(ExclusionGroupTaken), tet.database.write("reopen") as tx:
        services.reopen(tx, [first.id])


def test_somebody_with_a_members_number_is_that_member(tet: Tet) -> None:
    tet.propose("TIEN", tet.members[0])
    with pytest.raises(AlreadyInScheme):
        tet.propose("TIEN", Beneficiary("", full_name="N. T. Ánh", national_id=tet.members[0].national_id))


@pytest.mark.parametrize(
    "again",
    [
        RETIRED,
        replace(RETIRED, full_name="NGUYỄN VĂN TÁM", unit="hưu trí"),
        replace(RETIRED, phone="0905000000"),
    ],
)
def test_people_who_are_no_members_are_recognised_without_a_number(tet: Tet, again: Beneficiary) -> None:
    tet.propose("QUA", RETIRED)
    with pytest.raises(AlreadyInScheme):
        tet.propose("QUA", again)


def test_a_number_given_later_does_not_make_a_second_person(tet: Tet) -> None:
    whole = replace(RETIRED, birth=PartialDate(1955, 4, 30))
    tet.propose("QUA", whole)
    with pytest.raises(AlreadyInScheme):
        tet.propose("QUA", replace(whole, national_id="072055001234"))


def test_the_same_name_alone_does_not_make_two_people_one(tet: Tet) -> None:
    tet.propose("QUA", RETIRED, replace(RETIRED, birth=PartialDate(1950)), replace(RETIRED, unit="Tổ Cắt"))
    with tet.database.read() as reading:
        assert services.count_gifts(reading, GiftQuery(scheme_id=tet.schemes["QUA"].id)) == 3


def test_one_bad_proposal_does_not_stop_the_others(tet: Tet) -> None:
    people = [tet.members[0], tet.members[0], tet.members[1]]
    proposals = [Proposal(Beneficiary("", member_id=one.id)) for one in people] + [
        Proposal(Beneficiary("", full_name=" "))
    ]
    with tet.database.write("propose") as tx:
        result = services.propose(tx, tet.schemes["TIEN"].id, proposals)
    assert len(result.added) == 2
    assert [type(refusal) for _, refusal in result.refused] == [AlreadyInScheme, PersonMissing]


def test_a_member_in_the_bin_is_not_proposed(tet: Tet) -> None:
    with pytest.raises(PersonMissing):
        tet.propose("TIEN", Beneficiary("", member_id="nobody"))


def test_outstanding_achievement_earns_tickets_only(tet: Tet) -> None:
    proposal = Proposal(Beneficiary("", member_id=tet.members[0].id), reasons=(Reason.OUTSTANDING,))
    with tet.database.write("propose") as tx:
        refused = services.propose(tx, tet.schemes["TIEN"].id, [proposal]).refused
        added = services.propose(tx, tet.schemes["VE"].id, [proposal]).added
    assert isinstance(refused[0][1], ReasonOnlyForTickets)
    assert added[0].primary is Reason.OUTSTANDING


def test_nobody_is_given_more_than_their_class_may_have(tet: Tet) -> None:
    gift = tet.propose("TIEN", RETIRED, kind=BeneficiaryKind.RETIRED_OFFICER)[0]
    assert gift.proposed == 500_000
    with pytest.raises(OverClassCap) as refusal, tet.database.write("approve") as tx:
        services.approve(tx, [Approval(gift.id, Dong(600_000))])
    assert refusal.value.cap == 500_000


def test_a_bag_is_not_divided(tet: Tet) -> None:
    gift = tet.propose("QUA", RETIRED)[0]
    with pytest.raises(BelowGoods), tet.database.write("approve") as tx:
        services.approve(tx, [Approval(gift.id, Dong(200_000))])


def test_approval_takes_the_next_source_when_one_is_empty(tet: Tet, change_scheme: Callable[..., Scheme]) -> None:
    budgets = (SourceBudget(FundSource.SUPERIOR, Dong(2_000_000), 1), SourceBudget(FundSource.OWN, Dong(1_000_000)))
    change_scheme("TIEN", budgets=budgets)
    gifts = tet.approve(*tet.propose("TIEN", *tet.members[:2]))
    assert [gift.source for gift in gifts] == [FundSource.SUPERIOR, FundSource.OWN]
    with tet.database.read() as reading:
        meters = services.budget_meters(reading, tet.campaign.id, tet.schemes["TIEN"].id)
    assert [(meter.left, meter.gifts_left) for meter in meters] == [(1_000_000, 0), (0, None)]


def test_an_approval_over_the_budget_approves_nobody(tet: Tet, change_scheme: Callable[..., Scheme]) -> None:
    change_scheme("TIEN", budgets=(SourceBudget(FundSource.OWN, Dong(1_500_000)),))
    gifts = tet.propose("TIEN", *tet.members[:2])
    with pytest.raises(OverBudget) as refusal:
        tet.approve(*gifts)
    assert (refusal.value.wanted, refusal.value.left) == (2_000_000, 1_500_000)
    assert [tet.gift(gift).state for gift in gifts] == [GiftState.PROPOSED] * 2


def test_an_approval_over_the_quota_is_refused(tet: Tet, change_scheme: Callable[..., Scheme]) -> None:
    change_scheme("TIEN", quota=1)
    tet.approve(*tet.propose("TIEN", tet.members[0]))
    with pytest.raises(OverQuota) as refusal:
        tet.approve(*tet.propose("TIEN", tet.members[1]))
    assert refusal.value.left == 0


def test_a_budget_cannot_be_cut_below_what_is_approved(tet: Tet, change_scheme: Callable[..., Scheme]) -> None:
    tet.approve(*tet.propose("TIEN", *tet.members[:3]))
    with pytest.raises(OverBudget):
        change_scheme("TIEN", budgets=(SourceBudget(FundSource.SUPERIOR, Dong(2_000_000)),))
    with pytest.raises(OverQuota):
        change_scheme("TIEN", quota=2)


def test_taking_a_rejection_back_cannot_overspend(tet: Tet, change_scheme: Callable[..., Scheme]) -> None:
    change_scheme("TIEN", quota=1)
    first, second = tet.propose("TIEN", *tet.members[:2])
    tet.approve(first)
    with tet.database.write("reject") as tx:
        services.reject(tx, [first.id], "Nhường suất")
        changes = tuple(tx.changes)
    tet.approve(second)
    with pytest.raises(OverQuota), tet.database.write("undo") as tx:
        take_back(tx, changes)


def test_taking_a_withdrawal_back_cannot_propose_twice(tet: Tet) -> None:
    gift = tet.propose("TIEN", tet.members[0])[0]
    with tet.database.write("withdraw") as tx:
        services.withdraw(tx, [gift.id])
        changes = tuple(tx.changes)
    tet.propose("TIEN", tet.members[0])
    with pytest.raises(AlreadyInScheme), tet.database.write("undo") as tx:
        take_back(tx, changes)


def test_taking_proposals_back_keeps_those_worked_on_since(tet: Tet) -> None:
    proposals = [
        Proposal(Beneficiary("", member_id=one.id), reasons=(Reason.SERIOUS_ILLNESS,), description="Đang điều trị")
        for one in tet.members[:2]
    ]
    with tet.database.write("import_list") as tx:
        kept, gone = services.propose(tx, tet.schemes["TIEN"].id, proposals).added
        changes = tuple(tx.changes)
    tet.approve(kept)
    with tet.database.write("undo_import") as tx:
        take_back(tx, changes)
    with tet.database.read() as reading:
        lines = services.list_gifts(reading, GiftQuery(campaign_id=tet.campaign.id))
        assert [line.id for line in lines] == [kept.id]
        assert services.hardship_of(reading, kept.id) == "Đang điều trị"
        assert services.hardship_of(reading, gone.id) == ""


def test_rejecting_needs_a_reason_and_gives_the_money_back(tet: Tet) -> None:
    gift = tet.approve(*tet.propose("TIEN", tet.members[0]))[0]
    with pytest.raises(ReasonMissing), tet.database.write("reject") as tx:
        services.reject(tx, [gift.id], "  ")
    with tet.database.write("reject") as tx:
        rejected = services.reject(tx, [gift.id], "Đã nhận chương trình khác")[0]
        meters = services.budget_meters(tx, tet.campaign.id, gift.scheme_id)
    assert (rejected.state, rejected.approved) == (GiftState.REJECTED, 0)
    assert [meter.approved for meter in meters] == [0, 0]


def test_hardship_in_words_stands_apart_from_the_gift(tet: Tet) -> None:
    gift = tet.propose("TIEN", tet.members[0], description="Chồng bị tai biến")[0]
    assert "tai biến" not in str(gift)
    with tet.database.write("describe") as tx:
        services.describe_hardship(tx, gift.id, "Chồng nằm viện")
    with tet.database.read() as reading:
        assert services.hardship_of(reading, gift.id) == "Chồng nằm viện"


# Handing out


def test_a_gift_is_handed_out_once(tet: Tet) -> None:
    gift = tet.make_final("TIEN", tet.members[0])[0]
    with tet.database.write("hand_out") as tx:
        first = services.hand_out_as_json(tx, gift.slip_code)
    with tet.database.write("hand_out") as tx:
        second = services.hand_out_as_json(tx, f" {gift.slip_code[:3]} {gift.slip_code[3:]} ")
    assert (first["outcome"], first["name"], first["amount"]) == ("given", "Nguyễn Thị Ánh", 1_000_000)
    assert (second["outcome"], second["at"]) == ("already_given", "2026-11-22T02:00:00+00:00")
    with tet.database.read() as reading:
        given = services.distributions_of(reading, tet.campaign.id)
    assert [(one.request_id, one.amount) for one in given.values()] == [(gift.id, gift.approved)]


def test_the_desk_says_why_a_slip_is_not_good(tet: Tet) -> None:
    gift = tet.propose("TIEN", tet.members[0])[0]
    wrong = gift.slip_code[:-1] + str((int(gift.slip_code[-1]) + 1) % 10)
    with tet.database.write("hand_out") as tx:
        answers = [services.hand_out(tx, code) for code in (wrong, "", "Nguyễn", slip_code(2026, 9999), gift.slip_code)]
    assert [answer.reason for answer in answers] == ["mistyped", "mistyped", "mistyped", "no_such_slip", "de_xuat"]
    assert answers[-1].outcome is Outcome.NOT_ENTITLED
    assert {answer.outcome for answer in answers[:-1]} == {Outcome.UNKNOWN}


def test_a_list_the_superior_decides_on_waits_for_the_answer(tet: Tet, change_scheme: Callable[..., Scheme]) -> None:
    change_scheme("TIEN", superior_decides=True)
    gift = tet.make_final("TIEN", tet.members[0])[0]
    with tet.database.write("hand_out") as tx:
        assert services.hand_out(tx, gift.slip_code).outcome is Outcome.NOT_ENTITLED
        with pytest.raises(StateImpossible):
            services.advance(tx, [gift.id], GiftState.ISSUED)
        for state in (GiftState.SENT_UP, GiftState.SUPERIOR_APPROVED):
            services.advance(tx, [gift.id], state)
        assert services.hand_out(tx, gift.slip_code).outcome is Outcome.GIVEN


def test_the_last_hand_out_is_taken_back_and_given_again(tet: Tet) -> None:
    first, second = tet.make_final("TIEN", *tet.members[:2])
    with tet.database.write("hand_out") as tx:
        services.hand_out(tx, first.slip_code, desk="Bàn 1")
        services.hand_out(tx, second.slip_code, desk="Bàn 2")
    with tet.database.write("take_back") as tx:
        taken = take_back_visit(tx, DeskScope(tet.campaign.id, "Bàn 1"))
        board = show_board(tx, DeskScope(tet.campaign.id))
    assert [one.code for one in taken.gifts] == [first.slip_code]
    assert (board.given, board.waiting, [one.name for one in board.latest]) == (1, 1, [tet.members[1].full_name])
    with tet.database.write("hand_out") as tx:
        assert services.hand_out(tx, first.slip_code).outcome is Outcome.GIVEN


def test_the_last_hand_out_is_the_last_one_even_when_the_clock_was_set_back(tet: Tet) -> None:
    first, second = tet.make_final("TIEN", *tet.members[:2])
    with tet.database.write("hand_out") as tx:
        services.hand_out(tx, first.slip_code)
    tet.database.clock = fixed_at(2020, 1, 1)
    with tet.database.write("hand_out") as tx:
        kept = services.hand_out(tx, second.slip_code)
        (given,) = (one for one in DistributionStore(tx).all() if one.request_id == second.id)
        DistributionStore(tx).remove(given.id)
        DistributionStore(tx).add(replace(given, id="00" + given.id[2:]))  # as a run begun with that clock names it
    with tet.database.write("take_back") as tx:
        taken = take_back_visit(tx, DeskScope(tet.campaign.id))
    assert [one.code for one in taken.gifts] == [kept.code]


def test_there_may_be_nothing_to_take_back(tet: Tet) -> None:
    with pytest.raises(NothingToTakeBack), tet.database.write("take_back") as tx:
        take_back_visit(tx, DeskScope(tet.campaign.id))


def test_a_settled_gift_stays_given(tet: Tet) -> None:
    gift = tet.make_final("TIEN", tet.members[0])[0]
    with tet.database.write("settle") as tx:
        services.hand_out(tx, gift.slip_code)
    tet.pay("TIEN", 1_000_000)
    tet.settle()
    with pytest.raises(StateImpossible), tet.database.write("take_back") as tx:
        take_back_visit(tx, DeskScope(tet.campaign.id))


def test_somebody_else_takes_a_gift_with_relation_and_number(tet: Tet) -> None:
    gift = tet.make_final("TIEN", tet.members[0])[0]
    with pytest.raises(ProxyIncomplete), tet.database.write("hand_out") as tx:
        services.hand_out(tx, gift.slip_code, proxy=Proxy("Lê Văn Hai", "Chồng"))
    with tet.database.write("hand_out") as tx:
        answer = services.hand_out(tx, gift.slip_code, proxy=Proxy("Lê Văn Hai", "Chồng", "072080000001"))
        kept = services.distributions_of(tx, tet.campaign.id)[gift.id]
    assert answer.proxy == "Lê Văn Hai"
    assert (kept.form, kept.proxy_relation) == (HandOutForm.PROXY, "Chồng")


def test_an_unclaimed_gift_goes_to_the_next_in_reserve(tet: Tet, change_scheme: Callable[..., Scheme]) -> None:
    change_scheme("TIEN", quota=1)
    gift = tet.make_final("TIEN", tet.members[0])[0]
    reserve = tet.propose("TIEN", tet.members[1])[0]
    with tet.database.write("return") as tx:
        services.advance(tx, [gift.id], GiftState.ISSUED)
        services.advance(tx, [gift.id], GiftState.NOT_TAKEN, "Đã nghỉ việc")
        services.advance(tx, [gift.id], GiftState.RETURNED, "Đã nghỉ việc")
        taken = services.replace_gift(tx, gift.id, reserve.id)
    assert (taken.state, taken.replaces_id, taken.approved) == (GiftState.APPROVED, gift.id, 1_000_000)
    assert tet.gift(gift).state is GiftState.REPLACED


def test_a_state_cannot_be_skipped(tet: Tet) -> None:
    gift = tet.propose("TIEN", tet.members[0])[0]
    with pytest.raises(StateImpossible), tet.database.write("advance") as tx:
        services.advance(tx, [gift.id], GiftState.FINAL)


# Vouchers and tickets


def test_nothing_is_set_aside_before_approval(tet: Tet) -> None:
    gift = tet.propose("VE", tet.members[0])[0]
    with pytest.raises(NotApproved), tet.database.write("give_tickets") as tx:
        services.assign_tickets(tx, {gift.id: Ticket("Vinh")})


def test_companions_are_limited_and_fly_with_a_number(tet: Tet, change_scheme: Callable[..., Scheme]) -> None:
    gift = tet.approve(*tet.propose("VE", tet.members[0]))[0]
    child = Companion("Nguyễn Bảo An", "Con", PartialDate(2018))

    def aside(ticket: Ticket) -> None:
        with tet.database.write("give_tickets") as tx:
            services.assign_tickets(tx, {gift.id: ticket})

    aside(Ticket("Tây Ninh – Nghệ An", date(2026, 2, 11), "Xe số 3", "12", date(2026, 2, 22), companions=(child,)))
    kept = tet.gift(gift).ticket
    assert kept is not None
    assert kept.companions == (child,)
    with pytest.raises(TooManyCompanions):
        aside(Ticket("Nghệ An", companions=(child,) * 4))
    change_scheme("VE", ticket=TicketTerms(Transport.PLANE))
    with pytest.raises(CompanionNumberMissing):
        aside(Ticket("Vinh", companions=(child,)))


# Lists


def test_the_list_is_in_vietnamese_order_and_searched_without_marks(tet: Tet) -> None:
    tet.propose("TIEN", *tet.members)
    with tet.database.read() as reading:
        names = [line.full_name.split()[-1] for line in services.list_gifts(reading, GiftQuery())]
        found = services.list_gifts(reading, GiftQuery(search="dang an"))
        slip = services.list_gifts(reading, GiftQuery(search=found[0].slip_code))
        page = services.list_gifts(reading, GiftQuery(), limit=3, offset=2)
    assert names == ["Ánh", "Ân", "Ẩn", "Bửu", "Hằng", "Ngữ", "Phước", "Sửu", "Vỹ", "Yến"]
    assert [line.full_name for line in found] == [line.full_name for line in slip] == ["Đặng Văn Ẩn"]
    assert [line.full_name.split()[-1] for line in page] == ["Ẩn", "Bửu", "Hằng"]


def test_a_members_corrected_name_shows_on_the_list(tet: Tet) -> None:
    tet.propose("TIEN", tet.members[0])
    with tet.database.write("change_member") as tx:
        change_member(tx, replace(tet.members[0], full_name="Nguyễn Thị Ngọc Ánh"))
    with tet.database.read() as reading:
        assert services.list_gifts(reading, GiftQuery())[0].full_name == "Nguyễn Thị Ngọc Ánh"


def test_households_children_and_recent_homecomers_are_doubted_not_refused(tet: Tet) -> None:
    wife, husband, away = tet.members[:3]
    child = Beneficiary("", full_name="Nguyễn Bảo An", birth=PartialDate(2018), parent_id=wife.id)
    first = tet.propose("TIEN", Beneficiary("", member_id=wife.id, household="12 Trần Phú"))[0]
    second = tet.propose("TIEN", Beneficiary("", member_id=husband.id, household="12 Trần Phú"))[0]
    third = tet.propose("QUA", child, kind=BeneficiaryKind.CHILD)[0]
    fourth = tet.propose("VE", away, years_away=1)[0]
    with tet.database.read() as reading:
        doubts = services.doubts(reading, tet.campaign.id)
    assert {gift: [(one.kind, one.other) for one in some] for gift, some in doubts.items()} == {
        first.id: [(DoubtKind.SAME_HOUSEHOLD, "Đặng Văn Ẩn")],
        second.id: [(DoubtKind.SAME_HOUSEHOLD, "Nguyễn Thị Ánh")],
        third.id: [(DoubtKind.CHILD_OF_BENEFICIARY, "Nguyễn Thị Ánh")],
        fourth.id: [(DoubtKind.HOME_RECENTLY, "")],
    }


def test_slip_codes_never_repeat_within_a_year(tet: Tet, database: Database) -> None:
    codes = [gift.slip_code for code in ("TIEN", "QUA") for gift in tet.propose(code, *tet.members)]
    assert len(set(codes)) == 20
    assert all(code.startswith("26") for code in codes)


def test_a_refusal_leaves_nothing_behind(tet: Tet) -> None:
    with pytest.raises(UserError):
        tet.propose("QUA", replace(RETIRED, full_name=""))
    tet.propose("QUA", RETIRED)
    with tet.database.read() as reading:
        assert services.count_gifts(reading, GiftQuery()) == 1
