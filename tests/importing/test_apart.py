"""Files that would exhaust, hang or break a reader cost the process that reads them; the officer gets a sentence."""

from __future__ import annotations

import os
import random
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop.core.errors import UserError
from desktop.core.files import FileNotRead
from desktop.core.progress import SILENT, Cancelled
from desktop.features.importing.domain import ListTooLarge, Looks, NotAList
from desktop.features.importing.sheets import apart
from desktop.features.importing.words import refusal
from desktop.shell.words import refusal as refusal_of_files
from tests.importing import hostile
from tests.importing.hostile import unsuspicious
from tests.importing.made import LISTS, lying_bomb, overlapping, save_xlsx

MOST = 300 * 2**20
DATA = Path(__file__).parent / "data"
Make = Callable[[Path], Path]


@pytest.fixture
def reader() -> Iterator[apart.Reader]:
    """A process of the test's own, so that its memory is that of one file."""
    own = apart.Reader()
    yield own
    own.end()


def refused(reader: apart.Reader, path: Path) -> UserError:
    with pytest.raises(UserError) as caught:
        reader.read(("file", str(path)), str(path), path.stat().st_size, SILENT)
    assert path.name in (refusal(caught.value) or refusal_of_files(caught.value) or "")
    return caught.value


@pytest.mark.parametrize(
    ("make", "suffix", "expected"),
    [
        (hostile.bomb, "xlsx", Looks.UNSAFE),
        (unsuspicious(hostile.bomb), "xlsx", Looks.UNSAFE),
        (hostile.nested, "xlsx", Looks.ARCHIVE),
        (overlapping, "xlsx", Looks.UNSAFE),
        (lying_bomb, "xlsx", Looks.DAMAGED),
        (hostile.entities, "xlsx", Looks.UNSAFE),
        (unsuspicious(hostile.entities), "xlsx", Looks.UNSAFE),
        (hostile.million_columns, "xlsx", Looks.UNSAFE),
        (unsuspicious(hostile.huge_cell), "xlsx", Looks.UNSAFE),
        (hostile.deep, "xlsx", Looks.UNSAFE),
        (hostile.lying_records, "xls", Looks.DAMAGED),
        (hostile.circular_sectors, "xls", Looks.DAMAGED),
        (hostile.million_tables, "xls", Looks.UNSAFE),
        (hostile.one_line, "csv", Looks.DAMAGED),
        (hostile.one_line_of_cells, "csv", Looks.DAMAGED),
        (hostile.quotes, "csv", Looks.DAMAGED),
        (hostile.nulls, "csv", Looks.EMPTY),
        (hostile.text_then_nulls, "csv", Looks.UNKNOWN),
        (hostile.word_of_rows, "docx", Looks.UNSAFE),
        (unsuspicious(hostile.word_of_rows), "docx", "rows"),
        (unsuspicious(hostile.word_of_tables), "docx", Looks.UNSAFE),
    ],
    ids=lambda value: getattr(value, "__name__", str(value)),
)
def test_a_hostile_file_is_refused_in_little_memory(
    make: Make, suffix: str, expected: Looks | str, reader: apart.Reader, tmp_path: Path
) -> None:
    found = refused(reader, make(tmp_path / f"ds.{suffix}"))
    assert (found.looks_like if isinstance(found, NotAList) else getattr(found, "what", "")) == expected
    assert 0 < reader.peak < MOST


@pytest.mark.parametrize("make", [hostile.many_strings, hostile.far_corner, unsuspicious(hostile.deep)])
def test_what_is_only_wasteful_is_read_in_little_memory(make: Make, reader: apart.Reader, tmp_path: Path) -> None:
    path = make(tmp_path / "ds.xlsx")
    assert len(reader.read(("file", str(path)), "", 0, SILENT).sheets) == 1
    assert 0 < reader.peak < MOST


@pytest.mark.skipif(sys.platform == "win32", reason="the limit is that of a job there, and not seen in tests")
def test_a_file_that_needs_more_memory_than_the_limit_is_refused_and_the_next_is_read(
    reader: apart.Reader, tmp_path: Path
) -> None:
    found = refused(reader, hostile.repeated(tmp_path / "ds.ods"))
    assert isinstance(found, NotAList)
    assert found.looks_like is Looks.TOO_HEAVY
    path = str(save_xlsx(tmp_path / "b.xlsx", ("Họ và tên",)))
    assert reader.read(("file", path), path, 0, SILENT).sheets[0].rows == [["Họ và tên"]]


@pytest.mark.parametrize(
    "path",
    [
        LISTS / "danh-sach-nhieu-to.xlsx",
        DATA / "danh-sach-nhieu-to.xls",
        DATA / "danh-sach-vntime.xls",
        DATA / "danh-sach-nhieu-to.ods",
    ],
    ids=lambda path: path.name,
)
def test_a_file_cut_off_anywhere_is_damaged(path: Path, tmp_path: Path) -> None:
    content = path.read_bytes()
    cut = tmp_path / path.name
    for length in range(1_000, len(content) - 1_000, 1_000):
        cut.write_bytes(content[:length])
        with pytest.raises(NotAList) as caught:
            apart.read_workbook(cut)
        assert caught.value.looks_like is Looks.DAMAGED


@pytest.mark.parametrize("path", sorted([*DATA.glob("*.xls"), *DATA.glob("*.ods")]), ids=lambda path: path.name)
def test_changed_bytes_are_read_or_refused(path: Path, tmp_path: Path) -> None:
    """Some ask the parser for more memory than there is, which ends its process."""
    content, chance = path.read_bytes(), random.Random(1)
    changed = tmp_path / path.name
    for _ in range(60):
        mutated = bytearray(content)
        for _ in range(chance.choice((1, 5, 50))):
            mutated[chance.randrange(len(mutated))] = chance.randrange(256)
        changed.write_bytes(mutated)
        try:
            apart.read_workbook(changed)
        except (NotAList, ListTooLarge):
            continue


class Impatient:
    """Somebody who presses Cancel as soon as the bar moves."""

    def step(self, done: int, total: int, label: str = "") -> None:
        raise Cancelled


def test_cancelling_ends_the_process_at_once(reader: apart.Reader, tmp_path: Path) -> None:
    path = str(hostile.many_strings(tmp_path / "ds.xlsx"))
    reader.start()
    process = reader._process
    assert process is not None
    with pytest.raises(Cancelled):
        reader.read(("file", path), path, 0, Impatient())
    assert process.returncode is not None


@pytest.mark.skipif(sys.platform == "win32", reason="processes cannot be stopped there")
def test_a_process_that_says_nothing_is_ended(
    reader: apart.Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apart, "_SILENT_SECONDS", 0.2)
    path = save_xlsx(tmp_path / "ds.xlsx", ("Họ và tên",))
    reader.start()
    process = reader._process
    assert process is not None
    os.kill(process.pid, signal.SIGSTOP)
    found = refused(reader, path)
    assert isinstance(found, NotAList)
    assert found.looks_like is Looks.TOO_HEAVY
    assert process.returncode is not None


def test_one_process_reads_many_files_and_starts_again_after_one_that_ended_it(
    reader: apart.Reader, tmp_path: Path
) -> None:
    path = str(save_xlsx(tmp_path / "ds.xlsx", ("Họ và tên",)))
    first = reader.read(("file", path), path, 0, SILENT)
    process = reader._process
    assert process is not None
    assert reader.read(("file", path), path, 0, SILENT) == first
    assert reader._process is process
    process.kill()
    process.wait()
    assert reader.read(("file", path), path, 0, SILENT) == first


def test_a_folder_and_a_missing_file_are_refused_as_elsewhere(reader: apart.Reader, tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.xlsx"):
        with pytest.raises(FileNotRead):
            reader.read(("file", str(path)), str(path), 0, SILENT)
