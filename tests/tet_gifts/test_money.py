"""Sources, accounting years, vouchers and settlement: money that moves is always accounted for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from desktop.core.errors import FieldRefused
from desktop.core.money import Dong
from desktop.core.store import take_back
from desktop.features.tet_gifts import services
from desktop.features.tet_gifts.domain import (
    Approval,
    BeneficiaryKind,
    ClassCap,
    Difference,
    FundSource,
    GiftState,
    MoreBackThanOut,
    NothingToSettle,
    NotReconciled,
    NotSigned,
    OverBudget,
    OverClassCap,
    OverQuota,
    PaymentAboveBudget,
    PaymentKind,
    PaymentNumberTaken,
    Scheme,
    SchemeInUse,
    SchemePartsFixed,
    SourceBudget,
    StateImpossible,
    StillOpen,
    YearSettled,
)
from desktop.features.tet_gifts.domain.desk import DeskScope
from desktop.features.tet_gifts.services.desk import take_back_visit
from desktop.features.tet_gifts.services.signing import note_signatures

from .conftest import Tet

Change = Callable[..., Scheme]
OWN, ABOVE = FundSource.OWN, FundSource.SUPERIOR
TWO_YEARS = (SourceBudget(OWN, Dong(1_000_000), year=2025), SourceBudget(OWN, Dong(2_000_000), year=2026))


def refusal_of(tet: Tet, kind: type[Exception], deed: Callable[..., object]) -> object:
    with pytest.raises(kind) as refusal, tet.database.write("deed") as tx:
        deed(tx)
    return refusal.value


# Sources and accounting years


def test_one_source_gives_out_of_two_accounting_years(tet: Tet, change_scheme: Change) -> None:
    change_scheme("TIEN", budgets=TWO_YEARS)
    approved = tet.approve(*tet.propose("TIEN", *tet.members[:3]))
    assert [(one.source, one.year) for one in approved] == [(OWN, 2025), (OWN, 2026), (OWN, 2026)]
    refused = tet.propose("TIEN", tet.members[3])
    refusal_of(tet, OverBudget, lambda tx: services.approve(tx, [Approval(refused[0].id)]))


def test_a_budget_line_without_a_year_is_of_the_year_of_tet(tet: Tet, change_scheme: Change) -> None:
    scheme = change_scheme("TIEN", budgets=(SourceBudget(OWN, Dong(1_000_000)),))
    assert [one.year for one in scheme.budgets] == [2026]
    with pytest.raises(FieldRefused):
        change_scheme("TIEN", budgets=(SourceBudget(OWN, Dong(1_000_000), year=2024),))


def test_gifts_go_along_when_the_year_of_their_line_is_put_right(tet: Tet, change_scheme: Change) -> None:
    change_scheme("TIEN", budgets=(SourceBudget(OWN, Dong(2_000_000), year=2026),))
    gifts = tet.approve(*tet.propose("TIEN", *tet.members[:2]))
    change_scheme("TIEN", budgets=(SourceBudget(OWN, Dong(2_000_000), quota=2, year=2025),))
    assert [tet.gift(gift).year for gift in gifts] == [2025, 2025]


def test_gifts_move_to_another_source_all_or_none(tet: Tet, change_scheme: Change) -> None:
    change_scheme("TIEN", budgets=(SourceBudget(ABOVE, Dong(9_000_000)), SourceBudget(OWN, Dong(1_000_000), quota=1)))
    first, second = tet.approve(*tet.propose("TIEN", *tet.members[:2]))
    refusal_of(tet, OverBudget, lambda tx: services.move_to_source(tx, [first.id, second.id], OWN))
    assert {tet.gift(first).source, tet.gift(second).source} == {ABOVE}
    with tet.database.write("move") as tx:
        services.move_to_source(tx, [first.id], OWN)
    assert (tet.gift(first).source, tet.gift(first).year) == (OWN, 2026)
    refusal_of(tet, OverBudget, lambda tx: services.move_to_source(tx, [first.id], FundSource.DONORS))


def test_a_source_is_never_cut_below_what_it_pays_for(tet: Tet, change_scheme: Change) -> None:
    change_scheme("TIEN", budgets=TWO_YEARS)
    tet.approve(*tet.propose("TIEN", *tet.members[:3]))
    for budgets in ((TWO_YEARS[1],), (replace(TWO_YEARS[0], amount=Dong(999_999)), TWO_YEARS[1])):
        with pytest.raises(OverBudget):
            change_scheme("TIEN", budgets=budgets)
    with pytest.raises(OverQuota):
        change_scheme("TIEN", quota=2)


# Schemes


def test_what_of_a_gift_is_money_stays_once_gifts_are_approved(tet: Tet, change_scheme: Change) -> None:
    tet.approve(*tet.propose("QUA", tet.members[0]))
    with pytest.raises(SchemePartsFixed):
        change_scheme("QUA", kind_part=Dong(200_000))
    tet.approve(*tet.propose("TIEN", tet.members[0]))
    with pytest.raises(OverClassCap):
        change_scheme("TIEN", class_caps=(ClassCap(BeneficiaryKind.MEMBER, Dong(900_000)),))
    assert change_scheme("QUA", content="Gạo, dầu, bánh").content == "Gạo, dầu, bánh"


def test_a_scheme_with_gifts_is_not_removed_and_others_are(tet: Tet) -> None:
    tet.propose("TIEN", tet.members[0])
    error = refusal_of(tet, SchemeInUse, lambda tx: services.remove_scheme(tx, tet.schemes["TIEN"].id))
    assert error.gifts == 1  # type: ignore[attr-defined]
    with tet.database.write("remove") as tx:
        services.remove_scheme(tx, tet.schemes["VE"].id)
        assert [one.code for one in services.list_schemes(tx, tet.campaign.id)] == ["TIEN", "QUA", "PHIEU"]


def test_schemes_are_put_in_another_order(tet: Tet) -> None:
    with tet.database.write("move") as tx:
        services.move_scheme(tx, tet.schemes["VE"].id, -1)
        services.move_scheme(tx, tet.schemes["TIEN"].id, -1)
        codes = [one.code for one in services.list_schemes(tx, tet.campaign.id)]
    assert codes == ["TIEN", "QUA", "VE", "PHIEU"]


def test_a_campaign_keeps_the_years_and_the_tet_its_money_and_slips_are_of(tet: Tet) -> None:
    tet.propose("TIEN", tet.members[0])
    for told, field in (({"accounting_years": (2026,)}, "accounting_years"), ({"lunar_year": 2027}, "lunar_year")):
        with pytest.raises(FieldRefused) as refusal, tet.database.write("change") as tx:
            services.change_campaign(tx, replace(tet.campaign, **told))
        assert refusal.value.field == field
    with tet.database.write("change") as tx:
        changed = services.change_campaign(tx, replace(tet.campaign, settle_by=date(2026, 4, 1), theme="Tết ấm"))
    assert (changed.settle_by, changed.theme) == (date(2026, 4, 1), "Tết ấm")


# Vouchers


def test_a_voucher_says_who_took_the_money(tet: Tet) -> None:
    with pytest.raises(FieldRefused) as refusal:
        tet.pay("TIEN", 1_000_000, payee=" ")
    assert refusal.value.field == "payee"
    for told in ({"number": ""}, {"year": 2024}, {"on": date(2024, 12, 31)}):
        with pytest.raises(FieldRefused):
            tet.pay("TIEN", 1_000_000, **told)
    with pytest.raises(FieldRefused):
        tet.pay("TIEN", 0)


def test_a_voucher_number_is_used_once_but_may_be_for_two_sources(tet: Tet) -> None:
    tet.pay("TIEN", 1_000_000, number="PC01")
    tet.pay("TIEN", 500_000, number="pc01", source=OWN)
    for told in ({"payee": "Người khác"}, {"on": date(2026, 1, 21)}, {}):
        with pytest.raises(PaymentNumberTaken):
            tet.pay("TIEN", 500_000, number="PC01", **told)
    assert tet.pay("QUA", 300_000, PaymentKind.DELIVERY, number="PC01").number == "PC01"


def test_no_more_leaves_the_cashier_than_the_source_gives(tet: Tet) -> None:
    tet.pay("TIEN", 20_000_000)
    with pytest.raises(PaymentAboveBudget) as refusal:
        tet.pay("TIEN", 1)
    assert (refusal.value.budget, refusal.value.paid) == (20_000_000, 20_000_001)
    tet.pay("TIEN", 5_000_000, PaymentKind.CASH_BACK)
    tet.pay("TIEN", 5_000_000)


def test_no_more_comes_back_than_went_out(tet: Tet) -> None:
    paid = tet.pay("TIEN", 1_000_000)
    tet.pay("TIEN", 1_000_000, PaymentKind.CASH_BACK)
    with pytest.raises(MoreBackThanOut):
        tet.pay("TIEN", 1, PaymentKind.CASH_BACK)
    refusal_of(tet, MoreBackThanOut, lambda tx: services.remove_payment(tx, paid.id))
    refusal_of(tet, MoreBackThanOut, lambda tx: services.change_payment(tx, replace(paid, amount=Dong(999_999))))


def test_cash_and_goods_are_never_one_sum(tet: Tet) -> None:
    tet.hand_out(*tet.make_final("VE", tet.members[0]))  # 300.000 in cash and a ticket worth 700.000
    tet.pay("VE", 1_000_000)
    with tet.database.read() as reading:
        account = next(one for one in services.balances(reading, tet.campaign.id) if one.gifts)
    assert (account.cash, account.goods) == (300_000, 700_000)
    assert (account.cash_difference, account.goods_difference) == (700_000, -700_000)
    with pytest.raises(NotReconciled) as refusal:
        tet.settle()
    assert [(one.goods, one.listed, one.vouched) for one in refusal.value.differences] == [
        (False, 300_000, 1_000_000), (True, 700_000, 0),
    ]  # fmt: skip


# Settlement


def test_a_difference_of_one_dong_refuses_the_settlement_and_names_where(tet: Tet) -> None:
    tet.hand_out(*tet.make_final("TIEN", *tet.members[:2]))
    tet.pay("TIEN", 2_000_001)
    with pytest.raises(NotReconciled) as refusal:
        tet.settle()
    scheme = tet.schemes["TIEN"].name
    assert refusal.value.differences == (
        Difference(scheme, ABOVE, 2026, False, Dong(2_000_000), Dong(2_000_001)),
    )  # fmt: skip
    tet.pay("TIEN", 1, PaymentKind.CASH_BACK)
    assert tet.settle().cash == 2_000_000


def test_nobody_may_still_wait_when_a_year_is_settled(tet: Tet) -> None:
    given, waiting = tet.make_final("TIEN", *tet.members[:2])
    tet.hand_out(given)
    tet.pay("TIEN", 1_000_000)
    with pytest.raises(StillOpen) as refusal:
        tet.settle()
    assert (refusal.value.gifts, refusal.value.names) == (1, (tet.members[1].full_name,))
    with tet.database.write("not_taken") as tx:
        services.mark_not_taken(tx, [waiting.id], "Đã nghỉ việc")
    with pytest.raises(StillOpen):
        tet.settle()
    with tet.database.write("bring_back") as tx:
        services.bring_back(tx, [waiting.id])
    assert tet.settle().gifts == 1
    assert tet.gift(waiting).state is GiftState.RETURNED


def test_an_empty_row_of_the_signed_list_stops_the_settlement_until_it_is_signed(tet: Tet) -> None:
    first, second = tet.make_final("TIEN", *tet.members[:2])
    tet.hand_out(first, second)
    tet.pay("TIEN", 2_000_000)
    with tet.database.write("note_signatures") as tx:
        note_signatures(tx, "", {first.id: True, second.id: False})
    with pytest.raises(NotSigned) as refusal:
        tet.settle()
    assert (refusal.value.gifts, refusal.value.names) == (1, (tet.members[1].full_name,))
    with tet.database.write("note_signatures") as tx:
        note_signatures(tx, "", {second.id: True})
    assert tet.settle().gifts == 2


def test_each_accounting_year_is_settled_by_itself(tet: Tet, change_scheme: Change) -> None:
    change_scheme("TIEN", budgets=TWO_YEARS)
    early, late = tet.make_final("TIEN", *tet.members[:2])
    tet.hand_out(early)
    tet.pay("TIEN", 1_000_000, on=date(2025, 12, 30))
    assert tet.settle(2025).cash == 1_000_000
    assert (tet.gift(early).state, tet.gift(late).state) == (GiftState.SETTLED, GiftState.FINAL)
    with pytest.raises(YearSettled):
        tet.settle(2025)
    tet.hand_out(late)
    tet.pay("TIEN", 1_000_000, year=2026)
    assert tet.settle(2026).cash == 1_000_000
    with tet.database.read() as reading:
        assert [one.year for one in services.list_settlements(reading, tet.campaign.id)] == [2025, 2026]


def test_there_must_be_something_to_settle(tet: Tet) -> None:
    with pytest.raises(NothingToSettle):
        tet.settle()


def test_nothing_of_a_settled_year_changes_any_more(tet: Tet, change_scheme: Change) -> None:
    change_scheme("TIEN", budgets=TWO_YEARS)
    gift = tet.make_final("TIEN", tet.members[0])[0]
    tet.hand_out(gift)
    paid = tet.pay("TIEN", 1_000_000, on=date(2025, 12, 30))
    settled = tet.settle(2025)
    other = tet.propose("TIEN", tet.members[1])[0]
    for deed in (
        lambda tx: services.remove_payment(tx, paid.id),
        lambda tx: services.change_payment(tx, replace(paid, note="khác")),
        lambda tx: services.add_payment(tx, replace(paid, number="PC99")),
        lambda tx: services.move_to_source(tx, [gift.id], OWN, 2026),
        lambda tx: services.approve(tx, [Approval(other.id, source=OWN, year=2025)]),
    ):
        refusal_of(tet, (YearSettled, OverBudget), deed)  # type: ignore[arg-type]
    refusal_of(tet, StateImpossible, lambda tx: take_back_visit(tx, DeskScope(tet.campaign.id)))
    refusal_of(tet, StateImpossible, lambda tx: services.advance(tx, [gift.id], GiftState.NOT_TAKEN, "Vắng"))
    with pytest.raises(OverBudget):
        change_scheme("TIEN", budgets=(TWO_YEARS[1],))
    assert tet.gift(gift).state is GiftState.SETTLED
    assert settled.number == "05/BC"


def test_settling_cannot_be_taken_back(tet: Tet) -> None:
    tet.hand_out(*tet.make_final("TIEN", tet.members[0]))
    tet.pay("TIEN", 1_000_000)
    with tet.database.write("settle") as tx:
        services.settle(tx, tet.campaign.id, 2026, services.SettlementDraft(date(2026, 3, 10)))
        changes = tuple(tx.changes)
    refusal_of(tet, YearSettled, lambda tx: take_back(tx, changes))


def test_a_hand_out_of_a_settled_gift_survives_any_taking_back(tet: Tet) -> None:
    gift = tet.make_final("TIEN", tet.members[0])[0]
    with tet.database.write("hand_out") as tx:
        services.hand_out(tx, gift.slip_code)
        changes = tuple(tx.changes)
    tet.pay("TIEN", 1_000_000)
    tet.settle()
    with tet.database.write("take_back") as tx:
        take_back(tx, changes)
    with tet.database.read() as reading:
        assert services.distributions_of(reading, tet.campaign.id)[gift.id].amount == 1_000_000
    assert tet.gift(gift).state is GiftState.SETTLED
