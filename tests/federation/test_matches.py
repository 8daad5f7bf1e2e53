"""One person in two unions: the desk finds it without a number, each union hears of it without a name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.core import answers
from desktop.features.federation import services
from desktop.features.federation.domain import Match, Outcome
from desktop.features.sync import services as sync
from desktop.features.sync.domain import PackageKind, Purpose, Sender
from tests.sync.test_matching import gifts
from tests.sync.units import DESK, SENDER, Row, Unit, introduce, open_unit

from .conftest import Desk

OTHER = Sender("0190cccc-0000-7000-8000-000000000003", "TN-0002", "CĐCS Công ty TNHH Giày Trảng Bàng")
WORDS = "Phiếu mua hàng, cấp tỉnh, Tết Bính Ngọ 2026"
OFFER = "tet-2026/phieu"


@pytest.fixture
def unions(desk: Desk, tmp_path: Path) -> Iterator[tuple[Unit, Unit]]:
    """Two unions that know the desk and were given its key before they ever reported."""
    made = [open_unit(tmp_path, sender) for sender in (SENDER, OTHER)]
    for unit in made:
        introduce(unit, desk, tmp_path)
        plan = services.send_key(desk.database, unit.sender.id, tmp_path)
        assert services.receive(unit.database, [plan.file], accept=True)[0].outcome is Outcome.APPLIED
    yield made[0], made[1]
    for unit in made:
        unit.database.close()


def report(unit: Unit, desk: Desk, to: Path, *rows: Row) -> None:
    sent = sync.create_package(
        unit.database, (gifts(rows),), unit.sender, PackageKind.REPORT, to, False, DESK.id, "0.1.0",
        purpose=Purpose.PERSONS,
    )  # fmt: skip
    result = desk.receive(sent.file)[0]
    assert result.outcome is Outcome.APPLIED, result.problems


def found_by(desk: Desk) -> list[Match]:
    with desk.shelf.read() as reading:
        return services.list_matches(reading)


def row(id: str, number: str, former: str = "", offer: str = OFFER, state: str = "live") -> Row:
    return (id, f"Người {id}", number, former, offer, WORDS, state)


def test_the_same_number_in_two_unions_is_found_whichever_way_it_is_written(
    unions: tuple[Unit, Unit], desk: Desk, stick: Path
) -> None:
    report(unions[0], desk, stick, row("a1", "072185001234"), row("a2", "072185009999"))
    report(unions[1], desk, stick, row("b1", "072 185 001.234"), row("b2", "072185008888"))
    [match] = found_by(desk)
    assert [(place.unit_name, place.row, place.person) for place in match.places] == [
        (SENDER.name, "a1", "Người a1"),
        (OTHER.name, "b1", "Người b1"),
    ]


def test_an_old_card_number_finds_who_has_a_new_one(unions: tuple[Unit, Unit], desk: Desk, stick: Path) -> None:
    report(unions[0], desk, stick, row("a1", "072185001234", "291234567"))
    report(unions[1], desk, stick, row("b1", "291234567"))
    assert len(found_by(desk)) == 1


@pytest.mark.parametrize(
    "other", [row("b1", "072185001234", offer="tet-2026/ve"), row("b1", "072185001234", state="rejected"),
              row("b1", "072185001235"), row("b1", "")]
)  # fmt: skip
def test_another_offer_a_rejected_gift_or_another_number_is_no_match(
    unions: tuple[Unit, Unit], desk: Desk, stick: Path, other: Row
) -> None:
    report(unions[0], desk, stick, row("a1", "072185001234"))
    report(unions[1], desk, stick, other)
    assert found_by(desk) == []


def test_each_union_hears_what_it_is_and_not_who_or_where(unions: tuple[Unit, Unit], desk: Desk, stick: Path) -> None:
    report(unions[0], desk, stick, row("a1", "072185001234"), row("a2", "072185009999"))
    report(unions[1], desk, stick, row("b1", "072185001234"))
    for unit, mine in zip(unions, ("a1", "b1"), strict=True):
        answer = desk.reply(unit.sender.code, stick)
        assert services.receive(unit.database, [answer.file], accept=True)[0].outcome is Outcome.APPLIED
        with unit.database.read() as reading:
            assert answers.about(reading, "gifts") == {mine: WORDS}
            shown = str(services.rows_of(reading, DESK.id, "duplicates"))
            assert services.rows_of(reading, DESK.id, "matching_key") == {}
        assert OTHER.name not in shown
        assert "Người" not in shown


def test_an_answer_that_no_longer_holds_goes_with_the_next_one(
    unions: tuple[Unit, Unit], desk: Desk, stick: Path
) -> None:
    report(unions[0], desk, stick, row("a1", "072185001234"))
    report(unions[1], desk, stick, row("b1", "072185001234"))
    services.receive(unions[0].database, [desk.reply(SENDER.code, stick).file], accept=True)
    report(unions[1], desk, stick, row("b1", "072185001234", state="rejected"))
    services.receive(unions[0].database, [desk.reply(SENDER.code, stick).file], accept=True)
    with unions[0].database.read() as reading:
        assert answers.about(reading, "gifts") == {}


def test_a_reply_brings_the_key_too(desk: Desk, tmp_path: Path, stick: Path) -> None:
    unit = open_unit(tmp_path, SENDER)
    introduce(unit, desk, tmp_path)
    desk.receive(unit.send(stick).file)
    services.receive(unit.database, [desk.reply(SENDER.code, stick).file], accept=True)
    with unit.database.read() as reading:
        assert sync.holds_matching_key(reading, DESK.id)
    unit.database.close()


def test_a_reply_received_again_brings_what_a_power_cut_took(
    unions: tuple[Unit, Unit], desk: Desk, stick: Path
) -> None:
    report(unions[0], desk, stick, row("a1", "072185001234"))
    report(unions[1], desk, stick, row("b1", "072185001234"))
    first, second = (desk.reply(SENDER.code, stick).file for _ in range(2))
    mine = unions[0].database
    for file in (first, second):
        services.receive(mine, [file], accept=True)
    for file, expected in ((first, {}), (second, {"a1": WORDS})):
        with mine.write("lose") as tx:
            answers.keep(tx, DESK.id, [])
        assert services.receive(mine, [file], accept=True)[0].outcome is Outcome.UNCHANGED
        with mine.read() as reading:
            assert answers.about(reading, "gifts") == expected
