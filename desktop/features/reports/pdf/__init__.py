"""A paper as PDF, ready to print and sign: drawn letter by letter with the embedded Times-like face.

Text is composed (NFC) and extractable, no other font is embedded, and the same document gives the same bytes. Tables
are measured and drawn here and not by reportlab's own, because a Paragraph in each cell takes ten times as long.
"""

from __future__ import annotations

from typing import Any, BinaryIO

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from desktop.core.document import Document
from desktop.core.progress import SILENT, Progress
from desktop.features.reports import typesetting as nd30
from desktop.features.reports.flow import Page
from desktop.features.reports.measuring import POINTS, Face, fonts
from desktop.features.reports.pdf.press import Press
from desktop.features.reports.placing import SheetPage

rl_config.useA85 = 0  # streams stay binary: a fifth smaller, and quicker than text from the days of seven-bit mail


def write(document: Document, file: BinaryIO, progress: Progress = SILENT) -> int:
    """Draw the paper into `file`; the number of pages. Raises Cancelled through `progress`."""
    pages = _laid_out(document)
    canvas: Any = _canvas(document, file)
    try:
        for done, (press, page, number) in enumerate(pages):
            progress.step(done, len(pages))
            press.print_page(canvas, page, number)
        canvas.save()
    finally:
        for font in fonts().values():  # a face remembers every paper that was begun and not saved
            font.state.pop(canvas._doc, None)
    return len(pages)


class Proof:
    """A paper laid out to be looked at before it is a file. `size` is that of a page, in points."""

    def __init__(self, document: Document) -> None:
        self._pages = _laid_out(document)
        press = self._pages[0][0]
        self.size = press.width, press.height

    @property
    def pages(self) -> int:
        return len(self._pages)

    def draw(self, number: int, pen: Any) -> None:
        """Page `number`, from 1, with a pen that draws as `Pen` does."""
        press, page, own_number = self._pages[number - 1]
        press.draw_page(pen, page, own_number)


def count_pages(document: Document) -> int:
    return len(_laid_out(document))


def _laid_out(document: Document) -> list[tuple[Press, Page | SheetPage, int]]:
    """Every page with the paper it is of and its number there."""
    presses = map(Press, document.every)
    return [(press, page, number) for press in presses for number, page in enumerate(press.pages(), 1)]


def _canvas(document: Document, file: BinaryIO) -> Canvas:
    width, height = nd30.page_size(document)
    canvas = Canvas(
        file,
        pagesize=(width * POINTS, height * POINTS),
        invariant=1,
        pageCompression=1,
        initialFontName=Face.REGULAR.value,  # type: ignore[arg-type]  # its types say float; it takes a name
        initialFontSize=nd30.BODY_SIZE,
        lang="vi-VN",
    )
    heading = " ".join(nd30.clean(part) for part in (document.title, document.subtitle) if part).replace("\n", " ")
    if document.sheets:  # what is measured must not be fitted to the page; readers show the title above it
        heading = f"{heading} – in đúng cỡ 100 % (Actual size), không chọn “Vừa trang” (Fit)"
        canvas.setViewerPreference("PrintScaling", "None")
    canvas.setTitle(heading)
    canvas.setSubject(nd30.clean(document.subtitle))
    canvas.setAuthor(nd30.clean(document.letterhead.issuer))
    canvas.setCreator("Sổ Công đoàn")
    canvas.setKeywords(", ".join(nd30.clean(word) for word in document.keywords))
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas
