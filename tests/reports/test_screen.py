from __future__ import annotations

import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLabel, QPushButton

from desktop.core.contracts import Report, Subject
from desktop.core.database import Reading
from desktop.core.document import Document
from desktop.core.errors import NotFound, UserError
from desktop.core.progress import Progress
from desktop.features.reports import pdf, words
from desktop.features.reports.services import (
    UnknownFormat,
    UnknownReport,
    WrongFormatForReport,
    print_report,
)
from desktop.features.reports.ui.screen import ReportsScreen
from desktop.features.reports.ui.thumbnail import Sketch, sketch
from desktop.shell.feature import Area, Feature
from tests.reports import papers

if TYPE_CHECKING:
    from desktop.shell.workplace import Workplace

CAMPAIGNS = [("TD-2026", "Thi đua năm 2026"), ("TD-2025", "Thi đua năm 2025")]


def of_campaign(reading: Reading, code: str) -> Document:
    if code not in dict(CAMPAIGNS):
        raise NotFound("campaign", code)
    return papers.proposal() if code == "TD-2025" else papers.registration(3)


MEMBERS = Feature(
    "members", lambda: "Đoàn viên", "users", Area.PEOPLE,
    reports=(Report("members", "Danh sách đoàn viên", lambda reading, _: papers.member_list(60), ("pdf", "xlsx")),),
)  # fmt: skip
AWARDS = Feature(
    "awards", lambda: "Khen thưởng", "award", Area.RECOGNITION,
    reports=(
        Report("proposal", "Tờ trình đề nghị khen thưởng", of_campaign,
               subject=Subject.CAMPAIGN, choices=lambda reading: CAMPAIGNS),
        Report("sign-off", "Danh sách cấp phát, ký nhận", lambda reading, _: papers.sign_off_list(30)),
    ),
)  # fmt: skip


class Opener:
    """Stands for the system's programs that open files."""

    def __init__(self) -> None:
        self.opened: list[str] = []

    def open(self, path: Path) -> bool:
        self.opened.append(str(path))
        return True


@pytest.fixture
def opener(monkeypatch: pytest.MonkeyPatch) -> Opener:
    made = Opener()
    monkeypatch.setattr("desktop.widgets.preview.open_file", made.open)
    return made


@pytest.fixture
def screen(workplace: Workplace, qtbot: Any, opener: Opener) -> ReportsScreen:
    workplace.features = (MEMBERS, AWARDS)

    def render(report: Report, campaign: str, path: Path, progress: Progress) -> None:
        with workplace.database.read() as reading:
            print_report(reading, report, path, campaign, progress)

    workplace.render = render
    made = ReportsScreen(workplace)
    qtbot.addWidget(made)
    made.resize(1100, 640)
    made.show()
    made.reload()
    assert workplace.jobs.wait_idle()
    return made


def found(screen: Any, kind: type[Any], name: str) -> Any:
    return screen.findChild(kind, name)


def press(screen: ReportsScreen, name: str) -> None:
    button = found(screen, QPushButton, name)
    assert button.isEnabled()
    button.click()
    assert screen.workplace.jobs.wait_idle()


def test_a_paper_is_saved_and_opened_and_its_folder_remembered(
    screen: ReportsScreen, dialogs: Any, opener: Opener, tmp_path: Path
) -> None:
    path = tmp_path / "giay" / "doan-vien.pdf"
    path.parent.mkdir()
    dialogs.files.append(path)
    press(screen, "report_members_pdf")
    assert path.read_bytes().startswith(b"%PDF-")
    assert opener.opened == [str(path)]
    assert screen.workplace.settings.value("reports/folder") == str(path.parent)


def test_a_saved_paper_stays_closed_when_the_officer_wants_so(
    screen: ReportsScreen, dialogs: Any, opener: Opener, tmp_path: Path
) -> None:
    screen.open_after.setChecked(False)
    dialogs.files.append(tmp_path / "a.xlsx")
    press(screen, "report_members_xlsx")
    assert zipfile.is_zipfile(tmp_path / "a.xlsx")
    assert opener.opened == []
    assert screen.workplace.settings.value("reports/open", True, bool) is False


def test_a_paper_is_made_for_the_chosen_campaign(screen: ReportsScreen, dialogs: Any, tmp_path: Path) -> None:
    chooser = found(screen, QComboBox, "campaign_awards")
    assert [chooser.itemData(index) for index in range(chooser.count())] == ["TD-2026", "TD-2025"]
    chooser.setCurrentIndex(1)
    dialogs.files.append(tmp_path / "a.docx")
    press(screen, "report_proposal_docx")
    assert "TỜ TRÌNH" in zipfile.ZipFile(tmp_path / "a.docx").read("word/document.xml").decode()


def test_without_a_campaign_the_gallery_says_why_its_papers_wait(workplace: Workplace, qtbot: Any) -> None:
    report = Report("plan", "Kế hoạch", of_campaign, subject=Subject.CAMPAIGN, choices=lambda reading: [])
    workplace.features = (Feature("emulation", lambda: "Thi đua", "flag", Area.RECOGNITION, reports=(report,)),)
    screen = ReportsScreen(workplace)
    qtbot.addWidget(screen)
    screen.resize(911, 400)
    screen.show()
    screen.reload()
    assert workplace.jobs.wait_idle()
    assert "Chưa" in found(screen, QComboBox, "campaign_emulation").placeholderText()
    assert not found(screen, QPushButton, "look_plan").isEnabled()


def test_a_paper_that_cannot_be_written_is_refused_in_words(
    screen: ReportsScreen, dialogs: Any, opener: Opener, tmp_path: Path
) -> None:
    dialogs.files.append(tmp_path / "khong-co" / "a.pdf")
    press(screen, "report_members_pdf")
    assert [error.code for error in dialogs.refusals] == ["file_not_written"]
    assert opener.opened == []


def test_without_a_campaign_its_papers_wait(workplace: Workplace, qtbot: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(of_campaign.__globals__, "CAMPAIGNS", [])
    workplace.features = (AWARDS,)
    screen = ReportsScreen(workplace)
    qtbot.addWidget(screen)
    screen.reload()
    assert workplace.jobs.wait_idle()
    assert not found(screen, QPushButton, "report_proposal_pdf").isEnabled()
    assert found(screen, QPushButton, "report_sign-off_pdf").isEnabled()


def test_pictures_show_the_shape_of_each_paper(screen: ReportsScreen) -> None:
    drawn = {card.report.name: card.thumbnail.sketch for group in screen.groups for card in group.cards}
    assert drawn["members"].landscape
    assert len(drawn["members"].columns) == 11
    assert drawn["sign-off"] == Sketch(False, (5, 22, 13, 12, 14, 11, 18, 9), 1, 4)
    assert sketch(papers.proposal()).columns == ()


@pytest.mark.parametrize(
    "error",
    [
        UnknownFormat("odt", ("pdf", "xlsx")),
        UnknownReport("abc", ("members",)),
        WrongFormatForReport("Danh sách", "docx", ("pdf", "xlsx")),
    ],
)
def test_every_refusal_has_a_vietnamese_sentence_with_its_facts(qapp: QApplication, error: UserError) -> None:
    sentence = words.refusal(error)
    assert sentence is not None
    assert any(word in sentence for word in ("Không", "không"))
    assert "{" not in sentence
    assert sentence.endswith(".")


def opened_proof(screen: ReportsScreen) -> Any:
    assert screen.workplace.jobs.wait_idle()
    QApplication.processEvents()
    return found(screen, QDialog, "proof")


def ink(proof: Any) -> int:
    """How much of the shown page is not white."""
    drawn = proof.page.grab().toImage()
    return sum(
        drawn.pixelColor(x, y).lightness() < 128
        for x in range(0, drawn.width(), 2)
        for y in range(0, drawn.height(), 2)
    )


def test_a_paper_is_looked_at_page_by_page_before_it_is_saved(screen: ReportsScreen) -> None:
    press(screen, "look_members")
    proof = opened_proof(screen)
    count = pdf.count_pages(papers.member_list(60))
    assert count > 1
    assert found(proof, QLabel, "proof_place").text() == f"Trang 1/{count}"
    first = proof.page.grab().toImage()
    assert ink(proof) > 1_000
    QTest.keyClick(proof, Qt.Key.Key_PageDown)
    assert found(proof, QLabel, "proof_place").text() == f"Trang 2/{count}"
    assert proof.page.grab().toImage() != first
    QTest.keyClick(proof, Qt.Key.Key_PageUp)
    assert not found(proof, QPushButton, "previous_page").isEnabled()
    assert proof.page.grab().toImage() == first


def test_a_page_fills_the_width_or_is_seen_whole_whichever_way_it_lies(screen: ReportsScreen) -> None:
    for name, lies in (("members", True), ("proposal", False)):
        press(screen, f"look_{name}")
        proof = opened_proof(screen)
        page, area = proof.page, proof.area
        assert (page.width() > page.height()) == lies
        assert page.width() <= area.viewport().width()
        sizes = found(proof, QComboBox, "proof_size")
        sizes.setCurrentIndex(sizes.findText("Cả trang"))
        assert page.height() <= area.viewport().height()
        assert ink(proof) > 500
        proof.close()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_what_was_looked_at_is_saved_from_there(
    screen: ReportsScreen, dialogs: Any, opener: Opener, tmp_path: Path
) -> None:
    dialogs.files.append(tmp_path / "a.pdf")
    press(screen, "look_members")
    proof = opened_proof(screen)
    found(proof, QPushButton, "proof_pdf").click()
    assert screen.workplace.jobs.wait_idle()
    assert opener.opened == [str(tmp_path / "a.pdf")]
    assert opened_proof(screen) is None


def test_a_paper_that_is_refused_is_not_looked_at(screen: ReportsScreen, dialogs: Any) -> None:
    chooser = found(screen, QComboBox, "campaign_awards")
    chooser.addItem("Đợt đã xóa", "TD-1999")
    chooser.setCurrentIndex(chooser.count() - 1)
    press(screen, "look_proposal")
    assert opened_proof(screen) is None
    assert [error.code for error in dialogs.refusals] == ["not_found"]
