from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.core import late
from desktop.core.attachments import FileNotAccepted, files_of, name_files, open_file, remove_files
from desktop.core.bundle import Enclosure
from desktop.core.money import Dong
from desktop.features.awards import services
from desktop.features.awards.catalogue import dossier_order
from desktop.features.awards.domain import FileKind, Meeting, Nomination, Part, Vote, guess_file_kind
from desktop.features.awards.feature import FEATURE
from desktop.features.awards.reports import dossier
from desktop.features.awards.ui.screen import AwardsScreen
from desktop.features.awards.ui.screen.dossier import DossierDialog
from desktop.features.emulation.domain import AuthorShare, Initiative, RecognitionLevel
from desktop.features.emulation.services import add_initiative_files, record_initiative, remove_initiative
from desktop.shell.attached import FilesDialog
from desktop.shell.workplace import Workplace
from tests.awards.conftest import House
from tests.awards.test_papers import text
from tests.awards.test_screen import child, children, settle
from tests.conftest import PreparedDialogs

TUYET, DAT = "Nguyễn Thị Ánh Tuyết", "Phạm Quốc Đạt"
bind = late.attribute("desktop.features.reports.bundles:bind")


@pytest.fixture
def passed(house: House) -> list[Nomination]:
    """Two persons who got their votes."""
    for name in (TUYET, DAT):
        house.know(house.person(name))
    made = house.nominate("BK_TINH", house.person(TUYET), house.person(DAT))
    with house.write() as tx:
        services.record_ballot(
            tx,
            Meeting("", house.campaign.id, date(2026, 1, 15), "Hội trường", "Đỗ Thị Minh Ngọc", "Vũ Hải Yến", "Lê Kiểm",
                    "02/BB-CĐCS", 15, 14, 1, 15, 15, 14, tuple(Vote(one.id, 13) for one in made)),
        )  # fmt: skip
    return made


def picture(shade: int = 200) -> bytes:
    file = io.BytesIO()
    Image.new("L", (300, 420), shade).save(file, "JPEG")
    return file.getvalue()


def file_of(folder: Path, name: str, shade: int = 200) -> Path:
    (folder / name).write_bytes(picture(shade))
    return folder / name


def document_of(house: House, title: str, who: str = "") -> str:
    with house.read() as reading:
        made = dossier(reading, house.campaign.code)
        return next(text(one) for one in made.documents if one.title == title and who in " ".join(one.keywords))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Tờ trình đã ký.pdf", FileKind.PROPOSAL),
        ("QD 31 cong nhan.pdf", FileKind.DECISION),
        ("BB hop.docx", FileKind.MINUTES),
        ("sang-kien-2025.jpg", FileKind.INITIATIVE),
        ("ý kiến cấp ủy.pdf", FileKind.OPINION),
        ("scan0001.pdf", FileKind.OTHER),
    ],
)
def test_what_a_file_is_shows_in_its_name(name: str, kind: FileKind) -> None:
    assert guess_file_kind(name) is kind


def test_every_part_and_every_kind_of_file_has_one_place_in_the_order() -> None:
    assert sorted(one.paper for one in dossier_order()) == sorted(Part)
    assert sorted(kind for one in dossier_order() for kind in one.files) == sorted(FileKind)


def test_a_file_lies_after_the_paper_of_its_kind_and_the_same_one_goes_along_once(
    house: House, passed: list[Nomination], tmp_path: Path
) -> None:
    with house.write() as tx:
        for one in passed:
            services.add_files(tx, one.id, [file_of(tmp_path, "to trinh.jpg")])
        services.add_files(tx, passed[0].id, [file_of(tmp_path, "khac.jpg", 90)])
    with house.read() as reading:
        parts = dossier(reading, house.campaign.code).bundle.parts
    assert isinstance(parts[1], Enclosure)
    assert parts[1].title.startswith("Tờ trình: to trinh.jpg")
    assert isinstance(parts[-1], Enclosure)
    assert "và 1 đề nghị khác" in parts[1].title
    assert sum(isinstance(one, Enclosure) for one in parts) == 2


def test_removing_a_file_is_taken_back_and_a_refused_one_stops_no_other(
    house: House, passed: list[Nomination], tmp_path: Path
) -> None:
    good, bad = file_of(tmp_path, "qd.jpg"), tmp_path / "virus.pdf"
    bad.write_bytes(b"MZ")
    with house.write() as tx:
        kept = services.add_files(tx, passed[0].id, [bad, good, good])
    assert [one.name for one in kept.added] == ["qd.jpg"]
    assert [getattr(error, "reason", "") for error in kept.refused] == ["executable", "there_already"]
    with pytest.raises(FileNotAccepted), house.write() as tx:
        services.add_files(tx, passed[0].id, [bad])
    with house.write() as tx:
        name_files(tx, [kept.added[0].id], FileKind.OPINION, " về thành tích ")
    with house.read() as reading:
        (one,) = files_of(reading, passed[0].id)
        assert (one.kind, one.note) == (FileKind.OPINION, "về thành tích")
        assert open_file(reading, one.id)[1] == picture()
    with house.write() as tx:
        remove_files(tx, [one.id])
    with house.read() as reading:
        assert files_of(reading, passed[0].id) == []


def test_each_sentence_of_a_report_names_its_record(house: House, passed: list[Nomination]) -> None:
    member = house.people[TUYET]
    with house.write() as tx:
        record_initiative(
            tx,
            Initiative("", "Gá may cổ áo", yearly_value=Dong(40_000_000), level=RecognitionLevel.BASE,
                       decision="31/QĐ-HP", decided_on=date(2025, 9, 30)),
            [AuthorShare(TUYET, 70, member.id), AuthorShare("Người ngoài", 30)],
        )  # fmt: skip
    said = document_of(house, "BÁO CÁO THÀNH TÍCH", TUYET)
    for number, (sentence, source) in enumerate(
        (
            ("Hoàn thành vượt mức kế hoạch sản xuất năm 2025.", "Tóm tắt thành tích"),
            ("Đăng ký danh hiệu Đoàn viên công đoàn xuất sắc", "Bản đăng ký thi đua TD-2025"),
            ("Năm 2025 được xếp loại hoàn thành xuất sắc nhiệm vụ.", "Số liệu năm 2025"),
            ("Năm 2025 không vi phạm kỷ luật.", "Số liệu năm 2025"),
            ("Là đồng tác giả (70%) sáng kiến “Gá may cổ áo”", "Sổ sáng kiến: “Gá may cổ áo”"),
        ),
        1,
    ):
        (line,) = (one for one in said.splitlines() if sentence in one)
        assert line.endswith(f"[{number}]")
        assert f"[{number}] {source}" in said
    assert "28.000.000" in document_of(house, "GIẤY XÁC NHẬN SÁNG KIẾN")  # the part of seventy per cent


def test_the_protocol_of_the_ballot_counts_the_votes_against(house: House, passed: list[Nomination]) -> None:
    said = document_of(house, "BIÊN BẢN KIỂM PHIẾU")
    for expected in ("Số phiếu phát ra: 15", "Số phiếu không hợp lệ: 1", "TRƯỞNG BAN KIỂM PHIẾU", "86,66%", "02 bản"):
        assert expected in said
    lines = said.splitlines()
    at = lines.index(TUYET)
    assert lines[at + 2 : at + 7] == ["14", "13", "1", "86,66%", "Đủ phiếu"]  # valid, for, against


def test_a_rule_set_aside_is_listed_with_its_reason(house: House) -> None:
    house.know(house.person(TUYET), absent_days=50)
    (one,) = house.nominate("BK_TINH", house.person(TUYET))
    with house.write() as tx:
        services.override(tx, one.id, "absence", "Điều trị tai nạn lao động", "Đỗ Thị Minh Ngọc")
    said = document_of(house, "DANH SÁCH TRƯỜNG HỢP XÉT NGOẠI LỆ")
    assert "Điều trị tai nạn lao động" in said
    assert "Đỗ Thị Minh Ngọc, 22/11/2026" in said


def test_the_certificate_of_an_initiative_goes_along_with_whoever_cites_it(
    house: House, passed: list[Nomination], tmp_path: Path
) -> None:
    def cites(name: str, member: str, *files: str) -> str:
        one = Initiative("", name, level=RecognitionLevel.BASE, decision="31/QĐ-HP", decided_on=date(2025, 9, 30))
        with house.write() as tx:
            kept = record_initiative(tx, one, [AuthorShare(member, 100, house.people[member].id)])
            for number, file in enumerate(files):
                add_initiative_files(tx, kept.id, [file_of(tmp_path, file, 30 + number + len(name))])
        return kept.id

    made = cites("Gá may cổ áo", TUYET, "giay chung nhan.jpg", "ban mo ta.jpg")
    cites("Của người không được đề nghị", "Trần Văn Bảo", "giay chung nhan.jpg")

    def enclosed() -> list[str]:
        with house.read() as reading:
            parts = dossier(reading, house.campaign.code).bundle.parts
            return [one.title for one in parts if isinstance(one, Enclosure)]

    assert enclosed() == [f"Sáng kiến: “Gá may cổ áo” ({TUYET})"]
    with house.write() as tx:
        remove_initiative(tx, made)
        assert files_of(tx, made) == []
    assert enclosed() == []


# The screen


@pytest.fixture
def screen(house: House, passed: list[Nomination], workplace: Workplace, qtbot: QtBot) -> AwardsScreen:
    def bound(bundle: object, folder: Path, progress: object) -> tuple[tuple[Path, ...], int]:
        made = bind(bundle, folder, progress)
        return made.files, made.pages

    workplace.features, workplace.bind = (FEATURE,), bound
    made = AwardsScreen(workplace)
    qtbot.addWidget(made)
    made.show()
    settle(made)
    return made


def test_one_press_makes_the_dossier_and_leads_to_what_is_missing(
    screen: AwardsScreen, house: House, passed: list[Nomination], dialogs: PreparedDialogs, tmp_path: Path
) -> None:
    house.nominate("GK_CTTT", house.section("Tổ Cắt"))
    screen.nominations.table.select(passed[1].id)
    settle(screen)
    dialogs.files.append(tmp_path / "ra")
    screen.nominations.work.make_dossier()
    settle(screen)
    (made,) = children(screen, DossierDialog)
    whole = tmp_path / "ra" / "00-ho-so-khen-thuong-td-2025.pdf"
    assert "DANH MỤC HỒ SƠ" in PdfReader(whole).pages[0].extract_text()
    with house.read() as reading:
        missing = services.missing_from_dossier(reading, house.campaign.code)
    assert made.table.select(next(one.id for one in missing if one.subject == "Tổ Cắt"))
    child(made, QPushButton, "go_there").click()
    chosen = screen.nominations.current()
    assert chosen is not None
    assert chosen.subject == "Tổ Cắt"


def test_files_are_attached_and_taken_back_in_their_dialog(
    screen: AwardsScreen, house: House, passed: list[Nomination], tmp_path: Path
) -> None:
    screen.nominations.table.select(passed[0].id)
    screen.nominations.work.open_files()
    (made,) = children(screen, FilesDialog)
    settle(screen)
    made.add([file_of(tmp_path, "quyet dinh 12.jpg")])
    settle(screen)
    assert [one.name for one in made.table.selected()] == ["quyet dinh 12.jpg"]
    screen.workplace.undo()
    settle(screen)
    with house.read() as reading:
        assert files_of(reading, passed[0].id) == []
