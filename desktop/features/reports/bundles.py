"""Binding a bundle: one PDF of everything, every paper in Word, every enclosure as it came, in a folder that is there
whole or not at all.

pypdf puts pages together because reportlab cannot take in a page that somebody else made. It is pure Python, kept by
its community for many years, and needs nothing else.
"""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

from desktop.core import late
from desktop.core.attachments.records import FileNotAccepted, MediaType
from desktop.core.bundle import Bundle, Enclosure, Fate, Part, Place
from desktop.core.document import Document, Letterhead
from desktop.core.files import TEMPORARY_MARK, clear_write_errors, make_folder, write_bytes
from desktop.core.placed import PlacedPicture, PlacedText, Sheet, Side
from desktop.core.progress import SILENT, Progress

MOST_PAGES = 400
"""Of one enclosure: more is a book, not an enclosure, and stays beside."""
_ACTIONS = ("/AA", "/A", "/JS", "/PA")
_SCAN = 2200  # pixels: A4 in about 190 dots to an inch


@dataclass(frozen=True)
class Bound:
    """What was written: the folder, its files with the PDF of everything first, the pages of that one."""

    folder: Path
    files: tuple[Path, ...]
    pages: int
    places: tuple[Place, ...]


@dataclass(frozen=True)
class _Sheets:
    """A part drawn as PDF; no pages where it cannot be bound."""

    pdf: bytes
    pages: int
    fate: Fate = Fate.BOUND


def bind(
    bundle: Bundle, folder: Path, progress: Progress = SILENT, template: Callable[[Document], bytes] = lambda _: b""
) -> Bound:
    """Write the bundle to `folder`, or inside it where it holds something already, so that nothing is overwritten.
    `template` finds the Word template of a paper.

    Raises FileNotWritten, Cancelled; then nothing is left behind.
    """
    steps = _Steps(progress, 2 * len(bundle.parts) + 2)
    drawn = []
    for part in bundle.parts:
        steps.next(part.title)
        drawn.append(_drawn(part))
    contents, places = _contents(bundle, drawn)
    papers = [contents, *bundle.parts]
    with _appearing(_free_place(folder.absolute(), bundle.slug)) as (making, place):
        steps.next(bundle.title)
        whole, pages = _joined(bundle, [_drawn(contents), *drawn], [paper.title for paper in papers])
        names = [f"00-{bundle.slug}.pdf"]
        write_bytes(making / names[0], whole)
        for number, paper in enumerate(papers, 1):
            steps.next(paper.title)
            name, content = _on_its_own(number, paper, template)
            if content:
                write_bytes(making / name, content)
                names.append(name)
    return Bound(place, tuple(place / name for name in names), pages, places)


class _Steps:
    def __init__(self, progress: Progress, total: int) -> None:
        self.progress, self.total, self.done = progress, total, 0

    def next(self, label: str) -> None:
        self.progress.step(self.done, self.total, label)
        self.done += 1


def _contents(bundle: Bundle, drawn: Sequence[_Sheets]) -> tuple[Document, tuple[Place, ...]]:
    """The contents stand before what they number, so their own length is found first."""
    places: tuple[Place, ...] = tuple(Place(0, one.pages, one.fate) for one in drawn)
    for _ in range(3):
        contents = bundle.first(places)
        page = 1 + _drawn(contents).pages
        found = []
        for one in drawn:
            found.append(Place(page if one.pages else 0, one.pages, one.fate))
            page += one.pages
        if tuple(found) == places:
            break
        places = tuple(found)
    return bundle.first(places), places


def _drawn(part: Part) -> _Sheets:
    if isinstance(part, Document):
        file = io.BytesIO()
        pages: int = late.attribute("desktop.features.reports.pdf:write")(part, file)
        return _Sheets(file.getvalue(), pages)
    if part.media_type is MediaType.PDF:
        return _checked(part.content())
    if part.media_type.is_picture:
        return _on_pages(part)
    return _Sheets(b"", 0, Fate.BESIDE)


def _checked(content: bytes) -> _Sheets:
    """A PDF from outside: its pages are read once before anything is promised about them."""
    pypdf = late.load("pypdf")
    try:
        reader = pypdf.PdfReader(io.BytesIO(content), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            return _Sheets(b"", 0, Fate.LOCKED)
        pages = len(reader.pages)
        if not 0 < pages <= MOST_PAGES:
            return _Sheets(b"", 0, Fate.UNREADABLE)
        probe = pypdf.PdfWriter()
        probe.append(reader, import_outline=False)
        probe.write(io.BytesIO())
    except Exception:  # noqa: BLE001 a PDF made for it lets a reader raise anything at all
        return _Sheets(b"", 0, Fate.UNREADABLE)
    return _Sheets(content, pages)


def _on_pages(part: Enclosure) -> _Sheets:
    """Each page of a scan on a page of its own, as large as it goes, with what it is below."""
    caption = PlacedText(20, 282, 170, 8, part.title, 9, 7, italic=True, across=Side.MIDDLE)
    pages: Any = late.attribute("desktop.core.attachments:picture_pages")
    try:
        cards = tuple(
            (PlacedPicture(15, 15, 180, 264, one), caption) for one in pages(part.content(), _SCAN, part.slug)
        )
    except FileNotAccepted:
        return _Sheets(b"", 0, Fate.UNREADABLE)
    sheet = Sheet(210.0, 297.0, cards)
    return _drawn(Document(part.slug, Letterhead("", ""), part.title, sheets=(sheet,)))


def _joined(bundle: Bundle, drawn: Sequence[_Sheets], titles: Sequence[str]) -> tuple[bytes, int]:
    pypdf = late.load("pypdf")
    writer = pypdf.PdfWriter()
    for one, title in zip(drawn, titles, strict=True):
        if one.pages:
            first = len(writer.pages)
            reader = pypdf.PdfReader(io.BytesIO(one.pdf), strict=False)
            if reader.is_encrypted:
                reader.decrypt("")
            writer.append(reader, import_outline=False)
            writer.add_outline_item(title=title, page_number=first)
    for page in writer.pages:
        _without_actions(page)
    writer.compress_identical_objects()
    writer.add_metadata({"/Title": bundle.title, "/Creator": "Sổ Công đoàn"})
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue(), len(writer.pages)


def _without_actions(page: Any) -> None:
    """What an enclosure would do when it is opened or clicked stays out; what it shows stays."""
    page.pop("/AA", None)
    for note in page.get("/Annots") or ():
        mark: Any = note.get_object()
        for action in _ACTIONS:
            mark.pop(action, None)


def _on_its_own(number: int, paper: Part, template: Callable[[Document], bytes]) -> tuple[str, bytes]:
    if isinstance(paper, Enclosure):
        return f"{number:02}-{paper.slug}.{paper.media_type.suffix}", paper.content()
    if paper.sheets:
        return "", b""
    name = f"{number:02}-{paper.slug}.docx"
    if content := template(paper):
        return name, late.attribute("desktop.features.reports.templates:filled")(paper, content)
    file = io.BytesIO()
    late.attribute("desktop.features.reports.docx:write")(paper, file)
    return name, file.getvalue()


def _free_place(folder: Path, slug: str) -> Path:
    """The folder itself when it is not there yet or empty, else a new one inside it."""
    with clear_write_errors(folder):
        if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
            return folder
        place, again = folder / slug, 2
        while place.exists():
            place, again = folder / f"{slug}-{again}", again + 1
        return place


@contextmanager
def _appearing(place: Path) -> Iterator[tuple[Path, Path]]:
    """A folder to fill beside its place; it takes its name only when everything in it is written."""
    make_folder(place.parent)
    making = place.parent / f".{place.name}{TEMPORARY_MARK}-{uuid4().hex[:8]}"
    make_folder(making)
    try:
        yield making, place
        with clear_write_errors(place):
            if place.exists():
                place.rmdir()  # empty, else it would not have been chosen
            making.rename(place)
    except BaseException:
        with suppress(OSError):
            shutil.rmtree(making)
        raise
