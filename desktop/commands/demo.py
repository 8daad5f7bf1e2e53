"""`demo`: the whole main job on the sample union made anew, without a screen; every paper, a package, every screen."""

from __future__ import annotations

import shutil
import time
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QTabWidget, QWidget

from desktop import __version__, app, catalog
from desktop.commands import sample
from desktop.commands.call import current, err
from desktop.commands.union import sender_of
from desktop.core import paths
from desktop.core.contracts import Report
from desktop.core.database import Reading
from desktop.core.document import Column, Document, Facts, Kind, Letterhead, Paragraph, Row, Table
from desktop.core.errors import UserError
from desktop.core.files import make_folder, write_bytes
from desktop.features.accounts import services as accounts
from desktop.features.accounts.books import Book
from desktop.features.awards import services as awards
from desktop.features.awards.reports import VERDICTS
from desktop.features.organization.services import get_union
from desktop.features.reports.services import print_report, render
from desktop.features.sync import services as sync
from desktop.features.sync.domain import PackageKind, Purpose
from desktop.widgets.records import RecordsTable

SCREEN = (1366, 728)  # a 1366×768 screen less the task bar
SETTLING_MS = 350
TET_CODE, CAMPAIGN_CODE = "TET2026", "TD-2025"


def add_to(program: typer.Typer) -> None:
    program.command("demo")(demo)


def demo(
    out: Annotated[Path, typer.Option(help="Papers, package and pictures go here.")],
    people: Annotated[int, typer.Option(min=60, max=200_000, help="How many members are invented.")] = 300,
) -> None:
    """Do the whole main job on the sample union, without a screen."""
    current.default_passphrase = app.SAMPLE_PASSPHRASE
    folder = (current.data_dir or paths.sample_folder()).absolute()
    run = _Run(out.absolute())
    make_folder(run.out)
    book = run.step("set-up", lambda: _found_anew(folder))
    try:
        for name, deed in sample.story(people, run.out / sample.LIST_NAME):
            run.step(name, partial(deed, book))
        run.files.append(str(run.out / sample.LIST_NAME))
        run.step("eligibility", lambda: run.check_awards(book))
        run.step("package", lambda: run.make_package(book))
        run.step("papers", lambda: run.write_papers(book))
        run.step("pictures", lambda: run.take_pictures(book))
    finally:
        book.close()
    run.write_summary()
    current.answer({"steps": run.steps, "files": run.files}, "\n".join(run.files))


class _Run:
    """One demonstration: what it did, how long each step took, what it left."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self.steps: list[dict[str, Any]] = []
        self.files: list[str] = []
        self.remarks: list[tuple[str, str]] = []

    def step(self, name: str, deed: Callable[[], Any]) -> Any:
        begun = time.perf_counter()
        result = deed()
        seconds = round(time.perf_counter() - begun, 2)
        self.steps.append({"name": name, "seconds": seconds})
        err.print(f"{name}: {seconds} s", markup=False)
        return result

    def write_papers(self, book: Book) -> None:
        """Every paper in every format it has, for the sample's campaigns, dated as the story goes."""
        folder = self.out / "giay-to"
        folder.mkdir(exist_ok=True)
        for report in catalog.reports():
            book.database.clock = sample.PRINTED.get(report.name, sample.TET_GIVEN)
            with book.database.read() as reading:
                for ending in report.formats:
                    path = folder / f"{report.name}.{ending}"
                    try:
                        made = print_report(reading, report, path, self._about(reading, report))
                    except UserError as refusal:
                        self.remarks.append((report.title, catalog.sentence(refusal)))
                        break
                    self.files.append(str(made.path))

    @staticmethod
    def _about(reading: Reading, report: Report) -> str:
        """The sample's campaign; for cards the first section."""
        if report.needs_campaign:
            return TET_CODE if report.name.startswith("tet") else CAMPAIGN_CODE
        if report.name.startswith("member-cards") and report.choices:
            return report.choices(reading)[1][0]
        return ""

    def check_awards(self, book: Book) -> None:
        with book.database.read() as reading:
            found = awards.check_nominations(reading, CAMPAIGN_CODE)
        counts = Counter(VERDICTS[one.verdict].lower() for one in found)
        self.remarks.append(("Đề nghị khen thưởng", ", ".join(f"{count} {name}" for name, count in counts.items())))

    def make_package(self, book: Book) -> None:
        folder = self.out / "goi-du-lieu"
        folder.mkdir(exist_ok=True)
        for earlier in folder.glob("*_report_*.cdpkg.zip*"):
            earlier.unlink()
        with book.database.read() as reading:
            sender = sender_of(get_union(reading))
        created = sync.create_package(
            book.database, catalog.synced_tables(), sender, PackageKind.REPORT, folder, plain=True,
            app_version=__version__, purpose=Purpose.PERSONS,
        )  # fmt: skip
        self.files += [str(path) for path in created.files]
        self.remarks.append(("Gói dữ liệu", f"số {created.seq}, mã {created.sha256[:16]}…, đã đọc lại và kiểm tra"))

    def take_pictures(self, book: Book) -> None:
        """Every screen of the window as it stands, at the size of an old laptop."""
        folder = self.out / "man-hinh"
        folder.mkdir(exist_ok=True)
        qt = QApplication.instance()
        assert isinstance(qt, QApplication), "the command line made the wrong kind of application"
        app.dress(qt, "vi")
        start = app.Start(book.folder, sample=True)
        window = start.open_window(book)
        window.resize(*SCREEN)
        window.show()
        for number, name in enumerate(window.screen_names(), 1):
            window.show_screen(name)
            start.jobs.wait_idle(60_000)
            _choose_first_rows()
            start.jobs.wait_idle(60_000)
            _settle()
            start.jobs.wait_idle(60_000)
            self._picture(window, folder / f"{number:02}-{name}.png")
            self._pictures_of_tabs(window, start, folder / f"{number:02}-{name}")
        start.book = None
        start.end()
        window.close()

    def _pictures_of_tabs(self, window: Any, start: app.Start, stem: Path) -> None:
        """The other tabs of the screen that is shown."""
        for tabs in window.current.findChildren(QTabWidget):
            for at in range(1, tabs.count() if tabs.isVisible() else 0):
                tabs.setCurrentIndex(at)
                start.jobs.wait_idle(60_000)
                _choose_first_rows()
                _settle()
                start.jobs.wait_idle(60_000)
                self._picture(window, stem.with_name(f"{stem.name}-{at + 1}.png"))

    def _picture(self, widget: QWidget, path: Path) -> None:
        if not widget.grab().save(str(path)):
            raise OSError(str(path))
        self.files.append(str(path))

    def write_summary(self) -> None:
        """One page: what was done, how long it took, what was left."""
        rows = tuple(
            Row((number, _STEP_NAMES.get(step["name"], step["name"]), f"{step['seconds']:.2f}".replace(".", ",")))
            for number, step in enumerate(self.steps, 1)
        )
        columns = (Column("TT", 10, Kind.CENTRED), Column("Việc", 90), Column("Giây", 20, Kind.CENTRED))
        counts = (f"{sum(file.endswith(f'.{ending}') for file in self.files)} {ending.upper()}"
                  for ending in ("pdf", "xlsx", "docx", "png"))  # fmt: skip
        document = Document(
            slug="tom-tat",
            letterhead=Letterhead("DỮ LIỆU MẪU", "SỔ CÔNG ĐOÀN", motto=False),
            title="TÓM TẮT BUỔI TRÌNH DIỄN",
            subtitle=f"Sổ Công đoàn {__version__}",
            blocks=(
                Table(columns, rows),
                Paragraph(f"{', '.join(counts)} trong {self.out}", lead="Kết quả:", indent=False),
                Facts(tuple(self.remarks)),
            ),
        )
        made = render(document, self.out / "tom-tat.pdf")
        lines = [f"{step['name']}\t{step['seconds']}" for step in self.steps]
        lines += [f"{title}: {text}" for title, text in self.remarks]
        write_bytes(self.out / "tom-tat.txt", "\n".join([*lines, *self.files, ""]).encode())
        self.files += [str(made.path), str(self.out / "tom-tat.txt")]


_STEP_NAMES = {
    "set-up": "Thiết lập công đoàn mẫu",
    "write-list": "Viết danh sách Excel mẫu",
    "photos-and-cards": "Cấp số thẻ, cất ảnh đoàn viên",
    "import-members": "Nhập danh sách đoàn viên từ Excel",
    "new-superior": "Đổi công đoàn cấp trên trực tiếp",
    "membership-changes": "Ghi biến động đoàn viên",
    "emulation": "Phát động, đăng ký thi đua, sáng kiến",
    "award-history": "Sổ khen thưởng các năm trước, quá trình công tác công đoàn",
    "awards": "Đề nghị khen thưởng",
    "award-outcomes": "Quyết định, trình cấp trên, yêu cầu bổ sung",
    "last-tet": "Quà Tết năm trước, sổ hoàn cảnh",
    "tet-meeting": "Tiêu chí, họp xét hỗ trợ Tết",
    "tet-gifts": "Quà Tết: đề nghị, duyệt, cấp phát",
    "dues": "Đoàn phí: lập bảng, thu, miễn",
    "papers": "In mọi giấy tờ",
    "eligibility": "Kiểm tra điều kiện khen thưởng",
    "package": "Đóng gói dữ liệu và kiểm tra lại",
    "pictures": "Chụp mọi màn hình",
}


def _found_anew(folder: Path) -> Book:
    """The sample union made anew; a folder that holds anything but a sample is left alone."""
    if accounts.holds_union(folder) and paths.is_sample(folder):
        lock = accounts.hold(folder)
        accounts.forget(folder)
        lock.release()
        shutil.rmtree(folder / "backups", ignore_errors=True)
    book = sample.found(folder, current.passphrase())
    (folder / paths.SAMPLE_MARK).touch()
    return book


def _choose_first_rows() -> None:
    """As when somebody looks at the first record, so that what stands beside the lists is seen too."""
    for part in QApplication.allWidgets():
        if isinstance(part, RecordsTable) and part.isVisible() and part.model.rowCount():
            part.view.selectRow(0)


def _settle() -> None:
    """Let the window paint and its short timers run."""
    loop = QEventLoop()
    QTimer.singleShot(SETTLING_MS, loop.quit)
    loop.exec()
