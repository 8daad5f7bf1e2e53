from __future__ import annotations

import errno
import hashlib
import io
import zipfile
from pathlib import Path
from typing import Any

import pytest

from desktop.core.contracts import Report, Subject
from desktop.core.database import Database
from desktop.core.files import FileNotWritten
from desktop.core.progress import Cancelled
from desktop.features.reports.services import (
    FORMATS,
    UnknownFormat,
    UnknownReport,
    WrongFormatForReport,
    find_report,
    print_report,
    render,
)
from tests.reports import papers

LIST = Report(
    "people", "Danh sách đoàn viên", lambda reading, campaign: papers.registration(3), formats=("pdf", "xlsx")
)


class Stop:
    """Progress of an officer who presses Hủy after `steps` reports."""

    def __init__(self, steps: int) -> None:
        self.left = steps

    def step(self, done: int, total: int, label: str = "") -> None:
        self.left -= 1
        if self.left < 0:
            raise Cancelled


@pytest.mark.parametrize("format", FORMATS)
def test_a_paper_is_written_and_can_be_opened(tmp_path: Path, format: str) -> None:
    made = render(papers.registration(), tmp_path / f"dang-ky.{format}")
    content = made.path.read_bytes()
    assert made.sha256 == hashlib.sha256(content).hexdigest()
    assert made.pages == (1 if format == "xlsx" else 2)
    assert content.startswith(b"%PDF-") if format == "pdf" else zipfile.is_zipfile(io.BytesIO(content))


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_paper_gives_the_same_file(tmp_path: Path, format: str) -> None:
    first = render(papers.sign_off_list(), tmp_path / f"a.{format}")
    second = render(papers.sign_off_list(), tmp_path / f"b.{format}")
    assert first.sha256 == second.sha256


@pytest.mark.parametrize("format", FORMATS)
def test_a_cancelled_paper_leaves_the_old_file_and_nothing_else(tmp_path: Path, format: str) -> None:
    path = tmp_path / f"a.{format}"
    path.write_bytes(b"cu")
    with pytest.raises(Cancelled):
        render(papers.member_list(1200), path, progress=Stop(2))
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]
    assert path.read_bytes() == b"cu"


@pytest.mark.parametrize("format", FORMATS)
def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, format: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(FileNotWritten) as refused:
        render(papers.registration(), tmp_path / f"a.{format}")
    assert refused.value.reason == "disk_full"
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_a_refusal(tmp_path: Path) -> None:
    with pytest.raises(FileNotWritten) as refused:
        render(papers.proposal(), tmp_path / "khong-co" / "a.pdf")
    assert refused.value.reason == "no_such_folder"


def test_a_paper_is_found_by_its_name_only() -> None:
    assert find_report((LIST,), "people") is LIST
    with pytest.raises(UnknownReport) as refused:
        find_report((LIST,), "nobody")
    assert refused.value.offered == ("people",)


def test_an_unknown_ending_is_refused_before_anything_is_built(tmp_path: Path, database: Database) -> None:
    with database.read() as reading, pytest.raises(UnknownFormat) as refused:
        print_report(reading, LIST, tmp_path / "a.odt")
    assert refused.value.format == "odt"
    assert list(tmp_path.glob("*.odt")) == []


def test_a_format_the_paper_does_not_have_is_refused(tmp_path: Path, database: Database) -> None:
    with database.read() as reading, pytest.raises(WrongFormatForReport) as refused:
        print_report(reading, LIST, tmp_path / "a.docx")
    assert refused.value.facts() == {"name": LIST.title, "format": "docx", "offered": ("pdf", "xlsx")}


def test_a_paper_of_a_campaign_is_built_for_it(tmp_path: Path, database: Database) -> None:
    asked: list[str] = []

    def build(reading: object, campaign: str) -> Any:
        asked.append(campaign)
        return papers.registration(1)

    with database.read() as reading:
        print_report(reading, Report("a", "A", build, subject=Subject.CAMPAIGN), tmp_path / "a.pdf", "TD-2026")
        print_report(reading, Report("b", "B", build), tmp_path / "b.PDF", "TD-2026")
    assert asked == ["TD-2026", ""]
