"""Giấy khen: which awards get one, what is said on it, its number in the golden book, and the way to it."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.core.blanks import keep_layout, places_in, refuse_unusable, shipped_layouts
from desktop.core.contracts import BlankSheets, Report
from desktop.core.document import Document
from desktop.core.errors import FieldRefused
from desktop.core.store import take_back
from desktop.features.awards import services
from desktop.features.awards.domain import AwardHistory, NoSuchDecision, NotDecidedYet, NotOursToPrint
from desktop.features.awards.feature import FEATURE
from desktop.features.awards.reports import REPORTS
from desktop.features.awards.reports.certificates import (
    CERTIFICATE,
    NAME,
    achievement,
    certificate_sheets,
    in_full,
)
from desktop.features.awards.ui.screen import AwardsScreen
from desktop.features.emulation.domain import Subject
from desktop.features.members.services import change_members
from desktop.features.organization.services import change_union, get_union
from desktop.shell.workplace import Workplace
from tests.awards.conftest import House
from tests.awards.test_way import ballot, voted
from tests.conftest import PreparedDialogs

TUYET, BAO, DAO, DAT = "Nguyễn Thị Ánh Tuyết", "Trần Văn Bảo", "Lê Thị Cẩm Đào", "Phạm Quốc Đạt"
DAY = date(2026, 1, 20)


def give(house: House, subject: Subject, award: str = "GK_CDCS", number: str = "01/QĐ-CĐCS", **more: Any) -> str:
    facts: dict[str, Any] = {"decided_on": DAY, "ground": ""} | more
    with house.write() as tx:
        made = AwardHistory("", subject.kind, subject.id, award, 2025, number, **facts)
        return services.add_award_history(tx, made).id


def sheets(house: House, *ids: str) -> BlankSheets:
    with house.read() as reading:
        return certificate_sheets(reading, ids)


def said(house: House, id: str) -> dict[str, str]:
    (sheet,) = sheets(house, id).sheets
    return dict(sheet.texts)


def build(house: House, name: str, code: str = "") -> Document:
    report: Report = next(one for one in REPORTS if one.name == name)
    with house.read() as reading:
        return report.build(reading, code)


def pages(document: Document) -> list[str]:
    from desktop.core import late

    file = io.BytesIO()
    late.attribute("desktop.features.reports.pdf:write")(document, file)
    return [" ".join(page.extract_text().split()) for page in PdfReader(file).pages]


# Whose it is to give


@pytest.mark.parametrize(
    ("award", "reason"),
    [
        ("GK_CTTT", "superior"), ("BK_TINH", "superior"), ("BK_TLD_TD", "superior"), ("BLDST", "superior"),
        ("LDTT", "employer"), ("GK_GD", "employer"), ("DVXS", "title"),
    ],
)  # fmt: skip
def test_what_the_union_does_not_give_is_never_printed_as_if_it_did(house: House, award: str, reason: str) -> None:
    found = sheets(house, give(house, house.person(TUYET), award))
    assert found.sheets == ()
    (refusal,) = found.left_out
    assert isinstance(refusal, NotOursToPrint)
    assert (refusal.subject, refusal.reason) == (TUYET, reason)
    assert FEATURE.words is not None
    assert TUYET in str(FEATURE.words(refusal))


def test_a_revoked_award_gets_no_certificate(house: House) -> None:
    given = give(house, house.person(TUYET))
    with house.write() as tx:
        services.revoke_award(tx, given, "09/QĐ-CĐCS", "Khai không đúng", date(2026, 3, 2))
    (refusal,) = sheets(house, given).left_out
    assert isinstance(refusal, NotOursToPrint)
    assert refusal.reason == "revoked"


# What is said


def test_a_person_is_named_with_work_decision_and_day(house: House) -> None:
    given = give(house, house.person(TUYET), ground="Hoàn thành vượt mức kế hoạch sản xuất năm 2025.")
    assert said(house, given) | {"cap_tren": "", "bo_phan": "", "chuc_vu": "", "don_vi": "", "nam": ""} == {
        "cap_tren": "", "don_vi": "", "bo_phan": "", "chuc_vu": "", "nam": "",
        "ban_chap_hanh": "Ban Chấp hành Công đoàn cơ sở Công ty TNHH May Hòa Phát",
        "xung_ho": "Đồng chí",
        "ho_ten": TUYET,
        "chuc_vu_don_vi": "Công nhân may, Tổ May 1",
        "thanh_tich": "Đã hoàn thành vượt mức kế hoạch sản xuất năm 2025",
        "phong_trao": "phong trào thi đua năm 2025",
        "so_quyet_dinh": "01/QĐ-CĐCS",
        "ngay_quyet_dinh": "ngày 20 tháng 01 năm 2026",
        "noi_ngay": "Tây Ninh, ngày 20 tháng 01 năm 2026",
        "chuc_danh_ky": "TM. BAN CHẤP HÀNH\nCHỦ TỊCH",
        "nguoi_ky": "Đỗ Thị Minh Ngọc",
        "so_vang": "..............",
    }  # fmt: skip


def test_a_collective_is_named_with_the_union_it_belongs_to(house: House) -> None:
    texts = said(house, give(house, house.section("Tổ Cắt")))
    assert (texts["xung_ho"], texts["ho_ten"]) == ("Tập thể", "Tổ Cắt")
    assert texts["chuc_vu_don_vi"] == "Công đoàn cơ sở Công ty TNHH May Hòa Phát"
    assert texts["thanh_tich"] == "Đã có thành tích xuất sắc trong phong trào thi đua năm 2025"


@pytest.mark.parametrize(
    ("ground", "printed"),
    [
        ("Có sáng kiến được công nhận", "Đã có sáng kiến được công nhận"),
        ("đã dẫn đầu phong trào", "Đã dẫn đầu phong trào"),
        ("Tập thể dẫn đầu phong trào thi đua.", "Tập thể dẫn đầu phong trào thi đua"),
        ("Đạt giải Nhất hội thao;", "Đã đạt giải Nhất hội thao"),
        ("  ", "Đã có thành tích xuất sắc trong hội thao"),
    ],
)
def test_an_achievement_is_said_as_on_a_certificate(ground: str, printed: str) -> None:
    assert achievement(ground, "hội thao") == printed


def test_a_ceremonial_paper_abbreviates_nothing() -> None:
    assert in_full("CĐCS Trường THCS A") == "Công đoàn cơ sở Trường THCS A"
    assert in_full("Công đoàn Trường THCS A") == "Công đoàn Trường THCS A"
    assert in_full("CĐCS") == "CĐCS"


def test_the_shipped_layouts_name_known_places_and_every_place_is_said(house: House) -> None:
    texts = said(house, give(house, house.person(TUYET)))
    assert texts.keys() == set(CERTIFICATE.known)
    layouts = shipped_layouts(NAME)
    assert [(one.width, one.height) for one in layouts] == [(297, 210), (420, 297)]
    for layout in layouts:
        refuse_unusable(layout, CERTIFICATE.known)
        used = {place for one in layout.fields for place in places_in(one.text)}
        assert {"ho_ten", "thanh_tich", "so_quyet_dinh", "ngay_quyet_dinh", "noi_ngay", "nguoi_ky", "so_vang"} <= used


# The golden book


def test_numbers_go_on_within_the_year_of_the_decision(house: House) -> None:
    first = give(house, house.person(BAO), number="01/QĐ-CĐCS")
    second = give(house, house.person(TUYET), number="02/QĐ-CĐCS", decided_on=date(2026, 2, 3))
    collective = give(house, house.section("Tổ Cắt"), number="02/QĐ-CĐCS", decided_on=date(2026, 2, 3))
    other_year = give(house, house.person(DAO), number="11/QĐ-CĐCS", decided_on=date(2025, 12, 30))
    above = give(house, house.person(DAT), "BK_TINH")
    with house.write() as tx:
        services.give_book_numbers(tx, [second, first, collective, other_year, above])
        changes = tuple(tx.changes)
    with house.read() as reading:
        numbers = {one.id: one.book_number for one in services.all_award_history(reading)}
    assert numbers == {other_year: 1, first: 1, collective: 2, second: 3, above: 0}
    with house.write() as tx:
        assert services.give_book_numbers(tx, [first]) == []
    later = give(house, house.person(DAT))
    with house.write() as tx:
        (given,) = services.give_book_numbers(tx, [later])
    assert given.book_number == 4
    assert said(house, later)["so_vang"] == "4"
    with house.write() as tx:
        assert take_back(tx, changes) == []


def test_a_number_is_given_once_a_year(house: House) -> None:
    one, other = give(house, house.person(BAO)), give(house, house.person(TUYET))
    with house.write() as tx:
        services.give_book_numbers(tx, [one])
        kept = {history.id: history for history in services.all_award_history(tx)}
        with pytest.raises(FieldRefused) as caught:
            services.change_award_history(tx, replace(kept[other], book_number=1))
        assert (caught.value.field, caught.value.reason) == ("book_number", "taken")
        services.change_award_history(tx, replace(kept[one], book_number=1, ground="Khác"))


def test_what_is_not_printed_gets_no_number(house: House) -> None:
    above = give(house, house.person(DAT), "BK_TINH")
    with pytest.raises(NotOursToPrint), house.write() as tx:
        services.give_book_numbers(tx, [above])


# Papers


def test_a_whole_decision_is_printed_a_sheet_each_collectives_first(house: House) -> None:
    for subject in (house.person(TUYET), house.person(BAO), house.section("Tổ Cắt")):
        give(house, subject)
    give(house, house.person(DAT), "DVXS")
    give(house, house.person(DAO), number="02/QĐ-CĐCS", decided_on=date(2025, 12, 1))
    found = pages(build(house, "award-certificates", "01/QĐ-CĐCS@2026-01-20"))
    assert [name in page for name, page in zip(("Tổ Cắt", BAO, TUYET), found, strict=True)] == [True] * 3
    assert pages(build(house, "award-certificates")) == found
    (other,) = pages(build(house, "award-certificates", "02/QĐ-CĐCS"))
    assert DAO in other
    assert "Đồng chí: " in other


def test_the_order_of_preference_is_the_order_of_the_sheets(house: House) -> None:
    for name in (TUYET, BAO, DAO):
        house.know(house.person(name))
    made = house.nominate("GK_CDCS", *(house.person(name) for name in (TUYET, BAO, DAO)))
    with house.write() as tx:
        services.record_ballot(tx, ballot(house, {one.id: 15 for one in made}))
        services.rank(tx, [made[0].id, made[2].id, made[1].id])
        services.record_decisions(tx, [one.id for one in made], "01/QĐ-CĐCS", DAY)
    found = pages(build(house, "award-certificates"))
    assert [name in page for name, page in zip((TUYET, DAO, BAO), found, strict=True)] == [True] * 3


def test_on_a_blank_stands_no_word_that_it_has_already(house: House) -> None:
    give(house, house.person(TUYET))
    for name, there in (("award-certificates", False), ("award-certificates-white", True)):
        (page,) = pages(build(house, name))
        assert ("GIẤY KHEN" in page) is there
        assert ("Độc lập - Tự do - Hạnh phúc" in page) is there
        assert TUYET in page


def test_without_any_award_a_form_is_printed_to_be_filled_by_hand(house: House) -> None:
    (page,) = pages(build(house, "award-certificates-white"))
    assert "BAN CHẤP HÀNH CÔNG ĐOÀN CƠ SỞ CÔNG TY TNHH MAY HÒA PHÁT" in page
    assert "....................." in page


def test_an_unknown_decision_names_those_there_are(house: House) -> None:
    give(house, house.person(TUYET))
    with pytest.raises(NoSuchDecision) as caught:
        build(house, "award-certificates", "99/QĐ-CĐCS")
    assert caught.value.known == ("01/QĐ-CĐCS",)


def test_the_choices_are_decisions_the_latest_first(house: House) -> None:
    give(house, house.person(DAO), number="01/QĐ-CĐCS", decided_on=date(2025, 1, 18))
    give(house, house.person(TUYET))
    give(house, house.person(BAO), "BK_TINH", number="42/QĐ-LĐLĐ")
    report = next(one for one in REPORTS if one.name == "award-certificates")
    assert report.choices is not None
    with house.read() as reading:
        choices = list(report.choices(reading))
    assert [code for code, _ in choices] == ["01/QĐ-CĐCS@2026-01-20", "01/QĐ-CĐCS@2025-01-18"]
    assert choices[0][1] == "QĐ 01/QĐ-CĐCS ngày 20/01/2026 (1 giấy khen)"


def test_the_papers_use_the_unions_own_layout(house: House) -> None:
    give(house, house.person(TUYET))
    shipped = shipped_layouts(NAME)[0]
    number = shipped.field("so-vang")
    assert number is not None
    with house.write() as tx:
        keep_layout(tx, shipped.with_field(replace(number, text="Vào sổ số {so_vang}")), CERTIFICATE.known)
    (page,) = pages(build(house, "award-certificates"))
    assert "Vào sổ số" in page


def test_long_names_stand_whole_on_their_sheet(house: House) -> None:
    long = "Công Tằng Tôn Nữ Huyền Trân Thị Phương Ngọc Khánh Linh " * 2
    with house.write() as tx:
        change_members(tx, [house.person(TUYET).id], lambda one: replace(one, full_name=long.strip()))
        name = "CĐCS Công ty trách nhiệm hữu hạn một thành viên Dệt may Xuất nhập khẩu và Thương mại Hòa Phát Tây Ninh"
        change_union(tx, replace(get_union(tx), name=name))
    give(house, house.person(TUYET), ground="Hoàn thành vượt mức kế hoạch, " * 12)
    (page,) = pages(build(house, "award-certificates"))
    assert long.strip() in page
    assert page.count("vượt mức kế hoạch") == 12
    assert "HÒA PHÁT TÂY NINH" in page


# The way there


@pytest.fixture
def printed(workplace: Workplace) -> list[tuple[list[str], str]]:
    """What the window of blanks was opened for."""
    found: list[tuple[list[str], str]] = []
    workplace.print_blanks = lambda paper, ids, first, owner: found.append((list(ids), first))
    return found


@pytest.fixture
def screen(house: House, workplace: Workplace, qtbot: QtBot, printed: Any) -> AwardsScreen:
    workplace.features = (FEATURE,)
    made = AwardsScreen(workplace)
    qtbot.addWidget(made)
    made.resize(1140, 600)
    made.show()
    return made


def settle(screen: AwardsScreen) -> None:
    screen.reload()
    for _ in range(3):
        assert screen.workplace.jobs.wait_idle()


def press(screen: QWidget, name: str) -> None:
    button: Any = screen.findChild(QPushButton, name)
    button.click()


def test_of_one_award_in_the_register_its_whole_decision_is_printed(
    house: House, screen: AwardsScreen, printed: list[tuple[list[str], str]]
) -> None:
    ours = [give(house, house.person(name)) for name in (TUYET, BAO)]
    give(house, house.person(DAO), number="02/QĐ-CĐCS")
    give(house, house.person(DAT), "DVXS")
    screen.open_at(tab="register")
    settle(screen)
    screen.register.table.select(ours[1])
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(screen.register.table.view, Qt.Key.Key_P, both)
    settle(screen)
    ((ids, first),) = printed
    assert (sorted(ids), first) == (sorted(ours), ours[1])


def test_why_an_award_of_the_superior_is_not_printed_is_said(
    house: House, screen: AwardsScreen, printed: list[Any], dialogs: PreparedDialogs
) -> None:
    given = give(house, house.person(TUYET), "BK_TINH")
    screen.open_at(tab="register")
    settle(screen)
    screen.register.table.select(given)
    press(screen.register, "button_certificates")
    settle(screen)
    assert printed == []
    (refusal,) = dialogs.refusals
    assert "do công đoàn cấp trên quyết định" in dialogs.say(refusal)


def test_a_nominee_is_printed_once_there_is_a_decision(
    house: House, screen: AwardsScreen, printed: list[tuple[list[str], str]], dialogs: PreparedDialogs
) -> None:
    nomination = voted(house, "GK_CDCS")
    settle(screen)
    screen.nominations.table.select(nomination.id)
    action = next(one for one in screen.deeds if one.id == "certificates_of_nominees")
    action.trigger()
    settle(screen)
    assert isinstance(dialogs.refusals.pop(), NotDecidedYet)
    with house.write() as tx:
        history = services.record_decision(tx, nomination.id, "01/QĐ-CĐCS", DAY)
    settle(screen)
    screen.nominations.table.select(nomination.id)
    action.trigger()
    settle(screen)
    assert printed == [([history.id], history.id)]
    assert said(house, history.id)["phong_trao"] == "phong trào thi đua năm 2025"


def test_a_nominee_for_an_award_of_the_superior_hears_at_once_whose_it_is(
    house: House, screen: AwardsScreen, dialogs: PreparedDialogs
) -> None:
    nomination = voted(house, "BK_TINH")
    settle(screen)
    screen.nominations.table.select(nomination.id)
    next(one for one in screen.deeds if one.id == "certificates_of_nominees").trigger()
    settle(screen)
    assert isinstance(dialogs.refusals.pop(), NotOursToPrint)


def test_numbers_of_the_golden_book_are_given_from_the_register_and_taken_back(
    house: House, screen: AwardsScreen, workplace: Workplace
) -> None:
    given = give(house, house.person(TUYET))
    screen.open_at(tab="register")
    settle(screen)
    screen.register.table.select(given)
    next(one for one in screen.register.actions_shown if one.id == "book_numbers").trigger()
    settle(screen)
    assert said(house, given)["so_vang"] == "1"
    workplace.undo()
    settle(screen)
    assert said(house, given)["so_vang"].startswith("..")
