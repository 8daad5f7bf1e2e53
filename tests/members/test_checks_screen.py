"""The checks of the members' screen at the real window, by keyboard: who is entered twice, what wants a look."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.commands.union import found_with_keys
from desktop.core.clock import fixed_at
from desktop.core.partial_date import PartialDate
from desktop.core.paths import resource
from desktop.core.vietnamese.national_id import Sex
from desktop.features.accounts.books import set_up
from desktop.features.emulation.domain import Subject, SubjectKind
from desktop.features.emulation.services import launch_campaign, read_campaign_file, register
from desktop.features.members import services
from desktop.features.organization.domain import UnionDraft
from desktop.features.organization.services import list_sections
from desktop.features.tet_gifts.domain import Approval, Beneficiary, Proposal, Reason
from desktop.features.tet_gifts.services import approve, finalise, hand_out, list_schemes, propose
from desktop.features.tet_gifts.services import launch_campaign as launch_tet
from desktop.features.tet_gifts.services import read_campaign_file as read_tet_file
from tests.conftest import PreparedDialogs
from tests.core.pictures import picture
from tests.end_to_end.window import CONTROL, PASSPHRASE, SMALL, Officer
from tests.members.people import add
from tests.members.test_duplicates import CAMPAIGN

TODAY = fixed_at(2026, 11, 22)
HONG, HONG_BARE, DUC = "Nguyễn Thị Hồng", "Nguyen Thi Hong", "Nguyễn Văn Đức"


@pytest.fixture(scope="session")
def _union(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("checks") / "so"
    draft = UnionDraft("CĐCS Công ty TNHH May Hòa Phát", "MAY-HP", sections=("Tổ may 1",))
    book, _ = set_up(folder, PASSPHRASE, lambda tx: found_with_keys(tx, draft), TODAY)
    with book.database.read() as reading:
        section = list_sections(reading)[0].id
    first = add(book.database, HONG, phone="0905123456", section_id=section)
    second = add(
        book.database, HONG_BARE, section_id=section, national_id="079185001234", joined=date(2014, 1, 5), job="Thợ may"
    )
    add(book.database, DUC, sex=None, birth=PartialDate(1990), national_id="079090001234")
    add(
        book.database,
        DUC,
        sex=Sex.FEMALE,
        birth=PartialDate(1991, 1, 1),
        national_id="079091001234",
        section_id=section,
    )
    with book.database.write("register") as tx:
        campaign = launch_campaign(tx, read_campaign_file(CAMPAIGN))
        for member, title in ((first, "LDTT"), (second, "CSTDCS")):
            register(tx, campaign.id, [Subject(SubjectKind.PERSON, member.id)], [title], "muộn")
    book.close()
    return folder


@pytest.fixture
def officer(
    _union: Path, tmp_path: Path, dialogs: PreparedDialogs, type_text: Callable[[QWidget, str], None]
) -> Iterator[Officer]:
    shutil.copytree(_union, tmp_path / "so")
    seated = Officer(tmp_path / "so", dialogs, type_text).unlock(clock=TODAY)
    seated.go("members")
    yield seated
    seated.leave()


def offered(officer: Officer, deed: str) -> str:
    return next(action.text() for action in officer.window.current.deeds if action.id == deed)  # type: ignore[union-attr]


def test_a_pair_is_compared_merged_and_separated_without_a_mouse(officer: Officer) -> None:
    assert offered(officer, "find_duplicates") == "Kiểm tra trùng (1)…"
    officer.key(Qt.Key.Key_D, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    ((score, first, second, why),) = officer.rows("duplicates_table")
    assert first.startswith(f"{HONG} · 02/03/1985 · Tổ may 1")
    assert second.startswith(HONG_BARE)
    assert (score, why) == ("80 %", "cùng họ tên và ngày sinh")
    officer.key(Qt.Key.Key_Return)
    rows = officer.rows("merge_table")
    assert [row[0] for row in rows[:6]] == [
        "Chỉ giữ được một", "Họ và tên", "Ngày vào công đoàn", "Số CCCD", "Điện thoại", "Chức vụ, công việc",
    ]  # fmt: skip
    results = {row[0]: row[3] for row in rows}
    assert results["Họ và tên"] == HONG
    assert results["Số CCCD"] == "079185001234"
    assert results["Ngày vào công đoàn"] == "05/01/2015"
    assert results["Chỉ giữ được một"].endswith("Lao động tiên tiến")
    officer.key(Qt.Key.Key_2)
    officer.key(Qt.Key.Key_Down)
    officer.key(Qt.Key.Key_Down)
    officer.key(Qt.Key.Key_2)
    results = {row[0]: row[3] for row in officer.rows("merge_table")}
    assert results["Ngày vào công đoàn"] == "05/01/2014"
    assert results["Chỉ giữ được một"].endswith("Chiến sĩ thi đua cơ sở")
    assert "05/01/2014 Kết nạp" in officer.read("banner_text")
    officer.key(Qt.Key.Key_Return)
    assert officer.told == f"Đã gộp {HONG_BARE} vào {HONG}"
    assert "Không thấy ai bị nhập hai lần" in officer.read_all()
    officer.key(Qt.Key.Key_Escape)
    assert offered(officer, "find_duplicates") == "Kiểm tra trùng (0)…"
    assert officer.rows("members_table", 0) == [DUC, DUC, HONG]
    officer.mark("members_table", HONG)
    assert f"Đã gộp hồ sơ {HONG_BARE} vào hồ sơ này" in officer.read_all("drawer")
    officer.press("separate_latest")
    assert officer.told == f"{HONG_BARE} và {HONG} đã thành hai người như trước"
    assert sorted(officer.rows("members_table", 0)) == sorted([DUC, DUC, HONG, HONG_BARE])
    assert offered(officer, "find_duplicates") == "Kiểm tra trùng (1)…"


def test_of_two_photos_the_chosen_one_stays_and_separating_gives_both_back(officer: Officer) -> None:
    with officer.database.write("set_photo") as tx:
        ids = {line.full_name: line.id for line in services.list_members(tx)}
        for name, width in ((HONG, 300), (HONG_BARE, 200)):
            services.set_photo(tx, ids[name], picture(width, 400))

    def photos() -> list[bytes | None]:
        with officer.database.read() as reading:
            return [services.photo_of(reading, ids[name]) for name in (HONG, HONG_BARE)]

    before = photos()
    assert before[0] != before[1]
    officer.key(Qt.Key.Key_D, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    officer.key(Qt.Key.Key_Return)
    assert officer.is_seen("merge_photos")
    assert "Ảnh thêm ngày 22/11/2026" in {row[1] for row in officer.rows("merge_table")}
    row = next(place for place, row in enumerate(officer.rows("merge_table")) if row[1].startswith("Ảnh"))
    for _ in range(row):
        officer.key(Qt.Key.Key_Down)
    officer.key(Qt.Key.Key_2)
    officer.key(Qt.Key.Key_Return)
    assert photos() == [before[1], None]
    officer.key(Qt.Key.Key_Escape)
    officer.mark("members_table", HONG)
    officer.press("separate_latest")
    assert photos() == before


def test_two_people_are_told_apart_for_good_by_one_key(officer: Officer) -> None:
    officer.key(Qt.Key.Key_D, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    officer.key(Qt.Key.Key_N)
    assert "Không thấy ai bị nhập hai lần" in officer.read_all()
    officer.key(Qt.Key.Key_Escape)
    assert offered(officer, "find_duplicates") == "Kiểm tra trùng (0)…"
    officer.window.workplace.undo()
    officer.settle()
    assert offered(officer, "find_duplicates") == "Kiểm tra trùng (1)…"


def test_a_merge_that_cannot_be_is_told_before_and_does_nothing(officer: Officer) -> None:
    with officer.database.write("hand_out_twice") as tx:
        plan = read_tet_file(resource("sample", "tet_2026.toml"))
        campaign = launch_tet(tx, plan.campaign, plan.schemes)
        scheme = list_schemes(tx, campaign.id)[0].id
        people = [member for member in services.active_members(tx) if member.full_name != DUC]
        told = [Proposal(Beneficiary("", member_id=one.id), reasons=(Reason.HARDSHIP,)) for one in people]
        gifts = propose(tx, scheme, told).added
        approve(tx, [Approval(gift.id) for gift in gifts])
        assert [hand_out(tx, gift.slip_code).outcome for gift in finalise(tx, scheme)] == ["given", "given"]
    officer.settle()
    officer.key(Qt.Key.Key_D, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    officer.key(Qt.Key.Key_Return)
    assert officer.read("banner_text").startswith("Cả hai đều có thứ mà một người chỉ được có một")
    assert any("Quà Tết: " in row[1] for row in officer.rows("merge_table"))
    officer.key(Qt.Key.Key_Return)
    assert officer.is_seen("merge")
    officer.key(Qt.Key.Key_Escape)
    assert len(officer.rows("duplicates_table")) == 1


def test_the_queue_is_worked_through_without_a_mouse(officer: Officer) -> None:
    assert offered(officer, "check_records") == "Rà soát hồ sơ (3)…"
    officer.key(Qt.Key.Key_F7)
    assert (officer.read("health_progress"), officer.read("health_who")) == ("1/3", DUC)
    assert officer.read("banner_text").startswith("Chữ số thứ tư của số CCCD chỉ giới tính Nam, hồ sơ ghi Nữ.")
    officer.key(Qt.Key.Key_B, CONTROL)
    assert officer.read("health_progress") == "2/3"
    assert officer.read("banner_text").startswith("Thiếu giới tính")
    officer.key(Qt.Key.Key_Down)
    officer.key(Qt.Key.Key_Return)
    assert officer.read("health_progress") == "3/3"
    assert officer.read("banner_text").startswith("Người này chưa thuộc tổ nào")
    officer.key(Qt.Key.Key_Return)
    assert "Không còn gì phải rà soát" in officer.read_all()
    officer.key(Qt.Key.Key_Escape)
    assert offered(officer, "check_records") == "Rà soát hồ sơ (1)…"
    with officer.database.read() as reading:
        assert (
            sorted(member.sex.value for member in services.active_members(reading) if member.sex)
            == ["Nam"] + ["Nữ"] * 3
        )


@pytest.mark.parametrize("size", [None, SMALL])
def test_both_dialogs_fit_the_screen_and_can_be_worked_by_keys(officer: Officer, size: tuple[int, int] | None) -> None:
    if size:
        officer.widen(*size)
    officer.key(Qt.Key.Key_F7)
    assert officer.faults_of_looks() + officer.faults_of_focus() == []
    officer.key(Qt.Key.Key_Escape)
    officer.key(Qt.Key.Key_D, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert officer.faults_of_looks() + officer.faults_of_focus() == []
    officer.key(Qt.Key.Key_Return)
    assert officer.faults_of_looks() + officer.faults_of_focus() == []
