"""The self-check: everything that must have travelled with the program, and the union's data when it can be opened."""

from __future__ import annotations

import platform
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import sqlcipher3.dbapi2 as driver
from PySide6 import __version__ as qt_version
from PySide6.QtCore import QCoreApplication

from desktop import __version__
from desktop.commands.call import Call
from desktop.core import audit, late, migrate, paths
from desktop.core.clock import SystemClock
from desktop.core.contracts import CheckResult
from desktop.core.database import Database
from desktop.core.document import Column, Document, Kind, Letterhead, Row, Signature, Signatures, Table
from desktop.core.errors import UserError
from desktop.core.files import make_folder, write_bytes
from desktop.core.money import Dong
from desktop.features.accounts.books import opened
from desktop.features.accounts.domain import PassphraseMissing
from desktop.features.accounts.services import holds_union
from desktop.features.importing.sheets import read_workbook, release
from desktop.features.reports.services import FORMATS, render
from desktop.widgets.words import translate

SQLITE_FLOOR = (3, 51, 3)
FONTS = ("LiberationSerif-Regular", "LiberationSerif-Bold", "LiberationSerif-Italic", "LiberationSerif-BoldItalic")
SAMPLE_TEXT = "AaĂăÂâĐđEeÊêIiOoÔôƠơUuƯưYy ằẳẵắặầẩẫấậềểễếệìỉĩíịồổỗốộờởỡớợừửữứựỳỷỹýỵ ₫–“”…"


def run_checks(call: Call) -> list[CheckResult]:
    """One result per check; a check that fails says why and never stops the others."""
    return [_result(name, body) for name, body in _checks(call)]


def _checks(call: Call) -> Iterator[tuple[str, Callable[[], str]]]:
    yield "versions", _versions
    yield "engine", _engine
    yield "migrations", _migrations
    yield "fonts", _fonts
    yield "translations", _translations
    yield "templates", _templates
    yield "papers", _papers
    yield "lists", _lists
    yield "write-access", lambda: _write_access(call.folder)
    yield "database", lambda: _union_database(call)


def check_title(name: str) -> str:
    """What a person calls the check."""
    return {
        "versions": translate("cli", "versions"),
        "engine": translate("cli", "database engine"),
        "migrations": translate("cli", "tables"),
        "fonts": translate("cli", "fonts"),
        "translations": translate("cli", "translations"),
        "templates": translate("cli", "files of the program"),
        "papers": translate("cli", "papers"),
        "lists": translate("cli", "reading of lists"),
        "write-access": translate("cli", "write access"),
        "database": translate("cli", "data of the union"),
    }.get(name, name)


def _result(name: str, body: Callable[[], str]) -> CheckResult:
    try:
        return CheckResult(name, True, body())
    except UserError as refusal:
        sentence: str = late.attribute("desktop.catalog:sentence")(refusal)
        return CheckResult(name, False, sentence)
    except Exception as error:  # noqa: BLE001 a check that breaks is a failed check, and the others still run
        return CheckResult(name, False, f"{type(error).__name__}: {error}")


def _versions() -> str:
    return f"Sổ Công đoàn {__version__}, Python {platform.python_version()}, Qt {qt_version}, {platform.platform()}"


def _engine() -> str:
    """The encrypted engine is the one the promises were measured on, and really encrypts."""
    if driver.sqlite_version_info < SQLITE_FLOOR:
        raise RuntimeError(f"SQLite {driver.sqlite_version} < {'.'.join(map(str, SQLITE_FLOOR))}")
    connection = driver.connect(":memory:")
    try:
        cipher = connection.execute("PRAGMA cipher_version").fetchone()
    finally:
        connection.close()
    if not cipher:
        raise RuntimeError("SQLCipher missing")
    return f"SQLite {driver.sqlite_version}, SQLCipher {cipher[0]}"


def _migrations() -> str:
    """A new database can be made from the migrations that travelled along."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database(Path(folder) / "new.db", bytes(32), SystemClock(), "check")
        try:
            migrate.upgrade(database)
            return translate("cli", "table version {version}").format(version=migrate.current(database))
        finally:
            database.close()


def _fonts() -> str:
    """Every Vietnamese letter has a glyph in every face the papers use."""
    faces = late.load("reportlab.pdfbase.ttfonts")
    for name in FONTS:
        face = faces.TTFontFile(str(paths.resource("fonts", f"{name}.ttf")))
        missing = {char for char in SAMPLE_TEXT if ord(char) not in face.charToGlyph}
        if missing:
            raise RuntimeError(f"{name}: {''.join(sorted(missing))}")
    return ", ".join(FONTS)


def _translations() -> str:
    text = QCoreApplication.translate("members", "Members")
    if text == "Members":
        raise RuntimeError(str(paths.resource("translations")))
    return text


def _templates() -> str:
    """Rule packs, catalogues and the sample travel with the program and can be read."""
    needed = [paths.resource(*parts) for parts in (("rules",), ("catalogues",), ("sample",), ("icons",), ("theme",))]
    missing = [str(path) for path in needed if not path.is_dir() or not any(path.iterdir())]
    if missing:
        raise RuntimeError(", ".join(missing))
    return ", ".join(path.name for path in needed)


def _papers() -> str:
    """A paper can be drawn in every format: the libraries and their own templates travelled along."""
    head = Letterhead("LIÊN ĐOÀN LAO ĐỘNG TỈNH TÂY NINH", "CĐCS THỬ", number="01/TTr-CĐCS")
    table = Table((Column("Họ và tên", 40), Column("Số tiền", 20, Kind.MONEY)), (Row(("Nguyễn Thị Hồng", Dong(5000))),))
    document = Document("thu", head, "TỜ TRÌNH", blocks=(table, Signatures((Signature(("CHỦ TỊCH",)),))))
    with tempfile.TemporaryDirectory() as folder:
        made = [render(document, Path(folder) / f"thu.{ending}") for ending in FORMATS]
    return ", ".join(f"{paper.path.suffix[1:]} {paper.pages}" for paper in made)


def _lists() -> str:
    """The program can run itself again to read a file, and has the readers of Excel, Word and the web with it."""
    page = "<table><tr><td>Họ và tên<tr><td>Nguyễn Thị Hồng</table>"
    with tempfile.TemporaryDirectory() as folder:
        table = Table((Column("Họ và tên", 40),), (Row(("Nguyễn Thị Hồng",)),))
        paper = Document("thu", Letterhead("LIÊN ĐOÀN", "CĐCS THỬ"), "DANH SÁCH", blocks=(table,))
        files = [render(paper, Path(folder) / f"thu.{ending}").path for ending in ("xlsx", "docx")]
        files.append(Path(folder) / "thu.xls")
        write_bytes(files[-1], page.encode())
        texts = [str([sheet.rows for sheet in read_workbook(file).sheets]) for file in files]
    release()
    if lost := [file.suffix for file, text in zip(files, texts, strict=True) if "Nguyễn Thị Hồng" not in text]:
        raise RuntimeError(", ".join(lost))
    return ", ".join(file.suffix[1:] for file in files)


def _write_access(folder: Path) -> str:
    make_folder(folder)
    probe = folder / "write-check.tmp"
    write_bytes(probe, b"ok")
    probe.unlink()
    return str(folder)


def _union_database(call: Call) -> str:
    if not holds_union(call.folder):
        return translate("cli", "no union here yet")
    try:
        passphrase = call.passphrase()
    except PassphraseMissing:
        return translate("cli", "not opened: no passphrase was given")
    with opened(call.folder, passphrase) as book:
        with book.database.connection() as connection:
            pages = connection.exec_driver_sql("PRAGMA quick_check").scalar()
            damaged = connection.exec_driver_sql("PRAGMA cipher_integrity_check").fetchall()
        if pages != "ok" or damaged:
            raise RuntimeError(translate("cli", "the database is damaged; restore the latest backup"))
        with book.database.read() as reading:
            broken = audit.first_broken(reading.session)
        if broken is not None:
            text = translate("cli", "the audit log was altered at entry {number}")
            raise RuntimeError(text.format(number=broken))
    return translate("cli", "opens, whole, audit log unbroken")
