"""The numbers of a pack that are proposals: seen, corrected by a document, compared, kept, taken out of use again."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.core.errors import FieldRefused
from desktop.features.awards import services
from desktop.features.awards.catalogue import award_types, pack_text, parse_pack, rule_packs, shipped_content
from desktop.features.awards.domain import CatalogueRefused, Meeting, Status, Vote, VoteBase
from desktop.features.awards.feature import FEATURE
from desktop.features.awards.reports import award_minutes
from desktop.features.awards.rules import Origin, Outcome, Rule, RulePack, VoteRule, voted_by
from desktop.features.awards.ui.comparing import CompareDialog
from desktop.features.awards.ui.screen import AwardsScreen
from desktop.shell.workplace import Workplace
from tests.awards.conftest import House
from tests.awards.test_papers import text
from tests.awards.test_screen import child, children, dialog, settle
from tests.awards.test_tabs import turn_to

BAO = "Trần Văn Bảo"
LETTER = "Hướng dẫn số 05/HD-LĐLĐ ngày 15/01/2026"


@pytest.fixture
def screen(qtbot: QtBot, workplace: Workplace, house: House) -> AwardsScreen:
    workplace.features = (FEATURE,)
    made = AwardsScreen(workplace)
    qtbot.addWidget(made)
    made.resize(1140, 600)
    made.show()
    settle(made)
    return made


def guideline() -> RulePack:
    return next(one for one in rule_packs() if one.id == "huong-dan-mau")


def place(rule: str, entry: str = "threshold") -> str:
    numbers = services.numbers_of(shipped_content(guideline()))
    return next(one.place for one in numbers if (one.rule, one.entry) == (rule, entry))


def correct(house: House, values: dict[str, int], *, confirmed: bool = False) -> RulePack:
    with house.write() as tx:
        content = services.adjusted(tx, guideline(), values, LETTER, confirmed=confirmed)
        services.adjust_pack(tx, content)
    return services.pack_of(content)


@pytest.mark.parametrize("pack", rule_packs(), ids=lambda one: f"{one.id}-{one.version}")
def test_every_shipped_pack_written_anew_judges_the_same(pack: RulePack, house: House) -> None:
    with house.read() as reading:
        content = services.adjusted(reading, pack, {}, LETTER, confirmed=False)
    written = services.pack_of(content)
    same = {"version": pack.version, "origin": pack.origin, "sha256": pack.sha256}
    assert replace(written, **same) == pack  # type: ignore[arg-type]


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_text_survives_being_written(said: str) -> None:
    assert tomllib.loads(pack_text({"a": said, "b": [{"c": [said], "d": 3}]}).decode()) == {
        "a": said, "b": [{"c": [said], "d": 3}],
    }  # fmt: skip


def test_points_shares_and_the_two_year_wait_are_told_as_proposals() -> None:
    numbers = services.numbers_of(shipped_content(guideline()))
    proposed = {(one.rule, one.value) for one in numbers if not one.confirmed}
    names = [name for name, _ in proposed]
    assert {60, 40, 2, 80, 10} <= {value for _, value in proposed}
    assert "Tỷ lệ phiếu đồng ý" in names


def test_a_corrected_number_judges_and_names_its_document_and_the_rest_stays_a_proposal(house: House) -> None:
    house.know(house.person(BAO), absent_days=35)
    house.nominate("GK_CDCS", house.person(BAO))
    assert house.check("absence").outcome is Outcome.PASS
    correct(house, {place("Số ngày nghỉ trong năm"): 30})
    answer = house.check("absence")
    assert answer.outcome is Outcome.FAIL
    assert "dưới 30 ngày" in answer.threshold
    assert LETTER in answer.source
    assert "cần đối chiếu" not in answer.source
    assert "cần đối chiếu" in house.check("employed").source


def test_what_was_compared_with_the_document_is_no_proposal_any_more(house: House) -> None:
    corrected = correct(house, {}, confirmed=True)
    assert not any(rule.adjustable for rule in corrected.rules)
    assert not any(share.adjustable for share in corrected.recommended)
    assert all(LETTER in rule.article for rule in guideline_rules(corrected))


def guideline_rules(pack: RulePack) -> list[Rule]:
    shipped = {rule.code for rule in guideline().rules if rule.adjustable}
    return [rule for rule in pack.rules if rule.code in shipped]


def test_corrected_twice_and_taken_out_of_use_the_shipped_pack_judges_again(house: House) -> None:
    house.know(house.person(BAO), absent_days=35)
    house.nominate("GK_CDCS", house.person(BAO))
    first = correct(house, {place("Số ngày nghỉ trong năm"): 30})
    second = correct(house, {place("Số ngày nghỉ trong năm"): 36})
    assert (first.version, second.version) == ("2024-05-29-don-vi-1", "2024-05-29-don-vi-2")
    assert house.check("absence").outcome is Outcome.PASS
    with house.write() as tx:
        for one in (first, second):
            services.remove_pack(tx, one.id, one.version)
    assert "dưới 40 ngày" in house.check("absence").threshold


def test_a_number_without_a_document_or_out_of_reason_is_refused(house: House) -> None:
    with house.read() as reading:
        with pytest.raises(FieldRefused) as refused:
            services.adjusted(reading, guideline(), {}, "  ", confirmed=True)
        assert refused.value.field == "document"
        share = place("Tỷ lệ phiếu đồng ý", "percent")
        with pytest.raises(FieldRefused) as refused:
            services.adjusted(reading, guideline(), {share: 101}, LETTER, confirmed=False)
        assert refused.value.field == share


# The share of votes


def test_the_share_of_votes_and_of_whom_come_from_the_pack() -> None:
    award = award_types()["GK_CDCS"]
    ours = VoteRule(("GK_CDCS",), 90, VoteBase.PRESENT, "Điều 1")
    everybody = VoteRule(("*",), 75, VoteBase.WHOLE_COUNCIL, "Điều 1")
    shipped = replace(guideline(), votes=(everybody, ours))
    assert (voted_by(award, [shipped]).vote_percent, voted_by(award, [shipped]).vote_base) == (90, VoteBase.PRESENT)
    installed = replace(shipped, votes=(everybody,), origin=Origin.INSTALLED)
    assert voted_by(award, [shipped, installed]).vote_percent == 75
    assert voted_by(award, []) == award


def test_a_vote_is_counted_by_the_pack_of_its_day_and_minutes_stay_what_they_were(house: House) -> None:
    house.know(house.person(BAO))
    (first,) = house.nominate("GK_CDCS", house.person(BAO))

    def vote() -> Status:
        with house.write() as tx:
            services.record_ballot(
                tx,
                Meeting("", house.campaign.id, date(2025, 12, 1), summoned=49, present=49, issued=49, collected=49,
                        valid=49, votes=(Vote(first.id, 39),)),
            )  # fmt: skip
        return house.assess()[0].nomination.status

    assert vote() is Status.NOT_PASSED  # 79,59 % is not 80 %
    correct(house, {place("Tỷ lệ phiếu đồng ý", "percent"): 75})
    assert vote() is Status.PASSED
    with house.read() as reading:
        minutes = award_minutes(reading, house.campaign.code)
        old, new = (text(one) for one in minutes.every)
    assert "Không đủ (80%)" in old
    assert "79,59%" in old
    assert "từ 80% tổng số ủy viên" in old
    assert "từ 75% tổng số ủy viên" in new


def test_a_pack_that_asks_for_an_impossible_share_is_refused() -> None:
    content = shipped_content(guideline()).replace(b"percent = 80", b"percent = 180")
    with pytest.raises(CatalogueRefused) as refused:
        parse_pack(content, Path("x.toml"))
    assert (refused.value.field, refused.value.reason) == ("votes[0].percent", "out_of_range")


def test_the_numbers_are_corrected_in_the_window_after_seeing_what_they_change(
    screen: AwardsScreen, house: House
) -> None:
    house.know(house.person(BAO), absent_days=35)
    house.nominate("GK_CDCS", house.person(BAO))
    turn_to(screen, "rules")
    packs = screen.rules.packs
    packs.table.select(next(one.id for one in lines(house) if one.pack.id == "huong-dan-mau"))
    child(packs, QPushButton, "button_adjust_pack").click()
    editor = dialog(screen)
    labels = [one.text() for one in children(editor, QLabel)]
    assert "Con số do bộ tiêu chí đề xuất, cần đối chiếu với công đoàn cấp trên" in labels
    shares = {place("Số ngày nghỉ trong năm"): 30, place("Tỷ lệ phiếu đồng ý", "percent"): 90}
    editor.form.load({"document": LETTER} | shares)
    child(editor, QPushButton, "save").click()
    for _ in range(3):
        assert screen.workplace.jobs.wait_idle()
    compared = next(one for one in children(packs, CompareDialog) if one.isVisible())
    assert "1 trên 1 đề nghị" in child(compared, QLabel, "comparison").text()
    assert "Giấy khen CĐCS: trước cần 80 %" in child(compared, QLabel, "comparison").text()
    child(compared, QPushButton, "install").click()
    settle(screen)
    assert house.check("absence").outcome is Outcome.FAIL
    assert [one.installed is not None for one in lines(house) if one.pack.id == "huong-dan-mau"] == [True, False]


def lines(house: House) -> list[services.PackLine]:
    with house.read() as reading:
        return services.list_packs(reading, date(2026, 11, 22))
