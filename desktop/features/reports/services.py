"""Making the file of a paper: choose the paper and the format, draw it, write it whole or not at all, read it back."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.core import late
from desktop.core.contracts import Report
from desktop.core.database import Reading
from desktop.core.document import Document
from desktop.core.errors import UserError
from desktop.core.files import FileNotWritten, write_bytes
from desktop.core.progress import SILENT, Progress

_RENDERERS = {
    "pdf": "desktop.features.reports.pdf:write",
    "xlsx": "desktop.features.reports.xlsx:write",
    "docx": "desktop.features.reports.docx:write",
}
FORMATS = tuple(_RENDERERS)


@dataclass(eq=False)
class UnknownFormat(UserError):
    """The file's name ends in none of the formats a paper can have."""

    format: str
    offered: tuple[str, ...]


@dataclass(eq=False)
class UnknownReport(UserError):
    """No paper has that name."""

    name: str
    offered: tuple[str, ...]


@dataclass(eq=False)
class WrongFormatForReport(UserError):
    """The paper exists, but not in that format; `name` is its title."""

    name: str
    format: str
    offered: tuple[str, ...]


@dataclass(eq=False)
class TemplateRefused(UserError):
    """`reason`: `not_word`, `too_large`, `reaches_outside`, `unknown_place`, `unclosed`, `not_allowed`, `not_a_list` or
    `damaged`; `place` is what is meant, `line` the paragraph it stands in, `near` a place that may have been meant."""

    name: str
    reason: str
    place: str = ""
    line: int = 0
    near: str = ""


@dataclass(frozen=True)
class Rendered:
    """A paper on the disk. `pages`: of a PDF as printed; of a Word paper as the same paper has in PDF, for only Word
    itself knows better; of a workbook its sheets."""

    path: Path
    pages: int
    sha256: str


def find_report(reports: Sequence[Report], name: str) -> Report:
    """Raises UnknownReport."""
    for report in reports:
        if report.name == name:
            return report
    raise UnknownReport(name, tuple(report.name for report in reports))


def format_of(path: Path) -> str:
    """The format a file's name asks for; raises UnknownFormat."""
    asked = path.suffix.lower().removeprefix(".")
    if asked not in _RENDERERS:
        raise UnknownFormat(asked, FORMATS)
    return asked


def print_report(reading: Reading, report: Report, path: Path, code: str = "", progress: Progress = SILENT) -> Rendered:
    """Build the paper about what `code` says and write it in the format `path` asks for.

    Raises UnknownFormat, WrongFormatForReport, FileNotWritten, Cancelled and what the paper itself refuses.
    """
    asked = format_of(path)
    if asked not in report.formats:
        raise WrongFormatForReport(report.title, asked, report.formats)
    document = report.build(reading, code if report.subject else "")
    return render(document, path, asked, progress, template_for(reading, document) if asked == "docx" else b"")


def template_for(reading: Reading, document: Document) -> bytes:
    """The Word template of the paper: the union's own or the shipped one; nothing for a paper without."""
    if not document.template:
        return b""
    found: bytes = late.attribute("desktop.features.reports.templates:template_bytes")(reading, document.template)
    return found


def render(
    document: Document, path: Path, format: str = "", progress: Progress = SILENT, template: bytes = b""
) -> Rendered:
    """Write `document` to `path`; without `format` the file's ending decides. A Word paper is filled into `template`.

    The file is drawn in memory first, so a cancelled or failed paper leaves nothing behind and an old file untouched.
    Raises UnknownFormat, FileNotWritten, Cancelled.
    """
    asked = format or format_of(path)
    if asked not in _RENDERERS:
        raise UnknownFormat(asked, FORMATS)
    if document.sheets and asked != "pdf":
        raise WrongFormatForReport(document.title, asked, ("pdf",))
    drawn = io.BytesIO()
    if asked == "docx" and template:
        content = late.attribute("desktop.features.reports.templates:filled")(document, template)
        pages: int = late.attribute("desktop.features.reports.pdf:count_pages")(document)
    else:
        pages = late.attribute(_RENDERERS[asked])(document, drawn, progress)
        content = drawn.getvalue()
    _verify(content, asked, path)
    path = path.absolute()
    write_bytes(path, content)
    return Rendered(path, pages, hashlib.sha256(content).hexdigest())


def _verify(content: bytes, asked: str, path: Path) -> None:
    """That a reader could open it; the disk is compared with `content` when it has been written."""
    if asked == "pdf":
        whole = content.startswith(b"%PDF-") and content.rstrip().endswith(b"%%EOF") and b"startxref" in content[-64:]
    else:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            whole = archive.testzip() is None
    if not whole:
        raise FileNotWritten(str(path), "read_back_differs")
