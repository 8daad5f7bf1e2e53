from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.errors import FieldRefused
from desktop.core.money import Dong
from desktop.features.tet_gifts.domain import (
    COMMITTED,
    LIVE,
    NEXT,
    BeneficiaryKind,
    ClassCap,
    FundSource,
    GiftState,
    OverBudget,
    OverQuota,
    Scheme,
    SchemeKind,
    SourceBudget,
    Spent,
    TetCampaign,
    TicketTerms,
    Transport,
    is_slip,
    refuse_campaign,
    refuse_overspent,
    refuse_scheme,
    slip_code,
    tidied_campaign,
    typed_slip,
)

BAG = Scheme("1", "c", "TLD", "Thăm, tặng quà", SchemeKind.CASH, cash_part=Dong(1_000_000), kind_part=Dong(300_000))


@pytest.mark.parametrize(
    ("year", "name", "first_day"),
    [
        (2021, "Tết Tân Sửu 2021", date(2021, 2, 12)),
        (2025, "Tết Ất Tỵ 2025", date(2025, 1, 29)),
        (2026, "Tết Bính Ngọ 2026", date(2026, 2, 17)),
        (2030, "Tết Canh Tuất 2030", date(2030, 2, 2)),  # in China a day later
    ],
)
def test_a_campaign_is_named_and_dated_by_its_lunar_year(year: int, name: str, first_day: date) -> None:
    campaign = TetCampaign("1", "TET", year)
    assert (campaign.name, campaign.tet_date) == (name, first_day)


def test_a_campaign_spends_from_two_accounting_years() -> None:
    assert tidied_campaign(TetCampaign("1", "TET", 2027)).accounting_years == (2026, 2027)


def test_a_campaign_outside_the_calendar_is_refused() -> None:
    with pytest.raises(FieldRefused) as refusal:
        refuse_campaign(TetCampaign("1", "TET", 2101))
    assert refusal.value.field == "lunar_year"


def test_goods_are_not_divided_and_never_counted_as_cash() -> None:
    assert (BAG.in_cash(Dong(1_300_000)), BAG.in_kind(Dong(1_300_000))) == (1_000_000, 300_000)
    assert (BAG.in_cash(Dong(500_000)), BAG.in_kind(Dong(500_000))) == (200_000, 300_000)


def test_a_class_cap_lies_below_or_above_the_usual_value() -> None:
    scheme = replace(
        BAG,
        class_caps=(
            ClassCap(BeneficiaryKind.WORKER, Dong(500_000)),
            ClassCap(BeneficiaryKind.OTHER, Dong(2_000_000)),
        ),
    )
    kinds = (BeneficiaryKind.WORKER, BeneficiaryKind.OTHER, BeneficiaryKind.MEMBER)
    assert [scheme.cap_of(kind) for kind in kinds] == [500_000, 2_000_000, 1_300_000]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"name": ""}, "name"),
        ({"cash_part": Dong(0)}, "cash_part"),
        ({"kind": SchemeKind.VOUCHER, "kind_part": Dong(0)}, "kind_part"),
        ({"kind": SchemeKind.TICKET}, "ticket"),
        ({"ticket": TicketTerms(Transport.BUS)}, "ticket"),
        ({"quota": -1}, "budgets"),
        ({"budgets": (SourceBudget(FundSource.OWN, Dong(1)), SourceBudget(FundSource.OWN, Dong(2)))}, "budgets"),
        ({"class_caps": (ClassCap(BeneficiaryKind.WORKER, Dong(200_000)),)}, "class_caps"),
        ({"apply_from": date(2026, 2, 1), "apply_to": date(2026, 1, 1)}, "apply_to"),
    ],
)
def test_a_scheme_that_cannot_be_given_or_counted_is_refused(wrong: dict[str, object], field: str) -> None:
    with pytest.raises(FieldRefused) as refusal:
        refuse_scheme(replace(BAG, **wrong))  # type: ignore[arg-type]
    assert refusal.value.field == field


def test_money_and_number_are_kept_within_what_each_source_gives() -> None:
    scheme = replace(BAG, budgets=(SourceBudget(FundSource.OWN, Dong(3_000_000), quota=2, year=2026),), quota=3)
    own = (FundSource.OWN, 2026)
    refuse_overspent(scheme, {}, {own: (Dong(3_000_000), 2)})
    with pytest.raises(OverBudget) as money:
        refuse_overspent(scheme, {own: (Dong(2_000_000), 1)}, {own: (Dong(3_300_000), 2)})
    assert (money.value.wanted, money.value.left) == (1_300_000, 1_000_000)
    with pytest.raises(OverQuota):
        refuse_overspent(scheme, {}, {own: (Dong(2_000_000), 3)})
    with pytest.raises(OverBudget):
        refuse_overspent(scheme, {}, {(FundSource.DONORS, 2026): (Dong(1), 1)})
    with pytest.raises(OverBudget):
        refuse_overspent(scheme, {}, {(FundSource.OWN, 2025): (Dong(1), 1)})


def test_giving_money_back_is_never_refused() -> None:
    over: Spent = {(FundSource.OWN, 0): (Dong(5_000_000), 5)}
    less: Spent = {(FundSource.OWN, 0): (Dong(4_000_000), 4)}
    refuse_overspent(replace(BAG, budgets=(SourceBudget(FundSource.OWN, Dong(1), quota=1),), quota=1), over, less)


@given(number=st.integers(1, 999_999), place=st.integers(0, 8), other=st.integers(1, 9))
def test_a_slip_with_one_wrong_digit_is_noticed(number: int, place: int, other: int) -> None:
    code = slip_code(2026, number)
    wrong = str((int(code[place]) + other) % 10)
    assert is_slip(code)
    assert not is_slip(code[:place] + wrong + code[place + 1 :])


@given(number=st.integers(1, 999_999), place=st.integers(0, 7))
def test_a_slip_with_two_neighbours_swapped_is_noticed(number: int, place: int) -> None:
    code = slip_code(2026, number)
    swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    assert is_slip(swapped) == (swapped == code)


def test_a_slip_is_read_as_it_is_printed() -> None:
    assert typed_slip(" 260 000-019\n") == "260000019"
    assert not is_slip("26000001")
    assert not is_slip("26000001٩")
    assert not is_slip("26000001²")


def test_every_state_can_be_left_or_is_an_end() -> None:
    ends = {state for state, following in NEXT.items() if not following}
    assert set(NEXT) == set(GiftState)
    assert ends == {GiftState.SETTLED, GiftState.REPLACED, GiftState.SUPERIOR_REJECTED}
    assert set(COMMITTED) < set(LIVE)
