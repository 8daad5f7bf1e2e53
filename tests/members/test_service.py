"""Posts held in the union: what lists show follows from those that are held today."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.database import Database
from desktop.core.errors import FieldRefused
from desktop.core.partial_date import PartialDate
from desktop.features.members import services
from desktop.features.members.domain import ServicePeriod, in_time_order, post_shown, printed_service, read_service
from desktop.features.members.reports.persons import personnel_list
from desktop.features.members.words import refusal
from desktop.features.organization.domain import UnionDraft
from desktop.features.organization.services import found_union
from tests.members.people import add

texts = st.text("abcđêô /-.&,()", min_size=1, max_size=12).map(lambda text: f"a{text.strip()}")
days = st.none() | st.integers(1960, 2026).map(PartialDate) | st.dates(date(1960, 1, 1), date(2026, 11, 22)).map(
    PartialDate.of
)  # fmt: skip
periods = st.builds(ServicePeriod, texts, texts | st.just(""), days, days, texts | st.just("")).filter(
    lambda one: not one.is_reversed
)


@given(st.lists(periods, max_size=4))
def test_what_is_printed_is_read_again(service: list[ServicePeriod]) -> None:
    assert read_service(printed_service(service)) == tuple(service)
    assert in_time_order(service) == in_time_order(in_time_order(service))


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("2018-2022: Tổ phó, Tổ May 1", ServicePeriod("Tổ phó", "Tổ May 1", PartialDate(2018), PartialDate(2022))),
        ("2023 – nay: Thủ quỹ (QĐ 5)", ServicePeriod("Thủ quỹ", "", PartialDate(2023), None, "QĐ 5")),
        ("Tổ phó", ServicePeriod("Tổ phó")),
        ("01/02/2019 - 30/06/2020: Kế toán; 2021-: Tổ phó", ServicePeriod(
            "Kế toán", "", PartialDate(2019, 2, 1), PartialDate(2020, 6, 30))),
    ],
)  # fmt: skip
def test_what_people_type_is_understood(text: str, first: ServicePeriod) -> None:
    assert read_service(text)[0] == first


@pytest.mark.parametrize("text", ["2022 – 2018: Tổ trưởng", "31/02/2020 – nay: Tổ phó"])
def test_nonsense_is_not(text: str) -> None:
    with pytest.raises(ValueError, match="20"):
        read_service(text)


def test_the_most_responsible_post_of_today_comes_first() -> None:
    held = (
        ServicePeriod("Tổ trưởng"),
        ServicePeriod("Phó Chủ tịch"),
        ServicePeriod("Thủ quỹ", until=PartialDate(2020)),
    )
    assert post_shown(held, "") == "Phó Chủ tịch, Tổ trưởng"


def test_a_post_that_is_over_is_no_longer_shown() -> None:
    over = (ServicePeriod("Tổ trưởng", until=PartialDate(2020)),)
    assert post_shown(over, "tổ trưởng") == ""
    assert post_shown(over, "Thủ quỹ") == "Thủ quỹ"
    assert post_shown((), "Tổ trưởng") == "Tổ trưởng"


def test_the_list_shows_the_post_and_typing_another_over_it_is_refused(database: Database) -> None:
    member = add(database, service=(ServicePeriod("Tổ trưởng", "Tổ May", PartialDate(2020)),))
    with database.read() as reading:
        assert services.list_members(reading)[0].union_post == "Tổ trưởng"
    with pytest.raises(FieldRefused) as caught, database.write("change") as tx:
        services.change_member(tx, replace(member, union_post="Thủ quỹ"))
    assert "Tổ trưởng" in (refusal(caught.value) or "")
    with database.write("change") as tx:
        ended = replace(member.service[0], until=PartialDate(2026))
        changed = services.change_member(tx, replace(member, service=(ended,)))
    assert changed.union_post == ""


def test_the_personnel_list_tells_it(database: Database) -> None:
    member = add(database, service=(ServicePeriod("Tổ trưởng", "Tổ May", PartialDate(2020)),))
    with database.write("found") as tx:
        found_union(tx, UnionDraft("CĐCS Công ty May", "MAY"))
    with database.read() as reading:
        table = personnel_list(reading, member.id).tables[0]
    assert table.columns[-1].title == "Quá trình công tác công đoàn"
    assert table.rows[0].cells[-1] == "Tổ trưởng (2020 – nay)"
